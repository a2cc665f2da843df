/* Annex IV, article 5(5): validation of earlier service at 95 a month, 9.5 % of 1000. */
#include "tests/support/calculation_test.h"

#define VALIDATE(...)                                                                    \
    compute(state, "prior_service_validation",                                           \
            FACTS("first_salary_per_month", "1000", __VA_ARGS__))

static void each_month_costs_the_contribution_on_the_first_salary(void **state) {
    VALIDATE("service_months", "12");
    assert_result(state, "validation_cost", "1140.00");
    assert_result(state, "reckonable_years", "1");
    assert_result(state, "interest_free_instalments", "12");
    assert_result(state, "late_interest", "0.00");
}

static void part_time_halves_cost_and_years(void **state) {
    VALIDATE("service_months", "12", "part_time_ratio", "1/2");
    assert_result(state, "validation_cost", "570.00");
    assert_result(state, "reckonable_years", "0.5");
}

static void work_below_half_time_is_refused(void **state) {
    VALIDATE("service_months", "12", "part_time_ratio", "0.49");
    assert_refused(state, "IV.4.3");
}

static void less_than_thirty_full_time_days_are_refused(void **state) {
    VALIDATE("service_months", "1");
    assert_result(state, "validation_cost", "95.00");
    VALIDATE("service_months", "0.9");
    assert_refused(state, "IV.instr4.1-2.iv");
    VALIDATE("service_months", "1", "part_time_ratio", "1/2");
    assert_refused(state, "IV.instr4.1-2.iv");
}

static void late_payments_bear_simple_interest(void **state) {
    VALIDATE("service_months", "12", "interest_free_until", "2000-01-01", "late_payments",
             "payment_date=2002-01-01, amount=1000; payment_date=2000-07-01, amount=500");
    assert_result(state, "late_interest", "90.00"); /* 2 x 40 + 10 */
    choose(state, R_IV_instr5_1_2_interest__compound);
    VALIDATE("service_months", "12", "interest_free_until", "2000-01-01", "late_payments",
             "payment_date=2002-01-01, amount=1000");
    assert_result(state, "late_interest", "81.60");
}

static void beneficiaries_may_ask_under_the_transitional_provisions_only(void **state) {
    VALIDATE("service_months", "12", "asked_by_beneficiaries", "true");
    assert_refused(state, "IV.instr5.1-2.ii");
    VALIDATE("service_months", "12", "asked_by_beneficiaries", "true",
             "transitional_provisions", "true");
    assert_result(state, "validation_cost", "1140.00");
}

static void a_late_payment_needs_the_end_of_the_free_time(void **state) {
    VALIDATE("service_months", "12", "late_payments",
             "payment_date=2000-07-01, amount=500");
    assert_fact_error(state, "interest_free_until");
    VALIDATE("service_months", "12", "interest_free_until", "2000-01-01", "late_payments",
             "payment_date=1999-12-31, amount=500");
    assert_fact_error(state, "late_payments.payment_date");
}

static void what_is_unpaid_at_the_award_is_taken_from_the_benefits(void **state) {
    VALIDATE("service_months", "12", "paid_at_award", "1000");
    assert_result(state, "taken_from_benefits", "140.00");
    VALIDATE("service_months", "12", "paid_at_award", "1150");
    assert_result(state, "taken_from_benefits", "0.00");
    VALIDATE("service_months", "12");
    assert_no_result(state, "taken_from_benefits");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_05_prior_service[] = {
        CALCULATION_TEST(each_month_costs_the_contribution_on_the_first_salary),
        CALCULATION_TEST(part_time_halves_cost_and_years),
        CALCULATION_TEST(work_below_half_time_is_refused),
        CALCULATION_TEST(less_than_thirty_full_time_days_are_refused),
        CALCULATION_TEST(late_payments_bear_simple_interest),
        CALCULATION_TEST(beneficiaries_may_ask_under_the_transitional_provisions_only),
        CALCULATION_TEST(a_late_payment_needs_the_end_of_the_free_time),
        CALCULATION_TEST(what_is_unpaid_at_the_award_is_taken_from_the_benefits),
    };
    return cmocka_run_group_tests(annex_iv_article_05_prior_service, NULL, NULL);
}
