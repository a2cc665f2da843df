/* JUnit: the rules of its strictest reader, checked by reading the XML back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "harness/case/xml.h"
#include "harness/report/reports.h"
#include "tests/support/etalon_program.h"
#include "tests/support/report_test.h"
#include "tests/support/sample_results.h"

static struct problems problems;
static struct xml_file file;

static const xmlNode *read_back(const struct results *results) {
    const char *text = sample_written(arena, report_junit, results);
    problems = (struct problems){.items = NULL};
    assert_true(xml_read_buffer(text, strlen(text), "junit.xml", &file, &problems));
    return xml_root(&file);
}

static void done(void) {
    xml_release(&file);
    problems_release(&problems);
}

static const char *attribute(const xmlNode *node, const char *name) {
    const char *text = xml_attribute(arena, node, name);
    return text ? text : "";
}

static bool is_one_of(const char *name, const char *const *allowed) {
    for (; *allowed; allowed++)
        if (!strcmp(name, *allowed))
            return true;
    return false;
}

/* Of the attributes and children of a node only those; times have three decimals. */
static void assert_only(const xmlNode *node, const char *const *attributes,
                        const char *const *children) {
    for (const xmlAttr *each = node->properties; each; each = each->next)
        if (!is_one_of((const char *)each->name, attributes))
            fail_msg("%s has %s", (const char *)node->name, (const char *)each->name);
    for (const xmlNode *each = xml_child(node, NULL); each; each = xml_next(each, NULL))
        if (!is_one_of((const char *)each->name, children))
            fail_msg("%s holds %s", (const char *)node->name, (const char *)each->name);
    if (xml_attribute(arena, node, "time"))
        assert_string_equal(attribute(node, "time"), "0.000");
}

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static size_t said(const xmlNode *node, const char *name) {
    return (size_t)atoi(attribute(node, name));
}

static void assert_suite(const xmlNode *suite) {
    size_t tests = 0, failures = 0, errors = 0, skipped = 0;
    assert_only(suite, WORDS("name", "tests", "failures", "errors", "skipped", "time"),
                WORDS("testcase"));
    for (const xmlNode *one = xml_child(suite, NULL); one; one = xml_next(one, NULL)) {
        assert_only(one, WORDS("classname", "name", "time"),
                    WORDS("failure", "error", "skipped", "system-out"));
        assert_true(*attribute(one, "name") && *attribute(one, "classname"));
        tests++;
        failures += xml_child(one, "failure") != NULL;
        errors += xml_child(one, "error") != NULL;
        skipped += xml_child(one, "skipped") != NULL;
        for (const xmlNode *other = xml_next(one, NULL); other;
             other = xml_next(other, NULL))
            assert_string_not_equal(attribute(one, "name"), attribute(other, "name"));
    }
    assert_int_equal(said(suite, "tests"), tests);
    assert_int_equal(said(suite, "failures"), failures);
    assert_int_equal(said(suite, "errors"), errors);
    assert_int_equal(said(suite, "skipped"), skipped);
}

static void assert_strict(const xmlNode *root) {
    assert_only(root, WORDS("name", "tests", "failures", "errors", "time"),
                WORDS("testsuite"));
    size_t tests = 0;
    for (const xmlNode *suite = xml_child(root, NULL); suite;
         suite = xml_next(suite, NULL)) {
        assert_suite(suite);
        tests += said(suite, "tests");
    }
    assert_int_equal(said(root, "tests"), tests);
}

static const xmlNode *testcase(const xmlNode *root, const char *name) {
    for (const xmlNode *suite = xml_child(root, NULL); suite;
         suite = xml_next(suite, NULL))
        for (const xmlNode *one = xml_child(suite, NULL); one; one = xml_next(one, NULL))
            if (!strcmp(attribute(one, "name"), name))
                return one;
    fail_msg("no testcase %s", name);
    return NULL;
}

