/*
 * Progress: how far a long task is, on a terminal, from its third second on.
 *
 *     [#######-------------]  37 %  741 of 2000 cases, 3 deviate
 *
 * Nothing is drawn into a pipe or a file, nor on a terminal that cannot erase a line.
 */
#ifndef HARNESS_COMMANDS_PROGRESS_H
#define HARNESS_COMMANDS_PROGRESS_H

#include "harness/case/headway.h"

struct progress;

enum progress_task { PROGRESS_FILES, PROGRESS_CASES };

/* Shows what is counted in `headway`, until the end. */
struct progress *progress_begin(enum progress_task task, const struct headway *headway);
/* Erases what was drawn. */
void progress_end(struct progress *progress);

#endif
