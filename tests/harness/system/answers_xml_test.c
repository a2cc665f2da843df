#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/answers_file.h"
#include "tests/support/memory.h"

#define OPEN "<answers xmlns=\"urn:etalon:answers:1\">\n"
#define CLOSE "</answers>\n"
#define ANSWER(id, inside) "<answer id=\"" id "\">" inside "</answer>\n"
#define RATIO(text) "<result name=\"early_retirement_ratio\">" text "</result>"
#define FIRST ANSWER("q0", RATIO("0.77"))
#define SECOND ANSWER("q1", RATIO("0.81"))
#define THIRD ANSWER("q2", RATIO("0.85"))

static bool ask_with(struct replies *replies, const char *schema_dir, const char *bytes,
                     size_t length) {
    struct system system;
    assert_true(system_open_answers_xml(&system, answers_file_write(bytes, length),
                                        schema_dir, &replies->error));
    return replies_ask(replies, &system);
}

static bool ask(struct replies *replies, const char *text) {
    return ask_with(replies, "cases/schema", text, strlen(text));
}

static void assert_error(const struct replies *replies, int line, const char *node,
                         const char *part) {
    assert_answers_error(replies, line, part);
    assert_string_equal(replies->error.path, node);
}

static void answers_come_in_any_order(void **state) {
    assert_true(ask(*state, OPEN THIRD FIRST SECOND CLOSE));
    assert_right(*state, 0, 3);
}

static void an_answer_may_refuse_or_name_a_wrong_fact_or_be_unsupported(void **state) {
    struct replies *replies = *state;
    assert_true(ask(replies,
                    OPEN ANSWER("q0", "<refused provision=\"IV.8.4\" message=\"no\"/>")
                        ANSWER("q1", "<error fact=\"age_years\"/>")
                            ANSWER("q2", "<unsupported/>") CLOSE));
    assert_int_equal(replies->got[0].kind, REPLY_REFUSED);
    assert_string_equal(replies->got[0].provision, "IV.8.4");
    assert_string_equal(replies->got[0].message, "no");
    assert_int_equal(replies->got[1].kind, REPLY_ERROR);
    assert_string_equal(replies->got[1].fact, "age_years");
    assert_int_equal(replies->got[2].kind, REPLY_UNSUPPORTED);
}

static void an_empty_answer_has_no_results(void **state) {
    struct replies *replies = *state;
    assert_true(ask(replies, OPEN ANSWER("q0", "") SECOND THIRD CLOSE));
    assert_int_equal(replies->got[0].kind, REPLY_RESULTS);
    assert_null(replies->ratio[0]);
}

static void a_question_without_an_answer_is_missing(void **state) {
    struct replies *replies = *state;
    assert_true(ask(replies, OPEN SECOND CLOSE));
    assert_int_equal(replies->got[0].kind, REPLY_MISSING);
    assert_right(replies, 1, 2);
}

static void a_duplicate_id_is_broken_and_names_both_lines(void **state) {
    assert_true(ask(*state, OPEN FIRST SECOND THIRD SECOND CLOSE));
    assert_broken(*state, 1, "answered twice, lines 3 and 5");
    assert_right(*state, 0, 1);
}

static void a_result_given_twice_is_broken(void **state) {
    assert_true(
        ask(*state, OPEN ANSWER("q0", RATIO("0.77") RATIO("0.78")) SECOND THIRD CLOSE));
    assert_broken(*state, 0, "line 2: found result 'early_retirement_ratio' twice");
    assert_right(*state, 1, 3);
}

static void an_answer_to_no_question_is_an_error_after_the_good_replies(void **state) {
    assert_false(ask(*state, OPEN FIRST ANSWER("q9", "") SECOND THIRD CLOSE));
    assert_error(*state, 3, "/answers/answer[2]", "found an answer to 'q9'");
    assert_right(*state, 0, 3);
}

static void a_document_that_breaks_off_is_an_error(void **state) {
    assert_false(ask(*state, OPEN FIRST "<answer id=\"q1\">"));
    assert_error(*state, 3, "", "found broken XML");
    assert_int_equal(((struct replies *)*state)->got[0].kind, REPLY_MISSING);
}

static void an_unknown_element_is_an_error(void **state) {
    assert_false(ask(*state, OPEN FIRST ANSWER("q1", "<outcome/>") CLOSE));
    assert_error(*state, 3, "/answers/answer[2]/outcome", "found element 'outcome'");
}

static void results_beside_a_refusal_are_an_error(void **state) {
    assert_false(ask(*state, OPEN ANSWER("q0", RATIO("1") "<unsupported/>") CLOSE));
    assert_error(*state, 2, "/answers/answer/unsupported", "expected an answer with id");
}

