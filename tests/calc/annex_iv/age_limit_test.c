/* Annex IV, the age limit of 65: the end of the month of the birthday. */
#include "tests/support/calculation_test.h"

static void limit(void **state, const char *birth, const char *last_day) {
    compute(
        state, "projected_reckonable_years",
        FACTS("reckonable_years", "0", "start_date", "1990-01-01", "birth_date", birth));
    assert_result(state, "age_limit_date", last_day);
}

static void it_is_the_end_of_the_month_of_the_birthday(void **state) {
    limit(state, "1940-05-01", "2005-05-31");
    limit(state, "1940-05-31", "2005-05-31");
    limit(state, "1943-02-10", "2008-02-29");
}

/* 2001 is a common year. */
static void a_leap_day_falls_in_march_or_in_february(void **state) {
    limit(state, "1936-02-29", "2001-03-31");
    choose(state, R_R_11_leap_birthday__28_february);
    limit(state, "1936-02-29", "2001-02-28");
}

static void work_goes_on_to_its_end_or_to_the_eve_of_the_birthday(void **state) {
    static const char *const months[] = {"2005-05-01", "2005-06-01"};
    for (int i = 0; i < 2; i++) {
        compute(state, "invalidity_earnings_reduction",
                FACTS("pension_per_month", "700", "earnings_per_year", "12000",
                      "top_step_salary_per_month", "1000", "birth_date", "1940-05-31",
                      "month_paid", months[i]));
        assert_result(state, "reduction_per_month", i == 0 ? "700.00" : "0.00");
    }
}

static void the_eve_is_a_day_and_not_a_month(void **state) {
    choose(state, R_IV_13_1_age_limit__eve_of_birthday);
    static const char *const days[] = {"2005-05-30", "2005-05-31"};
    for (int i = 0; i < 2; i++) {
        compute(state, "invalidity_entitlement",
                FACTS("birth_date", "1940-05-31", "invalidity_date", days[i],
                      "acquiring_rights", "true", "permanent", "true", "total_incapacity",
                      "true"));
        assert_result(state, "entitled", i == 0 ? "true" : "false");
    }
}

int main(void) {
    const struct CMUnitTest annex_iv_age_limit[] = {
        CALCULATION_TEST(it_is_the_end_of_the_month_of_the_birthday),
        CALCULATION_TEST(a_leap_day_falls_in_march_or_in_february),
        CALCULATION_TEST(work_goes_on_to_its_end_or_to_the_eve_of_the_birthday),
        CALCULATION_TEST(the_eve_is_a_day_and_not_a_month),
    };
    return cmocka_run_group_tests(annex_iv_age_limit, NULL, NULL);
}
