/*
 * Annex IV, article 5 - Calcul des services ouvrant droit aux prestations:
 * validation of service in another capacity (paragraph 5, instruction 5.1/2).
 * Readings: R-IV.5.5-request, R-IV.5.5-months, R-IV.instr5.1-2-duration,
 * R-IV.instr5.1-2-interest, R-IV.11.1-day_count, R-IV.11.1-part_year.
 */
#include "calc/annex_iv/annex_iv.h"

struct late_payment {
    struct date payment_date;
    number amount;
};

struct prior_service_validation_facts {
    number service_months, first_salary_per_month, part_time_ratio;
    struct date engagement_date, confirmation_date, request_date;
    struct date interest_free_until;
    struct list late_payments; /* of struct late_payment */
    bool asked_by_beneficiaries, transitional_provisions;
    number paid_at_award;
};

struct prior_service_validation_results {
    number validation_cost, reckonable_years;
    number interest_free_instalments, late_interest, taken_from_benefits;
};

/* R-IV.5.5-request: paragraph 5 i counts from the entry, its instruction later. */
static void refuse_late_request(struct derivation *d,
                                const struct prior_service_validation_facts *facts) {
    if (!date_given(facts->request_date))
        return;
    bool entry = reads_as(d, R_IV_5_5_request__from_taking_up_duty);
    enum provision provision = entry ? IV_5_5_i : IV_instr5_1_2_i;
    number months = parameter(d, entry ? IV_5_5_i_months : IV_instr5_1_2_i_months);
    struct date last =
        day_after(d, provision, entry ? facts->engagement_date : facts->confirmation_date,
                  months, "last day to ask for the validation");
    if (holds(d, provision, before(last, facts->request_date), "asked for too late"))
        refuse(d, provision, "the request came too late");
}

/* Instruction 4.1/2 iv: thirty days in all, and thirty full-time days. */
static number full_time_days(struct derivation *d,
                             const struct prior_service_validation_facts *facts) {
    number days = number_with_unit(d->arena,
                                   product(d, IV_instr4_1_2_iv, facts->service_months,
                                           count_of(d, DAYS_PER_MONTH, "days in a month"),
                                           "days of service"),
                                   UNIT_DAYS);
    if (holds(d, IV_instr4_1_2_iv, below(days, parameter(d, IV_instr4_1_2_iv_days)),
              "fewer days than the least"))
        refuse(d, IV_instr4_1_2_iv, "fewer than thirty days of service");
    number factor = number_with_unit(d->arena, facts->part_time_ratio, UNIT_NONE);
    number counted = product(d, IV_instr4_1_2_iv_s2, days, factor, "full-time days");
    if (holds(d, IV_instr4_1_2_iv_s3,
              below(counted, parameter(d, IV_instr4_1_2_iv_s3_days)),
              "fewer full-time days than the least"))
        refuse(d, IV_instr4_1_2_iv, "fewer than thirty full-time days");
    return counted;
}

/* Whole years and a part of one where the calendar counts, or one length of time. */
static number years_late(struct derivation *d, struct date from, struct date to) {
    if (!reads_as(d, R_IV_11_1_day_count__calendar_days))
        return in_years(d,
                        time_between(d, IV_instr5_1_2_iii_al2, from, to, "time beyond"),
                        "time beyond, in years");
    number whole =
        completed_years(d, IV_instr5_1_2_iii_al2, from, to, "whole years beyond");
    struct date anniversary = date_plus_years(from, (int)number_to_long(whole));
    return sum(d, IV_instr5_1_2_iii_al2, whole,
               part_of_year(d, IV_instr5_1_2_iii_al2, anniversary, to),
               "time beyond, in years");
}

/* Simple interest from the end of the free time to the payment, or compound. */
static number interest_on(struct derivation *d, const struct late_payment *payment,
                          struct date free_until) {
    number rate = parameter(d, IV_instr5_1_2_iii_al2_interest);
    if (reads_as(d, R_IV_instr5_1_2_interest__compound)) {
        number grown = with_compound_interest(d, IV_instr5_1_2_iii_al2, payment->amount,
                                              rate, free_until, payment->payment_date);
        return difference(d, IV_instr5_1_2_iii_al2, grown, payment->amount,
                          "interest of the payment");
    }
    number years = years_late(d, free_until, payment->payment_date);
    number yearly =
        product(d, IV_instr5_1_2_iii_al2, payment->amount, rate, "interest of a year");
    return product(d, IV_instr5_1_2_iii_al2, yearly, years, "interest of the payment");
}

