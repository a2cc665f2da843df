/*
 * Shards: parts of a selection, so that several machines share a run.
 *
 * The shard of a case follows from the digest of its id alone. So every machine splits
 * alike, and a case that is added, or left out by a selection, moves no other.
 */
#ifndef HARNESS_CASE_SHARD_H
#define HARNESS_CASE_SHARD_H

#include <stdbool.h>

enum { SHARDS_MOST = 9999 };

struct shard {
    int number; /* from 1 */
    int of;     /* 0: not split */
};

bool shard_read(const char *text, struct shard *out); /* `2/3`, nothing else */
int shard_of(const char *id, int of);                 /* the number of its shard */
bool shard_has(const struct shard *shard, const char *id);

#endif
