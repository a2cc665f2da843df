/* Working out a tree: operators by the types of their operands. Functions are apart. */
#include <stdlib.h>

#include "harness/case/working_private.h"
#include "harness/text.h"

/* bounds */

static bool is_too_large(const mpq_t number) {
    return mpz_sizeinbase(mpq_numref(number), 2) > WORKING_NUMBER_BITS ||
           mpz_sizeinbase(mpq_denref(number), 2) > WORKING_NUMBER_BITS;
}

const struct working_value *working_bounded(struct working_evaluation *evaluation,
                                            size_t column,
                                            const struct working_value *value) {
    if (is_too_large(value->number)) {
        working_complain(evaluation->complaint, column,
                         _("found a number with too many digits"));
        return NULL;
    }
    mpq_t limit;
    mpq_init(limit);
    mpq_set_si(limit, WORKING_PERIOD_DAYS, 1);
    bool too_long = mpq_cmp(value->number, limit) > 0;
    mpq_neg(limit, limit);
    too_long = too_long || mpq_cmp(value->number, limit) < 0;
    mpq_clear(limit);
    if (value->type == WORKING_PERIOD && too_long) {
        working_complain(evaluation->complaint, column,
                         _("found a period beyond P9999Y, expected a shorter one"));
        return NULL;
    }
    return value;
}

const struct working_value *
working_date_or_complaint(struct working_evaluation *evaluation, size_t column,
                          bool exists, long day) {
    if (exists)
        return working_date(evaluation->working, day);
    working_complain(evaluation->complaint, column,
                     _("found a day outside the years 1 to 9999"));
    return NULL;
}

/* operators, each applied to operands of the types of its row in the table below */

static const struct working_value *arithmetic(struct working_evaluation *evaluation,
                                              const struct working_node *node,
                                              enum working_type type,
                                              const struct working_value *a,
                                              const struct working_value *b) {
    struct working_value *value = working_value_new(evaluation->working, type);

    switch (node->operation) {
    case SYMBOL_PLUS:
        mpq_add(value->number, a->number, b->number);
        break;
    case SYMBOL_MINUS:
        mpq_sub(value->number, a->number, b->number);
        break;
    case SYMBOL_TIMES:
        mpq_mul(value->number, a->number, b->number);
        break;
    default:
        if (mpq_sgn(b->number) == 0) {
            working_complain(evaluation->complaint, node->column,
                             _("found a division by zero"));
            return NULL;
        }
        mpq_div(value->number, a->number, b->number);
    }
    return working_bounded(evaluation, node->column, value);
}

static const struct working_value *to_number(struct working_evaluation *evaluation,
                                             const struct working_node *node,
                                             const struct working_value *a,
                                             const struct working_value *b) {
    return arithmetic(evaluation, node, WORKING_NUMBER, a, b);
}

static const struct working_value *to_period(struct working_evaluation *evaluation,
                                             const struct working_node *node,
                                             const struct working_value *a,
                                             const struct working_value *b) {
    return arithmetic(evaluation, node, WORKING_PERIOD, a, b);
}

static const struct working_value *days_between(struct working_evaluation *evaluation,
                                                const struct working_node *node,
                                                const struct working_value *a,
                                                const struct working_value *b) {
    struct working_value *value = working_value_new(evaluation->working, WORKING_NUMBER);

    (void)node;
    mpq_set_si(value->number, a->day - b->day, 1);
    return value;
}

static const struct working_value *date_and_days(struct working_evaluation *evaluation,
                                                 const struct working_node *node,
                                                 const struct working_value *date,
                                                 const struct working_value *length) {
    long days, day;

    if (!working_small_whole(length, &days)) {
        working_complain(evaluation->complaint, node->column,
                         _("found %s, expected a whole number of days up to ten million"),
                         working_text_about(evaluation->working, length));
        return NULL;
    }
    if (node->operation == SYMBOL_MINUS)
        days = -days;
    day = date->day + days;
    bool exists = length->type == WORKING_PERIOD
                      ? working_add_period(date->day, days, &day)
                      : working_day_exists(day);
    return working_date_or_complaint(evaluation, node->column, exists, day);
}

static const struct working_value *days_and_date(struct working_evaluation *evaluation,
                                                 const struct working_node *node,
                                                 const struct working_value *length,
                                                 const struct working_value *date) {
    return date_and_days(evaluation, node, date, length);
}

