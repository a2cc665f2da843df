/* Annex IV, article 10: rate, minimum and ceiling, on a reference salary of 1000. */
#include "tests/support/calculation_test.h"

static void retire(void **state, const char *years, const char *c1_1, const char *last) {
    compute(state, "retirement_pension",
            FACTS("reckonable_years", years, "reference_salary_per_month", "1000",
                  "last_salary_per_month", last, "c1_1_salary_per_month", c1_1));
}

static void each_year_earns_two_percent(void **state) {
    retire(state, "10", "0", "1000");
    assert_result(state, "pension_rate", "0.2");
    assert_result(state, "pension_per_month", "200.00");
    retire(state, "10 1/12", "0", "1000");
    assert_result(state, "pension_rate", "121/600");
    assert_result(state, "pension_per_month", "201.67");
}

static void the_rate_stops_at_seventy_percent(void **state) {
    retire(state, "35", "0", "1000");
    assert_result(state, "pension_rate", "0.7");
    assert_not_met(state, IV_10_2, "rate within the maximum");
    retire(state, "35 1/12", "0", "1000");
    assert_result(state, "pension_rate", "0.7");
    assert_met(state, IV_10_2, "rate within the maximum");
}

static void each_year_earns_four_percent_of_c1_1_at_least(void **state) {
    retire(state, "10", "600", "1000");
    assert_result(state, "pension_before_minimum_per_month", "200.00");
    assert_result(state, "minimum_per_month", "240.00");
    assert_result(state, "pension_per_month", "240.00");
    retire(state, "10", "400", "1000");
    assert_result(state, "minimum_per_month", "160.00");
    assert_result(state, "pension_per_month", "200.00");
}

static void the_minimum_may_pass_the_maximum_rate(void **state) {
    retire(state, "35", "600", "1000");
    assert_result(state, "pension_rate", "0.7");
    assert_result(state, "pension_per_month", "840.00");
}

static void the_last_salary_holds_back_the_minimum(void **state) {
    retire(state, "35", "600", "800");
    assert_result(state, "minimum_per_month", "840.00");
    assert_result(state, "ceiling_per_month", "800.00");
    assert_result(state, "pension_per_month", "800.00");
}

static void the_last_salary_holds_back_every_pension(void **state) {
    retire(state, "35", "0", "650");
    assert_result(state, "pension_per_month", "650.00");
    choose(state, R_IV_10_3_ceiling__minimum_only);
    retire(state, "35", "0", "650");
    assert_result(state, "pension_per_month", "700.00");
    retire(state, "35", "600", "800");
    assert_result(state, "pension_per_month", "800.00");
}

static void years_beyond_the_maximum_count_for_the_minimum(void **state) {
    retire(state, "40", "600", "1000");
    assert_result(state, "minimum_per_month", "960.00");
    choose(state, R_IV_10_3_years__first_35);
    retire(state, "40", "600", "1000");
    assert_result(state, "minimum_per_month", "840.00");
}

static void ten_years_of_service_are_needed(void **state) {
    static const char *const service[] = {"P9Y11M29D", "P0D", "P10Y", "P10Y1D"};
    for (int i = 0; i < 4; i++) {
        compute(state, "retirement_pension",
                FACTS("reckonable_years", "10", "reference_salary_per_month", "1000",
                      "last_salary_per_month", "1000", "c1_1_salary_per_month", "0",
                      "service", service[i]));
        if (i < 2)
            assert_refused(state, "IV.7.1");
        else
            assert_result(state, "pension_per_month", "200.00");
    }
}

/* ---- part time: instruction 6 bis.2/1 i a ---- */

static void retire_part_time(void **state, const char *situation, const char *ratio,
                             const char *years, const char *c1_1) {
    compute(state, "retirement_pension",
            FACTS("reckonable_years", years, "reference_salary_per_month", "1000",
                  "last_salary_per_month", "1000", "c1_1_salary_per_month", c1_1,
                  "part_time_situation", situation, "part_time_ratio", ratio));
}

