#include "harness/verdict/excuse_index.h"

#include <stdlib.h>
#include <string.h>

/* Rows go by their places in the list. */
struct places {
    const struct excuse_list *list;
    size_t *named, named_count; /* by the case that they name */
    size_t *open, open_count;
};

struct excuse_index {
    struct places of[EXCUSE_KINDS];
};

static int by_case(const void *left, const void *right, void *context) {
    const struct excuse_list *list = context;
    size_t a = *(const size_t *)left, b = *(const size_t *)right;
    int order = strcmp(list->items[a].case_id, list->items[b].case_id);
    return order ? order : (a > b) - (a < b);
}

static struct places places_of(struct arena *arena, const struct excuse_list *list) {
    struct places places = {
        .list = list,
        .named = arena_take(arena, (list->count + 1) * sizeof *places.named),
        .open = arena_take(arena, (list->count + 1) * sizeof *places.open),
    };
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].case_id && glob_is_plain(list->items[i].case_id))
            places.named[places.named_count++] = i;
        else
            places.open[places.open_count++] = i;
    qsort_r(places.named, places.named_count, sizeof *places.named, by_case,
            (void *)list);
    return places;
}

struct excuse_index *excuse_index_new(struct arena *arena,
                                      const struct excuses *excuses) {
    struct excuse_index *index = arena_take(arena, sizeof *index);
    for (int kind = 0; kind < EXCUSE_KINDS; kind++)
        index->of[kind] = places_of(arena, &excuses->of[kind]);
    return index;
}

/* The first row that names this case, or one behind it. */
static size_t lower_bound(const struct places *places, const char *case_id) {
    size_t low = 0, high = places->named_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct excuse *one = &places->list->items[places->named[middle]];
        if (strcmp(one->case_id, case_id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct excuse_walk excuse_index_walk(const struct excuse_index *index,
                                     enum excuse_kind kind, const char *case_id) {
    const struct places *places = &index->of[kind];
    size_t first = lower_bound(places, case_id), end = first;
    while (end < places->named_count &&
           !strcmp(places->list->items[places->named[end]].case_id, case_id))
        end++;
    return (struct excuse_walk){.list = places->list,
                                .named = places->named + first,
                                .named_end = places->named + end,
                                .open = places->open,
                                .open_end = places->open + places->open_count};
}

const struct excuse *excuse_walk_next(struct excuse_walk *walk) {
    bool named = walk->named < walk->named_end, open = walk->open < walk->open_end;
    if (!named && !open)
        return NULL;
    if (named && (!open || *walk->named < *walk->open))
        return &walk->list->items[*walk->named++];
    return &walk->list->items[*walk->open++];
}

const struct excuse *excuse_index_find(const struct excuse_index *index,
                                       const char *case_id, const char *calculation,
                                       const struct deviation *deviation) {
    for (int kind = 0; kind < EXCUSE_KINDS; kind++) {
        struct excuse_walk walk =
            excuse_index_walk(index, (enum excuse_kind)kind, case_id);
        const struct excuse *each;
        while ((each = excuse_walk_next(&walk)))
            if (excuse_fit(each, case_id, calculation, deviation) == EXCUSE_FITS)
                return each;
    }
    return NULL;
}
