/*
 * Annex IV, article 10 - Taux de la pension: the whole way from a career to the pension,
 * through articles 4, 6, 6 bis, 7, 8, 9 and 12.
 * Readings: R-IV.12.1-years, R-IV.6bis.2-ratio, R-IV.6bis.2-full_contributions, and
 * those of these articles.
 */
#include "calc/annex_iv/retirement_pension.h"

struct pension_from_career_facts {
    struct date birth_date, request_date, last_day_of_service;
    struct list periods; /* of struct service_period */
    number reference_salary_per_month, last_salary_per_month, c1_1_salary_per_month;
    number transferred_amount, transfer_age_years, transfer_salary_per_month;
    number transfer_interest, transfer_exchange_rate;
};

struct pension_from_career_results {
    number reckonable_years, pension_rate, pension_at_60_per_month;
    struct date start_date;
    number early_retirement_ratio, pension_per_month;
};

/* Of two periods, the later one: by its end, which only one with dates is known to have.
 */
static const struct service_period *later_of(const struct service_period *a,
                                             const struct service_period *b) {
    if (!a || !date_given(a->end_date))
        return b;
    if (!date_given(b->end_date))
        return a;
    return date_compare(b->end_date, a->end_date) >= 0 ? b : a;
}

/* The period that ended last; where no dates are given, the last one named. */
static const struct service_period *last_period(const struct list *list) {
    const struct service_period *periods = list->items, *last = NULL;
    for (size_t i = 0; i < list->count; i++)
        last = later_of(last, &periods[i]);
    return last;
}

static struct date end_of_service(const struct pension_from_career_facts *facts) {
    if (date_given(facts->last_day_of_service))
        return facts->last_day_of_service;
    return last_period(&facts->periods)->end_date;
}

/* ---- article 12: sums from an earlier scheme ---- */

/* Instruction 12.1 ii: capital and interest, in the currency of the salary. */
static number sum_taken_over(struct derivation *d,
                             const struct pension_from_career_facts *facts) {
    number amount = facts->transferred_amount;
    if (facts->transfer_interest)
        amount = sum(d, IV_instr12_1_ii, amount, facts->transfer_interest,
                     "capital and interest transferred");
    if (facts->transfer_exchange_rate)
        amount = product(d, IV_instr12_1_ii_s2, amount, facts->transfer_exchange_rate,
                         "sum in the currency of the salary");
    return amount;
}

/* Rounded together with the service, the years start from its exact length. */
static number years_with_transfer(struct derivation *d,
                                  const struct pension_from_career_facts *facts,
                                  const struct service_totals *service) {
    number years = service->reckonable_years;
    if (!facts->transferred_amount)
        return years;
    if (reads_as(d, R_IV_12_1_years__added_then_rounded))
        years = number_with_unit(d->arena,
                                 quotient(d, IV_6_1_i, service->weighted_days,
                                          count_of(d, DAYS_PER_YEAR, "days in a year"),
                                          "years of service"),
                                 UNIT_YEARS);
    struct rights_transferred_in rights = rights_transferred_in_of(
        d, sum_taken_over(d, facts),
        (struct age_at_transfer){facts->transfer_age_years, NULL},
        facts->transfer_salary_per_month, years);
    if (!rights.years_granted)
        return years;
    return sum(d, IV_6_1, years, rights.years_granted, "years with those transferred");
}

/* ---- article 6 bis: who only ever worked part time ---- */

/* Article 6(3) ii leaves the limits whole; the text looks at the end of service. */
static bool contributed_in_full(struct derivation *d, const struct list *list) {
    const struct service_period *periods = list->items;
    bool any = false;
    for (size_t i = 0; i < list->count; i++)
        any |= periods[i].full_contributions;
    if (any && reads_as(d, R_IV_6bis_2_full_contributions__last_period))
        return last_period(list)->full_contributions;
    return any;
}

