#include "tests/support/working_lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

struct working *working;
char message[300];

int working_lines_start(void **state) {
    (void)state;
    working = working_new();
    return 0;
}

int working_lines_stop(void **state) {
    (void)state;
    working_free(working);
    return 0;
}

const struct working_value *value_of(const char *statement) {
    const struct working_value *value;

    if (!working_line(working, NULL, statement, &value, message, sizeof message))
        fail_msg("%s: %s", statement, message);
    return value;
}

bool named_line(const char *name, const char *statement) {
    return working_line(working, name, statement, NULL, message, sizeof message);
}

void assert_holds(const char *const *statements, size_t count) {
    for (size_t i = 0; i < count; i++)
        value_of(statements[i]);
}

void assert_text(const char *expression, const char *expected) {
    char statement[200];

    snprintf(statement, sizeof statement, "%s = %s", expression, expression);
    assert_string_equal(working_text(working, value_of(statement)), expected);
}

void assert_message(const char *statement, const char *expected) {
    const struct working_value *value;

    if (working_line(working, NULL, statement, &value, message, sizeof message))
        fail_msg("%s: holds", statement);
    assert_null(value);
    assert_string_equal(message, expected);
}
