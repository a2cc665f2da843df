/*
 * Coverage: which provisions the cases reach, measured on the golden cases that pass.
 *
 * Nothing is claimed: a provision is cited when a case or a golden line names it and the
 * code does too, and executed when the derivation of a passing case contains it.
 * Conditions and limits also keep on which of their two sides the cases came out.
 */
#ifndef HARNESS_COVERAGE_COVERAGE_H
#define HARNESS_COVERAGE_COVERAGE_H

#include "harness/case/suite.h"

/* Each implies the ones before it. */
enum coverage_level { LEVEL_NONE, LEVEL_CITED, LEVEL_EXECUTED };

/* Counts are of cases, each case once. */
struct provision_coverage {
    bool in_code;         /* a calculation names it, or a step is taken under it */
    bool has_calculation; /* of an article: a calculation computes it */
    size_t cited_by;      /* passing cases that claim it or whose golden cites it */
    size_t executed_by;   /* passing cases whose derivation contains it */
    size_t conditions;    /* conditions and limits met with under it */
    size_t both_sides;    /* those of them seen on both sides */
};

/* One condition or limit of a provision, told apart by the label of its step. */
struct condition_coverage {
    enum provision provision;
    const char *label;
    size_t met, not_met; /* of a limit: whether it decided */
};

struct coverage {
    struct provision_coverage provisions[PROVISION_COUNT];
    struct condition_coverage *conditions;
    size_t condition_count;
    size_t ran;
    size_t failed; /* goldens that the calculator does not meet: no score at all */
    const struct specimen *first_failed;
};

/* Runs every case of the suite once; *out is to be released. */
void coverage_measure(struct coverage *out, const struct suite *suite);
void coverage_release(struct coverage *coverage);

enum coverage_level coverage_level(const struct coverage *coverage,
                                   enum provision provision);
/* Sums over provisions; those that need no test are only counted. */
struct coverage_total {
    size_t needed, cited, executed;
    size_t excepted; /* of those needed: not executed, for a listed reason */
    size_t unneeded;
    size_t conditions, both_sides;
    size_t one_sided; /* of those conditions: for a listed reason */
    size_t unclaimed; /* executed, but no case claims it and no golden cites it */
};

void coverage_add(struct coverage_total *total, const struct coverage *coverage,
                  enum provision provision);
/* Per cent of the needed ones, rounded down: 100 means all; 0 where none is needed. */
int coverage_percent(size_t part, size_t whole);

#endif
