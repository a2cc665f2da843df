/* Annex IV, article 30: pensions after a disappearance on 15 March 2000. */
#include "tests/support/calculation_test.h"

#define ASK(day, ...)                                                                    \
    compute(state, "provisional_pension",                                                \
            FACTS("disappearance_date", "2000-03-15", "request_date", day, __VA_ARGS__))
#define MISSING "death_established", "false"

static void more_than_a_year_must_have_passed(void **state) {
    ASK("2001-03-15", MISSING);
    assert_result(state, "earliest_date", "2001-03-16");
    assert_result(state, "available_now", "false");
    ASK("2001-03-16", MISSING);
    assert_result(state, "available_now", "true");
    assert_result(state, "becomes_definitive", "false");
}

static void it_is_paid_as_from_a_death_at_the_disappearance(void **state) {
    ASK("2001-05-10", MISSING);
    assert_result(state, "start_date", "2000-04-01");
    choose(state, R_IV_30_effect__after_request);
    ASK("2001-05-10", MISSING);
    assert_result(state, "start_date", "2001-06-01");
}

static void an_established_death_makes_it_definitive(void **state) {
    ASK("2001-05-10", "death_established", "true");
    assert_result(state, "becomes_definitive", "true");
}

static void dependants_of_a_missing_survivor_have_the_same_year(void **state) {
    ASK("2001-03-15", "missing_person", "survivor");
    assert_result(state, "available_now", "false");
    assert_step(state, IV_30_2);
    assert_no_step(state, IV_30_1);
}

static void forfeiture_runs_from_the_judgment(void **state) {
    ASK("2001-05-10", "death_established", "true", "judgment_date", "2003-02-01");
    assert_result(state, "forfeiture_start_date", "2003-02-01");
    ASK("2001-05-10", MISSING, "judgment_date", "2003-02-01");
    assert_fact_error(state, "death_established");
}

static void nothing_is_asked_before_the_disappearance(void **state) {
    ASK("2000-03-14", MISSING);
    assert_fact_error(state, "request_date");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_30_provisional_pension[] = {
        CALCULATION_TEST(more_than_a_year_must_have_passed),
        CALCULATION_TEST(it_is_paid_as_from_a_death_at_the_disappearance),
        CALCULATION_TEST(an_established_death_makes_it_definitive),
        CALCULATION_TEST(dependants_of_a_missing_survivor_have_the_same_year),
        CALCULATION_TEST(forfeiture_runs_from_the_judgment),
        CALCULATION_TEST(nothing_is_asked_before_the_disappearance),
    };
    return cmocka_run_group_tests(annex_iv_article_30_provisional_pension, NULL, NULL);
}
