/*
 * Annex IV, article 13 - Conditions d'acquisition - Commission d'invalidité: the time
 * limits of the Board (instruction 13/3) and of the decision (instruction 13/4), and
 * whether the organization pays the doctor of the staff member (instruction 13/3 x).
 */
#include <string.h>

#include "calc/annex_iv/annex_iv.h"

struct invalidity_board_time_limits_facts {
    struct date request_received_date, notification_received_date;
    struct date doctors_notified_date, third_doctor_date;
    struct date file_received_date, conclusions_received_date;
    const char *doctor_country, *last_duty_country, *home_country, *residence_country;
    bool lives_in_home_country, former_staff;
};

struct invalidity_board_time_limits_results {
    struct date organization_doctor_deadline, staff_doctor_deadline;
    struct date third_doctor_deadline, meeting_deadline;
    struct date observations_deadline, decision_deadline;
    enum truth staff_doctor_paid;
};

/* Calendar days after the event; nothing where the event is not known. */
static struct date last_day(struct derivation *d, enum provision provision,
                            enum parameter days, struct date event, const char *label) {
    if (!date_given(event))
        return event;
    return day_after(d, provision, event, parameter(d, days), label);
}

/* The doctor lives there; a country that is not known is none. */
static bool doctor_lives_in(const struct invalidity_board_time_limits_facts *facts,
                            const char *country) {
    return country && !strcmp(facts->doctor_country, country);
}

/* The home counts for those who lived there when the incapacity was established. */
static bool doctor_at_home(struct derivation *d,
                           const struct invalidity_board_time_limits_facts *facts) {
    bool home = doctor_lives_in(facts, facts->home_country);
    return holds(d, IV_instr13_3_x_al2, stated(home, "country of the home"),
                 "the doctor lives in the country of the home") &&
           holds(d, IV_instr13_3_x_al2,
                 stated(facts->lives_in_home_country, "lives_in_home_country"),
                 "the staff member lived there too");
}

static bool
doctor_near_former_staff(struct derivation *d,
                         const struct invalidity_board_time_limits_facts *facts) {
    bool near = doctor_lives_in(facts, facts->residence_country);
    return holds(d, IV_instr13_3_x_al2, stated(facts->former_staff, "former_staff"),
                 "the board examines a former staff member") &&
           holds(d, IV_instr13_3_x_al2, stated(near, "country of residence"),
                 "the doctor lives in the country of residence");
}

/* Instruction 13/3 x: fees and travel of that doctor. */
static bool doctor_is_paid(struct derivation *d,
                           const struct invalidity_board_time_limits_facts *facts) {
    bool there = doctor_lives_in(facts, facts->last_duty_country);
    return holds(d, IV_instr13_3_x_al2, stated(there, "last country of duty"),
                 "the doctor lives in the last country of duty") ||
           doctor_at_home(d, facts) || doctor_near_former_staff(d, facts);
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
    if (facts->doctor_country)
        results->staff_doctor_paid = doctor_is_paid(d, facts) ? YES : NO;
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
    FIELD(invalidity_board_time_limits_facts, COUNTRY, doctor_country,
          "country where the doctor of the staff member lives", .optional = true),
    FIELD(invalidity_board_time_limits_facts, COUNTRY, last_duty_country,
          "last country of duty", .optional = true),
    FIELD(invalidity_board_time_limits_facts, COUNTRY, home_country,
          "country of the home", .optional = true),
    FIELD(invalidity_board_time_limits_facts, BOOLEAN, lives_in_home_country,
          "the staff member lived there when the incapacity was established",
          .optional = true),
    FIELD(invalidity_board_time_limits_facts, BOOLEAN, former_staff,
          "the board examines a former staff member", .optional = true),
    FIELD(invalidity_board_time_limits_facts, COUNTRY, residence_country,
          "country where the former staff member lives", .optional = true),
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
    FIELD(invalidity_board_time_limits_results, BOOLEAN, staff_doctor_paid,
          "fees and travel of the doctor of the staff member are paid", .optional = true),
    FIELDS_END,
};

const struct calculation invalidity_board_time_limits_calculation = {
    .name = "invalidity_board_time_limits",
    .provision = IV_instr13_3,
    .summary = "Time limits of the Invalidity Board, and who pays a doctor",
    .facts = facts,
    .facts_size = sizeof(struct invalidity_board_time_limits_facts),
    .results = results,
    .results_size = sizeof(struct invalidity_board_time_limits_results),
    .provisions = PROVISIONS(IV_instr13_3, IV_instr13_3_x_al2, IV_instr13_4_iv),
    .compute = invalidity_board_time_limits,
};
