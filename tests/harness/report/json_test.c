/* The JSON report: read back by jansson. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <jansson.h>

#include "harness/report/reports.h"
#include "tests/support/report_test.h"
#include "tests/support/sample_results.h"

static json_t *read_back(const struct results *results) {
    json_t *root = json_loads(sample_written(arena, report_json, results),
                              JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(root);
    return root;
}

static long number_at(const json_t *object, const char *key) {
    assert_true(json_is_integer(json_object_get(object, key)));
    return (long)json_integer_value(json_object_get(object, key));
}

static const char *text_at(const json_t *object, const char *key) {
    return json_string_value(json_object_get(object, key));
}

static void totals_are_counted(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    json_t *root = read_back(&results);
    assert_string_equal(text_at(root, "version"), "1.2.3");
    assert_int_equal(number_at(root, "asked"), 6);
    assert_int_equal(number_at(root, "judged"), 6);
    assert_true(json_is_true(json_object_get(root, "complete")));
    const json_t *verdicts = json_object_get(root, "verdicts");
    assert_int_equal(json_object_size(verdicts), VERDICT_COUNT);
    for (int i = 0; i < VERDICT_COUNT; i++)
        assert_int_equal(number_at(verdicts, verdict_text((enum verdict)i)),
                         !verdict_is_excused((enum verdict)i));
    const json_t *articles = json_object_get(root, "articles");
    assert_int_equal(json_array_size(articles), 2);
    assert_string_equal(text_at(json_array_get(articles, 1), "id"), "IV.20");
    assert_int_equal(number_at(json_array_get(articles, 1), "cases"), 4);
    json_decref(root);
}

static void a_deviation_carries_what_was_expected_and_what_came(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    json_t *root = read_back(&results);
    const json_t *one = json_array_get(json_object_get(root, "cases"), 1);
    assert_string_equal(text_at(one, "id"), "small.deviates");
    assert_string_equal(text_at(one, "verdict"), "deviates");
    assert_string_equal(text_at(one, "message"), HOSTILE);
    const json_t *deviations = json_object_get(one, "deviations");
    const json_t *first = json_array_get(deviations, 0);
    assert_string_equal(text_at(first, "expected"), "410.00");
    assert_string_equal(text_at(first, "got"), "400.00");
    assert_string_equal(text_at(first, "difference"), "-10");
    assert_null(json_object_get(json_array_get(deviations, 1), "got"));
    json_decref(root);
}

static void a_reading_is_named_with_its_choice(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    json_t *root = read_back(&results);
    const json_t *cases = json_object_get(root, "cases");
    const json_t *reading = json_object_get(json_array_get(cases, 2), "reading");
    assert_string_equal(text_at(reading, "id"), "R-IV.20-years");
    assert_string_equal(text_at(reading, "choice"), "pro_rata");
    assert_null(json_object_get(json_array_get(cases, 0), "reading"));
    json_decref(root);
}

static void excuses_are_listed_and_named_by_what_they_excuse(void **state) {
    (void)state;
    struct results results = sample_excused(arena);
    json_t *root = read_back(&results);
    const json_t *tolerances = json_object_get(root, "tolerances");
    assert_int_equal(json_array_size(tolerances), 2);
    const json_t *used = json_array_get(tolerances, 0);
    assert_string_equal(text_at(used, "owner"), "Jane Doe");
    assert_string_equal(text_at(used, "expires"), "2026-12-31");
    assert_string_equal(text_at(used, "state"), "in-use");
    assert_int_equal(number_at(used, "used"), 2);
    assert_string_equal(text_at(json_array_get(tolerances, 1), "state"), "of-no-case");
    const json_t *stale = json_array_get(json_object_get(root, "baseline"), 1);
    assert_string_equal(text_at(stale, "state"), "idle");
    const json_t *one = json_array_get(json_object_get(root, "cases"), 2);
    const json_t *deviation = json_array_get(json_object_get(one, "deviations"), 1);
    assert_int_equal(number_at(deviation, "known-deviation"), 1);
    assert_string_equal(text_at(deviation, "provision"), "IV.20.1.i");
    assert_string_equal(text_at(deviation, "article"), "IV.20");
    json_decref(root);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(totals_are_counted),
        TEST(excuses_are_listed_and_named_by_what_they_excuse),
        TEST(a_deviation_carries_what_was_expected_and_what_came),
        TEST(a_reading_is_named_with_its_choice),
    };
    return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
