/*
 * An observation: what one passing case shows about the law, by being computed once and
 * then again under each of its ablations.
 */
#ifndef HARNESS_COVERAGE_OBSERVATION_H
#define HARNESS_COVERAGE_OBSERVATION_H

#include "calc/law/ablation.h"
#include "harness/case/suite.h"

/* A condition or limit as it came out. */
struct sight {
    enum provision provision;
    const char *label;
    bool met;
    bool near;      /* within one unit of its threshold */
    bool threshold; /* it has one; otherwise it asks a plain fact */
};

/* An ablation, and whether the golden holds what it changes. */
struct attempt {
    struct ablation ablation;
    bool holds;
};

struct observation {
    bool passes; /* otherwise the rest is empty */
    size_t taken_count, sight_count, attempt_count;
    const enum provision *taken; /* under which a step was taken; some more than once */
    const struct sight *sights;
    const struct attempt *attempts; /* each ablation once */
};

struct observations {
    const struct suite *suite;
    size_t count; /* as many as cases, in their order */
    struct observation *items;
    struct workplace *workplaces; /* of the workers; they hold what was observed */
};

/* Observes every case of the suite, on every core. */
void observations_make(struct observations *out, const struct suite *suite);
void observations_release(struct observations *observations);

#endif
