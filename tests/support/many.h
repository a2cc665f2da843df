/* More questions than anybody would hold: made as they are asked, and counted. */
#ifndef TESTS_SUPPORT_MANY_H
#define TESTS_SUPPORT_MANY_H

#include "harness/system/system.h"

enum { MANY_MOST = 1000 * 1000 };

/*
 * Asks for `early_retirement_ratio` at 55 so many times, with ids q0, q1 ..., and closes
 * the system; each question must get its one reply, of this kind.
 */
void many_ask(struct system *system, size_t count, enum reply_kind kind);

#endif
