/*
 * Annex IV, article 47 - Bonification pour perte de droits antérieurs: conditions
 * (instructions 47/1 and 47/3) and payments to be handed over (instruction 47/4).
 * Readings: R-IV.instr47-1-invalidity, R-IV.instr47-4-time_limit, R-IV.instr47-4-ratio,
 * R-IV.instr47-4-share, R-IV.instr47-4-refund, R-IV.35-first_day, R-IV.35-weekend.
 */
#include "calc/annex_iv/annex_iv.h"

struct credit_conditions_facts {
    bool lost_immediately_before, equivalent_available, could_keep_rights;
    bool all_service_validated, stays_to_age_limit, left_by_death_or_loss_of_job;
    bool payment_handed_over, left_by_invalidity, in_service_before_1974_07_01;
    struct date request_date, option_period_end_date, settlement_date, payment_date;
};

struct credit_conditions_results {
    enum truth granted;
    struct list failed_conditions; /* of int, 1 for i */
};

struct credit_surrender_facts {
    number amount_received;
    const struct period *credit, *lost_service, *granted_credit;
};

struct credit_surrender_results {
    number surrender_share, surrender, refund;
};

/* Point vi: to the age limit; death and loss of job are excused, invalidity is not named.
 */
static bool served_long_enough(struct derivation *d,
                               const struct credit_conditions_facts *facts) {
    if (facts->stays_to_age_limit || facts->left_by_death_or_loss_of_job)
        return true;
    return facts->left_by_invalidity && reads_as(d, R_IV_instr47_1_invalidity__excused);
}

/* Instruction 47/4: i names the option period or the award, ii denies after two months.
 */
static bool handed_over_late(struct derivation *d,
                             const struct credit_conditions_facts *facts) {
    if (!date_given(facts->payment_date))
        return false;
    struct date last = time_limit_end(
        d, IV_instr47_4_ii_al2, date_later(facts->settlement_date, facts->request_date),
        parameter(d, IV_instr47_4_ii_al2_months), "last day to hand the payment over");
    if (reads_as(d, R_IV_instr47_4_time_limit__option_period))
        return holds(
            d, IV_instr47_4_i,
            before(date_later(facts->option_period_end_date, last), facts->payment_date),
            "handed over after the option period and the two months");
    return holds(d, IV_instr47_4_ii_al2, before(last, facts->payment_date),
                 "handed over after two months");
}

/* Article 47 for those of section 1, on a request within the option period. */
static bool may_ask(struct derivation *d, const struct credit_conditions_facts *facts) {
    bool open =
        holds(d, IV_47_1, stated(facts->in_service_before_1974_07_01, "in service"),
              "in service before 1 July 1974");
    if (date_given(facts->request_date))
        open &= !holds(d, IV_instr47_3,
                       before(facts->option_period_end_date, facts->request_date),
                       "asked for after the option period");
    return open;
}

static void credit_conditions(struct derivation *d, const void *given, void *out) {
    const struct credit_conditions_facts *facts = given;
    struct credit_conditions_results *results = out;
    bool open = may_ask(d, facts);
    bool late = handed_over_late(d, facts);
    const struct {
        enum provision provision;
        bool met;
        const char *name;
    } conditions[] = {
        {IV_instr47_1_i, facts->lost_immediately_before,
         "rights lost by leaving for the organization"},
        {IV_instr47_1_ii, !facts->equivalent_available,
         "no full equivalent could be obtained"},
        {IV_instr47_1_iii, facts->payment_handed_over && !late,
         "a partial payment is handed over"},
        {IV_instr47_1_iv, !facts->could_keep_rights,
         "the former rights could not be kept"},
        {IV_instr47_1_v, facts->all_service_validated, "all service is validated"},
        {IV_instr47_1_vi, served_long_enough(d, facts),
         "in service to the age limit, death and loss of job aside"},
    };
    const int condition_count = sizeof conditions / sizeof *conditions;
    int *failed = arena_take(d->arena, sizeof *failed * (size_t)condition_count);
    size_t count = 0;
    for (int i = 0; i < condition_count; i++)
        if (!holds(d, conditions[i].provision,
                   stated(conditions[i].met, conditions[i].name), conditions[i].name))
            failed[count++] = i + 1;
    bool granted = holds(d, IV_instr47_1, stated(count == 0, "no condition fails"),
                         "all conditions are met together");
    results->granted = open && granted ? YES : NO;
    results->failed_conditions = (struct list){count, failed};
}

