/*
 * Ablations, all through calculate(): the answers must change as the law would without
 * the rule, with the figure moved, or with the condition turned round.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "harness/coverage/ablations.h"
#include "tests/support/bug_test.h"
#include "tests/support/calculation_test.h"
#include "tests/support/samples.h"

enum { CURRENT_SIZE = 300 };

/* A pension of 2 % of 1000 a year, free of minimum and ceiling unless a test says so. */
#define CAREER(years)                                                                    \
    FACTS("reckonable_years", years, "reference_salary_per_month", "1000",               \
          "last_salary_per_month", "5000", "c1_1_salary_per_month", "0")
#define CAREER_WITH_SERVICE(years, service)                                              \
    FACTS("reckonable_years", years, "reference_salary_per_month", "1000",               \
          "last_salary_per_month", "5000", "c1_1_salary_per_month", "0", "service",      \
          service)
#define AGE(years) FACTS("age_years", years)
/* Born that far apart; the marriage ended on its first day. */
#define COUPLE(spouse_birth)                                                             \
    FACTS("deceased_birth_date", "1900-01-01", "spouse_birth_date", spouse_birth,        \
          "marriage_date", "1960-01-01", "marriage_end_date", "1960-01-01",              \
          "pension_per_month", "1000")

static void without_a_maximum_the_pension_goes_beyond_it(void **state) {
    compute(state, "retirement_pension", CAREER("40"));
    assert_result(state, "pension_per_month", "700.00");
    ablate(state, (struct ablation){ABLATION_EFFECT_REMOVED, .provision = IV_10_2});
    compute(state, "retirement_pension", CAREER("40"));
    assert_result(state, "pension_per_month", "800.00");
    assert_true(step_of(state, IV_10_2, NULL)->ablated);
    assert_false(step_of(state, IV_10_2, NULL)->met);
}

static void without_a_formula_its_first_operand_is_left(void **state) {
    ablate(state, (struct ablation){ABLATION_EFFECT_REMOVED, .provision = IV_8_4_al2});
    compute(state, "early_pension",
            FACTS("reckonable_years", "10", "reference_salary_per_month", "1000",
                  "last_salary_per_month", "5000", "c1_1_salary_per_month", "0",
                  "age_years", "50"));
    assert_result(state, "pension_per_month", "200.00");
}

static void a_condition_turned_round_grants_and_refuses_the_other_way(void **state) {
    ablate(state, (struct ablation){ABLATION_CONDITION_INVERTED, .provision = IV_7_1});
    compute(state, "retirement_pension", CAREER_WITH_SERVICE("9", "P9Y"));
    assert_result(state, "pension_per_month", "180.00");
    assert_true(step_of(state, IV_7_1, "service complete for a pension")->ablated);
    compute(state, "retirement_pension", CAREER_WITH_SERVICE("10", "P10Y"));
    assert_refused(state, "IV.7.1");
}

static void a_limit_shifts_up_and_down_by_one(void **state) {
    compute(state, "retirement_pension", CAREER_WITH_SERVICE("10", "P10Y"));
    assert_result(state, "pension_per_month", "200.00");
    ablate(state, (struct ablation){ABLATION_LIMIT_SHIFTED, .provision = IV_7_1,
                                    .direction = 1});
    compute(state, "retirement_pension", CAREER_WITH_SERVICE("10", "P10Y"));
    assert_refused(state, "IV.7.1");
    ablate(state, (struct ablation){ABLATION_LIMIT_SHIFTED, .provision = IV_7_1,
                                    .direction = -1});
    compute(state, "retirement_pension", CAREER_WITH_SERVICE("9", "P9Y"));
    assert_result(state, "pension_per_month", "180.00");
}

static void a_limit_of_dates_shifts_by_a_day(void **state) {
    ablate(state,
           (struct ablation){ABLATION_LIMIT_SHIFTED, .provision = IV_49_5,
                             .label = "left before 1 January 1973", .direction = 1});
    compute(state, "bonus_eligibility",
            FACTS("in_service_before_1974_07_01", "true", "leaving_date", "1973-01-01"));
    assert_result(state, "eligible", "false");
    compute(state, "bonus_eligibility",
            FACTS("in_service_before_1974_07_01", "true", "leaving_date", "1973-01-02"));
    assert_result(state, "eligible", "true");
}

