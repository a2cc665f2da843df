/* Annex IV, compound interest of 4 % on 1000 between two days. */
#include "tests/support/calculation_test.h"

static void grow(void **state, const char *from, const char *to) {
    compute(state, "amount_with_interest",
            FACTS("amount", "1000", "start_date", from, "end_date", to));
}

static void whole_years_are_compounded(void **state) {
    grow(state, "2000-01-01", "2001-01-01");
    assert_result(state, "amount_with_interest", "1040.00");
    grow(state, "2000-01-01", "2002-01-01");
    assert_result(state, "amount_with_interest", "1081.60");
}

static void part_of_a_year_bears_simple_interest(void **state) {
    grow(state, "2000-01-01", "2000-07-01");
    assert_result(state, "amount_with_interest", "1020.00");
    grow(state, "2000-01-01", "2001-07-01"); /* 1040 and 2 % of it */
    assert_result(state, "amount_with_interest", "1060.80");
    grow(state, "2000-01-01", "2000-02-10"); /* 39 days of 360 */
    assert_result(state, "amount_with_interest", "1004.33");
}

/* The square root of 1.04 is 1.0198039. */
static void it_may_be_compounded_too(void **state) {
    choose(state, R_IV_11_1_part_year__fractional_power);
    grow(state, "2000-01-01", "2000-07-01");
    assert_result(state, "amount_with_interest", "1019.80");
    grow(state, "2000-01-01", "2002-01-01");
    assert_result(state, "amount_with_interest", "1081.60");
}

static void a_single_day_bears_nothing(void **state) {
    grow(state, "2000-01-01", "2000-01-01");
    assert_result(state, "amount_with_interest", "1000.00");
}

static void the_end_does_not_come_before_the_start(void **state) {
    grow(state, "2000-01-01", "1999-12-31");
    assert_fact_error(state, "end_date");
}

int main(void) {
    const struct CMUnitTest annex_iv_compound_interest[] = {
        CALCULATION_TEST(whole_years_are_compounded),
        CALCULATION_TEST(part_of_a_year_bears_simple_interest),
        CALCULATION_TEST(it_may_be_compounded_too),
        CALCULATION_TEST(a_single_day_bears_nothing),
        CALCULATION_TEST(the_end_does_not_come_before_the_start),
    };
    return cmocka_run_group_tests(annex_iv_compound_interest, NULL, NULL);
}
