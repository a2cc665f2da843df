/*
 * Baselines, written: what deviates in a judged run, as rows of known deviations.
 *
 * A row of the baseline that the run went by, and that still holds or could not be
 * judged, stays as it is. Each deviation that nothing excuses becomes a row of its own,
 * with the figure got. Stale rows are left out.
 */
#ifndef HARNESS_REPORT_BASELINE_H
#define HARNESS_REPORT_BASELINE_H

#include "harness/report/results.h"

/* `answerable` is for the new rows. *left_out: cases that fail and are no deviations,
 * which no row can excuse. */
bool baseline_write(const struct results *results, const struct answerable *answerable,
                    const char *path, size_t *left_out, struct error *error);

#endif
