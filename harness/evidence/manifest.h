/*
 * The manifest of a pack: the SHA-256 of every other member, one a line, by name, in the
 * form that `sha256sum -c` reads.
 */
#ifndef HARNESS_EVIDENCE_MANIFEST_H
#define HARNESS_EVIDENCE_MANIFEST_H

#include "harness/case/problems.h"
#include "harness/evidence/members.h"

#define MANIFEST_NAME "manifest.sha256"

/* Adds the manifest; sorts the members. */
bool manifest_add(struct members *members, struct error *error);
/*
 * Holds sorted members against their manifest. Every member that was changed, is missing
 * or stands in no line is a problem; `pack` is the name of the archive in them.
 */
bool manifest_check(const struct members *members, const char *pack,
                    struct problems *problems);

#endif
