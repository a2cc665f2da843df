#include "harness/case/sheaf.h"

#include <string.h>

#include "harness/case/golden_check.h"
#include "harness/text.h"

/* A pair that was found, to be checked when both files are read. */
struct pair {
    const struct golden_entry *golden; /* NULL: the case has none */
    const struct case_entry *of;
};

/* One reading of a sheaf; lists live in the notes of the reader. */
struct reading_sheaf {
    struct sheaf *sheaf;
    struct reader *reader;
    struct pair *pairs; /* one for each case */
    size_t count, room;
    size_t next; /* the case whose golden is likely to come */
    struct stray **last_stray;
};

/* ---- files ---- */

/* What is wrong with a file is told by reading it. */
static struct file_state state_of(const char *path) {
    struct stat status;
    if (stat(path, &status))
        return (struct file_state){0};
    return (struct file_state){status.st_dev, status.st_ino, status.st_size,
                               status.st_mtim};
}

static bool read_file(const struct reader *reader, const char *root, const char *name,
                      const struct xml_schema *schema, struct xml_file *file,
                      struct file_state *as) {
    const char *path = arena_print(reader->notes, "%s/%s", root, name);
    *as = state_of(path);
    return xml_read_file(path, name, file, reader->problems) &&
           (!schema || xml_validate(schema, file, reader->problems));
}

/* ---- cases and their goldens ---- */

static void receive_case(void *context, struct case_entry *entry) {
    struct reading_sheaf *reading = context;
    if (reading->count == reading->room) {
        reading->room = reading->room ? 2 * reading->room : 64;
        struct pair *pairs =
            arena_take(reading->reader->notes, reading->room * sizeof *pairs);
        if (reading->count)
            memcpy(pairs, reading->pairs, reading->count * sizeof *pairs);
        reading->pairs = pairs;
    }
    reading->pairs[reading->count++].of = entry;
}

static const char *id_at(const struct reading_sheaf *reading, size_t index) {
    return reading->pairs[index].of->specimen->id;
}

/* The first case of that id; goldens mostly come in the order of their cases. */
static struct pair *find_case(struct reading_sheaf *reading, const char *id) {
    size_t at = reading->next;
    if (at >= reading->count || strcmp(id_at(reading, at), id) ||
        reading->pairs[at].golden)
        for (at = 0; at < reading->count && strcmp(id_at(reading, at), id);)
            at++;
    if (at == reading->count)
        return NULL;
    reading->next = at + 1;
    return &reading->pairs[at];
}

static void add_stray(struct reading_sheaf *reading, const struct golden_entry *entry) {
    struct arena *arena = reading->reader->strays;
    struct stray *stray = arena_take(arena, sizeof *stray);
    *stray = (struct stray){.case_id = arena_copy(arena, entry->case_id),
                            .standing = {entry->golden->file, entry->golden->line,
                                         (int)reading->sheaf->golden_count}};
    *reading->last_stray = stray;
    reading->last_stray = &stray->next;
}

static void receive_golden(void *context, struct golden_entry *entry) {
    struct reading_sheaf *reading = context;
    struct pair *pair = find_case(reading, entry->case_id);
    reading->sheaf->golden_count++;
    if (!pair && !reading->sheaf->cases_unread)
        add_stray(reading, entry);
    if (!pair)
        return;
    struct specimen *specimen = pair->of->specimen;
    if (pair->golden) {
        xml_problem(reading->reader->problems, entry->file, entry->node,
                    _("found a second golden for '%s', expected only that of %s:%d"),
                    entry->case_id, specimen->golden->file, specimen->golden->line);
        return;
    }
    pair->golden = entry;
    specimen->golden = entry->golden;
    reading->sheaf->standings[pair - reading->pairs] = (struct standing){
        entry->golden->file, entry->golden->line, (int)reading->sheaf->golden_count};
}

