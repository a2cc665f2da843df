/* A database as a system, on a PostgreSQL server that the test starts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/database.h"
#include "tests/support/http_server.h"

#define AGE "<fact name=\"age_years\"/>"
#define RIGHT "SELECT * FROM early_retirement_ratio(" AGE ")"
/* Right for every age that replies ask, but something else at 56, which q1 asks. */
#define AT_56(sql)                                                                       \
    "SELECT CASE WHEN " AGE " = '56' THEN " sql                                          \
    " ELSE (SELECT rtrim(ratio::text, '0') FROM early_ratio WHERE age_years = " AGE      \
    "::integer) END AS early_retirement_ratio"
#define GIVES(sql) "SELECT " sql " AS early_retirement_ratio WHERE " AGE " &lt;> ''"

static struct service server;

static int start_all(void **state) {
    if (database_start(state))
        return 1;
    postgres_start(&server);
    return 0;
}

static int stop_all(void **state) {
    service_stop(&server);
    return database_stop(state);
}

static int start(void **state) {
    *state = replies_new(4);
    return 0;
}

static int stop(void **state) {
    replies_free(*state);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

static void ask(struct replies *replies, const char *sql) {
    database_ask(replies, server.says, queries_write_one(sql), NULL);
}

static const char *first_ratio(struct replies *replies, const char *sql) {
    replies->count = 1;
    ask(replies, sql);
    assert_int_equal(replies->got[0].kind, REPLY_RESULTS);
    return replies->ratio[0];
}

/* With another value for a key of the connection string. */
static const char *connection_with(const char *key, const char *value) {
    static char connection[512];
    const char *at = strstr(server.says, key);
    assert_non_null(at);
    at += strlen(key);
    snprintf(connection, sizeof connection, "%.*s%s%s", (int)(at - server.says),
             server.says, value, at + strcspn(at, ";"));
    return connection;
}

/* ---- figures ---- */

static void a_decimal_comes_as_its_digits(void **state) {
    assert_string_equal(first_ratio(*state, GIVES("0.770000::numeric(20,6)")),
                        "0.770000");
    assert_string_equal(
        first_ratio(*state, GIVES("123456789012345678901234567890.12::numeric")),
        "123456789012345678901234567890.12");
}

static void binary_floating_point_is_refused(void **state) {
    struct replies *replies = *state;
    ask(replies, GIVES("0.77::float8"));
    assert_broken(replies, 0, "early_retirement_ratio: found binary floating point");
    ask(replies, GIVES("0.77::real"));
    assert_broken(replies, 0, "early_retirement_ratio: found binary floating point");
}

/* What holds no amount is text like any other, which the judgement breaks; see grade. */
static void what_is_no_number_comes_as_its_name(void **state) {
    assert_string_equal(first_ratio(*state, GIVES("'NaN'::numeric")), "NaN");
    assert_string_equal(first_ratio(*state, GIVES("'-Infinity'::numeric")), "-Infinity");
    struct replies *replies = *state;
    ask(replies, GIVES("'NaN'::float8"));
    assert_broken(replies, 0, "early_retirement_ratio: found binary floating point");
}

static void a_text_of_two_bytes_a_letter_comes_whole(void **state) {
    const char *ratio = first_ratio(*state, GIVES("'x' || repeat('é', 50000)"));
    assert_int_equal(strlen(ratio), 100001);
    for (size_t i = 1; ratio[i]; i += 2)
        assert_memory_equal(ratio + i, "é", 2);
}

static void a_statement_is_prepared_once(void **state) {
    struct replies *replies = *state;
    ask(replies,
        GIVES(
            "(SELECT count(*) || ' at ' || max(prepare_time) FROM pg_prepared_statements "
            "WHERE statement LIKE '%prepare_time%')"));
    assert_non_null(replies->ratio[0]);
    for (size_t i = 1; i < replies->count; i++)
        assert_string_equal(replies->ratio[i], replies->ratio[0]);
}

/* ---- what goes wrong ---- */

static void an_sql_error_has_its_state_and_one_line(void **state) {
    struct replies *replies = *state;
    ask(replies, AT_56("(1 / (length(" AGE ") - 2))::text"));
    assert_broken(replies, 1, "SQL error 22012: ERROR: division by zero; Error while");
    assert_right(replies, 0, 1);
    assert_right(replies, 2, 4);
    ask(replies, "SELECT no_such_function(" AGE ")");
    assert_broken(replies, 3,
                  "SQL error 42883: ERROR: function no_such_function(unknown) does not");
}

/* The driver holds a row whole, but not any row. */
static void a_row_that_no_driver_should_hold_breaks_one_answer(void **state) {
#ifdef __SANITIZE_ADDRESS__
    skip(); /* memory never runs out there: the process is aborted */
#endif
    ask(*state, AT_56("repeat('1', 150000000)"));
    assert_broken(*state, 1, "cannot allocate memory");
    assert_right(*state, 0, 1);
    assert_right(*state, 2, 4);
}

static void a_lost_connection_is_made_again(void **state) {
    struct replies *replies = *state;
    ask(replies, AT_56("pg_terminate_backend(pg_backend_pid())::text"));
    assert_broken(replies, 1, "connection lost: 08S01: FATAL: terminating connection");
    assert_right(replies, 0, 1);
    assert_right(replies, 2, 4);
}

static void a_connection_that_is_lost_again_and_again_is_given_up(void **state) {
    struct replies *many = replies_new(30);
    (void)state;
    ask(many, GIVES("pg_terminate_backend(pg_backend_pid())::text || " AGE));
    assert_broken(many, 9, "connection lost: ");
    assert_broken(many, 10, "not asked any more: connection lost: ");
    assert_broken(many, 29, "not asked any more: connection lost: ");
    replies_free(many);
}

/* After its first answer, nobody may log in any more. */
static void lock_out(void *context, size_t index, const struct reply *reply) {
    struct replies *replies = context;
    if (index == 0)
        postgres_execute(&server, "ALTER ROLE clerk NOLOGIN");
    replies->got[index] = (struct reply){
        .kind = reply->kind, .message = arena_copy(replies->arena, reply->message)};
    replies->times[index]++;
}

static void a_server_that_does_not_come_back_is_asked_no_more(void **state) {
    struct replies *replies = *state;
    struct question_source questions =
        question_array(&(struct question_list){replies->questions, replies->count});
    struct system system;
    postgres_execute(&server, "CREATE ROLE clerk SUPERUSER LOGIN PASSWORD 'clerk'");
    char connection[512];
    snprintf(connection, sizeof connection, "%s;UID=clerk;PWD=clerk", server.says);
    snprintf(connection, sizeof connection, "%s", connection_with("UID=", "clerk"));
    strcpy(strstr(connection, "PWD="), "PWD=clerk");
    assert_true(system_open_odbc(
        &system, connection,
        queries_write_one(AT_56("pg_terminate_backend(pg_backend_pid())::text")),
        "cases/schema", NULL, &replies->error));
    assert_true(system_ask(&system, &questions, lock_out, replies, &replies->error));
    system_close(&system);
    assert_int_equal(replies->got[0].kind, REPLY_RESULTS);
    assert_broken(replies, 1, "connection lost: ");
    assert_broken(replies, 2, "cannot connect again: ");
    assert_broken(replies, 2, "role \"clerk\" is not permitted to log in");
    assert_broken(replies, 3, "not asked any more: ");
}

static void a_query_that_hangs_is_stopped_by_the_server(void **state) {
    struct odbc_options options = {.timeout_ms = 1000};
    struct replies *replies = *state;
    database_ask(replies, server.says, queries_write_one(AT_56("pg_sleep(600)::text")),
                 &options);
    assert_broken(replies, 1, "no answer within 1 s: 57014: ERROR: canceling statement");
    assert_right(replies, 0, 1);
    assert_right(replies, 2, 4);
}

static void a_server_that_is_not_there_is_said(void **state) {
    char port[16];
    snprintf(port, sizeof port, "%d", http_server_dead_port());
    assert_no_connection(*state, connection_with("Port=", port), queries_write_one(RIGHT),
                         "Connection refused");
}

static void wrong_credentials_are_said_without_them(void **state) {
    struct replies *replies = *state;
    assert_no_connection(replies, connection_with("PWD=", "open_sesame"),
                         queries_write_one(RIGHT),
                         "password authentication failed for user \"payroll\"");
    assert_null(strstr(replies->error.text, "open_sesame"));
}

int main(void) {
    const struct CMUnitTest odbc_postgres[] = {
        TEST(a_decimal_comes_as_its_digits),
        TEST(binary_floating_point_is_refused),
        TEST(what_is_no_number_comes_as_its_name),
        TEST(a_text_of_two_bytes_a_letter_comes_whole),
        TEST(a_statement_is_prepared_once),
        TEST(an_sql_error_has_its_state_and_one_line),
        TEST(a_row_that_no_driver_should_hold_breaks_one_answer),
        TEST(a_lost_connection_is_made_again),
        TEST(a_connection_that_is_lost_again_and_again_is_given_up),
        TEST(a_server_that_does_not_come_back_is_asked_no_more),
        TEST(a_query_that_hangs_is_stopped_by_the_server),
        TEST(a_server_that_is_not_there_is_said),
        TEST(wrong_credentials_are_said_without_them),
    };
    return cmocka_run_group_tests(odbc_postgres, start_all, stop_all) ? 1 : 0;
}
