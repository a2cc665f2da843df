/* Verdicts: a reply beside its golden, and the reading that may explain it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harness/verdict/verdict.h"
#include "tests/support/small_run.h"

static struct arena *arena;
static struct specimen *specimen;
static struct judgement judgement;

static int fresh(void **state) {
    (void)state;
    arena = arena_new();
    specimen = small_specimen(arena, "small.of_12_5", "12.5", CLAIMS(IV_20_1));
    small_expects_results(arena, specimen, "12 %", "120.00");
    return 0;
}

static int release(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

static enum verdict judge(const char *rate, const char *amount) {
    struct reply reply = small_reply(arena, rate, amount);
    judgement = verdict_judge(arena, specimen, &reply);
    return judgement.verdict;
}

static enum verdict judge_refusal(const char *provision) {
    struct reply reply = {
        .kind = REPLY_REFUSED, .provision = provision, .message = "too old"};
    judgement = verdict_judge(arena, specimen, &reply);
    return judgement.verdict;
}

static enum verdict judge_error(const char *fact) {
    struct reply reply = {.kind = REPLY_ERROR, .fact = fact};
    judgement = verdict_judge(arena, specimen, &reply);
    return judgement.verdict;
}

static void assert_answer(const char *expected, const char *got) {
    assert_string_equal(judgement.deviations->result, "answer");
    assert_string_equal(judgement.deviations->expected, expected);
    assert_string_equal(judgement.deviations->got, got);
    assert_null(judgement.deviations->next);
    assert_int_equal(judgement.deviations->provision,
                     specimen->golden->outcome == OUTCOME_REFUSED ? IV_8_4 : IV_20);
}

static void the_figures_of_the_golden_agree(void **state) {
    (void)state;
    assert_int_equal(judge("3/25", "120"), VERDICT_AGREES);
    assert_null(judgement.deviations);
    assert_int_equal(judgement.reading, CHOICE_NONE);
}

static void another_figure_deviates(void **state) {
    (void)state;
    assert_int_equal(judge("0.12", "121.00"), VERDICT_DEVIATES);
    assert_string_equal(judgement.deviations->result, "amount");
    assert_string_equal(judgement.deviations->difference, "1.00");
}

static void the_figures_of_another_reading_agree_under_it(void **state) {
    (void)state;
    assert_int_equal(judge("0.125", "125.00"), VERDICT_AGREES_UNDER_READING);
    assert_int_equal(judgement.reading, R_IV_20_years__pro_rata);
    assert_string_equal(judgement.deviations->result, "rate");
}

static void half_of_the_figures_of_another_reading_deviate(void **state) {
    (void)state;
    assert_int_equal(judge("0.12", "125.00"), VERDICT_DEVIATES);
    assert_int_equal(judge("0.125", "120.00"), VERDICT_DEVIATES);
}

static void who_was_asked_for_a_reading_and_took_the_default_is_told_so(void **state) {
    (void)state;
    struct readings readings = {{0}};
    readings.chosen[R_IV_20_years] = R_IV_20_years__pro_rata;
    specimen->readings = &readings;
    small_expects_results(arena, specimen, "0.125", "125.00");
    assert_int_equal(judge("0.125", "125.00"), VERDICT_AGREES);
    assert_int_equal(judge("0.12", "120.00"), VERDICT_AGREES_UNDER_READING);
    assert_int_equal(judgement.reading, R_IV_20_years__whole_years);
}

static void what_the_calculator_itself_answers_is_explained_by_no_reading(void **state) {
    (void)state;
    small_expects_results(arena, specimen, NULL, "999.00");
    assert_int_equal(judge("0.12", "120.00"), VERDICT_DEVIATES);
}

static void a_reading_may_turn_a_refusal_into_results(void **state) {
    (void)state;
    small_expects_refusal(arena, specimen, IV_8_4);
    assert_int_equal(judge("0.125", "125.00"), VERDICT_AGREES_UNDER_READING);
}

static void a_golden_tells_readings_apart_where_they_differ(void **state) {
    (void)state;
    assert_true(verdict_tells_apart(arena, specimen, R_IV_20_years__pro_rata));
    assert_false(verdict_tells_apart(arena, specimen, R_IV_20_years__whole_years));
    assert_false(verdict_tells_apart(arena, specimen, R_IV_46_minimum__does_not_count));
    struct specimen *whole = small_specimen(arena, "w", "12", CLAIMS(IV_20_1));
    small_expects_results(arena, whole, "0.12", "120.00");
    assert_false(verdict_tells_apart(arena, whole, R_IV_20_years__pro_rata));
}

static void an_optional_result_may_be_left_out(void **state) {
    (void)state;
    assert_int_equal(judge(NULL, "120.00"), VERDICT_AGREES);
    assert_int_equal(judgement.left_out, 1);
}

static void the_reference_leaves_out_nothing(void **state) {
    (void)state;
    struct reply reply = small_reply(arena, NULL, "120.00");
    judgement = verdict_judge_strictly(arena, specimen, &reply);
    assert_int_equal(judgement.verdict, VERDICT_DEVIATES);
    assert_null(judgement.deviations->got);
    assert_false(verdict_agrees_strictly(arena, specimen, &reply));
    reply = small_reply(arena, "0.12", "120.00");
    assert_true(verdict_agrees_strictly(arena, specimen, &reply));
    reply = small_reply(arena, "0.12", "many");
    assert_false(verdict_agrees_strictly(arena, specimen, &reply));
}

static void who_gives_nothing_of_what_is_asserted_does_not_agree(void **state) {
    (void)state;
    small_expects_results(arena, specimen, "0.12", NULL);
    assert_int_equal(judge(NULL, NULL), VERDICT_DEVIATES);
    assert_int_equal(judge(NULL, "120.00"), VERDICT_DEVIATES);
}

static void a_value_that_cannot_be_read_is_broken(void **state) {
    (void)state;
    assert_int_equal(judge("0.12", "many"), VERDICT_BROKEN);
    assert_string_equal(judgement.message,
                        "amount: found 'many', expected an amount such as 1890.00");
    assert_null(judgement.deviations);
}

static void a_refusal_names_the_provision_down_or_up_to_its_article(void **state) {
    (void)state;
    small_expects_refusal(arena, specimen, IV_8_4);
    assert_int_equal(judge_refusal("IV.8.4"), VERDICT_AGREES);
    assert_int_equal(judge_refusal("IV.8"), VERDICT_AGREES);
    assert_int_equal(judge_refusal("IV.8.4.al2"), VERDICT_AGREES);
    small_expects_refusal(arena, specimen, IV_instr44_1);
    assert_int_equal(judge_refusal("IV.instr44-1"), VERDICT_AGREES);
    assert_int_equal(judge_refusal("IV.instr44"), VERDICT_AGREES);
    assert_int_equal(judge_refusal("IV.44"), VERDICT_AGREES);
}

static void a_refusal_by_another_provision_deviates(void **state) {
    (void)state;
    small_expects_refusal(arena, specimen, IV_8_4);
    const char *const others[] = {"IV.8.3", "IV.8.40", "IV.7", "IV",
                                  "I",      "IV.",     "8.4",  ""};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (judge_refusal(others[i]) != VERDICT_DEVIATES)
            fail_msg("'%s' passes for IV.8.4", others[i]);
    }
    assert_int_equal(judge_refusal(NULL), VERDICT_DEVIATES);
    judge_refusal("IV.8.3");
    assert_answer("refused IV.8.4", "refused IV.8.3");
    assert_string_equal(judgement.message, "too old");
}

static void results_where_the_text_refuses_deviate(void **state) {
    (void)state;
    small_expects_refusal(arena, specimen, IV_8_4);
    assert_int_equal(judge("0.9", "90.00"), VERDICT_DEVIATES);
    assert_answer("refused IV.8.4", "rate 0.9, amount 90.00");
}

static void a_refusal_where_results_are_due_deviates(void **state) {
    (void)state;
    assert_int_equal(judge_refusal("IV.8.4"), VERDICT_DEVIATES);
    assert_answer("rate 12 %, amount 120.00", "refused IV.8.4");
}

static void an_error_names_the_fact_by_its_name_or_its_path(void **state) {
    (void)state;
    small_expects_error(arena, specimen, "periods.end_date");
    assert_int_equal(judge_error("periods.end_date"), VERDICT_AGREES);
    assert_int_equal(judge_error("end_date"), VERDICT_AGREES);
    assert_int_equal(judge_error("children.end_date"), VERDICT_DEVIATES);
    assert_int_equal(judge_error("periods"), VERDICT_DEVIATES);
    assert_answer("error periods.end_date", "error periods");
    small_expects_error(arena, specimen, "end_date");
    assert_int_equal(judge_error("periods.end_date"), VERDICT_AGREES);
    assert_int_equal(judge_error(NULL), VERDICT_DEVIATES);
}

static void what_is_no_answer_keeps_its_name(void **state) {
    (void)state;
    struct reply reply = {.kind = REPLY_UNSUPPORTED};
    assert_int_equal(verdict_judge(arena, specimen, &reply).verdict, VERDICT_UNSUPPORTED);
    reply.kind = REPLY_MISSING;
    assert_int_equal(verdict_judge(arena, specimen, &reply).verdict, VERDICT_MISSING);
    reply = (struct reply){.kind = REPLY_BROKEN, .message = "it hangs"};
    judgement = verdict_judge(arena, specimen, &reply);
    assert_int_equal(judgement.verdict, VERDICT_BROKEN);
    assert_string_equal(judgement.message, "it hangs");
}

static void every_verdict_has_a_word(void **state) {
    (void)state;
    for (int i = 0; i < VERDICT_COUNT; i++)
        assert_non_null(verdict_text((enum verdict)i));
    assert_string_equal(verdict_text(VERDICT_AGREES_UNDER_READING),
                        "agrees-under-reading");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fresh, release)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_figures_of_the_golden_agree),
        TEST(another_figure_deviates),
        TEST(the_figures_of_another_reading_agree_under_it),
        TEST(half_of_the_figures_of_another_reading_deviate),
        TEST(who_was_asked_for_a_reading_and_took_the_default_is_told_so),
        TEST(what_the_calculator_itself_answers_is_explained_by_no_reading),
        TEST(a_reading_may_turn_a_refusal_into_results),
        TEST(a_golden_tells_readings_apart_where_they_differ),
        TEST(an_optional_result_may_be_left_out),
        TEST(the_reference_leaves_out_nothing),
        TEST(who_gives_nothing_of_what_is_asserted_does_not_agree),
        TEST(a_value_that_cannot_be_read_is_broken),
        TEST(a_refusal_names_the_provision_down_or_up_to_its_article),
        TEST(a_refusal_by_another_provision_deviates),
        TEST(results_where_the_text_refuses_deviate),
        TEST(a_refusal_where_results_are_due_deviates),
        TEST(an_error_names_the_fact_by_its_name_or_its_path),
        TEST(what_is_no_answer_keeps_its_name),
        TEST(every_verdict_has_a_word),
    };
    return cmocka_run_group_tests_name("verdict", tests, NULL, NULL);
}
