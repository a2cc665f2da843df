/* Tolerances and baselines as users meet them: `etalon grade` on two answers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/etalon_program.h"

/* In a folder of its own: answers.ndjson (50: right, 51: 0.64 instead of 0.63). */
static char folder[] = "/tmp/etalon-excuses-XXXXXX";
static const char *said;
static char arguments[2048];

static void put(const char *name, const char *text) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

#define ANSWER(age, ratio)                                                               \
    "{\"id\":\"early_retirement_ratio.age_" age                                          \
    "\",\"results\":{\"early_retirement_ratio\":\"" ratio "\"}}\n"
#define ROW(element, where, expires)                                                     \
    "<" element " " where " owner='Jane Doe' reason='old table' expires='" expires "'/>"
#define TOLERANCES(rows) "<tolerances xmlns='urn:etalon:excuses:1'>" rows "</tolerances>"
#define BASELINE(rows) "<baseline xmlns='urn:etalon:excuses:1'>" rows "</baseline>"
#define KNOWN(where) BASELINE(ROW("known-deviation", where, "2026-12-31"))
#define OF_51 "case='early_retirement_ratio.age_51'"

static int make_folder(void **state) {
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    put("answers.ndjson", ANSWER("50", "0.60") ANSWER("51", "0.64"));
    return 0;
}

static int remove_folder(void **state) {
    (void)state;
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command);
}

/* Options of `etalon grade` in the folder, on that day; %F in them is the folder. */
static const char *grade(const char *day, const char *options) {
    char *out = arguments;
    out += snprintf(out, sizeof arguments,
                    "grade -c 'early_retirement_ratio.age_5[01]' %s/answers.ndjson ",
                    folder);
    for (; *options; options++) {
        size_t left = sizeof arguments - (size_t)(out - arguments);
        if (!strncmp(options, "%F", 2)) {
            out += snprintf(out, left, "%s", folder);
            options++;
        } else {
            out += snprintf(out, left, "%c", *options);
        }
    }
    snprintf(out, sizeof arguments - (size_t)(out - arguments), " 2>&1");
    if (day)
        setenv("SOURCE_DATE_EPOCH", day, 1);
    else
        unsetenv("SOURCE_DATE_EPOCH");
    return arguments;
}

/* `date -ud @SECONDS`: 2026-12-31 12:00 and 2027-01-01 00:00 */
#define LAST_DAY "1798718400"
#define DAY_AFTER "1798761600"

static void without_a_file_nothing_is_tolerated(void **state) {
    (void)state;
    assert_int_equal(etalon_run(grade(LAST_DAY, ""), &said), 1);
    assert_says(said, "2 goldens: 1 agree, 1 deviate\n");
}

static void a_tolerated_difference_is_counted_apart(void **state) {
    (void)state;
    put("t.xml",
        TOLERANCES(ROW("tolerance", "article='IV.8' within='0.01'", "2026-12-31")));
    assert_int_equal(etalon_run(grade(LAST_DAY, "--tolerances %F/t.xml"), &said), 0);
    assert_says(said, "2 goldens: 1 agree, 1 tolerated\n");
    assert_says(said, "Tolerated: ");
    assert_says(said, "Jane Doe until 2026-12-31: old table\n");
    assert_says(said, "expected 0.63  got 0.64  difference +0.01");
}

static void a_larger_difference_deviates(void **state) {
    (void)state;
    put("t.xml", TOLERANCES(ROW("tolerance", OF_51 " within='0.009'", "2026-12-31")));
    assert_int_equal(etalon_run(grade(LAST_DAY, "--tolerances %F/t.xml"), &said), 1);
    assert_says(said, "2 goldens: 1 agree, 1 deviate\n");
    assert_says(said,
                "unused: tolerance 1 (early_retirement_ratio.age_51): nothing used");
}

static void an_expired_tolerance_is_a_gate_not_met(void **state) {
    (void)state;
    put("t.xml", TOLERANCES(ROW("tolerance", "case='early_*'", "2026-12-31")));
    assert_int_equal(etalon_run(grade(DAY_AFTER, "--tolerances %F/t.xml"), &said), 4);
    assert_says(said, "t.xml:1: tolerance 1 (early_*): expired on 2026-12-31: have Jane "
                      "Doe renew it, or remove it\n");
}

static void reports_do_not_know_what_day_it_is(void **state) {
    (void)state;
    put("t.xml", TOLERANCES(ROW("tolerance", "case='early_*'", "2026-12-31")));
    const char *const options = "--tolerances %F/t.xml --results ";
    char both[128];
    snprintf(both, sizeof both, "%s%%F/before.xml", options);
    assert_int_equal(etalon_run(grade(LAST_DAY, both), &said), 0);
    snprintf(both, sizeof both, "%s%%F/after.xml", options);
    assert_int_equal(etalon_run(grade(DAY_AFTER, both), &said), 4);
    char command[128];
    snprintf(command, sizeof command, "cmp %s/before.xml %s/after.xml", folder, folder);
    assert_int_equal(system(command), 0);
}

