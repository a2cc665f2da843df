/* Annex IV, article 44: where a cost of 1000 is taken from, and what a sum restores. */
#include "tests/support/calculation_test.h"

#define SOURCES(arrears, ...)                                                            \
    compute(state, "validation_cost_sources",                                            \
            FACTS("validation_cost", "1000", "pension_arrears", arrears, __VA_ARGS__))

static void arrears_come_first_then_the_fund_then_the_person(void **state) {
    SOURCES("400", "fund_assets", "500");
    assert_result(state, "from_arrears", "400.00");
    assert_result(state, "from_fund", "500.00");
    assert_result(state, "to_be_paid", "100.00");
    SOURCES("400", "fund_assets", "900");
    assert_result(state, "from_fund", "600.00");
    assert_result(state, "to_be_paid", "0.00");
}

static void arrears_beyond_the_cost_are_paid(void **state) {
    SOURCES("1200", "fund_assets", "500");
    assert_result(state, "from_fund", "0.00");
    assert_result(state, "arrears_paid", "200.00");
}

static void in_service_the_rest_is_paid_before_any_pension(void **state) {
    SOURCES("400", "fund_assets", "500", "source_situation", "in_service");
    assert_result(state, "from_fund", "0.00");
    assert_result(state, "to_be_paid", "600.00");
}

static void who_left_before_1973_has_twelve_months_for_the_rest(void **state) {
    SOURCES("700", "fund_assets", "0", "source_situation", "left_before_1973", "months",
            "1");
    assert_result(state, "instalment_per_month", "301.00");
    SOURCES("700", "fund_assets", "0", "source_situation", "left_before_1973", "months",
            "13");
    assert_refused(state, "IV.instr49-3.iii.al2.s2");
    SOURCES("700", "fund_assets", "0", "months", "12");
    assert_fact_error(state, "months");
}

/* ---- 300 of contributions and 500 of the cost are missing ---- */

static void restore(void **state, const char *sum, const char *from_capital) {
    compute(state, "repayment_allocation",
            FACTS("repayment", sum, "missing_contributions", "300", "missing_cost", "500",
                  "from_capital", from_capital));
}

static void contributions_are_restored_first(void **state) {
    restore(state, "200", "false");
    assert_result(state, "to_contributions", "200.00");
    assert_result(state, "to_cost", "0.00");
    restore(state, "700", "false");
    assert_result(state, "to_contributions", "300.00");
    assert_result(state, "to_cost", "400.00");
    assert_no_result(state, "from_pension");
}

static void a_surplus_is_left_over(void **state) {
    restore(state, "1000", "false");
    assert_result(state, "to_cost", "500.00");
    assert_result(state, "left_over", "200.00");
}

static void what_a_capital_does_not_cover_comes_from_the_pension(void **state) {
    restore(state, "200", "true");
    assert_result(state, "from_pension", "100.00");
    restore(state, "400", "true");
    assert_result(state, "to_cost", "100.00");
    assert_result(state, "from_pension", "0.00");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_44_sources[] = {
        CALCULATION_TEST(arrears_come_first_then_the_fund_then_the_person),
        CALCULATION_TEST(arrears_beyond_the_cost_are_paid),
        CALCULATION_TEST(in_service_the_rest_is_paid_before_any_pension),
        CALCULATION_TEST(who_left_before_1973_has_twelve_months_for_the_rest),
        CALCULATION_TEST(contributions_are_restored_first),
        CALCULATION_TEST(a_surplus_is_left_over),
        CALCULATION_TEST(what_a_capital_does_not_cover_comes_from_the_pension),
    };
    return cmocka_run_group_tests(annex_iv_article_44_sources, NULL, NULL);
}
