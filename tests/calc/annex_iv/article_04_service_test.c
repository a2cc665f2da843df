/* Annex IV, article 4 with articles 6 and 7(1): from periods of service to years. */
#include "tests/support/calculation_test.h"

static void serve(void **state, const char *periods) {
    compute(state, "reckonable_service", FACTS("periods", periods));
}

/* ---- lengths ---- */

static void a_calendar_year_is_a_year_of_service(void **state) {
    serve(state, "start_date=1980-01-01, end_date=1980-12-31");
    assert_result(state, "service", "P1Y");
    assert_result(state, "reckonable_years", "1");
    assert_result(state, "weighted_days", "360");
}

static void february_is_a_whole_month(void **state) {
    serve(state, "start_date=1975-02-01, end_date=1975-02-28");
    assert_result(state, "service", "P1M");
    serve(state, "start_date=1976-02-01, end_date=1976-02-29");
    assert_result(state, "service", "P1M");
}

static void first_and_last_day_may_be_one(void **state) {
    serve(state, "start_date=1980-01-15, end_date=1980-01-15");
    assert_result(state, "service", "P1D");
    assert_result(state, "reckonable_years", "0");
}

static void dates_and_lengths_add_up(void **state) {
    serve(state, "start_date=1980-01-01, end_date=1980-06-30; length=P6M");
    assert_result(state, "service", "P1Y");
}

static void without_periods_nothing_was_served(void **state) {
    serve(state, "");
    assert_result(state, "service", "P0D");
    assert_result(state, "reckonable_years", "0");
    assert_result(state, "entitled_to_pension", "false");
}

static void the_calendar_counts_fewer_days_in_february(void **state) {
    const char *winter = "start_date=1975-02-20, end_date=1975-03-05";
    serve(state, winter); /* 11 + 5 days on months of thirty, 9 + 5 on the calendar */
    assert_result(state, "service", "P16D");
    assert_result(state, "reckonable_years", "1/12");
    choose(state, R_IV_4_day_count__calendar_days);
    serve(state, winter);
    assert_result(state, "service", "P14D");
    assert_result(state, "reckonable_years", "0");
}

/* ---- residual days ---- */

static void fifteen_residual_days_are_a_month_and_fourteen_are_none(void **state) {
    serve(state, "length=P1Y15D");
    assert_result(state, "reckonable_years", "13/12");
    assert_met(state, IV_6_2_s2, "the residue counts as a month");
    serve(state, "length=P1Y14D");
    assert_result(state, "reckonable_years", "1");
    assert_not_met(state, IV_6_2_s2, "the residue counts as a month");
}

static void residual_days_are_added_up_before_they_count(void **state) {
    serve(state, "length=P1M8D; length=P1M7D");
    assert_result(state, "reckonable_years", "0.25");
    serve(state, "length=P1M20D; length=P1M20D"); /* 3 months 10 days */
    assert_result(state, "reckonable_years", "0.25");
}

static void they_may_be_rounded_in_each_period_instead(void **state) {
    choose(state, R_IV_6_2_residue__round_each_period);
    serve(state, "length=P1M8D; length=P1M7D");
    assert_result(state, "reckonable_years", "1/6");
    serve(state, "length=P1M20D; length=P1M20D");
    assert_result(state, "reckonable_years", "1/3");
}

/* ---- the ten years of article 7 ---- */

static void ten_years_give_a_right_to_a_pension(void **state) {
    serve(state, "length=P10Y");
    assert_result(state, "entitled_to_pension", "true");
    serve(state, "length=P4Y; length=P6Y");
    assert_result(state, "entitled_to_pension", "true");
}

static void a_residue_counts_for_the_amount_but_not_for_the_ten_years(void **state) {
    serve(state, "length=P9Y11M29D");
    assert_result(state, "reckonable_years", "10");
    assert_result(state, "entitled_to_pension", "false");
}

static void residues_that_make_a_month_together_do_count(void **state) {
    serve(state, "length=P9Y11M15D; length=P15D");
    assert_result(state, "entitled_to_pension", "true");
}

/* ---- part time ---- */

static void half_time_counts_half_for_the_amount_and_in_full_for_the_right(void **state) {
    serve(state, "length=P10Y, part_time_ratio=1/2");
    assert_result(state, "reckonable_years", "5");
    assert_result(state, "service", "P10Y");
    assert_result(state, "weighted_days", "1800");
    assert_result(state, "entitled_to_pension", "true");
}

static void below_half_time_is_refused(void **state) {
    serve(state, "length=P10Y, part_time_ratio=0.49");
    assert_refused(state, "IV.4.3");
    serve(state, "length=P10Y; length=P1Y, part_time_ratio=1/3");
    assert_refused(state, "IV.4.3");
    serve(state, "length=P10Y, part_time_ratio=0.5");
    assert_result(state, "entitled_to_pension", "true");
}