static const struct working_value *list_of(struct working_evaluation *evaluation,
                                           size_t count) {
    struct working_value *list = working_value_new(evaluation->working, WORKING_LIST);

    list->items = working_allocate(evaluation->working, count * sizeof *list->items);
    list->count = count;
    return list;
}

static const struct working_value *joined(struct working_evaluation *evaluation,
                                          const struct working_node *node,
                                          const struct working_value *a,
                                          const struct working_value *b) {
    size_t count = a->count + b->count;

    if (count > WORKING_LIST_ITEMS) {
        working_complain(evaluation->complaint, node->column,
                         _("found a list of more than %d items"),
                         (int)WORKING_LIST_ITEMS);
        return NULL;
    }
    const struct working_value *list = list_of(evaluation, count);
    for (size_t i = 0; i < count; i++)
        list->items[i] = i < a->count ? a->items[i] : b->items[i - a->count];
    return list;
}

static const struct rule {
    enum working_symbol symbol;
    enum working_type left, right;
    const struct working_value *(*apply)(struct working_evaluation *evaluation,
                                         const struct working_node *node,
                                         const struct working_value *a,
                                         const struct working_value *b);
} rules[] = {
    {SYMBOL_PLUS, WORKING_NUMBER, WORKING_NUMBER, to_number},
    {SYMBOL_MINUS, WORKING_NUMBER, WORKING_NUMBER, to_number},
    {SYMBOL_TIMES, WORKING_NUMBER, WORKING_NUMBER, to_number},
    {SYMBOL_DIVIDE, WORKING_NUMBER, WORKING_NUMBER, to_number},
    {SYMBOL_PLUS, WORKING_PERIOD, WORKING_PERIOD, to_period},
    {SYMBOL_MINUS, WORKING_PERIOD, WORKING_PERIOD, to_period},
    {SYMBOL_TIMES, WORKING_PERIOD, WORKING_NUMBER, to_period},
    {SYMBOL_TIMES, WORKING_NUMBER, WORKING_PERIOD, to_period},
    {SYMBOL_DIVIDE, WORKING_PERIOD, WORKING_NUMBER, to_period},
    {SYMBOL_DIVIDE, WORKING_PERIOD, WORKING_PERIOD, to_number},
    {SYMBOL_MINUS, WORKING_DATE, WORKING_DATE, days_between},
    {SYMBOL_PLUS, WORKING_DATE, WORKING_NUMBER, date_and_days},
    {SYMBOL_PLUS, WORKING_NUMBER, WORKING_DATE, days_and_date},
    {SYMBOL_MINUS, WORKING_DATE, WORKING_NUMBER, date_and_days},
    {SYMBOL_PLUS, WORKING_DATE, WORKING_PERIOD, date_and_days},
    {SYMBOL_PLUS, WORKING_PERIOD, WORKING_DATE, days_and_date},
    {SYMBOL_MINUS, WORKING_DATE, WORKING_PERIOD, date_and_days},
    {SYMBOL_PLUS, WORKING_LIST, WORKING_LIST, joined},
};

static const struct working_value *cannot_join(struct working_evaluation *evaluation,
                                               const struct working_node *node,
                                               const struct working_value *a,
                                               const struct working_value *b) {
    const char *symbol = working_symbol_text(node->operation);

    working_complain(evaluation->complaint, node->column,
                     _("found %s %s %s, expected types that `%s` can join"),
                     working_type_name(a->type), symbol, working_type_name(b->type),
                     symbol);
    return NULL;
}

static const struct working_value *join(struct working_evaluation *evaluation,
                                        const struct working_node *node,
                                        const struct working_value *a,
                                        const struct working_value *b) {
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (rules[i].symbol == node->operation && rules[i].left == a->type &&
            rules[i].right == b->type)
            return rules[i].apply(evaluation, node, a, b);
    return cannot_join(evaluation, node, a, b);
}

