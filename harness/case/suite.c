#include "harness/case/suite.h"

#include <stdlib.h>
#include <string.h>

#include "harness/case/file_list.h"
#include "harness/case/golden_check.h"
#include "harness/case/parallel.h"
#include "harness/case/xml_batch.h"
#include "harness/text.h"

struct suite {
    struct arena *arena;
    struct case_entry **entries; /* in the order of the files */
    struct case_entry **by_id;
    size_t count, room;
    struct equivalents equivalents;
    const char *schema_dir;
};

/* A golden and its case: read, and not yet held against each other. */
struct pair {
    struct golden_entry *golden;
    struct case_entry *of;
};

/* What is needed while loading only. */
struct loading {
    struct suite *suite;
    struct reader reader;
    const char *root;
    struct xml_batch_item *files; /* kept, so that problems can point into them */
    size_t file_count;
    struct pair *pairs; /* to be checked when all is read */
    size_t pair_count, pair_room;
    const char **unread; /* files given up, whose content nobody should miss */
    size_t unread_count;
};

/* ---- files ---- */

static void list_files(struct loading *loading, const struct file_list *list,
                       const struct xml_schema *schema) {
    for (size_t i = 0; i < list->count; i++)
        loading->files[loading->file_count++] = (struct xml_batch_item){
            .path = arena_print(loading->suite->arena, "%s/%s", loading->root,
                                list->names[i]),
            .schema = schema,
            .file.name = list->names[i],
        };
}

/* The one file below cases/ that holds no case. */
static void leave_out_equivalents(struct file_list *list) {
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->names[i], EQUIVALENT_FILE))
            list->names[kept++] = list->names[i];
    list->count = kept;
}

/* Whether the file can be read on; its problems are told now, in the order of files. */
static bool take_file(struct loading *loading, const struct xml_batch_item *item) {
    for (size_t i = 0; i < item->problems.count; i++)
        problems_add(loading->reader.problems, &item->problems.items[i]);
    if (!item->good)
        loading->unread[loading->unread_count++] = item->file.name;
    return item->good;
}

/* `golden/annex_iv/x.xml` and `cases/annex_iv/x.xml` */
static bool are_partners(const char *file, const char *other) {
    return !strcmp(strchr(file, '/'), strchr(other, '/'));
}

/* Was the file given up that should hold the other half of what this one holds? */
static bool partner_is_unread(const struct loading *loading, const char *file) {
    for (size_t i = 0; i < loading->unread_count; i++)
        if (are_partners(file, loading->unread[i]))
            return true;
    return false;
}

/* ---- cases ---- */

static void receive_case(void *context, struct case_entry *entry) {
    struct suite *suite = ((struct loading *)context)->suite;
    if (suite->count == suite->room) {
        suite->room = suite->room ? suite->room * 2 : 256;
        struct case_entry **entries =
            arena_take(suite->arena, suite->room * sizeof *entries);
        if (suite->count)
            memcpy(entries, suite->entries, suite->count * sizeof *entries);
        suite->entries = entries;
    }
    suite->entries[suite->count++] = entry;
}

/* Entries of one id stay in the order of their files and lines. */
static int by_case_id(const void *a, const void *b) {
    const struct specimen *first = &(*(struct case_entry *const *)a)->specimen;
    const struct specimen *second = &(*(struct case_entry *const *)b)->specimen;
    int order = strcmp(first->id, second->id);
    if (order == 0)
        order = strcmp(first->file, second->file);
    return order ? order : (first->line > second->line) - (first->line < second->line);
}

static void index_cases(struct loading *loading) {
    struct suite *suite = loading->suite;
    suite->by_id = arena_take(suite->arena, (suite->count + 1) * sizeof *suite->by_id);
    if (!suite->count)
        return;
    memcpy(suite->by_id, suite->entries, suite->count * sizeof *suite->by_id);
    qsort(suite->by_id, suite->count, sizeof *suite->by_id, by_case_id);
    for (size_t i = 1; i < suite->count; i++) {
        const struct specimen *before = &suite->by_id[i - 1]->specimen;
        const struct case_entry *entry = suite->by_id[i];
        if (!strcmp(before->id, entry->specimen.id))
            xml_problem(loading->reader.problems, entry->file, entry->node,
                        _("found id '%s' of %s:%d again, expected another"), before->id,
                        before->file, before->line);
    }
}

