/* Results: from a tally, out as XML, and in again. */
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
#include "tests/support/sample_results.h"
#include "tests/support/small_run.h"

static struct arena *arena;
static struct problems problems;
static char path[32];

static int fresh(void **state) {
    (void)state;
    arena = arena_new();
    problems = (struct problems){.items = NULL};
    strcpy(path, "/tmp/etalon-results-XXXXXX");
    return close(mkstemp(path));
}

static int release(void **state) {
    (void)state;
    unlink(path);
    problems_release(&problems);
    arena_free(arena);
    return 0;
}

/* Reads a results file of this text. */
static bool read_text(const char *text, struct results *out) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    return results_xml_read(path, "cases/schema", arena, out, &problems);
}

static const char *sample_xml(void) {
    struct results results = sample_results(arena);
    return sample_written(arena, results_xml_write, &results);
}

/* The sample with one piece of text replaced by another. */
static const char *altered(const char *before, const char *after) {
    const char *text = sample_xml(), *at = strstr(text, before);
    assert_non_null(at);
    return arena_print(arena, "%.*s%s%s", (int)(at - text), text, after,
                       at + strlen(before));
}

static void assert_refused(const char *text, const char *complaint) {
    struct results results;
    char line[1200];
    assert_false(read_text(text, &results));
    assert_true(problems.count > 0);
    error_text(&problems.items[0], line, sizeof line);
    assert_says(line, complaint);
    assert_null(strchr(line, '\n'));
}

static void what_is_written_reads_back_the_same(void **state) {
    (void)state;
    struct results results;
    const char *text = sample_xml();
    assert_true(read_text(text, &results));
    assert_string_equal(sample_written(arena, results_xml_write, &results), text);
    assert_string_equal(case_at(arena, &results, 1)->message, HOSTILE);
    assert_int_equal(case_at(arena, &results, 2)->reading, R_IV_20_years__pro_rata);
    assert_null(case_at(arena, &results, 1)->deviations->next->got);
}

static void every_report_is_the_same_from_the_file(void **state) {
    (void)state;
    void (*const writers[])(const struct results *, FILE *) = {
        report_junit, report_tap, report_sarif, report_markdown, report_csv, report_json};
    struct results before = sample_cut_short(arena), after;
    assert_true(read_text(sample_written(arena, results_xml_write, &before), &after));
    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++)
        assert_string_equal(sample_written(arena, writers[i], &before),
                            sample_written(arena, writers[i], &after));
}

static void excuses_and_their_use_read_back_the_same(void **state) {
    (void)state;
    struct results before = sample_excused(arena), after;
    const struct pattern patterns[] = {{PATTERN_CASE, "small.*"},
                                       {PATTERN_ARTICLE, "IV.20"}};
    before.patterns = patterns;
    before.pattern_count = 2;
    before.shard = (struct shard){2, 3};
    before.strict = true;
    before.suite = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    const char *text = sample_written(arena, results_xml_write, &before);
    assert_true(read_text(text, &after));
    assert_string_equal(sample_written(arena, results_xml_write, &after), text);
    assert_int_equal(after.shard.number, 2);
    assert_int_equal(after.pattern_count, 2);
    assert_true(after.strict);
    assert_string_equal(after.excuses.of[EXCUSE_TOLERANCE].items[1].by.reason, HOSTILE);
    assert_int_equal(after.uses[EXCUSE_TOLERANCE][0].used, 2);
    assert_true(results_are_stale(&after));
    assert_string_equal(sample_written(arena, report_junit, &before),
                        sample_written(arena, report_junit, &after));
    assert_string_equal(sample_written(arena, report_json, &before),
                        sample_written(arena, report_json, &after));
}

static const char *altered_excuses(const char *before, const char *after) {
    struct results results = sample_excused(arena);
    const char *text = sample_written(arena, results_xml_write, &results);
    const char *at = strstr(text, before);
    assert_non_null(at);
    return arena_print(arena, "%.*s%s%s", (int)(at - text), text, after,
                       at + strlen(before));
}

static void an_edited_excuse_is_refused(void **state) {
    (void)state;
    const char *const edits[][3] = {
        {"used=\"2\"", "used=\"1\"", "found used='1', expected 2"},
        {"judged=\"3\"", "judged=\"2\"", "found judged='2', expected 3"},
        {" tolerance=\"1\"", " tolerance=\"3\"",
         "found tolerance 3, expected one of the 2"},
        {" tolerance=\"1\"", "", "found no deviation that is tolerated"},
        {"expires=\"2026-12-31\"", "expires=\"2026-13-31\"", "found '2026-13-31'"},
        {"owner=\"Jane Doe\"", "owner=\"\"", "expected an empty tolerance with owner"},
    };
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        assert_refused(altered_excuses(edits[i][0], edits[i][1]), edits[i][2]);
        problems_release(&problems);
        problems = (struct problems){.items = NULL};
    }
}

