/* The manifest: what was changed, taken away or added is named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "harness/case/digest.h"
#include "harness/evidence/manifest.h"

static struct members members;
static struct problems problems;
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
    problems_release(&problems);
    return 0;
}

static void add(const char *name, const char *content) {
    assert_true(members_add(&members, name, content, strlen(content), &error));
}

static struct member *found(const char *name) {
    const struct member *member = members_find(&members, name);
    assert_non_null(member);
    return &members.items[member - members.items];
}

static void seal(void) {
    add("b", "second");
    add("a", "first");
    assert_true(manifest_add(&members, &error));
}

/* Replaces the manifest by this text. */
static void say(const char *text) {
    struct member *manifest = found(MANIFEST_NAME);
    manifest->bytes = text;
    manifest->length = strlen(text);
}

static bool holds(void) {
    problems_release(&problems);
    return manifest_check(&members, "pack.tar", &problems);
}

static void assert_problem(size_t index, const char *path, const char *part) {
    assert_true(index < problems.count);
    assert_string_equal(problems.items[index].file, "pack.tar");
    assert_string_equal(problems.items[index].path, path);
    assert_non_null(strstr(problems.items[index].text, part));
}

static void a_manifest_has_a_line_for_every_other_member(void **state) {
    (void)state;
    char digest[DIGEST_TEXT + 1], line[2 * DIGEST_TEXT];
    seal();
    const struct member *manifest = found(MANIFEST_NAME);
    digest_sha256("first", 5, digest);
    assert_int_equal(manifest->length, 2 * (DIGEST_TEXT + strlen("  a\n")));
    memcpy(line, manifest->bytes, DIGEST_TEXT + 4);
    line[DIGEST_TEXT + 4] = '\0';
    assert_memory_equal(line, digest, DIGEST_TEXT);
    assert_string_equal(line + DIGEST_TEXT, "  a\n");
    assert_true(holds());
}

static void a_changed_member_is_named(void **state) {
    (void)state;
    seal();
    found("b")->bytes = "SECOND";
    assert_false(holds());
    assert_int_equal(problems.count, 1);
    assert_problem(0, "b", "was changed");
}

static void a_missing_member_and_an_extra_one_are_both_named(void **state) {
    (void)state;
    seal();
    found("b")->name = "extra";
    assert_true(members_sort(&members, &error));
    assert_false(holds());
    assert_int_equal(problems.count, 2);
    assert_problem(0, "b", "is missing");
    assert_problem(1, "extra", "not in the manifest");
}

static void a_pack_without_manifest_is_none(void **state) {
    (void)state;
    add("a", "first");
    assert_true(members_sort(&members, &error));
    assert_false(holds());
    assert_problem(0, MANIFEST_NAME, "is missing");
}

#define DIGEST_OF_A "a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e"

static void lines_that_are_none_are_said(void **state) {
    (void)state;
    static const char *const texts[] = {
        "nonsense\n",
        "\n",
        DIGEST_OF_A " a\n",
        DIGEST_OF_A "  \n",
        DIGEST_OF_A,
        "A7937B64B8CAA58F03721BB6BACF5C78CB235FEBE0E70B1B84CD99541461A08E  a\n",
    };
    seal();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        say(texts[i]);
        assert_false(holds());
        assert_problem(0, MANIFEST_NAME, "found no line");
        assert_int_equal(problems.items[0].line, 1);
    }
}

static void a_line_that_is_too_long_is_none(void **state) {
    (void)state;
    static char text[1000 * 1000];
    seal();
    memset(text, 'n', sizeof text - 1);
    memcpy(text, DIGEST_OF_A "  ", DIGEST_TEXT + 2);
    say(text);
    assert_false(holds());
    assert_problem(0, MANIFEST_NAME, "found no line");
    text[DIGEST_TEXT + 2 + MEMBER_NAME_MOST] = '\0';
    say(text);
    assert_false(holds());
    assert_problem(0, text + DIGEST_TEXT + 2, "is missing");
}

/* Or a manifest of many bad lines would be told with many words. */
static void a_manifest_has_no_more_lines_than_a_pack_has_members(void **state) {
    (void)state;
    static char text[MEMBERS_MOST + 1000];
    seal();
    memset(text, '\n', sizeof text - 1);
    say(text);
    assert_false(holds());
    assert_int_equal(problems.count, MEMBERS_MOST + 3); /* `a` and `b` stand in none */
    assert_problem(MEMBERS_MOST, MANIFEST_NAME, "more than 50000 lines");
}

static void a_zero_byte_is_said(void **state) {
    (void)state;
    seal();
    say(DIGEST_OF_A "  a\n?");
    found(MANIFEST_NAME)->bytes = DIGEST_OF_A "  a\n\0";
    assert_false(holds());
    assert_problem(0, MANIFEST_NAME, "zero byte");
}

static void a_line_that_comes_twice_is_said(void **state) {
    (void)state;
    seal();
    say(DIGEST_OF_A "  a\n" DIGEST_OF_A "  a\n");
    assert_false(holds());
    assert_problem(0, MANIFEST_NAME, "expected names in order");
    assert_problem(1, "b", "not in the manifest");
}

static void names_in_the_manifest_do_not_reach_the_terminal_raw(void **state) {
    (void)state;
    seal();
    say(DIGEST_OF_A "  \x1b[2Jgone\n");
    assert_false(holds());
    assert_null(strchr(problems.items[0].path, '\x1b'));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void) {
    const struct CMUnitTest manifest[] = {
        TEST(a_manifest_has_a_line_for_every_other_member),
        TEST(a_changed_member_is_named),
        TEST(a_missing_member_and_an_extra_one_are_both_named),
        TEST(a_pack_without_manifest_is_none),
        TEST(lines_that_are_none_are_said),
        TEST(a_line_that_is_too_long_is_none),
        TEST(a_manifest_has_no_more_lines_than_a_pack_has_members),
        TEST(a_zero_byte_is_said),
        TEST(a_line_that_comes_twice_is_said),
        TEST(names_in_the_manifest_do_not_reach_the_terminal_raw),
    };
    return cmocka_run_group_tests(manifest, NULL, NULL) ? 1 : 0;
}
