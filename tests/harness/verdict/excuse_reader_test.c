/* Files of excuses: what they hold, and the defects that have them refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "harness/verdict/excuse.h"
#include "tests/support/etalon_program.h"

#define TOLERANCES(rows) "<tolerances xmlns='urn:etalon:excuses:1'>" rows "</tolerances>"
#define BASELINE(rows) "<baseline xmlns='urn:etalon:excuses:1'>" rows "</baseline>"
#define BY "owner='Jane Doe' reason='old table' expires='2026-12-31'"

static struct arena *arena;
static struct problems problems;
static struct excuse_list list;
static char path[32];

static int fresh(void **state) {
    (void)state;
    arena = arena_new();
    strcpy(path, "/tmp/etalon-excuses-XXXXXX");
    return close(mkstemp(path));
}

static int release(void **state) {
    (void)state;
    unlink(path);
    problems_release(&problems);
    arena_free(arena);
    return 0;
}

static bool reads(enum excuse_kind kind, const char *text) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    problems_release(&problems);
    return excuses_read(path, "cases/schema", kind, arena, &list, &problems);
}

static void a_tolerance_says_where_how_far_and_by_whom(void **state) {
    (void)state;
    assert_true(
        reads(EXCUSE_TOLERANCE,
              TOLERANCES("\n<tolerance case='early_*' result='pension' "
                         "calculation='early_pension' article='IV.8' "
                         "within='0.01' " BY "/>\n<tolerance article='IV.2?' " BY "/>")));
    assert_int_equal(list.count, 2);
    const struct excuse *one = &list.items[0];
    assert_int_equal(one->number, 1);
    assert_int_equal(one->line, 2);
    assert_string_equal(one->case_id, "early_*");
    assert_string_equal(one->within, "0.01");
    assert_string_equal(one->by.owner, "Jane Doe");
    assert_string_equal(one->by.reason, "old table");
    assert_string_equal(one->by.expires, "2026-12-31");
    assert_true(one->provisions->has[IV_8_4]);
    assert_int_equal(list.items[1].number, 2);
    assert_true(list.items[1].provisions->has[IV_20_1]);
    assert_null(list.items[1].within);
    assert_string_equal(excuse_where(arena, one),
                        "early_*, early_pension, IV.8, pension");
}

static void a_baseline_may_be_empty(void **state) {
    (void)state;
    assert_true(reads(EXCUSE_KNOWN, BASELINE("")));
    assert_int_equal(list.count, 0);
    assert_true(reads(EXCUSE_KNOWN, BASELINE("<known-deviation case='early_pension.one' "
                                             "got=' 1  2 ' " BY "/>")));
    assert_string_equal(list.items[0].got, " 1  2 ");
}

static const struct {
    enum excuse_kind kind;
    const char *text, *complaint;
} defects[] = {
    {EXCUSE_TOLERANCE,
     TOLERANCES("<tolerance case='x' reason='r' expires='2026-12-31'/>"),
     "found no attribute 'owner', expected an empty tolerance with owner, reason and"},
    {EXCUSE_TOLERANCE, TOLERANCES("<tolerance case='x' owner='o' expires='2026-12-31'/>"),
     "found no attribute 'reason'"},
    {EXCUSE_TOLERANCE, TOLERANCES("<tolerance case='x' owner='o' reason='r'/>"),
     "found no attribute 'expires'"},
    {EXCUSE_TOLERANCE,
     TOLERANCES("<tolerance case='x' owner=' ' reason='r' expires='2026-12-31'/>"),
     "found attribute 'owner'"},
    {EXCUSE_TOLERANCE, TOLERANCES("<tolerance within='1' " BY "/>"),
     "found a tolerance of everything, expected case, calculation, result or article"},
    {EXCUSE_TOLERANCE,
     TOLERANCES("<tolerance case='x' owner='o' reason='r' expires='2026-02-29'/>"),
     "expires: found '2026-02-29', expected a calendar date"},
    {EXCUSE_TOLERANCE, TOLERANCES("<tolerance case='x' within='-1' " BY "/>"),
     "within: found '-1', expected an amount or number above 0"},
    {EXCUSE_TOLERANCE, TOLERANCES("<tolerance case='x' within='a cent' " BY "/>"),
     "within: found 'a cent'"},
    {EXCUSE_TOLERANCE, TOLERANCES("<tolerance article='46' " BY "/>"),
     "article: found '46', expected the id of a provision"},
    {EXCUSE_TOLERANCE, TOLERANCES("<tolerance calculation='pension' " BY "/>"),
     "calculation: found 'pension'"},
    {EXCUSE_TOLERANCE, TOLERANCES("<tolerance case='x' got='1' " BY "/>"),
     "found attribute 'got'"},
    {EXCUSE_TOLERANCE, TOLERANCES("<tolerance case='x' " BY ">text</tolerance>"), "text"},
    {EXCUSE_KNOWN, BASELINE("<known-deviation result='x' " BY "/>"),
     "found no attribute 'case', expected an empty known-deviation with case, owner"},
    {EXCUSE_KNOWN,
     BASELINE("<known-deviation case='x' reason='r' expires='2026-12-31'/>"),
     "found no attribute 'owner'"},
    {EXCUSE_KNOWN, BASELINE("<tolerance case='x' " BY "/>"), "found element 'tolerance'"},
    {EXCUSE_KNOWN, TOLERANCES(""),
     "found 'tolerances' of namespace 'urn:etalon:excuses:1', expected baseline of "},
    {EXCUSE_KNOWN, "<baseline/>",
     "found 'baseline' of namespace '', expected baseline of namespace urn:etalon:ex"},
    {EXCUSE_KNOWN, "", "found an empty file"},
    {EXCUSE_KNOWN, "<!DOCTYPE baseline><baseline/>", "found a DOCTYPE"},
};

static void each_defect_is_told_in_one_line(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof defects / sizeof *defects; i++) {
        char line[1400];
        assert_false(reads(defects[i].kind, defects[i].text));
        assert_int_equal(problems.count, 1);
        error_text(&problems.items[0], line, sizeof line);
        assert_says(line, defects[i].complaint);
        assert_null(strchr(line, '\n'));
    }
}

static void what_is_not_there_cannot_be_read(void **state) {
    (void)state;
    assert_false(excuses_read("/no/such.xml", "cases/schema", EXCUSE_KNOWN, arena, &list,
                              &problems));
    assert_int_equal(problems.count, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fresh, release)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_tolerance_says_where_how_far_and_by_whom),
        TEST(a_baseline_may_be_empty),
        TEST(each_defect_is_told_in_one_line),
        TEST(what_is_not_there_cannot_be_read),
    };
    return cmocka_run_group_tests_name("excuse reader", tests, NULL, NULL);
}
