/* The sights of all cases, gathered into conditions. */
#include <stdlib.h>
#include <string.h>

#include "harness/coverage/coverage_private.h"

/* A sight and the case it is of. */
struct seen {
    const struct sight *sight;
    size_t place;
};

static int compare_conditions(const struct sight *a, const struct sight *b) {
    int order = (int)a->provision - (int)b->provision;
    return order ? order : strcmp(a->label, b->label);
}

static int by_condition(const void *a, const void *b) {
    const struct seen *first = a, *second = b;
    int order = compare_conditions(first->sight, second->sight);
    return order ? order
                 : (first->place > second->place) - (first->place < second->place);
}

/* Of one case, all that it saw of one condition. */
struct sides {
    bool met, not_met, near_met, near_not_met, threshold;
};

static void add_sight(struct sides *sides, const struct sight *sight) {
    sides->threshold |= sight->threshold;
    sides->met |= sight->met;
    sides->not_met |= !sight->met;
    sides->near_met |= sight->near && sight->met;
    sides->near_not_met |= sight->near && !sight->met;
}

static void count_sides(struct condition_coverage *condition, const struct sides *sides) {
    condition->threshold |= sides->threshold;
    condition->met += sides->met;
    condition->not_met += sides->not_met;
    condition->near_met += sides->near_met;
    condition->near_not_met += sides->near_not_met;
}

static struct condition_coverage *next_condition(struct coverage *coverage,
                                                 const struct sight *sight) {
    struct provision_coverage *of = &coverage->provisions[sight->provision];
    if (!of->condition_count++)
        of->first_condition = coverage->condition_count;
    struct condition_coverage *condition =
        &coverage->conditions[coverage->condition_count++];
    condition->provision = sight->provision;
    condition->label = sight->label;
    return condition;
}

/* `seen` is in order: the sights of a condition together, and of those the cases. */
static void gather_conditions(struct coverage *coverage, const struct seen *seen,
                              size_t count) {
    struct condition_coverage *condition = NULL;
    for (size_t i = 0; i < count;) {
        const struct sight *first = seen[i].sight;
        size_t place = seen[i].place;
        struct sides sides = {.met = false};
        if (!condition || i == 0 || compare_conditions(seen[i - 1].sight, first))
            condition = next_condition(coverage, first);
        for (; i < count && seen[i].place == place &&
               !compare_conditions(seen[i].sight, first);
             i++)
            add_sight(&sides, seen[i].sight);
        count_sides(condition, &sides);
    }
}

void coverage_gather_conditions(struct coverage *coverage,
                                const struct observations *observations) {
    size_t count = 0, room = 0;
    for (size_t i = 0; i < observations->count; i++)
        room += observations->items[i].sight_count;
    struct arena *arena = arena_new();
    struct seen *seen = arena_take(arena, room * sizeof *seen);
    for (size_t i = 0; i < observations->count; i++)
        for (size_t j = 0; j < observations->items[i].sight_count; j++)
            seen[count++] = (struct seen){&observations->items[i].sights[j], i};
    qsort(seen, count, sizeof *seen, by_condition);
    coverage->conditions =
        arena_take(coverage->arena, count * sizeof *coverage->conditions);
    gather_conditions(coverage, seen, count);
    arena_free(arena);
}
