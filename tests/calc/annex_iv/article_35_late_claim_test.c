/* Annex IV, article 35: claims after a death on 15 January 2000. */
#include "tests/support/calculation_test.h"

#define CLAIM(day, ...)                                                                  \
    compute(state, "late_claim", FACTS("claim_date", day, __VA_ARGS__))
#define DEATH "death_date", "2000-01-15"

static void twelve_months_are_given(void **state) {
    CLAIM("2001-01-15", DEATH);
    assert_result(state, "deadline", "2001-01-15");
    assert_result(state, "late", "false");
    assert_result(state, "ordinary_start_date", "2000-02-01");
    assert_no_result(state, "deferred_start_date");
}

static void a_late_claim_may_be_paid_from_the_month_after_it(void **state) {
    CLAIM("2001-01-16", DEATH);
    assert_result(state, "late", "true");
    assert_result(state, "deferred_start_date", "2001-02-01");
    assert_result(state, "may_be_forfeited", "false");
}

static void a_former_spouse_may_lose_the_right(void **state) {
    CLAIM("2001-01-16", DEATH, "former_spouse", "true");
    assert_result(state, "late", "true");
    assert_result(state, "may_be_forfeited", "true");
    CLAIM("2001-01-15", DEATH, "former_spouse", "true");
    assert_result(state, "may_be_forfeited", "false");
}

static void after_a_disappearance_the_time_runs_from_the_judgment(void **state) {
    CLAIM("2003-05-01", "absence_judgment_date", "2002-05-01");
    assert_result(state, "deadline", "2003-05-01");
    assert_result(state, "late", "false");
    CLAIM("2003-05-01", DEATH, "absence_judgment_date", "2002-05-01");
    assert_result(state, "late", "false");
}

static void a_claim_follows_a_death_or_a_judgment(void **state) {
    compute(state, "late_claim", FACTS("claim_date", "2001-01-15"));
    assert_fact_error(state, "death_date");
    CLAIM("2000-01-14", DEATH);
    assert_fact_error(state, "claim_date");
}

static void a_death_is_established_after_it_happened(void **state) {
    CLAIM("2003-05-01", DEATH, "death_established_date", "2000-01-14");
    assert_fact_error(state, "death_established_date");
    CLAIM("2003-05-01", "absence_judgment_date", "2002-05-01", "death_established_date",
          "2002-06-01");
    assert_fact_error(state, "death_date");
}

/* 12 January 2001 is a Friday. */
static void the_last_day_is_moved_on_saturdays_and_sundays_only(void **state) {
    choose(state, R_IV_35_weekend__next_monday);
    CLAIM("2001-02-01", "death_date", "2000-01-12");
    assert_result(state, "deadline", "2001-01-12"); /* Friday */
    CLAIM("2001-02-01", "death_date", "2000-01-13");
    assert_result(state, "deadline", "2001-01-15");
    CLAIM("2001-02-01", "death_date", "2000-01-14");
    assert_result(state, "deadline", "2001-01-15");
    CLAIM("2001-02-01", DEATH);
    assert_result(state, "deadline", "2001-01-15"); /* Monday */
}

int main(void) {
    const struct CMUnitTest annex_iv_article_35_late_claim[] = {
        CALCULATION_TEST(twelve_months_are_given),
        CALCULATION_TEST(a_late_claim_may_be_paid_from_the_month_after_it),
        CALCULATION_TEST(a_former_spouse_may_lose_the_right),
        CALCULATION_TEST(after_a_disappearance_the_time_runs_from_the_judgment),
        CALCULATION_TEST(a_claim_follows_a_death_or_a_judgment),
        CALCULATION_TEST(a_death_is_established_after_it_happened),
        CALCULATION_TEST(the_last_day_is_moved_on_saturdays_and_sundays_only),
    };
    return cmocka_run_group_tests(annex_iv_article_35_late_claim, NULL, NULL);
}
