/*
 * Annex IV, article 20 - Réduction pour différence d'âge.
 * Readings: R-IV.20-rates, R-IV.20-years, R-IV.20-bounds, R-IV.20-spans, R-IV.20-order,
 * R-IV.20-same_spouses.
 */
#include "calc/annex_iv/annex_iv.h"

struct age_difference_reduction_facts {
    struct date deceased_birth_date, spouse_birth_date;
    struct date marriage_date, marriage_end_date;
    const struct period *earlier_marriage;
    number pension_per_month;
    number minimum_per_month;
};

struct age_difference_reduction_results {
    number net_difference_years, whole_years, reduction_rate, pension_per_month;
};

/* Points i to v: each band runs from its own first year to that of the next. */
static const struct band {
    enum provision provision;
    enum parameter from, rate;
} bands[] = {
    {IV_20_1_i, IV_20_1_threshold, IV_20_1_i_rate},
    {IV_20_1_ii, IV_20_1_ii_from, IV_20_1_ii_rate},
    {IV_20_1_iii, IV_20_1_iii_from, IV_20_1_iii_rate},
    {IV_20_1_iv, IV_20_1_iv_from, IV_20_1_iv_rate},
    {IV_20_1_v, IV_20_1_v_from, IV_20_1_v_rate},
};

enum { BAND_COUNT = sizeof bands / sizeof *bands };

/* For the reading that measures in days. */
static number calendar_years(struct derivation *d, struct date from, struct date to,
                             const char *label) {
    number days = number_of(d->arena, date_ordinal(to) - date_ordinal(from));
    days = number_named(d->arena, days, "calendar days");
    number years = quotient(d, IV_20_1, days, days_in_mean_year(d), label);
    return number_with_unit(d->arena, years, UNIT_YEARS);
}

static number span_in_years(struct derivation *d, struct date from, struct date to,
                            const char *label) {
    if (reads_as(d, R_IV_20_spans__days))
        return calendar_years(d, from, to, label);
    if (reads_as(d, R_IV_20_spans__whole_years_of_each))
        return completed_years(d, IV_20_1, from, to, label);
    return in_years(d, time_between(d, IV_20_1, from, to, label), label);
}

/* How the years that are charged follow from the exact difference. */
static number years_charged(struct derivation *d, number net) {
    if (reads_as(d, R_IV_20_years__pro_rata))
        return net;
    if (reads_as(d, R_IV_20_years__year_begun))
        return begun_part(d, IV_20_1, net, "years begun");
    return whole_part(d, IV_20_1, net, "whole years");
}

/* Where a band starts; the boundary year falls to the higher band under one reading. */
static number band_start(struct derivation *d, int band) {
    number from = parameter(d, bands[band].from);
    if (band == 0 || !reads_as(d, R_IV_20_bounds__higher))
        return from;
    return difference(d, bands[band].provision, from, count_of(d, 1, "the boundary year"),
                      "start of the band");
}

/* Each year at the rate of its own band. */
static number charged_in_bands(struct derivation *d, number years) {
    number total = number_with_unit(d->arena, count_of(d, 0, "no reduction"), UNIT_RATE);
    for (int i = 0; i < BAND_COUNT; i++) {
        enum provision provision = bands[i].provision;
        number start = band_start(d, i);
        if (!holds(d, provision, above(years, start), "years in this band"))
            break;
        number end = i + 1 < BAND_COUNT ? band_start(d, i + 1) : years;
        number last = at_most(d, provision, years, end, "last year of the band");
        number length = difference(d, provision, last, start, "years at this rate");
        number charge = product(d, provision, length, parameter(d, bands[i].rate),
                                "reduction of the band");
        total = sum(d, provision, total, charge, "reduction so far");
    }
    return total;
}

/* The rate of the band that was reached, on every year that counts. */
static number charged_flat(struct derivation *d, number years, number counted) {
    int reached = 0;
    for (int i = 1; i < BAND_COUNT; i++)
        if (holds(d, bands[i].provision, above(years, band_start(d, i)), "band reached"))
            reached = i;
    return product(d, bands[reached].provision, counted,
                   parameter(d, bands[reached].rate), "flat reduction");
}

static number reduction(struct derivation *d, number years) {
    if (reads_as(d, R_IV_20_rates__flat_on_all))
        return charged_flat(d, years, years);
    if (reads_as(d, R_IV_20_rates__flat_beyond_ten))
        return charged_flat(d, years,
                            difference(d, IV_20_1, years, parameter(d, IV_20_1_threshold),
                                       "years beyond ten"));
    return charged_in_bands(d, years);
}

struct age_reduction {
    number net, years; /* NULL when the spouse is not the younger */
    number rate;       /* NULL when nothing is reduced */
};

static struct age_reduction age_reduction_of(struct derivation *d,
                                             const struct age_difference *ages) {
    struct age_reduction found = {0};
    if (!holds(d, IV_20_1, before(ages->deceased_birth_date, ages->spouse_birth_date),
               "the spouse is the younger"))
        return found;
    number gap = span_in_years(d, ages->deceased_birth_date, ages->spouse_birth_date,
                               "difference in age");
    number married = span_in_years(d, ages->marriage_date, ages->marriage_end_date,
                                   "length of the marriage");
    if (ages->earlier_marriage && reads_as(d, R_IV_20_same_spouses__added))
        married = sum(d, IV_20_1, married,
                      in_years(d, *ages->earlier_marriage, "earlier marriage"),
                      "length of both marriages");
    found.net = difference(d, IV_20_1, gap, married, "difference less the marriage");
    found.years = years_charged(d, found.net);
    if (!holds(d, IV_20_1, above(found.net, parameter(d, IV_20_1_threshold)),
               "more than ten years"))
        return found;
    number whole =
        number_with_unit(d->arena, count_of(d, 1, "the whole pension"), UNIT_RATE);
    found.rate =
        at_most(d, IV_20_1, reduction(d, found.years), whole, "never below zero");
    return found;
}

