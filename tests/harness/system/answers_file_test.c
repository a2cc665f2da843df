#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/support/answers_file.h"
#include "tests/support/memory.h"

#define RESULT(id, ratio)                                                                \
    "{\"id\":\"" id "\",\"results\":{\"early_retirement_ratio\":\"" ratio "\"}}\n"
#define THREE_RIGHT RESULT("q0", "0.77") RESULT("q1", "0.81") RESULT("q2", "0.85")

static bool ask_bytes(struct replies *replies, const char *bytes, size_t length) {
    struct system system;
    assert_true(
        system_open_answers(&system, answers_file_write(bytes, length), &replies->error));
    return replies_ask(replies, &system);
}

static bool ask(struct replies *replies, const char *text) {
    return ask_bytes(replies, text, strlen(text));
}

static void answers_come_in_any_order(void **state) {
    assert_true(
        ask(*state, RESULT("q2", "0.85") RESULT("q0", "0.77") RESULT("q1", "0.81")));
    assert_right(*state, 0, 3);
}

static void blank_lines_and_a_missing_last_newline_do_no_harm(void **state) {
    assert_true(ask(*state, "\xEF\xBB\xBF" RESULT("q0", "0.77") "\n \t\r\n" RESULT(
                                "q1", "0.81") "{\"id\":\"q2\",\"unsupported\":true}"));
    assert_right(*state, 0, 2);
    assert_int_equal(((struct replies *)*state)->got[2].kind, REPLY_UNSUPPORTED);
}

static void a_question_without_an_answer_is_missing(void **state) {
    struct replies *replies = *state;
    assert_true(ask(replies, RESULT("q1", "0.81")));
    assert_int_equal(replies->got[0].kind, REPLY_MISSING);
    assert_int_equal(replies->got[2].kind, REPLY_MISSING);
    assert_right(replies, 1, 2);
}

static void an_empty_file_misses_everything(void **state) {
    struct replies *replies = *state;
    assert_true(ask(replies, ""));
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(replies->got[i].kind, REPLY_MISSING);
}

static void a_question_answered_twice_is_broken_and_names_both_lines(void **state) {
    assert_true(ask(*state, THREE_RIGHT RESULT("q1", "0.81") RESULT("q1", "0.82")));
    assert_broken(*state, 1, "answered twice, lines 2 and 4");
    assert_right(*state, 0, 1);
    assert_right(*state, 2, 3);
}

static void an_answer_to_no_question_is_an_error_after_the_good_replies(void **state) {
    assert_false(ask(*state, RESULT("q0", "0.77") RESULT("q9", "0.77")
                                 RESULT("q1", "0.81") RESULT("q2", "0.85")));
    assert_answers_error(*state, 2,
                         "found an answer to 'q9', expected the id of a question");
    assert_right(*state, 0, 3);
}

static void a_line_that_is_no_answer_is_an_error_after_the_good_replies(void **state) {
    assert_false(ask(*state, RESULT("q0", "0.77") "q1;0.81\n" RESULT("q2", "0.85")));
    assert_answers_error(*state, 2, "no JSON");
    assert_right(*state, 0, 1);
    assert_right(*state, 2, 3);
}

static void the_first_error_says_how_many_more_there_are(void **state) {
    assert_false(ask(*state, "]\n" THREE_RIGHT "]\n" RESULT("q9", "0.77")));
    assert_answers_error(*state, 1, "(and 2 more such lines)");
}

static void nonsense_under_a_known_id_is_a_broken_reply_with_its_line(void **state) {
    assert_true(ask(*state, RESULT("q0", "0.77") "{\"id\":\"q1\",\"result\":{}}\n" RESULT(
                                "q2", "0.85")));
    assert_broken(*state, 1, "line 2: expected exactly one of");
}