/*
 * Instruction 47/4 ii and example I divide credited by lost years; instruction 47/1 iii
 * has it the other way round, where nothing beyond the whole sum can be handed over.
 */
static number share_handed_over(struct derivation *d, number credited, number lost) {
    if (!reads_as(d, R_IV_instr47_4_ratio__lost_to_credited))
        return quotient(d, IV_instr47_4_ii, credited, lost, "share to be handed over");
    number whole = count_of(d, 1, "the whole sum");
    if (number_sign(credited) == 0)
        return whole;
    return at_most(
        d, IV_instr47_1_iii_s2,
        quotient(d, IV_instr47_1_iii_s2, lost, credited, "lost to credited years"), whole,
        "share to be handed over");
}

/*
 * Instruction 47/4 iii refunds what was handed over for nothing, yet in proportion to
 * what was granted; where nothing was granted, both give back the whole.
 */
static number part_refunded(struct derivation *d, number credited, number granted) {
    number withheld =
        difference(d, IV_instr47_4_iii, credited, granted, "days not granted");
    bool in_part = number_sign(granted) > 0 && number_sign(withheld) > 0;
    if (in_part && reads_as(d, R_IV_instr47_4_refund__credit_granted))
        return quotient(d, IV_instr47_4_iii, granted, credited, "part granted");
    return quotient(d, IV_instr47_4_iii, withheld, credited, "part not granted");
}

static void credit_surrender(struct derivation *d, const void *given, void *out) {
    const struct credit_surrender_facts *facts = given;
    struct credit_surrender_results *results = out;
    number credited = in_days(d, *facts->credit, "days credited");
    number lost = in_days(d, *facts->lost_service, "days lost");
    number share = share_handed_over(d, credited, lost);
    if (reads_as(d, R_IV_instr47_4_share__hundredth_of_a_percent)) {
        int places = (int)number_to_long(parameter(d, IV_47_exI_11_places));
        share = rounded(d, IV_47_exI_11, share, places, "share as a percentage");
    }
    number surrender = product(d, IV_instr47_4_ii, facts->amount_received, share,
                               "sum to be handed over");
    results->surrender_share = share;
    results->surrender = surrender;
    results->refund = number_with_unit(d->arena, count_of(d, 0, "nothing"), UNIT_MONEY);
    if (!facts->granted_credit || number_sign(credited) == 0)
        return;
    /* Instruction 47/4 iii: what was handed over for credit not granted comes back. */
    number granted = in_days(d, *facts->granted_credit, "days granted");
    results->refund = product(d, IV_instr47_4_iii, surrender,
                              part_refunded(d, credited, granted), "sum refunded");
}

static void check_conditions(const void *given, struct fact_error *error) {
    const struct credit_conditions_facts *facts = given;
    bool paid = date_given(facts->payment_date);
    if (!date_given(facts->option_period_end_date) &&
        (paid || date_given(facts->request_date)))
        *error = (struct fact_error){"option_period_end_date",
                                     "missing, needed beside the other days"};
    else if (paid != date_given(facts->settlement_date))
        *error =
            (struct fact_error){"settlement_date", "goes together with payment_date"};
    else if (facts->settlement_date.year > 9000 || facts->request_date.year > 9000)
        *error = (struct fact_error){"settlement_date", "beyond the year 9000"};
}

static void check_surrender(const void *given, struct fact_error *error) {
    const struct credit_surrender_facts *facts = given;
    if (period_days(*facts->lost_service) == 0)
        *error = (struct fact_error){"lost_service", "empty, expected some service"};
    else if (period_days(*facts->credit) > period_days(*facts->lost_service))
        *error = (struct fact_error){"credit", "longer than the service lost"};
    else if (facts->granted_credit &&
             period_days(*facts->granted_credit) > period_days(*facts->credit))
        *error = (struct fact_error){"granted_credit", "longer than the credit"};
}

