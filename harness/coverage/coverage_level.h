/*
 * Levels: how much the cases that pass prove about a provision, and sums over provisions.
 *
 * Nothing is claimed, and each level implies the ones before it:
 *
 *     cited       the code names it, and so does a case or a golden
 *     executed    a passing case is computed with it
 *     both sides  its conditions and limits came out both ways
 *     boundary    they did so within one unit of the threshold
 *     held        and an ablation of it changes a result that a golden asserts
 *
 * What has no condition is at the boundary once executed. A side listed in
 * calc/provisions/exceptions.def, which no fact can reach, is not asked for.
 */
#ifndef HARNESS_COVERAGE_COVERAGE_LEVEL_H
#define HARNESS_COVERAGE_COVERAGE_LEVEL_H

#include "harness/coverage/coverage.h"

enum coverage_level {
    LEVEL_NONE,
    LEVEL_CITED,
    LEVEL_EXECUTED,
    LEVEL_BOTH_SIDES,
    LEVEL_BOUNDARY,
    LEVEL_HELD,
    LEVEL_COUNT
};

enum coverage_level coverage_level(const struct coverage *coverage,
                                   enum provision provision);
/* `none`, `cited`, `executed`, `both-sides`, `boundary`, `held`: as files say it. */
const char *coverage_level_word(enum coverage_level level);
bool coverage_level_by_word(const char *word, enum coverage_level *out);
bool condition_both_sides(const struct condition_coverage *condition);
/* A plain fact has no threshold: both its sides are its boundary. */
bool condition_at_boundary(const struct condition_coverage *condition);
/* Whether no fact can reach one of its sides, for a listed reason. */
bool condition_one_sided(const struct condition_coverage *condition);

/* Sums over provisions; those that need no test are only counted. */
struct coverage_total {
    size_t needed;
    size_t reached[LEVEL_COUNT]; /* of those needed: that level, or one above it */
    size_t excepted;             /* of those needed: not executed, for a listed reason */
    size_t unneeded;
    size_t conditions, both_sides, boundary; /* met with both ways, and near */
    size_t one_sided;                        /* of them: for a listed reason */
    size_t ablations, survivors;
    size_t equivalents; /* of the survivors: adjudicated */
    size_t unclaimed;   /* executed, but no case claims it and no golden cites it */
};

void coverage_add(struct coverage_total *total, const struct coverage *coverage,
                  enum provision provision);
/* Adds every provision of an article. */
void coverage_add_article(struct coverage_total *total, const struct coverage *coverage,
                          enum provision article);
/* Per cent of the needed ones, rounded down: 100 means all; 0 where none is needed. */
int coverage_percent(size_t part, size_t whole);

#endif