static void spaces_in_a_value_are_kept(void **state) {
    (void)state;
    struct results results;
    assert_true(read_text(altered("got=\"400.00\"", "got=\" a  b \""), &results));
    assert_string_equal(case_at(arena, &results, 1)->deviations->got, " a  b ");
}

static void a_case_counts_once_in_each_article(void **state) {
    (void)state;
    struct results results = sample_results(arena);
    assert_int_equal(results.article_count, 2);
    assert_string_equal(provision_id(results.articles[0].provision), "IV.8");
    assert_int_equal(results.articles[0].cases, 5);
    assert_int_equal(results.articles[1].cases, 4);
    assert_int_equal(results.articles[1].by_verdict[VERDICT_DEVIATES], 1);
}

static void a_tally_gives_results_without_control_characters(void **state) {
    (void)state;
    struct tally tally;
    tally_init(&tally, 3);
    struct specimen *specimen = small_specimen(arena, "small.one", "40", CLAIMS(IV_20_1));
    small_expects_results(arena, specimen, NULL, "400");
    struct judgement judgement = {.verdict = VERDICT_BROKEN,
                                  .message = "bell \a and\nline"};
    tally_add(&tally, 1, specimen, &judgement);
    struct results results =
        results_of_tally(arena, &tally, &(struct run_scope){.asked = 3});
    assert_int_equal(results.count, 1);
    assert_false(results.complete);
    assert_string_equal(case_at(arena, &results, 0)->message, "bell ? and?line");
    assert_string_equal(case_at(arena, &results, 0)->file, "cases/small.xml");
    tally_release(&tally);
}

static void a_file_that_lost_a_case_is_refused(void **state) {
    (void)state;
    const char *text = sample_xml();
    const char *from = strstr(text, "  <case id=\"other.missing\"");
    const char *to = strstr(from, "</results>");
    assert_refused(arena_print(arena, "%.*s%s", (int)(from - text), text, to),
                   "found judged='6', expected 5");
}

static void a_run_cut_short_does_not_pass_for_complete(void **state) {
    (void)state;
    assert_refused(altered("asked=\"6\"", "asked=\"7\""),
                   "found complete='true', expected false");
}

static void totals_that_do_not_add_up_are_refused(void **state) {
    (void)state;
    assert_refused(altered("\"deviates\" cases=\"1\"", "\"deviates\" cases=\"0\""),
                   "found cases='0', expected 1");
}

static void a_case_twice_is_refused(void **state) {
    (void)state;
    assert_refused(altered("\"other.missing\"", "\"other.broken\""),
                   "found case 'other.broken' twice");
}

static void what_the_schema_does_not_know_is_refused(void **state) {
    (void)state;
    assert_refused(altered("verdict=\"broken\"", "verdict=\"odd\""), "expected a case");
}

static void an_absolute_file_is_refused(void **state) {
    (void)state;
    assert_refused(altered("file=\"cases", "file=\"/cases"), "expected a case");
}

static void unknown_provisions_and_readings_are_refused(void **state) {
    (void)state;
    assert_refused(altered("claims=\"IV.8.4 ", "claims=\"IV.8.4x "), "'IV.8.4x'");
    problems_release(&problems);
    problems = (struct problems){.items = NULL};
    assert_refused(altered("choice=\"pro_rata\"", "choice=\"odd\""), "'odd'");
    problems_release(&problems);
    problems = (struct problems){.items = NULL};
    assert_refused(altered("article=\"IV.20\"", "article=\"IV.8\""),
                   "found article 'IV.8' of IV.20.1.ii, expected IV.20");
}

static void what_is_no_xml_is_refused(void **state) {
    (void)state;
    assert_refused("", "empty file");
    problems_release(&problems);
    problems = (struct problems){.items = NULL};
    assert_refused("<!DOCTYPE a><a/>", "DOCTYPE");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fresh, release)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_is_written_reads_back_the_same),
        TEST(every_report_is_the_same_from_the_file),
        TEST(excuses_and_their_use_read_back_the_same),
        TEST(an_edited_excuse_is_refused),
        TEST(spaces_in_a_value_are_kept),
        TEST(a_case_counts_once_in_each_article),
        TEST(a_tally_gives_results_without_control_characters),
        TEST(a_file_that_lost_a_case_is_refused),
        TEST(a_run_cut_short_does_not_pass_for_complete),
        TEST(totals_that_do_not_add_up_are_refused),
        TEST(a_case_twice_is_refused),
        TEST(what_the_schema_does_not_know_is_refused),
        TEST(an_absolute_file_is_refused),
        TEST(unknown_provisions_and_readings_are_refused),
        TEST(what_is_no_xml_is_refused),
    };
    return cmocka_run_group_tests_name("results", tests, NULL, NULL);
}
