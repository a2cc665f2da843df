/*
 * Annex IV, article 4 - Définition des services ouvrant droit aux prestations:
 * conditions for service in another capacity (paragraph 1 ii, instruction 4.1/2).
 */
#include "calc/annex_iv/annex_iv.h"

enum failed {
    NOT_BEFORE_APPOINTMENT = 1,
    BELOW_HALF_TIME,
    PAID_BY_TASK,
    NOT_UNDER_CONTROL,
    NOT_PAID_BY_ORGANIZATION,
    INTERRUPTION_TOO_LONG,
    UNDER_30_DAYS,
    MOST_FAILURES = UNDER_30_DAYS
};

struct prior_service_conditions_facts {
    bool before_appointment, paid_periodically, under_control, paid_by_organization;
    number part_time_ratio, full_time_days, longest_interruption_months;
};

struct prior_service_conditions_results {
    enum truth admissible;
    struct list failed_conditions; /* of enum failed */
};

struct failures {
    int *items;
    size_t count;
};

static void fails_unless(struct failures *failures, bool met, enum failed condition) {
    if (!met)
        failures->items[failures->count++] = (int)condition;
}

/* Paragraph 1 ii in a year, instruction 4.1/2 iii in months: the same break. */
static bool interrupted_too_long(struct derivation *d, number months) {
    number year = product(d, IV_4_1_ii, parameter(d, IV_4_1_ii_break),
                          count_of(d, MONTHS_PER_YEAR, "months in a year"),
                          "longest break, in months");
    bool by_article =
        holds(d, IV_4_1_ii, above(months, year), "break of more than a year");
    bool by_instruction =
        holds(d, IV_instr4_1_2_iii, above(months, parameter(d, IV_instr4_1_2_iii_months)),
              "break of more months in a row than allowed");
    return by_article || by_instruction;
}

/* Point iv: days as they were worked, and in full-time days. */
static bool too_short(struct derivation *d, number ratio, number full_time_days) {
    number days = full_time_days;
    if (number_sign(ratio) > 0)
        days = quotient(d, IV_instr4_1_2_iv, full_time_days, ratio, "days at work");
    bool short_in_all =
        holds(d, IV_instr4_1_2_iv, below(days, parameter(d, IV_instr4_1_2_iv_days)),
              "fewer days in all than the least");
    bool short_in_full_time =
        holds(d, IV_instr4_1_2_iv_s3,
              below(full_time_days, parameter(d, IV_instr4_1_2_iv_s3_days)),
              "fewer full-time days than the least");
    return short_in_all || short_in_full_time;
}

static void prior_service_conditions(struct derivation *d, const void *given, void *out) {
    const struct prior_service_conditions_facts *facts = given;
    struct prior_service_conditions_results *results = out;
    struct failures failures = {arena_take(d->arena, MOST_FAILURES * sizeof(int)), 0};
    fails_unless(&failures,
                 holds(d, IV_instr4_1_2_i,
                       stated(facts->before_appointment, "before_appointment"),
                       "before the appointment as staff member"),
                 NOT_BEFORE_APPOINTMENT);
    fails_unless(
        &failures,
        holds(d, IV_instr4_1_2_ii,
              at_or_above(facts->part_time_ratio, parameter(d, IV_4_3_half_time)),
              "at least half time"),
        BELOW_HALF_TIME);
    fails_unless(&failures,
                 holds(d, IV_instr4_1_2_ii_al2,
                       stated(facts->paid_periodically, "paid_periodically"),
                       "paid by time, not by task"),
                 PAID_BY_TASK);
    fails_unless(&failures,
                 holds(d, IV_instr4_1_2_ii_al2,
                       stated(facts->under_control, "under_control"),
                       "on the premises, under control, in the working hours"),
                 NOT_UNDER_CONTROL);
    fails_unless(&failures,
                 holds(d, IV_instr4_1_2_ii_al3,
                       stated(facts->paid_by_organization, "paid_by_organization"),
                       "all pay came from the organization"),
                 NOT_PAID_BY_ORGANIZATION);
    fails_unless(&failures, !interrupted_too_long(d, facts->longest_interruption_months),
                 INTERRUPTION_TOO_LONG);
    fails_unless(&failures, !too_short(d, facts->part_time_ratio, facts->full_time_days),
                 UNDER_30_DAYS);
    results->failed_conditions = (struct list){failures.count, failures.items};
    results->admissible =
        holds(d, IV_instr4_1_2, stated(failures.count == 0, "every point is met"),
              "every condition is met")
            ? YES
            : NO;
}

static const struct field facts[] = {
    FIELD(prior_service_conditions_facts, BOOLEAN, before_appointment,
          "service before appointment as a staff member"),
    FIELD(prior_service_conditions_facts, RATE, part_time_ratio,
          "share of full-time hours worked", .range = RANGE_SHARE),
    FIELD(prior_service_conditions_facts, NUMBER, full_time_days,
          "days in full-time equivalent", .unit = "days"),
    FIELD(prior_service_conditions_facts, NUMBER, longest_interruption_months,
          "longest interruption", .unit = "months"),
    FIELD(prior_service_conditions_facts, BOOLEAN, paid_periodically,
          "paid by time and not by task", .optional = true, .fallback = "true"),
    FIELD(prior_service_conditions_facts, BOOLEAN, under_control,
          "on the premises and under the control of the organization", .optional = true,
          .fallback = "true"),
    FIELD(prior_service_conditions_facts, BOOLEAN, paid_by_organization,
          "paid entirely by the organization", .optional = true, .fallback = "true"),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(prior_service_conditions_results, BOOLEAN, admissible,
          "all conditions are met"),
    FIELD(prior_service_conditions_results, LIST, failed_conditions,
          "conditions that fail", .of = TYPE_CHOICE,
          CHOICES("not_before_appointment", "below_half_time", "paid_by_task",
                  "not_under_control", "not_paid_by_organization",
                  "interruption_too_long", "under_30_days")),
    FIELDS_END,
};

const struct calculation prior_service_conditions_calculation = {
    .name = "prior_service_conditions",
    .provision = IV_instr4_1_2,
    .summary = "Conditions for service before appointment",
    .facts = facts,
    .facts_size = sizeof(struct prior_service_conditions_facts),
    .results = results,
    .results_size = sizeof(struct prior_service_conditions_results),
    .provisions = PROVISIONS(IV_instr4_1_2, IV_4_1_ii),
    .compute = prior_service_conditions,
};
