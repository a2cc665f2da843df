/* The text report, as an auditor reads it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "harness/report/text_report.h"
#include "tests/support/etalon_program.h"
#include "tests/support/small_run.h"

enum { ROOM = 40 };

static struct arena *arena;
static struct tally tally;
static size_t place;
static const struct specimen *specimens[ROOM]; /* by their places */

static int fresh(void **state) {
    (void)state;
    arena = arena_new();
    tally_init(&tally, ROOM);
    place = 0;
    return 0;
}

static int release(void **state) {
    (void)state;
    tally_release(&tally);
    arena_free(arena);
    return 0;
}

static struct specimen *of(const char *years, const enum provision *claims) {
    return small_specimen(arena, arena_print(arena, "small.%zu", place + 1), years,
                          claims);
}

static void add(struct specimen *specimen, struct reply reply) {
    struct judgement judgement = verdict_judge(arena, specimen, &reply);
    specimens[place] = specimen;
    tally_add(&tally, place++, specimen, &judgement);
}

static void add_results(const enum provision *claims, const char *years,
                        const char *asserted, const char *answered) {
    struct specimen *specimen = of(years, claims);
    small_expects_results(arena, specimen, NULL, asserted);
    add(specimen, small_reply(arena, NULL, answered));
}

static void add_broken(const char *message) {
    add(of("1", CLAIMS(IV_4_1)),
        (struct reply){.kind = REPLY_BROKEN, .message = message});
}

static const struct specimen *bring(const void *context, size_t index,
                                    struct error *error) {
    (void)context;
    (void)error;
    return specimens[index];
}

static const char *report(bool verbose) {
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_true(tally_settle_readings(&tally, bring, NULL, NULL));
    const struct run_scope scope = {.asked = ROOM};
    struct results results = results_of_tally(arena, &tally, &scope);
    text_report_print(out, &tally, &results, verbose);
    fclose(out);
    const char *kept = arena_copy(arena, text);
    free(text);
    return kept;
}

static void agreement_is_one_line(void **state) {
    (void)state;
    add_results(CLAIMS(IV_20_1), "12", "120.00", "120.00");
    add_results(CLAIMS(IV_20_1), "13", "130.00", "130.00");
    assert_string_equal(report(false), "2 goldens: 2 agree\n");
}

static void a_verbose_report_names_who_agrees(void **state) {
    (void)state;
    add_results(CLAIMS(IV_20_1), "12", "120.00", "120.00");
    assert_says(report(true), "Agrees\n\n  small.1\n");
    assert_says(report(true), "1 golden: 1 agree\n");
}

static void a_deviation_shows_claims_origin_and_figures(void **state) {
    (void)state;
    struct specimen *specimen = of("12", CLAIMS(IV_8_4_table, IV_10_1));
    specimen->origin = ORIGIN_WORKED_EXAMPLE;
    specimen->place = "annex IV, example 1";
    small_expects_results(arena, specimen, NULL, "120.00");
    add(specimen, small_reply(arena, NULL, "110.50"));
    const char *text = report(false);
    assert_says(text, "\nIV.8  Age of entitlement");
    assert_says(text, provision_info(IV_8_4_table)->summary);
    assert_says(text, "\n  small.1\n");
    assert_says(text, "claims   IV.8.4.table, IV.10.1\n");
    assert_says(text, ", annex IV, example 1\n");
    assert_says(text, "because  to be judged\n");
    assert_says(text, "amount  IV.20  expected 120.00  got 110.50  difference -9.50\n");
}

static void a_fraction_that_does_not_end_says_what_it_comes_to(void **state) {
    (void)state;
    struct specimen *specimen = of("12", CLAIMS(IV_8_4));
    small_expects_results(arena, specimen, "16/21", NULL);
    add(specimen, small_reply(arena, "0.7619", "1.00"));
    assert_says(report(false), "rate  IV.20  expected 16/21 (~ 0.761905)  got 0.7619  "
                               "difference -1/210000 (~ -0.000005)\n");
}

static void left_out_and_unknown_results_are_told_apart(void **state) {
    (void)state;
    struct specimen *specimen = of("12", CLAIMS(IV_8_4));
    small_expects_results(arena, specimen, NULL, "120.00");
    struct reply reply = small_reply(arena, NULL, NULL);
    struct datum *results = datum_record(arena, NULL);
    datum_add(results, datum_scalar(arena, "amuont", "120.00"));
    reply.results = results;
    add(specimen, reply);
    assert_says(report(false), "    amount  IV.20  expected 120.00  left out\n"
                               "    amuont  IV.20  unknown result   got 120.00\n");
}

static void what_the_system_said_of_its_refusal_is_quoted(void **state) {
    (void)state;
    struct specimen *specimen = of("12", CLAIMS(IV_8_4));
    small_expects_results(arena, specimen, NULL, "120.00");
    add(specimen, (struct reply){.kind = REPLY_REFUSED,
                                 .provision = "IV.8.4",
                                 .message = "too\x1b[31m young"});
    const char *text = report(false);
    assert_says(text, "system   too?[31m young\n");
    assert_says(text, "answer  IV.20  expected amount 120.00  got refused IV.8.4\n");
    assert_null(strchr(text, '\x1b'));
}

