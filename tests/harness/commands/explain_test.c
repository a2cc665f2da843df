#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/etalon_program.h"

static const char *said;

static void a_case_is_explained_back_to_its_provisions(void **state) {
    (void)state;
    assert_int_equal(etalon_run("explain bonus_after_60.example_2", &said), 0);
    assert_says(said, "annex IV, instruction 46/1, example 2");
    assert_says(said, "IV.46.1.i");
    assert_says(said, "= 2.05 %");
    assert_says(said, "Provisions applied");
    assert_says(said, "The calculator agrees with the golden.");
}

static void another_reading_shows_what_it_moves(void **state) {
    (void)state;
    assert_int_equal(etalon_run("explain bonus_after_60.example_2 --reading "
                                "R-IV.46-part_years=whole_years",
                                &said),
                     0);
    assert_says(said, "read as: whole_years (asked for here); otherwise: twelfths");
    assert_says(said, "differs");
    assert_says(said, "this is what the readings asked for move");
}

static void a_misprint_is_shown_with_its_cause(void **state) {
    (void)state;
    assert_int_equal(etalon_run("explain credit_surrender.example_1", &said), 0);
    assert_says(said, "Misprints of the regulation");
    assert_says(said, "21 015,55");
    assert_says(said, "21017.79");
}

static void an_unknown_case_is_bad_input_and_names_up_to_three_near_ones(void **state) {
    (void)state;
    assert_int_equal(etalon_complains("explain example_1", &said), 3);
    assert_one_line(said);
    assert_says(said, "no case 'example_1'; near it: ");
    size_t commas = 0;
    for (const char *at = said; (at = strchr(at, ',')); at++)
        commas++;
    assert_true(commas <= 2);
    assert_int_equal(etalon_complains("explain nothing_like_it", &said), 3);
    assert_one_line(said);
}

static void a_reading_that_does_not_exist_is_misuse(void **state) {
    static const char *const wrong[] = {"R-IV.46", "R-IV.46=x", "R-IV.46-part_years=x",
                                        "=", ""};
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char arguments[128];
        snprintf(arguments, sizeof arguments,
                 "explain bonus_after_60.example_2 --reading '%s'", wrong[i]);
        assert_int_equal(etalon_complains(arguments, &said), 2);
        assert_one_line(said);
    }
}

static void no_case_or_two_cases_are_misuse(void **state) {
    (void)state;
    assert_int_equal(etalon_complains("explain", &said), 2);
    assert_one_line(said);
    assert_int_equal(etalon_complains("explain a b", &said), 2);
    assert_one_line(said);
}

int main(void) {
    const struct CMUnitTest explain[] = {
        cmocka_unit_test(a_case_is_explained_back_to_its_provisions),
        cmocka_unit_test(another_reading_shows_what_it_moves),
        cmocka_unit_test(a_misprint_is_shown_with_its_cause),
        cmocka_unit_test(an_unknown_case_is_bad_input_and_names_up_to_three_near_ones),
        cmocka_unit_test(a_reading_that_does_not_exist_is_misuse),
        cmocka_unit_test(no_case_or_two_cases_are_misuse),
    };
    return cmocka_run_group_tests(explain, NULL, NULL);
}
