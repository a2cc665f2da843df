/* What a few cases of one calculation prove, small enough to be checked by head. */
#include <string.h>

#include "tests/support/measured_coverage.h"

static void a_passing_case_executes_what_its_derivation_contains(void **state) {
    (void)state;
    measure(AT_55, AT_55_GOLDEN, NULL);
    assert_int_equal(measured.ran, 1);
    assert_int_equal(measured.failed, 0);
    assert_int_equal(coverage_level(&measured, IV_8_4_table), LEVEL_HELD);
    assert_int_equal(coverage_level(&measured, IV_8_4), LEVEL_EXECUTED);
    assert_int_equal(measured.provisions[IV_8_4].executed_by, 1);
}

/* The condition under which an early pension is refused. */
static const struct condition_coverage *too_young(void) {
    return &measured.conditions[measured.provisions[IV_8_4].first_condition];
}

static void a_condition_keeps_the_side_on_which_each_case_came_out(void **state) {
    (void)state;
    measure(AT_55, AT_55_GOLDEN, NULL);
    assert_int_equal(measured.provisions[IV_8_4].condition_count, 1);
    assert_false(condition_both_sides(too_young()));
    measure(AT_55 AT_49, AT_55_GOLDEN AT_49_GOLDEN, NULL);
    assert_int_equal(measured.provisions[IV_8_4].condition_count, 1);
    assert_true(condition_both_sides(too_young()));
    assert_int_equal(too_young()->met, 1);
    assert_int_equal(too_young()->not_met, 1);
}

static void a_golden_that_fails_is_counted_and_named(void **state) {
    (void)state;
    measure(
        AT_49 AT_55,
        AT_49_GOLDEN AGE_GOLDEN("at_55", "IV.8.4.table", "0.71 = 0.71", RATIO("0.71")),
        NULL);
    assert_int_equal(measured.ran, 2);
    assert_int_equal(measured.failed, 1);
    assert_int_equal(measured.provisions[IV_8_4_table].executed_by, 0);
}

/* ---- ablations ---- */

#define TOO_YOUNG_UP "IV.8.4/limit-shifted+1/too young"
#define TOO_YOUNG_DOWN "IV.8.4/limit-shifted-1/too young"
#define ROW_AFTER "IV.8.4.table/row-replaced+1/ratio to the pension at 60"

static void a_golden_holds_what_would_change_its_result(void **state) {
    (void)state;
    measure(AT_50 AT_55, AT_50_GOLDEN AT_55_GOLDEN, NULL);
    /* The row after that of 50 is 63 %, and at 55 it is 81 %. */
    assert_int_equal(measured_ablation(ROW_AFTER)->holder_count, 2);
    assert_int_equal(measured_ablation(ROW_AFTER)->tried, 2);
    /* From 51 on, the case of 50 would be refused, and that of 55 would not. */
    assert_true(measured_holds(TOO_YOUNG_UP, "at_50"));
    assert_false(measured_holds(TOO_YOUNG_UP, "at_55"));
    /* From 49 on, neither would be any different. */
    assert_int_equal(measured_ablation(TOO_YOUNG_DOWN)->holder_count, 0);
    assert_int_equal(measured_ablation(TOO_YOUNG_DOWN)->tried, 2);
}

static void holders_stand_in_the_order_of_the_suite(void **state) {
    (void)state;
    measure(AT_50 AT_55, AT_50_GOLDEN AT_55_GOLDEN, NULL);
    const struct ablation_coverage *row = measured_ablation(ROW_AFTER);
    assert_ptr_equal(row->holders[0], suite_at(measured_suite, 0));
    assert_ptr_equal(row->holders[1], suite_at(measured_suite, 1));
    assert_int_equal(measured.provisions[IV_8_4_table].held_by, 2);
}

static void a_refusal_is_held_by_the_golden_that_expects_it(void **state) {
    (void)state;
    static const char id[] = "IV.8.4/effect-removed/no early pension below 50";
    measure(AT_49, AT_49_GOLDEN, NULL);
    assert_true(measured_holds(id, "at_49"));
}

static void every_case_is_tried_under_every_ablation_of_its_own(void **state) {
    (void)state;
    measure(AT_50, AT_50_GOLDEN, NULL);
    size_t alone = measured.evaluations;
    assert_int_equal(measured.ablation_count, alone);
    measure(AT_50 AT_55, AT_50_GOLDEN AT_55_GOLDEN, NULL);
    /* The row of 50 has no neighbour before it, so the case of 55 adds that one. */
    assert_int_equal(measured.ablation_count, alone + 1);
    assert_int_equal(measured.evaluations, 2 * alone + 1);
}

#define SHARE_CASE                                                                       \
    "<case id=\"retirement_pension.share\" calculation=\"retirement_pension\" "          \
    "claims=\"IV.10.1 IV.10.3\" origin=\"hand\"><because>A test.</because>"              \
    "<fact name=\"reckonable_years\">10</fact>"                                          \
    "<fact name=\"reference_salary_per_month\">1000.00</fact>"                           \
    "<fact name=\"last_salary_per_month\">1000.00</fact>"                                \
    "<fact name=\"c1_1_salary_per_month\">100.00</fact></case>\n"
