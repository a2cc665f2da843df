/*
 * The use of excuses: what each tolerance and each known deviation did in a judged run.
 *
 * An excuse is held stale, or unused, only when every case that it is about was judged:
 * a run of a part, or one cut short, says nothing of the rest.
 */
#ifndef HARNESS_REPORT_EXCUSE_USE_H
#define HARNESS_REPORT_EXCUSE_USE_H

#include "harness/verdict/excuse_index.h"

struct results;
struct result_case;

struct excuse_use {
    size_t cases;  /* of the suite, that it is about */
    size_t judged; /* those of them with an answer that could be held against it */
    size_t used;   /* deviations that it excuses */
    const char
        *now; /* the first figure at its place that it does not allow; NULL: none */
};

enum excuse_state {
    EXCUSE_IN_USE,
    EXCUSE_OPEN,       /* not in use, but not all of its cases were judged */
    EXCUSE_OF_NO_CASE, /* the suite has no such case */
    EXCUSE_OUTRUN,     /* there is a deviation at its place, but of another figure */
    EXCUSE_IDLE,       /* there is no such deviation */
    EXCUSE_STATES
};

/* For every excuse of the results; what the suite holds is left as it is. */
void excuse_uses_begin(struct arena *arena, struct results *results);
/* That the suite has this case. */
void excuse_uses_add_head(struct results *results, const struct excuse_index *index,
                          const char *case_id, const char *calculation);
/* What one case does to each of them. */
void excuse_uses_add(struct arena *arena, struct results *results,
                     const struct excuse_index *index, const struct result_case *one);
enum excuse_state excuse_state(const struct excuse_use *use);
const char *excuse_state_text(enum excuse_state state); /* `in-use` */
/* A known deviation that is not there as it is known. */
bool excuse_is_stale(const struct excuse *excuse, const struct excuse_use *use);
/* A tolerance that nothing used. */
bool excuse_is_unused(const struct excuse *excuse, const struct excuse_use *use);
/* Calls `tell` for every stale known deviation, then for every unused tolerance. */
void excuses_complain(const struct results *results, struct arena *arena,
                      void (*tell)(void *context, const struct excuse *excuse,
                                   const char *advice),
                      void *context);
/* `known-deviation 2 (early_pension.*, pension)` */
const char *excuse_called(struct arena *arena, const struct excuse *excuse);
/* What is wrong with a stale or unused one, and what to do. */
const char *excuse_advice(struct arena *arena, const struct excuse *excuse,
                          const struct excuse_use *use);
/* `tolerance 1 of Jane Doe until 2026-12-31: banker's rounding` */
const char *excuse_line(struct arena *arena, const struct excuse *excuse);

#endif
