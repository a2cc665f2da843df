#include "harness/case/reader.h"

#include <stdlib.h>
#include <string.h>

#include "harness/text.h"

/* ---- opening ---- */

enum { BY_ID_COUNT = PROVISION_COUNT - 1 };

static int by_text_id(const void *a, const void *b) {
    return strcmp(provision_id(*(const enum provision *)a),
                  provision_id(*(const enum provision *)b));
}

static const enum provision *provisions_by_id(struct arena *arena) {
    enum provision *by_id = arena_take(arena, BY_ID_COUNT * sizeof *by_id);
    for (int i = 0; i < BY_ID_COUNT; i++)
        by_id[i] = (enum provision)(i + 1);
    qsort(by_id, BY_ID_COUNT, sizeof *by_id, by_text_id);
    return by_id;
}

bool reader_open(struct reader *reader, const char *schema_dir, struct arena *arena,
                 struct problems *problems) {
    *reader = (struct reader){
        .arena = arena, .notes = arena, .strays = arena, .problems = problems};
    reader->scratch = arena_new();
    reader->by_id = provisions_by_id(arena);
    const char *cases = arena_print(arena, "%s/cases.rng", schema_dir);
    const char *golden = arena_print(arena, "%s/golden.rng", schema_dir);
    return xml_schema_load(cases, &reader->case_schema, problems) &&
           xml_schema_load(golden, &reader->golden_schema, problems);
}

void reader_release(struct reader *reader) {
    xml_schema_free(reader->case_schema);
    xml_schema_free(reader->golden_schema);
    arena_free(reader->scratch);
}

/* ---- provisions ---- */

static int id_against_provision(const void *id, const void *provision) {
    return strcmp(id, provision_id(*(const enum provision *)provision));
}

static enum provision find_provision(const struct reader *reader, const char *id) {
    const enum provision *found = bsearch(id, reader->by_id, BY_ID_COUNT,
                                          sizeof *reader->by_id, id_against_provision);
    return found ? *found : PROVISION_NONE;
}

const char *reader_attribute(struct arena *arena, const xmlNode *node, const char *name) {
    const char *value = xml_attribute(arena, node, name);
    return value ? value : "";
}

static enum provision existing(const struct reader *reader, const struct xml_file *file,
                               const xmlNode *node, const char *attribute,
                               const char *id) {
    enum provision provision = find_provision(reader, id);
    if (provision == PROVISION_NONE)
        xml_problem(reader->problems, file, node,
                    _("%s: found '%s', expected the id of a provision"), attribute, id);
    return provision;
}

enum provision reader_provision(const struct reader *reader, const struct xml_file *file,
                                const xmlNode *node, const char *attribute) {
    return existing(reader, file, node, attribute,
                    reader_attribute(reader->notes, node, attribute));
}

struct provision_list reader_provisions(const struct reader *reader, struct arena *arena,
                                        const struct xml_file *file, const xmlNode *node,
                                        const char *attribute) {
    char *ids =
        arena_copy(reader->notes, reader_attribute(reader->notes, node, attribute));
    size_t room = 1, count = 0;
    for (const char *at = ids; *at; at++)
        room += *at == ' ';
    enum provision *items = arena_take(arena, room * sizeof *items);
    char *rest = NULL;
    for (char *id = strtok_r(ids, " ", &rest); id; id = strtok_r(NULL, " ", &rest)) {
        items[count] = existing(reader, file, node, attribute, id);
        count += items[count] != PROVISION_NONE;
    }
    return (struct provision_list){count, items};
}

/* ---- data ---- */

const struct field *field_named(const struct field *fields, const char *name) {
    for (const struct field *field = fields; field && field->name; field++)
        if (!strcmp(field->name, name))
            return field;
    return NULL;
}

const struct field *field_at(const struct field *fields, const char *path) {
    char head[64];
    size_t length = strcspn(path, ".");
    if (length >= sizeof head)
        return NULL;
    snprintf(head, sizeof head, "%.*s", (int)length, path);
    const struct field *field = field_named(fields, head);
    return field && path[length] ? field_at(field->fields, path + length + 1) : field;
}

/* A datum of that kind, whose name and text are no copies. */
static struct datum *fresh(const struct reader *reader, enum datum_kind kind,
                           const char *name, const char *text) {
    struct datum *datum = arena_take(reader->arena, sizeof *datum);
    *datum = (struct datum){.kind = kind, .name = name, .text = text};
    return datum;
}

static struct datum *items_of(const struct reader *reader, const xmlNode *node,
                              const char *name) {
    struct datum *list = fresh(reader, DATUM_LIST, name, NULL);
    for (const xmlNode *item = xml_child(node, "item"); item;
         item = xml_next(item, "item")) {
        struct datum *value =
            fresh(reader, DATUM_SCALAR, NULL, xml_text(reader->arena, item));
        value->line = xml_line(item);
        datum_add(list, value);
    }
    return list;
}

static struct datum *records_of(const struct reader *reader, const xmlNode *node,
                                const char *name, const struct field *field) {
    const char *inside = (const char *)node->name;
    const struct field *fields = field ? field->fields : NULL;
    struct datum *list = fresh(reader, DATUM_LIST, name, NULL);
    for (const xmlNode *record = xml_child(node, "record"); record;
         record = xml_next(record, "record")) {
        struct datum *data = reader_data(reader, record, inside, fields);
        data->line = xml_line(record);
        datum_add(list, data);
    }
    if (!field || field->type != TYPE_RECORD || datum_count(list) != 1)
        return list;
    list->first->name = list->name;
    return list->first;
}

static struct datum *datum_of(const struct reader *reader, const xmlNode *node,
                              const struct field *fields) {
    const char *name = reader_attribute(reader->notes, node, "name");
    const struct field *field = field_named(fields, name);
    name = field ? field->name : arena_copy(reader->arena, name);
    if (xml_child(node, "record"))
        return records_of(reader, node, name, field);
    if (xml_child(node, "item"))
        return items_of(reader, node, name);
    const char *text = xml_text(reader->arena, node);
    if (!*text && field && (field->type == TYPE_LIST || field->type == TYPE_RECORDS))
        return fresh(reader, DATUM_LIST, name, NULL); /* written, and empty */
    return fresh(reader, DATUM_SCALAR, name, text);
}

struct datum *reader_data(const struct reader *reader, const xmlNode *node,
                          const char *name, const struct field *fields) {
    struct datum *record = fresh(reader, DATUM_RECORD, NULL, NULL);
    for (const xmlNode *each = xml_child(node, name); each; each = xml_next(each, name)) {
        struct datum *member = datum_of(reader, each, fields);
        member->line = xml_line(each);
        datum_add(record, member);
    }
    return record;
}
