#include "calc/law/ablation.h"

#include <string.h>

static const char *const kinds[ABLATION_KIND_COUNT] = {
    [ABLATION_NONE] = "none",
    [ABLATION_EFFECT_REMOVED] = "effect-removed",
    [ABLATION_CONDITION_INVERTED] = "condition-inverted",
    [ABLATION_LIMIT_SHIFTED] = "limit-shifted",
    [ABLATION_LIMIT_INCLUDED] = "limit-included",
    [ABLATION_PARAMETER_MOVED] = "parameter-moved",
    [ABLATION_ROW_REPLACED] = "row-replaced",
    [ABLATION_ROUNDING_CHANGED] = "rounding-changed",
    [ABLATION_ROUNDING_MOVED] = "rounding-moved",
    [ABLATION_LIMITS_SWAPPED] = "limits-swapped",
    [ABLATION_READING_CHANGED] = "reading-changed",
};

const char *ablation_kind_text(enum ablation_kind kind) {
    return kinds[kind];
}

enum provision ablation_provision(const struct ablation *ablation) {
    switch (ablation->kind) {
    case ABLATION_PARAMETER_MOVED:
        return parameter_info(ablation->parameter)->provision;
    case ABLATION_READING_CHANGED:
        return reading_info(reading_of_choice(ablation->choice))->provision;
    default:
        return ablation->provision;
    }
}

const char *ablation_target(struct arena *arena, const struct ablation *ablation) {
    switch (ablation->kind) {
    case ABLATION_PARAMETER_MOVED:
        return parameter_info(ablation->parameter)->name;
    case ABLATION_READING_CHANGED:
        return arena_print(arena, "%s=%s",
                           reading_info(reading_of_choice(ablation->choice))->id,
                           choice_word(ablation->choice));
    default:
        return ablation->label ? ablation->label : "*";
    }
}

const char *ablation_id(struct arena *arena, const struct ablation *ablation) {
    const char *direction = ablation->direction > 0   ? "+1"
                            : ablation->direction < 0 ? "-1"
                                                      : "";
    return arena_print(arena, "%s/%s%s/%s", provision_id(ablation_provision(ablation)),
                       ablation_kind_text(ablation->kind), direction,
                       ablation_target(arena, ablation));
}

static int compare_labels(const char *a, const char *b) {
    if (a == b)
        return 0;
    return strcmp(a ? a : "", b ? b : "");
}

int ablation_compare(const struct ablation *a, const struct ablation *b) {
    int order = (int)ablation_provision(a) - (int)ablation_provision(b);
    if (!order)
        order = compare_labels(a->label, b->label);
    if (!order)
        order = (int)a->kind - (int)b->kind;
    if (!order)
        order = (int)a->parameter - (int)b->parameter;
    if (!order)
        order = (int)a->choice - (int)b->choice;
    return order ? order : a->direction - b->direction;
}
