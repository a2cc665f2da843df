/*
 * The ablations of a derivation: everything that can be changed, one thing at a time,
 * about the steps that were taken and the parameters that were read.
 *
 * They follow from the derivation alone, so that a rule written with the primitives of
 * calc/law/rule.h has its ablations without a second list.
 */
#ifndef HARNESS_COVERAGE_ABLATIONS_H
#define HARNESS_COVERAGE_ABLATIONS_H

#include "calc/law/derivation.h"

struct ablations {
    size_t count;
    const struct ablation *items; /* each once, in the order of ablation_compare */
};

/* Of a derivation that was recorded, without an ablation in force. */
struct ablations ablations_of(struct arena *arena, const struct derivation *derivation);

#endif
