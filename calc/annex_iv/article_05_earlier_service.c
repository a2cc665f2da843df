/*
 * Annex IV, article 5 - Calcul des services ouvrant droit aux prestations:
 * paragraph 2 (re-engagement of a pensioner) and paragraph 3 (demotion).
 * Readings: R-IV.5.2-maximum, R-IV.5.2-abatement, R-IV.5.2-minimum, R-IV.5.2-part_repaid,
 * R-IV.5.3-level, R-IV.5.3-ceiling, R-IV.10.3-ceiling, R-IV.10.3-years.
 */
#include "calc/annex_iv/retirement_pension.h"

struct pension_after_reengagement_facts {
    number first_reckonable_years, first_salary_per_month;
    const struct period *drawn_before_60;
    number second_reckonable_years, second_salary_per_month, c1_1_salary_per_month;
    struct list adjustments; /* of number */
    number repaid_share;
};

struct pension_after_reengagement_results {
    number abatement_rate, first_part_per_month, second_part_per_month;
    number pension_per_month;
};

struct lower_period {
    number reckonable_years, salary_per_month;
    const char *grade;
};

struct pension_after_demotion_facts {
    number highest_salary_per_month, reckonable_years_until_demotion;
    struct list lower_periods; /* of struct lower_period */
    number c1_1_salary_per_month, last_salary_per_month;
    const char *highest_grade;
    struct list adjustments; /* of number */
};

struct pension_after_demotion_results {
    number reduced_reckonable_years, reckonable_years;
    number pension_before_minimum_per_month, minimum_per_month, pension_per_month;
};

/* ---- paragraph 2: the earlier pension was not repaid ---- */

number abatement_for(struct derivation *d, number years) {
    number yearly = parameter(d, IV_5_2_abatement);
    number whole =
        number_with_unit(d->arena, count_of(d, 1, "the whole part"), UNIT_RATE);
    number most =
        quotient(d, IV_5_2_al3_s2, whole, yearly, "years that take the whole away");
    years = at_most(d, IV_5_2_al3_s2, years, most, "years of the abatement");
    return product(d, IV_5_2_al3_s2, years, yearly, "abatement");
}

static number abatement(struct derivation *d, const struct period *drawn) {
    number years = whole_part(d, IV_5_2_al3_s2, in_years(d, *drawn, "drawn before 60"),
                              "whole years of pension drawn before 60");
    return abatement_for(d, years);
}

static number part(struct derivation *d, enum provision provision, number years,
                   number salary, bool limited, const char *label) {
    number rate =
        product(d, IV_10_1, years, parameter(d, IV_10_1_rate), "rate of the part");
    if (limited)
        rate = at_most(d, IV_10_2, rate, parameter(d, IV_10_2_max),
                       "rate of the part within the maximum");
    return product(d, provision, rate, salary, label);
}

/* Article 10(2) for both parts, on the salary of the second service. */
static number both_parts(struct derivation *d, number first, number second,
                         number second_salary) {
    number pension = sum(d, IV_5_2_al3, first, second, "both parts");
    number most =
        product(d, IV_10_2, parameter(d, IV_10_2_max), second_salary, "maximum pension");
    return at_most(d, IV_10_2, pension, most, "pension within the maximum");
}

/* Article 10(3) for all the years, where the salary of C.1/1 is known. */
static number raised_to_minimum(struct derivation *d,
                                const struct pension_after_reengagement_facts *facts,
                                number pension) {
    if (!facts->c1_1_salary_per_month || !reads_as(d, R_IV_5_2_minimum__applies))
        return pension;
    number years = sum(d, IV_5_2_al3, facts->first_reckonable_years,
                       facts->second_reckonable_years, "years of both services");
    number minimum = minimum_pension(d, IV_10_3, years, facts->c1_1_salary_per_month);
    return at_least(d, IV_10_3, pension, minimum, "both parts raised to the minimum");
}

