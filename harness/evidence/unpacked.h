/*
 * A pack read again: its members, checked against the manifest, and the suite that they
 * make, in a folder of its own that goes with it.
 */
#ifndef HARNESS_EVIDENCE_UNPACKED_H
#define HARNESS_EVIDENCE_UNPACKED_H

#include "harness/case/chosen.h"
#include "harness/evidence/run_sheet.h"

struct unpacked {
    struct members members; /* sorted */
    struct run_sheet sheet;
    const char *folder; /* holds the members as files */
    struct suite *suite;
    struct chosen chosen; /* to be judged */
    struct arena *arena;
};

/* False after problems; unpacked_release is due whatever comes. */
bool unpacked_open(struct unpacked *unpacked, const char *path,
                   struct problems *problems);
void unpacked_release(struct unpacked *unpacked);

#endif