static const struct field condition_facts[] = {
    FIELD(credit_conditions_facts, BOOLEAN, lost_immediately_before,
          "rights lost by leaving for the organization"),
    FIELD(credit_conditions_facts, BOOLEAN, equivalent_available,
          "a full equivalent could be obtained"),
    FIELD(credit_conditions_facts, BOOLEAN, could_keep_rights,
          "the former rights could be kept"),
    FIELD(credit_conditions_facts, BOOLEAN, all_service_validated,
          "all service is validated"),
    FIELD(credit_conditions_facts, BOOLEAN, stays_to_age_limit,
          "stays in service to the age limit"),
    FIELD(credit_conditions_facts, BOOLEAN, left_by_death_or_loss_of_job,
          "left by death or loss of job", .optional = true),
    FIELD(credit_conditions_facts, BOOLEAN, payment_handed_over,
          "a partial payment is handed over", .optional = true, .fallback = "true"),
    FIELD(credit_conditions_facts, BOOLEAN, left_by_invalidity, "left by invalidity",
          .optional = true),
    FIELD(credit_conditions_facts, BOOLEAN, in_service_before_1974_07_01,
          "in service before 1 July 1974", .optional = true, .fallback = "true"),
    FIELD(credit_conditions_facts, DATE, request_date, "day of the request",
          .optional = true),
    FIELD(credit_conditions_facts, DATE, option_period_end_date,
          "last day of the option period; needed beside the other days",
          .optional = true),
    FIELD(credit_conditions_facts, DATE, settlement_date,
          "day the earlier scheme settled its partial payment", .optional = true),
    FIELD(credit_conditions_facts, DATE, payment_date,
          "day that payment was handed over; without it in time", .optional = true),
    FIELDS_END,
};

static const struct field condition_results[] = {
    FIELD(credit_conditions_results, BOOLEAN, granted, "the credit is granted"),
    FIELD(credit_conditions_results, LIST, failed_conditions,
          "points of the instruction that fail", .of = TYPE_CHOICE,
          CHOICES("i", "ii", "iii", "iv", "v", "vi")),
    FIELDS_END,
};

const struct calculation credit_conditions_calculation = {
    .name = "credit_conditions",
    .provision = IV_instr47_1,
    .summary = "Conditions of the credit for lost pension rights",
    .facts = condition_facts,
    .facts_size = sizeof(struct credit_conditions_facts),
    .results = condition_results,
    .results_size = sizeof(struct credit_conditions_results),
    .provisions =
        PROVISIONS(IV_instr47_1, IV_instr47_3, IV_instr47_4_i, IV_instr47_4_ii, IV_47),
    .readings = READINGS(R_IV_instr47_1_invalidity, R_IV_instr47_4_time_limit,
                         R_IV_35_first_day, R_IV_35_weekend),
    .check = check_conditions,
    .compute = credit_conditions,
};

static const struct field surrender_facts[] = {
    FIELD(credit_surrender_facts, MONEY, amount_received, "sum received"),
    FIELD(credit_surrender_facts, PERIOD, credit, "credit granted"),
    FIELD(credit_surrender_facts, PERIOD, lost_service, "service whose rights were lost"),
    FIELD(credit_surrender_facts, PERIOD, granted_credit, "credit finally granted",
          .optional = true),
    FIELDS_END,
};

static const struct field surrender_results[] = {
    FIELD(credit_surrender_results, RATE, surrender_share, "share handed over"),
    FIELD(credit_surrender_results, MONEY, surrender, "sum handed over"),
    FIELD(credit_surrender_results, MONEY, refund, "sum refunded"),
    FIELDS_END,
};

const struct calculation credit_surrender_calculation = {
    .name = "credit_surrender",
    .provision = IV_instr47_4_ii,
    .summary = "Part of a payment to be handed over for the credit",
    .facts = surrender_facts,
    .facts_size = sizeof(struct credit_surrender_facts),
    .results = surrender_results,
    .results_size = sizeof(struct credit_surrender_results),
    .provisions = PROVISIONS(IV_instr47_4_ii, IV_instr47_4_iii, IV_instr47_1_iii),
    .readings =
        READINGS(R_IV_instr47_4_ratio, R_IV_instr47_4_share, R_IV_instr47_4_refund),
    .check = check_surrender,
    .compute = credit_surrender,
};
