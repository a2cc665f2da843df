#include "harness/coverage/ablations.h"

#include <stdlib.h>

#include "calc/tables/printed_table.h"

enum { MOST_OF_A_STEP = 4 }; /* but for readings: those are counted by their choices */

struct list {
    size_t count;
    struct ablation *items;
};

static void add(struct list *list, struct ablation ablation) {
    list->items[list->count++] = ablation;
}

static void add_of_step(struct list *list, const struct step *step,
                        enum ablation_kind kind, int direction) {
    add(list, (struct ablation){.kind = kind,
                                .provision = step->provision,
                                .label = step->label,
                                .direction = direction});
}

static void add_both_ways(struct list *list, const struct step *step,
                          enum ablation_kind kind) {
    add_of_step(list, step, kind, 1);
    add_of_step(list, step, kind, -1);
}

static void add_of_condition(struct list *list, const struct step *step) {
    add_of_step(list, step, ABLATION_CONDITION_INVERTED, 0);
    if (!step_has_threshold(step))
        return;
    add_of_step(list, step, ABLATION_LIMIT_INCLUDED, 0);
    add_both_ways(list, step, ABLATION_LIMIT_SHIFTED);
}

static void add_of_limit(struct list *list, const struct step *step) {
    add_of_step(list, step, ABLATION_EFFECT_REMOVED, 0);
    add_both_ways(list, step, ABLATION_LIMIT_SHIFTED);
    if (step->chained)
        add_of_step(list, step, ABLATION_LIMITS_SWAPPED, 0);
}

/* The first and the last row have one neighbour only. */
static void add_of_row(struct list *list, const struct step *step) {
    const struct printed_table *table = step->table;
    if (step->row > table->rows)
        add_of_step(list, step, ABLATION_ROW_REPLACED, -1);
    if (step->row + 1 < table->rows + table->row_count)
        add_of_step(list, step, ABLATION_ROW_REPLACED, 1);
}

static void add_of_rounding(struct list *list, const struct step *step) {
    add_of_step(list, step, ABLATION_EFFECT_REMOVED, 0);
    add_of_step(list, step, ABLATION_ROUNDING_CHANGED, 0);
    add_of_step(list, step, ABLATION_ROUNDING_MOVED, 1);
    if (step->places > 0)
        add_of_step(list, step, ABLATION_ROUNDING_MOVED, -1);
}

static void add_of_reading(struct list *list, const struct step *step) {
    for (int i = CHOICE_NONE + 1; i < CHOICE_COUNT; i++) {
        enum choice choice = (enum choice)i;
        if (choice != step->choice &&
            reading_of_choice(choice) == reading_of_choice(step->choice))
            add(list,
                (struct ablation){.kind = ABLATION_READING_CHANGED, .choice = choice});
    }
}

static void add_of_any_step(struct list *list, const struct step *step) {
    switch (step->kind) {
    case STEP_FORMULA:
        add_of_step(list, step, ABLATION_EFFECT_REMOVED, 0);
        if (number_unit(step->amount) == UNIT_MONEY)
            add_of_step(list, step, ABLATION_ROUNDING_MOVED, 0);
        break;
    case STEP_LIMIT:
        add_of_limit(list, step);
        break;
    case STEP_CONDITION:
        add_of_condition(list, step);
        break;
    case STEP_TABLE:
        add_of_row(list, step);
        break;
    case STEP_ROUNDING:
        add_of_rounding(list, step);
        break;
    case STEP_MEASURE:
        if (step->operand_count) /* a printed day is worked out from nothing */
            add_of_step(list, step, ABLATION_EFFECT_REMOVED, 0);
        add_both_ways(list, step, ABLATION_LIMIT_SHIFTED);
        break;
    case STEP_READING:
        add_of_reading(list, step);
        break;
    case STEP_REFUSAL:
        add_of_step(list, step, ABLATION_EFFECT_REMOVED, 0);
        break;
    }
}

static void add_of_parameters(struct list *list, const struct derivation *derivation) {
    for (int i = PARAMETER_NONE + 1; i < PARAMETER_COUNT; i++)
        for (int direction = -1; derivation->read[i] && direction <= 1; direction += 2)
            add(list, (struct ablation){.kind = ABLATION_PARAMETER_MOVED,
                                        .parameter = (enum parameter)i,
                                        .direction = direction});
}

static int compare(const void *a, const void *b) {
    return ablation_compare(a, b);
}

static void keep_each_once(struct list *list) {
    size_t kept = 0;
    qsort(list->items, list->count, sizeof *list->items, compare);
    for (size_t i = 0; i < list->count; i++)
        if (!kept || ablation_compare(&list->items[kept - 1], &list->items[i]))
            list->items[kept++] = list->items[i];
    list->count = kept;
}

struct ablations ablations_of(struct arena *arena, const struct derivation *derivation) {
    size_t room = derivation_length(derivation) * MOST_OF_A_STEP + 2 * PARAMETER_COUNT +
                  CHOICE_COUNT;
    struct list list = {0, arena_take(arena, room * sizeof *list.items)};
    for (const struct step *step = derivation->first; step; step = step->next)
        add_of_any_step(&list, step);
    add_of_parameters(&list, derivation);
    keep_each_once(&list);
    return (struct ablations){list.count, list.items};
}
