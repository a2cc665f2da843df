/* Annex IV, article 45: members without their service before 1 July 1974. */
#include "tests/support/calculation_test.h"

static void chose(void **state, const char *article, const char *service) {
    compute(state, "transitional_option",
            FACTS("option_situation", "in_service_1974", "chosen_option", article,
                  "service", service));
}

static void members_without_the_earlier_service(void **state) {
    chose(state, "45", "P10Y");
    assert_result(state, "member", "true");
    assert_result(state, "earlier_service_counted", "false");
}

static void ten_years_from_1974_give_a_pension(void **state) {
    chose(state, "45", "P10Y");
    assert_result(state, "benefit", "retirement_pension");
    chose(state, "45", "P9Y11M29D");
    assert_result(state, "benefit", "leaving_allowance");
}

static void the_other_articles_say_nothing_of_the_benefit(void **state) {
    chose(state, "44", "P10Y");
    assert_result(state, "member", "true");
    assert_result(state, "earlier_service_counted", "true");
    assert_no_result(state, "benefit");
}

static void without_a_length_of_service_no_benefit_is_named(void **state) {
    compute(state, "transitional_option",
            FACTS("option_situation", "in_service_1974", "chosen_option", "45"));
    assert_result(state, "member", "true");
    assert_no_result(state, "benefit");
}

static void invalidity_and_death_need_no_ten_years(void **state) {
    const char *const ends[][2] = {{"left", "leaving_allowance"},
                                   {"invalidity", "invalidity_pension"},
                                   {"death", "survivor_benefits"}};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        compute(state, "transitional_option",
                FACTS("option_situation", "in_service_1974", "chosen_option", "45",
                      "service", "P5Y", "service_end", ends[i][0]));
        assert_result(state, "benefit", ends[i][1]);
    }
}

int main(void) {
    const struct CMUnitTest annex_iv_article_45_without_validation[] = {
        CALCULATION_TEST(members_without_the_earlier_service),
        CALCULATION_TEST(ten_years_from_1974_give_a_pension),
        CALCULATION_TEST(the_other_articles_say_nothing_of_the_benefit),
        CALCULATION_TEST(without_a_length_of_service_no_benefit_is_named),
        CALCULATION_TEST(invalidity_and_death_need_no_ten_years),
    };
    return cmocka_run_group_tests(annex_iv_article_45_without_validation, NULL, NULL);
}
