#include "harness/coverage/code_coverage.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness/coverage/citations.h"
#include "harness/text.h"

/* What is read now, for the messages. */
struct reading_gcov {
    struct code_coverage *coverage;
    const char *root, *path;
    struct error *error;
};

static bool is_of_annex(const char *file) {
    static const char prefix[] = "calc/annex_";
    return !strncmp(file, prefix, sizeof prefix - 1);
}

static bool unexpected(const struct reading_gcov *reading, const char *expected) {
    return error_at(reading->error, reading->path, 0, NULL,
                    _("found no %s, expected the output of gcov --json-format"),
                    expected);
}

static struct code_function *function_named(struct code_coverage *coverage, size_t from,
                                            const char *name) {
    for (size_t i = from; i < coverage->count; i++)
        if (!strcmp(coverage->functions[i].name, name))
            return &coverage->functions[i];
    return NULL;
}

static struct code_function *add_function(struct code_coverage *coverage) {
    if (coverage->count == coverage->room) {
        size_t room = coverage->room ? 2 * coverage->room : 256;
        struct code_function *more =
            realloc(coverage->functions, room * sizeof *coverage->functions);
        if (!more)
            BUG("out of memory for %zu functions", room);
        coverage->functions = more;
        coverage->room = room;
    }
    return &coverage->functions[coverage->count++];
}

/* `article_20_age_difference.c`: article 20 of the annex that the folder names. */
static enum provision article_of_file(const char *file) {
    char id[64], annex[16], article[16];
    if (sscanf(file, "calc/annex_%15[^/]/article_%15[^_]_", annex, article) != 2)
        return PROVISION_NONE;
    for (char *c = annex; *c; c++)
        *c = (char)(*c >= 'a' && *c <= 'z' ? *c - 'a' + 'A' : *c);
    snprintf(id, sizeof id, "%s.%s", annex, article + (*article == '0'));
    return provision_by_id(id);
}

static void attribute(const struct reading_gcov *reading,
                      const struct citations *citations, struct code_function *function) {
    struct arena *arena = reading->coverage->arena;
    function->cites = arena_take(arena, PROVISION_COUNT * sizeof *function->cites);
    citations_between(citations, function->first, function->last, function->cites);
    for (int i = 1; i < PROVISION_COUNT; i++)
        if (function->cites[i])
            return;
    function->cites[article_of_file(function->file)] = true;
    function->cites[PROVISION_NONE] = false;
}

static bool read_functions(const struct reading_gcov *reading, const char *file,
                           const struct citations *citations, json_t *functions) {
    struct code_coverage *coverage = reading->coverage;
    size_t index;
    json_t *each;
    json_array_foreach(functions, index, each) {
        const char *name;
        int first, last;
        if (json_unpack(each, "{s:s, s:i, s:i}", "name", &name, "start_line", &first,
                        "end_line", &last))
            return unexpected(reading, _("name and lines of a function"));
        struct code_function *function = add_function(coverage);
        *function = (struct code_function){.file = arena_copy(coverage->arena, file),
                                           .name = arena_copy(coverage->arena, name),
                                           .first = first,
                                           .last = last,
                                           .figures.functions = 1};
        attribute(reading, citations, function);
    }
    return true;
}

static bool read_line(const struct reading_gcov *reading, struct code_figures *figures,
                      json_t *line) {
    json_t *branches;
    json_int_t count;
    if (json_unpack(line, "{s:I, s:o}", "count", &count, "branches", &branches))
        return unexpected(reading, _("count and branches of a line"));
    figures->lines++;
    figures->lines_run += count > 0;
    size_t index;
    json_t *branch;
    json_array_foreach(branches, index, branch) {
        if (json_unpack(branch, "{s:I}", "count", &count))
            return unexpected(reading, _("count of a branch"));
        figures->branches++;
        figures->branches_taken += count > 0;
    }
    return true;
}

