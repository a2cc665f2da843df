/* What holds whatever way a system is reached: questions are made as they are asked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/database.h"
#include "tests/support/http_server.h"
#include "tests/support/many.h"
#include "tests/support/memory.h"
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

/* ---- many questions ---- */

static struct http_server payroll;

static int start_payroll(void **state) {
    http_server_clear_environment();
    return database_start(state) ||
           http_server_start(&payroll, "/dev/null", "--without-faults", NULL) !=
               SERVICE_LISTENS;
}

static int stop_payroll(void **state) {
    http_server_stop(&payroll);
    return database_stop(state);
}

/* A file with an answer to each of so many questions, the last one first. */
static const char *answers_to(size_t count, const char *header, const char *line,
                              const char *end) {
    static char path[96];
    snprintf(path, sizeof path, "%s/answers", database_folder());
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(header, file);
    while (count-- > 0)
        fprintf(file, line, count);
    fputs(end, file);
    assert_int_equal(fclose(file), 0);
    return path;
}

static bool open_reference(struct system *out, size_t count, struct error *error) {
    (void)count, (void)error;
    return system_open_reference(out);
}

static bool open_program(struct system *out, size_t count, struct error *error) {
    (void)count;
    return system_open_program(out, "${ETALON:-build/etalon} answer", NULL, error);
}

static bool open_one_shot(struct system *out, size_t count, struct error *error) {
    (void)count;
    return system_open_one_shot(out,
                                "read line; id=${line#*:}; "
                                "echo \"{\\\"id\\\":${id%%,*},\\\"results\\\":{}}\"",
                                NULL, error);
}

static bool open_http(struct system *out, size_t count, struct error *error) {
    char url[128];
    (void)count;
    snprintf(url, sizeof url, "%s/payroll", payroll.url);
    return system_open_http(out, url, NULL, error);
}

static bool open_odbc(struct system *out, size_t count, struct error *error) {
    const char *queries = queries_write_one("SELECT <fact name=\"age_years\"/> AS "
                                            "early_retirement_ratio");
    (void)count;
    return system_open_odbc(out, sqlite_payroll(true), queries, "cases/schema", NULL,
                            error);
}

static bool open_ndjson(struct system *out, size_t count, struct error *error) {
    const char *path = answers_to(count, "", "{\"id\":\"q%zu\",\"results\":{}}\n", "");
    return system_open_answers(out, path, error);
}

static bool open_csv(struct system *out, size_t count, struct error *error) {
    const char *path =
        answers_to(count, "id,early_retirement_ratio\n", "q%zu,0.77\n", "");
    return system_open_answers_csv(out, path, error);
}

static bool open_xml(struct system *out, size_t count, struct error *error) {
    const char *path =
        answers_to(count, "<answers xmlns=\"urn:etalon:answers:1\">\n",
                   "<answer id=\"q%zu\"><result "
                   "name=\"early_retirement_ratio\">0.77</result></answer>\n",
                   "</answers>\n");
    return system_open_answers_xml(out, path, "cases/schema", error);
}

static const struct way {
    const char *name;
    bool (*open)(struct system *out, size_t count, struct error *error);
    size_t few, many;
} ways[] = {
    {"the reference", open_reference, 5000, 100000},
    {"a program", open_program, 5000, 100000},
    {"a file of NDJSON", open_ndjson, 20000, 200000},
    {"a file of CSV", open_csv, 20000, 200000},
    {"a file of XML", open_xml, 20000, 100000},
    {"HTTP", open_http, 1000, 10000},
    {"a database", open_odbc, 1000, 10000},
    {"a program for each question", open_one_shot, 50, 300},
};

static void ask(const struct way *way, size_t count) {
    struct system system;
    struct error error = ERROR_INIT;
    if (!way->open(&system, count, &error))
        fail_msg("%s: %s", way->name, error.text);
    many_ask(&system, count, REPLY_RESULTS);
}

static void many_questions_take_no_more_memory_than_few(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        ask(&ways[i], ways[i].few);
        long peak = memory_peak();
        ask(&ways[i], ways[i].many);
        assert_memory_is_flat(peak);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(many_questions_take_no_more_memory_than_few,
                                        start_payroll, stop_payroll),
        cmocka_unit_test(the_reference_stops_where_a_question_cannot_be_made),
        cmocka_unit_test(a_program_is_ended_where_a_question_cannot_be_made),
        cmocka_unit_test(a_batch_over_http_is_not_sent_without_its_last_question),
        cmocka_unit_test(the_questions_of_an_array_are_those_of_the_array),
    };
    return cmocka_run_group_tests_name("system", tests, NULL, NULL);
}
