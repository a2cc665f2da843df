/* etalon report, and the report options of the commands that judge. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/etalon_program.h"

#define ETALON "\"${ETALON:-build/etalon}\""
#define TWO "-c 'early_retirement_ratio.age_5[01]'"
/* One right, one wrong. */
#define ANSWERS                                                                          \
    "- <<'END'\n"                                                                        \
    "{\"id\":\"early_retirement_ratio.age_50\","                                         \
    "\"results\":{\"early_retirement_ratio\":\"0.6\"}}\n"                                \
    "{\"id\":\"early_retirement_ratio.age_51\","                                         \
    "\"results\":{\"early_retirement_ratio\":\"0.64\"}}\nEND\n"

static const char *said;
static char folder[32];

static int make_folder(void **state) {
    (void)state;
    strcpy(folder, "/tmp/etalon-report-XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    return setenv("FOLDER", folder, 1);
}

static int remove_folder(void **state) {
    (void)state;
    return system("rm -r \"$FOLDER\"");
}

static void a_report_on_standard_output_takes_the_place_of_the_text(void **state) {
    (void)state;
    assert_int_equal(etalon_run("run " TWO " --tap -", &said), 0);
    assert_string_equal(said, "TAP version 13\n1..2\n"
                              "ok 1 - early_retirement_ratio.age_50\n"
                              "ok 2 - early_retirement_ratio.age_51\n");
}

static void a_report_in_a_file_leaves_the_text(void **state) {
    (void)state;
    assert_int_equal(
        etalon_run("run " TWO " --csv \"$FOLDER/a.csv\"; cat \"$FOLDER/a.csv\"", &said),
        0);
    assert_says(said, "2 goldens: 2 agree\n");
    assert_says(said, "\"case\",\"calculation\"");
}

static void grade_writes_reports_and_keeps_its_exit_code(void **state) {
    (void)state;
    assert_int_equal(etalon_run("grade " TWO " --junit - " ANSWERS, &said), 1);
    assert_says(said, "<testsuites name=\"etalon\" tests=\"2\" failures=\"1\"");
    assert_says(said, "expected 0.63, got 0.64, difference +0.01");
}

static void verify_writes_reports(void **state) {
    (void)state;
    assert_int_equal(
        etalon_run("verify --system '" ETALON " answer' " TWO " --json -", &said), 0);
    assert_says(said, "\"agrees\": 2,");
}

static void a_system_that_dies_leaves_whole_reports(void **state) {
    (void)state;
    assert_int_equal(etalon_run("verify --system 'exit 3' " TWO " --markdown -", &said),
                     1);
    assert_says(said, "2 of 2 cases do not conform");
}

static void answers_that_end_in_error_pass_for_no_whole_run(void **state) {
    (void)state;
    assert_int_equal(etalon_run("grade -c early_retirement_ratio.age_50 --tap - - "
                                "2>/dev/null <<'END'\n"
                                "{\"id\":\"early_retirement_ratio.age_50\","
                                "\"results\":{\"early_retirement_ratio\":\"0.6\"}}\n"
                                "{\"id\":\"stranger\",\"unsupported\":true}\nEND\n",
                                &said),
                     3);
    assert_says(said, "ok 1 - early_retirement_ratio.age_50\n"
                      "Bail out! the run was cut short: 1 of 1 cases were judged\n");
}

static void a_results_file_makes_the_same_reports(void **state) {
    (void)state;
    assert_int_equal(etalon_run("grade " TWO
                                " --results \"$FOLDER/r.xml\" --junit \"$FOLDER/1.xml\""
                                " --tap \"$FOLDER/1.tap\" --sarif \"$FOLDER/1.sarif\""
                                " --markdown \"$FOLDER/1.md\" --csv \"$FOLDER/1.csv\""
                                " --json \"$FOLDER/1.json\" " ANSWERS,
                                &said),
                     1);
    assert_int_equal(
        etalon_run("report \"$FOLDER/r.xml\" --results \"$FOLDER/s.xml\""
                   " --junit \"$FOLDER/2.xml\" --tap \"$FOLDER/2.tap\""
                   " --sarif \"$FOLDER/2.sarif\" --markdown \"$FOLDER/2.md\""
                   " --csv \"$FOLDER/2.csv\" --json \"$FOLDER/2.json\" &&"
                   " cmp \"$FOLDER/r.xml\" \"$FOLDER/s.xml\" &&"
                   " for kind in xml tap sarif md csv json; do"
                   " cmp \"$FOLDER/1.$kind\" \"$FOLDER/2.$kind\" || exit 9; done",
                   &said),
        0);
    assert_string_equal(said, "");
}

static void nothing_of_the_machine_is_in_the_results(void **state) {
    (void)state;
    assert_int_equal(etalon_run("run " TWO " --root \"$PWD\" --results -", &said), 0);
    assert_says(said, "file=\"cases/annex_iv/");
    assert_null(strstr(said, "=\"/"));
}

static void a_full_disk_is_one_line(void **state) {
    (void)state;
    assert_int_equal(etalon_complains("run " TWO " --json /dev/full", &said), 5);
    assert_one_line(said);
    assert_says(said, "/dev/full");
    assert_int_equal(etalon_run("run " TWO " --json - 2>&1 >/dev/full", &said), 5);
    assert_one_line(said);
}

static void a_report_that_fails_keeps_no_other_back(void **state) {
    (void)state;
    assert_int_equal(etalon_run("run " TWO " --junit /no/such/folder/a.xml --tap -"
                                " 2>/dev/null",
                                &said),
                     5);
    assert_says(said, "1..2\n");
}

static void two_reports_need_two_files(void **state) {
    (void)state;
    assert_int_equal(etalon_complains("run --json - --tap -", &said), 2);
    assert_one_line(said);
    assert_int_equal(etalon_complains("run --json ''", &said), 2);
    assert_one_line(said);
}

static void report_wants_results_and_a_kind(void **state) {
    (void)state;
    assert_int_equal(etalon_complains("report", &said), 2);
    assert_one_line(said);
    assert_int_equal(etalon_complains("report a.xml", &said), 2);
    assert_one_line(said);
    assert_int_equal(etalon_complains("report a.xml b.xml --tap -", &said), 2);
    assert_one_line(said);
    assert_int_equal(etalon_complains("report a.xml --tap", &said), 2);
    assert_one_line(said);
    assert_int_equal(etalon_complains("report a.xml --odd -", &said), 2);
    assert_one_line(said);
}

static void results_that_cannot_be_read_are_bad_input(void **state) {
    (void)state;
    assert_int_equal(etalon_complains("report /no/such.xml --tap -", &said), 3);
    assert_one_line(said);
    assert_int_equal(etalon_complains("report README.md --tap -", &said), 3);
    assert_one_line(said);
    assert_says(said, "README.md:1: ");
}

static void help_names_every_kind(void **state) {
    (void)state;
    static const char *const kinds[] = {"--results", "--junit",    "--tap",  "--sarif",
                                        "--csv",     "--markdown", "--json", "examples:"};
    static const char *const commands[] = {"report --help", "run --help", "grade --help",
                                           "verify --help"};
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        assert_int_equal(etalon_run(commands[i], &said), 0);
        for (size_t j = 0; j < sizeof kinds / sizeof *kinds; j++)
            assert_says(said, kinds[j]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_report_on_standard_output_takes_the_place_of_the_text),
        cmocka_unit_test(a_report_in_a_file_leaves_the_text),
        cmocka_unit_test(grade_writes_reports_and_keeps_its_exit_code),
        cmocka_unit_test(verify_writes_reports),
        cmocka_unit_test(a_system_that_dies_leaves_whole_reports),
        cmocka_unit_test(answers_that_end_in_error_pass_for_no_whole_run),
        cmocka_unit_test(a_results_file_makes_the_same_reports),
        cmocka_unit_test(nothing_of_the_machine_is_in_the_results),
        cmocka_unit_test(a_full_disk_is_one_line),
        cmocka_unit_test(a_report_that_fails_keeps_no_other_back),
        cmocka_unit_test(two_reports_need_two_files),
        cmocka_unit_test(report_wants_results_and_a_kind),
        cmocka_unit_test(results_that_cannot_be_read_are_bad_input),
        cmocka_unit_test(help_names_every_kind),
    };
    return cmocka_run_group_tests_name("etalon report", tests, make_folder,
                                       remove_folder);
}
