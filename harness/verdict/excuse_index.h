/*
 * An index of excuses: those that may be about a case, without looking at all the others.
 * Nearly every row of a baseline names one case.
 */
#ifndef HARNESS_VERDICT_EXCUSE_INDEX_H
#define HARNESS_VERDICT_EXCUSE_INDEX_H

#include "harness/verdict/excuse.h"

struct excuse_index;

/* Lives in the arena, beside the excuses. */
struct excuse_index *excuse_index_new(struct arena *arena, const struct excuses *excuses);

struct excuse_walk {
    const struct excuse_list *list;
    const size_t *named, *named_end; /* rows that name the case, */
    const size_t *open, *open_end;   /* and those that name none, or many */
};

struct excuse_walk excuse_index_walk(const struct excuse_index *index,
                                     enum excuse_kind kind, const char *case_id);
/* In the order of the list; NULL: that was the last. */
const struct excuse *excuse_walk_next(struct excuse_walk *walk);

/* The first that fits, tolerances before known deviations; NULL: none. */
const struct excuse *excuse_index_find(const struct excuse_index *index,
                                       const char *case_id, const char *calculation,
                                       const struct deviation *deviation);

#endif
