/* Articles in scope, each by itself and gathered by chapter, by annex and in all. */
#ifndef HARNESS_REPORT_COVERAGE_GROUPS_H
#define HARNESS_REPORT_COVERAGE_GROUPS_H

#include "harness/report/coverage_report.h"

struct coverage_group {
    const char *name;  /* `IV.46`, `IV, chapter XII`, `IV`; empty: all */
    const char *title; /* of an article or a chapter; otherwise empty */
    size_t articles;
    struct coverage_total total;
};

/* In the order of the text, in the arena; none is empty. */
struct coverage_groups {
    size_t count;
    const struct coverage_group *items;
};

/* Without a scope: of the whole catalogue. */
struct coverage_groups coverage_by_article(struct arena *arena,
                                           const struct coverage *coverage,
                                           const struct coverage_scope *scope);
struct coverage_groups coverage_by_chapter(struct arena *arena,
                                           const struct coverage *coverage,
                                           const struct coverage_scope *scope);
struct coverage_groups coverage_by_annex(struct arena *arena,
                                         const struct coverage *coverage,
                                         const struct coverage_scope *scope);
struct coverage_group coverage_in_all(const struct coverage *coverage,
                                      const struct coverage_scope *scope);

/* The article behind this one; the first behind PROVISION_NONE, which is also the end. */
enum provision coverage_next_article(const struct coverage *coverage,
                                     const struct coverage_scope *scope,
                                     enum provision article);

#endif
