/* Annex IV, article 41: a third of the cost, as a share of salaries of 1000. */
#include "tests/support/calculation_test.h"

#define STUDY(benefits, ...)                                                             \
    compute(state, "contribution_rate_study",                                            \
            FACTS("benefits_present_value", benefits, "salaries_present_value", "1000",  \
                  __VA_ARGS__))
#define NO_INTEREST "discount_rate", "0"

static void staff_pay_a_third_of_the_cost(void **state) {
    STUDY("285", NO_INTEREST);
    assert_result(state, "exact_rate", "0.095");
    assert_result(state, "contribution_rate", "0.095");
}

/* 9.55 % is halfway between 9.5 % and 9.6 %. */
static void the_rate_has_one_decimal(void **state) {
    STUDY("286.5", NO_INTEREST);
    assert_result(state, "exact_rate", "0.0955");
    assert_result(state, "contribution_rate", "0.096");
    STUDY("286.49", NO_INTEREST);
    assert_result(state, "contribution_rate", "0.095");
}

/* 110 after a year and 121 after two are worth 100 each. */
static void projected_years_are_discounted(void **state) {
    STUDY("100", "projected_years", "benefits=110, salaries=0; benefits=121, salaries=0",
          "discount_rate", "0.1");
    assert_result(state, "exact_rate", "0.1");
    STUDY("600", "projected_years", "benefits=0, salaries=1100", "discount_rate", "0.1");
    assert_result(state, "exact_rate", "0.1"); /* 600 of 2000 */
}

static void salaries_are_more_than_nothing(void **state) {
    compute(state, "contribution_rate_study",
            FACTS("benefits_present_value", "285", "salaries_present_value", "0"));
    assert_fact_error(state, "salaries_present_value");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_41_contribution_rate[] = {
        CALCULATION_TEST(staff_pay_a_third_of_the_cost),
        CALCULATION_TEST(the_rate_has_one_decimal),
        CALCULATION_TEST(projected_years_are_discounted),
        CALCULATION_TEST(salaries_are_more_than_nothing),
    };
    return cmocka_run_group_tests(annex_iv_article_41_contribution_rate, NULL, NULL);
}
