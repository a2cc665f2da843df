/*
 * Comparison: does what came back equal what is expected, by the field table of the
 * calculation?
 *
 * Numbers are compared exactly, so that `0.51` is `51/100`, and money as well, to the
 * last decimal given: there is no tolerance. Periods are compared by their length on
 * twelve months of thirty days, all else by its text. Lists have no order; records are
 * matched by `id` where the table has one, otherwise by position. What is not expected is
 * ignored when the calculation knows it.
 */
#ifndef HARNESS_VERDICT_COMPARE_H
#define HARNESS_VERDICT_COMPARE_H

#include "harness/verdict/verdict.h"

struct comparison {
    struct arena *arena;
    const struct golden *golden; /* whose working names provisions; NULL: none named */
    bool strict; /* an optional result that is expected must be there as well */
    struct deviation *first, *last;
    size_t left_out;       /* optional results that were expected and left out */
    const char *malformed; /* the first value that is none of its type; NULL: none */
};

/* Compares two records member by member, in the order of the table. */
void compare_results(struct comparison *comparison, const struct field *fields,
                     const struct datum *expected, const struct datum *got);
/*
 * Adds a deviation at the end; the texts must live as long as the arena. `asserted` is
 * what the golden holds of this result, NULL where it holds nothing.
 */
void comparison_add(struct comparison *comparison, const struct datum *asserted,
                    const char *result, const char *expected, const char *got,
                    const char *difference);
/* A datum in one short line: `i, iii` of a list, `id anna, amount 1.00` of a record. */
const char *datum_summary(struct arena *arena, const struct datum *datum);

#endif
