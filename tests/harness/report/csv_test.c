/* The CSV report: read back by libcsv. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <csv.h>

#include "harness/report/reports.h"
#include "tests/support/etalon_program.h"
#include "tests/support/report_test.h"
#include "tests/support/sample_results.h"

enum { COLUMNS = 19, ROWS_MOST = 16 };

struct table {
    const char *cells[ROWS_MOST][COLUMNS + 1];
    int rows, column;
};

static void take_cell(void *text, size_t length, void *context) {
    struct table *table = context;
    assert_true(table->rows < ROWS_MOST && table->column < COLUMNS);
    table->cells[table->rows][table->column++] =
        arena_print(arena, "%.*s", (int)length, (const char *)text);
}

static void end_row(int ending, void *context) {
    struct table *table = context;
    (void)ending;
    assert_int_equal(table->column, COLUMNS);
    table->rows++;
    table->column = 0;
}

static struct table read_back(const struct results *results) {
    const char *text = sample_written(arena, report_csv, results);
    struct table table = {.rows = 0};
    struct csv_parser parser;
    assert_int_equal(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI), 0);
    assert_int_equal(csv_parse(&parser, text, strlen(text), take_cell, end_row, &table),
                     strlen(text));
    assert_int_equal(csv_fini(&parser, take_cell, end_row, &table), 0);
    csv_free(&parser);
    return table;
}

static void each_deviation_is_one_row(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    struct table table = read_back(&results);
    assert_int_equal(table.rows, 1 + 2 + 1 + 2);
    assert_string_equal(table.cells[0][0], "case");
    assert_string_equal(table.cells[1][0], "small.deviates");
    assert_string_equal(table.cells[1][6], "amount");
    assert_string_equal(table.cells[1][7], "410.00");
    assert_string_equal(table.cells[1][8], "400.00");
    assert_string_equal(table.cells[1][9], "-10");
    assert_string_equal(table.cells[2][6], "rate");
    assert_string_equal(table.cells[2][8], "");
    assert_string_equal(table.cells[1][13], "IV.20.1.ii");
    assert_string_equal(table.cells[1][14], "IV.20");
}

static void quotes_and_commas_come_back(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    assert_string_equal(read_back(&results).cells[1][10], HOSTILE);
}

static void broken_and_missing_answers_have_a_row(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    struct table table = read_back(&results);
    assert_string_equal(table.cells[4][2], "broken");
    assert_string_equal(table.cells[5][2], "missing");
}

static void a_spreadsheet_finds_no_formula(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    assert_string_equal(read_back(&results).cells[4][10], "'=the system died");
}

static void a_reading_is_named(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    struct table table = read_back(&results);
    assert_string_equal(table.cells[3][11], "R-IV.20-years");
    assert_string_equal(table.cells[3][12], "pro_rata");
}

static void a_run_cut_short_ends_with_a_row_that_says_so(void **state) {
    (void)state;
    struct results results = sample_cut_short(arena);
    struct table table = read_back(&results);
    assert_string_equal(table.cells[table.rows - 1][2], "cut-short");
    assert_says(table.cells[table.rows - 1][10], "6 of 10");
}

static void an_excuse_stands_beside_its_deviation(void **state) {
    (void)state;
    struct results results = sample_excused(arena);
    struct table table = read_back(&results);
    assert_int_equal(table.rows, 1 + 1 + 2 + 2);
    assert_string_equal(table.cells[1][2], "tolerated");
    assert_string_equal(table.cells[1][15], "tolerance 1");
    assert_string_equal(table.cells[1][16], "Jane Doe");
    assert_string_equal(table.cells[1][17], "2026-12-31");
    assert_string_equal(table.cells[1][18], "'=old table");
    assert_string_equal(table.cells[2][2], "known-deviation");
    assert_string_equal(table.cells[3][15], "known-deviation 1");
    assert_string_equal(table.cells[4][2], "stale");
    assert_says(table.cells[4][10], "known-deviation 2 (small.agrees): ");
    assert_string_equal(table.cells[5][2], "unused");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(each_deviation_is_one_row),
        TEST(quotes_and_commas_come_back),
        TEST(broken_and_missing_answers_have_a_row),
        TEST(a_spreadsheet_finds_no_formula),
        TEST(a_reading_is_named),
        TEST(an_excuse_stands_beside_its_deviation),
        TEST(a_run_cut_short_ends_with_a_row_that_says_so),
    };
    return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
