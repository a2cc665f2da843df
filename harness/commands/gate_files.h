/*
 * Gate files: the options that name a gate, to be met or to be written.
 *
 * A gate judges the whole tree, and only where every golden agrees.
 */
#ifndef HARNESS_COMMANDS_GATE_FILES_H
#define HARNESS_COMMANDS_GATE_FILES_H

#include "harness/commands/answerable_options.h"
#include "harness/coverage/gate.h"

struct gate_files {
    const char *path;     /* to be met; NULL: none */
    const char *written;  /* NULL: none */
    struct answerable by; /* for its new rows */
};

/* Rows for getopt_long; none has a letter. */
enum { OPTION_GATE = OPTIONS_OF_GATE, OPTION_WRITE_GATE };
#define GATE_OPTION                                                                      \
    { "gate", required_argument, NULL, OPTION_GATE }
#define WRITE_GATE_OPTIONS                                                               \
    {"write-gate", required_argument, NULL, OPTION_WRITE_GATE}, ANSWERABLE_OPTIONS

/* False when getopt_long returned another option. */
bool gate_files_take(struct gate_files *files, int option);
/* False, said, with an exit code, when they do not go together. */
bool gate_files_agree(const struct gate_files *files, const char *command,
                      enum exit_code *code);

/* A gate that was read, and the day it is. */
struct open_gate {
    struct arena *arena;
    struct gate gate;
    struct date today;
};
/* False, said, with an exit code. To be released, whatever is returned. */
bool gate_files_open(const struct gate_files *files, const char *command,
                     const char *schema_dir, struct open_gate *out, enum exit_code *code);
void gate_files_release(struct open_gate *open);
/* Tells every finding. Where a gate is to be written, it is, and findings do not fail. */
enum exit_code gate_files_hold(const struct gate_files *files, const char *command,
                               const struct open_gate *open,
                               const struct coverage *coverage);

#endif