static void a_limit_changes_sides(void **state) {
    compute(state, "early_retirement_ratio", AGE("50"));
    assert_result(state, "early_retirement_ratio", "0.6");
    ablate(state, (struct ablation){ABLATION_LIMIT_INCLUDED, .provision = IV_8_4});
    compute(state, "early_retirement_ratio", AGE("50"));
    assert_refused(state, "IV.8.4");
    compute(state, "early_retirement_ratio", AGE("51"));
    assert_result(state, "early_retirement_ratio", "0.63");
}

static void a_parameter_moves_by_its_last_digit(void **state) {
    ablate(state, (struct ablation){ABLATION_PARAMETER_MOVED, .parameter = IV_10_1_rate,
                                    .direction = 1});
    compute(state, "retirement_pension", CAREER("10"));
    assert_result(state, "pension_per_month", "300.00");
    ablate(state, (struct ablation){ABLATION_PARAMETER_MOVED, .parameter = IV_10_1_rate,
                                    .direction = -1});
    compute(state, "retirement_pension", CAREER("10"));
    assert_result(state, "pension_per_month", "100.00");
}

static void a_row_is_replaced_by_its_neighbour(void **state) {
    ablate(state, (struct ablation){ABLATION_ROW_REPLACED, .provision = IV_8_4_table,
                                    .direction = 1});
    compute(state, "early_retirement_ratio", AGE("50"));
    assert_result(state, "early_retirement_ratio", "0.63");
    compute(state, "early_retirement_ratio", AGE("59")); /* the last row has none */
    assert_result(state, "early_retirement_ratio", "0.95");
    ablate(state, (struct ablation){ABLATION_ROW_REPLACED, .provision = IV_8_4_table,
                                    .direction = -1});
    compute(state, "early_retirement_ratio", AGE("59"));
    assert_result(state, "early_retirement_ratio", "0.9");
}

static void a_rounding_changes_its_way(void **state) {
    compute(state, "age_difference_reduction", COUPLE("1911-07-01"));
    assert_result(state, "reduction_rate", "0.01");
    ablate(state, (struct ablation){ABLATION_ROUNDING_CHANGED, .provision = IV_20_1});
    compute(state, "age_difference_reduction", COUPLE("1911-07-01"));
    assert_result(state, "reduction_rate", "0.02");
    ablate(state, (struct ablation){ABLATION_EFFECT_REMOVED, .provision = IV_20_1,
                                    .label = "whole years"});
    compute(state, "age_difference_reduction", COUPLE("1911-07-01"));
    assert_result(state, "reduction_rate", "0.015");
}

static void a_label_narrows_an_ablation_to_one_step(void **state) {
    ablate(state, (struct ablation){ABLATION_EFFECT_REMOVED, .provision = IV_10_1,
                                    .label = "no such step"});
    compute(state, "retirement_pension", CAREER("10"));
    assert_result(state, "pension_per_month", "200.00");
    ablate(state, (struct ablation){ABLATION_EFFECT_REMOVED, .provision = IV_20_1,
                                    .label = "reduced pension"});
    compute(state, "age_difference_reduction", COUPLE("1922-01-01"));
    assert_result(state, "reduction_rate", "0.14"); /* untouched by the label */
    assert_result(state, "pension_per_month", "1000.00");
}

static void an_ablation_of_another_provision_changes_nothing(void **state) {
    ablate(state, (struct ablation){ABLATION_EFFECT_REMOVED, .provision = IV_10});
    compute(state, "retirement_pension", CAREER("40"));
    assert_result(state, "pension_per_month", "700.00");
    for (const struct step *step = ((struct computation *)*state)->derivation.first; step;
         step = step->next)
        assert_false(step->ablated);
}

/* ---- names ---- */

static void assert_id(void **state, struct ablation ablation, const char *id) {
    struct computation *c = *state;
    assert_string_equal(ablation_id(c->arena, &ablation), id);
}

