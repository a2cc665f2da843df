/* Annex IV, article 50: at most 500 a month, less what income exceeds C.1/1 at 1000. */
#include "tests/support/calculation_test.h"

#define HELP(income, ...)                                                                \
    compute(state, "hardship_allowance",                                                 \
            FACTS("minimum_pension_per_month", "500", "c1_1_salary_per_month", "1000",   \
                  "taxable_income_per_month", income, __VA_ARGS__))

static void income_above_c1_1_is_deducted(void **state) {
    HELP("1200", "invalid", "false");
    assert_result(state, "reduction_per_month", "200.00");
    assert_result(state, "amount_per_month", "300.00");
    HELP("1000", "invalid", "false");
    assert_result(state, "amount_per_month", "500.00");
    HELP("2000", "invalid", "false");
    assert_result(state, "amount_per_month", "0.00");
}

static void it_is_limited_before_income_is_deducted(void **state) {
    HELP("1200", "proposed_amount_per_month", "600");
    assert_result(state, "amount_per_month", "300.00");
    choose(state, R_IV_50_order__deducted_first);
    HELP("1200", "proposed_amount_per_month", "600");
    assert_result(state, "amount_per_month", "400.00");
}

static void it_starts_in_the_month_after_the_request_and_not_before_1974(void **state) {
    HELP("0", "request_date", "1980-01-15");
    assert_result(state, "start_date", "1980-02-01");
    HELP("0", "request_date", "1974-01-15");
    assert_result(state, "start_date", "1974-07-01");
    HELP("0", "invalid", "false");
    assert_no_result(state, "start_date");
}

static void former_staff_wait_for_sixty_unless_invalid(void **state) {
    HELP("0", "request_date", "1980-01-15", "birth_date", "1925-05-15");
    assert_result(state, "start_date", "1985-06-01");
    HELP("0", "request_date", "1980-01-15", "birth_date", "1925-05-15", "invalid",
         "true");
    assert_result(state, "start_date", "1980-02-01");
    HELP("0", "request_date", "1980-01-15", "birth_date", "1925-05-15",
         "former_staff_member", "false");
    assert_result(state, "start_date", "1980-02-01");
}

static void outside_member_countries_the_last_post_decides(void **state) {
    HELP("0", "residence_country", "FR", "last_duty_country", "BE");
    assert_result(state, "scale_country", "FR");
    HELP("0", "residence_country", "FR", "last_duty_country", "BE",
         "residence_in_member_country", "false");
    assert_result(state, "scale_country", "BE");
}

static void who_can_repay_is_refused(void **state) {
    HELP("0", "unable_to_repay", "false");
    assert_refused(state, "IV.50.1");
}

static void widowers_have_it_after_a_death_before_1979(void **state) {
    HELP("0", "widower", "true", "death_date", "1978-12-31", "unable_to_repay", "false",
         "children_pension_per_month", "300", "article_25_pension_per_month", "200");
    assert_result(state, "amount_per_month", "500.00");
    assert_result(state, "children_pension_per_month", "200.00");
    HELP("0", "widower", "true", "death_date", "1979-01-01");
    assert_refused(state, "IV.50.1.al2");
    HELP("0", "widower", "true");
    assert_fact_error(state, "death_date");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_50_hardship_allowance[] = {
        CALCULATION_TEST(income_above_c1_1_is_deducted),
        CALCULATION_TEST(it_is_limited_before_income_is_deducted),
        CALCULATION_TEST(it_starts_in_the_month_after_the_request_and_not_before_1974),
        CALCULATION_TEST(former_staff_wait_for_sixty_unless_invalid),
        CALCULATION_TEST(outside_member_countries_the_last_post_decides),
        CALCULATION_TEST(who_can_repay_is_refused),
        CALCULATION_TEST(widowers_have_it_after_a_death_before_1979),
    };
    return cmocka_run_group_tests(annex_iv_article_50_hardship_allowance, NULL, NULL);
}
