/*
 * Annex IV, article 5 - Calcul des services ouvrant droit aux prestations:
 * repayment of what was received on leaving (paragraph 1, instructions 5.1/1, 11.1/3),
 * or of the pension drawn (paragraph 2).
 * Readings: R-IV.5.1-fund_limit, R-IV.11.1-day_count, R-IV.11.1-part_year,
 * R-IV.instr5.1-1-interest, R-IV.instr5.1-1-first_deduction.
 */
#include "calc/annex_iv/annex_iv.h"

enum { MOST_DEDUCTIONS = 1200 }; /* a hundred years: no repayment in fact */

struct reengagement_repayment_facts {
    number amount_received, validation_cost, repaid_share;
    struct date received_date, repayment_date, engagement_date, request_date;
    bool final_departure, pension_arrears;
};

struct reengagement_repayment_results {
    number repayment;
    enum truth earlier_service_counted;
};

struct repayment_by_instalments_facts {
    number debt, salary_per_month, instalment_per_month;
    number lump_sum, benefit_per_month;
    struct date engagement_date, first_deduction_date;
    bool from_benefit;
};

struct repayment_by_instalments_results {
    number minimum_instalment_per_month, instalments, last_instalment, total_paid;
    number benefit_paid_per_month;
};

/* Instruction 5.1/1 i: the last day to ask for earlier service. */
static struct date last_day_to_ask(struct derivation *d, struct date engagement) {
    return day_after(d, IV_instr5_1_1_i, engagement, parameter(d, IV_instr5_1_1_i_months),
                     "last day to ask for earlier service");
}

/* ---- paragraph 1: repaid at once ---- */

/* Paragraph 1 ii; without a cost of validation the sum came from article 11. */
static number within_cost(struct derivation *d, number cost, number amount) {
    return cost ? at_most(d, IV_5_1_ii, amount, cost,
                          "provident fund sum within the cost of validation")
                : amount;
}

static number sum_to_repay(struct derivation *d,
                           const struct reengagement_repayment_facts *facts) {
    number amount = facts->amount_received;
    if (facts->pension_arrears)
        return product(d, IV_5_2_al2, amount, facts->repaid_share, "arrears repaid");
    number cost = facts->validation_cost;
    enum provision received = cost ? IV_5_1_ii : IV_5_1_i;
    bool after = cost && reads_as(d, R_IV_5_1_fund_limit__after_interest);
    number due = with_compound_interest(
        d, IV_5_1_s2, after ? amount : within_cost(d, cost, amount),
        parameter(d, IV_5_1_s2_interest), facts->received_date, facts->repayment_date);
    if (after)
        due = within_cost(d, cost, due);
    return product(d, received, due, facts->repaid_share, "sum that is repaid");
}

static bool asked_in_time(struct derivation *d,
                          const struct reengagement_repayment_facts *facts) {
    if (!date_given(facts->request_date))
        return true;
    if (holds(d, IV_instr11_1_3_s2, stated(!facts->final_departure, "not final"),
              "no time limit where the departure was not final"))
        return true;
    struct date last = last_day_to_ask(d, facts->engagement_date);
    return !holds(d, IV_instr5_1_1_i, before(last, facts->request_date),
                  "asked for too late");
}

/* Paragraph 2: without repayment the first pension keeps its own salary. */
static bool counts_with_arrears(struct derivation *d, number share, number whole) {
    return holds(d, IV_5_2_al2, at_or_above(share, whole), "arrears repaid in full");
}

/* Paragraph 1, with instructions 5.1/1 ii and iii: all is repaid, or the service lost. */
static bool counts_with_repayment(struct derivation *d,
                                  const struct reengagement_repayment_facts *facts,
                                  number share, number whole) {
    if (holds(d, IV_5_1, at_or_above(share, whole), "repaid in full"))
        return true;
    if (holds(d, IV_instr11_1_3, stated(!facts->final_departure, "not final"),
              "the departure was not final"))
        refuse(d, IV_instr11_1_3, "the allowance must be repaid in full");
    enum provision partial =
        facts->validation_cost ? IV_instr5_1_1_iii : IV_instr5_1_1_ii;
    if (holds(d, partial, above(share, count_of(d, 0, "nothing")), "repaid in part only"))
        refuse(d, IV_instr5_1_1_ii, "partial repayment is not accepted");
    bool given_up = holds(d, IV_instr5_1_1_ii_s2,
                          stated(number_sign(share) == 0, "nothing is repaid"),
                          "the earlier service is given up");
    return !given_up || !holds(d, IV_5_1_al2, stated(given_up, "not repaid"),
                               "service counts from the new engagement only");
}

