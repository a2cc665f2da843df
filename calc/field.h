/*
 * Field tables: what the facts and the results of a calculation are called and hold.
 *
 * A calculation describes its plain structs by rows of `struct field`; checking, the
 * description, the JSON Schema and the CSV header are all made from those rows.
 *
 * type                     member of the struct
 * MONEY RATE NUMBER INTEGER  number            NULL when not given
 * BOOLEAN                  bool in facts (false when not given), enum truth in results
 * DATE                     struct date         year 0 when not given
 * PERIOD                   const struct period *  NULL when not given
 * CHOICE                   int, 1 for the first word of `choices`; 0 when not given
 * TEXT GRADE COUNTRY CURRENCY  const char *    NULL when not given
 * LIST RECORDS             struct list         no items when not given
 * RECORD                   const void *        NULL when not given
 */
#ifndef CALC_FIELD_H
#define CALC_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/base/date.h"
#include "calc/base/number.h"
#include "calc/base/period.h"

enum value_type {
    TYPE_MONEY,
    TYPE_RATE,
    TYPE_NUMBER,
    TYPE_INTEGER,
    TYPE_BOOLEAN,
    TYPE_DATE,
    TYPE_PERIOD,
    TYPE_CHOICE,
    TYPE_TEXT,
    TYPE_GRADE,
    TYPE_COUNTRY,
    TYPE_CURRENCY,
    TYPE_LIST,
    TYPE_RECORD,
    TYPE_RECORDS,
};

/* What a number may be; nothing said means not negative. */
enum range { RANGE_NOT_NEGATIVE, RANGE_POSITIVE, RANGE_SHARE, RANGE_ANY };

enum truth { UNSTATED, NO, YES };

struct list {
    size_t count;
    const void *items; /* numbers, ints of choices, texts, dates, or structs of records */
};

struct field {
    const char *name; /* NULL ends a table */
    enum value_type type;
    size_t offset;
    bool optional;        /* a fact that may be left out, a result that may not exist */
    const char *fallback; /* of an optional fact: its value when left out */
    const char *unit;     /* `years`, `per month`; NULL where the type says it all */
    const char *meaning;
    const char *const *choices; /* ends with NULL */
    enum range range;
    bool exact;                 /* money that is not rounded */
    enum value_type of;         /* of a list */
    const struct field *fields; /* of a record or records */
    size_t size;                /* of the struct of a record */
    bool person; /* the text names a person: nobody stands twice in the facts */
};

/* A row for member `name` of `struct owner`; further members follow as designated ones.
 */
#define FIELD(owner, type_, name_, ...)                                                  \
    {                                                                                    \
        .name = #name_, .type = TYPE_##type_, .offset = offsetof(struct owner, name_),   \
        .meaning = __VA_ARGS__                                                           \
    }
#define FIELDS_END                                                                       \
    { .name = NULL }
#define CHOICES(...)                                                                     \
    .choices = (const char *const[]) {                                                   \
        __VA_ARGS__, NULL                                                                \
    }

const char *value_type_text(enum value_type type);
bool value_type_is_numeric(enum value_type type);
/* What one item of a list or records takes in memory. */
size_t field_item_size(const struct field *field);

#endif
