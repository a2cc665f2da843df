/* From facts as given to the struct of a calculation: types, ranges, names. */
#include <stdio.h>
#include <string.h>

#include "calc/base/grade.h"
#include "calc/base/money.h"
#include "calc/calc.h"

/* A person named so far, in whatever list. */
struct person {
    const char *id;
    const struct person *before;
};

/* Where we are: the names that lead to the fact, for the message. */
struct place {
    struct arena *arena;
    const char *prefix; /* `periods.`, empty at the top */
    struct fact_error *error;
    const struct person **persons; /* the last one named */
};

static bool refuse_fact(const struct place *at, const char *name, const char *message) {
    if (!at->error->fact) {
        at->error->fact = arena_print(at->arena, "%s%s", at->prefix, name);
        at->error->message = message;
    }
    return false;
}

static bool malformed(const struct place *at, const char *name, const char *text,
                      const char *expected) {
    return refuse_fact(
        at, name, arena_print(at->arena, "found '%.60s', expected %s", text, expected));
}

static enum unit unit_of(const struct field *field) {
    if (field->type == TYPE_MONEY)
        return UNIT_MONEY;
    if (field->type == TYPE_RATE)
        return UNIT_RATE;
    if (field->unit && !strcmp(field->unit, "years"))
        return UNIT_YEARS;
    if (field->unit && !strcmp(field->unit, "months"))
        return UNIT_MONTHS;
    if (field->unit && !strcmp(field->unit, "days"))
        return UNIT_DAYS;
    return UNIT_NONE;
}

static const char *out_of_range(const struct field *field, struct arena *arena,
                                number value) {
    int sign = number_sign(value);
    switch (field->range) {
    case RANGE_ANY:
        return NULL;
    case RANGE_POSITIVE:
        return sign > 0 ? NULL : "expected more than zero";
    case RANGE_SHARE:
        return sign >= 0 && number_compare(value, number_of(arena, 1)) <= 0
                   ? NULL
                   : "expected a share between 0 and 1";
    case RANGE_NOT_NEGATIVE:
        break;
    }
    return sign >= 0 ? NULL : "negative, expected zero or more";
}

static bool bind_number(const struct place *at, const struct field *field,
                        const char *text, number *out) {
    static const char *const expected[] = {
        [TYPE_MONEY] = "an amount such as 1890.00",
        [TYPE_RATE] = "a rate such as 0.51, 16/21 or 51 %",
        [TYPE_NUMBER] = "a number such as 17.5, 71/6 or 20 6/12",
        [TYPE_INTEGER] = "a whole number",
    };
    number value = number_read(at->arena, text);
    bool money_form = field->type != TYPE_MONEY || !strpbrk(text, "/% ");
    if (!value || !money_form || (field->type == TYPE_INTEGER && !number_is_whole(value)))
        return malformed(at, field->name, text, expected[field->type]);
    const char *wrong = out_of_range(field, at->arena, value);
    if (wrong)
        return refuse_fact(at, field->name,
                           arena_print(at->arena, "%s: %s", text, wrong));
    value = number_with_unit(at->arena, value, unit_of(field));
    *out = number_named(at->arena, value, field->name);
    return true;
}

static bool bind_choice(const struct place *at, const struct field *field,
                        const char *text, int *out) {
    char words[256] = "";
    for (int i = 0; field->choices[i]; i++) {
        if (!strcmp(field->choices[i], text)) {
            *out = i + 1;
            return true;
        }
        size_t used = strlen(words);
        snprintf(words + used, sizeof words - used, "%s%s", i ? ", " : "one of ",
                 field->choices[i]);
    }
    return malformed(at, field->name, text, words);
}

static bool letters(const char *text, const char *set, size_t length) {
    return strlen(text) == length && strspn(text, set) == length;
}

static bool named_once(const struct place *at, const struct field *field,
                       const char *id) {
    for (const struct person *one = *at->persons; one; one = one->before)
        if (!strcmp(one->id, id))
            return refuse_fact(at, field->name,
                               arena_print(at->arena, "'%.60s' given twice", id));
    struct person *person = arena_take(at->arena, sizeof *person);
    *person = (struct person){id, *at->persons};
    *at->persons = person;
    return true;
}

