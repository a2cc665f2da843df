/* A coverage of two provisions, written down by hand: 8.4 is held by two goldens on both
 * sides of its age, its table is executed and not held. */
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "harness/report/coverage_tracefile.h"

static struct condition_coverage conditions[] = {
    {.provision = IV_8_4,
     .label = "old enough",
     .met = 3,
     .not_met = 1,
     .near_met = 1,
     .near_not_met = 1,
     .threshold = true},
    {.provision = IV_8_4_table, .label = "in the table", .met = 2},
};

static struct coverage coverage;
static struct regulation_lines lines;
static char *text;
static size_t length;

static int fresh(void **state) {
    (void)state;
    coverage = (struct coverage){.conditions = conditions, .condition_count = 2};
    coverage.provisions[IV_8_4] = (struct provision_coverage){.in_code = true,
                                                              .cited_by = 2,
                                                              .executed_by = 4,
                                                              .held_by = 2,
                                                              .condition_count = 1};
    coverage.provisions[IV_8_4_table] = (struct provision_coverage){.in_code = true,
                                                                    .cited_by = 1,
                                                                    .executed_by = 2,
                                                                    .held_by = 1,
                                                                    .first_condition = 1,
                                                                    .condition_count = 1};
    regulation_outline_place(&lines, "build/regulation/annex_iv.txt", "IV");
    return 0;
}

static int release(void **state) {
    (void)state;
    free(text);
    text = NULL;
    return 0;
}

typedef void report(const struct coverage *, const struct regulation_lines *, FILE *);

static void write_report(report *write) {
    free(text);
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    write(&coverage, &lines, out);
    fclose(out);
}

static void assert_line(const char *format, ...) {
    char line[120];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    strcat(line, "\n");
    if (!strstr(text, line))
        fail_msg("no line '%s'", line);
}

static void the_outline_has_the_provision_on_its_line(void **state) {
    (void)state;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    regulation_outline_write("IV", out);
    fclose(out);
    int at = 0;
    for (char *line = strtok(text, "\n"); line && at < lines.line[IV_8_4];
         line = strtok(NULL, "\n")) {
        /* strtok skips the empty lines before titles. */
        at += 1 + (at > 0 && line[0] != ' ');
        if (at == lines.line[IV_8_4])
            assert_non_null(strstr(line, " IV.8.4 "));
    }
    assert_int_equal(at, lines.line[IV_8_4]);
}

static void another_annex_has_no_line(void **state) {
    (void)state;
    regulation_outline_place(&lines, "x", "V");
    for (int i = 1; i < PROVISION_COUNT; i++)
        assert_int_equal(lines.line[i], 0);
}

static void a_line_counts_the_goldens_that_hold_it(void **state) {
    (void)state;
    write_report(coverage_lcov);
    assert_line("SF:build/regulation/annex_iv.txt");
    assert_line("DA:%d,2", lines.line[IV_8_4]);
    assert_line("LH:1");
}

static void a_provision_below_held_counts_nothing(void **state) {
    (void)state;
    write_report(coverage_lcov);
    assert_line("DA:%d,0", lines.line[IV_8_4_table]);
}

static void a_provision_that_needs_no_test_is_no_line_of_code(void **state) {
    (void)state;
    char start[40];
    write_report(coverage_lcov);
    for (int i = 1; i < PROVISION_COUNT; i++)
        if (provision_info((enum provision)i)->untested) {
            snprintf(start, sizeof start, "\nDA:%d,", lines.line[i]);
            assert_null(strstr(text, start));
        }
}

static void a_branch_is_a_side_of_a_condition(void **state) {
    (void)state;
    write_report(coverage_lcov);
    assert_line("BRDA:%d,0,0,3", lines.line[IV_8_4]);
    assert_line("BRDA:%d,0,1,1", lines.line[IV_8_4]);
    assert_line("BRDA:%d,0,0,2", lines.line[IV_8_4_table]);
    assert_line("BRDA:%d,0,1,0", lines.line[IV_8_4_table]);
    assert_line("BRF:4");
    assert_line("BRH:3");
}

static void a_function_is_an_article(void **state) {
    (void)state;
    write_report(coverage_lcov);
    assert_line("FN:%d,IV.8", lines.line[provision_by_id("IV.8")]);
    assert_line("FNDA:1,IV.8");
    assert_line("FNDA:0,IV.20");
    assert_line("FNH:1");
}

static void assert_xpath(const char *expression, const char *expected) {
    xmlDoc *document = xmlReadMemory(text, (int)length, NULL, NULL, XML_PARSE_NONET);
    assert_non_null(document);
    xmlXPathContext *context = xmlXPathNewContext(document);
    xmlXPathObject *found = xmlXPathEval((const xmlChar *)expression, context);
    xmlChar *value = xmlXPathCastToString(found);
    assert_string_equal((const char *)value, expected);
    xmlFree(value);
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
    xmlFreeDoc(document);
}

static void cobertura_has_an_article_for_a_class(void **state) {
    (void)state;
    char line[80];
    write_report(coverage_cobertura);
    assert_xpath("string(/coverage/@lines-covered)", "1");
    assert_xpath("string(/coverage/@branches-covered)", "3");
    assert_xpath("string(/coverage/@branch-rate)", "0.7500");
    assert_xpath("string(/coverage/packages/package/@name)", "IV");
    assert_xpath("count(//class[@name='IV.8'])", "1");
    assert_xpath("string(//class[@name='IV.8']/@filename)",
                 "build/regulation/annex_iv.txt");
    snprintf(line, sizeof line, "string(//line[@number=%d]/@hits)", lines.line[IV_8_4]);
    assert_xpath(line, "2");
    snprintf(line, sizeof line, "string(//line[@number=%d]/@condition-coverage)",
             lines.line[IV_8_4_table]);
    assert_xpath(line, "50% (1/2)");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fresh, release)

int main(void) {
    const struct CMUnitTest coverage_tracefile[] = {
        TEST(the_outline_has_the_provision_on_its_line),
        TEST(another_annex_has_no_line),
        TEST(a_line_counts_the_goldens_that_hold_it),
        TEST(a_provision_below_held_counts_nothing),
        TEST(a_provision_that_needs_no_test_is_no_line_of_code),
        TEST(a_branch_is_a_side_of_a_condition),
        TEST(a_function_is_an_article),
        TEST(cobertura_has_an_article_for_a_class),
    };
    return cmocka_run_group_tests(coverage_tracefile, NULL, NULL);
}
