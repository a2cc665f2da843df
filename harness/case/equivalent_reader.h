/*
 * Equivalents: ablations that somebody adjudicated to change no result, with the reason.
 *
 * cases/equivalent.xml lists them; a tree without the file has none. Whether they are
 * what they are said to be is tried by coverage, at every run.
 */
#ifndef HARNESS_CASE_EQUIVALENT_READER_H
#define HARNESS_CASE_EQUIVALENT_READER_H

#include "calc/base/arena.h"
#include "harness/case/problems.h"

#define EQUIVALENT_FILE "cases/equivalent.xml"

struct equivalent {
    const char *ablation; /* its id */
    const char *reason;
    int line;
};

struct equivalents {
    size_t count;
    const struct equivalent *items; /* in the order of the file, each ablation once */
};

/* False after problems; everything read lives in the arena. */
bool equivalents_read(const char *root, const char *schema_dir, struct arena *arena,
                      struct equivalents *out, struct problems *problems);

#endif
