/* The code behind the articles: lines and branches run, as gcov counted them. */
#ifndef HARNESS_REPORT_COVERAGE_CODE_H
#define HARNESS_REPORT_COVERAGE_CODE_H

#include "harness/coverage/code_coverage.h"
#include "harness/report/coverage_report.h"

/* A line for each article of the scope that some function cites, and one in all. */
void coverage_code_print(const struct code_coverage *code,
                         const struct coverage *coverage,
                         const struct coverage_scope *scope, FILE *out);

#endif
