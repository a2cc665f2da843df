/*
 * Compound interest between two days and by the month, as articles 5, 11, 12 and 44 order
 * it. Readings: R-IV.11.1-day_count, R-IV.11.1-part_year, R-IV.instr5.1-1-interest.
 */
#include "calc/annex_iv/annex_iv.h"

number part_of_year(struct derivation *d, enum provision provision,
                    struct date anniversary, struct date to) {
    if (!reads_as(d, R_IV_11_1_day_count__calendar_days))
        return in_years(d, time_between(d, provision, anniversary, to, "part of a year"),
                        "part of a year");
    long start = date_ordinal(anniversary);
    number days = count_of(d, date_ordinal(date_later(to, anniversary)) - start,
                           "calendar days since the anniversary");
    number year = count_of(d, date_ordinal(date_plus_years(anniversary, 1)) - start,
                           "calendar days of the year that runs");
    return number_with_unit(
        d->arena, quotient(d, provision, days, year, "part of a year"), UNIT_YEARS);
}

number with_compound_interest(struct derivation *d, enum provision provision,
                              number amount, number rate, struct date from,
                              struct date to) {
    number one = count_of(d, 1, "the capital");
    number years = completed_years(d, provision, from, to, "whole years of interest");
    struct date anniversary = date_plus_years(from, (int)number_to_long(years));
    number part = part_of_year(d, provision, anniversary, to);
    number growth = sum(d, provision, one, rate, "growth in a year");
    number factor = power(d, provision, growth, years, "growth in the whole years");
    number rest;
    if (reads_as(d, R_IV_11_1_part_year__fractional_power))
        rest = power(d, provision, growth, part, "growth in the part of a year");
    else
        rest = sum(d, provision, one,
                   product(d, provision, rate, part, "interest for the part of a year"),
                   "growth in the part of a year");
    factor = product(d, provision, factor, rest, "growth in all");
    return product(d, provision, amount, number_with_unit(d->arena, factor, UNIT_NONE),
                   "amount with interest");
}

number monthly_interest(struct derivation *d, enum provision provision,
                        number yearly_rate) {
    number year = count_of(d, MONTHS_PER_YEAR, "months in a year");
    if (!reads_as(d, R_IV_instr5_1_1_interest__twelfth_root))
        return quotient(d, provision, yearly_rate, year, "interest of a month");
    number one = count_of(d, 1, "the capital");
    number month =
        number_named(d->arena, number_ratio(d->arena, 1, MONTHS_PER_YEAR), "a month");
    number growth = sum(d, provision, one, yearly_rate, "growth in a year");
    growth = power(d, provision, growth, month, "growth in a month");
    return difference(d, provision, growth, one, "interest of a month");
}
