/* A program run for each question anew. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/support/hearing.h"
#include "tests/support/memory.h"
#include "tests/support/replies.h"
#include "tests/support/witness.h"

#define ETALON "${ETALON:-build/etalon}"
#define ANSWER ETALON " answer"

enum { LONG_MS = 600 * 1000 };

static char folder[64];

static int start(void **state) {
    strcpy(folder, "/tmp/etalon_one_shot_XXXXXX");
    assert_non_null(mkdtemp(folder));
    setenv("FOLDER", folder, 1);
    *state = replies_new(12);
    return 0;
}

static int stop(void **state) {
    char command[128];
    snprintf(command, sizeof command, "rm -r %s", folder);
    replies_free(*state);
    return system(command);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

static void ask_with(struct replies *replies, const char *command,
                     struct program_options options) {
    struct system system;
    assert_true(system_open_one_shot(&system, command, &options, &replies->error));
    assert_true(replies_ask(replies, &system));
}

static void ask(struct replies *replies, const char *command) {
    ask_with(replies, command, (struct program_options){.at_once = 2});
}

static const char *ask_noting(struct replies *replies, const char *command) {
    hearing_begin();
    ask(replies, command);
    return hearing_end();
}

static void assert_shell(const char *command) {
    assert_int_equal(system(command), 0);
}

/* ---- systems that do their work ---- */

static void each_question_has_a_process_of_its_own(void **state) {
    ask(*state, "echo x >>$FOLDER/starts; exec " ANSWER);
    assert_right(*state, 0, 12);
    assert_shell("test $(wc -l <$FOLDER/starts) -eq 12");
}

/* Every process waits until another one is there as well. */
#define MEETS                                                                            \
    "mkdir -p $FOLDER/here; touch $FOLDER/here/$$; "                                     \
    "while [ $(ls $FOLDER/here | wc -l) -lt 2 ]; do sleep 0.02; done; " ANSWER

static void several_run_at_once(void **state) {
    struct replies *replies = *state;
    replies->count = 2;
    ask_with(replies, MEETS, (struct program_options){.at_once = 2});
    assert_right(replies, 0, 2);
}

#define ALONE "mkdir $FOLDER/lock || exit 9; sleep 0.1; " ANSWER "; rmdir $FOLDER/lock"

static void one_at_a_time_where_that_is_asked(void **state) {
    struct replies *replies = *state;
    replies->count = 4;
    ask_with(replies, ALONE, (struct program_options){.at_once = 1});
    assert_right(replies, 0, 4);
}

static void an_answer_may_be_written_over_several_lines(void **state) {
    ask(*state, ANSWER " | sed 's/,/,\\n  /g'");
    assert_right(*state, 0, 12);
}

static void a_greeting_is_noted_and_does_no_harm(void **state) {
    struct replies *replies = *state;
    replies->count = 1;
    const char *notes = ask_noting(replies, "echo Payroll 7.1; " ANSWER);
    assert_right(replies, 0, 1);
    assert_non_null(
        strstr(notes, "lines that are no answer: 1, the first 'Payroll 7.1'"));
}

static void no_question_starts_no_program(void **state) {
    struct replies *replies = *state;
    replies->count = 0;
    ask(replies, "touch $FOLDER/started");
    assert_shell("test ! -e $FOLDER/started");
}

/* ---- the end ---- */

static void an_exit_status_breaks_even_a_right_answer(void **state) {
    struct replies *replies = *state;
    replies->count = 3;
    ask(replies, ANSWER "; echo first >&2; echo 'no licence' >&2; exit 3");
    assert_all_broken(replies, "the program ended with exit status 3; standard error "
                               "ends with 'no licence'");
}

static void a_death_breaks_its_own_question_alone(void **state) {
    ask(*state, "read -r line; case $line in *'\"q4\"'*) kill -SEGV $$;; esac; "
                "printf '%s\\n' \"$line\" | " ANSWER);
    assert_right(*state, 0, 4);
    assert_broken(*state, 4, "killed by signal 11 (Segmentation fault)");
    assert_right(*state, 5, 12);
}

static void an_end_without_a_word_is_broken(void **state) {
    struct replies *replies = *state;
    replies->count = 2;
    ask(replies, "cat >/dev/null");
    assert_all_broken(replies, "ended without an answer, exit status 0");
}

