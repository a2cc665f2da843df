/* A database as a system, on SQLite, which needs no server. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harness/case/suite.h"
#include "harness/system/odbc_private.h"
#include "tests/support/database.h"

#define AGE "<fact name=\"age_years\"/>"
/* Gives one row, and asks the fact of the question. */
#define ONE " FROM early_ratio WHERE age_years = " AGE
/* Right for every age that replies ask. */
#define RIGHT "SELECT rtrim('0.' || hundredths, '0') AS early_retirement_ratio" ONE
/* The same, but something else at 56, which q1 asks. */
#define AT_56(sql)                                                                       \
    "SELECT CASE WHEN " AGE " = '56' THEN " sql " ELSE rtrim('0.' || hundredths, '0') "  \
    "END AS early_retirement_ratio FROM early_ratio WHERE age_years = " AGE
#define FOR_EVER                                                                         \
    "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "                  \
    "SELECT count(*) FROM n)"

static const char *payroll;

static int start_all(void **state) {
    if (database_start(state))
        return 1;
    payroll = sqlite_payroll(true);
    return 0;
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
    database_ask(replies, payroll, queries_write_one(sql), NULL);
}

/* What a query gives in place of the first ratio. */
static const char *first_ratio(struct replies *replies, const char *sql) {
    replies->count = 1;
    ask(replies, sql);
    assert_int_equal(replies->got[0].kind, REPLY_RESULTS);
    return replies->ratio[0];
}

static void assert_first_broken(struct replies *replies, const char *sql,
                                const char *part) {
    replies->count = 1;
    ask(replies, sql);
    assert_broken(replies, 0, part);
}

/* ---- rows ---- */

static void a_row_is_an_answer(void **state) {
    ask(*state, RIGHT);
    assert_right(*state, 0, 4);
}

static void a_result_may_have_a_column_of_another_name(void **state) {
    database_ask(*state, payroll,
                 queries_write("<query calculation=\"early_retirement_ratio\"><sql>"
                               "SELECT '0.' || hundredths AS \"Ratio\" FROM early_ratio "
                               "WHERE age_years = " AGE "</sql>"
                               "<result name=\"early_retirement_ratio\" "
                               "column=\"RATIO\"/></query>"),
                 NULL);
    assert_right(*state, 0, 3);
}

static void columns_say_that_there_is_no_result(void **state) {
    struct replies *replies = *state;
    ask(replies, "SELECT NULL AS early_retirement_ratio, "
                 "iif(" AGE " = '55', 'IV.8.4', NULL) AS refused, "
                 "iif(" AGE " = '56', 'age_years', NULL) AS error, "
                 "iif(" AGE " = '57', 1, 0) AS unsupported, "
                 "'too' || char(10) || 'young' AS message");
    assert_int_equal(replies->got[0].kind, REPLY_REFUSED);
    assert_string_equal(replies->got[0].provision, "IV.8.4");
    assert_string_equal(replies->got[0].message, "too?young");
    assert_int_equal(replies->got[1].kind, REPLY_ERROR);
    assert_string_equal(replies->got[1].fact, "age_years");
    assert_int_equal(replies->got[2].kind, REPLY_UNSUPPORTED);
    assert_int_equal(replies->got[3].kind, REPLY_RESULTS);
}

static void null_is_a_result_left_out(void **state) {
    assert_null(first_ratio(*state, "SELECT NULL AS early_retirement_ratio" ONE));
}

static void an_empty_text_refuses_nothing(void **state) {
    assert_string_equal(
        first_ratio(*state, "SELECT '0.77' AS early_retirement_ratio, '' AS refused, "
                            "'' AS error, '' AS unsupported" ONE),
        "0.77");
}

static void a_refusal_with_a_result_is_broken(void **state) {
    assert_first_broken(
        *state, "SELECT '0.77' AS early_retirement_ratio, 'IV.8.4' AS refused" ONE,
        "refused: found beside another answer");
}

