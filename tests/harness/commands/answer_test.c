/* etalon export and etalon answer: questions out, answers back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/etalon_program.h"

#define QUESTION(id, age)                                                                \
    "{\"id\":\"" id "\",\"calculation\":\"early_retirement_ratio\","                     \
    "\"facts\":{\"age_years\":" age "}}\n"
#define ANSWER(lines) "answer <<'END'\n" lines "END\n"

static const char *said;

static size_t lines(const char *text) {
    size_t count = 0;
    for (; (text = strchr(text, '\n')); text++)
        count++;
    return count;
}

static void a_question_carries_no_golden(void **state) {
    (void)state;
    assert_int_equal(etalon_run("export --case early_retirement_ratio.age_50", &said), 0);
    assert_one_line(said);
    assert_string_equal(said, "{\"id\":\"early_retirement_ratio.age_50\","
                              "\"calculation\":\"early_retirement_ratio\","
                              "\"facts\":{\"age_years\":\"50\"}}\n");
}

static void a_chosen_reading_is_part_of_the_question(void **state) {
    (void)state;
    assert_int_equal(etalon_run("export -a IV.20 | grep -m1 '\"readings\"'", &said), 0);
    assert_says(said, "\"readings\":{\"R-IV.20-");
}

static void every_case_is_one_question_and_has_one_answer(void **state) {
    (void)state;
    assert_int_equal(etalon_run("export", &said), 0);
    size_t questions = lines(said);
    assert_true(questions > 100);
    assert_int_equal(etalon_run("export | \"${ETALON:-build/etalon}\" answer", &said), 0);
    assert_int_equal(lines(said), questions);
}

static void an_export_of_nothing_is_misuse(void **state) {
    (void)state;
    assert_int_equal(etalon_complains("export -c nothing", &said), 2);
    assert_one_line(said);
    assert_int_equal(etalon_complains("export -c", &said), 2);
    assert_one_line(said);
}

static void a_full_disk_is_said(void **state) {
    (void)state;
    assert_int_equal(etalon_complains("export >/dev/full", &said), 5);
    assert_one_line(said);
    assert_int_equal(
        etalon_complains("answer >/dev/full <<'END'\n" QUESTION("q", "\"55\"") "END\n",
                         &said),
        5);
    assert_one_line(said);
}

static void questions_are_answered_in_order(void **state) {
    (void)state;
    assert_int_equal(
        etalon_run(ANSWER(QUESTION("a", "\"55\"") "\n" QUESTION("b", "\"49\"")), &said),
        0);
    assert_says(said, "{\"id\":\"a\",\"results\":{\"early_retirement_ratio\":\"0.77\"}}\n"
                      "{\"id\":\"b\",\"refused\":{\"provision\":\"IV.8.4\"");
    assert_int_equal(lines(said), 2);
}

static void an_answer_comes_before_the_next_question_is_read(void **state) {
    (void)state;
    /* The second question is written when the first answer has been read. */
    assert_int_equal(
        etalon_run("--version >/dev/null; d=$(mktemp -d); mkfifo $d/q $d/a;"
                   "\"${ETALON:-build/etalon}\" answer <$d/q >$d/a & "
                   "exec 3>$d/q 4<$d/a; rm -r $d;"
                   "echo '{\"id\":\"1\",\"calculation\":\"none\",\"facts\":{}}' >&3;"
                   "read first <&4; echo \"$first\"; exec 3>&-; wait",
                   &said),
        0);
    assert_string_equal(said, "{\"id\":\"1\",\"unsupported\":true}\n");
}

static void a_calculation_nobody_knows_is_unsupported(void **state) {
    (void)state;
    assert_int_equal(
        etalon_run(ANSWER("{\"id\":\"q\",\"calculation\":\"none\",\"facts\":{}}\n"),
                   &said),
        0);
    assert_string_equal(said, "{\"id\":\"q\",\"unsupported\":true}\n");
}

