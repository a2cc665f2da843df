/* Times: beside the reports, never in them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "harness/commands/times.h"
#include "harness/system/monotonic.h"
#include "tests/support/etalon_program.h"
#include "tests/support/scratch.h"

static const char *said;

static void run(int code, const char *script) {
    int found = scratch_run(script, &said);
    if (found != code)
        fail_msg("exit code %d, expected %d:\n%s\n%s", found, code, script, said);
}

#define SECOND 1000000000LL

/* They need not come in the order of the suite. */
static void an_answer_took_the_time_from_the_one_before_it(void **state) {
    (void)state;
    long long now = monotonic_ns();
    struct times *times = times_start(3);
    struct reply reply = {.kind = REPLY_RESULTS, .came = now + 3 * SECOND};
    times_note(times, 0, "small.one", &reply);
    reply.kind = REPLY_MISSING;
    times_note(times, 1, "small.two", &reply);
    reply = (struct reply){.kind = REPLY_BROKEN, .came = now + SECOND / 2};
    times_note(times, 2, "small.three", &reply);
    times_stop(times);
    struct error error = ERROR_INIT;
    char path[] = "/tmp/etalon-times-XXXXXX";
    assert_int_equal(close(mkstemp(path)), 0);
    assert_true(times_write(times, path, &error));
    times_free(times);
    char text[512] = "";
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_true(fread(text, 1, sizeof text - 1, file) > 0);
    fclose(file);
    unlink(path);
    assert_says(text, "\"case\",\"seconds\",\"after\"\r\n\"small.one\",\"2.500000\",\"");
    assert_says(text, "\r\n\"small.two\",\"\",\"\"\r\n\"small.three\",\"0.");
    assert_says(text, "\r\n\"in all\",\"");
}

#define RUN "$ETALON run --root $TREE -a IV.46 "

static void every_case_of_the_selection_has_a_line(void **state) {
    (void)state;
    run(0,
        RUN "--times t.csv >text; "
            "sed '1d;$d' t.csv | cut -d'\"' -f2 >timed; "
            "$ETALON list --root $TREE --cases -a IV.46 | cut -d' ' -f1 | cmp - timed");
}

static void a_system_that_is_slow_is_seen_to_be(void **state) {
    (void)state;
    run(0,
        "cat >slow <<'END'\nwhile read line; do id=${line#*:}; id=${id%%,*}; sleep 0.2; "
        "echo \"{\\\"id\\\":$id,\\\"unsupported\\\":true}\"; done\nEND\n"
        "$ETALON verify --root $TREE --system 'sh slow' -c 'bonus_after_60.example_[12]' "
        "--times t.csv >/dev/null; "
        "awk -F'\"' 'NR > 1 && $6 < 0.2 * (NR < 4 ? NR - 1 : 2) { exit 1 }' t.csv");
}

static void reports_are_the_same_with_and_without(void **state) {
    (void)state;
    run(0, RUN "--results a.xml >/dev/null; " RUN
               "--times t.csv --results b.xml >/dev/null; "
               "cmp a.xml b.xml");
}

static void a_file_that_cannot_be_is_said(void **state) {
    (void)state;
    run(2, RUN "--times -");
    assert_one_line(said);
    run(2, RUN "--times x --junit x");
    assert_one_line(said);
    run(5, RUN "--times no/such/folder >/dev/null");
    assert_one_line(said);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_start, scratch_stop)

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_took_the_time_from_the_one_before_it),
        TEST(every_case_of_the_selection_has_a_line),
        TEST(a_system_that_is_slow_is_seen_to_be),
        TEST(reports_are_the_same_with_and_without),
        TEST(a_file_that_cannot_be_is_said),
    };
    return cmocka_run_group_tests_name("times", tests, NULL, NULL);
}