static void the_strictest_reader_takes_it(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    const xmlNode *root = read_back(&results);
    assert_strict(root);
    assert_int_equal(said(root, "tests"), 6);
    assert_int_equal(said(root, "failures"), 1);
    assert_int_equal(said(root, "errors"), 2);
    done();
}

static void cases_that_are_not_in_a_row_share_their_suite(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    const struct result_case mixed[] = {*case_at(arena, &results, 0),
                                        *case_at(arena, &results, 3),
                                        *case_at(arena, &results, 1)};
    sample_holds(arena, &results, mixed, 3);
    results_count(arena, &results);
    const xmlNode *root = read_back(&results);
    assert_strict(root);
    assert_int_equal(xmlChildElementCount((xmlNode *)root), 2);
    done();
}

static void each_verdict_has_its_outcome(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    const xmlNode *root = read_back(&results);
    assert_null(xml_child(testcase(root, "agrees"), NULL));
    assert_non_null(xml_child(testcase(root, "deviates"), "failure"));
    assert_non_null(xml_child(testcase(root, "broken"), "error"));
    assert_non_null(xml_child(testcase(root, "missing"), "error"));
    assert_non_null(xml_child(testcase(root, "unsupported"), "skipped"));
    const xmlNode *out = xml_child(testcase(root, "reads"), NULL);
    assert_true(xml_is(out, "system-out") && !xml_next(out, NULL));
    assert_says(xml_text(arena, out), "R-IV.20-years is read as pro_rata");
    done();
}

static void a_failure_says_what_differs_and_where(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    const xmlNode *failure =
        xml_child(testcase(read_back(&results), "deviates"), "failure");
    assert_string_equal(
        attribute(failure, "message"),
        "amount (IV.20.1.ii): expected 410.00, got 400.00, difference -10; "
        "and 1 more result differs");
    const char *text = xml_text(arena, failure);
    assert_says(text, "rate (IV.20.1.i): expected 0.41, left out");
    assert_says(text, "cases/annex_iv/small.xml:12");
    assert_says(text, "etalon explain small.deviates");
    assert_says(text, HOSTILE);
    done();
}

static void what_is_excused_is_skipped_and_says_by_whom(void **state) {
    (void)state;
    struct results results = sample_excused(arena);
    const xmlNode *root = read_back(&results);
    assert_strict(root);
    assert_int_equal(said(root, "tests"), 5);
    assert_int_equal(said(root, "failures"), 0);
    assert_int_equal(said(root, "errors"), 1);
    const xmlNode *one = testcase(root, "tolerated");
    assert_says(attribute(xml_child(one, "skipped"), "message"),
                "tolerance 1 of Jane Doe until 2026-12-31: =old table; amount");
    assert_says(xml_text(arena, xml_child(one, "system-out")), "got 400.00");
    one = testcase(root, "known");
    assert_says(attribute(xml_child(one, "skipped"), "message"),
                "known-deviation 1 of Ann Lee");
    const xmlNode *stale = testcase(root, "known-deviation 2 (small.agrees)");
    assert_string_equal(attribute(stale, "classname"), "etalon.baseline");
    assert_says(attribute(xml_child(stale, "error"), "message"), "remove the row");
    assert_non_null(xml_child(testcase(root, "tolerance 2 (other.odd)"), "skipped"));
    done();
}

static void a_run_cut_short_is_an_error(void **state) {
    (void)state;
    struct results results = sample_cut_short(arena);
    const xmlNode *root = read_back(&results);
    assert_strict(root);
    assert_int_equal(said(root, "tests"), 7);
    const xmlNode *error = xml_child(testcase(root, "complete"), "error");
    assert_says(attribute(error, "message"), "6 of 10 cases were judged");
    done();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_strictest_reader_takes_it),
        TEST(cases_that_are_not_in_a_row_share_their_suite),
        TEST(each_verdict_has_its_outcome),
        TEST(a_failure_says_what_differs_and_where),
        TEST(what_is_excused_is_skipped_and_says_by_whom),
        TEST(a_run_cut_short_is_an_error),
    };
    return cmocka_run_group_tests_name("junit", tests, NULL, NULL);
}
