/* A suite from within: what suite.c, which loads it, and suite_check.c share. */
#ifndef HARNESS_CASE_SUITE_PRIVATE_H
#define HARNESS_CASE_SUITE_PRIVATE_H

#include <string.h>

#include "harness/case/catalogue.h"
#include "harness/case/parallel.h"

/*
 * Sheaves that were put away and are back: the last two, and more while they are small.
 * Between what a program is asked and what it answers lie some hundred cases.
 */
enum { BROUGHT_MOST = 64, BROUGHT_BYTES = 8 * 1024 * 1024 };

struct suite {
    struct arena *arena;
    const char *root, *schema_dir;
    struct sheaf *sheaves; /* in the order of their files */
    size_t sheaf_count;
    size_t count; /* of cases */
    struct catalogue *catalogue;
    struct equivalents equivalents;
    struct reader reader; /* for what is brought back */
    /* In a ring, the one to go first at brought_first. */
    struct sheaf *brought[BROUGHT_MOST];
    size_t brought_first, brought_count, brought_bytes;
};

/* `/annex_iv/x.xml` of `golden/annex_iv/x.xml` and of `cases/annex_iv/x.xml`. */
static inline const char *below_the_top(const char *file) {
    return strchr(file, '/');
}

/*
 * With everything read and catalogued: is each id there once, has each golden a case and
 * each case a golden?
 */
void suite_check(struct suite *suite, struct problems *problems);

#endif
