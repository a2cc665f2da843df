/* Annex IV, article 13: time limits of the Invalidity Board, all in calendar days. */
#include "tests/support/calculation_test.h"

#define BOARD(...) compute(state, "invalidity_board_time_limits", FACTS(__VA_ARGS__))

static void thirty_days_to_name_each_doctor(void **state) {
    BOARD("request_received_date", "2000-01-31", "notification_received_date",
          "2001-01-31", "doctors_notified_date", "2000-04-01");
    assert_result(state, "organization_doctor_deadline", "2000-03-01"); /* leap year */
    assert_result(state, "staff_doctor_deadline", "2001-03-02");
    assert_result(state, "third_doctor_deadline", "2000-05-01");
}

static void sixty_days_to_meet(void **state) {
    BOARD("third_doctor_date", "2000-01-01");
    assert_result(state, "meeting_deadline", "2000-03-01");
}

static void fifteen_days_for_observations(void **state) {
    BOARD("file_received_date", "2000-02-20");
    assert_result(state, "observations_deadline", "2000-03-06");
}

static void thirty_days_to_notify_the_decision(void **state) {
    BOARD("conclusions_received_date", "2000-12-31");
    assert_result(state, "decision_deadline", "2001-01-30");
}

static void what_has_not_happened_sets_no_limit(void **state) {
    compute(state, "invalidity_board_time_limits", NO_FACTS);
    assert_no_result(state, "organization_doctor_deadline");
    assert_no_result(state, "meeting_deadline");
    assert_no_result(state, "decision_deadline");
}

static void the_doctor_of_the_staff_member_is_paid_from_three_countries(void **state) {
    BOARD("doctor_country", "BE", "last_duty_country", "BE");
    assert_result(state, "staff_doctor_paid", "true");
    BOARD("doctor_country", "FR", "home_country", "FR");
    assert_result(state, "staff_doctor_paid", "false"); /* did not live there */
    BOARD("doctor_country", "FR", "home_country", "FR", "lives_in_home_country", "true");
    assert_result(state, "staff_doctor_paid", "true");
    BOARD("doctor_country", "IT", "residence_country", "IT", "former_staff", "true");
    assert_result(state, "staff_doctor_paid", "true");
    BOARD("doctor_country", "IT", "residence_country", "IT");
    assert_result(state, "staff_doctor_paid", "false");
    BOARD("residence_country", "IT", "former_staff", "true");
    assert_no_result(state, "staff_doctor_paid");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_13_invalidity_board[] = {
        CALCULATION_TEST(thirty_days_to_name_each_doctor),
        CALCULATION_TEST(sixty_days_to_meet),
        CALCULATION_TEST(fifteen_days_for_observations),
        CALCULATION_TEST(thirty_days_to_notify_the_decision),
        CALCULATION_TEST(what_has_not_happened_sets_no_limit),
        CALCULATION_TEST(the_doctor_of_the_staff_member_is_paid_from_three_countries),
    };
    return cmocka_run_group_tests(annex_iv_article_13_invalidity_board, NULL, NULL);
}