static struct part_time part_time_of(struct derivation *d,
                                     const struct pension_from_career_facts *facts,
                                     const struct service_totals *service) {
    const struct service_period *periods = facts->periods.items;
    struct part_time work = {NOT_REDUCED, number_of(d->arena, 1)};
    for (size_t i = 0; i < facts->periods.count; i++)
        if (number_compare(periods[i].part_time_ratio, work.ratio) >= 0)
            return work;
    if (contributed_in_full(d, &facts->periods))
        return work;
    work.situation = ONLY_PART_TIME;
    work.ratio = last_period(&facts->periods)->part_time_ratio;
    if (reads_as(d, R_IV_6bis_2_ratio__average_of_career) &&
        number_sign(service->days) > 0)
        work.ratio =
            number_with_unit(d->arena,
                             quotient(d, IV_instr6bis_2_1_i, service->weighted_days,
                                      service->days, "average hours of the career"),
                             UNIT_RATE);
    return work;
}

/* Instruction 10.3/1: whether part time reduced the reckonable years. */
static bool years_reduced(struct derivation *d, const struct list *list) {
    const struct service_period *periods = list->items;
    for (size_t i = 0; i < list->count; i++)
        if (!periods[i].full_contributions &&
            number_compare(periods[i].part_time_ratio, number_of(d->arena, 1)) < 0)
            return true;
    return false;
}

/* ---- the pension ---- */

static void pension_from_career(struct derivation *d, const void *given, void *out) {
    const struct pension_from_career_facts *facts = given;
    struct pension_from_career_results *results = out;
    struct service_totals service = service_of(d, &facts->periods);
    if (!is_refused(d) && !service.complete)
        refuse(d, IV_7_1, "less than ten years of service");
    if (is_refused(d))
        return;
    number years = years_with_transfer(d, facts, &service);
    struct retirement_dates dates = retirement_dates_of(
        d, facts->birth_date, end_of_service(facts), facts->request_date);
    if (is_refused(d))
        return;

    struct part_time work = part_time_of(d, facts, &service);
    struct pension_amounts due = retirement_pension_of(
        d, &(struct pension_basis){
               .reckonable_years = years,
               .reference_salary = facts->reference_salary_per_month,
               .last_salary = facts->last_salary_per_month,
               .c1_1_salary = facts->c1_1_salary_per_month,
               .part_time_situation = work.situation,
               .part_time_ratio = work.ratio,
               .maximum_under = dates.served_after_60 ? IV_8_2_s2 : PROVISION_NONE,
               .minimum_under =
                   years_reduced(d, &facts->periods) ? IV_instr10_3_1 : PROVISION_NONE,
           });
    *results = (struct pension_from_career_results){
        .reckonable_years = years,
        .pension_rate = due.rate,
        .pension_at_60_per_month = due.pension,
        .start_date = dates.start,
        .early_retirement_ratio = dates.ratio,
        .pension_per_month =
            dates.early ? early_pension_of(d, &due, dates.ratio) : due.pension,
    };
}

static const char *missing_for_transfer(const struct pension_from_career_facts *facts) {
    if (!facts->transferred_amount)
        return NULL;
    if (!facts->transfer_age_years)
        return "transfer_age_years";
    return facts->transfer_salary_per_month ? NULL : "transfer_salary_per_month";
}

static void check(const void *given, struct fact_error *error) {
    const struct pension_from_career_facts *facts = given;
    const struct service_period *periods = facts->periods.items;
    check_service_periods(&facts->periods, error);
    if (error->fact)
        return;
    if (!facts->periods.count) {
        *error = (struct fact_error){"periods", "empty, expected a period at least"};
        return;
    }
    if (missing_for_transfer(facts))
        *error = (struct fact_error){missing_for_transfer(facts),
                                     "missing, a sum was transferred"};
    for (size_t i = 0; i < facts->periods.count; i++) {
        if (date_given(periods[i].start_date) &&
            date_compare(periods[i].start_date, facts->birth_date) <= 0)
            *error = (struct fact_error){"birth_date", "not before the service"};
        if (date_given(facts->last_day_of_service) && date_given(periods[i].end_date) &&
            date_compare(periods[i].end_date, facts->last_day_of_service) > 0)
            *error = (struct fact_error){"last_day_of_service", "before a period ends"};
    }
    if (date_given(facts->request_date) &&
        date_compare(facts->request_date, facts->birth_date) <= 0)
        *error = (struct fact_error){"request_date", "not after the birth"};
}

