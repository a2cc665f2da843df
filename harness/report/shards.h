/*
 * Shards, put together: the results of each part of a run make those of the whole, as if
 * it had not been split.
 *
 * They have to be all the shards of one run: of one program, suite and selection, under
 * the same excuses, none missing and none twice. Their cases go back into a tally as they
 * were judged: what is settled when all is judged, readings and excuses, is settled anew.
 */
#ifndef HARNESS_REPORT_SHARDS_H
#define HARNESS_REPORT_SHARDS_H

#include "harness/case/chosen.h"
#include "harness/report/results.h"

struct shard_file {
    const char *path;
    struct results results;
};

struct shards {
    size_t count;
    struct shard_file *files; /* in the order of their numbers */
};

/* False after problems. The schemas lie in `schema_dir`; all read lives in the arena. */
bool shards_read(char *const *paths, size_t count, const char *schema_dir,
                 struct arena *arena, struct shards *out, struct problems *problems);
/*
 * Adds every case to a tally of the places of `chosen`, which is what the shards selected
 * together. False after problems: a case that is not there, or in another shard.
 */
bool shards_join(const struct shards *shards, const struct chosen *chosen,
                 struct tally *tally, struct problems *problems);
/* The first that was cut short; NULL: none. */
const struct shard_file *shards_incomplete(const struct shards *shards);

#endif
