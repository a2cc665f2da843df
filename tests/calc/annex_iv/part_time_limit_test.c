/* Annex IV, article 6 bis: a limit in proportion to the hours worked, case by case. */
#include "tests/support/calculation_test.h"

static void orphan(void **state, const char *situation, const char *ratio,
                   const char *minimum) {
    compute(state, "orphan_pension",
            FACTS("reference_pension_per_month", "0", "c1_1_salary_per_month", "1000",
                  "child_allowance_per_month", "0", "orphan_count", "1",
                  "survivor_entitled", "false", "part_time_situation", situation,
                  "part_time_ratio", ratio));
    assert_result(state, "minimum_per_month", minimum);
}

static void a_limit_follows_the_hours(void **state) {
    orphan(state, "only_part_time", "3/4", "750.00");
    orphan(state, "full_time_before", "3/4", "750.00");
    orphan(state, "only_part_time", "1", "1000.00");
}

static void where_nothing_is_reduced_the_hours_do_not_matter(void **state) {
    orphan(state, "not_reduced", "3/4", "1000.00");
    assert_not_met(state, IV_6bis_2, "limits follow part time");
}

static void ceiling(void **state, const char *situation, const char *expected) {
    compute(state, "benefits_ceiling",
            FACTS("deceased_status", "retirement_pensioner",
                  "family_allowances_per_month", "0", "c1_1_salary_per_month", "0",
                  "own_pension_paid_per_month", "1000", "part_time_situation", situation,
                  "part_time_ratio", "3/4"));
    assert_result(state, "ceiling_per_month", expected);
}

static void ceilings_are_whole_for_who_worked_full_time_before(void **state) {
    ceiling(state, "full_time_before", "1000.00");
    ceiling(state, "not_reduced", "1000.00");
}

static void the_ceiling_of_a_pensioner_may_stay_whole(void **state) {
    ceiling(state, "only_part_time", "750.00");
    choose(state, R_IV_29_part_time__death_in_service);
    ceiling(state, "only_part_time", "1000.00");
}

int main(void) {
    const struct CMUnitTest annex_iv_part_time_limit[] = {
        CALCULATION_TEST(a_limit_follows_the_hours),
        CALCULATION_TEST(where_nothing_is_reduced_the_hours_do_not_matter),
        CALCULATION_TEST(ceilings_are_whole_for_who_worked_full_time_before),
        CALCULATION_TEST(the_ceiling_of_a_pensioner_may_stay_whole),
    };
    return cmocka_run_group_tests(annex_iv_part_time_limit, NULL, NULL);
}
