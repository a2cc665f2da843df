/* JSON on one line to data and back: what questions and answers have in common. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calc/base/datum.h"
#include "harness/system/excerpt.h"
#include "harness/system/wire.h"
#include "harness/system/wire_private.h"
#include "harness/text.h"

enum { NESTING = 16 }; /* the contract needs five */

/* ---- lines ---- */

json_t *wire_parse(struct arena *arena, const char *line, size_t length,
                   struct error *error) {
    json_error_t wrong;
    json_t *json = json_loadb(line, length,
                              JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL, &wrong);
    if (!json) {
        error_set(error, ERROR_INPUT,
                  _("no JSON: %s (byte %d), expected one object a line"),
                  excerpt_all(arena, wrong.text), wrong.position);
        return NULL;
    }
    if (!json_is_object(json)) {
        error_set(error, ERROR_INPUT,
                  _("JSON but no object, expected one object a line"));
        json_decref(json);
        return NULL;
    }
    return json;
}

static bool is_duplicate_of_another_member(const json_error_t *wrong) {
    return json_error_code(wrong) == json_error_duplicate_key &&
           !strstr(wrong->text, "\"id\"");
}

/* Words outside of strings become a 0: NaN and Infinity, and numbers out of range. */
static void replace_words(char *text, size_t length) {
    bool quoted = false, in_word = false;
    for (size_t i = 0; i < length; i++) {
        bool escaped = quoted && text[i] == '\\';
        quoted ^= text[i] == '"';
        i += escaped;
        if (quoted || escaped || strchr("\"{}[]:, \t", text[i])) {
            in_word = false;
        } else {
            text[i] = in_word ? ' ' : '0';
            in_word = true;
        }
    }
}

const char *wire_salvage_id(struct arena *arena, const char *line, size_t length) {
    char *copy = arena_take(arena, length + 1);
    for (size_t i = 0; i < length; i++)
        copy[i] = line[i] >= ' ' && line[i] < 0x7F ? line[i] : '?';
    replace_words(copy, length);
    json_error_t wrong;
    json_t *json =
        json_loadb(copy, length, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &wrong);
    if (!json && is_duplicate_of_another_member(&wrong))
        json = json_loadb(copy, length, JSON_ALLOW_NUL, NULL);
    const json_t *member = json_object_get(json, "id");
    const char *id = json_string_value(member);
    /* A question mark may stand for a byte that was lost. */
    bool sound = id && *id && strlen(id) == json_string_length(member) &&
                 !strchr(id, '?') && text_is_plain(id);
    const char *salvaged = sound ? arena_copy(arena, id) : NULL;
    json_decref(json);
    return salvaged;
}

/* ---- from JSON to data ---- */

/* Where we are: the members that lead to a value, the outermost last. */
struct place {
    const struct place *around;
    const char *name; /* NULL for an item of a list */
    size_t index;
};

static size_t print_place(const struct place *at, char *out, size_t size) {
    size_t used = at->around ? print_place(at->around, out, size) : 0;
    int added = at->name
                    ? snprintf(out + used, size - used, "%s%s", used ? "." : "", at->name)
                    : snprintf(out + used, size - used, "[%zu]", at->index);
    used += added > 0 ? (size_t)added : 0;
    return used < size ? used : size - 1;
}

static void *complain(struct arena *arena, const struct place *at, struct error *error,
                      const char *message) {
    char path[sizeof error->path] = "";
    print_place(at, path, sizeof path);
    error_at(error, NULL, 0, excerpt_all(arena, path), "%s", message);
    return NULL;
}

static const char *not_a_value(const json_t *value) {
    switch (json_typeof(value)) {
    case JSON_TRUE:
        return _("found true, expected the string \"true\"");
    case JSON_FALSE:
        return _("found false, expected the string \"false\"");
    case JSON_NULL:
        return _("found null, expected that what does not exist is left out");
    default:
        return _(
            "found a JSON number, expected a string such as \"1010.00\": JSON numbers "
            "are binary floating point, which does not hold amounts exactly");
    }
}

static struct datum *read_value(struct arena *arena, const struct place *around,
                                const struct place *at, int depth, json_t *value,
                                struct error *error);

static struct datum *read_list(struct arena *arena, const struct place *at, int depth,
                               json_t *array, struct error *error) {
    struct datum *list = datum_list(arena, at->name);
    size_t index;
    json_t *value;
    json_array_foreach(array, index, value) {
        struct place item = {.around = at, .index = index};
        struct datum *datum = read_value(arena, at, &item, depth + 1, value, error);
        if (!datum)
            return NULL;
        datum_add(list, datum);
    }
    return list;
}

