#include "harness/case/suite.h"

#include <libxml/parser.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "harness/case/file_list.h"
#include "harness/case/parallel.h"
#include "harness/case/suite_private.h"
#include "harness/text.h"

/* The order in which sheaves are read. */
struct turn {
    struct sheaf *sheaf;
    off_t bytes;
};

/* What is needed while loading only. */
struct loading {
    struct suite *suite;
    struct reader reader;
    size_t most_bytes; /* of facts and goldens that stay in memory */
    struct headway *headway;
    atomic_size_t bytes;
    struct turn *turns;
    struct headway unseen;
    struct reader readers[PARALLEL_MOST]; /* each worker has one of its own */
    struct problems problems[PARALLEL_MOST];
};

/* ---- files ---- */

/* The one file below cases/ that holds no case. */
static void leave_out_equivalents(struct file_list *list) {
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->names[i], EQUIVALENT_FILE))
            list->names[kept++] = list->names[i];
    list->count = kept;
}

/* Both lists are in the order of their names, and so are the sheaves. */
static void pair_files(struct suite *suite, const struct file_list *cases,
                       const struct file_list *goldens) {
    size_t c = 0, g = 0;
    suite->sheaves = arena_take(suite->arena, (cases->count + goldens->count + 1) *
                                                  sizeof *suite->sheaves);
    while (c < cases->count || g < goldens->count) {
        struct sheaf *sheaf = &suite->sheaves[suite->sheaf_count++];
        int order = c == cases->count     ? 1
                    : g == goldens->count ? -1
                                          : strcmp(below_the_top(cases->names[c]),
                                                   below_the_top(goldens->names[g]));
        sheaf->suite = suite;
        if (order <= 0)
            sheaf->cases = cases->names[c++];
        if (order >= 0)
            sheaf->goldens = goldens->names[g++];
    }
}

static off_t size_of(const struct suite *suite, struct arena *arena, const char *name) {
    struct stat status;
    if (!name || stat(arena_print(arena, "%s/%s", suite->root, name), &status))
        return 0;
    return status.st_size;
}

static int larger_first(const void *a, const void *b) {
    const struct turn *first = a, *second = b;
    return (first->bytes < second->bytes) - (first->bytes > second->bytes);
}

/* Large ones first, so that no core waits for the last. */
static void take_turns(struct loading *loading, struct arena *arena) {
    const struct suite *suite = loading->suite;
    loading->turns = arena_take(arena, suite->sheaf_count * sizeof *loading->turns);
    for (size_t i = 0; i < suite->sheaf_count; i++) {
        struct sheaf *sheaf = &suite->sheaves[i];
        loading->turns[i] =
            (struct turn){sheaf, size_of(suite, arena, sheaf->cases) +
                                     size_of(suite, arena, sheaf->goldens)};
    }
    qsort(loading->turns, suite->sheaf_count, sizeof *loading->turns, larger_first);
}

static void read_sheaf(void *context, size_t index, size_t worker) {
    struct loading *loading = context;
    struct sheaf *sheaf = loading->turns[index].sheaf;
    sheaf_read(sheaf, loading->suite->root, &loading->readers[worker]);
    loading->headway->done++;
    size_t bytes = arena_size(sheaf->arena);
    if (atomic_fetch_add(&loading->bytes, bytes) + bytes <= loading->most_bytes)
        return;
    atomic_fetch_sub(&loading->bytes, bytes);
    sheaf_put_away(sheaf);
}

static void read_sheaves(struct loading *loading) {
    struct suite *suite = loading->suite;
    struct arena *arena = arena_new();
    take_turns(loading, arena);
    xmlInitParser(); /* before threads, as libxml2 asks */
    for (size_t i = 0; i < PARALLEL_MOST; i++) {
        struct reader *reader = &loading->readers[i];
        *reader = loading->reader;
        reader->heads = suite->heads[i] = arena_new();
        reader->notes = arena_new();
        reader->scratch = arena_new();
        reader->problems = &loading->problems[i];
    }
    loading->headway->total = suite->sheaf_count;
    parallel_for(suite->sheaf_count, read_sheaf, loading);
    arena_free(arena);
    for (size_t i = 0; i < PARALLEL_MOST; i++) {
        struct problems *told = &loading->problems[i];
        for (size_t j = 0; j < told->count; j++)
            problems_add(loading->reader.problems, &told->items[j]);
        problems_release(told);
        arena_free(loading->readers[i].notes);
        arena_free(loading->readers[i].scratch);
    }
}

/* ---- all cases together ---- */

/* Cases of one id stay in the order of their files and lines. */
static int by_case_id(const void *a, const void *b) {
    const struct specimen *first = *(struct specimen *const *)a;
    const struct specimen *second = *(struct specimen *const *)b;
    int order = strcmp(first->id, second->id);
    if (order == 0)
        order = strcmp(first->file, second->file);
    return order ? order : (first->line > second->line) - (first->line < second->line);
}

static void index_cases(struct suite *suite) {
    for (size_t i = 0; i < suite->sheaf_count; i++)
        suite->count += suite->sheaves[i].count;
    size_t room = (suite->count + 1) * sizeof(struct specimen *), at = 0;
    suite->specimens = arena_take(suite->arena, room);
    suite->by_id = arena_take(suite->arena, room);
    for (size_t i = 0; i < suite->sheaf_count; i++) {
        struct sheaf *sheaf = &suite->sheaves[i];
        struct specimen **here = &suite->specimens[at];
        if (sheaf->count)
            memcpy(here, sheaf->specimens, sheaf->count * sizeof *here);
        free(sheaf->specimens);
        sheaf->specimens = here;
        at += sheaf->count;
    }
    memcpy(suite->by_id, suite->specimens, room);
    qsort(suite->by_id, suite->count, sizeof *suite->by_id, by_case_id);
}

