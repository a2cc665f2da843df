/* Conditions: a value, a threshold and a side, so that boundaries can be covered. */
#include <string.h>

#include "calc/base/error.h"
#include "calc/base/money.h"
#include "calc/law/rule_private.h"

struct condition above(number value, number threshold) {
    return (struct condition){.sign = ">", .value = value, .threshold = threshold};
}

struct condition at_or_above(number value, number threshold) {
    return (struct condition){.sign = ">=", .value = value, .threshold = threshold};
}

struct condition below(number value, number threshold) {
    return (struct condition){.sign = "<", .value = value, .threshold = threshold};
}

struct condition at_or_below(number value, number threshold) {
    return (struct condition){.sign = "<=", .value = value, .threshold = threshold};
}

struct condition before(struct date day, struct date limit) {
    return (struct condition){.sign = "<", .day = day, .limit = limit};
}

struct condition before_month(struct date first, struct date limit) {
    struct condition condition = before(first, limit);
    condition.by_month = true;
    return condition;
}

struct condition on_or_after(struct date day, struct date limit) {
    return (struct condition){.sign = ">=", .day = day, .limit = limit};
}

struct condition stated(bool fact, const char *name) {
    return (struct condition){.sign = "is", .fact = fact, .name = name};
}

/* `order` is below, at or above zero as the value lies below, at or above the threshold.
 */
static bool compared(const char *sign, int order) {
    if (!strcmp(sign, ">"))
        return order > 0;
    if (!strcmp(sign, ">="))
        return order >= 0;
    if (!strcmp(sign, "<"))
        return order < 0;
    if (!strcmp(sign, "<="))
        return order <= 0;
    BUG("comparison '%s'", sign);
}

static const char *other_strictness(const char *sign) {
    static const char *const pairs[][2] = {{">", ">="}, {"<", "<="}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (!strcmp(sign, pairs[i][0]))
            return pairs[i][1];
        if (!strcmp(sign, pairs[i][1]))
            return pairs[i][0];
    }
    BUG("comparison '%s'", sign);
}

/* The last printed digit of a parameter, a cent, one per cent, or one of its unit. */
static number threshold_unit(struct derivation *d, number value, number threshold) {
    enum parameter parameter = (enum parameter)number_tag(threshold);
    if (parameter != PARAMETER_NONE)
        return parameter_step(d->arena, parameter);
    enum unit unit = number_unit(threshold);
    if (unit == UNIT_NONE)
        unit = number_unit(value);
    bool cents = unit == UNIT_MONEY && currency_decimals(d->currency) == 2;
    return number_ratio(d->arena, 1, cents || unit == UNIT_RATE ? 100 : 1);
}

number threshold_shifted(struct derivation *d, number value, number threshold) {
    number unit = threshold_unit(d, value, threshold);
    return d->ablation->direction > 0 ? number_plus(d->arena, threshold, unit)
                                      : number_minus(d->arena, threshold, unit);
}

bool is_near(struct derivation *d, number value, number threshold) {
    number unit = threshold_unit(d, value, threshold);
    number above = number_minus(d->arena, value, threshold);
    number below = number_minus(d->arena, threshold, value);
    return number_compare(above, unit) <= 0 && number_compare(below, unit) <= 0;
}

static int month_of(struct date day) {
    return day.year * MONTHS_PER_YEAR + day.month;
}

static bool day_is_near(const struct condition *condition) {
    struct date day = condition->day, limit = condition->limit;
    long apart = condition->by_month ? month_of(day) - month_of(limit)
                                     : date_ordinal(day) - date_ordinal(limit);
    return apart >= -1 && apart <= 1;
}

static void shift_limit(struct derivation *d, struct condition *condition) {
    int direction = d->ablation->direction;
    if (date_given(condition->limit))
        condition->limit = condition->by_month
                               ? date_plus_months(condition->limit, direction)
                               : date_plus_days(condition->limit, direction);
    else
        condition->threshold =
            threshold_shifted(d, condition->value, condition->threshold);
}

static bool decide(const struct condition *condition) {
    if (!strcmp(condition->sign, "is"))
        return condition->fact;
    int order = date_given(condition->limit)
                    ? date_compare(condition->day, condition->limit)
                    : number_compare(condition->value, condition->threshold);
    return compared(condition->sign, order);
}

static void record(struct derivation *d, struct step *step,
                   const struct condition *condition) {
    if (!step)
        return;
    step->sign = condition->sign;
    if (!strcmp(condition->sign, "is")) {
        step_operand_text(step, condition->name, condition->fact ? "true" : "false");
    } else if (date_given(condition->limit)) {
        step_operand_day(step, condition->day);
        step_operand_day(step, condition->limit);
        step->near = day_is_near(condition);
    } else {
        step_operand(step, condition->value);
        step_operand(step, condition->threshold);
        step->near = is_near(d, condition->value, condition->threshold);
    }
}

bool holds(struct derivation *d, enum provision provision, struct condition condition,
           const char *label) {
    bool plain = !strcmp(condition.sign, "is");
    bool shifted =
        !plain && ablation_applies(d, ABLATION_LIMIT_SHIFTED, provision, label);
    bool included =
        !plain && ablation_applies(d, ABLATION_LIMIT_INCLUDED, provision, label);
    bool inverted = ablation_applies(d, ABLATION_CONDITION_INVERTED, provision, label) ||
                    ablation_applies(d, ABLATION_EFFECT_REMOVED, provision, label);
    if (shifted)
        shift_limit(d, &condition);
    if (included)
        condition.sign = other_strictness(condition.sign);
    bool met = decide(&condition) != inverted;
    struct step *step = derivation_step(d, STEP_CONDITION, provision, label);
    record(d, step, &condition);
    if (step) {
        step->met = met;
        step->ablated = shifted || included || inverted;
    }
    return met;
}
