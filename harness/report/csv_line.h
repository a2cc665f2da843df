/* A line of CSV (libcsv quotes), as every CSV report ends it. */
#ifndef HARNESS_REPORT_CSV_LINE_H
#define HARNESS_REPORT_CSV_LINE_H

#include <stdio.h>

#include "calc/base/arena.h"

/* NULL is an empty cell. */
void csv_line(FILE *out, const char *const *cells, size_t count);
/* A text that a spreadsheet would take for a formula is marked as text; NULL stays. */
const char *csv_tame(struct arena *arena, const char *text);

#endif
