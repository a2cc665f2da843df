/*
 * Annex IV, article 11 - Allocation de départ.
 * Readings: R-IV.11.1-day_count, R-IV.11.1-part_year, R-IV.11.1-transferred_sums,
 * R-IV.instr11.1-2-transferred_sums.
 */
#include "calc/annex_iv/annex_iv.h"

enum leaving_reason { RESIGNATION = 1, TERMINATION, END_OF_CONTRACT, DEATH, INVALIDITY };

struct contribution {
    struct date date;
    number amount, exchange_rate;
};

struct transferred_sum {
    struct date date;
    number amount;
    bool received_by_other_organization;
};

struct leaving_allowance_facts {
    number last_salary_per_month, reckonable_years, transferred_reckonable_years;
    struct list contributions;    /* of struct contribution */
    struct list transferred_sums; /* of struct transferred_sum */
    bool transfer_refunded;
    int leaving_reason; /* enum leaving_reason */
    const struct period *service;
    struct date payment_date, unpaid_leave_start_date;
};

struct leaving_allowance_results {
    number contributions_part, salary_part, transferred_part, leaving_allowance;
};

static number nothing(struct derivation *d, const char *name) {
    return number_with_unit(d->arena, count_of(d, 0, name), UNIT_MONEY);
}

/* Until when sums bear interest; year 0: no day is known, and they bear none. */
struct interest_ends {
    struct date contributions, transferred_sums;
};

static struct interest_ends ends_by_payment(struct derivation *d,
                                            const struct leaving_allowance_facts *facts) {
    struct date paid = facts->payment_date;
    if (!date_given(paid))
        return (struct interest_ends){0};
    struct date month_before = day_found(
        d, IV_instr11_1_1_ii, paid,
        date_month_end(date_plus_months((struct date){paid.year, paid.month, 1}, -1)),
        "last day of the month before payment");
    bool alike = facts->transferred_sums.count > 0 &&
                 reads_as(d, R_IV_11_1_transferred_sums__month_before_payment);
    return (struct interest_ends){month_before, alike ? month_before : paid};
}

static bool died_on_unpaid_leave(const struct leaving_allowance_facts *facts) {
    return facts->leaving_reason == DEATH && date_given(facts->unpaid_leave_start_date);
}

/* Where instruction 18.1 ii stops; instruction 11.1/2 counts to the first day of leave.
 */
static struct date last_contribution(const struct leaving_allowance_facts *facts) {
    return date_plus_days(facts->unpaid_leave_start_date, -1);
}

/* Instruction 11.1/2 sets aside 11.1/1 ii, which is about the contributions. */
static struct interest_ends
interest_ends_of(struct derivation *d, const struct leaving_allowance_facts *facts) {
    struct date leave = facts->unpaid_leave_start_date;
    if (died_on_unpaid_leave(facts)) {
        struct date end =
            day_found(d, IV_instr18_1_ii_s2, leave, last_contribution(facts),
                      "last day with contributions");
        return (struct interest_ends){end, end};
    }
    if (!date_given(leave) ||
        !holds(d, IV_instr11_1_2, stated(true, "unpaid leave before departure"),
               "no interest after the start of unpaid leave"))
        return ends_by_payment(d, facts);
    struct interest_ends ends = {leave, leave};
    if (facts->transferred_sums.count > 0 &&
        reads_as(d, R_IV_instr11_1_2_transferred_sums__contributions_only))
        ends.transferred_sums = ends_by_payment(d, facts).transferred_sums;
    return ends;
}

/* ---- paragraph 1 i: own contributions ---- */

static number contributions_part(struct derivation *d,
                                 const struct leaving_allowance_facts *facts,
                                 struct date until) {
    const struct contribution *contributions = facts->contributions.items;
    number total = nothing(d, "no contribution yet");
    for (size_t i = 0; i < facts->contributions.count; i++) {
        number amount = contributions[i].amount;
        if (contributions[i].exchange_rate)
            amount = product(d, IV_instr11_1_1_i, amount, contributions[i].exchange_rate,
                             "contribution in the currency of the last scale");
        if (date_given(until))
            amount = with_compound_interest(d, IV_11_1_i, amount,
                                            parameter(d, IV_11_1_i_interest),
                                            contributions[i].date, until);
        total = sum(d, IV_11_1_i, total, amount, "contributions with interest");
    }
    return total;
}

/* ---- paragraph 1 ii: salary and reckonable years ---- */

