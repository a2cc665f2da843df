/*
 * Annex IV, article 49 - Domaine d'application (Section 2: agents ayant cessé leurs
 * fonctions avant le 1.1.1973): who may join, and the sum due, with instructions 49/1 and
 * 49/3. The request in time and its effect: article_43_option.c.
 * Readings: R-IV.49-ages.
 */
#include "calc/annex_iv/annex_iv.h"

enum pre_1973_event { LEFT = 1, DIED_IN_SERVICE, INVALID };

struct pre_1973_eligibility_facts {
    int pre_1973_event;
    struct date event_date;
    number age_years;
    const struct period *service;
};

struct pre_1973_eligibility_results {
    enum truth eligible;
};

struct pre_1973_validation_facts {
    number contributions_part, fund_assets, withdrawals;
    struct date birth_date, leaving_date;
    number age_in_1973_years, age_at_departure_years;
    number repaid_amount;
    struct date first_payment_date;
};

struct pre_1973_validation_results {
    number base_amount, abatement_rate, amount_due, reduction_ratio;
    struct date due_date;
};

static bool left_in_time_and_age(struct derivation *d,
                                 const struct pre_1973_eligibility_facts *facts) {
    struct period none = {0}, served = facts->service ? *facts->service : none;
    bool old_enough =
        holds(d, IV_49_1_i, at_or_above(facts->age_years, parameter(d, IV_49_1_i_age)),
              "old enough on leaving");
    return old_enough && holds(d, IV_49_1_i,
                               at_or_above(in_years(d, served, "service"),
                                           parameter(d, IV_49_1_i_service)),
                               "long enough in service");
}

static void pre_1973_eligibility(struct derivation *d, const void *given, void *out) {
    const struct pre_1973_eligibility_facts *facts = given;
    struct pre_1973_eligibility_results *results = out;
    int event = facts->pre_1973_event;
    bool covered =
        holds(d, IV_49_1_ii, stated(event == DIED_IN_SERVICE, "died in service"),
              "died in service") ||
        holds(d, IV_49_1_iii, stated(event == INVALID, "invalid"),
              "permanently invalid in service") ||
        (event == LEFT && left_in_time_and_age(d, facts));
    bool before_1973 =
        holds(d, IV_49_1, before(facts->event_date, printed_day(d, IV_49_1_day)),
              "happened before 1 January 1973");
    results->eligible = covered && before_1973 ? YES : NO;
}

/* ---- paragraph 2: the sum due ---- */

static bool has_dates(const struct pre_1973_validation_facts *facts) {
    return date_given(facts->birth_date) && date_given(facts->leaving_date);
}

static number age_on(struct derivation *d, enum provision provision,
                     const struct pre_1973_validation_facts *facts, struct date day,
                     number given, const char *label) {
    bool exact = reads_as(d, R_IV_49_ages__exact);
    if (!has_dates(facts))
        return exact ? given : whole_part(d, provision, given, label);
    if (!exact)
        return completed_years(d, provision, facts->birth_date, day, label);
    return in_years(d, time_between(d, provision, facts->birth_date, day, label), label);
}

/* NULL, and refused, where the denominator is zero or less. */
static number abatement_rate(struct derivation *d,
                             const struct pre_1973_validation_facts *facts) {
    number in_1973 = age_on(d, IV_49_2_al2_d1, facts, printed_day(d, IV_49_2_al2_d1_day),
                            facts->age_in_1973_years, "age on 1 January 1973");
    number at_event = age_on(d, IV_49_2_al2_d2, facts, facts->leaving_date,
                             facts->age_at_departure_years, "age at the event");
    number above_line =
        difference(d, IV_49_2_al2_d1, in_1973, at_event, "years from the event to 1973");
    number below_line = difference(d, IV_49_2_al2_d2, parameter(d, IV_49_2_al2_d2_age),
                                   at_event, "years from the event to 80");
    if (!holds(d, IV_49_2_al2_d2, above(below_line, count_of(d, 0, "none")),
               "there are years to share") ||
        number_sign(below_line) == 0) {
        refuse(d, IV_49_2, "the abatement is not defined from the age of 80");
        return NULL;
    }
    number rate = quotient(d, IV_49_2_al2_s2, above_line, below_line, "abatement");
    number all = number_with_unit(d->arena, count_of(d, 1, "the whole sum"), UNIT_RATE);
    return at_most(d, IV_instr49_1, number_with_unit(d->arena, rate, UNIT_RATE), all,
                   "abatement of the whole at most");
}

