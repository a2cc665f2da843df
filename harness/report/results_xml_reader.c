/* Results files, read: what a file that was cut or edited gets wrong is a problem. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "harness/case/xml_stream.h"
#include "harness/report/results_xml.h"
#include "harness/system/excerpt.h"
#include "harness/text.h"

struct source {
    struct arena *arena;
    const struct xml_file *file;
    struct problems *problems;
};

/* As it stands, spaces and all, but on one line: reports go by lines. NULL: none. */
static const char *verbatim(const struct source *source, xmlChar *content) {
    const char *text = content ? excerpt_all(source->arena, (const char *)content) : NULL;
    xmlFree(content);
    return text;
}

static const char *attribute(const struct source *source, const xmlNode *node,
                             const char *name) {
    return verbatim(source, xmlGetNoNsProp(node, (const xmlChar *)name));
}

/* The schema has seen to it that these are digits. */
static size_t count_of(const struct source *source, const xmlNode *node,
                       const char *name) {
    const char *text = xml_attribute(source->arena, node, name);
    return text ? strtoul(text, NULL, 10) : 0;
}

static bool read_claims(const struct source *source, const xmlNode *node,
                        struct provision_list *out) {
    const char *text = xml_attribute(source->arena, node, "claims");
    size_t length = strlen(text), count = 0;
    enum provision *items = arena_take(source->arena, (length / 2 + 1) * sizeof *items);
    bool good = true;
    for (size_t width; *text; text += width + (text[width] == ' ')) {
        width = strcspn(text, " ");
        const char *id = arena_print(source->arena, "%.*s", (int)width, text);
        items[count] = provision_by_id(id);
        if (items[count] != PROVISION_NONE)
            count++;
        else
            good = xml_problem(source->problems, source->file, node,
                               _("found claim '%s', expected a provision"), id);
    }
    *out = (struct provision_list){count, items};
    return good;
}

static bool read_reading(const struct source *source, const xmlNode *node,
                         enum choice *out) {
    const xmlNode *reading = xml_child(node, "reading");
    if (!reading)
        return true;
    const char *id = xml_attribute(source->arena, reading, "id");
    const char *word = xml_attribute(source->arena, reading, "choice");
    enum reading known = reading_by_id(id);
    *out = known != READING_NONE ? choice_by_word(known, word) : CHOICE_NONE;
    return *out != CHOICE_NONE ||
           xml_problem(source->problems, source->file, reading,
                       _("found '%s' read as '%s', expected a registered reading"), id,
                       word);
}

static bool read_provision(const struct source *source, const xmlNode *node,
                           enum provision *out) {
    const char *id = xml_attribute(source->arena, node, "provision");
    const char *article = xml_attribute(source->arena, node, "article");
    *out = provision_by_id(id);
    if (*out == PROVISION_NONE)
        return xml_problem(source->problems, source->file, node,
                           _("found '%s', expected a provision"), id);
    const char *own = provision_id(provision_info(*out)->article);
    return !strcmp(own, article) ||
           xml_problem(source->problems, source->file, node,
                       _("found article '%s' of %s, expected %s"), article, id, own);
}

/* The row that the deviation names by its number, which has to be there. */
static bool read_excuse(const struct source *source, const xmlNode *node,
                        const struct excuses *excuses, const struct excuse **out) {
    for (int kind = 0; kind < EXCUSE_KINDS; kind++) {
        const char *name = excuse_kind_text((enum excuse_kind)kind);
        const struct excuse_list *list = &excuses->of[kind];
        if (!xml_attribute(source->arena, node, name))
            continue;
        size_t at = count_of(source, node, name);
        if (at < 1 || at > list->count)
            return xml_problem(source->problems, source->file, node,
                               _("found %s %zu, expected one of the %zu that are listed"),
                               name, at, list->count);
        *out = &list->items[at - 1];
    }
    return true;
}