static number late_interest(struct derivation *d,
                            const struct prior_service_validation_facts *facts) {
    const struct late_payment *payments = facts->late_payments.items;
    number total =
        number_with_unit(d->arena, count_of(d, 0, "no interest yet"), UNIT_MONEY);
    for (size_t i = 0; i < facts->late_payments.count; i++)
        total = sum(d, IV_instr5_1_2_iii_al2, total,
                    interest_on(d, &payments[i], facts->interest_free_until),
                    "interest on late payments");
    return total;
}

/* Paragraph 5 iii: the contribution of a month for each month of the service. */
static number validation_cost(struct derivation *d,
                              const struct prior_service_validation_facts *facts,
                              number months_credited) {
    number monthly = staff_contribution_of(d, IV_5_5_iii, facts->first_salary_per_month,
                                           "contribution for a month of service");
    if (reads_as(d, R_IV_5_5_months__months_credited))
        return product(d, IV_5_5_iii, monthly, months_credited,
                       "contribution for the months credited");
    number whole = product(d, IV_5_5_iii, monthly, facts->service_months,
                           "contribution for the service");
    return product(d, IV_instr5_1_2_iii, whole, facts->part_time_ratio,
                   "cost in proportion to part time");
}

/* Instruction 5.1/2 iii, third sub-paragraph: what is unpaid when a benefit is awarded.
 */
static number taken_from_benefits(struct derivation *d, number cost, number paid) {
    number none = number_with_unit(d->arena, count_of(d, 0, "nothing"), UNIT_MONEY);
    number unpaid =
        difference(d, IV_instr5_1_2_iii_al3, cost, paid, "cost less what was paid");
    return at_least(d, IV_instr5_1_2_iii_al3, unpaid, none, "taken from the benefits");
}

static void prior_service_validation(struct derivation *d, const void *given, void *out) {
    const struct prior_service_validation_facts *facts = given;
    struct prior_service_validation_results *results = out;
    if (facts->asked_by_beneficiaries &&
        !holds(d, IV_instr5_1_2_ii,
               stated(facts->transitional_provisions, "transitional_provisions"),
               "beneficiaries under the transitional provisions")) {
        refuse(d, IV_instr5_1_2_ii, "beneficiaries may not ask for it");
        return;
    }
    refuse_late_request(d, facts);
    refuse_below_half_time(d, facts->part_time_ratio);
    number days = full_time_days(d, facts);
    if (is_refused(d))
        return;
    number years = reckonable_years_of(d, days, "reckonable years validated");
    number credited = number_with_unit(
        d->arena,
        product(d, IV_6_2, years, count_of(d, MONTHS_PER_YEAR, "months in a year"),
                "months credited"),
        UNIT_NONE);
    number duration = facts->service_months;
    if (reads_as(d, R_IV_instr5_1_2_duration__months_credited))
        duration = credited;
    results->reckonable_years = years;
    results->validation_cost = validation_cost(d, facts, credited);
    results->interest_free_instalments =
        whole_part(d, IV_instr5_1_2_iii_s3, duration, "monthly deductions at most");
    results->late_interest = late_interest(d, facts);
    if (facts->paid_at_award)
        results->taken_from_benefits =
            taken_from_benefits(d, results->validation_cost, facts->paid_at_award);
}

