/* Annex IV, article 14: years run on to the age limit; born 15 May 1940, 65 in May 2005.
 */
#include "tests/support/calculation_test.h"

#define PROJECT(start, ...)                                                              \
    compute(state, "projected_reckonable_years",                                         \
            FACTS("reckonable_years", "10", "birth_date", "1940-05-15", "start_date",    \
                  start, __VA_ARGS__))

static void years_run_to_the_end_of_the_month_of_the_age_limit(void **state) {
    PROJECT("2000-06-01", "part_time_ratio", "1");
    assert_result(state, "age_limit_date", "2005-05-31");
    assert_result(state, "months_to_age_limit", "60");
    assert_result(state, "projected_reckonable_years", "15");
}

static void lasting_part_time_goes_on_as_part_time(void **state) {
    PROJECT("2000-06-01", "part_time_situation", "only_part_time", "part_time_ratio",
            "1/2");
    assert_result(state, "projected_reckonable_years", "12.5");
    PROJECT("2000-06-01", "part_time_situation", "full_time_before", "part_time_ratio",
            "1/2");
    assert_result(state, "projected_reckonable_years", "12.5");
}

static void other_part_time_goes_on_as_full_time(void **state) {
    PROJECT("2000-06-01", "part_time_situation", "not_reduced", "part_time_ratio", "1/2");
    assert_result(state, "projected_reckonable_years", "15");
}

static void beyond_the_age_limit_nothing_is_added(void **state) {
    PROJECT("2005-06-01", "part_time_ratio", "1");
    assert_result(state, "months_to_age_limit", "0");
    assert_result(state, "projected_reckonable_years", "10");
}

static void work_below_half_time_and_a_start_before_birth_are_not_possible(void **state) {
    PROJECT("2000-06-01", "part_time_ratio", "0.49");
    assert_refused(state, "IV.4.3");
    PROJECT("1940-05-14", "part_time_ratio", "1");
    assert_fact_error(state, "start_date");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_14_projection[] = {
        CALCULATION_TEST(years_run_to_the_end_of_the_month_of_the_age_limit),
        CALCULATION_TEST(lasting_part_time_goes_on_as_part_time),
        CALCULATION_TEST(other_part_time_goes_on_as_full_time),
        CALCULATION_TEST(beyond_the_age_limit_nothing_is_added),
        CALCULATION_TEST(work_below_half_time_and_a_start_before_birth_are_not_possible),
    };
    return cmocka_run_group_tests(annex_iv_article_14_projection, NULL, NULL);
}