static bool read_deviations(const struct source *source, const xmlNode *node,
                            const struct excuses *excuses, const struct deviation **out) {
    bool good = true;
    struct deviation *first = NULL, **next = &first;
    for (const xmlNode *each = xml_child(node, "deviation"); each;
         each = xml_next(each, "deviation")) {
        struct deviation *deviation = arena_take(source->arena, sizeof *deviation);
        deviation->result = attribute(source, each, "result");
        deviation->expected = attribute(source, each, "expected");
        deviation->got = attribute(source, each, "got");
        deviation->difference = attribute(source, each, "difference");
        good &= read_provision(source, each, &deviation->provision);
        good &= read_excuse(source, each, excuses, &deviation->excuse);
        *next = deviation;
        next = &deviation->next;
    }
    *out = first;
    return good;
}

static bool read_case(const struct source *source, const xmlNode *node,
                      const struct excuses *excuses, struct result_case *out) {
    const xmlNode *message = xml_child(node, "message");
    *out = (struct result_case){
        .id = xml_attribute(source->arena, node, "id"),
        .calculation = xml_attribute(source->arena, node, "calculation"),
        .place = xml_attribute(source->arena, node, "place"),
        .file = xml_attribute(source->arena, node, "file"),
        .line = (int)count_of(source, node, "line"),
        .left_out = count_of(source, node, "left-out"),
        .message = message ? verbatim(source, xmlNodeGetContent(message)) : NULL,
    };
    verdict_by_text(xml_attribute(source->arena, node, "verdict"), &out->verdict);
    origin_by_word(xml_attribute(source->arena, node, "origin"), &out->origin);
    bool good = read_claims(source, node, &out->claims);
    good &= read_reading(source, node, &out->reading);
    good &= read_deviations(source, node, excuses, &out->deviations);
    if (out->verdict == VERDICT_AGREES_UNDER_READING && !xml_child(node, "reading"))
        good = xml_problem(source->problems, source->file, node,
                           _("found no reading, expected the one that explains it"));
    if (verdict_is_excused(out->verdict) && !result_excuse(out))
        good = xml_problem(source->problems, source->file, node,
                           _("found no deviation that is %s, expected one"),
                           verdict_text(out->verdict));
    return good;
}

static bool ids_are_unique(const struct source *source, const struct results *results) {
    const char *id = ledger_twice(results->ledger, source->arena);
    return !id || xml_problem(source->problems, source->file, xml_root(source->file),
                              _("found case '%s' twice, expected it once"), id);
}

static bool says(const struct source *source, const xmlNode *node, const char *name,
                 size_t counted) {
    size_t said = count_of(source, node, name);
    return said == counted ||
           xml_problem(source->problems, source->file, node,
                       _("found %s='%zu', expected %zu as the cases count"), name, said,
                       counted);
}

/* A file that was cut or edited does not pass for a whole one. */
static bool totals_hold(const struct source *source, const struct results *results) {
    const xmlNode *root = xml_root(source->file);
    const xmlNode *totals = xml_child(root, "totals");
    bool good = says(source, root, "judged", results->count);
    if (results->asked < results->count)
        good = xml_problem(source->problems, source->file, root,
                           _("found asked='%zu', expected %zu at least"), results->asked,
                           results->count);
    if (results->asked > results->count && results->complete)
        good = xml_problem(source->problems, source->file, root,
                           _("found complete='true', expected false: %zu of %zu cases "
                             "were judged"),
                           results->count, results->asked);
    for (const xmlNode *node = xml_child(totals, "verdict"); node;
         node = xml_next(node, "verdict")) {
        enum verdict verdict;
        if (verdict_by_text(xml_attribute(source->arena, node, "name"), &verdict))
            good &= says(source, node, "cases", results->by_verdict[verdict]);
    }
    return good;
}

/* ---- what was to be judged ---- */