static void one_that_cannot_be_run_is_given_up(void **state) {
    ask_with(*state, "tests/no_such_payroll", (struct program_options){.at_once = 1});
    assert_broken(*state, 0, "exit status 127; standard error ends with ");
    assert_broken(*state, 1, "not found");
    for (size_t i = 2; i < 12; i++)
        assert_broken(*state, i, "not asked again after 2 failures: ");
}

/* ---- time ---- */

static void too_long_breaks_its_own_question_alone(void **state) {
    ask_with(*state,
             "read -r line; case $line in *'\"q4\"'*) exec sleep 60;; esac; "
             "printf '%s\\n' \"$line\" | " ANSWER,
             (struct program_options){.at_once = 2, .timeout_ms = 5000});
    assert_right(*state, 0, 4);
    assert_broken(*state, 4, "no answer within 5 s");
    assert_right(*state, 5, 12);
}

static void an_answer_that_trickles_is_none_in_time(void **state) {
    struct replies *replies = *state;
    replies->count = 1;
    ask_with(replies, "while printf x; do sleep 0.02; done",
             (struct program_options){.at_once = 1, .timeout_ms = 500});
    assert_broken(replies, 0, "no answer within 500 ms");
}

static void nothing_but_standard_error_is_no_answer_in_time(void **state) {
    struct replies *replies = *state;
    replies->count = 1;
    ask_with(replies, "yes overflow >&2; true",
             (struct program_options){.at_once = 1, .timeout_ms = 500});
    assert_broken(replies, 0, "no answer within 500 ms; standard error ends with 'o");
}

static void one_that_is_always_silent_is_given_up(void **state) {
    struct replies *many = replies_new(60);
    ask_with(many, "exec sleep 60",
             (struct program_options){.at_once = 20, .timeout_ms = 300});
    assert_broken(many, 0, "no answer within 300 ms");
    assert_broken(many, 59, "not asked again after 20 failures: no answer within 300 ms");
    replies_free(many);
    (void)state;
}

static void nothing_is_left_of_one_that_will_not_end(void **state) {
    struct replies *replies = *state;
    struct witness witness;
    replies->count = 2;
    witness_begin(&witness);
    /* Its flood begins when all of it runs. */
    ask_with(replies, "trap '' TERM; sleep 600 & head -c 200000 /dev/zero; wait",
             (struct program_options){
                 .at_once = 2, .timeout_ms = LONG_MS, .most_line_bytes = 100000});
    witness_assert_nobody_lives(&witness);
    assert_all_broken(replies, "floods: more than 100000 bytes");
}

/* The child holds the output open: its end is not waited for. */
static void a_child_that_lives_on_is_killed(void **state) {
    struct replies *replies = *state;
    struct witness witness;
    replies->count = 2;
    witness_begin(&witness);
    ask_with(replies, ANSWER "; sleep 600 &",
             (struct program_options){.at_once = 2, .timeout_ms = LONG_MS});
    witness_assert_nobody_lives(&witness);
    assert_right(replies, 0, 2);
}

/* ---- nonsense ---- */

static void one_that_floods_is_killed(void **state) {
    struct replies *replies = *state;
    replies->count = 2;
    ask_with(replies, "exec yes",
             (struct program_options){.at_once = 2, .most_line_bytes = 100000});
    assert_all_broken(replies, "floods: more than 100000 bytes, expected one answer");
}

static void nothing_but_zeros_is_no_more_than_a_mebibyte(void **state) {
    struct replies *replies = *state;
    long peak = memory_peak();
    replies->count = 2;
    ask(replies, "exec cat /dev/zero");
    assert_memory_is_bounded(peak);
    assert_all_broken(replies, "floods: more than 1048576 bytes, expected one answer");
}

