/*
 * Annex IV, article 14 - Taux de la pension: the amount of the invalidity pension, with
 * the abatement of instruction 32.1 ii after a retirement pension that was not repaid.
 * The years run on to the age limit: article_14_projection.c.
 * Readings: R-IV.14.4-ceiling; R-IV.10.3-ceiling, R-IV.10.3-years for paragraph 1.
 */
#include "calc/annex_iv/retirement_pension.h"

struct invalidity_pension_facts {
    bool work_related, intentional;
    number projected_reckonable_years;
    number reference_salary_per_month, last_salary_per_month, c1_1_salary_per_month;
    int part_time_situation;
    number part_time_ratio;
    const struct period *service;
    number earlier_reckonable_years, earlier_salary_per_month;
    const struct period *earlier_pension_before_60;
};

struct invalidity_pension_results {
    number article_14_1_per_month, article_14_2_per_month;
    number minimum_per_month, ceiling_per_month;
    number pension_per_month;
};

/* Instruction 32.1 ii: what article 5(2) takes off the years of the earlier service. */
static number abatement_of(struct derivation *d,
                           const struct invalidity_pension_facts *facts) {
    struct period drawn = facts->earlier_pension_before_60
                              ? *facts->earlier_pension_before_60
                              : (struct period){0};
    number years =
        whole_part(d, IV_instr32_1_ii_s2, in_years(d, drawn, "drawn before 60"),
                   "whole years of pension drawn before 60");
    return abatement_for(d, years);
}

/* The part for so many years on the salary of their service. */
static number part_of(struct derivation *d, number years, number salary,
                      const char *label) {
    number rate =
        product(d, IV_10_1, years, parameter(d, IV_10_1_rate), "rate of the part");
    return product(d, IV_instr32_1_ii_s2, rate, salary, label);
}

/* Paragraph 1 in two parts, when the arrears of an earlier pension were not repaid. */
static number pension_in_two_parts(struct derivation *d,
                                   const struct invalidity_pension_facts *facts,
                                   const struct pension_amounts *due) {
    number earlier = facts->earlier_reckonable_years;
    number rest = difference(d, IV_instr32_1_ii_s2, facts->projected_reckonable_years,
                             earlier, "years of the later service");
    number salary = facts->earlier_salary_per_month ? facts->earlier_salary_per_month
                                                    : facts->reference_salary_per_month;
    number first = part_of(d, earlier, salary, "part for the earlier service");
    number abated = product(d, IV_instr32_1_ii_s2, first, abatement_of(d, facts),
                            "amount of the abatement");
    first = difference(d, IV_instr32_1_ii_s2, first, abated,
                       "earlier part after the abatement");
    number second =
        part_of(d, rest, facts->reference_salary_per_month, "part for the later service");
    number pension = sum(d, IV_instr32_1_ii_s2, first, second, "both parts");
    struct part_time work = {facts->part_time_situation, facts->part_time_ratio};
    number rate =
        limit_in_part_time(d, work, IV_instr6bis_2_1_i_a, PROVISION_NONE,
                           parameter(d, IV_10_2_max), "maximum rate of both parts");
    number most = product(d, IV_10_2, rate, facts->reference_salary_per_month,
                          "maximum of both parts");
    pension = at_most(d, IV_10_2, pension, most, "both parts within the maximum");
    return within_limits(d, pension, due->minimum, due->ceiling);
}

/* Paragraph 1: as if service had lasted to the age limit. */
static number as_retirement_pension(struct derivation *d,
                                    const struct invalidity_pension_facts *facts) {
    if (!holds(d, IV_14_1_s2, stated(true, "invalidity"),
               "the ten years of service are not required"))
        refuse_short_service(d, facts->service);
    struct pension_amounts due = retirement_pension_of(
        d, &(struct pension_basis){
               .reckonable_years = facts->projected_reckonable_years,
               .reference_salary = facts->reference_salary_per_month,
               .last_salary = facts->last_salary_per_month,
               .c1_1_salary = facts->c1_1_salary_per_month,
               .part_time_situation = facts->part_time_situation,
               .part_time_ratio = facts->part_time_ratio,
           });
    if (facts->earlier_reckonable_years)
        return pension_in_two_parts(d, facts, &due);
    return due.pension;
}

/* Paragraphs 2 and 4: the rate after an accident, the minimum, the last salary. */
struct invalidity_amounts invalidity_pension_of(struct derivation *d,
                                                const struct invalidity_basis *basis) {
    struct invalidity_amounts due;
    number rate = limit_in_part_time(d, basis->work, IV_instr6bis_2_1_i_b,
                                     IV_instr6bis_2_2_i_a, parameter(d, IV_14_2_rate),
                                     "rate after a work accident in part time");
    due.fixed = product(d, IV_14_3, rate, basis->reference_salary,
                        "pension after a work accident");
    due.minimum = product(d, IV_14_4_s3, parameter(d, IV_14_4_min), basis->c1_1_salary,
                          "minimum invalidity pension");
    due.minimum =
        limit_in_part_time(d, basis->work, IV_instr6bis_2_1_i_b_s2,
                           IV_instr6bis_2_2_i_a_s2, due.minimum, "minimum in part time");
    due.ceiling = limit_in_part_time(d, basis->work, IV_instr6bis_2_1_i_c, PROVISION_NONE,
                                     basis->last_salary,
                                     "ceiling of the invalidity pension in part time");
    number pension = basis->ordinary;
    if (holds(d, IV_14_2, stated(basis->work_related, "work-related"),
              "work accident, occupational disease or act of devotion"))
        pension =
            pension ? at_least(d, IV_14_2_s2, due.fixed, pension, "not below paragraph 1")
                    : due.fixed;
    pension = pension ? pension : due.fixed;
    bool minimum_only = reads_as(d, R_IV_14_4_ceiling__minimum_only);
    number minimum = due.minimum;
    if (minimum_only)
        minimum = at_most(d, IV_14_4_s2, minimum, due.ceiling,
                          "minimum of invalidity held at the last salary");
    due.pension =
        at_least(d, IV_14_4, pension, minimum, "raised to the minimum of invalidity");
    if (!minimum_only)
        due.pension =
            at_most(d, IV_14_4_s2, due.pension, due.ceiling, "held at the last salary");
    return due;
}

