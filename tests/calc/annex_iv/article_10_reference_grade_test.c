/* Annex IV, article 10(1): the last grade held for a year, at its last step. */
#include "tests/support/calculation_test.h"

static void held(void **state, const char *career, const char *last_day) {
    compute(state, "reference_grade",
            FACTS("career", career, "last_day_of_service", last_day));
}

static void a_year_to_the_day_is_enough(void **state) {
    static const char career[] = "grade=A.3, step=2, start_date=1990-01-01; "
                                 "grade=A.4, step=1, start_date=1995-01-01";
    held(state, career, "1995-12-31");
    assert_result(state, "grade", "A.4");
    assert_result(state, "step", "1");
    held(state, career, "1995-12-29");
    assert_result(state, "grade", "A.3");
    assert_result(state, "step", "2");
}

static void steps_of_a_grade_add_up_and_the_last_one_counts(void **state) {
    held(state,
         "grade=A.3, step=1, start_date=1995-01-01; "
         "grade=A.3, step=2, start_date=1995-12-01",
         "1995-12-31");
    assert_result(state, "grade", "A.3");
    assert_result(state, "step", "2");
}

static void a_lower_last_grade_held_for_a_year_is_the_reference(void **state) {
    held(state,
         "grade=A.4, step=3, start_date=1985-01-01; "
         "grade=A.3, step=5, start_date=1994-01-01",
         "1995-12-31");
    assert_result(state, "grade", "A.3");
    assert_result(state, "step", "5");
}

static void without_any_grade_for_a_year_there_is_no_reference(void **state) {
    held(state, "grade=A.3, step=1, start_date=1995-01-01", "1995-11-30");
    assert_refused(state, "IV.10.1");
}

static void time_in_higher_grades_may_count(void **state) {
    static const char career[] = "grade=A.2, step=9, start_date=1980-01-01; "
                                 "grade=A.3, step=1, start_date=1995-01-01; "
                                 "grade=A.4, step=1, start_date=1995-07-01";
    held(state, career, "1995-12-31");
    assert_result(state, "grade", "A.2");
    choose(state, R_IV_10_1_one_year__higher_grades_count);
    held(state, career, "1995-12-31");
    assert_result(state, "grade", "A.3");
}

static void grades_come_in_order_of_time(void **state) {
    held(state,
         "grade=A.3, step=1, start_date=1995-01-01; "
         "grade=A.4, step=1, start_date=1995-01-01",
         "1996-12-31");
    assert_fact_error(state, "career.start_date");
    held(state, "grade=A.3, step=1, start_date=1997-01-01", "1996-12-31");
    assert_fact_error(state, "career.start_date");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_10_reference_grade[] = {
        CALCULATION_TEST(a_year_to_the_day_is_enough),
        CALCULATION_TEST(steps_of_a_grade_add_up_and_the_last_one_counts),
        CALCULATION_TEST(a_lower_last_grade_held_for_a_year_is_the_reference),
        CALCULATION_TEST(without_any_grade_for_a_year_there_is_no_reference),
        CALCULATION_TEST(time_in_higher_grades_may_count),
        CALCULATION_TEST(grades_come_in_order_of_time),
    };
    return cmocka_run_group_tests(annex_iv_article_10_reference_grade, NULL, NULL);
}