static void an_ablation_has_an_id_in_text(void **state) {
    assert_id(state,
              (struct ablation){ABLATION_LIMIT_SHIFTED, .provision = IV_20_1_ii,
                                .label = "years in this band", .direction = 1},
              "IV.20.1.ii/limit-shifted+1/years in this band");
    assert_id(state,
              (struct ablation){ABLATION_PARAMETER_MOVED, .parameter = IV_10_1_rate,
                                .direction = -1},
              "IV.10.1/parameter-moved-1/IV_10_1_rate");
    assert_id(
        state,
        (struct ablation){ABLATION_READING_CHANGED, .choice = R_IV_20_years__pro_rata},
        "IV.20.1/reading-changed/R-IV.20-years=pro_rata");
    assert_id(state, (struct ablation){ABLATION_EFFECT_REMOVED, .provision = IV_10_2},
              "IV.10.2/effect-removed/*");
}

static void every_kind_of_ablation_has_a_word_of_its_own(void **state) {
    (void)state;
    for (int i = 0; i < ABLATION_KIND_COUNT; i++)
        for (int j = 0; j < i; j++)
            assert_string_not_equal(ablation_kind_text((enum ablation_kind)i),
                                    ablation_kind_text((enum ablation_kind)j));
}

static void only_the_same_ablation_compares_equal(void **state) {
    (void)state;
    static const struct ablation ordered[] = {
        {ABLATION_EFFECT_REMOVED, .provision = IV_10_1, .label = "a"},
        {ABLATION_LIMIT_SHIFTED, .provision = IV_10_1, .label = "a", .direction = -1},
        {ABLATION_LIMIT_SHIFTED, .provision = IV_10_1, .label = "a", .direction = 1},
        {ABLATION_EFFECT_REMOVED, .provision = IV_10_1, .label = "b"},
        {ABLATION_PARAMETER_MOVED, .parameter = IV_10_2_max, .direction = -1},
        {ABLATION_PARAMETER_MOVED, .parameter = IV_10_2_max, .direction = 1},
        {ABLATION_READING_CHANGED, .choice = R_IV_20_years__pro_rata},
        {ABLATION_READING_CHANGED, .choice = R_IV_20_years__year_begun},
    };
    size_t count = sizeof ordered / sizeof *ordered;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++) {
            int order = ablation_compare(&ordered[i], &ordered[j]);
            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
}

/* ---- over samples of every calculation ---- */

/* The whole answer on one line, to compare two of them. */
static char *answer_text(void **state) {
    struct computation *c = *state;
    if (c->answer.outcome == OUTCOME_ERROR)
        fail_msg("%s: %s", c->answer.error.fact, c->answer.error.message);
    if (c->answer.outcome == OUTCOME_REFUSED)
        return strdup(provision_id(c->answer.refused_by));
    char *line = arena_copy(c->arena, "");
    for (const struct datum *result = c->answer.results->first; result;
         result = result->next)
        line = arena_print(c->arena, "%s%s=%s ", line, result->name,
                           result_text(state, result->name));
    return strdup(line);
}

static void every_calculation_has_a_sample(void **state) {
    (void)state;
    for (size_t i = 0; calculation_at(i); i++) {
        size_t found = 0;
        for (size_t j = 0; j < sample_count; j++)
            found += !strcmp(samples[j].calculation, calculation_at(i)->name);
        if (found == 0)
            fail_msg("%s has no sample", calculation_at(i)->name);
    }
}

static void results_are_the_same_when_nothing_is_recorded(void **state) {
    struct computation *c = *state;
    for (size_t i = 0; i < sample_count; i++) {
        c->unrecorded = false;
        compute(state, samples[i].calculation, samples[i].facts);
        char *recorded = answer_text(state);
        assert_true(derivation_length(&c->derivation) > 0);
        c->unrecorded = true;
        compute(state, samples[i].calculation, samples[i].facts);
        char *unrecorded = answer_text(state);
        assert_int_equal(derivation_length(&c->derivation), 0);
        assert_string_equal(recorded, unrecorded);
        free(recorded);
        free(unrecorded);
    }
}

/* A sample under one ablation: its answer, to be freed. */
static char *answer_under(void **state, const struct sample *sample,
                          struct ablation ablation, bool recording) {
    struct computation *c = *state;
    c->unrecorded = !recording;
    ablate(state, ablation);
    compute(state, sample->calculation, sample->facts);
    return answer_text(state);
}

