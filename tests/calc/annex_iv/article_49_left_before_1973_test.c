/* Annex IV, article 49: those who left before 1973. */
#include "tests/support/calculation_test.h"

#define EVENT(event, day, expected, ...)                                                 \
    do {                                                                                 \
        compute(state, "pre_1973_eligibility",                                           \
                FACTS("pre_1973_event", event, "event_date", day, __VA_ARGS__));         \
        assert_result(state, "eligible", expected);                                      \
    } while (0)

static void who_left_at_sixty_after_ten_years_may_join(void **state) {
    EVENT("left", "1972-12-31", "true", "age_years", "60", "service", "P10Y");
    EVENT("left", "1972-12-31", "false", "age_years", "59", "service", "P10Y");
    EVENT("left", "1972-12-31", "false", "age_years", "60", "service", "P9Y11M29D");
}

static void death_and_invalidity_in_service_need_neither(void **state) {
    EVENT("died_in_service", "1972-12-31", "true", "age_years", "40", "service", "P1Y");
    EVENT("invalid", "1972-12-31", "true", "age_years", "40", "service", "P1Y");
}

static void from_1973_on_the_section_does_not_apply(void **state) {
    EVENT("left", "1973-01-01", "false", "age_years", "60", "service", "P10Y");
    EVENT("died_in_service", "1973-01-01", "false", "age_years", "60");
}

/* ---- paragraph 2 ---- */

#define DUE(in_1973, at_departure, ...)                                                  \
    compute(state, "pre_1973_validation",                                                \
            FACTS("age_in_1973_years", in_1973, "age_at_departure_years", at_departure,  \
                  __VA_ARGS__))
#define SUMS "contributions_part", "800", "fund_assets", "1000"

static void five_of_twenty_years_take_a_quarter_off(void **state) {
    DUE("65", "60", SUMS);
    assert_result(state, "base_amount", "800.00");
    assert_result(state, "abatement_rate", "0.25");
    assert_result(state, "amount_due", "600.00");
    assert_result(state, "reduction_ratio", "1");
}

static void ages_are_completed_or_exact(void **state) {
    DUE("65.5", "60", SUMS);
    assert_result(state, "abatement_rate", "0.25");
    choose(state, R_IV_49_ages__exact);
    DUE("65.5", "60", SUMS);
    assert_result(state, "abatement_rate", "0.275");
}

static void withdrawals_are_paid_back_too(void **state) {
    DUE("65", "60", "contributions_part", "2000", "fund_assets", "600", "withdrawals",
        "200", "repaid_amount", "300");
    assert_result(state, "base_amount", "800.00");
    assert_result(state, "reduction_ratio", "0.5"); /* 300 of 600 */
}

static void no_abatement_passes_the_whole(void **state) {
    DUE("85", "70", SUMS);
    assert_result(state, "abatement_rate", "1");
    assert_result(state, "amount_due", "0.00");
}

static void from_eighty_on_the_abatement_is_not_defined(void **state) {
    DUE("81", "80", SUMS);
    assert_refused(state, "IV.49.2");
}

static void dates_give_the_ages(void **state) {
    compute(state, "pre_1973_validation",
            FACTS(SUMS, "birth_date", "1907-06-15", "leaving_date", "1967-06-15"));
    assert_result(state, "abatement_rate", "0.25"); /* 65 less 60 */
    compute(state, "pre_1973_validation",
            FACTS(SUMS, "birth_date", "1907-06-15", "leaving_date", "1973-01-01"));
    assert_refused(state, "IV.49.1");
}

static void both_ages_are_needed_in_their_order(void **state) {
    compute(state, "pre_1973_validation", FACTS(SUMS, "age_in_1973_years", "65"));
    assert_fact_error(state, "age_at_departure_years");
    DUE("59", "60", SUMS);
    assert_fact_error(state, "age_in_1973_years");
}

static void the_sum_is_due_with_the_first_payment(void **state) {
    DUE("70", "60", SUMS, "first_payment_date", "1977-05-27");
    assert_result(state, "due_date", "1977-05-27");
    DUE("70", "60", SUMS);
    assert_no_result(state, "due_date");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_49_left_before_1973[] = {
        CALCULATION_TEST(who_left_at_sixty_after_ten_years_may_join),
        CALCULATION_TEST(death_and_invalidity_in_service_need_neither),
        CALCULATION_TEST(from_1973_on_the_section_does_not_apply),
        CALCULATION_TEST(five_of_twenty_years_take_a_quarter_off),
        CALCULATION_TEST(ages_are_completed_or_exact),
        CALCULATION_TEST(withdrawals_are_paid_back_too),
        CALCULATION_TEST(no_abatement_passes_the_whole),
        CALCULATION_TEST(from_eighty_on_the_abatement_is_not_defined),
        CALCULATION_TEST(dates_give_the_ages),
        CALCULATION_TEST(both_ages_are_needed_in_their_order),
        CALCULATION_TEST(the_sum_is_due_with_the_first_payment),
    };
    return cmocka_run_group_tests(annex_iv_article_49_left_before_1973, NULL, NULL);
}
