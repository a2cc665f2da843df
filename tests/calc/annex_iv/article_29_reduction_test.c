/* Annex IV, article 29(4): pensions of 600 and 200 with allowances of 100. */
#include "tests/support/calculation_test.h"

static void hold(void **state, const char *ceiling) {
    compute(state, "benefits_ceiling_reduction",
            FACTS("pensions",
                  "id=w, pension_per_month=600, minimum_per_month=600; "
                  "id=o, pension_per_month=200",
                  "family_allowances_per_month", "100", "ceiling_per_month", ceiling));
}

static void the_excess_is_taken_in_proportion(void **state) {
    hold(state, "700");
    assert_result(state, "excess_per_month", "200.00");
    assert_result(state, "pensions.w.reduction_per_month", "150.00");
    assert_result(state, "pensions.o.reduction_per_month", "50.00");
    assert_result(state, "pensions.o.pension_per_month", "150.00");
}

static void at_the_ceiling_nothing_is_taken(void **state) {
    hold(state, "900");
    assert_result(state, "excess_per_month", "0.00");
    assert_result(state, "pensions.w.pension_per_month", "600.00");
}

static void the_minimum_no_longer_holds(void **state) {
    hold(state, "700");
    assert_result(state, "pensions.w.pension_per_month", "450.00");
}

static void allowances_are_not_reduced(void **state) {
    hold(state, "50");
    assert_result(state, "excess_per_month", "850.00");
    assert_result(state, "pensions.w.reduction_per_month", "600.00");
    assert_result(state, "pensions.w.pension_per_month", "0.00");
    assert_result(state, "pensions.o.pension_per_month", "0.00");
}

static void without_pensions_nothing_can_be_reduced(void **state) {
    compute(state, "benefits_ceiling_reduction",
            FACTS("pensions", "", "family_allowances_per_month", "100",
                  "ceiling_per_month", "50"));
    assert_result(state, "excess_per_month", "50.00");
    assert_result(state, "pensions", "");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_29_reduction[] = {
        CALCULATION_TEST(the_excess_is_taken_in_proportion),
        CALCULATION_TEST(at_the_ceiling_nothing_is_taken),
        CALCULATION_TEST(the_minimum_no_longer_holds),
        CALCULATION_TEST(allowances_are_not_reduced),
        CALCULATION_TEST(without_pensions_nothing_can_be_reduced),
    };
    return cmocka_run_group_tests(annex_iv_article_29_reduction, NULL, NULL);
}