const struct working_value *working_relate(struct working_evaluation *evaluation,
                                           const struct working_node *node,
                                           const struct working_value *a,
                                           const struct working_value *b) {
    enum working_symbol symbol = node->operation;
    bool holds = false;

    if (a->type != b->type || (symbol >= SYMBOL_LESS && !working_ordered(a->type)))
        return cannot_join(evaluation, node, a, b);
    if (symbol == SYMBOL_EQUAL || symbol == SYMBOL_NOT_EQUAL)
        holds = working_equal(a, b) == (symbol == SYMBOL_EQUAL);
    else {
        int order = working_compare(a, b);
        holds = symbol == SYMBOL_LESS         ? order < 0
                : symbol == SYMBOL_LESS_EQUAL ? order <= 0
                : symbol == SYMBOL_GREATER    ? order > 0
                                              : order >= 0;
    }
    return working_boolean(evaluation->working, holds);
}

/* trees */

const struct working_value *working_condition(struct working_evaluation *evaluation,
                                              const struct working_node *node) {
    const struct working_value *value = working_evaluate(evaluation, node);

    if (!value || value->type == WORKING_BOOLEAN)
        return value;
    working_complain(evaluation->complaint, node->column,
                     _("found %s, expected a condition"), working_type_name(value->type));
    return NULL;
}

static const struct working_value *unary(struct working_evaluation *evaluation,
                                         const struct working_node *node) {
    if (node->operation == SYMBOL_NOT) {
        const struct working_value *value = working_condition(evaluation, node->items[0]);
        return value ? working_boolean(evaluation->working, !value->truth) : NULL;
    }

    const struct working_value *operand = working_evaluate(evaluation, node->items[0]);
    bool percent = node->operation == SYMBOL_PERCENT;
    if (!operand)
        return NULL;
    if (operand->type != WORKING_NUMBER && (percent || operand->type != WORKING_PERIOD)) {
        working_complain(evaluation->complaint, node->column,
                         percent ? _("found %s, expected a number before `%%`")
                                 : _("found %s, expected a number or period after `-`"),
                         working_type_name(operand->type));
        return NULL;
    }
    struct working_value *value = working_value_new(evaluation->working, operand->type);
    mpq_set(value->number, operand->number);
    if (percent) {
        mpz_mul_ui(mpq_denref(value->number), mpq_denref(value->number), 100);
        mpq_canonicalize(value->number);
    } else
        mpq_neg(value->number, value->number);
    return working_bounded(evaluation, node->column, value);
}

static const struct working_value *binary(struct working_evaluation *evaluation,
                                          const struct working_node *node) {
    if (node->operation == SYMBOL_AND || node->operation == SYMBOL_OR) {
        const struct working_value *first = working_condition(evaluation, node->items[0]);
        if (!first || first->truth == (node->operation == SYMBOL_OR))
            return first;
        return working_condition(evaluation, node->items[1]);
    }

    const struct working_value *a = working_evaluate(evaluation, node->items[0]);
    if (!a)
        return NULL;
    const struct working_value *b = working_evaluate(evaluation, node->items[1]);
    if (!b)
        return NULL;
    return working_is_relation(node->operation) ? working_relate(evaluation, node, a, b)
                                                : join(evaluation, node, a, b);
}

static const struct working_value *named(struct working_evaluation *evaluation,
                                         const struct working_node *node) {
    const struct working_value *value = working_find(evaluation->working, node->name);
    if (!value)
        working_complain(evaluation->complaint, node->column,
                         _("found `%s`, expected a fact of the case or an earlier line"),
                         node->name);
    return value;
}

static const struct working_value *listed(struct working_evaluation *evaluation,
                                          const struct working_node *node) {
    const struct working_value *list = list_of(evaluation, node->count);

    for (size_t i = 0; i < node->count; i++) {
        list->items[i] = working_evaluate(evaluation, node->items[i]);
        if (!list->items[i])
            return NULL;
        if (list->items[i]->type == WORKING_LIST) {
            working_complain(evaluation->complaint, node->items[i]->column,
                             _("found a list inside a list, expected a scalar"));
            return NULL;
        }
    }
    return list;
}

const struct working_value *working_evaluate(struct working_evaluation *evaluation,
                                             const struct working_node *node) {
    switch (node->kind) {
    case NODE_VALUE:
        return node->value;
    case NODE_NAME:
        return named(evaluation, node);
    case NODE_CALL:
        return working_call(evaluation, node);
    case NODE_LIST:
        return listed(evaluation, node);
    case NODE_UNARY:
        return unary(evaluation, node);
    case NODE_BINARY:
        return binary(evaluation, node);
    }
    abort();
}
