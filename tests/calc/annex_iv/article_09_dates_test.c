/* Annex IV, articles 8 and 9: from when to when a pension is paid; born 15 May 1940. */
#include "tests/support/calculation_test.h"

#define RETIRE(birth, last, ...)                                                         \
    compute(state, "retirement_pension_dates",                                           \
            FACTS("birth_date", birth, "last_day_of_service", last, __VA_ARGS__))
#define REQUEST(day) RETIRE("1940-05-15", "1995-12-31", "request_date", day)

static void without_a_request_the_pension_waits_for_sixty(void **state) {
    compute(state, "retirement_pension_dates",
            FACTS("birth_date", "1940-05-15", "last_day_of_service", "1995-12-31"));
    assert_result(state, "start_date", "2000-06-01");
    assert_result(state, "age_years", "60");
    assert_result(state, "early_retirement_ratio", "1");
    assert_no_result(state, "end_date");
}

static void service_beyond_sixty_puts_it_off(void **state) {
    compute(state, "retirement_pension_dates",
            FACTS("birth_date", "1940-05-15", "last_day_of_service", "2003-02-10"));
    assert_result(state, "start_date", "2003-03-01");
    assert_result(state, "early_retirement_ratio", "1");
}

static void an_early_pension_starts_in_the_month_after_the_request(void **state) {
    REQUEST("1996-03-10");
    assert_result(state, "start_date", "1996-04-01");
    assert_result(state, "age_years", "55");
    assert_result(state, "early_retirement_ratio", "0.77");
}

static void the_age_is_that_of_the_first_day(void **state) {
    REQUEST("1996-05-10"); /* 55, and 56 on 1 June */
    assert_result(state, "early_retirement_ratio", "0.81");
    choose(state, R_IV_8_4_age_date__day_of_request);
    REQUEST("1996-05-10");
    assert_result(state, "early_retirement_ratio", "0.77");
}

static void an_early_pension_is_asked_for_after_leaving(void **state) {
    REQUEST("1995-12-31");
    assert_refused(state, "IV.instr8.4.iv");
    REQUEST("1996-01-01");
    assert_result(state, "start_date", "1996-02-01");
}

static void a_request_before_fifty_is_refused(void **state) {
    RETIRE("1946-05-15", "1995-12-31", "request_date", "1996-05-14");
    assert_refused(state, "IV.8.4");
    RETIRE("1946-05-15", "1995-12-31", "request_date", "1996-05-15");
    assert_result(state, "early_retirement_ratio", "0.6");
    choose(state, R_IV_8_4_early_request__valid_if_age_reached_at_start);
    RETIRE("1946-05-15", "1995-12-31", "request_date", "1996-05-14");
    assert_result(state, "early_retirement_ratio", "0.6");
}

static void a_birthday_on_the_first_of_a_month_waits_for_the_next(void **state) {
    compute(state, "retirement_pension_dates",
            FACTS("birth_date", "1940-05-01", "last_day_of_service", "1995-12-31"));
    assert_result(state, "start_date", "2000-06-01");
    choose(state, R_IV_9_1_first_of_month__same_day);
    compute(state, "retirement_pension_dates",
            FACTS("birth_date", "1940-05-01", "last_day_of_service", "1995-12-31"));
    assert_result(state, "start_date", "2000-05-01");
}

static void the_pension_ends_with_the_month_of_death(void **state) {
    RETIRE("1940-05-15", "1995-12-31", "death_date", "2004-02-03");
    assert_result(state, "end_date", "2004-02-29");
}

static void birth_leaving_and_death_come_in_their_order(void **state) {
    RETIRE("1940-05-15", "1995-12-31", "death_date", "1995-12-30");
    assert_fact_error(state, "death_date");
    RETIRE("1940-05-15", "1940-05-15", "request_date", "1996-03-10");
    assert_fact_error(state, "last_day_of_service");
}

static void no_pension_is_due_to_who_dies_before_its_first_day(void **state) {
    RETIRE("1940-05-15", "1995-12-31", "death_date", "2000-05-31");
    assert_refused(state, "IV.9.2");
    RETIRE("1940-05-15", "1995-12-31", "death_date", "2000-06-01");
    assert_result(state, "start_date", "2000-06-01");
    assert_result(state, "end_date", "2000-06-30");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_09_dates[] = {
        CALCULATION_TEST(without_a_request_the_pension_waits_for_sixty),
        CALCULATION_TEST(service_beyond_sixty_puts_it_off),
        CALCULATION_TEST(an_early_pension_starts_in_the_month_after_the_request),
        CALCULATION_TEST(the_age_is_that_of_the_first_day),
        CALCULATION_TEST(an_early_pension_is_asked_for_after_leaving),
        CALCULATION_TEST(a_request_before_fifty_is_refused),
        CALCULATION_TEST(a_birthday_on_the_first_of_a_month_waits_for_the_next),
        CALCULATION_TEST(the_pension_ends_with_the_month_of_death),
        CALCULATION_TEST(birth_leaving_and_death_come_in_their_order),
        CALCULATION_TEST(no_pension_is_due_to_who_dies_before_its_first_day),
    };
    return cmocka_run_group_tests(annex_iv_article_09_dates, NULL, NULL);
}
