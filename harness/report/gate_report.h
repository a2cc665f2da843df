/* Gates in words, and gates written from what was measured. */
#ifndef HARNESS_REPORT_GATE_REPORT_H
#define HARNESS_REPORT_GATE_REPORT_H

#include <stdio.h>

#include "harness/coverage/gate.h"

/* A line for each finding: where, what was found, what to do. */
void gate_findings_print(const struct gate *gate, const struct gate_findings *findings,
                         FILE *out);
/* How many provisions count, are held and are listed; one line. */
void gate_met_print(const struct gate *gate, FILE *out);

/*
 * The gate that what was measured would meet. Rows of `gate` that are still gaps keep who
 * answers for them, and what it removed stays removed; `by` answers for new rows, whose
 * reason is that of the catalogue where it has one. An empty gate: all rows are new.
 */
bool gate_write(const struct gate *gate, const struct coverage *coverage,
                const struct answerable *by, const char *path, struct error *error);
/* How many rows would be new. */
size_t gate_new_rows(const struct gate *gate, const struct coverage *coverage);

#endif