/* Instruction 49/3 i and ii: rights and minima follow what was really paid back. */
static number reduction_ratio(struct derivation *d, enum provision provision,
                              number repaid, number due) {
    number all = number_with_unit(d->arena, count_of(d, 1, "all of it"), UNIT_RATE);
    if (!repaid || number_sign(due) <= 0 ||
        !holds(d, provision, below(repaid, due), "only part is paid back"))
        return all;
    return quotient(d, provision, repaid, due, "share paid back");
}

static void pre_1973_validation(struct derivation *d, const void *given, void *out) {
    const struct pre_1973_validation_facts *facts = given;
    struct pre_1973_validation_results *results = out;
    if (has_dates(facts) &&
        !holds(d, IV_49_1, before(facts->leaving_date, printed_day(d, IV_49_1_day)),
               "left before 1 January 1973")) {
        refuse(d, IV_49_1, "only for those who left before 1 January 1973");
        return;
    }
    number rate = abatement_rate(d, facts);
    if (!rate)
        return;
    bool withdrawn = holds(d, IV_instr49_3_ii,
                           stated(number_sign(facts->withdrawals) > 0, "withdrawals"),
                           "withdrawals were not repaid");
    number nothing = number_with_unit(d->arena, count_of(d, 0, "nothing"), UNIT_MONEY);
    number base = sum(d, IV_49_2, nothing, facts->fund_assets, "assets to be paid back");
    if (withdrawn)
        base = sum(d, IV_49_2_s2, base, facts->withdrawals, "assets and withdrawals");
    base = at_most(d, IV_49_2_al2, base, facts->contributions_part,
                   "within the contributions with interest");
    number abatement = product(d, IV_49_2_al2_s2, base, rate, "amount of the abatement");
    number due = difference(d, IV_instr49_3_i, base, abatement, "sum due");
    *results = (struct pre_1973_validation_results){
        .base_amount = base,
        .abatement_rate = rate,
        .amount_due = due,
        .reduction_ratio =
            reduction_ratio(d, withdrawn ? IV_instr49_3_ii_s2 : IV_instr49_3_i_s2,
                            facts->repaid_amount, due),
    };
    /* Not with the right, which runs from 1 January 1973, but with the first payment. */
    if (date_given(facts->first_payment_date))
        results->due_date =
            day_found(d, IV_instr49_3_iii, printed_day(d, IV_49_3_s2_day),
                      facts->first_payment_date, "due when the payments begin");
}

static void check_validation(const void *given, struct fact_error *error) {
    const struct pre_1973_validation_facts *facts = given;
    bool dates = has_dates(facts);
    if (dates && date_compare(facts->leaving_date, facts->birth_date) <= 0)
        *error = (struct fact_error){"leaving_date", "not after birth_date"};
    if (dates)
        return;
    number in_1973 = facts->age_in_1973_years, at_event = facts->age_at_departure_years;
    if (!in_1973 || !at_event)
        *error = (struct fact_error){date_given(facts->birth_date)     ? "leaving_date"
                                     : date_given(facts->leaving_date) ? "birth_date"
                                     : in_1973  ? "age_at_departure_years"
                                     : at_event ? "age_in_1973_years"
                                                : "birth_date",
                                     "missing: both dates or both ages are needed"};
    else if (number_compare(in_1973, at_event) < 0)
        *error = (struct fact_error){"age_in_1973_years", "below age_at_departure_years"};
}

