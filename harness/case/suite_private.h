/* A suite from within: what suite.c, which loads it, and suite_check.c share. */
#ifndef HARNESS_CASE_SUITE_PRIVATE_H
#define HARNESS_CASE_SUITE_PRIVATE_H

#include <string.h>

#include "harness/case/catalogue.h"
#include "harness/case/parallel.h"

enum { BROUGHT_MOST = 64 }; /* sheaves that were put away and are back */

struct suite {
    struct arena *arena;
    const char *root, *schema_dir;
    struct sheaf *sheaves; /* in the order of their files */
    size_t sheaf_count;
    size_t count; /* of cases */
    struct catalogue *catalogue;
    struct equivalents equivalents;
    struct reader reader;                /* for what is brought back */
    struct sheaf *brought[BROUGHT_MOST]; /* the next to go stands at brought_next */
    size_t brought_next;
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