static void keep_specimens(const struct reading_sheaf *reading) {
    struct sheaf *sheaf = reading->sheaf;
    size_t count = reading->count;
    sheaf->count = count;
    sheaf->specimens = arena_take(sheaf->arena, (count + 1) * sizeof *sheaf->specimens);
    sheaf->standings = arena_take(sheaf->arena, (count + 1) * sizeof *sheaf->standings);
    for (size_t i = 0; i < count; i++)
        sheaf->specimens[i] = reading->pairs[i].of->specimen;
}

/* Is the golden proved, do the facts bind? */
static void check(const struct reader *reader, const struct pair *pair) {
    if (!pair->golden)
        return;
    golden_check(reader, pair->golden, pair->of);
    if (pair->golden->golden->outcome != OUTCOME_ERROR)
        case_facts_bind(reader, pair->of);
}

/* `check`: what each pair has to stand; NULL: it stood it before. */
static void read_pair(struct sheaf *sheaf, const char *root, struct reader *reader,
                      void (*check_pair)(const struct reader *reader,
                                         const struct pair *pair)) {
    struct reading_sheaf reading = {
        .sheaf = sheaf, .reader = reader, .last_stray = &sheaf->strays};
    struct xml_file cases = {NULL, NULL}, goldens = {NULL, NULL};
    reader->arena = sheaf->arena = arena_new();
    reader->known_readings = NULL;
    sheaf->golden_count = 0;
    if (sheaf->cases && read_file(reader, root, sheaf->cases, reader->case_schema, &cases,
                                  &sheaf->cases_as))
        case_reader_read(reader, &cases, receive_case, &reading);
    else
        sheaf->cases_unread = sheaf->cases;
    keep_specimens(&reading);
    if (sheaf->goldens && read_file(reader, root, sheaf->goldens, reader->golden_schema,
                                    &goldens, &sheaf->golden_as))
        golden_reader_read(reader, &goldens, receive_golden, &reading);
    else
        sheaf->goldens_unread = sheaf->goldens;
    for (size_t i = 0; check_pair && i < reading.count; i++)
        check_pair(reader, &reading.pairs[i]);
    xml_release(&cases);
    xml_release(&goldens);
    arena_clear(reader->notes);
}

void sheaf_read(struct sheaf *sheaf, const char *root, struct reader *reader) {
    read_pair(sheaf, root, reader, check);
}

/* ---- put away and brought back ---- */

void sheaf_put_away(struct sheaf *sheaf) {
    arena_free(sheaf->arena);
    sheaf->arena = NULL;
    sheaf->specimens = NULL;
    sheaf->standings = NULL;
}

static bool is_as(const struct file_state *now, const struct file_state *then) {
    return now->device == then->device && now->node == then->node &&
           now->bytes == then->bytes && now->changed.tv_sec == then->changed.tv_sec &&
           now->changed.tv_nsec == then->changed.tv_nsec;
}

/* The files were valid, and are the same: they need not be validated or checked again. */
static bool read_again(struct sheaf *sheaf, const char *root, struct reader *reader) {
    struct sheaf as = *sheaf;
    reader->case_schema = reader->golden_schema = NULL;
    read_pair(sheaf, root, reader, NULL);
    bool same = is_as(&sheaf->cases_as, &as.cases_as) &&
                is_as(&sheaf->golden_as, &as.golden_as) && sheaf->count == as.count;
    for (size_t i = 0; same && i < sheaf->count; i++)
        same = sheaf->specimens[i]->golden;
    as.arena = sheaf->arena;
    as.specimens = sheaf->specimens;
    *sheaf = as;
    return same && !reader->problems->count;
}

bool sheaf_bring(struct sheaf *sheaf, const char *root, const struct reader *reader,
                 struct error *error) {
    struct problems problems = PROBLEMS_INIT;
    struct reader again = *reader;
    again.notes = arena_new();
    again.scratch = arena_new();
    again.strays = again.notes;
    again.problems = &problems;
    bool good = read_again(sheaf, root, &again);
    arena_free(again.notes);
    arena_free(again.scratch);
    problems_release(&problems);
    if (good)
        return true;
    sheaf_put_away(sheaf);
    return error_at(error, sheaf->cases, 0, NULL,
                    _("this file or its goldens changed while étalon was at work"));
}
