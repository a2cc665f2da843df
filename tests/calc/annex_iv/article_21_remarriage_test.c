/* Annex IV, article 21: the capital on remarriage, on a pension of 100 a month. */
#include "tests/support/calculation_test.h"

#define REMARRY(kind, child, ...)                                                        \
    compute(state, "remarriage_capital",                                                 \
            FACTS("pension_per_month", "100", "spouse_kind", kind, "child_under_25_4",   \
                  child, __VA_ARGS__))
#define ON_10_MARCH "remarriage_date", "2000-03-10"

static void the_capital_is_twice_the_yearly_pension(void **state) {
    REMARRY("spouse", "false", ON_10_MARCH);
    assert_result(state, "capital", "2400.00");
    assert_result(state, "end_date", "2000-03-31");
}

static void a_child_at_the_higher_level_leaves_no_capital(void **state) {
    REMARRY("spouse", "true", ON_10_MARCH);
    assert_result(state, "capital", "0.00");
    REMARRY("former_spouse", "true", ON_10_MARCH);
    assert_result(state, "capital", "0.00");
}

static void the_scale_is_that_of_the_remarriage(void **state) {
    REMARRY("spouse", "false", ON_10_MARCH, "adjustments", "0.1; -0.5");
    assert_result(state, "capital", "1320.00");
}

static void a_former_spouse_has_no_more_than_was_still_due(void **state) {
    REMARRY("former_spouse", "false", ON_10_MARCH, "remaining_entitlement", "1000");
    assert_result(state, "capital", "1000.00");
    REMARRY("former_spouse", "false", ON_10_MARCH, "remaining_entitlement", "5000");
    assert_result(state, "capital", "2400.00");
    REMARRY("spouse", "false", ON_10_MARCH, "remaining_entitlement", "1000");
    assert_result(state, "capital", "2400.00");
}

static void the_months_of_alimony_left_are_still_due(void **state) {
    REMARRY("former_spouse", "false", ON_10_MARCH, "alimony_end_date", "2000-12-31");
    assert_result(state, "capital", "900.00"); /* April to December */
    REMARRY("former_spouse", "false", ON_10_MARCH, "alimony_end_date", "2000-03-09");
    assert_result(state, "capital", "0.00");
}

static void the_capital_may_rest_on_the_pension_of_article_19(void **state) {
    REMARRY("spouse", "false", ON_10_MARCH, "article_19_pension_per_month", "200");
    assert_result(state, "capital", "2400.00");
    choose(state, R_IV_21_base__article_19_pension);
    REMARRY("spouse", "false", ON_10_MARCH, "article_19_pension_per_month", "200");
    assert_result(state, "capital", "4800.00");
}

static void alimony_is_counted_from_the_remarriage(void **state) {
    REMARRY("former_spouse", "false", "alimony_end_date", "2000-12-31");
    assert_fact_error(state, "remarriage_date");
    REMARRY("spouse", "false", ON_10_MARCH, "adjustments", "-1.01");
    assert_fact_error(state, "adjustments");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_21_remarriage[] = {
        CALCULATION_TEST(the_capital_is_twice_the_yearly_pension),
        CALCULATION_TEST(a_child_at_the_higher_level_leaves_no_capital),
        CALCULATION_TEST(the_scale_is_that_of_the_remarriage),
        CALCULATION_TEST(a_former_spouse_has_no_more_than_was_still_due),
        CALCULATION_TEST(the_months_of_alimony_left_are_still_due),
        CALCULATION_TEST(the_capital_may_rest_on_the_pension_of_article_19),
        CALCULATION_TEST(alimony_is_counted_from_the_remarriage),
    };
    return cmocka_run_group_tests(annex_iv_article_21_remarriage, NULL, NULL);
}
