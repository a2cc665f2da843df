/*
 * Annex IV, article 36 - Ajustement des prestations: pensions follow the adjustments of
 * salaries, whatever their reason (footnote).
 * Readings: R-IV.36.1-decreases, R-IV.36.1-rounding.
 */
#include "calc/annex_iv/annex_iv.h"
#include "calc/base/money.h"

struct adjusted_pension_facts {
    number pension_per_month;
    struct list adjustments; /* of number */
};

struct adjusted_pension_results {
    number pension_per_month;
};

/* What is left of an adjustment for pensions: nothing of a fall that they do not follow.
 */
static number adjustment_of_pensions(struct derivation *d, number change) {
    if (number_sign(change) < 0 && reads_as(d, R_IV_36_1_decreases__not_followed))
        change = number_with_unit(d->arena, count_of(d, 0, "no change"), UNIT_RATE);
    number factor = sum(d, IV_36_1_fn1, count_of(d, 1, "the salary before"), change,
                        "factor of the adjustment");
    return number_with_unit(d->arena, factor, UNIT_NONE);
}

/* R-IV.36.1-rounding, the alternative: each pension is paid before the next adjustment.
 */
static number rounded_each_time(struct derivation *d, number pension,
                                const struct list *adjustments) {
    const number *changes = adjustments->items;
    int places = currency_decimals(d->currency);
    for (size_t i = 0; i < adjustments->count; i++) {
        pension = product(d, IV_36_1, pension, adjustment_of_pensions(d, changes[i]),
                          "pension that follows the salaries");
        pension = rounded(d, IV_36_1_fn1, pension, places, "pension as it is paid");
    }
    return pension;
}

static void adjusted_pension(struct derivation *d, const void *given, void *out) {
    const struct adjusted_pension_facts *facts = given;
    struct adjusted_pension_results *results = out;
    if (reads_as(d, R_IV_36_1_rounding__at_each_adjustment)) {
        results->pension_per_month =
            rounded_each_time(d, facts->pension_per_month, &facts->adjustments);
        return;
    }
    const number *changes = facts->adjustments.items;
    number change = count_of(d, 1, "the salary before");
    for (size_t i = 0; i < facts->adjustments.count; i++)
        change = product(d, IV_3_2, change, adjustment_of_pensions(d, changes[i]),
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
}

static const struct field facts[] = {
    FIELD(adjusted_pension_facts, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELD(adjusted_pension_facts, LIST, adjustments,
          "changes of salaries in order, 0.02 for + 2 %", .of = TYPE_RATE,
          .range = RANGE_ANY),
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
    .provisions = PROVISIONS(IV_36_1, IV_3_2),
    .readings = READINGS(R_IV_36_1_decreases, R_IV_36_1_rounding),
    .check = check,
    .compute = adjusted_pension,
};
