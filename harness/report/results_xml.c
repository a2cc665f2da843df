#include "harness/report/results_xml.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "harness/case/xml.h"
#include "harness/report/wording.h"
#include "harness/report/xml_out.h"
#include "harness/system/excerpt.h"
#include "harness/text.h"

static const char name_space[] = "urn:etalon:results:1";

/* ---- out ---- */

static void write_totals(struct xml_out *out, const struct results *results) {
    xml_out_open(out, "totals");
    for (int i = 0; i < VERDICT_COUNT; i++) {
        xml_out_open(out, "verdict");
        xml_out_attribute(out, "name", verdict_text((enum verdict)i));
        xml_out_count(out, "cases", results->by_verdict[i]);
        xml_out_close(out);
    }
    for (size_t i = 0; i < results->article_count; i++) {
        const struct score *article = &results->articles[i];
        xml_out_open(out, "article");
        xml_out_attribute(out, "id", provision_id(article->provision));
        xml_out_attribute(out, "title", provision_info(article->provision)->summary);
        xml_out_count(out, "cases", article->cases);
        for (int j = 0; j < VERDICT_COUNT; j++)
            xml_out_count(out, verdict_text((enum verdict)j), article->by_verdict[j]);
        xml_out_close(out);
    }
    xml_out_close(out);
}

static void write_reading(struct xml_out *out, enum choice choice) {
    if (choice == CHOICE_NONE)
        return;
    xml_out_open(out, "reading");
    xml_out_attribute(out, "id", reading_info(reading_of_choice(choice))->id);
    xml_out_attribute(out, "choice", choice_word(choice));
    xml_out_close(out);
}

static void write_deviation(struct xml_out *out, const struct deviation *deviation) {
    xml_out_open(out, "deviation");
    xml_out_attribute(out, "result", deviation->result);
    xml_out_attribute(out, "expected", deviation->expected);
    xml_out_attribute(out, "got", deviation->got);
    xml_out_attribute(out, "difference", deviation->difference);
    xml_out_attribute(out, "provision", provision_id(deviation->provision));
    xml_out_attribute(out, "article",
                      provision_id(provision_info(deviation->provision)->article));
    xml_out_close(out);
}

static void write_case(struct xml_out *out, struct arena *arena,
                       const struct result_case *one) {
    xml_out_open(out, "case");
    xml_out_attribute(out, "id", one->id);
    xml_out_attribute(out, "calculation", one->calculation);
    xml_out_attribute(out, "verdict", verdict_text(one->verdict));
    xml_out_attribute(out, "claims", claims_text(arena, &one->claims));
    xml_out_attribute(out, "origin", origin_word(one->origin));
    xml_out_attribute(out, "place", one->place);
    xml_out_attribute(out, "file", one->file);
    xml_out_count(out, "line", (size_t)one->line);
    if (one->left_out)
        xml_out_count(out, "left-out", one->left_out);
    write_reading(out, one->reading);
    if (one->message) {
        xml_out_open(out, "message");
        xml_out_text(out, one->message);
        xml_out_close(out);
    }
    for (const struct deviation *each = one->deviations; each; each = each->next)
        write_deviation(out, each);
    xml_out_close(out);
}

void results_xml_write(const struct results *results, FILE *file) {
    struct arena *arena = arena_new();
    struct xml_out out;
    xml_out_begin(&out, "results", name_space);
    xml_out_attribute(&out, "version", results->version);
    xml_out_count(&out, "asked", results->asked);
    xml_out_count(&out, "judged", results->count);
    xml_out_attribute(&out, "complete", results->complete ? "true" : "false");
    write_totals(&out, results);
    for (size_t i = 0; i < results->count; i++) {
        arena_clear(arena);
        write_case(&out, arena, &results->cases[i]);
    }
    xml_out_end(&out, file);
    arena_free(arena);
}

/* ---- in ---- */