static void another_namespace_is_an_error(void **state) {
    assert_false(ask(*state, "<answers>\n" FIRST CLOSE));
    assert_error(*state, 1, "/answers", "expected answers of namespace");
}

static void a_document_type_is_an_error(void **state) {
    assert_false(ask(
        *state, "<!DOCTYPE answers [<!ENTITY a SYSTEM \"/etc/passwd\">]>\n" OPEN ANSWER(
                    "q0", RATIO("&a;")) CLOSE));
    assert_error(*state, 1, "", "found a DOCTYPE");
}

static void a_wrong_encoding_is_an_error(void **state) {
    assert_false(ask(*state, OPEN ANSWER("q0", RATIO("0\xA0"
                                                     "77")) CLOSE));
    assert_error(*state, 2, "", "found broken XML");
}

static void a_declared_encoding_is_read(void **state) {
    struct replies *replies = *state;
    assert_true(ask(replies,
                    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n" OPEN ANSWER(
                        "q0", "<refused provision=\"IV.8.4\" message=\"refus\xE9\"/>")
                        SECOND THIRD CLOSE));
    assert_string_equal(replies->got[0].message, "refus\u00e9");
    assert_right(replies, 1, 3);
}

#define LONG                                                                             \
    "000000000000000000000000000000000000000000000000000000000000000000000000000001"

static void of_a_gigabyte_no_more_is_read_than_the_bound(void **state) {
    struct replies *replies = *state;
    struct system system;
    long peak = memory_peak();
    const char *path = answers_pipe_open("echo '" OPEN "<answer id=\"q0\">'; "
                                         "yes '" RATIO(LONG) "' | head -c 1000000000");
    assert_true(system_open_answers_xml(&system, path, "cases/schema", &replies->error));
    assert_false(replies_ask(replies, &system));
    assert_false(answers_pipe_close());
    assert_memory_is_bounded(peak);
    if (!strstr(replies->error.text, "found more than 8388608 bytes for one answer"))
        fail_msg("%s", replies->error.text);
}

static void answers_that_cannot_be_kept_are_no_fault_of_theirs(void **state) {
    struct replies *replies = *state;
    setenv("TMPDIR", "/no/such/folder", 1);
    assert_false(ask(replies, OPEN FIRST CLOSE));
    unsetenv("TMPDIR");
    assert_int_equal(replies->error.code, ERROR_INTERNAL);
    if (!strstr(replies->error.text, "kept on disk"))
        fail_msg("%s", replies->error.text);
}

static void a_nul_byte_is_an_error(void **state) {
    static const char bytes[] = OPEN FIRST "\0" CLOSE;
    assert_false(ask_with(*state, "cases/schema", bytes, sizeof bytes - 1));
    assert_error(*state, 3, "", "found broken XML");
}

static void an_empty_file_is_an_error(void **state) {
    assert_false(ask(*state, ""));
    assert_error(*state, 0, "", "found an empty file");
}

static void a_missing_schema_is_an_error_with_its_own_name(void **state) {
    struct replies *replies = *state;
    assert_false(ask_with(replies, "tests", OPEN CLOSE, sizeof OPEN CLOSE - 1));
    assert_string_equal(replies->error.file, "tests/answers.rng");
    assert_int_equal(replies->error.code, ERROR_INPUT);
}

int main(void) {
    const struct CMUnitTest answers_xml[] = {
        TEST(answers_come_in_any_order),
        TEST(an_answer_may_refuse_or_name_a_wrong_fact_or_be_unsupported),
        TEST(an_empty_answer_has_no_results),
        TEST(a_question_without_an_answer_is_missing),
        TEST(a_duplicate_id_is_broken_and_names_both_lines),
        TEST(a_result_given_twice_is_broken),
        TEST(an_answer_to_no_question_is_an_error_after_the_good_replies),
        TEST(a_document_that_breaks_off_is_an_error),
        TEST(an_unknown_element_is_an_error),
        TEST(results_beside_a_refusal_are_an_error),
        TEST(another_namespace_is_an_error),
        TEST(a_document_type_is_an_error),
        TEST(a_wrong_encoding_is_an_error),
        TEST(a_declared_encoding_is_read),
        TEST(of_a_gigabyte_no_more_is_read_than_the_bound),
        TEST(answers_that_cannot_be_kept_are_no_fault_of_theirs),
        TEST(a_nul_byte_is_an_error),
        TEST(an_empty_file_is_an_error),
        TEST(a_missing_schema_is_an_error_with_its_own_name),
    };
    return cmocka_run_group_tests(answers_xml, NULL, NULL);
}
