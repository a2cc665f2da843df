/* Annex IV, article 46 with instruction 46/1 ii: the bonus for service after sixty. */
#include "tests/support/calculation_test.h"

static void serve(void **state, const char *years_at_60, const char *after_60) {
    compute(state, "bonus_after_60",
            FACTS("reckonable_years_at_60", years_at_60, "service_after_60", after_60));
}

/* ---- the four printed examples ---- */

static void twelve_years_earn_a_bonus_of_1_2_percent(void **state) {
    serve(state, "12", "P5Y");
    assert_result(state, "rate_at_60", "0.24");
    assert_result(state, "bonus_rate", "0.012");
    assert_result(state, "accrual_rate", "0.032");
    assert_result(state, "pension_rate", "0.4");
}

static void twenty_years_and_a_half_are_cut_to_two_percent(void **state) {
    serve(state, "20 6/12", "P2Y6M");
    assert_result(state, "bonus_rate", "0.02");
    assert_met(state, IV_46_1_i, "bonus within the limit for a year");
    assert_result(state, "pension_rate", "0.51");
}

static void twenty_five_years_reach_the_maximum_at_the_age_limit(void **state) {
    serve(state, "25", "P5Y");
    assert_result(state, "accrual_rate", "0.04");
    assert_result(state, "pension_rate", "0.7");
    assert_not_met(state, IV_46_1_ii, "rate of the pension");
    assert_result(state, "service_to_maximum", "P5Y");
}

static void thirty_years_reach_it_after_two_years_and_a_half(void **state) {
    serve(state, "30", "P2Y6M");
    assert_result(state, "pension_rate", "0.7");
    assert_result(state, "service_to_maximum", "P2Y6M");
    serve(state, "30", "P3Y");
    assert_result(state, "pension_rate", "0.7");
    assert_met(state, IV_46_1_ii, "rate of the pension");
    serve(state, "30", "P2Y5M");
    assert_result(state, "pension_rate", "209/300");
}

/* ---- boundaries ---- */

static void twenty_years_earn_the_limit_itself(void **state) {
    serve(state, "20", "P1Y");
    assert_result(state, "bonus_rate", "0.02");
    assert_not_met(state, IV_46_1_i, "bonus within the limit for a year");
}

static void fewer_than_ten_years_earn_a_bonus_too(void **state) {
    serve(state, "5", "P2Y");
    assert_result(state, "accrual_rate", "0.025");
    assert_result(state, "pension_rate", "0.15");
}

static void no_service_after_sixty_leaves_the_rate_at_sixty(void **state) {
    serve(state, "20", "P0D");
    assert_result(state, "pension_rate", "0.4");
}

static void a_maximum_that_is_reached_at_sixty_needs_no_service(void **state) {
    serve(state, "36", "P1Y");
    assert_result(state, "pension_rate", "0.7");
    assert_result(state, "service_to_maximum", "P0D");
}

static void a_maximum_beyond_the_age_limit_is_not_answered(void **state) {
    serve(state, "24 11/12", "P1Y");
    assert_no_result(state, "service_to_maximum");
}

static void residual_days_after_sixty_follow_article_6(void **state) {
    serve(state, "20", "P1Y15D"); /* 13 months at a third of a percent */
    assert_result(state, "pension_rate", "133/300");
    serve(state, "20", "P1Y14D");
    assert_result(state, "pension_rate", "0.44");
}

static void the_bonus_may_run_for_whole_years_only(void **state) {
    choose(state, R_IV_46_part_years__whole_years);
    serve(state, "20 6/12", "P2Y6M"); /* 41 + 2.5 x 2 + 2 x 2 */
    assert_result(state, "pension_rate", "0.5");
}

static void service_ends_at_the_age_limit(void **state) {
    serve(state, "20", "P5Y");
    assert_result(state, "pension_rate", "0.6");
    serve(state, "20", "P5Y1D");
    assert_refused(state, "IV.46.1");
}

