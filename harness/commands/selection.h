/*
 * Selection: which cases a command works on, by the options that such commands share.
 *
 * Options of different kinds narrow each other; one kind repeated widens it.
 */
#ifndef HARNESS_COMMANDS_SELECTION_H
#define HARNESS_COMMANDS_SELECTION_H

#include <getopt.h>

#include "harness/commands/commands.h"

enum { SELECTION_MOST = 64 };

struct selection {
    const char *command; /* for messages */
    const char *root;    /* NULL: see command_load_suite */
    size_t article_count, calculation_count, case_count;
    enum provision articles[SELECTION_MOST];
    const struct calculation *calculations[SELECTION_MOST];
    const char *cases[SELECTION_MOST];
};

/* Rows for getopt_long, and the letters of those that have one. */
enum { OPTION_CALCULATION = 256 };
#define SELECTION_OPTIONS                                                                \
    {"root", required_argument, NULL, 'r'}, {"article", required_argument, NULL, 'a'},   \
        {"calculation", required_argument, NULL, OPTION_CALCULATION}, {                  \
        "case", required_argument, NULL, 'c'                                             \
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
bool selection_has(const struct selection *selection, const struct specimen *specimen);

/* The cases selected, in order, to be freed with free. */
struct chosen {
    const struct specimen **items;
    size_t count;
};
/* Loads the suite and selects. False, said, with an exit code, when nothing is left. */
bool selection_load(const struct selection *selection, struct suite **suite,
                    struct chosen *chosen, enum exit_code *code);

#endif
