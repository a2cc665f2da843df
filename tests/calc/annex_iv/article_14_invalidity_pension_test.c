/* Annex IV, article 14: the invalidity pension on a salary of 1000. */
#include "tests/support/calculation_test.h"

#define PENSION(years, c1_1, work_related, ...)                                          \
    compute(state, "invalidity_pension",                                                 \
            FACTS("projected_reckonable_years", years, "c1_1_salary_per_month", c1_1,    \
                  "work_related", work_related, "reference_salary_per_month", "1000",    \
                  "last_salary_per_month", "1000", __VA_ARGS__))
#define FULL_TIME "part_time_ratio", "1"

static void it_is_the_retirement_pension_at_the_age_limit(void **state) {
    PENSION("20", "100", "false", FULL_TIME);
    assert_result(state, "article_14_1_per_month", "400.00");
    assert_result(state, "pension_per_month", "400.00");
}

static void ten_years_are_not_required(void **state) {
    PENSION("20", "100", "false", "service", "P1Y");
    assert_result(state, "pension_per_month", "400.00");
}

static void a_work_accident_gives_seventy_percent(void **state) {
    PENSION("20", "100", "true", FULL_TIME);
    assert_result(state, "article_14_2_per_month", "700.00");
    assert_result(state, "pension_per_month", "700.00");
}

/* 35 years at 4 % of 600 are 840. */
static void a_work_accident_never_gives_less_than_paragraph_1(void **state) {
    PENSION("35", "600", "true", FULL_TIME);
    assert_result(state, "article_14_1_per_month", "840.00");
    assert_result(state, "article_14_2_per_month", "700.00");
    assert_result(state, "pension_per_month", "840.00");
}

static void the_minimum_is_120_percent_of_c1_1(void **state) {
    PENSION("20", "500", "false", FULL_TIME);
    assert_result(state, "minimum_per_month", "600.00");
    assert_result(state, "pension_per_month", "600.00");
}

static void the_last_salary_holds_back_the_minimum(void **state) {
    PENSION("20", "900", "false", FULL_TIME);
    assert_result(state, "minimum_per_month", "1080.00");
    assert_result(state, "pension_per_month", "1000.00");
}

static void
invalidity_brought_about_on_purpose_is_left_to_the_organization(void **state) {
    PENSION("20", "100", "false", "intentional", "true");
    assert_refused(state, "IV.14.5");
}

static void part_time_halves_the_limits(void **state) {
    PENSION("20", "500", "true", "part_time_situation", "only_part_time",
            "part_time_ratio", "1/2");
    assert_result(state, "article_14_2_per_month", "350.00");
    assert_result(state, "minimum_per_month", "300.00");
    assert_result(state, "ceiling_per_month", "500.00");
    PENSION("20", "500", "true", "part_time_situation", "full_time_before",
            "part_time_ratio", "1/2");
    assert_result(state, "article_14_2_per_month", "350.00");
    assert_result(state, "minimum_per_month", "300.00");
    assert_result(state, "ceiling_per_month", "1000.00");
    PENSION("20", "500", "true", "part_time_ratio", "0.49");
    assert_refused(state, "IV.4.3");
}

/* Two whole years before 60 take 10 % off the 400 of the first twenty years. */
static void a_pension_not_repaid_abates_its_own_part(void **state) {
    PENSION("30", "0", "false", "earlier_reckonable_years", "20",
            "earlier_pension_before_60", "P2Y11M");
    assert_result(state, "article_14_1_per_month", "560.00");
    PENSION("30", "0", "false", "earlier_reckonable_years", "31");
    assert_fact_error(state, "earlier_reckonable_years");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_14_invalidity_pension[] = {
        CALCULATION_TEST(it_is_the_retirement_pension_at_the_age_limit),
        CALCULATION_TEST(ten_years_are_not_required),
        CALCULATION_TEST(a_work_accident_gives_seventy_percent),
        CALCULATION_TEST(a_work_accident_never_gives_less_than_paragraph_1),
        CALCULATION_TEST(the_minimum_is_120_percent_of_c1_1),
        CALCULATION_TEST(the_last_salary_holds_back_the_minimum),
        CALCULATION_TEST(invalidity_brought_about_on_purpose_is_left_to_the_organization),
        CALCULATION_TEST(part_time_halves_the_limits),
        CALCULATION_TEST(a_pension_not_repaid_abates_its_own_part),
    };
    return cmocka_run_group_tests(annex_iv_article_14_invalidity_pension, NULL, NULL);
}
