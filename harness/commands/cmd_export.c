/* etalon export: writes the questions of the cases, without the goldens. */
#include <stdlib.h>

#include "harness/commands/selection.h"
#include "harness/system/wire.h"
#include "harness/text.h"

static const struct option options[] = {
    SELECTION_OPTIONS,
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static enum exit_code print_help(void) {
    fputs(_("usage: etalon export [OPTION]...\n\n"
            "Writes the questions of the cases, one JSON object a line, without the "
            "goldens.\n\n"),
          stdout);
    fputs(selection_help(), stdout);
    fputs(_("\nexamples:\n"
            "  etalon export > questions.ndjson\n"
            "  etalon export --article IV.46 | ./payroll --stdio\n"),
          stdout);
    return command_output_closed() ? EXIT_CONFORMS : EXIT_INTERNAL;
}

/* Stops at the first write that fails: the reader may have gone. */
static void write_questions(const struct chosen *chosen) {
    struct arena *arena = arena_new();
    for (size_t i = 0; i < chosen->count && !ferror(stdout); i++) {
        const struct specimen *specimen = chosen->items[i];
        struct question question = {specimen->id, specimen->calculation->name,
                                    specimen->facts, &specimen->readings};
        arena_clear(arena);
        puts(wire_question(arena, &question));
    }
    arena_free(arena);
}

enum exit_code cmd_export(int argc, char **argv) {
    struct selection selection = {.command = "export"};
    enum exit_code code = EXIT_CONFORMS;
    int option;
    opterr = 0;
    optind = 0;
    while ((option = getopt_long(argc, argv, ":" SELECTION_LETTERS "h", options, NULL)) !=
           -1) {
        if (option == 'h')
            return print_help();
        if (!selection_take(&selection, option, argv, &code))
            return code;
    }
    struct suite *suite;
    struct chosen chosen;
    if (!selection_ends(&selection, argc, argv, 0, &code) ||
        !selection_load(&selection, &suite, &chosen, &code))
        return code;
    write_questions(&chosen);
    free(chosen.items);
    suite_free(suite);
    return command_output_closed() ? EXIT_CONFORMS : EXIT_INTERNAL;
}