/* The first case of that id, or NULL. */
static struct case_entry *find_entry(const struct suite *suite, const char *id) {
    size_t low = 0, high = suite->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(suite->by_id[middle]->specimen.id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < suite->count && !strcmp(suite->by_id[low]->specimen.id, id))
        return suite->by_id[low];
    return NULL;
}

/* ---- goldens ---- */

static void add_pair(struct loading *loading, struct pair pair) {
    if (loading->pair_count == loading->pair_room) {
        loading->pair_room = loading->pair_room ? loading->pair_room * 2 : 256;
        loading->pairs =
            realloc(loading->pairs, loading->pair_room * sizeof *loading->pairs);
        if (!loading->pairs)
            BUG("out of memory for %zu goldens", loading->pair_room);
    }
    loading->pairs[loading->pair_count++] = pair;
}

static void receive_golden(void *context, struct golden_entry *entry) {
    struct loading *loading = context;
    struct problems *problems = loading->reader.problems;
    struct case_entry *found = find_entry(loading->suite, entry->case_id);
    if (!found && partner_is_unread(loading, entry->golden.file))
        return;
    if (!found) {
        xml_problem(problems, entry->file, entry->node,
                    _("found a golden for '%s', expected a case that exists"),
                    entry->case_id);
        return;
    }
    struct specimen *specimen = &found->specimen;
    if (specimen->golden) {
        xml_problem(problems, entry->file, entry->node,
                    _("found a second golden for '%s', expected only that of %s:%d"),
                    entry->case_id, specimen->golden->file, specimen->golden->line);
        return;
    }
    specimen->golden = &entry->golden;
    if (!are_partners(entry->golden.file, specimen->file))
        xml_problem(problems, entry->file, entry->node,
                    _("found the golden of a case of %s, expected it in golden%s"),
                    specimen->file, strchr(specimen->file, '/'));
    add_pair(loading, (struct pair){entry, found});
}

/* ---- checks ---- */

/* Each worker has a reader of its own: what checks note down, nobody else touches. */
struct checking {
    const struct loading *loading;
    struct reader readers[PARALLEL_MOST];
    struct problems problems[PARALLEL_MOST];
};

static void check_pair(void *context, size_t index, size_t worker) {
    struct checking *checking = context;
    const struct pair *pair = &checking->loading->pairs[index];
    golden_check(&checking->readers[worker], pair->golden, pair->of);
}

static void check_case(const struct loading *loading, const struct reader *reader,
                       const struct case_entry *entry) {
    const struct specimen *specimen = &entry->specimen;
    if (specimen->golden && specimen->golden->outcome != OUTCOME_ERROR)
        case_facts_bind(reader, entry);
    /* The second case of an id has been reported and gets no golden. */
    if (!specimen->golden && find_entry(loading->suite, specimen->id) == entry &&
        !partner_is_unread(loading, specimen->file))
        xml_problem(reader->problems, entry->file, entry->node,
                    _("'%s' has no golden, expected one in golden%s"), specimen->id,
                    strchr(specimen->file, '/'));
}

static void check_entry(void *context, size_t index, size_t worker) {
    struct checking *checking = context;
    check_case(checking->loading, &checking->readers[worker],
               checking->loading->suite->entries[index]);
}

/* With everything read: are the goldens proved, has each case one, do its facts bind? */
static void check_all(struct loading *loading) {
    struct checking *checking = calloc(1, sizeof *checking);
    if (!checking)
        BUG("out of memory for checks");
    checking->loading = loading;
    for (size_t i = 0; i < PARALLEL_MOST; i++) {
        checking->readers[i] = loading->reader;
        checking->readers[i].problems = &checking->problems[i];
        checking->readers[i].scratch = arena_new();
    }
    parallel_for(loading->pair_count, check_pair, checking);
    parallel_for(loading->suite->count, check_entry, checking);
    for (size_t i = 0; i < PARALLEL_MOST; i++) {
        for (size_t j = 0; j < checking->problems[i].count; j++)
            problems_add(loading->reader.problems, &checking->problems[i].items[j]);
        problems_release(&checking->problems[i]);
        arena_free(checking->readers[i].scratch);
    }
    free(checking);
}

