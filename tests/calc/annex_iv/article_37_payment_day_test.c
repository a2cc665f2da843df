/* Annex IV, article 37: the calendar of 2012, in which 1 January is a Sunday. */
#include "tests/support/calculation_test.h"

#define MONTH(month, ...)                                                                \
    compute(state, "payment_day", FACTS("year", "2012", "month", month, __VA_ARGS__))
#define NO_HOLIDAYS "public_holidays", ""

/* The last working days of August are Wednesday 29, Thursday 30 and Friday 31. */
static void payment_falls_on_the_third_last_working_day(void **state) {
    MONTH("8", NO_HOLIDAYS);
    assert_result(state, "payment_date", "2012-08-29");
}

/* September ends on a Sunday: Friday 28, Thursday 27, Wednesday 26. */
static void a_weekend_is_not_worked(void **state) {
    MONTH("9", NO_HOLIDAYS);
    assert_result(state, "payment_date", "2012-09-26");
}

static void saturdays_are_worked_under_the_other_reading(void **state) {
    choose(state, R_IV_instr37_1_working_day__monday_to_saturday);
    MONTH("9", NO_HOLIDAYS);
    assert_result(state, "payment_date", "2012-09-27");
}

static void holidays_are_not_worked(void **state) {
    MONTH("8", "public_holidays", "2012-08-30");
    assert_result(state, "payment_date", "2012-08-28");
}

static void months_run_from_one_to_twelve(void **state) {
    MONTH("12", NO_HOLIDAYS);
    assert_result(state, "payment_date", "2012-12-27");
    MONTH("13", NO_HOLIDAYS);
    assert_fact_error(state, "month");
}

static void a_year_too_far_is_an_error(void **state) {
    compute(state, "payment_day", FACTS("year", "9999", "month", "1"));
    assert_fact_error(state, "year");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_37_payment_day[] = {
        CALCULATION_TEST(payment_falls_on_the_third_last_working_day),
        CALCULATION_TEST(a_weekend_is_not_worked),
        CALCULATION_TEST(saturdays_are_worked_under_the_other_reading),
        CALCULATION_TEST(holidays_are_not_worked),
        CALCULATION_TEST(months_run_from_one_to_twelve),
        CALCULATION_TEST(a_year_too_far_is_an_error),
    };
    return cmocka_run_group_tests(annex_iv_article_37_payment_day, NULL, NULL);
}