static void only_part_time_halves_maximum_and_ceiling(void **state) {
    retire_part_time(state, "only_part_time", "1/2", "20", "0");
    assert_result(state, "pension_rate", "0.35");
    assert_result(state, "pension_per_month", "350.00");
    assert_result(state, "ceiling_per_month", "500.00");
}

/* Instruction 10.3/1: the years are reduced already. */
static void the_minimum_is_not_reduced_a_second_time(void **state) {
    retire_part_time(state, "only_part_time", "1/2", "10", "600");
    assert_result(state, "minimum_per_month", "240.00");
    assert_result(state, "pension_per_month", "240.00");
}

static void who_worked_full_time_before_keeps_maximum_and_ceiling(void **state) {
    static const char *const situations[] = {"full_time_before", "not_reduced"};
    for (int i = 0; i < 2; i++) {
        retire_part_time(state, situations[i], "1/2", "20", "0");
        assert_result(state, "pension_rate", "0.4");
        assert_result(state, "ceiling_per_month", "1000.00");
    }
}

static void work_below_half_time_is_refused(void **state) {
    retire_part_time(state, "only_part_time", "0.49", "20", "0");
    assert_refused(state, "IV.4.3");
    retire_part_time(state, "only_part_time", "1.01", "20", "0");
    assert_fact_error(state, "part_time_ratio");
}

#define MOVE(c1_1, ...)                                                                  \
    compute(state, "retirement_pension",                                                 \
            FACTS("reckonable_years", "20", "reference_salary_per_month", "1000",        \
                  "last_salary_per_month", "1000", "c1_1_salary_per_month", c1_1,        \
                  __VA_ARGS__))

/* 20 years are 40 % of 2000; at the minimum of 80 % of 700 they were 56 % of 1000. */
static void on_a_new_scale_the_pension_is_worked_out_again_or_carried(void **state) {
    MOVE("700", "new_scale_salary_per_month", "2000", "new_scale_last_salary_per_month",
         "2000", "new_scale_c1_1_salary_per_month", "0");
    assert_result(state, "pension_per_month", "800.00");
    choose(state, R_IV_33_recomputation__share_of_salary);
    MOVE("700", "new_scale_salary_per_month", "2000", "new_scale_last_salary_per_month",
         "2000", "new_scale_c1_1_salary_per_month", "0");
    assert_result(state, "pension_per_month", "1120.00");
}

static void the_three_salaries_of_a_new_scale_go_together(void **state) {
    MOVE("700", "new_scale_salary_per_month", "2000");
    assert_fact_error(state, "new_scale_last_salary_per_month");
    MOVE("700", "new_scale_salary_per_month", "2000", "new_scale_last_salary_per_month",
         "2000");
    assert_fact_error(state, "new_scale_c1_1_salary_per_month");
    MOVE("700", "new_scale_c1_1_salary_per_month", "2000");
    assert_fact_error(state, "new_scale_salary_per_month");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_10[] = {
        CALCULATION_TEST(each_year_earns_two_percent),
        CALCULATION_TEST(the_rate_stops_at_seventy_percent),
        CALCULATION_TEST(each_year_earns_four_percent_of_c1_1_at_least),
        CALCULATION_TEST(the_minimum_may_pass_the_maximum_rate),
        CALCULATION_TEST(the_last_salary_holds_back_the_minimum),
        CALCULATION_TEST(the_last_salary_holds_back_every_pension),
        CALCULATION_TEST(years_beyond_the_maximum_count_for_the_minimum),
        CALCULATION_TEST(ten_years_of_service_are_needed),
        CALCULATION_TEST(only_part_time_halves_maximum_and_ceiling),
        CALCULATION_TEST(the_minimum_is_not_reduced_a_second_time),
        CALCULATION_TEST(who_worked_full_time_before_keeps_maximum_and_ceiling),
        CALCULATION_TEST(work_below_half_time_is_refused),
        CALCULATION_TEST(on_a_new_scale_the_pension_is_worked_out_again_or_carried),
        CALCULATION_TEST(the_three_salaries_of_a_new_scale_go_together),
    };
    return cmocka_run_group_tests(annex_iv_article_10, NULL, NULL);
}
