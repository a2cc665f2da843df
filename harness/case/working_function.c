/* The functions of workings, one row of the table each. */
#include <stdio.h>
#include <string.h>

#include "harness/case/working_private.h"
#include "harness/text.h"

/* A function gets as many arguments as its row allows, of the types of its row. */
struct call {
    struct working_evaluation *evaluation;
    const struct working_node *node;
    const struct working_value *const *arguments;
    size_t count;
};

/* results */

static const struct working_value *number_of(const struct call *call, long number) {
    struct working_value *value =
        working_value_new(call->evaluation->working, WORKING_NUMBER);
    mpq_set_si(value->number, number, 1);
    return value;
}

static const struct working_value *period_of(const struct call *call, long days) {
    struct working_value *value =
        working_value_new(call->evaluation->working, WORKING_PERIOD);
    mpq_set_si(value->number, days, 1);
    return value;
}

static const struct working_value *date_of(const struct call *call, bool exists,
                                           long day) {
    return working_date_or_complaint(call->evaluation, call->node->column, exists, day);
}

/* A copy of the first argument to change, of another type where the function converts. */
static struct working_value *first_as(const struct call *call, enum working_type type) {
    struct working_value *value = working_value_new(call->evaluation->working, type);
    mpq_set(value->number, call->arguments[0]->number);
    return value;
}

/* The second argument as a small whole number. */
static bool second_whole(const struct call *call, long *out) {
    if (working_small_whole(call->arguments[1], out))
        return true;
    working_complain(call->evaluation->complaint, call->node->items[1]->column,
                     _("found %s, expected a whole number up to ten million"),
                     working_text_about(call->evaluation->working, call->arguments[1]));
    return false;
}

static bool in_order(const struct call *call) {
    if (call->arguments[0]->day <= call->arguments[1]->day)
        return true;
    working_complain(call->evaluation->complaint, call->node->items[1]->column,
                     _("found %s after %s, expected dates in order"),
                     working_text(call->evaluation->working, call->arguments[0]),
                     working_text(call->evaluation->working, call->arguments[1]));
    return false;
}

/* numbers */

static const struct working_value *extreme(const struct call *call, int sign) {
    const struct working_value *best = call->arguments[0];
    for (size_t i = 1; i < call->count; i++)
        if (working_compare(call->arguments[i], best) * sign > 0)
            best = call->arguments[i];
    return best;
}

static const struct working_value *call_min(const struct call *call) {
    return extreme(call, -1);
}

static const struct working_value *call_max(const struct call *call) {
    return extreme(call, 1);
}

static const struct working_value *call_abs(const struct call *call) {
    struct working_value *value = first_as(call, call->arguments[0]->type);
    mpq_abs(value->number, value->number);
    return value;
}

static void divide_out(mpq_t number, void (*divide)(mpz_ptr, mpz_srcptr, mpz_srcptr)) {
    divide(mpq_numref(number), mpq_numref(number), mpq_denref(number));
    mpz_set_ui(mpq_denref(number), 1);
}

static const struct working_value *call_floor(const struct call *call) {
    bool period = call->arguments[0]->type == WORKING_PERIOD;
    struct working_value *value = first_as(call, call->arguments[0]->type);
    divide_out(value->number, period ? mpz_tdiv_q : mpz_fdiv_q);
    return value;
}

static const struct working_value *call_ceil(const struct call *call) {
    struct working_value *value = first_as(call, WORKING_NUMBER);
    divide_out(value->number, mpz_cdiv_q);
    return value;
}

/* Half away from zero: floor(|x| * 10^places + 1/2) / 10^places with the sign of x. */
static const struct working_value *call_round(const struct call *call) {
    struct working_value *value = first_as(call, WORKING_NUMBER);
    bool negative = mpq_sgn(value->number) < 0;
    long places;

    if (!second_whole(call, &places))
        return NULL;
    if (places < 0 || places > WORKING_ROUND_PLACES) {
        working_complain(call->evaluation->complaint, call->node->items[1]->column,
                         _("found %ld places, expected 0 to %d"), places,
                         (int)WORKING_ROUND_PLACES);
        return NULL;
    }
    mpq_t power, half;
    mpq_inits(power, half, NULL);
    mpz_ui_pow_ui(mpq_numref(power), 10, (unsigned long)places);
    mpq_set_ui(half, 1, 2);
    mpq_abs(value->number, value->number);
    mpq_mul(value->number, value->number, power);
    mpq_add(value->number, value->number, half);
    divide_out(value->number, mpz_fdiv_q);
    mpq_div(value->number, value->number, power);
    if (negative)
        mpq_neg(value->number, value->number);
    mpq_clears(power, half, NULL);
    return value;
}

/* periods */

static const struct working_value *length_in(const struct call *call,
                                             unsigned long days_of_unit) {
    struct working_value *value = first_as(call, WORKING_NUMBER);
    mpz_mul_ui(mpq_denref(value->number), mpq_denref(value->number), days_of_unit);
    mpq_canonicalize(value->number);
    return value;
}

static const struct working_value *call_years(const struct call *call) {
    return length_in(call, 360);
}

static const struct working_value *call_months(const struct call *call) {
    return length_in(call, 30);
}

static const struct working_value *call_days(const struct call *call) {
    return length_in(call, 1);
}

static const struct working_value *call_period(const struct call *call) {
    return first_as(call, WORKING_PERIOD);
}

static const struct working_value *call_span(const struct call *call) {
    return period_of(call,
                     working_span(call->arguments[0]->day, call->arguments[1]->day));
}

static const struct working_value *call_span_incl(const struct call *call) {
    if (!in_order(call))
        return NULL;
    return period_of(
        call, working_span_included(call->arguments[0]->day, call->arguments[1]->day));
}

