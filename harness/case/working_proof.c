/* Whether the value of a line is the result that a golden states. */
#include <string.h>

#include "harness/case/working_private.h"

/* How the text of a result of a contract type is compared. */
enum form { FORM_PLAIN, FORM_MONEY, FORM_RATE, FORM_INTEGER, FORM_MONTH };

static const struct contract_type {
    const char *name;
    enum working_type type;
    enum form form;
} contract_types[] = {
    {"money", WORKING_NUMBER, FORM_MONEY},    {"rate", WORKING_NUMBER, FORM_RATE},
    {"number", WORKING_NUMBER, FORM_PLAIN},   {"integer", WORKING_NUMBER, FORM_INTEGER},
    {"boolean", WORKING_BOOLEAN, FORM_PLAIN}, {"date", WORKING_DATE, FORM_PLAIN},
    {"month", WORKING_DATE, FORM_MONTH},      {"datetime", WORKING_TEXT, FORM_PLAIN},
    {"period", WORKING_PERIOD, FORM_PLAIN},   {"choice", WORKING_TEXT, FORM_PLAIN},
    {"text", WORKING_TEXT, FORM_PLAIN},       {"grade", WORKING_TEXT, FORM_PLAIN},
    {"country", WORKING_TEXT, FORM_PLAIN},    {"currency", WORKING_TEXT, FORM_PLAIN},
};

static const struct contract_type *contract_type_named(const char *name) {
    for (size_t i = 0; i < sizeof contract_types / sizeof *contract_types; i++)
        if (!strcmp(contract_types[i].name, name))
            return &contract_types[i];
    return NULL;
}

bool working_type_of(const char *contract_type, enum working_type *out) {
    const struct contract_type *type = contract_type_named(contract_type);
    if (type)
        *out = type->type;
    return type != NULL;
}

/* Money and counts are written in digits, not as fractions or percentages. */
static bool is_written_as(enum form form, const char *text) {
    if (form == FORM_MONEY)
        return !strpbrk(text, "/%");
    if (form == FORM_INTEGER)
        return !strpbrk(text, "/%.");
    return true;
}

static bool states_month(const struct working_value *value, const char *text) {
    size_t length = working_trim(&text);
    long first;

    if (!working_read_month(&first, text, length))
        return false;
    if (value->type == WORKING_TEXT)
        return strlen(value->text) == length && !memcmp(value->text, text, length);
    return value->type == WORKING_DATE &&
           working_end_of_month(value->day) == working_end_of_month(first);
}

/* `percent_as_is`: the line gives 51 where the result is `51 %`. */
static bool states(const struct contract_type *type, const char *text,
                   const struct working_value *value, bool percent_as_is) {
    bool percent;

    if (type->form == FORM_MONTH)
        return states_month(value, text);
    if (value->type != type->type || !is_written_as(type->form, text))
        return false;
    struct working *scratch = working_new();
    struct working_value *stated = working_read(scratch, text, type->type, &percent);
    if (stated && percent && percent_as_is) {
        mpz_mul_ui(mpq_numref(stated->number), mpq_numref(stated->number), 100);
        mpq_canonicalize(stated->number);
    }
    bool equal = stated && working_equal(stated, value);
    working_free(scratch);
    return equal;
}

bool working_proves(const struct working_value *value, const char *type,
                    const char *result_text) {
    const struct contract_type *found = contract_type_named(type);

    return value && found &&
           (states(found, result_text, value, false) ||
            (found->form == FORM_RATE && states(found, result_text, value, true)));
}

/* Each text takes one item. Those that fit it are equal, so it does not matter which. */
static bool states_all(const struct contract_type *type, const char *const *texts,
                       const struct working_value *list, bool percent_as_is) {
    bool taken[WORKING_LIST_ITEMS] = {false};

    for (size_t i = 0; i < list->count; i++) {
        size_t j = 0;
        while (j < list->count &&
               (taken[j] || !states(type, texts[i], list->items[j], percent_as_is)))
            j++;
        if (j == list->count)
            return false;
        taken[j] = true;
    }
    return true;
}

bool working_proves_list(const struct working_value *value, const char *type,
                         const char *const *texts, size_t count) {
    const struct contract_type *found = contract_type_named(type);

    if (!value || !found || value->type != WORKING_LIST || value->count != count)
        return false;
    return states_all(found, texts, value, false) ||
           (found->form == FORM_RATE && states_all(found, texts, value, true));
}
