/*
 * Tar archives, by libarchive.
 *
 * Written, an archive depends on nothing but its members: they are sorted, owned by
 * nobody and all of one time. Read, it is held for hostile: regular files by plain names,
 * none twice, none larger than the archive, nothing compressed, nothing linked.
 */
#ifndef HARNESS_EVIDENCE_TAR_H
#define HARNESS_EVIDENCE_TAR_H

#include "harness/evidence/members.h"

/*
 * Under the name only when it is whole: written beside it and then renamed. `time` is
 * that of every member, in seconds since 1970. Sorts the members.
 */
bool tar_write(struct members *members, long time, const char *path, struct error *error);
/* Whether a file of that name may be made; nothing is left of the trial. */
bool tar_may_write(const char *path, struct error *error);

/* Into members that are initialised; those read before an error are there. */
bool tar_read(const char *path, struct members *members, struct error *error);
/* The same from memory; `name` is that of the archive in messages. */
bool tar_read_memory(const char *bytes, size_t length, const char *name,
                     struct members *members, struct error *error);

#endif