struct source {
    struct arena *arena;
    struct xml_file file;
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
            good = xml_problem(source->problems, &source->file, node,
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
           xml_problem(source->problems, &source->file, reading,
                       _("found '%s' read as '%s', expected a registered reading"), id,
                       word);
}

static bool read_provision(const struct source *source, const xmlNode *node,
                           enum provision *out) {
    const char *id = xml_attribute(source->arena, node, "provision");
    const char *article = xml_attribute(source->arena, node, "article");
    *out = provision_by_id(id);
    if (*out == PROVISION_NONE)
        return xml_problem(source->problems, &source->file, node,
                           _("found '%s', expected a provision"), id);
    const char *own = provision_id(provision_info(*out)->article);
    return !strcmp(own, article) ||
           xml_problem(source->problems, &source->file, node,
                       _("found article '%s' of %s, expected %s"), article, id, own);
}

static bool read_deviations(const struct source *source, const xmlNode *node,
                            const struct deviation **out) {
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
        *next = deviation;
        next = &deviation->next;
    }
    *out = first;
    return good;
}

static bool read_case(const struct source *source, const xmlNode *node,
                      struct result_case *out) {
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
    good &= read_deviations(source, node, &out->deviations);
    if (out->verdict == VERDICT_AGREES_UNDER_READING && !xml_child(node, "reading"))
        good = xml_problem(source->problems, &source->file, node,
                           _("found no reading, expected the one that explains it"));
    return good;
}

static int by_id(const void *left, const void *right) {
    const struct result_case *const *a = left, *const *b = right;
    return strcmp((*a)->id, (*b)->id);
}

static bool ids_are_unique(const struct source *source, const struct results *results) {
    const struct result_case **sorted =
        arena_take(source->arena, (results->count + 1) * sizeof *sorted);
    for (size_t i = 0; i < results->count; i++)
        sorted[i] = &results->cases[i];
    qsort(sorted, results->count, sizeof *sorted, by_id);
    for (size_t i = 1; i < results->count; i++)
        if (!strcmp(sorted[i - 1]->id, sorted[i]->id))
            return xml_problem(source->problems, &source->file, xml_root(&source->file),
                               _("found case '%s' twice, expected it once"),
                               sorted[i]->id);
    return true;
}

static bool says(const struct source *source, const xmlNode *node, const char *name,
                 size_t counted) {
    size_t said = count_of(source, node, name);
    return said == counted ||
           xml_problem(source->problems, &source->file, node,
                       _("found %s='%zu', expected %zu as the cases count"), name, said,
                       counted);
}

/* A file that was cut or edited does not pass for a whole one. */
static bool totals_hold(const struct source *source, const struct results *results) {
    const xmlNode *root = xml_root(&source->file);
    const xmlNode *totals = xml_child(root, "totals");
    bool good = says(source, root, "judged", results->count);
    if (results->asked < results->count)
        good = xml_problem(source->problems, &source->file, root,
                           _("found asked='%zu', expected %zu at least"), results->asked,
                           results->count);
    if (results->asked > results->count && results->complete)
        good = xml_problem(source->problems, &source->file, root,
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

static bool read_root(const struct source *source, struct results *out) {
    const xmlNode *root = xml_root(&source->file);
    size_t room = 0;
    for (const xmlNode *node = xml_child(root, "case"); node;
         node = xml_next(node, "case"))
        room++;
    struct result_case *cases = arena_take(source->arena, (room + 1) * sizeof *cases);
    *out = (struct results){
        .version = xml_attribute(source->arena, root, "version"),
        .asked = count_of(source, root, "asked"),
        .complete = !strcmp(xml_attribute(source->arena, root, "complete"), "true"),
        .cases = cases,
    };
    bool good = true;
    for (const xmlNode *node = xml_child(root, "case"); node;
         node = xml_next(node, "case"))
        good &= read_case(source, node, &cases[out->count++]);
    results_count(source->arena, out);
    return good && ids_are_unique(source, out) && totals_hold(source, out);
}

bool results_xml_read(const char *path, const char *schema_dir, struct arena *arena,
                      struct results *out, struct problems *problems) {
    struct source source = {.arena = arena, .problems = problems};
    struct xml_schema *schema;
    *out = (struct results){.count = 0};
    if (!xml_schema_load(arena_print(arena, "%s/results.rng", schema_dir), &schema,
                         problems))
        return false;
    bool good = xml_read_file(path, path, &source.file, problems);
    if (good) {
        good = xml_validate(schema, &source.file, problems) && read_root(&source, out);
        xml_release(&source.file);
    }
    xml_schema_free(schema);
    return good;
}
