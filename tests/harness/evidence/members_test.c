/* Members: large ones are handed on in pieces and never in memory as a whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "harness/evidence/manifest.h"
#include "harness/evidence/member_lines.h"
#include "harness/evidence/tar.h"
#include "tests/support/etalon_program.h"
#include "tests/support/memory.h"

static struct members members;
static struct error error;

static int start(void **state) {
    (void)state;
    members_init(&members);
    error = (struct error)ERROR_INIT;
    return 0;
}

static int stop(void **state) {
    (void)state;
    members_release(&members);
    return 0;
}

static const struct member *add(const char *name, const char *text) {
    assert_true(members_add(&members, name, text, strlen(text), &error));
    assert_true(members_sort(&members, &error));
    return members_find(&members, name);
}

/* So many lines, `0000000` and so on: eight bytes each. */
static const struct member *add_lines(const char *name, int count) {
    FILE *out = members_open(&members, name, &error);
    assert_non_null(out);
    for (int i = 0; i < count; i++)
        fprintf(out, "%07d\n", i);
    assert_true(members_close(&members, &error));
    assert_true(members_sort(&members, &error));
    return members_find(&members, name);
}

struct pieces {
    const char *expected;
    size_t bytes, most, count;
};

static bool take(void *context, const char *bytes, size_t length) {
    struct pieces *pieces = context;
    assert_memory_equal(bytes, pieces->expected + pieces->bytes, length);
    pieces->bytes += length;
    pieces->count++;
    return pieces->bytes <= pieces->most;
}

static void a_member_is_handed_on_in_pieces_and_in_order(void **state) {
    (void)state;
    const struct member *member = add_lines("numbers", 20000);
    struct pieces pieces = {member->bytes, 0, 160000, 0};
    assert_true(members_pass(&members, member, take, &pieces));
    assert_int_equal(pieces.bytes, 160000);
    assert_int_equal(pieces.count, 3); /* of 65536 bytes at most */
    struct pieces first = {member->bytes, 0, 0, 0};
    assert_false(members_pass(&members, member, take, &first));
    assert_int_equal(first.count, 1);
}

static void an_empty_member_has_no_pieces_and_no_lines(void **state) {
    (void)state;
    const struct member *member = add("empty", "");
    struct pieces pieces = {"", 0, 0, 0};
    struct line line;
    assert_true(members_pass(&members, member, take, &pieces));
    assert_int_equal(pieces.count, 0);
    struct member_lines lines = member_lines_of(&members, member);
    assert_false(member_lines_next(&lines, &line));
}

static void assert_line(struct member_lines *lines, long number, const char *text) {
    struct line line;
    assert_true(member_lines_next(lines, &line));
    assert_int_equal(line.number, number);
    assert_int_equal(line.length, strlen(text));
    assert_memory_equal(line.bytes, text, line.length);
}

static void the_last_line_needs_no_newline(void **state) {
    (void)state;
    struct line line;
    add("behind", "not of it");
    struct member_lines lines = member_lines_of(&members, add("a", "one\n\nthree"));
    assert_line(&lines, 1, "one");
    assert_line(&lines, 2, "");
    assert_line(&lines, 3, "three");
    assert_false(member_lines_next(&lines, &line));
    lines = member_lines_of(&members, add("b", "one\n"));
    assert_line(&lines, 1, "one");
    assert_false(member_lines_next(&lines, &line));
}

static void lines_are_the_same_when_they_were_forgotten(void **state) {
    (void)state;
    struct line line, first;
    struct member_lines lines = member_lines_of(&members, add_lines("numbers", 200000));
    assert_true(member_lines_next(&lines, &first));
    for (int i = 1; i < 200000; i++) {
        char text[16];
        snprintf(text, sizeof text, "%07d", i);
        assert_true(member_lines_next(&lines, &line));
        assert_memory_equal(line.bytes, text, 7);
    }
    assert_memory_equal(first.bytes, "0000000\n", 8);
}

/* All that becomes of members: a manifest, an archive, that archive read and checked. */
static void go_round(int lines) {
    static const char path[] = "/tmp/etalon_members_test.tar";
    struct problems problems = PROBLEMS_INIT;
    stop(NULL);
    start(NULL);
    add_lines("numbers", lines);
    assert_true(manifest_add(&members, &error));
    assert_true(tar_write(&members, 0, path, &error));
    stop(NULL);
    start(NULL);
    assert_true(tar_read(path, &members, &error));
    unlink(path);
    assert_true(manifest_check(&members, path, &problems));
    struct member_lines all =
        member_lines_of(&members, members_find(&members, "numbers"));
    struct line line;
    while (member_lines_next(&all, &line))
        assert_int_equal(line.length, 7);
    assert_int_equal(all.number, lines);
}

static void a_member_of_any_size_takes_the_same_memory(void **state) {
    (void)state;
    go_round(100 * 1000);
    long peak = memory_peak();
    go_round(4 * 1000 * 1000);
    assert_memory_is_flat(peak);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void) {
    const struct CMUnitTest all[] = {
        TEST(a_member_is_handed_on_in_pieces_and_in_order),
        TEST(an_empty_member_has_no_pieces_and_no_lines),
        TEST(the_last_line_needs_no_newline),
        TEST(lines_are_the_same_when_they_were_forgotten),
        TEST(a_member_of_any_size_takes_the_same_memory),
    };
    return cmocka_run_group_tests(all, NULL, NULL) ? 1 : 0;
}
