/*
 * The regulation as a source file, a line for each provision, so that tools made for code
 * can show how far it is covered: an outline of our own, or the user's copy of the text.
 */
#ifndef HARNESS_REPORT_REGULATION_LINES_H
#define HARNESS_REPORT_REGULATION_LINES_H

#include <stdio.h>

#include "calc/law/provision.h"

struct regulation_lines {
    const char *source; /* path of the file */
    const char *annex;
    int line[PROVISION_COUNT]; /* from 1; 0: it has none */
};

/* Where each provision stands in the outline of its annex. */
void regulation_outline_place(struct regulation_lines *out, const char *path,
                              const char *annex);
/* The outline: the title of each article, and a line for each of its provisions. */
void regulation_outline_write(const char *annex, FILE *out);

#endif
