/*
 * Suggestions: the smallest change to a case that would close a gap, found by search.
 *
 * Every case is computed again with one of its facts changed by a small step. A change is
 * suggested for an ablation that no golden holds when it makes the ablation change the
 * answer, and for a side of a condition that no case sees near its threshold when it
 * comes out there. Whoever writes the case works its golden by hand; nothing is written
 * here.
 */
#ifndef HARNESS_COVERAGE_SUGGESTIONS_H
#define HARNESS_COVERAGE_SUGGESTIONS_H

#include "harness/coverage/coverage.h"

struct suggestion {
    const struct specimen *specimen; /* NULL: nothing was found */
    const char *fact, *from, *to;
};

struct suggestions {
    struct arena *arena;
    struct suggestion *ablations;     /* as those of the coverage; of survivors only */
    struct suggestion *met, *not_met; /* as its conditions; of missing sides only */
};

/* Whether an ablation or a side is looked for. */
bool suggestion_wanted_of_ablation(const struct ablation_coverage *ablation);
bool suggestion_wanted_of_side(const struct condition_coverage *condition, bool met);

/* For the provisions that are `wanted`; *out is to be released. */
void suggestions_search(struct suggestions *out, const struct coverage *coverage,
                        const struct suite *suite, const bool wanted[PROVISION_COUNT]);
void suggestions_release(struct suggestions *suggestions);

#endif