static void there_is_exactly_one_row(void **state) {
    assert_first_broken(*state,
                        "SELECT '0.77' AS early_retirement_ratio FROM early_ratio "
                        "WHERE age_years >= " AGE,
                        "the query gives more than one row, expected one");
    assert_first_broken(*state, RIGHT " AND age_years = 50",
                        "the query gives no row, expected one");
}

static void a_list_is_json(void **state) {
    struct replies *replies = *state;
    struct question *question = &replies->questions[0];
    struct datum *facts = datum_record(replies->arena, NULL);
    struct datum *list = datum_list(replies->arena, "adjustments");
    datum_add(list, datum_scalar(replies->arena, NULL, "0.01"));
    datum_add(list, datum_scalar(replies->arena, NULL, "-0.02"));
    datum_add(facts, list);
    *question =
        (struct question){.id = "q0", .calculation = "adjusted_pension", .facts = facts};
    replies->count = 1;
    database_ask(replies, payroll,
                 queries_write("<error column=\"error\"/>"
                               "<query calculation=\"adjusted_pension\"><sql>SELECT NULL "
                               "AS pension_per_month, <fact name=\"adjustments\"/> AS "
                               "error</sql></query>"),
                 NULL);
    assert_string_equal(replies->got[0].fact, "[\"0.01\",\"-0.02\"]");
}

/* ---- figures ---- */

static void a_fact_is_bound_and_never_part_of_the_sql(void **state) {
    static const char nasty[] = "5'; DROP TABLE early_ratio; --\" ? \\";
    struct replies *replies = *state;
    struct datum *facts = datum_record(replies->arena, NULL);
    datum_add(facts, datum_scalar(replies->arena, "age_years", nasty));
    replies->questions[0].facts = facts;
    ask(replies,
        "SELECT coalesce((SELECT rtrim('0.' || hundredths, '0') FROM early_ratio "
        "WHERE age_years = " AGE "), " AGE ") AS early_retirement_ratio");
    assert_string_equal(replies->ratio[0], nasty);
    assert_right(replies, 1, 4);
}

static void a_fact_that_is_left_out_is_null(void **state) {
    struct replies *replies = *state;
    replies->questions[0].facts = datum_record(replies->arena, NULL);
    assert_string_equal(first_ratio(replies,
                                    "SELECT iif(" AGE " IS NULL, '0.77', 'something') AS "
                                    "early_retirement_ratio"),
                        "0.77");
}

static void binary_floating_point_is_refused(void **state) {
    assert_first_broken(*state, "SELECT 0.77 AS early_retirement_ratio" ONE,
                        "early_retirement_ratio: found binary floating point");
    assert_string_equal(first_ratio(*state, "SELECT 1 AS early_retirement_ratio" ONE),
                        "1");
}

static void a_whole_number_that_overflows_is_refused(void **state) {
    assert_first_broken(*state,
                        "SELECT 9223372036854775807 + 1 AS early_retirement_ratio" ONE,
                        "binary floating point");
}

/* Two bytes a letter, so that pieces end in the middle of one. */
#define LETTERS(half)                                                                    \
    "replace(hex(zeroblob(" #half ")), '0', 'é') AS early_retirement_ratio"

static void a_long_text_comes_whole(void **state) {
    struct replies *replies = *state;
    const char *ratio = first_ratio(replies, "SELECT 'x' || " LETTERS(50000) ONE);
    assert_int_equal(strlen(ratio), 200001);
    assert_int_equal(ratio[0], 'x');
    for (size_t i = 1; ratio[i]; i += 2)
        assert_memory_equal(ratio + i, "é", 2);
}

/* A piece of the driver has 4095 bytes. */
static void a_text_as_long_as_a_piece_comes_whole(void **state) {
    struct replies *replies = *state;
    for (int length = 4094; length <= 4097; length++) {
        char sql[256];
        snprintf(sql, sizeof sql,
                 "SELECT printf('%%.*c', %d, 'x') AS early_retirement_ratio" ONE, length);
        assert_int_equal(strlen(first_ratio(replies, sql)), length);
    }
}

