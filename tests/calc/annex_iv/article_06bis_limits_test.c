/* Annex IV, article 6 bis: which limits follow the hours worked, here half of them. */
#include "tests/support/calculation_test.h"

static void limits(void **state, const char *situation) {
    compute(state, "part_time_limits",
            FACTS("part_time_situation", situation, "part_time_ratio", "1/2"));
}

static void only_part_time_reduces_every_limit(void **state) {
    limits(state, "only_part_time");
    assert_result(state, "maximum_pension_rate", "0.35");
    assert_result(state, "retirement_ceiling_factor", "0.5");
    assert_result(state, "invalidity_rate", "0.35");
    assert_result(state, "invalidity_minimum_multiple", "0.6");
    assert_result(state, "invalidity_ceiling_factor", "0.5");
    assert_result(state, "earnings_limit_factor", "0.5");
    assert_result(state, "survivor_minimum_factor", "0.5");
    assert_result(state, "orphan_minimum_factor", "0.5");
    assert_result(state, "orphan_increment_factor", "0.5");
    assert_result(state, "dependant_pension_factor", "0.5");
    assert_result(state, "benefits_ceiling_factor", "0.5");
}

static void after_full_time_the_ceilings_stay_whole(void **state) {
    limits(state, "full_time_before");
    assert_result(state, "maximum_pension_rate", "0.7");
    assert_result(state, "retirement_ceiling_factor", "1");
    assert_result(state, "invalidity_ceiling_factor", "1");
    assert_result(state, "earnings_limit_factor", "1");
    assert_result(state, "benefits_ceiling_factor", "1");
}

static void after_full_time_rate_and_minima_are_reduced(void **state) {
    limits(state, "full_time_before");
    assert_result(state, "invalidity_rate", "0.35");
    assert_result(state, "invalidity_minimum_multiple", "0.6");
    assert_result(state, "survivor_minimum_factor", "0.5");
    assert_result(state, "orphan_minimum_factor", "0.5");
    assert_result(state, "orphan_increment_factor", "0.5");
    assert_result(state, "dependant_pension_factor", "0.5");
}

static void without_a_reduction_all_limits_are_whole(void **state) {
    limits(state, "not_reduced");
    assert_result(state, "maximum_pension_rate", "0.7");
    assert_result(state, "invalidity_rate", "0.7");
    assert_result(state, "invalidity_minimum_multiple", "1.2");
    assert_result(state, "survivor_minimum_factor", "1");
    assert_result(state, "benefits_ceiling_factor", "1");
}

static void benefits_rest_on_the_full_time_salary(void **state) {
    compute(state, "part_time_limits",
            FACTS("part_time_situation", "only_part_time", "part_time_ratio", "0.6",
                  "part_time_salary_per_month", "600"));
    assert_result(state, "full_time_salary_per_month", "1000.00");
}

static void work_below_half_time_is_refused(void **state) {
    compute(state, "part_time_limits",
            FACTS("part_time_situation", "not_reduced", "part_time_ratio", "0.49"));
    assert_refused(state, "IV.4.3");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_06bis_limits[] = {
        CALCULATION_TEST(only_part_time_reduces_every_limit),
        CALCULATION_TEST(after_full_time_the_ceilings_stay_whole),
        CALCULATION_TEST(after_full_time_rate_and_minima_are_reduced),
        CALCULATION_TEST(without_a_reduction_all_limits_are_whole),
        CALCULATION_TEST(benefits_rest_on_the_full_time_salary),
        CALCULATION_TEST(work_below_half_time_is_refused),
    };
    return cmocka_run_group_tests(annex_iv_article_06bis_limits, NULL, NULL);
}
