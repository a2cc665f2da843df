#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "harness/system/interrupt.h"
#include "tests/support/replies.h"

static int start(void **state) {
    *state = replies_new(5);
    return 0;
}

static int stop(void **state) {
    replies_free(*state);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

static void ask(struct replies *replies) {
    struct system system;
    assert_true(system_open_reference(&system));
    assert_true(replies_ask(replies, &system));
}

static void set_facts(struct replies *replies, size_t index, const char *name,
                      const char *text) {
    struct datum *facts = datum_record(replies->arena, NULL);
    datum_add(facts, datum_scalar(replies->arena, name, text));
    replies->questions[index].facts = facts;
}

static void every_question_has_its_result(void **state) {
    ask(*state);
    assert_right(*state, 0, 5);
}

static void what_the_regulation_denies_is_refused(void **state) {
    struct replies *replies = *state;
    set_facts(replies, 2, "age_years", "49");
    ask(replies);
    assert_int_equal(replies->got[2].kind, REPLY_REFUSED);
    assert_memory_equal(replies->got[2].provision, "IV.8.4", 6);
    assert_right(replies, 3, 5);
}

static void facts_that_cannot_be_are_an_error_that_names_them(void **state) {
    struct replies *replies = *state;
    set_facts(replies, 0, "age_years", "-1");
    set_facts(replies, 1, "age_in_years", "55");
    replies->questions[2].facts = NULL;
    ask(replies);
    assert_int_equal(replies->got[0].kind, REPLY_ERROR);
    assert_string_equal(replies->got[0].fact, "age_years");
    assert_string_equal(replies->got[1].fact, "age_in_years");
    assert_string_equal(replies->got[2].fact, "age_years");
}

static void an_unknown_calculation_is_unsupported(void **state) {
    struct replies *replies = *state;
    replies->questions[4].calculation = "retirement_penson";
    ask(replies);
    assert_int_equal(replies->got[4].kind, REPLY_UNSUPPORTED);
}

struct rate {
    char text[16];
};

static void keep_rate(void *context, size_t index, const struct reply *reply) {
    struct rate *rates = context;
    assert_int_equal(reply->kind, REPLY_RESULTS);
    const char *text = datum_member(reply->results, "reduction_rate")->text;
    assert_true(strlen(text) < sizeof rates->text);
    strcpy(rates[index].text, text);
}

/* Eleven years and six months more than the marriage lasted: one year is charged, or one
 * and a half. */
static void a_question_is_answered_under_the_reading_it_chooses(void **state) {
    struct replies *replies = *state;
    static const char *const facts[][2] = {
        {"deceased_birth_date", "1940-01-01"}, {"spouse_birth_date", "1961-07-01"},
        {"marriage_date", "1990-01-01"},       {"marriage_end_date", "2000-01-01"},
        {"pension_per_month", "1000.00"},
    };
    struct datum *record = datum_record(replies->arena, NULL);
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        datum_add(record, datum_scalar(replies->arena, facts[i][0], facts[i][1]));
    struct readings readings = {{0}};
    readings.chosen[R_IV_20_years] = R_IV_20_years__pro_rata;
    struct question questions[] = {
        {"whole", "age_difference_reduction", record, NULL},
        {"pro_rata", "age_difference_reduction", record, &readings},
    };
    struct system system;
    struct rate rates[2];
    assert_true(system_open_reference(&system));
    struct question_source both = question_array(&(struct question_list){questions, 2});
    assert_true(system_ask(&system, &both, keep_rate, rates, &replies->error));
    system_close(&system);
    assert_string_equal(rates[0].text, "0.01");
    assert_string_equal(rates[1].text, "0.015");
}

/* The last test: who was interrupted once stays so. */
static void it_stops_when_it_is_interrupted(void **state) {
    struct replies *replies = *state;
    struct system system;
    assert_true(system_open_reference(&system));
    interrupt_listen();
    raise(SIGINT);
    assert_false(replies_ask(replies, &system));
    assert_non_null(strstr(replies->error.text, "interrupted"));
    assert_int_equal(replies->times[0], 0);
}

/* Many more than one core computes at a time, and none of them twice. */
static void every_one_of_many_questions_is_answered_once(void **state) {
    struct replies *many = replies_new(REPLIES_MOST);
    struct system system;
    assert_true(system_open_reference(&system));
    assert_true(replies_ask(many, &system));
    assert_right(many, 0, REPLIES_MOST);
    replies_free(many);
    (void)state;
}

int main(void) {
    const struct CMUnitTest reference[] = {
        TEST(every_question_has_its_result),
        TEST(what_the_regulation_denies_is_refused),
        TEST(facts_that_cannot_be_are_an_error_that_names_them),
        TEST(an_unknown_calculation_is_unsupported),
        TEST(a_question_is_answered_under_the_reading_it_chooses),
        TEST(every_one_of_many_questions_is_answered_once),
        TEST(it_stops_when_it_is_interrupted),
    };
    return cmocka_run_group_tests(reference, NULL, NULL);
}
