/* The part of the text report that shows what is excused, and by whom. */
#ifndef HARNESS_REPORT_TEXT_EXCUSES_H
#define HARNESS_REPORT_TEXT_EXCUSES_H

#include <stdio.h>

#include "harness/report/results.h"

/* Grouped by excuse; long lists are cut short unless `verbose`. */
void text_excuses_print(FILE *out, const struct results *results, bool verbose);
/* The tolerances that nothing used. */
void text_unused_print(FILE *out, const struct results *results);

#endif
