/* The lists: the matrix read back by libcsv, survivors and redundant cases by line. */
#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness/report/coverage_lists.h"
#include "tests/support/measured_coverage.h"

static const struct coverage_scope everything = {.all = true};

/* ---- reading CSV back ---- */

enum { ROWS = 200, CELLS = 7 };

static struct table {
    char *cells[ROWS][CELLS];
    int rows, cell;
} table;

static void take_cell(void *bytes, size_t length, void *context) {
    (void)context;
    assert_true(table.rows < ROWS && table.cell < CELLS);
    table.cells[table.rows][table.cell++] = strndup(bytes, length);
}

static void take_row(int end, void *context) {
    (void)end;
    (void)context;
    assert_int_equal(table.cell, CELLS);
    table.rows++;
    table.cell = 0;
}

static void forget_table(void) {
    for (int i = 0; i < table.rows; i++)
        for (int j = 0; j < CELLS; j++)
            free(table.cells[i][j]);
    table.rows = table.cell = 0;
}

static void read_matrix(const struct coverage_scope *scope) {
    struct csv_parser parser;
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    coverage_matrix_print(&measured, scope, out);
    fclose(out);
    forget_table();
    csv_init(&parser, CSV_STRICT);
    assert_int_equal(csv_parse(&parser, text, length, take_cell, take_row, NULL), length);
    csv_fini(&parser, take_cell, take_row, NULL);
    csv_free(&parser);
    free(text);
}

/* The only row of an ablation and a golden; NULL: none. */
static char *const *row_of(const char *ablation, const char *golden) {
    char *const *found = NULL;
    for (int i = 1; i < table.rows; i++) {
        if (strcmp(table.cells[i][0], ablation) || strcmp(table.cells[i][6], golden))
            continue;
        assert_null(found);
        found = table.cells[i];
    }
    return found;
}

/* ---- tests ---- */

#define TOO_YOUNG_UP "IV.8.4/limit-shifted+1/too young"
#define TOO_YOUNG_DOWN "IV.8.4/limit-shifted-1/too young"
#define ROW_AFTER "IV.8.4.table/row-replaced+1/ratio to the pension at 60"

static void the_matrix_has_a_row_for_each_ablation_and_golden(void **state) {
    (void)state;
    measure(AT_50 AT_55, AT_50_GOLDEN AT_55_GOLDEN, NULL);
    read_matrix(&everything);
    assert_string_equal(table.cells[0][0], "ablation");
    assert_string_equal(table.cells[0][6], "golden");
    assert_non_null(row_of(ROW_AFTER, "early_retirement_ratio.at_50"));
    assert_non_null(row_of(ROW_AFTER, "early_retirement_ratio.at_55"));
    char *const *row = row_of(TOO_YOUNG_UP, "early_retirement_ratio.at_50");
    assert_string_equal(row[1], "IV.8.4");
    assert_string_equal(row[2], "limit-shifted");
    assert_string_equal(row[3], "held");
    assert_string_equal(row[4], "2"); /* tried on both cases */
    assert_string_equal(row[5], "1"); /* held by one golden */
    assert_null(row_of(TOO_YOUNG_UP, "early_retirement_ratio.at_55"));
}

static void the_matrix_has_as_many_rows_as_holds_and_survivors(void **state) {
    (void)state;
    size_t rows = 1;
    measure(AT_50 AT_55, AT_50_GOLDEN AT_55_GOLDEN, NULL);
    for (size_t i = 0; i < measured.ablation_count; i++) {
        size_t holders = measured.ablations[i].holder_count;
        rows += holders ? holders : 1;
    }
    read_matrix(&everything);
    assert_int_equal(table.rows, rows);
}

static void a_survivor_has_one_row_without_a_golden(void **state) {
    (void)state;
    measure(AT_50, AT_50_GOLDEN,
            "<equivalent ablation=\"" TOO_YOUNG_DOWN "\">Because.</equivalent>");
    struct problems problems = PROBLEMS_INIT;
    read_matrix(&everything);
    assert_string_equal(row_of(TOO_YOUNG_DOWN, "")[3], "survives");
    assert_true(
        coverage_adjudicate(&measured, suite_equivalents(measured_suite), &problems));
    read_matrix(&everything);
    assert_string_equal(row_of(TOO_YOUNG_DOWN, "")[3], "equivalent");
    assert_string_equal(row_of(TOO_YOUNG_DOWN, "")[5], "0");
}

static void the_matrix_keeps_to_its_scope(void **state) {
    (void)state;
    measure(AT_50, AT_50_GOLDEN, NULL);
    read_matrix(&(const struct coverage_scope){.article = IV_20});
    assert_int_equal(table.rows, 1);
    read_matrix(&(const struct coverage_scope){.article = IV_8});
    assert_true(table.rows > 1);
}

/* A list as it is printed, to be freed. */
static char *printed(void (*print)(FILE *out)) {
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    print(out);
    fclose(out);
    return text;
}

static void print_survivors(FILE *out) {
    coverage_survivors_print(&measured, &everything, out);
}

static void print_redundant(FILE *out) {
    coverage_redundant_print(&measured, measured_suite, &everything, out);
}

static void survivors_are_told_and_what_is_held_is_not(void **state) {
    (void)state;
    measure(AT_50, AT_50_GOLDEN, NULL);
    char *said = printed(print_survivors);
    assert_non_null(strstr(said, "survives  1 cases  " TOO_YOUNG_DOWN));
    assert_null(strstr(said, TOO_YOUNG_UP));
    free(said);
}

static void redundant_cases_are_told_and_others_are_not(void **state) {
    (void)state;
    measure(AT_50 AT_55 AGE_CASE("at_50_again", "IV.8.4.table", "50"),
            AT_50_GOLDEN AT_55_GOLDEN AGE_GOLDEN("at_50_again", "IV.8.4.table",
                                                 "0.60 = 0.60", RATIO("0.60")),
            NULL);
    char *said = printed(print_redundant);
    assert_non_null(strstr(said, "redundant  early_retirement_ratio.at_50 "));
    assert_non_null(strstr(said, "redundant  early_retirement_ratio.at_50_again "));
    assert_null(strstr(said, "at_55"));
    free(said);
}

static int release(void **state) {
    forget_table();
    return measured_release(state);
}

#define LIST_TEST(name) cmocka_unit_test_teardown(name, release)

int main(void) {
    const struct CMUnitTest lists[] = {
        LIST_TEST(the_matrix_has_a_row_for_each_ablation_and_golden),
        LIST_TEST(the_matrix_has_as_many_rows_as_holds_and_survivors),
        LIST_TEST(a_survivor_has_one_row_without_a_golden),
        LIST_TEST(the_matrix_keeps_to_its_scope),
        LIST_TEST(survivors_are_told_and_what_is_held_is_not),
        LIST_TEST(redundant_cases_are_told_and_others_are_not),
    };
    return cmocka_run_group_tests(lists, NULL, NULL);
}
