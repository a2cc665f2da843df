/* Annex IV, article 42(2): half of the increase that leaves 1000 after tax. */
#include "tests/support/calculation_test.h"

#define TAX(brackets, ...)                                                               \
    compute(state, "tax_adjustment",                                                     \
            FACTS("pension_per_year", "1000", "tax_brackets", brackets, __VA_ARGS__))
#define TWENTY_PERCENT "income_from=0, tax_rate=0.2"
#define NO_ARREARS "arrears_tax_rate", "0"

static void the_increase_itself_is_taxed(void **state) {
    TAX(TWENTY_PERCENT, NO_ARREARS); /* 1250 less 250 */
    assert_result(state, "theoretical_increase_per_year", "250.00");
    assert_result(state, "adjustment_per_year", "125.00");
    choose(state, R_IV_42_2_half__tax_on_pension);
    TAX(TWENTY_PERCENT, NO_ARREARS);
    assert_result(state, "adjustment_per_year", "100.00");
}

/* 500 free of tax, and 1000 at half. */
static void brackets_are_climbed_one_by_one(void **state) {
    TAX("income_from=500, tax_rate=0.5", NO_ARREARS);
    assert_result(state, "theoretical_increase_per_year", "500.00");
    TAX("income_from=0, tax_rate=0; income_from=500, tax_rate=0.2; "
        "income_from=1000, tax_rate=0.5",
        NO_ARREARS); /* 500 + 400 + 100 are left of 500, 500 and 200 */
    assert_result(state, "theoretical_increase_per_year", "200.00");
}

static void a_pension_below_the_first_bracket_has_none(void **state) {
    TAX("income_from=1000, tax_rate=0.5", NO_ARREARS);
    assert_result(state, "adjustment_per_year", "0.00");
}

static void taxable_family_allowances_count_as_pension(void **state) {
    TAX(TWENTY_PERCENT, "family_allowances_per_year", "200", "family_allowances_taxable",
        "true");
    assert_result(state, "theoretical_increase_per_year", "300.00");
    TAX(TWENTY_PERCENT, "family_allowances_per_year", "200", "family_allowances_taxable",
        "false");
    assert_result(state, "theoretical_increase_per_year", "250.00");
}

static void the_pension_is_converted_first(void **state) {
    TAX(TWENTY_PERCENT, "exchange_rate", "2");
    assert_result(state, "theoretical_increase_per_year", "500.00");
}

static void the_settlement_of_last_year_is_left_out(void **state) {
    TAX(TWENTY_PERCENT, "settlement_of_last_year", "100");
    assert_result(state, "theoretical_increase_per_year", "250.00");
}

static void arrears_have_their_own_rate(void **state) {
    TAX(TWENTY_PERCENT, "arrears", "100", "arrears_tax_rate", "0.5");
    assert_result(state, "theoretical_increase_per_year", "350.00");
    TAX(TWENTY_PERCENT, "arrears", "100");
    assert_fact_error(state, "arrears_tax_rate");
}

static void brackets_rise_and_leave_something(void **state) {
    TAX("income_from=500, tax_rate=0.2; income_from=500, tax_rate=0.3", NO_ARREARS);
    assert_fact_error(state, "tax_brackets.income_from");
    TAX("income_from=500, tax_rate=1", NO_ARREARS);
    assert_fact_error(state, "tax_brackets.tax_rate");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_42_tax_adjustment[] = {
        CALCULATION_TEST(the_increase_itself_is_taxed),
        CALCULATION_TEST(brackets_are_climbed_one_by_one),
        CALCULATION_TEST(a_pension_below_the_first_bracket_has_none),
        CALCULATION_TEST(taxable_family_allowances_count_as_pension),
        CALCULATION_TEST(the_pension_is_converted_first),
        CALCULATION_TEST(the_settlement_of_last_year_is_left_out),
        CALCULATION_TEST(arrears_have_their_own_rate),
        CALCULATION_TEST(brackets_rise_and_leave_something),
    };
    return cmocka_run_group_tests(annex_iv_article_42_tax_adjustment, NULL, NULL);
}
