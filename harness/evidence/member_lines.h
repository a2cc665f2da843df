/* The lines of a member, one after the other; those behind are no more in memory. */
#ifndef HARNESS_EVIDENCE_MEMBER_LINES_H
#define HARNESS_EVIDENCE_MEMBER_LINES_H

#include "harness/evidence/members.h"
#include "harness/system/lines.h"

struct member_lines {
    const struct members *members;
    const char *at, *end;
    long number;
    size_t looked; /* bytes that were looked at and are in memory */
};

struct member_lines member_lines_of(const struct members *members,
                                    const struct member *member);
/*
 * The next one, without its newline; the last one needs none, and has a zero behind it.
 * False: there is none.
 */
bool member_lines_next(struct member_lines *lines, struct line *line);
/* So many bytes of other members were looked at beside. */
void member_lines_beside(struct member_lines *lines, size_t bytes);

#endif