static void check(const void *given, struct fact_error *error) {
    const struct prior_service_validation_facts *facts = given;
    const struct late_payment *payments = facts->late_payments.items;
    if (date_given(facts->request_date) && !date_given(facts->engagement_date))
        *error = (struct fact_error){"engagement_date", "missing, a request is made"};
    else if (date_given(facts->request_date) && !date_given(facts->confirmation_date))
        *error = (struct fact_error){"confirmation_date", "missing, a request is made"};
    else if (date_given(facts->confirmation_date) &&
             date_compare(facts->confirmation_date, facts->engagement_date) < 0)
        *error = (struct fact_error){"confirmation_date", "before the engagement"};
    else if (facts->late_payments.count && !date_given(facts->interest_free_until))
        *error = (struct fact_error){"interest_free_until",
                                     "missing, late payments bear interest from it"};
    for (size_t i = 0; i < facts->late_payments.count && !error->fact; i++)
        if (date_compare(payments[i].payment_date, facts->interest_free_until) < 0)
            *error = (struct fact_error){"late_payments.payment_date",
                                         "before the end of the time without interest"};
}

static const struct field payment_fields[] = {
    FIELD(late_payment, DATE, payment_date, "day of payment"),
    FIELD(late_payment, MONEY, amount, "amount"),
    FIELDS_END,
};

static const struct field facts[] = {
    FIELD(prior_service_validation_facts, NUMBER, service_months,
          "months to be validated", .unit = "months"),
    FIELD(prior_service_validation_facts, MONEY, first_salary_per_month,
          "first full-time monthly salary as a staff member", .unit = "per month"),
    FIELD(prior_service_validation_facts, RATE, part_time_ratio,
          "share of full-time hours worked", .optional = true, .fallback = "1",
          .range = RANGE_SHARE),
    FIELD(prior_service_validation_facts, DATE, engagement_date,
          "day of taking up duty as a staff member", .optional = true),
    FIELD(prior_service_validation_facts, DATE, confirmation_date,
          "day the appointment is confirmed", .optional = true),
    FIELD(prior_service_validation_facts, DATE, request_date,
          "day the validation is asked for; without it the request is taken as in time",
          .optional = true),
    FIELD(prior_service_validation_facts, DATE, interest_free_until,
          "end of the time without interest", .optional = true),
    FIELD(prior_service_validation_facts, RECORDS, late_payments,
          "payments after that time", .optional = true, .fields = payment_fields,
          .size = sizeof(struct late_payment)),
    FIELD(prior_service_validation_facts, BOOLEAN, asked_by_beneficiaries,
          "asked for by the beneficiaries of a deceased staff member", .optional = true),
    FIELD(prior_service_validation_facts, BOOLEAN, transitional_provisions,
          "they come under articles 43(3) or 44(4)", .optional = true),
    FIELD(prior_service_validation_facts, MONEY, paid_at_award,
          "paid of the cost when a benefit is awarded", .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(prior_service_validation_results, MONEY, validation_cost, "cost of validation"),
    FIELD(prior_service_validation_results, NUMBER, reckonable_years, "reckonable years",
          .unit = "years"),
    FIELD(prior_service_validation_results, INTEGER, interest_free_instalments,
          "instalments without interest", .optional = true),
    FIELD(prior_service_validation_results, MONEY, late_interest,
          "interest on late payments"),
    FIELD(prior_service_validation_results, MONEY, taken_from_benefits,
          "unpaid cost that is taken from the benefits", .optional = true),
    FIELDS_END,
};

const struct calculation prior_service_validation_calculation = {
    .name = "prior_service_validation",
    .provision = IV_5_5,
    .summary = "Cost of validating service before appointment",
    .facts = facts,
    .facts_size = sizeof(struct prior_service_validation_facts),
    .results = results,
    .results_size = sizeof(struct prior_service_validation_results),
    .provisions = PROVISIONS(IV_5_5, IV_instr5_1_2_i, IV_instr5_1_2_ii, IV_instr5_1_2_iii,
                             IV_instr4_1_2_iv, IV_41_4),
    .refusals = REFUSALS(
        {IV_4_3, "less than half time"}, {IV_instr4_1_2_iv, "less than 30 days"},
        {IV_5_5_i, "asked for too late"}, {IV_instr5_1_2_i, "asked for too late"},
        {IV_instr5_1_2_ii, "asked for by beneficiaries"}),
    .readings =
        READINGS(R_IV_5_5_request, R_IV_5_5_months, R_IV_instr5_1_2_duration,
                 R_IV_instr5_1_2_interest, R_IV_11_1_day_count, R_IV_11_1_part_year),
    .check = check,
    .compute = prior_service_validation,
};
