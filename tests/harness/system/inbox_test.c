/* An inbox hands each question on once, whether answers are held in memory or on disk. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "harness/system/inbox.h"
#include "tests/support/memory.h"

#define ANSWER(id) "{\"id\":\"" id "\",\"unsupported\":true}"
#define OTHER(id) "{\"id\":\"" id "\",\"refused\":{\"provision\":\"IV.7\"}}"
#define NONSENSE(id) "{\"id\":\"" id "\"}"

static bool find_by_number(const void *context, const char *id, size_t *index) {
    const struct question_source *questions = context;
    char behind;
    return sscanf(id, "q%zu%c", index, &behind) == 1 && *index < questions->count;
}

struct got {
    int times;
    size_t order; /* how many came before */
    enum reply_kind kind;
    char message[200], lines[2][200];
    long long came;
};

struct desk {
    struct question_source questions;
    struct inbox *inbox;
    struct got got[4];
    size_t delivered;
};

static void copy_line(char *out, const struct received *line) {
    snprintf(out, 200, "%.*s", (int)line->length, line->bytes ? line->bytes : "");
}

static void keep(void *context, size_t index, const struct reply *reply) {
    struct desk *desk = context;
    struct got *got = &desk->got[index];
    got->times++;
    got->order = desk->delivered++;
    got->kind = reply->kind;
    got->came = reply->came;
    snprintf(got->message, sizeof got->message, "%s",
             reply->message ? reply->message : "");
    for (int i = 0; i < 2; i++)
        copy_line(got->lines[i], &reply->received[i]);
}

static struct desk *new_desk(bool on_disk) {
    struct desk *desk = calloc(1, sizeof *desk);
    assert_non_null(desk);
    desk->questions = (struct question_source){
        .count = 4, .context = &desk->questions, .find = find_by_number};
    desk->inbox = inbox_new(&desk->questions, keep, desk);
    if (on_disk)
        inbox_hold_on_disk(desk->inbox);
    return desk;
}

static int start_in_memory(void **state) {
    *state = new_desk(false);
    return 0;
}

static int start_on_disk(void **state) {
    *state = new_desk(true);
    return 0;
}

static int stop(void **state) {
    struct desk *desk = *state;
    inbox_free(desk->inbox);
    free(desk);
    return 0;
}

static struct posted post(struct desk *desk, const char *text, long at) {
    char bytes[200]; /* which are gone when the answer is delivered */
    struct line line = {.bytes = bytes, .length = strlen(text), .number = at};
    snprintf(bytes, sizeof bytes, "%s", text);
    struct posted posted = inbox_post(desk->inbox, &line, at != 0);
    memset(bytes, 'x', sizeof bytes);
    return posted;
}

static void assert_got(const struct desk *desk, size_t index, enum reply_kind kind,
                       const char *message) {
    const struct got *got = &desk->got[index];
    assert_int_equal(got->times, 1);
    assert_int_equal(got->kind, kind);
    assert_string_equal(got->message, message);
}

static void answers_come_in_one_order_and_are_delivered_in_another(void **state) {
    struct desk *desk = *state;
    static const char *const lines[] = {ANSWER("q2"), ANSWER("q0"), ANSWER("q3")};
    for (int i = 0; i < 3; i++)
        assert_int_equal(post(desk, lines[i], 0).post, POST_TAKEN);
    assert_int_equal(desk->delivered, 0);
    assert_true(inbox_is_waiting(desk->inbox, 1));
    assert_false(inbox_is_waiting(desk->inbox, 2));
    for (size_t i = 0; i < 4; i++)
        inbox_deliver(desk->inbox, i);
    assert_int_equal(desk->delivered, 3); /* nothing is held for q1 */
    inbox_settle(desk->inbox, 1, REPLY_MISSING, NULL);
    assert_got(desk, 1, REPLY_MISSING, "");
    assert_got(desk, 3, REPLY_UNSUPPORTED, "");
    assert_int_equal(desk->got[0].order, 0);
    assert_int_equal(desk->got[3].order, 2);
    assert_true(desk->got[2].came && desk->got[2].came <= desk->got[0].came);
    assert_string_equal(desk->got[2].lines[0], ANSWER("q2"));
    assert_string_equal(desk->got[2].lines[1], "");
}

