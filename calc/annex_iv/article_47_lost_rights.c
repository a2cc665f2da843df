/*
 * Annex IV, article 47 - Bonification pour perte de droits antérieurs: the credit itself
 * (instruction 47/2). Conditions and payments: article_47_conditions.c.
 * Readings: R-IV.47-ceiling, R-IV.47-odd_days, R-IV.47-age_limit,
 * R-IV.instr47-2-misprints.
 */
#include "calc/annex_iv/annex_iv.h"

struct lost_rights_coefficients_facts {
    number age_years;
};

struct lost_rights_coefficients_results {
    number coefficient_per_year, coefficient_per_month, ceiling_months;
};

struct credit_for_lost_rights_facts {
    struct date birth_date, entry_date;
    const struct period *lost_service;
};

struct credit_for_lost_rights_results {
    const struct period *age;
    number coefficient_per_year, coefficient_per_month;
    const struct period *gross_credit, *service_to_age_limit, *half_of_missing, *credit;
};

struct coefficients {
    number per_year, per_month;
};

/* Of the table, but for the two rows whose misprint is corrected. */
static number monthly_coefficient(struct derivation *d, long row) {
    static const char label[] = "credit for a lost month";
    number corrected = NULL;
    if (reads_as(d, R_IV_instr47_2_misprints__corrected))
        corrected = table_cell(d, &corrected_monthly_coefficients, row, 0, label);
    if (corrected)
        return corrected;
    return table_cell(d, &lost_rights_coefficients_table, row, PER_LOST_MONTH, label);
}

/* Refuses an age that the table does not print. */
static struct coefficients coefficients_for(struct derivation *d, number age) {
    long row = number_to_long(age);
    struct coefficients found = {
        .per_year = table_cell(d, &lost_rights_coefficients_table, row, PER_LOST_YEAR,
                               "credit for a lost year"),
        .per_month = monthly_coefficient(d, row),
    };
    if (!found.per_year)
        refuse(d, IV_instr47_2, "the table has no such age");
    return found;
}

static number years_of_service_left(struct derivation *d, number age) {
    return difference(d, IV_instr47_2_d1, parameter(d, IV_instr47_2_d1_age_limit), age,
                      "service possible to the age limit");
}

/* Second dash: half of what is missing from a full career at the age limit. */
static number half_of_missing_years(struct derivation *d, number service_left) {
    number missing = difference(d, IV_instr47_2_d2, parameter(d, IV_instr47_2_d2_years),
                                service_left, "missing from a full career");
    missing = at_least(d, IV_instr47_2_d2, missing, count_of(d, 0, "nothing"),
                       "missing, never negative");
    return product(d, IV_instr47_2_d2, missing, parameter(d, IV_instr47_2_d2_half),
                   "half of what is missing");
}

static void lost_rights_coefficients(struct derivation *d, const void *given, void *out) {
    const struct lost_rights_coefficients_facts *facts = given;
    struct lost_rights_coefficients_results *results = out;
    number age = facts->age_years;
    struct coefficients found = coefficients_for(d, age);
    if (!found.per_year)
        return;
    results->coefficient_per_year = found.per_year;
    results->coefficient_per_month = found.per_month;
    if (reads_as(d, R_IV_47_ceiling__printed_column)) {
        results->ceiling_months =
            table_cell(d, &lost_rights_coefficients_table, number_to_long(age),
                       CEILING_MONTHS, "ceiling as printed");
        return;
    }
    number service = years_of_service_left(d, age);
    number ceiling = at_most(d, IV_instr47_2_d1, half_of_missing_years(d, service),
                             service, "within the service possible");
    results->ceiling_months =
        product(d, IV_instr47_2, ceiling,
                count_of(d, MONTHS_PER_YEAR, "months in a year"), "ceiling in months");
}

/* ---- the credit ---- */

static const struct period *period_in_arena(struct derivation *d, number days) {
    struct period *period = arena_take(d->arena, sizeof *period);
    *period = period_of_days(number_to_long(days));
    return period;
}

