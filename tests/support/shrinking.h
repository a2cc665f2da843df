/*
 * Shrinking: facts that are one step smaller, until none of them fails any more.
 *
 * One step leaves out a fact, a record or an item, or makes one value plainer: a number
 * becomes nought, one, its whole part or its half, a day the first of its year, a length
 * its whole years. Every step goes down, so that shrinking ends.
 */
#ifndef TESTS_SUPPORT_SHRINKING_H
#define TESTS_SUPPORT_SHRINKING_H

#include "calc/calc.h"

/* Whether these facts still fail. */
typedef bool still_fails(void *context, const struct datum *facts);

/* The smallest facts that were found to fail; `facts` itself when no step does. */
const struct datum *shrink(struct arena *arena, const struct datum *facts,
                           still_fails *fails, void *context);

#endif
