/* etalon verify: programs that are right, wrong and broken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/etalon_program.h"

#define PAYROLL "python3 tests/systems/payroll/payroll.py --stdio"
#define REFERENCE "\"${ETALON:-build/etalon} answer\""

static const char *said;

static void the_reference_calculator_is_a_system_that_agrees(void **state) {
    (void)state;
    assert_int_equal(etalon_run("verify --system " REFERENCE, &said), 0);
    assert_says(said, " goldens: ");
    assert_null(strstr(said, "deviate"));
    assert_null(strstr(said, "look first at"));
}

static void a_payroll_without_faults_conforms(void **state) {
    (void)state;
    assert_int_equal(
        etalon_run("verify --system '" PAYROLL " --without-faults' -a IV.20", &said), 0);
    assert_says(said, "Unsupported: the system does not compute\n");
    assert_null(strstr(said, " deviate\n"));
}

static void planted_faults_are_found_and_named(void **state) {
    (void)state;
    assert_int_equal(etalon_run("verify --system '" PAYROLL "'", &said), 1);
    assert_says(said, "system: " PAYROLL "\n");
    assert_says(said, "coefficient  IV.instr12.1.iii.table  expected 11.8603  got 11.687 "
                      " difference -0.1733\n");
    assert_says(said, "    claims   IV.46.1.i, IV.instr46-1.ii, IV.instr46-1.ii.s2\n");
    const char *end = strstr(said, "look first at:\n");
    assert_non_null(end);
    assert_says(end, "\n  IV.20  ");
    assert_says(end, "\n  IV.46  ");
    assert_says(end, "IV.20.1.ii ");
}

/* The reference calculator, asked for another reading behind our back. */
#define PRO_RATA                                                                         \
    "'sed -u "                                                                           \
    "\"s/.facts.:/\\\"readings\\\":{\\\"R-IV.20-years\\\":\\\"pro_rata\\\"},&/\""        \
    " | \"${ETALON:-build/etalon}\" answer'"

static void another_reading_alone_conforms_and_is_said(void **state) {
    (void)state;
    assert_int_equal(etalon_run("verify -c '*.ten_years_and_a_day' "
                                "-c '*.twenty_five_years' --system " PRO_RATA,
                                &said),
                     0);
    assert_says(said, "R-IV.20-years (whole_years by default)");
    assert_says(said, " agree under another reading");
}

static void a_program_that_hangs_is_broken(void **state) {
    (void)state;
    assert_int_equal(etalon_run("verify --timeout 0.3 -a IV.8 "
                                "--system 'python3 tests/systems/faulty/hangs.py'",
                                &said),
                     1);
    assert_says(said, "no answer within 300 ms\n");
    assert_says(said, " broken\n");
}

static void results_before_a_death_are_kept(void **state) {
    (void)state;
    assert_int_equal(etalon_run("verify --calculation early_retirement_ratio -v "
                                "--system 'python3 tests/systems/faulty/dies.py 5'",
                                &said),
                     1);
    assert_says(said, "Agrees\n");
    assert_says(said, "Broken");
    assert_says(said, "exit status 3");
}

/* Those of the payroll, planted faults and all. */
static void one_process_a_case_gives_the_same_verdicts(void **state) {
    (void)state;
    char persistent[1 << 16];
    assert_int_equal(etalon_run("verify -c 'age_difference_reduction.t*' -v "
                                "--system '" PAYROLL "'",
                                &said),
                     1);
    assert_true(strlen(said) < sizeof persistent);
    strcpy(persistent, said);
    assert_int_equal(etalon_run("verify -c 'age_difference_reduction.t*' -v --one-shot "
                                "--system '" PAYROLL "'",
                                &said),
                     1);
    assert_string_equal(said, persistent);
}

static void jobs_are_a_small_number_and_go_with_one_shot(void **state) {
    (void)state;
    const char *const misuses[] = {
        "verify -s true --one-shot -j 0",  "verify -s true --one-shot --jobs 65",
        "verify -s true --one-shot -j 2x", "verify -s true --one-shot --jobs ''",
        "verify -s true --jobs 2",         "verify --url http://127.0.0.1/ --one-shot",
    };
    for (size_t i = 0; i < sizeof misuses / sizeof *misuses; i++) {
        assert_int_equal(etalon_complains(misuses[i], &said), 2);
        assert_one_line(said);
    }
}

static void a_program_that_does_not_exist_breaks_every_case(void **state) {
    (void)state;
    assert_int_equal(etalon_run("verify -a IV.8 --system /no/such/program", &said), 1);
    assert_says(said, "/no/such/program: not found");
}

