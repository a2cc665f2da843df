/* What the files of the explanation share. */
#ifndef HARNESS_REPORT_EXPLANATION_PRIVATE_H
#define HARNESS_REPORT_EXPLANATION_PRIVATE_H

#include "harness/report/explanation.h"

enum { BLOCK_INDENT = 2 };

/* The figures of the case, or its refusal or error, with the verdict of the golden. */
void explanation_print_outcome(const struct explanation *explanation, FILE *out);

#endif
