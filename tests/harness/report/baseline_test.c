/* A baseline written from results: which rows it has, and whose they are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "harness/report/baseline.h"
#include "tests/support/etalon_program.h"
#include "tests/support/report_test.h"
#include "tests/support/sample_results.h"

static const struct answerable by = {
    .owner = "Jim \"J\" Roe", .reason = HOSTILE, .expires = "2027-01-31"};
static size_t left_out;

/* What is written, in the arena. */
static const char *written(const struct results *results) {
    char path[] = "/tmp/etalon-baseline-XXXXXX", text[8192] = "";
    struct error error = ERROR_INIT;
    assert_int_equal(close(mkstemp(path)), 0);
    assert_true(baseline_write(results, &by, path, &left_out, &error));
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_true(fread(text, 1, sizeof text - 1, file) > 0);
    fclose(file);
    unlink(path);
    return arena_copy(arena, text);
}

static void each_deviation_becomes_a_row_with_its_figure(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    const char *text = written(&results);
    assert_int_equal(occurrences(text, "<known-deviation "), 2);
    assert_says(text, "case=\"small.deviates\" result=\"amount\" article=\"IV.20\" "
                      "got=\"400.00\" owner=\"Jim &quot;J&quot; Roe\"");
    assert_says(text, "case=\"small.deviates\" result=\"rate\" article=\"IV.20\" owner=");
    assert_int_equal(left_out, 2); /* broken and missing */
}

static void what_is_tolerated_is_no_row_and_what_was_known_stays(void **state) {
    (void)state;
    struct results results = sample_excused(arena);
    const char *text = written(&results);
    assert_int_equal(occurrences(text, "<known-deviation "), 1);
    assert_says(text, "case=\"small.known\" result=\"rate\" owner=\"Ann Lee\"");
    assert_int_equal(left_out, 0);
}

static void of_a_case_that_fails_only_what_nothing_excuses_is_new(void **state) {
    (void)state;
    struct results results = sample_excused(arena);
    struct result_case one = *case_at(arena, &results, 2);
    struct deviation rate = *one.deviations->next, amount = *one.deviations;
    rate.excuse = NULL;
    amount.next = &rate;
    one.verdict = VERDICT_DEVIATES;
    one.deviations = &amount;
    sample_holds(arena, &results, &one, 1);
    results.excuses.of[EXCUSE_KNOWN].count = 0;
    const char *text = written(&results);
    assert_int_equal(occurrences(text, "<known-deviation "), 1);
    assert_says(text, "result=\"rate\"");
}

static void what_is_written_can_be_read(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    struct problems problems = PROBLEMS_INIT;
    struct excuse_list list;
    char path[] = "/tmp/etalon-baseline-XXXXXX";
    assert_int_equal(close(mkstemp(path)), 0);
    struct error error = ERROR_INIT;
    assert_true(baseline_write(&results, &by, path, &left_out, &error));
    assert_true(
        excuses_read(path, "cases/schema", EXCUSE_KNOWN, arena, &list, &problems));
    unlink(path);
    assert_int_equal(list.count, 2);
    assert_string_equal(list.items[0].by.owner, by.owner);
    assert_string_equal(list.items[0].got, "400.00");
    assert_null(list.items[1].got);
}

static void a_folder_is_no_file(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    struct error error = ERROR_INIT;
    assert_false(baseline_write(&results, &by, "/tmp", &left_out, &error));
    assert_int_equal(error.code, ERROR_INTERNAL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(each_deviation_becomes_a_row_with_its_figure),
        TEST(what_is_tolerated_is_no_row_and_what_was_known_stays),
        TEST(of_a_case_that_fails_only_what_nothing_excuses_is_new),
        TEST(what_is_written_can_be_read),
        TEST(a_folder_is_no_file),
    };
    return cmocka_run_group_tests_name("baseline", tests, NULL, NULL);
}