static void only_the_options_of_44_and_45_carry_a_bonus(void **state) {
    static const char *const options[] = {"44", "45", "48", "49"};
    for (int i = 0; i < 4; i++) {
        compute(state, "bonus_after_60",
                FACTS("reckonable_years_at_60", "20", "service_after_60", "P1Y",
                      "chosen_option", options[i]));
        if (i < 2)
            assert_result(state, "pension_rate", "0.44");
        else
            assert_refused(state, "IV.46.1");
    }
}

/* Paragraph 3: years up to the age limit earn, but only those served carry a bonus. */
static void years_projected_after_an_invalidity_carry_no_bonus(void **state) {
    compute(state, "bonus_after_60",
            FACTS("reckonable_years_at_60", "20", "service_after_60", "P1Y",
                  "ended_by_invalidity", "true"));
    assert_result(state, "pension_rate", "0.52"); /* 40 + 5 x 2 + 1 x 2 */
}

/* ---- the pension itself ---- */

static void retire(void **state, const char *c1_1, const char *last) {
    compute(state, "bonus_after_60",
            FACTS("reckonable_years_at_60", "20 6/12", "service_after_60", "P2Y6M",
                  "reference_salary_per_month", "1000", "last_salary_per_month", last,
                  "c1_1_salary_per_month", c1_1));
}

static void the_pension_is_a_share_of_the_reference_salary(void **state) {
    retire(state, "0", "1000");
    assert_result(state, "pension_per_month", "510.00");
    assert_result(state, "reckonable_years", "25.5");
}

static void the_bonus_counts_for_the_minimum(void **state) {
    retire(state, "1000", "2000");
    assert_result(state, "minimum_per_month", "1020.00"); /* 25.5 x 4 % */
    assert_result(state, "pension_per_month", "1020.00");
    choose(state, R_IV_46_minimum__does_not_count);
    retire(state, "1000", "2000");
    assert_result(state, "minimum_per_month", "920.00"); /* 23 x 4 % */
}

static void the_last_salary_is_the_ceiling(void **state) {
    retire(state, "1000", "900");
    assert_result(state, "pension_per_month", "900.00");
}

static void without_all_salaries_there_is_a_rate_and_no_amount(void **state) {
    compute(state, "bonus_after_60",
            FACTS("reckonable_years_at_60", "20", "service_after_60", "P1Y",
                  "reference_salary_per_month", "1000"));
    assert_result(state, "pension_rate", "0.44");
    assert_no_result(state, "pension_per_month");
    assert_no_result(state, "minimum_per_month");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_46[] = {
        CALCULATION_TEST(twelve_years_earn_a_bonus_of_1_2_percent),
        CALCULATION_TEST(twenty_years_and_a_half_are_cut_to_two_percent),
        CALCULATION_TEST(twenty_five_years_reach_the_maximum_at_the_age_limit),
        CALCULATION_TEST(thirty_years_reach_it_after_two_years_and_a_half),
        CALCULATION_TEST(twenty_years_earn_the_limit_itself),
        CALCULATION_TEST(fewer_than_ten_years_earn_a_bonus_too),
        CALCULATION_TEST(no_service_after_sixty_leaves_the_rate_at_sixty),
        CALCULATION_TEST(a_maximum_that_is_reached_at_sixty_needs_no_service),
        CALCULATION_TEST(a_maximum_beyond_the_age_limit_is_not_answered),
        CALCULATION_TEST(residual_days_after_sixty_follow_article_6),
        CALCULATION_TEST(the_bonus_may_run_for_whole_years_only),
        CALCULATION_TEST(service_ends_at_the_age_limit),
        CALCULATION_TEST(only_the_options_of_44_and_45_carry_a_bonus),
        CALCULATION_TEST(years_projected_after_an_invalidity_carry_no_bonus),
        CALCULATION_TEST(the_pension_is_a_share_of_the_reference_salary),
        CALCULATION_TEST(the_bonus_counts_for_the_minimum),
        CALCULATION_TEST(the_last_salary_is_the_ceiling),
        CALCULATION_TEST(without_all_salaries_there_is_a_rate_and_no_amount),
    };
    return cmocka_run_group_tests(annex_iv_article_46, NULL, NULL);
}
