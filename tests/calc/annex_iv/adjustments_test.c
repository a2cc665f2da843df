/* Annex IV, changes of salaries, in the order in which benefits follow them. */
#include "tests/support/calculation_test.h"

#define CHANGES "0.5; -0.5" /* 1.5 x 0.5: a quarter less, in either order */

static void each_change_applies_to_what_the_one_before_left(void **state) {
    compute(state, "alimony_limit",
            FACTS("alimony_per_month", "1000", "adjustments", CHANGES));
    assert_result(state, "alimony_per_month", "750.00");
    compute(state, "dependant_pension",
            FACTS("maintenance_per_month", "1000", "dependant_allowance_per_month",
                  "1000", "adjustments", CHANGES));
    assert_result(state, "pension_per_month", "750.00");
    compute(state, "orphan_minimum_salary",
            FACTS("deceased_status", "retirement_pensioner",
                  "c1_1_at_settlement_per_month", "1000", "adjustments", CHANGES));
    assert_result(state, "c1_1_salary_per_month", "750.00");
}

static void no_change_leaves_the_amount(void **state) {
    compute(state, "alimony_limit",
            FACTS("alimony_per_month", "1000", "adjustments", ""));
    assert_result(state, "alimony_per_month", "1000.00");
}

static void all_may_be_taken_away_and_no_more(void **state) {
    compute(state, "alimony_limit",
            FACTS("alimony_per_month", "1000", "adjustments", "-1"));
    assert_result(state, "alimony_per_month", "0.00");
    compute(state, "alimony_limit",
            FACTS("alimony_per_month", "1000", "adjustments", "0.1; -1.0001"));
    assert_fact_error(state, "adjustments");
    compute(state, "alimony_limit",
            FACTS("alimony_per_month", "1000", "adjustments", "-2"));
    assert_fact_error(state, "adjustments");
}

static void fractions_of_a_cent_are_kept_between_changes(void **state) {
    compute(state, "alimony_limit",
            FACTS("alimony_per_month", "1", "adjustments", "0.004; 0.004"));
    assert_result(state, "alimony_per_month", "1.01"); /* 1.008016 */
}

int main(void) {
    const struct CMUnitTest annex_iv_adjustments[] = {
        CALCULATION_TEST(each_change_applies_to_what_the_one_before_left),
        CALCULATION_TEST(no_change_leaves_the_amount),
        CALCULATION_TEST(all_may_be_taken_away_and_no_more),
        CALCULATION_TEST(fractions_of_a_cent_are_kept_between_changes),
    };
    return cmocka_run_group_tests(annex_iv_adjustments, NULL, NULL);
}
