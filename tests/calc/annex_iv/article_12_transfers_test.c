/*
 * Annex IV, article 12: rights transferred in and out. At 60 the coefficient is 17.8360,
 * so that on a salary of 1000 a month one year costs 17.836 x 240 = 4280.64.
 */
#include "tests/support/calculation_test.h"

static void transfer_in(void **state, const char *amount, const char *already) {
    compute(state, "inward_transfer",
            FACTS("transferred_amount", amount, "age_years", "60", "salary_per_month",
                  "1000", "reckonable_years", already));
}

static void a_sum_buys_years_at_two_percent_of_the_yearly_salary(void **state) {
    transfer_in(state, "8561.28", "0");
    assert_result(state, "pension_value_per_year", "480.00");
    assert_result(state, "reckonable_year_value", "240.00");
    assert_result(state, "exact_years", "2");
    assert_result(state, "transferred_reckonable_years", "2");
}

static void parts_of_a_year_become_twelfths(void **state) {
    transfer_in(state, "4459.00", "0"); /* 1 year 15 days, exactly */
    assert_result(state, "exact_years", "25/24");
    assert_result(state, "transferred_reckonable_years", "13/12");
    transfer_in(state, "4458.99", "0");
    assert_result(state, "transferred_reckonable_years", "1");
}

static void the_quotient_may_stay_exact_instead(void **state) {
    choose(state, R_IV_12_1_years__exact);
    transfer_in(state, "4459.00", "0");
    assert_result(state, "transferred_reckonable_years", "25/24");
}

/* Nine odd days on the one side and six on the other make a month together. */
static void it_may_be_rounded_with_the_years_already_there(void **state) {
    transfer_in(state, "71.344", "10.025");
    assert_result(state, "exact_years", "1/60");
    assert_result(state, "transferred_reckonable_years", "0");
    choose(state, R_IV_12_1_years__added_then_rounded);
    transfer_in(state, "71.344", "10.025");
    assert_result(state, "transferred_reckonable_years", "7/120"); /* 10 1/12 - 10.025 */
}

static void all_years_together_stop_at_thirty_five(void **state) {
    transfer_in(state, "8561.28", "34");
    assert_result(state, "exact_years", "2");
    assert_result(state, "years_within_maximum", "1");
    assert_result(state, "transferred_reckonable_years", "1");
    transfer_in(state, "8561.28", "36");
    assert_result(state, "transferred_reckonable_years", "0");
}

static void a_month_rounded_up_does_not_pass_the_maximum(void **state) {
    transfer_in(state, "8561.28", "34.95"); /* 18 days are left, not a month */
    assert_result(state, "transferred_reckonable_years", "0.05");
}

static void a_sum_buys_nothing_at_an_age_outside_the_table(void **state) {
    static const char *const ages[] = {"0", "19", "66"};
    for (size_t i = 0; i < sizeof ages / sizeof *ages; i++) {
        compute(state, "inward_transfer",
                FACTS("transferred_amount", "1000", "age_years", ages[i],
                      "salary_per_month", "1000"));
        assert_refused(state, "IV.instr12.1.iii");
    }
}

static void a_salary_of_nothing_cannot_be(void **state) {
    compute(
        state, "inward_transfer",
        FACTS("transferred_amount", "1000", "age_years", "60", "salary_per_month", "0"));
    assert_fact_error(state, "salary_per_month");
}

/* ---- out ---- */

static void transfer_out(void **state, const char *age, const char *entitled,
                         const char *agreement) {
    compute(state, "outward_transfer",
            FACTS("pension_per_month", "1000", "age_years", age, "entitled_to_pension",
                  entitled, "transfer_agreement", agreement));
}

static void the_yearly_pension_times_the_coefficient_goes_out(void **state) {
    transfer_out(state, "60", "true", "true");
    assert_result(state, "pension_per_year", "12000.00");
    assert_result(state, "coefficient", "17.836");
    assert_result(state, "actuarial_equivalent", "214032.00");
}

static void without_a_right_to_a_pension_the_allowance_is_due_instead(void **state) {
    transfer_out(state, "60", "false", "true");
    assert_refused(state, "IV.12.2");
}

static void without_an_agreement_nothing_is_transferred(void **state) {
    transfer_out(state, "60", "true", "false");
    assert_refused(state, "IV.instr12.2.i");
}

static void the_table_ends_at_sixty_five(void **state) {
    transfer_out(state, "65", "true", "true");
    assert_result(state, "actuarial_equivalent", "225188.40");
    transfer_out(state, "66", "true", "true");
    assert_refused(state, "IV.instr12.1.iii");
}

static void a_coefficient_is_that_of_the_completed_age(void **state) {
    compute(state, "actuarial_coefficient", FACTS("age_years", "20"));
    assert_result(state, "coefficient", "4.7032");
    compute(state, "actuarial_coefficient", FACTS("age_years", "65"));
    assert_result(state, "coefficient", "18.7657");
    compute(state, "actuarial_coefficient", FACTS("age_years", "19"));
    assert_refused(state, "IV.instr12.1.iii");
}

static void a_sum_may_be_paid_in_the_currency_of_the_salary(void **state) {
    compute(state, "inward_transfer",
            FACTS("transferred_amount", "4280.64", "payment_exchange_rate", "2",
                  "age_years", "60", "salary_per_month", "1000"));
    assert_result(state, "amount_paid", "8561.28");
    assert_result(state, "transferred_reckonable_years", "2");
    transfer_in(state, "8561.28", "0");
    assert_no_result(state, "amount_paid");
}

static void only_a_pension_scheme_is_paid(void **state) {
    compute(state, "outward_transfer",
            FACTS("pension_per_month", "100", "age_years", "60", "to_pension_scheme",
                  "false"));
    assert_refused(state, "IV.instr12.2.ii");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_12[] = {
        CALCULATION_TEST(a_sum_buys_years_at_two_percent_of_the_yearly_salary),
        CALCULATION_TEST(parts_of_a_year_become_twelfths),
        CALCULATION_TEST(the_quotient_may_stay_exact_instead),
        CALCULATION_TEST(it_may_be_rounded_with_the_years_already_there),
        CALCULATION_TEST(all_years_together_stop_at_thirty_five),
        CALCULATION_TEST(a_month_rounded_up_does_not_pass_the_maximum),
        CALCULATION_TEST(a_sum_buys_nothing_at_an_age_outside_the_table),
        CALCULATION_TEST(a_salary_of_nothing_cannot_be),
        CALCULATION_TEST(the_yearly_pension_times_the_coefficient_goes_out),
        CALCULATION_TEST(without_a_right_to_a_pension_the_allowance_is_due_instead),
        CALCULATION_TEST(without_an_agreement_nothing_is_transferred),
        CALCULATION_TEST(the_table_ends_at_sixty_five),
        CALCULATION_TEST(a_coefficient_is_that_of_the_completed_age),
        CALCULATION_TEST(a_sum_may_be_paid_in_the_currency_of_the_salary),
        CALCULATION_TEST(only_a_pension_scheme_is_paid),
    };
    return cmocka_run_group_tests(annex_iv_article_12, NULL, NULL);
}
