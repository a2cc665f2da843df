/* A line of CSV (libcsv quotes), as every CSV report ends it. */
#ifndef HARNESS_REPORT_CSV_LINE_H
#define HARNESS_REPORT_CSV_LINE_H

#include <stdio.h>

/* NULL is an empty cell. */
void csv_line(FILE *out, const char *const *cells, size_t count);

#endif
