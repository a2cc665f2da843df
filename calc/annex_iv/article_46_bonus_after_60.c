/*
 * Annex IV, article 46 - Bonification après l'âge de 60 ans, with instruction 46/1.
 * Readings: R-IV.46-part_years, R-IV.46-minimum, R-IV.46.3-projection,
 * R-IV.instr46-1-residue, and those of the limits of article 10.
 */
#include "calc/annex_iv/retirement_pension.h"

struct bonus_after_60_facts {
    number reckonable_years_at_60;
    const struct period *service_after_60;
    int chosen_option; /* 1: article 44, 2: 45, 3: 48, 4: 49 */
    bool ended_by_invalidity;
    number reference_salary_per_month, last_salary_per_month, c1_1_salary_per_month;
};

struct bonus_after_60_results {
    number rate_at_60, bonus_rate, accrual_rate, pension_rate;
    const struct period *service_to_maximum;
    number reckonable_years, minimum_per_month, pension_per_month;
};

enum { OPTION_44 = 1, OPTION_45 };

/* What the years after sixty earn, in the order of the article. */
struct bonus {
    number at_60, yearly, accrual;
    number years; /* served after sixty, in twelfths */
    number total; /* before the 70 % of paragraph 1 ii */
};

static number years_to_age_limit(struct derivation *d) {
    return difference(d, IV_46_1, parameter(d, IV_46_age_limit),
                      parameter(d, IV_46_1_age), "years from 60 to the age limit");
}

static void refuse_where_no_bonus(struct derivation *d,
                                  const struct bonus_after_60_facts *facts) {
    bool option = facts->chosen_option == OPTION_44 || facts->chosen_option == OPTION_45;
    if (!holds(d, IV_46_1, stated(option, "article 44 or 45"),
               "article 44 or 45 was chosen"))
        refuse(d, IV_46_1, "the article chosen gives no bonus");
    number served = in_years(d, *facts->service_after_60, "service after 60");
    if (holds(d, IV_46_1, above(served, years_to_age_limit(d)),
              "service beyond the age limit"))
        refuse(d, IV_46_1, "service beyond the age limit");
}

/* Paragraph 1: 5 % of the rate at sixty, for a year, within 2 %. */
static number yearly_bonus(struct derivation *d, number at_60) {
    number yearly =
        product(d, IV_46_1, at_60, parameter(d, IV_46_1_bonus), "bonus for a year");
    return at_most(d, IV_46_1_i, yearly, parameter(d, IV_46_1_i_max),
                   "bonus within the limit for a year");
}

static struct bonus bonus_of(struct derivation *d,
                             const struct bonus_after_60_facts *facts) {
    struct bonus bonus;
    number rate = parameter(d, IV_10_1_rate);
    number years = facts->reckonable_years_at_60, none = count_of(d, 0, "none required");
    if (!holds(d, IV_instr46_1_i_d1, at_or_above(years, none), "even below ten years"))
        years = none;
    bonus.at_60 = product(d, IV_10_1, years, rate, "rate at 60");
    bonus.yearly = yearly_bonus(d, bonus.at_60);
    bonus.accrual = sum(d, IV_instr46_1_ii, rate, bonus.yearly, "accrual for a year");

    struct period served = *facts->service_after_60;
    if (reads_as(d, R_IV_instr46_1_residue__whole_twelfths))
        served.days = 0;
    bonus.years = reckonable_years_of(d, in_days(d, served, "days after 60"),
                                      "years and twelfths after 60");
    number with_bonus = bonus.years;
    if (reads_as(d, R_IV_46_part_years__whole_years))
        with_bonus =
            whole_part(d, IV_instr46_1_ii_s2, in_years(d, served, "service after 60"),
                       "whole years that carry the bonus");
    /* Paragraph 3: years projected after an invalidity earn, but carry no bonus. */
    number earning = bonus.years;
    if (holds(d, IV_46_3, stated(facts->ended_by_invalidity, "invalidity"),
              "service ended by invalidity") &&
        reads_as(d, R_IV_46_3_projection__ordinary_accrual))
        earning = years_to_age_limit(d);

    number earned = product(d, IV_46_2, earning, rate, "earned after 60 without bonus");
    number extra = product(d, IV_instr46_1_ii_s2, with_bonus, bonus.yearly,
                           "bonus for the years after 60");
    bonus.total = sum(d, IV_46_2, bonus.at_60, earned, "rate without the bonus");
    bonus.total = sum(d, IV_46_1, bonus.total, extra, "rate with the bonus");
    return bonus;
}

/* The service that reaches 70 %, where that is possible before the age limit. */
static const struct period *service_to_maximum(struct derivation *d,
                                               const struct bonus *bonus) {
    number left = difference(d, IV_46_1_ii, parameter(d, IV_46_1_ii_max), bonus->at_60,
                             "left up to the maximum");
    left =
        at_least(d, IV_46_1_ii, left, count_of(d, 0, "nothing"), "left, never negative");
    number years = quotient(d, IV_46_1_ii, left, bonus->accrual, "years to the maximum");
    if (holds(d, IV_46_1_ii, above(years, years_to_age_limit(d)),
              "the maximum is out of reach"))
        return NULL;
    number days =
        product(d, IV_46_1_ii, years, count_of(d, DAYS_PER_YEAR, "days in a year"),
                "days to the maximum");
    struct period *service = arena_take(d->arena, sizeof *service);
    *service = period_of_days(
        number_to_long(begun_part(d, IV_46_1_ii, days, "whole days to the maximum")));
    return service;
}

