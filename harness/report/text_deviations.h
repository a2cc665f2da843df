/* The part of the text report that shows each deviation. */
#ifndef HARNESS_REPORT_TEXT_DEVIATIONS_H
#define HARNESS_REPORT_TEXT_DEVIATIONS_H

#include <stdio.h>

#include "harness/report/columns.h"
#include "harness/report/results.h"

/* Grouped by the article of the first provision that a case claims. */
void text_deviations_print(FILE *out, const struct tally *tally,
                           const struct results *results);
/* A row of one deviation: result, provision, expected, got, difference, a remark. */
void text_deviation_add(struct columns *columns, const struct deviation *deviation,
                        const char *remark);
/* Cases that agree under another reading, grouped by that reading. */
void text_readings_print(FILE *out, const struct tally *tally,
                         const struct results *results);

#endif
