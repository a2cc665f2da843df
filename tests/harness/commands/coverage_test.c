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
    assert_says(said, "  held  IV.46.1.i ");
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

static const char *equivalents; /* of the next tree; NULL: none */

/* What it complains about a tree of these cases. */
static int coverage_of(const char *cases, const char *goldens) {
    char arguments[128];
    snprintf(arguments, sizeof arguments, "coverage --root %s",
             small_tree_make("IV.8", cases, goldens));
    if (equivalents)
        small_tree_add_equivalents(equivalents);
    int code = etalon_complains(arguments, &said);
    small_tree_remove();
    equivalents = NULL;
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

#define NEGATIVE                                                                         \
    "<case id=\"early_retirement_ratio.negative\" "                                      \
    "calculation=\"early_retirement_ratio\" "                                            \
    "claims=\"IV.8.4\" origin=\"hand\"><because>A test.</because>"                       \
    "<fact name=\"age_years\">-1</fact></case>\n"

/* Facts that cannot be are refused before any step is taken. */
static void nothing_to_ablate_leaves_no_score(void **state) {
    (void)state;
    assert_int_equal(
        coverage_of(NEGATIVE, "<golden case=\"early_retirement_ratio.negative\"><error "
                              "fact=\"age_years\"/></golden>\n"),
        3);
    assert_one_line(said);
    assert_says(said, "no score, the cases that ran have no ablation");
}

static void an_adjudication_that_does_not_hold_is_bad_input(void **state) {
    (void)state;
    equivalents = "<equivalent ablation=\"IV.8.4.table/row-replaced+1/ratio to the "
                  "pension at 60\">Never.</equivalent>\n";
    assert_int_equal(coverage_of(CASE_55, AGE_55("0.77")), 3);
    assert_one_line(said);
    assert_says(said, "which changes a result of early_retirement_ratio.at_55");
    equivalents = "<equivalent ablation=\"IV.8.4.table/none\">Never.</equivalent>\n";
    assert_int_equal(coverage_of(CASE_55, AGE_55("0.77")), 3);
    assert_one_line(said);
    assert_says(said, "expected an ablation of a golden that passes");
    equivalents =
        "<equivalent ablation=\"IV.8.4/limit-included/too young\">At 55 both are "
        "the same.</equivalent>\n";
    assert_int_equal(coverage_of(CASE_55, AGE_55("0.77")), 0);
}

static void the_gap_survivors_and_redundant_cases_are_told(void **state) {
    (void)state;
    assert_int_equal(etalon_run("coverage --article IV.20", &said), 0);
    assert_says(said, "\nThe gap, executed and not held: ");
    assert_says(said, " adjudicated as equivalent");
    assert_int_equal(etalon_run("coverage --survivors --article IV.20", &said), 0);
    assert_says(said, "equivalent");
    assert_says(said, "IV.20.1.ii/limit-included/years in this band");
    assert_null(strstr(said, "needs a test"));
    assert_int_equal(etalon_run("coverage --redundant --article IV.20", &said), 0);
    assert_says(said, "redundant");
    assert_null(strstr(said, "bonus_after_60"));
}

static void the_matrix_goes_to_its_file_or_in_place_of_the_text(void **state) {
    (void)state;
    assert_int_equal(etalon_run("coverage --article IV.20 --matrix -", &said), 0);
    assert_int_equal(strncmp(said, "\"ablation\",\"provision\",", 23), 0);
    assert_null(strstr(said, "needs a test"));
    assert_int_equal(
        etalon_complains("coverage --article IV.20 --matrix /dev/full >/dev/null", &said),
        5);
    assert_one_line(said);
    assert_says(said, "/dev/full: the matrix cannot be written");
}

static void lists_go_one_at_a_time(void **state) {
    (void)state;
    assert_int_equal(etalon_complains("coverage --survivors --redundant", &said), 2);
    assert_one_line(said);
    assert_int_equal(etalon_complains("coverage --matrix ''", &said), 2);
    assert_one_line(said);
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
        cmocka_unit_test(nothing_to_ablate_leaves_no_score),
        cmocka_unit_test(an_adjudication_that_does_not_hold_is_bad_input),
        cmocka_unit_test(the_gap_survivors_and_redundant_cases_are_told),
        cmocka_unit_test(the_matrix_goes_to_its_file_or_in_place_of_the_text),
        cmocka_unit_test(lists_go_one_at_a_time),
    };
    return cmocka_run_group_tests(coverage, NULL, NULL);
}