/* Lost years at the yearly, lost months at the monthly coefficient; lost days at none. */
static number gross_credit(struct derivation *d, struct period lost,
                           struct coefficients coefficients) {
    number year = count_of(d, DAYS_PER_YEAR, "days in a year");
    number years = product(d, IV_instr47_2, count_of(d, lost.years, "years lost"),
                           coefficients.per_year, "credit for the years lost");
    number months = product(d, IV_47_exI_9, count_of(d, lost.months, "months lost"),
                            coefficients.per_month, "credit for the months lost");
    years = product(d, IV_instr47_2, years, year, "that credit in days");
    months = product(d, IV_instr47_2, months, year, "that credit in days");
    if (reads_as(d, R_IV_47_odd_days__dropped_in_each_part)) {
        years = whole_part(d, IV_47_exI_9, years, "whole days for the years lost");
        months = whole_part(d, IV_47_exI_9, months, "whole days for the months lost");
    }
    number both = sum(d, IV_instr47_2, years, months, "credit before the limits");
    if (reads_as(d, R_IV_47_odd_days__rounded))
        return rounded(d, IV_47_exI_9, both, 0, "credit rounded to the day");
    return whole_part(d, IV_47_exI_9, both, "whole days of credit");
}

/* First dash: to the birthday, or to the end of its month, when service ends. */
static number service_possible(struct derivation *d,
                               const struct credit_for_lost_rights_facts *facts,
                               struct period age) {
    if (!reads_as(d, R_IV_47_age_limit__end_of_month))
        return years_of_service_left(d, in_years(d, age, "age on entry"));
    struct date birthday =
        day_after(d, IV_instr47_2_d1, facts->birth_date,
                  parameter(d, IV_instr47_2_d1_age_limit), "birthday at the age limit");
    struct date last = day_found(d, IV_instr47_2_d1, birthday, date_month_end(birthday),
                                 "last day of service at the age limit");
    return in_years(d,
                    time_served(d, IV_instr47_2_d1, facts->entry_date, last,
                                "service to the end of the month of the age limit"),
                    "service possible to the age limit");
}

/* The limits of instruction 47/2, in days; the results keep what each of them was. */
static number limited(struct derivation *d, number credit, number service, number row,
                      struct credit_for_lost_rights_results *results) {
    number year = count_of(d, DAYS_PER_YEAR, "days in a year");
    number half = half_of_missing_years(d, service);
    number service_days =
        product(d, IV_instr47_2_d1, service, year, "that service in days");
    number half_days = whole_part(
        d, IV_instr47_2_d2, product(d, IV_instr47_2_d2, half, year, "that half in days"),
        "whole days of that half");
    half_days = number_with_unit(d->arena, half_days, UNIT_DAYS);
    results->service_to_age_limit = period_in_arena(d, service_days);
    results->half_of_missing = period_in_arena(d, half_days);
    if (reads_as(d, R_IV_47_ceiling__printed_column)) {
        number months =
            table_cell(d, &lost_rights_coefficients_table, number_to_long(row),
                       CEILING_MONTHS, "ceiling as printed, in months");
        number days = product(d, IV_instr47_2, months,
                              count_of(d, DAYS_PER_MONTH, "days in a month"),
                              "ceiling as printed, in days");
        return at_most(d, IV_instr47_2, credit, days,
                       "credit within the printed ceiling");
    }
    credit = at_most(d, IV_instr47_2_d1, credit, service_days,
                     "credit within the service possible");
    return at_most(d, IV_instr47_2_d2, credit, half_days,
                   "credit within half of what is missing");
}

static void credit_for_lost_rights(struct derivation *d, const void *given, void *out) {
    const struct credit_for_lost_rights_facts *facts = given;
    struct credit_for_lost_rights_results *results = out;
    struct period age = time_between(d, IV_instr47_2, facts->birth_date,
                                     facts->entry_date, "age on entry");
    number row = completed_years(d, IV_instr47_2, facts->birth_date, facts->entry_date,
                                 "completed age on entry");
    struct coefficients coefficients = coefficients_for(d, row);
    if (!coefficients.per_year)
        return;
    number gross = gross_credit(d, *facts->lost_service, coefficients);
    results->age = period_in_arena(d, in_days(d, age, "age in days"));
    results->coefficient_per_year = coefficients.per_year;
    results->coefficient_per_month = coefficients.per_month;
    results->gross_credit = period_in_arena(d, gross);
    results->credit = period_in_arena(
        d, limited(d, gross, service_possible(d, facts, age), row, results));
}

