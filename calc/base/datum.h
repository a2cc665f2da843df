/*
 * A datum: a fact or result in its outside form, before types.
 *
 * A scalar has a text; a list has items without names; a record has named members. XML,
 * JSON and CSV are all read into this shape and written from it, so that calc/ knows none
 * of them. Owned by the arena it was made in.
 */
#ifndef CALC_BASE_DATUM_H
#define CALC_BASE_DATUM_H

#include <stddef.h>

#include "calc/base/arena.h"

enum datum_kind { DATUM_SCALAR, DATUM_LIST, DATUM_RECORD };

struct datum {
    enum datum_kind kind;
    const char *name;    /* NULL for an item of a list */
    const char *text;    /* of a scalar */
    struct datum *first; /* of a list or record */
    struct datum *last;
    struct datum *next; /* beside this one, in the list or record that holds it */
    int line;           /* where it stood, 0 where unknown */
};

struct datum *datum_scalar(struct arena *arena, const char *name, const char *text);
struct datum *datum_list(struct arena *arena, const char *name);
struct datum *datum_record(struct arena *arena, const char *name);
void datum_add(struct datum *to, struct datum *member);

const struct datum *datum_member(const struct datum *record,
                                 const char *name); /* or NULL */
size_t datum_count(const struct datum *datum);

#endif
