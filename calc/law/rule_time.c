/* Lengths of time: dates become periods and numbers of years. */
#include "calc/law/rule_private.h"

/* The step of a measure from one day to another; NULL when nothing is recorded. */
static struct step *measure(struct derivation *d, enum provision provision,
                            const char *sign, struct date from, struct date to,
                            const char *label) {
    struct step *step = derivation_step(d, STEP_MEASURE, provision, label);
    if (step) {
        step->sign = sign;
        step_operand_day(step, from);
        step_operand_day(step, to);
    }
    return step;
}

/* By how many units the ablation in force shifts a length or a day found. */
static int shift_of(const struct derivation *d, enum provision provision,
                    const char *label) {
    bool shifted = ablation_applies(d, ABLATION_LIMIT_SHIFTED, provision, label);
    return shifted ? d->ablation->direction : 0;
}

/* Without its effect a length is nothing; shifted it is a day longer or shorter. */
static struct period measured(struct derivation *d, struct step *step,
                              enum provision provision, struct period period,
                              const char *label) {
    bool removed = ablation_applies(d, ABLATION_EFFECT_REMOVED, provision, label);
    int shift = shift_of(d, provision, label);
    if (removed)
        period = period_of_days(0);
    if (shift)
        period = period_of_days(period_days(period) + shift);
    if (step) {
        step->ablated = removed || shift;
        step->text = period_text(d->arena, period);
    }
    return period;
}

struct period time_between(struct derivation *d, enum provision provision,
                           struct date from, struct date to, const char *label) {
    struct step *step = measure(d, provision, "to", from, to, label);
    return measured(d, step, provision, period_between(from, to), label);
}

struct period time_served(struct derivation *d, enum provision provision,
                          struct date first, struct date last, const char *label) {
    struct step *step = measure(d, provision, "to the end of", first, last, label);
    return measured(d, step, provision, period_of_service(first, last), label);
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

enum { DAYS_IN_FOUR_YEARS = 1461, MONTHS_IN_FOUR_YEARS = 48 };

number days_in_mean_year(struct derivation *d) {
    return number_named(d->arena, number_ratio(d->arena, DAYS_IN_FOUR_YEARS, 4),
                        "days in a mean year");
}

number days_in_mean_month(struct derivation *d) {
    return number_named(d->arena,
                        number_ratio(d->arena, DAYS_IN_FOUR_YEARS, MONTHS_IN_FOUR_YEARS),
                        "days in a mean month");
}

number completed_years(struct derivation *d, enum provision provision, struct date from,
                       struct date to, const char *label) {
    bool removed = ablation_applies(d, ABLATION_EFFECT_REMOVED, provision, label);
    int shift = shift_of(d, provision, label);
    int count = removed ? 0 : date_years_between(from, to) + shift;
    number years = number_of(d->arena, count > 0 ? count : 0);
    years = number_with_unit(d->arena, years, UNIT_YEARS);
    struct step *step = measure(d, provision, "completed years to", from, to, label);
    if (step) {
        step->amount = years;
        step->ablated = removed || shift;
    }
    return number_named(d->arena, years, label);
}

/*
 * Without its effect, a day that was worked out is the day it was worked out from;
 * shifted, it is the day before or after.
 */
static struct date dated(struct derivation *d, struct step *step,
                         enum provision provision, struct date from, struct date day,
                         const char *label) {
    bool removed = ablation_applies(d, ABLATION_EFFECT_REMOVED, provision, label);
    int shift = shift_of(d, provision, label);
    if (removed)
        day = from;
    if (shift && date_given(day))
        day = date_plus_days(day, shift);
    if (step) {
        step->ablated = removed || shift;
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
        step_operand_day(step, from);
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
        step_operand_day(step, from);
    }
    return dated(d, step, provision, from, day, label);
}

struct date printed_day(struct derivation *d, enum printed_day day) {
    const struct printed_day_info *info = printed_day_info(day);
    struct step *step = derivation_step(d, STEP_MEASURE, info->provision, info->meaning);
    return dated(d, step, info->provision, info->date, info->date, info->meaning);
}
