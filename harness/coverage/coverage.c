#include "harness/coverage/coverage.h"

#include <string.h>

#include "harness/coverage/coverage_private.h"

/* What one case shows, before it is counted: a case counts once, however often it asks.
 */
struct traces {
    struct trace {
        bool cited, taken;
    } of[PROVISION_COUNT];
};

static void cite(struct traces *traces, const struct provision_list *list) {
    for (size_t i = 0; i < list->count; i++)
        traces->of[list->items[i]].cited = true;
}

static void count_traces(struct coverage *coverage, const struct specimen *specimen,
                         const struct observation *observation) {
    struct traces traces = {{{false, false}}};
    cite(&traces, &specimen->claims);
    for (size_t i = 0; i < specimen->golden->line_count; i++)
        cite(&traces, &specimen->golden->lines[i].cites);
    for (size_t i = 0; i < observation->taken_count; i++)
        traces.of[observation->taken[i]].taken = true;
    for (int i = 1; i < PROVISION_COUNT; i++) {
        struct provision_coverage *provision = &coverage->provisions[i];
        provision->in_code |= traces.of[i].taken;
        provision->cited_by += traces.of[i].cited;
        provision->executed_by += traces.of[i].taken;
    }
}

static void gather_cases(struct coverage *coverage,
                         const struct observations *observations) {
    coverage->ran = observations->count;
    for (size_t i = 0; i < observations->count; i++) {
        const struct specimen *specimen = suite_at(observations->suite, i);
        if (observations->items[i].passes)
            count_traces(coverage, specimen, &observations->items[i]);
        else if (!coverage->failed++)
            coverage->first_failed = specimen;
    }
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

void coverage_measure(struct coverage *out, const struct suite *suite) {
    struct observations observations;
    *out = (struct coverage){.arena = arena_new()};
    observations_make(&observations, suite);
    mark_code(out);
    gather_cases(out, &observations);
    coverage_gather_conditions(out, &observations);
    coverage_gather_ablations(out, &observations);
    observations_release(&observations);
}

void coverage_release(struct coverage *coverage) {
    arena_free(coverage->arena);
    *coverage = (struct coverage){.arena = NULL};
}

const struct ablation_coverage *coverage_ablation(const struct coverage *coverage,
                                                  const char *id) {
    for (size_t i = 0; i < coverage->ablation_count; i++)
        if (!strcmp(coverage->ablations[i].id, id))
            return &coverage->ablations[i];
    return NULL;
}