static void a_nul_byte_is_laid_to_its_question(void **state) {
    static const char bytes[] = "{\"id\":\"q0\",\"results\":{\"a\":\"1\0\"}}\n";
    assert_true(ask_bytes(*state, bytes, sizeof bytes - 1));
    assert_broken(*state, 0, "line 1: no JSON");
}

static void
a_line_beyond_one_mebibyte_is_an_error_and_the_next_one_is_read(void **state) {
    size_t size = 3 * 1024 * 1024;
    static const char before[] = RESULT("q0", "0.77"),
                      after[] = "\n" RESULT("q1", "0.81");
    char *bytes = malloc(sizeof before + size + sizeof after);
    assert_non_null(bytes);
    memcpy(bytes, before, sizeof before - 1);
    memset(bytes + sizeof before - 1, 'x', size);
    memcpy(bytes + sizeof before - 1 + size, after, sizeof after - 1);
    assert_false(ask_bytes(*state, bytes, sizeof before - 1 + size + sizeof after - 1));
    free(bytes);
    assert_answers_error(*state, 2, "a line of more than 1048576 bytes");
    assert_right(*state, 0, 2);
}

/* A file with a hole, which takes no room on the disk. */
static void a_line_of_a_gigabyte_is_not_held(void **state) {
    struct replies *replies = *state;
    static const char before[] = RESULT("q0", "0.77");
    static const char after[] = "\n" RESULT("q1", "0.81") RESULT("q2", "0.85");
    const char *path = answers_file_write(before, sizeof before - 1);
    FILE *file = fopen(path, "r+");
    assert_non_null(file);
    assert_int_equal(fseek(file, 1000l * 1000 * 1000, SEEK_SET), 0);
    assert_true(fputs(after, file) >= 0);
    assert_int_equal(fclose(file), 0);
    struct system system;
    long peak = memory_peak();
    assert_true(system_open_answers(&system, path, &replies->error));
    assert_false(replies_ask(replies, &system));
    assert_memory_is_bounded(peak);
    assert_answers_error(replies, 2, "a line of more than 1048576 bytes");
    assert_right(replies, 0, 3);
}

static void a_file_is_held_up_to_a_bound(void **state) {
    struct replies *replies = *state;
    static const char text[] = THREE_RIGHT;
    size_t length = sizeof text - 1;
    struct system system;
    assert_true(
        system_open_answers(&system, answers_file_write(text, length), &replies->error));
    int file = system_hold_answers(&system, length, &replies->error);
    assert_true(file >= 0);
    answers_file_write("", 0); /* what is held is judged */
    assert_true(replies_ask(replies, &system));
    assert_right(replies, 0, 3);
}

static void an_endless_file_is_not_held(void **state) {
    struct replies *replies = *state;
    const char *path = answers_pipe_open("yes");
    struct system system;
    assert_true(system_open_answers(&system, path, &replies->error));
    assert_int_equal(system_hold_answers(&system, 3000000, &replies->error), -1);
    assert_int_equal(replies->error.code, ERROR_INPUT);
    assert_string_equal(replies->error.file, path);
    assert_non_null(strstr(replies->error.text, "more than 3000000 bytes"));
    system_close(&system);
    assert_false(answers_pipe_close());
}

static void another_encoding_is_laid_to_its_question(void **state) {
    assert_true(ask(
        *state,
        RESULT("q0", "0.77") RESULT(
            "q2",
            "0.85") "{\"id\":\"q1\","
                    "\"refused\":{\"provision\":\"IV.7\",\"message\":\"refus\xE9\"}}\n"));
    assert_broken(*state, 1, "line 3: no JSON: unable to decode byte 0xe9");
    assert_right(*state, 0, 1);
    assert_right(*state, 2, 3);
}

