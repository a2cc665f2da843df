/* Tallies: counting verdicts, settling readings and excuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harness/report/tally.h"
#include "tests/support/sample_results.h"
#include "tests/support/small_run.h"

enum { ROOM = 8 };

static struct arena *arena;
static struct tally tally;
static const struct specimen *specimens[ROOM]; /* by their places */
static struct excuses excuses;

static int fresh(void **state) {
    (void)state;
    arena = arena_new();
    tally_init(&tally, ROOM);
    excuses = (struct excuses){.of = {{.count = 0}}};
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
    specimens[place] = specimen;
    tally_add(&tally, place, specimen, &judgement);
    return judgement.verdict;
}

static const struct specimen *bring(const void *context, size_t place,
                                    struct error *error) {
    (void)context;
    if (!specimens[place])
        error_set(error, ERROR_INPUT, "case %zu is gone", place);
    return specimens[place];
}

/* What is kept of a place, in the arena. */
static const struct result_case *kept(size_t place) {
    static struct results results;
    results = (struct results){.ledger = tally.ledger, .excuses = excuses};
    return case_at(arena, &results, place);
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
    assert_string_equal(kept(1)->message, "it hangs");
    assert_string_equal(kept(0)->deviations->difference, "-119.00");
    assert_string_equal(kept(0)->because, "to be judged");
    assert_null(kept(1)->because);
}

static void a_reading_that_is_followed_throughout_is_accepted(void **state) {
    (void)state;
    assert_int_equal(add(0, CLAIMS(IV_20_1), "12.5", "120.00", "125.00"),
                     VERDICT_AGREES_UNDER_READING);
    add(1, CLAIMS(IV_20_1), "12", "120.00", "120.00"); /* the same under both */
    add(2, CLAIMS(IV_20_1), "13.5", "130.00", "7.00");
    assert_true(tally_settle_readings(&tally, bring, NULL, NULL));
    assert_int_equal(tally.by_verdict[VERDICT_AGREES_UNDER_READING], 1);
    assert_int_equal(tally.otherwise[R_IV_20_years__pro_rata], 1);
}

static void a_reading_that_other_answers_contradict_is_no_excuse(void **state) {
    (void)state;
    add(0, CLAIMS(IV_20_1), "12.5", "120.00", "125.00");
    add(1, CLAIMS(IV_20_1), "13.5", "130.00", "130.00");
    assert_true(tally_settle_readings(&tally, bring, NULL, NULL));
    assert_int_equal(tally.by_verdict[VERDICT_AGREES_UNDER_READING], 0);
    assert_int_equal(tally.by_verdict[VERDICT_DEVIATES], 1);
    assert_int_equal(kept(0)->verdict, VERDICT_DEVIATES);
    assert_int_equal(kept(0)->reading, R_IV_20_years__pro_rata);
    assert_int_equal(tally.against[R_IV_20_years__pro_rata], 1);
}

static void without_its_witnesses_nothing_is_settled(void **state) {
    (void)state;
    struct error error = ERROR_INIT;
    add(0, CLAIMS(IV_20_1), "12.5", "120.00", "125.00");
    add(1, CLAIMS(IV_20_1), "13.5", "130.00", "130.00");
    specimens[1] = NULL;
    assert_false(tally_settle_readings(&tally, bring, NULL, &error));
    assert_string_equal(error.text, "case 1 is gone");
    assert_int_equal(kept(0)->verdict, VERDICT_AGREES_UNDER_READING);
}

static const struct excuse ten = {
    .kind = EXCUSE_TOLERANCE, .number = 1, .case_id = "small.*", .within = "10"};
static const struct excuse of_one = {
    .kind = EXCUSE_KNOWN, .number = 1, .case_id = "small.1", .got = "1.00"};

static void a_deviation_within_a_tolerance_is_tolerated(void **state) {
    (void)state;
    excuses.of[EXCUSE_TOLERANCE] = (struct excuse_list){NULL, 1, &ten};
    add(0, CLAIMS(IV_20_1), "12", "120.00", "111.00");
    add(1, CLAIMS(IV_20_1), "12", "120.00", "1.00");
    tally_excuse(&tally, &excuses);
    assert_int_equal(tally.by_verdict[VERDICT_TOLERATED], 1);
    assert_int_equal(tally.by_verdict[VERDICT_DEVIATES], 1);
    assert_int_equal(kept(0)->verdict, VERDICT_TOLERATED);
    assert_ptr_equal(kept(0)->deviations->excuse, &ten);
    assert_null(kept(1)->deviations->excuse);
}

static void a_deviation_of_the_baseline_is_known(void **state) {
    (void)state;
    excuses.of[EXCUSE_TOLERANCE] = (struct excuse_list){NULL, 1, &ten};
    excuses.of[EXCUSE_KNOWN] = (struct excuse_list){NULL, 1, &of_one};
    add(1, CLAIMS(IV_20_1), "12", "120.00", "1.00");
    tally_excuse(&tally, &excuses);
    assert_int_equal(tally.by_verdict[VERDICT_KNOWN], 1);
    assert_int_equal(kept(0)->verdict, VERDICT_KNOWN);
    assert_ptr_equal(kept(0)->deviations->excuse, &of_one);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fresh, release)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(verdicts_are_counted),
        TEST(a_judgement_outlives_the_arena_it_was_made_in),
        TEST(a_reading_that_is_followed_throughout_is_accepted),
        TEST(a_reading_that_other_answers_contradict_is_no_excuse),
        TEST(without_its_witnesses_nothing_is_settled),
        TEST(a_deviation_within_a_tolerance_is_tolerated),
        TEST(a_deviation_of_the_baseline_is_known),
    };
    return cmocka_run_group_tests_name("tally", tests, NULL, NULL);
}
