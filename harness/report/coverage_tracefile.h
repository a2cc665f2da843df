/*
 * Coverage of the regulation in the formats of code coverage.
 *
 * A line is a provision that needs a test, its count the goldens that hold it, none below
 * the level held; a function is an article, a branch a side of a condition or limit.
 */
#ifndef HARNESS_REPORT_COVERAGE_TRACEFILE_H
#define HARNESS_REPORT_COVERAGE_TRACEFILE_H

#include "harness/coverage/coverage_level.h"
#include "harness/report/regulation_lines.h"

/* A tracefile of lcov, for genhtml and Codecov. */
void coverage_lcov(const struct coverage *coverage, const struct regulation_lines *lines,
                   FILE *out);
/* Cobertura XML, for GitLab and Jenkins. */
void coverage_cobertura(const struct coverage *coverage,
                        const struct regulation_lines *lines, FILE *out);

/* The goldens that hold a provision; 0 below the level held. */
size_t coverage_hits(const struct coverage *coverage, enum provision provision);
/* On how many of its two sides the cases came out. */
size_t coverage_sides(const struct condition_coverage *condition);
/* Whether the provision counts, and has a line. */
bool coverage_has_line(const struct regulation_lines *lines, enum provision provision);

#endif
