/*
 * Commands: one row in the table of commands.c, one file cmd_NAME.c each.
 *
 * A command gets its own argv (argv[0] is its name), prints results on standard output
 * and errors, one line each, on standard error, and returns an exit code of the table
 * below.
 */
#ifndef HARNESS_COMMANDS_COMMANDS_H
#define HARNESS_COMMANDS_COMMANDS_H

#include <limits.h>
#include <stdio.h>

#include "harness/case/suite.h"

enum exit_code {
    EXIT_CONFORMS = 0,
    EXIT_DEVIATIONS = 1,
    EXIT_USAGE = 2,
    EXIT_BAD_INPUT = 3,
    EXIT_GATE_NOT_MET = 4,
    EXIT_INTERNAL = 5,
};

struct command {
    const char *name;
    enum exit_code (*run)(int argc, char **argv);
    const char *summary;
};

const struct command *command_at(size_t index);          /* NULL behind the last */
const struct command *command_by_name(const char *name); /* or NULL */

enum exit_code cmd_run(int argc, char **argv);
enum exit_code cmd_verify(int argc, char **argv);
enum exit_code cmd_grade(int argc, char **argv);
enum exit_code cmd_reperform(int argc, char **argv);
enum exit_code cmd_merge(int argc, char **argv);
enum exit_code cmd_report(int argc, char **argv);
enum exit_code cmd_explain(int argc, char **argv);
enum exit_code cmd_list(int argc, char **argv);
enum exit_code cmd_describe(int argc, char **argv);
enum exit_code cmd_export(int argc, char **argv);
enum exit_code cmd_answer(int argc, char **argv);
enum exit_code cmd_coverage(int argc, char **argv);

/* ---- what commands share ---- */

/*
 * What getopt_long returns for options without a letter begins, for each who has some,
 * at a value of its own: a command may take the options of several.
 */
enum option_values {
    OPTIONS_OF_COMMAND = 0x100, /* those that only one command has */
    OPTIONS_OF_SELECTION = 0x200,
    OPTIONS_OF_FORMAT = 0x300,
    OPTIONS_OF_EXCUSES = 0x400,
    OPTIONS_OF_ANSWERABLE = 0x500,
    OPTIONS_OF_GATE = 0x600,
    OPTIONS_OF_PACKING = 0x700,
    OPTIONS_OF_TIMES = 0x800,
    OPTIONS_OF_COVERAGE = 0x900,
    OPTIONS_OF_REPORTS = 0xa00,
};

/* `error` on standard error as `etalon: ...`, and the exit code of its kind. */
enum exit_code command_fails(const struct error *error);
/* Prints them all: bad input, unless the system that we run on failed us. */
struct problems;
enum exit_code command_refuses(const struct problems *problems);
/* Prints `etalon NAME: message`, points at --help, and gives EXIT_USAGE. */
enum exit_code command_misused(const char *name, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/*
 * The folder that holds cases/: `root`; where NULL: $ETALON_ROOT, this folder when it has
 * cases/, or the folder above the program (written to `above`). NULL, said, when there is
 * none.
 */
const char *command_find_root(const char *root, char above[PATH_MAX]);
/*
 * The suite found so. NULL, said, with an exit code when it does not load, every problem
 * on a line of its own.
 */
struct suite *command_load_suite(const char *root, enum exit_code *code);
/* For those who go through the cases in order: see suite_load_sparingly. */
struct suite *command_load_suite_sparingly(const char *root, enum exit_code *code);
/*
 * Flushes standard output; false when writing failed, which is said on standard error,
 * unless it was a pipe that nobody reads any more.
 */
bool command_output_closed(void);

#endif
