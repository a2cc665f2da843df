/* The listed exceptions: provisions that no calculation reaches, each with its reason. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harness/coverage/coverage.h"

static struct suite *suite;

static int load(void **state) {
    (void)state;
    struct problems problems = PROBLEMS_INIT;
    bool good = suite_load(".", &suite, &problems);
    problems_print(&problems, stderr);
    problems_release(&problems);
    return good ? 0 : -1;
}

static int release(void **state) {
    (void)state;
    suite_free(suite);
    return 0;
}

static void no_listed_exception_is_executed_after_all(void **state) {
    (void)state;
    struct coverage coverage;
    coverage_measure(&coverage, suite);
    for (int i = 1; i < PROVISION_COUNT; i++)
        if (provision_info((enum provision)i)->unreached &&
            coverage_level(&coverage, (enum provision)i) == LEVEL_EXECUTED)
            fail_msg("%s is listed as unreached, and is executed",
                     provision_id((enum provision)i));
    coverage_release(&coverage);
}

static void only_provisions_that_need_a_test_are_excepted(void **state) {
    (void)state;
    for (int i = 1; i < PROVISION_COUNT; i++) {
        const struct provision_info *info = provision_info((enum provision)i);
        if (info->unreached)
            assert_null(info->untested);
    }
}

int main(void) {
    const struct CMUnitTest unreached[] = {
        cmocka_unit_test(no_listed_exception_is_executed_after_all),
        cmocka_unit_test(only_provisions_that_need_a_test_are_excepted),
    };
    return cmocka_run_group_tests(unreached, load, release) ? 1 : 0;
}