/* ---- loading ---- */

static void read_all(struct loading *loading, const struct file_list *cases,
                     const struct file_list *goldens) {
    struct reader *reader = &loading->reader;
    size_t count = cases->count + goldens->count;
    loading->files = arena_take(loading->suite->arena, count * sizeof *loading->files);
    loading->unread = arena_take(loading->suite->arena, count * sizeof *loading->unread);
    list_files(loading, cases, reader->case_schema);
    list_files(loading, goldens, reader->golden_schema);
    xml_batch_read(loading->files, count);
    for (size_t i = 0; i < cases->count; i++)
        if (take_file(loading, &loading->files[i]))
            case_reader_read(reader, &loading->files[i].file, receive_case, loading);
    index_cases(loading);
    for (size_t i = cases->count; i < count; i++)
        if (take_file(loading, &loading->files[i]))
            golden_reader_read(reader, &loading->files[i].file, receive_golden, loading);
    check_all(loading);
}

static void load(struct loading *loading, const char *schema_dir,
                 struct problems *problems) {
    struct arena *arena = loading->suite->arena;
    struct file_list cases, goldens;
    if (reader_open(&loading->reader, schema_dir, arena, problems) &&
        file_list_read(&cases, arena, loading->root, "cases", problems) &&
        file_list_read(&goldens, arena, loading->root, "golden", problems)) {
        leave_out_equivalents(&cases);
        equivalents_read(loading->root, schema_dir, arena, &loading->suite->equivalents,
                         problems);
        if (cases.count == 0)
            problems_at(problems, "cases", 0, NULL,
                        _("found no case, expected XML files"));
        read_all(loading, &cases, &goldens);
    }
    free(loading->pairs);
    xml_batch_release(loading->files, loading->file_count);
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

bool suite_load_with_schema(const char *root, const char *schema_dir, struct suite **out,
                            struct problems *problems) {
    size_t before = problems->count;
    struct suite *suite = calloc(1, sizeof *suite);
    if (!suite)
        BUG("out of memory for a suite");
    suite->arena = arena_new();
    suite->schema_dir = arena_copy(suite->arena, schema_dir);
    struct loading loading = {.suite = suite, .root = root};
    load(&loading, schema_dir, problems);
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
    struct arena *arena = arena_new();
    bool good = suite_load_with_schema(root, arena_print(arena, "%s/cases/schema", root),
                                       out, problems);
    arena_free(arena);
    return good;
}

void suite_free(struct suite *suite) {
    if (!suite)
        return;
    arena_free(suite->arena);
    free(suite);
}

const char *origin_word(enum origin origin) {
    static const char *const words[ORIGIN_COUNT] = {
        [ORIGIN_WORKED_EXAMPLE] = "worked-example",
        [ORIGIN_PRINTED_TABLE] = "printed-table",
        [ORIGIN_HAND] = "hand",
    };
    return words[origin];
}

bool origin_by_word(const char *word, enum origin *out) {
    for (int i = 0; i < ORIGIN_COUNT; i++) {
        *out = (enum origin)i;
        if (!strcmp(origin_word(*out), word))
            return true;
    }
    return false;
}

static bool holds(const struct datum *data, const struct datum *one) {
    if (data == one)
        return true;
    for (const struct datum *each = data->first; each; each = each->next)
        if (holds(each, one))
            return true;
    return false;
}

enum provision golden_provision(const struct golden *golden, const struct datum *result) {
    for (size_t i = 0; i < golden->proof_count; i++) {
        const struct golden_line *line = golden->proofs[i].line;
        if (line && line->cites.count && holds(result, golden->proofs[i].result))
            return line->cites.items[0];
    }
    return PROVISION_NONE;
}

const struct equivalents *suite_equivalents(const struct suite *suite) {
    return &suite->equivalents;
}

const char *suite_schema_dir(const struct suite *suite) {
    return suite->schema_dir;
}

size_t suite_count(const struct suite *suite) {
    return suite->count;
}

const struct specimen *suite_at(const struct suite *suite, size_t index) {
    return index < suite->count ? &suite->entries[index]->specimen : NULL;
}

const struct specimen *suite_find(const struct suite *suite, const char *id) {
    const struct case_entry *entry = find_entry(suite, id);
    return entry ? &entry->specimen : NULL;
}
