/*
 * Annex IV, article 44 - Régime de pensions et validation des services antérieurs:
 * paragraph 5, the choice at the age limit with less than ten years of service.
 * Readings: R-IV.10.3-ceiling, R-IV.10.3-years, R-IV.44.5-minimum.
 */
#include "calc/annex_iv/retirement_pension.h"

struct age_limit_choice_facts {
    number reckonable_years;
    number reference_salary_per_month, last_salary_per_month, c1_1_salary_per_month;
    number contributions_part;
    const struct period *service;
    bool left_at_age_limit;
};

struct age_limit_choice_results {
    number pension_per_month, leaving_allowance;
};

static void refuse_where_no_choice(struct derivation *d,
                                   const struct age_limit_choice_facts *facts) {
    if (!holds(d, IV_44_5, stated(facts->left_at_age_limit, "left at the age limit"),
               "service ended at the age limit"))
        refuse(d, IV_44_5, "service did not end at the age limit");
    if (service_is_complete(d, in_days(d, *facts->service, "days of service")))
        refuse(d, IV_44_5, "ten years of service give a right to a pension");
}

/* Article 11(1) i and ii. */
static number leaving_allowance(struct derivation *d,
                                const struct age_limit_choice_facts *facts) {
    number part =
        allowance_for_years(d, facts->last_salary_per_month, facts->reckonable_years);
    return sum(d, IV_11_1_i, facts->contributions_part, part, "leaving allowance");
}

/* Article 10 as a whole, or what the years alone earn within the last salary. */
static number proportional_pension(struct derivation *d,
                                   const struct age_limit_choice_facts *facts) {
    struct pension_amounts due = retirement_pension_of(
        d, &(struct pension_basis){
               .reckonable_years = facts->reckonable_years,
               .reference_salary = facts->reference_salary_per_month,
               .last_salary = facts->last_salary_per_month,
               .c1_1_salary = facts->c1_1_salary_per_month,
               .part_time_situation = NOT_REDUCED,
               .part_time_ratio = count_of(d, 1, "full time"),
           });
    if (!reads_as(d, R_IV_44_5_minimum__without_minimum))
        return due.pension;
    number none = number_with_unit(d->arena, count_of(d, 0, "no minimum"), UNIT_MONEY);
    return within_limits(d, due.before_minimum, none, due.ceiling);
}

static void age_limit_choice(struct derivation *d, const void *given, void *out) {
    const struct age_limit_choice_facts *facts = given;
    struct age_limit_choice_results *results = out;
    refuse_where_no_choice(d, facts);
    if (is_refused(d))
        return;
    results->pension_per_month = proportional_pension(d, facts);
    results->leaving_allowance = leaving_allowance(d, facts);
}

static const struct field facts[] = {
    FIELD(age_limit_choice_facts, NUMBER, reckonable_years, "reckonable years",
          .unit = "years"),
    SALARY_FIELDS(age_limit_choice_facts),
    FIELD(age_limit_choice_facts, MONEY, contributions_part,
          "contributions with interest"),
    FIELD(age_limit_choice_facts, PERIOD, service, "length of service"),
    FIELD(age_limit_choice_facts, BOOLEAN, left_at_age_limit,
          "service ended at the age limit", .optional = true, .fallback = "true"),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(age_limit_choice_results, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELD(age_limit_choice_results, MONEY, leaving_allowance, "leaving allowance"),
    FIELDS_END,
};

const struct calculation age_limit_choice_calculation = {
    .name = "age_limit_choice",
    .provision = IV_44_5,
    .summary = "Choice at the age limit with less than ten years",
    .facts = facts,
    .facts_size = sizeof(struct age_limit_choice_facts),
    .results = results,
    .results_size = sizeof(struct age_limit_choice_results),
    .provisions = PROVISIONS(IV_44_5, IV_10_1, IV_11_1),
    .refusals = REFUSALS({IV_44_5, "not at the age limit, or right to a pension"}),
    .readings = READINGS(R_IV_10_3_ceiling, R_IV_10_3_years, R_IV_44_5_minimum),
    .compute = age_limit_choice,
};
