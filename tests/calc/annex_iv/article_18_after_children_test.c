/* Annex IV, article 18(3): a pension of 1000 when the children are maintained no more. */
#include "tests/support/calculation_test.h"

#define KEPT(expected, ...)                                                              \
    do {                                                                                 \
        compute(state, "survivor_pension_after_children",                                \
                FACTS("pension_per_month", "1000", __VA_ARGS__));                        \
        assert_result(state, "pension_kept", expected);                                  \
    } while (0)

static void without_own_income_the_pension_is_kept(void **state) {
    compute(state, "survivor_pension_after_children", FACTS("pension_per_month", "1000"));
    assert_result(state, "pension_kept", "true");
}

static void an_income_that_reaches_the_pension_ends_it(void **state) {
    static const char *const incomes[] = {"earned_income_per_month",
                                          "retirement_pension_per_month",
                                          "other_survivor_pension_per_month"};
    for (int i = 0; i < 3; i++) {
        KEPT("true", incomes[i], "999.99");
        KEPT("false", incomes[i], "1000");
    }
}

static void each_income_is_looked_at_alone(void **state) {
    KEPT("true", "earned_income_per_month", "600", "retirement_pension_per_month", "600");
    KEPT("false", "earned_income_per_month", "600", "retirement_pension_per_month",
         "1600");
}

static void incomes_may_be_added(void **state) {
    choose(state, R_IV_18_3_incomes__added);
    KEPT("true", "earned_income_per_month", "600", "retirement_pension_per_month",
         "399.99");
    KEPT("false", "earned_income_per_month", "600", "retirement_pension_per_month",
         "400");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_18_after_children[] = {
        CALCULATION_TEST(without_own_income_the_pension_is_kept),
        CALCULATION_TEST(an_income_that_reaches_the_pension_ends_it),
        CALCULATION_TEST(each_income_is_looked_at_alone),
        CALCULATION_TEST(incomes_may_be_added),
    };
    return cmocka_run_group_tests(annex_iv_article_18_after_children, NULL, NULL);
}
