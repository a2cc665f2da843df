/* Annex IV, article 25: the C.1/1 salary of the orphan's minimum. */
#include "tests/support/calculation_test.h"

#define MINIMUM(status, ...)                                                             \
    compute(state, "orphan_minimum_salary", FACTS("deceased_status", status, __VA_ARGS__))

static void a_pension_that_was_drawn_keeps_its_own_scale_adjusted(void **state) {
    static const char *const statuses[] = {"retirement_pensioner",
                                           "invalidity_pensioner"};
    for (int i = 0; i < 2; i++) {
        MINIMUM(statuses[i], "c1_1_at_settlement_per_month", "1000",
                "c1_1_at_death_per_month", "2000", "adjustments", "0.1; 0.1");
        assert_result(state, "c1_1_salary_per_month", "1210.00");
    }
}

static void without_a_pension_the_scale_is_that_of_the_death(void **state) {
    static const char *const statuses[] = {"in_service", "on_unpaid_leave", "deferred"};
    for (int i = 0; i < 3; i++) {
        MINIMUM(statuses[i], "c1_1_at_settlement_per_month", "1000",
                "c1_1_at_death_per_month", "2000", "adjustments", "0.1");
        assert_result(state, "c1_1_salary_per_month", "2000.00");
    }
}

static void both_paragraphs_have_the_rule(void **state) {
    MINIMUM("in_service", "c1_1_at_death_per_month", "2000", "survivor_entitled", "true");
    assert_step(state, IV_25_3_ii_s3);
    MINIMUM("in_service", "c1_1_at_death_per_month", "2000", "survivor_entitled",
            "false");
    assert_step(state, IV_25_4_ii_s3);
}

static void the_salary_that_applies_must_be_given(void **state) {
    MINIMUM("retirement_pensioner", "c1_1_at_death_per_month", "2000");
    assert_fact_error(state, "c1_1_at_settlement_per_month");
    MINIMUM("in_service", "c1_1_at_settlement_per_month", "1000");
    assert_fact_error(state, "c1_1_at_death_per_month");
    MINIMUM("in_service", "c1_1_at_death_per_month", "2000", "adjustments", "-1.01");
    assert_fact_error(state, "adjustments");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_25_minimum_salary[] = {
        CALCULATION_TEST(a_pension_that_was_drawn_keeps_its_own_scale_adjusted),
        CALCULATION_TEST(without_a_pension_the_scale_is_that_of_the_death),
        CALCULATION_TEST(both_paragraphs_have_the_rule),
        CALCULATION_TEST(the_salary_that_applies_must_be_given),
    };
    return cmocka_run_group_tests(annex_iv_article_25_minimum_salary, NULL, NULL);
}
