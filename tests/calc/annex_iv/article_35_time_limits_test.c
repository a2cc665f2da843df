/* Annex IV, article 35: every time limit of the annex, from 31 January 2000. */
#include "tests/support/calculation_test.h"

static void limit(void **state, const char *provision, const char *last_day) {
    compute(state, "pension_time_limit",
            FACTS("provision", provision, "event_date", "2000-01-31"));
    assert_result(state, "limit_date", last_day);
}

static void six_months(void **state) {
    static const char *const provisions[] = {
        "IV.5.5.i",       "IV.instr5.1-2.i", "IV.instr12.1.v.a",
        "IV.instr12.2.i", "IV.43.2.iii",     "IV.43.3.ii",
    };
    for (int i = 0; i < 6; i++)
        limit(state, provisions[i], "2000-07-31");
}

static void twelve_months_or_a_year(void **state) {
    static const char *const provisions[] = {
        "IV.instr5.1-1.i", "IV.instr5.1-2.v", "IV.instr12.1.v.b", "IV.35.2",
        "IV.35.3",         "IV.43.4.i",       "IV.instr49-3.iii",
    };
    for (int i = 0; i < 7; i++)
        limit(state, provisions[i], "2001-01-31");
}

static void shorter_and_longer_ones(void **state) {
    limit(state, "IV.instr6.3", "2000-02-08"); /* eight days */
    limit(state, "IV.instr47-4.ii", "2000-03-31");
    limit(state, "IV.instr12.1.vi", "2000-04-30"); /* three months: no 31st */
    limit(state, "IV.instr5.1-1.vii", "2002-01-31");
    limit(state, "IV.instr44-2.iii", "2002-01-31");
    limit(state, "IV.instr44-3.iii", "2005-01-31");
    limit(state, "IV.41.5", "2005-01-31");
}

static void a_year_from_29_february_ends_on_1_march_or_with_the_month(void **state) {
#define FROM_29_FEBRUARY                                                                 \
    compute(state, "pension_time_limit",                                                 \
            FACTS("provision", "IV.43.4.i", "event_date", "2000-02-29"))
    FROM_29_FEBRUARY;
    assert_result(state, "limit_date", "2001-03-01");
    choose(state, R_IV_35_leap_day__28_february);
    FROM_29_FEBRUARY;
    assert_result(state, "limit_date", "2001-02-28");
}

static void the_age_limit_ends_the_repayment_of_validation(void **state) {
    compute(state, "pension_time_limit",
            FACTS("provision", "IV.instr44-3.iii", "event_date", "2000-01-31",
                  "age_limit_date", "2003-06-30"));
    assert_result(state, "limit_date", "2003-06-30");
    compute(state, "pension_time_limit",
            FACTS("provision", "IV.instr5.1-1.vii", "event_date", "2000-01-31",
                  "age_limit_date", "2001-06-30"));
    assert_result(state, "limit_date", "2002-01-31");
}

static void a_study_brought_forward_starts_five_years_anew(void **state) {
    compute(state, "pension_time_limit",
            FACTS("provision", "IV.41.5", "event_date", "2000-01-01", "early_study_date",
                  "2003-01-01"));
    assert_result(state, "limit_date", "2008-01-01");
}

static void a_provision_without_a_time_limit_is_an_error(void **state) {
    compute(state, "pension_time_limit",
            FACTS("provision", "IV.10.1", "event_date", "2000-01-31"));
    assert_fact_error(state, "provision");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_35_time_limits[] = {
        CALCULATION_TEST(six_months),
        CALCULATION_TEST(twelve_months_or_a_year),
        CALCULATION_TEST(shorter_and_longer_ones),
        CALCULATION_TEST(a_year_from_29_february_ends_on_1_march_or_with_the_month),
        CALCULATION_TEST(the_age_limit_ends_the_repayment_of_validation),
        CALCULATION_TEST(a_study_brought_forward_starts_five_years_anew),
        CALCULATION_TEST(a_provision_without_a_time_limit_is_an_error),
    };
    return cmocka_run_group_tests(annex_iv_article_35_time_limits, NULL, NULL);
}
