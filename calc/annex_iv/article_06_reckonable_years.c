/* Annex IV, article 6 - Annuités. */
#include "calc/annex_iv/annex_iv.h"

number reckonable_years_of(struct derivation *d, number days, const char *label) {
    number month = count_of(d, DAYS_PER_MONTH, "days in a month");
    number months = whole_part(
        d, IV_6_2, quotient(d, IV_6_2, days, month, "service in months"), "whole months");
    number in_whole_months = product(d, IV_6_2, months, month, "days in whole months");
    number residue = difference(d, IV_instr6_2, days, in_whole_months, "residue of days");
    if (holds(d, IV_6_2_s2, at_or_above(residue, parameter(d, IV_6_2_residue)),
              "the residue counts as a month"))
        months = sum(d, IV_6_2_s2, months, count_of(d, 1, "the month begun"),
                     "months that count");
    else if (!holds(d, IV_instr6_2_s2, below(residue, parameter(d, IV_6_2_residue)),
                    "the residue is dropped"))
        months = sum(d, IV_instr6_2_s2, months, count_of(d, 1, "the month begun"),
                     "months with the residue");
    number years = quotient(d, IV_6_2, months,
                            count_of(d, MONTHS_PER_YEAR, "months in a year"), label);
    return number_with_unit(d->arena, years, UNIT_YEARS);
}
