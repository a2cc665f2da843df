/* Gates from XML that follows cases/schema/gate.rng: all or nothing. */
#include <stdlib.h>
#include <string.h>

#include "harness/coverage/gate.h"
#include "harness/text.h"

struct reading_gate {
    struct arena *arena;
    struct xml_file file;
    struct gate *gate;
    struct problems *problems;
};

static size_t children(const xmlNode *node, const char *name) {
    size_t count = 0;
    for (const xmlNode *each = xml_child(node, name); each; each = xml_next(each, name))
        count++;
    return count;
}

/* ---- the denominator ---- */

static size_t words_in(const char *text) {
    size_t count = 0;
    for (; *text; text += strspn(text, " "), count++)
        text += strcspn(text, " ");
    return count;
}

static size_t counted_in(const struct reading_gate *reading, const xmlNode *node) {
    size_t count = 0;
    for (const xmlNode *each = xml_child(node, "counted"); each;
         each = xml_next(each, "counted"))
        count += words_in(xml_text(reading->arena, each));
    return count;
}

static bool count_id(struct reading_gate *reading, const xmlNode *node, const char *annex,
                     const char *id) {
    const struct gate_counted *before = gate_counted_of(reading->gate, id);
    size_t length = strlen(annex);
    if (before)
        return xml_problem(reading->problems, &reading->file, node,
                           _("found '%s' of line %d again, expected it once"), id,
                           before->line);
    if (strncmp(id, annex, length) || id[length] != '.')
        return xml_problem(reading->problems, &reading->file, node,
                           _("found '%s', expected a provision of annex %s"), id, annex);
    reading->gate->counted[reading->gate->counted_count++] =
        (struct gate_counted){id, xml_line(node)};
    return true;
}

static bool read_counted(struct reading_gate *reading, const xmlNode *node,
                         const char *annex) {
    bool good = true;
    char *ids = arena_copy(reading->arena, xml_text(reading->arena, node)), *rest = NULL;
    for (char *id = strtok_r(ids, " ", &rest); id; id = strtok_r(NULL, " ", &rest))
        good &= count_id(reading, node, annex, id);
    return good;
}

static bool read_denominator(struct reading_gate *reading, const xmlNode *node) {
    const char *annex = xml_attribute(reading->arena, node, "annex");
    const char *needs = xml_attribute(reading->arena, node, "needs");
    size_t counted = counted_in(reading, node);
    bool good = true;
    if (strtoul(needs, NULL, 10) != counted)
        good =
            xml_problem(reading->problems, &reading->file, node,
                        _("found needs='%s', expected %zu as it counts"), needs, counted);
    for (const xmlNode *each = xml_child(node, "counted"); each;
         each = xml_next(each, "counted"))
        good &= read_counted(reading, each, annex);
    return good;
}

static bool read_denominators(struct reading_gate *reading) {
    const xmlNode *first = xml_child(xml_root(&reading->file), "denominator");
    size_t room = 0;
    bool good = true;
    for (const xmlNode *node = first; node; node = xml_next(node, "denominator"))
        room += counted_in(reading, node);
    reading->gate->counted =
        arena_take(reading->arena, (room + 1) * sizeof *reading->gate->counted);
    for (const xmlNode *node = first; node; node = xml_next(node, "denominator"))
        good &= read_denominator(reading, node);
    return good;
}

/* ---- rows ---- */

static bool read_removed_row(struct reading_gate *reading, const xmlNode *node) {
    const char *id = xml_attribute(reading->arena, node, "provision");
    const struct gate_counted *counted = gate_counted_of(reading->gate, id);
    const struct gate_removed *before = gate_removed_of(reading->gate, id);
    if (counted || before)
        return xml_problem(reading->problems, &reading->file, node,
                           _("found '%s' of line %d again, expected it once"), id,
                           counted ? counted->line : before->line);
    reading->gate->removed[reading->gate->removed_count++] =
        (struct gate_removed){.id = id,
                              .reason = xml_attribute(reading->arena, node, "reason"),
                              .line = xml_line(node)};
    return true;
}

static bool read_removed(struct reading_gate *reading) {
    const xmlNode *root = xml_root(&reading->file);
    size_t room = children(root, "removed");
    bool good = true;
    reading->gate->removed =
        arena_take(reading->arena, (room + 1) * sizeof *reading->gate->removed);
    for (const xmlNode *node = xml_child(root, "removed"); node;
         node = xml_next(node, "removed"))
        good &= read_removed_row(reading, node);
    return good;
}

static bool read_gap(struct reading_gate *reading, const xmlNode *node) {
    const char *id = xml_attribute(reading->arena, node, "provision");
    struct gate_gap gap = {.provision = provision_by_id(id), .line = xml_line(node)};
    if (!gap.provision || provision_info(gap.provision)->kind == PROVISION_ARTICLE)
        return xml_problem(reading->problems, &reading->file, node,
                           _("provision: found '%s', expected one that 'etalon list "
                             "--provisions' names, and no article"),
                           id);
    const struct gate_gap *before = gate_gap_of(reading->gate, gap.provision);
    if (before)
        return xml_problem(reading->problems, &reading->file, node,
                           _("found '%s' of line %d again, expected it once"), id,
                           before->line);
    coverage_level_by_word(xml_attribute(reading->arena, node, "level"), &gap.level);
    if (!answerable_read(&reading->file, node, reading->arena, &gap.by,
                         reading->problems))
        return false;
    reading->gate->gaps[reading->gate->gap_count++] = gap;
    return true;
}

static bool read_gaps(struct reading_gate *reading) {
    const xmlNode *root = xml_root(&reading->file);
    size_t room = children(root, "gap");
    bool good = true;
    reading->gate->gaps =
        arena_take(reading->arena, (room + 1) * sizeof *reading->gate->gaps);
    for (const xmlNode *node = xml_child(root, "gap"); node; node = xml_next(node, "gap"))
        good &= read_gap(reading, node);
    return good;
}

static bool read_rows(struct reading_gate *reading) {
    bool good = read_denominators(reading);
    good &= read_removed(reading);
    return read_gaps(reading) && good;
}

bool gate_read(const char *path, const char *schema_dir, struct arena *arena,
               struct gate *out, struct problems *problems) {
    struct xml_schema *schema;
    struct reading_gate reading = {.arena = arena, .gate = out, .problems = problems};
    *out = (struct gate){.file = arena_copy(arena, path)};
    if (!xml_schema_load(arena_print(arena, "%s/gate.rng", schema_dir), &schema,
                         problems))
        return false;
    bool good = xml_read_file(path, path, &reading.file, problems);
    if (good) {
        good = xml_validate(schema, &reading.file, problems) && read_rows(&reading);
        xml_release(&reading.file);
    }
    xml_schema_free(schema);
    return good;
}
