/* Annex IV, articles 23 and 26: from when to when a pension is paid after a death. */
#include "tests/support/calculation_test.h"

#define DIED(day, ...)                                                                   \
    compute(state, "survivor_pension_dates", FACTS("death_date", day, __VA_ARGS__))

static void it_starts_in_the_month_after_the_death(void **state) {
    compute(state, "survivor_pension_dates", FACTS("death_date", "2000-01-15"));
    assert_result(state, "start_date", "2000-02-01");
    assert_no_result(state, "end_date");
    compute(state, "survivor_pension_dates", FACTS("death_date", "2000-02-01"));
    assert_result(state, "start_date", "2000-03-01");
}

static void salary_that_goes_on_puts_it_off(void **state) {
    DIED("2000-01-15", "salary_paid_until_date", "2000-03-31");
    assert_result(state, "start_date", "2000-04-01");
    DIED("2000-01-15", "salary_paid_until_date", "2000-01-31");
    assert_result(state, "start_date", "2000-02-01");
}

static void salary_paid_in_part_does_not_put_it_off(void **state) {
    DIED("2000-01-15", "salary_paid_until_date", "2000-03-31", "salary_paid_in_full",
         "false");
    assert_result(state, "start_date", "2000-02-01");
}

static void it_ends_with_the_month_of_the_event(void **state) {
    DIED("2000-01-15", "end_event_date", "2004-02-01");
    assert_result(state, "end_date", "2004-02-29");
}

static void orphans_have_the_same_days_under_article_26(void **state) {
    DIED("2000-01-15", "beneficiary", "orphan_or_dependant", "salary_paid_until_date",
         "2000-03-31", "end_event_date", "2004-02-01");
    assert_result(state, "start_date", "2000-04-01");
    assert_result(state, "end_date", "2004-02-29");
    assert_step(state, IV_26_1);
    assert_no_step(state, IV_23_1);
}

static void nothing_happens_before_the_death(void **state) {
    DIED("2000-01-15", "end_event_date", "2000-01-14");
    assert_fact_error(state, "end_event_date");
    DIED("2000-01-15", "salary_paid_until_date", "2000-01-14");
    assert_fact_error(state, "salary_paid_until_date");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_23_dates[] = {
        CALCULATION_TEST(it_starts_in_the_month_after_the_death),
        CALCULATION_TEST(salary_that_goes_on_puts_it_off),
        CALCULATION_TEST(salary_paid_in_part_does_not_put_it_off),
        CALCULATION_TEST(it_ends_with_the_month_of_the_event),
        CALCULATION_TEST(orphans_have_the_same_days_under_article_26),
        CALCULATION_TEST(nothing_happens_before_the_death),
    };
    return cmocka_run_group_tests(annex_iv_article_23_dates, NULL, NULL);
}
