#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "harness/coverage/coverage_level.h"
#include "tests/support/small_tree.h"

#define CASE(name, claims, age)                                                          \
    "<case id=\"early_retirement_ratio." name                                            \
    "\" calculation=\"early_retirement_ratio\" "                                         \
    "claims=\"" claims "\" origin=\"hand\"><because>A test.</because>"                   \
    "<fact name=\"age_years\">" age "</fact></case>\n"
#define GOLDEN(name, cites, statement, result)                                           \
    "<golden case=\"early_retirement_ratio." name "\"><working><line cites=\"" cites     \
    "\">" statement "</line></working>" result "</golden>\n"
#define RATIO(ratio) "<result name=\"early_retirement_ratio\">" ratio "</result>"
#define REFUSED "<refused provision=\"IV.8.4\"/>"

#define AT_55 CASE("at_55", "IV.8.4.table", "55")
#define AT_55_GOLDEN GOLDEN("at_55", "IV.8.4.table", "0.77 = 0.77", RATIO("0.77"))
#define AT_49 CASE("at_49", "IV.8.4", "49")
#define AT_49_GOLDEN GOLDEN("at_49", "IV.8.4", "49 &lt; 50", REFUSED)

static struct coverage measured;

/* Measures a small tree of early retirement ratios. */
static void measure(const char *cases, const char *goldens) {
    struct problems problems = PROBLEMS_INIT;
    struct suite *suite = NULL;
    const char *root = small_tree_make("IV.8", cases, goldens);
    coverage_release(&measured);
    bool loaded = suite_load(root, &suite, &problems);
    problems_print(&problems, stderr);
    problems_release(&problems);
    if (loaded)
        coverage_measure(&measured, suite);
    suite_free(suite);
    small_tree_remove();
    assert_true(loaded);
}

static void a_passing_case_executes_what_its_derivation_contains(void **state) {
    (void)state;
    measure(AT_55, AT_55_GOLDEN);
    assert_int_equal(measured.ran, 1);
    assert_int_equal(measured.failed, 0);
    assert_int_equal(coverage_level(&measured, IV_8_4_table), LEVEL_HELD);
    assert_int_equal(coverage_level(&measured, IV_8_4), LEVEL_EXECUTED);
    assert_int_equal(measured.provisions[IV_8_4].executed_by, 1);
}

static void what_no_case_reaches_has_no_level(void **state) {
    (void)state;
    measure(AT_55, AT_55_GOLDEN);
    assert_int_equal(coverage_level(&measured, IV_20_1), LEVEL_NONE);
    assert_int_equal(coverage_level(&measured, IV_10_2), LEVEL_NONE);
}

static void a_claim_alone_cites_only_what_the_code_names(void **state) {
    (void)state;
    measure(CASE("at_55", "IV.8.4.table IV.10.2 IV.31.1", "55"), AT_55_GOLDEN);
    assert_int_equal(coverage_level(&measured, IV_10_2), LEVEL_CITED);
    assert_int_equal(coverage_level(&measured, IV_31_1), LEVEL_NONE);
}

/* The condition under which an early pension is refused. */
static const struct condition_coverage *too_young(void) {
    return &measured.conditions[measured.provisions[IV_8_4].first_condition];
}

static void a_condition_keeps_the_side_on_which_each_case_came_out(void **state) {
    (void)state;
    measure(AT_55, AT_55_GOLDEN);
    assert_int_equal(measured.provisions[IV_8_4].condition_count, 1);
    assert_false(condition_both_sides(too_young()));
    measure(AT_55 AT_49, AT_55_GOLDEN AT_49_GOLDEN);
    assert_int_equal(measured.provisions[IV_8_4].condition_count, 1);
    assert_true(condition_both_sides(too_young()));
    assert_int_equal(too_young()->met, 1);
    assert_int_equal(too_young()->not_met, 1);
}

static void a_golden_that_fails_is_counted_and_named(void **state) {
    (void)state;
    measure(AT_49 AT_55,
            AT_49_GOLDEN GOLDEN("at_55", "IV.8.4.table", "0.71 = 0.71", RATIO("0.71")));
    assert_int_equal(measured.ran, 2);
    assert_int_equal(measured.failed, 1);
    assert_int_equal(measured.provisions[IV_8_4_table].executed_by, 0);
}

static void totals_leave_out_articles_and_count_what_needs_no_test(void **state) {
    (void)state;
    measure(AT_55, AT_55_GOLDEN);
    struct coverage_total total = {.needed = 0};
    coverage_add(&total, &measured, IV_8);
    assert_int_equal(total.needed + total.unneeded, 0);
    coverage_add(&total, &measured, IV_instr8_4); /* heading of its points */
    assert_int_equal(total.unneeded, 1);
    coverage_add(&total, &measured, IV_8_4);
    coverage_add(&total, &measured, IV_8_4_table);
    coverage_add(&total, &measured, IV_20_1);
    assert_int_equal(total.needed, 3);
    assert_int_equal(total.reached[LEVEL_EXECUTED], 2);
    assert_int_equal(total.reached[LEVEL_CITED], 2);
}

static void executed_without_a_claim_is_counted_apart(void **state) {
    (void)state;
    measure(AT_55, AT_55_GOLDEN);
    struct coverage_total total = {.needed = 0};
    coverage_add(&total, &measured, IV_8_4);
    coverage_add(&total, &measured, IV_8_4_table);
    assert_int_equal(total.unclaimed, 1);
}

static void per_cent_is_rounded_down(void **state) {
    (void)state;
    assert_int_equal(coverage_percent(199, 200), 99);
    assert_int_equal(coverage_percent(200, 200), 100);
    assert_int_equal(coverage_percent(0, 0), 0);
}

static int release(void **state) {
    (void)state;
    coverage_release(&measured);
    return 0;
}

int main(void) {
    const struct CMUnitTest coverage[] = {
        cmocka_unit_test(a_passing_case_executes_what_its_derivation_contains),
        cmocka_unit_test(what_no_case_reaches_has_no_level),
        cmocka_unit_test(a_claim_alone_cites_only_what_the_code_names),
        cmocka_unit_test(a_condition_keeps_the_side_on_which_each_case_came_out),
        cmocka_unit_test(a_golden_that_fails_is_counted_and_named),
        cmocka_unit_test(totals_leave_out_articles_and_count_what_needs_no_test),
        cmocka_unit_test(executed_without_a_claim_is_counted_apart),
        cmocka_unit_test(per_cent_is_rounded_down),
    };
    return cmocka_run_group_tests(coverage, NULL, release);
}
