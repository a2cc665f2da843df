/* TAP: as its readers take it, prove among them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness/report/reports.h"
#include "tests/support/etalon_program.h"
#include "tests/support/report_test.h"
#include "tests/support/sample_results.h"

static void each_case_is_one_test_of_the_plan(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    const char *text = sample_written(arena, report_tap, &results);
    assert_int_equal(strncmp(text, "TAP version 13\n1..6\n", 20), 0);
    assert_says(text, "\nok 1 - small.agrees\n");
    assert_says(text, "\nnot ok 2 - small.deviates\n");
    assert_says(text, "\nok 3 - small.reads\n");
    assert_says(text, "\nnot ok 4 - other.broken\n");
    assert_says(text,
                "\nok 5 - other.unsupported # SKIP the system does not compute other\n");
    assert_says(text, "\nnot ok 6 - other.missing\n");
}

static void what_failed_has_diagnostics(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    const char *text = sample_written(arena, report_tap, &results);
    assert_int_equal(occurrences(text, "\n  ---\n"), 4);
    assert_int_equal(occurrences(text, "\n  ...\n"), 4);
    assert_says(text, "\n  line: 12\n");
    assert_says(text, "\n    - result: \"amount\"\n      expected: \"410.00\"\n"
                      "      got: \"400.00\"\n      difference: \"-10\"\n");
    assert_says(text, "\n  reading: \"R-IV.20-years\"\n  choice: \"pro_rata\"\n");
}

static void a_text_of_the_system_is_quoted(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    assert_says(sample_written(arena, report_tap, &results),
                "\n  system: \"a # \\\"b\\\" | <c> & ]]> \\\\ 'é\"\n");
}

static void a_description_keeps_its_number_sign(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    struct result_case one = *case_at(arena, &results, 0);
    one.id = "small.a # SKIP";
    sample_holds(arena, &results, &one, 1);
    assert_says(sample_written(arena, report_tap, &results),
                "\nok 1 - small.a \\# SKIP\n");
}

static void a_run_cut_short_bails_out(void **state) {
    (void)state;
    struct results results = sample_cut_short(arena);
    const char *text = sample_written(arena, report_tap, &results);
    assert_says(text, "\n1..10\n");
    assert_says(text, "\nBail out! the run was cut short: 6 of 10 cases were judged\n");
}

/* The exit code of prove, and what it says. */
static int prove(const struct results *results, char *said, size_t size) {
    char path[] = "/tmp/etalon-tap-XXXXXX", command[128];
    int file = mkstemp(path);
    assert_true(file >= 0);
    FILE *out = fdopen(file, "w");
    report_tap(results, out);
    fclose(out);
    snprintf(command, sizeof command, "prove -e cat %s 2>&1", path);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    said[fread(said, 1, size - 1, pipe)] = '\0';
    int status = pclose(pipe);
    unlink(path);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void what_is_excused_is_still_to_be_done(void **state) {
    (void)state;
    struct results results = sample_excused(arena);
    const char *text = sample_written(arena, report_tap, &results);
    assert_says(text, "\n1..4\n");
    assert_says(text, "\nnot ok 2 - small.tolerated # TODO tolerance 1 of Jane Doe until "
                      "2026-12-31: =old table; amount (IV.20.1.ii): ");
    assert_says(text, "\nnot ok 3 - small.known # TODO known-deviation 1 of Ann Lee ");
    assert_int_equal(occurrences(text, "\n  severity: \"todo\"\n"), 2);
    assert_int_equal(occurrences(text, "\n      tolerance: 1\n"), 2);
    assert_says(text, "\nnot ok 4 - known-deviation 2 (small.agrees): there is no such "
                      "deviation any more: remove the row\n");
    assert_says(text, "\n# tolerance 2 (other.odd): the suite has no such case");
}

static void prove_accepts_it(void **state) {
    (void)state;
    char said[4096];
    if (system("command -v prove >/dev/null 2>&1"))
        skip();
    struct results results = sample_results(arena);
    assert_int_not_equal(prove(&results, said, sizeof said), 0);
    assert_says(said, "Failed 3/6 subtests");
    assert_null(strstr(said, "Parse errors"));
    sample_holds(arena, &results, case_at(arena, &results, 0), 1);
    assert_int_equal(prove(&results, said, sizeof said), 0);
    results.asked = 2;
    assert_int_not_equal(prove(&results, said, sizeof said), 0);
    results = sample_excused(arena);
    assert_int_not_equal(prove(&results, said, sizeof said), 0);
    assert_says(said, "Failed 1/4 subtests");
    results.excuses.of[EXCUSE_KNOWN].count = 1;
    assert_int_equal(prove(&results, said, sizeof said), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(each_case_is_one_test_of_the_plan),
        TEST(what_failed_has_diagnostics),
        TEST(a_text_of_the_system_is_quoted),
        TEST(a_description_keeps_its_number_sign),
        TEST(a_run_cut_short_bails_out),
        TEST(what_is_excused_is_still_to_be_done),
        TEST(prove_accepts_it),
    };
    return cmocka_run_group_tests_name("tap", tests, NULL, NULL);
}
