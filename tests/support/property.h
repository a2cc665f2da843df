/*
 * Properties: what must hold for all facts, tried on many and shrunk when it fails.
 *
 *     static const char *is_never_negative(struct trial *trial, const struct datum
 * *facts) { const struct datum *results = results_of(trial, facts); if (!results) return
 * UNSUITABLE; return number_sign(amount(trial, results, "pension_per_month")) < 0 ? "the
 * pension is negative" : NULL;
 *     }
 *     ...
 *     assert_property(.calculation = "early_pension", .judge = is_never_negative);
 *
 * On failure the smallest facts that still fail are printed as lines for `etalon answer`,
 * with the seed; SEED=... in the environment chooses another one. A crash is a failure.
 */
#ifndef TESTS_SUPPORT_PROPERTY_H
#define TESTS_SUPPORT_PROPERTY_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/random_facts.h"

enum { ASKED_MOST = 4, NOTE_SIZE = 256 };

/* One judgement of one set of facts; everything of it lives in the arena. */
struct trial {
    const struct property *property;
    struct arena *arena;
    const struct calculation *calculation;
    struct readings readings;
    struct chance chance; /* starts alike whenever the same case is judged */
    struct {
        const struct calculation *calculation;
        const struct datum *facts;
    } asked[ASKED_MOST]; /* the first questions, to be shown */
    size_t asked_count;
    char note[NOTE_SIZE]; /* shown with a failure: what was tried just then */
};

/* What a judge says of facts that the property is not about. */
extern const char *const UNSUITABLE;

struct property {
    const char *calculation;
    /* NULL: it holds; UNSUITABLE; otherwise what is wrong. */
    const char *(*judge)(struct trial *trial, const struct datum *facts);
    /* Makes facts by chance suitable; NULL: they are taken as they are. */
    struct datum *(*arrange)(struct chance *chance, struct arena *arena,
                             struct datum *facts);
    const char *fact, *result; /* what more_never_lowers and the like are about */
    int cases;                 /* suitable ones; 0: 500 */
    bool wild;                 /* facts may be malformed */
    bool any_reading;
    bool few_suit; /* fewer suitable cases than asked for will do, even none */
};

/* Whether it held; what failed is printed. */
bool property_holds(const struct property *property);
#define PROPERTY(...) (&(const struct property){__VA_ARGS__})
#define assert_property(...) assert_true(property_holds(PROPERTY(__VA_ARGS__)))

struct answer answer_of(struct trial *trial, const struct calculation *calculation,
                        const struct datum *facts);
/* The results of the calculation under trial; NULL: refused, or facts that cannot be. */
const struct datum *results_of(struct trial *trial, const struct datum *facts);
/* A fact or result by its name; NULL where there is none. */
number amount(struct trial *trial, const struct datum *record, const char *name);
/* The sum over the records of a list. */
number total(struct trial *trial, const struct datum *record, const char *list,
             const char *name);
/* Whether two sums of so many rounded amounts may differ only by their rounding. */
bool equal_to_the_cent(struct trial *trial, number a, number b, size_t rounded_amounts);
/* A copy in which this number is larger, this day later, this length longer; NULL when
 * the fact is not given. */
const struct datum *with_more(struct trial *trial, const struct datum *facts,
                              const char *name);
bool fact_is(const struct datum *record, const char *name, const char *text);

/* Judges: what more of the property's fact does to its result. */
const char *more_never_lowers(struct trial *trial, const struct datum *facts);
const char *more_never_raises(struct trial *trial, const struct datum *facts);

#endif