static void a_row_has_a_bound(void **state) {
    struct odbc_options options = {.most_bytes = 10000};
    struct replies *replies = *state;
    replies->count = 2;
    database_ask(replies, payroll, queries_write_one("SELECT " LETTERS(2500) ONE),
                 &options);
    assert_int_equal(replies->got[1].kind, REPLY_RESULTS);
    database_ask(replies, payroll, queries_write_one("SELECT 'x' || " LETTERS(2500) ONE),
                 &options);
    assert_broken(replies, 1, "found more than 10000 bytes in a row");
}

/* ---- text that is none ---- */

static void another_encoding_breaks_one_answer(void **state) {
    ask(*state, AT_56("CAST(x'30E937' AS TEXT)"));
    assert_broken(*state, 1, "early_retirement_ratio: found bytes that are no UTF-8");
    assert_right(*state, 0, 1);
    assert_right(*state, 2, 4);
}

static void control_characters_break_one_answer(void **state) {
    ask(*state, AT_56("'0.7' || char(27) || '[2J'"));
    assert_broken(*state, 1, "early_retirement_ratio: found control characters");
    assert_right(*state, 2, 4);
}

/* ---- what is not asked ---- */

static void what_the_query_does_not_ask_is_unsupported(void **state) {
    struct replies *replies = *state;
    struct readings readings = {0};
    struct datum *facts = datum_record(replies->arena, NULL);
    readings.chosen[1] = CHOICE_NONE + 1;
    datum_add(facts, datum_scalar(replies->arena, "age_years", "55"));
    datum_add(facts, datum_scalar(replies->arena, "service", "P12Y"));
    replies->questions[0].facts = facts;
    replies->questions[1].readings = &readings;
    replies->questions[2].calculation = "early_pension";
    ask(replies, RIGHT);
    for (int i = 0; i < 3; i++)
        assert_int_equal(replies->got[i].kind, REPLY_UNSUPPORTED);
    assert_right(replies, 3, 4);
}

/* ---- what goes wrong ---- */

static void an_sql_error_breaks_one_answer(void **state) {
    struct replies *replies = *state;
    ask(replies, AT_56("abs(-9223372036854775807 - 1)"));
    assert_broken(replies, 1, "SQL error HY000: [SQLite]integer overflow");
    assert_right(replies, 0, 1);
    assert_right(replies, 2, 4);
}

static void a_statement_that_cannot_be_prepared_breaks_every_answer(void **state) {
    struct replies *replies = *state;
    ask(replies, "SELECT " AGE " FROM missing");
    for (size_t i = 0; i < replies->count; i++)
        assert_broken(replies, i, "SQL error HY000: [SQLite]no such table: missing");
}

/* The map is wrong at its third line, and yet every question is delivered. */
static void assert_mistaken(struct replies *replies, const char *sql, const char *part) {
    struct system system;
    replies->error = (struct error)ERROR_INIT;
    replies->times[0] = replies->times[3] = 0;
    assert_true(system_open_odbc(&system, payroll, queries_write_one(sql), "cases/schema",
                                 NULL, &replies->error));
    assert_false(replies_ask(replies, &system));
    assert_int_equal(replies->error.code, ERROR_INPUT);
    assert_int_equal(replies->error.line, 3);
    assert_string_equal(replies->error.path, "early_retirement_ratio");
    if (!strstr(replies->error.text, part))
        fail_msg("'%s' is not in: %s", part, replies->error.text);
    assert_broken(replies, 0, part);
    assert_broken(replies, 3, part);
}

static void columns_fit_the_calculation(void **state) {
    assert_mistaken(*state, "SELECT 'IV.8.4' AS refused, " AGE " AS message",
                    "early_retirement_ratio: found no column for this result");
    assert_mistaken(*state, "DELETE FROM early_ratio WHERE 1 > age_years + " AGE,
                    "found no column for this result");
}

static void unknown_and_repeated_columns_are_told(void **state) {
    assert_mistaken(*state, "SELECT '1' AS early_retirement_ratio, " AGE " AS age",
                    "age: found this column, expected a result");
    assert_mistaken(
        *state, "SELECT '1' AS early_retirement_ratio, " AGE " AS EARLY_retirement_ratio",
        "found the column twice");
}

