/* Annex IV, article 44(3): a cost of 1000 with assets of 400, from 1 July 1974. */
#include "tests/support/calculation_test.h"

#define REPAY(day, ...)                                                                  \
    compute(state, "validation_shortfall",                                               \
            FACTS("validation_cost", "1000", "start_date", "1974-07-01",                 \
                  "repayment_date", day, __VA_ARGS__))

static void what_is_missing_bears_compound_interest(void **state) {
    REPAY("1976-07-01", "fund_assets", "400");
    assert_result(state, "shortfall", "600.00");
    assert_result(state, "repayment", "648.96");
    REPAY("1976-07-01", "fund_assets", "1100");
    assert_result(state, "shortfall", "0.00");
    assert_result(state, "repayment", "0.00");
}

static void a_later_withdrawal_adds_the_return_of_the_fund(void **state) {
    REPAY("1975-07-01", "fund_assets", "400", "yearly_returns", "0.1; -0.5");
    assert_result(state, "shortfall", "150.00"); /* 550 less 400 */
    assert_result(state, "repayment", "156.00");
}

static void five_years_from_the_end_of_the_options_and_the_age_limit(void **state) {
    REPAY("1982-12-31", "fund_assets", "1000", "option_period_end_date", "1977-12-31");
    assert_result(state, "repayment", "0.00");
    REPAY("1983-01-01", "fund_assets", "1000", "option_period_end_date", "1977-12-31");
    assert_refused(state, "IV.instr44-3.iii.s2");
    REPAY("1980-07-01", "fund_assets", "1000", "option_period_end_date", "1977-12-31",
          "age_limit_date", "1980-06-30");
    assert_refused(state, "IV.instr44-3.iii.s2");
}

static void twenty_four_months_for_a_deferred_pension(void **state) {
    REPAY("1979-12-31", "fund_assets", "1000", "option_period_end_date", "1977-12-31",
          "deferred_pension", "true");
    assert_result(state, "repayment", "0.00");
    REPAY("1980-01-01", "fund_assets", "1000", "option_period_end_date", "1977-12-31",
          "deferred_pension", "true");
    assert_refused(state, "IV.instr44-2.iii");
}

static void interest_rests_while_arrears_are_outstanding(void **state) {
    REPAY("1977-07-01", "fund_assets", "400", "pension_start_date", "1975-07-01",
          "arrears_date", "1976-07-01"); /* the first and the third year */
    assert_result(state, "repayment", "648.96");
    REPAY("1977-07-01", "fund_assets", "400", "pension_start_date", "1975-07-01");
    assert_fact_error(state, "arrears_date");
}

static void nothing_is_repaid_before_it_is_due(void **state) {
    REPAY("1974-06-30", "fund_assets", "400");
    assert_fact_error(state, "repayment_date");
}

/* ---- sums with the return of the fund ---- */

#define RETURN(returns, ...)                                                             \
    compute(state, "value_with_actual_return",                                           \
            FACTS("amount", "1000", "yearly_returns", returns, __VA_ARGS__))

static void the_fund_may_lose(void **state) {
    RETURN("0.1; -0.5", "sum_kind", "surplus");
    assert_result(state, "amount_with_interest", "550.00");
    RETURN("-1; 0.5", "sum_kind", "surplus");
    assert_result(state, "amount_with_interest", "0.00");
    RETURN("-1.01", "sum_kind", "surplus");
    assert_fact_error(state, "yearly_returns");
}

static void contributions_are_due_within_the_option_period(void **state) {
    RETURN("0.1", "sum_kind", "contributions_in_service", "payment_date", "1978-01-01",
           "option_period_end_date", "1977-12-31");
    assert_refused(state, "IV.instr44-3.i.s2");
    RETURN("0.1", "sum_kind", "contributions_after_leaving", "payment_date", "1978-01-01",
           "option_period_end_date", "1977-12-31");
    assert_refused(state, "IV.instr44-2bis.iii.s2");
    RETURN("0.1", "sum_kind", "repayment", "payment_date", "1978-01-01",
           "option_period_end_date", "1977-12-31");
    assert_result(state, "amount_with_interest", "1100.00");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_44_shortfall[] = {
        CALCULATION_TEST(what_is_missing_bears_compound_interest),
        CALCULATION_TEST(a_later_withdrawal_adds_the_return_of_the_fund),
        CALCULATION_TEST(five_years_from_the_end_of_the_options_and_the_age_limit),
        CALCULATION_TEST(twenty_four_months_for_a_deferred_pension),
        CALCULATION_TEST(interest_rests_while_arrears_are_outstanding),
        CALCULATION_TEST(nothing_is_repaid_before_it_is_due),
        CALCULATION_TEST(the_fund_may_lose),
        CALCULATION_TEST(contributions_are_due_within_the_option_period),
    };
    return cmocka_run_group_tests(annex_iv_article_44_shortfall, NULL, NULL);
}
