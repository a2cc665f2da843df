#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "harness/report/columns.h"
#include "harness/report/explanation.h"
#include "harness/report/wording.h"
#include "tests/support/etalon_program.h"
#include "tests/support/small_tree.h"

#define EARLY "calculation=\"early_retirement_ratio\""
#define CASES                                                                            \
    "<case id=\"early_retirement_ratio.at_55\" " EARLY " claims=\"IV.8.4.table\" "       \
    "origin=\"printed-table\" place=\"annex IV, article 8(4), table\">"                  \
    "<because>Five years early.</because><fact name=\"age_years\">55</fact></case>\n"    \
    "<case id=\"early_retirement_ratio.at_49\" " EARLY " claims=\"IV.8.4\" "             \
    "origin=\"hand\"><because>Too early.</because>"                                      \
    "<fact name=\"age_years\">49</fact></case>\n"                                        \
    "<case id=\"early_retirement_ratio.at_minus_1\" " EARLY " claims=\"IV.8.4\" "        \
    "origin=\"hand\"><because>No age.</because>"                                         \
    "<fact name=\"age_years\">-1</fact></case>\n"
#define GOLDENS                                                                          \
    "<golden case=\"early_retirement_ratio.at_55\"><working>"                            \
    "<line cites=\"IV.8.4.table\">0.77 = 0.77</line></working>"                          \
    "<result name=\"early_retirement_ratio\" printed=\"0,97\">0.77</result>"             \
    "<erratum result=\"early_retirement_ratio\" place=\"row 55\" printed=\"0,97\" "      \
    "accepted=\"0.77\">one digit was misread</erratum></golden>\n"                       \
    "<golden case=\"early_retirement_ratio.at_49\"><working>"                            \
    "<line cites=\"IV.8.4\">49 &lt; 50</line></working>"                                 \
    "<refused provision=\"IV.8.4\"/></golden>\n"                                         \
    "<golden case=\"early_retirement_ratio.at_minus_1\"><error fact=\"age_years\"/>"     \
    "</golden>\n"

static struct suite *suite;
static struct arena *arena;
static char *said;

static int load(void **state) {
    (void)state;
    struct problems problems = PROBLEMS_INIT;
    bool loaded = suite_load(small_tree_make("IV.8", CASES, GOLDENS), &suite, &problems);
    problems_print(&problems, stderr);
    problems_release(&problems);
    arena = arena_new();
    return loaded ? 0 : -1;
}

static int release(void **state) {
    (void)state;
    suite_free(suite);
    small_tree_remove();
    arena_free(arena);
    free(said);
    return 0;
}

/* Explains a case of the small tree; what was printed is in `said`. */
static void explain(const char *id, const struct readings *asked) {
    struct explanation explanation;
    size_t length = 0;
    free(said);
    said = NULL;
    FILE *out = open_memstream(&said, &length);
    explanation_make(arena, suite_find(suite, id), asked, &explanation);
    explanation_print(&explanation, out);
    fclose(out);
}

static void the_heading_tells_where_the_case_is_from_and_why_it_is_there(void **state) {
    (void)state;
    explain("early_retirement_ratio.at_55", NULL);
    assert_int_equal(strncmp(said, "early_retirement_ratio.at_55\n", 29), 0);
    assert_says(said, "annex IV, article 8(4), table (printed table of the regulation)");
    assert_says(said, "Five years early.");
    assert_says(said, "Ratio of an early pension to the pension at 60");
}

static void every_step_shows_its_provision_and_arithmetic(void **state) {
    (void)state;
    explain("early_retirement_ratio.at_55", NULL);
    assert_says(said, "Step by step");
    assert_says(said, "(55) < ");
    assert_says(said, "IV.8.4.table");
    assert_says(said, "row of age");
}

static void the_printed_figure_stands_beside_the_accepted_one(void **state) {
    (void)state;
    explain("early_retirement_ratio.at_55", NULL);
    assert_says(said, "0.77      0,97     0.77        agrees");
    assert_says(said, "one digit was misread");
    assert_says(said, "The calculator agrees with the golden.");
}

static void a_refusal_names_the_provision_that_denies(void **state) {
    (void)state;
    explain("early_retirement_ratio.at_49", NULL);
    assert_says(said, "\nRefused\n");
    assert_says(said, "IV.8.4, annex IV, article 8(4)");
    assert_null(strstr(said, "\nResults\n"));
}

