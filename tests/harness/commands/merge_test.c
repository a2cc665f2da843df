/* etalon merge: shards put together are the whole run, or are refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/etalon_program.h"
#include "tests/support/scratch.h"

static const char *said;

static void run(int code, const char *script) {
    int found = scratch_run(script, &said);
    if (found != code)
        fail_msg("exit code %d, expected %d:\n%s\n%s", found, code, script, said);
}

#define ROOT "export ETALON_ROOT=$TREE SOURCE_DATE_EPOCH=1798718400; "
#define PAYROLL "'python3 $TREE/tests/systems/payroll/payroll.py --stdio'"
/* `shards N COMMAND...` runs the command whole, then as N shards. */
#define SHARDS                                                                           \
    ROOT "shards() { of=$1; shift; "                                                     \
         "eval \"$* --results whole.xml --junit whole.junit >whole.txt\"; code=$?; "     \
         "for i in $(seq $of); do "                                                      \
         "eval \"$* --shard $i/$of --results s$i.xml >s$i.txt\" 2>s$i.err; done; }; "
#define SAME                                                                             \
    "$ETALON merge s*.xml --results merged.xml --junit merged.junit >merged.txt; "       \
    "merged=$?; cmp merged.xml whole.xml && cmp merged.junit whole.junit && "            \
    "tail -n +3 merged.txt | cmp - rest.txt && test $merged = $code"
/* The text is the same but for its title. */
#define REST "tail -n +3 whole.txt >rest.txt; "
#define ROW(where) where " owner='A' reason='r' expires='2026-12-31'/>"

static void shards_of_a_payroll_make_the_whole_run_to_the_byte(void **state) {
    (void)state;
    run(0, SHARDS "shards 3 $ETALON verify --system \"" PAYROLL "\" "
                  "-a \"'IV.[1245]*'\" --origin \"'*'\"; " REST SAME);
    run(0, "test $(grep -c shard= merged.xml s1.xml | cut -d: -f2 | tr '\\n' ' ' "
           "| tr -d ' ') = 01");
}

static void excuses_count_over_all_shards(void **state) {
    (void)state;
    run(0, "cat >b.xml <<END\n<baseline xmlns='urn:etalon:excuses:1'>"
           "<known-deviation " ROW(
               "case='age_difference_reduction.*'") "</baseline>\nEND\n"
                                                    "cat >t.xml "
                                                    "<<END\n<tolerances "
                                                    "xmlns='urn:etalon:"
                                                    "excuses:1'>"
                                                    "<tolerance " ROW("case='bonus_*' "
                                                                      "within='0."
                                                                      "0001'") "</"
                                                                               "tolera"
                                                                               "nces>"
                                                                               "\nEND"
                                                                               "\n");
    run(0, SHARDS "shards 4 $ETALON verify --system \"" PAYROLL "\" -a IV.20 -a IV.46 "
                  "--baseline b.xml --tolerances t.xml; " REST SAME);
}

static void what_is_stale_shows_when_all_is_judged(void **state) {
    (void)state;
    run(0, "cat >b.xml <<END\n<baseline xmlns='urn:etalon:excuses:1'>"
           "<known-deviation " ROW(
               "case='early_retirement_ratio.*'") "</baseline>\nEND\n" ROOT
                                                  "$ETALON export -a IV.8 | $ETALON "
                                                  "answer >answers; "
                                                  "for i in 1 2; do $ETALON grade "
                                                  "answers -a IV.8 --baseline b.xml "
                                                  "--shard $i/2 --results s$i.xml "
                                                  ">/dev/null || exit 9; done; "
                                                  "$ETALON merge s1.xml s2.xml "
                                                  ">/dev/null; test $? = 4");
    assert_one_line(said);
    assert_says(said, "known-deviation 1 (early_retirement_ratio.*): there is no such");
}

#define TWO_CASES                                                                        \
    "-c age_difference_reduction.ten_years_and_a_day "                                   \
    "-c age_difference_reduction.a_day_short_of_25"

