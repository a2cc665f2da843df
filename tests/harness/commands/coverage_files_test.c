#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/etalon_program.h"

#define COVERAGE "coverage --annex IV "

static void the_outline_and_its_tracefile_agree(void **state) {
    (void)state;
    const char *said;
    assert_int_equal(etalon_run(COVERAGE "--outline build/outline_test.txt --lcov - "
                                         "--cobertura build/outline_test.xml",
                                &said),
                     0);
    assert_says(said, "SF:build/outline_test.txt\n");
    assert_says(said, "\nend_of_record\n");
    FILE *outline = fopen("build/outline_test.txt", "r");
    assert_non_null(outline);
    char first[80];
    assert_non_null(fgets(first, sizeof first, outline));
    fclose(outline);
    assert_string_equal(first, "IV.1  Scope\n");
    assert_says(said, "\nFN:1,IV.1\n");
    assert_int_equal(remove("build/outline_test.txt"), 0);
    assert_int_equal(remove("build/outline_test.xml"), 0);
}

static void the_users_own_text_can_be_the_source(void **state) {
    (void)state;
    const char *said;
    assert_int_equal(
        etalon_run(COVERAGE "--text tests/coverage/regulation.txt --lcov -", &said), 0);
    assert_says(said, "SF:tests/coverage/regulation.txt\n");
    assert_says(said, "\nFN:16,IV.8\n");
    assert_says(said, "\nDA:18,"); /* IV.8.4 stands on line 18 */
}

static void code_whose_source_is_not_there_is_named(void **state) {
    (void)state;
    const char *said;
    assert_int_equal(etalon_complains(COVERAGE "--gcov tests/coverage/gcov.ndjson "
                                               ">/dev/null",
                                      &said),
                     3);
    assert_says(said, "article_20_sample.c");
    assert_one_line(said);
}

static void options_that_do_not_go_together_are_misuse(void **state) {
    (void)state;
    static const struct {
        const char *arguments, *says;
    } rows[] = {
        {"coverage --annex IV --lcov -", "need --outline or --text"},
        {"coverage --annex IV --outline a --text b", "expected one of them"},
        {"coverage --annex IV --text b", "goes with --lcov or --cobertura"},
        {"coverage --outline build/x", "need --annex"},
        {"coverage --gcov ''", "--gcov names no file"},
        {"coverage --html ''", "--html names no file"},
        {"coverage --xml - --csv -", "--xml and --csv both name '-'"},
        {"coverage --html a --matrix a", "--html and --matrix both name 'a'"},
    };
    const char *said;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(etalon_complains(rows[i].arguments, &said), 2);
        assert_says(said, rows[i].says);
        assert_one_line(said);
    }
}

static void a_document_goes_to_its_file_or_in_place_of_the_text(void **state) {
    (void)state;
    const char *said;
    assert_int_equal(etalon_run("coverage --article IV.46 --csv -", &said), 0);
    assert_int_equal(strncmp(said, "\"row\",\"name\",", 13), 0);
    assert_null(strstr(said, "needs a test"));
    assert_int_equal(
        etalon_run("coverage --article IV.46 --xml - --html /dev/null", &said), 0);
    assert_says(said, "<coverage xmlns=\"urn:etalon:coverage:1\"");
    assert_says(said, " of-article=\"IV.46\"");
    assert_null(strstr(said, "<article id=\"IV.47\""));
    assert_int_equal(etalon_run("coverage --article IV.46 --html -", &said), 0);
    assert_int_equal(strncmp(said, "<!DOCTYPE html>\n", 16), 0);
    assert_int_equal(etalon_run("coverage --article IV.46 --html /dev/null", &said), 0);
    assert_says(said, "needs a test");
}

static void files_that_cannot_be_are_told(void **state) {
    (void)state;
    const char *said;
    assert_int_equal(
        etalon_complains(COVERAGE "--text README.md --lcov - >/dev/null", &said), 3);
    assert_says(said, "README.md: found no article 1");
    assert_int_equal(
        etalon_complains(COVERAGE "--gcov build/no_such_file >/dev/null", &said), 3);
    assert_says(said, "build/no_such_file: No such file");
    assert_int_equal(etalon_complains(COVERAGE "--outline /dev/full >/dev/null", &said),
                     5);
    assert_says(said, "/dev/full: the outline cannot be written");
    assert_int_equal(etalon_complains(COVERAGE "--html /dev/full >/dev/null", &said), 5);
    assert_says(said, "/dev/full: the HTML cannot be written");
}

int main(void) {
    const struct CMUnitTest coverage_files[] = {
        cmocka_unit_test(the_outline_and_its_tracefile_agree),
        cmocka_unit_test(the_users_own_text_can_be_the_source),
        cmocka_unit_test(code_whose_source_is_not_there_is_named),
        cmocka_unit_test(options_that_do_not_go_together_are_misuse),
        cmocka_unit_test(a_document_goes_to_its_file_or_in_place_of_the_text),
        cmocka_unit_test(files_that_cannot_be_are_told),
    };
    return cmocka_run_group_tests(coverage_files, NULL, NULL);
}
