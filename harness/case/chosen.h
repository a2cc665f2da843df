/*
 * Chosen: the cases of a suite that a run is about, in the order of the suite.
 *
 * They go by their index among those chosen. Of a suite that is loaded sparingly a case
 * is in memory only while it is looked at: it is brought by its index, and stays until
 * the cases of two other files have been brought.
 */
#ifndef HARNESS_CASE_CHOSEN_H
#define HARNESS_CASE_CHOSEN_H

#include "harness/case/suite.h"

struct chosen {
    struct suite *suite;
    size_t count;
    size_t whole; /* of all shards together */
    /* In the suite, rising; NULL: they are all of its cases, or none. */
    size_t *places;
};

struct chosen chosen_all(struct suite *suite);
void chosen_release(struct chosen *chosen); /* the suite stays */

/* NULL with an error: the files are not as they were when the suite was loaded. */
const struct specimen *chosen_bring(const struct chosen *chosen, size_t index,
                                    struct error *error);
/*
 * Id, calculation, origin and claims of one alone, in the arena; nothing is brought.
 */
void chosen_head(const struct chosen *chosen, size_t index, struct arena *arena,
                 struct specimen *out);
/* Those that they are of, in the arena, in the order of the registry. */
struct calculations {
    size_t count;
    const struct calculation **items;
};
struct calculations chosen_calculations(const struct chosen *chosen, struct arena *arena);
/* False: no such case is among them. */
bool chosen_find(const struct chosen *chosen, const char *id, size_t *index);
/* Of a case by its place in the suite; false: it is not among them. */
bool chosen_has(const struct chosen *chosen, size_t place, size_t *index);
size_t chosen_place(const struct chosen *chosen, size_t index);

#endif
