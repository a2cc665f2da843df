/* Annex IV, article 44(2): 21 % of a salary of 1000, with a year of interest 218.40. */
#include "tests/support/calculation_test.h"

#define COST(...)                                                                        \
    compute(state, "validation_cost",                                                    \
            FACTS("salaries", "date=1973-07-01, amount=1000", __VA_ARGS__))

static void the_cost_is_21_percent_with_interest_to_1974(void **state) {
    COST("fund_assets", "1000");
    assert_result(state, "validation_cost", "218.40");
    assert_result(state, "kept_amount", "781.60");
}

static void it_is_held_at_the_assets(void **state) {
    COST("fund_assets", "200");
    assert_result(state, "cost_before_ceiling", "218.40");
    assert_result(state, "validation_cost", "200.00");
    assert_result(state, "kept_amount", "0.00");
}

static void special_interest_is_never_kept(void **state) {
    COST("fund_assets", "1000", "special_interest_bonus", "100");
    assert_result(state, "validation_cost", "218.40");
    assert_result(state, "kept_amount", "681.60");
    COST("fund_assets", "250", "special_interest_bonus", "100");
    assert_result(state, "kept_amount", "0.00");
    choose(state, R_IV_44_2_bonus__part_of_the_cost);
    COST("fund_assets", "1000", "special_interest_bonus", "100");
    assert_result(state, "validation_cost", "318.40");
    assert_result(state, "kept_amount", "681.60");
}

static void who_left_earlier_bears_interest_to_that_day(void **state) {
    COST("fund_assets", "1000", "leaving_date", "1973-07-01");
    assert_result(state, "validation_cost", "210.00");
    COST("fund_assets", "1000", "leaving_date", "1976-07-01");
    assert_result(state, "validation_cost", "218.40");
}

static void another_currency_is_converted_after_the_interest(void **state) {
    compute(state, "validation_cost",
            FACTS("salaries", "date=1973-07-01, amount=1000, exchange_rate=2",
                  "fund_assets", "1000"));
    assert_result(state, "validation_cost", "436.80");
}

/* ---- paragraph 2 i: 1000 paid a year before are 1040 at 4 % ---- */

#define KEPT(actual, ...)                                                                \
    compute(state, "assets_kept_before_fund",                                            \
            FACTS("payments", "date=1973-07-01, amount=1000", "actual_value", actual,    \
                  __VA_ARGS__))
#define NO_BONUS "special_interest_bonus", "0"

static void the_return_above_four_percent_is_kept(void **state) {
    KEPT("1100", NO_BONUS);
    assert_result(state, "value_at_four_percent", "1040.00");
    assert_result(state, "kept_amount", "60.00");
    KEPT("1000", NO_BONUS);
    assert_result(state, "kept_amount", "0.00");
    KEPT("1100", "special_interest_bonus", "20");
    assert_result(state, "kept_amount", "40.00");
}

static void sums_come_before_the_day_of_the_value(void **state) {
    compute(state, "validation_cost",
            FACTS("salaries", "date=1974-07-02, amount=1000", "fund_assets", "1000"));
    assert_fact_error(state, "salaries.date");
    KEPT("1100", NO_BONUS, "leaving_date", "1973-06-30");
    assert_fact_error(state, "payments.date");
    COST("fund_assets", "1000", "special_interest_bonus", "1001");
    assert_fact_error(state, "special_interest_bonus");
}

static void years_elsewhere_are_paid_with_those_here(void **state) {
    compute(state, "validation_cost",
            FACTS("salaries", "date=1974-07-01, amount=1000", "fund_assets", "500",
                  "other_organizations_cost", "90"));
    assert_result(state, "validation_cost", "210.00");
    assert_result(state, "cost_in_all", "300.00");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_44_cost[] = {
        CALCULATION_TEST(the_cost_is_21_percent_with_interest_to_1974),
        CALCULATION_TEST(it_is_held_at_the_assets),
        CALCULATION_TEST(special_interest_is_never_kept),
        CALCULATION_TEST(who_left_earlier_bears_interest_to_that_day),
        CALCULATION_TEST(another_currency_is_converted_after_the_interest),
        CALCULATION_TEST(the_return_above_four_percent_is_kept),
        CALCULATION_TEST(sums_come_before_the_day_of_the_value),
        CALCULATION_TEST(years_elsewhere_are_paid_with_those_here),
    };
    return cmocka_run_group_tests(annex_iv_article_44_cost, NULL, NULL);
}