static void check_credit(const void *given, struct fact_error *error) {
    const struct credit_for_lost_rights_facts *facts = given;
    if (date_compare(facts->entry_date, facts->birth_date) <= 0)
        *error = (struct fact_error){"entry_date", "not after the birth"};
}

static const struct field coefficient_facts[] = {
    FIELD(lost_rights_coefficients_facts, INTEGER, age_years, "age in completed years",
          .unit = "years"),
    FIELDS_END,
};

static const struct field coefficient_results[] = {
    FIELD(lost_rights_coefficients_results, NUMBER, coefficient_per_year,
          "credit for one lost year", .unit = "per year"),
    FIELD(lost_rights_coefficients_results, NUMBER, coefficient_per_month,
          "credit for one lost month", .unit = "per month"),
    FIELD(lost_rights_coefficients_results, INTEGER, ceiling_months, "ceiling in months",
          .unit = "months"),
    FIELDS_END,
};

const struct calculation lost_rights_coefficients_calculation = {
    .name = "lost_rights_coefficients",
    .provision = IV_instr47_2,
    .summary = "Coefficients of the credit for an age",
    .facts = coefficient_facts,
    .facts_size = sizeof(struct lost_rights_coefficients_facts),
    .results = coefficient_results,
    .results_size = sizeof(struct lost_rights_coefficients_results),
    .provisions = PROVISIONS(IV_instr47_2),
    .refusals = REFUSALS({IV_instr47_2, "age outside the table"}),
    .readings = READINGS(R_IV_47_ceiling, R_IV_instr47_2_misprints),
    .compute = lost_rights_coefficients,
};

static const struct field credit_facts[] = {
    FIELD(credit_for_lost_rights_facts, DATE, birth_date, "date of birth"),
    FIELD(credit_for_lost_rights_facts, DATE, entry_date,
          "entry into service of the staff member"),
    FIELD(credit_for_lost_rights_facts, PERIOD, lost_service,
          "service whose rights were lost"),
    FIELDS_END,
};

static const struct field credit_results[] = {
    FIELD(credit_for_lost_rights_results, PERIOD, age, "age on entry", .optional = true),
    FIELD(credit_for_lost_rights_results, NUMBER, coefficient_per_year,
          "credit for one lost year", .unit = "per year", .optional = true),
    FIELD(credit_for_lost_rights_results, NUMBER, coefficient_per_month,
          "credit for one lost month", .unit = "per month", .optional = true),
    FIELD(credit_for_lost_rights_results, PERIOD, gross_credit,
          "credit before the limits", .optional = true),
    FIELD(credit_for_lost_rights_results, PERIOD, service_to_age_limit,
          "service possible to the age limit", .optional = true),
    FIELD(credit_for_lost_rights_results, PERIOD, half_of_missing,
          "half of what is missing from the maximum", .optional = true),
    FIELD(credit_for_lost_rights_results, PERIOD, credit, "credit granted"),
    FIELDS_END,
};

const struct calculation credit_for_lost_rights_calculation = {
    .name = "credit_for_lost_rights",
    .provision = IV_47,
    .summary = "Credit for lost pension rights",
    .facts = credit_facts,
    .facts_size = sizeof(struct credit_for_lost_rights_facts),
    .results = credit_results,
    .results_size = sizeof(struct credit_for_lost_rights_results),
    .provisions = PROVISIONS(IV_47, IV_instr47_2),
    .refusals = REFUSALS({IV_instr47_2, "age outside the table"}),
    .readings = READINGS(R_IV_47_ceiling, R_IV_47_odd_days, R_IV_47_age_limit,
                         R_IV_instr47_2_misprints),
    .check = check_credit,
    .compute = credit_for_lost_rights,
};
