/* Annex IV, article 47 with instructions 47/1 and 47/4: conditions and payments. */
#include <string.h>

#include "tests/support/calculation_test.h"

/* All conditions met, but for the one fact that is given. */
static void grant(void **state, const char *fact, const char *value) {
    const char *facts[] = {"lost_immediately_before",
                           "true",
                           "equivalent_available",
                           "false",
                           "could_keep_rights",
                           "false",
                           "all_service_validated",
                           "true",
                           "stays_to_age_limit",
                           "true",
                           "payment_handed_over",
                           "true",
                           NULL};
    for (int i = 0; fact && facts[i]; i += 2)
        if (!strcmp(facts[i], fact))
            facts[i + 1] = value;
    compute(state, "credit_conditions", facts);
}

static void who_meets_every_condition_has_the_credit(void **state) {
    grant(state, NULL, NULL);
    assert_result(state, "granted", "true");
    assert_result(state, "failed_conditions", "");
}

static void any_one_condition_that_fails_is_named_and_denies_it(void **state) {
    static const char *const rows[][3] = {
        {"lost_immediately_before", "false", "i"}, {"equivalent_available", "true", "ii"},
        {"payment_handed_over", "false", "iii"},   {"could_keep_rights", "true", "iv"},
        {"all_service_validated", "false", "v"},   {"stays_to_age_limit", "false", "vi"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        grant(state, rows[i][0], rows[i][1]);
        assert_result(state, "granted", "false");
        assert_result(state, "failed_conditions", rows[i][2]);
    }
}

static void several_are_named_in_their_order(void **state) {
    compute(state, "credit_conditions",
            FACTS("lost_immediately_before", "true", "equivalent_available", "true",
                  "could_keep_rights", "true", "all_service_validated", "true",
                  "stays_to_age_limit", "false"));
    assert_result(state, "failed_conditions", "ii iv vi");
}

static void death_and_loss_of_job_excuse_an_early_end(void **state) {
    compute(state, "credit_conditions",
            FACTS("lost_immediately_before", "true", "equivalent_available", "false",
                  "could_keep_rights", "false", "all_service_validated", "true",
                  "stays_to_age_limit", "false", "left_by_death_or_loss_of_job", "true"));
    assert_result(state, "granted", "true");
}

/* ---- instruction 47/4 ---- */

static void surrender(void **state, const char *credit, const char *lost,
                      const char *granted) {
    compute(state, "credit_surrender",
            FACTS("amount_received", "44554.44", "credit", credit, "lost_service", lost,
                  "granted_credit", granted));
}

/* Example I, item 11: 1794 days of 3803. */
static void the_printed_example_hands_over_the_share_of_the_credit(void **state) {
    surrender(state, "P4Y11M24D", "P10Y6M23D", "P4Y11M24D");
    assert_result(state, "surrender_share", "1794/3803");
    assert_result(state, "surrender", "21017.79");
    assert_result(state, "refund", "0.00");
}

static void credit_that_is_not_granted_gives_its_share_back(void **state) {
    surrender(state, "P4Y", "P8Y",
              "P1Y"); /* half is handed over, three quarters return */
    assert_result(state, "surrender", "22277.22");
    assert_result(state, "refund", "16707.92");
    surrender(state, "P4Y", "P8Y", "P0D");
    assert_result(state, "refund", "22277.22");
}

static void without_a_last_word_nothing_is_refunded(void **state) {
    compute(state, "credit_surrender",
            FACTS("amount_received", "1000", "credit", "P2Y", "lost_service", "P10Y"));
    assert_result(state, "surrender", "200.00");
    assert_result(state, "refund", "0.00");
}

static void no_credit_hands_over_nothing(void **state) {
    surrender(state, "P0D", "P10Y", "P0D");
    assert_result(state, "surrender", "0.00");
    assert_result(state, "refund", "0.00");
}

static void lengths_that_contradict_each_other_are_errors(void **state) {
    surrender(state, "P0D", "P0D", "P0D");
    assert_fact_error(state, "lost_service");
    surrender(state, "P10Y1D", "P10Y", "P0D");
    assert_fact_error(state, "credit");
    surrender(state, "P4Y", "P10Y", "P4Y1D");
    assert_fact_error(state, "granted_credit");
}

#define HANDED_OVER(settled, asked, paid)                                                \
    compute(state, "credit_conditions",                                                  \
            FACTS("lost_immediately_before", "true", "equivalent_available", "false",    \
                  "could_keep_rights", "false", "all_service_validated", "true",         \
                  "stays_to_age_limit", "true", "option_period_end_date", "1978-06-30",  \
                  "request_date", asked, "settlement_date", settled, "payment_date",     \
                  paid))

static void a_payment_is_handed_over_within_two_months(void **state) {
    HANDED_OVER("1977-01-15", "1976-12-01", "1977-03-15");
    assert_result(state, "granted", "true");
    HANDED_OVER("1977-01-15", "1976-12-01", "1977-03-16");
    assert_result(state, "granted", "false");
    assert_result(state, "failed_conditions", "iii");
}

static void the_option_period_is_the_limit_under_the_other_reading(void **state) {
    choose(state, R_IV_instr47_4_time_limit__option_period);
    HANDED_OVER("1977-01-15", "1976-12-01", "1978-06-30");
    assert_result(state, "granted", "true");
    HANDED_OVER("1977-01-15", "1976-12-01", "1978-07-01");
    assert_result(state, "granted", "false");
    /* the two months are still there */
    HANDED_OVER("1978-06-15", "1976-12-01", "1978-08-15");
    assert_result(state, "granted", "true");
    HANDED_OVER("1978-06-15", "1976-12-01", "1978-08-16");
    assert_result(state, "granted", "false");
}

static void a_request_after_the_option_period_is_denied(void **state) {
    HANDED_OVER("1978-06-30", "1978-07-01", "1978-07-01");
    assert_result(state, "granted", "false");
    assert_result(state, "failed_conditions", "");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_47_conditions[] = {
        CALCULATION_TEST(who_meets_every_condition_has_the_credit),
        CALCULATION_TEST(any_one_condition_that_fails_is_named_and_denies_it),
        CALCULATION_TEST(several_are_named_in_their_order),
        CALCULATION_TEST(death_and_loss_of_job_excuse_an_early_end),
        CALCULATION_TEST(the_printed_example_hands_over_the_share_of_the_credit),
        CALCULATION_TEST(credit_that_is_not_granted_gives_its_share_back),
        CALCULATION_TEST(without_a_last_word_nothing_is_refunded),
        CALCULATION_TEST(no_credit_hands_over_nothing),
        CALCULATION_TEST(lengths_that_contradict_each_other_are_errors),
        CALCULATION_TEST(a_payment_is_handed_over_within_two_months),
        CALCULATION_TEST(the_option_period_is_the_limit_under_the_other_reading),
        CALCULATION_TEST(a_request_after_the_option_period_is_denied),
    };
    return cmocka_run_group_tests(annex_iv_article_47_conditions, NULL, NULL);
}