static bool bind_text(const struct place *at, const struct field *field, const char *text,
                      const char **out) {
    static const char capitals[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    if (field->type == TYPE_GRADE && !grade_read(text))
        return malformed(at, field->name, text, "a grade such as B.3");
    if (field->type == TYPE_COUNTRY && !letters(text, capitals, 2))
        return malformed(at, field->name, text, "two letters of ISO 3166-1");
    if (field->type == TYPE_CURRENCY && !currency_read(text))
        return malformed(at, field->name, text, "three letters of ISO 4217");
    if (!*text)
        return malformed(at, field->name, text, "a text");
    *out = arena_copy(at->arena, text);
    return !field->person || named_once(at, field, *out);
}

static bool bind_scalar(const struct place *at, const struct field *field,
                        const char *text, void *out) {
    struct period period;
    switch (field->type) {
    case TYPE_BOOLEAN:
        if (strcmp(text, "true") && strcmp(text, "false"))
            return malformed(at, field->name, text, "true or false");
        *(bool *)out = !strcmp(text, "true");
        return true;
    case TYPE_DATE:
        return date_read(text, out) ||
               malformed(at, field->name, text, "a calendar date such as 1958-09-01");
    case TYPE_PERIOD:
        if (!period_read(text, &period))
            return malformed(
                at, field->name, text,
                "a period such as P39Y11M19D, 11 months and 29 days at most");
        struct period *kept = arena_take(at->arena, sizeof *kept);
        *kept = period;
        *(const struct period **)out = kept;
        return true;
    case TYPE_CHOICE:
        return bind_choice(at, field, text, out);
    case TYPE_TEXT:
    case TYPE_GRADE:
    case TYPE_COUNTRY:
    case TYPE_CURRENCY:
        return bind_text(at, field, text, out);
    default:
        return bind_number(at, field, text, out);
    }
}

static bool bind_record(const struct place *at, const struct field *fields,
                        const struct datum *record, char *out);

static const struct field *identifier_of(const struct field *fields) {
    for (const struct field *field = fields; field && field->name; field++)
        if (field->type == TYPE_TEXT && !strcmp(field->name, "id"))
            return field;
    return NULL;
}

/* Records are told apart by their id: none may come twice. */
static bool ids_differ(const struct place *at, const struct field *field,
                       const struct list *list) {
    const struct field *id = identifier_of(field->fields);
    for (size_t i = 0; id && i < list->count; i++)
        for (size_t j = 0; j < i; j++) {
            const char *records = list->items;
            const char *one =
                *(const char *const *)(records + i * field->size + id->offset);
            const char *other =
                *(const char *const *)(records + j * field->size + id->offset);
            if (one && other && !strcmp(one, other))
                return refuse_fact(at, arena_print(at->arena, "%s.id", field->name),
                                   arena_print(at->arena, "'%.60s' given twice", one));
        }
    return true;
}

static bool bind_items(const struct place *at, const struct field *field,
                       const struct datum *datum, struct list *out) {
    if (datum->kind != DATUM_LIST)
        return refuse_fact(at, field->name, "expected a list");
    size_t size = field_item_size(field);
    out->count = datum_count(datum);
    char *items = arena_take(at->arena, size * (out->count ? out->count : 1));
    struct field item = *field;
    item.type = field->of;
    for (const struct datum *each = datum->first; each; each = each->next) {
        char *to = items;
        items += size;
        if (!out->items)
            out->items = to;
        if (field->type == TYPE_RECORDS) {
            struct place inside = *at;
            inside.prefix = arena_print(at->arena, "%s%s.", at->prefix, field->name);
            if (each->kind != DATUM_RECORD)
                return refuse_fact(at, field->name, "expected a list of records");
            if (!bind_record(&inside, field->fields, each, to))
                return false;
        } else if (each->kind != DATUM_SCALAR) {
            return refuse_fact(at, field->name, "expected a list of plain values");
        } else if (!bind_scalar(at, &item, each->text, to)) {
            return false;
        }
    }
    return field->type != TYPE_RECORDS || ids_differ(at, field, out);
}

static bool bind_inner_record(const struct place *at, const struct field *field,
                              const struct datum *datum, const void **out) {
    if (datum->kind != DATUM_RECORD)
        return refuse_fact(at, field->name, "expected a record");
    struct place inside = *at;
    inside.prefix = arena_print(at->arena, "%s%s.", at->prefix, field->name);
    void *record = arena_take(at->arena, field->size);
    *out = record;
    return bind_record(&inside, field->fields, datum, record);
}

static bool bind_field(const struct place *at, const struct field *field,
                       const struct datum *datum, char *out) {
    void *member = out + field->offset;
    if (!datum) {
        if (!field->optional)
            return refuse_fact(at, field->name, "missing, it is required");
        return !field->fallback || bind_scalar(at, field, field->fallback, member);
    }
    if (field->type == TYPE_LIST || field->type == TYPE_RECORDS)
        return bind_items(at, field, datum, member);
    if (field->type == TYPE_RECORD)
        return bind_inner_record(at, field, datum, member);
    if (datum->kind != DATUM_SCALAR)
        return refuse_fact(at, field->name,
                           arena_print(at->arena, "expected one value of type %s",
                                       value_type_text(field->type)));
    return bind_scalar(at, field, datum->text, member);
}

static bool known(const struct field *fields, const char *name) {
    for (const struct field *field = fields; field->name; field++)
        if (!strcmp(field->name, name))
            return true;
    return false;
}

static bool bind_record(const struct place *at, const struct field *fields,
                        const struct datum *record, char *out) {
    for (const struct datum *given = record->first; given; given = given->next) {
        if (!known(fields, given->name))
            return refuse_fact(at, given->name, "unknown fact");
        if (datum_member(record, given->name) != given)
            return refuse_fact(at, given->name, "given twice");
    }
    for (const struct field *field = fields; field->name; field++)
        if (!bind_field(at, field, datum_member(record, field->name), out))
            return false;
    return true;
}

bool facts_bind(struct arena *arena, const struct field *fields,
                const struct datum *facts, void *out, struct fact_error *error) {
    const struct person *nobody = NULL;
    struct place top = {arena, "", error, &nobody};
    return bind_record(&top, fields, facts, out);
}