static number no_reduction(struct derivation *d) {
    return number_with_unit(d->arena, count_of(d, 0, "no reduction"), UNIT_RATE);
}

number age_reduction_rate_of(struct derivation *d, const struct age_difference *ages) {
    number rate = age_reduction_of(d, ages).rate;
    return rate ? rate : no_reduction(d);
}

static number reduced_for_age(struct derivation *d, number pension, number rate) {
    number less = product(d, IV_20_1, pension, rate, "reduction");
    return difference(d, IV_20_1, pension, less, "reduced pension");
}

number survivor_pension_reduced_for_age(struct derivation *d,
                                        const struct survivor_amounts *due, number rate) {
    if (number_sign(rate) == 0 || !reads_as(d, R_IV_20_order__before))
        return reduced_for_age(d, due->pension, rate);
    number pension = reduced_for_age(d, due->sixty_percent, rate);
    pension = at_least(d, IV_19_3, pension, due->minimum, "raised after the reduction");
    if (!due->ceiling)
        return pension;
    return at_most(d, IV_19_4, pension, due->ceiling, "limited after the reduction");
}

/* With a minimum among the facts, the pension is given before it: R-IV.20-order. */
static number reduced_and_raised(struct derivation *d,
                                 const struct age_difference_reduction_facts *facts,
                                 number rate) {
    number pension = facts->pension_per_month, minimum = facts->minimum_per_month;
    bool raised_last = minimum && rate && reads_as(d, R_IV_20_order__before);
    if (minimum && !raised_last)
        pension = at_least(d, IV_19_3, pension, minimum, "raised to the minimum");
    if (rate)
        pension = reduced_for_age(d, pension, rate);
    if (raised_last)
        pension = at_least(d, IV_19_3, pension, minimum, "raised after the reduction");
    return pension;
}

static void age_difference_reduction(struct derivation *d, const void *given, void *out) {
    const struct age_difference_reduction_facts *facts = given;
    struct age_difference_reduction_results *results = out;
    const struct age_difference ages = {
        .deceased_birth_date = facts->deceased_birth_date,
        .spouse_birth_date = facts->spouse_birth_date,
        .marriage_date = facts->marriage_date,
        .marriage_end_date = facts->marriage_end_date,
        .earlier_marriage = facts->earlier_marriage,
    };
    struct age_reduction found = age_reduction_of(d, &ages);
    results->net_difference_years = found.net;
    if (found.years && number_is_whole(found.years))
        results->whole_years = found.years;
    results->reduction_rate = found.rate ? found.rate : no_reduction(d);
    results->pension_per_month = reduced_and_raised(d, facts, found.rate);
}

static void check(const void *given, struct fact_error *error) {
    const struct age_difference_reduction_facts *facts = given;
    if (date_compare(facts->marriage_end_date, facts->marriage_date) < 0)
        *error = (struct fact_error){"marriage_end_date", "before the marriage"};
    if (date_compare(facts->marriage_date, facts->spouse_birth_date) <= 0 ||
        date_compare(facts->marriage_date, facts->deceased_birth_date) <= 0)
        *error = (struct fact_error){"marriage_date", "before a birth of the spouses"};
}

static const struct field facts[] = {
    FIELD(age_difference_reduction_facts, DATE, deceased_birth_date,
          "birth of the deceased"),
    FIELD(age_difference_reduction_facts, DATE, spouse_birth_date,
          "birth of the surviving or former spouse"),
    FIELD(age_difference_reduction_facts, DATE, marriage_date, "date of marriage"),
    FIELD(age_difference_reduction_facts, DATE, marriage_end_date,
          "day of the death or of the divorce"),
    FIELD(age_difference_reduction_facts, PERIOD, earlier_marriage,
          "length of an earlier marriage of the same two", .optional = true),
    FIELD(age_difference_reduction_facts, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELD(age_difference_reduction_facts, MONEY, minimum_per_month,
          "minimum of article 19(3), when the pension is given before it",
          .unit = "per month", .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(age_difference_reduction_results, NUMBER, net_difference_years,
          "difference in age less length of marriage", .unit = "years", .optional = true),
    FIELD(age_difference_reduction_results, INTEGER, whole_years, "whole years of it",
          .unit = "years", .optional = true),
    FIELD(age_difference_reduction_results, RATE, reduction_rate, "reduction"),
    FIELD(age_difference_reduction_results, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELDS_END,
};

const struct calculation age_difference_reduction_calculation = {
    .name = "age_difference_reduction",
    .provision = IV_20_1,
    .summary = "Reduction for difference in age",
    .facts = facts,
    .facts_size = sizeof(struct age_difference_reduction_facts),
    .results = results,
    .results_size = sizeof(struct age_difference_reduction_results),
    .provisions = PROVISIONS(IV_20_1),
    .readings = READINGS(R_IV_20_bounds, R_IV_20_order, R_IV_20_rates,
                         R_IV_20_same_spouses, R_IV_20_spans, R_IV_20_years),
    .check = check,
    .compute = age_difference_reduction,
};
