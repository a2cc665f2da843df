/*
 * Report files: the options `--junit FILE` and its like, one for each kind of report,
 * that the commands which judge share with the one that reads results.
 */
#ifndef HARNESS_COMMANDS_REPORT_FILES_H
#define HARNESS_COMMANDS_REPORT_FILES_H

#include <getopt.h>

#include "harness/commands/commands.h"
#include "harness/report/reports.h"

struct report_files {
    const char *path[REPORT_COUNT]; /* `-`: standard output; NULL: not asked for */
};

/* Rows for getopt_long; none has a letter. */
enum { OPTION_REPORT = OPTIONS_OF_REPORTS };
#define REPORT_OPTION(id, name, write, meaning)                                          \
    { name, required_argument, NULL, OPTION_REPORT + REPORT_##id }
#define REPORT_OPTION_COMMA(...) REPORT_OPTION(__VA_ARGS__),
#define REPORT_OPTIONS REPORT_ROWS(REPORT_OPTION_COMMA, REPORT_OPTION)

/* What --help says about them, one line each. */
void report_files_help(FILE *out);
/* False when getopt_long returned another option. */
bool report_files_take(struct report_files *files, int option);
/* False, said, with an exit code, when two reports go to the same file, or one nowhere.
 */
bool report_files_differ(const struct report_files *files, const char *command,
                         enum exit_code *code);
/* The same when another option names standard output, no file, or that of a report. */
bool report_files_leave(const struct report_files *files, const char *command,
                        const char *option, const char *path, enum exit_code *code);
bool report_files_any(const struct report_files *files);
/* Whether one takes standard output, which then carries nothing else. */
bool report_files_take_output(const struct report_files *files);
/* Every report, even when one fails; false, said, when one did. */
bool report_files_write(const struct report_files *files, const struct results *results);

#endif
