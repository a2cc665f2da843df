/* An interrupted run: what was judged is reported, and nothing is left running. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/scratch.h"

static const char *said;

#define assert_said(part)                                                                \
    do {                                                                                 \
        if (!strstr(said, part))                                                         \
            fail_msg("'%s' is not in:\n%s", part, said);                                 \
    } while (0)

/*
 * Verifies a system that answers five questions, says so by making the file `five`, and
 * then sleeps for so many seconds; as soon as the file is there, the run gets the signal.
 * Prints the exit code, what was said and complained, and what of the system still lives.
 */
#define INTERRUPT(signal, options, system, seconds)                                      \
    "$ETALON verify --root $TREE -a IV.20 --results r.xml " options " --system '" system \
    "' >out 2>err & p=$!; while [ ! -e five ]; do sleep 0.05; done; kill -" signal       \
    " $p; wait $p; echo \"exit $?\"; cat out err; "                                      \
    "grep -o 'judged=\"[0-9]*\" complete=\"[a-z]*\"' r.xml; "                            \
    "pgrep -fx 'sleep " seconds "' >left; echo \"left: $(wc -l <left)\""

static void assert_five_are_kept(const char *script) {
    scratch_run(script, &said);
    assert_said("exit 5\n");
    assert_said("5 goldens: 5 agree");
    assert_said("etalon: interrupted: the results are incomplete\n");
    assert_said("judged=\"5\" complete=\"false\"\n");
    assert_said("left: 0\n");
}

static void a_program_is_ended_and_its_answers_are_kept(void **state) {
    (void)state;
    assert_five_are_kept(INTERRUPT(
        "TERM", "", "head -n 5 | $ETALON answer; touch five; sleep 611", "611"));
}

static void the_key_of_the_terminal_is_as_good(void **state) {
    (void)state;
    assert_five_are_kept(
        INTERRUPT("INT", "", "head -n 5 | $ETALON answer; touch five; sleep 612", "612"));
}

static void processes_of_one_case_are_ended_as_well(void **state) {
    (void)state;
    assert_five_are_kept(
        INTERRUPT("INT", "--one-shot --jobs 1",
                  "echo x >>count; if [ $(wc -l <count) -gt 5 ]; then touch five; "
                  "exec sleep 613; fi; $ETALON answer",
                  "613"));
}

/*
 * The same of a database whose query never ends, as soon as the process that asks it is
 * there.
 */
static const char database_script[] =
    "d=.; echo '<queries xmlns=\"urn:etalon:queries:1\"><query "
    "calculation=\"early_retirement_ratio\"><sql>WITH RECURSIVE n(i) AS (SELECT 1 UNION "
    "ALL SELECT i + 1 FROM n) SELECT count(*) || <fact name=\"age_years\"/> AS "
    "early_retirement_ratio FROM n</sql></query></queries>' >$d/queries.xml; "
    "$ETALON verify --root $TREE --map $d/queries.xml --timeout 600 --calculation "
    "early_retirement_ratio "
    "--odbc \"Driver=$(echo /usr/lib/*/odbc/libsqlite3odbc.so);Database=$d/x.db\" "
    ">$d/out 2>$d/err & p=$!; while ! c=$(pgrep -P $p); do sleep 0.05; done; "
    "kill -TERM $p; wait $p; echo \"exit $?\"; cat $d/err; "
    "kill -0 $c 2>/dev/null && echo lives";

static void an_interrupted_run_ends_the_process_that_asks_a_database(void **state) {
    (void)state;
    scratch_run(database_script, &said);
    assert_said("exit 5\n");
    assert_said("interrupted: the results are incomplete");
    assert_null(strstr(said, "lives"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_start, scratch_stop)

int main(void) {
    const struct CMUnitTest interrupt[] = {
        TEST(a_program_is_ended_and_its_answers_are_kept),
        TEST(the_key_of_the_terminal_is_as_good),
        TEST(processes_of_one_case_are_ended_as_well),
        TEST(an_interrupted_run_ends_the_process_that_asks_a_database),
    };
    return cmocka_run_group_tests(interrupt, NULL, NULL);
}
