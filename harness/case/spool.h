/*
 * A spool: bytes written in a row to a file without a name, so that what has to be kept
 * until the end of a run takes disk and no memory.
 */
#ifndef HARNESS_CASE_SPOOL_H
#define HARNESS_CASE_SPOOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct spool;

/* In $TMPDIR or /tmp. NULL: errno says why. */
struct spool *spool_new(void);
void spool_free(struct spool *spool); /* NULL is allowed */

/* To write behind what is there. */
FILE *spool_out(struct spool *spool);
size_t spool_length(struct spool *spool);
/* Whether all that was written is on disk; false: errno says why. */
bool spool_is_written(struct spool *spool);
/* What was written at a place. False: errno says why. */
bool spool_read(struct spool *spool, size_t offset, size_t length, char *out);

/*
 * All of it, also what is written later, where spool_is_written and up to `most` bytes;
 * lives as long as the spool. NULL: errno says why.
 */
const char *spool_map(struct spool *spool, size_t most);
/* What was looked at is no more in memory, until it is looked at again. */
void spool_forget(struct spool *spool);

#endif
