/* Annex IV, instruction 44/4: equal instalments at 4 % / 12 = 1/300 a month. */
#include "tests/support/calculation_test.h"

#define PAY(debt, salary, months, ...)                                                   \
    compute(state, "validation_instalment",                                              \
            FACTS("debt", debt, "basic_salary_per_month", salary, "months", months,      \
                  __VA_ARGS__))
#define NOT_AGREED "above_limit_agreed", "false"

/* 300 x (301/300)^2 / (601/300) = 90601 / 601. */
static void equal_instalments_pay_debt_and_interest(void **state) {
    PAY("300", "2000", "1", NOT_AGREED);
    assert_result(state, "instalment_per_month", "301.00");
    PAY("300", "1000", "2", NOT_AGREED);
    assert_result(state, "instalment_per_month", "150.75");
    assert_result(state, "minimum_instalment_per_month", "100.00");
    assert_result(state, "maximum_instalment_per_month", "200.00");
}

static void five_years_are_the_longest(void **state) {
    PAY("10000", "1000", "60", NOT_AGREED);
    assert_result(state, "instalment_per_month", "184.17");
    PAY("10000", "1000", "61", NOT_AGREED);
    assert_refused(state, "IV.instr44-4.i");
}

static void a_tenth_of_the_salary_is_the_least(void **state) {
    PAY("300", "3010", "1", NOT_AGREED);
    assert_result(state, "minimum_instalment_per_month", "301.00");
    PAY("300", "3011", "1", NOT_AGREED);
    assert_refused(state, "IV.instr44-4.i.al2.s2");
}

static void a_fifth_is_the_most_unless_more_is_agreed(void **state) {
    PAY("300", "1505", "1", NOT_AGREED);
    assert_result(state, "maximum_instalment_per_month", "301.00");
    PAY("300", "1504", "1", NOT_AGREED);
    assert_refused(state, "IV.instr44-4.i.al2");
    PAY("300", "1504", "1", "above_limit_agreed", "true");
    assert_result(state, "instalment_per_month", "301.00");
}

static void a_month_may_earn_the_twelfth_root_of_a_year(void **state) {
    choose(state, R_IV_instr5_1_1_interest__twelfth_root);
    PAY("1000", "2000", "12", "above_limit_agreed", "true");
    assert_refused(state, "IV.instr44-4.i.al2.s2"); /* below 200 in any case */
    PAY("300", "2000", "1", NOT_AGREED);
    assert_result(state, "instalment_per_month", "300.98");
}

static void months_and_debt_are_more_than_nothing(void **state) {
    PAY("300", "2000", "0", NOT_AGREED);
    assert_fact_error(state, "months");
    PAY("0", "2000", "1", NOT_AGREED);
    assert_fact_error(state, "debt");
}

/* 300 + 300, with a month of interest. */
static void sums_owed_elsewhere_are_repaid_with_the_rest(void **state) {
    PAY("300", "3010", "1", "other_organizations_debt", "300");
    assert_result(state, "instalment_per_month", "602.00");
    assert_step(state, IV_instr44_4_iii_s2);
    PAY("300", "3009", "1", "other_organizations_debt", "300");
    assert_refused(state, "IV.instr44-4.i.al2");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_44_instalments[] = {
        CALCULATION_TEST(equal_instalments_pay_debt_and_interest),
        CALCULATION_TEST(five_years_are_the_longest),
        CALCULATION_TEST(a_tenth_of_the_salary_is_the_least),
        CALCULATION_TEST(a_fifth_is_the_most_unless_more_is_agreed),
        CALCULATION_TEST(a_month_may_earn_the_twelfth_root_of_a_year),
        CALCULATION_TEST(months_and_debt_are_more_than_nothing),
        CALCULATION_TEST(sums_owed_elsewhere_are_repaid_with_the_rest),
    };
    return cmocka_run_group_tests(annex_iv_article_44_instalments, NULL, NULL);
}
