/*
 * Writing a report: made in a spool, so that it takes no memory, and written when it is
 * whole.
 *
 * A new file gets its name when it is whole. An old one stays the file that others may
 * have open or linked: room is taken before it is written over, so that a full disk
 * leaves it as it was. Devices and pipes are written as they are.
 */
#ifndef HARNESS_REPORT_OUTPUT_H
#define HARNESS_REPORT_OUTPUT_H

#include <stdio.h>

#include "calc/base/error.h"

struct output {
    struct spool *spool; /* NULL: there is none, */
    FILE *nowhere;       /* and what is written is lost, */
    int reason;          /* because of this errno */
};

/* Where to write the report: it takes whatever is written, and fails at the end. */
FILE *output_begin(struct output *output);
/* Writes it to the file, `-`: standard output; `what` names it when that fails. */
bool output_end(struct output *output, const char *path, const char *what,
                struct error *error);
/* Writes nothing, and leaves the file as it was. */
void output_drop(struct output *output);

/* Standard output is a pipe whose reader has seen enough, as `head -1` has. */
bool output_is_unread(void);

#endif
