/*
 * Annex IV, article 12 - Reprise et transfert des droits à pension: conditions and time
 * limits of a transfer in (instruction 12.1 i, v, vi), interest on sums handed back
 * (vii). Readings: R-IV.11.1-day_count, R-IV.11.1-part_year, R-IV.instr12.1-two_limits.
 */
#include "calc/annex_iv/annex_iv.h"

enum failed {
    NOT_LAST_SCHEME = 1,
    NOT_CERTIFIED,
    NOT_PENSION_MONEY,
    PARTIAL_TRANSFER,
    NOT_OUTSIDE_EMPLOYER,
    MOST_FAILURES = NOT_OUTSIDE_EMPLOYER
};

struct inward_transfer_conditions_facts {
    bool last_scheme, certified, pension_money, whole_amount;
    bool several_employers, taken_over_by_last_scheme, outside_employer;
};

struct inward_transfer_conditions_results {
    enum truth admissible;
    struct list failed_conditions; /* of enum failed */
};

struct inward_transfer_time_limits_facts {
    struct date request_date, confirmation_date, transfer_possible_date;
    struct date agreement_deadline, payment_date, former_employer_payment_date;
    struct date last_day_of_service;
    bool in_service_before_1978_06_30, money_received;
};

struct inward_transfer_time_limits_results {
    struct date request_deadline, payment_deadline;
};

struct amount_with_interest_facts {
    number amount;
    struct date start_date, end_date;
};

struct amount_with_interest_results {
    number amount_with_interest;
};

/* ---- conditions ---- */

static bool from_last_scheme(struct derivation *d,
                             const struct inward_transfer_conditions_facts *facts) {
    bool last = holds(d, IV_instr12_1_i_a, stated(facts->last_scheme, "last_scheme"),
                      "the last scheme before entry");
    if (facts->several_employers &&
        !holds(d, IV_instr12_1_i_a_s2,
               stated(facts->taken_over_by_last_scheme, "taken_over_by_last_scheme"),
               "the last scheme had taken over all the rights"))
        return false;
    return last;
}

static bool is_partial(struct derivation *d,
                       const struct inward_transfer_conditions_facts *facts) {
    return !holds(d, IV_instr12_1_i_b_s2, stated(facts->whole_amount, "whole_amount"),
                  "all that the scheme makes available") &&
           holds(d, IV_instr12_1_i_b_s4, stated(!facts->whole_amount, "a part only"),
                 "a part below the maximum is not accepted");
}

static void inward_transfer_conditions(struct derivation *d, const void *given,
                                       void *out) {
    const struct inward_transfer_conditions_facts *facts = given;
    struct inward_transfer_conditions_results *results = out;
    int *failed = arena_take(d->arena, MOST_FAILURES * sizeof *failed);
    size_t count = 0;
    if (!from_last_scheme(d, facts))
        failed[count++] = NOT_LAST_SCHEME;
    if (!holds(d, IV_instr12_1_i_b, stated(facts->certified, "certified"),
               "certified by the earlier scheme"))
        failed[count++] = NOT_CERTIFIED;
    if (!holds(d, IV_instr12_1_i_b, stated(facts->pension_money, "pension_money"),
               "stands for pension rights"))
        failed[count++] = NOT_PENSION_MONEY;
    if (is_partial(d, facts))
        failed[count++] = PARTIAL_TRANSFER;
    if (!holds(d, IV_12_1, stated(facts->outside_employer, "outside_employer"),
               "from an employer outside the listed organizations"))
        failed[count++] = NOT_OUTSIDE_EMPLOYER;
    results->failed_conditions = (struct list){count, failed};
    results->admissible = count ? NO : YES;
}

/* ---- time limits ---- */

/* Points a and b: each opens the way, or each closes it. */
static struct date last_day_of_both(struct derivation *d, struct date a, struct date b) {
    if (!date_given(a) || !date_given(b))
        return date_given(a) ? a : b;
    return reads_as(d, R_IV_instr12_1_two_limits__first_to_end) ? date_earlier(a, b)
                                                                : date_later(a, b);
}

/* Point v: the limits that apply, unless an agreement sets another. */
static struct date
last_day_to_ask(struct derivation *d,
                const struct inward_transfer_time_limits_facts *facts) {
    if (date_given(facts->agreement_deadline) &&
        holds(d, IV_instr12_1_v, stated(true, "limit of an agreement"),
              "an agreement sets the limit"))
        return facts->agreement_deadline;
    struct date confirmed = {0}, opened = {0};
    if (date_given(facts->confirmation_date))
        confirmed = day_after(d, IV_instr12_1_v_a, facts->confirmation_date,
                              parameter(d, IV_instr12_1_v_a_months),
                              "limit from the notice of confirmation");
    if (date_given(facts->transfer_possible_date))
        opened = day_after(d, IV_instr12_1_v_b, facts->transfer_possible_date,
                           parameter(d, IV_instr12_1_v_b_months),
                           "limit from the opening of transfers");
    struct date last = last_day_of_both(d, confirmed, opened);
    if (facts->in_service_before_1978_06_30 &&
        holds(d, IV_instr12_1_v_c, stated(true, "in_service_before_1978_06_30"),
              "transitional limit of 1978"))
        last = date_later(last, printed_day(d, IV_instr12_1_v_c_day));
    return last;
}

