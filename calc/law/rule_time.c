/* Lengths of time: dates become periods and numbers of years. */
#include "calc/law/rule_private.h"

/* The step of a measure from one day to another; NULL when nothing is recorded. */
static struct step *measure(struct derivation *d, enum provision provision,
                            const char *sign, struct date from, struct date to,
                            const char *label) {
    struct step *step = derivation_step(d, STEP_MEASURE, provision, label);
    if (step) {
        step->sign = sign;
        step_operand_text(step, NULL, date_text(d->arena, from));
        step_operand_text(step, NULL, date_text(d->arena, to));
    }
    return step;
}

static struct period measured(struct derivation *d, struct step *step,
                              struct period period) {
    if (step)
        step->text = period_text(d->arena, period);
    return period;
}

struct period time_between(struct derivation *d, enum provision provision,
                           struct date from, struct date to, const char *label) {
    return measured(d, measure(d, provision, "to", from, to, label),
                    period_between(from, to));
}

struct period time_served(struct derivation *d, enum provision provision,
                          struct date first, struct date last, const char *label) {
    return measured(d, measure(d, provision, "to the end of", first, last, label),
                    period_of_service(first, last));
}

static number in(struct derivation *d, struct period period, enum unit unit,
                 const char *name) {
    return number_named(d->arena, period_in(d->arena, period, unit), name);
}

number in_years(struct derivation *d, struct period period, const char *name) {
    return in(d, period, UNIT_YEARS, name);
}

number in_months(struct derivation *d, struct period period, const char *name) {
    return in(d, period, UNIT_MONTHS, name);
}

number in_days(struct derivation *d, struct period period, const char *name) {
    return in(d, period, UNIT_DAYS, name);
}

number completed_years(struct derivation *d, enum provision provision, struct date from,
                       struct date to, const char *label) {
    number years = number_of(d->arena, date_years_between(from, to));
    years = number_with_unit(d->arena, years, UNIT_YEARS);
    struct step *step = measure(d, provision, "completed years to", from, to, label);
    if (step)
        step->amount = years;
    return number_named(d->arena, years, label);
}

/* Without its effect, a day that was worked out is the day it was worked out from. */
static struct date dated(struct derivation *d, struct step *step,
                         enum provision provision, struct date from, struct date day,
                         const char *label) {
    bool removed = ablation_applies(d, ABLATION_EFFECT_REMOVED, provision, label);
    if (removed)
        day = from;
    if (step) {
        step->ablated = removed;
        step->text = date_text(d->arena, day);
    }
    return day;
}

struct date day_after(struct derivation *d, enum provision provision, struct date from,
                      number length, const char *label) {
    int count = (int)number_to_long(length);
    struct step *step = derivation_step(d, STEP_MEASURE, provision, label);
    if (step) {
        step->sign = "plus";
        step_operand_text(step, NULL, date_text(d->arena, from));
        step_operand(step, length);
    }
    struct date day = number_unit(length) == UNIT_DAYS     ? date_plus_days(from, count)
                      : number_unit(length) == UNIT_MONTHS ? date_plus_months(from, count)
                                                           : date_plus_years(from, count);
    return dated(d, step, provision, from, day, label);
}

struct date day_found(struct derivation *d, enum provision provision, struct date from,
                      struct date day, const char *label) {
    struct step *step = derivation_step(d, STEP_MEASURE, provision, label);
    if (step) {
        step->sign = "leads to";
        step_operand_text(step, NULL, date_text(d->arena, from));
    }
    return dated(d, step, provision, from, day, label);
}
