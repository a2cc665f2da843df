/* Results files of many cases: what is wrong at their end, and what they take. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "harness/report/reports.h"
#include "tests/support/etalon_program.h"
#include "tests/support/memory.h"
#include "tests/support/scratch.h"

enum { FEW = 2500, SEVERAL = 30000, MANY = 100000, PART = 10 };

static struct problems problems;

static int start(void **state) {
    char path[64];
    const char *said;
    if (scratch_start(state) || scratch_run("pwd", &said))
        return -1;
    snprintf(path, sizeof path, "%.*s/r.xml", (int)strcspn(said, "\n"), said);
    return setenv("RESULTS", path, 1);
}

static int stop(void **state) {
    problems_release(&problems);
    return scratch_stop(state);
}

/* Of `count` cases, a line each from the third; every tenth deviates. */
static void write_results(size_t count, const char *last) {
    FILE *out = fopen(getenv("RESULTS"), "w");
    assert_non_null(out);
    fprintf(out,
            "<results xmlns='urn:etalon:results:1' version='1' asked='%zu' judged='%zu' "
            "complete='true'>\n<totals><verdict name='agrees' cases='%zu'/>"
            "<verdict name='deviates' cases='%zu'/></totals>\n",
            count, count, count - count / PART, count / PART);
    for (size_t i = 0; i < count; i++) {
        bool deviates = i % PART == 0;
        fprintf(out,
                "<case id='c.a%zu' calculation='c' verdict='%s' claims='%s' "
                "origin='hand' file='cases/c.xml' line='%zu'>",
                i, deviates ? "deviates" : "agrees",
                i + 1 < count ? "IV.8.4 IV.20.1.ii" : last, i + 1);
        if (deviates)
            fprintf(out,
                    "<deviation result='amount' provision='IV.8.4' article='IV.8' "
                    "expected='%zu' got='1'/>",
                    i);
        fputs("</case>\n", out);
    }
    fputs("</results>\n", out);
    assert_int_equal(fclose(out), 0);
}

static bool read_results(struct arena *arena, struct results *out) {
    return results_xml_read(getenv("RESULTS"), "cases/schema", arena, out, &problems);
}

/* Every report of so many, which go nowhere. */
static void report_all(size_t count) {
    struct arena *arena = arena_new();
    struct results results;
    struct error error = ERROR_INIT;
    write_results(count, "IV.8.4");
    assert_true(read_results(arena, &results));
    assert_int_equal(results.count, count);
    for (int kind = 0; kind < REPORT_COUNT; kind++)
        assert_true(report_write((enum report_kind)kind, &results, "/dev/null", &error));
    arena_free(arena);
}

/* Behind as many as fill what stays in memory of what is on disk. */
static void many_cases_take_no_more_memory(void **state) {
    (void)state;
    report_all(SEVERAL);
    long peak = memory_peak();
    report_all(MANY);
    assert_memory_is_flat(peak);
}

static void a_defect_of_the_last_of_many_is_told_with_its_line(void **state) {
    struct arena *arena = arena_new();
    struct results results;
    (void)state;
    write_results(MANY, "IV.8.4 IV.999");
    assert_false(read_results(arena, &results));
    assert_int_equal(problems.count, 1);
    assert_int_equal(problems.items[0].line, MANY + 2);
    assert_string_equal(problems.items[0].path, "/results/case[100000]");
    assert_string_equal(problems.items[0].text,
                        "found claim 'IV.999', expected a provision");
    arena_free(arena);
}

/* With a complaint, and without a report of the cases that are whole. */
static void assert_no_report(const char *script, const char *complaint) {
    const char *said;
    char whole[512];
    snprintf(whole, sizeof whole,
             "%s\n$ETALON report --root $TREE r.xml --csv - --json j.json >out", script);
    assert_int_equal(scratch_run(whole, &said), 3);
    assert_says(said, complaint);
    assert_int_equal(scratch_run("test ! -s out && test ! -e j.json", &said), 0);
}

static void nothing_is_reported_of_what_is_not_whole(void **state) {
    (void)state;
    write_results(FEW, "IV.8.4");
    assert_no_report("head -c 100000 r.xml >cut && mv cut r.xml", ": found broken XML");
    write_results(FEW, "IV.8.4");
    assert_no_report("sed -i '$d' r.xml; sed -i '$d' r.xml; echo '</results>' >>r.xml",
                     "r.xml:1: /results: found judged='2500', expected 2499");
    write_results(FEW, "");
    assert_no_report("sed -i 's/a2499/a7/' r.xml",
                     "r.xml:1: /results: found case 'c.a7' twice, expected it once");
    write_results(FEW, "IV.999");
    assert_no_report("", "r.xml:2502: /results/case[2500]: found claim 'IV.999'");
}

static void results_come_from_a_pipe_as_well(void **state) {
    const char *said;
    (void)state;
    write_results(FEW, "IV.8.4");
    assert_int_equal(scratch_run("$ETALON report --root $TREE r.xml --csv a.csv && "
                                 "cat r.xml | $ETALON report --root $TREE /dev/stdin "
                                 "--csv b.csv && cmp a.csv b.csv && wc -l <b.csv",
                                 &said),
                     0);
    assert_string_equal(said, "251\n");
}

static void on_a_full_disk_results_cannot_be_read(void **state) {
    const char *said;
    (void)state;
    write_results(FEW, "IV.8.4");
    assert_int_equal(
        scratch_run("ulimit -f 8; $ETALON report --root $TREE r.xml --csv -", &said), 5);
    assert_one_line(said);
    assert_says(said, "r.xml: cannot be kept on disk: File too large");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void) {
    const struct CMUnitTest readers[] = {
        TEST(many_cases_take_no_more_memory),
        TEST(a_defect_of_the_last_of_many_is_told_with_its_line),
        TEST(nothing_is_reported_of_what_is_not_whole),
        TEST(results_come_from_a_pipe_as_well),
        TEST(on_a_full_disk_results_cannot_be_read),
    };
    return cmocka_run_group_tests(readers, NULL, NULL);
}
