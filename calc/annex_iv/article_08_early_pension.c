/*
 * Annex IV, article 8 - Ouverture du droit - Pension différée ou anticipée.
 * Readings: R-IV.6bis.2-ratio, R-IV.10-order.
 */
#include "calc/annex_iv/retirement_pension.h"

struct early_retirement_ratio_facts {
    number age_years;
};

struct early_retirement_ratio_results {
    number early_retirement_ratio;
};

struct early_pension_facts {
    number reckonable_years;
    number reference_salary_per_month, last_salary_per_month, c1_1_salary_per_month;
    number age_years;
    int part_time_situation;
    number part_time_ratio, career_part_time_ratio;
    const struct period *service;
    number new_scale_salary_per_month, new_scale_last_salary_per_month;
    number new_scale_c1_1_salary_per_month;
};

struct early_pension_results {
    number pension_at_60_per_month, early_retirement_ratio, pension_per_month;
};

number early_retirement_ratio_of(struct derivation *d, number age) {
    number whole = number_with_unit(d->arena, count_of(d, 1, "no reduction"), UNIT_RATE);
    if (holds(d, IV_8_4, below(age, parameter(d, IV_8_4_age)), "too young")) {
        refuse(d, IV_8_4, "no early pension below 50");
        return whole;
    }
    if (holds(d, IV_8_1, at_or_above(age, parameter(d, IV_8_1_age)),
              "age of entitlement reached"))
        return whole;
    number row = whole_part(d, IV_instr8_4_ii, age, "whole years of age, without months");
    row = number_floor(d->arena, row);
    number ratio = table_cell(d, &early_pension_ratios, number_to_long(row), 0,
                              "ratio to the pension at 60");
    if (!ratio)
        refuse(d, IV_8_4, "the table has no such age");
    return ratio ? number_with_unit(d->arena, ratio, UNIT_RATE) : whole;
}

static void early_retirement_ratio(struct derivation *d, const void *given, void *out) {
    const struct early_retirement_ratio_facts *facts = given;
    struct early_retirement_ratio_results *results = out;
    results->early_retirement_ratio = early_retirement_ratio_of(d, facts->age_years);
}

/* Instruction 8.4 i: minimum first, reduction afterwards; never a second guarantee. */
number early_pension_of(struct derivation *d, const struct pension_amounts *due,
                        number ratio) {
    number at_60 = due->before_minimum, minimum = due->minimum;
    bool minimum_only = reads_as(d, R_IV_10_3_ceiling__minimum_only);
    if (minimum_only)
        minimum = at_most(d, IV_10_3_s2, minimum, due->ceiling,
                          "minimum held at the last salary");
    bool raised = holds(d, IV_instr8_4_i_d1, below(at_60, minimum),
                        "the pension at 60 is below the minimum");
    if (raised)
        at_60 = at_least(d, IV_instr8_4_i_d1, at_60, minimum, "raised to the minimum");
    bool before_ceiling = reads_as(d, R_IV_10_order__reduction_before_ceiling);
    if (!before_ceiling)
        at_60 = within_limits(d, at_60, due->minimum, due->ceiling);
    number reduced = product(d, IV_8_4_al2, at_60, ratio, "early pension");
    if (!raised && !holds(d, IV_instr8_4_i_d2, at_or_above(due->before_minimum, minimum),
                          "above the minimum before the reduction: not raised after it"))
        reduced = at_least(d, IV_10_3, reduced, minimum, "raised after the reduction");
    if (before_ceiling && !minimum_only)
        reduced =
            at_most(d, IV_10_3_s2, reduced, due->ceiling, "ceiling at the last salary");
    return reduced;
}

static void check(const void *given, struct fact_error *error) {
    const struct early_pension_facts *facts = given;
    struct new_scale scale = NEW_SCALE_OF(facts);
    check_new_scale(&scale, facts->reference_salary_per_month, error);
}

static void early_pension(struct derivation *d, const void *given, void *out) {
    const struct early_pension_facts *facts = given;
    struct early_pension_results *results = out;
    refuse_below_half_time(d, facts->part_time_ratio);
    refuse_short_service(d, facts->service);
    number ratio = early_retirement_ratio_of(d, facts->age_years);
    if (is_refused(d))
        return;
    struct new_scale scale = NEW_SCALE_OF(facts);
    struct pension_basis basis = PENSION_BASIS_OF(d, facts);
    struct pension_amounts due = retirement_pension_on(d, &basis, &scale);
    results->pension_at_60_per_month = due.pension;
    results->early_retirement_ratio = ratio;
    results->pension_per_month = early_pension_of(d, &due, ratio);
}

static const struct field ratio_facts[] = {
    FIELD(early_retirement_ratio_facts, INTEGER, age_years, "age in completed years",
          .unit = "years"),
    FIELDS_END,
};

static const struct field ratio_results[] = {
    FIELD(early_retirement_ratio_results, RATE, early_retirement_ratio,
          "ratio to the pension at 60"),
    FIELDS_END,
};

const struct calculation early_retirement_ratio_calculation = {
    .name = "early_retirement_ratio",
    .provision = IV_8_4,
    .summary = "Ratio of an early pension to the pension at 60",
    .facts = ratio_facts,
    .facts_size = sizeof(struct early_retirement_ratio_facts),
    .results = ratio_results,
    .results_size = sizeof(struct early_retirement_ratio_results),
    .provisions = PROVISIONS(IV_8_4, IV_instr8_4_ii),
    .refusals = REFUSALS({IV_8_4, "below the minimum age"}),
    .compute = early_retirement_ratio,
};

static const struct field pension_facts[] = {
    FIELD(early_pension_facts, NUMBER, reckonable_years, "reckonable years",
          .unit = "years"),
    SALARY_FIELDS(early_pension_facts),
    FIELD(early_pension_facts, INTEGER, age_years, "age in completed years",
          .unit = "years"),
    PART_TIME_FIELDS(early_pension_facts),
    CAREER_RATIO_FIELD(early_pension_facts),
    FIELD(early_pension_facts, PERIOD, service,
          "length of service; without it the ten-year condition is taken as met",
          .optional = true),
    NEW_SCALE_FIELDS(early_pension_facts),
    FIELDS_END,
};

static const struct field pension_results[] = {
    FIELD(early_pension_results, MONEY, pension_at_60_per_month, "pension due at 60",
          .unit = "per month"),
    FIELD(early_pension_results, RATE, early_retirement_ratio,
          "ratio to the pension at 60"),
    FIELD(early_pension_results, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELDS_END,
};

const struct calculation early_pension_calculation = {
    .name = "early_pension",
    .provision = IV_8_4,
    .summary = "Early retirement pension",
    .facts = pension_facts,
    .facts_size = sizeof(struct early_pension_facts),
    .results = pension_results,
    .results_size = sizeof(struct early_pension_results),
    .provisions = PROVISIONS(IV_8_4, IV_instr8_4_i, IV_10_1, IV_10_2, IV_10_3),
    .refusals = REFUSALS({IV_8_4, "below the minimum age"},
                         {IV_7_1, "less than ten years of service"},
                         {IV_4_3, "less than half time"}),
    .readings = READINGS(R_IV_10_order, R_IV_10_3_ceiling, R_IV_10_3_years,
                         R_IV_33_recomputation, R_IV_6bis_2_ratio),
    .check = check,
    .compute = early_pension,
};