/* One answer follows another reading; the shard that contradicts it is the other one. */
static void a_reading_is_contradicted_from_another_shard(void **state) {
    (void)state;
    run(0, ROOT "$ETALON export " TWO_CASES " | sed '/ten_years/s/}$/,\"readings\":{"
                "\"R-IV.20-years\":\"pro_rata\"}}/' | $ETALON answer >answers");
    run(0, SHARDS "shards 2 $ETALON grade answers " TWO_CASES "; " REST
                  "grep -q 'verdict=\"agrees-under' s2.xml && "
                  "grep -q 'verdict=\"deviates' whole.xml && " SAME);
    /* Contradicted within its shard, by as many as in the whole run. */
    run(0, "rm s2.xml; " SHARDS "shards 1 $ETALON grade answers " TWO_CASES "; " REST
           "grep -q ' contradicts it' whole.txt && " SAME);
}

static void the_calculator_has_shards_as_well(void **state) {
    (void)state;
    run(0, SHARDS "shards 2 $ETALON run -a IV.46; tail -n +1 whole.txt >rest.txt; " SAME);
}

static void a_shard_without_cases_is_a_shard(void **state) {
    (void)state;
    run(0, SHARDS "shards 3 $ETALON run -c bonus_after_60.example_1; "
                  "cp whole.txt rest.txt; " SAME);
}

#define TWO                                                                              \
    ROOT "for i in 1 2; do $ETALON run -a IV.46 --shard $i/2 --results s$i.xml "         \
         ">/dev/null; done; "

static void assert_refused(const char *script, const char *complaint) {
    char whole[2048];
    snprintf(whole, sizeof whole, TWO "%s --results merged.xml", script);
    run(3, whole);
    assert_one_line(said);
    assert_says(said, complaint);
    run(1, "test -e merged.xml");
}

static void a_missing_shard_is_named(void **state) {
    (void)state;
    assert_refused("$ETALON merge s1.xml", "s1.xml: shard 2/2 is missing");
    assert_refused("$ETALON merge s2.xml", "s2.xml: shard 1/2 is missing");
}

static void a_shard_given_twice_is_refused(void **state) {
    (void)state;
    assert_refused("cp s1.xml again.xml; $ETALON merge s1.xml s2.xml again.xml",
                   "found shard 1/2 again, expected it only in ");
}

static void shards_of_different_runs_are_refused(void **state) {
    (void)state;
    assert_refused("$ETALON run -a IV.46 --shard 2/3 --results o.xml >/dev/null; "
                   "$ETALON merge s1.xml o.xml",
                   "o.xml: found shard 2/3, expected one of 2 as in s1.xml");
    assert_refused("$ETALON run -a IV.20 --shard 2/2 --results o.xml >/dev/null; "
                   "$ETALON merge s1.xml o.xml",
                   "o.xml: found results of another selection than s1.xml");
    assert_refused("$ETALON verify --system '$ETALON answer' -a IV.46 --shard 2/2 "
                   "--results o.xml >/dev/null; $ETALON merge s1.xml o.xml",
                   "o.xml: found results of another command than s1.xml");
    assert_refused("$ETALON run -a IV.46 --results o.xml >/dev/null; "
                   "$ETALON merge s1.xml o.xml",
                   "o.xml: found the results of a whole run, expected those of a shard");
    assert_refused("sed '2s/version=\"[^\"]*\"/version=\"0.0\"/' s2.xml >o.xml; "
                   "$ETALON merge s1.xml o.xml",
                   "o.xml: found results of etalon 0.0, expected ");
}

static void another_suite_is_refused(void **state) {
    (void)state;
    const char *const other = "sed '2s/suite=\"./suite=\"%c/' s%c.xml >o%c.xml; ";
    char script[512];
    int at = snprintf(script, sizeof script, other, 'a', '2', '2');
    at += snprintf(script + at, sizeof script - (size_t)at, other, 'b', '1', '1');
    snprintf(script + at, sizeof script - (size_t)at, "$ETALON merge o1.xml o2.xml");
    assert_refused(script, "o2.xml: found results of another suite than o1.xml");
    at = snprintf(script, sizeof script,
                  "for i in 1 2; do tr 'f' 'e' <s$i.xml | sed -n 2p | "
                  "grep -o 'suite=\"[^\"]*\"' >digest; "
                  "sed \"2s/suite=\\\"[^\\\"]*\\\"/$(cat digest)/\" s$i.xml >o$i.xml; "
                  "done; $ETALON merge o1.xml o2.xml");
    assert_refused(script, "o1.xml: found results of another suite, expected that of ");
}

