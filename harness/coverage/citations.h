/*
 * Which provisions a C source of calc/ cites, by the words in it.
 *
 * A provision is cited by its name in C, by the name of a parameter of it, or by the
 * choice of a reading on it. A function also cites what a table of its file cites when
 * the table is named in the function.
 */
#ifndef HARNESS_COVERAGE_CITATIONS_H
#define HARNESS_COVERAGE_CITATIONS_H

#include "calc/base/arena.h"
#include "calc/base/error.h"
#include "calc/law/provision.h"

struct citations;

/* `path` is relative to the root. Lives in the arena. */
bool citations_read(struct citations **out, struct arena *arena, const char *root,
                    const char *path, struct error *error);
/* Marks what the lines from `first` to `last` cite; the other marks stay. */
void citations_between(const struct citations *citations, int first, int last,
                       bool cited[PROVISION_COUNT]);

#endif
