#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "harness/report/coverage_code.h"
#include "tests/support/etalon_program.h"

static void each_article_has_its_functions_lines_and_branches(void **state) {
    (void)state;
    static struct coverage coverage;
    struct coverage_scope scope = {.all = true};
    struct code_coverage code;
    struct error error = ERROR_INIT;
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    if (!code_coverage_read(&code, "tests/coverage", "tests/coverage/gcov.ndjson",
                            &error))
        fail_msg("%s", error.text);
    coverage_code_print(&code, &coverage, &scope, out);
    fclose(out);
    assert_says(text, "IV.10    1          2 of 2 (100 %)                  Rate of");
    assert_says(text, "IV.20    3          5 of 6 (83 %)   3 of 4 (75 %)   Reduction");
    assert_says(text, "in all   4          7 of 8 (87 %)   3 of 4 (75 %)");
    assert_null(strstr(text, "IV.11 "));
    free(text);
    code_coverage_release(&code);
}

int main(void) {
    const struct CMUnitTest coverage_code[] = {
        cmocka_unit_test(each_article_has_its_functions_lines_and_branches),
    };
    return cmocka_run_group_tests(coverage_code, NULL, NULL);
}
