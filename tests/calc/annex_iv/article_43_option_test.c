/* Annex IV, article 43: the option of those who served when the scheme began. */
#include "tests/support/calculation_test.h"

#define OPT(situation, ...)                                                              \
    compute(state, "transitional_option",                                                \
            FACTS("option_situation", situation, __VA_ARGS__))

static void staff_in_service_choose_44_45_or_48(void **state) {
    static const char *const articles[] = {"44", "45", "48"};
    for (int i = 0; i < 3; i++) {
        OPT("in_service_1974", "chosen_option", articles[i]);
        assert_result(state, "option", articles[i]);
        assert_result(state, "deemed", "false");
        assert_result(state, "effective_date", "1974-07-01");
    }
    OPT("in_service_1974", "chosen_option", "49");
    assert_refused(state, "IV.43.1");
}

static void without_a_choice_in_time_staff_have_article_44(void **state) {
    OPT("in_service_1974", "in_time", "true");
    assert_result(state, "option", "44");
    assert_result(state, "deemed", "true");
    OPT("in_service_1974", "chosen_option", "48", "in_time", "false");
    assert_result(state, "option", "44");
    assert_result(state, "deemed", "true");
}

static void invalidity_and_death_leave_44_and_48(void **state) {
    OPT("invalid_before_option", "chosen_option", "44");
    assert_result(state, "option", "44");
    OPT("invalid_before_option", "chosen_option", "45");
    assert_refused(state, "IV.43.2.i");
    OPT("died_before_option", "chosen_option", "45");
    assert_refused(state, "IV.43.2.ii");
    OPT("died_before_option", "in_time", "false", "chosen_option", "44");
    assert_result(state, "option", "48");
    assert_result(state, "deemed", "true");
}

static void those_who_left_have_article_44_on_request(void **state) {
    OPT("left_1973_1974", "chosen_option", "44", "benefit_date", "1973-09-01");
    assert_result(state, "option", "44");
    assert_result(state, "effective_date", "1973-09-01");
    OPT("left_1973_1974", "chosen_option", "44", "benefit_date", "1972-09-01");
    assert_result(state, "effective_date", "1973-01-01");
    OPT("left_1973_1974", "chosen_option", "45");
    assert_refused(state, "IV.43.3");
    OPT("left_1973_1974", "in_time", "true");
    assert_result(state, "option", "none");
}

static void who_left_before_1973_has_article_49(void **state) {
    OPT("left_before_1973", "chosen_option", "49");
    assert_result(state, "option", "49");
    assert_result(state, "effective_date", "1973-01-01");
    OPT("left_before_1973", "chosen_option", "44");
    assert_refused(state, "IV.43");
    OPT("left_before_1973", "chosen_option", "49", "in_time", "false");
    assert_result(state, "option", "none");
}

static void the_widow_then_orphans_then_a_former_wife_may_opt(void **state) {
    OPT("died_before_option", "widow", "true", "orphans_survive", "true");
    assert_result(state, "option_holder", "widow");
    OPT("died_before_option", "orphans_survive", "true", "former_wife_with_maintenance",
        "true");
    assert_result(state, "option_holder", "orphans");
    OPT("died_before_option", "former_wife_with_maintenance", "true");
    assert_result(state, "option_holder", "former_wife");
    OPT("in_service_1974", "widow", "true");
    assert_result(state, "option_holder", "none");
}

/* Instruction 43/2 names paragraph 2 ii alone. */
static void a_former_wife_of_one_who_left_may_not_opt(void **state) {
    OPT("left_1973_1974", "former_wife_with_maintenance", "true");
    assert_result(state, "option_holder", "none");
    OPT("left_1973_1974", "widow", "true");
    assert_result(state, "option_holder", "widow");
}

static void a_break_of_six_months_keeps_the_options(void **state) {
    OPT("in_service_1974", "chosen_option", "45", "moved_organization", "true",
        "gap_months", "6");
    assert_result(state, "option", "45");
    assert_result(state, "options_kept", "true");
    OPT("in_service_1974", "chosen_option", "45", "moved_organization", "true",
        "gap_months", "6.1");
    assert_result(state, "option", "none");
    assert_result(state, "options_kept", "false");
    choose(state, R_IV_instr43_1_gap__as_without_break);
    OPT("in_service_1974", "chosen_option", "45", "moved_organization", "true",
        "gap_months", "6.1");
    assert_result(state, "option", "45");
}

static void who_left_on_the_first_day_was_in_service_on_it(void **state) {
    OPT("in_service_1974", "chosen_option", "45", "leaving_date", "1974-07-01");
    assert_result(state, "option", "45");
    choose(state, R_IV_43_1_left_that_day__already_left);
    OPT("in_service_1974", "chosen_option", "45", "leaving_date", "1974-07-01");
    assert_refused(state, "IV.43.3");
    OPT("in_service_1974", "chosen_option", "45", "leaving_date", "1974-07-02");
    assert_result(state, "option", "45");
}

static void who_left_before_was_not_in_service(void **state) {
    OPT("in_service_1974", "chosen_option", "44", "leaving_date", "1974-06-30");
    assert_fact_error(state, "leaving_date");
    OPT("left_1973_1974", "chosen_option", "44", "leaving_date", "1974-07-02");
    assert_fact_error(state, "leaving_date");
}

static void prior_service_needs_article_44_and_a_request_in_time(void **state) {
    OPT("in_service_1974", "chosen_option", "44");
    assert_no_result(state, "prior_service_validated");
    OPT("in_service_1974", "chosen_option", "44", "prior_service_asked", "true");
    assert_result(state, "prior_service_validated", "true");
    OPT("in_service_1974", "chosen_option", "45", "prior_service_asked", "true");
    assert_result(state, "prior_service_validated", "false");
    OPT("in_service_1974", "chosen_option", "44", "prior_service_asked", "true",
        "prior_request_in_time", "false");
    assert_result(state, "prior_service_validated", "false");
}

/* 4 % of 1000 for each of ten years. */
static void the_minimum_counts_later_service_only(void **state) {
    OPT("in_service_1974", "chosen_option", "45", "service", "P10Y",
        "c1_1_salary_per_month", "1000");
    assert_result(state, "minimum_per_month", "400.00");
    OPT("in_service_1974", "chosen_option", "45", "service", "P9Y",
        "c1_1_salary_per_month", "1000");
    assert_no_result(state, "minimum_per_month");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_43_option[] = {
        CALCULATION_TEST(staff_in_service_choose_44_45_or_48),
        CALCULATION_TEST(without_a_choice_in_time_staff_have_article_44),
        CALCULATION_TEST(invalidity_and_death_leave_44_and_48),
        CALCULATION_TEST(those_who_left_have_article_44_on_request),
        CALCULATION_TEST(who_left_before_1973_has_article_49),
        CALCULATION_TEST(the_widow_then_orphans_then_a_former_wife_may_opt),
        CALCULATION_TEST(a_former_wife_of_one_who_left_may_not_opt),
        CALCULATION_TEST(a_break_of_six_months_keeps_the_options),
        CALCULATION_TEST(who_left_on_the_first_day_was_in_service_on_it),
        CALCULATION_TEST(who_left_before_was_not_in_service),
        CALCULATION_TEST(prior_service_needs_article_44_and_a_request_in_time),
        CALCULATION_TEST(the_minimum_counts_later_service_only),
    };
    return cmocka_run_group_tests(annex_iv_article_43_option, NULL, NULL);
}
