/* Annex IV, article 6 - Annuités: full contributions in part time (instruction 6.3). */
#include "calc/annex_iv/annex_iv.h"

struct full_contributions_in_part_time_facts {
    number full_time_salary_per_month, part_time_ratio;
    bool other_pension_rights;
};

struct full_contributions_in_part_time_results {
    number part_time_contribution_per_month, supplement_per_month;
    number staff_contribution_per_month;
};

static void full_contributions_in_part_time(struct derivation *d, const void *given,
                                            void *out) {
    const struct full_contributions_in_part_time_facts *facts = given;
    struct full_contributions_in_part_time_results *results = out;
    refuse_below_half_time(d, facts->part_time_ratio);
    if (holds(d, IV_instr6_3, stated(facts->other_pension_rights, "other_pension_rights"),
              "the time gives other pension rights"))
        refuse(d, IV_instr6_3, "the time gives other pension rights");
    if (is_refused(d))
        return;
    number full = facts->full_time_salary_per_month;
    number earned = product(d, IV_41_2, full, facts->part_time_ratio, "part-time salary");
    number rest = difference(d, IV_6_3_ii, full, earned, "salary of the time not worked");
    number contribution =
        staff_contribution_of(d, IV_41_2, earned, "contribution on part-time salary");
    number supplement =
        staff_contribution_of(d, IV_instr6_3, rest, "additional contribution");
    *results = (struct full_contributions_in_part_time_results){
        .part_time_contribution_per_month = contribution,
        .supplement_per_month = supplement,
        .staff_contribution_per_month = sum(d, IV_instr6_3, contribution, supplement,
                                            "contribution as for full time"),
    };
}

static const struct field facts[] = {
    FIELD(full_contributions_in_part_time_facts, MONEY, full_time_salary_per_month,
          "full-time monthly salary", .unit = "per month"),
    FIELD(full_contributions_in_part_time_facts, RATE, part_time_ratio,
          "share of full-time hours worked", .range = RANGE_SHARE),
    FIELD(full_contributions_in_part_time_facts, BOOLEAN, other_pension_rights,
          "the period gives other pension rights", .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(full_contributions_in_part_time_results, MONEY,
          part_time_contribution_per_month, "contribution on part-time salary",
          .unit = "per month"),
    FIELD(full_contributions_in_part_time_results, MONEY, supplement_per_month,
          "additional contribution", .unit = "per month"),
    FIELD(full_contributions_in_part_time_results, MONEY, staff_contribution_per_month,
          "compulsory contribution of the staff member", .unit = "per month"),
    FIELDS_END,
};

const struct calculation full_contributions_in_part_time_calculation = {
    .name = "full_contributions_in_part_time",
    .provision = IV_6_3_ii,
    .summary = "Contributions of part-time staff who keep full reckonable years",
    .facts = facts,
    .facts_size = sizeof(struct full_contributions_in_part_time_facts),
    .results = results,
    .results_size = sizeof(struct full_contributions_in_part_time_results),
    .provisions = PROVISIONS(IV_6_3_ii, IV_instr6_3, IV_41_2, IV_41_4),
    .refusals =
        REFUSALS({IV_4_3, "less than half time"}, {IV_instr6_3, "other pension rights"}),
    .compute = full_contributions_in_part_time,
};
