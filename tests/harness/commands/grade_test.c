/* etalon grade: a file of answers, whole, partial and strange. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/etalon_program.h"

#define ETALON "\"${ETALON:-build/etalon}\""
#define GRADE "grade -c 'early_retirement_ratio.age_5[01]' - <<'END'\n"
#define RIGHT_50                                                                         \
    "{\"id\":\"early_retirement_ratio.age_50\","                                         \
    "\"results\":{\"early_retirement_ratio\":\"0.6\"}}\n"
#define RIGHT_51                                                                         \
    "{\"id\":\"early_retirement_ratio.age_51\","                                         \
    "\"results\":{\"early_retirement_ratio\":\"63/100\"}}\n"
#define WRONG_51                                                                         \
    "{\"id\":\"early_retirement_ratio.age_51\","                                         \
    "\"results\":{\"early_retirement_ratio\":\"0.64\"}}\n"

static const char *said;

static void answers_of_the_reference_calculator_agree(void **state) {
    (void)state;
    assert_int_equal(etalon_run("export | " ETALON " answer | " ETALON " grade -", &said),
                     0);
    assert_says(said, "answers: -\n");
    assert_null(strstr(said, "missing"));
}

static void answers_may_come_in_any_order(void **state) {
    (void)state;
    assert_int_equal(etalon_run(GRADE RIGHT_51 RIGHT_50 "END\n", &said), 0);
    assert_says(said, "2 goldens: 2 agree\n");
}

static void a_wrong_answer_deviates(void **state) {
    (void)state;
    assert_int_equal(etalon_run(GRADE RIGHT_50 WRONG_51 "END\n", &said), 1);
    assert_says(said, "expected 0.63  got 0.64  difference +0.01\n");
}

static void a_missing_answer_does_not_conform(void **state) {
    (void)state;
    assert_int_equal(etalon_run(GRADE RIGHT_50 "END\n", &said), 1);
    assert_says(said, "Missing: no answer came\n\n  early_retirement_ratio.age_51\n");
    assert_says(said, "2 goldens: 1 agree, 1 missing\n");
}

static void answers_that_were_not_selected_are_no_strangers(void **state) {
    (void)state;
    assert_int_equal(
        etalon_run("grade -c early_retirement_ratio.age_50 - <<'END'\n" RIGHT_50 WRONG_51
                   "END\n",
                   &said),
        0);
    assert_says(said, "1 golden: 1 agree\n");
}

static void an_answer_nobody_asked_for_is_bad_input(void **state) {
    (void)state;
    const char *const arguments =
        GRADE RIGHT_50 "{\"id\":\"stranger\",\"unsupported\":true}\n" RIGHT_51 "END\n";
    assert_int_equal(etalon_complains(arguments, &said), 3);
    assert_one_line(said);
    assert_says(said, ":2: ");
    assert_says(said, "'stranger'");
    assert_int_equal(etalon_run(arguments, &said), 3);
    assert_says(said, "2 goldens: 2 agree\n"); /* what was judged is not lost */
}

static void a_number_that_is_none_is_broken(void **state) {
    static const char *const words[] = {"60p",       "NaN",   "nan", "Infinity",
                                        "-Infinity", "1e400", "0x1", "0,6"};
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char arguments[512], part[64];
        snprintf(arguments, sizeof arguments,
                 GRADE RIGHT_51 "{\"id\":\"early_retirement_ratio.age_50\","
                                "\"results\":{\"early_retirement_ratio\":\"%s\"}}\nEND\n",
                 words[i]);
        snprintf(part, sizeof part, "found '%s', expected a rate", words[i]);
        assert_int_equal(etalon_run(arguments, &said), 1);
        assert_says(said, part);
        assert_says(said, "1 broken\n");
    }
}

static void a_file_must_be_named_and_exist(void **state) {
    (void)state;
    assert_int_equal(etalon_complains("grade", &said), 2);
    assert_one_line(said);
    assert_int_equal(etalon_complains("grade one two", &said), 2);
    assert_one_line(said);
    assert_int_equal(etalon_complains("grade /no/such/file", &said), 3);
    assert_one_line(said);
    assert_says(said, "/no/such/file");
}

static void help_shows_examples(void **state) {
    (void)state;
    assert_int_equal(etalon_run("grade --help", &said), 0);
    assert_says(said, "usage: etalon grade");
    assert_says(said, "examples:");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_of_the_reference_calculator_agree),
        cmocka_unit_test(answers_may_come_in_any_order),
        cmocka_unit_test(a_wrong_answer_deviates),
        cmocka_unit_test(a_missing_answer_does_not_conform),
        cmocka_unit_test(answers_that_were_not_selected_are_no_strangers),
        cmocka_unit_test(an_answer_nobody_asked_for_is_bad_input),
        cmocka_unit_test(a_number_that_is_none_is_broken),
        cmocka_unit_test(a_file_must_be_named_and_exist),
        cmocka_unit_test(help_shows_examples),
    };
    return cmocka_run_group_tests_name("etalon grade", tests, NULL, NULL);
}
