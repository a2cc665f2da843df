/*
 * Annex IV, article 10 - Taux de la pension.
 * Readings: R-IV.6bis.2-ratio, R-IV.8.2-minimum, R-IV.10.3-ceiling, R-IV.10.3-years.
 */
#include "calc/annex_iv/retirement_pension.h"

struct retirement_pension_facts {
    number reckonable_years;
    number reference_salary_per_month, last_salary_per_month, c1_1_salary_per_month;
    int part_time_situation;
    number part_time_ratio, career_part_time_ratio;
    const struct period *service;
    number new_scale_salary_per_month, new_scale_last_salary_per_month;
    number new_scale_c1_1_salary_per_month;
};

struct retirement_pension_results {
    number pension_rate;
    number pension_before_minimum_per_month, minimum_per_month, ceiling_per_month;
    number pension_per_month;
};

/* Instruction 6 bis.2/1 i a: of staff who only ever worked part time. */
static number reduced_for_part_time(struct derivation *d, enum provision provision,
                                    const struct pension_basis *basis, number limit,
                                    const char *label) {
    if (!holds(
            d, IV_6bis_2,
            stated(basis->part_time_situation == ONLY_PART_TIME, "only part-time work"),
            "limits follow part time"))
        return limit;
    return product(d, provision, limit, basis->part_time_ratio, label);
}

number minimum_pension(struct derivation *d, enum provision provision, number years,
                       number c1_1_salary) {
    if (reads_as(d, R_IV_10_3_years__first_35)) {
        number full =
            quotient(d, IV_10_2, parameter(d, IV_10_2_max), parameter(d, IV_10_1_rate),
                     "years that reach the maximum");
        years = at_most(d, IV_10_3, years, full, "years that count for the minimum");
    }
    number rate =
        product(d, provision, years, parameter(d, IV_10_3_min), "rate of the minimum");
    return product(d, provision, rate, c1_1_salary, "minimum pension");
}

number within_limits(struct derivation *d, number pension, number minimum,
                     number ceiling) {
    if (reads_as(d, R_IV_10_3_ceiling__minimum_only)) {
        minimum =
            at_most(d, IV_10_3_s2, minimum, ceiling, "minimum held at the last salary");
        return at_least(d, IV_10_3, pension, minimum, "raised to the minimum");
    }
    pension = at_least(d, IV_10_3, pension, minimum, "raised to the minimum");
    return at_most(d, IV_10_3_s2, pension, ceiling, "ceiling at the last salary");
}

/* R-IV.8.2-minimum: article 8(2) names the maximum, and no minimum beside it. */
static number minimum_due(struct derivation *d, const struct pension_basis *basis,
                          number maximum_rate) {
    number minimum =
        minimum_pension(d, basis->minimum_under ? basis->minimum_under : IV_10_3,
                        basis->reckonable_years, basis->c1_1_salary);
    if (!basis->maximum_under || !reads_as(d, R_IV_8_2_minimum__within_maximum))
        return minimum;
    return at_most(
        d, basis->maximum_under, minimum,
        product(d, IV_10_2, maximum_rate, basis->reference_salary, "maximum pension"),
        "minimum within the maximum");
}

struct pension_amounts retirement_pension_of(struct derivation *d,
                                             const struct pension_basis *basis) {
    struct pension_amounts due;
    number max = reduced_for_part_time(d, IV_instr6bis_2_1_i_a, basis,
                                       parameter(d, IV_10_2_max), "maximum rate");
    due.rate = product(d, IV_10_1, basis->reckonable_years, parameter(d, IV_10_1_rate),
                       "rate of the pension");
    due.rate = at_most(d, basis->maximum_under ? basis->maximum_under : IV_10_2, due.rate,
                       max, "rate within the maximum");
    due.before_minimum = product(d, IV_10_1, due.rate, basis->reference_salary,
                                 "pension before the minimum");
    due.minimum = minimum_due(d, basis, max);
    due.ceiling = reduced_for_part_time(d, IV_instr6bis_2_1_i_a_s2, basis,
                                        basis->last_salary, "ceiling");
    due.pension = within_limits(d, due.before_minimum, due.minimum, due.ceiling);
    return due;
}

static void check(const void *given, struct fact_error *error) {
    const struct retirement_pension_facts *facts = given;
    struct new_scale scale = NEW_SCALE_OF(facts);
    check_new_scale(&scale, facts->reference_salary_per_month, error);
}

static void retirement_pension(struct derivation *d, const void *given, void *out) {
    const struct retirement_pension_facts *facts = given;
    struct retirement_pension_results *results = out;
    refuse_below_half_time(d, facts->part_time_ratio);
    refuse_short_service(d, facts->service);
    if (is_refused(d))
        return;
    struct new_scale scale = NEW_SCALE_OF(facts);
    struct pension_basis basis = PENSION_BASIS_OF(d, facts);
    struct pension_amounts due = retirement_pension_on(d, &basis, &scale);
    *results = (struct retirement_pension_results){
        .pension_rate = due.rate,
        .pension_before_minimum_per_month = due.before_minimum,
        .minimum_per_month = due.minimum,
        .ceiling_per_month = due.ceiling,
        .pension_per_month = due.pension,
    };
}

static const struct field facts[] = {
    FIELD(retirement_pension_facts, NUMBER, reckonable_years, "reckonable years",
          .unit = "years"),
    SALARY_FIELDS(retirement_pension_facts),
    PART_TIME_FIELDS(retirement_pension_facts),
    CAREER_RATIO_FIELD(retirement_pension_facts),
    FIELD(retirement_pension_facts, PERIOD, service,
          "length of service; without it the ten-year condition is taken as met",
          .optional = true),
    NEW_SCALE_FIELDS(retirement_pension_facts),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(retirement_pension_results, RATE, pension_rate, "pension as a share of salary"),
    FIELD(retirement_pension_results, MONEY, pension_before_minimum_per_month,
          "pension before the minimum", .unit = "per month", .optional = true),
    FIELD(retirement_pension_results, MONEY, minimum_per_month, "minimum",
          .unit = "per month"),
    FIELD(retirement_pension_results, MONEY, ceiling_per_month, "ceiling",
          .unit = "per month", .optional = true),
    FIELD(retirement_pension_results, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELDS_END,
};

const struct calculation retirement_pension_calculation = {
    .name = "retirement_pension",
    .provision = IV_10_1,
    .summary = "Retirement pension at the age of entitlement",
    .facts = facts,
    .facts_size = sizeof(struct retirement_pension_facts),
    .results = results,
    .results_size = sizeof(struct retirement_pension_results),
    .provisions = PROVISIONS(IV_10_1, IV_7_1, IV_10_2, IV_10_3, IV_instr10_3_1,
                             IV_instr6bis_2_1_i_a),
    .refusals = REFUSALS({IV_7_1, "less than ten years of service"},
                         {IV_4_3, "less than half time"}),
    .readings = READINGS(R_IV_10_3_ceiling, R_IV_10_3_years, R_IV_33_recomputation,
                         R_IV_6bis_2_ratio),
    .check = check,
    .compute = retirement_pension,
};
