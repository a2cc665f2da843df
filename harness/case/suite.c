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
    size_t most_bytes; /* that may stay in memory */
    struct headway *headway;
    atomic_size_t bytes; /* of all that were read */
    struct turn *turns;
    struct headway unseen;
    struct reader readers[PARALLEL_MOST]; /* each worker has one of its own */
    struct problems problems[PARALLEL_MOST];
    struct arena *strays[PARALLEL_MOST];
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

/* Where two lists of files stand that are walked side by side. */
struct walk {
    const struct file_list *cases, *goldens;
    size_t at_case, at_golden;
};

/* Both are in the order of their names, and so are the pairs; false: none is left. */
static bool next_pair(struct walk *walk, const char **cases, const char **goldens) {
    bool no_case = walk->at_case == walk->cases->count;
    bool no_golden = walk->at_golden == walk->goldens->count;
    *cases = no_case ? NULL : walk->cases->names[walk->at_case];
    *goldens = no_golden ? NULL : walk->goldens->names[walk->at_golden];
    int order = no_case     ? 1
                : no_golden ? -1
                            : strcmp(below_the_top(*cases), below_the_top(*goldens));
    if (order > 0)
        *cases = NULL;
    if (order < 0)
        *goldens = NULL;
    walk->at_case += *cases != NULL;
    walk->at_golden += *goldens != NULL;
    return *cases || *goldens;
}

static void pair_files(struct suite *suite, const struct file_list *cases,
                       const struct file_list *goldens) {
    struct walk counting = {.cases = cases, .goldens = goldens}, walk = counting;
    struct sheaf pair = {.cases = NULL};
    while (next_pair(&counting, &pair.cases, &pair.goldens))
        suite->sheaf_count++;
    size_t room = suite->sheaf_count * sizeof *suite->sheaves;
    struct sheaf *next = suite->sheaves = arena_take(suite->arena, room);
    while (next_pair(&walk, &pair.cases, &pair.goldens))
        *next++ = pair;
}

/* In bytes, both files; `scratch` is cleared. */
static off_t size_of(const struct suite *suite, const struct sheaf *sheaf,
                     struct arena *scratch) {
    const char *const names[] = {sheaf->cases, sheaf->goldens};
    struct stat status;
    off_t size = 0;
    for (int i = 0; i < 2; i++) {
        arena_clear(scratch);
        if (names[i] &&
            !stat(arena_print(scratch, "%s/%s", suite->root, names[i]), &status))
            size += status.st_size;
    }
    return size;
}

static int larger_first(const void *a, const void *b) {
    const struct turn *first = a, *second = b;
    return (first->bytes < second->bytes) - (first->bytes > second->bytes);
}

/* Large ones first, so that no core waits for the last. */
static void take_turns(struct loading *loading, struct arena *arena) {
    const struct suite *suite = loading->suite;
    struct arena *scratch = arena_new();
    loading->turns = arena_take(arena, suite->sheaf_count * sizeof *loading->turns);
    for (size_t i = 0; i < suite->sheaf_count; i++) {
        struct sheaf *sheaf = &suite->sheaves[i];
        loading->turns[i] = (struct turn){sheaf, size_of(suite, sheaf, scratch)};
    }
    arena_free(scratch);
    qsort(loading->turns, suite->sheaf_count, sizeof *loading->turns, larger_first);
}

static void read_sheaf(void *context, size_t index, size_t worker) {
    struct loading *loading = context;
    struct suite *suite = loading->suite;
    struct sheaf *sheaf = loading->turns[index].sheaf;
    sheaf_read(sheaf, suite->root, &loading->readers[worker]);
    catalogue_add(suite->catalogue, (size_t)(sheaf - suite->sheaves), sheaf);
    loading->headway->done++;
    loading->bytes += arena_size(sheaf->arena);
    if (loading->bytes > loading->most_bytes)
        sheaf_put_away(sheaf);
}

/* All of them stay, or none. */
static void put_away_too_many(const struct loading *loading) {
    struct suite *suite = loading->suite;
    for (size_t i = 0; loading->bytes > loading->most_bytes && i < suite->sheaf_count;
         i++)
        sheaf_put_away(&suite->sheaves[i]);
}

