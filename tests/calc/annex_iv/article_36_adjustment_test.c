/* Annex IV, article 36: a pension of 1000 follows the salaries. */
#include "tests/support/calculation_test.h"

static void adjust(void **state, const char *pension, const char *adjustments) {
    compute(state, "adjusted_pension",
            FACTS("pension_per_month", pension, "adjustments", adjustments));
}

static void adjustments_follow_upon_each_other(void **state) {
    adjust(state, "1000", "0.02; 0.01");
    assert_result(state, "pension_per_month", "1030.20");
}

static void a_lowering_is_followed_too(void **state) {
    adjust(state, "1000", "-0.1; 0.1");
    assert_result(state, "pension_per_month", "990.00");
    adjust(state, "1000", "-1");
    assert_result(state, "pension_per_month", "0.00");
}

static void without_an_adjustment_it_stays(void **state) {
    adjust(state, "1000", "");
    assert_result(state, "pension_per_month", "1000.00");
}

/* 1.00 x 1.004 x 1.004 = 1.008016; rounded each time it would stay at 1.00. */
static void it_is_rounded_once(void **state) {
    adjust(state, "1", "0.004; 0.004");
    assert_result(state, "pension_per_month", "1.01");
}

static void no_adjustment_takes_more_than_all(void **state) {
    adjust(state, "1000", "-1.01");
    assert_fact_error(state, "adjustments");
}

static void adjust_since(void **state, const char *last, const char *days) {
    compute(state, "adjusted_pension",
            FACTS("pension_per_month", "1000", "adjustments", "0.03; 0.02",
                  "adjustment_dates", days, "last_day_of_service", last));
}

static void only_what_comes_after_its_scale_is_followed(void **state) {
    adjust_since(state, "2012-06-30", "2012-07-01; 2012-07-02");
    assert_result(state, "pension_per_month", "1020.00");
    adjust_since(state, "2012-06-30", "2012-07-02; 2013-01-01");
    assert_result(state, "pension_per_month", "1050.60");
    adjust_since(state, "1970-06-30", "1973-01-01; 1973-01-02");
    assert_result(state, "pension_per_month", "1020.00");
    assert_step(state, IV_49_4_s2);
}

static void each_adjustment_has_its_day(void **state) {
    adjust_since(state, "2012-06-30", "2012-07-01");
    assert_fact_error(state, "adjustment_dates");
    compute(state, "adjusted_pension",
            FACTS("pension_per_month", "1000", "adjustments", "0.03", "adjustment_dates",
                  "2012-07-01"));
    assert_fact_error(state, "last_day_of_service");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_36_adjustment[] = {
        CALCULATION_TEST(adjustments_follow_upon_each_other),
        CALCULATION_TEST(a_lowering_is_followed_too),
        CALCULATION_TEST(without_an_adjustment_it_stays),
        CALCULATION_TEST(it_is_rounded_once),
        CALCULATION_TEST(no_adjustment_takes_more_than_all),
        CALCULATION_TEST(only_what_comes_after_its_scale_is_followed),
        CALCULATION_TEST(each_adjustment_has_its_day),
    };
    return cmocka_run_group_tests(annex_iv_article_36_adjustment, NULL, NULL);
}
