/* Files of gates: the defects that have them refused. */
#include <string.h>

#include "tests/support/etalon_program.h"
#include "tests/support/measured_coverage.h"
#include "tests/support/sample_gate.h"

#define GATE(rows)                                                                       \
    "<gate xmlns='urn:etalon:gate:1'><denominator annex='IV' needs='2'><counted>IV.8.4 " \
    "IV.8.4.table</counted></denominator>" rows "</gate>"
#define DENOMINATOR(attributes, counted)                                                 \
    "<gate xmlns='urn:etalon:gate:1'><denominator " attributes ">" counted               \
    "</denominator></gate>"
#define BY "owner='Ann Lee' reason='later' expires='2027-06-30'"

static void rows_are_read_with_their_lines(void **state) {
    (void)state;
    assert_true(
        sample_gate_read(GATE("\n<removed provision='IV.8.9' reason='out of force'/>\n"
                              "<gap provision='IV.8.4' level='both-sides' " BY "/>")));
    assert_int_equal(sample_gate.counted_count, 2);
    assert_int_equal(sample_gate.removed_count, 1);
    assert_string_equal(sample_gate.removed[0].reason, "out of force");
    assert_int_equal(sample_gate.removed[0].line, 2);
    assert_int_equal(sample_gate.gap_count, 1);
    assert_int_equal(sample_gate.gaps[0].line, 3);
    assert_int_equal(sample_gate.gaps[0].level, LEVEL_BOTH_SIDES);
}

static const struct {
    const char *text, *complaint;
} defects[] = {
    {"", "found an empty file"},
    {"<gate/>", "found namespace '', expected a gate of namespace urn:etalon:gate:1"},
    {"<gate xmlns='urn:etalon:gate:1'/>", "expected a gate of namespace"},
    {GATE("<gap provision='IV.8.4' level='executed' reason='r' expires='2027-06-30'/>"),
     "found no attribute 'owner', expected an empty gap with provision, level"},
    {GATE("<gap provision='IV.8.4' level='executed' owner='o' expires='2027-06-30'/>"),
     "found no attribute 'reason'"},
    {GATE("<gap provision='IV.8.4' level='executed' owner='o' reason='r'/>"),
     "found no attribute 'expires'"},
    {GATE("<gap provision='IV.8.4' level='executed' owner=' ' reason='r' "
          "expires='2027-06-30'/>"),
     "owner='' reason='r' expires='2027-06-30', expected an empty gap"},
    {GATE("<gap provision='IV.8.4' level='executed' owner='o' reason='r' "
          "expires='2027-06-31'/>"),
     "expires: found '2027-06-31', expected a calendar date"},
    {GATE("<gap provision='IV.8.4' level='held' " BY "/>"),
     "level='held' owner='Ann Lee'"},
    {GATE("<gap provision='IV.8.99' level='none' " BY "/>"),
     "provision: found 'IV.8.99', expected one that 'etalon list --provisions' names"},
    {GATE("<gap provision='IV.8' level='none' " BY "/>"),
     "provision: found 'IV.8', expected one"},
    {GATE("<gap provision='IV.8.4' level='none' " BY
          "/><gap provision='IV.8.4' level='none' " BY "/>"),
     "found 'IV.8.4' of line 1 again, expected it once"},
    {GATE("<removed provision='IV.8.9'/>"), "found no attribute 'reason'"},
    {GATE("<removed provision='IV.8.4' reason='r'/>"), "found 'IV.8.4' of line 1 again"},
    {GATE("<removed provision='a' reason='r'/><removed provision='a' reason='r'/>"),
     "found 'a' of line 1 again"},
    {DENOMINATOR("annex='IV' needs='3'", "<counted>IV.8.4</counted>"),
     "found needs='3', expected 1 as it counts"},
    {DENOMINATOR("annex='IV' needs='some'", "<counted>IV.8.4</counted>"),
     "/gate/denominator"},
    {DENOMINATOR("annex='IV' needs='2'", "<counted>IV.8.4 IV.8.4</counted>"),
     "found 'IV.8.4' of line 1 again"},
    {DENOMINATOR("annex='IV' needs='1'", "<counted>V.6</counted>"),
     "found 'V.6', expected a provision of annex IV"},
    {DENOMINATOR("annex='IV' needs='0'", "<counted/>"), "counted"},
    {"<!DOCTYPE gate><gate/>", "found a DOCTYPE"},
};

static void each_defect_is_told_in_one_line(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof defects / sizeof *defects; i++) {
        char line[1400];
        assert_false(sample_gate_read(defects[i].text));
        assert_int_equal(gate_problems.count, 1);
        error_text(&gate_problems.items[0], line, sizeof line);
        assert_says(line, defects[i].complaint);
        assert_null(strchr(line, '\n'));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        GATE_TEST(rows_are_read_with_their_lines),
        GATE_TEST(each_defect_is_told_in_one_line),
    };
    return cmocka_run_group_tests_name("gate reader", tests, NULL, NULL) ? 1 : 0;
}
