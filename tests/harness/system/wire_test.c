#include "harness/system/wire.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int open_arena(void **state) {
    *state = arena_new();
    return 0;
}

static int close_arena(void **state) {
    arena_free(*state);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

/* ---- answers ---- */

static struct reply answer(void **state, const char *line, const char **id) {
    struct reply reply;
    wire_read_answer(*state, line, strlen(line), id, &reply);
    return reply;
}

static void assert_part(const char *text, const char *part) {
    if (!text || !strstr(text, part))
        fail_msg("'%s' is not in '%s'", part, text ? text : "(none)");
    assert_null(strchr(text, '\n'));
}

/* The line is a broken reply that says so; the id is NULL or as given. */
static void assert_broken(void **state, const char *line, const char *id,
                          const char *part) {
    const char *found;
    struct reply reply = answer(state, line, &found);
    assert_int_equal(reply.kind, REPLY_BROKEN);
    assert_part(reply.message, part);
    if (id)
        assert_string_equal(found, id);
    else
        assert_null(found);
}

static void results_are_read_as_scalars_lists_and_records(void **state) {
    const char *id;
    struct reply reply =
        answer(state,
               "{\"id\":\"x\",\"results\":{\"a\":\"1.00\",\"b\":[\"0.02\",\"0.01\"],"
               "\"c\":[{\"id\":\"anna\",\"d\":{\"e\":\"true\"}}]}}",
               &id);
    assert_string_equal(id, "x");
    assert_int_equal(reply.kind, REPLY_RESULTS);
    assert_string_equal(datum_member(reply.results, "a")->text, "1.00");
    const struct datum *list = datum_member(reply.results, "b");
    assert_int_equal(list->kind, DATUM_LIST);
    assert_int_equal(datum_count(list), 2);
    assert_string_equal(list->last->text, "0.01");
    assert_null(list->last->name);
    const struct datum *record = datum_member(reply.results, "c")->first;
    assert_int_equal(record->kind, DATUM_RECORD);
    assert_string_equal(datum_member(datum_member(record, "d"), "e")->text, "true");
}

static void refusals_errors_and_unsupported_are_read(void **state) {
    const char *id;
    struct reply reply = answer(
        state, "{\"id\":\"x\",\"refused\":{\"provision\":\"IV.8.4\",\"message\":\"m\"}}",
        &id);
    assert_int_equal(reply.kind, REPLY_REFUSED);
    assert_string_equal(reply.provision, "IV.8.4");
    assert_string_equal(reply.message, "m");
    reply =
        answer(state, "{\"id\":\"x\",\"error\":{\"fact\":\"periods.end_date\"}}", &id);
    assert_int_equal(reply.kind, REPLY_ERROR);
    assert_string_equal(reply.fact, "periods.end_date");
    assert_null(reply.message);
    reply = answer(state, "{\"id\":\"x\",\"unsupported\":true}\r", &id);
    assert_int_equal(reply.kind, REPLY_UNSUPPORTED);
}

static void members_that_the_protocol_does_not_know_are_let_pass(void **state) {
    const char *id;
    struct reply reply =
        answer(state, "{\"id\":\"x\",\"unsupported\":true,\"version\":3}", &id);
    assert_int_equal(reply.kind, REPLY_UNSUPPORTED);
}

static void a_message_of_several_lines_becomes_one(void **state) {
    const char *id;
    struct reply reply = answer(
        state,
        "{\"id\":\"x\",\"error\":{\"fact\":\"f\",\"message\":\"a\\nb\\u001b[31m\"}}",
        &id);
    assert_string_equal(reply.message, "a?b?[31m");
}

static void an_amount_as_a_number_is_broken_and_says_why(void **state) {
    assert_broken(state, "{\"id\":\"x\",\"results\":{\"pension_per_month\":1010.00}}",
                  "x",
                  "results.pension_per_month: found a JSON number, expected a string");
    assert_broken(state, "{\"id\":\"x\",\"results\":{\"a\":[\"1\",2]}}", "x",
                  "results.a[1]: found a JSON number");
    assert_broken(state, "{\"id\":\"x\",\"results\":{\"a\":[{\"b\":1}]}}", "x",
                  "binary floating point");
    assert_broken(state,
                  "{\"id\":\"x\",\"results\":{\"a\":99999999999999999999999999999999}}",
                  "x", "results.a: found a JSON number");
}

static void a_bare_boolean_or_null_is_broken_and_says_what_to_write(void **state) {
    assert_broken(state, "{\"id\":\"x\",\"results\":{\"eligible\":true}}", "x",
                  "results.eligible: found true, expected the string \"true\"");
    assert_broken(state, "{\"id\":\"x\",\"results\":{\"eligible\":false}}", "x",
                  "expected the string \"false\"");
    assert_broken(state, "{\"id\":\"x\",\"results\":{\"last_day\":null}}", "x",
                  "results.last_day: found null");
}

static void an_answer_is_exactly_one_thing(void **state) {
    assert_broken(state, "{\"id\":\"x\"}", "x", "expected exactly one of");
    assert_broken(state, "{\"id\":\"x\",\"result\":{}}", "x", "expected exactly one of");
    assert_broken(state, "{\"id\":\"x\",\"results\":{},\"unsupported\":true}", "x",
                  "expected exactly one of");
    assert_broken(state, "{\"id\":\"x\",\"results\":[]}", "x",
                  "results: expected an object");
    assert_broken(state, "{\"id\":\"x\",\"refused\":{}}", "x",
                  "refused.provision: missing");
    assert_broken(state, "{\"id\":\"x\",\"refused\":\"IV.8.4\"}", "x",
                  "refused: expected an object");
    assert_broken(state, "{\"id\":\"x\",\"error\":{\"fact\":\"\"}}", "x", "error.fact: ");
    assert_broken(state, "{\"id\":\"x\",\"error\":{\"fact\":\"f\",\"message\":1}}", "x",
                  "message: expected a string");
    assert_broken(state, "{\"id\":\"x\",\"unsupported\":false}", "x",
                  "unsupported: expected true");
}

static void a_line_without_an_id_is_laid_at_no_door(void **state) {
    assert_broken(state, "", NULL, "no JSON");
    assert_broken(state, "Traceback (most recent call last): ]}{", NULL, "no JSON");
    assert_broken(state, "[\"x\"]", NULL, "no object");
    assert_broken(state, "{\"unsupported\":true}", NULL, "id: missing");
    assert_broken(state, "{\"id\":7,\"unsupported\":true}", NULL,
                  "id: expected a string");
    assert_broken(state, "{\"id\":\"\",\"unsupported\":true}", NULL, "id: ");
    assert_broken(state, "{\"id\":\"x\",\"unsupported\":true} {}", NULL, "no JSON");
}

static void a_member_given_twice_is_broken_but_keeps_its_id(void **state) {
    assert_broken(state, "{\"id\":\"x\",\"results\":{\"a\":\"1\",\"a\":\"2\"}}", "x",
                  "duplicate");
    assert_broken(state, "{\"id\":\"x\",\"id\":\"y\",\"unsupported\":true}", NULL,
                  "duplicate");
}

static void bytes_that_are_no_utf8_are_broken_but_keep_their_id(void **state) {
    assert_broken(state, "{\"id\":\"x\",\"refused\":{\"message\":\"refus\xE9\"}}", "x",
                  "no JSON: ");
    assert_broken(state, "{\"id\":\"\xE9t\xE9\",\"unsupported\":true}", NULL,
                  "no JSON: ");
}

static void what_json_has_no_number_for_is_broken_but_keeps_its_id(void **state) {
    static const char *const words[] = {"NaN",   "Infinity", "-Infinity", "nan",
                                        "1e400", "-1e400",   "0.77d",     "None"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *line = arena_print(
            *state, "{\"results\":{\"a\\\"\":\"1\",\"b\":%s,\"c\":[%s]},\"id\":\"x\"}",
            words[i], words[i]);
        assert_broken(state, line, "x", "no JSON: ");
    }
    assert_broken(state, "{\"id\":\"NaN\",\"results\":{\"a\":NaN}}", "NaN",
                  "no JSON: invalid token near 'NaN'");
    assert_broken(state, "{\"id\":NaN,\"results\":{\"a\":\"1\"}}", NULL, "no JSON: ");
    assert_broken(state, "{\"id\":\"x\",\"results\":{\"a\":NaN}", NULL, "no JSON: ");
    assert_broken(state, "{\"id\":\"x\\", NULL, "no JSON: ");
}

static void nul_bytes_and_control_characters_are_broken(void **state) {
    static const char line[] = "{\"id\":\"x\",\"results\":{\"a\":\"1\0.00\"}}";
    const char *id;
    struct reply reply;
    wire_read_answer(*state, line, sizeof line - 1, &id, &reply);
    assert_int_equal(reply.kind, REPLY_BROKEN);
    assert_string_equal(id, "x");
    assert_broken(state, "{\"id\":\"x\",\"results\":{\"a\":\"\\u0000\"}}", "x",
                  "no JSON: ");
    assert_broken(state, "{\"id\":\"x\",\"results\":{\"a\":\"1\\u001b[2J\"}}", "x",
                  "results.a: a string with control characters");
    assert_broken(state, "{\"id\":\"x\",\"results\":{\"a\\u0007\":\"1\"}}", "x",
                  "results: a member without a plain name");
}

static void nesting_is_bounded(void **state) {
    char line[4096] = "{\"id\":\"x\",\"results\":{\"a\":";
    for (int i = 0; i < 17; i++)
        strcat(line, "[");
    for (int i = 0; i < 17; i++)
        strcat(line, "]");
    strcat(line, "}}");
    assert_broken(state, line, "x", "nested too deeply");
    size_t size = 100000;
    char *brackets = calloc(1, size + 1);
    memset(brackets, '[', size);
    assert_broken(state, brackets, NULL, "no JSON");
    free(brackets);
}

static void what_is_answered_is_what_is_read(void **state) {
    struct datum *results = datum_record(*state, NULL);
    struct datum *list = datum_list(*state, "rates");
    datum_add(list, datum_scalar(*state, NULL, "0.51"));
    datum_add(results, datum_scalar(*state, "name", "pension d'anciennet\u00e9 \"x\""));
    datum_add(results, list);
    struct answer given = {.outcome = OUTCOME_RESULTS, .results = results};
    const char *line = wire_answer(*state, "x", &given);
    assert_string_equal(
        line,
        "{\"id\":\"x\",\"results\":{\"name\":\"pension d'anciennet\u00e9 \\\"x\\\"\","
        "\"rates\":[\"0.51\"]}}");
    const char *id;
    struct reply reply = answer(state, line, &id);
    assert_string_equal(datum_member(reply.results, "rates")->first->text, "0.51");
}

static void refusals_errors_and_unsupported_are_written(void **state) {
    struct answer refused = {
        .outcome = OUTCOME_REFUSED, .refused_by = IV_8_4, .refusal = "below 50"};
    assert_string_equal(wire_answer(*state, "x", &refused),
                        "{\"id\":\"x\",\"refused\":{\"provision\":\"IV.8.4\","
                        "\"message\":\"below 50\"}}");
    struct answer wrong = {.outcome = OUTCOME_ERROR,
                           .error = {"age_years", "found '\xC3'"}};
    assert_string_equal(wire_answer(*state, "x", &wrong),
                        "{\"id\":\"x\",\"error\":{\"fact\":\"age_years\","
                        "\"message\":\"found '?'\"}}");
    assert_string_equal(wire_answer(*state, "x", NULL),
                        "{\"id\":\"x\",\"unsupported\":true}");
}

/* ---- questions ---- */

static struct readings readings;

static bool ask(void **state, const char *line, struct question *question,
                struct error *error) {
    *error = (struct error)ERROR_INIT;
    return wire_read_question(*state, line, strlen(line), question, &readings, error);
}

static void assert_no_question(void **state, const char *line, const char *id,
                               const char *part) {
    struct question question;
    struct error error;
    char text[1024];
    assert_false(ask(state, line, &question, &error));
    assert_int_equal(error.code, ERROR_INPUT);
    error_text(&error, text, sizeof text);
    assert_part(text, part);
    if (id)
        assert_string_equal(question.id, id);
    else
        assert_null(question.id);
}

static void a_question_is_read_with_the_readings_it_chooses(void **state) {
    struct question question;
    struct error error;
    assert_true(ask(state,
                    "{\"id\":\"x\",\"calculation\":\"c\",\"facts\":{\"a\":\"1\"},"
                    "\"readings\":{\"R-IV.20-years\":\"pro_rata\"}}",
                    &question, &error));
    assert_string_equal(question.id, "x");
    assert_string_equal(question.calculation, "c");
    assert_string_equal(datum_member(question.facts, "a")->text, "1");
    assert_ptr_equal(question.readings, &readings);
    assert_int_equal(readings.chosen[R_IV_20_years], R_IV_20_years__pro_rata);
    assert_true(ask(state, "{\"id\":\"x\",\"calculation\":\"c\",\"facts\":{}}", &question,
                    &error));
    assert_null(question.readings);
}

static void what_is_asked_is_what_is_read(void **state) {
    struct question question, again;
    struct error error;
    struct readings chosen = {{0}};
    static const char line[] =
        "{\"id\":\"x\",\"calculation\":\"c\",\"facts\":{\"periods\":[{\"end_date\":"
        "\"2001-02-28\"},{}],\"adjustments\":[]},"
        "\"readings\":{\"R-IV.20-years\":\"pro_rata\"}}";
    chosen.chosen[R_IV_20_years] = R_IV_20_years__pro_rata;
    assert_true(ask(state, line, &question, &error));
    question.readings = &chosen;
    assert_string_equal(wire_question(*state, &question), line);
    chosen.chosen[R_IV_20_years] = CHOICE_NONE;
    const char *plain = wire_question(*state, &question);
    assert_null(strstr(plain, "readings"));
    assert_true(ask(state, plain, &again, &error));
    assert_int_equal(datum_count(datum_member(again.facts, "periods")), 2);
}

static void a_reading_or_choice_that_does_not_exist_is_named(void **state) {
    assert_no_question(state,
                       "{\"id\":\"x\",\"calculation\":\"c\",\"facts\":{},"
                       "\"readings\":{\"R-IV.20-yaers\":\"pro_rata\"}}",
                       "x", "readings: unknown reading 'R-IV.20-yaers'");
    assert_no_question(state,
                       "{\"id\":\"x\",\"calculation\":\"c\",\"facts\":{},"
                       "\"readings\":{\"R-IV.20-years\":\"by_halves\"}}",
                       "x", "readings: R-IV.20-years has no choice 'by_halves'");
    assert_no_question(state,
                       "{\"id\":\"x\",\"calculation\":\"c\",\"facts\":{},"
                       "\"readings\":{\"R-IV.20-years\":true}}",
                       "x", "R-IV.20-years: expected a choice");
    assert_no_question(
        state, "{\"id\":\"x\",\"calculation\":\"c\",\"facts\":{},\"readings\":[]}", "x",
        "readings: expected an object");
}

static void what_is_no_question_is_said(void **state) {
    assert_no_question(state, "]", NULL, "no JSON");
    assert_no_question(state, "{\"calculation\":\"c\",\"facts\":{}}", NULL,
                       "id: missing");
    assert_no_question(state, "{\"id\":\"x\",\"facts\":{}}", "x", "calculation: missing");
    assert_no_question(state, "{\"id\":\"x\",\"calculation\":\"c\"}", "x",
                       "facts: missing");
    assert_no_question(state, "{\"id\":\"x\",\"calculation\":\"c\",\"facts\":[]}", "x",
                       "facts: expected an object");
    assert_no_question(state, "{\"id\":\"x\",\"calculation\":\"c\",\"facts\":{\"a\":1}}",
                       "x", "facts.a: found a JSON number");
    assert_no_question(state,
                       "{\"id\":\"x\",\"calculation\":\"c\",\"facts\":{},\"fact\":{}}",
                       "x", "fact: unknown, expected id");
    assert_no_question(state, "{\"id\":\"x\",\"id\":\"y\"}", NULL, "duplicate");
}

int main(void) {
    const struct CMUnitTest wire[] = {
        TEST(results_are_read_as_scalars_lists_and_records),
        TEST(refusals_errors_and_unsupported_are_read),
        TEST(members_that_the_protocol_does_not_know_are_let_pass),
        TEST(a_message_of_several_lines_becomes_one),
        TEST(an_amount_as_a_number_is_broken_and_says_why),
        TEST(a_bare_boolean_or_null_is_broken_and_says_what_to_write),
        TEST(an_answer_is_exactly_one_thing),
        TEST(a_line_without_an_id_is_laid_at_no_door),
        TEST(a_member_given_twice_is_broken_but_keeps_its_id),
        TEST(bytes_that_are_no_utf8_are_broken_but_keep_their_id),
        TEST(what_json_has_no_number_for_is_broken_but_keeps_its_id),
        TEST(nul_bytes_and_control_characters_are_broken),
        TEST(nesting_is_bounded),
        TEST(what_is_answered_is_what_is_read),
        TEST(refusals_errors_and_unsupported_are_written),
        TEST(a_question_is_read_with_the_readings_it_chooses),
        TEST(what_is_asked_is_what_is_read),
        TEST(a_reading_or_choice_that_does_not_exist_is_named),
        TEST(what_is_no_question_is_said),
    };
    return cmocka_run_group_tests(wire, NULL, NULL);
}
