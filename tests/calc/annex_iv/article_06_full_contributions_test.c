/* Annex IV, article 6(3) ii: part-time staff who contribute as for full time, on 1000. */
#include "tests/support/calculation_test.h"

static void contribute(void **state, const char *ratio, const char *other_rights) {
    compute(state, "full_contributions_in_part_time",
            FACTS("full_time_salary_per_month", "1000", "part_time_ratio", ratio,
                  "other_pension_rights", other_rights));
}

static void both_contributions_together_are_those_of_full_time(void **state) {
    contribute(state, "0.6", "false");
    assert_result(state, "part_time_contribution_per_month", "57.00");
    assert_result(state, "supplement_per_month", "38.00");
    assert_result(state, "staff_contribution_per_month", "95.00");
}

static void full_time_leaves_no_supplement(void **state) {
    contribute(state, "1", "false");
    assert_result(state, "supplement_per_month", "0.00");
    assert_result(state, "staff_contribution_per_month", "95.00");
}

static void half_time_is_the_least(void **state) {
    contribute(state, "1/2", "false");
    assert_result(state, "supplement_per_month", "47.50");
    contribute(state, "0.49", "false");
    assert_refused(state, "IV.4.3");
}

static void time_that_gives_another_pension_is_refused(void **state) {
    contribute(state, "0.6", "true");
    assert_refused(state, "IV.instr6.3");
    contribute(state, "0.4", "true"); /* the half time is asked first */
    assert_refused(state, "IV.4.3");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_06_full_contributions[] = {
        CALCULATION_TEST(both_contributions_together_are_those_of_full_time),
        CALCULATION_TEST(full_time_leaves_no_supplement),
        CALCULATION_TEST(half_time_is_the_least),
        CALCULATION_TEST(time_that_gives_another_pension_is_refused),
    };
    return cmocka_run_group_tests(annex_iv_article_06_full_contributions, NULL, NULL);
}
