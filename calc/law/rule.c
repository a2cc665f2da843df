#include "calc/law/rule.h"

#include <string.h>

#include "calc/base/error.h"
#include "calc/base/money.h"
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

void step_operand_day(struct step *step, struct date day) {
    if (step)
        step->operands[step->operand_count++] = (struct operand){.day = day};
}

number step_valued(struct derivation *d, struct step *step, number value,
                   const char *label) {
    /* A parameter that passes through keeps no tag: the step cites what it computed. */
    if (number_tag(value) != PARAMETER_NONE)
        value = number_tagged(d->arena, value, PARAMETER_NONE);
    if (!step)
        return value;
    step->amount = value;
    return number_named(d->arena, value, label);
}

number parameter(struct derivation *d, enum parameter parameter) {
    const struct ablation *ablation = d->ablation;
    int moved = ablation && ablation->kind == ABLATION_PARAMETER_MOVED &&
                        ablation->parameter == parameter
                    ? ablation->direction
                    : 0;
    d->read[parameter] |= d->recording;
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
        step->table = table;
        step->row = used;
        step_operand_text(step, table->key_name, arena_print(d->arena, "%ld", used->key));
    }
    return step_valued(d, step, value, label);
}

/* One formula: records `a sign b = result`, or gives back `a` when its effect is removed.
 */
static number formula(struct derivation *d, enum provision provision, const char *sign,
                      number a, number b,
                      number (*compute)(struct arena *, number, number),
                      const char *label) {
    bool removed = ablation_applies(d, ABLATION_EFFECT_REMOVED, provision, label);
    number result = removed ? a : compute(d->arena, a, b);
    bool moved = number_unit(result) == UNIT_MONEY &&
                 ablation_applies(d, ABLATION_ROUNDING_MOVED, provision, label);
    if (moved)
        result = money_rounded(d->arena, result, d->currency, ROUND_HALF_UP);
    struct step *step = derivation_step(d, STEP_FORMULA, provision, label);
    if (step) {
        step->sign = sign;
        step->ablated = removed || moved;
        step_operand(step, a);
        step_operand(step, b);
    }
    return step_valued(d, step, result, label);
}

number product(struct derivation *d, enum provision provision, number a, number b,
               const char *label) {
    return formula(d, provision, "x", a, b, number_times, label);
}

static number undivided(struct arena *arena, number a, number b) {
    (void)arena;
    (void)b;
    return a;
}

/* By what an ablation has made nothing, nothing is divided. */
number quotient(struct derivation *d, enum provision provision, number a, number b,
                const char *label) {
    bool possible = !d->ablation || number_sign(b) != 0;
    return formula(d, provision, "/", a, b, possible ? number_over : undivided, label);
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

/*
 * Rounding of one value: removed it keeps the fraction, changed it goes the other way,
 * moved it keeps a decimal more or fewer.
 */
static number rounding(struct derivation *d, enum provision provision, number value,
                       int places, enum rounding mode, const char *sign,
                       const char *label) {
    bool removed = ablation_applies(d, ABLATION_EFFECT_REMOVED, provision, label);
    bool changed = ablation_applies(d, ABLATION_ROUNDING_CHANGED, provision, label);
    bool moved = ablation_applies(d, ABLATION_ROUNDING_MOVED, provision, label) &&
                 places + d->ablation->direction >= 0;
    if (changed)
        mode = mode == ROUND_HALF_UP ? ROUND_DOWN : ROUND_HALF_UP;
    if (moved)
        places += d->ablation->direction;
    number result = removed ? value : number_rounded(d->arena, value, places, mode);
    struct step *step = derivation_step(d, STEP_ROUNDING, provision, label);
    if (step) {
        step->sign = sign;
        step->places = places;
        step->ablated = removed || changed || moved;
        step_operand(step, value);
    }
    return step_valued(d, step, result, label);
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
    const struct ablation *ablation = d->ablation;
    bool changed = ablation && ablation->kind == ABLATION_READING_CHANGED &&
                   reading_of_choice(ablation->choice) == reading;
    if (changed)
        in_force = ablation->choice;
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
        step->ablated = changed;
    }
    return in_force == choice;
}

void refuse(struct derivation *d, enum provision provision, const char *message) {
    if (is_refused(d))
        return;
    bool removed = ablation_applies(d, ABLATION_EFFECT_REMOVED, provision, message);
    struct step *step = derivation_step(d, STEP_REFUSAL, provision, message);
    if (step)
        step->ablated = removed;
    if (removed)
        return;
    d->refused_by = provision;
    d->refusal = message;
}

bool is_refused(const struct derivation *d) {
    return d->refused_by != PROVISION_NONE;
}
