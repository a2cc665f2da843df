/* What can be changed about a derivation of a few steps. */
#include <string.h>

#include "harness/coverage/ablations.h"
#include "tests/support/derivation_test.h"

/* Every id, a line each. */
static const char *ids(void) {
    const char *text = "";
    struct ablations all = ablations_of(d.arena, &d);
    for (size_t i = 0; i < all.count; i++)
        text = arena_print(d.arena, "%s%s\n", text, ablation_id(d.arena, &all.items[i]));
    return text;
}

static void a_formula_loses_its_effect_and_money_is_rounded_there(void **state) {
    (void)state;
    product(&d, IV_10_1, n("2 %"), n("10"), "rate");
    assert_string_equal(ids(), "IV.10.1/effect-removed/rate\n");
    sum(&d, IV_10_1, money("10"), money("20"), "total");
    assert_string_equal(ids(), "IV.10.1/effect-removed/rate\n"
                               "IV.10.1/effect-removed/total\n"
                               "IV.10.1/rounding-moved/total\n");
}

static void a_parameter_moves_both_ways_under_its_own_provision(void **state) {
    (void)state;
    product(&d, IV_20_1, n("10"), parameter(&d, IV_10_1_rate), "rate");
    assert_string_equal(ids(), "IV.10.1/parameter-moved-1/IV_10_1_rate\n"
                               "IV.10.1/parameter-moved+1/IV_10_1_rate\n"
                               "IV.20.1/effect-removed/rate\n");
}

static void a_parameter_that_no_step_shows_moves_all_the_same(void **state) {
    (void)state;
    parameter(&d, IV_10_1_rate);
    assert_string_equal(ids(), "IV.10.1/parameter-moved-1/IV_10_1_rate\n"
                               "IV.10.1/parameter-moved+1/IV_10_1_rate\n");
}

static void a_condition_turns_round_and_its_threshold_shifts(void **state) {
    (void)state;
    holds(&d, IV_7_1, above(n("9"), n("10")), "complete");
    assert_string_equal(ids(), "IV.7.1/condition-inverted/complete\n"
                               "IV.7.1/limit-shifted-1/complete\n"
                               "IV.7.1/limit-shifted+1/complete\n"
                               "IV.7.1/limit-included/complete\n");
}

static void a_plain_fact_only_turns_round(void **state) {
    (void)state;
    holds(&d, IV_46_3, stated(true, "invalidity"), "by invalidity");
    assert_string_equal(ids(), "IV.46.3/condition-inverted/by invalidity\n");
}

static void limits_change_places_when_they_are_chained(void **state) {
    (void)state;
    number raised = at_least(&d, IV_10_3, n("10"), n("50"), "minimum");
    at_most(&d, IV_10_3_s2, raised, n("40"), "ceiling");
    assert_string_equal(ids(), "IV.10.3/effect-removed/minimum\n"
                               "IV.10.3/limit-shifted-1/minimum\n"
                               "IV.10.3/limit-shifted+1/minimum\n"
                               "IV.10.3.s2/effect-removed/ceiling\n"
                               "IV.10.3.s2/limit-shifted-1/ceiling\n"
                               "IV.10.3.s2/limit-shifted+1/ceiling\n"
                               "IV.10.3.s2/limits-swapped/ceiling\n");
}

static void a_row_gives_way_to_the_neighbours_that_there_are(void **state) {
    (void)state;
    table_cell(&d, &early_pension_ratios, 50, 0, "ratio");
    assert_string_equal(ids(), "IV.8.4.table/row-replaced+1/ratio\n");
    table_cell(&d, &early_pension_ratios, 59, 0, "ratio of the last row");
    assert_string_equal(ids(), "IV.8.4.table/row-replaced+1/ratio\n"
                               "IV.8.4.table/row-replaced-1/ratio of the last row\n");
}

static void a_rounding_changes_its_mode_and_its_point(void **state) {
    (void)state;
    whole_part(&d, IV_20_1, n("11.5"), "whole");
    assert_string_equal(ids(), "IV.20.1/effect-removed/whole\n"
                               "IV.20.1/rounding-changed/whole\n"
                               "IV.20.1/rounding-moved+1/whole\n");
    rounded(&d, IV_20_1, n("11.5"), 1, "to a decimal");
    assert_non_null(strstr(ids(), "IV.20.1/rounding-moved-1/to a decimal\n"));
}

static void a_reading_gives_way_to_each_of_its_other_choices(void **state) {
    (void)state;
    reads_as(&d, R_IV_20_years__pro_rata);
    assert_string_equal(ids(), "IV.20.1/reading-changed/R-IV.20-years=pro_rata\n"
                               "IV.20.1/reading-changed/R-IV.20-years=year_begun\n");
}

static void days_and_refusals_lose_their_effect(void **state) {
    (void)state;
    day_found(&d, IV_9_1, day("1958-01-15"), day("1958-02-01"), "first day");
    refuse(&d, IV_8_4, "too young");
    assert_string_equal(ids(), "IV.8.4/effect-removed/too young\n"
                               "IV.9.1/effect-removed/first day\n"
                               "IV.9.1/limit-shifted-1/first day\n"
                               "IV.9.1/limit-shifted+1/first day\n");
}

static void a_step_taken_twice_has_its_ablations_once(void **state) {
    (void)state;
    product(&d, IV_10_1, n("2"), n("10"), "rate");
    product(&d, IV_10_1, n("3"), n("10"), "rate");
    assert_string_equal(ids(), "IV.10.1/effect-removed/rate\n");
}

int main(void) {
    const struct CMUnitTest ablations[] = {
        DERIVATION_TEST(a_formula_loses_its_effect_and_money_is_rounded_there),
        DERIVATION_TEST(a_parameter_moves_both_ways_under_its_own_provision),
        DERIVATION_TEST(a_parameter_that_no_step_shows_moves_all_the_same),
        DERIVATION_TEST(a_condition_turns_round_and_its_threshold_shifts),
        DERIVATION_TEST(a_plain_fact_only_turns_round),
        DERIVATION_TEST(limits_change_places_when_they_are_chained),
        DERIVATION_TEST(a_row_gives_way_to_the_neighbours_that_there_are),
        DERIVATION_TEST(a_rounding_changes_its_mode_and_its_point),
        DERIVATION_TEST(a_reading_gives_way_to_each_of_its_other_choices),
        DERIVATION_TEST(days_and_refusals_lose_their_effect),
        DERIVATION_TEST(a_step_taken_twice_has_its_ablations_once),
    };
    return cmocka_run_group_tests(ablations, NULL, NULL);
}
