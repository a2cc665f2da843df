#include "harness/evidence/run_sheet.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "calc/law/reading.h"
#include "harness/system/excerpt.h"
#include "harness/text.h"

const char *run_setting_member(struct arena *arena, const char *role) {
    return arena_print(arena, "settings/%s.xml", role);
}

/* ---- out ---- */

static void set(json_t *object, const char *name, const char *text) {
    if (text && json_object_set_new(object, name, json_string(text)))
        BUG("a run sheet is no UTF-8, or out of memory");
}

static json_t *readings_in_force(void) {
    json_t *object = json_object();
    for (int i = READING_NONE + 1; i < READING_COUNT; i++) {
        const struct reading_info *info = reading_info((enum reading)i);
        set(object, info->id, choice_word(info->by_default));
    }
    return object;
}

static json_t *settings_of(const struct run_sheet *sheet) {
    struct arena *arena = arena_new();
    json_t *object = json_object();
    for (size_t i = 0; i < sheet->setting_count; i++)
        set(object, sheet->settings[i].role,
            run_setting_member(arena, sheet->settings[i].role));
    arena_free(arena);
    return object;
}

bool run_sheet_put(const struct run_sheet *sheet, struct members *members,
                   struct error *error) {
    json_t *object = json_object();
    set(object, "etalon", sheet->version);
    set(object, "command", sheet->command);
    set(object, "system", sheet->system);
    set(object, "answers", sheet->answers);
    json_object_set_new(object, "complete", json_boolean(!sheet->ended));
    set(object, "ended", sheet->ended);
    json_object_set_new(object, "settings", settings_of(sheet));
    json_object_set_new(object, "readings", readings_in_force());
    char *text = json_dumps(object, JSON_INDENT(1));
    if (!text)
        BUG("out of memory for a run sheet");
    json_decref(object);
    char *line = arena_print(members->arena, "%s\n", text);
    free(text);
    return members_add(members, RUN_SHEET_NAME, line, strlen(line), error);
}

/* ---- in ---- */

static bool complain(struct error *error, const char *path, const char *what) {
    return error_at(error, RUN_SHEET_NAME, 0, path, "%s", what);
}

static json_t *parse(const struct members *members, struct error *error) {
    const struct member *member = members_find(members, RUN_SHEET_NAME);
    if (!member) {
        complain(error, NULL, _("this member is missing, expected a pack"));
        return NULL;
    }
    json_t *object =
        json_loadb(member->bytes, member->length, JSON_REJECT_DUPLICATES, NULL);
    if (!json_is_object(object)) {
        complain(error, NULL, _("found no JSON object"));
        json_decref(object);
        return NULL;
    }
    return object;
}

/* The text of a member, on one line; NULL where there is none. */
static const char *text_of(struct arena *arena, json_t *object, const char *name) {
    const char *text = json_string_value(json_object_get(object, name));
    return text ? excerpt_all(arena, text) : NULL;
}

static bool read_settings(struct run_sheet *sheet, struct arena *arena, json_t *settings,
                          struct error *error) {
    const char *role;
    json_t *member;
    json_object_foreach(settings, role, member) {
        if (sheet->setting_count == RUN_SETTINGS_MOST || !json_is_string(member))
            return complain(error, "settings",
                            _("found too many, or one without a file"));
        sheet->settings[sheet->setting_count++] = (struct run_setting){
            arena_copy(arena, role), arena_copy(arena, json_string_value(member))};
    }
    return true;
}

static bool read_object(struct run_sheet *sheet, struct arena *arena, json_t *object,
                        struct error *error) {
    const json_t *complete = json_object_get(object, "complete");
    *sheet = (struct run_sheet){
        .version = text_of(arena, object, "etalon"),
        .command = text_of(arena, object, "command"),
        .system = text_of(arena, object, "system"),
        .answers = text_of(arena, object, "answers"),
        .ended = text_of(arena, object, "ended"),
    };
    if (!sheet->version || !sheet->command || !sheet->system)
        return complain(error, NULL, _("expected etalon, command and system"));
    if (!json_is_boolean(complete) || json_is_true(complete) != !sheet->ended)
        return complain(error, "complete",
                        _("expected true, or false and why the run ended"));
    return read_settings(sheet, arena, json_object_get(object, "settings"), error);
}

/* What the sheet names is a member, and so no file outside of the pack. */
static bool names_members(const struct run_sheet *sheet, const struct members *members,
                          struct error *error) {
    if (sheet->answers && !members_find(members, sheet->answers))
        return complain(error, "answers", _("expected the name of a member"));
    for (size_t i = 0; i < sheet->setting_count; i++)
        if (!members_find(members, sheet->settings[i].path))
            return complain(error, "settings", _("expected the names of members"));
    return true;
}

bool run_sheet_read(struct run_sheet *sheet, const struct members *members,
                    struct error *error) {
    json_t *object = parse(members, error);
    bool good = object && read_object(sheet, members->arena, object, error) &&
                names_members(sheet, members, error);
    json_decref(object);
    return good;
}

size_t run_sheet_other_readings(const struct members *members, const char **id) {
    struct error error = ERROR_INIT;
    json_t *object = parse(members, &error);
    json_t *here = readings_in_force(), *choice;
    json_t *there = json_object_get(object, "readings");
    size_t count = 0;
    const char *name;
    json_object_foreach(there, name, choice) {
        if (!json_equal(choice, json_object_get(here, name)) && !count++)
            *id = excerpt_all(members->arena, name);
    }
    json_object_foreach(here, name, choice) {
        if (!json_object_get(there, name) && !count++)
            *id = excerpt_all(members->arena, name);
    }
    json_decref(object);
    json_decref(here);
    return count;
}
