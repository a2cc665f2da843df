/*
 * Annex IV, article 13 - Conditions d'acquisition - Commission d'invalidité: the right to
 * an invalidity pension (paragraph 1, instruction 13/2) and its reopening after a relapse
 * (instruction 16/4). The time limits of the Board: article_13_invalidity_board.c.
 * Readings: R-IV.13.1-age_limit.
 */
#include "calc/annex_iv/annex_iv.h"

struct invalidity_entitlement_facts {
    struct date birth_date, invalidity_date;
    bool acquiring_rights, permanent, total_incapacity;
    bool suitable_post_possible, excluded_by_waiting_period;
    int invalidity_period; /* enum invalidity_period */
    bool relapse, same_condition, other_pension_for_condition;
};

struct invalidity_entitlement_results {
    enum truth entitled;
};

/* The words of the fact, in their order. */
enum invalidity_period {
    IN_ACTIVE_SERVICE = 1,
    LEAVE_WITHOUT_CONTRIBUTION,
    INCAPACITY_AFTER_SICK_LEAVE,
    VALIDATED_UNPAID_LEAVE
};

/* Article 13(1): what the Board has to find. */
static bool is_invalid(struct derivation *d,
                       const struct invalidity_entitlement_facts *facts) {
    bool suitable = !facts->suitable_post_possible;
    bool invalid = holds(d, IV_13_1, stated(facts->permanent, "permanent"),
                         "the invalidity is permanent");
    invalid &= holds(d, IV_13_1, stated(facts->total_incapacity, "total incapacity"),
                     "the incapacity is total");
    return invalid & holds(d, IV_13_1, stated(suitable, "no suitable post is possible"),
                           "no suitable post that was offered can be held");
}

/* Instruction 13/2: the event came when pension rights were built up. */
static bool event_is_covered(struct derivation *d, int period) {
    bool covered = !holds(d, IV_instr13_2_i, stated(period != IN_ACTIVE_SERVICE, "leave"),
                          "event during unpaid leave or non-active status");
    if (!covered)
        covered = holds(d, IV_instr13_2_ii,
                        stated(period == INCAPACITY_AFTER_SICK_LEAVE,
                               "indemnities after a sick leave"),
                        "event during paid incapacity after sick leave");
    if (!covered)
        covered = holds(d, IV_instr13_2_ii_s3,
                        stated(period == VALIDATED_UNPAID_LEAVE, "validated"),
                        "event during unpaid leave that is validated");
    return covered;
}

static bool acquires_rights(struct derivation *d,
                            const struct invalidity_entitlement_facts *facts) {
    struct condition acquiring = stated(facts->acquiring_rights, "acquiring rights");
    if (facts->invalidity_period == INCAPACITY_AFTER_SICK_LEAVE)
        return holds(d, IV_instr13_2_ii_s2, acquiring,
                     "contributions went on during the incapacity");
    return holds(d, IV_13_1, acquiring, "pension rights were being acquired");
}

/* Instruction 16/4: who left with a deferred or early pension acquires no rights. */
static bool right_is_reopened(struct derivation *d,
                              const struct invalidity_entitlement_facts *facts) {
    bool alone = !facts->other_pension_for_condition;
    bool reopened =
        holds(d, IV_instr16_4, stated(facts->same_condition, "same condition"),
              "relapse of the condition of the former pension");
    return reopened & holds(d, IV_instr16_4, stated(alone, "no other pension for it"),
                            "no other scheme pays for the same condition");
}

static void invalidity_entitlement(struct derivation *d, const void *given, void *out) {
    const struct invalidity_entitlement_facts *facts = given;
    struct invalidity_entitlement_results *results = out;
    bool waiting = facts->excluded_by_waiting_period;
    struct date last = last_day_before_age_limit(
        d, facts->relapse ? IV_instr16_4 : IV_13_1, facts->birth_date);
    bool in_time = !holds(d, facts->relapse ? IV_instr16_4 : IV_13_1,
                          before(last, facts->invalidity_date), "age limit reached");
    bool covered;
    if (facts->relapse) {
        covered = right_is_reopened(d, facts);
    } else {
        covered = acquires_rights(d, facts);
        covered &= event_is_covered(d, facts->invalidity_period);
        covered &= !holds(d, IV_13_1, stated(waiting, "excluded by the waiting period"),
                          "article 2 excludes the event");
    }
    bool invalid = is_invalid(d, facts);
    results->entitled = in_time && covered && invalid ? YES : NO;
}

static void check(const void *given, struct fact_error *error) {
    const struct invalidity_entitlement_facts *facts = given;
    if (date_compare(facts->invalidity_date, facts->birth_date) < 0)
        *error = (struct fact_error){"invalidity_date", "before the birth"};
}

static const struct field facts[] = {
    FIELD(invalidity_entitlement_facts, DATE, birth_date, "date of birth"),
    FIELD(invalidity_entitlement_facts, DATE, invalidity_date, "first day of invalidity"),
    FIELD(invalidity_entitlement_facts, BOOLEAN, acquiring_rights,
          "pension rights were being acquired"),
    FIELD(invalidity_entitlement_facts, BOOLEAN, permanent, "permanent invalidity"),
    FIELD(invalidity_entitlement_facts, BOOLEAN, total_incapacity,
          "total incapacity for the post"),
    FIELD(invalidity_entitlement_facts, BOOLEAN, suitable_post_possible,
          "could hold a suitable post that was offered", .optional = true),
    FIELD(invalidity_entitlement_facts, BOOLEAN, excluded_by_waiting_period,
          "excluded by the waiting period", .optional = true),
    FIELD(invalidity_entitlement_facts, CHOICE, invalidity_period,
          "when the event occurred", .optional = true, .fallback = "service",
          CHOICES("service", "leave_without_contribution", "incapacity_after_sick_leave",
                  "validated_unpaid_leave")),
    FIELD(
        invalidity_entitlement_facts, BOOLEAN, relapse,
        "relapse after an invalidity pension that ended with a deferred or early pension",
        .optional = true),
    FIELD(invalidity_entitlement_facts, BOOLEAN, same_condition,
          "the relapse comes from the condition of the former pension", .optional = true,
          .fallback = "true"),
    FIELD(invalidity_entitlement_facts, BOOLEAN, other_pension_for_condition,
          "another scheme pays a pension for the same condition", .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(invalidity_entitlement_results, BOOLEAN, entitled, "the conditions are met"),
    FIELDS_END,
};

const struct calculation invalidity_entitlement_calculation = {
    .name = "invalidity_entitlement",
    .provision = IV_13_1,
    .summary = "Entitlement to an invalidity pension",
    .facts = facts,
    .facts_size = sizeof(struct invalidity_entitlement_facts),
    .results = results,
    .results_size = sizeof(struct invalidity_entitlement_results),
    .provisions = PROVISIONS(IV_13_1, IV_instr13_2, IV_instr16_4),
    .readings = READINGS(R_IV_13_1_age_limit, R_R_11_leap_birthday),
    .check = check,
    .compute = invalidity_entitlement,
};