number allowance_for_years(struct derivation *d, number salary, number years) {
    number year = product(d, IV_11_1_ii, salary, parameter(d, IV_11_1_ii_months),
                          "allowance for a year");
    return product(d, IV_11_1_ii, year, years, "part from salary and years");
}

static number salary_part(struct derivation *d,
                          const struct leaving_allowance_facts *facts) {
    number years = facts->reckonable_years;
    if (holds(d, IV_11_1_iii_s2, stated(facts->transfer_refunded, "transfer_refunded"),
              "all sums transferred in go back"))
        years = difference(d, IV_11_1_iii_s2, years, facts->transferred_reckonable_years,
                           "years without those transferred");
    return allowance_for_years(d, facts->last_salary_per_month, years);
}

/* ---- paragraph 1 iii: sums transferred in ---- */

/* Article 12(3): as if the organization that pays had received them. */
static bool counts(struct derivation *d, const struct transferred_sum *sum_in) {
    return !sum_in->received_by_other_organization ||
           holds(d, IV_12_3, stated(true, "received_by_other_organization"),
                 "received by another listed organization");
}

static number transferred_part(struct derivation *d,
                               const struct leaving_allowance_facts *facts,
                               struct date until) {
    const struct transferred_sum *sums = facts->transferred_sums.items;
    number total = nothing(d, "nothing transferred in");
    if (facts->transfer_refunded)
        return total;
    for (size_t i = 0; i < facts->transferred_sums.count; i++) {
        if (!counts(d, &sums[i]))
            continue;
        number amount = product(d, IV_11_1_iii, sums[i].amount,
                                parameter(d, IV_11_1_iii_share), "third of a sum");
        if (date_given(until))
            amount = with_compound_interest(d, IV_11_1_iii, amount,
                                            parameter(d, IV_11_1_iii_interest),
                                            sums[i].date, until);
        total = sum(d, IV_11_1_iii, total, amount, "part of the sums transferred in");
    }
    return total;
}

/* A death denies the allowance, but on unpaid leave its sums go to the estate. */
static void refuse_after_death(struct derivation *d,
                               const struct leaving_allowance_facts *facts) {
    int reason = facts->leaving_reason;
    if (!holds(d, IV_11_1,
               stated(reason == DEATH || reason == INVALIDITY, "leaving_reason"),
               "death or invalidity"))
        return;
    if (!holds(d, IV_instr18_1_ii,
               stated(died_on_unpaid_leave(facts), "death on unpaid leave"),
               "the sums go to the estate"))
        refuse(d, IV_11_1, "no leaving allowance on death or invalidity");
}

static void leaving_allowance(struct derivation *d, const void *given, void *out) {
    const struct leaving_allowance_facts *facts = given;
    struct leaving_allowance_results *results = out;
    refuse_after_death(d, facts);
    if (facts->service &&
        service_is_complete(d, in_days(d, *facts->service, "days of service")))
        refuse(d, IV_11_1, "there is a right to a pension");
    if (is_refused(d))
        return;
    struct interest_ends ends = interest_ends_of(d, facts);
    number contributions = contributions_part(d, facts, ends.contributions);
    number salary = salary_part(d, facts);
    number transferred = transferred_part(d, facts, ends.transferred_sums);
    number both =
        sum(d, IV_11_1, contributions, salary, "contributions and salary parts");
    *results = (struct leaving_allowance_results){
        contributions, salary, transferred,
        sum(d, IV_11_1, both, transferred, "leaving allowance")};
}

static const char *late(const struct leaving_allowance_facts *facts, struct date date) {
    if (date_given(facts->payment_date) && date_compare(date, facts->payment_date) > 0)
        return "after the day of payment";
    if (date_given(facts->unpaid_leave_start_date) &&
        date_compare(date, facts->unpaid_leave_start_date) > 0)
        return "after the start of the unpaid leave";
    if (died_on_unpaid_leave(facts) && date_compare(date, last_contribution(facts)) > 0)
        return "after the last day with contributions";
    return NULL;
}

