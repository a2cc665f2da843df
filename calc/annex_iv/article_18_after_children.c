/*
 * Annex IV, article 18 - Conditions d'acquisition: paragraph 3, second sub-paragraph,
 * the pension when the children are provided for no more.
 * Readings: R-IV.18.3-incomes, R-IV.18.3-pension, R-IV.18.3-revival.
 */
#include "calc/annex_iv/annex_iv.h"

struct survivor_pension_after_children_facts {
    number pension_per_month;
    number earned_income_per_month, retirement_pension_per_month;
    number other_survivor_pension_per_month;
    bool income_reached_before;
    number article_19_pension_per_month;
};

struct survivor_pension_after_children_results {
    enum truth pension_kept;
};

number pension_for_incomes(struct derivation *d, number paid, number whole) {
    return whole && reads_as(d, R_IV_18_3_pension__article_19_pension) ? whole : paid;
}

/* R-IV.18.3-revival: what has ended stays so, or comes back with a lower income. */
static bool ended_before(struct derivation *d, const struct own_incomes *own) {
    bool ended = own->reached_before && !reads_as(d, R_IV_18_3_revival__revives);
    return holds(d, IV_18_3_al2, stated(ended, "an income reached the pension before"),
                 "the pension has ended");
}

bool kept_after_children(struct derivation *d, number pension,
                         const struct own_incomes *own) {
    const struct {
        number amount;
        const char *label;
    } incomes[] = {
        {own->earned, "earned income reaches the pension"},
        {own->retirement_pension, "retirement pension reaches the pension"},
        {own->other_survivor_pension, "other survivor's pension reaches the pension"},
    };
    bool added = reads_as(d, R_IV_18_3_incomes__added);
    number total = NULL;
    bool kept = !ended_before(d, own);
    for (size_t i = 0; i < sizeof incomes / sizeof *incomes; i++) {
        number income = incomes[i].amount;
        if (!income)
            continue;
        if (added)
            total = total ? sum(d, IV_18_3_al2, total, income, "own incomes") : income;
        else if (holds(d, IV_18_3_al2, at_or_above(income, pension), incomes[i].label))
            kept = false;
    }
    if (total)
        kept = kept && !holds(d, IV_18_3_al2, at_or_above(total, pension),
                              "incomes together reach the pension");
    return kept;
}

static void after_children(struct derivation *d, const void *given, void *out) {
    const struct survivor_pension_after_children_facts *facts = given;
    struct survivor_pension_after_children_results *results = out;
    const struct own_incomes own = {
        facts->earned_income_per_month, facts->retirement_pension_per_month,
        facts->other_survivor_pension_per_month, facts->income_reached_before};
    number pension = pension_for_incomes(d, facts->pension_per_month,
                                         facts->article_19_pension_per_month);
    results->pension_kept = kept_after_children(d, pension, &own) ? YES : NO;
}

static const struct field facts[] = {
    FIELD(survivor_pension_after_children_facts, MONEY, pension_per_month,
          "monthly pension", .unit = "per month"),
    FIELD(survivor_pension_after_children_facts, MONEY, earned_income_per_month,
          "own earned income", .unit = "per month", .optional = true),
    FIELD(survivor_pension_after_children_facts, MONEY, retirement_pension_per_month,
          "own retirement pension", .unit = "per month", .optional = true),
    FIELD(survivor_pension_after_children_facts, MONEY, other_survivor_pension_per_month,
          "other survivor's pension", .unit = "per month", .optional = true),
    FIELD(survivor_pension_after_children_facts, BOOLEAN, income_reached_before,
          "an own income had reached the pension before", .optional = true),
    FIELD(survivor_pension_after_children_facts, MONEY, article_19_pension_per_month,
          "whole pension of article 19, when the pension paid is less",
          .unit = "per month", .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(survivor_pension_after_children_results, BOOLEAN, pension_kept,
          "the pension goes on"),
    FIELDS_END,
};

const struct calculation survivor_pension_after_children_calculation = {
    .name = "survivor_pension_after_children",
    .provision = IV_18_3,
    .summary = "Survivor's pension when the children are provided for no more",
    .facts = facts,
    .facts_size = sizeof(struct survivor_pension_after_children_facts),
    .results = results,
    .results_size = sizeof(struct survivor_pension_after_children_results),
    .provisions = PROVISIONS(IV_18_3),
    .readings = READINGS(R_IV_18_3_incomes, R_IV_18_3_pension, R_IV_18_3_revival),
    .compute = after_children,
};
