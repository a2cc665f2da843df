/* etalon run: checks the reference calculator against the goldens. */
#include <stdlib.h>

#include "harness/commands/judging.h"
#include "harness/text.h"

static const struct option options[] = {
    SELECTION_OPTIONS,
    REPORT_OPTIONS,
    {"verbose", no_argument, NULL, 'v'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static enum exit_code print_help(void) {
    fputs(_("usage: etalon run [OPTION]...\n\n"
            "Computes every case with the reference calculator and compares the results "
            "with\nthe goldens.\n\n"),
          stdout);
    fputs(selection_help(), stdout);
    report_files_help(stdout);
    fputs(_("  -v, --verbose           name the cases that agree as well\n\n"
            "examples:\n"
            "  etalon run\n"
            "  etalon run --article IV.46\n"
            "  etalon run --calculation early_pension --case '*minimum*'\n\n"
            "exit codes: 0 every golden agrees, 1 one does not, 2 nothing is selected, 3 "
            "a bad case\n"),
          stdout);
    return command_output_closed() ? EXIT_CONFORMS : EXIT_INTERNAL;
}

enum exit_code cmd_run(int argc, char **argv) {
    struct judging judging = {.selection = {.command = "run", .sparing = true},
                              .strict = true};
    enum exit_code code = EXIT_CONFORMS;
    int option;
    opterr = 0;
    optind = 0;
    while ((option = getopt_long(argc, argv, ":" SELECTION_LETTERS "vh", options,
                                 NULL)) != -1) {
        if (option == 'h')
            return print_help();
        if (option == 'v')
            judging.verbose = true;
        else if (report_files_take(&judging.reports, option))
            continue;
        else if (!selection_take(&judging.selection, option, argv, &code))
            return code;
    }
    struct suite *suite;
    struct chosen chosen;
    struct system system;
    if (!selection_ends(&judging.selection, argc, argv, 0, &code) ||
        !selection_load(&judging.selection, &suite, &chosen, &code))
        return code;
    system_open_reference(&system);
    code = judge_system(&judging, suite, &chosen, &system);
    free(chosen.items);
    suite_free(suite);
    return code;
}
