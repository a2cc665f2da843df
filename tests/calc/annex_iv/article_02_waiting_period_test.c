/* Annex IV, article 2: the waiting period for conditions that are older than the entry.
 */
#include "tests/support/calculation_test.h"

static void impose(void **state, const char *months, const char *prior, const char *gap) {
    compute(state, "waiting_period",
            FACTS("imposed_months", months, "prior_service_months", prior, "gap_months",
                  gap));
}

static void five_years_are_the_longest(void **state) {
    impose(state, "60", "0", "0");
    assert_result(state, "allowed", "true");
    assert_result(state, "maximum_months", "60");
    impose(state, "61", "0", "0");
    assert_refused(state, "IV.2.1");
}

static void one_month_is_the_shortest(void **state) {
    impose(state, "1", "0", "0");
    assert_result(state, "allowed", "true");
    impose(state, "0", "0", "0");
    assert_result(state, "allowed", "false");
}

static void service_in_another_organization_is_deducted(void **state) {
    impose(state, "40", "20", "6");
    assert_result(state, "allowed", "true");
    assert_result(state, "maximum_months", "40");
    impose(state, "41", "20", "6");
    assert_refused(state, "IV.2.1");
}

static void after_more_than_six_months_nothing_is_deducted(void **state) {
    impose(state, "60", "20", "6.1");
    assert_result(state, "allowed", "true");
    assert_result(state, "maximum_months", "60");
    assert_not_met(state, IV_2_1_s2,
                   "entered shortly after leaving another organization");
}

static void long_earlier_service_leaves_no_waiting_period(void **state) {
    impose(state, "1", "72", "0");
    assert_refused(state, "IV.2.1");
}

static void the_period_runs_from_the_entry(void **state) {
    compute(state, "waiting_period",
            FACTS("imposed_months", "12", "entry_date", "2000-01-15"));
    assert_result(state, "end_date", "2001-01-14");
    impose(state, "12", "0", "0");
    assert_no_result(state, "end_date");
}

/* ---- instruction 2.1/2 ---- */

static void happens(void **state, const char *event, const char *cause,
                    const char *ten_years, const char *benefit) {
    compute(state, "waiting_period_benefit",
            FACTS("waiting_event", event, "waiting_cause", cause, "ten_year_condition",
                  ten_years));
    assert_result(state, "waiting_benefit", benefit);
}

static void whoever_leaves_has_the_leaving_allowance(void **state) {
    happens(state, "termination", "excluded_condition", "not_met", "leaving_allowance");
    happens(state, "termination", "later_condition", "met_before", "leaving_allowance");
}

static void accidents_and_later_conditions_are_covered(void **state) {
    happens(state, "invalidity", "work_accident", "not_met", "full_benefits");
    happens(state, "death", "later_condition", "met_during", "full_benefits");
}

static void the_excluded_condition_leaves_a_lump_sum(void **state) {
    static const char *const events[] = {"invalidity", "death"};
    for (int i = 0; i < 2; i++) {
        happens(state, events[i], "excluded_condition", "not_met", "lump_sum");
        happens(state, events[i], "excluded_condition", "met_during",
                "lump_sum_all_years");
        happens(state, events[i], "excluded_condition", "met_before",
                "lump_sum_and_prior_rights");
    }
}

int main(void) {
    const struct CMUnitTest annex_iv_article_02_waiting_period[] = {
        CALCULATION_TEST(five_years_are_the_longest),
        CALCULATION_TEST(one_month_is_the_shortest),
        CALCULATION_TEST(service_in_another_organization_is_deducted),
        CALCULATION_TEST(after_more_than_six_months_nothing_is_deducted),
        CALCULATION_TEST(long_earlier_service_leaves_no_waiting_period),
        CALCULATION_TEST(the_period_runs_from_the_entry),
        CALCULATION_TEST(whoever_leaves_has_the_leaving_allowance),
        CALCULATION_TEST(accidents_and_later_conditions_are_covered),
        CALCULATION_TEST(the_excluded_condition_leaves_a_lump_sum),
    };
    return cmocka_run_group_tests(annex_iv_article_02_waiting_period, NULL, NULL);
}