static void a_reading_is_shown_with_the_figures_it_gives(void **state) {
    (void)state;
    add_results(CLAIMS(IV_20_1), "12.5", "120.00", "125.00");
    const char *text = report(false);
    assert_says(text, "R-IV.20-years (whole_years by default): ");
    assert_says(text, "read as pro_rata in 1 case; no answer contradicts it\n");
    assert_says(text, "small.1  amount 125.00 instead of 120.00\n");
    assert_says(text, "1 golden: 0 agree, 1 agree under another reading\n");
    assert_null(strstr(text, "look first at"));
}

static void a_contradicted_reading_is_named_beside_the_deviation(void **state) {
    (void)state;
    add_results(CLAIMS(IV_20_1), "12.5", "120.00", "125.00");
    add_results(CLAIMS(IV_20_1), "13.5", "130.00", "130.00");
    const char *text = report(false);
    assert_says(text,
                "reading  R-IV.20-years as pro_rata gives these figures, but 1 other "
                "answer contradicts it");
    assert_says(text, "2 goldens: 1 agree, 1 deviate\n");
}

static void what_breaks_in_the_same_way_is_one_row(void **state) {
    (void)state;
    for (int i = 0; i < 30; i++)
        add_broken("no answer within 1 s");
    const char *text = report(false);
    assert_says(text, "     30  small.1  no answer within 1 s\n");
    assert_null(strstr(text, "small.2"));
    assert_says(report(true), "small.30  no answer within 1 s\n");
}

static void many_ways_to_break_are_cut_short(void **state) {
    (void)state;
    for (int i = 0; i < 12; i++)
        add_broken(arena_print(arena, "way %d", i));
    const char *text = report(false);
    assert_says(text, "way 9\n  and 2 more; --verbose names them\n");
    assert_null(strstr(text, "way 10"));
}

static void missing_answers_are_named(void **state) {
    (void)state;
    add(of("1", CLAIMS(IV_4_1)), (struct reply){.kind = REPLY_MISSING});
    assert_says(report(false), "Missing: no answer came\n\n  small.1\n");
}

static void articles_are_counted_with_the_verdicts_that_came_up(void **state) {
    (void)state;
    add_results(CLAIMS(IV_8_4, IV_20_1), "12", "120.00", "1.00");
    add_results(CLAIMS(IV_20_1), "12", "120.00", "120.00");
    add_broken("dead");
    const char *text = report(false);
    assert_says(text, "cases  agree  deviate  broken\n");
    assert_says(text, "    1      -        1       -\n");
    assert_says(text, "    2      1        1       -\n");
    assert_says(text, "    1      -        -       1\n");
}

static void the_end_says_where_to_look_first(void **state) {
    (void)state;
    add_results(CLAIMS(IV_8_4), "12", "120.00", "1.00");
    add_results(CLAIMS(IV_20_1_ii, IV_20_1), "12", "120.00", "1.00");
    add_results(CLAIMS(IV_20_1_ii), "12", "120.00", "1.00");
    add_results(CLAIMS(IV_20_1), "12", "120.00", "120.00");
    const char *end = strstr(report(false), "look first at:\n");
    assert_non_null(end);
    assert_says(end, "look first at:\n  IV.20  ");
    assert_says(end, ": 2 of 3 answers deviate\n      IV.20.1.ii  2 of 2  ");
    assert_says(end, "\n      IV.20.1     1 of 2  ");
    assert_says(end, "\n      etalon explain small.2\n  IV.8  ");
    assert_says(end, "\n      etalon explain small.1\n");
}

static void articles_beyond_the_first_five_are_named(void **state) {
    (void)state;
    const enum provision first[] = {IV_4_1, IV_5_2,  IV_6_1, IV_7_1,
                                    IV_8_4, IV_10_1, IV_20_1};
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        add_results(CLAIMS(first[i]), "12", "120.00", "1.00");
    assert_says(report(false), "\n  then IV.10 (1), IV.20 (1)\n");
}

static void optional_results_left_out_are_counted(void **state) {
    (void)state;
    struct specimen *specimen = of("12", CLAIMS(IV_20_1));
    small_expects_results(arena, specimen, "0.12", "120.00");
    add(specimen, small_reply(arena, NULL, "120.00"));
    assert_string_equal(report(false),
                        "1 golden: 1 agree\n"
                        "1 optional result was left out and not compared\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fresh, release)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(agreement_is_one_line),
        TEST(a_verbose_report_names_who_agrees),
        TEST(a_deviation_shows_claims_origin_and_figures),
        TEST(a_fraction_that_does_not_end_says_what_it_comes_to),
        TEST(left_out_and_unknown_results_are_told_apart),
        TEST(what_the_system_said_of_its_refusal_is_quoted),
        TEST(a_reading_is_shown_with_the_figures_it_gives),
        TEST(a_contradicted_reading_is_named_beside_the_deviation),
        TEST(what_breaks_in_the_same_way_is_one_row),
        TEST(many_ways_to_break_are_cut_short),
        TEST(missing_answers_are_named),
        TEST(articles_are_counted_with_the_verdicts_that_came_up),
        TEST(the_end_says_where_to_look_first),
        TEST(articles_beyond_the_first_five_are_named),
        TEST(optional_results_left_out_are_counted),
    };
    return cmocka_run_group_tests_name("text report", tests, NULL, NULL);
}
