/* An interrupted run: what was judged is reported, and nothing is left running. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/scratch.h"
#include "tests/support/witness.h"

static const char *said;

#define assert_said(part)                                                                \
    do {                                                                                 \
        if (!strstr(said, part))                                                         \
            fail_msg("'%s' is not in:\n%s", part, said);                                 \
    } while (0)

/*
 * Verifies a system that answers five questions, says so by making the file `five`, and
 * then sleeps; as soon as the file is there, the run gets the signal. Prints the exit
 * code, what was said and complained, and what stands in the results.
 */
#define INTERRUPT(signals, options, system)                                              \
    "$ETALON verify --root $TREE -a IV.20 --results r.xml --timeout 600 " options        \
    " --system '" system                                                                 \
    "' >out 2>err & p=$!; while [ ! -e five ]; do sleep 0.05; done; " signals            \
    "; wait $p; echo \"exit $?\"; cat out err; "                                         \
    "grep -o 'judged=\"[0-9]*\" complete=\"[a-z]*\"' r.xml"

static void assert_five_are_kept(const char *script) {
    struct witness witness;
    witness_begin(&witness);
    scratch_run(script, &said);
    witness_assert_nobody_lives(&witness);
    assert_said("exit 5\n");
    assert_said("5 goldens: 5 agree");
    assert_said("etalon: interrupted: the results are incomplete\n");
    assert_said("judged=\"5\" complete=\"false\"\n");
}

#define FIVE "head -n 5 | $ETALON answer; touch five; "

static void a_program_is_ended_and_its_answers_are_kept(void **state) {
    (void)state;
    assert_five_are_kept(INTERRUPT("kill -TERM $p", "", FIVE "sleep 600"));
}

static void the_key_of_the_terminal_is_as_good(void **state) {
    (void)state;
    assert_five_are_kept(INTERRUPT("kill -INT $p", "", FIVE "sleep 600"));
}

/* It does not end when it is told to, but shows that it was told. */
#define STAYS FIVE "trap \"touch told\" TERM; while :; do sleep 600; done"

static void a_second_key_loses_nothing(void **state) {
    (void)state;
    assert_five_are_kept(
        INTERRUPT("kill -INT $p; while [ ! -e told ]; do sleep 0.05; done; kill -INT $p",
                  "", STAYS));
}

static void processes_of_one_case_are_ended_as_well(void **state) {
    (void)state;
    assert_five_are_kept(
        INTERRUPT("kill -INT $p", "--one-shot --jobs 1",
                  "echo x >>count; if [ $(wc -l <count) -gt 5 ]; then touch five; "
                  "exec sleep 600; fi; $ETALON answer"));
}

/* The log of the server tells when the sixth is asked. */
static void a_request_is_waited_for_no_longer(void **state) {
    (void)state;
    assert_five_are_kept(
        "mkfifo in out; python3 $TREE/tests/systems/http_payroll.py --without-faults "
        "--log log <in >out & exec 8>in; read -r url <out; "
        "$ETALON verify --root $TREE -c '*ratio.age_5*' --results r.xml --timeout 600 "
        "--http-one --url $url/tires >said 2>&1 & p=$!; "
        "while ! grep -c . log | grep -qx 6; do sleep 0.05; done; "
        "kill -INT $p; wait $p; echo \"exit $?\"; exec 8>&-; cat said; "
        "grep -o 'judged=\"[0-9]*\" complete=\"[a-z]*\"' r.xml");
}

/* Until nothing that was written is left in the pipe. */
#define UNTIL_READ                                                                       \
    "python3 -c 'import fcntl, struct, termios, time\n"                                  \
    "left = lambda: fcntl.ioctl(8, termios.FIONREAD, bytes(4))\n"                        \
    "while struct.unpack(\"i\", left())[0]: time.sleep(0.02)'; "

/* Nobody writes the rest of the answers, nor ends them. */
static void answers_that_come_no_further_are_judged(void **state) {
    static const char *const formats[] = {"ndjson", "csv"};
    (void)state;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        char script[1024];
        snprintf(
            script, sizeof script,
            "rm -f pipe; mkfifo pipe; echo id,early_retirement_ratio >csv; "
            "for a in 0.6 0.63 0.66 0.69 0.73; do n=$((n + 1)); "
            "echo early_retirement_ratio.age_5$((n - 1)),$a; done >>csv; "
            "sed '1d;s/\\(.*\\),\\(.*\\)/{\"id\":\"\\1\",\"results\":"
            "{\"early_retirement_ratio\":\"\\2\"}}/' csv >ndjson; "
            "$ETALON grade --root $TREE -c '*ratio.age_5*' --format %s "
            "--results r.xml pipe >out 2>err & p=$!; exec 8>pipe; cat %s >&8; " UNTIL_READ
            "kill -INT $p; wait $p; echo \"exit $?\"; cat out err; "
            "grep -o 'judged=\"[0-9]*\" complete=\"[a-z]*\"' r.xml",
            formats[i], formats[i]);
        assert_five_are_kept(script);
    }
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
        TEST(a_second_key_loses_nothing),
        TEST(a_request_is_waited_for_no_longer),
        TEST(answers_that_come_no_further_are_judged),
        TEST(processes_of_one_case_are_ended_as_well),
        TEST(an_interrupted_run_ends_the_process_that_asks_a_database),
    };
    return cmocka_run_group_tests(interrupt, NULL, NULL);
}
