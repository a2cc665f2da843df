#include "calc/law/rule.h"

#include <string.h>

#include "calc/base/error.h"
#include "calc/law/rule_private.h"

bool ablation_applies(const struct derivation *d, enum ablation_kind kind,
                      enum provision provision, const char *label) {
    const struct ablation *ablation = d->ablation;
    return ablation && ablation->kind == kind && ablation->provision == provision &&
           (!ablation->label || !strcmp(ablation->label, label));
}

void step_operand(struct step *step, number value) {
    if (step)
        step->operands[step->operand_count++] =
            (struct operand){.name = number_name(value),
                             .amount = value,
                             .parameter = (enum parameter)number_tag(value)};
}

void step_operand_text(struct step *step, const char *name, const char *text) {
    if (step)
        step->operands[step->operand_count++] =
            (struct operand){.name = name, .text = text};
}

/* The value of a step, under the name of the step: what later steps show it as. */
static number valued(struct derivation *d, struct step *step, number value,
                     const char *label) {
    if (!step)
        return value;
    step->amount = value;
    /* A parameter that passes through keeps no tag: the step cites what it computed. */
    return number_tagged(d->arena, number_named(d->arena, value, label), PARAMETER_NONE);
}

number parameter(struct derivation *d, enum parameter parameter) {
    const struct ablation *ablation = d->ablation;
    int moved = ablation && ablation->kind == ABLATION_PARAMETER_MOVED &&
                        ablation->parameter == parameter
                    ? ablation->direction
                    : 0;
    number value = parameter_value(d->arena, parameter, moved);
    value = number_named(d->arena, value, parameter_info(parameter)->meaning);
    return number_tagged(d->arena, value, (int)parameter);
}

number count_of(struct derivation *d, long value, const char *name) {
    return number_named(d->arena, number_of(d->arena, value), name);
}

number table_cell(struct derivation *d, const struct printed_table *table, long key,
                  int column, const char *label) {
    const struct table_row *row = table_row(table, key);
    if (!row)
        return NULL;
    const struct table_row *used = row;
    if (ablation_applies(d, ABLATION_ROW_REPLACED, table->provision, label)) {
        const struct table_row *other = row + d->ablation->direction;
        if (other >= table->rows && other < table->rows + table->row_count)
            used = other;
    }
    number value = number_read(d->arena, used->cells[column]);
    if (!value)
        BUG("table %s, row %ld: '%s'", table->name, key, used->cells[column]);
    struct step *step = derivation_step(d, STEP_TABLE, table->provision, label);
    if (step) {
        step->ablated = used != row;
        step->sign = "row";
        step_operand_text(step, table->key_name, arena_print(d->arena, "%ld", used->key));
    }
    return valued(d, step, value, label);
}

/* One formula: records `a sign b = result`, or gives back `a` when its effect is removed.
 */
static number formula(struct derivation *d, enum provision provision, const char *sign,
                      number a, number b,
                      number (*compute)(struct arena *, number, number),
                      const char *label) {
    bool removed = ablation_applies(d, ABLATION_EFFECT_REMOVED, provision, label);
    struct step *step = derivation_step(d, STEP_FORMULA, provision, label);
    if (step) {
        step->sign = sign;
        step->ablated = removed;
        step_operand(step, a);
        step_operand(step, b);
    }
    return valued(d, step, removed ? a : compute(d->arena, a, b), label);
}

number product(struct derivation *d, enum provision provision, number a, number b,
               const char *label) {
    return formula(d, provision, "x", a, b, number_times, label);
}

number quotient(struct derivation *d, enum provision provision, number a, number b,
                const char *label) {
    return formula(d, provision, "/", a, b, number_over, label);
}

number sum(struct derivation *d, enum provision provision, number a, number b,
           const char *label) {
    return formula(d, provision, "+", a, b, number_plus, label);
}

number difference(struct derivation *d, enum provision provision, number a, number b,
                  const char *label) {
    return formula(d, provision, "-", a, b, number_minus, label);
}

number power(struct derivation *d, enum provision provision, number a, number exponent,
             const char *label) {
    return formula(d, provision, "to the power of", a, exponent, number_power, label);
}

/* `side` is 1 for a maximum and -1 for a minimum. */
static number limited(struct derivation *d, enum provision provision, number value,
                      number limit, int side, const char *label) {
    bool removed = ablation_applies(d, ABLATION_EFFECT_REMOVED, provision, label);
    bool decides = number_compare(value, limit) * side > 0;
    struct step *step = derivation_step(d, STEP_LIMIT, provision, label);
    if (step) {
        step->sign = side > 0 ? "at most" : "at least";
        step->met = decides && !removed;
        step->ablated = removed;
        step_operand(step, value);
        step_operand(step, limit);
    }
    number kept = decides && !removed
                      ? number_with_unit(d->arena, limit, number_unit(value))
                      : value;
    return valued(d, step, kept, label);
}

number at_most(struct derivation *d, enum provision provision, number value, number limit,
               const char *label) {
    return limited(d, provision, value, limit, 1, label);
}

number at_least(struct derivation *d, enum provision provision, number value,
                number limit, const char *label) {
    return limited(d, provision, value, limit, -1, label);
}

/* Rounding of one value; `removed` keeps the fraction, `changed` drops it. */
static number rounding(struct derivation *d, enum provision provision, number value,
                       int places, enum rounding mode, const char *sign,
                       const char *label) {
    bool removed = ablation_applies(d, ABLATION_EFFECT_REMOVED, provision, label);
    bool changed = ablation_applies(d, ABLATION_ROUNDING_CHANGED, provision, label);
    if (changed)
        mode = mode == ROUND_DOWN ? ROUND_HALF_UP : ROUND_DOWN;
    number result = removed ? value : number_rounded(d->arena, value, places, mode);
    struct step *step = derivation_step(d, STEP_ROUNDING, provision, label);
    if (step) {
        step->sign = sign;
        step->ablated = removed || changed;
        step_operand(step, value);
    }
    return valued(d, step, result, label);
}

number whole_part(struct derivation *d, enum provision provision, number value,
                  const char *label) {
    return rounding(d, provision, value, 0, ROUND_DOWN, "whole part of", label);
}

number begun_part(struct derivation *d, enum provision provision, number value,
                  const char *label) {
    return rounding(d, provision, value, 0, ROUND_UP, "begun counts whole", label);
}

number rounded(struct derivation *d, enum provision provision, number value, int places,
               const char *label) {
    return rounding(d, provision, value, places, ROUND_HALF_UP, "rounded half up", label);
}

bool reads_as(struct derivation *d, enum choice choice) {
    enum reading reading = reading_of_choice(choice);
    enum choice in_force = readings_choice(d->readings, reading);
    const struct reading_info *info = reading_info(reading);
    /* Asking twice for one reading tells the reader nothing new. */
    for (const struct step *step = d->first; step; step = step->next)
        if (step->kind == STEP_READING && step->choice == in_force)
            return in_force == choice;
    struct step *step = derivation_step(d, STEP_READING, info->provision, info->question);
    if (step) {
        step->sign = info->id;
        step->choice = in_force;
        step->text = choice_word(in_force);
    }
    return in_force == choice;
}

void refuse(struct derivation *d, enum provision provision, const char *message) {
    if (is_refused(d))
        return;
    d->refused_by = provision;
    d->refusal = message;
    derivation_step(d, STEP_REFUSAL, provision, message);
}

bool is_refused(const struct derivation *d) {
    return d->refused_by != PROVISION_NONE;
}
