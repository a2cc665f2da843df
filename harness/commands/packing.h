/* Packing: the option `--pack FILE`, that the commands which judge systems share. */
#ifndef HARNESS_COMMANDS_PACKING_H
#define HARNESS_COMMANDS_PACKING_H

#include "harness/commands/report_files.h"
#include "harness/evidence/pack.h"

enum { OPTION_PACK = OPTIONS_OF_PACKING };
#define PACK_OPTION                                                                      \
    { "pack", required_argument, NULL, OPTION_PACK }
/* What --help says about it. */
const char *packing_help(void);

/*
 * Starts a pack. The plan comes without its time, and `root` may be NULL: see
 * command_find_root. NULL, said with an exit code, when no pack can be made.
 */
struct pack *packing_start(struct pack_plan plan, const struct report_files *reports,
                           struct system *system, enum exit_code *code);

#endif