static const struct field facts[] = {
    FIELD(pension_from_career_facts, DATE, birth_date, "date of birth"),
    FIELD(pension_from_career_facts, RECORDS, periods,
          "periods of service, each by its dates or by its length",
          .fields = service_period_fields, .size = sizeof(struct service_period)),
    SALARY_FIELDS(pension_from_career_facts),
    FIELD(pension_from_career_facts, DATE, request_date, "day of the request",
          .optional = true),
    FIELD(pension_from_career_facts, DATE, last_day_of_service,
          "last day of service; without it the end of the last period", .optional = true),
    FIELD(pension_from_career_facts, MONEY, transferred_amount,
          "sum transferred from an earlier scheme", .optional = true),
    FIELD(pension_from_career_facts, MONEY, transfer_interest,
          "interest transferred beside it", .optional = true),
    FIELD(pension_from_career_facts, NUMBER, transfer_exchange_rate,
          "units of the currency of salary for one of the sum transferred",
          .optional = true, .range = RANGE_POSITIVE),
    FIELD(pension_from_career_facts, INTEGER, transfer_age_years,
          "age when it was received, in completed years", .unit = "years",
          .optional = true),
    FIELD(pension_from_career_facts, MONEY, transfer_salary_per_month,
          "monthly salary when it was received", .unit = "per month", .optional = true,
          .range = RANGE_POSITIVE),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(pension_from_career_results, NUMBER, reckonable_years, "reckonable years",
          .unit = "years"),
    FIELD(pension_from_career_results, RATE, pension_rate,
          "pension as a share of salary"),
    FIELD(pension_from_career_results, MONEY, pension_at_60_per_month,
          "pension due at 60", .unit = "per month", .optional = true),
    FIELD(pension_from_career_results, DATE, start_date, "first day"),
    FIELD(pension_from_career_results, RATE, early_retirement_ratio,
          "ratio to the pension at 60"),
    FIELD(pension_from_career_results, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELDS_END,
};

const struct calculation pension_from_career_calculation = {
    .name = "pension_from_career",
    .provision = IV_10_1,
    .summary = "Retirement pension from the dates of a career",
    .facts = facts,
    .facts_size = sizeof(struct pension_from_career_facts),
    .results = results,
    .results_size = sizeof(struct pension_from_career_results),
    .provisions =
        PROVISIONS(IV_10_1, IV_4_1, IV_6_2, IV_6_3, IV_7_1, IV_8_2, IV_8_4, IV_9_1,
                   IV_12_1, IV_instr6bis_2_1_i_a, IV_instr10_3_1, IV_instr12_1_ii),
    .refusals = REFUSALS({IV_7_1, "less than ten years of service"},
                         {IV_4_3, "less than half time"},
                         {IV_8_4, "asked for below the minimum age"},
                         {IV_instr8_4_iv, "asked for before the end of service"},
                         {IV_instr12_1_iii, "age outside the table"}),
    .readings = READINGS(R_IV_4_day_count, R_IV_6_2_residue, R_IV_6_3_part_time,
                         R_IV_6bis_2_ratio, R_IV_6bis_2_full_contributions,
                         R_IV_8_2_minimum, R_IV_8_4_age_date, R_IV_8_4_early_request,
                         R_IV_instr8_4_request_in_service, R_IV_9_1_first_of_month,
                         R_IV_10_3_ceiling, R_IV_10_3_years, R_IV_10_order,
                         R_IV_12_1_years, R_R_11_leap_birthday),
    .check = check,
    .compute = pension_from_career,
};
