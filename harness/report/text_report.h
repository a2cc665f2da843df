/*
 * The text report of a judged run: what deviates, article by article, the counts, and
 * where to look first.
 */
#ifndef HARNESS_REPORT_TEXT_REPORT_H
#define HARNESS_REPORT_TEXT_REPORT_H

#include <stdio.h>

#include "harness/report/results.h"

/*
 * Long lists are cut short unless `verbose`, which names the cases that agree as well.
 * `results` are those of the tally.
 */
void text_report_print(FILE *out, const struct tally *tally,
                       const struct results *results, bool verbose);

/* `412 goldens: 405 agree, 7 deviate`, and what was left out. */
void text_summary_print(FILE *out, const struct tally *tally);

#endif
