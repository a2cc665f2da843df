/* Annex IV, article 10: from the dates of a career to the pension, on a salary of 1000.
 */
#include "tests/support/calculation_test.h"

#define CAREER(periods, ...)                                                             \
    compute(state, "pension_from_career",                                                \
            FACTS("birth_date", "1940-05-15", "periods", periods,                        \
                  "reference_salary_per_month", "1000", "last_salary_per_month", "1000", \
                  "c1_1_salary_per_month", "0", __VA_ARGS__))
#define TWENTY_YEARS "start_date=1970-01-01, end_date=1989-12-31"
#define NO_REQUEST "request_date", "2000-05-15"

static void twenty_years_give_forty_percent_at_sixty(void **state) {
    CAREER(TWENTY_YEARS, NO_REQUEST);
    assert_result(state, "reckonable_years", "20");
    assert_result(state, "pension_rate", "0.4");
    assert_result(state, "start_date", "2000-06-01");
    assert_result(state, "pension_per_month", "400.00");
}

static void an_early_request_reduces_the_pension(void **state) {
    CAREER(TWENTY_YEARS, "request_date", "1996-04-10");
    assert_result(state, "start_date", "1996-05-01");
    assert_result(state, "pension_at_60_per_month", "400.00");
    assert_result(state, "early_retirement_ratio", "0.77");
    assert_result(state, "pension_per_month", "308.00");
}

static void less_than_ten_years_are_refused(void **state) {
    CAREER("start_date=1970-01-01, end_date=1979-12-29", NO_REQUEST);
    assert_refused(state, "IV.7.1");
    CAREER("start_date=1970-01-01, end_date=1979-12-31", NO_REQUEST);
    assert_result(state, "pension_per_month", "200.00");
}

/* At 60 a year is worth 17.8360 x 2 % x 12 000 = 4280.64. */
static void a_sum_transferred_in_adds_years(void **state) {
    CAREER(TWENTY_YEARS, NO_REQUEST, "transferred_amount", "4280.64",
           "transfer_age_years", "60", "transfer_salary_per_month", "1000");
    assert_result(state, "reckonable_years", "21");
    assert_result(state, "pension_per_month", "420.00");
}

static void years_transferred_in_do_not_make_ten_years_of_service(void **state) {
    CAREER("length=P9Y", NO_REQUEST, "transferred_amount", "4280.64",
           "transfer_age_years", "60", "transfer_salary_per_month", "1000");
    assert_refused(state, "IV.7.1");
}

static void only_part_time_lowers_the_maximum(void **state) {
    CAREER("length=P40Y, part_time_ratio=1/2", NO_REQUEST);
    assert_result(state, "reckonable_years", "20");
    assert_result(state, "pension_rate", "0.35");
    CAREER("length=P40Y, part_time_ratio=1/2, full_contributions=true", NO_REQUEST);
    assert_result(state, "pension_rate", "0.7");
}

static void the_last_hours_worked_decide_the_maximum(void **state) {
    static const char periods[] =
        "length=P40Y, part_time_ratio=1/2; length=P40Y, part_time_ratio=3/4";
    CAREER(periods, NO_REQUEST);
    assert_result(state, "pension_rate", "0.525");
    choose(state, R_IV_6bis_2_ratio__average_of_career);
    CAREER(periods, NO_REQUEST); /* 5/8 of 70 % */
    assert_result(state, "pension_rate", "0.4375");
}

static void a_transfer_needs_age_and_salary(void **state) {
    CAREER(TWENTY_YEARS, NO_REQUEST, "transferred_amount", "1000");
    assert_fact_error(state, "transfer_age_years");
    CAREER("", NO_REQUEST);
    assert_fact_error(state, "periods");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_10_career[] = {
        CALCULATION_TEST(twenty_years_give_forty_percent_at_sixty),
        CALCULATION_TEST(an_early_request_reduces_the_pension),
        CALCULATION_TEST(less_than_ten_years_are_refused),
        CALCULATION_TEST(a_sum_transferred_in_adds_years),
        CALCULATION_TEST(years_transferred_in_do_not_make_ten_years_of_service),
        CALCULATION_TEST(only_part_time_lowers_the_maximum),
        CALCULATION_TEST(the_last_hours_worked_decide_the_maximum),
        CALCULATION_TEST(a_transfer_needs_age_and_salary),
    };
    return cmocka_run_group_tests(annex_iv_article_10_career, NULL, NULL);
}
