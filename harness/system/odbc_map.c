/* The file of queries: queries.rng says its form; names are checked here. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "harness/case/reader.h"
#include "harness/system/odbc_private.h"
#include "harness/text.h"

struct reading_map {
    struct odbc_map *map;
    const struct xml_file *file;
    struct problems problems;
};

static const char *attribute(const struct reading_map *reading, const xmlNode *node,
                             const char *name) {
    return xml_attribute(reading->map->arena, node, name);
}

/* ---- SQL ---- */

/* The part of that name, as it stands in the file; NULL after a problem. */
static const xmlNode *part_for(struct reading_map *reading, const xmlNode *use) {
    const char *name = attribute(reading, use, "part");
    const xmlNode *part = xml_child(xml_root(reading->file), "part");
    while (part && strcmp(attribute(reading, part, "name"), name))
        part = xml_next(part, "part");
    if (!part)
        xml_problem(&reading->problems, reading->file, use,
                    _("found part '%s', expected the name of a part above"), name);
    return part;
}

static void write_text(const xmlNode *node, FILE *out) {
    xmlChar *text = xmlNodeGetContent(node);
    fputs((const char *)text, out);
    xmlFree(text);
}

/* A fact becomes a parameter, whose marker is the only thing we ever write into SQL. */
static void write_fact(struct reading_map *reading, struct odbc_query *query,
                       const xmlNode *node, FILE *out) {
    const char *name = attribute(reading, node, "name");
    const struct field *field = field_named(query->calculation->facts, name);
    if (!field) {
        xml_problem(&reading->problems, reading->file, node,
                    _("found fact '%s', expected a fact of %s"), name,
                    query->calculation->name);
        return;
    }
    query->facts[query->fact_count++] = field;
    fputs(" ? ", out);
}

static void write_sql(struct reading_map *reading, struct odbc_query *query,
                      const xmlNode *sql, FILE *out) {
    for (const xmlNode *node = sql->children; node; node = node->next) {
        if (xml_is(node, "fact")) {
            write_fact(reading, query, node, out);
        } else if (xml_is(node, "use")) {
            const xmlNode *part = part_for(reading, node);
            if (part)
                write_text(part, out);
        } else if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            write_text(node, out);
        }
    }
}

static void read_sql(struct reading_map *reading, struct odbc_query *query,
                     const xmlNode *sql) {
    struct arena *arena = reading->map->arena;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        BUG("out of memory for a query");
    query->facts = arena_take(arena, (xmlChildElementCount((xmlNode *)sql) + 1) *
                                         sizeof *query->facts);
    write_sql(reading, query, sql, out);
    if (fclose(out))
        BUG("out of memory for a query");
    query->sql = arena_copy(arena, text);
    free(text);
    if (!query->sql[strspn(query->sql, " \t\r\n")])
        xml_problem(&reading->problems, reading->file, sql,
                    _("found nothing in it, expected a statement that gives one row"));
}

/* ---- results ---- */

static bool is_repeated(const struct odbc_query *query,
                        const struct odbc_result *result) {
    for (size_t i = 0; i < query->result_count; i++)
        if (query->results[i].field == result->field ||
            !strcasecmp(query->results[i].column, result->column))
            return true;
    return false;
}

static void read_result(struct reading_map *reading, struct odbc_query *query,
                        const xmlNode *node) {
    const char *name = attribute(reading, node, "name");
    struct odbc_result result = {
        .field = field_named(query->calculation->results, name),
        .column = attribute(reading, node, "column"),
    };
    if (!result.field)
        xml_problem(&reading->problems, reading->file, node,
                    _("found result '%s', expected a result of %s"), name,
                    query->calculation->name);
    else if (is_repeated(query, &result))
        xml_problem(&reading->problems, reading->file, node,
                    _("found result '%s' or column '%s' twice, expected each once"), name,
                    result.column);
    else
        query->results[query->result_count++] = result;
}

/* ---- the file ---- */

static const struct calculation *calculation_of(struct reading_map *reading,
                                                const xmlNode *node) {
    const char *name = attribute(reading, node, "calculation");
    const struct calculation *calculation = calculation_by_name(name);
    if (!calculation)
        xml_problem(&reading->problems, reading->file, node,
                    _("found calculation '%s', expected one that `etalon list` names"),
                    name);
    else if (odbc_map_find(reading->map, name))
        xml_problem(&reading->problems, reading->file, node,
                    _("found calculation '%s' twice, expected one query for it"), name);
    else
        return calculation;
    return NULL;
}

static void read_query(struct reading_map *reading, const xmlNode *node) {
    struct odbc_query query = {
        .calculation = calculation_of(reading, node),
        .line = xml_line(node),
    };
    if (!query.calculation)
        return;
    size_t children = xmlChildElementCount((xmlNode *)node);
    query.results = arena_take(reading->map->arena, children * sizeof *query.results);
    read_sql(reading, &query, xml_child(node, "sql"));
    for (const xmlNode *each = xml_child(node, "result"); each;
         each = xml_next(each, "result"))
        read_result(reading, &query, each);
    reading->map->queries[reading->map->count++] = query;
}

static void read_document(struct reading_map *reading) {
    static const char *const names[] = {
        [COLUMN_REFUSED] = "refused",
        [COLUMN_ERROR] = "error",
        [COLUMN_MESSAGE] = "message",
        [COLUMN_NO] = "unsupported",
    };
    const xmlNode *root = xml_root(reading->file);
    struct odbc_map *map = reading->map;
    for (enum column_kind kind = COLUMN_REFUSED; kind <= COLUMN_NO; kind++) {
        const xmlNode *node = xml_child(root, names[kind]);
        if (node)
            map->columns[kind] = attribute(reading, node, "column");
    }
    map->queries = arena_take(map->arena, xmlChildElementCount((xmlNode *)root) *
                                              sizeof *map->queries);
    for (const xmlNode *node = xml_child(root, "query"); node;
         node = xml_next(node, "query"))
        read_query(reading, node);
}

bool odbc_map_read(struct odbc_map *map, const char *path, const char *schema_dir,
                   struct error *error) {
    *map = (struct odbc_map){.arena = arena_new()};
    map->file = arena_copy(map->arena, path);
    struct xml_file file = {.name = map->file};
    struct xml_schema *schema = NULL;
    struct reading_map reading = {.map = map, .file = &file, .problems = PROBLEMS_INIT};
    if (xml_schema_load(arena_print(map->arena, "%s/queries.rng", schema_dir), &schema,
                        &reading.problems) &&
        xml_read_file(path, map->file, &file, &reading.problems) &&
        xml_validate(schema, &file, &reading.problems))
        read_document(&reading);
    xml_release(&file);
    xml_schema_free(schema);
    bool good = !reading.problems.count;
    if (!good)
        *error = reading.problems.items[0];
    problems_release(&reading.problems);
    if (!good)
        odbc_map_release(map);
    return good;
}

void odbc_map_release(struct odbc_map *map) {
    arena_free(map->arena);
    map->arena = NULL;
}

const struct odbc_query *odbc_map_find(const struct odbc_map *map,
                                       const char *calculation) {
    for (size_t i = 0; i < map->count; i++)
        if (!strcmp(map->queries[i].calculation->name, calculation))
            return &map->queries[i];
    return NULL;
}
