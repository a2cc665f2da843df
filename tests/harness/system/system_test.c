/* What holds whatever way a system is reached: questions are made as they are asked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/replies.h"

enum { UNMAKEABLE = 2 };

static struct question name_one(const void *context, size_t index, struct arena *arena) {
    const struct replies *replies = context;
    (void)arena;
    return (struct question){.id = replies->questions[index].id,
                             .calculation = replies->questions[index].calculation};
}

static bool make_until_the_third(const void *context, size_t index, struct arena *arena,
                                 struct question *out, struct error *error) {
    (void)arena;
    if (index == UNMAKEABLE)
        return error_set(error, ERROR_INPUT, "the file of the third question is gone");
    *out = ((const struct replies *)context)->questions[index];
    return true;
}

static void count(void *context, size_t index, const struct reply *reply) {
    int *replies = context;
    assert_true(index < UNMAKEABLE);
    assert_int_equal(reply->kind, REPLY_RESULTS);
    ++*replies;
}

/* Asks three questions of which the last cannot be made; how many replies came. */
static int replies_before_the_end(struct system *system) {
    struct replies *replies = replies_new(UNMAKEABLE + 1);
    struct question_source questions = {.count = UNMAKEABLE + 1,
                                        .context = replies,
                                        .name = name_one,
                                        .make = make_until_the_third};
    int got = 0;
    assert_false(system_ask(system, &questions, count, &got, &replies->error));
    system_close(system);
    assert_int_equal(replies->error.code, ERROR_INPUT);
    assert_string_equal(replies->error.text, "the file of the third question is gone");
    replies_free(replies);
    return got;
}

static void the_reference_stops_where_a_question_cannot_be_made(void **state) {
    struct system system;
    (void)state;
    assert_true(system_open_reference(&system));
    assert_int_equal(replies_before_the_end(&system), 2);
}

/* What it was asked, or was about to be asked, nobody waits for. */
static void a_program_is_ended_where_a_question_cannot_be_made(void **state) {
    struct system system;
    struct error error = ERROR_INIT;
    (void)state;
    assert_true(system_open_program(&system, "exec sleep 60", NULL, &error));
    assert_int_equal(replies_before_the_end(&system), 0);
}

static void a_batch_over_http_is_not_sent_without_its_last_question(void **state) {
    struct system system;
    struct error error = ERROR_INIT;
    (void)state;
    assert_true(system_open_http(&system, "http://127.0.0.1:1/", NULL, &error));
    assert_int_equal(replies_before_the_end(&system), 0);
}

static void the_questions_of_an_array_are_those_of_the_array(void **state) {
    struct replies *replies = replies_new(3);
    struct question_source questions =
        question_array(&(struct question_list){replies->questions, 3});
    struct question made, named = questions.name(questions.context, 1, NULL);
    (void)state;
    assert_true(questions.make(questions.context, 1, NULL, &made, NULL));
    assert_int_equal(questions.count, 3);
    assert_string_equal(named.id, "q1");
    assert_string_equal(named.calculation, "early_retirement_ratio");
    assert_string_equal(datum_member(made.facts, "age_years")->text, "56");
    replies_free(replies);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_reference_stops_where_a_question_cannot_be_made),
        cmocka_unit_test(a_program_is_ended_where_a_question_cannot_be_made),
        cmocka_unit_test(a_batch_over_http_is_not_sent_without_its_last_question),
        cmocka_unit_test(the_questions_of_an_array_are_those_of_the_array),
    };
    return cmocka_run_group_tests_name("system", tests, NULL, NULL);
}
