/* A recording keeps what came to the byte, and gives it again through the same readers.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harness/evidence/recording.h"
#include "harness/system/wire.h"
#include "tests/support/etalon_program.h"
#include "tests/support/memory.h"
#include "tests/support/replies.h"

static struct replies *before, *after;
static struct recording *recording;
static struct members members;
static struct error error;

static int start(void **state) {
    (void)state;
    before = replies_new(3);
    after = replies_new(3);
    recording = recording_new();
    members_init(&members);
    error = (struct error)ERROR_INIT;
    return 0;
}

static int stop(void **state) {
    (void)state;
    members_release(&members);
    recording_free(recording);
    replies_free(before);
    replies_free(after);
    return 0;
}

/* Nobody promises that an id stays. */
static void add(size_t index, const struct reply *reply) {
    char id[8];
    snprintf(id, sizeof id, "%s", before->questions[index].id);
    recording_add(recording, index, id, reply);
    memset(id, 'x', sizeof id - 1);
}

/* What a reply to `q0` and so on is read from; `again`: answered twice. */
static void receive(size_t index, const char *line, const char *again) {
    struct reply reply = {.kind = REPLY_BROKEN, .message = "answered twice"};
    const char *id;
    if (!again)
        wire_read_answer(before->arena, line, strlen(line), &id, &reply);
    reply.received[0] = (struct received){line, strlen(line)};
    if (again)
        reply.received[1] = (struct received){again, strlen(again)};
    add(index, &reply);
}

static void settle(size_t index, enum reply_kind kind, const char *message) {
    struct reply reply = {.kind = kind, .message = message};
    add(index, &reply);
}

static void put(void) {
    assert_true(recording_put(recording, &members, &error));
    assert_true(members_sort(&members, &error));
}

static bool replays(const char *ended) {
    struct system system;
    assert_true(system_open_recording(&system, &members, ended, &error));
    return replies_ask(after, &system);
}

static void assert_member(const char *name, const char *text) {
    const struct member *member = members_find(&members, name);
    assert_non_null(member);
    assert_int_equal(member->length, strlen(text));
    assert_memory_equal(member->bytes, text, member->length);
}

#define RIGHT_0 " {\"id\":\"q0\", \"results\":{\"early_retirement_ratio\":\"77/100\"}}\r"
#define TWICE_1 "{\"id\":\"q1\",\"unsupported\":true}"
#define NONSENSE_2 "{\"id\":\"q2\",\"results\":[]}"

static void lines_are_kept_byte_for_byte_in_the_order_of_the_questions(void **state) {
    (void)state;
    receive(2, NONSENSE_2, NULL);
    receive(0, RIGHT_0, NULL);
    receive(1, TWICE_1, TWICE_1 " ");
    put();
    assert_member(RECORDED_ANSWERS,
                  RIGHT_0 "\n" TWICE_1 "\n" TWICE_1 " \n" NONSENSE_2 "\n");
    assert_member(RECORDED_REPLIES, "{\"id\":\"q0\",\"lines\":[[0,60]]}\n"
                                    "{\"id\":\"q1\",\"lines\":[[61,30],[92,31]]}\n"
                                    "{\"id\":\"q2\",\"lines\":[[124,24]]}\n");
    assert_true(replays(NULL));
    assert_string_equal(after->ratio[0], "77/100");
    assert_broken(after, 1, "answered twice");
    assert_broken(after, 2, "results: expected an object");
}

static void what_no_line_tells_is_told(void **state) {
    (void)state;
    receive(0, RIGHT_0, NULL);
    settle(1, REPLY_BROKEN, "no answer within 10 s");
    settle(2, REPLY_MISSING, NULL);
    put();
    assert_true(replays(NULL));
    assert_string_equal(after->ratio[0], "77/100");
    assert_broken(after, 1, "no answer within 10 s");
    assert_int_equal(after->got[2].kind, REPLY_MISSING);
}

static void an_answer_without_a_line_is_written_as_one(void **state) {
    (void)state;
    receive(0, RIGHT_0, NULL);
    settle(1, REPLY_UNSUPPORTED, NULL);
    settle(2, REPLY_UNSUPPORTED, NULL);
    put();
    assert_true(replays(NULL));
    assert_int_equal(after->got[1].kind, REPLY_UNSUPPORTED);
}

static void a_run_that_was_cut_short_ends_so_again(void **state) {
    (void)state;
    receive(1, TWICE_1, NULL);
    put();
    assert_false(replays("interrupted: the results are incomplete"));
    assert_string_equal(after->error.text, "interrupted: the results are incomplete");
    assert_int_equal(after->times[0], 0);
    assert_int_equal(after->times[1], 1);
}

