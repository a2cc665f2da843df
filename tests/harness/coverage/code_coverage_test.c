#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harness/coverage/code_coverage.h"

#define ROOT "tests/coverage"
#define SAMPLE "calc/annex_iv/article_20_sample.c"

static struct code_coverage coverage;
static struct error error;

static int fresh(void **state) {
    (void)state;
    coverage = (struct code_coverage){.arena = NULL};
    error = (struct error)ERROR_INIT;
    return 0;
}

static int release(void **state) {
    (void)state;
    code_coverage_release(&coverage);
    return 0;
}

static void read_sample(void) {
    if (!code_coverage_read(&coverage, ROOT, ROOT "/gcov.ndjson", &error))
        fail_msg("%s", error.text);
}

static bool function_cites(const char *name, enum provision provision) {
    for (size_t i = 0; i < coverage.count; i++)
        if (!strcmp(coverage.functions[i].name, name))
            return coverage.functions[i].cites[provision];
    fail_msg("no function %s", name);
    return false;
}

static void a_function_cites_the_provisions_named_in_it(void **state) {
    (void)state;
    read_sample();
    assert_int_equal(coverage.count, 4);
    assert_true(function_cites("by_reading", IV_19_3));
    assert_true(function_cites("by_parameter", IV_10_2)); /* by its parameter */
    assert_true(function_cites("by_reading", IV_20_1));   /* by a reading on it */
    assert_false(function_cites("by_reading", IV_10_2));
}

static void a_comment_and_a_text_cite_nothing(void **state) {
    (void)state;
    read_sample();
    assert_false(function_cites("by_parameter", IV_10_1));
}

static void a_function_cites_what_its_table_cites(void **state) {
    (void)state;
    read_sample();
    assert_true(function_cites("by_table", IV_20_1_i));
    assert_true(function_cites("by_table", IV_20_1_ii));
    assert_false(function_cites("by_reading", IV_20_1_i));
}

static void
a_function_that_cites_nothing_belongs_to_the_article_of_its_file(void **state) {
    (void)state;
    read_sample();
    assert_true(function_cites("helper", provision_by_id("IV.20")));
    assert_false(function_cites("by_table", provision_by_id("IV.20")));
}

static void assert_figures(struct code_figures found, struct code_figures expected) {
    assert_int_equal(found.functions, expected.functions);
    assert_int_equal(found.lines, expected.lines);
    assert_int_equal(found.lines_run, expected.lines_run);
    assert_int_equal(found.branches, expected.branches);
    assert_int_equal(found.branches_taken, expected.branches_taken);
}

static void an_article_counts_each_of_its_functions_once(void **state) {
    (void)state;
    read_sample();
    /* by_reading cites two provisions of article 20; by_parameter is of article 10. */
    assert_figures(code_coverage_of(&coverage, provision_by_id("IV.20")),
                   (struct code_figures){3, 6, 5, 4, 3});
    assert_figures(code_coverage_of(&coverage, provision_by_id("IV.10")),
                   (struct code_figures){1, 2, 2, 0, 0});
    assert_figures(code_coverage_of(&coverage, IV_19_3),
                   (struct code_figures){1, 3, 3, 2, 2});
    assert_figures(code_coverage_in_all(&coverage), (struct code_figures){4, 8, 7, 4, 3});
}

static void assert_refused(const char *path, const char *says) {
    assert_false(code_coverage_read(&coverage, ROOT, path, &error));
    assert_int_equal(error.code, ERROR_INPUT);
    assert_string_equal(error.file, path);
    if (!strstr(error.text, says))
        fail_msg("'%s' does not say '%s'", error.text, says);
}

static void a_file_that_gcov_did_not_write_is_refused(void **state) {
    (void)state;
    static const struct {
        const char *bytes, *says;
    } rows[] = {
        {"{", "expected the output of gcov"},
        {"[]", "no list of files"},
        {"{\"files\": 3}", "no list of files"},
        {"{\"files\": [3]}", "no file with functions and lines"},
        {"", "no function of an annex"},
        {"{\"files\": [{\"file\": \"" SAMPLE "\", \"functions\": [{}], \"lines\": []}]}",
         "no name and lines of a function"},
        {"{\"files\": [{\"file\": \"" SAMPLE "\", \"functions\": [{\"name\": \"f\", "
         "\"start_line\": 1, \"end_line\": 2}], \"lines\": [{\"function_name\": "
         "\"f\"}]}]}",
         "no count and branches of a line"},
    };
    static const char path[] = "build/gcov_test.ndjson";
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        fputs(rows[i].bytes, file);
        fclose(file);
        fresh(NULL);
        assert_refused(path, rows[i].says);
        release(NULL);
    }
    remove(path);
}

static void a_file_that_is_not_there_is_named(void **state) {
    (void)state;
    assert_refused("build/no_such_file.ndjson", "No such file");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fresh, release)

int main(void) {
    const struct CMUnitTest code_coverage[] = {
        TEST(a_function_cites_the_provisions_named_in_it),
        TEST(a_comment_and_a_text_cite_nothing),
        TEST(a_function_cites_what_its_table_cites),
        TEST(a_function_that_cites_nothing_belongs_to_the_article_of_its_file),
        TEST(an_article_counts_each_of_its_functions_once),
        TEST(a_file_that_gcov_did_not_write_is_refused),
        TEST(a_file_that_is_not_there_is_named),
    };
    return cmocka_run_group_tests(code_coverage, NULL, NULL);
}
