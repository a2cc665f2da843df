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

const struct specimen *chosen_at(const struct chosen *chosen, size_t index) {
    return suite_at(chosen->suite, chosen_place(chosen, index));
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
