/* Annex IV, article 38: what is owed is taken from a benefit of 1000. */
#include "tests/support/calculation_test.h"

#define OWE(debt, ...)                                                                   \
    compute(state, "benefit_net_of_debt",                                                \
            FACTS("benefit_amount", "1000", "debt", debt, __VA_ARGS__))
#define NOTHING_ELSE "overpayment", "0"

static void a_debt_is_deducted(void **state) {
    OWE("300", NOTHING_ELSE);
    assert_result(state, "amount", "700.00");
    assert_result(state, "debt_left", "0.00");
}

static void a_benefit_pays_no_more_than_it_is(void **state) {
    OWE("1000", NOTHING_ELSE);
    assert_result(state, "amount", "0.00");
    assert_result(state, "debt_left", "0.00");
    OWE("1500", NOTHING_ELSE);
    assert_result(state, "amount", "0.00");
    assert_result(state, "debt_left", "500.00");
}

static void sums_paid_in_error_are_deducted_too(void **state) {
    OWE("300", "overpayment", "100");
    assert_result(state, "amount", "600.00");
}

static void unpaid_validation_is_a_debt(void **state) {
    OWE("300", "unpaid_validation", "900");
    assert_result(state, "amount", "0.00");
    assert_result(state, "debt_left", "200.00");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_38_sums_owed[] = {
        CALCULATION_TEST(a_debt_is_deducted),
        CALCULATION_TEST(a_benefit_pays_no_more_than_it_is),
        CALCULATION_TEST(sums_paid_in_error_are_deducted_too),
        CALCULATION_TEST(unpaid_validation_is_a_debt),
    };
    return cmocka_run_group_tests(annex_iv_article_38_sums_owed, NULL, NULL);
}
