#include "harness/coverage/coverage.h"

#include <stdlib.h>
#include <string.h>

#include "harness/verdict/verdict.h"

/* What one case shows, before it is counted: a case counts once, however often it asks.
 */
struct traces {
    struct trace {
        bool cited, taken;
    } of[PROVISION_COUNT];
    struct {
        bool met, not_met;
    } * conditions; /* room for those known before the case and one for each step */
};

static void cite(struct traces *traces, const struct provision_list *list) {
    for (size_t i = 0; i < list->count; i++)
        traces->of[list->items[i]].cited = true;
}

static void trace_citations(struct traces *traces, const struct specimen *specimen) {
    cite(traces, &specimen->claims);
    for (size_t i = 0; i < specimen->golden->line_count; i++)
        cite(traces, &specimen->golden->lines[i].cites);
}

/* The place of the condition of this step, made when it is new. */
static size_t condition_place(struct coverage *coverage, const struct step *step) {
    size_t place = 0;
    for (; place < coverage->condition_count; place++) {
        const struct condition_coverage *known = &coverage->conditions[place];
        if (known->provision == step->provision && !strcmp(known->label, step->label))
            return place;
    }
    struct condition_coverage *more =
        realloc(coverage->conditions, (place + 1) * sizeof *more);
    if (!more)
        BUG("out of memory");
    more[place] =
        (struct condition_coverage){.provision = step->provision, .label = step->label};
    coverage->conditions = more;
    coverage->condition_count++;
    return place;
}

static void trace_step(struct coverage *coverage, struct traces *traces,
                       const struct step *step) {
    traces->of[step->provision].taken = true;
    if (step->kind == STEP_CONDITION || step->kind == STEP_LIMIT) {
        size_t place = condition_place(coverage, step);
        traces->conditions[place].met |= step->met;
        traces->conditions[place].not_met |= !step->met;
    }
    for (int i = 0; i < step->operand_count; i++) {
        enum parameter parameter = step->operands[i].parameter;
        if (parameter != PARAMETER_NONE)
            traces->of[parameter_info(parameter)->provision].taken = true;
    }
}

static void count(struct coverage *coverage, const struct traces *traces) {
    for (int i = 1; i < PROVISION_COUNT; i++) {
        const struct trace *trace = &traces->of[i];
        struct provision_coverage *provision = &coverage->provisions[i];
        provision->in_code |= trace->taken;
        provision->cited_by += trace->cited;
        provision->executed_by += trace->taken;
    }
    for (size_t i = 0; i < coverage->condition_count; i++) {
        coverage->conditions[i].met += traces->conditions[i].met;
        coverage->conditions[i].not_met += traces->conditions[i].not_met;
    }
}

static void trace_case(struct coverage *coverage, const struct specimen *specimen,
                       const struct derivation *derivation) {
    struct arena *arena = derivation->arena;
    struct traces *traces = arena_take(arena, sizeof *traces);
    size_t most = coverage->condition_count + derivation_length(derivation);
    if (most)
        traces->conditions = arena_take(arena, most * sizeof *traces->conditions);
    trace_citations(traces, specimen);
    for (const struct step *step = derivation->first; step; step = step->next)
        trace_step(coverage, traces, step);
    count(coverage, traces);
}

static void measure_case(struct coverage *coverage, struct arena *arena,
                         const struct specimen *specimen) {
    struct derivation derivation;
    derivation_init(&derivation, arena);
    derivation.readings = &specimen->readings;
    struct answer answer = calculate(&derivation, specimen->calculation, specimen->facts);
    struct reply reply = reply_of_answer(&answer);
    coverage->ran++;
    if (verdict_judge(arena, specimen, &reply).verdict != VERDICT_AGREES) {
        if (!coverage->failed++)
            coverage->first_failed = specimen;
        return;
    }
    trace_case(coverage, specimen, &derivation);
}

static void mark_code(struct coverage *coverage) {
    for (size_t i = 0; calculation_at(i); i++) {
        const struct calculation *calculation = calculation_at(i);
        enum provision article = provision_info(calculation->provision)->article;
        coverage->provisions[calculation->provision].in_code = true;
        coverage->provisions[article].has_calculation = true;
        const enum provision *provision = calculation->provisions;
        for (; provision && *provision; provision++)
            coverage->provisions[*provision].in_code = true;
    }
}

static void sum_conditions(struct coverage *coverage) {
    for (size_t i = 0; i < coverage->condition_count; i++) {
        const struct condition_coverage *condition = &coverage->conditions[i];
        struct provision_coverage *of = &coverage->provisions[condition->provision];
        of->conditions++;
        of->both_sides += condition->met && condition->not_met;
    }
}

void coverage_measure(struct coverage *out, const struct suite *suite) {
    *out = (struct coverage){.ran = 0};
    mark_code(out);
    struct arena *arena = arena_new();
    for (size_t i = 0; i < suite_count(suite); i++) {
        measure_case(out, arena, suite_at(suite, i));
        arena_clear(arena);
    }
    arena_free(arena);
    sum_conditions(out);
}

void coverage_release(struct coverage *coverage) {
    free(coverage->conditions);
    *coverage = (struct coverage){.ran = 0};
}

enum coverage_level coverage_level(const struct coverage *coverage,
                                   enum provision provision) {
    const struct provision_coverage *of = &coverage->provisions[provision];
    if (of->executed_by)
        return LEVEL_EXECUTED;
    return of->in_code && of->cited_by ? LEVEL_CITED : LEVEL_NONE;
}

void coverage_add(struct coverage_total *total, const struct coverage *coverage,
                  enum provision provision) {
    const struct provision_info *info = provision_info(provision);
    if (info->kind == PROVISION_ARTICLE)
        return;
    if (info->untested) {
        total->unneeded++;
        return;
    }
    enum coverage_level level = coverage_level(coverage, provision);
    total->needed++;
    total->cited += level >= LEVEL_CITED;
    total->executed += level >= LEVEL_EXECUTED;
    total->excepted += level < LEVEL_EXECUTED && info->unreached;
    total->conditions += coverage->provisions[provision].conditions;
    total->both_sides += coverage->provisions[provision].both_sides;
    for (size_t i = 0; i < coverage->condition_count; i++) {
        const struct condition_coverage *condition = &coverage->conditions[i];
        total->one_sided += condition->provision == provision &&
                            (!condition->met || !condition->not_met) &&
                            provision_one_sided(provision, condition->label);
    }
    total->unclaimed +=
        level == LEVEL_EXECUTED && !coverage->provisions[provision].cited_by;
}

int coverage_percent(size_t part, size_t whole) {
    return whole ? (int)(100 * part / whole) : 0;
}
