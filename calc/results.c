/* From the struct of results to what is answered: texts by type, what is absent left out.
 */
#include "calc/base/error.h"
#include "calc/base/money.h"
#include "calc/calc.h"

static struct datum *emit_record(struct derivation *d, const struct field *fields,
                                 const char *name, const char *from);

static const char *number_result(struct derivation *d, const struct field *field,
                                 number value) {
    if (!value)
        return NULL;
    if (field->type == TYPE_MONEY && !field->exact)
        return money_text(d->arena, value, d->currency);
    return number_text(d->arena, value);
}

/* NULL when the result does not exist. */
static const char *scalar_result(struct derivation *d, const struct field *field,
                                 const void *from) {
    switch (field->type) {
    case TYPE_BOOLEAN:
        if (*(const enum truth *)from == UNSTATED)
            return NULL;
        return *(const enum truth *)from == YES ? "true" : "false";
    case TYPE_DATE:
        return date_given(*(const struct date *)from)
                   ? date_text(d->arena, *(const struct date *)from)
                   : NULL;
    case TYPE_PERIOD: {
        const struct period *period = *(const struct period *const *)from;
        return period ? period_text(d->arena, *period) : NULL;
    }
    case TYPE_CHOICE: {
        int choice = *(const int *)from;
        return choice ? field->choices[choice - 1] : NULL;
    }
    case TYPE_TEXT:
    case TYPE_GRADE:
    case TYPE_COUNTRY:
    case TYPE_CURRENCY:
        return *(const char *const *)from;
    default:
        return number_result(d, field, *(const number *)from);
    }
}

static struct datum *emit_items(struct derivation *d, const struct field *field,
                                const struct list *list) {
    struct datum *datum = datum_list(d->arena, field->name);
    struct field item = *field;
    item.type = field->of;
    for (size_t i = 0; i < list->count; i++) {
        const char *from = (const char *)list->items + i * field_item_size(field);
        if (field->type == TYPE_RECORDS)
            datum_add(datum, emit_record(d, field->fields, NULL, from));
        else
            datum_add(datum, datum_scalar(d->arena, NULL, scalar_result(d, &item, from)));
    }
    return datum;
}

/* NULL when the result does not exist. */
static struct datum *emit_field(struct derivation *d, const struct field *field,
                                const char *from) {
    if (field->type == TYPE_LIST || field->type == TYPE_RECORDS) {
        const struct list *list = (const struct list *)from;
        /* An empty list is a result; an optional one that was never set is none. */
        if (field->optional && !list->items)
            return NULL;
        return emit_items(d, field, list);
    }
    if (field->type == TYPE_RECORD) {
        const void *record = *(const void *const *)from;
        return record ? emit_record(d, field->fields, field->name, record) : NULL;
    }
    const char *text = scalar_result(d, field, from);
    return text ? datum_scalar(d->arena, field->name, text) : NULL;
}

static struct datum *emit_record(struct derivation *d, const struct field *fields,
                                 const char *name, const char *from) {
    struct datum *record = datum_record(d->arena, name);
    for (const struct field *field = fields; field->name; field++) {
        struct datum *datum = emit_field(d, field, from + field->offset);
        if (datum)
            datum_add(record, datum);
    }
    return record;
}

const struct datum *results_emit(struct derivation *d, const struct field *fields,
                                 const void *results) {
    return emit_record(d, fields, NULL, results);
}
