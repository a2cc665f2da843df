/* XML that means harm, or is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "harness/case/xml.h"

static struct problems problems;

static int release(void **state) {
    (void)state;
    problems_release(&problems);
    return 0;
}

static void assert_refused(const char *bytes, size_t length, const char *told) {
    struct xml_file file;
    problems.count = 0;
    assert_false(xml_read_buffer(bytes, length, "x.xml", &file, &problems));
    assert_null(file.document);
    assert_int_equal(problems.count, 1);
    if (!strstr(problems.items[0].text, told))
        fail_msg("told: %s", problems.items[0].text);
}

static void a_doctype_is_refused_before_anything_in_it_is_read(void **state) {
    (void)state;
    static const char *const documents[] = {
        "<!DOCTYPE a><a/>",
        "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
        "<!DOCTYPE a PUBLIC '-//X//Y' 'http://127.0.0.1:1/x.dtd'><a/>",
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
        "<!DOCTYPE a [<!ENTITY % b SYSTEM 'http://127.0.0.1:1/'> %b;]><a/>",
    };
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++)
        assert_refused(documents[i], strlen(documents[i]), "found a DOCTYPE");
}

static void nesting_without_end_is_refused(void **state) {
    (void)state;
    enum { DEPTH = 100000 };
    char *text = malloc(3 * DEPTH);
    for (size_t i = 0; i < DEPTH; i++)
        memcpy(text + 3 * i, "<a>", 3);
    assert_refused(text, 3 * DEPTH, "found broken XML");
    free(text);
}

static void bytes_that_are_no_text_are_refused(void **state) {
    (void)state;
    assert_refused("", 0, "found an empty file");
    assert_refused("<a>\0</a>", 8, "found broken XML");
    assert_refused("\x1f\x8b\x08\x00\x00\x00\x00\x00", 8, "found broken XML");
    static const char utf16[] = "<?xml version='1.0' encoding='UTF-16'?><a>\xff\xff</a>";
    assert_refused(utf16, sizeof utf16 - 1, "found broken XML");
    static const char ascii[] = "<?xml version='1.0' encoding='US-ASCII'?><a>\xff</a>";
    assert_refused(ascii, sizeof ascii - 1, "found broken XML");
    assert_refused("<a>\x01</a>", 8, "found broken XML");
}

static void a_file_beyond_all_measure_is_refused_unread(void **state) {
    (void)state;
    struct xml_file file;
    assert_false(xml_read_file("/dev/zero", "zero.xml", &file, &problems));
    assert_non_null(strstr(problems.items[0].text, "bytes, expected"));
}

static void a_folder_or_a_missing_file_is_a_problem(void **state) {
    (void)state;
    struct xml_file file;
    assert_false(xml_read_file("tests", "tests", &file, &problems));
    assert_false(xml_read_file("tests/none.xml", "none.xml", &file, &problems));
    assert_int_equal(problems.count, 2);
    assert_non_null(strstr(problems.items[0].text, "cannot be read: "));
    assert_non_null(strstr(problems.items[1].text, "cannot be opened: "));
}

static void a_schema_that_is_none_is_a_problem(void **state) {
    (void)state;
    struct xml_schema *schema;
    assert_false(
        xml_schema_load("tests/invalid/doctype/golden/x.xml", &schema, &problems));
    assert_null(schema);
    assert_non_null(strstr(problems.items[0].text, "expected RELAX NG"));
    assert_false(xml_schema_load("cases/schema/none.rng", &schema, &problems));
}

static void text_is_read_with_single_spaces(void **state) {
    (void)state;
    const char *text = "<a b=' 1  2 '> x <!-- no --> &amp;\n\t<![CDATA[<y>]]> </a>";
    struct xml_file file;
    struct arena *arena = arena_new();
    assert_true(xml_read_buffer(text, strlen(text), "x.xml", &file, &problems));
    assert_string_equal(xml_text(arena, xml_root(&file)), "x & <y>");
    assert_string_equal(xml_attribute(arena, xml_root(&file), "b"), "1 2");
    assert_null(xml_attribute(arena, xml_root(&file), "c"));
    xml_release(&file);
    arena_free(arena);
}

static void lines_beyond_65535_are_still_told(void **state) {
    (void)state;
    enum { LINES = 70000 };
    char *text = malloc(LINES + 16);
    memcpy(text, "<a>", 3);
    memset(text + 3, '\n', LINES);
    memcpy(text + 3 + LINES, "<b/></a>", 9);
    struct xml_file file;
    assert_true(xml_read_buffer(text, strlen(text), "x.xml", &file, &problems));
    xml_problem(&problems, &file, xml_child(xml_root(&file), "b"), "here");
    assert_int_equal(problems.items[0].line, LINES + 1);
    assert_string_equal(problems.items[0].path, "/a/b");
    xml_release(&file);
    free(text);
}

static void a_text_is_cut_between_characters(void **state) {
    (void)state;
    assert_int_equal(xml_cut("abc", 5), 3);
    assert_int_equal(xml_cut("abc", 2), 2);
    assert_int_equal(xml_cut("a\u00e9b", 2), 1);
    assert_int_equal(xml_cut("a\u00e9b", 3), 3);
}

int main(void) {
    const struct CMUnitTest xml[] = {
        cmocka_unit_test_teardown(a_doctype_is_refused_before_anything_in_it_is_read,
                                  release),
        cmocka_unit_test_teardown(nesting_without_end_is_refused, release),
        cmocka_unit_test_teardown(bytes_that_are_no_text_are_refused, release),
        cmocka_unit_test_teardown(a_file_beyond_all_measure_is_refused_unread, release),
        cmocka_unit_test_teardown(a_folder_or_a_missing_file_is_a_problem, release),
        cmocka_unit_test_teardown(a_schema_that_is_none_is_a_problem, release),
        cmocka_unit_test_teardown(text_is_read_with_single_spaces, release),
        cmocka_unit_test_teardown(lines_beyond_65535_are_still_told, release),
        cmocka_unit_test_teardown(a_text_is_cut_between_characters, release),
    };
    return cmocka_run_group_tests(xml, NULL, NULL);
}