/* The pension itself, when the salaries are given. */
static void amounts(struct derivation *d, const struct bonus_after_60_facts *facts,
                    const struct bonus *bonus, struct bonus_after_60_results *results) {
    number years = results->reckonable_years;
    if (!reads_as(d, R_IV_46_minimum__counts))
        years = sum(d, IV_10_3, facts->reckonable_years_at_60, bonus->years,
                    "reckonable years without the bonus");
    results->minimum_per_month =
        minimum_pension(d, IV_10_3, years, facts->c1_1_salary_per_month);
    number pension = product(d, IV_10_1, results->pension_rate,
                             facts->reference_salary_per_month, "pension");
    results->pension_per_month = within_limits(d, pension, results->minimum_per_month,
                                               facts->last_salary_per_month);
}

static void bonus_after_60(struct derivation *d, const void *given, void *out) {
    const struct bonus_after_60_facts *facts = given;
    struct bonus_after_60_results *results = out;
    refuse_where_no_bonus(d, facts);
    if (is_refused(d))
        return;
    struct bonus bonus = bonus_of(d, facts);
    results->rate_at_60 = bonus.at_60;
    results->bonus_rate = bonus.yearly;
    results->accrual_rate = bonus.accrual;
    results->pension_rate = at_most(d, IV_46_1_ii, bonus.total,
                                    parameter(d, IV_46_1_ii_max), "rate of the pension");
    results->service_to_maximum = service_to_maximum(d, &bonus);
    number years = quotient(d, IV_46_1, bonus.total, parameter(d, IV_10_1_rate),
                            "reckonable years with the bonus");
    results->reckonable_years = number_with_unit(d->arena, years, UNIT_YEARS);
    if (facts->reference_salary_per_month && facts->last_salary_per_month &&
        facts->c1_1_salary_per_month)
        amounts(d, facts, &bonus, results);
}

static const struct field facts[] = {
    FIELD(bonus_after_60_facts, NUMBER, reckonable_years_at_60, "reckonable years at 60",
          .unit = "years"),
    FIELD(bonus_after_60_facts, PERIOD, service_after_60, "length of service after 60"),
    FIELD(bonus_after_60_facts, CHOICE, chosen_option, "article chosen", .optional = true,
          .fallback = "44", CHOICES("44", "45", "48", "49")),
    FIELD(bonus_after_60_facts, BOOLEAN, ended_by_invalidity,
          "service ended by invalidity", .optional = true),
    FIELD(bonus_after_60_facts, MONEY, reference_salary_per_month,
          "salary of the reference grade and step", .unit = "per month",
          .optional = true),
    FIELD(bonus_after_60_facts, MONEY, last_salary_per_month, "last salary received",
          .unit = "per month", .optional = true),
    FIELD(bonus_after_60_facts, MONEY, c1_1_salary_per_month,
          "salary of grade C.1, step 1", .unit = "per month", .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(bonus_after_60_results, RATE, rate_at_60, "rate at 60", .optional = true),
    FIELD(bonus_after_60_results, RATE, bonus_rate, "bonus for one year",
          .optional = true),
    FIELD(bonus_after_60_results, RATE, accrual_rate,
          "accrual for one year, bonus included", .optional = true),
    FIELD(bonus_after_60_results, RATE, pension_rate, "pension as a share of salary"),
    FIELD(bonus_after_60_results, PERIOD, service_to_maximum,
          "service after 60 that reaches the maximum", .optional = true),
    FIELD(bonus_after_60_results, NUMBER, reckonable_years,
          "reckonable years, bonus included", .unit = "years", .optional = true),
    FIELD(bonus_after_60_results, MONEY, minimum_per_month, "minimum",
          .unit = "per month", .optional = true),
    FIELD(bonus_after_60_results, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELDS_END,
};

const struct calculation bonus_after_60_calculation = {
    .name = "bonus_after_60",
    .provision = IV_46_1,
    .summary = "Pension with the bonus for service after 60",
    .facts = facts,
    .facts_size = sizeof(struct bonus_after_60_facts),
    .results = results,
    .results_size = sizeof(struct bonus_after_60_results),
    .provisions = PROVISIONS(IV_46_1, IV_46_2, IV_46_3, IV_instr46_1_ii),
    .refusals = REFUSALS(
        {IV_46_1, "article chosen without bonus, or service beyond the age limit"}),
    .readings =
        READINGS(R_IV_10_3_ceiling, R_IV_10_3_years, R_IV_46_minimum, R_IV_46_part_years,
                 R_IV_46_3_projection, R_IV_instr46_1_residue),
    .compute = bonus_after_60,
};
