/* Annex IV, article 18 and appendix 1: the right of a surviving spouse. */
#include "tests/support/calculation_test.h"

#define WIDOWED(status, marriage, death, ...)                                            \
    compute(state, "survivor_pension_entitlement",                                       \
            FACTS("deceased_status", status, "marriage_date", marriage, "death_date",    \
                  death, __VA_ARGS__))
#define ORDINARY "death_cause", "ordinary"

static void a_year_of_marriage_before_a_death_in_service(void **state) {
    WIDOWED("in_service", "1999-06-15", "2000-06-15", ORDINARY);
    assert_result(state, "entitled", "true");
    assert_result(state, "while_children_provided_for", "false");
    WIDOWED("in_service", "1999-06-15", "2000-06-14", ORDINARY);
    assert_result(state, "entitled", "false");
}

static void an_accident_or_service_illness_waives_the_year(void **state) {
    WIDOWED("in_service", "2000-06-01", "2000-06-14", "death_cause", "accident");
    assert_result(state, "entitled", "true");
    WIDOWED("in_service", "2000-06-01", "2000-06-14", "death_cause", "service_illness");
    assert_result(state, "entitled", "true");
    WIDOWED("invalidity_pensioner", "2000-06-01", "2000-06-14", "death_cause", "accident",
            "invalidity_date", "2000-06-10");
    assert_result(state, "entitled", "true");
}

static void an_accident_says_nothing_for_other_pensioners(void **state) {
    WIDOWED("retirement_pensioner", "2000-06-01", "2000-06-14", "death_cause", "accident",
            "last_day_of_service", "1995-12-31");
    assert_result(state, "entitled", "false");
    choose(state, R_IV_18_2_accident__extended);
    WIDOWED("retirement_pensioner", "2000-06-01", "2000-06-14", "death_cause", "accident",
            "last_day_of_service", "1995-12-31");
    assert_result(state, "entitled", "true");
}

static void a_year_before_the_end_of_service_or_five_at_death(void **state) {
    static const char *const statuses[] = {"retirement_pensioner", "deferred"};
    for (int i = 0; i < 2; i++) {
        WIDOWED(statuses[i], "1999-06-30", "2000-09-01", "last_day_of_service",
                "2000-06-30");
        assert_result(state, "entitled", "true");
        WIDOWED(statuses[i], "1999-07-01", "2004-06-30", "last_day_of_service",
                "2000-06-30");
        assert_result(state, "entitled", "false");
        WIDOWED(statuses[i], "1999-07-01", "2004-07-01", "last_day_of_service",
                "2000-06-30");
        assert_result(state, "entitled", "true");
    }
}

static void children_waive_it_as_long_as_they_are_provided_for(void **state) {
    WIDOWED("in_service", "2000-06-01", "2000-06-14", "child_of_marriage", "true",
            "provides_for_children", "true");
    assert_result(state, "entitled", "true");
    assert_result(state, "while_children_provided_for", "true");
    WIDOWED("in_service", "2000-06-01", "2000-06-14", "child_of_marriage", "true",
            "provides_for_children", "true", "remarried", "true");
    assert_result(state, "entitled", "false");
    WIDOWED("in_service", "2000-06-01", "2000-06-14", "child_of_marriage", "true",
            "provided_in_the_past", "true");
    assert_result(state, "entitled", "false");
}

static void appendix_1_is_content_with_maintenance_in_the_past(void **state) {
    WIDOWED("in_service", "2000-06-01", "2000-06-14", "child_of_marriage", "true",
            "provided_in_the_past", "true", "appendix_1", "true");
    assert_result(state, "entitled", "true");
    assert_result(state, "while_children_provided_for", "false");
}

static void appendix_1_is_content_with_a_marriage_before_the_invalidity(void **state) {
    static const char *const earlier[] = {"false", "true"};
    for (int i = 0; i < 2; i++) {
        WIDOWED("invalidity_pensioner", "2000-01-01", "2001-06-14", "invalidity_date",
                "2000-02-01", "appendix_1", earlier[i]);
        assert_result(state, "entitled", earlier[i]);
    }
    WIDOWED("invalidity_pensioner", "2000-03-01", "2001-06-14", "invalidity_date",
            "2000-02-01", "appendix_1", "true");
    assert_result(state, "entitled", "false");
}

static void the_waiting_period_excludes_the_right(void **state) {
    WIDOWED("in_service", "1990-01-01", "2000-06-14", "excluded_by_waiting_period",
            "true");
    assert_result(state, "entitled", "false");
}

static void unpaid_leave_before_ten_years_leaves_it_to_the_estate(void **state) {
    WIDOWED("on_unpaid_leave", "1990-01-01", "2000-06-14", "service", "P9Y11M29D");
    assert_result(state, "unpaid_leave_benefit", "leaving_allowance_to_estate");
    assert_result(state, "entitled", "false");
    WIDOWED("on_unpaid_leave", "1990-01-01", "2000-06-14", "service", "P10Y");
    assert_result(state, "unpaid_leave_benefit", "survivor_pension");
    assert_result(state, "entitled", "true");
}

static void the_day_of_reference_must_be_known_and_possible(void **state) {
    WIDOWED("retirement_pensioner", "1999-06-30", "2000-09-01", ORDINARY);
    assert_fact_error(state, "last_day_of_service");
    WIDOWED("invalidity_pensioner", "1999-06-30", "2000-09-01", ORDINARY);
    assert_fact_error(state, "invalidity_date");
    WIDOWED("in_service", "1999-06-30", "1999-06-29", ORDINARY);
    assert_fact_error(state, "death_date");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_18_entitlement[] = {
        CALCULATION_TEST(a_year_of_marriage_before_a_death_in_service),
        CALCULATION_TEST(an_accident_or_service_illness_waives_the_year),
        CALCULATION_TEST(an_accident_says_nothing_for_other_pensioners),
        CALCULATION_TEST(a_year_before_the_end_of_service_or_five_at_death),
        CALCULATION_TEST(children_waive_it_as_long_as_they_are_provided_for),
        CALCULATION_TEST(appendix_1_is_content_with_maintenance_in_the_past),
        CALCULATION_TEST(appendix_1_is_content_with_a_marriage_before_the_invalidity),
        CALCULATION_TEST(the_waiting_period_excludes_the_right),
        CALCULATION_TEST(unpaid_leave_before_ten_years_leaves_it_to_the_estate),
        CALCULATION_TEST(the_day_of_reference_must_be_known_and_possible),
    };
    return cmocka_run_group_tests(annex_iv_article_18_entitlement, NULL, NULL);
}
