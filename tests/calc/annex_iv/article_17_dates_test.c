/* Annex IV, article 17: from when to when; born 15 May 1940, 65 in May 2005. */
#include "tests/support/calculation_test.h"

#define INVALID(day, work_related, settled, ...)                                         \
    compute(state, "invalidity_pension_dates",                                           \
            FACTS("invalidity_date", day, "birth_date", "1940-05-15", "work_related",    \
                  work_related, "settlement_date", settled, __VA_ARGS__))
#define ALIVE "death_date", "2020-01-01"

static void it_starts_in_the_month_after_the_invalidity(void **state) {
    INVALID("2003-04-10", "false", "2003-05-01", ALIVE);
    assert_result(state, "start_date", "2003-05-01");
    INVALID("2003-05-01", "false", "2003-06-01", ALIVE);
    assert_result(state, "start_date", "2003-06-01");
}

static void at_the_age_limit_a_retirement_pension_follows(void **state) {
    INVALID("2003-04-10", "false", "2003-05-01", ALIVE);
    assert_result(state, "for_life", "false");
    assert_result(state, "end_date", "2005-05-31");
    assert_result(state, "converts", "true");
    assert_result(state, "retirement_start_date", "2005-06-01");
}

static void death_before_the_age_limit_ends_it_with_the_month(void **state) {
    INVALID("2003-04-10", "false", "2003-05-01", "death_date", "2004-02-10");
    assert_result(state, "end_date", "2004-02-29");
    assert_result(state, "converts", "false");
    assert_no_result(state, "retirement_start_date");
}

static void a_work_accident_gives_a_pension_for_life(void **state) {
    compute(state, "invalidity_pension_dates",
            FACTS("invalidity_date", "2003-04-10", "birth_date", "1940-05-15",
                  "work_related", "true", "settlement_date", "2003-05-01"));
    assert_result(state, "for_life", "true");
    assert_no_result(state, "end_date");
    assert_result(state, "converts", "false");
    INVALID("2003-04-10", "true", "2003-05-01", "death_date", "2010-02-10");
    assert_result(state, "end_date", "2010-02-28");
}

static void a_pension_awarded_before_december_2002_is_for_life(void **state) {
    INVALID("2002-10-10", "false", "2002-11-30", ALIVE);
    assert_result(state, "for_life", "true");
    INVALID("2002-10-10", "false", "2002-12-01", ALIVE);
    assert_result(state, "for_life", "false");
}

static void days_come_in_the_order_of_a_life(void **state) {
    INVALID("1940-05-14", "false", "2003-05-01", ALIVE);
    assert_fact_error(state, "invalidity_date");
    INVALID("2003-04-10", "false", "2003-05-01", "death_date", "2003-04-09");
    assert_fact_error(state, "death_date");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_17_dates[] = {
        CALCULATION_TEST(it_starts_in_the_month_after_the_invalidity),
        CALCULATION_TEST(at_the_age_limit_a_retirement_pension_follows),
        CALCULATION_TEST(death_before_the_age_limit_ends_it_with_the_month),
        CALCULATION_TEST(a_work_accident_gives_a_pension_for_life),
        CALCULATION_TEST(a_pension_awarded_before_december_2002_is_for_life),
        CALCULATION_TEST(days_come_in_the_order_of_a_life),
    };
    return cmocka_run_group_tests(annex_iv_article_17_dates, NULL, NULL);
}
