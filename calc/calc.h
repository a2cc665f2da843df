/*
 * calc: the law, calculable. The one public header.
 *
 * A calculation takes facts and gives results, or a refusal where the regulation denies
 * what is asked, or an error naming the fact that cannot be. Pure: no files, no clock, no
 * environment; everything returned lives in the arena of the derivation.
 *
 *     struct arena *arena = arena_new();
 *     struct derivation d;
 *     derivation_init(&d, arena);
 *     struct answer answer = calculate(&d, calculation_by_name("bonus_after_60"), facts);
 */
#ifndef CALC_CALC_H
#define CALC_CALC_H

#include "calc/base/arena.h"
#include "calc/base/datum.h"
#include "calc/base/error.h"
#include "calc/field.h"
#include "calc/law/derivation.h"
#include "calc/law/provision.h"
#include "calc/law/reading.h"

struct fact_error {
    const char *fact; /* `periods.end_date`; NULL: no error */
    const char *message;
};

/* Where the regulation denies a calculation. */
struct refusal {
    enum provision provision;
    const char *when;
};

struct calculation {
    const char *name;
    enum provision provision;
    const char *summary;
    const struct field *facts, *results;
    size_t facts_size, results_size;
    const enum provision *provisions; /* what it applies; ends with PROVISION_NONE */
    const struct refusal *refusals;   /* ends with PROVISION_NONE; NULL: none */
    const enum reading *readings;     /* ends with READING_NONE; NULL: none */
    /* Facts that contradict each other: names one and says why, or leaves fact NULL. */
    void (*check)(const void *facts, struct fact_error *error);
    void (*compute)(struct derivation *d, const void *facts, void *results);
};

enum outcome { OUTCOME_RESULTS, OUTCOME_REFUSED, OUTCOME_ERROR };

struct answer {
    enum outcome outcome;
    const struct datum *results; /* a record */
    enum provision refused_by;
    const char *refusal;
    struct fact_error error;
};

/* The lists of a calculation, each closed by its own NONE. */
#define NO_REFUSAL                                                                       \
    { PROVISION_NONE, NULL }
#define PROVISIONS(...) ((const enum provision[]){__VA_ARGS__, PROVISION_NONE})
#define READINGS(...) ((const enum reading[]){__VA_ARGS__, READING_NONE})
#define REFUSALS(...) ((const struct refusal[]){__VA_ARGS__, NO_REFUSAL})

/* In the order of the regulation; NULL behind the last. */
const struct calculation *calculation_at(size_t index);
const struct calculation *calculation_by_name(const char *name);

/* Checks `facts` (a record), computes, and rounds money once, half up. */
struct answer calculate(struct derivation *d, const struct calculation *calculation,
                        const struct datum *facts);
/*
 * The two halves of it, for who computes the same facts over and over: the facts as the
 * calculation takes them, NULL when they cannot be, and the answer to facts so bound.
 */
const void *calculation_bind(struct arena *arena, const struct calculation *calculation,
                             const struct datum *facts, struct fact_error *error);
struct answer calculation_answer(struct derivation *d,
                                 const struct calculation *calculation,
                                 const void *bound);

/* For who computes from structs: facts in, results out. */
bool facts_bind(struct arena *arena, const struct field *fields,
                const struct datum *facts, void *out, struct fact_error *error);
const struct datum *results_emit(struct derivation *d, const struct field *fields,
                                 const void *results);

#endif
