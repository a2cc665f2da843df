/*
 * Annex IV, article 36 - Ajustement des prestations: pensions follow the adjustments of
 * salaries, whatever their reason (footnote).
 */
#include "calc/annex_iv/annex_iv.h"

struct adjusted_pension_facts {
    number pension_per_month;
    struct list adjustments; /* of number */
};

struct adjusted_pension_results {
    number pension_per_month;
};

static void adjusted_pension(struct derivation *d, const void *given, void *out) {
    const struct adjusted_pension_facts *facts = given;
    struct adjusted_pension_results *results = out;
    const number *changes = facts->adjustments.items;
    number one = count_of(d, 1, "the salary before");
    number change = one;
    for (size_t i = 0; i < facts->adjustments.count; i++) {
        number factor = sum(d, IV_36_1_fn1, one, changes[i], "factor of the adjustment");
        change = product(d, IV_3_2, change, number_with_unit(d->arena, factor, UNIT_NONE),
                         "change of salaries so far");
    }
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
    .check = check,
    .compute = adjusted_pension,
};