static void the_digest_of_a_suite_is_what_sha256sum_says(void **state) {
    (void)state;
    run(0, ROOT "$ETALON run -a IV.46 --results r.xml >/dev/null; cd $TREE; "
                "digest=$(find cases golden -name '*.xml' | LC_ALL=C sort | "
                "xargs sha256sum | sha256sum | cut -c1-64); cd - >/dev/null; "
                "grep -q \"suite=\\\"$digest\\\"\" r.xml");
}

static void a_case_of_another_shard_is_refused(void **state) {
    (void)state;
    assert_refused("sed '2s,1/2,2/2,' s1.xml >o1.xml; sed '2s,2/2,1/2,' s2.xml >o2.xml; "
                   "$ETALON merge o1.xml o2.xml 2>&1 | head -1; exit 3",
                   "expected only those of shard ");
}

static void a_shard_cut_short_makes_results_that_are(void **state) {
    (void)state;
    run(3,
        ROOT "$ETALON export -a IV.46 | $ETALON answer >good; "
             "(head -5 good; echo '{\"id\":\"stranger\",\"unsupported\":true}') >bad; "
             "$ETALON grade good -a IV.46 --shard 1/2 --results s1.xml >/dev/null; "
             "$ETALON grade bad -a IV.46 --shard 2/2 --results s2.xml >/dev/null 2>&1; "
             "grep -q 'complete=\"false\"' s2.xml || exit 9; "
             "$ETALON merge s1.xml s2.xml --results merged.xml >/dev/null");
    assert_one_line(said);
    assert_says(said, "s2.xml: shard 2/2 was cut short");
    run(0, "grep -q 'complete=\"false\"' merged.xml && ! grep -q shard= merged.xml");
}

static void results_must_be_given_and_be_results(void **state) {
    (void)state;
    run(2, ROOT "$ETALON merge");
    assert_one_line(said);
    run(3, ROOT "$ETALON merge none.xml");
    assert_one_line(said);
    run(2, TWO "$ETALON merge s1.xml s2.xml --junit x --tap x");
    assert_one_line(said);
    run(2, TWO "$ETALON merge s1.xml s2.xml --tolerances x --owner A");
    run(0, "$ETALON merge --help");
    assert_says(said, "usage: etalon merge SHARD.xml...");
}

static void a_baseline_is_written_from_all_shards(void **state) {
    (void)state;
    run(0, SHARDS "shards 2 $ETALON verify --system \"" PAYROLL "\" -a IV.20; "
                  "$ETALON merge s1.xml s2.xml --write-baseline b.xml --owner A "
                  "--reason r --expires 2026-12-31 >/dev/null; test $? = 1 && "
                  "$ETALON verify --system " PAYROLL " -a IV.20 --baseline b.xml "
                  ">/dev/null");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_start, scratch_stop)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(shards_of_a_payroll_make_the_whole_run_to_the_byte),
        TEST(excuses_count_over_all_shards),
        TEST(what_is_stale_shows_when_all_is_judged),
        TEST(a_reading_is_contradicted_from_another_shard),
        TEST(the_calculator_has_shards_as_well),
        TEST(a_shard_without_cases_is_a_shard),
        TEST(a_missing_shard_is_named),
        TEST(a_shard_given_twice_is_refused),
        TEST(shards_of_different_runs_are_refused),
        TEST(another_suite_is_refused),
        TEST(the_digest_of_a_suite_is_what_sha256sum_says),
        TEST(a_case_of_another_shard_is_refused),
        TEST(a_shard_cut_short_makes_results_that_are),
        TEST(results_must_be_given_and_be_results),
        TEST(a_baseline_is_written_from_all_shards),
    };
    return cmocka_run_group_tests_name("etalon merge", tests, NULL, NULL);
}
