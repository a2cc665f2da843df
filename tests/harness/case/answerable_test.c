/* Who answers for a row: nothing may be missing, and the last day is in force. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harness/case/answerable.h"
#include "tests/support/etalon_program.h"
#include "tests/support/report_test.h"

static struct answerable by;

/* What is wrong with a row of these attributes; empty where nothing is. */
static const char *read(const char *attributes) {
    static char line[1400];
    struct problems problems = PROBLEMS_INIT;
    struct xml_file file;
    const char *text = arena_print(arena, "<row %s/>", attributes);
    assert_true(xml_read_buffer(text, strlen(text), "rows.xml", &file, &problems));
    bool good = answerable_read(&file, xml_root(&file), arena, &by, &problems);
    assert_int_equal(problems.count, good ? 0 : 1);
    line[0] = '\0';
    if (!good)
        error_text(&problems.items[0], line, sizeof line);
    problems_release(&problems);
    xml_release(&file);
    return line;
}

static void owner_reason_and_last_day_are_read(void **state) {
    (void)state;
    assert_string_equal(read("owner=' Ann  Lee ' reason='later' expires='2027-06-30'"),
                        "");
    assert_string_equal(by.owner, "Ann Lee");
    assert_string_equal(by.reason, "later");
    assert_string_equal(by.expires, "2027-06-30");
}

static void none_of_them_may_be_missing_or_blank(void **state) {
    (void)state;
    static const char *const rows[] = {
        "reason='r' expires='2027-06-30'",
        "owner='o' expires='2027-06-30'",
        "owner='o' reason='r'",
        "owner='' reason='r' expires='x'",
        "owner='o' reason=' ' expires='2027-06-30'",
        "",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(read(rows[i]),
                            "rows.xml:1: /row: found nobody who answers for it, expected "
                            "owner, reason and expires");
}

static void the_last_day_is_a_calendar_date(void **state) {
    (void)state;
    assert_says(read("owner='o' reason='r' expires='2027-06-31'"),
                "expires: found '2027-06-31', expected a calendar date");
    assert_says(read("owner='o' reason='r' expires='never'"), "found 'never'");
}

static void a_row_expires_when_its_last_day_is_over(void **state) {
    (void)state;
    by = (struct answerable){"o", "r", "2024-02-29"};
    assert_false(answerable_has_expired(&by, (struct date){2024, 2, 29}));
    assert_true(answerable_has_expired(&by, (struct date){2024, 3, 1}));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(owner_reason_and_last_day_are_read),
        TEST(none_of_them_may_be_missing_or_blank),
        TEST(the_last_day_is_a_calendar_date),
        TEST(a_row_expires_when_its_last_day_is_over),
    };
    return cmocka_run_group_tests_name("answerable", tests, NULL, NULL) ? 1 : 0;
}
