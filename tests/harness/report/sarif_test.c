/* SARIF: the members that the standard demands, read back by jansson. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <jansson.h>

#include "harness/report/reports.h"
#include "tests/support/etalon_program.h"
#include "tests/support/report_test.h"
#include "tests/support/sample_results.h"

static json_t *root;

static const json_t *run_of(const struct results *results) {
    root = json_loads(sample_written(arena, report_sarif, results),
                      JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(root);
    return json_array_get(json_object_get(root, "runs"), 0);
}

/* `a.b.0.c` */
static const json_t *at(const json_t *json, const char *path) {
    while (*path) {
        char key[64];
        size_t length = strcspn(path, ".");
        snprintf(key, sizeof key, "%.*s", (int)length, path);
        json = json_is_array(json) ? json_array_get(json, (size_t)atoi(key))
                                   : json_object_get(json, key);
        assert_non_null(json);
        path += length + (path[length] == '.');
    }
    return json;
}

static const char *text_at(const json_t *json, const char *path) {
    assert_true(json_is_string(at(json, path)));
    return json_string_value(at(json, path));
}

static void the_log_has_the_required_members(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    const json_t *run = run_of(&results);
    assert_string_equal(text_at(root, "version"), "2.1.0");
    assert_string_equal(text_at(run, "tool.driver.name"), "etalon");
    assert_string_equal(text_at(run, "tool.driver.version"), "1.2.3");
    assert_true(json_is_true(at(run, "invocations.0.executionSuccessful")));
    assert_true(json_is_array(at(run, "results")));
    json_decref(root);
}

static void each_finding_is_at_its_case(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    const json_t *run = run_of(&results);
    const json_t *found = at(run, "results");
    assert_int_equal(json_array_size(found), 4);
    for (size_t i = 0; i < json_array_size(found); i++) {
        const json_t *one = json_array_get(found, i);
        assert_non_null(strchr(text_at(one, "message.text"), ':'));
        const json_t *rules = at(run, "tool.driver.rules");
        const json_t *rule =
            json_array_get(rules, (size_t)json_integer_value(at(one, "ruleIndex")));
        assert_string_equal(text_at(rule, "id"), text_at(one, "ruleId"));
        assert_true(*text_at(rule, "shortDescription.text") != '\0');
    }
    const json_t *place = at(found, "0.locations.0.physicalLocation");
    assert_string_equal(text_at(place, "artifactLocation.uri"),
                        "cases/annex_iv/small.xml");
    assert_int_equal(json_integer_value(at(place, "region.startLine")), 12);
    json_decref(root);
}

static void a_place_is_a_relative_uri(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    const json_t *run = run_of(&results);
    assert_string_equal(
        text_at(run, "results.2.locations.0.physicalLocation.artifactLocation.uri"),
        "cases/annex_iv/other%20one.xml");
    json_decref(root);
}

static void the_rule_is_the_provision_most_suspected(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    /* Both provisions are in one deviation; another case that agrees clears IV.8.4. */
    const struct result_case *deviates = case_at(arena, &results, 1);
    struct result_case three[] = {*case_at(arena, &results, 0), *deviates, *deviates};
    three[0].claims.count = 1;
    sample_holds(arena, &results, three, 3);
    results_count(arena, &results);
    const json_t *run = run_of(&results);
    assert_string_equal(text_at(run, "results.0.ruleId"), "IV.20.1.ii");
    assert_int_equal(json_array_size(at(run, "tool.driver.rules")), 1);
    json_decref(root);
}

static void another_reading_is_a_note(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    const json_t *run = run_of(&results);
    assert_string_equal(text_at(run, "results.1.ruleId"), "R-IV.20-years");
    assert_string_equal(text_at(run, "results.1.level"), "note");
    assert_string_equal(text_at(run, "results.0.level"), "error");
    assert_string_equal(text_at(run, "results.2.ruleId"), "answer-broken");
    assert_string_equal(text_at(run, "results.3.ruleId"), "answer-missing");
    json_decref(root);
}

static void what_is_excused_is_suppressed(void **state) {
    (void)state;
    struct results results = sample_excused(arena);
    const json_t *run = run_of(&results);
    assert_int_equal(json_array_size(at(run, "results")), 2);
    assert_string_equal(text_at(run, "results.0.suppressions.0.kind"), "external");
    assert_string_equal(text_at(run, "results.0.suppressions.0.status"), "accepted");
    assert_string_equal(text_at(run, "results.0.suppressions.0.justification"),
                        "tolerance 1 of Jane Doe until 2026-12-31: =old table");
    assert_int_equal(json_array_size(at(run, "results.1.suppressions")), 2);
    assert_string_equal(text_at(run, "results.1.level"), "error");
    assert_int_equal(json_array_size(at(run, "invocations.0.toolExecutionNotifications")),
                     2);
    assert_string_equal(text_at(run, "invocations.0.toolExecutionNotifications.0.level"),
                        "error");
    assert_string_equal(text_at(run, "invocations.0.toolExecutionNotifications.1.level"),
                        "note");
    json_decref(root);
}

static void a_failure_is_not_suppressed(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    const json_t *run = run_of(&results);
    assert_null(json_object_get(at(run, "results.0"), "suppressions"));
    json_decref(root);
}

static void a_run_cut_short_did_not_succeed(void **state) {
    (void)state;
    struct results results = sample_cut_short(arena);
    const json_t *run = run_of(&results);
    assert_true(json_is_false(at(run, "invocations.0.executionSuccessful")));
    assert_says(text_at(run, "invocations.0.toolExecutionNotifications.0.message.text"),
                "6 of 10");
    json_decref(root);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_log_has_the_required_members),
        TEST(each_finding_is_at_its_case),
        TEST(a_place_is_a_relative_uri),
        TEST(the_rule_is_the_provision_most_suspected),
        TEST(another_reading_is_a_note),
        TEST(what_is_excused_is_suppressed),
        TEST(a_failure_is_not_suppressed),
        TEST(a_run_cut_short_did_not_succeed),
    };
    return cmocka_run_group_tests_name("sarif", tests, NULL, NULL);
}