static bool read_lines(const struct reading_gcov *reading, size_t first_function,
                       json_t *lines) {
    size_t index;
    json_t *line;
    json_array_foreach(lines, index, line) {
        const char *name = json_string_value(json_object_get(line, "function_name"));
        struct code_function *function =
            name ? function_named(reading->coverage, first_function, name) : NULL;
        if (function && !read_line(reading, &function->figures, line))
            return false;
    }
    return true;
}

static bool read_file(const struct reading_gcov *reading, json_t *file) {
    const char *name;
    json_t *functions, *lines;
    if (json_unpack(file, "{s:s, s:o, s:o}", "file", &name, "functions", &functions,
                    "lines", &lines))
        return unexpected(reading, _("file with functions and lines"));
    if (!is_of_annex(name))
        return true;
    struct arena *arena = arena_new();
    struct citations *citations;
    size_t first = reading->coverage->count;
    bool read = citations_read(&citations, arena, reading->root, name, reading->error) &&
                read_functions(reading, name, citations, functions) &&
                read_lines(reading, first, lines);
    arena_free(arena);
    return read;
}

static bool read_unit(const struct reading_gcov *reading, json_t *unit) {
    json_t *files = json_object_get(unit, "files");
    if (!json_is_array(files))
        return unexpected(reading, _("list of files"));
    size_t index;
    json_t *file;
    json_array_foreach(files, index, file) {
        if (!read_file(reading, file))
            return false;
    }
    return true;
}

static bool read_units(const struct reading_gcov *reading, FILE *in) {
    bool read = true;
    while (read) {
        int next = fgetc(in);
        if (next == EOF)
            break;
        if (next == '\n')
            continue;
        ungetc(next, in);
        json_error_t wrong;
        json_t *unit = json_loadf(in, JSON_DISABLE_EOF_CHECK, &wrong);
        read = unit ? read_unit(reading, unit)
                    : error_at(reading->error, reading->path, wrong.line, NULL,
                               _("%s, expected the output of gcov --json-format"),
                               wrong.text);
        json_decref(unit);
    }
    if (read && !reading->coverage->count)
        return unexpected(reading, _("function of an annex"));
    return read;
}

bool code_coverage_read(struct code_coverage *out, const char *root, const char *path,
                        struct error *error) {
    *out = (struct code_coverage){.arena = arena_new()};
    FILE *in = fopen(path, "rb");
    if (!in)
        return error_at(error, path, 0, NULL, "%s", strerror(errno));
    struct reading_gcov reading = {out, root, path, error};
    bool read = read_units(&reading, in);
    fclose(in);
    return read;
}

void code_coverage_release(struct code_coverage *coverage) {
    free(coverage->functions);
    arena_free(coverage->arena);
    *coverage = (struct code_coverage){.arena = NULL};
}

static void add(struct code_figures *sum, const struct code_figures *figures) {
    sum->functions += figures->functions;
    sum->lines += figures->lines;
    sum->lines_run += figures->lines_run;
    sum->branches += figures->branches;
    sum->branches_taken += figures->branches_taken;
}

static bool belongs(enum provision inner, enum provision outer) {
    return provision_within(inner, outer) || provision_info(inner)->article == outer;
}

static bool cites(const struct code_function *function, enum provision provision) {
    for (int i = 1; i < PROVISION_COUNT; i++)
        if (function->cites[i] && belongs((enum provision)i, provision))
            return true;
    return false;
}

struct code_figures code_coverage_of(const struct code_coverage *coverage,
                                     enum provision provision) {
    struct code_figures sum = {0};
    for (size_t i = 0; i < coverage->count; i++)
        if (cites(&coverage->functions[i], provision))
            add(&sum, &coverage->functions[i].figures);
    return sum;
}

struct code_figures code_coverage_in_all(const struct code_coverage *coverage) {
    struct code_figures sum = {0};
    for (size_t i = 0; i < coverage->count; i++)
        add(&sum, &coverage->functions[i].figures);
    return sum;
}
