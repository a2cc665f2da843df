/* Cases whose goldens hold nothing that no other one holds. */
#include "harness/coverage/redundancy.h"
#include "tests/support/measured_coverage.h"

#define AGAIN AGE_CASE("at_55_again", "IV.8.4.table", "55")
#define AGAIN_GOLDEN                                                                     \
    AGE_GOLDEN("at_55_again", "IV.8.4.table", "0.77 = 0.77", RATIO("0.77"))
#define NEGATIVE AGE_CASE("negative", "IV.8.4", "-1")
#define NEGATIVE_GOLDEN                                                                  \
    "<golden case=\"early_retirement_ratio.negative\"><error "                           \
    "fact=\"age_years\"/></golden>\n"

static struct arena *arena;

static int start(void **state) {
    (void)state;
    arena = arena_new();
    return 0;
}

static int stop(void **state) {
    arena_free(arena);
    return measured_release(state);
}

static void a_case_that_repeats_another_is_redundant_and_so_is_that_one(void **state) {
    (void)state;
    measure(AT_55 AGAIN, AT_55_GOLDEN AGAIN_GOLDEN, NULL);
    const struct case_holds *holds =
        coverage_case_holds(arena, &measured, measured_suite);
    for (int i = 0; i < 2; i++) {
        assert_true(holds[i].held > 0);
        assert_int_equal(holds[i].alone, 0);
        assert_true(case_is_redundant(&holds[i]));
    }
}

static void a_case_that_holds_something_alone_is_not(void **state) {
    (void)state;
    measure(AT_50 AT_55, AT_50_GOLDEN AT_55_GOLDEN, NULL);
    const struct case_holds *holds =
        coverage_case_holds(arena, &measured, measured_suite);
    assert_false(case_is_redundant(&holds[0])); /* the limit shifted up */
    assert_false(case_is_redundant(&holds[1])); /* the row before */
    assert_true(holds[0].held > holds[0].alone);
}

static void a_case_that_holds_nothing_is_no_redundant_one(void **state) {
    (void)state;
    measure(AT_55 NEGATIVE, AT_55_GOLDEN NEGATIVE_GOLDEN, NULL);
    const struct case_holds *holds =
        coverage_case_holds(arena, &measured, measured_suite);
    assert_int_equal(holds[1].held, 0);
    assert_false(case_is_redundant(&holds[1]));
}

#define REDUNDANCY_TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void) {
    const struct CMUnitTest redundancy[] = {
        REDUNDANCY_TEST(a_case_that_repeats_another_is_redundant_and_so_is_that_one),
        REDUNDANCY_TEST(a_case_that_holds_something_alone_is_not),
        REDUNDANCY_TEST(a_case_that_holds_nothing_is_no_redundant_one),
    };
    return cmocka_run_group_tests(redundancy, NULL, NULL);
}
