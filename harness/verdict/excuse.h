/*
 * Excuses: deviations that somebody answers for, with a reason and until a day.
 *
 * A tolerance allows a difference, a row of a baseline says that a deviation is known.
 * Neither makes an answer right: exactness is the rule, an excused deviation is counted
 * apart, and nothing is excused without a file that says so. Which day it is does not
 * change a verdict; an excuse that has expired is told by who runs étalon.
 */
#ifndef HARNESS_VERDICT_EXCUSE_H
#define HARNESS_VERDICT_EXCUSE_H

#include "calc/calc.h"
#include "harness/case/answerable.h"
#include "harness/case/pattern.h"
#include "harness/case/xml.h"
#include "harness/verdict/verdict.h"

enum excuse_kind { EXCUSE_TOLERANCE, EXCUSE_KNOWN, EXCUSE_KINDS };

struct excuse {
    enum excuse_kind kind;
    size_t number; /* among its kind, from 1 */
    int line;      /* 0: it was not read from a file of its own */
    /* globs; NULL: any. The article is that of the result, not all that the case claims.
     */
    const char *case_id, *calculation, *result, *article;
    const struct provision_set *provisions; /* of the article; NULL: any */
    const char *within; /* of a tolerance: the largest difference; NULL: any answer */
    const char *got;    /* of a known deviation: the figure; NULL: any */
    struct answerable by;
};

struct excuse_list {
    const char *file; /* NULL: from results */
    size_t count;
    const struct excuse *items;
};

struct excuses {
    struct excuse_list of[EXCUSE_KINDS];
};

extern const char excuse_namespace[];
const char *excuse_kind_text(enum excuse_kind kind); /* `tolerance`, `known-deviation` */
const char *excuse_root(enum excuse_kind kind);      /* `tolerances`, `baseline` */
/* `early_pension.*, pension_per_month`: where it holds; in the arena. */
const char *excuse_where(struct arena *arena, const struct excuse *excuse);

/* False after problems. The schemas lie in `schema_dir`; all read lives in the arena. */
bool excuses_read(const char *path, const char *schema_dir, enum excuse_kind kind,
                  struct arena *arena, struct excuse_list *out,
                  struct problems *problems);
/* One row, whatever file it stands in; false after a problem. */
bool excuse_of_node(const struct xml_file *file, const xmlNode *node,
                    enum excuse_kind kind, struct arena *arena, struct excuse *out,
                    struct problems *problems);

/* Whether the case is one that it is about. */
bool excuse_is_about(const struct excuse *excuse, const char *case_id,
                     const char *calculation);
enum excuse_fit {
    EXCUSE_ELSEWHERE, /* another case or result */
    EXCUSE_EXCEEDED,  /* its result, but another figure, or a larger difference */
    EXCUSE_FITS,
};
enum excuse_fit excuse_fit(const struct excuse *excuse, const char *case_id,
                           const char *calculation, const struct deviation *deviation);

#endif
