/* Annex IV, article 47 with instruction 47/2: the credit for lost pension rights. */
#include "tests/support/calculation_test.h"

static void credit(void **state, const char *birth, const char *entry, const char *lost) {
    compute(state, "credit_for_lost_rights",
            FACTS("birth_date", birth, "entry_date", entry, "lost_service", lost));
}

/* Example I, with the days of its item 10 as they should have been printed. */
static void the_first_printed_example_grants_half_of_what_is_missing(void **state) {
    credit(state, "1918-09-12", "1958-09-01", "P10Y6M23D");
    assert_result(state, "age", "P39Y11M19D");
    assert_result(state, "coefficient_per_year", "0.6587");
    assert_result(state, "coefficient_per_month", "0.0548");
    assert_result(state, "gross_credit", "P6Y10M29D");
    assert_result(state, "service_to_age_limit", "P25Y11D");
    assert_result(state, "half_of_missing", "P4Y11M24D");
    assert_result(state, "credit", "P4Y11M24D");
}

static void the_second_printed_example_stays_within_every_limit(void **state) {
    credit(state, "1902-12-14", "1958-02-25", "P3Y");
    assert_result(state, "age", "P55Y2M11D");
    assert_result(state, "coefficient_per_year", "0.8984");
    assert_result(state, "credit", "P2Y8M10D");
}

/* At sixty a lost year is a year. */
static void the_service_left_to_the_age_limit_is_a_ceiling(void **state) {
    credit(state, "1900-01-01", "1960-01-01", "P5Y");
    assert_result(state, "service_to_age_limit", "P5Y");
    assert_result(state, "half_of_missing", "P15Y");
    assert_result(state, "credit", "P5Y");
    assert_not_met(state, IV_instr47_2_d1, "credit within the service possible");
    credit(state, "1900-01-01", "1960-01-01", "P6Y");
    assert_result(state, "credit", "P5Y");
    assert_met(state, IV_instr47_2_d1, "credit within the service possible");
}

static void a_full_career_ahead_leaves_no_credit(void **state) {
    credit(state, "1930-01-01", "1960-01-01", "P5Y");
    assert_result(state, "half_of_missing", "P0D");
    assert_result(state, "credit", "P0D");
}

static void lost_days_are_not_made_up_for(void **state) {
    credit(state, "1900-01-01", "1950-01-01", "P29D");
    assert_result(state, "gross_credit", "P0D");
    credit(state, "1900-01-01", "1950-01-01", "P1Y29D");
    assert_result(state, "gross_credit", "P9M21D"); /* 0.8092 x 360 = 291.312 days */
}

static void the_coefficient_is_that_of_the_completed_age(void **state) {
    credit(state, "1900-01-02", "1951-01-01", "P1Y");
    assert_result(state, "coefficient_per_year", "0.8092");
    credit(state, "1900-01-01", "1951-01-01", "P1Y");
    assert_result(state, "coefficient_per_year", "0.8254");
}

static void the_ceiling_goes_by_the_exact_age(void **state) {
    credit(state, "1920-01-01", "1955-07-01", "P20Y"); /* 35.5 years: 29.5 are left */
    assert_result(state, "half_of_missing", "P2Y9M");
    assert_result(state, "credit", "P2Y9M");
    choose(state, R_IV_47_ceiling__printed_column);
    credit(state, "1920-01-01", "1955-07-01", "P20Y");
    assert_result(state, "credit", "P2Y6M");
}

/* 0.6587 x 360 = 237.132 days for the year, 0.0548 x 360 = 19.728 for the month. */
static void fractions_of_a_day_are_dropped_in_each_part(void **state) {
    credit(state, "1900-01-01", "1939-01-01", "P1Y1M");
    assert_result(state, "gross_credit", "P8M16D");
    choose(state, R_IV_47_odd_days__dropped_once);
    credit(state, "1900-01-01", "1939-01-01", "P1Y1M"); /* 256.86 */
    assert_result(state, "gross_credit", "P8M16D");
    choose(state, R_IV_47_odd_days__rounded);
    credit(state, "1900-01-01", "1939-01-01", "P1Y1M");
    assert_result(state, "gross_credit", "P8M17D");
}

