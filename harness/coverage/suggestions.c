#include "harness/coverage/suggestions.h"

#include <stdlib.h>
#include <string.h>

#include "harness/coverage/coverage_level.h"
#include "harness/coverage/fact_changes.h"
#include "harness/coverage/trial.h"

struct search {
    struct suggestions *out;
    const struct coverage *coverage;
    const struct specimen *specimen; /* whose facts are changed now */
    const bool *wanted;
    struct arena *of_change, *of_ablation;
    size_t open; /* that have no suggestion yet */
};

bool suggestion_wanted_of_ablation(const struct ablation_coverage *ablation) {
    return !ablation->holder_count && !ablation->equivalent;
}

bool suggestion_wanted_of_side(const struct condition_coverage *condition, bool met) {
    if (!condition->threshold || condition_at_boundary(condition))
        return false;
    return met ? !condition->near_met : !condition->near_not_met;
}

static bool same_datum(const struct datum *a, const struct datum *b) {
    if (!a || !b)
        return a == b;
    if (a->kind != b->kind || strcmp(a->name ? a->name : "", b->name ? b->name : ""))
        return false;
    if (a->kind == DATUM_SCALAR)
        return !strcmp(a->text, b->text);
    const struct datum *one = a->first, *other = b->first;
    for (; one && other; one = one->next, other = other->next)
        if (!same_datum(one, other))
            return false;
    return !one && !other;
}

/* A refusal is known by its article, as it is when a golden is judged. */
static bool same_answer(const struct answer *a, const struct answer *b) {
    if (a->outcome != b->outcome)
        return false;
    if (a->outcome == OUTCOME_REFUSED)
        return provision_info(a->refused_by)->article ==
               provision_info(b->refused_by)->article;
    return a->outcome == OUTCOME_RESULTS && same_datum(a->results, b->results);
}

static void suggest(struct search *search, struct suggestion *place,
                    const struct fact_change *change) {
    struct arena *arena = search->out->arena;
    *place = (struct suggestion){search->specimen, arena_copy(arena, change->fact),
                                 arena_copy(arena, change->from),
                                 arena_copy(arena, change->to)};
    search->open--;
}

static int compare(const void *a, const void *b) {
    const struct ablation_coverage *one = a, *other = b;
    return ablation_compare(&one->ablation, &other->ablation);
}

/* Its place among those of the coverage; -1: no case has tried it. */
static long place_of(const struct coverage *coverage, const struct ablation *ablation) {
    struct ablation_coverage key = {.ablation = *ablation};
    const struct ablation_coverage *found =
        bsearch(&key, coverage->ablations, coverage->ablation_count,
                sizeof *coverage->ablations, compare);
    return found ? found - coverage->ablations : -1;
}

static bool is_open(const struct search *search, long place) {
    if (place < 0 || search->out->ablations[place].specimen)
        return false;
    const struct ablation_coverage *ablation = &search->coverage->ablations[place];
    return search->wanted[ablation_provision(&ablation->ablation)] &&
           suggestion_wanted_of_ablation(ablation);
}

static bool changes_answer(struct search *search, const void *facts,
                           const struct answer *answer, const struct ablation *ablation) {
    struct answer other =
        trial_answer(search->of_ablation, search->specimen, facts, ablation);
    return !same_answer(answer, &other);
}

static void look_for_ablations(struct search *search, const struct derivation *derivation,
                               const void *facts, const struct answer *answer,
                               const struct fact_change *change) {
    struct ablations ablations = ablations_of(search->of_change, derivation);
    for (size_t i = 0; i < ablations.count; i++) {
        long place = place_of(search->coverage, &ablations.items[i]);
        if (is_open(search, place) &&
            changes_answer(search, facts, answer, &ablations.items[i]))
            suggest(search, &search->out->ablations[place], change);
    }
}

static void look_for_side(struct search *search, const struct step *step,
                          const struct fact_change *change) {
    const struct coverage *coverage = search->coverage;
    const struct provision_coverage *of = &coverage->provisions[step->provision];
    for (size_t i = of->first_condition; i < of->first_condition + of->condition_count;
         i++) {
        struct suggestion *place =
            step->met ? &search->out->met[i] : &search->out->not_met[i];
        if (!strcmp(coverage->conditions[i].label, step->label) && !place->specimen &&
            suggestion_wanted_of_side(&coverage->conditions[i], step->met))
            suggest(search, place, change);
    }
}

static void look(void *context, const struct fact_change *change) {
    struct search *search = context;
    struct fact_error error = {0};
    const struct calculation *calculation = search->specimen->calculation;
    if (!search->open)
        return;
    const void *facts =
        calculation_bind(search->of_change, calculation, change->facts, &error);
    if (!facts)
        return;
    struct derivation d;
    derivation_init(&d, search->of_change);
    d.readings = search->specimen->readings;
    struct answer answer = calculation_answer(&d, calculation, facts);
    for (const struct step *step = d.first; step; step = step->next)
        if (step->near && search->wanted[step->provision])
            look_for_side(search, step, change);
    look_for_ablations(search, &d, facts, &answer, change);
}

static size_t count_open(const struct search *search) {
    const struct coverage *coverage = search->coverage;
    size_t count = 0;
    for (size_t i = 0; i < coverage->ablation_count; i++)
        count += is_open(search, (long)i);
    for (size_t i = 0; i < coverage->condition_count; i++)
        for (int met = 0; met <= 1; met++)
            count += search->wanted[coverage->conditions[i].provision] &&
                     suggestion_wanted_of_side(&coverage->conditions[i], met);
    return count;
}

void suggestions_search(struct suggestions *out, const struct coverage *coverage,
                        const struct suite *suite, const bool wanted[PROVISION_COUNT]) {
    struct arena *arena = arena_new();
    size_t sides = coverage->condition_count + 1;
    *out = (struct suggestions){
        .arena = arena,
        .ablations =
            arena_take(arena, (coverage->ablation_count + 1) * sizeof *out->ablations),
        .met = arena_take(arena, sides * sizeof *out->met),
        .not_met = arena_take(arena, sides * sizeof *out->not_met)};
    struct search search = {.out = out,
                            .coverage = coverage,
                            .wanted = wanted,
                            .of_change = arena_new(),
                            .of_ablation = arena_new()};
    search.open = count_open(&search);
    for (int size = 0; size < CHANGE_SIZE_COUNT; size++)
        for (size_t i = 0; search.open && i < suite_count(suite); i++) {
            search.specimen = suite_at(suite, i);
            arena_clear(search.of_change);
            fact_changes(search.of_change, search.specimen->calculation,
                         search.specimen->facts, (enum change_size)size, look, &search);
        }
    arena_free(search.of_change);
    arena_free(search.of_ablation);
}

void suggestions_release(struct suggestions *suggestions) {
    arena_free(suggestions->arena);
    *suggestions = (struct suggestions){.arena = NULL};
}
