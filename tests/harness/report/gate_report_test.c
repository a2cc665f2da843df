/* What a gate that is not met says, and gates that are written. */
#include <stdlib.h>
#include <string.h>

#include "tests/support/etalon_program.h"
#include "tests/support/measured_coverage.h"
#include "tests/support/sample_gate.h"

static const char *lines; /* told last */

/* The gate of the goldens at 55, with one text replaced; what it says of them. */
static void tell(const char *from, const char *to) {
    char *text = NULL;
    size_t length = 0;
    measure(AT_55, AT_55_GOLDEN, NULL);
    sample_gate_judge(from, to);
    FILE *out = open_memstream(&text, &length);
    gate_findings_print(&sample_gate, &gate_told, out);
    fclose(out);
    const char *head = sample_gate_path();
    lines = arena_copy(gate_arena, text);
    free(text);
    if (*lines)
        assert_int_equal(strncmp(lines, head, strlen(head)), 0);
}

#define ROW(level, expires)                                                              \
    "<gap provision=\"IV.8.4\" level=\"" level                                           \
    "\" owner=\"Ann Lee\" reason=\"later\" expires=\"" expires "\"/>"
#define IS ROW("executed", "2027-06-30")

static const struct {
    const char *from, *to, *line;
} findings[] = {
    {IS, "",
     ": IV.8.4 is at level executed, not held, and not listed: have a golden hold it "
     "('etalon coverage --article IV.8.4' says what is missing), or list it with an "
     "owner, a reason and a last day\n"},
    {IS, ROW("boundary", "2027-06-30"),
     ": IV.8.4 is at level executed, listed as boundary: bring back the case that is "
     "missing, or have Ann Lee list it as executed\n"},
    {IS, ROW("cited", "2027-06-30"),
     ": IV.8.4 is at level executed, listed as cited: list it as executed\n"},
    {IS, ROW("executed", "2027-01-01"),
     ": IV.8.4 expired on 2027-01-01: have Ann Lee renew it, or close the gap\n"},
    {"provision=\"IV.8.4\" level=\"executed\"",
     "provision=\"IV.instr8.4\" level=\"none\"",
     ": IV.instr8.4 needs no test (heading of its points): remove the row\n"},
    {"IV.8.4 ", "IV.instr8.4 ",
     ": IV.instr8.4 counted and needs no test (heading of its points): have it count "
     "again, or record it as removed, with the reason\n"},
    {"IV.8.4 ", "IV.8.99 ", ": IV.8.99 counted and is gone from the catalogue: have it "},
    {"IV.8.4 ", "IV.8.99 ", ": IV.8.4 counts and is not recorded: add it to the denom"},
};

static void each_finding_says_what_to_do(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof findings / sizeof *findings; i++) {
        tell(findings[i].from, findings[i].to);
        assert_says(lines, findings[i].line);
    }
    tell(IS, ROW("boundary", "2027-06-30"));
    assert_one_line(lines);
}

static void a_held_row_is_to_be_removed(void **state) {
    (void)state;
    tell(IS, IS "<gap provision=\"IV.8.4.table\" level=\"none\" owner=\"o\" reason=\"r\" "
                "expires=\"2027-06-30\"/>");
    assert_one_line(lines);
    assert_says(lines, ": IV.8.4.table is held now: remove the row\n");
}

static void a_gate_that_is_met_says_nothing(void **state) {
    (void)state;
    tell(NULL, NULL);
    assert_string_equal(lines, "");
}

static void write_again(const struct answerable *by) {
    struct error error = ERROR_INIT;
    assert_true(gate_write(&sample_gate, &measured, by, sample_gate_path(), &error));
    assert_true(sample_gate_read(NULL));
}

static void rows_written_again_keep_who_answers_for_them(void **state) {
    (void)state;
    tell(IS, "<gap provision=\"IV.8.4\" level=\"none\" owner=\"B &amp; C\" "
             "reason=\"ours\" expires=\"2028-01-31\"/>");
    assert_int_equal(gate_new_rows(&sample_gate, &measured), 0);
    write_again(&(struct answerable){NULL, NULL, NULL});
    const struct gate_gap *gap = gate_gap_of(&sample_gate, IV_8_4);
    assert_int_equal(gap->level, LEVEL_EXECUTED);
    assert_string_equal(gap->by.owner, "B & C");
    assert_string_equal(gap->by.reason, "ours");
    assert_string_equal(gap->by.expires, "2028-01-31");
}

static void a_row_that_is_new_takes_the_reason_of_the_catalogue_first(void **state) {
    (void)state;
    tell(NULL, NULL);
    for (size_t i = 0; i < sample_gate.gap_count; i++) {
        const struct gate_gap *gap = &sample_gate.gaps[i];
        const char *unreached = provision_info(gap->provision)->unreached;
        assert_string_equal(gap->by.reason, unreached ? unreached : "later");
        assert_string_equal(gap->by.owner, "Ann Lee");
    }
    assert_string_equal(gate_gap_of(&sample_gate, IV_20_1)->by.reason, "later");
}

static void what_went_is_written_as_removed_with_its_reason(void **state) {
    (void)state;
    tell(NULL, NULL);
    sample_gate.counted[0].id = "IV.1.99";
    sample_gate.counted[1].id = "IV.instr8.4";
    assert_int_equal(gate_new_rows(&sample_gate, &measured), 1);
    write_again(&(struct answerable){"o", "struck out", "2027-01-01"});
    assert_int_equal(sample_gate.removed_count, 2);
    assert_string_equal(gate_removed_of(&sample_gate, "IV.1.99")->reason, "struck out");
    assert_string_equal(gate_removed_of(&sample_gate, "IV.instr8.4")->reason,
                        "heading of its points");
    write_again(&sample_answerable);
    assert_int_equal(sample_gate.removed_count, 2);
}

static void a_full_disk_is_told(void **state) {
    (void)state;
    struct error error = ERROR_INIT;
    measure(AT_55, AT_55_GOLDEN, NULL);
    assert_false(gate_write(&(struct gate){.file = ""}, &measured, &sample_answerable,
                            "/dev/full", &error));
    assert_int_equal(error.code, ERROR_INTERNAL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        GATE_TEST(each_finding_says_what_to_do),
        GATE_TEST(a_held_row_is_to_be_removed),
        GATE_TEST(a_gate_that_is_met_says_nothing),
        GATE_TEST(rows_written_again_keep_who_answers_for_them),
        GATE_TEST(a_row_that_is_new_takes_the_reason_of_the_catalogue_first),
        GATE_TEST(what_went_is_written_as_removed_with_its_reason),
        GATE_TEST(a_full_disk_is_told),
    };
    return cmocka_run_group_tests_name("gate report", tests, NULL, NULL) ? 1 : 0;
}
