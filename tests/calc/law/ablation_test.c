/*
 * Ablations, all through calculate(): the answers must change as the law would without
 * the rule, with the figure moved, or with the condition turned round.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

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
    ablate(state, (struct ablation){ABLATION_LIMIT_SHIFTED, .provision = IV_49_5,
                                    .direction = 1});
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

static void ablated_results_are_the_same_when_nothing_is_recorded(void **state) {
    struct computation *c = *state;
    ablate(state, (struct ablation){ABLATION_EFFECT_REMOVED, .provision = IV_10_2});
    for (int recording = 0; recording < 2; recording++) {
        c->unrecorded = !recording;
        compute(state, "retirement_pension", CAREER("40"));
        assert_result(state, "pension_per_month", "800.00");
    }
}

/* Copies what an ablation needs out of the arena, which the next computation clears. */
struct target {
    enum provision provision;
    char label[120];
    enum parameter parameters[2];
};

static size_t targets_of(void **state, struct target *targets, size_t most) {
    struct computation *c = *state;
    size_t count = 0;
    for (const struct step *step = c->derivation.first; step; step = step->next) {
        if (count == most)
            fail_msg("more than %zu steps", most);
        targets[count] = (struct target){.provision = step->provision};
        strncpy(targets[count].label, step->label, sizeof targets->label - 1);
        for (int i = 0; i < step->operand_count; i++)
            targets[count].parameters[i] = step->operands[i].parameter;
        count++;
    }
    return count;
}

/* One sample under one ablation; what a visit gives is added up. */
struct trial {
    void **state;
    const struct sample *sample;
    const char *plain; /* the answer without ablation */
    int (*visit)(const struct trial *trial, struct ablation ablation);
};

/* Seen by both processes: under what a trial aborted. */
static char *current;

static int computes(const struct trial *trial, struct ablation ablation) {
    snprintf(current, CURRENT_SIZE, "kind %d of %s, '%s'", (int)ablation.kind,
             ablation.kind == ABLATION_PARAMETER_MOVED
                 ? parameter_info(ablation.parameter)->name
                 : provision_id(ablation.provision),
             ablation.label ? ablation.label : "");
    ablate(trial->state, ablation);
    compute(trial->state, trial->sample->calculation, trial->sample->facts);
    return 1;
}

static int changes(const struct trial *trial, struct ablation ablation) {
    ablate(trial->state, ablation);
    compute(trial->state, trial->sample->calculation, trial->sample->facts);
    char *answer = answer_text(trial->state);
    bool changed = strcmp(trial->plain, answer) != 0;
    free(answer);
    return changed;
}

/* The step alone, then every step of its provision. */
static int visit_step(const struct trial *trial, const struct target *target,
                      struct ablation ablation) {
    ablation.provision = target->provision;
    ablation.label = target->label;
    int count = trial->visit(trial, ablation);
    ablation.label = NULL;
    return count + trial->visit(trial, ablation);
}

static int visit_target(const struct trial *trial, const struct target *target) {
    int count = 0;
    for (int direction = -1; direction <= 1; direction += 2) {
        struct ablation ablation = {.direction = direction};
        for (int kind = ABLATION_EFFECT_REMOVED; kind <= ABLATION_ROUNDING_CHANGED;
             kind++) {
            ablation.kind = (enum ablation_kind)kind;
            if (kind != ABLATION_PARAMETER_MOVED)
                count += visit_step(trial, target, ablation);
        }
        ablation.kind = ABLATION_PARAMETER_MOVED;
        for (int i = 0; i < 2; i++) {
            ablation.parameter = target->parameters[i];
            if (ablation.parameter != PARAMETER_NONE)
                count += trial->visit(trial, ablation);
        }
    }
    return count;
}

static struct target targets[800];
static size_t target_count;
static const struct trial *tried;

static int visit_all(const struct trial *trial) {
    int count = 0;
    for (size_t i = 0; i < target_count; i++)
        count += visit_target(trial, &targets[i]);
    return count;
}

static void try_all(void) {
    visit_all(tried);
}

static void every_calculation_answers_under_every_ablation_of_its_steps(void **state) {
    current = mmap(NULL, CURRENT_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
                   -1, 0);
    assert_ptr_not_equal(current, MAP_FAILED);
    for (size_t i = 0; i < sample_count; i++) {
        ablate(state, (struct ablation){.kind = ABLATION_NONE});
        compute(state, samples[i].calculation, samples[i].facts);
        char *plain = answer_text(state);
        target_count = targets_of(state, targets, sizeof targets / sizeof *targets);
        struct trial trial = {state, &samples[i], plain, computes};
        tried = &trial;
        bool aborted = aborts(try_all);
        trial.visit = changes;
        int changed = aborted ? 0 : visit_all(&trial);
        free(plain);
        if (aborted)
            fail_msg("%s aborts under %s", samples[i].calculation, current);
        if (changed == 0)
            fail_msg("%s: no ablation changes it", samples[i].calculation);
    }
    munmap(current, CURRENT_SIZE);
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
        CALCULATION_TEST(every_calculation_has_a_sample),
        CALCULATION_TEST(results_are_the_same_when_nothing_is_recorded),
        CALCULATION_TEST(ablated_results_are_the_same_when_nothing_is_recorded),
        CALCULATION_TEST(every_calculation_answers_under_every_ablation_of_its_steps),
    };
    return cmocka_run_group_tests(ablation, NULL, NULL);
}
