/*
 * Code coverage as gcov measured it, attributed to the provisions each function cites.
 *
 * Read from `gcov --branch-probabilities --json-format --stdout`, a JSON object a line.
 * Only the files of an annex count, in their functions; a function that cites nothing
 * belongs to the article of its file.
 */
#ifndef HARNESS_COVERAGE_CODE_COVERAGE_H
#define HARNESS_COVERAGE_CODE_COVERAGE_H

#include "calc/base/arena.h"
#include "calc/base/error.h"
#include "calc/law/provision.h"

struct code_figures {
    size_t functions, lines, lines_run, branches, branches_taken;
};

struct code_function {
    const char *file; /* `calc/annex_iv/article_20_age_difference.c` */
    const char *name;
    int first, last; /* lines */
    bool *cites;     /* by provision */
    struct code_figures figures;
};

struct code_coverage {
    struct arena *arena;
    struct code_function *functions;
    size_t count, room;
};

/* `root` holds the sources; *out is to be released, whatever is returned. */
bool code_coverage_read(struct code_coverage *out, const char *root, const char *path,
                        struct error *error);
void code_coverage_release(struct code_coverage *coverage);
/* Of the functions that cite it or something below it, each counted once. */
struct code_figures code_coverage_of(const struct code_coverage *coverage,
                                     enum provision provision);
/* Of every function. */
struct code_figures code_coverage_in_all(const struct code_coverage *coverage);

#endif
