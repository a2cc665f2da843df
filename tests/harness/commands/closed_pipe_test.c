/* Output into a pipe whose reader has seen enough: no crash and no word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/etalon_program.h"
#include "tests/support/scratch.h"

#define TWO "--root $SMALL -c '*ratio.age_5[01]' "

static const char *said;

/*
 * Runs the command into a pipe that is closed before it begins, whatever is faster; then
 * a script. What the command complained and its exit code come first.
 */
static void into_closed_pipe(const char *arguments, const char *afterwards) {
    char script[2048];
    snprintf(script, sizeof script,
             "rm -f go; mkfifo go; "
             "(read -r x <go; $ETALON %s 2>err; echo \"exit $?\" >>err) | "
             "(exec <&-; echo >go); cat err; %s",
             arguments, afterwards);
    scratch_run(script, &said);
}

static void nothing_is_said_and_the_output_is_known_to_be_incomplete(void **state) {
    static const char *const commands[] = {
        "--help",
        "--version",
        "run --help",
        "run " TWO,
        "run -v --root $SMALL -a IV.8",
        "verify " TWO "--system '$ETALON answer'",
        "grade " TWO "- </dev/null",
        "list --provisions",
        "list --cases --root $SMALL",
        "list --readings",
        "describe retirement_pension",
        "describe retirement_pension --json",
        "explain --root $SMALL early_retirement_ratio.age_50",
        "coverage --root $SMALL --article IV.8",
        "coverage --root $SMALL --article IV.8 --csv -",
        "export " TWO,
        "export --schema " TWO,
        "answer $TREE/tests/fuzz/corpus/answer_reader/questions.ndjson",
    };
    (void)state;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        into_closed_pipe(commands[i], "true");
        if (strcmp(said, "exit 5\n"))
            fail_msg("%s: %s", commands[i], said);
    }
}

static void a_report_is_no_louder(void **state) {
    static const char *const kinds[] = {"results",  "junit", "tap", "sarif",
                                        "markdown", "csv",   "json"};
    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        char command[128];
        snprintf(command, sizeof command, "run " TWO "--%s -", kinds[i]);
        into_closed_pipe(command, "true");
        if (strcmp(said, "exit 5\n"))
            fail_msg("%s: %s", command, said);
    }
}

static void what_goes_to_files_is_whole(void **state) {
    (void)state;
    into_closed_pipe("verify " TWO "--results r.xml --tap - --times t.csv --verdicts v "
                     "--pack p.tar --system '$ETALON answer'",
                     "grep -o 'complete=\"true\"' r.xml; wc -l <t.csv; wc -l <v; "
                     "$ETALON reperform p.tar >/dev/null && echo packed");
    assert_string_equal(said, "exit 5\ncomplete=\"true\"\n4\n2\npacked\n");
}

/* More than the pipe holds, so that the reader leaves in the middle. */
static void the_first_line_comes_through(void **state) {
    (void)state;
    scratch_run("$ETALON export --root $SMALL | head -1 | cut -c 1-6", &said);
    assert_string_equal(said, "{\"id\":\n");
}

static void a_system_is_not_deaf_to_closed_pipes(void **state) {
    (void)state;
    /* `yes` ends only by the signal, which is not ignored for what we start. */
    assert_int_equal(scratch_run("$ETALON verify " TWO
                                 "--system 'yes | head -1 >/dev/null; $ETALON answer'",
                                 &said),
                     0);
    assert_says(said, "2 goldens: 2 agree\n");
}

#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, scratch_start_small, scratch_stop)

int main(void) {
    const struct CMUnitTest closed_pipe[] = {
        TEST(nothing_is_said_and_the_output_is_known_to_be_incomplete),
        TEST(a_report_is_no_louder),
        TEST(what_goes_to_files_is_whole),
        TEST(the_first_line_comes_through),
        TEST(a_system_is_not_deaf_to_closed_pipes),
    };
    return cmocka_run_group_tests(closed_pipe, NULL, NULL);
}
