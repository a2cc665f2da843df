#include "calc/base/datum.h"

#include <string.h>

static struct datum *fresh(struct arena *arena, enum datum_kind kind, const char *name) {
    struct datum *datum = arena_take(arena, sizeof *datum);
    datum->kind = kind;
    datum->name = arena_copy(arena, name);
    return datum;
}

struct datum *datum_scalar(struct arena *arena, const char *name, const char *text) {
    struct datum *datum = fresh(arena, DATUM_SCALAR, name);
    datum->text = arena_copy(arena, text);
    return datum;
}

struct datum *datum_list(struct arena *arena, const char *name) {
    return fresh(arena, DATUM_LIST, name);
}

struct datum *datum_record(struct arena *arena, const char *name) {
    return fresh(arena, DATUM_RECORD, name);
}

void datum_add(struct datum *to, struct datum *member) {
    if (to->last)
        to->last->next = member;
    else
        to->first = member;
    to->last = member;
}

const struct datum *datum_member(const struct datum *record, const char *name) {
    for (const struct datum *member = record->first; member; member = member->next)
        if (member->name && !strcmp(member->name, name))
            return member;
    return NULL;
}

size_t datum_count(const struct datum *datum) {
    size_t count = 0;
    for (const struct datum *member = datum->first; member; member = member->next)
        count++;
    return count;
}
