/*
 * Annex IV, article 25 bis - Taux de la pension pour personne à charge.
 * Readings: R-IV.6bis.2-dependant.
 */
#include "calc/annex_iv/annex_iv.h"

struct dependant_pension_facts {
    number maintenance_per_month, dependant_allowance_per_month, orphan_share_per_month;
    struct list adjustments; /* of number */
    int part_time_situation;
    number part_time_ratio;
    bool recognized;
};

struct dependant_pension_results {
    number pension_per_month;
};

number dependant_pension_of(struct derivation *d, const struct dependant_basis *basis) {
    bool limit_only = reads_as(d, R_IV_6bis_2_dependant__allowance_limit_only);
    number most =
        product(d, IV_25bis_2_ii, basis->dependant_allowance,
                parameter(d, IV_25bis_2_ii_times), "twice the dependant's allowance");
    if (limit_only)
        most =
            limit_in_part_time(d, basis->work, IV_instr6bis_2_1_i_f, IV_instr6bis_2_2_i_d,
                               most, "twice the allowance for part time");
    number pension =
        at_most(d, IV_25bis_2_i, most, basis->maintenance, "maintenance provided");
    if (holds(d, IV_25bis_2_iii,
              stated(basis->orphan_share != NULL, "an orphan's pension is paid"),
              "the share of an orphan is a limit") &&
        basis->orphan_share)
        pension = at_most(d, IV_25bis_2, pension, basis->orphan_share,
                          "no more than one orphan");
    if (limit_only)
        return pension;
    return limit_in_part_time(d, basis->work, IV_instr6bis_2_1_i_f, IV_instr6bis_2_2_i_d,
                              pension, "dependant's pension for part time");
}

static void dependant_pension(struct derivation *d, const void *given, void *out) {
    const struct dependant_pension_facts *facts = given;
    struct dependant_pension_results *results = out;
    refuse_below_half_time(d, facts->part_time_ratio);
    if (!holds(d, IV_25bis_1, stated(facts->recognized, "recognized as a dependant"),
               "right of a dependant"))
        refuse(d, IV_25bis_1, "not recognized as a dependant");
    if (is_refused(d))
        return;
    struct dependant_basis basis = {
        .maintenance = facts->maintenance_per_month,
        .dependant_allowance = facts->dependant_allowance_per_month,
        .orphan_share = facts->orphan_share_per_month,
        .work = {facts->part_time_situation, facts->part_time_ratio},
    };
    results->pension_per_month =
        with_adjustments(d, IV_instr25bis_2, dependant_pension_of(d, &basis),
                         &facts->adjustments, "dependant's pension, adjusted");
}

static void check(const void *given, struct fact_error *error) {
    const struct dependant_pension_facts *facts = given;
    check_adjustments(&facts->adjustments, error);
}

static const struct field facts[] = {
    FIELD(dependant_pension_facts, MONEY, maintenance_per_month,
          "maintenance the deceased provided", .unit = "per month"),
    FIELD(dependant_pension_facts, MONEY, dependant_allowance_per_month,
          "dependant's allowance", .unit = "per month"),
    FIELD(dependant_pension_facts, MONEY, orphan_share_per_month, "share of each orphan",
          .unit = "per month", .optional = true),
    FIELD(dependant_pension_facts, LIST, adjustments,
          "changes of salaries in order, 0.02 for + 2 %", .optional = true,
          .of = TYPE_RATE, .range = RANGE_ANY),
    PART_TIME_FIELDS(dependant_pension_facts),
    FIELD(dependant_pension_facts, BOOLEAN, recognized,
          "meets the conditions of the allowance for a child or a dependant",
          .optional = true, .fallback = "true"),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(dependant_pension_results, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELDS_END,
};

const struct calculation dependant_pension_calculation = {
    .name = "dependant_pension",
    .provision = IV_25bis_2,
    .summary = "Pension of a dependant",
    .facts = facts,
    .facts_size = sizeof(struct dependant_pension_facts),
    .results = results,
    .results_size = sizeof(struct dependant_pension_results),
    .provisions = PROVISIONS(IV_25bis_1, IV_25bis_2, IV_instr25bis_2,
                             IV_instr6bis_2_1_i_f, IV_instr6bis_2_2_i_d),
    .refusals = REFUSALS({IV_4_3, "less than half time"},
                         {IV_25bis_1, "not recognized as a dependant"}),
    .readings = READINGS(R_IV_6bis_2_dependant),
    .check = check,
    .compute = dependant_pension,
};
