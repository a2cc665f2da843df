/* Annex IV, article 16: the end of invalidity, and the examinations before it. */
#include "tests/support/calculation_test.h"

#define END(invalid, reinstated, ...)                                                    \
    compute(state, "end_of_invalidity",                                                  \
            FACTS("service", "P6Y", "invalidity_length", invalid, "reinstated",          \
                  reinstated, __VA_ARGS__))
#define DECLARED "declared_by_board", "true"

static void the_time_of_the_pension_counts_as_service(void **state) {
    END("P3Y11M29D", "false", DECLARED);
    assert_result(state, "service", "P9Y11M29D");
    assert_result(state, "invalidity_end_benefit", "leaving_allowance");
    END("P4Y", "false", DECLARED);
    assert_result(state, "service", "P10Y");
    assert_result(state, "invalidity_end_benefit", "deferred_or_early_pension");
}

static void reinstatement_leaves_no_benefit(void **state) {
    END("P4Y", "true", DECLARED);
    assert_result(state, "service", "P10Y");
    assert_result(state, "invalidity_end_benefit", "none");
}

static void the_pension_goes_on_while_its_conditions_are_met(void **state) {
    END("P4Y", "false", "conditions_still_met", "true");
    assert_result(state, "service", "P6Y");
    assert_result(state, "invalidity_end_benefit", "none");
}

static void the_board_must_have_declared_it(void **state) {
    END("P4Y", "false", "declared_by_board", "false");
    assert_result(state, "invalidity_end_benefit", "none");
}

static void payment_does_not_end_before_the_board_met(void **state) {
    END("P4Y", "false", "board_meeting_date", "2000-05-10", "decided_end_date",
        "2000-04-30");
    assert_result(state, "end_date", "2000-05-10");
    END("P4Y", "false", "board_meeting_date", "2000-05-10", "decided_end_date",
        "2000-05-31");
    assert_result(state, "end_date", "2000-05-31");
    END("P4Y", "false", "board_meeting_date", "2000-05-10");
    assert_fact_error(state, "decided_end_date");
}

/* ---- instructions 16/1 and 16/2 ---- */

static void travel_is_paid_beyond_fifty_kilometres(void **state) {
    compute(state, "medical_examination", FACTS("distance_km", "50"));
    assert_result(state, "travel_paid", "false");
    compute(state, "medical_examination", FACTS("distance_km", "50.1"));
    assert_result(state, "travel_paid", "true");
    assert_result(state, "payment_may_be_suspended", "false");
}

static void who_refuses_the_examination_may_lose_the_payment(void **state) {
    compute(state, "medical_examination", FACTS("distance_km", "10", "submits", "false"));
    assert_result(state, "payment_may_be_suspended", "true");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_16_medical_control[] = {
        CALCULATION_TEST(the_time_of_the_pension_counts_as_service),
        CALCULATION_TEST(reinstatement_leaves_no_benefit),
        CALCULATION_TEST(the_pension_goes_on_while_its_conditions_are_met),
        CALCULATION_TEST(the_board_must_have_declared_it),
        CALCULATION_TEST(payment_does_not_end_before_the_board_met),
        CALCULATION_TEST(travel_is_paid_beyond_fifty_kilometres),
        CALCULATION_TEST(who_refuses_the_examination_may_lose_the_payment),
    };
    return cmocka_run_group_tests(annex_iv_article_16_medical_control, NULL, NULL);
}
