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
 * A database that gives five rows and whose sixth query never ends: as long as it runs
 * nobody gets the database alone, however often one tries.
 */
static const char database_script[] =
    "sqlite3 x.db 'CREATE TABLE ratio(age TEXT, value TEXT); INSERT INTO ratio VALUES"
    "(50, 0.6), (51, 0.63), (52, 0.66), (53, 0.69), (54, 0.73), (55, NULL)'; "
    "echo '<queries xmlns=\"urn:etalon:queries:1\"><query "
    "calculation=\"early_retirement_ratio\"><sql>SELECT coalesce(value, (WITH RECURSIVE "
    "n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n)) AS "
    "early_retirement_ratio FROM ratio WHERE age = <fact "
    "name=\"age_years\"/></sql></query></queries>' >queries.xml; "
    "$ETALON verify --root $TREE --map queries.xml --timeout 600 -c '*ratio.age_5*' "
    "--results r.xml "
    "--odbc \"Driver=$(echo /usr/lib/*/odbc/libsqlite3odbc.so);Database=$PWD/x.db\" "
    ">out 2>err & p=$!; n=0; while [ $n -lt 5 ]; do sleep 0.05; n=$((n + 1)); "
    "sqlite3 x.db 'BEGIN EXCLUSIVE' 2>/dev/null && n=0; done; c=$(pgrep -P $p); "
    "kill -TERM $p; wait $p; echo \"exit $?\"; cat out err; "
    "grep -o 'judged=\"[0-9]*\" complete=\"[a-z]*\"' r.xml; "
    "kill -0 $c 2>/dev/null && echo lives";

static void a_query_without_end_is_ended_and_the_rows_before_it_are_kept(void **state) {
    (void)state;
    assert_five_are_kept(database_script);
    assert_null(strstr(said, "lives"));
}

/*
 * The reference computes as soon as it listens for the signal, which the system knows of;
 * should a run be over before it comes, there is another.
 */
static const char run_script[] =
    "cat >run.py <<'END'\n"
    "import os, signal, subprocess, sys\n"
    "command = [os.environ['ETALON'], 'run', '--root', os.environ['TREE'],\n"
    "           '--results', 'r.xml']\n"
    "def listens(run):\n"
    "    with open(f'/proc/{run.pid}/status') as status:\n"
    "        caught = next(line for line in status if line.startswith('SigCgt'))\n"
    "    return int(caught.split()[1], 16) >> (signal.SIGINT - 1) & 1\n"
    "for _ in range(10):\n"
    "    run = subprocess.Popen(command)\n"
    "    while run.poll() is None and not listens(run):\n"
    "        pass\n"
    "    run.send_signal(signal.SIGINT)\n"
    "    if run.wait():\n"
    "        break\n"
    "sys.exit(run.returncode)\n"
    "END\n"
    "python3 run.py >out 2>err; echo \"exit $?\"; cat err; tail -n 1 out; "
    "grep -o 'judged=\"[0-9]*\" complete=\"[a-z]*\"' r.xml";

static void a_run_of_the_reference_tells_what_it_has_judged(void **state) {
    int judged = 0, agree = 0;
    char part[64];
    (void)state;
    scratch_run(run_script, &said);
    assert_said("exit 5\netalon: interrupted: the results are incomplete\n");
    sscanf(strchr(strchr(said, '\n') + 1, '\n'), "%d goldens: %d agree", &judged, &agree);
    snprintf(part, sizeof part, "judged=\"%d\" complete=\"false\"\n", judged);
    assert_int_equal(judged, agree);
    assert_said(part);
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
        TEST(a_query_without_end_is_ended_and_the_rows_before_it_are_kept),
        TEST(a_run_of_the_reference_tells_what_it_has_judged),
    };
    return cmocka_run_group_tests(interrupt, NULL, NULL);
}
