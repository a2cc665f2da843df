#include "calc/law/derivation.h"

void derivation_init(struct derivation *derivation, struct arena *arena) {
    *derivation =
        (struct derivation){.arena = arena, .recording = true, .currency = "EUR"};
}

struct step *derivation_step(struct derivation *derivation, enum step_kind kind,
                             enum provision provision, const char *label) {
    if (!derivation->recording)
        return NULL;
    struct step *step = arena_take(derivation->arena, sizeof *step);
    step->kind = kind;
    step->provision = provision;
    step->label = label;
    if (derivation->last)
        derivation->last->next = step;
    else
        derivation->first = step;
    derivation->last = step;
    return step;
}

static bool step_cites(const struct step *step, enum provision provision) {
    if (step->provision == provision)
        return true;
    for (int i = 0; i < step->operand_count; i++)
        if (step->operands[i].parameter != PARAMETER_NONE &&
            parameter_info(step->operands[i].parameter)->provision == provision)
            return true;
    return false;
}

bool step_has_threshold(const struct step *step) {
    return step->kind == STEP_LIMIT ||
           (step->kind == STEP_CONDITION && step->operand_count == 2);
}

const char *operand_text(struct arena *arena, const struct operand *operand) {
    if (operand->amount)
        return number_shown(arena, operand->amount);
    return date_given(operand->day) ? date_text(arena, operand->day) : operand->text;
}

const char *step_value(struct arena *arena, const struct step *step) {
    return step->amount ? number_shown(arena, step->amount) : step->text;
}

bool derivation_contains(const struct derivation *derivation, enum provision provision) {
    for (const struct step *step = derivation->first; step; step = step->next)
        if (step_cites(step, provision))
            return true;
    return false;
}

size_t derivation_length(const struct derivation *derivation) {
    size_t length = 0;
    for (const struct step *step = derivation->first; step; step = step->next)
        length++;
    return length;
}
