/* Annex IV, article 12: conditions and time limits of a transfer in. */
#include "tests/support/calculation_test.h"

static void transfer(void **state, const char *certified, const char *pension_money,
                     const char *whole, const char *last_scheme, const char *failed) {
    compute(state, "inward_transfer_conditions",
            FACTS("certified", certified, "pension_money", pension_money, "whole_amount",
                  whole, "last_scheme", last_scheme));
    assert_result(state, "admissible", *failed ? "false" : "true");
    assert_result(state, "failed_conditions", failed);
}

static void each_condition_is_needed(void **state) {
    transfer(state, "true", "true", "true", "true", "");
    transfer(state, "false", "true", "true", "true", "not_certified");
    transfer(state, "true", "false", "true", "true", "not_pension_money");
    transfer(state, "true", "true", "false", "true", "partial_transfer");
    transfer(state, "true", "true", "true", "false", "not_last_scheme");
    transfer(state, "false", "false", "false", "false",
             "not_last_scheme not_certified not_pension_money partial_transfer");
}

static void several_employers_count_when_the_last_scheme_took_them_over(void **state) {
    static const char *const taken_over[] = {"true", "false"};
    for (int i = 0; i < 2; i++) {
        compute(state, "inward_transfer_conditions",
                FACTS("certified", "true", "pension_money", "true", "whole_amount",
                      "true", "several_employers", "true", "taken_over_by_last_scheme",
                      taken_over[i]));
        assert_result(state, "admissible", taken_over[i]);
    }
}

/* ---- time limits ---- */

#define ASK(...) compute(state, "inward_transfer_time_limits", FACTS(__VA_ARGS__))

static void six_months_run_from_the_confirmation(void **state) {
    ASK("request_date", "2000-07-31", "confirmation_date", "2000-01-31");
    assert_result(state, "request_deadline", "2000-07-31");
    assert_no_result(state, "payment_deadline");
    ASK("request_date", "2000-08-01", "confirmation_date", "2000-01-31");
    assert_refused(state, "IV.instr12.1.v");
    ASK("request_date", "2001-02-28", "confirmation_date", "2000-08-31");
    assert_result(state, "request_deadline", "2001-02-28");
}

static void twelve_months_run_from_the_opening_of_transfers(void **state) {
    ASK("request_date", "2001-03-15", "confirmation_date", "2000-01-31",
        "transfer_possible_date", "2000-03-15");
    assert_result(state, "request_deadline", "2001-03-15");
}

static void the_transitional_limit_ends_before_31_december_1978(void **state) {
    ASK("request_date", "1978-12-30", "in_service_before_1978_06_30", "true");
    assert_result(state, "request_deadline", "1978-12-30");
    ASK("request_date", "1978-12-31", "in_service_before_1978_06_30", "true");
    assert_refused(state, "IV.instr12.1.v");
}

static void money_received_is_paid_within_three_months_more(void **state) {
    ASK("request_date", "2000-03-01", "confirmation_date", "2000-01-31", "money_received",
        "true", "payment_date", "2000-10-31");
    assert_result(state, "payment_deadline", "2000-10-31");
    ASK("request_date", "2000-03-01", "confirmation_date", "2000-01-31", "money_received",
        "true", "payment_date", "2000-11-01");
    assert_refused(state, "IV.instr12.1.vi");
}

static void an_unpaid_request_lapses_at_the_end_of_service(void **state) {
    ASK("request_date", "2000-03-01", "confirmation_date", "2000-01-31",
        "last_day_of_service", "2003-12-31");
    assert_refused(state, "IV.instr12.1.v.al3");
}

static void something_must_set_a_time_limit(void **state) {
    ASK("request_date", "2000-03-01");
    assert_fact_error(state, "confirmation_date");
    ASK("request_date", "2000-03-01", "confirmation_date", "2000-01-31", "payment_date",
        "2000-02-29");
    assert_fact_error(state, "payment_date");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_12_conditions[] = {
        CALCULATION_TEST(each_condition_is_needed),
        CALCULATION_TEST(several_employers_count_when_the_last_scheme_took_them_over),
        CALCULATION_TEST(six_months_run_from_the_confirmation),
        CALCULATION_TEST(twelve_months_run_from_the_opening_of_transfers),
        CALCULATION_TEST(the_transitional_limit_ends_before_31_december_1978),
        CALCULATION_TEST(money_received_is_paid_within_three_months_more),
        CALCULATION_TEST(an_unpaid_request_lapses_at_the_end_of_service),
        CALCULATION_TEST(something_must_set_a_time_limit),
    };
    return cmocka_run_group_tests(annex_iv_article_12_conditions, NULL, NULL);
}