/* Second sub-paragraph: what is repaid counts as article 4 has it, on the last salary. */
static number share_restored(struct derivation *d, number repaid) {
    number whole = number_with_unit(d->arena, count_of(d, 1, "the whole"), UNIT_RATE);
    if (holds(d, IV_5_2_al2, at_or_above(repaid, whole), "arrears repaid in full"))
        return whole;
    if (number_sign(repaid) > 0 && reads_as(d, R_IV_5_2_part_repaid__in_proportion))
        return repaid;
    return count_of(d, 0, "nothing restored");
}

static void pension_after_reengagement(struct derivation *d, const void *given,
                                       void *out) {
    const struct pension_after_reengagement_facts *facts = given;
    struct pension_after_reengagement_results *results = out;
    bool each_alone = reads_as(d, R_IV_5_2_maximum__each_part_alone);

    number rate = abatement(d, facts->drawn_before_60);
    number salary = with_adjustments(d, IV_5_4, facts->first_salary_per_month,
                                     &facts->adjustments, "first salary at the award");
    number restored = product(d, IV_5_2_al2, facts->first_reckonable_years,
                              share_restored(d, facts->repaid_share), "years restored");
    number first = part(d, IV_5_2_al3,
                        difference(d, IV_5_2_al2, facts->first_reckonable_years, restored,
                                   "years not restored"),
                        salary, each_alone, "part for the first service");
    number abated = product(d, IV_5_2_al3_s2, first, rate, "amount of the abatement");
    number less =
        difference(d, IV_5_2_al3_s2, first, abated, "first part after the abatement");
    number second =
        part(d, IV_5_2_al3,
             sum(d, IV_5_2_al2, facts->second_reckonable_years, restored,
                 "years on the last salary"),
             facts->second_salary_per_month, each_alone, "part for the second service");
    number pension;
    if (each_alone)
        pension = sum(d, IV_5_2_al3, less, second, "both parts");
    else if (reads_as(d, R_IV_5_2_abatement__after_maximum))
        pension = difference(d, IV_5_2_al3_s2,
                             both_parts(d, first, second, facts->second_salary_per_month),
                             abated, "pension after the abatement");
    else
        pension = both_parts(d, less, second, facts->second_salary_per_month);
    *results = (struct pension_after_reengagement_results){
        rate, less, second, raised_to_minimum(d, facts, pension)};
}

/* ---- paragraph 3: years served at a lower level ---- */

/* A.4 of A.5 is four fifths: the other way to measure a difference of level. */
static number ratio_of_grades(struct derivation *d, const char *lower,
                              const char *higher) {
    number above = number_of(d->arena, grade_level(lower));
    number below = number_of(d->arena, grade_level(higher));
    return quotient(d, IV_5_3_s3, number_named(d->arena, above, "lower grade"),
                    number_named(d->arena, below, "highest grade"),
                    "ratio of the grades");
}

static number level_of(struct derivation *d, const struct lower_period *period,
                       const struct pension_after_demotion_facts *facts, number highest) {
    if (facts->highest_grade && reads_as(d, R_IV_5_3_level__ratio_of_grades))
        return ratio_of_grades(d, period->grade, facts->highest_grade);
    return quotient(d, IV_5_3_s3, period->salary_per_month, highest,
                    "ratio of the salaries");
}

