/*
 * Provisions: the citable units of the regulation, one row each in calc/provisions/.
 *
 * The rows are an X-macro, so that a wrong id in a rule does not compile. ARTICLE rows
 * are the headings that gather provisions; only PROVISION rows count in coverage.
 */
#ifndef CALC_LAW_PROVISION_H
#define CALC_LAW_PROVISION_H

#include <stdbool.h>
#include <stddef.h>

enum provision {
    PROVISION_NONE,
#define ARTICLE(id, text, place, title) id,
#define PROVISION(id, text, kind, place, summary, untested) id,
#include "calc/provisions/all.def"
#undef ARTICLE
#undef PROVISION
    PROVISION_COUNT
};

enum provision_kind {
    PROVISION_ARTICLE, /* a heading, outside the denominator of coverage */
    PROVISION_FORMULA,
    PROVISION_PARAMETER,
    PROVISION_CONDITION,
    PROVISION_CAP,
    PROVISION_DEFINITION,
    PROVISION_PROCEDURE,
    PROVISION_DELETED,
};

struct provision_info {
    const char *id;   /* `IV.20.1.ii` */
    const char *name; /* in C: `IV_20_1_ii` */
    enum provision_kind kind;
    const char *place;     /* `annex IV, article 20(1)(ii)` */
    const char *summary;   /* in our words, one line */
    const char *untested;  /* why it needs no test; NULL when it does */
    const char *unreached; /* why no calculation reaches it; NULL when one should */
    enum provision article;
};

/* Articles under one heading, up to the next chapter. */
struct chapter {
    const char *name; /* `IV, chapter IV` */
    const char *title;
    enum provision first; /* article */
};

/* In the order of the text; NULL behind the last. */
const struct chapter *chapter_at(size_t index);
const struct chapter *provision_chapter(enum provision provision);
const struct provision_info *provision_info(enum provision provision);
const char *provision_id(enum provision provision);
/* PROVISION_NONE when no row has this id. */
enum provision provision_by_id(const char *id);
/* Why the condition of that label comes out one way only; NULL: it should not. */
const char *provision_one_sided(enum provision provision, const char *label);
/* The one-sided conditions listed, one after the other; false behind the last. */
bool provision_one_sided_at(size_t index, enum provision *provision, const char **label);
const char *provision_kind_text(enum provision_kind kind);
/* Whether `inner` is `outer` itself or stands below it: IV.20.1.ii in IV.20.1. */
bool provision_within(enum provision inner, enum provision outer);

#endif
