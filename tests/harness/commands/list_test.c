#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "calc/calc.h"
#include "tests/support/etalon_program.h"

static const char *said;

static size_t lines(const char *text) {
    size_t count = 0;
    for (; (text = strchr(text, '\n')); text++)
        count++;
    return count;
}

static void calculations_stand_one_to_a_line(void **state) {
    (void)state;
    assert_int_equal(etalon_run("list", &said), 0);
    size_t count = 0;
    for (; calculation_at(count); count++)
        assert_says(said, calculation_at(count)->name);
    assert_int_equal(lines(said), count);
}

static void a_case_has_its_calculation_and_origin_on_its_line(void **state) {
    (void)state;
    assert_int_equal(
        etalon_run("list --cases | grep ^bonus_after_60.example_2' '", &said), 0);
    assert_int_equal(lines(said), 1);
    assert_says(said, "  bonus_after_60 ");
    assert_says(said, "worked-example");
}

static void every_provision_is_listed_and_what_needs_no_test_says_why(void **state) {
    (void)state;
    assert_int_equal(etalon_run("list --provisions", &said), 0);
    assert_int_equal(lines(said), PROVISION_COUNT - 1);
    assert_int_equal(etalon_run("list --provisions | grep '^IV.instr8.4 '", &said), 0);
    assert_says(said, "[no test needed; heading of its points]");
}

static void a_reading_shows_its_default_and_its_alternatives(void **state) {
    (void)state;
    assert_int_equal(etalon_run("list --readings", &said), 0);
    assert_says(said, "R-IV.20-years  (IV.20.1)");
    assert_says(said, "default: whole_years; otherwise: pro_rata, year_begun");
}

static void cases_are_listed_by_selection(void **state) {
    (void)state;
    assert_int_equal(etalon_run("list --cases -a IV.46 -c '*.example_2'", &said), 0);
    assert_int_equal(lines(said), 1);
    assert_says(said, "bonus_after_60.example_2  ");
    assert_int_equal(etalon_complains("list --readings -a IV.46", &said), 2);
    assert_says(said, "goes with --cases or --errata");
    assert_int_equal(etalon_complains("list --cases -c no_such_case", &said), 2);
    assert_one_line(said);
}

static void two_lists_at_once_are_misuse(void **state) {
    (void)state;
    assert_int_equal(etalon_complains("list --cases --readings", &said), 2);
    assert_one_line(said);
}

static void a_word_too_much_is_misuse(void **state) {
    (void)state;
    assert_int_equal(etalon_complains("list cases", &said), 2);
    assert_one_line(said);
    assert_says(said, "'cases'");
}

static void errata_say_place_print_and_cause(void **state) {
    (void)state;
    assert_int_equal(etalon_run("list --errata", &said), 0);
    assert_says(said, "annex IV, instruction 47/1 iii  (credit_surrender.");
    assert_says(said, "printed: 21 015,55; accepted: 21017.79");
}

int main(void) {
    const struct CMUnitTest list[] = {
        cmocka_unit_test(calculations_stand_one_to_a_line),
        cmocka_unit_test(a_case_has_its_calculation_and_origin_on_its_line),
        cmocka_unit_test(every_provision_is_listed_and_what_needs_no_test_says_why),
        cmocka_unit_test(a_reading_shows_its_default_and_its_alternatives),
        cmocka_unit_test(cases_are_listed_by_selection),
        cmocka_unit_test(two_lists_at_once_are_misuse),
        cmocka_unit_test(a_word_too_much_is_misuse),
        cmocka_unit_test(errata_say_place_print_and_cause),
    };
    return cmocka_run_group_tests(list, NULL, NULL);
}
