/* Annex IV, article 20: on a pension of 1000, one percent of reduction reads as ten. */
#include "tests/support/calculation_test.h"

static void reduce(void **state, const char *spouse_birth, const char *marriage_end) {
    compute(state, "age_difference_reduction",
            FACTS("deceased_birth_date", "1900-01-01", "spouse_birth_date", spouse_birth,
                  "marriage_date", "1960-01-01", "marriage_end_date", marriage_end,
                  "pension_per_month", "1000"));
}

/* The spouse so many years younger, married for so many years. */
static void reduce_1000(void **state, int younger, int married) {
    struct arena *arena = arena_new();
    reduce(state, date_text(arena, (struct date){1900 + younger, 1, 1}),
           date_text(arena, (struct date){1960 + married, 1, 1}));
    arena_free(arena);
}

static void ten_years_exactly_leave_the_pension_whole(void **state) {
    reduce_1000(state, 10, 0);
    assert_result(state, "reduction_rate", "0");
    assert_result(state, "pension_per_month", "1000.00");
    assert_not_met(state, IV_20_1, "more than ten years");
}

static void length_of_marriage_is_deducted_first(void **state) {
    reduce_1000(state, 18, 7);
    assert_result(state, "net_difference_years", "11");
    assert_result(state, "pension_per_month", "990.00");
    reduce_1000(state, 18, 8);
    assert_result(state, "pension_per_month", "1000.00");
}

