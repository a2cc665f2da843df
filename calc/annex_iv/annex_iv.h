/*
 * Annex IV, the coordinated pension scheme: what its articles lend each other.
 *
 * Each article is a file of its own and ends with its calculations, rows of
 * calc/calculations.def. A function here is the rule of one article, called by another.
 */
#ifndef CALC_ANNEX_IV_ANNEX_IV_H
#define CALC_ANNEX_IV_ANNEX_IV_H

#include "calc/calc.h"
#include "calc/law/rule.h"

/* How instruction 6 bis.2 treats part-time staff: the words of the fact, in their order.
 */
enum part_time_situation { ONLY_PART_TIME = 1, FULL_TIME_BEFORE, NOT_REDUCED };
#define PART_TIME_SITUATIONS CHOICES("only_part_time", "full_time_before", "not_reduced")

/* Compound interest at a yearly rate; what part of a year earns is R-IV.11.1-part_year. */
number with_compound_interest(struct derivation *d, enum provision provision,
                              number amount, number rate, struct date from,
                              struct date to);

/* Article 4(3): refuses work below half time. */
void refuse_below_half_time(struct derivation *d, number part_time_ratio);

/* Article 6(2): days of service as years and twelfths, a residue of 15 days counting. */
number reckonable_years_of(struct derivation *d, number days, const char *label);

/* Article 7(1): refuses a pension before ten years of service; NULL: taken as complete.
 */
void refuse_short_service(struct derivation *d, const struct period *service);
/* Article 7(1) with 6(2), last sub-paragraph: ten years without the residue. */
bool service_is_complete(struct derivation *d, number days);

/* Article 8(4): the ratio for an age; refuses below 50, one from 60 on. */
number early_retirement_ratio_of(struct derivation *d, number age);

/* Article 10: rate, minimum and ceiling of a retirement pension. */
struct pension_basis {
    number reckonable_years;
    number reference_salary, last_salary, c1_1_salary;
    int part_time_situation; /* enum part_time_situation */
    number part_time_ratio;
};
struct pension_amounts {
    number rate, before_minimum, minimum, ceiling;
    number pension;
};
struct pension_amounts retirement_pension_of(struct derivation *d,
                                             const struct pension_basis *basis);
/* Article 10(3): the minimum for so many years; the reading of R-IV.10.3-years applies.
 */
number minimum_pension(struct derivation *d, enum provision provision, number years,
                       number c1_1_salary);
/* Article 10(3): a pension raised to the minimum and held at the last salary. */
number within_limits(struct derivation *d, number pension, number minimum,
                     number ceiling);

#endif
