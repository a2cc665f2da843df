/*
 * Annex IV, article 25 - Taux de la pension d'orphelin: the C.1/1 salary of the minima in
 * paragraph 3, point ii, and paragraph 4, point ii.
 */
#include "calc/annex_iv/annex_iv.h"

struct orphan_minimum_salary_facts {
    int deceased_status;
    number c1_1_at_settlement_per_month, c1_1_at_death_per_month;
    struct list adjustments; /* of number */
    bool survivor_entitled;
};

struct orphan_minimum_salary_results {
    number c1_1_salary_per_month;
};

static bool drew_pension(const struct orphan_minimum_salary_facts *facts) {
    return facts->deceased_status == RETIREMENT_PENSIONER ||
           facts->deceased_status == INVALIDITY_PENSIONER;
}

static void orphan_minimum_salary(struct derivation *d, const void *given, void *out) {
    const struct orphan_minimum_salary_facts *facts = given;
    struct orphan_minimum_salary_results *results = out;
    bool with = facts->survivor_entitled;
    number settled = facts->c1_1_at_settlement_per_month;
    number at_death = facts->c1_1_at_death_per_month;
    bool none = holds(d, with ? IV_25_3_ii_s3 : IV_25_4_ii_s3,
                      stated(!drew_pension(facts), "no pension was drawn"),
                      "salary on the day of death");
    if ((none && at_death) || !settled) {
        results->c1_1_salary_per_month = at_death;
        return;
    }
    results->c1_1_salary_per_month =
        with_adjustments(d, with ? IV_25_3_ii_s2 : IV_25_4_ii_s2, settled,
                         &facts->adjustments, "salary at the award, adjusted");
}

static void check(const void *given, struct fact_error *error) {
    const struct orphan_minimum_salary_facts *facts = given;
    check_adjustments(&facts->adjustments, error);
    if (drew_pension(facts) && !facts->c1_1_at_settlement_per_month)
        *error = (struct fact_error){"c1_1_at_settlement_per_month",
                                     "missing, a pension was drawn"};
    else if (!drew_pension(facts) && !facts->c1_1_at_death_per_month)
        *error = (struct fact_error){"c1_1_at_death_per_month",
                                     "missing, no pension was drawn"};
}

static const struct field facts[] = {
    FIELD(orphan_minimum_salary_facts, CHOICE, deceased_status,
          "situation of the deceased", DECEASED_STATUSES),
    FIELD(orphan_minimum_salary_facts, MONEY, c1_1_at_settlement_per_month,
          "C.1/1 salary when the pension was settled", .unit = "per month",
          .optional = true),
    FIELD(orphan_minimum_salary_facts, MONEY, c1_1_at_death_per_month,
          "C.1/1 salary at the death", .unit = "per month", .optional = true),
    FIELD(orphan_minimum_salary_facts, LIST, adjustments,
          "changes of salaries in order, 0.02 for + 2 %", .optional = true,
          .of = TYPE_RATE, .range = RANGE_ANY),
    FIELD(orphan_minimum_salary_facts, BOOLEAN, survivor_entitled,
          "a survivor is entitled: paragraph 3, otherwise paragraph 4", .optional = true,
          .fallback = "true"),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(orphan_minimum_salary_results, MONEY, c1_1_salary_per_month,
          "salary of grade C.1, step 1", .unit = "per month"),
    FIELDS_END,
};

const struct calculation orphan_minimum_salary_calculation = {
    .name = "orphan_minimum_salary",
    .provision = IV_25_3_ii,
    .summary = "C.1/1 salary of the orphan's minimum",
    .facts = facts,
    .facts_size = sizeof(struct orphan_minimum_salary_facts),
    .results = results,
    .results_size = sizeof(struct orphan_minimum_salary_results),
    .provisions = PROVISIONS(IV_25_3_ii, IV_25_4_ii),
    .check = check,
    .compute = orphan_minimum_salary,
};
