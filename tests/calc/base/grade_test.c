#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "calc/base/grade.h"

static void a_grade_is_a_category_and_a_level(void **state) {
    (void)state;
    assert_true(grade_read("B.3"));
    assert_int_equal(grade_category("B.3"), 'B');
    assert_int_equal(grade_level("B.3"), 3);
}

static void the_unclassified_grade_has_no_level(void **state) {
    (void)state;
    assert_true(grade_read("U"));
    assert_int_equal(grade_category("U"), 'U');
    assert_int_equal(grade_level("U"), 0);
}

static void a_category_has_so_many_levels(void **state) {
    (void)state;
    assert_true(grade_read("A.7") && !grade_read("A.8"));
    assert_true(grade_read("L.5") && !grade_read("L.6"));
    assert_true(grade_read("B.6") && !grade_read("B.7"));
    assert_true(grade_read("C.6") && !grade_read("C.7"));
    assert_false(grade_read("A.0") || grade_read("D.1") || grade_read("A1"));
}

int main(void) {
    const struct CMUnitTest grade[] = {
        cmocka_unit_test(a_grade_is_a_category_and_a_level),
        cmocka_unit_test(the_unclassified_grade_has_no_level),
        cmocka_unit_test(a_category_has_so_many_levels),
    };
    return cmocka_run_group_tests(grade, NULL, NULL);
}
