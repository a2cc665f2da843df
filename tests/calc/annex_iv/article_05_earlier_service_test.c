/* Annex IV, article 5(2) and (3): a pensioner who served again, and a demotion. */
#include "tests/support/calculation_test.h"

/* ---- paragraph 2: on salaries of 1000, one percent reads as ten ---- */

static void serve_again(void **state, const char *first_years, const char *drawn,
                        const char *second_years, const char *second_salary) {
    compute(state, "pension_after_reengagement",
            FACTS("first_reckonable_years", first_years, "first_salary_per_month", "1000",
                  "drawn_before_60", drawn, "second_reckonable_years", second_years,
                  "second_salary_per_month", second_salary));
}

/* The example of instruction 5.2: 0.4 T' - 0.04 T' + 0.12 T". */
static void the_printed_example_gives_both_parts(void **state) {
    serve_again(state, "20", "P2Y", "6", "2000");
    assert_result(state, "abatement_rate", "0.1");
    assert_result(state, "first_part_per_month", "360.00");
    assert_result(state, "second_part_per_month", "240.00");
    assert_result(state, "pension_per_month", "600.00");
}

static void only_whole_years_of_pension_are_charged(void **state) {
    serve_again(state, "20", "P1Y11M29D", "6", "1000");
    assert_result(state, "abatement_rate", "0.05");
    serve_again(state, "20", "P11M29D", "6", "1000");
    assert_result(state, "abatement_rate", "0");
    assert_result(state, "pension_per_month", "520.00");
}

static void the_abatement_spares_the_second_part(void **state) {
    serve_again(state, "20", "P10Y", "10", "1000");
    assert_result(state, "first_part_per_month", "200.00");
    assert_result(state, "second_part_per_month", "200.00");
}

static void the_abatement_takes_no_more_than_all(void **state) {
    serve_again(state, "20", "P21Y", "10", "1000");
    assert_result(state, "abatement_rate", "1");
    assert_result(state, "first_part_per_month", "0.00");
    assert_result(state, "pension_per_month", "200.00");
}

static void both_parts_stay_within_the_maximum_of_the_second_salary(void **state) {
    serve_again(state, "30", "P0D", "10", "1000");
    assert_result(state, "pension_per_month", "700.00");
    serve_again(state, "25", "P0D", "10", "1000");
    assert_result(state, "pension_per_month", "700.00");
    assert_not_met(state, IV_10_2, "pension within the maximum");
}

static void each_part_may_have_a_maximum_of_its_own_instead(void **state) {
    choose(state, R_IV_5_2_maximum__each_part_alone);
    serve_again(state, "40", "P0D", "10", "1000");
    assert_result(state, "first_part_per_month", "700.00");
    assert_result(state, "pension_per_month", "900.00");
}

/* ---- paragraph 3 ---- */

static void demote(void **state, const char *until, const char *lower, const char *c1_1,
                   const char *last) {
    compute(state, "pension_after_demotion",
            FACTS("highest_salary_per_month", "1000", "reckonable_years_until_demotion",
                  until, "lower_periods", lower, "c1_1_salary_per_month", c1_1,
                  "last_salary_per_month", last));
}

#define TEN_AT_750 "reckonable_years=10, salary_per_month=750"

/* The example of instruction 5.3: ten years at 75 count as 7.5. */
static void the_printed_example_gives_seventeen_years_and_a_half(void **state) {
    demote(state, "10", TEN_AT_750, "0", "750");
    assert_result(state, "reduced_reckonable_years", "17.5");
    assert_result(state, "reckonable_years", "20");
    assert_result(state, "pension_per_month", "350.00");
}

static void years_at_the_highest_level_are_not_reduced(void **state) {
    demote(state, "10", "reckonable_years=10, salary_per_month=1000", "0", "1000");
    assert_result(state, "reduced_reckonable_years", "20");
    demote(state, "10", "", "0", "1000");
    assert_result(state, "reduced_reckonable_years", "10");
}

static void each_lower_period_has_its_own_level(void **state) {
    demote(state, "10", TEN_AT_750 "; reckonable_years=10, salary_per_month=500", "0",
           "500");
    assert_result(state, "reduced_reckonable_years", "22.5");
}

static void the_minimum_takes_the_years_without_reduction(void **state) {
    demote(state, "10", TEN_AT_750, "500", "750");
    assert_result(state, "pension_before_minimum_per_month", "350.00");
    assert_result(state, "minimum_per_month", "400.00"); /* 20 x 4 % x 500 */
    assert_result(state, "pension_per_month", "400.00");
}

