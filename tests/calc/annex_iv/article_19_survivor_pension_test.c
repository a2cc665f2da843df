/* Annex IV, article 19: the survivor's pension on salaries of 1000. */
#include "tests/support/calculation_test.h"

#define WIDOW(status, c1_1, ...)                                                         \
    compute(state, "survivor_pension",                                                   \
            FACTS("deceased_status", status, "c1_1_salary_per_month", c1_1,              \
                  "last_salary_per_month", "1000", __VA_ARGS__))
#define YEARS(years) "reference_salary_per_month", "1000", "reckonable_years", years

static void it_is_sixty_percent_of_the_pension_at_death(void **state) {
    WIDOW("in_service", "100", YEARS("30"));
    assert_result(state, "base_pension_per_month", "600.00");
    assert_result(state, "pension_per_month", "360.00");
    assert_result(state, "binding", "sixty_percent");
}

static void both_minima_raise_it(void **state) {
    WIDOW("in_service", "100", YEARS("5")); /* ten years are not required */
    assert_result(state, "sixty_percent_per_month", "60.00");
    assert_result(state, "pension_per_month", "350.00");
    assert_result(state, "binding", "thirty_five_percent");
    WIDOW("in_service", "400", YEARS("5"));
    assert_result(state, "pension_per_month", "400.00");
    assert_result(state, "binding", "c1_1");
}

static void a_reversion_pension_stays_within_that_of_the_deceased(void **state) {
    WIDOW("retirement_pensioner", "100", "own_pension_per_month", "300");
    assert_result(state, "before_ceiling_per_month", "350.00");
    assert_result(state, "ceiling_per_month", "300.00");
    assert_result(state, "pension_per_month", "300.00");
    assert_result(state, "binding", "own_pension");
}

static void no_limit_is_set_after_a_death_in_service(void **state) {
    WIDOW("in_service", "100", YEARS("5"));
    assert_no_result(state, "ceiling_per_month");
    choose(state, R_IV_19_4_in_service__applies);
    WIDOW("in_service", "100", YEARS("5"));
    assert_result(state, "pension_per_month", "100.00");
}

static void reductions_of_the_deceased_are_disregarded(void **state) {
    WIDOW("retirement_pensioner", "100", "own_pension_per_month", "500",
          "own_pension_paid_per_month", "300");
    assert_result(state, "base_pension_per_month", "500.00");
    assert_result(state, "pension_per_month", "350.00");
    WIDOW("invalidity_pensioner", "100", "own_pension_per_month", "700",
          "own_pension_paid_per_month", "200");
    assert_result(state, "pension_per_month", "420.00");
    choose(state, R_IV_19_4_own_pension__pension_drawn);
    WIDOW("retirement_pensioner", "100", "own_pension_per_month", "500",
          "own_pension_paid_per_month", "300");
    assert_result(state, "pension_per_month", "300.00");
}

static void a_work_accident_starts_from_the_invalidity_pension(void **state) {
    WIDOW("in_service", "100", YEARS("5"), "projected_reckonable_years", "20",
          "death_cause", "work_accident_or_devotion");
    assert_result(state, "base_pension_per_month", "700.00");
    assert_result(state, "pension_per_month", "420.00");
    WIDOW("in_service", "100", YEARS("5"), "projected_reckonable_years", "20",
          "death_cause", "accident"); /* any other accident does not */
    assert_result(state, "base_pension_per_month", "100.00");
}

static void a_service_illness_is_an_occupational_disease(void **state) {
    WIDOW("in_service", "100", YEARS("5"), "projected_reckonable_years", "20",
          "death_cause", "service_illness");
    assert_result(state, "pension_per_month", "420.00");
    choose(state, R_IV_19_2_illness__ordinary_illness);
    WIDOW("in_service", "100", YEARS("5"), "projected_reckonable_years", "20",
          "death_cause", "service_illness");
    assert_result(state, "pension_per_month", "350.00");
}

static void unpaid_leave_has_the_limits_of_a_deferred_pension(void **state) {
    WIDOW("on_unpaid_leave", "100", YEARS("10"));
    assert_result(state, "pension_per_month", "200.00");
    assert_result(state, "binding", "own_pension");
    choose(state, R_IV_19_4_unpaid_leave__does_not_apply);
    WIDOW("on_unpaid_leave", "100", YEARS("10"));
    assert_result(state, "pension_per_month", "350.00");
}

static void part_time_halves_the_minima(void **state) {
    static const char *const situations[] = {"only_part_time", "full_time_before"};
    for (int i = 0; i < 2; i++) {
        WIDOW("in_service", "100", YEARS("10"), "part_time_situation", situations[i],
              "part_time_ratio", "1/2");
        assert_result(state, "minimum_per_month", "175.00");
        assert_result(state, "pension_per_month", "175.00");
    }
    WIDOW("in_service", "100", YEARS("10"), "part_time_ratio", "0.49");
    assert_refused(state, "IV.4.3");
}

static void what_the_base_rests_on_must_be_given(void **state) {
    WIDOW("in_service", "100", "reference_salary_per_month", "1000");
    assert_fact_error(state, "reckonable_years");
    WIDOW("in_service", "100", YEARS("5"), "death_cause", "service_illness");
    assert_fact_error(state, "projected_reckonable_years");
    WIDOW("retirement_pensioner", "100", "own_pension_per_month", "300",
          "own_pension_paid_per_month", "301");
    assert_fact_error(state, "own_pension_paid_per_month");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_19_survivor_pension[] = {
        CALCULATION_TEST(it_is_sixty_percent_of_the_pension_at_death),
        CALCULATION_TEST(both_minima_raise_it),
        CALCULATION_TEST(a_reversion_pension_stays_within_that_of_the_deceased),
        CALCULATION_TEST(no_limit_is_set_after_a_death_in_service),
        CALCULATION_TEST(reductions_of_the_deceased_are_disregarded),
        CALCULATION_TEST(a_work_accident_starts_from_the_invalidity_pension),
        CALCULATION_TEST(a_service_illness_is_an_occupational_disease),
        CALCULATION_TEST(unpaid_leave_has_the_limits_of_a_deferred_pension),
        CALCULATION_TEST(part_time_halves_the_minima),
        CALCULATION_TEST(what_the_base_rests_on_must_be_given),
    };
    return cmocka_run_group_tests(annex_iv_article_19_survivor_pension, NULL, NULL);
}