static void what_is_no_string_is_laid_to_its_question(void **state) {
    assert_true(ask(*state,
                    "{\"id\":\"q0\",\"results\":{\"early_retirement_ratio\":NaN}}\n"
                    "{\"results\":{\"early_retirement_ratio\":-Infinity},\"id\":\"q1\"}\n"
                    "{\"id\":\"q2\",\"results\":{\"early_retirement_ratio\":0.85}}\n"));
    assert_broken(*state, 0, "line 1: no JSON: invalid token near 'NaN'");
    assert_broken(*state, 1, "line 2: no JSON: ");
    assert_broken(*state, 2,
                  "line 3: results.early_retirement_ratio: found a JSON number");
}

static void a_file_that_is_not_there_cannot_be_opened(void **state) {
    struct replies *replies = *state;
    struct system system;
    assert_false(system_open_answers(&system, "tests/no_such_file", &replies->error));
    assert_int_equal(replies->error.code, ERROR_INPUT);
    assert_string_equal(replies->error.file, "tests/no_such_file");
}

static void a_folder_is_an_error(void **state) {
    struct replies *replies = *state;
    struct system system;
    assert_true(system_open_answers(&system, "tests", &replies->error));
    assert_false(replies_ask(replies, &system));
    assert_string_equal(replies->error.file, "tests");
    assert_non_null(strstr(replies->error.text, "cannot be read"));
}

static void ignore(void *context, size_t index, const struct reply *reply) {
    (void)index;
    *(int *)context += reply->kind == REPLY_RESULTS;
}

static void a_file_can_be_asked_again(void **state) {
    struct replies *replies = *state;
    struct system system;
    struct question_source three =
        question_array(&(struct question_list){replies->questions, 3});
    int results = 0;
    assert_true(ask(replies, THREE_RIGHT));
    assert_true(system_open_answers(&system, answers_file_path(), &replies->error));
    for (int i = 0; i < 2; i++)
        assert_true(system_ask(&system, &three, ignore, &results, &replies->error));
    system_close(&system);
    assert_int_equal(results, 6);
}

static void a_dash_is_standard_input_which_is_read_once(void **state) {
    struct replies *replies = *state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_true(write(ends[1], THREE_RIGHT, sizeof THREE_RIGHT - 1) > 0);
    close(ends[1]);
    assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    close(ends[0]);
    struct system system;
    struct question_source three =
        question_array(&(struct question_list){replies->questions, 3});
    int results = 0;
    assert_true(system_open_answers(&system, "-", &replies->error));
    assert_true(system_ask(&system, &three, ignore, &results, &replies->error));
    assert_false(system_ask(&system, &three, ignore, &results, &replies->error));
    system_close(&system);
    assert_int_equal(results, 3);
    assert_string_equal(replies->error.file, "standard input");
}

int main(void) {
    const struct CMUnitTest answers_file[] = {
        TEST(answers_come_in_any_order),
        TEST(blank_lines_and_a_missing_last_newline_do_no_harm),
        TEST(a_question_without_an_answer_is_missing),
        TEST(an_empty_file_misses_everything),
        TEST(a_question_answered_twice_is_broken_and_names_both_lines),
        TEST(an_answer_to_no_question_is_an_error_after_the_good_replies),
        TEST(a_line_that_is_no_answer_is_an_error_after_the_good_replies),
        TEST(the_first_error_says_how_many_more_there_are),
        TEST(nonsense_under_a_known_id_is_a_broken_reply_with_its_line),
        TEST(a_nul_byte_is_laid_to_its_question),
        TEST(a_line_beyond_one_mebibyte_is_an_error_and_the_next_one_is_read),
        TEST(a_line_of_a_gigabyte_is_not_held),
        TEST(a_file_is_held_up_to_a_bound),
        TEST(an_endless_file_is_not_held),
        TEST(another_encoding_is_laid_to_its_question),
        TEST(what_is_no_string_is_laid_to_its_question),
        TEST(a_file_that_is_not_there_cannot_be_opened),
        TEST(a_folder_is_an_error),
        TEST(a_file_can_be_asked_again),
        TEST(a_dash_is_standard_input_which_is_read_once),
    };
    return cmocka_run_group_tests(answers_file, NULL, NULL);
}
