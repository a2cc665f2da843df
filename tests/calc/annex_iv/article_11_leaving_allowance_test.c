/* Annex IV, article 11: contributions with interest, 1500 a year, a third of transfers.
 */
#include "tests/support/calculation_test.h"

#define LEAVE(...)                                                                       \
    compute(state, "leaving_allowance",                                                  \
            FACTS("last_salary_per_month", "1000", __VA_ARGS__))
#define ONE_HUNDRED "contributions", "date=1999-12-31, amount=100"

static void a_month_and_a_half_of_salary_are_due_for_each_year(void **state) {
    LEAVE("reckonable_years", "2", ONE_HUNDRED);
    assert_result(state, "salary_part", "3000.00");
    LEAVE("reckonable_years", "2 6/12", ONE_HUNDRED);
    assert_result(state, "salary_part", "3750.00");
}

static void contributions_bear_interest_to_the_month_before_payment(void **state) {
    LEAVE("reckonable_years", "2", ONE_HUNDRED, "payment_date", "2001-01-20");
    assert_result(state, "contributions_part", "104.00");
    assert_result(state, "leaving_allowance", "3104.00");
}

static void a_third_of_the_sums_transferred_in_is_added(void **state) {
    LEAVE("reckonable_years", "2", ONE_HUNDRED, "payment_date", "2001-01-20",
          "transferred_sums", "date=2000-01-20, amount=300");
    assert_result(state, "transferred_part", "104.00");
    assert_result(state, "leaving_allowance", "3208.00");
}

static void transferred_sums_may_bear_interest_as_contributions_do(void **state) {
    choose(state, R_IV_11_1_transferred_sums__month_before_payment);
    LEAVE("reckonable_years", "2", ONE_HUNDRED, "payment_date", "2001-01-20",
          "transferred_sums", "date=1999-12-31, amount=300");
    assert_result(state, "transferred_part", "104.00");
}

static void sums_that_go_back_take_their_years_with_them(void **state) {
    LEAVE("reckonable_years", "5", ONE_HUNDRED, "transferred_sums",
          "date=2000-01-20, amount=300", "transferred_reckonable_years", "2",
          "transfer_refunded", "true");
    assert_result(state, "salary_part", "4500.00");
    assert_result(state, "transferred_part", "0.00");
}

static void no_allowance_is_due_on_death_or_invalidity(void **state) {
    LEAVE("reckonable_years", "2", ONE_HUNDRED, "leaving_reason", "death");
    assert_refused(state, "IV.11.1");
    LEAVE("reckonable_years", "2", ONE_HUNDRED, "leaving_reason", "invalidity");
    assert_refused(state, "IV.11.1");
    LEAVE("reckonable_years", "2", ONE_HUNDRED, "leaving_reason", "termination");
    assert_result(state, "leaving_allowance", "3100.00");
}

static void a_right_to_a_pension_excludes_the_allowance(void **state) {
    LEAVE("reckonable_years", "10", ONE_HUNDRED, "service", "P9Y11M29D");
    assert_result(state, "salary_part", "15000.00");
    LEAVE("reckonable_years", "10", ONE_HUNDRED, "service", "P10Y");
    assert_refused(state, "IV.11.1");
}

static void interest_stops_when_unpaid_leave_begins(void **state) {
    LEAVE("reckonable_years", "2", ONE_HUNDRED, "payment_date", "2005-06-01",
          "unpaid_leave_start_date", "2000-12-31");
    assert_result(state, "contributions_part", "104.00");
}

static void sums_come_before_the_payment(void **state) {
    LEAVE("reckonable_years", "2", ONE_HUNDRED, "payment_date", "1999-12-30");
    assert_fact_error(state, "contributions.date");
    LEAVE("reckonable_years", "2", ONE_HUNDRED, "transferred_reckonable_years", "3");
    assert_fact_error(state, "transferred_reckonable_years");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_11_leaving_allowance[] = {
        CALCULATION_TEST(a_month_and_a_half_of_salary_are_due_for_each_year),
        CALCULATION_TEST(contributions_bear_interest_to_the_month_before_payment),
        CALCULATION_TEST(a_third_of_the_sums_transferred_in_is_added),
        CALCULATION_TEST(transferred_sums_may_bear_interest_as_contributions_do),
        CALCULATION_TEST(sums_that_go_back_take_their_years_with_them),
        CALCULATION_TEST(no_allowance_is_due_on_death_or_invalidity),
        CALCULATION_TEST(a_right_to_a_pension_excludes_the_allowance),
        CALCULATION_TEST(interest_stops_when_unpaid_leave_begins),
        CALCULATION_TEST(sums_come_before_the_payment),
    };
    return cmocka_run_group_tests(annex_iv_article_11_leaving_allowance, NULL, NULL);
}
