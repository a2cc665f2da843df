/*
 * Annex IV, articles 8, 10 and 33: what a retirement pension is computed from, what comes
 * of it, and the same pension early or on another salary scale.
 */
#ifndef CALC_ANNEX_IV_RETIREMENT_PENSION_H
#define CALC_ANNEX_IV_RETIREMENT_PENSION_H

#include "calc/annex_iv/annex_iv.h"

/* Article 10: rate, minimum and ceiling of a retirement pension. */
struct pension_basis {
    number reckonable_years;
    number reference_salary, last_salary, c1_1_salary;
    int part_time_situation; /* enum part_time_situation */
    number part_time_ratio;
    enum provision maximum_under, minimum_under; /* where not article 10(2), 10(3) */
};
struct pension_amounts {
    number rate, before_minimum, minimum, ceiling;
    number pension;
};
/* Two calculations name these facts alike. */
#define PENSION_BASIS_OF(d, facts)                                                       \
    ((struct pension_basis){.reckonable_years = (facts)->reckonable_years,               \
                            .reference_salary = (facts)->reference_salary_per_month,     \
                            .last_salary = (facts)->last_salary_per_month,               \
                            .c1_1_salary = (facts)->c1_1_salary_per_month,               \
                            .part_time_situation = (facts)->part_time_situation,         \
                            .part_time_ratio =                                           \
                                ratio_of_hours(d, (facts)->part_time_situation,          \
                                               (facts)->part_time_ratio,                 \
                                               (facts)->career_part_time_ratio)})
struct pension_amounts retirement_pension_of(struct derivation *d,
                                             const struct pension_basis *basis);
/*
 * Article 33: the same on another salary scale, whose salaries are NULL when it is not
 * asked for; there it is computed anew or carried (R-IV.33-recomputation).
 */
struct new_scale {
    number reference_salary, last_salary, c1_1_salary;
};
#define NEW_SCALE_FIELDS(owner)                                                          \
    FIELD(owner, MONEY, new_scale_salary_per_month,                                      \
          "same grade and step on a new scale, on which the pension is wanted",          \
          .unit = "per month", .optional = true),                                        \
        FIELD(owner, MONEY, new_scale_last_salary_per_month,                             \
              "last salary on the new scale", .unit = "per month", .optional = true),    \
        FIELD(owner, MONEY, new_scale_c1_1_salary_per_month,                             \
              "salary of grade C.1, step 1, on the new scale", .unit = "per month",      \
              .optional = true)
#define NEW_SCALE_OF(facts)                                                              \
    ((struct new_scale){(facts)->new_scale_salary_per_month,                             \
                        (facts)->new_scale_last_salary_per_month,                        \
                        (facts)->new_scale_c1_1_salary_per_month})
void check_new_scale(const struct new_scale *scale, number reference_salary,
                     struct fact_error *error);
struct pension_amounts retirement_pension_on(struct derivation *d,
                                             const struct pension_basis *basis,
                                             const struct new_scale *scale);
/* Instruction 8.4 i: the pension due, reduced to the ratio of an early one. */
number early_pension_of(struct derivation *d, const struct pension_amounts *due,
                        number ratio);
/* Article 10(3): the minimum for so many years; the reading of R-IV.10.3-years applies.
 */
number minimum_pension(struct derivation *d, enum provision provision, number years,
                       number c1_1_salary);
/* Article 10(3): a pension raised to the minimum and held at the last salary. */
number within_limits(struct derivation *d, number pension, number minimum,
                     number ceiling);

#endif
