/* etalon run: checks the reference calculator against the goldens. */
#include <stdlib.h>

#include "harness/commands/gate_files.h"
#include "harness/commands/judging.h"
#include "harness/commands/measuring.h"
#include "harness/commands/times.h"
#include "harness/report/gate_report.h"
#include "harness/text.h"

static const struct option options[] = {
    SELECTION_OPTIONS,
    REPORT_OPTIONS,
    TIMES_OPTION,
    GATE_OPTION,
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
    fputs(times_help(), stdout);
    fputs(_("      --gate FILE         also measures coverage, and fails where it is not "
            "what\n                          the gate lists\n"
            "  -v, --verbose           name the cases that agree as well\n\n"
            "examples:\n"
            "  etalon run\n"
            "  etalon run --article IV.46\n"
            "  etalon run --calculation early_pension --case '*minimum*'\n"
            "  etalon run --gate ci/gate.xml\n\n"
            "exit codes: 0 every golden agrees, 1 one does not, 2 nothing is selected, 3 "
            "a bad case\nor gate, 4 the gate is not met\n"),
          stdout);
    return command_output_closed() ? EXIT_CONFORMS : EXIT_INTERNAL;
}

struct run_options {
    struct judging judging;
    struct gate_files gate;
    bool help;
};

static bool parse(int argc, char **argv, struct run_options *out, enum exit_code *code) {
    int option;
    opterr = 0;
    optind = 0;
    while ((option = getopt_long(argc, argv, ":" SELECTION_LETTERS "vh", options,
                                 NULL)) != -1) {
        if (option == 'h')
            return out->help = true;
        if (option == 'v')
            out->judging.verbose = true;
        else if (option == OPTION_TIMES)
            out->judging.times = optarg;
        else if (report_files_take(&out->judging.reports, option) ||
                 gate_files_take(&out->gate, option))
            continue;
        else if (!selection_take(&out->judging.selection, option, argv, code))
            return false;
    }
    if (out->gate.path && selection_given(&out->judging.selection)) {
        *code =
            command_misused("run", _("--gate is about the whole tree, it goes with no "
                                     "selection"));
        return false;
    }
    return gate_files_agree(&out->gate, "run", code) &&
           selection_ends(&out->judging.selection, argc, argv, 0, code);
}

static enum exit_code hold(const struct run_options *asked, const struct suite *suite,
                           const struct open_gate *gate) {
    static struct coverage coverage;
    enum exit_code code;
    if (coverage_has_score("run", suite, &coverage, &code))
        code = gate_files_hold(&asked->gate, "run", gate, &coverage);
    coverage_release(&coverage);
    if (code == EXIT_CONFORMS && !report_files_take_output(&asked->judging.reports))
        gate_met_print(&gate->gate, stdout);
    return command_output_closed() ? code : EXIT_INTERNAL;
}

static enum exit_code run(const struct run_options *asked, const struct chosen *chosen) {
    struct open_gate gate;
    struct system system;
    enum exit_code code;
    if (gate_files_open(&asked->gate, "run", suite_schema_dir(chosen->suite), &gate,
                        &code)) {
        system_open_reference(&system);
        code = judge_system(&asked->judging, chosen, &system);
        if (asked->gate.path && code == EXIT_CONFORMS)
            code = hold(asked, chosen->suite, &gate);
        else if (asked->gate.path && code == EXIT_DEVIATIONS)
            fputs(_("etalon run: the gate is not judged, since goldens fail\n"), stderr);
    }
    gate_files_release(&gate);
    return code;
}

enum exit_code cmd_run(int argc, char **argv) {
    struct run_options asked = {.judging = {.selection.command = "run", .strict = true}};
    enum exit_code code = EXIT_CONFORMS;
    if (!parse(argc, argv, &asked, &code))
        return code;
    if (asked.help)
        return print_help();
    asked.judging.selection.sparing = !asked.gate.path; /* coverage needs all at once */
    struct chosen chosen;
    if (!selection_load(&asked.judging.selection, &chosen, &code))
        return code;
    code = run(&asked, &chosen);
    selection_release(&chosen);
    return code;
}