/* At thirty: 3 x 202.464 = 607.392 days and 16.848, together 624.24. */
static void dropped_once_they_may_make_a_day_more(void **state) {
    const char *lost = "P3Y1M";
    credit(state, "1900-01-01", "1930-01-01", lost);
    assert_result(state, "gross_credit", "P1Y8M23D"); /* 607 + 16 */
    choose(state, R_IV_47_odd_days__dropped_once);
    credit(state, "1900-01-01", "1930-01-01", lost);
    assert_result(state, "gross_credit", "P1Y8M24D");
}

static void an_age_that_is_not_printed_has_no_credit(void **state) {
    credit(state, "1900-01-01", "1929-12-31", "P5Y");
    assert_refused(state, "IV.instr47-2");
    credit(state, "1900-01-01", "1961-01-01", "P5Y");
    assert_refused(state, "IV.instr47-2");
    credit(state, "1900-01-01", "1960-12-31", "P5Y");
    assert_result(state, "service_to_age_limit", "P4Y1D");
}

/* ---- the table by itself ---- */

static void look_up(void **state, const char *age) {
    compute(state, "lost_rights_coefficients", FACTS("age_years", age));
}

static void ceilings_follow_from_the_age(void **state) {
    static const char *const rows[][2] = {
        {"30", "0"},   {"31", "6"},   {"32", "12"},  {"33", "18"}, {"39", "54"},
        {"53", "138"}, {"54", "132"}, {"55", "120"}, {"60", "60"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        look_up(state, rows[i][0]);
        assert_result(state, "ceiling_months", rows[i][1]);
    }
}

static void the_printed_column_has_no_ceiling_below_33(void **state) {
    choose(state, R_IV_47_ceiling__printed_column);
    look_up(state, "31");
    assert_result(state, "ceiling_months", "0");
    look_up(state, "33");
    assert_result(state, "ceiling_months", "18");
}

static void misprinted_months_are_corrected_unless_chosen(void **state) {
    static const char *const rows[][3] = {
        {"38", "0.0539", "0.0533"}, {"60", "0.0833", "0.09"}, {"39", "0.0548", "0.0548"}};
    for (int i = 0; i < 3; i++) {
        look_up(state, rows[i][0]);
        assert_result(state, "coefficient_per_month", rows[i][1]);
    }
    choose(state, R_IV_instr47_2_misprints__as_printed);
    for (int i = 0; i < 3; i++) {
        look_up(state, rows[i][0]);
        assert_result(state, "coefficient_per_month", rows[i][2]);
    }
}

static void the_table_runs_from_thirty_to_sixty(void **state) {
    static const char *const outside[] = {"29", "61", "0"};
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
        look_up(state, outside[i]);
        assert_refused(state, "IV.instr47-2");
    }
    look_up(state, "60");
    assert_result(state, "coefficient_per_year", "1");
}

static void entry_follows_birth(void **state) {
    credit(state, "1958-09-01", "1958-09-01", "P1Y");
    assert_fact_error(state, "entry_date");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_47[] = {
        CALCULATION_TEST(the_first_printed_example_grants_half_of_what_is_missing),
        CALCULATION_TEST(the_second_printed_example_stays_within_every_limit),
        CALCULATION_TEST(the_service_left_to_the_age_limit_is_a_ceiling),
        CALCULATION_TEST(a_full_career_ahead_leaves_no_credit),
        CALCULATION_TEST(lost_days_are_not_made_up_for),
        CALCULATION_TEST(the_coefficient_is_that_of_the_completed_age),
        CALCULATION_TEST(the_ceiling_goes_by_the_exact_age),
        CALCULATION_TEST(fractions_of_a_day_are_dropped_in_each_part),
        CALCULATION_TEST(dropped_once_they_may_make_a_day_more),
        CALCULATION_TEST(an_age_that_is_not_printed_has_no_credit),
        CALCULATION_TEST(ceilings_follow_from_the_age),
        CALCULATION_TEST(the_printed_column_has_no_ceiling_below_33),
        CALCULATION_TEST(misprinted_months_are_corrected_unless_chosen),
        CALCULATION_TEST(the_table_runs_from_thirty_to_sixty),
        CALCULATION_TEST(entry_follows_birth),
    };
    return cmocka_run_group_tests(annex_iv_article_47, NULL, NULL);
}