static void pension_after_demotion(struct derivation *d, const void *given, void *out) {
    const struct pension_after_demotion_facts *facts = given;
    struct pension_after_demotion_results *results = out;
    const struct lower_period *periods = facts->lower_periods.items;

    number highest =
        with_adjustments(d, IV_5_4, facts->highest_salary_per_month, &facts->adjustments,
                         "highest salary on the scale of the award");
    number reduced = facts->reckonable_years_until_demotion, all = reduced;
    for (size_t i = 0; i < facts->lower_periods.count; i++) {
        number years = periods[i].reckonable_years;
        all = sum(d, IV_5_3, all, years, "all reckonable years");
        number salary = periods[i].salary_per_month;
        if (holds(d, IV_5_3_s2, below(salary, highest), "served at a lower level"))
            years = product(d, IV_5_3_s3, years, level_of(d, &periods[i], facts, highest),
                            "reduced reckonable years");
        reduced = sum(d, IV_5_3_s2, reduced, years, "years after the reduction");
    }
    number rate =
        product(d, IV_10_1, reduced, parameter(d, IV_10_1_rate), "rate of the pension");
    rate =
        at_most(d, IV_10_2, rate, parameter(d, IV_10_2_max), "rate within the maximum");
    number pension = product(d, IV_5_3, rate, highest, "pension before the minimum");
    /* Instruction 10.3/2: the minimum takes the years without reduction. */
    number minimum =
        minimum_pension(d, IV_instr10_3_2, all, facts->c1_1_salary_per_month);
    number ceiling = facts->last_salary_per_month;
    if (reads_as(d, R_IV_5_3_ceiling__highest_salary))
        ceiling = highest;
    *results = (struct pension_after_demotion_results){
        .reduced_reckonable_years = reduced,
        .reckonable_years = all,
        .pension_before_minimum_per_month = pension,
        .minimum_per_month = minimum,
        .pension_per_month = within_limits(d, pension, minimum, ceiling),
    };
}

static void check_reengagement(const void *given, struct fact_error *error) {
    const struct pension_after_reengagement_facts *facts = given;
    check_adjustments(&facts->adjustments, error);
}

/* The lower salaries stand on the scale of the award, the highest where it is adjusted.
 */
static bool is_above_highest(const struct pension_after_demotion_facts *facts,
                             const struct lower_period *period) {
    return !facts->adjustments.count &&
           number_compare(period->salary_per_month, facts->highest_salary_per_month) > 0;
}

static void check_demotion(const void *given, struct fact_error *error) {
    const struct pension_after_demotion_facts *facts = given;
    const struct lower_period *periods = facts->lower_periods.items;
    const char *highest = facts->highest_grade;
    check_adjustments(&facts->adjustments, error);
    for (size_t i = 0; i < facts->lower_periods.count; i++) {
        if (is_above_highest(facts, &periods[i]))
            *error =
                (struct fact_error){"lower_periods.salary_per_month",
                                    "above the salary of the highest classification"};
        const char *grade = periods[i].grade;
        if (highest && (!grade || grade_category(grade) != grade_category(highest) ||
                        !grade_level(grade) || grade_level(grade) > grade_level(highest)))
            *error = (struct fact_error){
                "lower_periods.grade",
                "expected a grade of the same category, not above the highest"};
    }
}

static const struct field reengagement_facts[] = {
    FIELD(pension_after_reengagement_facts, NUMBER, first_reckonable_years,
          "reckonable years of the first service", .unit = "years"),
    FIELD(pension_after_reengagement_facts, MONEY, first_salary_per_month,
          "salary of the first service on current scales", .unit = "per month"),
    FIELD(pension_after_reengagement_facts, PERIOD, drawn_before_60,
          "time the first pension was drawn before 60"),
    FIELD(pension_after_reengagement_facts, NUMBER, second_reckonable_years,
          "reckonable years of the second service", .unit = "years"),
    FIELD(pension_after_reengagement_facts, MONEY, second_salary_per_month,
          "salary of the second service", .unit = "per month"),
    FIELD(pension_after_reengagement_facts, MONEY, c1_1_salary_per_month,
          "salary of grade C.1, step 1; without it no minimum applies",
          .unit = "per month", .optional = true),
    FIELD(pension_after_reengagement_facts, LIST, adjustments,
          "adjustments of salaries up to the award, where the first salary is of its day",
          .optional = true, .of = TYPE_RATE, .range = RANGE_ANY),
    FIELD(
        pension_after_reengagement_facts, RATE, repaid_share,
        "share of the pension drawn that was repaid; a part counts as none, unless read "
        "otherwise",
        .optional = true, .fallback = "0", .range = RANGE_SHARE),
    FIELDS_END,
};