/* ---- loading ---- */

static void load(struct loading *loading, struct problems *problems) {
    struct suite *suite = loading->suite;
    struct file_list cases, goldens;
    if (reader_open(&loading->reader, suite->schema_dir, suite->arena, problems) &&
        file_list_read(&cases, suite->arena, suite->root, "cases", problems) &&
        file_list_read(&goldens, suite->arena, suite->root, "golden", problems)) {
        leave_out_equivalents(&cases);
        equivalents_read(suite->root, suite->schema_dir, suite->arena,
                         &suite->equivalents, problems);
        if (cases.count == 0)
            problems_at(problems, "cases", 0, NULL,
                        _("found no case, expected XML files"));
        pair_files(suite, &cases, &goldens);
        read_sheaves(loading);
        index_cases(suite);
        suite_check(suite, problems);
    }
    suite->reader = (struct reader){.by_id = loading->reader.by_id};
    reader_release(&loading->reader);
}

/* Problems are told file by file, from top to bottom. */
static int by_place(const void *a, const void *b) {
    const struct error *first = a, *second = b;
    int order = strcmp(first->file, second->file);
    if (order == 0)
        order = (first->line > second->line) - (first->line < second->line);
    return order ? order : strcmp(first->text, second->text);
}

static bool load_suite(const char *root, const char *schema_dir, size_t most_bytes,
                       struct headway *headway, struct suite **out,
                       struct problems *problems) {
    size_t before = problems->count;
    struct suite *suite = calloc(1, sizeof *suite);
    struct loading *loading = calloc(1, sizeof *loading);
    if (!suite || !loading)
        BUG("out of memory for a suite");
    suite->arena = arena_new();
    suite->root = arena_copy(suite->arena, root);
    suite->schema_dir = schema_dir ? arena_copy(suite->arena, schema_dir)
                                   : arena_print(suite->arena, "%s/cases/schema", root);
    loading->suite = suite;
    loading->most_bytes = most_bytes;
    loading->headway = headway ? headway : &loading->unseen;
    load(loading, problems);
    free(loading);
    bool good = problems->count == before;
    if (!good) {
        qsort(problems->items + before, problems->count - before, sizeof *problems->items,
              by_place);
        suite_free(suite);
    }
    *out = good ? suite : NULL;
    return good;
}

bool suite_load(const char *root, struct suite **out, struct problems *problems) {
    return load_suite(root, NULL, SIZE_MAX, NULL, out, problems);
}

bool suite_load_with_schema(const char *root, const char *schema_dir, struct suite **out,
                            struct problems *problems) {
    return load_suite(root, schema_dir, SIZE_MAX, NULL, out, problems);
}

bool suite_load_sparingly(const char *root, size_t most_bytes, struct headway *headway,
                          struct suite **out, struct problems *problems) {
    return load_suite(root, NULL, most_bytes, headway, out, problems);
}

void suite_free(struct suite *suite) {
    if (!suite)
        return;
    for (size_t i = 0; i < suite->sheaf_count; i++)
        arena_free(suite->sheaves[i].arena);
    for (size_t i = 0; i < PARALLEL_MOST; i++)
        arena_free(suite->heads[i]);
    arena_free(suite->arena);
    free(suite);
}

/* ---- what it holds ---- */

const char *suite_root(const struct suite *suite) {
    return suite->root;
}

const char *suite_schema_dir(const struct suite *suite) {
    return suite->schema_dir;
}

const struct equivalents *suite_equivalents(const struct suite *suite) {
    return &suite->equivalents;
}

size_t suite_count(const struct suite *suite) {
    return suite->count;
}

const struct specimen *suite_at(const struct suite *suite, size_t index) {
    return index < suite->count ? suite->specimens[index] : NULL;
}

const struct specimen *suite_find(const struct suite *suite, const char *id) {
    size_t low = 0, high = suite->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(suite->by_id[middle]->id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < suite->count && !strcmp(suite->by_id[low]->id, id))
        return suite->by_id[low];
    return NULL;
}

bool suite_place(const struct suite *suite, const char *id, size_t *place) {
    const struct specimen *found = suite_find(suite, id);
    for (*place = 0; found && suite->specimens[*place] != found;)
        ++*place;
    return found;
}

static bool bring(struct suite *suite, struct sheaf *sheaf, struct error *error) {
    struct sheaf **place = &suite->brought[suite->brought_next];
    if (*place)
        sheaf_put_away(*place);
    *place = NULL;
    if (!sheaf_bring(sheaf, suite->root, &suite->reader, error))
        return false;
    *place = sheaf;
    suite->brought_next = (suite->brought_next + 1) % BROUGHT_MOST;
    return true;
}

const struct specimen *suite_bring(struct suite *suite, size_t place,
                                   struct error *error) {
    struct sheaf *sheaf = suite->specimens[place]->sheaf;
    return sheaf->arena || bring(suite, sheaf, error) ? suite->specimens[place] : NULL;
}
