/* The gate as CI meets it: `etalon run --gate` on a tree of three cases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/support/etalon_program.h"
#include "tests/support/measured_coverage.h"
#include "tests/support/small_tree.h"

static char gate[40]; /* the file of this test */
static const char *root, *said;

static int start(void **state) {
    (void)state;
    setenv("SOURCE_DATE_EPOCH", "1798718400", 1); /* 2026-12-31 */
    strcpy(gate, "/tmp/etalon-gate-XXXXXX");
    root = small_tree_make("IV.8", AT_49 AT_50 AT_55,
                           AT_49_GOLDEN AT_50_GOLDEN AT_55_GOLDEN);
    return close(mkstemp(gate));
}

static int stop(void **state) {
    (void)state;
    small_tree_remove();
    return unlink(gate);
}

static void make_tree(const char *cases, const char *goldens) {
    small_tree_remove();
    root = small_tree_make("IV.8", cases, goldens);
}

#define BY "--owner 'Ann Lee' --reason later --expires 2027-06-30"

/* The command on the tree, with options that may hold one %s: the file of the gate. */
static int etalon(const char *command, const char *options) {
    char given[400], arguments[600];
    snprintf(given, sizeof given, options, gate, gate);
    snprintf(arguments, sizeof arguments, "%s --root %s %s 2>&1 >/dev/null", command,
             root, given);
    return etalon_run(arguments, &said);
}

static void write_gate(void) {
    assert_int_equal(etalon("coverage", "--write-gate %s " BY), 0);
    assert_string_equal(said, "");
}

static void a_gate_as_it_was_written_is_met(void **state) {
    (void)state;
    write_gate();
    assert_int_equal(etalon("run", "--gate %s"), 0);
    assert_int_equal(etalon("coverage", "--gate %s"), 0);
    assert_string_equal(said, "");
    char arguments[200];
    snprintf(arguments, sizeof arguments, "run --root %s --gate %s", root, gate);
    assert_int_equal(etalon_run(arguments, &said), 0);
    assert_says(said, " provisions count, 2 are held, ");
}

/* A row of the table is told by 50 and by 55, the age itself by 49 and 50 only. */
static void a_golden_that_alone_holds_a_provision_does_not_go_unseen(void **state) {
    (void)state;
    write_gate();
    make_tree(AT_49 AT_50, AT_49_GOLDEN AT_50_GOLDEN);
    assert_int_equal(etalon("run", "--gate %s"), 0);
    make_tree(AT_49 AT_55, AT_49_GOLDEN AT_55_GOLDEN);
    assert_int_equal(etalon("run", "--gate %s"), 4);
    assert_one_line(said);
    assert_says(said, ": IV.8.4 is at level both-sides, not held, and not listed: ");
    make_tree(AT_49, AT_49_GOLDEN);
    assert_int_equal(etalon("coverage", "--gate %s"), 4);
    assert_says(said, ": IV.8.4.table is at level ");
    assert_says(said, ": IV.8.4 is at level executed, ");
}

static void a_gap_that_was_closed_fails_until_its_row_is_gone(void **state) {
    (void)state;
    make_tree(AT_49, AT_49_GOLDEN);
    write_gate();
    make_tree(AT_49 AT_55, AT_49_GOLDEN AT_55_GOLDEN);
    assert_int_equal(etalon("run", "--gate %s"), 4);
    assert_says(said, ": IV.8.4.table is held now: remove the row\n");
    assert_int_equal(etalon("coverage", "--gate %s --write-gate %s"), 0);
    assert_int_equal(etalon("run", "--gate %s"), 0);
}

static void a_row_holds_to_the_end_of_its_last_day(void **state) {
    (void)state;
    write_gate();
    setenv("SOURCE_DATE_EPOCH", "1814399999", 1); /* 2027-06-30 23:59:59 */
    assert_int_equal(etalon("run", "--gate %s"), 0);
    setenv("SOURCE_DATE_EPOCH", "1814400000", 1);
    assert_int_equal(etalon("run", "--gate %s"), 4);
    assert_says(said, " expired on 2027-06-30: have Ann Lee renew it, or close the gap");
    setenv("SOURCE_DATE_EPOCH", "soon", 1);
    assert_int_equal(etalon("run", "--gate %s"), 2);
    assert_one_line(said);
}

static void goldens_that_fail_leave_no_score_to_gate(void **state) {
    (void)state;
    write_gate();
    make_tree(AT_55, AGE_GOLDEN("at_55", "IV.8.4.table", "0.71 = 0.71", RATIO("0.71")));
    assert_int_equal(etalon("run", "--gate %s"), 1);
    assert_one_line(said);
    assert_says(said, "the gate is not judged, since goldens fail");
    assert_int_equal(etalon("coverage", "--gate %s"), 1);
    assert_says(said, "no score");
}

static void a_gate_that_cannot_be_read_is_bad_input(void **state) {
    (void)state;
    assert_int_equal(etalon("run", "--gate %s"), 3);
    assert_one_line(said);
    assert_int_equal(etalon("run", "--gate /no/such/gate.xml"), 3);
    assert_one_line(said);
    assert_int_equal(etalon("coverage", "--gate /no/such/gate.xml"), 3);
    assert_one_line(said);
}

static void new_rows_need_who_answers_for_them(void **state) {
    (void)state;
    static const char *const misuses[] = {
        "--write-gate %s",
        "--write-gate %s --owner A --reason R",
        "--write-gate %s --owner A --reason ' ' --expires 2027-06-30",
        "--write-gate %s --owner A --reason R --expires 2027-06-31",
        "--write-gate '' " BY,
        "--gate ''",
        "--owner A",
    };
    for (size_t i = 0; i < sizeof misuses / sizeof *misuses; i++) {
        assert_int_equal(etalon("coverage", misuses[i]), 2);
        assert_one_line(said);
    }
    assert_int_equal(etalon("coverage", "--write-gate /dev/full " BY), 5);
    assert_one_line(said);
    assert_says(said, "/dev/full: the gate cannot be written: No space left on device");
}

static void a_gate_is_about_the_whole_tree(void **state) {
    (void)state;
    write_gate();
    assert_int_equal(etalon("run", "--gate %s --article IV.8"), 2);
    assert_one_line(said);
    assert_int_equal(etalon("run", "--gate %s --shard 1/2"), 2);
    assert_int_equal(etalon("coverage", "--gate %s --article IV.8"), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_gate_as_it_was_written_is_met),
        TEST(a_golden_that_alone_holds_a_provision_does_not_go_unseen),
        TEST(a_gap_that_was_closed_fails_until_its_row_is_gone),
        TEST(a_row_holds_to_the_end_of_its_last_day),
        TEST(goldens_that_fail_leave_no_score_to_gate),
        TEST(a_gate_that_cannot_be_read_is_bad_input),
        TEST(new_rows_need_who_answers_for_them),
        TEST(a_gate_is_about_the_whole_tree),
    };
    return cmocka_run_group_tests_name("gate files", tests, NULL, NULL) ? 1 : 0;
}
