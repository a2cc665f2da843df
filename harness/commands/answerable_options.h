/* Who answers for new rows: the options that the commands share which write such files.
 */
#ifndef HARNESS_COMMANDS_ANSWERABLE_OPTIONS_H
#define HARNESS_COMMANDS_ANSWERABLE_OPTIONS_H

#include <getopt.h>

#include "harness/case/answerable.h"
#include "harness/commands/commands.h"

/* Rows for getopt_long; none has a letter. */
enum { OPTION_OWNER = OPTIONS_OF_ANSWERABLE, OPTION_REASON, OPTION_EXPIRES };
#define ANSWERABLE_OPTIONS                                                               \
    {"owner", required_argument, NULL, OPTION_OWNER},                                    \
        {"reason", required_argument, NULL, OPTION_REASON}, {                            \
        "expires", required_argument, NULL, OPTION_EXPIRES                               \
    }

/* False when getopt_long returned another option. */
bool answerable_take(struct answerable *by, int option);
bool answerable_given(const struct answerable *by); /* any of the three */
/*
 * False, said, with an exit code, unless all three are given and the last day is one.
 * `writer` is the option that needs them: `--write-baseline`.
 */
bool answerable_agrees(const struct answerable *by, const char *command,
                       const char *writer, enum exit_code *code);

#endif
