/* A report goes to its file in one write, or says in one line why it cannot. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "harness/report/output.h"

static void what_was_made_stands_in_the_file(void **state) {
    (void)state;
    char path[] = "/tmp/etalon-test-XXXXXX", read[16] = "";
    struct error error = ERROR_INIT;
    struct output output;
    close(mkstemp(path));
    fputs("a line\n", output_begin(&output));
    assert_true(output_end(&output, path, "list", &error));
    FILE *file = fopen(path, "r");
    assert_non_null(fgets(read, sizeof read, file));
    fclose(file);
    unlink(path);
    assert_string_equal(read, "a line\n");
}

static void a_file_that_cannot_be_written_is_named(void **state) {
    (void)state;
    static const char *const paths[] = {"/no/such/folder/list", "/dev/full"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct error error = ERROR_INIT;
        struct output output;
        fputs("a line\n", output_begin(&output));
        assert_false(output_end(&output, paths[i], "list", &error));
        assert_int_equal(error.code, ERROR_INTERNAL);
        assert_non_null(strstr(error.text, paths[i]));
        assert_non_null(strstr(error.text, "the list cannot be written"));
    }
}

int main(void) {
    const struct CMUnitTest outputs[] = {
        cmocka_unit_test(what_was_made_stands_in_the_file),
        cmocka_unit_test(a_file_that_cannot_be_written_is_named),
    };
    return cmocka_run_group_tests(outputs, NULL, NULL);
}
