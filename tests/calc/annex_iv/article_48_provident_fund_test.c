/* Annex IV, article 48: the provident fund instead of the scheme. */
#include "tests/support/calculation_test.h"

#define FUND(situation, ...)                                                             \
    compute(state, "transitional_option",                                                \
            FACTS("option_situation", situation, __VA_ARGS__))

static void who_keeps_the_fund_is_no_member(void **state) {
    FUND("in_service_1974", "chosen_option", "48");
    assert_result(state, "member", "false");
    assert_result(state, "earlier_service_counted", "false");
}

static void the_contract_must_require_the_fund(void **state) {
    FUND("in_service_1974", "chosen_option", "48", "contract_requires_fund", "false");
    assert_refused(state, "IV.48.1");
    FUND("invalid_before_option", "chosen_option", "48", "contract_requires_fund",
         "false");
    assert_refused(state, "IV.48.1");
}

static void without_a_choice_the_contract_is_not_asked(void **state) {
    FUND("invalid_before_option", "contract_requires_fund", "false");
    assert_result(state, "option", "48");
    assert_result(state, "deemed", "true");
}

static void a_new_appointment_makes_a_member(void **state) {
    FUND("in_service_1974", "chosen_option", "48", "new_appointment", "true");
    assert_result(state, "member", "true");
    assert_result(state, "earlier_service_counted", "false");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_48_provident_fund[] = {
        CALCULATION_TEST(who_keeps_the_fund_is_no_member),
        CALCULATION_TEST(the_contract_must_require_the_fund),
        CALCULATION_TEST(without_a_choice_the_contract_is_not_asked),
        CALCULATION_TEST(a_new_appointment_makes_a_member),
    };
    return cmocka_run_group_tests(annex_iv_article_48_provident_fund, NULL, NULL);
}
