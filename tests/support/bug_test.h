/* Mistakes of ours: a BUG aborts, so it is tried in a process of its own. */
#ifndef TESTS_SUPPORT_BUG_TEST_H
#define TESTS_SUPPORT_BUG_TEST_H

#include <stdbool.h>

/* Whether `mistake` aborts; what it says on stderr is not shown. */
bool aborts(void (*mistake)(void));

#endif