static void reengagement_repayment(struct derivation *d, const void *given, void *out) {
    const struct reengagement_repayment_facts *facts = given;
    struct reengagement_repayment_results *results = out;
    number share = facts->repaid_share;
    number whole = number_with_unit(d->arena, count_of(d, 1, "the whole"), UNIT_RATE);
    if (!asked_in_time(d, facts))
        refuse(d, IV_instr5_1_1_i, "the request came too late");
    bool counted = facts->pension_arrears ? counts_with_arrears(d, share, whole)
                                          : counts_with_repayment(d, facts, share, whole);
    if (is_refused(d))
        return;
    results->repayment = sum_to_repay(d, facts);
    results->earlier_service_counted = counted ? YES : NO;
}

static void check_reengagement(const void *given, struct fact_error *error) {
    const struct reengagement_repayment_facts *facts = given;
    bool asked = date_given(facts->request_date),
         engaged = date_given(facts->engagement_date);
    if (date_compare(facts->repayment_date, facts->received_date) < 0)
        *error = (struct fact_error){"repayment_date", "before the sum was received"};
    else if (asked && !engaged)
        *error =
            (struct fact_error){"engagement_date", "missing, it starts the time limit"};
    else if (engaged && date_compare(facts->engagement_date, facts->received_date) < 0 &&
             facts->final_departure)
        *error = (struct fact_error){"engagement_date", "before the sum was received"};
}

/* ---- instruction 5.1/1 iv and v: repaid month by month ---- */

static number monthly_growth(struct derivation *d, enum provision provision,
                             number yearly_rate) {
    return sum(d, provision, count_of(d, 1, "the capital"),
               monthly_interest(d, provision, yearly_rate), "growth in a month");
}

/* What the deductions of so many months are worth on the last of them. */
static number worth_of_deductions(struct derivation *d, number growth, number grown,
                                  long months) {
    number one = number_of(d->arena, 1);
    number interest = number_minus(d->arena, growth, one);
    if (number_sign(interest) <= 0)
        return number_of(d->arena, months);
    number earned = number_minus(d->arena, grown, one);
    return number_with_unit(d->arena, number_over(d->arena, earned, interest), UNIT_NONE);
}

static bool repaid_after(struct derivation *d, number debt, number instalment,
                         number growth, long months) {
    number grown = number_power(d->arena, growth, number_of(d->arena, months));
    number owed = number_times(d->arena, debt, grown);
    number paid =
        number_times(d->arena, instalment, worth_of_deductions(d, growth, grown, months));
    return number_compare(owed, paid) <= 0;
}

/* The month of the last deduction, each at the end of its month; 0: too far away. */
static long months_to_repay(struct derivation *d, number debt, number instalment,
                            number growth) {
    long low = 0, high = MOST_DEDUCTIONS;
    if (!repaid_after(d, debt, instalment, growth, high))
        return 0;
    while (high - low > 1) {
        long middle = low + (high - low) / 2;
        if (repaid_after(d, debt, instalment, growth, middle))
            high = middle;
        else
            low = middle;
    }
    return high;
}

static number last_deduction(struct derivation *d, enum provision provision, number debt,
                             number instalment, number growth, long months) {
    number earlier = count_of(d, months - 1, "deductions before the last");
    number grown = power(d, provision, growth, earlier, "growth up to the last month");
    number owed = product(d, provision, debt, grown, "debt with interest");
    number worth =
        number_named(d->arena, worth_of_deductions(d, growth, grown, months - 1),
                     "deductions with interest, for one unit");
    number paid = product(d, provision, instalment, worth, "deductions with interest");
    number left = difference(d, provision, owed, paid, "left before the last month");
    return product(d, provision, left, growth, "last deduction");
}

/* Instruction 5.1/1 iv: no less than a share of the salary, and not begun too late. */
static bool deductions_allowed(struct derivation *d,
                               const struct repayment_by_instalments_facts *facts,
                               number least) {
    if (facts->from_benefit)
        return true;
    if (holds(d, IV_instr5_1_1_iv, below(facts->instalment_per_month, least),
              "below the least instalment"))
        refuse(d, IV_instr5_1_1_iv, "the instalment is below the least one");
    if (date_given(facts->first_deduction_date) &&
        holds(d, IV_instr5_1_1_iv_s2,
              before(last_day_to_ask(d, facts->engagement_date),
                     facts->first_deduction_date),
              "deductions begun too late"))
        refuse(d, IV_instr5_1_1_iv_s2, "the deductions begin too late");
    return !is_refused(d);
}