static void each_year_is_charged_in_its_own_band(void **state) {
    static const struct {
        int younger;
        const char *pension;
    } rows[] = {
        {11, "990.00"},                                 /* 1 x 1 % */
        {20, "900.00"},                                 /* 10 x 1 % */
        {21, "880.00"},                                 /* and 1 x 2 % */
        {22, "860.00"}, {25, "800.00"}, {26, "770.00"}, /* and 1 x 3 % */
        {30, "650.00"}, {31, "610.00"},                 /* and 1 x 4 % */
        {35, "450.00"}, {36, "400.00"},                 /* and 1 x 5 % */
        {43, "50.00"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        reduce_1000(state, rows[i].younger, 0);
        assert_result(state, "pension_per_month", rows[i].pension);
    }
}

static void a_band_is_applied_only_when_it_is_reached(void **state) {
    reduce_1000(state, 20, 0);
    assert_met(state, IV_20_1_i, "years in this band");
    assert_not_met(state, IV_20_1_ii, "years in this band");
    reduce_1000(state, 21, 0);
    assert_met(state, IV_20_1_ii, "years in this band");
    assert_not_met(state, IV_20_1_iii, "years in this band");
    assert_no_step(state, IV_20_1_iv);
}

static void the_pension_never_falls_below_nothing(void **state) {
    reduce_1000(state, 44, 0);
    assert_result(state, "reduction_rate", "1");
    reduce_1000(state, 45, 0);
    assert_result(state, "reduction_rate", "1");
    assert_result(state, "pension_per_month", "0.00");
}

static void parts_of_a_year_are_not_charged(void **state) {
    reduce(state, "1911-12-30", "1960-01-01");
    assert_result(state, "whole_years", "11");
    assert_result(state, "reduction_rate", "0.01");
    reduce(state, "1910-01-02", "1960-01-01"); /* one day more than ten years */
    assert_met(state, IV_20_1, "more than ten years");
    assert_result(state, "reduction_rate", "0");
}

static void months_of_both_spans_are_weighed_against_each_other(void **state) {
    reduce(state, "1920-07-01", "1968-08-01"); /* 20.5 years less 8 years 7 months */
    assert_result(state, "net_difference_years", "143/12");
    assert_result(state, "whole_years", "11");
    assert_result(state, "reduction_rate", "0.01");
    choose(state, R_IV_20_spans__whole_years_of_each);
    reduce(state, "1920-07-01", "1968-08-01"); /* 20 less 8 */
    assert_result(state, "reduction_rate", "0.02");
}

static void an_older_or_equally_old_spouse_is_not_charged(void **state) {
    reduce(state, "1900-01-01", "1960-01-01");
    assert_result(state, "reduction_rate", "0");
    compute(state, "age_difference_reduction",
            FACTS("deceased_birth_date", "1930-01-01", "spouse_birth_date", "1900-01-01",
                  "marriage_date", "1960-01-01", "marriage_end_date", "1961-01-01",
                  "pension_per_month", "1000"));
    assert_result(state, "pension_per_month", "1000.00");
    assert_not_met(state, IV_20_1, "the spouse is the younger");
}

static void a_marriage_longer_than_the_difference_leaves_the_pension_whole(void **state) {
    reduce_1000(state, 12, 20);
    assert_result(state, "net_difference_years", "-8");
    assert_result(state, "pension_per_month", "1000.00");
}

/* ---- other readings ---- */

static void parts_of_a_year_may_be_charged_or_count_whole(void **state) {
    choose(state, R_IV_20_years__pro_rata);
    reduce(state, "1911-07-01", "1960-01-01");
    assert_result(state, "reduction_rate", "0.015");
    choose(state, R_IV_20_years__year_begun);
    reduce(state, "1911-07-01", "1960-01-01");
    assert_result(state, "reduction_rate", "0.02");
}

static void a_boundary_year_may_belong_to_the_higher_band(void **state) {
    choose(state, R_IV_20_bounds__higher);
    reduce_1000(state, 19, 0);
    assert_result(state, "reduction_rate", "0.09");
    reduce_1000(state, 20, 0); /* 9 x 1 % + 1 x 2 % */
    assert_result(state, "reduction_rate", "0.11");
    reduce_1000(state, 25, 0); /* 9 x 1 % + 5 x 2 % + 1 x 3 % */
    assert_result(state, "reduction_rate", "0.22");
}

static void one_rate_may_apply_to_all_years(void **state) {
    choose(state, R_IV_20_rates__flat_beyond_ten);
    reduce_1000(state, 22, 0);
    assert_result(state, "reduction_rate", "0.24");
    reduce_1000(state, 20, 0); /* the second band is not reached */
    assert_result(state, "reduction_rate", "0.1");
    choose(state, R_IV_20_rates__flat_on_all);
    reduce_1000(state, 22, 0);
    assert_result(state, "reduction_rate", "0.44");
    reduce_1000(state, 10, 0); /* the threshold of ten years stays */
    assert_result(state, "reduction_rate", "0");
}

static void both_spans_may_be_measured_in_days(void **state) {
    choose(state, R_IV_20_spans__days);
    reduce_1000(state, 12, 0); /* 4382 days, 1900 being a common year: not 12 years */
    assert_result(state, "net_difference_years", "17528/1461");
    assert_result(state, "reduction_rate", "0.01");
}

/* ---- facts that cannot be ---- */

static void a_marriage_does_not_end_before_it_begins(void **state) {
    reduce(state, "1920-01-01", "1959-12-31");
    assert_fact_error(state, "marriage_end_date");
}

static void nobody_marries_before_birth(void **state) {
    reduce(state, "1960-01-01", "1970-01-01");
    assert_fact_error(state, "marriage_date");
    compute(state, "age_difference_reduction",
            FACTS("deceased_birth_date", "1960-01-01", "spouse_birth_date", "1930-01-01",
                  "marriage_date", "1960-01-01", "marriage_end_date", "1961-01-01",
                  "pension_per_month", "1000"));
    assert_fact_error(state, "marriage_date");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_20[] = {
        CALCULATION_TEST(ten_years_exactly_leave_the_pension_whole),
        CALCULATION_TEST(length_of_marriage_is_deducted_first),
        CALCULATION_TEST(each_year_is_charged_in_its_own_band),
        CALCULATION_TEST(a_band_is_applied_only_when_it_is_reached),
        CALCULATION_TEST(the_pension_never_falls_below_nothing),
        CALCULATION_TEST(parts_of_a_year_are_not_charged),
        CALCULATION_TEST(months_of_both_spans_are_weighed_against_each_other),
        CALCULATION_TEST(an_older_or_equally_old_spouse_is_not_charged),
        CALCULATION_TEST(a_marriage_longer_than_the_difference_leaves_the_pension_whole),
        CALCULATION_TEST(parts_of_a_year_may_be_charged_or_count_whole),
        CALCULATION_TEST(a_boundary_year_may_belong_to_the_higher_band),
        CALCULATION_TEST(one_rate_may_apply_to_all_years),
        CALCULATION_TEST(both_spans_may_be_measured_in_days),
        CALCULATION_TEST(a_marriage_does_not_end_before_it_begins),
        CALCULATION_TEST(nobody_marries_before_birth),
    };
    return cmocka_run_group_tests(annex_iv_article_20, NULL, NULL);
}