/* Of the sample without ablation; they live in an arena of their own. */
static struct ablations ablations_of_sample(void **state, struct arena *arena,
                                            const struct sample *sample) {
    struct computation *c = *state;
    free(answer_under(state, sample, (struct ablation){ABLATION_NONE}, true));
    return ablations_of(arena, &c->derivation);
}

/* Seen by both processes: under what the computation aborted. */
static char *current;
static void **tried_state;
static const struct sample *tried_sample;
static struct ablations tried;

/* Each ablation of a step, then the same of every step of its provision. */
static void try_all(void) {
    for (size_t i = 0; i < tried.count; i++) {
        struct ablation ablation = tried.items[i];
        struct computation *c = *tried_state;
        snprintf(current, CURRENT_SIZE, "%s", ablation_id(c->arena, &ablation));
        free(answer_under(tried_state, tried_sample, ablation, true));
        ablation.label = NULL;
        if (tried.items[i].label)
            free(answer_under(tried_state, tried_sample, ablation, true));
    }
}

static void every_calculation_answers_under_every_ablation_of_its_steps(void **state) {
    struct arena *arena = arena_new();
    tried_state = state;
    current = mmap(NULL, CURRENT_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
                   -1, 0);
    assert_ptr_not_equal(current, MAP_FAILED);
    for (size_t i = 0; i < sample_count; i++) {
        arena_clear(arena);
        tried_sample = &samples[i];
        tried = ablations_of_sample(state, arena, tried_sample);
        assert_true(tried.count > 0);
        if (aborts(try_all))
            fail_msg("%s aborts under %s", tried_sample->calculation, current);
    }
    munmap(current, CURRENT_SIZE);
    arena_free(arena);
}

/* Coverage computes without recording: it has to see what a recorded answer shows. */
static void ablated_results_are_the_same_when_nothing_is_recorded(void **state) {
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sample_count; i++) {
        size_t changes = 0;
        arena_clear(arena);
        struct ablations all = ablations_of_sample(state, arena, &samples[i]);
        char *plain =
            answer_under(state, &samples[i], (struct ablation){ABLATION_NONE}, true);
        for (size_t j = 0; j < all.count; j++) {
            char *recorded = answer_under(state, &samples[i], all.items[j], true);
            char *unrecorded = answer_under(state, &samples[i], all.items[j], false);
            assert_string_equal(recorded, unrecorded);
            changes += strcmp(plain, recorded) != 0;
            free(recorded);
            free(unrecorded);
        }
        free(plain);
        if (changes == 0)
            fail_msg("%s: no ablation changes it", samples[i].calculation);
    }
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest ablation[] = {
        CALCULATION_TEST(without_a_maximum_the_pension_goes_beyond_it),
        CALCULATION_TEST(without_a_formula_its_first_operand_is_left),
        CALCULATION_TEST(a_condition_turned_round_grants_and_refuses_the_other_way),
        CALCULATION_TEST(a_limit_shifts_up_and_down_by_one),
        CALCULATION_TEST(a_limit_of_dates_shifts_by_a_day),
        CALCULATION_TEST(a_limit_changes_sides),
        CALCULATION_TEST(a_parameter_moves_by_its_last_digit),
        CALCULATION_TEST(a_row_is_replaced_by_its_neighbour),
        CALCULATION_TEST(a_rounding_changes_its_way),
        CALCULATION_TEST(a_label_narrows_an_ablation_to_one_step),
        CALCULATION_TEST(an_ablation_of_another_provision_changes_nothing),
        CALCULATION_TEST(an_ablation_has_an_id_in_text),
        CALCULATION_TEST(every_kind_of_ablation_has_a_word_of_its_own),
        CALCULATION_TEST(only_the_same_ablation_compares_equal),
        CALCULATION_TEST(every_calculation_has_a_sample),
        CALCULATION_TEST(results_are_the_same_when_nothing_is_recorded),
        CALCULATION_TEST(ablated_results_are_the_same_when_nothing_is_recorded),
        CALCULATION_TEST(every_calculation_answers_under_every_ablation_of_its_steps),
    };
    return cmocka_run_group_tests(ablation, NULL, NULL);
}
