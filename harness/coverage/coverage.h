/*
 * Coverage: what the golden cases that pass prove about the provisions.
 *
 * Every case is computed once and then again under each of its ablations; what came out
 * is gathered by provision, by condition and by ablation. What that is worth, as levels
 * and sums, is told by coverage_level.h.
 */
#ifndef HARNESS_COVERAGE_COVERAGE_H
#define HARNESS_COVERAGE_COVERAGE_H

#include "harness/case/suite.h"

/* Counts are of cases, each case once. */
struct provision_coverage {
    bool in_code;         /* a calculation names it, or a step is taken under it */
    bool has_calculation; /* of an article: a calculation computes it */
    size_t cited_by;      /* passing cases that claim it or whose golden cites it */
    size_t executed_by;   /* passing cases whose derivation contains it */
    size_t held_by;       /* passing cases whose golden holds one of its ablations */
    size_t first_condition, condition_count; /* its conditions and limits */
    size_t first_ablation, ablation_count;
};

/* One condition or limit of a provision, told apart by the label of its step. */
struct condition_coverage {
    enum provision provision;
    const char *label;
    size_t met, not_met;           /* of a limit: whether it decided */
    size_t near_met, near_not_met; /* those within one unit of the threshold */
    bool threshold; /* it has one; otherwise a plain fact is asked, without a boundary */
};

/* One ablation, and the goldens that hold what it changes: none, and it survives. */
struct ablation_coverage {
    struct ablation ablation;
    const char *id;
    size_t tried; /* passing cases with a step that it could change */
    const struct equivalent *equivalent; /* adjudicated; NULL: not */
    size_t holder_count;
    const struct specimen *const *holders; /* in the order of the suite */
};

struct coverage {
    struct arena *arena;
    struct provision_coverage provisions[PROVISION_COUNT];
    struct condition_coverage *conditions; /* in the order of provisions */
    size_t condition_count;
    struct ablation_coverage *ablations; /* likewise */
    size_t ablation_count;
    size_t ran, evaluations; /* cases, and computations under an ablation */
    size_t failed; /* goldens that the calculator does not meet: no score at all */
    const struct specimen *first_failed;
};

/* Runs every case of the suite, then each of its ablations; *out is to be released. */
void coverage_measure(struct coverage *out, const struct suite *suite);
void coverage_release(struct coverage *coverage);

/*
 * Takes the adjudications of the suite. Each has to name an ablation that exists and that
 * no golden holds; what does not is a problem, and then the answer is false.
 */
bool coverage_adjudicate(struct coverage *coverage, const struct equivalents *equivalents,
                         struct problems *problems);
/* NULL when no ablation has this id. */
const struct ablation_coverage *coverage_ablation(const struct coverage *coverage,
                                                  const char *id);

#endif
