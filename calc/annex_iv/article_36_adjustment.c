/*
 * Annex IV, article 36 - Ajustement des prestations: pensions follow the adjustments of
 * salaries, whatever their reason (footnote), from the scale they were computed on
 * (articles 33(6) and 49(4)).
 * Readings: R-IV.36.1-decreases, R-IV.36.1-rounding.
 */
#include "calc/annex_iv/annex_iv.h"
#include "calc/base/money.h"

struct adjusted_pension_facts {
    number pension_per_month;
    struct list adjustments;      /* of number */
    struct list adjustment_dates; /* of struct date, one for each, or none */
    struct date last_day_of_service;
};

struct adjusted_pension_results {
    number pension_per_month;
};

/* The scale of the day holds what salaries were adjusted by until then. */
static bool since_the_scale(struct derivation *d,
                            const struct adjusted_pension_facts *facts, size_t i) {
    if (!facts->adjustment_dates.count)
        return true;
    const struct date *days = facts->adjustment_dates.items;
    struct date scales = day_of_scales(d, facts->last_day_of_service);
    bool first = !date_compare(scales, printed_day(d, IV_49_4_day));
    return holds(d, first ? IV_49_4_s2 : IV_36_1, before(scales, days[i]),
                 "adjusted after the scale of the pension");
}

/* What is left of an adjustment for pensions: nothing of a fall that they do not follow.
 */
static number adjustment_of_pensions(struct derivation *d,
                                     const struct adjusted_pension_facts *facts,
                                     size_t i) {
    number change = ((const number *)facts->adjustments.items)[i];
    bool fall = number_sign(change) < 0 && reads_as(d, R_IV_36_1_decreases__not_followed);
    if (fall || !since_the_scale(d, facts, i))
        change = number_with_unit(d->arena, count_of(d, 0, "no change"), UNIT_RATE);
    number factor = sum(d, IV_36_1_fn1, count_of(d, 1, "the salary before"), change,
                        "factor of the adjustment");
    return number_with_unit(d->arena, factor, UNIT_NONE);
}

/* R-IV.36.1-rounding, the alternative: each pension is paid before the next adjustment.
 */
static number rounded_each_time(struct derivation *d,
                                const struct adjusted_pension_facts *facts) {
    number pension = facts->pension_per_month;
    int places = currency_decimals(d->currency);
    for (size_t i = 0; i < facts->adjustments.count; i++) {
        pension = product(d, IV_36_1, pension, adjustment_of_pensions(d, facts, i),
                          "pension that follows the salaries");
        pension = rounded(d, IV_36_1_fn1, pension, places, "pension as it is paid");
    }
    return pension;
}

static void adjusted_pension(struct derivation *d, const void *given, void *out) {
    const struct adjusted_pension_facts *facts = given;
    struct adjusted_pension_results *results = out;
    if (reads_as(d, R_IV_36_1_rounding__at_each_adjustment)) {
        results->pension_per_month = rounded_each_time(d, facts);
        return;
    }
    number change = count_of(d, 1, "the salary before");
    for (size_t i = 0; i < facts->adjustments.count; i++)
        change = product(d, IV_3_2, change, adjustment_of_pensions(d, facts, i),
                         "change of salaries so far");
    results->pension_per_month = product(d, IV_36_1, facts->pension_per_month, change,
                                         "pension that follows the salaries");
}

static void check(const void *given, struct fact_error *error) {
    const struct adjusted_pension_facts *facts = given;
    const number *changes = facts->adjustments.items;
    for (size_t i = 0; i < facts->adjustments.count; i++) {
        long whole = number_to_long(changes[i]);
        if (whole < -1 || (whole == -1 && !number_is_whole(changes[i])))
            *error = (struct fact_error){"adjustments", "takes away more than all"};
    }
    if (!facts->adjustment_dates.count)
        return;
    if (facts->adjustment_dates.count != facts->adjustments.count)
        *error = (struct fact_error){"adjustment_dates", "expected one for each"};
    else if (!date_given(facts->last_day_of_service))
        *error = (struct fact_error){"last_day_of_service",
                                     "missing, needed beside the days of adjustments"};
}

static const struct field facts[] = {
    FIELD(adjusted_pension_facts, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELD(adjusted_pension_facts, LIST, adjustments,
          "changes of salaries in order, 0.02 for + 2 %", .of = TYPE_RATE,
          .range = RANGE_ANY),
    FIELD(adjusted_pension_facts, LIST, adjustment_dates,
          "first days of these adjustments; without them all are later than the scale of "
          "the pension",
          .of = TYPE_DATE, .optional = true),
    FIELD(adjusted_pension_facts, DATE, last_day_of_service,
          "last day of service, which tells the scale; needed beside the days",
          .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(adjusted_pension_results, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELDS_END,
};

const struct calculation adjusted_pension_calculation = {
    .name = "adjusted_pension",
    .provision = IV_36_1,
    .summary = "Pension after adjustments of salaries",
    .facts = facts,
    .facts_size = sizeof(struct adjusted_pension_facts),
    .results = results,
    .results_size = sizeof(struct adjusted_pension_results),
    .provisions = PROVISIONS(IV_36_1, IV_3_2, IV_33_6, IV_49_4),
    .readings = READINGS(R_IV_36_1_decreases, R_IV_36_1_rounding),
    .check = check,
    .compute = adjusted_pension,
};
