/* The report of a few cases: levels, the gap, and sums by article, chapter and annex. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness/report/coverage_report.h"
#include "tests/support/etalon_program.h"
#include "tests/support/measured_coverage.h"

static char *said;

/* One blank for many, so that no test depends on the width of a column. */
static void squeeze(char *text) {
    char *to = text;
    for (const char *from = text; *from; from++)
        if (*from != ' ' || to == text || to[-1] != ' ')
            *to++ = *from;
    *to = '\0';
}

static void report(const struct coverage_scope *scope) {
    size_t length = 0;
    free(said);
    FILE *out = open_memstream(&said, &length);
    coverage_report_print(&measured, scope, out);
    fclose(out);
    squeeze(said);
}

static const struct coverage_scope article_8 = {.article = IV_8};

static void levels_stand_beside_their_provisions(void **state) {
    (void)state;
    measure(AT_49 AT_50, AT_49_GOLDEN AT_50_GOLDEN, NULL);
    report(&article_8);
    assert_says(said, "\n held IV.8.4 condition ");
    assert_says(said, "yes 1, no 1");
    assert_says(said, "\n NOT REACHED IV.8.2 ");
    assert_says(said, "no test");
    assert_says(said, "; needs none ");
}

static void the_gap_says_which_side_is_missing(void **state) {
    (void)state;
    measure(AT_55, AT_55_GOLDEN, NULL);
    report(&article_8);
    assert_says(said, "The gap, executed and not held: ");
    assert_says(said, "\n IV.8.4 ALWAYS NO too young\n");
    measure(AT_50, AT_50_GOLDEN, NULL);
    measured.conditions[measured.provisions[IV_8_4].first_condition].met = 1;
    report(&article_8);
    assert_says(said, "\n IV.8.4 no yes near too young\n");
}

static void the_gap_names_what_survives_where_nothing_is_held(void **state) {
    (void)state;
    measure(AT_55, AT_55_GOLDEN, NULL);
    measured.provisions[IV_8_4].held_by = 0;
    for (size_t i = 0; i < measured.ablation_count; i++)
        measured.ablations[i].holder_count = 0;
    report(&article_8);
    assert_says(said, "\n IV.8.4 survives IV.8.4/condition-inverted/too young\n");
}

static void sums_go_from_articles_over_chapters_to_all(void **state) {
    (void)state;
    measure(AT_49 AT_50, AT_49_GOLDEN AT_50_GOLDEN, NULL);
    report(&(const struct coverage_scope){.all = true});
    assert_says(said, "2 cases ran, all pass; ");
    assert_says(said, "\n IV.8 ");
    assert_says(said, "\n IV, chapter II ");
    assert_says(said, "\n IV ");
    assert_says(said, "All articles (57):\n needs a test 606: held ");
}

static void an_article_alone_has_no_chapters(void **state) {
    (void)state;
    measure(AT_50, AT_50_GOLDEN, NULL);
    report(&article_8);
    assert_null(strstr(said, "IV, chapter"));
    assert_says(said, "Article IV.8:\n");
}

static int release(void **state) {
    free(said);
    said = NULL;
    return measured_release(state);
}

#define REPORT_TEST(name) cmocka_unit_test_teardown(name, release)

int main(void) {
    const struct CMUnitTest coverage_report[] = {
        REPORT_TEST(levels_stand_beside_their_provisions),
        REPORT_TEST(the_gap_says_which_side_is_missing),
        REPORT_TEST(the_gap_names_what_survives_where_nothing_is_held),
        REPORT_TEST(sums_go_from_articles_over_chapters_to_all),
        REPORT_TEST(an_article_alone_has_no_chapters),
    };
    return cmocka_run_group_tests(coverage_report, NULL, NULL);
}
