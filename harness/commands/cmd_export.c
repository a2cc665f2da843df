/* etalon export: the questions of the cases and their schema, for others to answer. */
#include <stdlib.h>

#include "harness/commands/format.h"
#include "harness/commands/selection.h"
#include "harness/report/questions.h"
#include "harness/report/wire_schema.h"
#include "harness/text.h"

enum {
    OPTION_SCHEMA = OPTIONS_OF_COMMAND,
    OPTION_GOLDENS,
    OPTION_WORKED,
    OPTION_NO_WORKED
};

static const struct option options[] = {
    SELECTION_OPTIONS,
    FORMAT_OPTION,
    {"schema", no_argument, NULL, OPTION_SCHEMA},
    {"with-goldens", no_argument, NULL, OPTION_GOLDENS},
    {"worked-examples", no_argument, NULL, OPTION_WORKED},
    {"no-worked-examples", no_argument, NULL, OPTION_NO_WORKED},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

struct export {
    struct selection selection;
    enum format format;
    bool schema, with_goldens;
    bool printed_only, no_printed; /* figures that the regulation prints */
    bool help;
};

static enum exit_code print_help(void) {
    fputs(_("usage: etalon export [OPTION]...\n\n"
            "Writes the questions of the cases, one JSON object a line, without the "
            "goldens.\n\n"
            "      --format FORMAT     ndjson, csv (with one --calculation; lists and "
            "records\n"
            "                          are JSON in their cell) or xml\n"
            "      --worked-examples   only cases that the regulation prints figures of\n"
            "      --no-worked-examples  only the others\n"
            "      --with-goldens      write what is expected beside each question\n"
            "      --schema            instead, the JSON Schema of questions and "
            "answers\n"),
          stdout);
    fputs(selection_help(), stdout);
    fputs(
        _("\nexamples:\n"
          "  etalon export > questions.ndjson\n"
          "  etalon export --article IV.46 | ./payroll --stdio\n"
          "  etalon export --calculation adjusted_pension --format csv > questions.csv\n"
          "  etalon export --schema --calculation adjusted_pension > schema.json\n"),
        stdout);
    return command_output_closed() ? EXIT_CONFORMS : EXIT_INTERNAL;
}

/* ---- the command line ---- */

static bool take(struct export *export, int option, char **argv, enum exit_code *code) {
    switch (option) {
    case 'h':
        export->help = true;
        return true;
    case OPTION_FORMAT:
        return format_take("export", optarg, &export->format, code);
    case OPTION_SCHEMA:
        export->schema = true;
        return true;
    case OPTION_GOLDENS:
        export->with_goldens = true;
        return true;
    case OPTION_WORKED:
        export->printed_only = true;
        return true;
    case OPTION_NO_WORKED:
        export->no_printed = true;
        return true;
    default:
        return selection_take(&export->selection, option, argv, code);
    }
}

/* Options that contradict each other. */
static const char *contradiction(const struct export *export) {
    if (export->printed_only && export->no_printed)
        return _("--worked-examples and --no-worked-examples leave nothing");
    if (export->schema && (export->with_goldens || export->format != FORMAT_NDJSON))
        return _("--schema goes with neither --format nor --with-goldens");
    return NULL;
}

static bool parse(int argc, char **argv, struct export *export, enum exit_code *code) {
    int option;
    opterr = 0;
    optind = 0;
    while ((option = getopt_long(argc, argv, ":" SELECTION_LETTERS "h", options, NULL)) !=
           -1)
        if (!take(export, option, argv, code))
            return false;
    const char *wrong = export->help ? NULL : contradiction(export);
    if (wrong)
        *code = command_misused("export", "%s", wrong);
    return !wrong &&
           (export->help || selection_ends(&export->selection, argc, argv, 0, code));
}

/* ---- writing ---- */

/* Why what was chosen cannot be written; NULL: it can. */
static const char *unfit(const struct export *export, const struct chosen *chosen) {
    if (export->schema || export->format != FORMAT_CSV)
        return NULL;
    struct arena *arena = arena_new();
    size_t count = chosen_calculations(chosen, arena).count;
    arena_free(arena);
    if (count > 1)
        return _("a table of CSV holds one calculation, expected one --calculation");
    return count ? NULL : _("a table of CSV holds one calculation, found no case");
}

static bool write_schema(const struct chosen *chosen) {
    struct arena *arena = arena_new();
    struct calculations asked = chosen_calculations(chosen, arena);
    bool written = wire_schema_print(asked.items, asked.count, stdout);
    arena_free(arena);
    return written;
}

static bool write_all(const struct export *export, const struct chosen *chosen) {
    struct questions questions = {chosen, export->with_goldens};
    struct error error = ERROR_INIT;
    if (export->schema)
        return write_schema(chosen);
    bool written = export->format == FORMAT_CSV
                       ? questions_write_csv(&questions, stdout, &error)
                   : export->format == FORMAT_XML
                       ? questions_write_xml(&questions, stdout, &error)
                       : questions_write_ndjson(&questions, stdout, &error);
    if (!written)
        command_fails(&error);
    return written;
}

enum exit_code cmd_export(int argc, char **argv) {
    struct export export = {.selection = {.command = "export", .sparing = true},
                            .format = FORMAT_NDJSON};
    enum exit_code code = EXIT_CONFORMS;
    if (!parse(argc, argv, &export, &code))
        return code;
    if (export.help)
        return print_help();
    struct chosen chosen;
    export.selection.without[ORIGIN_HAND] = export.printed_only;
    export.selection.without[ORIGIN_WORKED_EXAMPLE] = export.no_printed;
    export.selection.without[ORIGIN_PRINTED_TABLE] = export.no_printed;
    if (!selection_load(&export.selection, &chosen, &code))
        return code;
    const char *wrong = unfit(&export, &chosen);
    if (wrong)
        code = command_misused("export", "%s", wrong);
    bool written = !wrong && write_all(&export, &chosen);
    selection_release(&chosen);
    if (wrong)
        return code;
    return command_output_closed() && written ? EXIT_CONFORMS : EXIT_INTERNAL;
}