#define SHARE_GOLDEN(result)                                                             \
    "<golden case=\"retirement_pension.share\"><working><line "                          \
    "cites=\"IV.10.1\">10 * 2 % = 20 %</line></working>" result "</golden>\n"
#define SHARE "<result name=\"pension_rate\">20 %</result>"

/* The golden asserts the rate alone: the minimum pension could be anything. */
static void what_a_golden_does_not_assert_it_does_not_hold(void **state) {
    (void)state;
    measure_article("IV.10", SHARE_CASE, SHARE_GOLDEN(SHARE), NULL);
    assert_int_equal(measured.failed, 0);
    assert_int_equal(measured.provisions[IV_10_1].held_by, 1);
    assert_int_equal(measured.provisions[IV_10_3].executed_by, 1);
    assert_true(measured.provisions[IV_10_3].ablation_count > 0);
    assert_int_equal(measured.provisions[IV_10_3].held_by, 0);
    assert_int_equal(measured_ablation("IV.10.3/parameter-moved+1/IV_10_3_min")->tried,
                     1);
    assert_true(coverage_level(&measured, IV_10_3) < LEVEL_HELD);
}

static void a_failing_golden_is_tried_under_no_ablation(void **state) {
    (void)state;
    measure(AT_55, AGE_GOLDEN("at_55", "IV.8.4.table", "0.71 = 0.71", RATIO("0.71")),
            NULL);
    assert_int_equal(measured.failed, 1);
    assert_int_equal(measured.ablation_count, 0);
    assert_int_equal(measured.evaluations, 0);
}

static void an_unknown_id_is_no_ablation(void **state) {
    (void)state;
    measure(AT_55, AT_55_GOLDEN, NULL);
    assert_non_null(coverage_ablation(&measured, ROW_AFTER));
    assert_null(coverage_ablation(&measured, "IV.8.4.table/row-replaced+1/no such step"));
}

/* ---- adjudications ---- */

/* The problem, to be compared; empty where there is none. */
static const char *adjudicated(const char *equivalents) {
    static char text[1024];
    struct problems problems = PROBLEMS_INIT;
    measure(AT_50, AT_50_GOLDEN, equivalents);
    text[0] = '\0';
    if (!coverage_adjudicate(&measured, suite_equivalents(measured_suite), &problems))
        error_text(&problems.items[0], text, sizeof text);
    problems_release(&problems);
    return text;
}

#define EQUIVALENT(id) "<equivalent ablation=\"" id "\">Because.</equivalent>\n"

static void an_adjudicated_ablation_keeps_its_reason(void **state) {
    (void)state;
    assert_string_equal(adjudicated(EQUIVALENT(TOO_YOUNG_DOWN)), "");
    assert_string_equal(measured_ablation(TOO_YOUNG_DOWN)->equivalent->reason,
                        "Because.");
    assert_null(measured_ablation(TOO_YOUNG_UP)->equivalent);
    struct coverage_total total = {.needed = 0};
    coverage_add(&total, &measured, IV_8_4);
    assert_int_equal(total.equivalents, 1);
    assert_true(total.survivors > 1); /* never deducted from them */
}

static void an_adjudication_that_a_golden_refutes_is_a_problem(void **state) {
    (void)state;
    const char *said = adjudicated(EQUIVALENT(TOO_YOUNG_UP));
    assert_non_null(strstr(said,
                           "cases/equivalent.xml:2: found '" TOO_YOUNG_UP "', which "
                           "changes a result of early_retirement_ratio.at_50"));
    assert_null(measured_ablation(TOO_YOUNG_UP)->equivalent);
}

static void an_adjudication_of_no_ablation_is_a_problem(void **state) {
    (void)state;
    assert_non_null(strstr(adjudicated(EQUIVALENT("IV.8.4/limit-shifted+2/too young")),
                           "expected an ablation of a golden that passes"));
}

int main(void) {
    const struct CMUnitTest coverage[] = {
        MEASURED_TEST(a_passing_case_executes_what_its_derivation_contains),
        MEASURED_TEST(a_condition_keeps_the_side_on_which_each_case_came_out),
        MEASURED_TEST(a_golden_that_fails_is_counted_and_named),
        MEASURED_TEST(a_golden_holds_what_would_change_its_result),
        MEASURED_TEST(holders_stand_in_the_order_of_the_suite),
        MEASURED_TEST(a_refusal_is_held_by_the_golden_that_expects_it),
        MEASURED_TEST(every_case_is_tried_under_every_ablation_of_its_own),
        MEASURED_TEST(what_a_golden_does_not_assert_it_does_not_hold),
        MEASURED_TEST(a_failing_golden_is_tried_under_no_ablation),
        MEASURED_TEST(an_unknown_id_is_no_ablation),
        MEASURED_TEST(an_adjudicated_ablation_keeps_its_reason),
        MEASURED_TEST(an_adjudication_that_a_golden_refutes_is_a_problem),
        MEASURED_TEST(an_adjudication_of_no_ablation_is_a_problem),
    };
    return cmocka_run_group_tests(coverage, NULL, NULL);
}
