/* The facts of a case with one plain fact changed by a small step, the smallest first. */
#ifndef HARNESS_COVERAGE_FACT_CHANGES_H
#define HARNESS_COVERAGE_FACT_CHANGES_H

#include "calc/calc.h"

/* By one unit of the last digit, a day or another word; by one, a month; by more, a year.
 */
enum change_size { CHANGE_SMALL, CHANGE_MIDDLE, CHANGE_LARGE, CHANGE_SIZE_COUNT };

struct fact_change {
    const char *fact;          /* `deceased.birth_date` */
    const char *from, *to;     /* in the forms of the contract, or of the case */
    const struct datum *facts; /* all of them, changed */
};

/* Calls `visit` with each change of that size; all live in the arena until it returns. */
void fact_changes(struct arena *arena, const struct calculation *calculation,
                  const struct datum *facts, enum change_size size,
                  void (*visit)(void *context, const struct fact_change *change),
                  void *context);

#endif