static void
a_second_answer_breaks_the_question_and_a_third_changes_nothing(void **state) {
    struct desk *desk = *state;
    assert_int_equal(post(desk, ANSWER("q1"), 3).post, POST_TAKEN);
    assert_int_equal(post(desk, OTHER("q1"), 5).post, POST_TWICE);
    assert_int_equal(post(desk, ANSWER("q1"), 7).post, POST_TWICE);
    inbox_post_broken(desk->inbox, 1, 9, "nonsense");
    inbox_deliver(desk->inbox, 1);
    assert_got(desk, 1, REPLY_BROKEN, "answered twice, lines 3 and 5");
    assert_string_equal(desk->got[1].lines[0], ANSWER("q1"));
    assert_string_equal(desk->got[1].lines[1], OTHER("q1"));
}

static void without_numbers_a_second_answer_is_told_without_them(void **state) {
    struct desk *desk = *state;
    post(desk, ANSWER("q1"), 0);
    post(desk, ANSWER("q1"), 0);
    inbox_deliver(desk->inbox, 1);
    assert_got(desk, 1, REPLY_BROKEN, "answered twice");
}

static void an_answer_after_the_delivery_is_late(void **state) {
    struct desk *desk = *state;
    post(desk, ANSWER("q1"), 1);
    inbox_deliver(desk->inbox, 1);
    struct posted late = post(desk, OTHER("q1"), 2);
    assert_int_equal(late.post, POST_LATE);
    assert_int_equal(late.index, 1);
    inbox_post_broken(desk->inbox, 1, 3, "nonsense");
    inbox_settle(desk->inbox, 1, REPLY_MISSING, NULL);
    inbox_deliver(desk->inbox, 1);
    assert_got(desk, 1, REPLY_UNSUPPORTED, "");
    inbox_settle(desk->inbox, 2, REPLY_BROKEN, "silent");
    assert_int_equal(post(desk, ANSWER("q2"), 4).post, POST_LATE);
    inbox_deliver(desk->inbox, 2);
    assert_got(desk, 2, REPLY_BROKEN, "silent");
}

static void nobody_asked_and_no_id_are_told_apart(void **state) {
    struct desk *desk = *state;
    struct posted unknown = post(desk, ANSWER("q4"), 0);
    assert_int_equal(unknown.post, POST_UNKNOWN);
    assert_string_equal(unknown.id, "q4");
    struct posted nothing = post(desk, "payroll 1.0", 0);
    assert_int_equal(nothing.post, POST_NO_ID);
    assert_non_null(nothing.why);
    for (size_t i = 0; i < 4; i++)
        assert_true(inbox_is_waiting(desk->inbox, i));
}

static void nonsense_is_told_with_its_line_and_keeps_its_bytes(void **state) {
    struct desk *desk = *state;
    assert_int_equal(post(desk, NONSENSE("q0"), 6).post, POST_TAKEN);
    inbox_post_broken(desk->inbox, 1, 8, "found a cell too many");
    inbox_post_broken(desk->inbox, 2, 9, "found a cell too many");
    assert_int_equal(post(desk, ANSWER("q2"), 10).post, POST_TWICE);
    for (size_t i = 0; i < 3; i++)
        inbox_deliver(desk->inbox, i);
    assert_got(desk, 0, REPLY_BROKEN,
               "line 6: expected exactly one of results, refused, error or unsupported, "
               "found none");
    assert_string_equal(desk->got[0].lines[0], NONSENSE("q0"));
    assert_got(desk, 1, REPLY_BROKEN, "line 8: found a cell too many");
    assert_string_equal(desk->got[1].lines[0], "");
    assert_got(desk, 2, REPLY_BROKEN, "answered twice, lines 9 and 10");
    assert_string_equal(desk->got[2].lines[1], ANSWER("q2"));
}

