/* Patterns: cases chosen by globs of four kinds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harness/case/pattern.h"
#include "tests/support/small_run.h"

static struct arena *arena;
static struct patterns patterns;
static struct specimen
    *specimen; /* small.one, of hand, claims IV.20.1.ii, IV.instr8.4.i */

static int fresh(void **state) {
    (void)state;
    arena = arena_new();
    patterns = (struct patterns){.count = 0};
    specimen = small_specimen(arena, "small.one", "1", CLAIMS(IV_20_1_ii, IV_instr8_4_i));
    return 0;
}

static int release(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

static bool selects(enum pattern_kind kind, const char *glob) {
    struct patterns alone = {.count = 0};
    assert_null(patterns_add(&alone, kind, glob));
    return patterns_match(&alone, specimen);
}

static void no_pattern_selects_everything(void **state) {
    (void)state;
    assert_true(patterns_match(&patterns, specimen));
}

static void an_article_gathers_its_parts_and_instructions(void **state) {
    (void)state;
    assert_true(selects(PATTERN_ARTICLE, "IV.20"));
    assert_true(selects(PATTERN_ARTICLE, "IV.20.1"));
    assert_true(selects(PATTERN_ARTICLE, "IV.20.1.ii"));
    assert_false(selects(PATTERN_ARTICLE, "IV.20.1.i"));
    assert_true(selects(PATTERN_ARTICLE, "IV.8"));
    assert_false(selects(PATTERN_ARTICLE, "IV.8.4"));
}

static void the_glob_of_an_article_means_all_it_matches(void **state) {
    (void)state;
    assert_true(selects(PATTERN_ARTICLE, "IV.2?"));
    assert_true(selects(PATTERN_ARTICLE, "IV.*.1.i[ij]"));
    assert_false(selects(PATTERN_ARTICLE, "IV.3?"));
}

static void cases_calculations_and_origins_match_by_glob(void **state) {
    (void)state;
    assert_true(selects(PATTERN_CASE, "small.*"));
    assert_false(selects(PATTERN_CASE, "small"));
    assert_true(selects(PATTERN_ORIGIN, "h*"));
    assert_false(selects(PATTERN_ORIGIN, "*-*"));
    assert_false(selects(PATTERN_CALCULATION, "early_*"));
}

static void one_kind_repeated_widens_and_another_narrows(void **state) {
    (void)state;
    assert_null(patterns_add(&patterns, PATTERN_CASE, "large.*"));
    assert_false(patterns_match(&patterns, specimen));
    assert_null(patterns_add(&patterns, PATTERN_CASE, "small.*"));
    assert_true(patterns_match(&patterns, specimen));
    assert_null(patterns_add(&patterns, PATTERN_ARTICLE, "IV.3?"));
    assert_false(patterns_match(&patterns, specimen));
}

static void what_names_nothing_is_not_added(void **state) {
    (void)state;
    assert_non_null(patterns_add(&patterns, PATTERN_ARTICLE, "46"));
    assert_non_null(patterns_add(&patterns, PATTERN_CALCULATION, "pension"));
    assert_non_null(patterns_add(&patterns, PATTERN_ORIGIN, "worked"));
    assert_int_equal(patterns.count, 0);
}

static void too_many_are_refused(void **state) {
    (void)state;
    for (int i = 0; i < PATTERNS_MOST; i++)
        assert_null(patterns_add(&patterns, PATTERN_CASE, "*"));
    assert_non_null(patterns_add(&patterns, PATTERN_CASE, "*"));
}

static void a_bracket_in_a_name_is_a_bracket(void **state) {
    (void)state;
    assert_true(glob_matches("pensions[kim].amount", "pensions[kim].amount"));
    assert_true(glob_matches("pensions*.amount", "pensions[kim].amount"));
    assert_false(glob_matches("pensions[kim].amount", "pensions[ann].amount"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fresh, release)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(no_pattern_selects_everything),
        TEST(an_article_gathers_its_parts_and_instructions),
        TEST(the_glob_of_an_article_means_all_it_matches),
        TEST(cases_calculations_and_origins_match_by_glob),
        TEST(one_kind_repeated_widens_and_another_narrows),
        TEST(what_names_nothing_is_not_added),
        TEST(too_many_are_refused),
        TEST(a_bracket_in_a_name_is_a_bracket),
    };
    return cmocka_run_group_tests_name("pattern", tests, NULL, NULL);
}
