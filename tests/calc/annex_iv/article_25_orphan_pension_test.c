/* Annex IV, article 25: orphans' pensions on a reference of 1000, allowance of 50. */
#include "tests/support/calculation_test.h"

#define ORPHANS(count, c1_1, survivor, ...)                                              \
    compute(state, "orphan_pension",                                                     \
            FACTS("orphan_count", count, "c1_1_salary_per_month", c1_1,                  \
                  "survivor_entitled", survivor, "reference_pension_per_month", "1000",  \
                  "child_allowance_per_month", "50", __VA_ARGS__))
#define FULL_TIME "part_time_ratio", "1"

static void beside_a_survivor_it_is_forty_percent_and_the_allowances(void **state) {
    ORPHANS("1", "400", "true", FULL_TIME);
    assert_result(state, "total_per_month", "400.00");
    ORPHANS("3", "400", "true", FULL_TIME);
    assert_result(state, "increment_per_month", "50.00");
    assert_result(state, "total_per_month", "500.00");
    assert_result(state, "each_per_month", "166.67");
}

static void alone_it_is_eighty_percent_and_twice_the_allowances(void **state) {
    ORPHANS("3", "400", "false", FULL_TIME);
    assert_result(state, "by_rate_per_month", "800.00");
    assert_result(state, "increment_per_month", "100.00");
    assert_result(state, "total_per_month", "1000.00");
}

static void the_first_orphan_has_half_of_c1_1_or_all_of_it(void **state) {
    ORPHANS("2", "1000", "true", FULL_TIME);
    assert_result(state, "minimum_per_month", "500.00");
    assert_result(state, "total_per_month", "550.00");
    ORPHANS("2", "1000", "false", FULL_TIME);
    assert_result(state, "minimum_per_month", "1000.00");
    assert_result(state, "total_per_month", "1100.00");
}

static void it_is_raised_when_the_survivors_right_ends(void **state) {
    ORPHANS("2", "400", "true", "survivor_right_ended", "true");
    assert_result(state, "total_per_month", "900.00");
}

static void orphans_of_another_family_have_the_higher_level(void **state) {
    ORPHANS("2", "400", "true", "other_family_group", "true");
    assert_result(state, "total_per_month", "900.00");
}

static void beside_a_former_spouse_reductions_are_disregarded(void **state) {
    ORPHANS("1", "400", "true", "spouse_kind", "former_spouse",
            "survivor_pension_per_month", "300");
    assert_result(state, "total_per_month", "400.00");
    assert_step(state, IV_instr25_3);
}

static void a_survivor_reduced_to_nothing_is_still_entitled(void **state) {
    ORPHANS("1", "400", "true", "survivor_pension_per_month", "0");
    assert_result(state, "total_per_month", "400.00");
    choose(state, R_IV_25_raised__no_pension_payable);
    ORPHANS("1", "400", "true", "survivor_pension_per_month", "0");
    assert_result(state, "total_per_month", "800.00");
}

static void the_reference_may_be_taken_before_the_limits_of_article_19(void **state) {
    ORPHANS("1", "400", "true", "sixty_percent_per_month", "600");
    assert_result(state, "total_per_month", "400.00");
    choose(state, R_IV_25_reference__excluded);
    ORPHANS("1", "400", "true", "sixty_percent_per_month", "600");
    assert_result(state, "total_per_month", "240.00");
}

static void part_time_halves_minimum_and_increments_only(void **state) {
    ORPHANS("2", "1000", "true", "part_time_situation", "only_part_time",
            "part_time_ratio", "1/2");
    assert_result(state, "by_rate_per_month", "400.00");
    assert_result(state, "minimum_per_month", "250.00");
    assert_result(state, "total_per_month", "425.00");
    ORPHANS("2", "1000", "true", "part_time_ratio", "0.49");
    assert_refused(state, "IV.4.3");
}

static void a_reduced_pension_is_not_above_the_whole(void **state) {
    ORPHANS("1", "400", "true", "survivor_pension_per_month", "1000");
    assert_result(state, "total_per_month", "400.00");
    ORPHANS("1", "400", "true", "survivor_pension_per_month", "1000.01");
    assert_fact_error(state, "survivor_pension_per_month");
}

static void there_is_an_orphan_at_least(void **state) {
    ORPHANS("0", "400", "true", FULL_TIME);
    assert_fact_error(state, "orphan_count");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_25_orphan_pension[] = {
        CALCULATION_TEST(beside_a_survivor_it_is_forty_percent_and_the_allowances),
        CALCULATION_TEST(alone_it_is_eighty_percent_and_twice_the_allowances),
        CALCULATION_TEST(the_first_orphan_has_half_of_c1_1_or_all_of_it),
        CALCULATION_TEST(it_is_raised_when_the_survivors_right_ends),
        CALCULATION_TEST(orphans_of_another_family_have_the_higher_level),
        CALCULATION_TEST(beside_a_former_spouse_reductions_are_disregarded),
        CALCULATION_TEST(a_survivor_reduced_to_nothing_is_still_entitled),
        CALCULATION_TEST(the_reference_may_be_taken_before_the_limits_of_article_19),
        CALCULATION_TEST(part_time_halves_minimum_and_increments_only),
        CALCULATION_TEST(a_reduced_pension_is_not_above_the_whole),
        CALCULATION_TEST(there_is_an_orphan_at_least),
    };
    return cmocka_run_group_tests(annex_iv_article_25_orphan_pension, NULL, NULL);
}
