/* Coverage as CSV, read back by libcsv: the figures add up. */
#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/coverage_document.h"
#include "tests/support/report_test.h"

enum { ROWS_MOST = 2000, CELLS_MOST = 24 };

static struct rows {
    size_t count, cells;
    const char *at[ROWS_MOST][CELLS_MOST];
} rows;

static void take_cell(void *text, size_t length, void *context) {
    (void)context;
    assert_true(rows.count < ROWS_MOST && rows.cells < CELLS_MOST);
    rows.at[rows.count][rows.cells++] =
        arena_print(arena, "%.*s", (int)length, text ? (const char *)text : "");
}

static void take_row(int end, void *context) {
    (void)end, (void)context;
    assert_int_equal(rows.cells, 21);
    rows.count++;
    rows.cells = 0;
}

static void read_rows(const char *text) {
    size_t length = strlen(text);
    struct csv_parser parser;
    rows.count = rows.cells = 0;
    assert_int_equal(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI), 0);
    assert_int_equal(csv_parse(&parser, text, length, take_cell, take_row, NULL), length);
    csv_fini(&parser, take_cell, take_row, NULL);
    csv_free(&parser);
}

static size_t column(const char *heading) {
    for (size_t i = 0; i < 21; i++)
        if (!strcmp(rows.at[0][i], heading))
            return i;
    fail_msg("no column '%s'", heading);
    return 0;
}

static const char *cell(const char *row, const char *name, const char *heading) {
    for (size_t i = 1; i < rows.count; i++)
        if (!strcmp(rows.at[i][0], row) && !strcmp(rows.at[i][1], name))
            return rows.at[i][column(heading)];
    fail_msg("no %s '%s'", row, name);
    return NULL;
}

static size_t sum(const char *row, const char *heading) {
    size_t figure = 0;
    for (size_t i = 1; i < rows.count; i++)
        if (!strcmp(rows.at[i][0], row))
            figure += strtoul(rows.at[i][column(heading)], NULL, 10);
    return figure;
}

static void provisions_add_up_to_articles_chapters_annexes_and_all(void **state) {
    (void)state;
    read_rows(coverage_document_of_all(coverage_csv));
    static const char *const figures[] = {
        "needed",     "cited",    "executed",   "held",      "excluded",
        "conditions", "boundary", "both_sides", "ablations", "ablations_held"};
    static const char *const parts[] = {"article", "chapter", "annex", "all",
                                        "catalogue"};
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
        for (size_t j = 0; j < sizeof parts / sizeof *parts; j++)
            assert_int_equal(sum("provision", figures[i]), sum(parts[j], figures[i]));
    assert_true(sum("all", "needed") > 0);
}

static void a_row_says_the_level_and_the_reason(void **state) {
    (void)state;
    read_rows(coverage_document(coverage_csv));
    assert_string_equal(cell("provision", "IV.8.4.table", "level"), "held");
    assert_string_equal(cell("provision", "IV.8.4.table", "held"), "1");
    assert_string_equal(cell("provision", "IV.8.4", "level"), "executed");
    assert_string_equal(cell("provision", "IV.8.4", "held"), "0");
    assert_string_equal(cell("provision", "IV.instr8.4", "level"), "");
    assert_string_equal(cell("provision", "IV.instr8.4", "excluded"), "1");
    assert_string_equal(cell("provision", "IV.instr8.4", "reason"),
                        "heading of its points");
    assert_true(sum("catalogue", "needed") > sum("all", "needed"));
}

static void no_text_is_a_formula(void **state) {
    (void)state;
    read_rows(coverage_document(coverage_csv));
    assert_string_equal(cell("adjudication", "IV.8.4/limit-included/too young", "reason"),
                        "'" HOSTILE);
}

static int stop(void **state) {
    report_test_stop(state);
    return measured_release(state);
}

#undef TEST
#define TEST(name) cmocka_unit_test_setup_teardown(name, report_test_start, stop)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(provisions_add_up_to_articles_chapters_annexes_and_all),
        TEST(a_row_says_the_level_and_the_reason),
        TEST(no_text_is_a_formula),
    };
    return cmocka_run_group_tests_name("coverage CSV", tests, NULL, NULL) ? 1 : 0;
}
