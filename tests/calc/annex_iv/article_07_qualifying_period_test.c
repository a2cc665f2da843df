/* Annex IV, article 7: which periods count for the right to a pension. */
#include "tests/support/calculation_test.h"

#define PERIOD(kind, expected, ...)                                                      \
    do {                                                                                 \
        compute(state, "qualifying_period", FACTS("period_kind", kind, __VA_ARGS__));    \
        assert_result(state, "counts", expected);                                        \
    } while (0)

static void a_secondment_counts_after_reinstatement(void **state) {
    PERIOD("secondment", "true", "reinstated", "true");
    PERIOD("secondment", "false", "reinstated", "false");
}

static void a_secondment_with_another_pension_does_not_count(void **state) {
    PERIOD("secondment", "false", "reinstated", "true", "other_pension_rights", "true");
}

static void service_counts_when_it_is_paid_for(void **state) {
    static const char *const kinds[] = {"before_1974_07_01", "from_1974_07_01"};
    for (int i = 0; i < 2; i++) {
        PERIOD(kinds[i], "true", "paid_for", "true");
        PERIOD(kinds[i], "false", "paid_for", "false");
    }
}

static void the_time_of_an_ended_invalidity_pension_counts_unpaid(void **state) {
    PERIOD("ended_invalidity_pension", "true", "paid_for", "false");
}

static void early_service_was_for_the_organization_itself(void **state) {
    PERIOD("before_staff_regulations", "true", "paid_for", "true");
    PERIOD("before_staff_regulations", "false", "engaged_by_organization", "false");
    PERIOD("before_staff_regulations", "false", "paid_for", "false");
}

static void
paid_sick_leave_counts_whole_at_a_contribution_on_the_indemnity(void **state) {
    PERIOD("paid_sick_leave", "true", "indemnity_per_month", "500", "salary_per_month",
           "1000");
    assert_result(state, "contribution_per_month", "47.50");
    assert_result(state, "counted_share", "1");
    PERIOD("paid_sick_leave", "false", "paid_for", "false");
}

/* 600 in place of 1200 are 500 in place of the salary of 1000. */
static void an_indemnity_stands_for_salary_in_part(void **state) {
    PERIOD("paid_sick_leave", "true", "indemnity_per_month", "600", "salary_per_month",
           "1000", "emoluments_per_month", "1200");
    assert_result(state, "contribution_per_month", "47.50");
    choose(state, R_IV_instr41_1_1_salary_part__salary_first);
    PERIOD("paid_sick_leave", "true", "indemnity_per_month", "600", "salary_per_month",
           "1000", "emoluments_per_month", "1200");
    assert_result(state, "contribution_per_month", "57.00");
}

static void sick_leave_without_an_indemnity_does_not_count(void **state) {
    PERIOD("paid_sick_leave", "false", "indemnity_per_month", "0");
    assert_result(state, "contribution_per_month", "0.00");
}

static void part_time_stays_part_time_in_sick_leave(void **state) {
    PERIOD("paid_sick_leave", "true", "indemnity_per_month", "500", "salary_per_month",
           "1000", "part_time_ratio", "0.6");
    assert_result(state, "counted_share", "0.6");
}

static void contributions_for_nothing_come_back_on_request(void **state) {
    PERIOD("secondment", "false", "contributions_deducted", "95");
    assert_result(state, "refund", "95.00");
    PERIOD("secondment", "false", "contributions_deducted", "95", "refund_requested",
           "false");
    assert_result(state, "refund", "0.00");
    PERIOD("secondment", "true", "reinstated", "true", "contributions_deducted", "95");
    assert_result(state, "refund", "0.00");
}

static void an_indemnity_is_not_above_the_salary(void **state) {
    compute(state, "qualifying_period",
            FACTS("period_kind", "paid_sick_leave", "indemnity_per_month", "1001",
                  "salary_per_month", "1000"));
    assert_fact_error(state, "indemnity_per_month");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_07_qualifying_period[] = {
        CALCULATION_TEST(a_secondment_counts_after_reinstatement),
        CALCULATION_TEST(a_secondment_with_another_pension_does_not_count),
        CALCULATION_TEST(service_counts_when_it_is_paid_for),
        CALCULATION_TEST(the_time_of_an_ended_invalidity_pension_counts_unpaid),
        CALCULATION_TEST(early_service_was_for_the_organization_itself),
        CALCULATION_TEST(paid_sick_leave_counts_whole_at_a_contribution_on_the_indemnity),
        CALCULATION_TEST(an_indemnity_stands_for_salary_in_part),
        CALCULATION_TEST(sick_leave_without_an_indemnity_does_not_count),
        CALCULATION_TEST(part_time_stays_part_time_in_sick_leave),
        CALCULATION_TEST(contributions_for_nothing_come_back_on_request),
        CALCULATION_TEST(an_indemnity_is_not_above_the_salary),
    };
    return cmocka_run_group_tests(annex_iv_article_07_qualifying_period, NULL, NULL);
}
