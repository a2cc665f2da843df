/*
 * Interruption: SIGINT and SIGTERM ask a run to stop where it is, so that what it has is
 * reported and the programs it started are ended. A second signal takes from these the
 * time they have to end by themselves; a third kills as usual.
 */
#ifndef HARNESS_SYSTEM_INTERRUPT_H
#define HARNESS_SYSTEM_INTERRUPT_H

#include <stdbool.h>

void interrupt_listen(void);
bool interrupt_came(void);
bool interrupt_came_again(void);

#endif
