/* Keeps the replies of a system, for tests of the ways to reach one. */
#ifndef TESTS_SUPPORT_REPLIES_H
#define TESTS_SUPPORT_REPLIES_H

#include "harness/system/system.h"

enum { REPLIES_MOST = 1000 };

/* `early_retirement_ratio` at 55 (0.77), at 56 and so on, with ids q0, q1 ... */
struct replies {
    struct arena *arena;
    struct question questions[REPLIES_MOST];
    struct reply got[REPLIES_MOST]; /* `results` is not kept: see ratio */
    const char *ratio[REPLIES_MOST];
    int times[REPLIES_MOST]; /* delivered */
    size_t count;
    struct error error;
};

struct replies *replies_new(size_t count);
void replies_free(struct replies *replies);
/* Asks and closes the system; every question must have been delivered once if it is true.
 */
bool replies_ask(struct replies *replies, struct system *system);

/* The right answers, from the first to behind the last. */
void assert_right(const struct replies *replies, size_t first, size_t behind);
/* A broken reply whose message holds this. */
void assert_broken(const struct replies *replies, size_t index, const char *part);
void assert_all_broken(const struct replies *replies, const char *part);

#endif
