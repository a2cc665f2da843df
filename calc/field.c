#include "calc/field.h"

static const char *const names[] = {
    [TYPE_MONEY] = "money",     [TYPE_RATE] = "rate",       [TYPE_NUMBER] = "number",
    [TYPE_INTEGER] = "integer", [TYPE_BOOLEAN] = "boolean", [TYPE_DATE] = "date",
    [TYPE_PERIOD] = "period",   [TYPE_CHOICE] = "choice",   [TYPE_TEXT] = "text",
    [TYPE_GRADE] = "grade",     [TYPE_COUNTRY] = "country", [TYPE_CURRENCY] = "currency",
    [TYPE_LIST] = "list",       [TYPE_RECORD] = "record",   [TYPE_RECORDS] = "records",
};

const char *value_type_text(enum value_type type) {
    return names[type];
}

bool value_type_is_numeric(enum value_type type) {
    return type == TYPE_MONEY || type == TYPE_RATE || type == TYPE_NUMBER ||
           type == TYPE_INTEGER;
}

size_t field_item_size(const struct field *field) {
    if (field->type == TYPE_RECORDS)
        return field->size;
    if (value_type_is_numeric(field->of))
        return sizeof(number);
    if (field->of == TYPE_DATE)
        return sizeof(struct date);
    return field->of == TYPE_CHOICE ? sizeof(int) : sizeof(const char *);
}
