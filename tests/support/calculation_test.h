/*
 * One calculation in a fresh arena: facts by name and text, the answer by text.
 *
 *     compute(state, "early_retirement_ratio", FACTS("age_years", "55"));
 *     assert_result(state, "early_retirement_ratio", "0.77");
 *
 * The items of a list are parted by `; `, the facts of a record by `, `:
 *     FACTS("periods", "length=P9Y; length=P1Y, part_time_ratio=1/2")
 * Inside a record, brackets hold a record, a list or records:
 *     FACTS("groups", "id=a, survivor={id=w, birth_date=1950-01-01}, orphans=[id=o]")
 *
 * Readings and an ablation, where a test chooses them, stay in force to its end.
 */
#ifndef TESTS_SUPPORT_CALCULATION_TEST_H
#define TESTS_SUPPORT_CALCULATION_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "calc/calc.h"

struct computation {
    struct arena *arena;
    struct readings readings;
    struct ablation ablation;
    bool unrecorded;
    const char *currency; /* NULL: euros */
    struct derivation derivation;
    struct answer answer;
};

#define CALCULATION_TEST(name)                                                           \
    cmocka_unit_test_setup_teardown(name, computation_setup, computation_teardown)
int computation_setup(void **state);
int computation_teardown(void **state);

#define FACTS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define NO_FACTS ((const char *const[]){NULL})

/* Before compute: a choice other than the default, one ablation. */
void choose(void **state, enum choice choice);
void ablate(void **state, struct ablation ablation);

/* Forgets the computation before it. The answer stays in the state. */
const struct answer *compute(void **state, const char *calculation,
                             const char *const *facts);
struct datum *facts_of(struct arena *arena, const struct calculation *calculation,
                       const char *const *facts);

/*
 * A scalar, or the items of a list parted by spaces; NULL where there is none. Of
 * records, `shares.w.pension_per_month` is a field of the record whose id is w.
 */
const char *result_text(void **state, const char *name);

/* The first step of the provision with this label (NULL: any), or NULL. */
const struct step *step_of(void **state, enum provision provision, const char *label);

#define assert_result(state, name, text)                                                 \
    computation_assert_result(state, name, text, __FILE__, __LINE__)
#define assert_no_result(state, name)                                                    \
    computation_assert_result(state, name, NULL, __FILE__, __LINE__)
#define assert_refused(state, provision)                                                 \
    computation_assert_refused(state, provision, __FILE__, __LINE__)
#define assert_fact_error(state, fact)                                                   \
    computation_assert_fact_error(state, fact, __FILE__, __LINE__)
/* That the provision was applied, or was not. */
#define assert_step(state, provision)                                                    \
    computation_assert_step(state, provision, true, __FILE__, __LINE__)
#define assert_no_step(state, provision)                                                 \
    computation_assert_step(state, provision, false, __FILE__, __LINE__)
/* That a condition, or a limit, with this label was met, or was not. */
#define assert_met(state, provision, label)                                              \
    computation_assert_met(state, provision, label, true, __FILE__, __LINE__)
#define assert_not_met(state, provision, label)                                          \
    computation_assert_met(state, provision, label, false, __FILE__, __LINE__)

void computation_assert_result(void **state, const char *name, const char *text,
                               const char *file, int line);
void computation_assert_refused(void **state, const char *provision, const char *file,
                                int line);
void computation_assert_fact_error(void **state, const char *fact, const char *file,
                                   int line);
void computation_assert_step(void **state, enum provision provision, bool wanted,
                             const char *file, int line);
void computation_assert_met(void **state, enum provision provision, const char *label,
                            bool met, const char *file, int line);

#endif