static void facts_that_cannot_be_are_an_error_that_names_them(void **state) {
    (void)state;
    assert_int_equal(etalon_run(ANSWER(QUESTION("q", "\"-1\"")), &said), 0);
    assert_says(said, "{\"id\":\"q\",\"error\":{\"fact\":\"age_years\",");
}

static void a_malformed_question_is_answered_when_its_id_is_known(void **state) {
    (void)state;
    assert_int_equal(etalon_run(ANSWER(QUESTION("q", "55")), &said), 0);
    assert_says(said, "{\"id\":\"q\",\"error\":{\"fact\":\"age_years\",");
    assert_int_equal(etalon_run(ANSWER("{\"id\":\"q\"}\n"), &said), 0);
    assert_says(said, "{\"id\":\"q\",\"error\":{\"fact\":\"question\",");
}

static void a_reading_nobody_knows_is_an_error_of_the_readings(void **state) {
    (void)state;
    assert_int_equal(
        etalon_run(
            ANSWER("{\"id\":\"q\",\"calculation\":\"early_retirement_ratio\","
                   "\"facts\":{\"age_years\":\"55\"},\"readings\":{\"R-X\":\"y\"}}\n"),
            &said),
        0);
    assert_says(said, "{\"id\":\"q\",\"error\":{\"fact\":\"readings\",");
}

static void a_line_without_id_is_said_and_the_rest_answered(void **state) {
    (void)state;
    assert_int_equal(etalon_run(ANSWER("garbage\n" QUESTION("q", "\"55\"")) "", &said),
                     3);
    assert_one_line(said);
    assert_int_equal(etalon_complains(ANSWER(QUESTION("q", "\"55\"") "\n{}\n"), &said),
                     3);
    assert_one_line(said);
    assert_says(said, "etalon: <stdin>:3: ");
}

static void a_line_without_end_is_refused(void **state) {
    (void)state;
    assert_int_equal(
        etalon_complains("--version >/dev/null; head -c 20000000 /dev/zero | "
                         "\"${ETALON:-build/etalon}\" answer 2>&1",
                         &said),
        3);
}

static void a_file_of_questions_may_be_named(void **state) {
    (void)state;
    assert_int_equal(etalon_run("answer - </dev/null", &said), 0);
    assert_string_equal(said, "");
    assert_int_equal(etalon_complains("answer /no/such/file", &said), 3);
    assert_one_line(said);
    assert_int_equal(etalon_complains("answer .", &said), 3);
    assert_one_line(said);
    assert_int_equal(etalon_complains("answer one two", &said), 2);
    assert_one_line(said);
    assert_int_equal(etalon_complains("answer --fast", &said), 2);
    assert_one_line(said);
}

static void help_shows_examples(void **state) {
    (void)state;
    assert_int_equal(etalon_run("export --help", &said), 0);
    assert_says(said, "usage: etalon export");
    assert_int_equal(etalon_run("answer --help", &said), 0);
    assert_says(said, "examples:");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_question_carries_no_golden),
        cmocka_unit_test(a_chosen_reading_is_part_of_the_question),
        cmocka_unit_test(every_case_is_one_question_and_has_one_answer),
        cmocka_unit_test(an_export_of_nothing_is_misuse),
        cmocka_unit_test(a_full_disk_is_said),
        cmocka_unit_test(questions_are_answered_in_order),
        cmocka_unit_test(an_answer_comes_before_the_next_question_is_read),
        cmocka_unit_test(a_calculation_nobody_knows_is_unsupported),
        cmocka_unit_test(facts_that_cannot_be_are_an_error_that_names_them),
        cmocka_unit_test(a_malformed_question_is_answered_when_its_id_is_known),
        cmocka_unit_test(a_reading_nobody_knows_is_an_error_of_the_readings),
        cmocka_unit_test(a_line_without_id_is_said_and_the_rest_answered),
        cmocka_unit_test(a_line_without_end_is_refused),
        cmocka_unit_test(a_file_of_questions_may_be_named),
        cmocka_unit_test(help_shows_examples),
    };
    return cmocka_run_group_tests_name("etalon export and answer", tests, NULL, NULL);
}
