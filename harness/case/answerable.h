/*
 * Answerable: who answers for a row of a committed file, why, and until which day.
 *
 * Every row that lets something pass (a gap, a tolerance, a known deviation) has the
 * three attributes owner, reason and expires; here they are read and checked for all of
 * them.
 */
#ifndef HARNESS_CASE_ANSWERABLE_H
#define HARNESS_CASE_ANSWERABLE_H

#include "calc/base/date.h"
#include "harness/case/xml.h"

struct answerable {
    const char *owner, *reason;
    const char *expires; /* the last day, `2026-12-31` */
};

/* False after a problem: one of the three is missing, or the day is none. */
bool answerable_read(const struct xml_file *file, const xmlNode *node,
                     struct arena *arena, struct answerable *out,
                     struct problems *problems);
/* Whether nothing is missing or blank, and whether the last day is a day. */
bool answerable_is_whole(const struct answerable *by);
bool answerable_has_a_last_day(const struct answerable *by);
/* The last day lies behind this one. */
bool answerable_has_expired(const struct answerable *by, struct date today);

#endif