static bool read_selection(const struct source *source, const xmlNode *root,
                           struct results *out) {
    const xmlNode *selection = xml_child(root, "selection");
    struct patterns *patterns = arena_take(source->arena, sizeof *patterns);
    bool good = true;
    out->patterns = patterns->items;
    for (const xmlNode *node = selection ? xml_child(selection, NULL) : NULL; node;
         node = xml_next(node, NULL)) {
        const char *of = xml_attribute(source->arena, node, "of");
        enum pattern_kind kind = PATTERN_ARTICLE;
        while (strcmp(pattern_kind_text(kind), of)) /* the schema knows no others */
            kind++;
        const char *glob = xml_text(source->arena, node);
        const char *expected = patterns_add(patterns, kind, glob);
        if (expected)
            good = xml_problem(source->problems, source->file, node,
                               _("found '%s', expected %s"), glob, expected);
    }
    out->pattern_count = patterns->count;
    return good;
}

static bool read_shard(const struct source *source, const xmlNode *root,
                       struct results *out) {
    const char *text = xml_attribute(source->arena, root, "shard");
    return !text || shard_read(text, &out->shard) ||
           xml_problem(source->problems, source->file, root,
                       _("found shard='%s', expected one such as 2/3"), text);
}

static bool read_excuses(const struct source *source, const xmlNode *root,
                         enum excuse_kind kind, struct results *out) {
    const xmlNode *parent = xml_child(root, excuse_root(kind));
    size_t room = 0, count = 0;
    bool good = true;
    for (const xmlNode *node = parent ? xml_child(parent, NULL) : NULL; node;
         node = xml_next(node, NULL))
        room++;
    struct excuse *items = arena_take(source->arena, (room + 1) * sizeof *items);
    struct excuse_use *uses = arena_take(source->arena, (room + 1) * sizeof *uses);
    for (const xmlNode *node = parent ? xml_child(parent, NULL) : NULL; node;
         node = xml_next(node, NULL)) {
        good &= excuse_of_node(source->file, node, kind, source->arena, &items[count],
                               source->problems);
        items[count].number = count + 1;
        items[count].line = 0;
        uses[count++].cases = count_of(source, node, "cases");
    }
    out->excuses.of[kind] = (struct excuse_list){.count = count, .items = items};
    out->uses[kind] = uses;
    return good;
}

/* What is counted again must come to what is written. */
static bool uses_hold(const struct source *source, const struct results *results) {
    bool good = true;
    for (int kind = 0; kind < EXCUSE_KINDS; kind++) {
        const xmlNode *parent =
            xml_child(xml_root(source->file), excuse_root((enum excuse_kind)kind));
        const xmlNode *node = parent ? xml_child(parent, NULL) : NULL;
        for (const struct excuse_use *use = results->uses[kind]; node;
             node = xml_next(node, NULL), use++) {
            good &= says(source, node, "judged", use->judged);
            good &= says(source, node, "used", use->used);
        }
    }
    return good;
}

/* All but the cases. */
static bool read_head(const struct source *source, struct results *out) {
    const xmlNode *root = xml_root(source->file);
    *out = (struct results){
        .version = xml_attribute(source->arena, root, "version"),
        .asked = count_of(source, root, "asked"),
        .complete = !strcmp(xml_attribute(source->arena, root, "complete"), "true"),
        .strict = xml_attribute(source->arena, root, "strict") != NULL,
        .suite = xml_attribute(source->arena, root, "suite"),
    };
    bool good = read_selection(source, root, out) && read_shard(source, root, out);
    for (int kind = 0; kind < EXCUSE_KINDS; kind++)
        good &= read_excuses(source, root, (enum excuse_kind)kind, out);
    return good;
}

/* ---- the file ---- */

struct intake {
    struct source head, one; /* the arena of one case is cleared for the next */
    struct results *out;
    bool good;
};

