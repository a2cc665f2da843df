/* Annex IV, article 33: a pension of 500 on a salary of 1000, carried to one of 2000. */
#include "tests/support/calculation_test.h"

#define CARRY(...)                                                                       \
    compute(state, "pension_on_another_scale",                                           \
            FACTS("pension_per_month", "500", "salary_per_month", "1000",                \
                  "new_scale_salary_per_month", "2000", __VA_ARGS__))

static void the_share_of_salary_is_carried_over(void **state) {
    compute(state, "pension_on_another_scale",
            FACTS("pension_per_month", "500", "salary_per_month", "1000",
                  "new_scale_salary_per_month", "2000"));
    assert_result(state, "share_of_salary", "0.5");
    assert_result(state, "pension_per_month", "1000.00");
}

static void benefits_were_shared_on_the_scale_that_the_deceased_had_chosen(void **state) {
    CARRY("chosen_scale_salary_per_month", "1250");
    assert_result(state, "share_of_salary", "0.4");
    assert_result(state, "pension_per_month", "800.00");
}

/* The last salary of the old scale had held back 30 years: 500 and not 600. */
static void with_its_years_the_pension_is_computed_anew(void **state) {
    CARRY("reckonable_years", "30", "new_scale_last_salary_per_month", "2000",
          "new_scale_c1_1_salary_per_month", "0");
    assert_result(state, "pension_per_month", "1200.00");
    choose(state, R_IV_33_recomputation__share_of_salary);
    CARRY("reckonable_years", "30", "new_scale_last_salary_per_month", "2000",
          "new_scale_c1_1_salary_per_month", "0");
    assert_result(state, "pension_per_month", "1000.00");
}

static void minimum_and_ceiling_are_those_of_the_new_scale(void **state) {
    CARRY("reckonable_years", "10", "new_scale_last_salary_per_month", "2000",
          "new_scale_c1_1_salary_per_month", "1500"); /* 4 % of 1500 a year */
    assert_result(state, "pension_per_month", "600.00");
    CARRY("reckonable_years", "30", "new_scale_last_salary_per_month", "1100",
          "new_scale_c1_1_salary_per_month", "0");
    assert_result(state, "pension_per_month", "1100.00");
}

static void the_years_need_the_other_salaries(void **state) {
    CARRY("reckonable_years", "30");
    assert_fact_error(state, "new_scale_last_salary_per_month");
    CARRY("reckonable_years", "30", "new_scale_last_salary_per_month", "2000");
    assert_fact_error(state, "new_scale_c1_1_salary_per_month");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_33_another_scale[] = {
        CALCULATION_TEST(the_share_of_salary_is_carried_over),
        CALCULATION_TEST(benefits_were_shared_on_the_scale_that_the_deceased_had_chosen),
        CALCULATION_TEST(with_its_years_the_pension_is_computed_anew),
        CALCULATION_TEST(minimum_and_ceiling_are_those_of_the_new_scale),
        CALCULATION_TEST(the_years_need_the_other_salaries),
    };
    return cmocka_run_group_tests(annex_iv_article_33_another_scale, NULL, NULL);
}
