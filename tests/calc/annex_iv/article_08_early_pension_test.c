/* Annex IV, article 8(4) with instruction 8.4: an early pension. */
#include "tests/support/calculation_test.h"

static void at_age(void **state, const char *age) {
    compute(state, "early_retirement_ratio", FACTS("age_years", age));
}

static void there_is_no_early_pension_below_fifty(void **state) {
    at_age(state, "49");
    assert_refused(state, "IV.8.4");
    at_age(state, "50");
    assert_result(state, "early_retirement_ratio", "0.6");
}

static void every_year_of_age_has_its_ratio(void **state) {
    static const char *const ratios[] = {"0.6",  "0.63", "0.66", "0.69", "0.73",
                                         "0.77", "0.81", "0.85", "0.9",  "0.95"};
    for (int i = 0; i < 10; i++) {
        const char age[] = {'5', (char)('0' + i), '\0'};
        at_age(state, age);
        assert_result(state, "early_retirement_ratio", ratios[i]);
        assert_step(state, IV_8_4_table);
    }
}

static void from_sixty_on_nothing_is_reduced(void **state) {
    at_age(state, "60");
    assert_result(state, "early_retirement_ratio", "1");
    assert_met(state, IV_8_1, "age of entitlement reached");
    assert_no_step(state, IV_8_4_table);
    at_age(state, "59");
    assert_not_met(state, IV_8_1, "age of entitlement reached");
    at_age(state, "75");
    assert_result(state, "early_retirement_ratio", "1");
}

static void an_age_is_a_whole_number_of_years(void **state) {
    at_age(state, "50.5");
    assert_fact_error(state, "age_years");
    at_age(state, "-50");
    assert_fact_error(state, "age_years");
}

/* ---- the pension ---- */

static void retire(void **state, const char *years, const char *salary, const char *c1_1,
                   const char *last) {
    compute(state, "early_pension",
            FACTS("reckonable_years", years, "reference_salary_per_month", salary,
                  "last_salary_per_month", last, "c1_1_salary_per_month", c1_1,
                  "age_years", "50"));
}

static void the_pension_at_sixty_is_reduced_by_the_ratio(void **state) {
    retire(state, "20", "1000", "0", "1000");
    assert_result(state, "pension_at_60_per_month", "400.00");
    assert_result(state, "early_retirement_ratio", "0.6");
    assert_result(state, "pension_per_month", "240.00");
}

/* Instruction 8.4 i, first dash. The other order would leave 400. */
static void a_pension_below_the_minimum_is_raised_first_and_reduced_then(void **state) {
    retire(state, "10", "1000", "1000", "1000");
    assert_result(state, "pension_at_60_per_month", "400.00");
    assert_result(state, "pension_per_month", "240.00");
    assert_met(state, IV_instr8_4_i_d1, "the pension at 60 is below the minimum");
}

static void a_pension_at_the_minimum_is_not_below_it(void **state) {
    retire(state, "10", "2000", "1000", "2000");
    assert_not_met(state, IV_instr8_4_i_d1, "the pension at 60 is below the minimum");
    assert_result(state, "pension_per_month", "240.00");
}

/* Second dash: 420 before the reduction, above the minimum of 400. */
static void a_pension_above_the_minimum_may_fall_below_it(void **state) {
    retire(state, "10", "2100", "1000", "2100");
    assert_result(state, "pension_at_60_per_month", "420.00");
    assert_result(state, "pension_per_month", "252.00");
}

static void the_maximum_applies_before_the_reduction(void **state) {
    retire(state, "40", "1000", "0", "1000"); /* 60 % of 700, not 700 of 800 x 60 % */
    assert_result(state, "pension_per_month", "420.00");
}

static void the_last_salary_is_a_ceiling_before_the_reduction(void **state) {
    retire(state, "10", "1000", "1000", "300");
    assert_result(state, "pension_at_60_per_month", "300.00");
    assert_result(state, "pension_per_month", "180.00");
}

static void the_ceiling_may_apply_after_the_reduction_instead(void **state) {
    choose(state, R_IV_10_order__reduction_before_ceiling);
    retire(state, "10", "1000", "1000", "300");
    assert_result(state, "pension_per_month", "240.00");
    retire(state, "10", "1000", "1000", "200");
    assert_result(state, "pension_per_month", "200.00");
}

static void at_sixty_the_early_pension_is_the_pension(void **state) {
    compute(state, "early_pension",
            FACTS("reckonable_years", "20", "reference_salary_per_month", "1000",
                  "last_salary_per_month", "1000", "c1_1_salary_per_month", "0",
                  "age_years", "60"));
    assert_result(state, "pension_per_month", "400.00");
}

static void whoever_has_no_right_gets_no_early_pension(void **state) {
    static const struct {
        const char *age, *service, *ratio, *provision;
    } rows[] = {
        {"49", "P10Y", "1", "IV.8.4"},
        {"50", "P9Y11M29D", "1", "IV.7.1"},
        {"50", "P10Y", "0.49", "IV.4.3"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        compute(state, "early_pension",
                FACTS("reckonable_years", "10", "reference_salary_per_month", "1000",
                      "last_salary_per_month", "1000", "c1_1_salary_per_month", "0",
                      "age_years", rows[i].age, "service", rows[i].service,
                      "part_time_ratio", rows[i].ratio));
        assert_refused(state, rows[i].provision);
    }
}

int main(void) {
    const struct CMUnitTest annex_iv_article_8[] = {
        CALCULATION_TEST(there_is_no_early_pension_below_fifty),
        CALCULATION_TEST(every_year_of_age_has_its_ratio),
        CALCULATION_TEST(from_sixty_on_nothing_is_reduced),
        CALCULATION_TEST(an_age_is_a_whole_number_of_years),
        CALCULATION_TEST(the_pension_at_sixty_is_reduced_by_the_ratio),
        CALCULATION_TEST(a_pension_below_the_minimum_is_raised_first_and_reduced_then),
        CALCULATION_TEST(a_pension_at_the_minimum_is_not_below_it),
        CALCULATION_TEST(a_pension_above_the_minimum_may_fall_below_it),
        CALCULATION_TEST(the_maximum_applies_before_the_reduction),
        CALCULATION_TEST(the_last_salary_is_a_ceiling_before_the_reduction),
        CALCULATION_TEST(the_ceiling_may_apply_after_the_reduction_instead),
        CALCULATION_TEST(at_sixty_the_early_pension_is_the_pension),
        CALCULATION_TEST(whoever_has_no_right_gets_no_early_pension),
    };
    return cmocka_run_group_tests(annex_iv_article_8, NULL, NULL);
}