static void what_spoils_an_answer_is_told_under_its_id(void **state) {
    static const char *const spoilt[][2] = {
        {"nul_bytes.py", "no JSON: "},
        {"wrong_encoding.py", "no JSON: unable to decode byte 0xe9"},
        {"number_amounts.py", "results.early_retirement_ratio: found a JSON number"},
        {"no_numbers.py", "no JSON: invalid token near 'NaN'"},
    };
    struct replies *replies = *state;
    replies->count = 2;
    for (size_t i = 0; i < sizeof spoilt / sizeof *spoilt; i++) {
        char command[128];
        snprintf(command, sizeof command, "exec python3 tests/systems/faulty/%s",
                 spoilt[i][0]);
        memset(replies->times, 0, sizeof replies->times);
        ask(replies, command);
        assert_all_broken(replies, spoilt[i][1]);
        assert_null(strstr(replies->got[0].message, "lines that are no answer"));
    }
}

static void a_flood_on_standard_error_is_swept_away(void **state) {
    struct replies *replies = *state;
    struct witness witness;
    replies->count = 2;
    witness_begin(&witness);
    ask(replies, "yes overflow >&2 & " ANSWER);
    witness_assert_nobody_lives(&witness);
    assert_right(replies, 0, 2);
}

static void garbage_is_quoted(void **state) {
    struct replies *replies = *state;
    replies->count = 1;
    ask(replies, "echo '<html>'; echo '</html>'; echo down >&2");
    assert_broken(replies, 0, "lines that are no answer: 2, the first '<html>' (no JSON");
    assert_broken(replies, 0, "standard error ends with 'down'");
}

static void the_answer_to_another_question_is_no_answer(void **state) {
    struct replies *replies = *state;
    replies->count = 3;
    const char *notes = ask_noting(replies, "sed 's/\"q[0-9]*\"/\"q0\"/' | " ANSWER);
    assert_right(replies, 0, 1);
    assert_broken(replies, 1, "ended without an answer");
    assert_broken(replies, 2, "ended without an answer");
    assert_non_null(strstr(notes, "found an answer to 'q0', which was not asked\n"));
}

static void a_second_answer_breaks_the_question(void **state) {
    struct replies *replies = *state;
    replies->count = 2;
    ask(replies, ANSWER " | sed p");
    assert_all_broken(replies, "answered twice");
}

static void who_does_not_read_is_no_reason_to_end(void **state) {
    struct replies *replies = *state;
    replies->count = 1;
    /* More than a pipe holds. */
    replies->questions[0].id = arena_print(replies->arena, "%0200000d", 0);
    ask(replies, "exec <&-; sleep 0.2; exit 0");
    assert_broken(replies, 0, "ended without an answer, exit status 0");
}

static void an_empty_command_is_a_misuse(void **state) {
    struct replies *replies = *state;
    struct system system;
    assert_false(system_open_one_shot(&system, " ", NULL, &replies->error));
    assert_int_equal(replies->error.code, ERROR_USAGE);
}

int main(void) {
    const struct CMUnitTest one_shot[] = {
        TEST(each_question_has_a_process_of_its_own),
        TEST(several_run_at_once),
        TEST(one_at_a_time_where_that_is_asked),
        TEST(an_answer_may_be_written_over_several_lines),
        TEST(a_greeting_is_noted_and_does_no_harm),
        TEST(no_question_starts_no_program),
        TEST(an_exit_status_breaks_even_a_right_answer),
        TEST(a_death_breaks_its_own_question_alone),
        TEST(an_end_without_a_word_is_broken),
        TEST(one_that_cannot_be_run_is_given_up),
        TEST(too_long_breaks_its_own_question_alone),
        TEST(an_answer_that_trickles_is_none_in_time),
        TEST(nothing_but_standard_error_is_no_answer_in_time),
        TEST(one_that_is_always_silent_is_given_up),
        TEST(nothing_is_left_of_one_that_will_not_end),
        TEST(a_child_that_lives_on_is_killed),
        TEST(one_that_floods_is_killed),
        TEST(nothing_but_zeros_is_no_more_than_a_mebibyte),
        TEST(what_spoils_an_answer_is_told_under_its_id),
        TEST(a_flood_on_standard_error_is_swept_away),
        TEST(garbage_is_quoted),
        TEST(the_answer_to_another_question_is_no_answer),
        TEST(a_second_answer_breaks_the_question),
        TEST(who_does_not_read_is_no_reason_to_end),
        TEST(an_empty_command_is_a_misuse),
    };
    return cmocka_run_group_tests(one_shot, NULL, NULL);
}
