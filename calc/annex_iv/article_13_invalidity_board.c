/*
 * Annex IV, article 13 - Conditions d'acquisition - Commission d'invalidité: the time
 * limits of the Board (instruction 13/3) and of the decision (instruction 13/4).
 */
#include "calc/annex_iv/annex_iv.h"

struct invalidity_board_time_limits_facts {
    struct date request_received_date, notification_received_date;
    struct date doctors_notified_date, third_doctor_date;
    struct date file_received_date, conclusions_received_date;
};

struct invalidity_board_time_limits_results {
    struct date organization_doctor_deadline, staff_doctor_deadline;
    struct date third_doctor_deadline, meeting_deadline;
    struct date observations_deadline, decision_deadline;
};

/* Calendar days after the event; nothing where the event is not known. */
static struct date last_day(struct derivation *d, enum provision provision,
                            enum parameter days, struct date event, const char *label) {
    if (!date_given(event))
        return event;
    return day_after(d, provision, event, parameter(d, days), label);
}

static void invalidity_board_time_limits(struct derivation *d, const void *given,
                                         void *out) {
    const struct invalidity_board_time_limits_facts *facts = given;
    struct invalidity_board_time_limits_results *results = out;
    results->organization_doctor_deadline = last_day(
        d, IV_instr13_3_iii_al3, IV_instr13_3_iii_al3_days, facts->request_received_date,
        "last day to name the doctor of the organization");
    results->staff_doctor_deadline = last_day(
        d, IV_instr13_3_iv, IV_instr13_3_iv_days, facts->notification_received_date,
        "last day to name the doctor of the staff member");
    results->third_doctor_deadline =
        last_day(d, IV_instr13_3_vi, IV_instr13_3_vi_days, facts->doctors_notified_date,
                 "last day to name the third doctor");
    results->meeting_deadline =
        last_day(d, IV_instr13_3_vii, IV_instr13_3_vii_days, facts->third_doctor_date,
                 "last day for the board to meet");
    results->observations_deadline =
        last_day(d, IV_instr13_3_viii_a_al2, IV_instr13_3_viii_days,
                 facts->file_received_date, "last day for observations");
    results->decision_deadline =
        last_day(d, IV_instr13_4_iv, IV_instr13_4_iv_days,
                 facts->conclusions_received_date, "last day to notify the decision");
}

static const struct field facts[] = {
    FIELD(invalidity_board_time_limits_facts, DATE, request_received_date,
          "request of the staff member received", .optional = true),
    FIELD(invalidity_board_time_limits_facts, DATE, notification_received_date,
          "notification of the organization received", .optional = true),
    FIELD(invalidity_board_time_limits_facts, DATE, doctors_notified_date,
          "names of the first two doctors notified", .optional = true),
    FIELD(invalidity_board_time_limits_facts, DATE, third_doctor_date,
          "third doctor named", .optional = true),
    FIELD(invalidity_board_time_limits_facts, DATE, file_received_date,
          "administrative file received", .optional = true),
    FIELD(invalidity_board_time_limits_facts, DATE, conclusions_received_date,
          "conclusions received", .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(invalidity_board_time_limits_results, DATE, organization_doctor_deadline,
          "last day to name the doctor of the organization"),
    FIELD(invalidity_board_time_limits_results, DATE, staff_doctor_deadline,
          "last day to name the doctor of the staff member"),
    FIELD(invalidity_board_time_limits_results, DATE, third_doctor_deadline,
          "last day to name the third doctor"),
    FIELD(invalidity_board_time_limits_results, DATE, meeting_deadline,
          "last day for the board to meet"),
    FIELD(invalidity_board_time_limits_results, DATE, observations_deadline,
          "last day for observations"),
    FIELD(invalidity_board_time_limits_results, DATE, decision_deadline,
          "last day to notify the decision"),
    FIELDS_END,
};

const struct calculation invalidity_board_time_limits_calculation = {
    .name = "invalidity_board_time_limits",
    .provision = IV_instr13_3,
    .summary = "Time limits of the Invalidity Board",
    .facts = facts,
    .facts_size = sizeof(struct invalidity_board_time_limits_facts),
    .results = results,
    .results_size = sizeof(struct invalidity_board_time_limits_results),
    .provisions = PROVISIONS(IV_instr13_3, IV_instr13_4_iv),
    .compute = invalidity_board_time_limits,
};
