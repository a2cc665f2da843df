#include <setjmp.h>
#include <signal.h>
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

#define PAYROLL "python3 tests/systems/payroll/payroll.py --stdio"
#define ANSWER "${ETALON:-build/etalon} answer"
#define FAULTY "python3 tests/systems/faulty/"

enum {
    SHORT_MS = 2500, /* long enough for a Python to start */
    LONG_MS = 600 * 1000,
};

static char folder[64];

static int start(void **state) {
    strcpy(folder, "/tmp/etalon_program_XXXXXX");
    assert_non_null(mkdtemp(folder));
    *state = replies_new(20);
    return 0;
}

static int stop(void **state) {
    char command[128];
    snprintf(command, sizeof command, "rm -r %s", folder);
    replies_free(*state);
    return system(command);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

static bool ask_within(struct replies *replies, const char *command, int timeout_ms,
                       long most_line_bytes) {
    struct program_options options = {.timeout_ms = timeout_ms,
                                      .most_line_bytes = most_line_bytes};
    struct system system;
    assert_true(system_open_program(&system, command, &options, &replies->error));
    return replies_ask(replies, &system);
}

static void ask(struct replies *replies, const char *command) {
    assert_true(ask_within(replies, command, 0, 0));
    assert_int_equal(replies->error.code, ERROR_NONE);
}

/* What is said on standard error goes to a file meanwhile. */
static const char *ask_noting(struct replies *replies, const char *command) {
    hearing_begin();
    ask(replies, command);
    return hearing_end();
}

static void count_lines(const char *text, int expected) {
    int lines = 0;
    for (; (text = strchr(text, '\n')); text++)
        lines++;
    assert_int_equal(lines, expected);
}

/* ---- systems that do their work ---- */

static void a_right_payroll_answers_everything(void **state) {
    ask(*state, PAYROLL);
    assert_right(*state, 0, 20);
}

static void one_that_reads_everything_first_is_waited_for(void **state) {
    char command[256];
    snprintf(command, sizeof command, PAYROLL " > %s/all; cat %s/all", folder, folder);
    ask(*state, command);
    assert_right(*state, 0, 20);
}

static void answers_may_come_in_any_order(void **state) {
    ask(*state, PAYROLL " | sort -r");
    assert_right(*state, 0, 20);
}

/* More than all pipes hold, in and out. */
static void neither_side_waits_for_the_other(void **state) {
    struct replies *replies = replies_new(REPLIES_MOST);
    for (size_t i = 0; i < replies->count; i++) {
        char *id = arena_print(replies->arena, "%zu%0500d", i, 0);
        replies->questions[i].id = id;
    }
    ask(replies, PAYROLL);
    assert_right(replies, 0, replies->count);
    replies_free(replies);
    (void)state;
}

static void a_slow_start_is_no_fault(void **state) {
    ask(*state, FAULTY "slow_start.py 1");
    assert_right(*state, 0, 20);
}

static void chatter_on_standard_error_blocks_nobody(void **state) {
    ask(*state, "head -c 1000000 /dev/zero >&2; " PAYROLL);
    assert_right(*state, 0, 20);
}

/* It floods as long as it lives. */
static void a_flood_on_standard_error_is_swept_away(void **state) {
    struct witness witness;
    long peak = memory_peak();
    witness_begin(&witness);
    ask(*state, "yes overflow >&2 & " PAYROLL);
    witness_assert_nobody_lives(&witness);
    assert_right(*state, 0, 20);
    assert_memory_is_bounded(peak);
}

static void no_question_starts_no_program(void **state) {
    struct replies *replies = *state;
    char command[128];
    snprintf(command, sizeof command, "touch %s/started", folder);
    replies->count = 0;
    ask(replies, command);
    snprintf(command, sizeof command, "%s/started", folder);
    assert_int_equal(access(command, F_OK), -1);
}

/* ---- systems that die, hang or flood ---- */

static void one_that_dies_is_started_again_for_the_rest(void **state) {
    ask(*state, FAULTY "dies.py 2");
    for (size_t i = 0; i < 20; i++) {
        if (i % 3 == 2)
            assert_broken(*state, i, "exit status 3");
        else
            assert_right(*state, i, i + 1);
    }
}

static void a_signal_and_the_last_word_are_said(void **state) {
    ask(*state, "read line; echo first >&2; echo 'cannot \"go\" on' >&2; kill -SEGV $$");
    assert_broken(*state, 0,
                  "killed by signal 11 (Segmentation fault); standard error "
                  "ends with 'cannot \"go\" on'");
}

/* A payroll that dies of every question about 55 years, the first one among them. */
static void one_that_dies_of_some_questions_answers_the_others(void **state) {
    ask(*state, "while read -r line; do case $line in *'\"55\"'*) exit 1;; esac; "
                "printf '%s\\n' \"$line\" | " PAYROLL "; done");
    for (size_t i = 0; i < 20; i++) {
        if (i % 5 == 0)
            assert_broken(*state, i, "exit status 1");
        else
            assert_right(*state, i, i + 1);
    }
}

/* From outside, after five answers. */
static void one_that_is_killed_is_started_again_for_the_rest(void **state) {
    ask(*state, "head -n 5 | " ANSWER "; kill -KILL $$");
    for (size_t i = 0; i < 20; i++) {
        if (i % 6 == 5)
            assert_broken(*state, i, "the program was killed by signal 9 (Killed)");
        else
            assert_right(*state, i, i + 1);
    }
}

static void one_that_ends_at_once_is_given_up(void **state) {
    ask(*state, "exit 0");
    for (size_t i = 0; i < 2; i++)
        assert_broken(*state, i, "the program ended without an answer, exit status 0");
    for (size_t i = 2; i < 20; i++)
        assert_broken(*state, i, "not asked again after 2 failures: the program ended");
}

static void one_that_cannot_be_started_is_given_up(void **state) {
    ask(*state, "tests/systems/no_such_payroll --stdio");
    assert_broken(*state, 0, "exit status 127");
    assert_broken(*state, 0, "not found");
    assert_broken(*state, 1, "exit status 127");
    for (size_t i = 2; i < 20; i++)
        assert_broken(*state, i, "not asked again after 2 failures: ");
}

static void one_that_always_dies_is_given_up(void **state) {
    char command[128];
    snprintf(command, sizeof command, "echo x >> %s/starts; exit 3", folder);
    struct replies *many = replies_new(REPLIES_MOST);
    ask(many, command);
    for (size_t i = 0; i < many->count; i++)
        assert_broken(many, i, "exit status 3");
    replies_free(many);
    snprintf(command, sizeof command, "test $(wc -l < %s/starts) -le 20", folder);
    assert_int_equal(system(command), 0);
    (void)state;
}

static void one_that_hangs_is_killed_and_the_rest_asked_again(void **state) {
    struct replies *replies = *state;
    replies->count = 5;
    assert_true(ask_within(replies, FAULTY "hangs.py 2", SHORT_MS, 0));
    assert_right(replies, 0, 2);
    assert_broken(replies, 2, "no answer within 2500 ms");
    assert_right(replies, 3, 5);
}

static void one_that_never_answers_is_given_up_after_two_time_outs(void **state) {
    assert_true(ask_within(*state, "exec sleep 60", 1000, 0));
    assert_broken(*state, 0, "no answer within 1 s");
    assert_broken(*state, 19, "not asked again after 2 failures: no answer within 1 s");
}

/*
 * Killed for its flood, which it begins when all of it runs: however slow the machine is,
 * no time-out comes before.
 */
static void nothing_of_a_killed_program_is_left(void **state) {
    struct replies *replies = *state;
    struct witness witness;
    replies->count = 1;
    witness_begin(&witness);
    assert_true(ask_within(replies,
                           "trap '' TERM; sleep 600 & head -c 200000 /dev/zero; wait",
                           LONG_MS, 100 * 1000));
    witness_assert_nobody_lives(&witness);
    assert_broken(replies, 0, "floods: a line of more than 100000 bytes");
}

/* The child holds the output open: its end is not waited for. */
static void a_child_that_lives_on_is_killed(void **state) {
    struct witness witness;
    witness_begin(&witness);
    ask(*state, PAYROLL "; sleep 600 &");
    witness_assert_nobody_lives(&witness);
    assert_right(*state, 0, 20);
}

static void one_that_floods_is_killed(void **state) {
    struct replies *replies = *state;
    replies->count = 3;
    assert_true(ask_within(replies, FAULTY "floods.py", 0, 100 * 1000));
    for (size_t i = 0; i < 3; i++)
        assert_broken(replies, i, "floods: a line of more than 100000 bytes");
}

/* Of a gigabyte, nobody reads more than the start, and nobody holds it. */
static void a_line_of_a_gigabyte_is_cut(void **state) {
    struct replies *replies = *state;
    char command[256];
    long peak = memory_peak();
    replies->count = 2;
    snprintf(command, sizeof command,
             "head -c 1000000000 /dev/zero && echo && touch %s/whole", folder);
    assert_true(ask_within(replies, command, LONG_MS, 0));
    for (size_t i = 0; i < 2; i++)
        assert_broken(replies, i, "floods: a line of more than 1048576 bytes");
    assert_memory_is_bounded(peak);
    snprintf(command, sizeof command, "%s/whole", folder);
    assert_int_equal(access(command, F_OK), -1);
}

static void a_line_that_trickles_is_no_answer_in_time(void **state) {
    struct replies *replies = *state;
    replies->count = 1;
    assert_true(ask_within(replies, "while printf x; do sleep 0.02; done", 500, 0));
    assert_broken(replies, 0, "no answer within 500 ms");
}

static void nothing_but_standard_error_is_no_answer_in_time(void **state) {
    struct replies *replies = *state;
    replies->count = 1;
    assert_true(ask_within(replies, "yes overflow >&2; true", 500, 0));
    assert_broken(replies, 0, "no answer within 500 ms; standard error ends with 'o");
}

static void lines_without_end_are_no_answers(void **state) {
    struct replies *replies = *state;
    replies->count = 2;
    assert_true(ask_within(replies, "exec yes", 500, 0));
    assert_broken(replies, 0, "no answer within 500 ms; lines that are no answer: ");
    assert_broken(replies, 0, "the first 'y' (no JSON");
}

static void one_that_closes_its_input_is_asked_again(void **state) {
    struct replies *replies = *state;
    replies->count = 3;
    assert_true(ask_within(replies, FAULTY "closes_stdin.py", SHORT_MS, 0));
    assert_right(replies, 0, 1);
    assert_broken(replies, 1, "no answer within 2500 ms");
    assert_right(replies, 2, 3);
}

static void a_broken_pipe_does_not_end_us(void **state) {
    struct replies *replies = replies_new(REPLIES_MOST); /* more than the pipe holds */
    struct sigaction before;
    assert_true(ask_within(replies, "exec <&-; exec sleep 60", 300, 0));
    assert_broken(replies, 0, "no answer within 300 ms, the program closed its input");
    assert_int_equal(sigaction(SIGPIPE, NULL, &before), 0);
    assert_true(before.sa_handler == SIG_DFL);
    replies_free(replies);
    (void)state;
}

/* ---- systems that write nonsense ---- */

static void garbage_is_quoted_where_an_answer_is_missing(void **state) {
    ask(*state, FAULTY "garbles.py");
    for (size_t i = 0; i < 20; i++)
        assert_broken(*state, i,
                      "the first 'Traceback (most recent call last): ]}{' (no "
                      "JSON");
    assert_broken(*state, 0, "lines that are no answer: 20");
}

static void a_greeting_is_noted_and_does_no_harm(void **state) {
    const char *notes = ask_noting(*state, "echo Payroll 7.1; exec " PAYROLL);
    assert_right(*state, 0, 20);
    count_lines(notes, 1);
    assert_non_null(
        strstr(notes, "lines that are no answer: 1, the first 'Payroll 7.1'"));
}

static void a_second_answer_breaks_the_question(void **state) {
    ask(*state, FAULTY "answers_twice.py");
    for (size_t i = 0; i < 20; i++)
        assert_broken(*state, i, "answered twice");
}

static void a_second_answer_that_comes_late_is_noted(void **state) {
    struct replies *many = replies_new(200);
    const char *notes =
        ask_noting(many, PAYROLL "; echo '{\"id\":\"q0\",\"unsupported\":true}'");
    assert_right(many, 0, 200);
    count_lines(notes, 1);
    assert_non_null(strstr(notes, "'q0' was answered again"));
    replies_free(many);
    (void)state;
}

static void an_answer_to_no_question_is_noted(void **state) {
    const char *notes = ask_noting(*state, FAULTY "unknown_id.py");
    assert_non_null(
        strstr(notes, "found an answer to 'q0.unknown', which was not asked\n"));
    count_lines(notes, 21);
    assert_non_null(strstr(notes, "19 more lines for no question\n"));
    assert_broken(*state, 0, "ended without an answer, exit status 0");
    assert_broken(*state, 19, "not asked again after 2 failures");
}

static void amounts_as_numbers_are_broken_and_say_why(void **state) {
    ask(*state, FAULTY "number_amounts.py");
    for (size_t i = 0; i < 20; i++)
        assert_broken(*state, i, "results.early_retirement_ratio: found a JSON number");
}

static void what_is_no_number_is_broken_under_its_id(void **state) {
    ask(*state, FAULTY "no_numbers.py");
    for (size_t i = 0; i < 20; i += 3)
        assert_broken(*state, i, "no JSON: invalid token near 'NaN'");
    for (size_t i = 0; i < 20; i++)
        assert_broken(*state, i, "no JSON: invalid token near '");
}

static void nul_bytes_are_broken(void **state) {
    ask(*state, FAULTY "nul_bytes.py");
    for (size_t i = 0; i < 20; i++)
        assert_broken(*state, i, "no JSON");
}

static void another_encoding_is_broken_under_its_id(void **state) {
    ask(*state, FAULTY "wrong_encoding.py");
    for (size_t i = 0; i < 20; i++)
        assert_broken(*state, i, "no JSON: unable to decode byte 0xe9");
}

static void a_line_that_breaks_off_is_quoted(void **state) {
    struct replies *replies = *state;
    replies->count = 1;
    ask(replies, "read line; printf '{\"id\":\"q0\",\"resul'; exit 4");
    assert_broken(replies, 0, "exit status 4");
    assert_broken(replies, 0, "the first '{\"id\":\"q0\",\"resul' (no JSON");
}

/* ---- opening ---- */

static void an_empty_command_is_a_misuse(void **state) {
    struct replies *replies = *state;
    struct system system;
    assert_false(system_open_program(&system, "  ", NULL, &replies->error));
    assert_int_equal(replies->error.code, ERROR_USAGE);
}

int main(void) {
    const struct CMUnitTest program[] = {
        TEST(a_right_payroll_answers_everything),
        TEST(one_that_reads_everything_first_is_waited_for),
        TEST(answers_may_come_in_any_order),
        TEST(neither_side_waits_for_the_other),
        TEST(a_slow_start_is_no_fault),
        TEST(chatter_on_standard_error_blocks_nobody),
        TEST(a_flood_on_standard_error_is_swept_away),
        TEST(no_question_starts_no_program),
        TEST(one_that_dies_is_started_again_for_the_rest),
        TEST(a_signal_and_the_last_word_are_said),
        TEST(one_that_dies_of_some_questions_answers_the_others),
        TEST(one_that_is_killed_is_started_again_for_the_rest),
        TEST(one_that_ends_at_once_is_given_up),
        TEST(one_that_cannot_be_started_is_given_up),
        TEST(one_that_always_dies_is_given_up),
        TEST(one_that_hangs_is_killed_and_the_rest_asked_again),
        TEST(one_that_never_answers_is_given_up_after_two_time_outs),
        TEST(nothing_of_a_killed_program_is_left),
        TEST(a_child_that_lives_on_is_killed),
        TEST(one_that_floods_is_killed),
        TEST(a_line_of_a_gigabyte_is_cut),
        TEST(a_line_that_trickles_is_no_answer_in_time),
        TEST(nothing_but_standard_error_is_no_answer_in_time),
        TEST(lines_without_end_are_no_answers),
        TEST(one_that_closes_its_input_is_asked_again),
        TEST(a_broken_pipe_does_not_end_us),
        TEST(garbage_is_quoted_where_an_answer_is_missing),
        TEST(a_greeting_is_noted_and_does_no_harm),
        TEST(a_second_answer_breaks_the_question),
        TEST(a_second_answer_that_comes_late_is_noted),
        TEST(an_answer_to_no_question_is_noted),
        TEST(amounts_as_numbers_are_broken_and_say_why),
        TEST(what_is_no_number_is_broken_under_its_id),
        TEST(nul_bytes_are_broken),
        TEST(another_encoding_is_broken_under_its_id),
        TEST(a_line_that_breaks_off_is_quoted),
        TEST(an_empty_command_is_a_misuse),
    };
    return cmocka_run_group_tests(program, NULL, NULL);
}