static void a_whole_run_has_a_reply_to_every_question(void **state) {
    (void)state;
    receive(1, TWICE_1, NULL);
    put();
    assert_false(replays(NULL));
    assert_string_equal(after->error.path, "q0");
    assert_says(after->error.text, "found no reply");
}

/* What so many answers become, and that they come back; all of it on disk. */
static void record(size_t count) {
    static char line[400];
    struct reply reply = {.kind = REPLY_RESULTS};
    char id[16];
    stop(NULL);
    start(NULL);
    for (size_t i = 0; i < count; i++) {
        snprintf(id, sizeof id, "q%zu", i);
        int length =
            snprintf(line, sizeof line, "{\"id\":\"%s\",\"note\":\"%0300d\"}", id, 0);
        reply.received[0] = (struct received){line, (size_t)length};
        recording_add(recording, i, id, &reply);
    }
    put();
}

static void answers_of_any_number_take_the_same_memory(void **state) {
    (void)state;
    record(2500);
    long peak = memory_peak();
    record(50000);
    assert_memory_is_flat(peak);
    const struct member *answers = members_find(&members, RECORDED_ANSWERS);
    assert_true(answers->length > 50000 * 300);
}

static void assert_refused(const char *replies, int line, const char *part) {
    static const char answers[] = TWICE_1 "\n";
    stop(NULL);
    start(NULL);
    assert_true(
        members_add(&members, RECORDED_ANSWERS, answers, sizeof answers - 1, &error));
    assert_true(
        members_add(&members, RECORDED_REPLIES, replies, strlen(replies), &error));
    assert_true(members_sort(&members, &error));
    assert_false(replays("cut short"));
    assert_int_equal(after->error.code, ERROR_INPUT);
    assert_string_equal(after->error.file, RECORDED_REPLIES);
    assert_int_equal(after->error.line, line);
    assert_says(after->error.text, part);
}

static void replies_that_were_tampered_with_are_refused(void **state) {
    (void)state;
    assert_refused("{\"id\":\"q1\",\"lines\":[[0,32]]}\n", 1, "no place inside");
    assert_refused("{\"id\":\"q1\",\"lines\":[[-1,3]]}\n", 1, "no place inside");
    assert_refused("{\"id\":\"q1\",\"lines\":[[9223372036854775807,1]]}\n", 1,
                   "no place inside");
    assert_refused("{\"id\":\"q1\",\"lines\":[[0,9223372036854775807]]}\n", 1,
                   "no place inside");
    assert_refused("{\"id\":\"q1\",\"lines\":[[0,30,1]]}\n", 1, "no place inside");
    assert_refused("{\"id\":\"q0\",\"lines\":[[0,30]]}\n", 1, "does not answer");
    assert_refused("{\"id\":\"q1\",\"lines\":[[0,5]]}\n", 1, "does not answer");
    assert_refused("{\"id\":\"q1\",\"lines\":[]}\n", 1, "no lines");
    assert_refused("{\"id\":\"q1\"}\n", 1, "expected one of");
    assert_refused("{\"id\":\"q1\",\"missing\":false}\n", 1, "expected one of");
    assert_refused("{\"id\":\"q1\",\"missing\":true,\"broken\":\"x\"}\n", 1,
                   "expected one of");
    assert_refused("{\"id\":\"q1\",\"missing\":true}\n{\"id\":\"q1\",\"missing\":true}\n",
                   2, "again");
    assert_refused("{\"id\":\"stranger\",\"missing\":true}\n", 1, "was asked");
    assert_refused("\n", 1, "no JSON object");
    assert_refused("[1]\n", 1, "no JSON object");
}

static void a_pack_without_a_recording_is_refused(void **state) {
    (void)state;
    struct system system;
    assert_false(system_open_recording(&system, &members, NULL, &error));
    assert_int_equal(error.code, ERROR_INPUT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void) {
    const struct CMUnitTest recordings[] = {
        TEST(lines_are_kept_byte_for_byte_in_the_order_of_the_questions),
        TEST(what_no_line_tells_is_told),
        TEST(an_answer_without_a_line_is_written_as_one),
        TEST(a_run_that_was_cut_short_ends_so_again),
        TEST(a_whole_run_has_a_reply_to_every_question),
        TEST(answers_of_any_number_take_the_same_memory),
        TEST(replies_that_were_tampered_with_are_refused),
        TEST(a_pack_without_a_recording_is_refused),
    };
    return cmocka_run_group_tests(recordings, NULL, NULL) ? 1 : 0;
}
