/*
 * Annex IV, article 33 - Barème de calcul: a pension carried to another salary scale
 * (instructions 33/2 and 33.3/1). The country: article_33_scale_country.c.
 * Readings: R-IV.33-recomputation, R-IV.10.3-ceiling, R-IV.10.3-years.
 */
#include "calc/annex_iv/retirement_pension.h"

struct pension_on_another_scale_facts {
    number pension_per_month, salary_per_month, new_scale_salary_per_month;
    number chosen_scale_salary_per_month;
    number reckonable_years, new_scale_last_salary_per_month;
    number new_scale_c1_1_salary_per_month;
};

struct pension_on_another_scale_results {
    number share_of_salary, pension_per_month;
};

/* Instruction 33/2: all of article 10 anew, with the salaries of the chosen scale. */
static number computed_anew(struct derivation *d,
                            const struct pension_on_another_scale_facts *facts) {
    struct pension_amounts due = retirement_pension_of(
        d, &(struct pension_basis){
               .reckonable_years = facts->reckonable_years,
               .reference_salary = facts->new_scale_salary_per_month,
               .last_salary = facts->new_scale_last_salary_per_month,
               .c1_1_salary = facts->new_scale_c1_1_salary_per_month,
               .part_time_situation = NOT_REDUCED,
               .part_time_ratio = count_of(d, 1, "full time"),
           });
    return due.pension;
}

static bool is_computed_anew(struct derivation *d,
                             const struct pension_on_another_scale_facts *facts) {
    if (!facts->reckonable_years || !facts->new_scale_last_salary_per_month ||
        !facts->new_scale_c1_1_salary_per_month)
        return false;
    bool anew = reads_as(d, R_IV_33_recomputation__recomputed);
    return holds(d, IV_instr33_2, stated(anew, "recomputed"),
                 "computed anew on the chosen scale");
}

static number on_new_scale(struct derivation *d, number amount, number change) {
    return product(d, IV_instr33_3_1_iii, amount, change, "on the new scale");
}

/* Every amount in the proportion in which the salary changes. */
static struct pension_amounts carried(struct derivation *d,
                                      const struct pension_amounts *due, number salary,
                                      number new_salary) {
    number change = proportion(d, IV_instr33_3_1_iii, new_salary, salary,
                               "salary on the new scale to that on the old one");
    struct pension_amounts carried = *due;
    carried.before_minimum = on_new_scale(d, due->before_minimum, change);
    carried.minimum = on_new_scale(d, due->minimum, change);
    carried.ceiling = on_new_scale(d, due->ceiling, change);
    carried.pension = on_new_scale(d, due->pension, change);
    return carried;
}

struct pension_amounts retirement_pension_on(struct derivation *d,
                                             const struct pension_basis *basis,
                                             const struct new_scale *scale) {
    if (!scale->reference_salary || !scale->last_salary || !scale->c1_1_salary)
        return retirement_pension_of(d, basis);
    struct pension_basis anew = *basis;
    anew.reference_salary = scale->reference_salary;
    anew.last_salary = scale->last_salary;
    anew.c1_1_salary = scale->c1_1_salary;
    if (reads_as(d, R_IV_33_recomputation__recomputed))
        return retirement_pension_of(d, &anew);
    struct pension_amounts due = retirement_pension_of(d, basis);
    return carried(d, &due, basis->reference_salary, anew.reference_salary);
}

void check_new_scale(const struct new_scale *scale, number reference_salary,
                     struct fact_error *error) {
    bool all = scale->reference_salary && scale->last_salary && scale->c1_1_salary;
    bool none = !scale->reference_salary && !scale->last_salary && !scale->c1_1_salary;
    if (!all && !none)
        *error =
            (struct fact_error){!scale->reference_salary ? "new_scale_salary_per_month"
                                : !scale->last_salary ? "new_scale_last_salary_per_month"
                                                      : "new_scale_c1_1_salary_per_month",
                                "missing, the three salaries of a new scale go together"};
    else if (all && number_sign(reference_salary) == 0)
        *error = (struct fact_error){"reference_salary_per_month",
                                     "zero, nothing can be carried to a new scale"};
}

static void pension_on_another_scale(struct derivation *d, const void *given, void *out) {
    const struct pension_on_another_scale_facts *facts = given;
    struct pension_on_another_scale_results *results = out;
    number salary = facts->salary_per_month;
    /* The scale on which benefits were shared: the one the deceased had chosen, if any.
     */
    number chosen = facts->chosen_scale_salary_per_month;
    if (chosen && holds(d, IV_instr33_3_1_i, stated(true, "option of the deceased"),
                        "the deceased had chosen another scale"))
        salary = chosen;
    number share = quotient(d, IV_instr33_3_1_ii, facts->pension_per_month, salary,
                            "pension as a share of salary");
    results->share_of_salary = share;
    if (is_computed_anew(d, facts))
        results->pension_per_month = computed_anew(d, facts);
    else
        results->pension_per_month =
            product(d, IV_instr33_3_1_iii, number_with_unit(d->arena, share, UNIT_RATE),
                    facts->new_scale_salary_per_month, "pension on the new scale");
}

static void check(const void *given, struct fact_error *error) {
    const struct pension_on_another_scale_facts *facts = given;
    if (!facts->reckonable_years)
        return;
    if (!facts->new_scale_last_salary_per_month)
        *error = (struct fact_error){"new_scale_last_salary_per_month",
                                     "missing, needed beside the reckonable years"};
    else if (!facts->new_scale_c1_1_salary_per_month)
        *error = (struct fact_error){"new_scale_c1_1_salary_per_month",
                                     "missing, needed beside the reckonable years"};
}

static const struct field facts[] = {
    FIELD(pension_on_another_scale_facts, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELD(pension_on_another_scale_facts, MONEY, salary_per_month, "monthly basic salary",
          .unit = "per month", .range = RANGE_POSITIVE),
    FIELD(pension_on_another_scale_facts, MONEY, new_scale_salary_per_month,
          "same grade and step on the new scale", .unit = "per month"),
    FIELD(pension_on_another_scale_facts, MONEY, chosen_scale_salary_per_month,
          "same grade and step on a scale that the deceased had chosen",
          .unit = "per month", .optional = true, .range = RANGE_POSITIVE),
    FIELD(pension_on_another_scale_facts, NUMBER, reckonable_years,
          "reckonable years of a retirement pension that is computed anew",
          .unit = "years", .optional = true),
    FIELD(pension_on_another_scale_facts, MONEY, new_scale_last_salary_per_month,
          "last salary on the new scale", .unit = "per month", .optional = true),
    FIELD(pension_on_another_scale_facts, MONEY, new_scale_c1_1_salary_per_month,
          "salary of grade C.1, step 1, on the new scale", .unit = "per month",
          .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(pension_on_another_scale_results, RATE, share_of_salary,
          "pension as a share of salary"),
    FIELD(pension_on_another_scale_results, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELDS_END,
};

const struct calculation pension_on_another_scale_calculation = {
    .name = "pension_on_another_scale",
    .provision = IV_instr33_3_1,
    .summary = "Pension carried to another salary scale",
    .facts = facts,
    .facts_size = sizeof(struct pension_on_another_scale_facts),
    .results = results,
    .results_size = sizeof(struct pension_on_another_scale_results),
    .provisions = PROVISIONS(IV_instr33_3_1, IV_33_3, IV_instr33_2),
    .readings = READINGS(R_IV_33_recomputation, R_IV_10_3_ceiling, R_IV_10_3_years),
    .check = check,
    .compute = pension_on_another_scale,
};
