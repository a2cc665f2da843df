/* Annex IV, article 28: B.3/1 at 1000, so that 60 is the least household allowance. */
#include "tests/support/calculation_test.h"

#define ALLOWANCES(holder, pension, ...)                                                 \
    compute(state, "pension_family_allowances",                                          \
            FACTS("holder", holder, "pension_per_month", pension,                        \
                  "b3_1_salary_per_month", "1000", "child_allowance_per_month", "50",    \
                  "dependant_allowance_per_month", "80", __VA_ARGS__))
#define HOUSEHOLD "household_conditions_met", "true"

static void the_household_allowance_is_six_percent_of_the_pension(void **state) {
    ALLOWANCES("retirement", "2000", HOUSEHOLD);
    assert_result(state, "household_allowance_per_month", "120.00");
    ALLOWANCES("retirement", "500", HOUSEHOLD);
    assert_result(state, "household_allowance_per_month", "60.00");
}

static void a_retirement_pension_carries_none_before_sixty(void **state) {
    ALLOWANCES("retirement", "2000", HOUSEHOLD, "dependent_children", "2", "age_years",
               "59");
    assert_result(state, "total_per_month", "0.00");
    ALLOWANCES("retirement", "2000", HOUSEHOLD, "dependent_children", "2", "age_years",
               "60");
    assert_result(state, "total_per_month", "220.00");
    ALLOWANCES("invalidity", "2000", HOUSEHOLD, "dependent_children", "2", "age_years",
               "40");
    assert_result(state, "total_per_month", "220.00");
}

static void survivors_have_twice_those_for_children_and_dependants(void **state) {
    ALLOWANCES("survivor", "2000", HOUSEHOLD, "dependent_children", "2",
               "dependant_count", "1", "disabled_children", "1",
               "disabled_child_allowance_per_month", "70");
    assert_result(state, "household_allowance_per_month", "120.00");
    assert_result(state, "child_allowances_per_month", "270.00"); /* 200 + 70 */
    assert_result(state, "dependant_allowances_per_month", "160.00");
    ALLOWANCES("survivor", "2000", HOUSEHOLD, "dependent_children", "2",
               "recognized_for_the_deceased", "false");
    assert_result(state, "total_per_month", "0.00");
}

static void another_scheme_is_deducted_after_doubling(void **state) {
    ALLOWANCES("retirement", "2000", "dependent_children", "2",
               "child_allowances_elsewhere_per_month", "30");
    assert_result(state, "child_allowances_per_month", "70.00");
    ALLOWANCES("survivor", "2000", "dependent_children", "2",
               "child_allowances_elsewhere_per_month", "30");
    assert_result(state, "child_allowances_per_month", "170.00");
    choose(state, R_IV_28_other_scheme__before);
    ALLOWANCES("survivor", "2000", "dependent_children", "2",
               "child_allowances_elsewhere_per_month", "30");
    assert_result(state, "child_allowances_per_month", "140.00");
}

static void nothing_is_deducted_where_the_other_scheme_deducts_ours(void **state) {
    ALLOWANCES("retirement", "2000", HOUSEHOLD, "household_allowance_elsewhere_per_month",
               "50");
    assert_result(state, "household_allowance_per_month", "70.00");
    ALLOWANCES("retirement", "2000", HOUSEHOLD, "household_allowance_elsewhere_per_month",
               "50", "other_scheme_deducts", "true");
    assert_result(state, "household_allowance_per_month", "120.00");
    ALLOWANCES("retirement", "2000", HOUSEHOLD, "household_allowance_elsewhere_per_month",
               "500");
    assert_result(state, "household_allowance_per_month", "0.00");
}

static void one_household_allowance_is_paid(void **state) {
    ALLOWANCES("survivor", "2000", HOUSEHOLD, "household_allowance_already_paid", "true");
    assert_result(state, "household_allowance_per_month", "0.00");
    assert_step(state, IV_28_3_b);
    ALLOWANCES("retirement", "2000", HOUSEHOLD, "household_allowance_already_paid",
               "true");
    assert_result(state, "household_allowance_per_month", "0.00");
    assert_step(state, IV_28_3_c);
}

/* The salary of B.3/1 with the allowance of 60, less the income of the spouse. */
static void the_income_of_the_spouse_may_reduce_it_below_the_minimum(void **state) {
    ALLOWANCES("retirement", "500", HOUSEHOLD, "spouse_income_per_month", "1010");
    assert_result(state, "household_allowance_per_month", "30.00");
    choose(state, R_IV_28_3_reduced__theoretical_allowance);
    ALLOWANCES("retirement", "500", HOUSEHOLD, "spouse_income_per_month", "1010");
    assert_result(state, "household_allowance_per_month", "50.00");
    ALLOWANCES("retirement", "500", HOUSEHOLD, "spouse_income_per_month", "1010",
               "dependent_children", "1");
    assert_result(state, "household_allowance_per_month", "60.00");
}

static void they_are_paid_by_whole_months(void **state) {
    ALLOWANCES("retirement", "2000", "right_start_date", "2000-01-01",
               "conditions_end_date", "2004-02-01");
    assert_result(state, "start_date", "2000-02-01");
    assert_result(state, "end_date", "2004-02-29");
}

static void an_early_pension_lowers_the_household_allowance_only(void **state) {
    ALLOWANCES("retirement", "2000", HOUSEHOLD, "dependent_children", "2", "age_years",
               "60", "unreduced_pension_per_month", "4000");
    assert_result(state, "household_allowance_per_month", "120.00");
    assert_result(state, "child_allowances_per_month", "100.00");
}

static void facts_that_contradict_each_other_are_errors(void **state) {
    ALLOWANCES("retirement", "2000", "disabled_children", "1");
    assert_fact_error(state, "disabled_child_allowance_per_month");
    ALLOWANCES("retirement", "2000", "unreduced_pension_per_month", "1999");
    assert_fact_error(state, "unreduced_pension_per_month");
    ALLOWANCES("retirement", "2000", "right_start_date", "2000-01-02",
               "conditions_end_date", "2000-01-01");
    assert_fact_error(state, "conditions_end_date");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_28_family_allowances[] = {
        CALCULATION_TEST(the_household_allowance_is_six_percent_of_the_pension),
        CALCULATION_TEST(a_retirement_pension_carries_none_before_sixty),
        CALCULATION_TEST(survivors_have_twice_those_for_children_and_dependants),
        CALCULATION_TEST(another_scheme_is_deducted_after_doubling),
        CALCULATION_TEST(nothing_is_deducted_where_the_other_scheme_deducts_ours),
        CALCULATION_TEST(one_household_allowance_is_paid),
        CALCULATION_TEST(the_income_of_the_spouse_may_reduce_it_below_the_minimum),
        CALCULATION_TEST(they_are_paid_by_whole_months),
        CALCULATION_TEST(an_early_pension_lowers_the_household_allowance_only),
        CALCULATION_TEST(facts_that_contradict_each_other_are_errors),
    };
    return cmocka_run_group_tests(annex_iv_article_28_family_allowances, NULL, NULL);
}
