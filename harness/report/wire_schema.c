#include "harness/report/wire_schema.h"

#include <jansson.h>
#include <string.h>

#include "calc/base/error.h"
#include "harness/text.h"

/* ---- small pieces ---- */

/* What json_pack gave: only a mistake of ours makes it fail. */
static json_t *packed(json_t *object) {
    if (!object)
        BUG("jansson cannot pack a schema");
    return object;
}

static void set(json_t *object, const char *key, json_t *value) {
    if (json_object_set_new(object, key, value))
        BUG("jansson cannot set '%s'", key);
}

static json_t *reference(const char *name, const char *suffix) {
    return packed(json_pack("{s:s++}", "$ref", "#/$defs/", name, suffix));
}

/* ---- the types of the contract ---- */

#define NUMBER "-?[0-9]+([.][0-9]+|/0*[1-9][0-9]*)?( [0-9]+/0*[1-9][0-9]*)?( ?%)?"

static const struct scalar {
    enum value_type type;
    const char *pattern, *says;
} scalars[] = {
    {TYPE_MONEY, "^-?[0-9]+([.][0-9]+)?$", "amount, as 1890.00"},
    {TYPE_RATE, "^" NUMBER "$", "share of one, exact: 0.51, 16/21"},
    {TYPE_NUMBER, "^" NUMBER "$", "exact: 17.5, 71/6"},
    {TYPE_INTEGER, "^-?[0-9]+$", "whole number"},
    {TYPE_BOOLEAN, "^(true|false)$", "true or false, as a string"},
    {TYPE_DATE, "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
     "calendar date, as 1958-09-01"},
    {TYPE_PERIOD, "^P(?=.)([0-9]{1,3}Y)?([0-9]{1,2}M)?([0-9]{1,2}D)?$",
     "P39Y11M19D, 12 months of 30 days"},
    {TYPE_TEXT, "^.+$", "identifier"},
    {TYPE_GRADE, "^(A[.][1-7]|L[.][1-5]|B[.][1-6]|C[.][1-6]|U)$", "grade, as B.3"},
    {TYPE_COUNTRY, "^[A-Z]{2}$", "ISO 3166-1 alpha-2"},
    {TYPE_CURRENCY, "^[A-Z]{3}$", "ISO 4217"},
};

static void define_scalars(json_t *defs) {
    for (size_t i = 0; i < sizeof scalars / sizeof *scalars; i++)
        set(defs, value_type_text(scalars[i].type),
            packed(json_pack("{s:s, s:s, s:s}", "type", "string", "pattern",
                             scalars[i].pattern, "description", scalars[i].says)));
}

/* ---- fields ---- */

static json_t *record_schema(const struct field *fields, bool facts);

static json_t *words(const char *const *choices) {
    json_t *array = json_array();
    for (; *choices; choices++)
        json_array_append_new(array, json_string(*choices));
    return packed(json_pack("{s:s, s:o}", "type", "string", "enum", array));
}

static json_t *plain(const struct field *field, enum value_type type) {
    if (type == TYPE_CHOICE)
        return words(field->choices);
    return reference(value_type_text(type), "");
}

static json_t *array_of(json_t *items) {
    return packed(json_pack("{s:s, s:o}", "type", "array", "items", items));
}

static json_t *field_schema(const struct field *field, bool fact) {
    json_t *schema;
    if (field->type == TYPE_LIST)
        schema = array_of(plain(field, field->of));
    else if (field->type == TYPE_RECORDS)
        schema = array_of(record_schema(field->fields, fact));
    else if (field->type == TYPE_RECORD)
        schema = record_schema(field->fields, fact);
    else
        schema = plain(field, field->type);
    if (field->meaning)
        set(schema, "description", json_string(field->meaning));
    if (fact && field->fallback)
        set(schema, "default", json_string(field->fallback));
    return schema;
}

