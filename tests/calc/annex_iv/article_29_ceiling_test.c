/* Annex IV, article 29: the ceiling on a reference of 1000 and allowances of 50. */
#include "tests/support/calculation_test.h"

#define CEILING(status, ...)                                                             \
    compute(state, "benefits_ceiling",                                                   \
            FACTS("deceased_status", status, "family_allowances_per_month", "50",        \
                  __VA_ARGS__))
#define SALARIES(last, c1_1)                                                             \
    "reference_salary_per_month", "1000", "last_salary_per_month", last,                 \
        "c1_1_salary_per_month", c1_1

static void seventy_percent_and_the_allowances_after_a_death_in_service(void **state) {
    CEILING("in_service", SALARIES("1200", "100"));
    assert_result(state, "pension_ceiling_per_month", "700.00");
    assert_result(state, "ceiling_per_month", "750.00");
}

/* 35 years at 4 % of 600 are 840. */
static void the_minimum_pension_may_raise_it(void **state) {
    CEILING("in_service", SALARIES("1200", "600"), "reckonable_years", "35");
    assert_result(state, "ceiling_per_month", "890.00");
    choose(state, R_IV_29_1_maximum__seventy_percent);
    CEILING("in_service", SALARIES("1200", "600"), "reckonable_years", "35");
    assert_result(state, "ceiling_per_month", "750.00");
    choose(state, R_IV_29_1_maximum__last_salary);
    CEILING("in_service", SALARIES("1200", "600"), "reckonable_years", "35");
    assert_result(state, "ceiling_per_month", "1250.00");
}

static void in_any_case_the_last_salary_is_the_limit(void **state) {
    CEILING("in_service", SALARIES("600", "100"));
    assert_result(state, "ceiling_per_month", "650.00");
    CEILING("in_service", SALARIES("800", "600"), "reckonable_years", "35");
    assert_result(state, "ceiling_per_month", "850.00");
}

static void a_pensioner_leaves_what_was_drawn(void **state) {
    CEILING("retirement_pensioner", "c1_1_salary_per_month", "100",
            "own_pension_per_month", "400", "own_pension_paid_per_month", "300");
    assert_result(state, "ceiling_per_month", "350.00");
    choose(state, R_IV_29_2_early__pension_before_reduction);
    CEILING("retirement_pensioner", "c1_1_salary_per_month", "100",
            "own_pension_per_month", "400", "own_pension_paid_per_month", "300");
    assert_result(state, "ceiling_per_month", "450.00");
}

static void deferred_and_invalidity_pensions_leave_that_of_the_age_limit(void **state) {
    static const char *const statuses[] = {"deferred", "invalidity_pensioner"};
    for (int i = 0; i < 2; i++) {
        CEILING(statuses[i], "c1_1_salary_per_month", "100",
                "pension_at_age_limit_per_month", "500", "own_pension_paid_per_month",
                "300");
        assert_result(state, "ceiling_per_month", "550.00");
    }
    CEILING("invalidity_pensioner", "c1_1_salary_per_month", "100",
            "pension_at_age_limit_per_month", "500", "own_pension_paid_per_month", "300",
            "work_related", "true");
    assert_result(state, "ceiling_per_month", "350.00");
}

static void only_part_time_halves_it_with_its_allowances(void **state) {
    CEILING("in_service", SALARIES("1200", "100"), "part_time_situation",
            "only_part_time", "part_time_ratio", "1/2");
    assert_result(state, "ceiling_per_month", "375.00");
    CEILING("in_service", SALARIES("1200", "100"), "part_time_situation",
            "full_time_before", "part_time_ratio", "1/2");
    assert_result(state, "ceiling_per_month", "750.00");
    choose(state, R_IV_6bis_2_ceiling__pensions_only);
    CEILING("in_service", SALARIES("1200", "100"), "part_time_situation",
            "only_part_time", "part_time_ratio", "1/2");
    assert_result(state, "ceiling_per_month", "400.00");
    CEILING("in_service", SALARIES("1200", "100"), "part_time_ratio", "0.49");
    assert_refused(state, "IV.4.3");
}

static void it_follows_the_salaries_with_its_allowances(void **state) {
    CEILING("in_service", SALARIES("1200", "100"), "adjustments", "0.1");
    assert_result(state, "ceiling_per_month", "825.00");
}

static void allowances_from_sixty_count_before_they_are_paid(void **state) {
    CEILING("deferred", "c1_1_salary_per_month", "100", "pension_at_age_limit_per_month",
            "500", "allowances_not_yet_paid_per_month", "40");
    assert_result(state, "ceiling_per_month", "590.00");
    CEILING("deferred", "c1_1_salary_per_month", "100", "pension_at_age_limit_per_month",
            "500", "allowances_elsewhere_per_month", "30");
    assert_result(state, "ceiling_per_month", "520.00");
}

static void what_the_ceiling_rests_on_must_be_given(void **state) {
    CEILING("in_service", "c1_1_salary_per_month", "100", "last_salary_per_month",
            "1200");
    assert_fact_error(state, "reference_salary_per_month");
    CEILING("retirement_pensioner", "c1_1_salary_per_month", "100");
    assert_fact_error(state, "own_pension_paid_per_month");
    CEILING("deferred", "c1_1_salary_per_month", "100");
    assert_fact_error(state, "pension_at_age_limit_per_month");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_29_ceiling[] = {
        CALCULATION_TEST(seventy_percent_and_the_allowances_after_a_death_in_service),
        CALCULATION_TEST(the_minimum_pension_may_raise_it),
        CALCULATION_TEST(in_any_case_the_last_salary_is_the_limit),
        CALCULATION_TEST(a_pensioner_leaves_what_was_drawn),
        CALCULATION_TEST(deferred_and_invalidity_pensions_leave_that_of_the_age_limit),
        CALCULATION_TEST(only_part_time_halves_it_with_its_allowances),
        CALCULATION_TEST(it_follows_the_salaries_with_its_allowances),
        CALCULATION_TEST(allowances_from_sixty_count_before_they_are_paid),
        CALCULATION_TEST(what_the_ceiling_rests_on_must_be_given),
    };
    return cmocka_run_group_tests(annex_iv_article_29_ceiling, NULL, NULL);
}