static struct datum *read_record(struct arena *arena, const struct place *at, int depth,
                                 json_t *object, struct error *error) {
    struct datum *record = datum_record(arena, at->name);
    const char *name;
    json_t *value;
    json_object_foreach(object, name, value) {
        struct place member = {.around = at, .name = name};
        if (!*name || !text_is_plain(name))
            return complain(arena, at, error, _("a member without a plain name"));
        struct datum *datum = read_value(arena, at, &member, depth + 1, value, error);
        if (!datum)
            return NULL;
        datum_add(record, datum);
    }
    return record;
}

static struct datum *read_value(struct arena *arena, const struct place *around,
                                const struct place *at, int depth, json_t *value,
                                struct error *error) {
    /* The path of what is too deep would be no help: name what holds it. */
    if (depth > NESTING)
        return complain(arena, around, error, _("lists and records nested too deeply"));
    if (json_is_array(value))
        return read_list(arena, at, depth, value, error);
    if (json_is_object(value))
        return read_record(arena, at, depth, value, error);
    if (!json_is_string(value))
        return complain(arena, at, error, not_a_value(value));
    if (!text_is_plain(json_string_value(value)))
        return complain(arena, at, error, _("a string with control characters"));
    return datum_scalar(arena, at->name, json_string_value(value));
}

struct datum *wire_record(struct arena *arena, const char *name, json_t *object,
                          struct error *error) {
    struct place top = {.name = name};
    if (!json_is_object(object))
        return complain(arena, &top, error, _("expected an object"));
    return read_record(arena, &top, 0, object, error);
}

struct datum *wire_read_value(struct arena *arena, const char *name, const char *text,
                              size_t length, struct error *error) {
    struct place top = {.name = name};
    json_error_t wrong;
    json_t *json = json_loadb(text, length,
                              JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL, &wrong);
    struct datum *datum =
        json ? read_value(arena, &top, &top, 0, json, error)
             : complain(arena, &top, error,
                        arena_print(arena, _("no JSON: %s, expected an array or object"),
                                    excerpt_all(arena, wrong.text)));
    json_decref(json);
    return datum;
}

const char *wire_member(struct arena *arena, const char *path, const json_t *object,
                        const char *name, struct error *error) {
    struct place around = {.name = path};
    struct place at = {.around = path ? &around : NULL, .name = name};
    const json_t *value = json_object_get(object, name);
    if (!value)
        return complain(arena, &at, error, _("missing, expected a string"));
    const char *text = json_string_value(value);
    if (!text)
        return complain(arena, &at, error, _("expected a string"));
    if (!*text || !text_is_plain(text))
        return complain(arena, &at, error,
                        _("expected a string of one or more plain characters"));
    return arena_copy(arena, text);
}

/* ---- from data to JSON ---- */

json_t *wire_string(struct arena *arena, const char *text) {
    json_t *string = json_string(text);
    /* No UTF-8, as a message that quotes a fact and was cut inside a character. */
    if (!string)
        string = json_string(excerpt_all(arena, text));
    if (!string)
        BUG("no JSON string of '%s'", text);
    return string;
}

static json_t *value_of(struct arena *arena, const struct datum *datum) {
    if (datum->kind == DATUM_RECORD)
        return wire_object(arena, datum);
    if (datum->kind == DATUM_SCALAR)
        return wire_string(arena, datum->text ? datum->text : "");
    json_t *array = json_array();
    for (const struct datum *item = datum->first; item; item = item->next)
        json_array_append_new(array, value_of(arena, item));
    return array;
}

json_t *wire_object(struct arena *arena, const struct datum *record) {
    json_t *object = json_object();
    for (const struct datum *each = record ? record->first : NULL; each;
         each = each->next)
        json_object_set_new(object, each->name, value_of(arena, each));
    return object;
}

const char *wire_value(struct arena *arena, const struct datum *datum) {
    return wire_dump(arena, value_of(arena, datum));
}

const char *wire_dump(struct arena *arena, json_t *object) {
    char *text = json_dumps(object, JSON_COMPACT);
    json_decref(object);
    if (!text)
        BUG("out of memory for a line of JSON");
    const char *line = arena_copy(arena, text);
    free(text);
    return line;
}