static void check(const void *given, struct fact_error *error) {
    const struct leaving_allowance_facts *facts = given;
    const struct contribution *contributions = facts->contributions.items;
    const struct transferred_sum *sums = facts->transferred_sums.items;
    for (size_t i = 0; i < facts->contributions.count; i++)
        if (late(facts, contributions[i].date))
            *error = (struct fact_error){"contributions.date",
                                         late(facts, contributions[i].date)};
    for (size_t i = 0; i < facts->transferred_sums.count; i++)
        if (late(facts, sums[i].date))
            *error =
                (struct fact_error){"transferred_sums.date", late(facts, sums[i].date)};
    if (number_compare(facts->transferred_reckonable_years, facts->reckonable_years) > 0)
        *error = (struct fact_error){"transferred_reckonable_years",
                                     "more than the reckonable years in all"};
    if (date_given(facts->payment_date) && date_given(facts->unpaid_leave_start_date) &&
        date_compare(facts->payment_date, facts->unpaid_leave_start_date) < 0)
        *error = (struct fact_error){"payment_date", "before the unpaid leave starts"};
}

static const struct field contribution_fields[] = {
    FIELD(contribution, DATE, date, "day withheld or received"),
    FIELD(contribution, MONEY, amount, "amount"),
    FIELD(contribution, NUMBER, exchange_rate,
          "units of the currency of the last scale for one of the amount, on the day of "
          "repayment",
          .optional = true, .range = RANGE_POSITIVE),
    FIELDS_END,
};

static const struct field transferred_fields[] = {
    FIELD(transferred_sum, DATE, date, "day of the sum"),
    FIELD(transferred_sum, MONEY, amount, "amount"),
    FIELD(transferred_sum, BOOLEAN, received_by_other_organization,
          "received by another listed organization", .optional = true),
    FIELDS_END,
};

static const struct field facts[] = {
    FIELD(leaving_allowance_facts, MONEY, last_salary_per_month, "last salary received",
          .unit = "per month"),
    FIELD(leaving_allowance_facts, NUMBER, reckonable_years, "reckonable years",
          .unit = "years"),
    FIELD(leaving_allowance_facts, RECORDS, contributions, "contributions withheld",
          .fields = contribution_fields, .size = sizeof(struct contribution)),
    FIELD(leaving_allowance_facts, DATE, payment_date,
          "day of payment; without it sums bear no interest", .optional = true),
    FIELD(leaving_allowance_facts, RECORDS, transferred_sums,
          "sums transferred from an earlier scheme", .optional = true,
          .fields = transferred_fields, .size = sizeof(struct transferred_sum)),
    FIELD(leaving_allowance_facts, NUMBER, transferred_reckonable_years,
          "reckonable years credited for them", .unit = "years", .optional = true,
          .fallback = "0"),
    FIELD(leaving_allowance_facts, BOOLEAN, transfer_refunded,
          "all of them go back to the former employer", .optional = true),
    FIELD(
        leaving_allowance_facts, CHOICE, leaving_reason, "why service ends",
        .optional = true, .fallback = "resignation",
        CHOICES("resignation", "termination", "end_of_contract", "death", "invalidity")),
    FIELD(leaving_allowance_facts, PERIOD, service,
          "length of service; without it no right to a pension is assumed",
          .optional = true),
    FIELD(leaving_allowance_facts, DATE, unpaid_leave_start_date,
          "first day of unpaid leave that ends with departure or death",
          .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(leaving_allowance_results, MONEY, contributions_part,
          "contributions with interest"),
    FIELD(leaving_allowance_results, MONEY, salary_part,
          "part from salary and reckonable years"),
    FIELD(leaving_allowance_results, MONEY, transferred_part,
          "part of the transferred sums"),
    FIELD(leaving_allowance_results, MONEY, leaving_allowance, "total"),
    FIELDS_END,
};

const struct calculation leaving_allowance_calculation = {
    .name = "leaving_allowance",
    .provision = IV_11_1,
    .summary = "Leaving allowance",
    .facts = facts,
    .facts_size = sizeof(struct leaving_allowance_facts),
    .results = results,
    .results_size = sizeof(struct leaving_allowance_results),
    .provisions = PROVISIONS(IV_11_1, IV_11_1_i, IV_11_1_ii, IV_11_1_iii, IV_7_1, IV_12_3,
                             IV_instr11_1_1, IV_instr11_1_2, IV_instr18_1_ii),
    .refusals = REFUSALS({IV_11_1, "death, invalidity, or right to a pension"}),
    .readings = READINGS(R_IV_11_1_day_count, R_IV_11_1_part_year,
                         R_IV_11_1_transferred_sums, R_IV_instr11_1_2_transferred_sums),
    .check = check,
    .compute = leaving_allowance,
};
