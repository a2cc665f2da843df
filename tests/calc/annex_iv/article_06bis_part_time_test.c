/* Annex IV, article 6 bis: the situation of part-time staff, and their guarantee. */
#include "tests/support/calculation_test.h"

static void situation(void **state, const char *indefinite,
                      const char *full_contributions, const char *earlier,
                      const char *repaid, const char *expected) {
    compute(state, "part_time_situation",
            FACTS("indefinite_part_time", indefinite, "full_contributions",
                  full_contributions, "earlier_full_time", earlier, "repayments_made",
                  repaid));
    assert_result(state, "part_time_situation", expected);
}

static void part_time_for_a_while_reduces_no_limit(void **state) {
    situation(state, "false", "false", "false", "true", "not_reduced");
    situation(state, "false", "false", "true", "true", "not_reduced");
}

static void full_contributions_keep_all_limits(void **state) {
    situation(state, "true", "true", "false", "true", "not_reduced");
}

static void lasting_part_time_reduces_the_limits(void **state) {
    situation(state, "true", "false", "false", "true", "only_part_time");
}

static void earlier_full_time_counts_when_it_is_repaid(void **state) {
    situation(state, "true", "false", "true", "true", "full_time_before");
    situation(state, "true", "false", "true", "false", "only_part_time");
}

/* ---- instruction 6 bis.2/2 ii ---- */

static void guarantee(void **state, const char *benefit, const char *ten_years) {
    compute(state, "part_time_guarantee",
            FACTS("benefit_per_month", benefit, "ten_years_at_switch", ten_years,
                  "benefit_at_switch_per_month", "600"));
}

static void ten_years_of_service_guarantee_the_benefit_of_that_day(void **state) {
    guarantee(state, "500", "true");
    assert_result(state, "benefit_per_month", "600.00");
    assert_result(state, "guarantee_applied", "true");
}

static void a_benefit_that_is_not_below_it_stays(void **state) {
    guarantee(state, "700", "true");
    assert_result(state, "benefit_per_month", "700.00");
    guarantee(state, "600", "true");
    assert_result(state, "guarantee_applied", "false");
}

static void before_ten_years_nothing_is_guaranteed(void **state) {
    guarantee(state, "500", "false");
    assert_result(state, "benefit_per_month", "500.00");
    assert_result(state, "guarantee_applied", "false");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_06bis_part_time[] = {
        CALCULATION_TEST(part_time_for_a_while_reduces_no_limit),
        CALCULATION_TEST(full_contributions_keep_all_limits),
        CALCULATION_TEST(lasting_part_time_reduces_the_limits),
        CALCULATION_TEST(earlier_full_time_counts_when_it_is_repaid),
        CALCULATION_TEST(ten_years_of_service_guarantee_the_benefit_of_that_day),
        CALCULATION_TEST(a_benefit_that_is_not_below_it_stays),
        CALCULATION_TEST(before_ten_years_nothing_is_guaranteed),
    };
    return cmocka_run_group_tests(annex_iv_article_06bis_part_time, NULL, NULL);
}
