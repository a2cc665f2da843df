/* Values: their types, and when two of them are equal or in order. */
#include <stdlib.h>
#include <string.h>

#include "harness/case/working_private.h"
#include "harness/text.h"

const char *working_type_name(enum working_type type) {
    switch (type) {
    case WORKING_NUMBER:
        return _("number");
    case WORKING_BOOLEAN:
        return _("boolean");
    case WORKING_DATE:
        return _("date");
    case WORKING_PERIOD:
        return _("period");
    case WORKING_TEXT:
        return _("text");
    case WORKING_LIST:
        return _("list");
    }
    abort();
}

enum working_type working_value_type(const struct working_value *value) {
    return value->type;
}

const struct working_value *working_boolean(struct working *working, bool truth) {
    struct working_value *value = working_value_new(working, WORKING_BOOLEAN);
    value->truth = truth;
    return value;
}

const struct working_value *working_date(struct working *working, long day) {
    struct working_value *value = working_value_new(working, WORKING_DATE);
    value->day = day;
    return value;
}

static bool is_whole(const struct working_value *value) {
    return mpz_cmp_ui(mpq_denref(value->number), 1) == 0;
}

bool working_small_whole(const struct working_value *value, long *out) {
    const long limit = 10000000;

    if (!is_whole(value) || mpz_cmp_si(mpq_numref(value->number), limit) > 0 ||
        mpz_cmp_si(mpq_numref(value->number), -limit) < 0)
        return false;
    *out = mpz_get_si(mpq_numref(value->number));
    return true;
}

/* Equality is transitive, so taking the first match for each item is enough. */
static bool same_items(const struct working_value *a, const struct working_value *b) {
    bool taken[WORKING_LIST_ITEMS] = {false};

    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        size_t j = 0;
        while (j < b->count && (taken[j] || !working_equal(a->items[i], b->items[j])))
            j++;
        if (j == b->count)
            return false;
        taken[j] = true;
    }
    return true;
}

bool working_equal(const struct working_value *a, const struct working_value *b) {
    if (a->type != b->type)
        return false;
    switch (a->type) {
    case WORKING_NUMBER:
    case WORKING_PERIOD:
        return mpq_equal(a->number, b->number) != 0;
    case WORKING_BOOLEAN:
        return a->truth == b->truth;
    case WORKING_DATE:
        return a->day == b->day;
    case WORKING_TEXT:
        return !strcmp(a->text, b->text);
    case WORKING_LIST:
        return same_items(a, b);
    }
    abort();
}

bool working_ordered(enum working_type type) {
    return type == WORKING_NUMBER || type == WORKING_DATE || type == WORKING_PERIOD;
}

int working_compare(const struct working_value *a, const struct working_value *b) {
    if (a->type == WORKING_DATE)
        return (a->day > b->day) - (a->day < b->day);
    return mpq_cmp(a->number, b->number);
}
