/* Annex IV, article 4: conditions of service before the appointment. */
#include "tests/support/calculation_test.h"

static void served(void **state, const char *ratio, const char *days,
                   const char *interruption) {
    compute(state, "prior_service_conditions",
            FACTS("before_appointment", "true", "part_time_ratio", ratio,
                  "full_time_days", days, "longest_interruption_months", interruption));
}

static void full_time_service_before_the_appointment_is_admissible(void **state) {
    served(state, "1", "30", "0");
    assert_result(state, "admissible", "true");
    assert_result(state, "failed_conditions", "");
}

static void half_time_is_the_least(void **state) {
    served(state, "1/2", "30", "0");
    assert_result(state, "admissible", "true");
    served(state, "0.49", "30", "0");
    assert_result(state, "admissible", "false");
    assert_result(state, "failed_conditions", "below_half_time");
}

static void a_break_of_twelve_months_is_still_accepted(void **state) {
    served(state, "1", "30", "12");
    assert_result(state, "admissible", "true");
    served(state, "1", "30", "12.1");
    assert_result(state, "failed_conditions", "interruption_too_long");
}

static void thirty_days_are_counted_in_full_time(void **state) {
    served(state, "1", "29", "0");
    assert_result(state, "failed_conditions", "under_30_days");
    served(state, "1/2", "15", "0"); /* thirty days at half time */
    assert_result(state, "failed_conditions", "under_30_days");
}

static void every_condition_that_fails_is_named_in_order(void **state) {
    compute(state, "prior_service_conditions",
            FACTS("before_appointment", "false", "part_time_ratio", "0.4",
                  "full_time_days", "10", "longest_interruption_months", "13",
                  "paid_periodically", "false", "under_control", "false",
                  "paid_by_organization", "false"));
    assert_result(state, "admissible", "false");
    assert_result(state, "failed_conditions",
                  "not_before_appointment below_half_time paid_by_task "
                  "not_under_control not_paid_by_organization "
                  "interruption_too_long under_30_days");
}

static void nobody_works_more_than_full_time(void **state) {
    served(state, "1.1", "30", "0");
    assert_fact_error(state, "part_time_ratio");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_04_prior_service[] = {
        CALCULATION_TEST(full_time_service_before_the_appointment_is_admissible),
        CALCULATION_TEST(half_time_is_the_least),
        CALCULATION_TEST(a_break_of_twelve_months_is_still_accepted),
        CALCULATION_TEST(thirty_days_are_counted_in_full_time),
        CALCULATION_TEST(every_condition_that_fails_is_named_in_order),
        CALCULATION_TEST(nobody_works_more_than_full_time),
    };
    return cmocka_run_group_tests(annex_iv_article_04_prior_service, NULL, NULL);
}
