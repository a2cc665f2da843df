/* Questions on the wire. */
#include <string.h>

#include "harness/system/excerpt.h"
#include "harness/system/wire.h"
#include "harness/system/wire_private.h"
#include "harness/text.h"

/* ---- writing ---- */

static json_t *chosen_readings(const struct readings *readings) {
    json_t *object = json_object();
    for (int i = 1; i < READING_COUNT; i++) {
        enum choice choice = readings->chosen[i];
        if (choice != CHOICE_NONE)
            json_object_set_new(object, reading_info((enum reading)i)->id,
                                json_string(choice_word(choice)));
    }
    return object;
}

static json_t *question_json(struct arena *arena, const struct question *question) {
    json_t *object = json_object();
    json_object_set_new(object, "id", wire_string(arena, question->id));
    json_object_set_new(object, "calculation", wire_string(arena, question->calculation));
    json_object_set_new(object, "facts", wire_object(arena, question->facts));
    json_t *readings = question->readings ? chosen_readings(question->readings) : NULL;
    if (json_object_size(readings))
        json_object_set(object, "readings", readings);
    json_decref(readings);
    return object;
}

const char *wire_question(struct arena *arena, const struct question *question) {
    return wire_dump(arena, question_json(arena, question));
}

const char *wire_question_expecting(struct arena *arena, const struct question *question,
                                    const struct reply *expected) {
    json_t *object = question_json(arena, question), *outcome = json_object();
    wire_set_outcome(arena, outcome, expected);
    json_object_set_new(object, "expected", outcome);
    return wire_dump(arena, object);
}

/* ---- reading ---- */

static bool read_reading(struct arena *arena, const char *id, const json_t *word,
                         struct readings *readings, struct error *error) {
    enum reading reading = reading_by_id(id);
    if (reading == READING_NONE)
        return error_at(error, NULL, 0, "readings", _("unknown reading '%s'"),
                        excerpt(arena, id, strlen(id)));
    const char *text = json_string_value(word);
    if (!text)
        return error_at(error, NULL, 0, "readings",
                        _("%s: expected a choice, as a string"),
                        reading_info(reading)->id);
    enum choice choice = choice_by_word(reading, text);
    if (choice == CHOICE_NONE)
        return error_at(error, NULL, 0, "readings", _("%s has no choice '%s'"),
                        reading_info(reading)->id, excerpt(arena, text, strlen(text)));
    readings->chosen[reading] = choice;
    return true;
}

static bool read_readings(struct arena *arena, json_t *object, struct readings *readings,
                          struct error *error) {
    const char *id;
    json_t *word;
    if (!json_is_object(object))
        return error_at(error, NULL, 0, "readings", _("expected an object"));
    json_object_foreach(object, id, word) {
        if (!read_reading(arena, id, word, readings, error))
            return false;
    }
    return true;
}

static bool knows_every_member(struct arena *arena, json_t *object, struct error *error) {
    const char *name;
    json_t *value;
    json_object_foreach(object, name, value) {
        if (strcmp(name, "id") && strcmp(name, "calculation") && strcmp(name, "facts") &&
            strcmp(name, "readings"))
            return error_at(error, NULL, 0, excerpt(arena, name, strlen(name)),
                            _("unknown, expected id, calculation, facts or readings"));
    }
    return true;
}

static bool read_object(struct arena *arena, json_t *object, struct question *question,
                        struct readings *readings, struct error *error) {
    question->id = wire_member(arena, NULL, object, "id", error);
    question->calculation = wire_member(arena, NULL, object, "calculation", error);
    if (!question->id || !question->calculation ||
        !knows_every_member(arena, object, error))
        return false;
    json_t *facts = json_object_get(object, "facts");
    if (!facts)
        return error_at(error, NULL, 0, "facts", _("missing, expected an object"));
    question->facts = wire_record(arena, "facts", facts, error);
    json_t *chosen = json_object_get(object, "readings");
    if (!question->facts || (chosen && !read_readings(arena, chosen, readings, error)))
        return false;
    question->readings = chosen && json_object_size(chosen) ? readings : NULL;
    return true;
}

bool wire_read_question(struct arena *arena, const char *line, size_t length,
                        struct question *question, struct readings *readings,
                        struct error *error) {
    *question = (struct question){0};
    *readings = (struct readings){0};
    json_t *object = wire_parse(arena, line, length, error);
    if (!object) {
        question->id = wire_salvage_id(arena, line, length);
        return false;
    }
    bool good = read_object(arena, object, question, readings, error);
    json_decref(object);
    return good;
}