/* Instruction 5.1/1 vi: lump sums go first; nothing is taken where no debt is left. */
static number left_after_lump_sum(struct derivation *d,
                                  const struct repayment_by_instalments_facts *facts) {
    if (!facts->lump_sum)
        return facts->debt;
    return difference(d, IV_instr5_1_1_vi, facts->debt, facts->lump_sum,
                      "left after the lump sum");
}

/* Instruction 5.1/1 v: from a benefit no more can be taken than it is. */
static number deduction_of(struct derivation *d,
                           const struct repayment_by_instalments_facts *facts) {
    if (!facts->benefit_per_month)
        return facts->instalment_per_month;
    return at_most(d, IV_instr5_1_1_v, facts->instalment_per_month,
                   facts->benefit_per_month, "taken from the benefit");
}

static void repayment_by_instalments(struct derivation *d, const void *given, void *out) {
    const struct repayment_by_instalments_facts *facts = given;
    struct repayment_by_instalments_results *results = out;
    number debt = left_after_lump_sum(d, facts), instalment = deduction_of(d, facts);
    enum provision bears = facts->from_benefit ? IV_instr5_1_1_v_s2 : IV_instr5_1_1_iv_s3;
    number rate = parameter(d, facts->from_benefit ? IV_instr5_1_1_v_s2_interest
                                                   : IV_instr5_1_1_iv_s3_interest);
    number least = product(d, IV_instr5_1_1_iv, facts->salary_per_month,
                           parameter(d, IV_instr5_1_1_iv_min), "least instalment");
    if (!deductions_allowed(d, facts, least))
        return;
    results->minimum_instalment_per_month = facts->from_benefit ? NULL : least;
    if (facts->benefit_per_month && number_sign(debt) > 0)
        results->benefit_paid_per_month =
            difference(d, IV_instr5_1_1_v, facts->benefit_per_month, instalment,
                       "benefit that is paid in a month of deduction");

    number count = count_of(d, 0, "deductions"),
           paid = number_with_unit(d->arena, count, UNIT_MONEY);
    number last = paid;
    if (number_sign(debt) > 0 && reads_as(d, R_IV_instr5_1_1_first_deduction__at_once)) {
        last = at_most(d, IV_instr5_1_1_iv, debt, instalment, "first deduction, at once");
        debt = difference(d, bears, debt, last, "left after the first deduction");
        count = count_of(d, 1, "deductions");
        paid = last;
    }
    if (number_sign(debt) > 0) {
        number growth = monthly_growth(d, bears, rate);
        long months = months_to_repay(d, debt, instalment, growth);
        if (!months) {
            refuse(d, bears, "such deductions never repay the debt");
            return;
        }
        last = last_deduction(d, bears, debt, instalment, growth, months);
        number whole = product(d, bears, instalment,
                               count_of(d, months - 1, "deductions before the last"),
                               "paid before the last deduction");
        paid =
            sum(d, bears, paid, sum(d, bears, whole, last, "total of these deductions"),
                "total of the deductions");
        count = number_plus(d->arena, count, number_of(d->arena, months));
    }
    results->instalments = count;
    results->last_instalment = last;
    results->total_paid = paid;
}

static void check_instalments(const void *given, struct fact_error *error) {
    const struct repayment_by_instalments_facts *facts = given;
    if (date_given(facts->first_deduction_date) && !date_given(facts->engagement_date))
        *error =
            (struct fact_error){"engagement_date", "missing, it starts the time limit"};
    if (facts->lump_sum && !facts->from_benefit)
        *error = (struct fact_error){"lump_sum", "only where from_benefit is true"};
    if (facts->benefit_per_month && !facts->from_benefit)
        *error =
            (struct fact_error){"benefit_per_month", "only where from_benefit is true"};
}

static const struct field reengagement_facts[] = {
    FIELD(reengagement_repayment_facts, MONEY, amount_received,
          "sum received on leaving"),
    FIELD(reengagement_repayment_facts, DATE, received_date, "day it was received"),
    FIELD(reengagement_repayment_facts, DATE, repayment_date, "day it is repaid"),
    FIELD(reengagement_repayment_facts, MONEY, validation_cost,
          "cost of validation that limits provident fund sums", .optional = true),
    FIELD(reengagement_repayment_facts, RATE, repaid_share,
          "share that the staff member repays", .optional = true, .fallback = "1",
          .range = RANGE_SHARE),
    FIELD(reengagement_repayment_facts, BOOLEAN, final_departure,
          "the departure with a leaving allowance was final", .optional = true,
          .fallback = "true"),
    FIELD(reengagement_repayment_facts, BOOLEAN, pension_arrears,
          "the sum received is the pension drawn, repaid without interest",
          .optional = true),
    FIELD(reengagement_repayment_facts, DATE, engagement_date,
          "day of the new engagement", .optional = true),
    FIELD(reengagement_repayment_facts, DATE, request_date,
          "day the earlier service is asked for; without it taken as in time",
          .optional = true),
    FIELDS_END,
};

