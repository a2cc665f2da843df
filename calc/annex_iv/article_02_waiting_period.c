/*
 * Annex IV, article 2 - Délai de carence.
 * Readings: R-IV.2.1-prior_service, R-IV.2.1-last_day, R-IV.instr2.1-2-other_condition.
 */
#include "calc/annex_iv/annex_iv.h"

struct waiting_period_facts {
    number imposed_months, prior_service_months, gap_months;
    struct date entry_date;
};

struct waiting_period_results {
    enum truth allowed;
    number maximum_months;
    struct date end_date;
};

enum waiting_event { TERMINATION = 1, INVALIDITY, DEATH };
enum waiting_cause {
    EXCLUDED_CONDITION = 1,
    WORK_ACCIDENT,
    LATER_CONDITION,
    EARLIER_CONDITION
};
enum ten_year_condition { NOT_MET = 1, MET_DURING, MET_BEFORE };
enum waiting_benefit {
    BENEFIT_LEAVING_ALLOWANCE = 1,
    FULL_BENEFITS,
    LUMP_SUM,
    LUMP_SUM_ALL_YEARS,
    LUMP_SUM_AND_PRIOR_RIGHTS
};

struct waiting_period_benefit_facts {
    int waiting_event, waiting_cause, ten_year_condition;
};

struct waiting_period_benefit_results {
    int waiting_benefit;
};

/* ---- the length ---- */

static bool has_service_to_deduct(struct derivation *d,
                                  const struct waiting_period_facts *facts) {
    return number_sign(facts->prior_service_months) > 0 &&
           holds(d, IV_2_1_s2,
                 at_or_below(facts->gap_months, parameter(d, IV_2_1_s2_gap)),
                 "entered shortly after leaving another organization");
}

static number less_prior_service(struct derivation *d,
                                 const struct waiting_period_facts *facts, number months,
                                 const char *label) {
    months = difference(d, IV_2_1_s2, months, facts->prior_service_months,
                        "less the service in the other organization");
    return at_least(d, IV_2_1_s2, months, count_of(d, 0, "none"), label);
}

/* Paragraph 1: five years from entry. */
static number longest_waiting_period(struct derivation *d) {
    number longest =
        product(d, IV_2_1, parameter(d, IV_2_1_max),
                count_of(d, MONTHS_PER_YEAR, "months in a year"), "five years in months");
    longest = number_with_unit(d->arena, longest, UNIT_MONTHS);
    return at_most(d, IV_instr2_1_1, longest, parameter(d, IV_instr2_1_1_max),
                   "longest waiting period");
}

static number days_of_months(struct derivation *d, number months) {
    number days =
        product(d, IV_2_1, number_with_unit(d->arena, months, UNIT_NONE),
                count_of(d, DAYS_PER_MONTH, "days in a month"), "days of a part month");
    return number_with_unit(d->arena, days, UNIT_DAYS);
}

/* Year 0 where earlier service leaves nothing to wait for. */
static struct date last_day_of_waiting(struct derivation *d, struct date entry,
                                       number months) {
    if (number_sign(months) == 0)
        return (struct date){0};
    number whole =
        number_with_unit(d->arena, number_floor(d->arena, months), UNIT_MONTHS);
    struct date after =
        day_after(d, IV_2_1, entry, whole, "first day after the waiting period");
    number part = number_minus(d->arena, months, whole);
    if (number_sign(part) > 0)
        after = day_after(d, IV_2_1, after, days_of_months(d, part),
                          "first day after the days left");
    return reads_as(d, R_IV_2_1_last_day__the_date) ? after : date_plus_days(after, -1);
}

static void waiting_period(struct derivation *d, const void *given, void *out) {
    const struct waiting_period_facts *facts = given;
    struct waiting_period_results *results = out;
    number imposed = facts->imposed_months;
    number longest = longest_waiting_period(d);
    bool deducts = has_service_to_deduct(d, facts);
    bool from_imposed =
        deducts && reads_as(d, R_IV_2_1_prior_service__from_imposed_period);
    if (deducts && !from_imposed)
        longest = less_prior_service(d, facts, longest,
                                     "longest waiting period, never negative");
    results->maximum_months = longest;
    if (holds(d, IV_instr2_1_1, below(imposed, parameter(d, IV_instr2_1_1_min)),
              "shorter than any waiting period")) {
        results->allowed = NO;
        return;
    }
    if (holds(d, IV_2_1, above(imposed, longest), "longer than allowed")) {
        refuse(d, IV_2_1, "the waiting period is longer than allowed");
        return;
    }
    results->allowed = YES;
    if (!date_given(facts->entry_date))
        return;
    if (from_imposed)
        imposed = less_prior_service(d, facts, imposed, "months left to wait");
    results->end_date = last_day_of_waiting(d, facts->entry_date, imposed);
}

/* ---- what is due ---- */

/* A condition that the examination missed was neither named nor came after entry. */
static bool is_excluded(struct derivation *d, int cause) {
    return cause == EXCLUDED_CONDITION ||
           (cause == EARLIER_CONDITION &&
            reads_as(d, R_IV_instr2_1_2_other_condition__excluded));
}

