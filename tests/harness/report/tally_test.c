/* Tallies: counting verdicts, settling readings, ranking articles. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harness/report/tally.h"
#include "tests/support/small_run.h"

static struct arena *arena;
static struct tally tally;

static int fresh(void **state) {
    (void)state;
    arena = arena_new();
    tally_init(&tally, 8);
    return 0;
}

static int release(void **state) {
    (void)state;
    tally_release(&tally);
    arena_free(arena);
    return 0;
}

/* A case of so many years, asserted and answered. */
static enum verdict add(size_t place, const enum provision *claims, const char *years,
                        const char *asserted, const char *answered) {
    struct specimen *specimen =
        small_specimen(arena, arena_print(arena, "small.%zu", place), years, claims);
    small_expects_results(arena, specimen, NULL, asserted);
    struct reply reply = small_reply(arena, NULL, answered);
    struct judgement judgement = verdict_judge(arena, specimen, &reply);
    tally_add(&tally, place, specimen, &judgement);
    return judgement.verdict;
}

static void verdicts_are_counted(void **state) {
    (void)state;
    add(0, CLAIMS(IV_20_1), "12", "120.00", "120.00");
    add(5, CLAIMS(IV_20_1), "12", "120.00", "1.00");
    assert_int_equal(tally.count, 2);
    assert_int_equal(tally.by_verdict[VERDICT_AGREES], 1);
    assert_int_equal(tally.by_verdict[VERDICT_DEVIATES], 1);
}

static void a_judgement_outlives_the_arena_it_was_made_in(void **state) {
    (void)state;
    add(0, CLAIMS(IV_20_1), "12", "120.00", "1.00");
    struct specimen *specimen = small_specimen(arena, "b", "1", CLAIMS(IV_8_4));
    struct arena *other = arena_new();
    struct judgement judgement = {.verdict = VERDICT_BROKEN,
                                  .message = arena_copy(other, "it hangs")};
    tally_add(&tally, 1, specimen, &judgement);
    arena_free(other);
    assert_string_equal(tally.items[1].judgement.message, "it hangs");
    assert_string_equal(tally.items[0].judgement.deviations->difference, "-119.00");
}

static void a_heading_gathers_its_article_with_its_instructions(void **state) {
    (void)state;
    struct specimen *specimen = small_specimen(arena, "a", "1", CLAIMS(IV_instr8_4_i));
    assert_true(specimen_claims(specimen, IV_8));
    assert_true(specimen_claims(specimen, IV_instr8_4_i));
    assert_true(specimen_claims(specimen, IV_instr8_4));
    assert_false(specimen_claims(specimen, IV_8_4));
    assert_false(specimen_claims(specimen, IV_7));
}

static void a_case_counts_once_in_each_article_it_claims(void **state) {
    (void)state;
    add(0, CLAIMS(IV_8_4, IV_8_4_table, IV_10_1), "12", "120.00", "1.00");
    assert_int_equal(tally_score(&tally, IV_8).cases, 1);
    assert_int_equal(tally_score(&tally, IV_10).by_verdict[VERDICT_DEVIATES], 1);
    assert_int_equal(tally_score(&tally, IV_7).cases, 0);
}

static void articles_with_most_deviations_come_first(void **state) {
    (void)state;
    add(0, CLAIMS(IV_8_4), "12", "120.00", "1.00");
    add(1, CLAIMS(IV_20_1), "12", "120.00", "1.00");
    add(2, CLAIMS(IV_20_1), "12", "120.00", "1.00");
    add(3, CLAIMS(IV_4_1), "12", "120.00", "120.00");
    size_t count;
    const struct score *articles = tally_articles(&tally, arena, &count);
    assert_int_equal(count, 3);
    assert_int_equal(articles[0].provision, IV_20);
    assert_int_equal(articles[1].provision, IV_8);
    assert_int_equal(articles[2].provision, IV_4);
}

static void the_provision_whose_cases_all_deviate_is_the_most_suspect(void **state) {
    (void)state;
    add(0, CLAIMS(IV_8_4, IV_8_4_table), "12", "120.00", "1.00");
    add(1, CLAIMS(IV_8_4, IV_8_4_table), "12", "120.00", "1.00");
    add(2, CLAIMS(IV_8_4), "12", "120.00", "120.00");
    size_t count;
    const struct score *inside = tally_provisions(&tally, arena, IV_8, &count);
    assert_int_equal(count, 2);
    assert_int_equal(inside[0].provision, IV_8_4_table);
    assert_int_equal(inside[1].provision, IV_8_4);
}

static void provisions_nobody_answered_are_no_suspects(void **state) {
    (void)state;
    struct specimen *specimen = small_specimen(arena, "m", "1", CLAIMS(IV_8_4));
    struct judgement missing = {.verdict = VERDICT_MISSING};
    tally_add(&tally, 0, specimen, &missing);
    add(1, CLAIMS(IV_8_4_table), "12", "120.00", "1.00");
    size_t count;
    const struct score *inside = tally_provisions(&tally, arena, IV_8, &count);
    assert_int_equal(inside[0].provision, IV_8_4_table);
}

static void a_reading_that_is_followed_throughout_is_accepted(void **state) {
    (void)state;
    assert_int_equal(add(0, CLAIMS(IV_20_1), "12.5", "120.00", "125.00"),
                     VERDICT_AGREES_UNDER_READING);
    add(1, CLAIMS(IV_20_1), "12", "120.00", "120.00"); /* the same under both */
    add(2, CLAIMS(IV_20_1), "13.5", "130.00", "7.00");
    assert_true(tally_settle_readings(&tally, NULL));
    assert_int_equal(tally.by_verdict[VERDICT_AGREES_UNDER_READING], 1);
    assert_int_equal(tally.otherwise[R_IV_20_years__pro_rata], 1);
}

static void a_reading_that_other_answers_contradict_is_no_excuse(void **state) {
    (void)state;
    add(0, CLAIMS(IV_20_1), "12.5", "120.00", "125.00");
    add(1, CLAIMS(IV_20_1), "13.5", "130.00", "130.00");
    assert_true(tally_settle_readings(&tally, NULL));
    assert_int_equal(tally.by_verdict[VERDICT_AGREES_UNDER_READING], 0);
    assert_int_equal(tally.by_verdict[VERDICT_DEVIATES], 1);
    assert_int_equal(tally.items[0].judgement.verdict, VERDICT_DEVIATES);
    assert_int_equal(tally.items[0].judgement.reading, R_IV_20_years__pro_rata);
    assert_int_equal(tally.against[R_IV_20_years__pro_rata], 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fresh, release)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(verdicts_are_counted),
        TEST(a_judgement_outlives_the_arena_it_was_made_in),
        TEST(a_heading_gathers_its_article_with_its_instructions),
        TEST(a_case_counts_once_in_each_article_it_claims),
        TEST(articles_with_most_deviations_come_first),
        TEST(the_provision_whose_cases_all_deviate_is_the_most_suspect),
        TEST(provisions_nobody_answered_are_no_suspects),
        TEST(a_reading_that_is_followed_throughout_is_accepted),
        TEST(a_reading_that_other_answers_contradict_is_no_excuse),
    };
    return cmocka_run_group_tests_name("tally", tests, NULL, NULL);
}
