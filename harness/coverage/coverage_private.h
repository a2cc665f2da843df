/* What the files of coverage share: each gathers a part of it from the observations. */
#ifndef HARNESS_COVERAGE_COVERAGE_PRIVATE_H
#define HARNESS_COVERAGE_COVERAGE_PRIVATE_H

#include "harness/coverage/coverage.h"
#include "harness/coverage/observation.h"

void coverage_gather_conditions(struct coverage *coverage,
                                const struct observations *observations);
void coverage_gather_ablations(struct coverage *coverage,
                               const struct observations *observations);

#endif
