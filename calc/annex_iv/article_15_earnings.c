/*
 * Annex IV, article 15 - Non-cumul: an invalidity pension beside earnings.
 * Readings: R-IV.13.1-age_limit, R-IV.15.1-earnings, R-IV.15.1-salary_date,
 * R-IV.instr15.1-months, R-R.11-leap_birthday.
 */
#include "calc/annex_iv/annex_iv.h"

struct invalidity_earnings_reduction_facts {
    number pension_per_month, earnings_per_year, net_earnings_per_year;
    number top_step_salary_per_month;
    struct list adjustments; /* of number */
    number months_of_pension;
    struct date month_paid, birth_date;
    int part_time_situation;
    number part_time_ratio;
};

struct invalidity_earnings_reduction_results {
    number earnings_per_month, reduction_per_month, pension_per_month;
};

/* Paragraph 2; where month or birth is not known the age limit is taken as not reached.
 */
static bool before_age_limit(struct derivation *d,
                             const struct invalidity_earnings_reduction_facts *facts) {
    if (!date_given(facts->month_paid) || !date_given(facts->birth_date))
        return true;
    struct date last = last_day_before_age_limit(d, IV_15_2, facts->birth_date);
    return holds(d, IV_15_2, on_or_after(last, facts->month_paid),
                 "the age limit is not reached");
}

/* Paragraph 1: the grade is that of the day of invalidity, and the salary? */
static number highest_step(struct derivation *d,
                           const struct invalidity_earnings_reduction_facts *facts) {
    number salary = facts->top_step_salary_per_month;
    if (!facts->adjustments.count ||
        reads_as(d, R_IV_15_1_salary_date__scale_of_invalidity))
        return salary;
    return with_adjustments(d, IV_15_1, salary, &facts->adjustments,
                            "highest step on the present scale");
}

/* R-IV.15.1-earnings: before taxes and contributions, or after them. */
static number earnings_of_year(struct derivation *d,
                               const struct invalidity_earnings_reduction_facts *facts) {
    bool net = facts->net_earnings_per_year && reads_as(d, R_IV_15_1_earnings__net);
    return net ? facts->net_earnings_per_year : facts->earnings_per_year;
}

/* Instruction 15.1 b: the earnings of the year, spread over its months. */
static number
earnings_for_month(struct derivation *d,
                   const struct invalidity_earnings_reduction_facts *facts) {
    number months = count_of(d, MONTHS_PER_YEAR, "months of the year");
    if (facts->months_of_pension && reads_as(d, R_IV_instr15_1_months__months_of_pension))
        months = facts->months_of_pension;
    return quotient(d, IV_instr15_1_b_s3, earnings_of_year(d, facts),
                    number_with_unit(d->arena, months, UNIT_NONE),
                    "earnings for one month");
}

/* What pension and earnings exceed the limit by, the pension at most. */
static number excess(struct derivation *d,
                     const struct invalidity_earnings_reduction_facts *facts,
                     number earnings) {
    struct part_time work = {facts->part_time_situation, facts->part_time_ratio};
    number limit = limit_in_part_time(d, work, IV_instr6bis_2_1_i_c_s2, PROVISION_NONE,
                                      highest_step(d, facts), "limit in part time");
    number total =
        sum(d, IV_15_1, facts->pension_per_month, earnings, "pension and earnings");
    if (!holds(d, IV_15_1, above(total, limit), "above the highest step of the grade"))
        return number_with_unit(d->arena, count_of(d, 0, "no reduction"), UNIT_MONEY);
    number more = difference(d, IV_15_1, total, limit, "excess over the limit");
    return at_most(d, IV_15_1, more, facts->pension_per_month, "reduction");
}

