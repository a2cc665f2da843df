/*
 * Annex IV, article 16 - Contrôle médical - Fin de la pension: the benefit when
 * invalidity ends (paragraphs 2 and 3, instruction 16/3) and the examinations
 * (instructions 16/1 and 16/2). The reopening of instruction 16/4:
 * article_13_entitlement.c.
 */
#include "calc/annex_iv/annex_iv.h"

struct end_of_invalidity_facts {
    const struct period *service, *invalidity_length;
    bool reinstated, conditions_still_met, declared_by_board;
    struct date board_meeting_date, decided_end_date;
};

struct end_of_invalidity_results {
    const struct period *service;
    int invalidity_end_benefit;
    struct date end_date;
};

struct medical_examination_facts {
    number distance_km;
    bool submits;
};

struct medical_examination_results {
    enum truth travel_paid, payment_may_be_suspended;
};

enum end_benefit { NO_BENEFIT = 1, LEAVING_ALLOWANCE_DUE, DEFERRED_OR_EARLY_PENSION };

/* Paragraph 2 and instruction 16/3: the Board decides, the organization follows. */
static bool pension_ends(struct derivation *d,
                         const struct end_of_invalidity_facts *facts) {
    bool lost = !facts->conditions_still_met;
    bool ends = holds(d, IV_16_2, stated(lost, "conditions lost"),
                      "the conditions are met no more");
    return ends & holds(d, IV_instr16_3, stated(facts->declared_by_board, "declared"),
                        "the board declared it");
}

/* Instruction 13/4 ii b: not before the Board met. */
static struct date last_payment(struct derivation *d,
                                const struct end_of_invalidity_facts *facts) {
    struct date meeting = facts->board_meeting_date, decided = facts->decided_end_date;
    if (!date_given(meeting) || !date_given(decided))
        return decided;
    bool early = holds(d, IV_instr13_4_ii_b_s2, before(decided, meeting),
                       "decided for a day before the board met");
    return early ? meeting : decided;
}

static void end_of_invalidity(struct derivation *d, const void *given, void *out) {
    const struct end_of_invalidity_facts *facts = given;
    struct end_of_invalidity_results *results = out;
    results->service = facts->service;
    results->invalidity_end_benefit = NO_BENEFIT;
    if (!pension_ends(d, facts))
        return;
    results->end_date = last_payment(d, facts);
    number days =
        sum(d, IV_16_3, in_days(d, *facts->service, "days of service"),
            in_days(d, *facts->invalidity_length, "days on the invalidity pension"),
            "days of service and invalidity");
    struct period *all = arena_take(d->arena, sizeof *all);
    *all = period_of_days(number_to_long(days));
    results->service = all;
    if (holds(d, IV_instr16_3_s2, stated(facts->reinstated, "reinstated"),
              "reinstated: no benefit on leaving"))
        return;
    bool allowance = holds(d, IV_instr16_3_s2,
                           below(in_years(d, *all, "years of service and invalidity"),
                                 parameter(d, IV_instr16_3_s2_service)),
                           "less than ten years in all");
    results->invalidity_end_benefit =
        allowance ? LEAVING_ALLOWANCE_DUE : DEFERRED_OR_EARLY_PENSION;
}

static void medical_examination(struct derivation *d, const void *given, void *out) {
    const struct medical_examination_facts *facts = given;
    struct medical_examination_results *results = out;
    bool far = holds(d, IV_instr16_2_al2,
                     above(facts->distance_km, parameter(d, IV_instr16_2_al2_km)),
                     "travel beyond the distance from home");
    bool refused = holds(d, IV_instr16_1, stated(!facts->submits, "does not submit"),
                         "the examination is refused");
    results->travel_paid = far ? YES : NO;
    results->payment_may_be_suspended = refused ? YES : NO;
}

static void check_end(const void *given, struct fact_error *error) {
    const struct end_of_invalidity_facts *facts = given;
    if (date_given(facts->board_meeting_date) && !date_given(facts->decided_end_date))
        *error = (struct fact_error){"decided_end_date",
                                     "missing, needed beside the day the board met"};
}

static const struct field end_facts[] = {
    FIELD(end_of_invalidity_facts, PERIOD, service, "length of service"),
    FIELD(end_of_invalidity_facts, PERIOD, invalidity_length,
          "time on invalidity pension"),
    FIELD(end_of_invalidity_facts, BOOLEAN, reinstated, "reinstated in the organization"),
    FIELD(end_of_invalidity_facts, BOOLEAN, conditions_still_met,
          "the conditions of the pension are still met", .optional = true),
    FIELD(end_of_invalidity_facts, BOOLEAN, declared_by_board,
          "the Invalidity Board declared it", .optional = true, .fallback = "true"),
    FIELD(end_of_invalidity_facts, DATE, board_meeting_date, "day the board met",
          .optional = true),
    FIELD(end_of_invalidity_facts, DATE, decided_end_date,
          "last day of payment that the organization decided", .optional = true),
    FIELDS_END,
};

static const struct field end_results[] = {
    FIELD(end_of_invalidity_results, PERIOD, service, "length of service"),
    FIELD(end_of_invalidity_results, CHOICE, invalidity_end_benefit, "benefit",
          CHOICES("none", "leaving_allowance", "deferred_or_early_pension")),
    FIELD(end_of_invalidity_results, DATE, end_date, "last day of payment",
          .optional = true),
    FIELDS_END,
};

const struct calculation end_of_invalidity_calculation = {
    .name = "end_of_invalidity",
    .provision = IV_16_3,
    .summary = "Benefit when invalidity ends",
    .facts = end_facts,
    .facts_size = sizeof(struct end_of_invalidity_facts),
    .results = end_results,
    .results_size = sizeof(struct end_of_invalidity_results),
    .provisions = PROVISIONS(IV_16_3, IV_16_2, IV_instr16_3, IV_instr13_4_ii_b),
    .check = check_end,
    .compute = end_of_invalidity,
};

static const struct field examination_facts[] = {
    FIELD(medical_examination_facts, NUMBER, distance_km, "distance", .unit = "km"),
    FIELD(medical_examination_facts, BOOLEAN, submits, "submits to the examination",
          .optional = true, .fallback = "true"),
    FIELDS_END,
};

static const struct field examination_results[] = {
    FIELD(medical_examination_results, BOOLEAN, travel_paid, "travel is paid"),
    FIELD(medical_examination_results, BOOLEAN, payment_may_be_suspended,
          "payment may be suspended"),
    FIELDS_END,
};

const struct calculation medical_examination_calculation = {
    .name = "medical_examination",
    .provision = IV_instr16_2,
    .summary = "Travel and refusal of a medical examination",
    .facts = examination_facts,
    .facts_size = sizeof(struct medical_examination_facts),
    .results = examination_results,
    .results_size = sizeof(struct medical_examination_results),
    .provisions = PROVISIONS(IV_instr16_2, IV_instr16_1),
    .compute = medical_examination,
};
