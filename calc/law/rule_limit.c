/* Limits: a value held at a maximum or a minimum, and what chains two of them. */
#include "calc/law/rule_private.h"

/* `side` is 1 for a maximum and -1 for a minimum. */
static bool goes_beyond(number value, number limit, int side) {
    return number_compare(value, limit) * side > 0;
}

static number held_at(struct derivation *d, number value, number limit, int side) {
    bool beyond = goes_beyond(value, limit, side);
    return number_with_unit(d->arena, beyond ? limit : value, number_unit(value));
}

/* The limit before it holds what this one gave, instead of the other way round. */
static number held_before(struct derivation *d, number limit, int side) {
    const struct limit_set *before = &d->last_limit;
    return held_at(d, held_at(d, before->value, limit, side), before->limit,
                   before->side);
}

static number limited(struct derivation *d, enum provision provision, number value,
                      number limit, int side, const char *label) {
    bool removed = ablation_applies(d, ABLATION_EFFECT_REMOVED, provision, label);
    bool shifted = ablation_applies(d, ABLATION_LIMIT_SHIFTED, provision, label);
    bool chained = d->last_limit.result == value && d->last_limit.side == -side;
    bool swapped =
        chained && ablation_applies(d, ABLATION_LIMITS_SWAPPED, provision, label);
    if (shifted)
        limit = threshold_shifted(d, value, limit);
    struct step *step = derivation_step(d, STEP_LIMIT, provision, label);
    if (step) {
        step->sign = side > 0 ? "at most" : "at least";
        step->met = goes_beyond(value, limit, side) && !removed;
        step->near = is_near(d, value, limit);
        step->chained = chained;
        step->ablated = removed || shifted || swapped;
        step_operand(step, value);
        step_operand(step, limit);
    }
    /* A copy even of what is left whole: by it the next limit knows that it is chained.
     */
    number kept = swapped   ? held_before(d, limit, side)
                  : removed ? value
                            : held_at(d, value, limit, side);
    number result = step_valued(d, step, kept, label);
    d->last_limit = (struct limit_set){value, limit, result, side};
    return result;
}

number at_most(struct derivation *d, enum provision provision, number value, number limit,
               const char *label) {
    return limited(d, provision, value, limit, 1, label);
}

number at_least(struct derivation *d, enum provision provision, number value,
                number limit, const char *label) {
    return limited(d, provision, value, limit, -1, label);
}
