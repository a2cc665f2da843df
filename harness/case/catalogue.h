/*
 * A catalogue: the heads of all cases of a suite, in a store, by their order and by their
 * id; so that what is known of each case need not stay in memory with it.
 *
 * It is filled from any thread, sheaf by sheaf in any order, and then closed; from then
 * on the order of its cases is that of the sheaves.
 */
#ifndef HARNESS_CASE_CATALOGUE_H
#define HARNESS_CASE_CATALOGUE_H

#include "harness/case/sheaf.h"

struct catalogue;

/* Where a case stands, and its golden. */
struct entry {
    size_t sheaf, number; /* of the sheaf, and inside it, from 0 */
    const char *id;
    int line;
    struct standing golden; /* its file is NULL where it is in the sheaf of the case */
};

struct catalogue *catalogue_new(void);
void catalogue_free(struct catalogue *catalogue); /* NULL is allowed */

/* The cases of a sheaf, with where their goldens stand. */
void catalogue_add(struct catalogue *catalogue, size_t sheaf_index,
                   const struct sheaf *sheaf);
/* False with an error: not all of it could be kept. */
bool catalogue_close(struct catalogue *catalogue, struct error *error);

/* The first case of that id, in the arena; false: there is none. */
bool catalogue_find(struct catalogue *catalogue, struct arena *arena, const char *id,
                    struct entry *out);
/* The head of a case, without facts and golden, in the arena. */
void catalogue_head(struct catalogue *catalogue, struct arena *arena, size_t sheaf,
                    size_t at, struct specimen *out);
/* Heads in their order, each until `look` returns; false: `look` has seen enough. */
bool catalogue_walk(struct catalogue *catalogue,
                    bool (*look)(void *context, size_t place,
                                 const struct specimen *head),
                    void *context);

/* Each case whose id an earlier one has, and the one before it of that id. */
void catalogue_repeated(struct catalogue *catalogue, struct arena *arena,
                        void (*tell)(void *context, const struct entry *before,
                                     const struct entry *here),
                        void *context);
/* A golden was found elsewhere. */
void catalogue_note_golden(struct catalogue *catalogue, const struct entry *of,
                           const struct standing *golden);
/* The first case of each id that has no golden. */
void catalogue_without_golden(struct catalogue *catalogue, struct arena *arena,
                              void (*tell)(void *context, const struct entry *here),
                              void *context);

#endif
