/* The description for programs: the shape of the contract, one object a calculation. */
#include <jansson.h>

#include "harness/report/description.h"

static json_t *fields_json(const struct field *fields, bool facts);

static json_t *choices_json(const char *const *choices) {
    json_t *array = json_array();
    for (; *choices; choices++)
        json_array_append_new(array, json_string(*choices));
    return array;
}

static void set_text(json_t *object, const char *key, const char *text) {
    if (text)
        json_object_set_new(object, key, json_string(text));
}

static json_t *field_json(const struct field *field, bool fact) {
    json_t *object = json_object();
    set_text(object, "name", field->name);
    set_text(object, "type", value_type_text(field->type));
    if (field->type == TYPE_LIST)
        set_text(object, "of", value_type_text(field->of));
    set_text(object, "unit", field->unit);
    if (fact)
        json_object_set_new(object, "required", json_boolean(!field->optional));
    else if (field->optional)
        json_object_set_new(object, "optional", json_true());
    if (fact)
        set_text(object, "default", field->fallback);
    if (field->exact)
        json_object_set_new(object, "exact", json_true());
    if (field->choices)
        json_object_set_new(object, "choices", choices_json(field->choices));
    if (field->fields)
        json_object_set_new(object, "fields", fields_json(field->fields, fact));
    set_text(object, "meaning", field->meaning);
    return object;
}

static json_t *fields_json(const struct field *fields, bool facts) {
    json_t *array = json_array();
    for (const struct field *field = fields; field && field->name; field++)
        json_array_append_new(array, field_json(field, facts));
    return array;
}

static json_t *provisions_json(const enum provision *provisions) {
    json_t *array = json_array();
    for (; provisions && *provisions; provisions++)
        json_array_append_new(array, json_string(provision_id(*provisions)));
    return array;
}

static json_t *refusals_json(const struct refusal *refusals) {
    json_t *array = json_array();
    for (; refusals && refusals->provision; refusals++) {
        json_t *object = json_object();
        set_text(object, "provision", provision_id(refusals->provision));
        set_text(object, "when", refusals->when);
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *readings_json(const enum reading *readings) {
    json_t *array = json_array();
    for (; readings && *readings; readings++)
        json_array_append_new(array, json_string(reading_info(*readings)->id));
    return array;
}

bool description_print_json(const struct calculation *calculation, FILE *out) {
    json_t *object = json_object();
    set_text(object, "name", calculation->name);
    set_text(object, "provision", provision_id(calculation->provision));
    set_text(object, "title", calculation->summary);
    json_object_set_new(object, "provisions", provisions_json(calculation->provisions));
    json_object_set_new(object, "facts", fields_json(calculation->facts, true));
    json_object_set_new(object, "results", fields_json(calculation->results, false));
    json_object_set_new(object, "refusals", refusals_json(calculation->refusals));
    json_object_set_new(object, "readings", readings_json(calculation->readings));
    bool written = !json_dumpf(object, out, JSON_INDENT(2)) && fputc('\n', out) != EOF;
    json_decref(object);
    return written;
}
