/* What excuses did in a run, and when one is held stale. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harness/report/results.h"
#include "tests/support/etalon_program.h"
#include "tests/support/report_test.h"
#include "tests/support/sample_results.h"

static const struct deviation of_90 = {
    .result = "amount", .expected = "100", .got = "90", .difference = "-10"};

/* One row about small.one, of a suite with so many of its cases, beside one case. */
static struct excuse_use use_of(const struct excuse *excuse, size_t cases,
                                enum verdict verdict, const struct deviation *deviation) {
    const struct result_case one = {.id = "small.one",
                                    .calculation = "small",
                                    .verdict = verdict,
                                    .deviations = deviation};
    struct excuse_use before = {.cases = cases};
    struct results results = {.ledger = NULL};
    sample_holds(arena, &results, &one, 1);
    results.excuses.of[excuse->kind] = (struct excuse_list){NULL, 1, excuse};
    results.uses[excuse->kind] = &before;
    results_count(arena, &results);
    return results.uses[excuse->kind][0];
}

static const struct excuse any = {
    .kind = EXCUSE_KNOWN, .number = 1, .case_id = "small.one"};
static const struct excuse known_80 = {
    .kind = EXCUSE_KNOWN, .number = 1, .case_id = "small.one", .got = "80"};

static void a_row_that_excuses_is_in_use(void **state) {
    (void)state;
    struct deviation excused = of_90;
    excused.excuse = &any;
    struct excuse_use use = use_of(&any, 1, VERDICT_KNOWN, &excused);
    assert_int_equal(use.used, 1);
    assert_int_equal(excuse_state(&use), EXCUSE_IN_USE);
    assert_false(excuse_is_stale(&any, &use));
}

static void a_case_that_agrees_makes_its_row_stale(void **state) {
    (void)state;
    struct excuse_use use = use_of(&any, 1, VERDICT_AGREES, NULL);
    assert_int_equal(excuse_state(&use), EXCUSE_IDLE);
    assert_true(excuse_is_stale(&any, &use));
    assert_says(excuse_advice(arena, &any, &use), "remove the row");
}

static void so_does_one_that_is_not_computed_any_more(void **state) {
    (void)state;
    struct excuse_use use = use_of(&any, 1, VERDICT_UNSUPPORTED, NULL);
    assert_true(excuse_is_stale(&any, &use));
}

static void a_figure_that_changed_is_told(void **state) {
    (void)state;
    struct excuse_use use = use_of(&known_80, 1, VERDICT_DEVIATES, &of_90);
    assert_int_equal(excuse_state(&use), EXCUSE_OUTRUN);
    assert_true(excuse_is_stale(&known_80, &use));
    assert_says(excuse_advice(arena, &known_80, &use), "the figure is now 90, not 80");
}

static void a_case_that_is_gone_is_told(void **state) {
    (void)state;
    const struct excuse gone = {.kind = EXCUSE_KNOWN, .case_id = "small.gone"};
    struct excuse_use use = use_of(&gone, 0, VERDICT_AGREES, NULL);
    assert_int_equal(excuse_state(&use), EXCUSE_OF_NO_CASE);
    assert_true(excuse_is_stale(&gone, &use));
}

static void nothing_is_stale_before_all_its_cases_are_judged(void **state) {
    (void)state;
    const enum verdict no_answer[] = {VERDICT_BROKEN, VERDICT_MISSING};
    struct excuse_use use = use_of(&any, 2, VERDICT_AGREES, NULL);
    assert_int_equal(excuse_state(&use), EXCUSE_OPEN);
    assert_false(excuse_is_stale(&any, &use));
    for (size_t i = 0; i < 2; i++) {
        use = use_of(&any, 1, no_answer[i], NULL);
        assert_int_equal(excuse_state(&use), EXCUSE_OPEN);
    }
}

static void a_tolerance_is_unused_and_never_stale(void **state) {
    (void)state;
    const struct excuse cent = {.case_id = "small.*", .within = "0.01"};
    struct excuse_use use = use_of(&cent, 1, VERDICT_DEVIATES, &of_90);
    assert_true(excuse_is_unused(&cent, &use));
    assert_false(excuse_is_stale(&cent, &use));
    assert_says(excuse_advice(arena, &cent, &use), "goes beyond it");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_row_that_excuses_is_in_use),
        TEST(a_case_that_agrees_makes_its_row_stale),
        TEST(so_does_one_that_is_not_computed_any_more),
        TEST(a_figure_that_changed_is_told),
        TEST(a_case_that_is_gone_is_told),
        TEST(nothing_is_stale_before_all_its_cases_are_judged),
        TEST(a_tolerance_is_unused_and_never_stale),
    };
    return cmocka_run_group_tests_name("excuse use", tests, NULL, NULL);
}