static void read_sheaves(struct loading *loading) {
    struct suite *suite = loading->suite;
    struct arena *arena = arena_new();
    take_turns(loading, arena);
    xmlInitParser(); /* before threads, as libxml2 asks */
    for (size_t i = 0; i < PARALLEL_MOST; i++) {
        struct reader *reader = &loading->readers[i];
        *reader = loading->reader;
        reader->strays = loading->strays[i] = arena_new();
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

/* With all of them read, each has its place. */
static void catalogue_cases(struct suite *suite, struct problems *problems) {
    struct error error = ERROR_INIT;
    for (size_t i = 0; i < suite->sheaf_count; i++) {
        suite->sheaves[i].first = suite->count;
        suite->count += suite->sheaves[i].count;
    }
    if (catalogue_close(suite->catalogue, &error))
        suite_check(suite, problems);
    else
        problems_add(problems, &error);
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
        put_away_too_many(loading);
        catalogue_cases(suite, problems);
        for (size_t i = 0; i < PARALLEL_MOST; i++)
            arena_free(loading->strays[i]);
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
    suite->catalogue = catalogue_new();
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
    catalogue_free(suite->catalogue);
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

/* Of the case at a place. */
static struct sheaf *sheaf_at(const struct suite *suite, size_t place) {
    size_t low = 0,
           high = suite->sheaf_count; /* the last that does not begin behind it */
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (suite->sheaves[middle].first <= place)
            low = middle;
        else
            high = middle;
    }
    return &suite->sheaves[low];
}

const struct specimen *suite_at(const struct suite *suite, size_t place) {
    if (place >= suite->count)
        return NULL;
    const struct sheaf *sheaf = sheaf_at(suite, place);
    if (!sheaf->specimens)
        BUG("case %zu has to be brought", place);
    return sheaf->specimens[place - sheaf->first];
}

bool suite_place(const struct suite *suite, const char *id, size_t *place) {
    struct arena *arena = arena_new();
    struct entry entry;
    bool found = catalogue_find(suite->catalogue, arena, id, &entry);
    if (found)
        *place = suite->sheaves[entry.sheaf].first + entry.number;
    arena_free(arena);
    return found;
}

const struct specimen *suite_find(const struct suite *suite, const char *id) {
    size_t place;
    return suite_place(suite, id, &place) ? suite_at(suite, place) : NULL;
}

void suite_head(const struct suite *suite, size_t place, struct arena *arena,
                struct specimen *out) {
    const struct sheaf *sheaf = sheaf_at(suite, place);
    if (sheaf->specimens)
        *out = *sheaf->specimens[place - sheaf->first];
    else
        catalogue_head(suite->catalogue, arena, (size_t)(sheaf - suite->sheaves),
                       place - sheaf->first, out);
}

void suite_files(const struct suite *suite, size_t place, const char **cases,
                 const char **goldens) {
    const struct sheaf *sheaf = sheaf_at(suite, place);
    *cases = sheaf->cases;
    *goldens = sheaf->goldens;
}

bool suite_walk(const struct suite *suite, suite_look *look, void *context) {
    return catalogue_walk(suite->catalogue, look, context);
}

static void put_away_first(struct suite *suite) {
    struct sheaf *first = suite->brought[suite->brought_first];
    suite->brought_bytes -= arena_size(first->arena);
    suite->brought_first = (suite->brought_first + 1) % BROUGHT_MOST;
    suite->brought_count--;
    sheaf_put_away(first);
}

/* Before another is brought: what is asked for and what is judged stand side by side. */
static void make_room(struct suite *suite) {
    while (suite->brought_count > 1 &&
           (suite->brought_count == BROUGHT_MOST || suite->brought_bytes > BROUGHT_BYTES))
        put_away_first(suite);
}

static bool bring(struct suite *suite, struct sheaf *sheaf, struct error *error) {
    make_room(suite);
    if (!sheaf_bring(sheaf, suite->root, &suite->reader, error))
        return false;
    size_t behind = (suite->brought_first + suite->brought_count++) % BROUGHT_MOST;
    suite->brought[behind] = sheaf;
    suite->brought_bytes += arena_size(sheaf->arena);
    return true;
}

const struct specimen *suite_bring(struct suite *suite, size_t place,
                                   struct error *error) {
    struct sheaf *sheaf = sheaf_at(suite, place);
    if (!sheaf->arena && !bring(suite, sheaf, error))
        return NULL;
    return sheaf->specimens[place - sheaf->first];
}
