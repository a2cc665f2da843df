/* Annex IV, instruction 42/3: ninety percent of 1200 a year in monthly advances. */
#include "tests/support/calculation_test.h"

static void pay(void **state, const char *advances) {
    compute(state, "tax_adjustment_payment",
            FACTS("adjustment_per_year", "1200", "advances", advances));
}

static void a_twelfth_of_ninety_percent_is_advanced_each_month(void **state) {
    pay(state, "");
    assert_result(state, "advance_per_month", "90.00");
    assert_result(state, "balance", "1200.00");
}

static void the_rest_is_the_balance(void **state) {
    pay(state, "90; 90; 90; 90; 90; 90; 90; 90; 90; 90; 90; 90");
    assert_result(state, "balance", "120.00");
}

static void advances_above_it_are_recovered(void **state) {
    pay(state, "700; 700");
    assert_result(state, "balance", "-200.00");
}

static void advances_are_money(void **state) {
    pay(state, "ninety");
    assert_fact_error(state, "advances");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_42_payment[] = {
        CALCULATION_TEST(a_twelfth_of_ninety_percent_is_advanced_each_month),
        CALCULATION_TEST(the_rest_is_the_balance),
        CALCULATION_TEST(advances_above_it_are_recovered),
        CALCULATION_TEST(advances_are_money),
    };
    return cmocka_run_group_tests(annex_iv_article_42_payment, NULL, NULL);
}