static void facts_that_cannot_be_are_said_to_be_so(void **state) {
    (void)state;
    explain("early_retirement_ratio.at_minus_1", NULL);
    assert_says(said, "Facts that cannot be\n  age_years: ");
    assert_says(said, "The calculator agrees with the golden.");
}

static void a_reading_that_the_case_never_comes_to_is_said_to_be_idle(void **state) {
    (void)state;
    struct readings asked = {{0}};
    asked.chosen[R_IV_20_years] = R_IV_20_years__pro_rata;
    explain("early_retirement_ratio.at_55", &asked);
    assert_says(said, "read as: pro_rata (asked for here)");
    assert_says(said, "this case never comes to that question");
    assert_says(said, "move none of the figures");
}

static void the_provisions_applied_are_listed_once_each(void **state) {
    (void)state;
    explain("early_retirement_ratio.at_49", NULL);
    const char *applied = strstr(said, "\nProvisions applied\n");
    assert_non_null(applied);
    const char *first = strstr(applied, "\n  IV.8.4 ");
    assert_non_null(first);
    assert_null(strstr(first + 1, "\n  IV.8.4 "));
}

static void values_are_put_into_words(void **state) {
    (void)state;
    struct field rate = {.name = "r", .type = TYPE_RATE};
    struct field years = {.name = "y", .type = TYPE_NUMBER, .unit = "years"};
    struct field flag = {.name = "f", .type = TYPE_BOOLEAN};
    assert_string_equal(value_in_words(arena, &rate, "0.51"), "51 %");
    assert_string_equal(value_in_words(arena, &rate, "16/21"), "16/21 (~ 76.1905 %)");
    assert_string_equal(value_in_words(arena, &years, "20 6/12"), "20 6/12 years");
    assert_string_equal(value_in_words(arena, &flag, "true"), "yes");
    assert_string_equal(value_in_words(arena, NULL, "anything"), "anything");
    assert_string_equal(period_in_words(arena, "P2Y6M1D"), "2 years 6 months 1 day");
    assert_string_equal(period_in_words(arena, "P0D"), "no time");
}

static void a_limit_that_decides_is_marked(void **state) {
    const char *out;
    (void)state;
    assert_int_equal(etalon_run("explain bonus_after_60.example_2", &out), 0);
    assert_says(out, "<- the limit decides");
}

static void assert_within_the_page(const char *id, const char *text) {
    for (const char *line = text; *line;) {
        char copy[512];
        size_t length = strcspn(line, "\n");
        snprintf(copy, sizeof copy, "%.*s", (int)length, line);
        if (text_width(copy) > PAGE_WIDTH)
            fail_msg("%s: wider than the page: %s", id, copy);
        line += length + (line[length] == '\n');
    }
}

static void every_case_of_the_tree_can_be_explained(void **state) {
    (void)state;
    struct suite *small = suite;
    struct problems problems = PROBLEMS_INIT;
    bool loaded = suite_load(".", &suite, &problems);
    for (size_t i = 0; loaded && i < suite_count(suite); i++) {
        const char *id = suite_at(suite, i)->id;
        explain(id, NULL);
        assert_says(said, "The calculator agrees with the golden.");
        assert_within_the_page(id, said);
    }
    problems_print(&problems, stderr);
    problems_release(&problems);
    suite_free(suite);
    suite = small;
    assert_true(loaded);
}

int main(void) {
    const struct CMUnitTest explanation[] = {
        cmocka_unit_test(the_heading_tells_where_the_case_is_from_and_why_it_is_there),
        cmocka_unit_test(every_step_shows_its_provision_and_arithmetic),
        cmocka_unit_test(the_printed_figure_stands_beside_the_accepted_one),
        cmocka_unit_test(a_refusal_names_the_provision_that_denies),
        cmocka_unit_test(facts_that_cannot_be_are_said_to_be_so),
        cmocka_unit_test(a_reading_that_the_case_never_comes_to_is_said_to_be_idle),
        cmocka_unit_test(the_provisions_applied_are_listed_once_each),
        cmocka_unit_test(values_are_put_into_words),
        cmocka_unit_test(a_limit_that_decides_is_marked),
        cmocka_unit_test(every_case_of_the_tree_can_be_explained),
    };
    return cmocka_run_group_tests(explanation, load, release);
}
