/* Annex IV, article 5(1): what was received on leaving, repaid at once or by months. */
#include "tests/support/calculation_test.h"

#define REPAY(...)                                                                       \
    compute(                                                                             \
        state, "reengagement_repayment",                                                 \
        FACTS("amount_received", "1000", "received_date", "2000-01-01", __VA_ARGS__))

static void repayment_bears_compound_interest(void **state) {
    REPAY("repayment_date", "2002-01-01");
    assert_result(state, "repayment", "1081.60");
    assert_result(state, "earlier_service_counted", "true");
    REPAY("repayment_date", "2001-07-01"); /* 1040 and 2 % for half a year */
    assert_result(state, "repayment", "1060.80");
}

static void a_fund_sum_is_limited_to_the_cost_of_validation(void **state) {
    REPAY("repayment_date", "2001-01-01", "validation_cost", "600");
    assert_result(state, "repayment", "624.00");
    REPAY("repayment_date", "2001-01-01", "validation_cost", "1200");
    assert_result(state, "repayment", "1040.00");
}

static void nothing_repaid_loses_the_earlier_service(void **state) {
    REPAY("repayment_date", "2001-01-01", "repaid_share", "0");
    assert_result(state, "repayment", "0.00");
    assert_result(state, "earlier_service_counted", "false");
}

static void part_of_the_sum_is_not_accepted(void **state) {
    REPAY("repayment_date", "2001-01-01", "repaid_share", "0.99");
    assert_refused(state, "IV.instr5.1-1.ii");
}

static void a_departure_that_was_not_final_obliges_to_repay(void **state) {
    REPAY("repayment_date", "2001-01-01", "repaid_share", "0", "final_departure",
          "false");
    assert_refused(state, "IV.instr11.1-3");
    REPAY("repayment_date", "2001-01-01", "final_departure", "false", "engagement_date",
          "2000-03-01", "request_date", "2009-01-01"); /* and no time limit runs */
    assert_result(state, "repayment", "1040.00");
}

static void the_request_is_due_within_a_year_of_the_new_engagement(void **state) {
    REPAY("repayment_date", "2002-01-01", "engagement_date", "2000-03-01", "request_date",
          "2001-03-01");
    assert_result(state, "earlier_service_counted", "true");
    REPAY("repayment_date", "2002-01-01", "engagement_date", "2000-03-01", "request_date",
          "2001-03-02");
    assert_refused(state, "IV.instr5.1-1.i");
}

static void arrears_of_pension_are_repaid_without_interest(void **state) {
    REPAY("repayment_date", "2002-01-01", "pension_arrears", "true");
    assert_result(state, "repayment", "1000.00");
    assert_result(state, "earlier_service_counted", "true");
}

static void dates_that_cannot_be_are_errors(void **state) {
    REPAY("repayment_date", "1999-12-31");
    assert_fact_error(state, "repayment_date");
    REPAY("repayment_date", "2001-01-01", "request_date", "2000-06-01");
    assert_fact_error(state, "engagement_date");
}

/* ---- month by month, at 4 % / 12 = 1/300: on a salary of 1000 ---- */

#define DEDUCT(...)                                                                      \
    compute(state, "repayment_by_instalments",                                           \
            FACTS("salary_per_month", "1000", __VA_ARGS__))

static void a_fifth_of_the_salary_is_the_least_deduction(void **state) {
    DEDUCT("debt", "300", "instalment_per_month", "200");
    assert_result(state, "minimum_instalment_per_month", "200.00");
    assert_result(state, "instalments", "2");
    assert_result(state, "last_instalment", "101.34"); /* (301 - 200) x 301/300 */
    assert_result(state, "total_paid", "301.34");
    DEDUCT("debt", "300", "instalment_per_month", "199.99");
    assert_refused(state, "IV.instr5.1-1.iv");
}

static void the_first_deduction_may_come_at_once(void **state) {
    choose(state, R_IV_instr5_1_1_first_deduction__at_once);
    DEDUCT("debt", "300", "instalment_per_month", "200");
    assert_result(state, "instalments", "2");
    assert_result(state, "last_instalment", "100.33");
}

static void a_benefit_may_be_cut_by_less(void **state) {
    DEDUCT("debt", "300", "instalment_per_month", "100", "from_benefit", "true");
    assert_no_result(state, "minimum_instalment_per_month");
    assert_result(state, "instalments", "4");
    DEDUCT("debt", "1000", "instalment_per_month", "3", "from_benefit", "true");
    assert_refused(state, "IV.instr5.1-1.v.s2"); /* below the interest of a month */
}

static void a_lump_sum_goes_before_the_benefit(void **state) {
    DEDUCT("debt", "300", "instalment_per_month", "100", "from_benefit", "true",
           "lump_sum", "200", "benefit_per_month", "500");
    assert_result(state, "instalments", "2");
    assert_result(state, "last_instalment", "0.33"); /* 100 x 1/300, and its interest */
    assert_result(state, "benefit_paid_per_month", "400.00");
    DEDUCT("debt", "300", "instalment_per_month", "100", "from_benefit", "true",
           "lump_sum", "300", "benefit_per_month", "500");
    assert_result(state, "instalments", "0");
    assert_no_result(state, "benefit_paid_per_month");
}

static void no_more_is_taken_than_the_benefit(void **state) {
    DEDUCT("debt", "100", "instalment_per_month", "200", "from_benefit", "true",
           "benefit_per_month", "60");
    assert_result(state, "instalments", "2");
    assert_result(state, "last_instalment", "40.47"); /* 40.333.. x 301/300 */
    assert_result(state, "benefit_paid_per_month", "0.00");
}

static void lump_sums_and_benefits_come_after_service(void **state) {
    DEDUCT("debt", "300", "instalment_per_month", "200", "lump_sum", "200");
    assert_fact_error(state, "lump_sum");
    DEDUCT("debt", "300", "instalment_per_month", "200", "benefit_per_month", "500");
    assert_fact_error(state, "benefit_per_month");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_05_repayment[] = {
        CALCULATION_TEST(repayment_bears_compound_interest),
        CALCULATION_TEST(a_fund_sum_is_limited_to_the_cost_of_validation),
        CALCULATION_TEST(nothing_repaid_loses_the_earlier_service),
        CALCULATION_TEST(part_of_the_sum_is_not_accepted),
        CALCULATION_TEST(a_departure_that_was_not_final_obliges_to_repay),
        CALCULATION_TEST(the_request_is_due_within_a_year_of_the_new_engagement),
        CALCULATION_TEST(arrears_of_pension_are_repaid_without_interest),
        CALCULATION_TEST(dates_that_cannot_be_are_errors),
        CALCULATION_TEST(a_fifth_of_the_salary_is_the_least_deduction),
        CALCULATION_TEST(the_first_deduction_may_come_at_once),
        CALCULATION_TEST(a_benefit_may_be_cut_by_less),
        CALCULATION_TEST(a_lump_sum_goes_before_the_benefit),
        CALCULATION_TEST(no_more_is_taken_than_the_benefit),
        CALCULATION_TEST(lump_sums_and_benefits_come_after_service),
    };
    return cmocka_run_group_tests(annex_iv_article_05_repayment, NULL, NULL);
}
