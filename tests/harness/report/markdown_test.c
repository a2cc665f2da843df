/* The Markdown summary. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harness/report/reports.h"
#include "tests/support/etalon_program.h"
#include "tests/support/report_test.h"
#include "tests/support/sample_results.h"

static void the_first_line_says_how_it_came_out(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    const char *text = sample_written(arena, report_markdown, &results);
    assert_int_equal(strncmp(text, "## étalon: 3 of 6 cases do not conform\n", 39), 0);
}

static void conformity_is_said_plainly(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    struct results conforming = {.version = "1.2.3", .complete = true};
    sample_holds(arena, &conforming, case_at(arena, &results, 0), 1);
    results_count(arena, &conforming);
    const char *text = sample_written(arena, report_markdown, &conforming);
    assert_says(text, "## étalon: 1 case conforms\n");
    assert_says(text, "In 2 articles no answer deviates.\n");
    assert_null(strstr(text, "### Cases"));
}

static void articles_and_cases_to_look_at_are_listed(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    const char *text = sample_written(arena, report_markdown, &results);
    assert_says(text, "| `IV.20` ");
    assert_says(text, "| `small.deviates` | deviates | `IV.8.4` | amount "
                      "\\(IV.20.1.ii\\): expected 410.00");
    assert_says(text, "| `other.missing` | missing |");
    assert_null(strstr(text, "| `small.agrees`"));
    assert_null(strstr(text, "| `other.unsupported`"));
}

static void texts_of_the_system_do_not_break_the_table(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    struct result_case one = *case_at(arena, &results, 1);
    one.deviations = NULL;
    one.message = HOSTILE;
    sample_holds(arena, &results, &one, 1);
    const char *text = sample_written(arena, report_markdown, &results);
    assert_says(text, "a \\# \"b\" \\| \\<c\\> \\& \\]\\]\\> \\\\ 'é |\n");
}

static void long_lists_are_cut(void **state) {
    (void)state;
    enum { MANY = 60 };
    struct results results = sample_results(arena);
    struct result_case many[MANY];
    for (int i = 0; i < MANY; i++)
        many[i] = *case_at(arena, &results, 1);
    sample_holds(arena, &results, many, MANY);
    const char *text = sample_written(arena, report_markdown, &results);
    assert_int_equal(occurrences(text, "| `small.deviates` |"), 50);
    assert_says(text, "\nand 10 more\n");
}

static void what_is_excused_is_not_counted_as_conforming(void **state) {
    (void)state;
    struct results results = sample_excused(arena);
    const char *text = sample_written(arena, report_markdown, &results);
    assert_says(text, "## étalon: 1 case conforms, 1 tolerated, 1 known to deviate; the "
                      "baseline is stale\n");
    assert_says(text, "| tolerated | 1 |\n| known-deviation | 1 |\n");
    assert_says(text, "| `small.tolerated` | tolerated | ");
    assert_says(text, "\n- known-deviation 2 \\(small.agrees\\): there is no such");
    assert_says(text, "\n- tolerance 2 \\(other.odd\\): the suite has no such case");
}

static void a_run_cut_short_is_no_result(void **state) {
    (void)state;
    struct results results = sample_cut_short(arena);
    const char *text = sample_written(arena, report_markdown, &results);
    assert_says(text, "## étalon: the run was cut short\n");
    assert_says(text, "6 of 10 cases were judged");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_first_line_says_how_it_came_out),
        TEST(conformity_is_said_plainly),
        TEST(articles_and_cases_to_look_at_are_listed),
        TEST(texts_of_the_system_do_not_break_the_table),
        TEST(long_lists_are_cut),
        TEST(what_is_excused_is_not_counted_as_conforming),
        TEST(a_run_cut_short_is_no_result),
    };
    return cmocka_run_group_tests_name("markdown", tests, NULL, NULL);
}