static void a_column_that_the_map_names_must_be_there(void **state) {
    struct replies *replies = *state;
    struct system system;
    const char *queries = queries_write(
        "<refused column=\"refused\"/>\n"
        "<query calculation=\"early_retirement_ratio\">"
        "<sql>SELECT " AGE " AS refused</sql>"
        "<result name=\"early_retirement_ratio\" column=\"ratio\"/></query>");
    assert_true(system_open_odbc(&system, payroll, queries, "cases/schema", NULL,
                                 &replies->error));
    assert_false(replies_ask(replies, &system));
    assert_int_equal(replies->error.line, 3);
    assert_broken(replies, 0,
                  "ratio: found no such column, expected one as the map says");
}

static void a_query_that_hangs_is_stopped_and_the_rest_is_asked(void **state) {
    struct odbc_options options = {.timeout_ms = 300};
    struct replies *replies = *state;
    database_ask(replies, payroll, queries_write_one(AT_56(FOR_EVER)), &options);
    assert_right(replies, 0, 1);
    assert_broken(replies, 1, "no answer within 300 ms");
    assert_right(replies, 2, 4);
}

static void without_a_connection_nothing_is_judged(void **state) {
    assert_no_connection(*state, "Driver=/no/such/driver.so", queries_write_one(RIGHT),
                         "cannot connect to the database: 01000: [unixODBC][Driver "
                         "Manager]Can't open lib '/no/such/driver.so'");
    assert_no_connection(*state, "DSN=no_such_source;PWD=secret",
                         queries_write_one(RIGHT), "IM002: ");
    assert_null(strstr(((struct replies *)*state)->error.text, "secret"));
}

static void a_driver_that_crashes_breaks_one_answer(void **state) {
    struct replies *replies = *state;
    struct odbc odbc = {
        .connection = (char *)payroll, .timeout_ms = 10000, .most_bytes = 1000};
    struct odbc_child child;
    struct reply reply;
    assert_true(odbc_map_read(&odbc.map, queries_write_one(RIGHT), "cases/schema",
                              &replies->error));
    assert_int_equal(odbc_child_start(&child, &odbc, replies->arena, &reply),
                     ODBC_ANSWERED);
    kill(child.id, SIGABRT);
    assert_int_equal(
        odbc_child_ask(&child, &replies->questions[0], replies->arena, &reply),
        ODBC_LOST);
    assert_string_equal(reply.message, "the driver crashed: Aborted");
    assert_int_equal(child.id, 0);
    odbc_map_release(&odbc.map);
}

int main(void) {
    const struct CMUnitTest odbc[] = {
        TEST(a_row_is_an_answer),
        TEST(a_result_may_have_a_column_of_another_name),
        TEST(columns_say_that_there_is_no_result),
        TEST(null_is_a_result_left_out),
        TEST(an_empty_text_refuses_nothing),
        TEST(a_refusal_with_a_result_is_broken),
        TEST(there_is_exactly_one_row),
        TEST(a_list_is_json),
        TEST(a_fact_is_bound_and_never_part_of_the_sql),
        TEST(a_fact_that_is_left_out_is_null),
        TEST(binary_floating_point_is_refused),
        TEST(a_whole_number_that_overflows_is_refused),
        TEST(a_long_text_comes_whole),
        TEST(a_text_as_long_as_a_piece_comes_whole),
        TEST(a_row_has_a_bound),
        TEST(another_encoding_breaks_one_answer),
        TEST(control_characters_break_one_answer),
        TEST(what_the_query_does_not_ask_is_unsupported),
        TEST(an_sql_error_breaks_one_answer),
        TEST(a_statement_that_cannot_be_prepared_breaks_every_answer),
        TEST(columns_fit_the_calculation),
        TEST(unknown_and_repeated_columns_are_told),
        TEST(a_column_that_the_map_names_must_be_there),
        TEST(a_query_that_hangs_is_stopped_and_the_rest_is_asked),
        TEST(without_a_connection_nothing_is_judged),
        TEST(a_driver_that_crashes_breaks_one_answer),
    };
    return cmocka_run_group_tests(odbc, start_all, database_stop) ? 1 : 0;
}
