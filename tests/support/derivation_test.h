/* A fresh derivation for each test of the primitives, and short ways to make values. */
#ifndef TESTS_SUPPORT_DERIVATION_TEST_H
#define TESTS_SUPPORT_DERIVATION_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "calc/law/rule.h"

extern struct derivation d; /* of the test that runs; it records, under the defaults */
extern struct readings readings; /* of `d`; none is chosen until a test does */

int derivation_test_start(void **state);
int derivation_test_stop(void **state);
#define DERIVATION_TEST(name)                                                            \
    cmocka_unit_test_setup_teardown(name, derivation_test_start, derivation_test_stop)

/* `17.5`, `40 %`, `1958-09-01` */
number n(const char *text);
number money(const char *text);
struct date day(const char *text);

/* Puts an ablation of the step with that provision and label in force. */
void ablate_step(enum ablation_kind kind, enum provision provision, const char *label,
                 int direction);

#define assert_value(value, expected)                                                    \
    assert_string_equal(number_text(d.arena, value), expected)
#define assert_day(value, expected)                                                      \
    assert_string_equal(date_text(d.arena, value), expected)
#define assert_length(value, expected)                                                   \
    assert_string_equal(period_text(d.arena, value), expected)

#endif
