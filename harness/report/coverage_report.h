/* The coverage report: provisions by article, their level, the gap, and totals. */
#ifndef HARNESS_REPORT_COVERAGE_REPORT_H
#define HARNESS_REPORT_COVERAGE_REPORT_H

#include <stdio.h>

#include "harness/coverage/coverage_level.h"

/* Nothing said: every article that some calculation computes. */
struct coverage_scope {
    const char *annex;      /* `IV`; NULL: any */
    enum provision article; /* PROVISION_NONE: any */
    bool all;               /* also articles that no calculation computes */
};

bool coverage_in_scope(const struct coverage *coverage,
                       const struct coverage_scope *scope, enum provision article);

/* All of it. */
void coverage_report_print(const struct coverage *coverage,
                           const struct coverage_scope *scope, FILE *out);
/* What is executed and not held: what the cases do not show, and what survives. */
void coverage_gap_print(const struct coverage *coverage,
                        const struct coverage_scope *scope, FILE *out);
/* Levels by article, by chapter, by annex and in all. */
void coverage_summary_print(const struct coverage *coverage,
                            const struct coverage_scope *scope, FILE *out);
/* `Annex IV, all articles (57)`; `2312 cases ran, ...`; what the levels mean. */
const char *coverage_scope_text(struct arena *arena, const struct coverage_scope *scope,
                                size_t articles);
const char *coverage_ran_text(struct arena *arena, const struct coverage *coverage);
const char *coverage_legend_text(void);
/* `needs a test 41, cited 41 (100 %), ...` */
const char *coverage_total_text(struct arena *arena, const struct coverage_total *total);

#endif
