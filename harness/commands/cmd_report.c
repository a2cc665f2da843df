/* etalon report: makes reports from a results file. */
#include <limits.h>
#include <stdlib.h>

#include "harness/commands/excuse_files.h"
#include "harness/commands/report_files.h"
#include "harness/text.h"

static const struct option options[] = {
    REPORT_OPTIONS,
    WRITE_BASELINE_OPTIONS,
    {"root", required_argument, NULL, 'r'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static enum exit_code print_help(void) {
    fputs(_("usage: etalon report RESULTS.xml --KIND FILE...\n\n"
            "Makes reports from the results that run, verify or grade wrote with "
            "--results,\nwithout judging again.\n\n"),
          stdout);
    report_files_help(stdout);
    fputs(write_baseline_help(), stdout);
    fputs(_("  -r, --root DIR          the folder that holds cases/schema/\n\n"
            "examples:\n"
            "  etalon verify --system './payroll --stdio' --results results.xml\n"
            "  etalon report results.xml --junit junit.xml --sarif etalon.sarif\n"
            "  etalon report results.xml --markdown - >> \"$GITHUB_STEP_SUMMARY\"\n\n"
            "exit codes: 0 the reports are written, whatever they say; 2 none was asked "
            "for,\n"
            "3 the results cannot be read, 5 a report cannot be written\n"),
          stdout);
    return command_output_closed() ? EXIT_CONFORMS : EXIT_INTERNAL;
}

struct asked {
    struct report_files files;
    struct excuse_files excuses; /* to be written */
    const char *root, *path;
    bool help;
};

static bool words_fit(int argc, char **argv, struct asked *asked, enum exit_code *code) {
    if (optind == argc)
        *code = command_misused("report", _("no results file given"));
    else if (argc - optind > 1)
        *code = command_misused("report", _("'%s' is too much"), argv[optind + 1]);
    else if (!report_files_any(&asked->files) && !asked->excuses.written)
        *code = command_misused("report", _("no report asked for, expected one such as "
                                            "--junit FILE"));
    else
        asked->path = argv[optind];
    return asked->path && report_files_differ(&asked->files, "report", code) &&
           excuse_files_agree(&asked->excuses, &asked->files, "report", code);
}

static bool parse(int argc, char **argv, struct asked *asked, enum exit_code *code) {
    int option;
    opterr = 0;
    optind = 0;
    while ((option = getopt_long(argc, argv, ":r:h", options, NULL)) != -1) {
        if (option == 'h') {
            asked->help = true;
            return true;
        }
        if (option == 'r') {
            asked->root = optarg;
        } else if (!report_files_take(&asked->files, option) &&
                   !excuse_files_take(&asked->excuses, option)) {
            *code =
                option == ':'
                    ? command_misused("report", _("'%s' needs a value"), argv[optind - 1])
                    : command_misused("report", _("'%s' is no option"), argv[optind - 1]);
            return false;
        }
    }
    return words_fit(argc, argv, asked, code);
}

static bool write_all(const struct asked *asked, const struct results *results) {
    bool written = report_files_write(&asked->files, results);
    return excuse_files_write(&asked->excuses, results) && written;
}

static enum exit_code make(const struct asked *asked, const char *root) {
    struct arena *arena = arena_new();
    struct problems problems = PROBLEMS_INIT;
    struct results results;
    enum exit_code code;
    if (results_xml_read(asked->path, arena_print(arena, "%s/cases/schema", root), arena,
                         &results, &problems))
        code = write_all(asked, &results) ? EXIT_CONFORMS : EXIT_INTERNAL;
    else
        code = command_refuses(&problems);
    problems_release(&problems);
    arena_free(arena);
    return code;
}

enum exit_code cmd_report(int argc, char **argv) {
    struct asked asked = {.path = NULL};
    enum exit_code code = EXIT_CONFORMS;
    if (!parse(argc, argv, &asked, &code))
        return code;
    if (asked.help)
        return print_help();
    char above[PATH_MAX];
    const char *root = command_find_root(asked.root, above);
    return root ? make(&asked, root) : EXIT_BAD_INPUT;
}