/* Instruction 2.1/2 ii: the cause of a waiting period that still runs. */
static int benefit_for_excluded_condition(struct derivation *d, int ten_years) {
    if (holds(d, IV_instr2_1_2_ii_a, stated(ten_years == NOT_MET, "ten years not met"),
              "fewer than ten years of service"))
        return LUMP_SUM;
    if (holds(d, IV_instr2_1_2_ii_b_d1,
              stated(ten_years == MET_DURING, "ten years met during the waiting period"),
              "ten years completed during the waiting period"))
        return LUMP_SUM_ALL_YEARS;
    if (holds(d, IV_instr2_1_2_ii_b_d2,
              stated(ten_years == MET_BEFORE, "ten years met before the waiting period"),
              "ten years completed before the waiting period"))
        return LUMP_SUM_AND_PRIOR_RIGHTS;
    return LUMP_SUM;
}

static void waiting_period_benefit(struct derivation *d, const void *given, void *out) {
    const struct waiting_period_benefit_facts *facts = given;
    struct waiting_period_benefit_results *results = out;
    int cause = facts->waiting_cause;
    if (holds(d, IV_instr2_1_2_i,
              stated(facts->waiting_event == TERMINATION, "end of service"),
              "service ends in the waiting period"))
        results->waiting_benefit = BENEFIT_LEAVING_ALLOWANCE;
    else if (holds(d, IV_instr2_1_2_iii,
                   stated(cause == WORK_ACCIDENT || cause == LATER_CONDITION,
                          "work accident or later condition"),
                   "work accident, or a condition that came after entry"))
        results->waiting_benefit = FULL_BENEFITS;
    else if (holds(d, IV_instr2_1_2_ii,
                   stated(is_excluded(d, cause), "excluded condition"),
                   "the condition behind the waiting period"))
        results->waiting_benefit =
            benefit_for_excluded_condition(d, facts->ten_year_condition);
    else
        results->waiting_benefit = FULL_BENEFITS;
}

static const struct field period_facts[] = {
    FIELD(waiting_period_facts, INTEGER, imposed_months, "length imposed",
          .unit = "months"),
    FIELD(waiting_period_facts, NUMBER, prior_service_months,
          "service in a previous organization", .unit = "months", .optional = true,
          .fallback = "0"),
    FIELD(waiting_period_facts, NUMBER, gap_months,
          "interval between the two organizations", .unit = "months", .optional = true,
          .fallback = "0"),
    FIELD(waiting_period_facts, DATE, entry_date,
          "entry into service of the staff member", .optional = true),
    FIELDS_END,
};

static const struct field period_results[] = {
    FIELD(waiting_period_results, BOOLEAN, allowed, "allowed by the rule"),
    FIELD(waiting_period_results, NUMBER, maximum_months,
          "longest waiting period allowed", .unit = "months"),
    FIELD(waiting_period_results, DATE, end_date, "last day"),
    FIELDS_END,
};

const struct calculation waiting_period_calculation = {
    .name = "waiting_period",
    .provision = IV_2_1,
    .summary = "Length of a medical waiting period",
    .facts = period_facts,
    .facts_size = sizeof(struct waiting_period_facts),
    .results = period_results,
    .results_size = sizeof(struct waiting_period_results),
    .provisions = PROVISIONS(IV_2_1, IV_instr2_1_1),
    .refusals = REFUSALS({IV_2_1, "longer than allowed"}),
    .readings = READINGS(R_IV_2_1_prior_service, R_IV_2_1_last_day),
    .compute = waiting_period,
};

static const struct field benefit_facts[] = {
    FIELD(waiting_period_benefit_facts, CHOICE, waiting_event, "what happens",
          CHOICES("termination", "invalidity", "death")),
    FIELD(waiting_period_benefit_facts, CHOICE, waiting_cause, "its cause",
          .optional = true, .fallback = "excluded_condition",
          CHOICES("excluded_condition", "work_accident", "later_condition",
                  "earlier_condition")),
    FIELD(waiting_period_benefit_facts, CHOICE, ten_year_condition,
          "when ten years of service were completed", .optional = true,
          .fallback = "not_met", CHOICES("not_met", "met_during", "met_before")),
    FIELDS_END,
};

static const struct field benefit_results[] = {
    FIELD(waiting_period_benefit_results, CHOICE, waiting_benefit, "benefit",
          CHOICES("leaving_allowance", "full_benefits", "lump_sum", "lump_sum_all_years",
                  "lump_sum_and_prior_rights")),
    FIELDS_END,
};

const struct calculation waiting_period_benefit_calculation = {
    .name = "waiting_period_benefit",
    .provision = IV_instr2_1_2,
    .summary = "Benefit due when something happens during the waiting period",
    .facts = benefit_facts,
    .facts_size = sizeof(struct waiting_period_benefit_facts),
    .results = benefit_results,
    .results_size = sizeof(struct waiting_period_benefit_results),
    .provisions = PROVISIONS(IV_instr2_1_2),
    .readings = READINGS(R_IV_instr2_1_2_other_condition),
    .compute = waiting_period_benefit,
};