static void a_system_must_be_named(void **state) {
    (void)state;
    assert_int_equal(etalon_complains("verify", &said), 2);
    assert_string_equal(
        said, "etalon verify: no system given, expected --system, --url or --map; "
              "see 'etalon verify --help'\n");
    assert_int_equal(etalon_complains("verify --system ''", &said), 2);
    assert_one_line(said);
}

static void queries_and_a_connection_go_together(void **state) {
    (void)state;
    unsetenv("ETALON_ODBC");
    assert_int_equal(etalon_complains("verify --odbc DSN=payroll", &said), 2);
    assert_string_equal(said,
                        "etalon verify: --odbc goes with --map, the file of queries; "
                        "see 'etalon verify --help'\n");
    assert_int_equal(etalon_complains("verify --map queries.xml", &said), 2);
    assert_string_equal(said, "etalon verify: --map without --odbc: expected the "
                              "connection string in $ETALON_ODBC; see 'etalon verify "
                              "--help'\n");
    assert_int_equal(etalon_complains("verify --map queries.xml --system true", &said),
                     2);
    assert_says(said, "more than one way to a system given");
}

static void
a_database_that_cannot_be_reached_is_bad_input_told_without_secrets(void **state) {
    (void)state;
    assert_int_equal(
        etalon_complains("verify --map tests/systems/sqlite/queries.xml -a IV.20 "
                         "--odbc 'Driver=/no/such/driver.so;PWD=open_sesame'",
                         &said),
        3);
    assert_one_line(said);
    assert_says(said, "etalon: cannot connect to the database: ");
    assert_null(strstr(said, "open_sesame"));
    assert_int_equal(
        etalon_complains("verify --map /no/such/queries.xml --odbc x", &said), 3);
    assert_string_equal(said, "etalon: /no/such/queries.xml: cannot be opened: No such "
                              "file or directory\n");
}

static void a_timeout_is_a_length_of_time(void **state) {
    (void)state;
    const char *const misuses[] = {
        "verify -s true -t 0",
        "verify -s true -t -1",
        "verify -s true -t soon",
        "verify -s true -t 100000000000000000000",
    };
    for (size_t i = 0; i < sizeof misuses / sizeof *misuses; i++) {
        assert_int_equal(etalon_complains(misuses[i], &said), 2);
        assert_one_line(said);
    }
}

static void a_selection_is_all_that_is_asked(void **state) {
    (void)state;
    assert_int_equal(
        etalon_run("verify -c early_retirement_ratio.age_50 "
                   "--system 'tee /dev/stderr | \"${ETALON:-build/etalon}\" answer' 2>&1",
                   &said),
        0);
    assert_says(said, "1 golden: 1 agree\n");
}

static void an_origin_selects_and_is_no_file(void **state) {
    (void)state;
    assert_int_equal(etalon_run("verify --origin printed-table -c 'early_retirement_*' "
                                "--system " REFERENCE " && test ! -e printed-table",
                                &said),
                     0);
    assert_says(said, "10 goldens: 10 agree\n");
}

static void help_shows_examples(void **state) {
    (void)state;
    assert_int_equal(etalon_run("verify --help", &said), 0);
    assert_says(said, "usage: etalon verify");
    assert_says(said, "examples:");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_reference_calculator_is_a_system_that_agrees),
        cmocka_unit_test(a_payroll_without_faults_conforms),
        cmocka_unit_test(planted_faults_are_found_and_named),
        cmocka_unit_test(another_reading_alone_conforms_and_is_said),
        cmocka_unit_test(a_program_that_hangs_is_broken),
        cmocka_unit_test(results_before_a_death_are_kept),
        cmocka_unit_test(one_process_a_case_gives_the_same_verdicts),
        cmocka_unit_test(jobs_are_a_small_number_and_go_with_one_shot),
        cmocka_unit_test(a_program_that_does_not_exist_breaks_every_case),
        cmocka_unit_test(a_system_must_be_named),
        cmocka_unit_test(queries_and_a_connection_go_together),
        cmocka_unit_test(
            a_database_that_cannot_be_reached_is_bad_input_told_without_secrets),
        cmocka_unit_test(a_timeout_is_a_length_of_time),
        cmocka_unit_test(a_selection_is_all_that_is_asked),
        cmocka_unit_test(an_origin_selects_and_is_no_file),
        cmocka_unit_test(help_shows_examples),
    };
    return cmocka_run_group_tests_name("etalon verify", tests, NULL, NULL);
}