static void full_contributions_keep_the_years_whole(void **state) {
    serve(state, "length=P10Y, part_time_ratio=1/2, full_contributions=true");
    assert_result(state, "reckonable_years", "10");
    assert_met(state, IV_6_3_ii, "contributions paid as for full time");
}

static void each_period_has_its_own_share(void **state) {
    serve(state, "length=P10Y; length=P4Y, part_time_ratio=3/4");
    assert_result(state, "reckonable_years", "13");
}

static void days_are_weighted_before_they_are_rounded(void **state) {
    const char *month = "length=P1M, part_time_ratio=1/2";
    serve(state, month);
    assert_result(state, "reckonable_years", "1/12"); /* fifteen days are left */
    choose(state, R_IV_6_3_part_time__round_then_weight);
    serve(state, month);
    assert_result(state, "reckonable_years", "1/24");
}

static void rounding_first_closes_an_account_where_the_share_changes(void **state) {
    choose(state, R_IV_6_3_part_time__round_then_weight);
    serve(state, "length=P1M15D, part_time_ratio=1/2; length=P1M15D");
    assert_result(state, "reckonable_years", "0.25"); /* 2/12 x 1/2 + 2/12 */
    serve(state,
          "length=P1M15D, part_time_ratio=1/2; length=P1M15D, part_time_ratio=1/2");
    assert_result(state, "reckonable_years", "0.125"); /* 3/12 x 1/2 */
}

/* ---- facts that cannot be ---- */

static void a_period_needs_its_dates_or_its_length(void **state) {
    serve(state, "part_time_ratio=1");
    assert_fact_error(state, "periods.length");
    serve(state, "start_date=1980-01-01");
    assert_fact_error(state, "periods.end_date");
    serve(state, "end_date=1980-01-01");
    assert_fact_error(state, "periods.start_date");
}

static void a_period_does_not_end_before_it_starts(void **state) {
    serve(state, "start_date=1980-01-02, end_date=1980-01-01");
    assert_fact_error(state, "periods.end_date");
}

static void a_length_may_repeat_the_dates_but_not_contradict_them(void **state) {
    serve(state, "start_date=1980-01-01, end_date=1980-12-31, length=P1Y");
    assert_result(state, "service", "P1Y");
    serve(state, "start_date=1980-01-01, end_date=1980-12-31, length=P11M");
    assert_fact_error(state, "periods.length");
}

static void no_day_is_served_twice(void **state) {
    serve(state, "start_date=1980-01-01, end_date=1980-06-30; "
                 "start_date=1980-06-30, end_date=1980-12-31");
    assert_fact_error(state, "periods.start_date");
    serve(state, "start_date=1980-06-30, end_date=1980-12-31; "
                 "start_date=1980-01-01, end_date=1980-06-30");
    assert_fact_error(state, "periods.start_date");
    serve(state, "start_date=1980-07-01, end_date=1980-12-31; "
                 "start_date=1980-01-01, end_date=1980-06-30");
    assert_result(state, "service", "P1Y");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_4[] = {
        CALCULATION_TEST(a_calendar_year_is_a_year_of_service),
        CALCULATION_TEST(february_is_a_whole_month),
        CALCULATION_TEST(first_and_last_day_may_be_one),
        CALCULATION_TEST(dates_and_lengths_add_up),
        CALCULATION_TEST(without_periods_nothing_was_served),
        CALCULATION_TEST(the_calendar_counts_fewer_days_in_february),
        CALCULATION_TEST(fifteen_residual_days_are_a_month_and_fourteen_are_none),
        CALCULATION_TEST(residual_days_are_added_up_before_they_count),
        CALCULATION_TEST(they_may_be_rounded_in_each_period_instead),
        CALCULATION_TEST(ten_years_give_a_right_to_a_pension),
        CALCULATION_TEST(a_residue_counts_for_the_amount_but_not_for_the_ten_years),
        CALCULATION_TEST(residues_that_make_a_month_together_do_count),
        CALCULATION_TEST(half_time_counts_half_for_the_amount_and_in_full_for_the_right),
        CALCULATION_TEST(below_half_time_is_refused),
        CALCULATION_TEST(full_contributions_keep_the_years_whole),
        CALCULATION_TEST(each_period_has_its_own_share),
        CALCULATION_TEST(days_are_weighted_before_they_are_rounded),
        CALCULATION_TEST(rounding_first_closes_an_account_where_the_share_changes),
        CALCULATION_TEST(a_period_needs_its_dates_or_its_length),
        CALCULATION_TEST(a_period_does_not_end_before_it_starts),
        CALCULATION_TEST(a_length_may_repeat_the_dates_but_not_contradict_them),
        CALCULATION_TEST(no_day_is_served_twice),
    };
    return cmocka_run_group_tests(annex_iv_article_4, NULL, NULL);
}