/* A result may not exist, even one that is always asked for: none is required. */
static json_t *record_schema(const struct field *fields, bool facts) {
    json_t *properties = json_object(), *required = json_array();
    for (const struct field *field = fields; field && field->name; field++) {
        set(properties, field->name, field_schema(field, facts));
        if (!field->optional)
            json_array_append_new(required, json_string(field->name));
    }
    json_t *schema = packed(json_pack("{s:s, s:o, s:b}", "type", "object", "properties",
                                      properties, "additionalProperties", 0));
    if (facts && json_array_size(required))
        json_object_set(schema, "required", required);
    json_decref(required);
    return schema;
}

/* ---- questions and answers ---- */

static json_t *readings_schema(const enum reading *readings) {
    json_t *properties = json_object();
    for (; readings && *readings; readings++) {
        json_t *choices = json_array();
        for (int i = 1; i < CHOICE_COUNT; i++)
            if (reading_of_choice((enum choice)i) == *readings)
                json_array_append_new(choices, json_string(choice_word((enum choice)i)));
        set(properties, reading_info(*readings)->id,
            packed(json_pack("{s:o}", "enum", choices)));
    }
    return packed(json_pack("{s:s, s:o}", "type", "object", "properties", properties));
}

static json_t *question_schema(const struct calculation *calculation) {
    return packed(
        json_pack("{s:s, s:s, s:{s:{s:s, s:i}, s:{s:s}, s:o, s:o}, s:[s,s,s], s:b}",
                  "title", calculation->summary, "type", "object", "properties", "id",
                  "type", "string", "minLength", 1, "calculation", "const",
                  calculation->name, "facts", reference(calculation->name, ".facts"),
                  "readings", readings_schema(calculation->readings), "required", "id",
                  "calculation", "facts", "additionalProperties", 0));
}

/* `{"provision": "...", "message": "..."}` */
static json_t *said_schema(const char *name) {
    return packed(json_pack("{s:s, s:{s:{s:s, s:i}, s:{s:s}}, s:[s]}", "type", "object",
                            "properties", name, "type", "string", "minLength", 1,
                            "message", "type", "string", "required", name));
}

static json_t *answer_schema(json_t *results) {
    return packed(json_pack("{s:s, s:{s:{s:s, s:i}, s:{s:o}, s:o, s:o, s:{s:b}}, s:[s],"
                            " s:[{s:[s]}, {s:[s]}, {s:[s]}, {s:[s]}]}",
                            "type", "object", "properties", "id", "type", "string",
                            "minLength", 1, "results", "anyOf", results, "refused",
                            said_schema("provision"), "error", said_schema("fact"),
                            "unsupported", "const", 1, "required", "id", "oneOf",
                            "required", "results", "required", "refused", "required",
                            "error", "required", "unsupported"));
}

static void set_calculation(json_t *defs, const struct calculation *calculation,
                            json_t *questions, json_t *results) {
    char name[128];
    snprintf(name, sizeof name, "%s.facts", calculation->name);
    set(defs, name, record_schema(calculation->facts, true));
    snprintf(name, sizeof name, "%s.results", calculation->name);
    set(defs, name, record_schema(calculation->results, false));
    snprintf(name, sizeof name, "%s.question", calculation->name);
    set(defs, name, question_schema(calculation));
    json_array_append_new(questions, reference(calculation->name, ".question"));
    json_array_append_new(results, reference(calculation->name, ".results"));
}

bool wire_schema_print(const struct calculation *const *calculations, size_t count,
                       FILE *out) {
    json_t *defs = json_object(), *questions = json_array(), *results = json_array();
    define_scalars(defs);
    for (size_t i = 0; i < count; i++)
        set_calculation(defs, calculations[i], questions, results);
    set(defs, "question", packed(json_pack("{s:o}", "oneOf", questions)));
    set(defs, "answer", answer_schema(results));
    json_t *schema = packed(json_pack(
        "{s:s, s:s, s:s, s:[o, o], s:o}", "$schema",
        "https://json-schema.org/draft/2020-12/schema", "title",
        _("questions and answers of etalon"), "description",
        _("One line is one question or one answer. Questions whose facts are wrong on "
          "purpose do not follow this schema: the right answer to them is an error."),
        "oneOf", reference("question", ""), reference("answer", ""), "$defs", defs));
    bool written = !json_dumpf(schema, out, JSON_INDENT(2)) && fputc('\n', out) != EOF;
    json_decref(schema);
    return written;
}