static bool take_head(void *context, const struct xml_file *file, const xmlNode *root) {
    struct intake *intake = context;
    (void)root;
    intake->head.file = intake->one.file = file;
    intake->good = read_head(&intake->head, intake->out);
    intake->out->ledger = ledger_new(intake->head.arena);
    return true;
}

static bool take_case(void *context, const struct xml_file *file, const xmlNode *node) {
    struct intake *intake = context;
    struct ledger *ledger = intake->out->ledger;
    struct result_case one;
    (void)file;
    arena_clear(intake->one.arena);
    intake->good &= read_case(&intake->one, node, &intake->out->excuses, &one);
    ledger_add(ledger, ledger_count(ledger), &one);
    return true;
}

static bool counts_hold(const struct intake *intake) {
    const struct source *source = &intake->head;
    struct results *results = intake->out;
    struct error error = ERROR_INIT;
    results_count(source->arena, results);
    bool hold = intake->good && ids_are_unique(source, results) &&
                totals_hold(source, results) && uses_hold(source, results);
    return ledger_failed(results->ledger, &error) ? problems_add(source->problems, &error)
                                                  : hold;
}

static bool read_stream(struct xml_stream *stream, struct intake *intake) {
    const struct xml_taker taker = {intake, take_head, take_case};
    struct problems *problems = intake->head.problems;
    struct xml_file rest;
    bool good = xml_stream_read(stream, &taker, &rest, problems) && counts_hold(intake);
    xml_release(&rest);
    return good;
}

static bool read_file(const char *path, const struct xml_schema *schema,
                      struct intake *intake) {
    struct problems *problems = intake->head.problems;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return problems_at(problems, path, 0, NULL, _("cannot be opened: %s"),
                           strerror(errno));
    struct xml_stream *stream = xml_stream_new(file, path, "case");
    bool good = xml_stream_check(stream, schema, problems) && read_stream(stream, intake);
    xml_stream_free(stream);
    close(file);
    return good;
}

/* The schema of results; NULL after a problem. */
static struct xml_schema *schema_of(const struct source *source, const char *schema_dir) {
    struct xml_schema *schema;
    const char *path = arena_print(source->arena, "%s/results.rng", schema_dir);
    return xml_schema_load(path, &schema, source->problems) ? schema : NULL;
}

bool results_xml_read(const char *path, const char *schema_dir, struct arena *arena,
                      struct results *out, struct problems *problems) {
    struct intake intake = {.head = {.arena = arena, .problems = problems},
                            .one = {.arena = arena_new(), .problems = problems},
                            .out = out};
    struct xml_schema *schema = schema_of(&intake.head, schema_dir);
    *out = (struct results){.count = 0};
    bool good = schema && read_file(path, schema, &intake);
    xml_schema_free(schema);
    arena_free(intake.one.arena);
    return good;
}

/* A document of what stands before the first case; where there is none, of it all. */
static const char *head_of(struct arena *arena, const char *bytes, size_t length) {
    static const char first[] = "<case ", end[] = "</results>";
    const char *cut = memmem(bytes, length, first, sizeof first - 1);
    return cut ? arena_print(arena, "%.*s%s", (int)(cut - bytes), bytes, end)
               : arena_print(arena, "%.*s", (int)length, bytes);
}

bool results_xml_read_head(const char *bytes, size_t length, const char *schema_dir,
                           struct arena *arena, struct results *out) {
    struct problems unheard = PROBLEMS_INIT;
    struct xml_file file = {.document = NULL};
    struct source source = {.arena = arena, .file = &file, .problems = &unheard};
    struct xml_schema *schema = schema_of(&source, schema_dir);
    const char *head = head_of(arena, bytes, length);
    *out = (struct results){.count = 0};
    bool good = schema && xml_read_buffer(head, strlen(head), "", &file, &unheard);
    if (good) {
        good = xml_validate(schema, &file, &unheard) && read_head(&source, out);
        xml_release(&file);
    }
    xml_schema_free(schema);
    problems_release(&unheard);
    return good;
}
