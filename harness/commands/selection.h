/*
 * Selection: which cases a command works on, by the options that such commands share.
 *
 * Options of different kinds narrow each other; one kind repeated widens it. All but
 * --shard take globs. A selection of nothing is misuse; a shard may be empty.
 */
#ifndef HARNESS_COMMANDS_SELECTION_H
#define HARNESS_COMMANDS_SELECTION_H

#include <getopt.h>

#include "harness/case/chosen.h"
#include "harness/case/pattern.h"
#include "harness/case/shard.h"
#include "harness/commands/commands.h"

struct selection {
    const char *command; /* for messages */
    const char *root;    /* NULL: see command_load_suite */
    bool sparing;        /* cases have to be brought: see suite_load_sparingly */
    struct patterns patterns;
    bool without[ORIGIN_COUNT]; /* cases of these origins, whatever the patterns say */
    struct shard shard;
};

/* Rows for getopt_long, and the letters of those that have one. */
enum { OPTION_CALCULATION = OPTIONS_OF_SELECTION, OPTION_ORIGIN, OPTION_SHARD };
#define SELECTION_OPTIONS                                                                \
    {"root", required_argument, NULL, 'r'}, {"article", required_argument, NULL, 'a'},   \
        {"calculation", required_argument, NULL, OPTION_CALCULATION},                    \
        {"case", required_argument, NULL, 'c'},                                          \
        {"origin", required_argument, NULL, OPTION_ORIGIN}, {                            \
        "shard", required_argument, NULL, OPTION_SHARD                                   \
    }
#define SELECTION_LETTERS "r:a:c:"
/* What --help says about them. */
const char *selection_help(void);

/*
 * Takes an option that getopt_long returned. False when it is wrong or no option at all:
 * that has been said, and *code is the exit code.
 */
bool selection_take(struct selection *selection, int option, char **argv,
                    enum exit_code *code);
/* Says so and gives false when words are left that the command has no use for. */
bool selection_ends(const struct selection *selection, int argc, char **argv, int words,
                    enum exit_code *code);
/* Whether an option selects cases; --root does not. */
bool selection_given(const struct selection *selection);

/*
 * Loads a suite and selects from it. False, said, with an exit code, when nothing is
 * left. What was chosen is released with its suite, by selection_release.
 */
bool selection_load(const struct selection *selection, struct chosen *chosen,
                    enum exit_code *code);
void selection_release(struct chosen *chosen);

#endif
