/* An interrupted run: what was judged is reported, and nothing is left running. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/etalon_program.h"

/*
 * Verifies a system that answers five questions, says so by making the file `five`, and
 * then only listens; as soon as the file is there, the run gets a SIGTERM. Prints the
 * exit code, what was said, what was complained, and what of the system still lives.
 */
static const char script[] =
    "run >/dev/null 2>&1; d=$(mktemp -d); e=${ETALON:-build/etalon}; "
    "$e verify --system \"head -n 5 | $e answer; touch $d/five; sleep 611\" "
    "-a IV.20 >$d/out 2>$d/err & p=$!; "
    "while [ ! -e $d/five ]; do sleep 0.05; done; kill -TERM $p; wait $p; "
    "echo \"exit $?\"; cat $d/out $d/err; pgrep -fx 'sleep 611'; rm -r $d";

static void an_interrupted_run_reports_what_it_has_and_ends_its_system(void **state) {
    (void)state;
    const char *said;
    etalon_run(script, &said);
    assert_says(said, "exit 5\n");
    assert_says(said, "5 goldens: 5 agree");
    assert_says(said, "interrupted: the results are incomplete");
    assert_null(strstr(said, "\n611"));
    const char *last =
        strrchr(said, 'i'); /* of incomplete: no process number behind it */
    assert_non_null(last);
    assert_null(strpbrk(last, "0123456789"));
}

/*
 * The same of a database whose query never ends, as soon as the process that asks it is
 * there.
 */
static const char database_script[] =
    "run >/dev/null 2>&1; d=$(mktemp -d); e=${ETALON:-build/etalon}; "
    "echo '<queries xmlns=\"urn:etalon:queries:1\"><query "
    "calculation=\"early_retirement_ratio\"><sql>WITH RECURSIVE n(i) AS (SELECT 1 UNION "
    "ALL SELECT i + 1 FROM n) SELECT count(*) || <fact name=\"age_years\"/> AS "
    "early_retirement_ratio FROM n</sql></query></queries>' >$d/queries.xml; "
    "$e verify --map $d/queries.xml --timeout 600 --calculation early_retirement_ratio "
    "--odbc \"Driver=$(echo /usr/lib/*/odbc/libsqlite3odbc.so);Database=$d/x.db\" "
    ">$d/out 2>$d/err & p=$!; while ! c=$(pgrep -P $p); do sleep 0.05; done; "
    "kill -TERM $p; wait $p; echo \"exit $?\"; cat $d/err; "
    "kill -0 $c 2>/dev/null && echo lives; rm -r $d";

static void an_interrupted_run_ends_the_process_that_asks_a_database(void **state) {
    (void)state;
    const char *said;
    etalon_run(database_script, &said);
    assert_says(said, "exit 5\n");
    assert_says(said, "interrupted: the results are incomplete");
    assert_null(strstr(said, "lives"));
}

int main(void) {
    const struct CMUnitTest interrupt[] = {
        cmocka_unit_test(an_interrupted_run_reports_what_it_has_and_ends_its_system),
        cmocka_unit_test(an_interrupted_run_ends_the_process_that_asks_a_database),
    };
    return cmocka_run_group_tests(interrupt, NULL, NULL) ? 1 : 0;
}
