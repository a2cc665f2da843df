/* The run sheet: what is written is read, and nonsense is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "harness/evidence/run_sheet.h"
#include "tests/support/etalon_program.h"

static struct members members;
static struct run_sheet sheet;
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

static void put(const struct run_sheet *from) {
    assert_true(run_sheet_put(from, &members, &error));
    assert_true(members_sort(&members, &error));
}

static const char *text(void) {
    return members_find(&members, RUN_SHEET_NAME)->bytes;
}

static bool reads(const char *text) {
    stop(NULL);
    start(NULL);
    assert_true(members_add(&members, RUN_SHEET_NAME, text, strlen(text), &error));
    assert_true(members_sort(&members, &error));
    return run_sheet_read(&sheet, &members, &error);
}

static void a_sheet_is_read_as_it_was_written(void **state) {
    (void)state;
    const struct run_sheet written = {
        .version = "1.2.3",
        .command = "grade",
        .system = "answers",
        .answers = "answers.csv",
        .ended = "interrupted",
        .setting_count = 1,
        .settings = {{"tolerances", "/home/somebody/tolerances.xml"}}};
    assert_true(members_add(&members, "answers.csv", "", 0, &error));
    assert_true(members_add(&members, "settings/tolerances.xml", "", 0, &error));
    put(&written);
    assert_true(run_sheet_read(&sheet, &members, &error));
    assert_string_equal(sheet.version, "1.2.3");
    assert_string_equal(sheet.command, "grade");
    assert_string_equal(sheet.answers, "answers.csv");
    assert_string_equal(sheet.ended, "interrupted");
    assert_int_equal(sheet.setting_count, 1);
    assert_string_equal(sheet.settings[0].role, "tolerances");
    assert_string_equal(sheet.settings[0].path, "settings/tolerances.xml");
    assert_null(strstr(text(), "somebody"));
}

static void a_whole_run_says_so(void **state) {
    (void)state;
    put(&(struct run_sheet){.version = "1", .command = "verify", .system = "program"});
    assert_true(run_sheet_read(&sheet, &members, &error));
    assert_null(sheet.ended);
    assert_null(sheet.answers);
    assert_says(text(), "\"complete\": true");
}

static void the_readings_in_force_are_told(void **state) {
    (void)state;
    const char *id = NULL;
    put(&(struct run_sheet){.version = "1", .command = "verify", .system = "program"});
    assert_says(text(), "\"R-IV.20-years\": \"whole_years\"");
    assert_int_equal(run_sheet_other_readings(&members, &id), 0);
}

#define HEAD "{\"etalon\":\"1\",\"command\":\"verify\",\"system\":\"program\","

static void another_reading_in_force_is_noticed(void **state) {
    (void)state;
    const char *id = NULL;
    assert_true(reads(HEAD "\"complete\":true,\"settings\":{},"
                           "\"readings\":{\"R-IV.20-years\":\"pro_rata\"}}"));
    assert_true(run_sheet_other_readings(&members, &id) >
                1); /* the others are left out */
    assert_string_equal(id, "R-IV.20-years");
}

static void what_is_no_member_is_not_read(void **state) {
    (void)state;
    static const char *const texts[] = {
        HEAD "\"complete\":true,\"settings\":{\"tolerances\":\"../../etc/passwd\"}}",
        HEAD "\"complete\":true,\"settings\":{\"tolerances\":\"/etc/passwd\"}}",
        HEAD "\"complete\":true,\"answers\":\"../answers.csv\"}",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_false(reads(texts[i]));
        assert_int_equal(error.code, ERROR_INPUT);
        assert_non_null(strstr(error.text, "member"));
    }
}

static void nonsense_is_refused(void **state) {
    (void)state;
    static const char *const texts[] = {
        "",
        "[]",
        "{",
        "{}",
        HEAD "\"settings\":{}}",
        HEAD "\"complete\":\"true\"}",
        HEAD "\"complete\":false}",
        HEAD "\"complete\":true,\"ended\":\"interrupted\"}",
        HEAD "\"complete\":true,\"complete\":true}",
        HEAD "\"complete\":true,\"settings\":{\"tolerances\":1}}",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_false(reads(texts[i]));
        assert_int_equal(error.code, ERROR_INPUT);
        assert_string_equal(error.file, RUN_SHEET_NAME);
    }
    stop(NULL);
    start(NULL);
    assert_false(run_sheet_read(&sheet, &members, &error));
    assert_says(error.text, "missing");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void) {
    const struct CMUnitTest run_sheet[] = {
        TEST(a_sheet_is_read_as_it_was_written),
        TEST(a_whole_run_says_so),
        TEST(the_readings_in_force_are_told),
        TEST(another_reading_in_force_is_noticed),
        TEST(what_is_no_member_is_not_read),
        TEST(nonsense_is_refused),
    };
    return cmocka_run_group_tests(run_sheet, NULL, NULL) ? 1 : 0;
}