static const struct field reengagement_results[] = {
    FIELD(reengagement_repayment_results, MONEY, repayment, "sum to be repaid"),
    FIELD(reengagement_repayment_results, BOOLEAN, earlier_service_counted,
          "earlier service counts"),
    FIELDS_END,
};

const struct calculation reengagement_repayment_calculation = {
    .name = "reengagement_repayment",
    .provision = IV_5_1,
    .summary = "Repayment that restores earlier service",
    .facts = reengagement_facts,
    .facts_size = sizeof(struct reengagement_repayment_facts),
    .results = reengagement_results,
    .results_size = sizeof(struct reengagement_repayment_results),
    .provisions = PROVISIONS(IV_5_1, IV_5_1_i, IV_5_1_ii, IV_5_2, IV_instr5_1_1_i,
                             IV_instr5_1_1_ii, IV_instr5_1_1_iii, IV_instr11_1_3),
    .refusals = REFUSALS({IV_instr5_1_1_ii, "partial repayment"},
                         {IV_instr11_1_3, "not final, and not repaid in full"},
                         {IV_instr5_1_1_i, "asked for too late"}),
    .readings = READINGS(R_IV_5_1_fund_limit, R_IV_11_1_day_count, R_IV_11_1_part_year),
    .check = check_reengagement,
    .compute = reengagement_repayment,
};

static const struct field instalment_facts[] = {
    FIELD(repayment_by_instalments_facts, MONEY, debt, "sum to be repaid"),
    FIELD(repayment_by_instalments_facts, MONEY, salary_per_month, "monthly basic salary",
          .unit = "per month"),
    FIELD(repayment_by_instalments_facts, MONEY, instalment_per_month,
          "monthly instalment", .unit = "per month"),
    FIELD(repayment_by_instalments_facts, BOOLEAN, from_benefit,
          "the balance is taken from a benefit, by instalments", .optional = true),
    FIELD(repayment_by_instalments_facts, MONEY, lump_sum,
          "lump sum due on leaving, invalidity or death, set against the debt first",
          .optional = true),
    FIELD(repayment_by_instalments_facts, MONEY, benefit_per_month,
          "monthly benefit from which the instalments are taken", .unit = "per month",
          .optional = true),
    FIELD(repayment_by_instalments_facts, DATE, engagement_date,
          "day of the new engagement", .optional = true),
    FIELD(repayment_by_instalments_facts, DATE, first_deduction_date,
          "day of the first deduction; without it taken as in time", .optional = true),
    FIELDS_END,
};

static const struct field instalment_results[] = {
    FIELD(repayment_by_instalments_results, MONEY, minimum_instalment_per_month,
          "least monthly instalment", .unit = "per month", .optional = true),
    FIELD(repayment_by_instalments_results, INTEGER, instalments,
          "number of instalments"),
    FIELD(repayment_by_instalments_results, MONEY, last_instalment, "last deduction"),
    FIELD(repayment_by_instalments_results, MONEY, total_paid, "total of the deductions",
          .optional = true),
    FIELD(repayment_by_instalments_results, MONEY, benefit_paid_per_month,
          "benefit after the deduction", .unit = "per month", .optional = true),
    FIELDS_END,
};

const struct calculation repayment_by_instalments_calculation = {
    .name = "repayment_by_instalments",
    .provision = IV_instr5_1_1_iv,
    .summary = "Repayment by monthly deductions",
    .facts = instalment_facts,
    .facts_size = sizeof(struct repayment_by_instalments_facts),
    .results = instalment_results,
    .results_size = sizeof(struct repayment_by_instalments_results),
    .provisions =
        PROVISIONS(IV_instr5_1_1_iv, IV_instr5_1_1_i, IV_instr5_1_1_v, IV_instr5_1_1_vi),
    .refusals =
        REFUSALS({IV_instr5_1_1_iv, "instalment below the minimum, or never enough"},
                 {IV_instr5_1_1_v, "never enough"}),
    .readings = READINGS(R_IV_instr5_1_1_interest, R_IV_instr5_1_1_first_deduction),
    .check = check_instalments,
    .compute = repayment_by_instalments,
};
