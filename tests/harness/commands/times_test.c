/* Times: beside the reports, never in them. */
#include <fcntl.h>
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
#include "tests/support/memory.h"
#include "tests/support/scratch.h"

static const char *said;

static void run(int code, const char *script) {
    int found = scratch_run(script, &said);
    if (found != code)
        fail_msg("exit code %d, expected %d:\n%s\n%s", found, code, script, said);
}

#define SECOND 1000000000LL

static void note(struct times *times, size_t place, const char *id, enum reply_kind kind,
                 long long came) {
    struct reply reply = {.kind = kind, .came = came};
    times_note(times, place, id, &reply);
}

/* Ends them; the file that they are written to, which has no name any more. */
static int written(struct times *times) {
    struct error error = ERROR_INIT;
    char path[] = "/tmp/etalon-times-XXXXXX";
    close(mkstemp(path));
    times_stop(times);
    assert_true(times_write(times, path, &error));
    times_free(times);
    int file = open(path, O_RDONLY);
    assert_true(file >= 0);
    unlink(path);
    return file;
}

/* They need not come in the order of the suite; of two at once one took no time. */
static void an_answer_took_the_time_from_the_one_before_it(void **state) {
    (void)state;
    long long now = monotonic_ns();
    struct times *times = times_start();
    char id[] = "small.one"; /* which is another case's later */
    note(times, 0, id, REPLY_RESULTS, now + 3 * SECOND);
    strcpy(id, "small.six");
    note(times, 5, id, REPLY_UNSUPPORTED, now + 3 * SECOND);
    note(times, 2, "small.three", REPLY_BROKEN, now + SECOND / 2);
    note(times, 1, "small.two", REPLY_MISSING, 0);
    int file = written(times);
    char text[512] = "";
    assert_true(read(file, text, sizeof text - 1) > 0);
    close(file);
    assert_says(text, "\"case\",\"seconds\",\"after\"\r\n\"small.one\",\"2.500000\",\"");
    assert_says(text, "\r\n\"small.two\",\"\",\"\"\r\n\"small.three\",\"0.");
    assert_says(text, "\"\r\n\"small.six\",\"0.000000\",\"");
    assert_says(text, "\r\n\"in all\",\"");
}

static void note_so_many(size_t count) {
    struct times *times = times_start();
    for (size_t i = 0; i < count; i++)
        note(times, i, "annex_iv.a_case_with_an_id", REPLY_RESULTS, 0);
    close(written(times));
}

static void times_of_many_cases_take_no_memory(void **state) {
    (void)state;
    note_so_many(40000);
    long peak = memory_peak();
    note_so_many(200000);
    assert_memory_is_flat(peak);
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
        cmocka_unit_test(times_of_many_cases_take_no_memory),
        TEST(every_case_of_the_selection_has_a_line),
        TEST(a_system_that_is_slow_is_seen_to_be),
        TEST(reports_are_the_same_with_and_without),
        TEST(a_file_that_cannot_be_is_said),
    };
    return cmocka_run_group_tests_name("times", tests, NULL, NULL);
}
