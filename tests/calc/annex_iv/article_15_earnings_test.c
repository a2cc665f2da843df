/* Annex IV, article 15: a pension of 700 beside earnings, the highest step at 1000. */
#include "tests/support/calculation_test.h"

#define EARN(yearly, ...)                                                                \
    compute(state, "invalidity_earnings_reduction",                                      \
            FACTS("pension_per_month", "700", "top_step_salary_per_month", "1000",       \
                  "earnings_per_year", yearly, __VA_ARGS__))
#define BORN(birth, month) "birth_date", birth, "month_paid", month

static void a_twelfth_of_the_earnings_counts_each_month(void **state) {
    EARN("6000", "part_time_ratio", "1");
    assert_result(state, "earnings_per_month", "500.00");
    assert_result(state, "reduction_per_month", "200.00");
    assert_result(state, "pension_per_month", "500.00");
}

static void up_to_the_highest_step_nothing_is_taken(void **state) {
    EARN("3600", "part_time_ratio", "1");
    assert_result(state, "reduction_per_month", "0.00");
    assert_not_met(state, IV_15_1, "above the highest step of the grade");
}

static void no_more_than_the_pension_is_taken(void **state) {
    EARN("24000", "part_time_ratio", "1");
    assert_result(state, "reduction_per_month", "700.00");
    assert_result(state, "pension_per_month", "0.00");
}

static void the_reduction_ends_with_the_month_of_the_age_limit(void **state) {
    EARN("6000", BORN("1940-05-15", "2005-05-01"));
    assert_result(state, "pension_per_month", "500.00");
    EARN("6000", BORN("1940-05-15", "2005-06-01"));
    assert_result(state, "pension_per_month", "700.00");
}

static void the_age_limit_may_end_on_the_eve_of_the_birthday(void **state) {
    EARN("6000", BORN("1940-05-01", "2005-05-01"));
    assert_result(state, "pension_per_month", "500.00");
    choose(state, R_IV_13_1_age_limit__eve_of_birthday);
    EARN("6000", BORN("1940-05-01", "2005-05-01"));
    assert_result(state, "pension_per_month", "700.00");
}

static void only_part_time_halves_the_limit(void **state) {
    EARN("3600", "part_time_situation", "only_part_time", "part_time_ratio", "1/2");
    assert_result(state, "reduction_per_month", "500.00"); /* 1000 less 500 */
    EARN("3600", "part_time_situation", "full_time_before", "part_time_ratio", "1/2");
    assert_result(state, "reduction_per_month", "0.00");
}

static void nothing_is_paid_before_birth(void **state) {
    EARN("6000", BORN("1940-05-15", "1940-05-01"));
    assert_fact_error(state, "month_paid");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_15_earnings[] = {
        CALCULATION_TEST(a_twelfth_of_the_earnings_counts_each_month),
        CALCULATION_TEST(up_to_the_highest_step_nothing_is_taken),
        CALCULATION_TEST(no_more_than_the_pension_is_taken),
        CALCULATION_TEST(the_reduction_ends_with_the_month_of_the_age_limit),
        CALCULATION_TEST(the_age_limit_may_end_on_the_eve_of_the_birthday),
        CALCULATION_TEST(only_part_time_halves_the_limit),
        CALCULATION_TEST(nothing_is_paid_before_birth),
    };
    return cmocka_run_group_tests(annex_iv_article_15_earnings, NULL, NULL);
}
