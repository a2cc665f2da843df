/* JSON out: what is written in pieces is what jansson writes of the whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "harness/report/json_out.h"

static char *text;
static size_t length;
static FILE *memory;
static struct json_out out;

static int start(void **state) {
    (void)state;
    memory = open_memstream(&text, &length);
    json_out_begin(&out, memory);
    return !memory;
}

static int stop(void **state) {
    (void)state;
    free(text);
    return 0;
}

/* What was written is this value, to the byte. */
static void assert_written(json_t *whole) {
    json_out_end(&out);
    fclose(memory);
    char *expected = json_dumps(whole, JSON_INDENT(1));
    assert_int_equal(text[length - 1], '\n');
    text[length - 1] = '\0';
    assert_string_equal(text, expected);
    free(expected);
    json_decref(whole);
}

static void an_object_without_members_is_two_brackets(void **state) {
    (void)state;
    assert_written(json_object());
}

static void members_and_items_stand_on_lines_of_their_own(void **state) {
    (void)state;
    json_out_value(&out, "a", json_integer(1));
    json_out_open_array(&out, "list");
    json_out_value(&out, NULL, json_pack("{s:s, s:[i, i]}", "x", "y", "z", 1, 2));
    json_out_open_object(&out, NULL);
    json_out_value(&out, "in", json_true());
    json_out_close_object(&out);
    json_out_close_array(&out);
    json_out_value(&out, "b", json_string("end"));
    assert_written(json_pack("{s:i, s:[{s:s, s:[i, i]}, {s:b}], s:s}", "a", 1, "list",
                             "x", "y", "z", 1, 2, "in", 1, "b", "end"));
}

static void what_is_empty_stays_on_its_line(void **state) {
    (void)state;
    json_out_open_array(&out, "list");
    json_out_close_array(&out);
    json_out_open_object(&out, "object");
    json_out_close_object(&out);
    json_out_value(&out, "array", json_array());
    assert_written(json_pack("{s:[], s:{}, s:[]}", "list", "object", "array"));
}

static void texts_and_keys_are_escaped_and_not_indented(void **state) {
    (void)state;
    json_out_open_object(&out, "a \"b\"\n");
    json_out_value(&out, "c", json_string("one\ntwo \\ \"three\""));
    json_out_close_object(&out);
    assert_written(json_pack("{s:{s:s}}", "a \"b\"\n", "c", "one\ntwo \\ \"three\""));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(an_object_without_members_is_two_brackets),
        TEST(members_and_items_stand_on_lines_of_their_own),
        TEST(what_is_empty_stays_on_its_line),
        TEST(texts_and_keys_are_escaped_and_not_indented),
    };
    return cmocka_run_group_tests_name("json out", tests, NULL, NULL);
}
