/* Annex IV, article 33: which country's scale, after a last post in Belgium. */
#include "tests/support/calculation_test.h"

#define SETTLE(...)                                                                      \
    compute(state, "pension_scale_country", FACTS("last_duty_country", "BE", __VA_ARGS__))

static void the_last_country_of_duty_is_the_rule(void **state) {
    SETTLE("last_day_of_service", "2000-01-31");
    assert_result(state, "scale_country", "BE");
    assert_result(state, "scale_date", "2000-02-01");
    assert_result(state, "provisional", "false");
    SETTLE("residence_country", "BE", "nationality", "FR");
    assert_result(state, "scale_country", "BE");
}

static void own_or_the_spouses_nationality_opens_another_one(void **state) {
    SETTLE("residence_country", "FR", "nationality", "FR");
    assert_result(state, "scale_country", "FR");
    SETTLE("residence_country", "FR", "spouse_nationality", "FR");
    assert_result(state, "scale_country", "FR");
    SETTLE("residence_country", "FR", "nationality", "IT");
    assert_refused(state, "IV.33.2");
    SETTLE("residence_country", "FR", "nationality", "FR", "residence_in_member_country",
           "false");
    assert_refused(state, "IV.33.2");
}

static void five_years_of_service_open_a_country_too(void **state) {
    SETTLE("residence_country", "FR", "years_served_there", "5");
    assert_result(state, "scale_country", "FR");
    SETTLE("residence_country", "FR", "years_served_there", "4.9");
    assert_refused(state, "IV.33.2");
}

static void an_option_is_used_once_and_once_more_after_a_death(void **state) {
    SETTLE("residence_country", "FR", "nationality", "FR", "option_already_used", "true");
    assert_refused(state, "IV.33.4");
    SETTLE("residence_country", "FR", "nationality", "FR", "option_already_used", "true",
           "spouse_deceased", "true");
    assert_result(state, "scale_country", "FR");
    SETTLE("residence_country", "FR", "nationality", "FR", "spouse_deceased", "true",
           "option_after_death_already_used", "true");
    assert_refused(state, "IV.33.4");
}

static void a_survivor_has_no_option_by_years_of_service(void **state) {
    SETTLE("residence_country", "FR", "years_served_there", "10", "asked_by_survivor",
           "true");
    assert_refused(state, "IV.33.2");
    SETTLE("residence_country", "FR", "spouse_nationality", "FR", "asked_by_survivor",
           "true");
    assert_result(state, "scale_country", "FR");
}

static void without_a_scale_headquarters_apply_for_the_time_being(void **state) {
    SETTLE("residence_country", "FR", "nationality", "FR", "scale_exists", "false",
           "headquarters_country", "IT", "scale_in_force_date", "2005-01-01");
    assert_result(state, "scale_country", "IT");
    assert_result(state, "provisional", "true");
    assert_result(state, "new_scale_date", "2005-01-01");
    SETTLE("residence_country", "FR", "nationality", "FR", "scale_exists", "false");
    assert_fact_error(state, "headquarters_country");
}

static void the_option_starts_in_the_month_after_residence_is_proved(void **state) {
    SETTLE("residence_country", "FR", "nationality", "FR", "residence_proved_date",
           "2000-05-01");
    assert_result(state, "start_date", "2000-06-01");
}

static void contributions_are_paid_back_on_the_last_scale(void **state) {
    SETTLE("residence_country", "FR", "nationality", "FR");
    assert_result(state, "leaving_allowance_scale_country", "FR");
    assert_result(state, "contributions_scale_country", "BE");
    SETTLE("residence_country", "FR", "spouse_nationality", "FR");
    assert_result(state, "leaving_allowance_scale_country", "BE");
}

static void what_survivors_chose_on_joining_is_final_save_for_orphans(void **state) {
    SETTLE("residence_country", "FR", "nationality", "FR", "chosen_on_joining", "true");
    assert_refused(state, "IV.instr33.3-2");
    SETTLE("residence_country", "FR", "nationality", "FR", "chosen_on_joining", "true",
           "orphans_after_spouse", "true", "asked_by_survivor", "true");
    assert_result(state, "scale_country", "FR");
}

#define LATER_SCALE                                                                      \
    "residence_country", "FR", "nationality", "FR", "scale_exists", "false",             \
        "headquarters_country", "BE"

static void a_day_of_approval_needs_the_first_day_in_force(void **state) {
    SETTLE(LATER_SCALE, "scale_approval_date", "2010-03-01");
    assert_fact_error(state, "scale_in_force_date");
}

static void a_scale_approved_early_counts_from_its_first_day(void **state) {
    choose(state, R_IV_instr33_5_date__day_of_approval);
    SETTLE(LATER_SCALE, "scale_in_force_date", "2010-07-01", "scale_approval_date",
           "2010-07-01");
    assert_result(state, "new_scale_date", "2010-07-01");
    SETTLE(LATER_SCALE, "scale_in_force_date", "2010-07-01", "scale_approval_date",
           "2010-07-02");
    assert_result(state, "new_scale_date", "2010-07-02");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_33_scale_country[] = {
        CALCULATION_TEST(the_last_country_of_duty_is_the_rule),
        CALCULATION_TEST(own_or_the_spouses_nationality_opens_another_one),
        CALCULATION_TEST(five_years_of_service_open_a_country_too),
        CALCULATION_TEST(an_option_is_used_once_and_once_more_after_a_death),
        CALCULATION_TEST(a_survivor_has_no_option_by_years_of_service),
        CALCULATION_TEST(without_a_scale_headquarters_apply_for_the_time_being),
        CALCULATION_TEST(the_option_starts_in_the_month_after_residence_is_proved),
        CALCULATION_TEST(contributions_are_paid_back_on_the_last_scale),
        CALCULATION_TEST(what_survivors_chose_on_joining_is_final_save_for_orphans),
        CALCULATION_TEST(a_day_of_approval_needs_the_first_day_in_force),
        CALCULATION_TEST(a_scale_approved_early_counts_from_its_first_day),
    };
    return cmocka_run_group_tests(annex_iv_article_33_scale_country, NULL, NULL);
}
