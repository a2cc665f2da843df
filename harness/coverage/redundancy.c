#include "harness/coverage/redundancy.h"

/* Holders stand in the order of the suite, and so do the places. */
static void count(struct case_holds *places, const struct ablation_coverage *ablation) {
    struct case_holds *place = places;
    for (size_t i = 0; i < ablation->holder_count; i++) {
        while (place->specimen != ablation->holders[i])
            place++;
        place->held++;
        place->alone += ablation->holder_count == 1;
    }
}

const struct case_holds *coverage_case_holds(struct arena *arena,
                                             const struct coverage *coverage,
                                             const struct suite *suite) {
    size_t cases = suite_count(suite);
    struct case_holds *places = arena_take(arena, cases * sizeof *places);
    for (size_t i = 0; i < cases; i++)
        places[i].specimen = suite_at(suite, i);
    for (size_t i = 0; i < coverage->ablation_count; i++)
        count(places, &coverage->ablations[i]);
    return places;
}

bool case_is_redundant(const struct case_holds *holds) {
    return holds->held && !holds->alone;
}
