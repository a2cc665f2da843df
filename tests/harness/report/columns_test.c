/* Columns: how wide they are, where they wrap, and rows that are printed one by one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "harness/report/columns.h"
#include "tests/support/report_test.h"

enum { ROWS = 3, CELLS = 2, PAGE = 20 };

static const char *const rows[ROWS][CELLS] = {
    {"a", "one\nlong text that is wrapped"}, {"as wide", NULL}, {"é", "short"}};

static const char *const expected = "  a        one long\n"
                                    "           text that\n"
                                    "           is\n"
                                    "           wrapped\n"
                                    "  as wide\n"
                                    "  é        short\n";

static char *text;
static size_t length;
static FILE *out;
static struct columns columns;

static int start(void **state) {
    if (report_test_start(state))
        return 1;
    out = open_memstream(&text, &length);
    columns_init(&columns, arena, PAGE, 2);
    return !out;
}

static int stop(void **state) {
    free(text);
    return report_test_stop(state);
}

static void assert_printed(void) {
    fclose(out);
    assert_string_equal(text, expected);
}

static void a_column_is_as_wide_as_what_it_holds_and_wraps_at_words(void **state) {
    (void)state;
    for (int i = 0; i < ROWS; i++)
        columns_add(&columns, rows[i], CELLS);
    assert_false(columns_fit(&columns));
    columns_print(&columns, out);
    assert_printed();
}

static void rows_that_are_only_measured_are_printed_alike(void **state) {
    (void)state;
    for (int i = 0; i < ROWS; i++) {
        columns_measure(&columns, rows[i], CELLS);
        arena_clear(arena);
    }
    for (int i = 0; i < ROWS; i++) {
        columns_print_row(&columns, out, rows[i], CELLS);
        arena_clear(arena);
    }
    assert_printed();
}

#undef TEST
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_column_is_as_wide_as_what_it_holds_and_wraps_at_words),
        TEST(rows_that_are_only_measured_are_printed_alike),
    };
    return cmocka_run_group_tests_name("columns", tests, NULL, NULL);
}
