#include "harness/coverage/observation.h"

#include <stdlib.h>

#include "harness/case/parallel.h"
#include "harness/coverage/trial.h"

/* Where one worker computes. */
struct workplace {
    struct arena *kept;    /* holds observations */
    struct arena *of_case; /* cleared for each case */
    struct arena *scratch; /* cleared for each ablation */
};

/* Each step with its operands, which may be parameters, cites three at most. */
static void note_taken(struct observation *out, struct arena *arena,
                       const struct derivation *derivation) {
    enum provision *taken =
        arena_take(arena, 3 * derivation_length(derivation) * sizeof *taken);
    out->taken = taken;
    for (const struct step *step = derivation->first; step; step = step->next) {
        taken[out->taken_count++] = step->provision;
        for (int i = 0; i < step->operand_count; i++) {
            enum parameter parameter = step->operands[i].parameter;
            if (parameter != PARAMETER_NONE)
                taken[out->taken_count++] = parameter_info(parameter)->provision;
        }
    }
}

static void note_sights(struct observation *out, struct arena *arena,
                        const struct derivation *derivation) {
    struct sight *sights =
        arena_take(arena, derivation_length(derivation) * sizeof *sights);
    out->sights = sights;
    for (const struct step *step = derivation->first; step; step = step->next)
        if (step->kind == STEP_CONDITION || step->kind == STEP_LIMIT)
            sights[out->sight_count++] = (struct sight){
                .provision = step->provision,
                .label = step->label,
                .met = step->met,
                .near = step->near,
                .threshold = step_has_threshold(step),
            };
}

static void try_ablations(struct observation *out, struct workplace *workplace,
                          const struct trial *trial) {
    struct ablations ablations = ablations_of(workplace->of_case, &trial->derivation);
    struct attempt *attempts =
        arena_take(workplace->kept, ablations.count * sizeof *attempts);
    out->attempts = attempts;
    out->attempt_count = ablations.count;
    for (size_t i = 0; i < ablations.count; i++)
        attempts[i] =
            (struct attempt){ablations.items[i],
                             trial_holds(trial, workplace->scratch, &ablations.items[i])};
}

static void observe(struct observation *out, struct workplace *workplace,
                    const struct specimen *specimen) {
    struct trial trial;
    arena_clear(workplace->of_case);
    trial_open(&trial, workplace->of_case, specimen);
    *out = (struct observation){.passes = trial.passes};
    if (!trial.passes)
        return;
    note_taken(out, workplace->kept, &trial.derivation);
    note_sights(out, workplace->kept, &trial.derivation);
    try_ablations(out, workplace, &trial);
}

static void observe_one(void *context, size_t index, size_t worker) {
    struct observations *observations = context;
    observe(&observations->items[index], &observations->workplaces[worker],
            suite_at(observations->suite, index));
}

void observations_make(struct observations *out, const struct suite *suite) {
    size_t count = suite_count(suite);
    *out = (struct observations){.suite = suite, .count = count};
    out->items = calloc(count ? count : 1, sizeof *out->items);
    out->workplaces = calloc(PARALLEL_MOST, sizeof *out->workplaces);
    if (!out->items || !out->workplaces)
        BUG("out of memory for %zu cases", count);
    for (size_t i = 0; i < PARALLEL_MOST; i++)
        out->workplaces[i] = (struct workplace){arena_new(), arena_new(), arena_new()};
    parallel_for(count, observe_one, out);
}

void observations_release(struct observations *observations) {
    for (size_t i = 0; i < PARALLEL_MOST; i++) {
        arena_free(observations->workplaces[i].kept);
        arena_free(observations->workplaces[i].of_case);
        arena_free(observations->workplaces[i].scratch);
    }
    free(observations->workplaces);
    free(observations->items);
}
