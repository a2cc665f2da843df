/* etalon grade: judges a file of answers. */
#include <stdlib.h>

#include "harness/commands/format.h"
#include "harness/commands/judging.h"
#include "harness/commands/times.h"
#include "harness/text.h"

static const struct option options[] = {
    SELECTION_OPTIONS,
    REPORT_OPTIONS,
    TIMES_OPTION,
    PACK_OPTION,
    EXCUSE_OPTIONS,
    FORMAT_OPTION,
    {"verbose", no_argument, NULL, 'v'},
    {"verdicts", required_argument, NULL, 'w'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static enum exit_code print_help(void) {
    fputs(
        _("usage: etalon grade [OPTION]... FILE\n\n"
          "Judges answers to the questions that 'etalon export' wrote, one JSON object a "
          "line.\nFILE may be - for standard input.\n\n"
          "      --format FORMAT     ndjson, csv (a header of id, results, refused, "
          "error)\n"
          "                          or xml (cases/schema/answers.rng); told by the "
          "ending\n"),
        stdout);
    fputs(selection_help(), stdout);
    report_files_help(stdout);
    fputs(times_help(), stdout);
    fputs(packing_help(), stdout);
    fputs(excuse_files_help(), stdout);
    fputs(write_baseline_help(), stdout);
    fputs(
        _("  -v, --verbose           name all cases, those that agree as well\n"
          "  -w, --verdicts FILE     write verdict, case and claims, a line each\n\n"
          "examples:\n"
          "  etalon export > questions.ndjson\n"
          "  etalon grade answers.ndjson\n"
          "  etalon grade --calculation adjusted_pension answers.csv\n"
          "  etalon answer questions.ndjson | etalon grade -\n\n"
          "exit codes: 0 conforms, 1 an answer deviates, is broken or missing, 3 the "
          "file\n"
          "cannot be judged, 4 nothing new deviates, but a tolerance or known deviation "
          "has\n"
          "expired or holds no more\n"),
        stdout);
    return command_output_closed() ? EXIT_CONFORMS : EXIT_INTERNAL;
}

static bool parse(int argc, char **argv, struct judging *judging, enum format *format,
                  bool *help, enum exit_code *code) {
    int option;
    opterr = 0;
    optind = 0;
    while ((option = getopt_long(argc, argv, ":" SELECTION_LETTERS "vw:h", options,
                                 NULL)) != -1) {
        if (option == 'h')
            *help = true;
        else if (option == 'v')
            judging->verbose = true;
        else if (option == OPTION_TIMES)
            judging->times = optarg;
        else if (option == OPTION_PACK)
            judging->pack = optarg;
        else if (option == 'w')
            judging->verdicts = optarg;
        else if (option == OPTION_FORMAT) {
            if (!format_take("grade", optarg, format, code))
                return false;
        } else if (report_files_take(&judging->reports, option) ||
                   excuse_files_take(&judging->excuses, option))
            continue;
        else if (!selection_take(&judging->selection, option, argv, code))
            return false;
    }
    if (*help)
        return true;
    if (optind == argc) {
        *code = command_misused("grade", _("no file of answers given"));
        return false;
    }
    return excuse_files_agree(&judging->excuses, &judging->reports, "grade", code) &&
           selection_ends(&judging->selection, argc, argv, 1, code);
}

enum exit_code cmd_grade(int argc, char **argv) {
    struct judging judging = {.selection = {.command = "grade", .sparing = true},
                              .ask_all = true};
    enum exit_code code = EXIT_CONFORMS;
    enum format format = FORMAT_BY_ENDING;
    bool help = false;
    if (!parse(argc, argv, &judging, &format, &help, &code))
        return code;
    if (help)
        return print_help();
    struct chosen chosen;
    if (!selection_load(&judging.selection, &chosen, &code))
        return code;
    judging.title = _("answers");
    judging.name = argv[optind];
    judging.format = format_name(format, argv[optind]);
    struct system system;
    struct error error = ERROR_INIT;
    if (format_open_answers(format, &system, argv[optind], chosen.suite, &error))
        code = judge_system(&judging, &chosen, &system);
    else
        code = command_fails(&error);
    selection_release(&chosen);
    return code;
}
