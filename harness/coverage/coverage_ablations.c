/* The attempts of all cases, gathered into ablations and their holders. */
#include <stdlib.h>

#include "harness/coverage/coverage_private.h"

/* An attempt and the case it was made on. */
struct tried {
    const struct attempt *attempt;
    size_t place;
};

static int by_ablation(const void *a, const void *b) {
    const struct tried *first = a, *second = b;
    int order = ablation_compare(&first->attempt->ablation, &second->attempt->ablation);
    return order ? order
                 : (first->place > second->place) - (first->place < second->place);
}

static struct ablation_coverage *next_ablation(struct coverage *coverage,
                                               const struct ablation *ablation) {
    struct provision_coverage *of = &coverage->provisions[ablation_provision(ablation)];
    if (!of->ablation_count++)
        of->first_ablation = coverage->ablation_count;
    struct ablation_coverage *next = &coverage->ablations[coverage->ablation_count++];
    *next = (struct ablation_coverage){.ablation = *ablation,
                                       .id = ablation_id(coverage->arena, ablation)};
    return next;
}

/* `tried` is in order: the attempts with one ablation together. */
static void gather(struct coverage *coverage, const struct suite *suite,
                   const struct tried *tried, size_t count) {
    for (size_t i = 0, end; i < count; i = end) {
        const struct ablation *ablation = &tried[i].attempt->ablation;
        size_t holds = 0;
        for (end = i;
             end < count && !ablation_compare(&tried[end].attempt->ablation, ablation);
             end++)
            holds += tried[end].attempt->holds;
        struct ablation_coverage *of = next_ablation(coverage, ablation);
        const struct specimen **holders =
            arena_take(coverage->arena, holds * sizeof *holders);
        for (size_t j = i; j < end; j++)
            if (tried[j].attempt->holds)
                holders[of->holder_count++] = suite_at(suite, tried[j].place);
        of->tried = end - i;
        of->holders = holders;
    }
}

/* Each case once, whichever ablations of the provision its golden holds. */
static void count_holders(struct coverage *coverage,
                          const struct observations *observations) {
    enum provision counted;
    for (size_t i = 0; i < observations->count; i++) {
        const struct observation *one = &observations->items[i];
        counted = PROVISION_NONE; /* attempts are in the order of provisions */
        for (size_t j = 0; j < one->attempt_count; j++) {
            enum provision provision = ablation_provision(&one->attempts[j].ablation);
            if (one->attempts[j].holds && provision != counted) {
                coverage->provisions[provision].held_by++;
                counted = provision;
            }
        }
    }
}

void coverage_gather_ablations(struct coverage *coverage,
                               const struct observations *observations) {
    size_t room = 0, count = 0;
    for (size_t i = 0; i < observations->count; i++)
        room += observations->items[i].attempt_count;
    struct arena *arena = arena_new();
    struct tried *tried = arena_take(arena, room * sizeof *tried);
    for (size_t i = 0; i < observations->count; i++)
        for (size_t j = 0; j < observations->items[i].attempt_count; j++)
            tried[count++] = (struct tried){&observations->items[i].attempts[j], i};
    qsort(tried, count, sizeof *tried, by_ablation);
    coverage->ablations =
        arena_take(coverage->arena, count * sizeof *coverage->ablations);
    gather(coverage, observations->suite, tried, count);
    count_holders(coverage, observations);
    coverage->evaluations = count;
    arena_free(arena);
}
