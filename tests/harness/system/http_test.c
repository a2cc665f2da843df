/* A system behind HTTP: every server is a child of this test, on the loopback. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "harness/case/suite.h"
#include "harness/verdict/verdict.h"
#include "tests/support/hearing.h"
#include "tests/support/http_server.h"
#include "tests/support/memory.h"
#include "tests/support/replies.h"

#define PAYROLL "python3 tests/systems/payroll/payroll.py --stdio"

static char folder[64], log_path[96];

static struct http_server payroll; /* without faults */

static int start_all(void **state) {
    http_server_clear_environment();
    strcpy(folder, "/tmp/etalon_http_XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(log_path, sizeof log_path, "%s/log", folder);
    assert_int_equal(http_server_start(&payroll, log_path, "--without-faults", NULL),
                     SERVICE_LISTENS);
    (void)state;
    return 0;
}

static int stop_all(void **state) {
    char command[128];
    http_server_stop(&payroll);
    snprintf(command, sizeof command, "rm -r %s", folder);
    (void)state;
    return system(command);
}

static int start(void **state) {
    unlink(log_path);
    *state = replies_new(20);
    return 0;
}

static int stop(void **state) {
    replies_free(*state);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

/* ---- asking ---- */

static void ask_at(struct replies *replies, const char *base, const char *path,
                   const struct http_options *options) {
    char url[128];
    struct system system;
    snprintf(url, sizeof url, "%s%s", base, path);
    assert_true(system_open_http(&system, url, options, &replies->error));
    assert_true(replies_ask(replies, &system));
    assert_int_equal(replies->error.code, ERROR_NONE);
}

static void ask(struct replies *replies, const char *path) {
    ask_at(replies, payroll.url, path, NULL);
}

static void ask_one_by_one(struct replies *replies, const char *path) {
    struct http_options options = {.one = true};
    ask_at(replies, payroll.url, path, &options);
}

static void ask_within(struct replies *replies, const char *path, int timeout_ms) {
    struct http_options options = {.timeout_ms = timeout_ms};
    ask_at(replies, payroll.url, path, &options);
}

static const char *ask_noting(struct replies *replies, const char *path) {
    hearing_begin();
    ask(replies, path);
    return hearing_end();
}

/* The requests that the server has got, one a line. */
static const char *requests(void) {
    static char text[1 << 16];
    FILE *file = fopen(log_path, "r");
    size_t length = file ? fread(text, 1, sizeof text - 1, file) : 0;
    text[length] = '\0';
    if (file)
        fclose(file);
    return text;
}

static void assert_requests(int expected) {
    int count = 0;
    for (const char *at = requests(); (at = strchr(at, '\n')); at++)
        count++;
    assert_int_equal(count, expected);
}

static long now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- systems that do their work ---- */

static void a_right_payroll_answers_a_batch(void **state) {
    ask(*state, "/payroll");
    assert_right(*state, 0, 20);
    assert_string_equal(requests(), "/payroll application/x-ndjson 20 -\n");
}

static void a_batch_has_a_hundred_questions(void **state) {
    struct replies *many = replies_new(250);
    ask(many, "/payroll");
    assert_right(many, 0, 250);
    assert_string_equal(requests(), "/payroll application/x-ndjson 100 -\n"
                                    "/payroll application/x-ndjson 100 -\n"
                                    "/payroll application/x-ndjson 50 -\n");
    replies_free(many);
    (void)state;
}

static void one_question_a_request_is_json(void **state) {
    struct replies *replies = *state;
    replies->count = 3;
    ask_one_by_one(replies, "/payroll");
    assert_right(replies, 0, 3);
    assert_string_equal(requests(), "/payroll application/json 1 -\n"
                                    "/payroll application/json 1 -\n"
                                    "/payroll application/json 1 -\n");
}

static void one_answer_may_be_written_over_several_lines(void **state) {
    ask_one_by_one(*state, "/indented");
    assert_right(*state, 0, 20);
}

static void answers_may_come_in_any_order(void **state) {
    ask(*state, "/reverse");
    assert_right(*state, 0, 20);
}

static void no_question_makes_no_request(void **state) {
    struct replies *replies = *state;
    replies->count = 0;
    ask(replies, "/payroll");
    assert_requests(0);
}

/* ---- as the program way ---- */

struct judged {
    const struct suite *suite;
    enum verdict *verdicts;
    size_t by_verdict[VERDICT_COUNT];
};

static void judge(void *context, size_t index, const struct reply *reply) {
    struct judged *judged = context;
    struct arena *arena = arena_new();
    enum verdict verdict =
        verdict_judge(arena, suite_at(judged->suite, index), reply).verdict;
    arena_free(arena);
    judged->verdicts[index] = verdict;
    judged->by_verdict[verdict]++;
}

/* Asks every case of the project; closes the system. */
static struct judged judge_all(const struct suite *suite, struct system *system) {
    size_t count = suite_count(suite);
    struct judged judged = {.suite = suite,
                            .verdicts = calloc(count, sizeof *judged.verdicts)};
    struct question *questions = calloc(count, sizeof *questions);
    struct error error = ERROR_INIT;
    assert_true(judged.verdicts && questions);
    for (size_t i = 0; i < count; i++) {
        const struct specimen *specimen = suite_at(suite, i);
        questions[i] = (struct question){specimen->id, specimen->calculation->name,
                                         specimen->facts, specimen->readings};
    }
    struct question_source source =
        question_array(&(struct question_list){questions, count});
    assert_true(system_ask(system, &source, judge, &judged, &error));
    system_close(system);
    free(questions);
    return judged;
}

static void assert_same_verdicts(const struct judged *program, const char *url,
                                 bool one) {
    struct http_options options = {.one = one};
    struct system system;
    struct error error = ERROR_INIT;
    assert_true(system_open_http(&system, url, &options, &error));
    struct judged judged = judge_all(program->suite, &system);
    assert_memory_equal(judged.verdicts, program->verdicts,
                        suite_count(program->suite) * sizeof *judged.verdicts);
    free(judged.verdicts);
}

static void every_case_gets_the_verdict_of_the_program_way(void **state) {
    struct problems problems = PROBLEMS_INIT;
    struct suite *suite;
    struct http_server faulty;
    struct system system;
    struct error error = ERROR_INIT;
    assert_true(suite_load(".", &suite, &problems));
    problems_release(&problems);
    assert_true(system_open_program(&system, PAYROLL, NULL, &error));
    struct judged program = judge_all(suite, &system);
    assert_true(program.by_verdict[VERDICT_AGREES] > 50);
    assert_true(program.by_verdict[VERDICT_DEVIATES] > 7);
    assert_int_equal(program.by_verdict[VERDICT_BROKEN], 0);
    assert_int_equal(http_server_start(&faulty, log_path, NULL, NULL), SERVICE_LISTENS);
    strcat(faulty.url, "/payroll");
    assert_same_verdicts(&program, faulty.url, false);
    assert_same_verdicts(&program, faulty.url, true);
    http_server_stop(&faulty);
    free(program.verdicts);
    suite_free(suite);
    (void)state;
}

/* ---- statuses ---- */

static void another_status_breaks_the_batch_and_is_not_tried_again(void **state) {
    ask(*state, "/500");
    assert_all_broken(*state, "HTTP status 500: 'the payroll is down'");
    assert_requests(1);
}

static void a_success_that_is_not_200_is_no_answer(void **state) {
    ask(*state, "/202");
    assert_all_broken(*state, "HTTP status 202: '{\"id\": \"q0\"");
}

static void a_redirect_is_said_and_not_followed(void **state) {
    ask(*state, "/307");
    assert_broken(*state, 0, "HTTP status 307 to '");
    assert_all_broken(*state, "/payroll', redirects are not followed");
    assert_requests(1);
}

/* ---- connections that fail ---- */

static void a_system_that_is_not_there_breaks_every_question(void **state) {
    char url[64];
    struct replies *many = replies_new(250);
    long begin = now_ms();
    snprintf(url, sizeof url, "http://127.0.0.1:%d", http_server_dead_port());
    ask_at(many, url, "/payroll", NULL);
    assert_true(now_ms() - begin >= 1400); /* 200, 400 and 800 ms between the tries */
    assert_all_broken(many, "the system cannot be reached: Failed to connect");
    assert_broken(many, 0, "(tried 4 times)");
    assert_broken(many, 249, "not asked any more: ");
    replies_free(many);
    (void)state;
}

static void a_connection_that_fails_is_tried_again(void **state) {
    struct http_server fresh;
    assert_int_equal(http_server_start(&fresh, log_path, "--without-faults", NULL),
                     SERVICE_LISTENS);
    ask_at(*state, fresh.url, "/flaky", NULL);
    http_server_stop(&fresh);
    assert_right(*state, 0, 20);
    assert_requests(3);
}

static void a_connection_that_always_fails_is_tried_four_times(void **state) {
    ask(*state, "/closes-at-once");
    assert_all_broken(*state, "the connection failed: ");
    assert_broken(*state, 0, "(tried 4 times)");
    assert_requests(4);
}

static void answers_before_the_connection_failed_count(void **state) {
    ask(*state, "/closes");
    assert_right(*state, 0, 1);
    for (size_t i = 1; i < 20; i++)
        assert_broken(*state, i, "the connection failed: transfer closed");
}

/* ---- systems that hang or flood ---- */

static void a_slow_response_is_waited_for_no_longer_than_allowed(void **state) {
    ask_within(*state, "/slow", 700);
    assert_right(*state, 0, 1);
    for (size_t i = 1; i < 20; i++)
        assert_broken(*state, i, "no answer within 700 ms");
    assert_requests(1);
}

static void a_response_that_trickles_is_waited_for_no_longer(void **state) {
    ask_within(*state, "/trickles", 700);
    assert_right(*state, 0, 1);
    for (size_t i = 1; i < 20; i++)
        assert_broken(*state, i, "no answer within 700 ms");
    assert_requests(1);
}

static void one_that_never_answers_is_given_up_after_two_time_outs(void **state) {
    struct replies *many = replies_new(300);
    ask_within(many, "/hangs", 500);
    assert_all_broken(many, "no answer within 500 ms");
    assert_broken(many, 200, "not asked any more: ");
    assert_requests(2);
    replies_free(many);
    (void)state;
}

static void a_response_without_end_is_cut(void **state) {
    struct http_options options = {.most_bytes = 100 * 1000};
    ask_at(*state, payroll.url, "/floods", &options);
    assert_right(*state, 0, 1);
    for (size_t i = 1; i < 20; i++)
        assert_broken(*state, i, "floods: a response of more than 100000 bytes");
    assert_requests(1);
}

/* ---- systems that write nonsense ---- */

static void nobody_holds_a_response_without_end(void **state) {
    long peak = memory_peak();
    ask(*state, "/floods");
    assert_memory_is_bounded(peak);
    assert_right(*state, 0, 1);
    assert_broken(*state, 1, "floods: a response of more than 16777216 bytes");
}

static void garbage_is_quoted_where_an_answer_is_missing(void **state) {
    ask(*state, "/garbage");
    assert_all_broken(*state, "HTTP status 200 without an answer to this question; lines "
                              "that are no answer: 3, the first '<html>' (no JSON");
}

static void what_spoils_an_answer_is_told_under_its_id(void **state) {
    static const char *const spoilt[][2] = {
        {"/nul-bytes", "no JSON: "},
        {"/wrong-encoding", "no JSON: unable to decode byte 0xe9"},
        {"/number-amounts", "results.early_retirement_ratio: found a JSON number"},
        {"/no-numbers", "no JSON: invalid token near '"},
    };
    struct replies *replies = *state;
    for (size_t i = 0; i < sizeof spoilt / sizeof *spoilt; i++) {
        memset(replies->times, 0, sizeof replies->times);
        ask(replies, spoilt[i][0]);
        assert_all_broken(replies, spoilt[i][1]);
        assert_null(strstr(replies->got[0].message, "lines that are no answer"));
        memset(replies->times, 0, sizeof replies->times);
        ask_one_by_one(replies, spoilt[i][0]);
        assert_all_broken(replies, spoilt[i][1]);
    }
}

static void a_second_answer_breaks_the_question(void **state) {
    ask(*state, "/twice");
    assert_all_broken(*state, "answered twice");
}

static void an_answer_to_no_question_is_noted(void **state) {
    const char *notes = ask_noting(*state, "/unknown-id");
    assert_non_null(strstr(notes, "etalon: the system: found an answer to 'q0.unknown', "
                                  "which was not asked\n"));
    assert_all_broken(*state, "HTTP status 200 without an answer to this question");
}

static void an_answer_that_is_missing_breaks_its_question_alone(void **state) {
    ask(*state, "/leaves-out");
    assert_broken(*state, 0, "HTTP status 200 without an answer to this question");
    assert_right(*state, 1, 20);
}

int main(void) {
    const struct CMUnitTest http[] = {
        TEST(a_right_payroll_answers_a_batch),
        TEST(a_batch_has_a_hundred_questions),
        TEST(one_question_a_request_is_json),
        TEST(one_answer_may_be_written_over_several_lines),
        TEST(answers_may_come_in_any_order),
        TEST(no_question_makes_no_request),
        TEST(every_case_gets_the_verdict_of_the_program_way),
        TEST(another_status_breaks_the_batch_and_is_not_tried_again),
        TEST(a_success_that_is_not_200_is_no_answer),
        TEST(a_redirect_is_said_and_not_followed),
        TEST(a_system_that_is_not_there_breaks_every_question),
        TEST(a_connection_that_fails_is_tried_again),
        TEST(a_connection_that_always_fails_is_tried_four_times),
        TEST(answers_before_the_connection_failed_count),
        TEST(a_slow_response_is_waited_for_no_longer_than_allowed),
        TEST(a_response_that_trickles_is_waited_for_no_longer),
        TEST(one_that_never_answers_is_given_up_after_two_time_outs),
        TEST(a_response_without_end_is_cut),
        TEST(nobody_holds_a_response_without_end),
        TEST(garbage_is_quoted_where_an_answer_is_missing),
        TEST(what_spoils_an_answer_is_told_under_its_id),
        TEST(a_second_answer_breaks_the_question),
        TEST(an_answer_to_no_question_is_noted),
        TEST(an_answer_that_is_missing_breaks_its_question_alone),
    };
    return cmocka_run_group_tests(http, start_all, stop_all);
}
