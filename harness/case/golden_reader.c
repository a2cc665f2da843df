#include "harness/case/golden_reader.h"

#include <string.h>

static size_t count_of(const xmlNode *node, const char *name) {
    size_t count = 0;
    for (const xmlNode *each = xml_child(node, name); each; each = xml_next(each, name))
        count++;
    return count;
}

static void read_lines(const struct reader *reader, const struct xml_file *file,
                       const xmlNode *working, struct golden *golden) {
    size_t count = count_of(working, "line");
    struct golden_line *lines = arena_take(reader->arena, count * sizeof *lines);
    golden->lines = lines;
    golden->line_count = count;
    for (const xmlNode *node = xml_child(working, "line"); node;
         node = xml_next(node, "line"))
        *lines++ = (struct golden_line){
            .cites = reader_provisions(reader, reader->arena, file, node, "cites"),
            .name = xml_attribute(reader->arena, node, "name"),
            .statement = xml_text(reader->arena, node),
            .line = xml_line(node),
        };
}

/* `calculation.words` */
static const struct calculation *calculation_of_case(const char *case_id) {
    char name[128];
    size_t length = strcspn(case_id, ".");
    if (length >= sizeof name)
        return NULL;
    snprintf(name, sizeof name, "%.*s", (int)length, case_id);
    return calculation_by_name(name);
}

/* ---- proofs ---- */

static const struct golden_line *line_named(const struct golden *golden,
                                            const char *name) {
    for (size_t i = 0; i < golden->line_count; i++)
        if (golden->lines[i].name && !strcmp(golden->lines[i].name, name))
            return &golden->lines[i];
    return NULL;
}

static size_t count_members(const struct datum *data) {
    size_t count = 1;
    for (const struct datum *each = data->first; each; each = each->next)
        count += count_members(each);
    return count;
}

/* The line that the result names, else the one of its name, else outside records the
 * last.
 */
static const struct golden_line *proving_line(const struct reader *reader,
                                              const struct golden *golden,
                                              const xmlNode *node,
                                              const struct datum *result, bool inside) {
    const char *stated = xml_attribute(reader->scratch, node, "line");
    const struct golden_line *line = line_named(golden, stated ? stated : result->name);
    if (line || stated || inside || !golden->line_count)
        return line;
    return &golden->lines[golden->line_count - 1];
}

/* `record` holds one member for each result element of `parent`, in the same order. */
static struct golden_proof *read_proofs(const struct reader *reader,
                                        const struct golden *golden,
                                        const xmlNode *parent, const struct datum *record,
                                        bool inside, struct golden_proof *next) {
    const xmlNode *node = xml_child(parent, "result");
    for (const struct datum *result = record->first; result && node;
         result = result->next, node = xml_next(node, "result")) {
        const xmlNode *inner = xml_child(node, "record");
        if (!inner)
            *next++ = (struct golden_proof){
                result, proving_line(reader, golden, node, result, inside)};
        else if (result->kind == DATUM_RECORD)
            next = read_proofs(reader, golden, inner, result, true, next);
        else
            for (const struct datum *each = result->first; each && inner;
                 each = each->next, inner = xml_next(inner, "record"))
                next = read_proofs(reader, golden, inner, each, true, next);
    }
    return next;
}

static void read_all_proofs(const struct reader *reader, struct golden_entry *entry,
                            const struct datum *results) {
    struct golden *golden = entry->golden;
    struct golden_proof *proofs =
        arena_take(reader->arena, count_members(results) * sizeof *proofs);
    const struct golden_proof *end =
        read_proofs(reader, golden, entry->node, results, false, proofs);
    golden->proofs = proofs;
    golden->proof_count = (size_t)(end - proofs);
    arena_clear(reader->scratch);
}

/* ---- results ---- */

static void read_results(const struct reader *reader, struct golden_entry *entry) {
    const struct calculation *calculation = calculation_of_case(entry->case_id);
    const struct datum *data = reader_data(reader, entry->node, "result",
                                           calculation ? calculation->results : NULL);
    size_t count = datum_count(data);
    struct golden_result *results = arena_take(reader->arena, count * sizeof *results);
    entry->golden->results = results;
    entry->golden->result_count = count;
    const xmlNode *node = xml_child(entry->node, "result");
    for (const struct datum *each = data->first; each; each = each->next) {
        *results++ = (struct golden_result){
            .expected = each,
            .printed = xml_attribute(reader->arena, node, "printed"),
            .line = xml_line(node),
        };
        node = xml_next(node, "result");
    }
    read_all_proofs(reader, entry, data);
}

static void read_errata(const struct reader *reader, struct golden_entry *entry) {
    size_t count = count_of(entry->node, "erratum");
    struct erratum *errata = arena_take(reader->arena, count * sizeof *errata);
    entry->golden->errata = errata;
    entry->golden->erratum_count = count;
    for (const xmlNode *node = xml_child(entry->node, "erratum"); node;
         node = xml_next(node, "erratum"))
        *errata++ = (struct erratum){
            .result = xml_attribute(reader->arena, node, "result"),
            .place = reader_attribute(reader->arena, node, "place"),
            .printed = reader_attribute(reader->arena, node, "printed"),
            .accepted = reader_attribute(reader->arena, node, "accepted"),
            .cause = xml_text(reader->arena, node),
        };
}

static void read_outcome(const struct reader *reader, struct golden_entry *entry) {
    const xmlNode *refused = xml_child(entry->node, "refused");
    const xmlNode *error = xml_child(entry->node, "error");
    if (refused) {
        entry->golden->outcome = OUTCOME_REFUSED;
        entry->golden->refused_by =
            reader_provision(reader, entry->file, refused, "provision");
    } else if (error) {
        entry->golden->outcome = OUTCOME_ERROR;
        entry->golden->error_fact = reader_attribute(reader->arena, error, "fact");
    } else {
        entry->golden->outcome = OUTCOME_RESULTS;
        read_results(reader, entry);
    }
}

static struct golden_entry *read_golden(const struct reader *reader,
                                        const struct xml_file *file,
                                        const xmlNode *node) {
    struct golden_entry *entry = arena_take(reader->notes, sizeof *entry);
    const xmlNode *working = xml_child(node, "working");
    entry->file = file;
    entry->node = node;
    entry->golden = arena_take(reader->arena, sizeof *entry->golden);
    entry->case_id = reader_attribute(reader->notes, node, "case");
    entry->golden->file = file->name;
    entry->golden->line = xml_line(node);
    if (working)
        read_lines(reader, file, working, entry->golden);
    read_outcome(reader, entry);
    read_errata(reader, entry);
    return entry;
}

void golden_reader_read(const struct reader *reader, const struct xml_file *file,
                        void (*receive)(void *context, struct golden_entry *entry),
                        void *context) {
    const xmlNode *root = xml_root(file);
    reader_provision(reader, file, root, "article");
    for (const xmlNode *node = xml_child(root, "golden"); node;
         node = xml_next(node, "golden"))
        receive(context, read_golden(reader, file, node));
}
