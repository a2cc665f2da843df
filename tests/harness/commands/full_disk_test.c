/* A disk without room: one line that names the file, and an exit code of its own. Of a
 * pack, which is made beside its name, packing_test.c tells more. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/etalon_program.h"
#include "tests/support/scratch.h"

#define TWO "--root $SMALL -c '*ratio.age_5[01]' "
#define SYSTEM "--system '$ETALON answer' "
#define WHO "--owner Jane --reason known --expires 2999-12-31 "
/* One right, one wrong. */
#define ANSWERS                                                                          \
    "for a in 50 51; do echo '{\"id\":\"early_retirement_ratio.age_'$a'\",\"results\":"  \
    "{\"early_retirement_ratio\":\"0.6\"}}'; done >answers; "
#define NO_ROOM "cannot be written: No space left on device\n"

static const char *said;

/* The script ends with 5 and one line of complaint that names /dev/full. */
static void assert_full(const char *script, const char *part) {
    char quiet[2048];
    snprintf(quiet, sizeof quiet, "(%s) 2>&1 >out", script);
    int code = scratch_run(quiet, &said);
    if (code != 5 || !strstr(said, part))
        fail_msg("%s: exit code %d and '%s', expected 5 and '%s'", script, code, said,
                 part);
    if (strchr(said, '\n')[1])
        fail_msg("%s: more than one line: %s", script, said);
}

/* What was judged is told all the same. */
static void assert_told(const char *part) {
    scratch_run("cat out", &said);
    assert_says(said, part);
}

static void every_report_names_its_file(void **state) {
    static const char *const kinds[] = {"results",  "junit", "tap", "sarif",
                                        "markdown", "csv",   "json"};
    static const char *const commands[] = {
        "$ETALON run " TWO,
        "$ETALON verify " TWO SYSTEM,
        ANSWERS "$ETALON grade " TWO "answers",
        "$ETALON run " TWO "--results r.xml >/dev/null; $ETALON report r.xml",
        "$ETALON run --shard 1/1 " TWO "--results r.xml >/dev/null; "
        "$ETALON merge --root $SMALL r.xml",
    };
    (void)state;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        for (size_t j = 0; j < sizeof kinds / sizeof *kinds; j++) {
            char script[1024], part[128];
            snprintf(script, sizeof script, "%s --%s /dev/full", commands[i], kinds[j]);
            snprintf(part, sizeof part, "/dev/full: the %s report " NO_ROOM, kinds[j]);
            assert_full(script, part);
        }
    assert_told("2 goldens: 2 agree\n");
}

static void other_files_do_as_well(void **state) {
    (void)state;
    assert_full("$ETALON verify " TWO SYSTEM "--times /dev/full",
                "/dev/full: the times " NO_ROOM);
    assert_told("2 goldens: 2 agree\n");
    assert_full("$ETALON verify " TWO SYSTEM "--verdicts /dev/full",
                "/dev/full: the list of verdicts " NO_ROOM);
    assert_told("2 goldens: 2 agree\n");
    assert_full(ANSWERS "$ETALON grade " TWO "answers --write-baseline /dev/full " WHO,
                "/dev/full: the baseline " NO_ROOM);
    assert_told("2 goldens: 1 agree, 1 deviate\n");
    assert_full("$ETALON verify " TWO SYSTEM "--pack /dev/full",
                "/dev/full: the pack cannot be written: found no regular file");
}