static void a_day_that_is_none_is_misuse(void **state) {
    (void)state;
    put("t.xml", TOLERANCES(""));
    assert_int_equal(etalon_run(grade("soon", "--tolerances %F/t.xml"), &said), 2);
    assert_one_line(said);
    assert_int_equal(etalon_run(grade("soon", "-c '*_50'"), &said), 1); /* none needed */
}

static void nobody_answers_for_it_nothing_is_judged(void **state) {
    (void)state;
    put("t.xml", TOLERANCES("<tolerance case='*' reason='r' expires='2026-12-31'/>"));
    assert_int_equal(etalon_run(grade(LAST_DAY, "--tolerances %F/t.xml"), &said), 3);
    assert_one_line(said);
    assert_says(said, "found no attribute 'owner'");
}

static void a_known_deviation_does_not_fail(void **state) {
    (void)state;
    put("b.xml", KNOWN(OF_51 " result='early_retirement_ratio' article='IV.8' "
                             "got='0.64'"));
    assert_int_equal(etalon_run(grade(LAST_DAY, "--baseline %F/b.xml"), &said), 0);
    assert_says(said, "2 goldens: 1 agree, 1 known\n");
    assert_says(said, "Known deviations: ");
}

static void a_new_deviation_fails(void **state) {
    (void)state;
    put("b.xml", BASELINE(""));
    assert_int_equal(etalon_run(grade(LAST_DAY, "--baseline %F/b.xml"), &said), 1);
}

static void a_row_whose_case_agrees_is_stale(void **state) {
    (void)state;
    put("b.xml",
        BASELINE(ROW("known-deviation", OF_51, "2026-12-31") ROW(
            "known-deviation", "case='early_retirement_ratio.age_50'", "2026-12-31")));
    assert_int_equal(etalon_run(grade(LAST_DAY, "--baseline %F/b.xml"), &said), 4);
    assert_says(said, "b.xml:1: known-deviation 2 (early_retirement_ratio.age_50): there "
                      "is no such deviation any more: remove the row\n");
}

static void a_row_of_another_figure_is_stale_and_its_case_fails(void **state) {
    (void)state;
    put("b.xml", KNOWN(OF_51 " got='0.65'"));
    assert_int_equal(etalon_run(grade(LAST_DAY, "--baseline %F/b.xml"), &said), 1);
    assert_says(said, "the figure is now 0.64, not 0.65: have the system mended, or put");
}

static void a_row_of_no_case_is_stale(void **state) {
    (void)state;
    put("b.xml", BASELINE(ROW("known-deviation", OF_51, "2026-12-31")
                              ROW("known-deviation", "case='no.such'", "2026-12-31")));
    assert_int_equal(etalon_run(grade(LAST_DAY, "--baseline %F/b.xml"), &said), 4);
    assert_says(said, "known-deviation 2 (no.such): the suite has no such case: mend the "
                      "row or remove it\n");
}

static void an_expired_row_is_a_gate_not_met(void **state) {
    (void)state;
    put("b.xml", KNOWN(OF_51));
    assert_int_equal(etalon_run(grade(DAY_AFTER, "--baseline %F/b.xml"), &said), 4);
    assert_says(said, "expired on 2026-12-31");
}

static void rows_of_cases_that_were_not_selected_are_left_alone(void **state) {
    (void)state;
    put("b.xml",
        BASELINE(ROW("known-deviation", OF_51, "2026-12-31") ROW(
            "known-deviation", "case='early_retirement_ratio.age_52'", "2026-12-31")));
    assert_int_equal(etalon_run(grade(LAST_DAY, "--baseline %F/b.xml"), &said), 0);
}

#define WRITE                                                                            \
    "--write-baseline %F/new.xml --owner 'Ann Lee' --reason 'release 4' "                \
    "--expires 2026-12-31"

static void a_first_baseline_is_written_from_a_run_and_then_holds(void **state) {
    (void)state;
    assert_int_equal(etalon_run(grade(LAST_DAY, WRITE), &said), 1);
    assert_int_equal(etalon_run(grade(LAST_DAY, "--baseline %F/new.xml"), &said), 0);
    assert_says(said, "1 known\n");
    assert_says(said, "Ann Lee until 2026-12-31: release 4");
}

static void a_results_file_makes_the_same_baseline(void **state) {
    (void)state;
    char report[512];
    assert_int_equal(etalon_run(grade(LAST_DAY, WRITE " --results %F/r.xml"), &said), 1);
    snprintf(report, sizeof report,
             "report %s/r.xml --write-baseline %s/other.xml --owner 'Ann Lee' "
             "--reason 'release 4' --expires 2026-12-31 && cmp %s/new.xml %s/other.xml",
             folder, folder, folder, folder);
    assert_int_equal(etalon_run(report, &said), 0);
}

static void a_baseline_written_again_keeps_its_rows_and_drops_stale_ones(void **state) {
    (void)state;
    put("new.xml", BASELINE(ROW("known-deviation", OF_51, "2027-01-31")
                                ROW("known-deviation", "case='no.such'", "2026-12-31")));
    assert_int_equal(etalon_run(grade(LAST_DAY, "--baseline %F/new.xml " WRITE), &said),
                     4);
    assert_int_equal(etalon_run(grade(LAST_DAY, "--baseline %F/new.xml"), &said), 0);
    assert_says(said, "Jane Doe until 2027-01-31: old table");
}

