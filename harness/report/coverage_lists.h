/* Lists made from coverage, for who works on the cases and for other programs. */
#ifndef HARNESS_REPORT_COVERAGE_LISTS_H
#define HARNESS_REPORT_COVERAGE_LISTS_H

#include "harness/coverage/redundancy.h"
#include "harness/report/coverage_report.h"

/*
 * The matrix of ablations and goldens as CSV: a line for each ablation and each golden
 * that holds it, and one with an empty golden for an ablation that none holds.
 */
void coverage_matrix_print(const struct coverage *coverage,
                           const struct coverage_scope *scope, FILE *out);
/* The ablations that no golden holds, with the reasons of those adjudicated; a line each.
 */
void coverage_survivors_print(const struct coverage *coverage,
                              const struct coverage_scope *scope, FILE *out);
/* The cases that could go one by one, and those that hold nothing; a line each. */
void coverage_redundant_print(const struct coverage *coverage, const struct suite *suite,
                              const struct coverage_scope *scope, FILE *out);

/*
 * For each gap the smallest change to a case that would close it: the sides of conditions
 * that no case sees near their threshold, then the ablations that no golden holds.
 */
void coverage_suggestions_print(const struct coverage *coverage,
                                const struct suite *suite,
                                const struct coverage_scope *scope, FILE *out);

#endif
