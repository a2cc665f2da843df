#include "harness/commands/format.h"

#include <string.h>
#include <strings.h>

#include "harness/text.h"

static const char *const names[] = {
    [FORMAT_NDJSON] = "ndjson",
    [FORMAT_CSV] = "csv",
    [FORMAT_XML] = "xml",
};

bool format_take(const char *command, const char *name, enum format *format,
                 enum exit_code *code) {
    for (enum format each = FORMAT_NDJSON; each < FORMAT_COUNT; each++) {
        if (!strcmp(names[each], name)) {
            *format = each;
            return true;
        }
    }
    *code =
        command_misused(command, _("no format '%s', expected ndjson, csv or xml"), name);
    return false;
}

static enum format by_ending(const char *path) {
    const char *dot = strrchr(path, '.');
    for (enum format each = FORMAT_NDJSON; dot && each < FORMAT_COUNT; each++)
        if (!strcasecmp(names[each], dot + 1))
            return each;
    return FORMAT_NDJSON;
}

const char *format_name(enum format format, const char *path) {
    return names[format == FORMAT_BY_ENDING ? by_ending(path) : format];
}

bool format_open_answers(enum format format, struct system *out, const char *path,
                         const struct suite *suite, struct error *error) {
    if (format == FORMAT_BY_ENDING)
        format = by_ending(path);
    if (format == FORMAT_CSV)
        return system_open_answers_csv(out, path, error);
    if (format == FORMAT_XML)
        return system_open_answers_xml(out, path, suite_schema_dir(suite), error);
    return system_open_answers(out, path, error);
}
