/* Annex IV, article 46(1) and instruction 46/1 i: who has the bonus, and from when. */
#include "tests/support/calculation_test.h"

static void assert_eligible(void **state, const char *const *facts, bool eligible) {
    compute(state, "bonus_eligibility", facts);
    assert_result(state, "eligible", eligible ? "true" : "false");
}

static void staff_in_service_before_july_1974_have_the_bonus(void **state) {
    assert_eligible(state, FACTS("in_service_before_1974_07_01", "true"), true);
    assert_eligible(state, FACTS("in_service_before_1974_07_01", "false"), false);
}

static void the_option_must_be_that_of_article_44_or_45(void **state) {
    static const char *const options[] = {"44", "45", "48", "49"};
    for (int i = 0; i < 4; i++)
        assert_eligible(
            state,
            FACTS("in_service_before_1974_07_01", "true", "chosen_option", options[i]),
            i < 2);
    assert_eligible(state,
                    FACTS("in_service_before_1974_07_01", "false", "chosen_option", "44"),
                    false);
}

/* Article 49(5). */
static void who_left_before_1973_has_none(void **state) {
    assert_eligible(
        state,
        FACTS("in_service_before_1974_07_01", "true", "leaving_date", "1972-12-31"),
        false);
    assert_met(state, IV_49_5, "left before 1 January 1973");
    assert_eligible(
        state,
        FACTS("in_service_before_1974_07_01", "true", "leaving_date", "1973-01-01"),
        true);
    assert_not_met(state, IV_49_5, "left before 1 January 1973");
}

/* ---- instruction 46/1 i: years at the end of the month of the sixtieth birthday ---- */

static void split(void **state, const char *birth, const char *first, const char *last) {
    compute(state, "bonus_service_split",
            FACTS("birth_date", birth, "start_date", first, "last_day_of_service", last));
}

static void the_month_of_the_sixtieth_birthday_still_counts_before(void **state) {
    split(state, "1915-06-15", "1955-07-01", "1977-12-31");
    assert_result(state, "reckonable_years_at_60", "20");
    assert_result(state, "service_after_60", "P2Y6M");
}

static void so_does_a_month_that_begins_with_the_birthday(void **state) {
    split(state, "1915-06-01", "1955-07-01", "1977-12-31");
    assert_result(state, "reckonable_years_at_60", "20");
    split(state, "1915-06-30", "1955-07-01", "1977-12-31");
    assert_result(state, "reckonable_years_at_60", "20");
    split(state, "1915-07-01", "1955-07-01", "1977-12-31");
    assert_result(state, "reckonable_years_at_60", "241/12");
    assert_result(state, "service_after_60", "P2Y5M");
}

static void whole_months_count_as_article_6_has_them(void **state) {
    split(state, "1915-06-15", "1955-06-16", "1977-12-31"); /* 15 days of June */
    assert_result(state, "reckonable_years_at_60", "241/12");
    split(state, "1915-06-15", "1955-06-17", "1977-12-31");
    assert_result(state, "reckonable_years_at_60", "20");
}

static void who_left_by_then_served_nothing_after(void **state) {
    split(state, "1915-06-15", "1955-07-01", "1975-06-30");
    assert_result(state, "reckonable_years_at_60", "20");
    assert_result(state, "service_after_60", "P0D");
    split(state, "1915-06-15", "1955-07-01", "1965-06-30");
    assert_result(state, "reckonable_years_at_60", "10");
    split(state, "1915-06-15", "1955-07-01", "1975-07-01");
    assert_result(state, "service_after_60", "P1D");
}

static void who_began_after_sixty_had_no_years_at_sixty(void **state) {
    split(state, "1915-06-15", "1976-01-01", "1977-12-31");
    assert_result(state, "reckonable_years_at_60", "0");
    assert_result(state, "service_after_60", "P2Y");
}

static void service_follows_birth_and_ends_after_it_starts(void **state) {
    split(state, "1955-07-01", "1955-07-01", "1977-12-31");
    assert_fact_error(state, "start_date");
    split(state, "1915-06-15", "1955-07-01", "1955-07-01"); /* a single day */
    assert_result(state, "reckonable_years_at_60", "0");
    split(state, "1915-06-15", "1955-07-01", "1955-06-30");
    assert_fact_error(state, "last_day_of_service");
}

static void credited_years_are_added_to_those_at_sixty(void **state) {
    compute(state, "bonus_service_split",
            FACTS("birth_date", "1920-06-15", "start_date", "1970-07-01",
                  "last_day_of_service", "1980-06-30", "credited_years_to_60", "2.5"));
    assert_result(state, "reckonable_years_at_60", "12.5");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_46_eligibility[] = {
        CALCULATION_TEST(staff_in_service_before_july_1974_have_the_bonus),
        CALCULATION_TEST(the_option_must_be_that_of_article_44_or_45),
        CALCULATION_TEST(who_left_before_1973_has_none),
        CALCULATION_TEST(the_month_of_the_sixtieth_birthday_still_counts_before),
        CALCULATION_TEST(so_does_a_month_that_begins_with_the_birthday),
        CALCULATION_TEST(whole_months_count_as_article_6_has_them),
        CALCULATION_TEST(who_left_by_then_served_nothing_after),
        CALCULATION_TEST(who_began_after_sixty_had_no_years_at_sixty),
        CALCULATION_TEST(service_follows_birth_and_ends_after_it_starts),
        CALCULATION_TEST(credited_years_are_added_to_those_at_sixty),
    };
    return cmocka_run_group_tests(annex_iv_article_46_eligibility, NULL, NULL);
}
