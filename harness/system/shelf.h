/*
 * A shelf: answers that came and are not delivered yet, by the place of their question.
 *
 * In memory what it takes follows the answers on it, not the questions asked. Where they
 * all stay until the end, it can be on disk (harness/case/store.h).
 */
#ifndef HARNESS_SYSTEM_SHELF_H
#define HARNESS_SYSTEM_SHELF_H

#include "harness/system/system.h"

struct shelf;

struct held {
    const char *why;          /* nonsense, told instead of a line; NULL: a line */
    long number, again;       /* of the lines; 0: not said, not answered twice */
    bool twice;               /* of the second answer, the line too where it has one */
    long long came;           /* when the first did, by monotonic_ns */
    struct received lines[2]; /* of the two answers */
};

struct shelf *shelf_new(bool on_disk);
void shelf_free(struct shelf *shelf); /* NULL is allowed */

/* What is held is copied; nothing may be held at this place. */
void shelf_put(struct shelf *shelf, size_t place, const struct held *held);
/* Another answer, where one is held; `line` and `again` of the first such are kept. */
void shelf_put_again(struct shelf *shelf, size_t place, const struct received *line,
                     long again);
/*
 * What is held there, copied into the arena, to be asked for once. False: there is
 * nothing, or the shelf has failed.
 */
bool shelf_take(struct shelf *shelf, size_t place, struct arena *arena, struct held *out);

/* With an error: answers could not be kept on disk. */
bool shelf_failed(const struct shelf *shelf, struct error *error);

#endif
