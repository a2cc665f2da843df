/*
 * Facts by chance: the same seed gives the same facts on every machine.
 *
 * A fact is chosen by its type, its unit and its name: often a value on an edge (none,
 * one cent, 14 or 15 days, ten years, 35, 65), otherwise one between plausible limits.
 * Wild facts may also be malformed, missing, given twice or unknown.
 */
#ifndef TESTS_SUPPORT_RANDOM_FACTS_H
#define TESTS_SUPPORT_RANDOM_FACTS_H

#include <stdint.h>

#include "calc/calc.h"

struct chance {
    uint64_t state;
};

struct chance chance_of(uint64_t seed, uint64_t stream);
/* Both limits included. */
long chance_between(struct chance *chance, long least, long most);
bool chance_percent(struct chance *chance, int percent);

struct datum *random_facts(struct chance *chance, struct arena *arena,
                           const struct field *fields, bool wild);
/* One value of a field that is no record and no list. */
const char *random_value(struct chance *chance, struct arena *arena,
                         const struct field *field);
/* A day from the first of `from` to the last of `to`, both years. */
struct date random_day(struct chance *chance, int from, int to);

/* A copy in which one fact has another value; it is added where it is missing. */
struct datum *facts_with(struct arena *arena, const struct datum *facts, const char *name,
                         const char *value);
struct datum *datum_copy(struct arena *arena, const struct datum *datum);
/* A copy in which no record has a member of this name. */
struct datum *facts_without(struct arena *arena, const struct datum *facts,
                            const char *name);
/* The same facts, the members and the records of every list in another order. */
struct datum *facts_shuffled(struct chance *chance, struct arena *arena,
                             const struct datum *facts);

#endif