static const struct field reengagement_results[] = {
    FIELD(pension_after_reengagement_results, RATE, abatement_rate, "reduction"),
    FIELD(pension_after_reengagement_results, MONEY, first_part_per_month,
          "part for the first service", .unit = "per month", .optional = true),
    FIELD(pension_after_reengagement_results, MONEY, second_part_per_month,
          "part for the second service", .unit = "per month", .optional = true),
    FIELD(pension_after_reengagement_results, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELDS_END,
};

const struct calculation pension_after_reengagement_calculation = {
    .name = "pension_after_reengagement",
    .provision = IV_5_2,
    .summary = "Pension of a former pensioner who served again",
    .facts = reengagement_facts,
    .facts_size = sizeof(struct pension_after_reengagement_facts),
    .results = reengagement_results,
    .results_size = sizeof(struct pension_after_reengagement_results),
    .provisions = PROVISIONS(IV_5_2, IV_5_4, IV_instr5_2),
    .readings = READINGS(R_IV_5_2_maximum, R_IV_5_2_abatement, R_IV_5_2_minimum,
                         R_IV_5_2_part_repaid, R_IV_10_3_years),
    .check = check_reengagement,
    .compute = pension_after_reengagement,
};

static const struct field lower_period_fields[] = {
    FIELD(lower_period, NUMBER, reckonable_years, "reckonable years", .unit = "years"),
    FIELD(lower_period, MONEY, salary_per_month, "monthly basic salary",
          .unit = "per month"),
    FIELD(lower_period, GRADE, grade, "grade held; with highest_grade only",
          .optional = true),
    FIELDS_END,
};

static const struct field demotion_facts[] = {
    FIELD(pension_after_demotion_facts, MONEY, highest_salary_per_month,
          "salary of the highest classification on current scales", .unit = "per month",
          .range = RANGE_POSITIVE),
    FIELD(pension_after_demotion_facts, NUMBER, reckonable_years_until_demotion,
          "reckonable years up to the demotion", .unit = "years"),
    FIELD(pension_after_demotion_facts, RECORDS, lower_periods,
          "later periods at a lower classification", .fields = lower_period_fields,
          .size = sizeof(struct lower_period)),
    FIELD(pension_after_demotion_facts, MONEY, c1_1_salary_per_month,
          "salary of grade C.1, step 1", .unit = "per month"),
    FIELD(pension_after_demotion_facts, MONEY, last_salary_per_month,
          "last salary received", .unit = "per month"),
    FIELD(pension_after_demotion_facts, GRADE, highest_grade,
          "highest grade; only the reading ratio_of_grades looks at it",
          .optional = true),
    FIELD(pension_after_demotion_facts, LIST, adjustments,
          "adjustments of salaries up to the award, where the highest is of its day",
          .optional = true, .of = TYPE_RATE, .range = RANGE_ANY),
    FIELDS_END,
};

static const struct field demotion_results[] = {
    FIELD(pension_after_demotion_results, NUMBER, reduced_reckonable_years,
          "reckonable years after the reduction", .unit = "years"),
    FIELD(pension_after_demotion_results, NUMBER, reckonable_years, "reckonable years",
          .unit = "years", .optional = true),
    FIELD(pension_after_demotion_results, MONEY, pension_before_minimum_per_month,
          "pension before the minimum", .unit = "per month", .optional = true),
    FIELD(pension_after_demotion_results, MONEY, minimum_per_month, "minimum",
          .unit = "per month", .optional = true),
    FIELD(pension_after_demotion_results, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELDS_END,
};

const struct calculation pension_after_demotion_calculation = {
    .name = "pension_after_demotion",
    .provision = IV_5_3,
    .summary = "Pension after a demotion",
    .facts = demotion_facts,
    .facts_size = sizeof(struct pension_after_demotion_facts),
    .results = demotion_results,
    .results_size = sizeof(struct pension_after_demotion_results),
    .provisions = PROVISIONS(IV_5_3, IV_5_4, IV_instr5_3, IV_instr10_3_2),
    .readings =
        READINGS(R_IV_10_3_ceiling, R_IV_10_3_years, R_IV_5_3_ceiling, R_IV_5_3_level),
    .check = check_demotion,
    .compute = pension_after_demotion,
};
