/* Writing a report: made in memory, so that only the one write at the end can fail. */
#ifndef HARNESS_REPORT_OUTPUT_H
#define HARNESS_REPORT_OUTPUT_H

#include <stdio.h>

#include "calc/base/error.h"

struct output {
    FILE *memory;
    char *text;
    size_t length;
};

/* Where to write the report. */
FILE *output_begin(struct output *output);
/* Writes it to the file, `-`: standard output; `what` names it when that fails. */
bool output_end(struct output *output, const char *path, const char *what,
                struct error *error);

/* Standard output is a pipe whose reader has seen enough, as `head -1` has. */
bool output_is_unread(void);

#endif
