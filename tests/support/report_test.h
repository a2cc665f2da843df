/* A fresh arena for each test of a report. */
#ifndef TESTS_SUPPORT_REPORT_TEST_H
#define TESTS_SUPPORT_REPORT_TEST_H

#include "calc/base/arena.h"

extern struct arena *arena; /* of the test that runs */

int report_test_start(void **state);
int report_test_stop(void **state);
#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, report_test_start, report_test_stop)

#endif
