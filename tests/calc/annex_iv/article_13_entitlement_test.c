/* Annex IV, article 13: who has an invalidity pension; born 15 May 1940, 65 in May 2005.
 */
#include "tests/support/calculation_test.h"

#define INVALID(day, ...)                                                                \
    compute(state, "invalidity_entitlement",                                             \
            FACTS("birth_date", "1940-05-15", "invalidity_date", day, __VA_ARGS__))
#define TOTAL "permanent", "true", "total_incapacity", "true"

static void permanent_and_total_invalidity_gives_the_right(void **state) {
    INVALID("2000-01-01", "acquiring_rights", "true", TOTAL);
    assert_result(state, "entitled", "true");
    INVALID("2000-01-01", "acquiring_rights", "true", "permanent", "false",
            "total_incapacity", "true");
    assert_result(state, "entitled", "false");
    INVALID("2000-01-01", "acquiring_rights", "true", "permanent", "true",
            "total_incapacity", "false");
    assert_result(state, "entitled", "false");
}

static void rights_must_be_acquired_at_the_time(void **state) {
    INVALID("2000-01-01", "acquiring_rights", "false", TOTAL);
    assert_result(state, "entitled", "false");
}

static void a_suitable_post_or_the_waiting_period_exclude_it(void **state) {
    INVALID("2000-01-01", "acquiring_rights", "true", TOTAL, "suitable_post_possible",
            "true");
    assert_result(state, "entitled", "false");
    INVALID("2000-01-01", "acquiring_rights", "true", TOTAL, "excluded_by_waiting_period",
            "true");
    assert_result(state, "entitled", "false");
}

static void the_age_limit_is_the_end_of_the_month(void **state) {
    INVALID("2005-05-31", "acquiring_rights", "true", TOTAL);
    assert_result(state, "entitled", "true");
    INVALID("2005-06-01", "acquiring_rights", "true", TOTAL);
    assert_result(state, "entitled", "false");
    choose(state, R_IV_13_1_age_limit__eve_of_birthday);
    INVALID("2005-05-14", "acquiring_rights", "true", TOTAL);
    assert_result(state, "entitled", "true");
    INVALID("2005-05-15", "acquiring_rights", "true", TOTAL);
    assert_result(state, "entitled", "false");
}

static void leave_counts_only_with_contributions(void **state) {
    INVALID("2000-01-01", "acquiring_rights", "true", TOTAL, "invalidity_period",
            "leave_without_contribution");
    assert_result(state, "entitled", "false");
    INVALID("2000-01-01", "acquiring_rights", "true", TOTAL, "invalidity_period",
            "incapacity_after_sick_leave");
    assert_result(state, "entitled", "true");
    INVALID("2000-01-01", "acquiring_rights", "true", TOTAL, "invalidity_period",
            "validated_unpaid_leave");
    assert_result(state, "entitled", "true");
}

static void a_relapse_of_the_same_condition_reopens_the_right(void **state) {
    INVALID("2000-01-01", "acquiring_rights", "false", TOTAL, "relapse", "true",
            "same_condition", "true");
    assert_result(state, "entitled", "true");
    INVALID("2000-01-01", "acquiring_rights", "false", TOTAL, "relapse", "true",
            "same_condition", "false");
    assert_result(state, "entitled", "false");
    INVALID("2000-01-01", "acquiring_rights", "false", TOTAL, "relapse", "true",
            "same_condition", "true", "other_pension_for_condition", "true");
    assert_result(state, "entitled", "false");
}

static void nobody_is_invalid_before_birth(void **state) {
    INVALID("1940-05-14", "acquiring_rights", "true", TOTAL);
    assert_fact_error(state, "invalidity_date");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_13_entitlement[] = {
        CALCULATION_TEST(permanent_and_total_invalidity_gives_the_right),
        CALCULATION_TEST(rights_must_be_acquired_at_the_time),
        CALCULATION_TEST(a_suitable_post_or_the_waiting_period_exclude_it),
        CALCULATION_TEST(the_age_limit_is_the_end_of_the_month),
        CALCULATION_TEST(leave_counts_only_with_contributions),
        CALCULATION_TEST(a_relapse_of_the_same_condition_reopens_the_right),
        CALCULATION_TEST(nobody_is_invalid_before_birth),
    };
    return cmocka_run_group_tests(annex_iv_article_13_entitlement, NULL, NULL);
}
