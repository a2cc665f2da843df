#include "harness/case/chosen.h"

#include <stdlib.h>

struct chosen chosen_all(struct suite *suite) {
    size_t count = suite_count(suite);
    return (struct chosen){.suite = suite, .count = count, .whole = count};
}

void chosen_release(struct chosen *chosen) {
    free(chosen->places);
    *chosen = (struct chosen){.suite = NULL};
}

size_t chosen_place(const struct chosen *chosen, size_t index) {
    if (index >= chosen->count)
        BUG("case %zu of %zu", index, chosen->count);
    return chosen->places ? chosen->places[index] : index;
}

const struct specimen *chosen_bring(const struct chosen *chosen, size_t index,
                                    struct error *error) {
    return suite_bring(chosen->suite, chosen_place(chosen, index), error);
}

void chosen_head(const struct chosen *chosen, size_t index, struct arena *arena,
                 struct specimen *out) {
    suite_head(chosen->suite, chosen_place(chosen, index), arena, out);
}

struct met {
    const struct chosen *chosen;
    const struct calculation *last; /* neighbours are mostly of one */
    struct calculations *all;       /* in the order met */
};

static bool is_among(const struct calculations *all,
                     const struct calculation *calculation) {
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i] == calculation)
            return true;
    return false;
}

static bool meet(void *context, size_t place, const struct specimen *head) {
    struct met *met = context;
    size_t index;
    if (head->calculation == met->last || !chosen_has(met->chosen, place, &index))
        return true;
    met->last = head->calculation;
    if (!is_among(met->all, head->calculation))
        met->all->items[met->all->count++] = head->calculation;
    return true;
}

struct calculations chosen_calculations(const struct chosen *chosen,
                                        struct arena *arena) {
    size_t most = 0;
    while (calculation_at(most))
        most++;
    size_t room = (most + 1) * sizeof(struct calculation *);
    struct calculations met = {0, arena_take(arena, room)};
    struct calculations out = {0, arena_take(arena, room)};
    suite_walk(chosen->suite, meet, &(struct met){chosen, NULL, &met});
    for (size_t i = 0; i < most; i++)
        if (is_among(&met, calculation_at(i)))
            out.items[out.count++] = calculation_at(i);
    return out;
}

static int by_place(const void *left, const void *right) {
    const size_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

bool chosen_has(const struct chosen *chosen, size_t place, size_t *index) {
    if (!chosen->places) {
        *index = place;
        return place < chosen->count;
    }
    const size_t *found =
        bsearch(&place, chosen->places, chosen->count, sizeof place, by_place);
    if (found)
        *index = (size_t)(found - chosen->places);
    return found;
}

bool chosen_find(const struct chosen *chosen, const char *id, size_t *index) {
    size_t place;
    return suite_place(chosen->suite, id, &place) && chosen_has(chosen, place, index);
}