/* dates */

static const struct working_value *call_whole_years(const struct call *call) {
    if (!in_order(call))
        return NULL;
    return number_of(
        call, working_whole_years(call->arguments[0]->day, call->arguments[1]->day));
}

static const struct working_value *call_add_months(const struct call *call) {
    long months, day = 0;

    if (!second_whole(call, &months))
        return NULL;
    bool exists = working_add_months(call->arguments[0]->day, months, &day);
    return date_of(call, exists, day);
}

static const struct working_value *call_add_years(const struct call *call) {
    long years, day = 0;

    if (!second_whole(call, &years))
        return NULL;
    bool exists = working_add_years(call->arguments[0]->day, years, &day);
    return date_of(call, exists, day);
}

static const struct working_value *call_end_of_month(const struct call *call) {
    return date_of(call, true, working_end_of_month(call->arguments[0]->day));
}

static const struct working_value *call_first_of_next_month(const struct call *call) {
    long day = working_end_of_month(call->arguments[0]->day) + 1;
    return date_of(call, working_day_exists(day), day);
}

/* the table */

enum {
    NONE = 0,
    ALIKE = 0, /* the type of the first */
    NUMBER = 1 << WORKING_NUMBER,
    DATE = 1 << WORKING_DATE,
    PERIOD = 1 << WORKING_PERIOD,
    LENGTH = NUMBER | PERIOD,
    ORDERED = LENGTH | DATE,
    MANY = WORKING_ITEMS,
};

static const struct function {
    const char *name;
    size_t least, most; /* arguments */
    int first, others;  /* types of the arguments */
    const struct working_value *(*call)(const struct call *call);
} functions[] = {
    {"min", 2, MANY, ORDERED, ALIKE, call_min},
    {"max", 2, MANY, ORDERED, ALIKE, call_max},
    {"floor", 1, 1, LENGTH, NONE, call_floor},
    {"ceil", 1, 1, NUMBER, NONE, call_ceil},
    {"abs", 1, 1, LENGTH, NONE, call_abs},
    {"round", 2, 2, NUMBER, NUMBER, call_round},
    {"years", 1, 1, PERIOD, NONE, call_years},
    {"months", 1, 1, PERIOD, NONE, call_months},
    {"days", 1, 1, PERIOD, NONE, call_days},
    {"period", 1, 1, NUMBER, NONE, call_period},
    {"span", 2, 2, DATE, DATE, call_span},
    {"span_incl", 2, 2, DATE, DATE, call_span_incl},
    {"whole_years", 2, 2, DATE, DATE, call_whole_years},
    {"add_months", 2, 2, DATE, NUMBER, call_add_months},
    {"add_years", 2, 2, DATE, NUMBER, call_add_years},
    {"end_of_month", 1, 1, DATE, NONE, call_end_of_month},
    {"first_of_next_month", 1, 1, DATE, NONE, call_first_of_next_month},
};

static const struct function *function_named(const char *name) {
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        if (!strcmp(functions[i].name, name))
            return &functions[i];
    return NULL;
}

/* calls */

static bool good_count(const struct call *call, size_t least, size_t most) {
    if (call->count >= least && call->count <= most)
        return true;
    working_complain(call->evaluation->complaint, call->node->column,
                     most > least
                         ? _("found %s() with %zu arguments, expected %zu or more")
                         : _("found %s() with %zu arguments, expected %zu"),
                     call->node->name, call->count, least);
    return false;
}

static const char *expected_types(const struct call *call, int types) {
    const size_t size = 200;
    char *text = working_allocate(call->evaluation->working, size);
    size_t used = 0;

    for (int type = WORKING_NUMBER; type <= WORKING_LIST; type++)
        if (types & 1 << type && used < size)
            used += (size_t)snprintf(text + used, size - used, "%s%s",
                                     used > 0 ? _(" or ") : "",
                                     working_type_name((enum working_type)type));
    return text;
}

static bool good_types(const struct call *call, const struct function *function) {
    for (size_t i = 0; i < call->count; i++) {
        enum working_type type = call->arguments[i]->type;
        int types = i == 0 ? function->first : function->others;
        if (types == ALIKE)
            types = 1 << call->arguments[0]->type;
        if (types & 1 << type)
            continue;
        working_complain(call->evaluation->complaint, call->node->items[i]->column,
                         _("found %s in %s(), expected %s"), working_type_name(type),
                         call->node->name, expected_types(call, types));
        return false;
    }
    return true;
}

/* if() alone works out only one of its branches, so that it can guard the other. */
static const struct working_value *choose(const struct call *call) {
    if (!good_count(call, 3, 3))
        return NULL;
    const struct working_value *condition =
        working_condition(call->evaluation, call->node->items[0]);
    if (!condition)
        return NULL;
    return working_evaluate(call->evaluation,
                            call->node->items[condition->truth ? 1 : 2]);
}

const struct working_value *working_call(struct working_evaluation *evaluation,
                                         const struct working_node *node) {
    const struct working_value *arguments[WORKING_ITEMS];
    const struct call call = {evaluation, node, arguments, node->count};

    if (!strcmp(node->name, "if"))
        return choose(&call);
    const struct function *function = function_named(node->name);
    if (!function) {
        working_complain(evaluation->complaint, node->column,
                         _("found `%s(`, expected the name of a function"), node->name);
        return NULL;
    }
    if (!good_count(&call, function->least, function->most))
        return NULL;
    for (size_t i = 0; i < node->count; i++) {
        arguments[i] = working_evaluate(evaluation, node->items[i]);
        if (!arguments[i])
            return NULL;
    }
    if (!good_types(&call, function))
        return NULL;
    const struct working_value *value = function->call(&call);
    return value ? working_bounded(evaluation, node->column, value) : NULL;
}