static void invalidity_pension(struct derivation *d, const void *given, void *out) {
    const struct invalidity_pension_facts *facts = given;
    struct invalidity_pension_results *results = out;
    struct part_time work = {facts->part_time_situation, facts->part_time_ratio};
    refuse_below_half_time(d, facts->part_time_ratio);
    if (holds(d, IV_14_5, stated(facts->intentional, "intentional"),
              "invalidity brought about on purpose"))
        refuse(d, IV_14_5, "the organization decides which benefit is due");
    if (is_refused(d))
        return;
    number ordinary = as_retirement_pension(d, facts);
    struct invalidity_amounts due = invalidity_pension_of(
        d, &(struct invalidity_basis){
               .ordinary = ordinary,
               .work_related = facts->work_related,
               .reference_salary = facts->reference_salary_per_month,
               .last_salary = facts->last_salary_per_month,
               .c1_1_salary = facts->c1_1_salary_per_month,
               .work = work,
           });
    *results = (struct invalidity_pension_results){ordinary, due.fixed, due.minimum,
                                                   due.ceiling, due.pension};
}

static void check(const void *given, struct fact_error *error) {
    const struct invalidity_pension_facts *facts = given;
    if (facts->earlier_reckonable_years &&
        number_compare(facts->earlier_reckonable_years,
                       facts->projected_reckonable_years) > 0)
        *error = (struct fact_error){"earlier_reckonable_years",
                                     "more than the years at the age limit"};
}

static const struct field facts[] = {
    FIELD(invalidity_pension_facts, BOOLEAN, work_related,
          "work accident, occupational disease or act of devotion"),
    FIELD(invalidity_pension_facts, BOOLEAN, intentional,
          "invalidity brought about on purpose", .optional = true),
    FIELD(invalidity_pension_facts, NUMBER, projected_reckonable_years,
          "reckonable years at the age limit", .unit = "years"),
    FIELD(invalidity_pension_facts, MONEY, reference_salary_per_month,
          "salary of the grade and step on the first day of the pension",
          .unit = "per month"),
    FIELD(invalidity_pension_facts, MONEY, last_salary_per_month, "last salary received",
          .unit = "per month"),
    FIELD(invalidity_pension_facts, MONEY, c1_1_salary_per_month,
          "salary of grade C.1, step 1", .unit = "per month"),
    PART_TIME_FIELDS(invalidity_pension_facts),
    FIELD(invalidity_pension_facts, PERIOD, service,
          "length of service; ten years are not required", .optional = true),
    FIELD(invalidity_pension_facts, NUMBER, earlier_reckonable_years,
          "years, among those at the age limit, of a retirement pension not repaid",
          .unit = "years", .optional = true),
    FIELD(invalidity_pension_facts, MONEY, earlier_salary_per_month,
          "salary of that earlier service on the same scale", .unit = "per month",
          .optional = true),
    FIELD(invalidity_pension_facts, PERIOD, earlier_pension_before_60,
          "time that earlier pension was drawn before 60", .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(invalidity_pension_results, MONEY, article_14_1_per_month,
          "pension by article 14.1", .unit = "per month"),
    FIELD(invalidity_pension_results, MONEY, article_14_2_per_month,
          "pension by article 14.2, without the comparison with article 14.1",
          .unit = "per month"),
    FIELD(invalidity_pension_results, MONEY, minimum_per_month, "minimum",
          .unit = "per month"),
    FIELD(invalidity_pension_results, MONEY, ceiling_per_month, "ceiling",
          .unit = "per month", .optional = true),
    FIELD(invalidity_pension_results, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELDS_END,
};

const struct calculation invalidity_pension_calculation = {
    .name = "invalidity_pension",
    .provision = IV_14_1,
    .summary = "Invalidity pension",
    .facts = facts,
    .facts_size = sizeof(struct invalidity_pension_facts),
    .results = results,
    .results_size = sizeof(struct invalidity_pension_results),
    .provisions = PROVISIONS(IV_14_1, IV_14_2, IV_14_3, IV_14_4, IV_14_5,
                             IV_instr6bis_2_1, IV_instr6bis_2_2, IV_instr32_1_ii),
    .refusals = REFUSALS({IV_14_5, "intentional: left to the organization"},
                         {IV_4_3, "less than half time"}),
    .readings = READINGS(R_IV_10_3_ceiling, R_IV_10_3_years, R_IV_14_4_ceiling),
    .check = check,
    .compute = invalidity_pension,
};