static void missing_answers_cannot_be_known(void **state) {
    (void)state;
    assert_int_equal(etalon_run(grade(LAST_DAY, "-c '*ratio.age_52' " WRITE), &said), 1);
    assert_says(said, "1 case that is broken or missing is not in it");
}

/* Every option that has no letter, and a value of its own instead. */
static void verify_takes_all_options_together(void **state) {
    (void)state;
    put("t.xml",
        TOLERANCES(ROW("tolerance", "case='early_*' within='0.01'", "2026-12-31")));
    put("b.xml", BASELINE(""));
    char verify[1024];
    snprintf(
        verify, sizeof verify,
        "verify --system 'cat %s/answers.ndjson' -c 'early_retirement_ratio.age_5[01]' "
        "--origin '*' --shard 1/1 --calculation 'early_*' --tolerances %s/t.xml "
        "--baseline %s/b.xml --write-baseline %s/n.xml --owner A --reason R "
        "--expires 2026-12-31 --times %s/times --pack %s/pack --tap %s/tap 2>&1 && "
        "cd %s && grep -q TODO tap && grep -q 'in all' times && tar -tf pack && "
        "grep baseline n.xml",
        folder, folder, folder, folder, folder, folder, folder, folder);
    assert_int_equal(etalon_run(verify, &said), 0);
    assert_says(said, "2 goldens: 1 agree, 1 tolerated\n");
    assert_says(said, "\nsettings/tolerances.xml\n");
}

static void who_answers_for_a_written_baseline_must_be_said(void **state) {
    (void)state;
    const char *const misuses[] = {
        "--write-baseline %F/new.xml",
        "--write-baseline %F/new.xml --owner A --reason R",
        "--write-baseline %F/new.xml --owner A --reason ' ' --expires 2026-12-31",
        "--write-baseline %F/new.xml --owner A --reason R --expires 2026-02-30",
        "--write-baseline '' --owner A --reason R --expires 2026-12-31",
        "--write-baseline - --owner A --reason R --expires 2026-12-31",
        "--write-baseline x --owner A --reason R --expires 2026-12-31 --tap x",
        "--owner A",
    };
    for (size_t i = 0; i < sizeof misuses / sizeof *misuses; i++) {
        assert_int_equal(etalon_run(grade(LAST_DAY, misuses[i]), &said), 2);
        assert_one_line(said);
    }
}

static void a_pack_holds_what_was_excused_and_is_judged_alike(void **state) {
    (void)state;
    put("t.xml",
        TOLERANCES(ROW("tolerance", "case='early_retirement_ratio.age_5*' within='0.01'",
                       "2026-12-31")));
    put("b.xml", KNOWN("case='early_*' result='pension'"));
    assert_int_equal(
        etalon_run(grade(LAST_DAY,
                         "--shard 1/1 --tolerances %F/t.xml --baseline %F/b.xml "
                         "--pack %F/evidence.tar"),
                   &said),
        0);
    char reperform[64];
    snprintf(reperform, sizeof reperform, "reperform %s/evidence.tar", folder);
    assert_int_equal(etalon_run(reperform, &said), 0);
    assert_says(said, "2 cases judged again: the same results to the byte\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_file_nothing_is_tolerated),
        cmocka_unit_test(a_tolerated_difference_is_counted_apart),
        cmocka_unit_test(a_larger_difference_deviates),
        cmocka_unit_test(an_expired_tolerance_is_a_gate_not_met),
        cmocka_unit_test(reports_do_not_know_what_day_it_is),
        cmocka_unit_test(a_day_that_is_none_is_misuse),
        cmocka_unit_test(nobody_answers_for_it_nothing_is_judged),
        cmocka_unit_test(a_known_deviation_does_not_fail),
        cmocka_unit_test(a_new_deviation_fails),
        cmocka_unit_test(a_row_whose_case_agrees_is_stale),
        cmocka_unit_test(a_row_of_another_figure_is_stale_and_its_case_fails),
        cmocka_unit_test(a_row_of_no_case_is_stale),
        cmocka_unit_test(an_expired_row_is_a_gate_not_met),
        cmocka_unit_test(rows_of_cases_that_were_not_selected_are_left_alone),
        cmocka_unit_test(a_first_baseline_is_written_from_a_run_and_then_holds),
        cmocka_unit_test(a_results_file_makes_the_same_baseline),
        cmocka_unit_test(a_baseline_written_again_keeps_its_rows_and_drops_stale_ones),
        cmocka_unit_test(missing_answers_cannot_be_known),
        cmocka_unit_test(a_pack_holds_what_was_excused_and_is_judged_alike),
        cmocka_unit_test(verify_takes_all_options_together),
        cmocka_unit_test(who_answers_for_a_written_baseline_must_be_said),
    };
    return cmocka_run_group_tests_name("excuses", tests, make_folder, remove_folder);
}