static void the_pension_stays_within_the_last_salary(void **state) {
    demote(state, "10", TEN_AT_750, "500", "380");
    assert_result(state, "pension_per_month", "380.00");
}

static void the_maximum_is_that_of_the_highest_salary(void **state) {
    demote(state, "30", TEN_AT_750, "0", "750");
    assert_result(state, "pension_per_month", "700.00");
}

static void the_level_may_be_measured_by_grades_instead(void **state) {
    choose(state, R_IV_5_3_level__ratio_of_grades);
    compute(state, "pension_after_demotion",
            FACTS("highest_salary_per_month", "1000", "reckonable_years_until_demotion",
                  "10", "lower_periods", TEN_AT_750 ", grade=A.4",
                  "c1_1_salary_per_month", "0", "last_salary_per_month", "750",
                  "highest_grade", "A.5"));
    assert_result(state, "reduced_reckonable_years", "18");
}

static void a_lower_period_is_not_paid_above_the_highest_level(void **state) {
    demote(state, "10", "reckonable_years=10, salary_per_month=1000.01", "0", "1000");
    assert_fact_error(state, "lower_periods.salary_per_month");
}

static void a_lower_grade_is_of_the_same_category_and_not_above(void **state) {
    static const char *const wrong[] = {TEN_AT_750 ", grade=B.4",
                                        TEN_AT_750 ", grade=A.6", TEN_AT_750};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        compute(state, "pension_after_demotion",
                FACTS("highest_salary_per_month", "1000",
                      "reckonable_years_until_demotion", "10", "lower_periods", wrong[i],
                      "c1_1_salary_per_month", "0", "last_salary_per_month", "750",
                      "highest_grade", "A.5"));
        assert_fact_error(state, "lower_periods.grade");
    }
}

/* ---- paragraph 2, what was repaid ---- */

static void only_the_whole_repayment_restores_the_service(void **state) {
    static const char *const share[] = {"0", "0.99", "1"};
    static const char *const pension[] = {"580.00", "580.00", "1000.00"};
    for (size_t i = 0; i < 3; i++) {
        compute(state, "pension_after_reengagement",
                FACTS("first_reckonable_years", "20", "first_salary_per_month", "1000",
                      "drawn_before_60", "P1Y", "second_reckonable_years", "5",
                      "second_salary_per_month", "2000", "repaid_share", share[i]));
        /* 400 less 5 % and 200; or 25 years of 2000 */
        assert_result(state, "pension_per_month", pension[i]);
    }
}

/* ---- paragraph 4 ---- */

static void the_first_salary_is_that_of_the_scale_at_the_award(void **state) {
    compute(state, "pension_after_reengagement",
            FACTS("first_reckonable_years", "20", "first_salary_per_month", "1000",
                  "drawn_before_60", "P0D", "second_reckonable_years", "5",
                  "second_salary_per_month", "2000", "adjustments", "0.5; -0.1"));
    assert_result(state, "first_part_per_month", "540.00"); /* 1000 x 1.5 x 0.9 */
    assert_result(state, "pension_per_month", "740.00");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_5[] = {
        CALCULATION_TEST(the_printed_example_gives_both_parts),
        CALCULATION_TEST(only_whole_years_of_pension_are_charged),
        CALCULATION_TEST(the_abatement_spares_the_second_part),
        CALCULATION_TEST(the_abatement_takes_no_more_than_all),
        CALCULATION_TEST(both_parts_stay_within_the_maximum_of_the_second_salary),
        CALCULATION_TEST(each_part_may_have_a_maximum_of_its_own_instead),
        CALCULATION_TEST(the_printed_example_gives_seventeen_years_and_a_half),
        CALCULATION_TEST(years_at_the_highest_level_are_not_reduced),
        CALCULATION_TEST(each_lower_period_has_its_own_level),
        CALCULATION_TEST(the_minimum_takes_the_years_without_reduction),
        CALCULATION_TEST(the_pension_stays_within_the_last_salary),
        CALCULATION_TEST(the_maximum_is_that_of_the_highest_salary),
        CALCULATION_TEST(the_level_may_be_measured_by_grades_instead),
        CALCULATION_TEST(a_lower_period_is_not_paid_above_the_highest_level),
        CALCULATION_TEST(a_lower_grade_is_of_the_same_category_and_not_above),
        CALCULATION_TEST(only_the_whole_repayment_restores_the_service),
        CALCULATION_TEST(the_first_salary_is_that_of_the_scale_at_the_award),
    };
    return cmocka_run_group_tests(annex_iv_article_5, NULL, NULL);
}