/* ---- many ---- */

static void count(void *context, size_t index, const struct reply *reply) {
    size_t *next = context;
    assert_int_equal(index, *next);
    assert_int_equal(reply->kind, REPLY_UNSUPPORTED);
    ++*next;
}

/* Every one is held until the last has come; the odd ones come before the even ones. */
static void hold_and_deliver(size_t asked) {
    size_t next = 0;
    struct question_source questions = {.count = asked, .find = find_by_number};
    questions.context = &questions;
    struct inbox *inbox = inbox_new(&questions, count, &next);
    struct error error = ERROR_INIT;
    inbox_hold_on_disk(inbox);
    for (size_t odd = 2; odd-- > 0;) {
        for (size_t i = odd; i < asked; i += 2) {
            char bytes[100];
            int length = snprintf(bytes, sizeof bytes,
                                  "{\"id\":\"q%zu\",\"unsupported\":true}", i);
            struct line line = {.bytes = bytes, .length = (size_t)length};
            assert_int_equal(inbox_post(inbox, &line, true).post, POST_TAKEN);
        }
    }
    for (size_t i = 0; i < asked; i++)
        inbox_deliver(inbox, i);
    assert_false(inbox_failed(inbox, &error));
    assert_int_equal(next, asked);
    inbox_free(inbox);
}

static void what_is_held_on_disk_takes_no_memory(void **state) {
    (void)state;
    hold_and_deliver(20000);
    long peak = memory_peak();
    hold_and_deliver(200000);
    assert_memory_is_flat(peak);
}

/* A file cannot grow here; what SQLite keeps in memory at first does not count. */
static void a_disk_that_is_full_is_told_once_answers_are_lost(void **state) {
    struct desk *desk = *state;
    struct error error = ERROR_INIT;
    struct rlimit before, none;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    none = (struct rlimit){.rlim_cur = 0, .rlim_max = before.rlim_max};
    assert_false(inbox_failed(desk->inbox, &error));
    size_t length = 4 * 1024 * 1024;
    char *bytes = malloc(length);
    assert_non_null(bytes);
    memset(bytes, ' ', length);
    memcpy(bytes, ANSWER("q0"), strlen(ANSWER("q0")));
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
    struct line line = {.bytes = bytes, .length = length};
    inbox_post(desk->inbox, &line, true);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    free(bytes);
    inbox_deliver(desk->inbox, 0);
    assert_int_equal(desk->delivered, 0);
    assert_true(inbox_failed(desk->inbox, &error));
    assert_int_equal(error.code, ERROR_INTERNAL);
    assert_non_null(strstr(error.text, "the answers cannot be kept on disk: "));
}

#define EITHER(name)                                                                     \
    {#name " (in memory)", name, start_in_memory, stop, NULL}, {                         \
#name " (on disk)", name, start_on_disk, stop, NULL                              \
    }

int main(void) {
    const struct CMUnitTest tests[] = {
        EITHER(answers_come_in_one_order_and_are_delivered_in_another),
        EITHER(a_second_answer_breaks_the_question_and_a_third_changes_nothing),
        EITHER(without_numbers_a_second_answer_is_told_without_them),
        EITHER(an_answer_after_the_delivery_is_late),
        EITHER(nobody_asked_and_no_id_are_told_apart),
        EITHER(nonsense_is_told_with_its_line_and_keeps_its_bytes),
        cmocka_unit_test(what_is_held_on_disk_takes_no_memory),
        cmocka_unit_test_setup_teardown(a_disk_that_is_full_is_told_once_answers_are_lost,
                                        start_on_disk, stop),
    };
    signal(SIGXFSZ, SIG_IGN);
    return cmocka_run_group_tests_name("inbox", tests, NULL, NULL);
}
