/* Annex IV, instruction 28.1/3: the education allowance after a death. */
#include "tests/support/calculation_test.h"

static void widowed(void **state, const char *granted, const char *paid,
                    const char *resides) {
    compute(state, "survivor_education_allowance",
            FACTS("survivor_pension_granted", granted, "paid_at_death", paid,
                  "school_year_end_date", "2000-07-31", "resides_in_last_duty_country",
                  resides));
}

static void with_a_survivors_pension_it_goes_on_without_end(void **state) {
    widowed(state, "true", "true", "true");
    assert_result(state, "allowance_kept", "true");
    assert_no_result(state, "end_date");
}

static void it_is_lost_away_from_the_last_country_of_duty(void **state) {
    widowed(state, "true", "true", "false");
    assert_result(state, "allowance_kept", "false");
}

static void without_a_survivors_pension_it_ends_with_the_school_year(void **state) {
    widowed(state, "false", "true", "true");
    assert_result(state, "allowance_kept", "true");
    assert_result(state, "end_date", "2000-07-31");
}

static void what_was_not_paid_is_not_kept(void **state) {
    widowed(state, "false", "false", "true");
    assert_result(state, "allowance_kept", "false");
    assert_no_result(state, "end_date");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_28_education_allowance[] = {
        CALCULATION_TEST(with_a_survivors_pension_it_goes_on_without_end),
        CALCULATION_TEST(it_is_lost_away_from_the_last_country_of_duty),
        CALCULATION_TEST(without_a_survivors_pension_it_ends_with_the_school_year),
        CALCULATION_TEST(what_was_not_paid_is_not_kept),
    };
    return cmocka_run_group_tests(annex_iv_article_28_education_allowance, NULL, NULL);
}
