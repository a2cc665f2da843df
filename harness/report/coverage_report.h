/* The coverage report: provisions by article, their level, and totals. */
#ifndef HARNESS_REPORT_COVERAGE_REPORT_H
#define HARNESS_REPORT_COVERAGE_REPORT_H

#include <stdio.h>

#include "harness/coverage/coverage.h"

/* Nothing said: every article that some calculation computes. */
struct coverage_scope {
    const char *annex;      /* `IV`; NULL: any */
    enum provision article; /* PROVISION_NONE: any */
    bool all;               /* also articles that no calculation computes */
};

void coverage_report_print(const struct coverage *coverage,
                           const struct coverage_scope *scope, FILE *out);

#endif
