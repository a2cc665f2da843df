/* Gates held against coverage: each thing that is not as listed is one finding. */
#include <string.h>

#include "tests/support/measured_coverage.h"
#include "tests/support/sample_gate.h"

/* At 55: IV.8.4.table is held, IV.8.4 executed, all else is not reached. */
#define GAP(provision, level, expires)                                                   \
    "<gap provision=\"" provision "\" level=\"" level                                    \
    "\" owner=\"Ann Lee\" reason=\"later\" expires=\"" expires "\"/>"
#define LISTED(level) GAP("IV.8.4", level, "2027-06-30")

static void measure_55(void) {
    measure(AT_55, AT_55_GOLDEN, NULL);
}

static void assert_told(enum gate_finding_kind kind, const char *id) {
    assert_int_equal(gate_told.count, 1);
    assert_int_equal(gate_told.items[0].kind, kind);
    assert_string_equal(gate_told.items[0].id, id);
}

static void what_is_listed_as_it_is_passes(void **state) {
    (void)state;
    measure_55();
    sample_gate_judge(NULL, NULL);
    assert_int_equal(gate_told.count, 0);
    const struct gate_gap *gap = gate_gap_of(&sample_gate, IV_8_4);
    assert_non_null(gap);
    assert_int_equal(gap->level, LEVEL_EXECUTED);
    assert_string_equal(gap->by.owner, "Ann Lee");
    assert_string_equal(gap->by.expires, "2027-06-30");
    assert_null(gate_gap_of(&sample_gate, IV_8_4_table));
}

static void a_gap_that_is_not_listed_is_new(void **state) {
    (void)state;
    measure_55();
    sample_gate_judge(LISTED("executed"), "");
    assert_told(GATE_NEW_GAP, "IV.8.4");
    assert_int_equal(gate_told.items[0].level, LEVEL_EXECUTED);
}

static void a_gap_that_is_held_is_closed(void **state) {
    (void)state;
    measure_55();
    sample_gate_judge("</gate>", GAP("IV.8.4.table", "executed", "2027-06-30") "</gate>");
    assert_told(GATE_CLOSED, "IV.8.4.table");
    assert_true(gate_told.items[0].line > 1);
}

static void a_level_below_or_above_the_one_listed_is_told(void **state) {
    (void)state;
    measure_55();
    sample_gate_judge(LISTED("executed"), LISTED("boundary"));
    assert_told(GATE_LOWER, "IV.8.4");
    sample_gate_judge(LISTED("executed"), LISTED("none"));
    assert_told(GATE_HIGHER, "IV.8.4");
}

static void a_row_expires_after_its_last_day(void **state) {
    (void)state;
    measure_55();
    sample_gate_judge(LISTED("executed"), GAP("IV.8.4", "executed", "2027-06-29"));
    assert_told(GATE_EXPIRED, "IV.8.4");
    sample_gate_judge(LISTED("executed"), GAP("IV.8.4", "executed", "2027-07-01"));
    assert_int_equal(gate_told.count, 0);
}

/* One more takes the place of one that went: the count is the same. */
static void the_denominator_does_not_shrink_by_exchange(void **state) {
    (void)state;
    measure_55();
    sample_gate_judge("IV.8.4 ", "IV.8.99 ");
    assert_int_equal(gate_told.count, 2);
    assert_int_equal(gate_told.items[0].kind, GATE_SHRUNK);
    assert_string_equal(gate_told.items[0].id, "IV.8.99");
    assert_int_equal(gate_told.items[0].provision, PROVISION_NONE);
    assert_int_equal(gate_told.items[1].kind, GATE_UNRECORDED);
    assert_string_equal(gate_told.items[1].id, "IV.8.4");
}

/* IV.instr8.4 is the heading of its points. */
static void what_counted_and_needs_no_test_now_needs_a_recorded_reason(void **state) {
    (void)state;
    measure_55();
    sample_gate_judge("IV.8.4 ", "IV.instr8.4 ");
    assert_int_equal(gate_told.count, 2);
    assert_int_equal(gate_told.items[0].kind, GATE_SHRUNK);
    assert_int_equal(gate_told.items[0].provision, IV_instr8_4);
    sample_gate_judge("</denominator>",
                      "</denominator><removed provision=\"IV.instr8.4\" reason=\"a "
                      "heading\"/><removed provision=\"IV.8.99\" reason=\"gone\"/>");
    assert_int_equal(gate_told.count, 0);
}

#define COUNTS_ONE(removed)                                                              \
    "<gate xmlns=\"urn:etalon:gate:1\"><denominator annex=\"IV\" "                       \
    "needs=\"1\"><counted>IV.8.4.table</counted></denominator>" removed "</gate>"

static bool tells(enum gate_finding_kind kind, const char *id) {
    const struct date day = {2027, 1, 1};
    gate_told = gate_judge(gate_arena, &sample_gate, &measured, day);
    for (size_t i = 0; i < gate_told.count; i++)
        if (gate_told.items[i].kind == kind && !strcmp(gate_told.items[i].id, id))
            return true;
    return false;
}

static void what_counts_again_is_not_removed(void **state) {
    (void)state;
    measure_55();
    assert_true(sample_gate_read(COUNTS_ONE("")));
    assert_true(tells(GATE_UNRECORDED, "IV.8.4"));
    assert_false(tells(GATE_UNRECORDED, "IV.8.4.table"));
    assert_true(sample_gate_read(
        COUNTS_ONE("<removed provision=\"IV.8.4\" reason=\"of no use\"/>")));
    assert_true(tells(GATE_COUNTS_AGAIN, "IV.8.4"));
    assert_false(tells(GATE_UNRECORDED, "IV.8.4"));
}

static void a_listed_gap_that_needs_no_test_is_told(void **state) {
    (void)state;
    measure_55();
    sample_gate_judge("</gate>", GAP("IV.instr8.4", "none", "2027-06-30") "</gate>");
    assert_told(GATE_NEEDS_NONE, "IV.instr8.4");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        GATE_TEST(what_is_listed_as_it_is_passes),
        GATE_TEST(a_gap_that_is_not_listed_is_new),
        GATE_TEST(a_gap_that_is_held_is_closed),
        GATE_TEST(a_level_below_or_above_the_one_listed_is_told),
        GATE_TEST(a_row_expires_after_its_last_day),
        GATE_TEST(the_denominator_does_not_shrink_by_exchange),
        GATE_TEST(what_counted_and_needs_no_test_now_needs_a_recorded_reason),
        GATE_TEST(what_counts_again_is_not_removed),
        GATE_TEST(a_listed_gap_that_needs_no_test_is_told),
    };
    return cmocka_run_group_tests_name("gate", tests, NULL, NULL) ? 1 : 0;
}