/* Point vi; year 0: the former employer has not paid yet. */
static struct date last_day_to_pay(struct derivation *d,
                                   const struct inward_transfer_time_limits_facts *facts,
                                   struct date request_deadline) {
    if (holds(d, IV_instr12_1_vi_d1, stated(facts->money_received, "money_received"),
              "the sums had been received"))
        return day_after(d, IV_instr12_1_vi_d1, request_deadline,
                         parameter(d, IV_instr12_1_vi_d1_months), "last day to pay");
    struct date paid_on = facts->former_employer_payment_date;
    if (!date_given(paid_on))
        return paid_on;
    return day_found(d, IV_instr12_1_vi_d2, paid_on, paid_on,
                     "paid as soon as the former employer pays");
}

static bool unpaid_on_leaving(const struct inward_transfer_time_limits_facts *facts) {
    return !date_given(facts->payment_date) ||
           date_compare(facts->payment_date, facts->last_day_of_service) > 0;
}

static void inward_transfer_time_limits(struct derivation *d, const void *given,
                                        void *out) {
    const struct inward_transfer_time_limits_facts *facts = given;
    struct inward_transfer_time_limits_results *results = out;
    struct date ask = last_day_to_ask(d, facts);
    if (holds(d, IV_instr12_1_v, before(ask, facts->request_date), "asked for too late"))
        refuse(d, IV_instr12_1_v, "the request came too late");
    struct date pay = last_day_to_pay(d, facts, ask);
    if (date_given(pay) && date_given(facts->payment_date) &&
        holds(d, facts->money_received ? IV_instr12_1_vi_d1 : IV_instr12_1_vi_d2,
              before(pay, facts->payment_date), "paid too late"))
        refuse(d, IV_instr12_1_vi, "the payment came too late");
    if (date_given(facts->last_day_of_service) &&
        holds(d, IV_instr12_1_v_al3,
              stated(unpaid_on_leaving(facts), "unpaid on leaving"),
              "unpaid at the end of service"))
        refuse(d, IV_instr12_1_v_al3, "the request lapsed at the end of service");
    if (is_refused(d))
        return;
    *results = (struct inward_transfer_time_limits_results){ask, pay};
}

static void check_time_limits(const void *given, struct fact_error *error) {
    const struct inward_transfer_time_limits_facts *facts = given;
    if (!date_given(facts->confirmation_date) &&
        !date_given(facts->transfer_possible_date) &&
        !date_given(facts->agreement_deadline) && !facts->in_service_before_1978_06_30)
        *error = (struct fact_error){"confirmation_date",
                                     "missing, nothing else sets a time limit"};
    else if (date_given(facts->payment_date) &&
             date_compare(facts->payment_date, facts->request_date) < 0)
        *error = (struct fact_error){"payment_date", "before the request"};
}

/* ---- interest ---- */

static void amount_with_interest(struct derivation *d, const void *given, void *out) {
    const struct amount_with_interest_facts *facts = given;
    struct amount_with_interest_results *results = out;
    results->amount_with_interest = with_compound_interest(
        d, IV_instr12_1_vii, facts->amount, parameter(d, IV_instr12_1_vii_interest),
        facts->start_date, facts->end_date);
}

static void check_interest(const void *given, struct fact_error *error) {
    const struct amount_with_interest_facts *facts = given;
    if (date_compare(facts->end_date, facts->start_date) < 0)
        *error = (struct fact_error){"end_date", "before the first day"};
}

static const struct field condition_facts[] = {
    FIELD(inward_transfer_conditions_facts, BOOLEAN, last_scheme,
          "the last scheme before entry", .optional = true, .fallback = "true"),
    FIELD(inward_transfer_conditions_facts, BOOLEAN, certified,
          "certified by the scheme"),
    FIELD(inward_transfer_conditions_facts, BOOLEAN, pension_money,
          "represents pension rights"),
    FIELD(inward_transfer_conditions_facts, BOOLEAN, whole_amount,
          "the whole transferable sum"),
    FIELD(inward_transfer_conditions_facts, BOOLEAN, several_employers,
          "the sum stands for service with several employers", .optional = true),
    FIELD(inward_transfer_conditions_facts, BOOLEAN, taken_over_by_last_scheme,
          "the last scheme had taken over the rights from all of them", .optional = true,
          .fallback = "true"),
    FIELD(inward_transfer_conditions_facts, BOOLEAN, outside_employer,
          "the former employer is not one of the listed organizations", .optional = true,
          .fallback = "true"),
    FIELDS_END,
};