static const struct field eligibility_facts[] = {
    FIELD(pre_1973_eligibility_facts, CHOICE, pre_1973_event, "how service ended",
          CHOICES("left", "died_in_service", "invalid")),
    FIELD(pre_1973_eligibility_facts, DATE, event_date, "day of the event"),
    FIELD(pre_1973_eligibility_facts, INTEGER, age_years, "age in completed years",
          .unit = "years", .optional = true, .fallback = "0"),
    FIELD(pre_1973_eligibility_facts, PERIOD, service, "length of service",
          .optional = true),
    FIELDS_END,
};

static const struct field eligibility_results[] = {
    FIELD(pre_1973_eligibility_results, BOOLEAN, eligible, "the conditions are met"),
    FIELDS_END,
};

const struct calculation pre_1973_eligibility_calculation = {
    .name = "pre_1973_eligibility",
    .provision = IV_49_1,
    .summary = "Who may join after leaving before 1973",
    .facts = eligibility_facts,
    .facts_size = sizeof(struct pre_1973_eligibility_facts),
    .results = eligibility_results,
    .results_size = sizeof(struct pre_1973_eligibility_results),
    .provisions = PROVISIONS(IV_49_1),
    .compute = pre_1973_eligibility,
};

static const struct field validation_facts[] = {
    FIELD(pre_1973_validation_facts, MONEY, contributions_part,
          "contributions with interest"),
    FIELD(pre_1973_validation_facts, MONEY, fund_assets, "assets in the provident fund"),
    FIELD(pre_1973_validation_facts, MONEY, withdrawals,
          "withdrawals from the fund that were not repaid", .optional = true,
          .fallback = "0"),
    FIELD(pre_1973_validation_facts, DATE, birth_date, "date of birth", .optional = true),
    FIELD(pre_1973_validation_facts, DATE, leaving_date, "day service ended",
          .optional = true),
    FIELD(pre_1973_validation_facts, NUMBER, age_in_1973_years,
          "age on 1 January 1973, when the dates are not given", .unit = "years",
          .optional = true),
    FIELD(pre_1973_validation_facts, NUMBER, age_at_departure_years,
          "age at departure, when the dates are not given", .unit = "years",
          .optional = true),
    FIELD(pre_1973_validation_facts, MONEY, repaid_amount,
          "sum repaid; without it the whole sum due is taken as repaid",
          .optional = true),
    FIELD(pre_1973_validation_facts, DATE, first_payment_date,
          "day the pension is paid for the first time", .optional = true),
    FIELDS_END,
};

static const struct field validation_results[] = {
    FIELD(pre_1973_validation_results, MONEY, base_amount,
          "amount on which the calculation is based", .optional = true),
    FIELD(pre_1973_validation_results, RATE, abatement_rate, "reduction"),
    FIELD(pre_1973_validation_results, MONEY, amount_due, "sum due"),
    FIELD(pre_1973_validation_results, RATE, reduction_ratio, "ratio of what remains"),
    FIELD(pre_1973_validation_results, DATE, due_date, "day on which the sum is due",
          .optional = true),
    FIELDS_END,
};

const struct calculation pre_1973_validation_calculation = {
    .name = "pre_1973_validation",
    .provision = IV_49_2,
    .summary = "Sum due by those who left before 1973",
    .facts = validation_facts,
    .facts_size = sizeof(struct pre_1973_validation_facts),
    .results = validation_results,
    .results_size = sizeof(struct pre_1973_validation_results),
    .provisions = PROVISIONS(IV_49_2, IV_instr49_1, IV_instr49_3, IV_49_1),
    .refusals = REFUSALS({IV_49_2, "abatement not defined"},
                         {IV_49_1, "left from 1 January 1973 on"}),
    .readings = READINGS(R_IV_49_ages),
    .check = check_validation,
    .compute = pre_1973_validation,
};