static void documents_of_coverage_do_as_well(void **state) {
    static const char *const documents[][2] = {
        {"--csv /dev/full", "CSV"},
        {"--html /dev/full", "HTML"},
        {"--xml /dev/full", "XML"},
        {"--matrix /dev/full", "matrix"},
        {"--annex IV --outline o --lcov /dev/full", "lcov"},
        {"--annex IV --outline o --cobertura /dev/full", "Cobertura"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        char script[256], part[128];
        const char *annex = strstr(documents[i][0], "--annex");
        snprintf(script, sizeof script, "$ETALON coverage --root $SMALL %s %s",
                 annex ? "" : "--article IV.8", documents[i][0]);
        snprintf(part, sizeof part, "/dev/full: the %s " NO_ROOM, documents[i][1]);
        assert_full(script, part);
    }
}

static void one_that_fails_keeps_no_other_back(void **state) {
    (void)state;
    assert_full(
        "$ETALON coverage --root $SMALL --article IV.8 --xml /dev/full --csv c.csv",
        "/dev/full: the XML " NO_ROOM);
    assert_full("$ETALON verify " TWO SYSTEM "--results /dev/full --tap a.tap "
                "--times t.csv --pack p.tar",
                "/dev/full: the results report " NO_ROOM);
    assert_int_equal(scratch_run("test -s c.csv && grep -q '^1..2' a.tap && "
                                 "test -s t.csv && $ETALON reperform p.tar",
                                 &said),
                     0);
}

/* Of what a file may hold there is no more. */
static void an_old_report_stays_as_it_was(void **state) {
    (void)state;
    scratch_run("$ETALON run --root $SMALL --results old.xml >/dev/null; cp old.xml one",
                &said);
    assert_full("ulimit -f 4; $ETALON run --root $SMALL --results old.xml",
                "old.xml: the results report cannot be kept on disk: File too large\n");
    assert_int_equal(scratch_run("cmp old.xml one && ls -A . tmp", &said), 0);
    assert_string_equal(said, ".:\nold.xml\none\nout\nsmall\ntmp\n\ntmp:\n");
}

/* Refusals with much to say, of which a file may hold but a few. */
static void what_was_judged_needs_room(void **state) {
    (void)state;
    assert_full(
        "printf 's/^{\"id\": *\"\\([^\"]*\\)\".*/{\"id\":\"\\1\",\"refused\":"
        "{\"provision\":\"IV.1\",\"message\":\"%03000d\"}}/' 0 >wordy; ulimit -f 64; "
        "$ETALON verify --root $TREE --system 'sed -u -f wordy' --json j.json "
        "--verdicts v",
        "what was judged cannot be kept on disk: ");
    assert_told(" agree, ");
    assert_int_equal(scratch_run("test ! -e j.json && test ! -e v", &said), 0);
}

/* More ids than a store keeps in memory. */
static void a_suite_whose_cases_cannot_be_listed_is_no_bad_input(void **state) {
    (void)state;
    assert_full("python3 $TREE/tests/bench/multiply.py $TREE many 12000 >/dev/null; "
                "ulimit -f 64; $ETALON list --cases --root many",
                "the list of cases cannot be kept on disk: ");
    scratch_run("rm -r many", &said);
}

/* More of them than a store keeps in memory. */
static void answers_that_cannot_be_kept_are_said(void **state) {
    (void)state;
    scratch_run("for a in 50 51 52 53 54 55 56 57 58 59; do printf '{\"id\":"
                "\"early_retirement_ratio.age_%d\",\"unsupported\":true,\"note\":"
                "\"%0900000d\"}\\n' $a 0; done >answers",
                &said);
    assert_full("ulimit -f 64; $ETALON grade --root $SMALL -c '*ratio.age_5*' answers",
                "etalon: the answers cannot be kept on disk: ");
}

static void standard_output_is_named_too(void **state) {
    static const char *const commands[] = {
        "run " TWO,
        "run " TWO "--json -",
        "verify " TWO SYSTEM,
        "grade " TWO "- </dev/null",
        "list --cases --root $SMALL",
        "describe retirement_pension",
        "explain --root $SMALL early_retirement_ratio.age_50",
        "coverage --root $SMALL --article IV.8",
        "coverage --root $SMALL --article IV.8 --html -",
        "export " TWO,
        "export --format xml " TWO,
        "export --format csv " TWO,
        "export --schema " TWO,
        "answer $TREE/tests/fuzz/corpus/answer_reader/questions.ndjson",
        "--help",
        "--version",
    };
    (void)state;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        char script[512];
        snprintf(script, sizeof script, "$ETALON %s >/dev/full", commands[i]);
        assert_full(script, "etalon: standard output: ");
    }
}

#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, scratch_start_small, scratch_stop)

int main(void) {
    const struct CMUnitTest full_disk[] = {
        TEST(every_report_names_its_file),
        TEST(other_files_do_as_well),
        TEST(documents_of_coverage_do_as_well),
        TEST(one_that_fails_keeps_no_other_back),
        TEST(what_was_judged_needs_room),
        TEST(an_old_report_stays_as_it_was),
        TEST(a_suite_whose_cases_cannot_be_listed_is_no_bad_input),
        TEST(answers_that_cannot_be_kept_are_said),
        TEST(standard_output_is_named_too),
    };
    return cmocka_run_group_tests(full_disk, NULL, NULL);
}
