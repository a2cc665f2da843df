/* Annex IV, article 44(5): pension or allowance at the age limit, after nine years. */
#include "tests/support/calculation_test.h"

#define CHOICE(service, ...)                                                             \
    compute(state, "age_limit_choice",                                                   \
            FACTS("reckonable_years", "9", "reference_salary_per_month", "1000",         \
                  "contributions_part", "500", "service", service, __VA_ARGS__))

static void both_are_computed(void **state) {
    CHOICE("P9Y", "last_salary_per_month", "1000", "c1_1_salary_per_month", "0");
    assert_result(state, "pension_per_month", "180.00");
    assert_result(state, "leaving_allowance", "14000.00"); /* 9 x 1500 + 500 */
}

static void the_minimum_pension_holds(void **state) {
    CHOICE("P9Y", "last_salary_per_month", "1000", "c1_1_salary_per_month", "600");
    assert_result(state, "pension_per_month", "216.00");
}

static void ten_years_of_service_leave_no_choice(void **state) {
    CHOICE("P9Y11M29D", "last_salary_per_month", "1000", "c1_1_salary_per_month", "0");
    assert_result(state, "pension_per_month", "180.00");
    CHOICE("P10Y", "last_salary_per_month", "1000", "c1_1_salary_per_month", "0");
    assert_refused(state, "IV.44.5");
}

static void service_must_end_at_the_age_limit(void **state) {
    CHOICE("P9Y", "last_salary_per_month", "1000", "c1_1_salary_per_month", "0",
           "left_at_age_limit", "false");
    assert_refused(state, "IV.44.5");
}

static void the_last_salary_holds_back_every_pension(void **state) {
    CHOICE("P9Y", "last_salary_per_month", "150", "c1_1_salary_per_month", "0");
    assert_result(state, "pension_per_month", "150.00");
    choose(state, R_IV_10_3_ceiling__minimum_only);
    CHOICE("P9Y", "last_salary_per_month", "150", "c1_1_salary_per_month", "0");
    assert_result(state, "pension_per_month", "180.00");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_44_age_limit[] = {
        CALCULATION_TEST(both_are_computed),
        CALCULATION_TEST(the_minimum_pension_holds),
        CALCULATION_TEST(ten_years_of_service_leave_no_choice),
        CALCULATION_TEST(service_must_end_at_the_age_limit),
        CALCULATION_TEST(the_last_salary_holds_back_every_pension),
    };
    return cmocka_run_group_tests(annex_iv_article_44_age_limit, NULL, NULL);
}