static const struct field condition_results[] = {
    FIELD(inward_transfer_conditions_results, BOOLEAN, admissible,
          "all conditions are met"),
    FIELD(inward_transfer_conditions_results, LIST, failed_conditions,
          "conditions that fail", .of = TYPE_CHOICE,
          CHOICES("not_last_scheme", "not_certified", "not_pension_money",
                  "partial_transfer", "not_outside_employer")),
    FIELDS_END,
};

const struct calculation inward_transfer_conditions_calculation = {
    .name = "inward_transfer_conditions",
    .provision = IV_instr12_1_i,
    .summary = "Conditions for rights transferred in",
    .facts = condition_facts,
    .facts_size = sizeof(struct inward_transfer_conditions_facts),
    .results = condition_results,
    .results_size = sizeof(struct inward_transfer_conditions_results),
    .provisions = PROVISIONS(IV_instr12_1_i, IV_12_1),
    .compute = inward_transfer_conditions,
};

static const struct field limit_facts[] = {
    FIELD(inward_transfer_time_limits_facts, DATE, request_date, "day of the request"),
    FIELD(inward_transfer_time_limits_facts, DATE, confirmation_date,
          "day the confirmation of the appointment is notified", .optional = true),
    FIELD(inward_transfer_time_limits_facts, DATE, transfer_possible_date,
          "day from which a transfer is possible", .optional = true),
    FIELD(inward_transfer_time_limits_facts, BOOLEAN, in_service_before_1978_06_30,
          "in service before 30 June 1978", .optional = true),
    FIELD(inward_transfer_time_limits_facts, DATE, agreement_deadline,
          "last day to ask under a transfer agreement", .optional = true),
    FIELD(inward_transfer_time_limits_facts, BOOLEAN, money_received,
          "the staff member has received the money", .optional = true),
    FIELD(inward_transfer_time_limits_facts, DATE, payment_date, "day of payment",
          .optional = true),
    FIELD(inward_transfer_time_limits_facts, DATE, former_employer_payment_date,
          "day the former employer pays", .optional = true),
    FIELD(inward_transfer_time_limits_facts, DATE, last_day_of_service,
          "last day of service; without it service goes on", .optional = true),
    FIELDS_END,
};

static const struct field limit_results[] = {
    FIELD(inward_transfer_time_limits_results, DATE, request_deadline, "last day to ask"),
    FIELD(inward_transfer_time_limits_results, DATE, payment_deadline, "last day to pay"),
    FIELDS_END,
};

const struct calculation inward_transfer_time_limits_calculation = {
    .name = "inward_transfer_time_limits",
    .provision = IV_instr12_1_v,
    .summary = "Time limits of a transfer in",
    .facts = limit_facts,
    .facts_size = sizeof(struct inward_transfer_time_limits_facts),
    .results = limit_results,
    .results_size = sizeof(struct inward_transfer_time_limits_results),
    .provisions = PROVISIONS(IV_instr12_1_v, IV_instr12_1_vi),
    .refusals = REFUSALS({IV_instr12_1_v, "asked for too late, or unpaid on leaving"},
                         {IV_instr12_1_vi, "paid too late"}),
    .readings = READINGS(R_IV_instr12_1_two_limits),
    .check = check_time_limits,
    .compute = inward_transfer_time_limits,
};

static const struct field interest_facts[] = {
    FIELD(amount_with_interest_facts, MONEY, amount, "amount"),
    FIELD(amount_with_interest_facts, DATE, start_date, "first day"),
    FIELD(amount_with_interest_facts, DATE, end_date, "last day"),
    FIELDS_END,
};

static const struct field interest_results[] = {
    FIELD(amount_with_interest_results, MONEY, amount_with_interest,
          "sum with compound interest"),
    FIELDS_END,
};

const struct calculation amount_with_interest_calculation = {
    .name = "amount_with_interest",
    .provision = IV_instr12_1_vii,
    .summary = "Sum with compound interest between two days",
    .facts = interest_facts,
    .facts_size = sizeof(struct amount_with_interest_facts),
    .results = interest_results,
    .results_size = sizeof(struct amount_with_interest_results),
    .provisions = PROVISIONS(IV_instr12_1_vii),
    .readings = READINGS(R_IV_11_1_day_count, R_IV_11_1_part_year),
    .check = check_interest,
    .compute = amount_with_interest,
};