static void earnings_reduction(struct derivation *d, const void *given, void *out) {
    const struct invalidity_earnings_reduction_facts *facts = given;
    struct invalidity_earnings_reduction_results *results = out;
    refuse_below_half_time(d, facts->part_time_ratio);
    if (is_refused(d))
        return;
    number earnings = earnings_for_month(d, facts);
    number less = number_with_unit(d->arena, count_of(d, 0, "no reduction"), UNIT_MONEY);
    if (before_age_limit(d, facts))
        less = excess(d, facts, earnings);
    *results = (struct invalidity_earnings_reduction_results){
        earnings, less,
        difference(d, IV_15_1, facts->pension_per_month, less, "reduced pension")};
}

static void check(const void *given, struct fact_error *error) {
    const struct invalidity_earnings_reduction_facts *facts = given;
    if (date_given(facts->month_paid) && date_given(facts->birth_date) &&
        date_compare(facts->month_paid, facts->birth_date) < 0)
        *error = (struct fact_error){"month_paid", "before the birth"};
    else if (facts->months_of_pension &&
             number_to_long(facts->months_of_pension) > MONTHS_PER_YEAR)
        *error = (struct fact_error){"months_of_pension", "more than a year has"};
    else if (facts->net_earnings_per_year &&
             number_compare(facts->net_earnings_per_year, facts->earnings_per_year) > 0)
        *error = (struct fact_error){"net_earnings_per_year", "more than the gross ones"};
    else
        check_adjustments(&facts->adjustments, error);
}

static const struct field facts[] = {
    FIELD(invalidity_earnings_reduction_facts, MONEY, pension_per_month,
          "monthly pension", .unit = "per month"),
    FIELD(invalidity_earnings_reduction_facts, MONEY, earnings_per_year,
          "gross earnings of the calendar year", .unit = "per year"),
    FIELD(invalidity_earnings_reduction_facts, MONEY, net_earnings_per_year,
          "what is left of them after taxes and social contributions; only the reading "
          "net looks at it",
          .unit = "per year", .optional = true),
    FIELD(invalidity_earnings_reduction_facts, MONEY, top_step_salary_per_month,
          "salary of the highest step of the grade", .unit = "per month"),
    FIELD(invalidity_earnings_reduction_facts, LIST, adjustments,
          "adjustments of salaries since the invalidity, where that salary is of its day",
          .optional = true, .of = TYPE_RATE, .range = RANGE_ANY),
    FIELD(invalidity_earnings_reduction_facts, INTEGER, months_of_pension,
          "months of the year with a pension; only the reading months_of_pension looks "
          "at them",
          .unit = "months", .optional = true, .range = RANGE_POSITIVE),
    FIELD(invalidity_earnings_reduction_facts, DATE, month_paid,
          "first day of the month paid", .optional = true),
    FIELD(invalidity_earnings_reduction_facts, DATE, birth_date, "date of birth",
          .optional = true),
    PART_TIME_FIELDS(invalidity_earnings_reduction_facts),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(invalidity_earnings_reduction_results, MONEY, earnings_per_month,
          "earnings for one month", .unit = "per month", .optional = true),
    FIELD(invalidity_earnings_reduction_results, MONEY, reduction_per_month, "reduction",
          .unit = "per month"),
    FIELD(invalidity_earnings_reduction_results, MONEY, pension_per_month,
          "monthly pension", .unit = "per month"),
    FIELDS_END,
};

const struct calculation invalidity_earnings_reduction_calculation = {
    .name = "invalidity_earnings_reduction",
    .provision = IV_15_1,
    .summary = "Reduction of an invalidity pension for earnings",
    .facts = facts,
    .facts_size = sizeof(struct invalidity_earnings_reduction_facts),
    .results = results,
    .results_size = sizeof(struct invalidity_earnings_reduction_results),
    .provisions = PROVISIONS(IV_15_1, IV_15_2, IV_instr15_1),
    .refusals = REFUSALS({IV_4_3, "less than half time"}),
    .readings = READINGS(R_IV_13_1_age_limit, R_IV_15_1_earnings, R_IV_15_1_salary_date,
                         R_IV_instr15_1_months, R_R_11_leap_birthday),
    .check = check,
    .compute = earnings_reduction,
};
