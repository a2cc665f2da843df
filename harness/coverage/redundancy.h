/*
 * Redundancy: what each golden holds, and what no other golden holds beside it.
 *
 * A case is redundant when every ablation that its golden holds is held by another golden
 * as well. That says that this one case may go, not that all of them may go together.
 */
#ifndef HARNESS_COVERAGE_REDUNDANCY_H
#define HARNESS_COVERAGE_REDUNDANCY_H

#include "harness/coverage/coverage.h"

struct case_holds {
    const struct specimen *specimen;
    size_t held;  /* ablations that its golden holds */
    size_t alone; /* and no other golden */
};

/* As many as cases of the suite, in their order, in the arena. */
const struct case_holds *coverage_case_holds(struct arena *arena,
                                             const struct coverage *coverage,
                                             const struct suite *suite);
bool case_is_redundant(const struct case_holds *holds);

#endif
