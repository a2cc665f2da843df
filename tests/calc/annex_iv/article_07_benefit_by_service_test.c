/* Annex IV, article 7: a pension from ten years on, a leaving allowance before. */
#include "tests/support/calculation_test.h"

static void leave(void **state, const char *service) {
    compute(state, "benefit_by_service", FACTS("service", service));
}

static void ten_years_give_a_pension(void **state) {
    leave(state, "P10Y");
    assert_result(state, "benefit", "retirement_pension");
    assert_result(state, "pension_rate", "0.2");
}

/* Article 6(2): the residue makes ten years for the amount, not for the right. */
static void a_residue_does_not_complete_the_ten_years(void **state) {
    leave(state, "P9Y11M29D");
    assert_result(state, "benefit", "leaving_allowance");
    assert_result(state, "reckonable_years", "10");
    assert_result(state, "pension_rate", "0");
}

static void fifteen_days_count_as_a_month(void **state) {
    leave(state, "P10Y0M14D");
    assert_result(state, "reckonable_years", "10");
    leave(state, "P10Y0M15D");
    assert_result(state, "reckonable_years", "121/12");
    assert_result(state, "pension_rate", "121/600");
}

static void the_rate_stops_at_seventy_percent(void **state) {
    leave(state, "P35Y");
    assert_not_met(state, IV_10_2, "rate within the maximum");
    leave(state, "P36Y");
    assert_result(state, "reckonable_years", "36");
    assert_result(state, "pension_rate", "0.7");
}

static void service_is_a_length_of_time(void **state) {
    leave(state, "ten");
    assert_fact_error(state, "service");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_07_benefit_by_service[] = {
        CALCULATION_TEST(ten_years_give_a_pension),
        CALCULATION_TEST(a_residue_does_not_complete_the_ten_years),
        CALCULATION_TEST(fifteen_days_count_as_a_month),
        CALCULATION_TEST(the_rate_stops_at_seventy_percent),
        CALCULATION_TEST(service_is_a_length_of_time),
    };
    return cmocka_run_group_tests(annex_iv_article_07_benefit_by_service, NULL, NULL);
}
