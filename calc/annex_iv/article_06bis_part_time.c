/*
 * Annex IV, article 6 bis - Travail à temps partiel - Incidences sur le calcul des
 * prestations: the situation of part-time staff and the guarantee (instruction 6 bis.2/2
 * ii). The limits: article_06bis_limits.c. Readings: R-IV.instr6bis.2-2-guarantee.
 */
#include "calc/annex_iv/annex_iv.h"

struct part_time_situation_facts {
    bool indefinite_part_time, full_contributions, earlier_full_time, repayments_made;
};

struct part_time_situation_results {
    int part_time_situation;
};

struct part_time_guarantee_facts {
    number benefit_per_month, benefit_at_switch_per_month;
    bool ten_years_at_switch;
    struct list adjustments; /* of number */
};

struct part_time_guarantee_results {
    number benefit_per_month;
    enum truth guarantee_applied;
};

static void part_time_situation(struct derivation *d, const void *given, void *out) {
    const struct part_time_situation_facts *facts = given;
    struct part_time_situation_results *results = out;
    results->part_time_situation = NOT_REDUCED;
    if (!holds(d, IV_6bis_2, stated(facts->indefinite_part_time, "indefinite_part_time"),
               "lasting part-time work") ||
        holds(d, IV_6bis_2, stated(facts->full_contributions, "full_contributions"),
              "contributions paid as for full time"))
        return;
    results->part_time_situation = ONLY_PART_TIME;
    if (facts->earlier_full_time &&
        holds(d, IV_instr6bis_2_1_ii, stated(facts->repayments_made, "repayments_made"),
              "earlier full-time service, what was due for it repaid"))
        results->part_time_situation = FULL_TIME_BEFORE;
}

static number guaranteed_benefit(struct derivation *d,
                                 const struct part_time_guarantee_facts *facts) {
    number benefit = facts->benefit_at_switch_per_month;
    if (!facts->adjustments.count ||
        reads_as(d, R_IV_instr6bis_2_2_guarantee__amount_of_that_day))
        return benefit;
    return with_adjustments(d, IV_instr6bis_2_2_ii, benefit, &facts->adjustments,
                            "benefit of that day on the present scales");
}

static void part_time_guarantee(struct derivation *d, const void *given, void *out) {
    const struct part_time_guarantee_facts *facts = given;
    struct part_time_guarantee_results *results = out;
    number benefit = facts->benefit_per_month;
    if (holds(d, IV_instr6bis_2_2_ii,
              stated(facts->ten_years_at_switch, "ten_years_at_switch"),
              "ten years complete when part time began"))
        benefit = at_least(d, IV_instr6bis_2_2_ii, benefit, guaranteed_benefit(d, facts),
                           "not less than the benefit due when part time began");
    results->benefit_per_month = benefit;
    results->guarantee_applied =
        number_compare(benefit, facts->benefit_per_month) > 0 ? YES : NO;
}

static void check_guarantee(const void *given, struct fact_error *error) {
    const struct part_time_guarantee_facts *facts = given;
    check_adjustments(&facts->adjustments, error);
}

static const struct field situation_facts[] = {
    FIELD(part_time_situation_facts, BOOLEAN, indefinite_part_time,
          "recruited part time, or part time for an indefinite or renewable period"),
    FIELD(part_time_situation_facts, BOOLEAN, full_contributions,
          "contributions paid as for full-time work"),
    FIELD(part_time_situation_facts, BOOLEAN, earlier_full_time,
          "earlier full-time service"),
    FIELD(part_time_situation_facts, BOOLEAN, repayments_made,
          "repayments for the earlier service were made", .optional = true,
          .fallback = "true"),
    FIELDS_END,
};

static const struct field situation_results[] = {
    FIELD(part_time_situation_results, CHOICE, part_time_situation, "situation",
          PART_TIME_SITUATIONS),
    FIELDS_END,
};

const struct calculation part_time_situation_calculation = {
    .name = "part_time_situation",
    .provision = IV_6bis_2,
    .summary = "Situation of part-time staff for the limits of benefits",
    .facts = situation_facts,
    .facts_size = sizeof(struct part_time_situation_facts),
    .results = situation_results,
    .results_size = sizeof(struct part_time_situation_results),
    .provisions = PROVISIONS(IV_6bis_2, IV_instr6bis_2_1_ii),
    .compute = part_time_situation,
};

static const struct field guarantee_facts[] = {
    FIELD(part_time_guarantee_facts, MONEY, benefit_per_month,
          "benefit with the part-time reductions", .unit = "per month"),
    FIELD(part_time_guarantee_facts, BOOLEAN, ten_years_at_switch,
          "ten years of service when part time began"),
    FIELD(part_time_guarantee_facts, MONEY, benefit_at_switch_per_month,
          "benefit due if service had ended then", .unit = "per month"),
    FIELD(part_time_guarantee_facts, LIST, adjustments,
          "adjustments of salaries since then", .optional = true, .of = TYPE_RATE,
          .range = RANGE_ANY),
    FIELDS_END,
};

static const struct field guarantee_results[] = {
    FIELD(part_time_guarantee_results, MONEY, benefit_per_month,
          "benefit with the part-time reductions", .unit = "per month"),
    FIELD(part_time_guarantee_results, BOOLEAN, guarantee_applied,
          "the guarantee raises the benefit", .optional = true),
    FIELDS_END,
};

const struct calculation part_time_guarantee_calculation = {
    .name = "part_time_guarantee",
    .provision = IV_instr6bis_2_2_ii,
    .summary = "Benefit guaranteed when part time began after ten years",
    .facts = guarantee_facts,
    .facts_size = sizeof(struct part_time_guarantee_facts),
    .results = guarantee_results,
    .results_size = sizeof(struct part_time_guarantee_results),
    .provisions = PROVISIONS(IV_instr6bis_2_2_ii),
    .readings = READINGS(R_IV_instr6bis_2_2_guarantee),
    .check = check_guarantee,
    .compute = part_time_guarantee,
};
