#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "calc/base/error.h"
#include "tests/support/bug_test.h"

static void assert_says(const struct error *error, const char *expected) {
    char line[600];
    error_text(error, line, sizeof line);
    assert_string_equal(line, expected);
}

static void an_error_is_reported_and_fails_in_one_line(void **state) {
    (void)state;
    struct error error = ERROR_INIT;
    assert_false(error_set(&error, ERROR_USAGE, "no command '%s'", "fly"));
    assert_int_equal(error.code, ERROR_USAGE);
    assert_says(&error, "no command 'fly'");
}

static void the_first_error_wins(void **state) {
    (void)state;
    struct error error = ERROR_INIT;
    assert_false(error_at(&error, "a.xml", 3, "", "first"));
    assert_false(error_set(&error, ERROR_INTERNAL, "second"));
    assert_false(error_at(&error, "b.xml", 4, "", "third"));
    assert_int_equal(error.code, ERROR_INPUT);
    assert_says(&error, "a.xml:3: first");
}

static void what_is_not_known_is_not_said(void **state) {
    (void)state;
    static const struct {
        const char *file;
        int line;
        const char *path, *expected;
    } rows[] = {
        {"a.xml", 12, "/cases/case[1]", "a.xml:12: /cases/case[1]: not a date"},
        {"a.xml", 12, "", "a.xml:12: not a date"},
        {"a.xml", 0, "", "a.xml: not a date"},
        {"a.xml", 0, "/cases", "a.xml: /cases: not a date"},
        {NULL, 0, "birth_date", "birth_date: not a date"},
        {NULL, 12, NULL, "12: not a date"},
        {NULL, 0, NULL, "not a date"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct error error = ERROR_INIT;
        error_at(&error, rows[i].file, rows[i].line, rows[i].path, "not a %s", "date");
        assert_says(&error, rows[i].expected);
    }
}

static void too_long_a_message_is_cut_not_spilled(void **state) {
    (void)state;
    char wide[2000], small[8];
    memset(wide, 'x', sizeof wide - 1);
    wide[sizeof wide - 1] = '\0';
    struct error error = ERROR_INIT;
    error_at(&error, wide, 1, wide, "%s", wide);
    assert_int_equal(strlen(error.file), sizeof error.file - 1);
    assert_int_equal(strlen(error.path), sizeof error.path - 1);
    assert_int_equal(strlen(error.text), sizeof error.text - 1);
    assert_int_equal(error.line, 1);
    error_text(&error, small, sizeof small);
    assert_string_equal(small, "xxxxxxx");
}

static void make_a_mistake(void) {
    BUG("a %s of ours", "mistake");
}

static void a_mistake_of_ours_aborts(void **state) {
    (void)state;
    assert_true(aborts(make_a_mistake));
}

int main(void) {
    const struct CMUnitTest errors[] = {
        cmocka_unit_test(an_error_is_reported_and_fails_in_one_line),
        cmocka_unit_test(the_first_error_wins),
        cmocka_unit_test(what_is_not_known_is_not_said),
        cmocka_unit_test(too_long_a_message_is_cut_not_spilled),
        cmocka_unit_test(a_mistake_of_ours_aborts),
    };
    return cmocka_run_group_tests(errors, NULL, NULL);
}
