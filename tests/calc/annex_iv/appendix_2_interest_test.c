/* Annex IV, appendix 2: the discount rate, and the real interest rate of a year. */
#include "tests/support/calculation_test.h"

#define TEN(rate)                                                                        \
    rate "; " rate "; " rate "; " rate "; " rate "; " rate "; " rate "; " rate "; " rate \
         "; " rate

static void mean(void **state, const char *rates) {
    compute(state, "discount_rate", FACTS("yearly_real_rates", rates));
}

static void the_discount_rate_is_the_mean_of_the_years(void **state) {
    mean(state, "0.02; 0.05; -0.01");
    assert_result(state, "discount_rate", "0.02");
}

static void thirty_years_are_looked_at(void **state) {
    mean(state, TEN("0.01") "; " TEN("0.02") "; " TEN("0.03"));
    assert_result(state, "discount_rate", "0.02");
    mean(state, "0.9; " TEN("0.01") "; " TEN("0.02") "; " TEN("0.03"));
    assert_result(state, "discount_rate", "0.02"); /* the earliest is left out */
}

static void a_year_at_least_is_needed(void **state) {
    mean(state, "");
    assert_fact_error(state, "yearly_real_rates");
}

static void real(void **state, const char *countries) {
    compute(state, "real_interest_rate", FACTS("countries", countries));
}

/* 3 % for one and 1 % for three. */
static void countries_weigh_by_their_staff(void **state) {
    real(state, "bond_yield=0.05, inflation_rate=0.02, staff_count=100; "
                "bond_yield=0.04, inflation_rate=0.03, staff_count=300");
    assert_result(state, "real_interest_rate", "0.015");
}

static void inflation_above_the_yield_counts_below_zero(void **state) {
    real(state, "bond_yield=0.02, inflation_rate=0.05, staff_count=100");
    assert_result(state, "real_interest_rate", "-0.03");
}

static void staff_must_be_somewhere(void **state) {
    real(state, "bond_yield=0.02, inflation_rate=0.05, staff_count=0");
    assert_fact_error(state, "countries.staff_count");
    real(state, "");
    assert_fact_error(state, "countries");
}

int main(void) {
    const struct CMUnitTest annex_iv_appendix_2_interest[] = {
        CALCULATION_TEST(the_discount_rate_is_the_mean_of_the_years),
        CALCULATION_TEST(thirty_years_are_looked_at),
        CALCULATION_TEST(a_year_at_least_is_needed),
        CALCULATION_TEST(countries_weigh_by_their_staff),
        CALCULATION_TEST(inflation_above_the_yield_counts_below_zero),
        CALCULATION_TEST(staff_must_be_somewhere),
    };
    return cmocka_run_group_tests(annex_iv_appendix_2_interest, NULL, NULL);
}
