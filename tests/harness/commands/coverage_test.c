#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/etalon_program.h"
#include "tests/support/small_tree.h"

#define AGE_55(ratio)                                                                    \
    "<golden case=\"early_retirement_ratio.at_55\"><working><line "                      \
    "cites=\"IV.8.4.table\">" ratio " = " ratio "</line></working>"                      \
    "<result name=\"early_retirement_ratio\">" ratio "</result></golden>\n"

static const char *said;

static void an_article_shows_levels_kinds_and_a_total(void **state) {
    (void)state;
    assert_int_equal(etalon_run("coverage --article IV.46", &said), 0);
    assert_says(said, "IV.46  Bonus for service after 60 (annex IV, article 46)");
    assert_says(said, "held        IV.46.1.i ");
    assert_says(said, "needs a test ");
    assert_says(said, "no test");
    assert_says(said, "heading of its points");
    assert_null(strstr(said, "\nIV.47  "));
}

static void any_provision_of_an_article_names_it(void **state) {
    (void)state;
    assert_int_equal(etalon_run("coverage --article IV.instr46-1.ii", &said), 0);
    assert_says(said, "Article IV.46:");
}

static void articles_without_a_calculation_come_with_all(void **state) {
    (void)state;
    assert_int_equal(etalon_run("coverage", &said), 0);
    assert_null(strstr(said, "\nIV.34  "));
    assert_says(said, "Every article of the catalogue");
    assert_int_equal(etalon_run("coverage --all --annex IV", &said), 0);
    assert_says(said, "\nIV.34  ");
}

static void unknown_articles_and_annexes_are_misuse(void **state) {
    (void)state;
    assert_int_equal(etalon_complains("coverage --article IV.999", &said), 2);
    assert_one_line(said);
    assert_int_equal(etalon_complains("coverage --annex XCIX", &said), 2);
    assert_one_line(said);
    assert_int_equal(etalon_complains("coverage IV.46", &said), 2);
    assert_one_line(said);
}

/* Coverage of one case at 55 whose golden states this ratio. */
static int coverage_of(const char *cases, const char *goldens) {
    char arguments[128];
    snprintf(arguments, sizeof arguments, "coverage --root %s",
             small_tree_make("IV.8", cases, goldens));
    int code = etalon_complains(arguments, &said);
    small_tree_remove();
    return code;
}

#define CASE_55                                                                          \
    "<case id=\"early_retirement_ratio.at_55\" calculation=\"early_retirement_ratio\" "  \
    "claims=\"IV.8.4.table\" origin=\"hand\"><because>A test.</because>"                 \
    "<fact name=\"age_years\">55</fact></case>\n"

static void a_golden_that_fails_leaves_no_score(void **state) {
    (void)state;
    assert_int_equal(coverage_of(CASE_55, AGE_55("0.71")), 1);
    assert_one_line(said);
    assert_says(said,
                "no score, 1 of 1 goldens fail, first early_retirement_ratio.at_55");
}

static void a_golden_that_passes_gives_one(void **state) {
    (void)state;
    assert_int_equal(coverage_of(CASE_55, AGE_55("0.77")), 0);
    assert_string_equal(said, "");
}

static void nothing_that_ran_is_bad_input(void **state) {
    (void)state;
    assert_int_equal(coverage_of("", ""), 3);
    assert_int_not_equal(strlen(said), 0);
}

int main(void) {
    const struct CMUnitTest coverage[] = {
        cmocka_unit_test(an_article_shows_levels_kinds_and_a_total),
        cmocka_unit_test(any_provision_of_an_article_names_it),
        cmocka_unit_test(articles_without_a_calculation_come_with_all),
        cmocka_unit_test(unknown_articles_and_annexes_are_misuse),
        cmocka_unit_test(a_golden_that_fails_leaves_no_score),
        cmocka_unit_test(a_golden_that_passes_gives_one),
        cmocka_unit_test(nothing_that_ran_is_bad_input),
    };
    return cmocka_run_group_tests(coverage, NULL, NULL);
}
