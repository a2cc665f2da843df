/*
 * Patterns: which cases are meant, by globs of the shell as fnmatch reads them.
 *
 * Patterns of different kinds narrow each other; one kind repeated widens it. The glob of
 * an article means what the provisions of that id gather: their parts, and of a heading
 * the whole article with its instructions.
 */
#ifndef HARNESS_CASE_PATTERN_H
#define HARNESS_CASE_PATTERN_H

#include "harness/case/suite.h"

/* The text itself, or a glob of it: `pensions[kim].amount` is not taken for a class. */
bool glob_matches(const char *glob, const char *text);
/* It matches nothing but itself. */
bool glob_is_plain(const char *glob);

/* Provisions, and all that they gather. */
struct provision_set {
    bool has[PROVISION_COUNT];
};
/* Adds every provision whose id matches; false when there is none. */
bool provision_set_add(struct provision_set *set, const char *glob);
bool provision_set_meets(const struct provision_set *set,
                         const struct provision_list *claims);
/* The provision, a part of it, or any of the article that it is the heading of. */
bool provision_gathers(enum provision whole, enum provision part);

enum pattern_kind {
    PATTERN_ARTICLE,
    PATTERN_CALCULATION,
    PATTERN_CASE,
    PATTERN_ORIGIN,
    PATTERN_KINDS
};

struct pattern {
    enum pattern_kind kind;
    const char *glob;
};

enum { PATTERNS_MOST = 256 };

struct patterns {
    size_t count;
    struct pattern items[PATTERNS_MOST];
    struct provision_set articles;
};

const char *pattern_kind_text(enum pattern_kind kind); /* `article` */
/* NULL; or, when nothing is of that name, what was expected: then nothing is added. */
const char *patterns_add(struct patterns *patterns, enum pattern_kind kind,
                         const char *glob);
bool patterns_match(const struct patterns *patterns, const struct specimen *specimen);

#endif
