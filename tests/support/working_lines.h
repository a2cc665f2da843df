/* The lines of a working, one fresh working for each test. */
#ifndef TESTS_SUPPORT_WORKING_LINES_H
#define TESTS_SUPPORT_WORKING_LINES_H

#include "harness/case/working.h"

#define ARRAY_SIZE(array) (sizeof(array) / sizeof *(array))

extern struct working *working;
extern char message[300]; /* what the working said last */

int working_lines_start(void **state);
int working_lines_stop(void **state);
#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, working_lines_start, working_lines_stop)

/* Fails when the line does not hold. */
const struct working_value *value_of(const char *statement);
/* Whether the line holds; the lines after it know it by the name. */
bool named_line(const char *name, const char *statement);

void assert_holds(const char *const *statements, size_t count);
#define HOLD(...)                                                                        \
    do {                                                                                 \
        static const char *const statements[] = {__VA_ARGS__};                           \
        assert_holds(statements, ARRAY_SIZE(statements));                                \
    } while (0)

/* How the value of the expression is printed. */
void assert_text(const char *expression, const char *expected);
/* The line does not hold, and this is said. */
void assert_message(const char *statement, const char *expected);

#endif
