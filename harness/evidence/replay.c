/* A recording as a system: it replies what was received, through the same readers. */
#include <jansson.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "harness/evidence/member_lines.h"
#include "harness/evidence/recording.h"
#include "harness/system/excerpt.h"
#include "harness/system/inbox.h"
#include "harness/text.h"

struct replay {
    const struct members *members;
    const struct member *answers, *replies;
    char *ended;
};

/* One line of the replies and the question that it is about. */
struct entry {
    const struct replay *replay;
    struct inbox *inbox;
    struct member_lines lines;
    struct arena *arena;
    const char *id;
    size_t index;
    int number;
    struct error *error;
};

static bool complain(const struct entry *entry, const char *what) {
    return error_at(entry->error, RECORDED_REPLIES, entry->number, entry->id, "%s", what);
}

static bool post(struct entry *entry, json_t *place) {
    json_int_t offset, length;
    const struct member *answers = entry->replay->answers;
    json_int_t size = (json_int_t)answers->length;
    if (json_unpack_ex(place, NULL, JSON_STRICT, "[I, I]", &offset, &length) ||
        offset < 0 || length < 0 || offset > size || length > size - offset)
        return complain(entry, _("found no place inside " RECORDED_ANSWERS
                                 ", expected [offset, length]"));
    struct line line = {.bytes = answers->bytes + offset, .length = (size_t)length};
    member_lines_beside(&entry->lines, line.length);
    struct posted posted = inbox_post(entry->inbox, &line, false);
    if ((posted.post != POST_TAKEN && posted.post != POST_TWICE) ||
        posted.index != entry->index)
        return complain(entry, _("found a line that does not answer this question"));
    return true;
}

static bool post_lines(struct entry *entry, json_t *lines) {
    bool good = json_array_size(lines) > 0 ||
                complain(entry, _("found no lines, expected a list of places"));
    for (size_t i = 0; good && i < json_array_size(lines); i++)
        good = post(entry, json_array_get(lines, i));
    if (good)
        inbox_deliver(entry->inbox, entry->index);
    return good;
}

static bool settle(struct entry *entry, json_t *object) {
    json_t *lines = json_object_get(object, "lines");
    json_t *missing = json_object_get(object, "missing");
    json_t *broken = json_object_get(object, "broken");
    if (!inbox_is_waiting(entry->inbox, entry->index))
        return complain(entry, _("found this question again, expected it once"));
    if (json_object_size(object) != 2)
        return complain(entry, _("expected one of lines, broken or missing"));
    if (lines)
        return post_lines(entry, lines);
    if (json_is_true(missing)) {
        inbox_settle(entry->inbox, entry->index, REPLY_MISSING, NULL);
    } else if (json_is_string(broken)) {
        const char *message = excerpt_all(entry->arena, json_string_value(broken));
        inbox_settle(entry->inbox, entry->index, REPLY_BROKEN, message);
    } else {
        return complain(entry, _("expected one of lines, broken or missing"));
    }
    return true;
}

static bool read_entry(struct entry *entry, const struct line *line) {
    json_error_t wrong;
    json_t *object =
        json_loadb(line->bytes, line->length, JSON_REJECT_DUPLICATES, &wrong);
    const char *id = json_string_value(json_object_get(object, "id"));
    bool good;
    entry->id = id ? excerpt_all(entry->arena, id) : NULL;
    if (!id)
        good = complain(entry, _("found no JSON object with an id"));
    else if (!inbox_find(entry->inbox, id, &entry->index))
        good = complain(entry, _("expected the id of a question that was asked"));
    else
        good = settle(entry, object);
    json_decref(object);
    return good;
}

static bool read_entries(struct entry *entry) {
    struct line line;
    while (member_lines_next(&entry->lines, &line)) {
        entry->number = line.number < INT_MAX ? (int)line.number : INT_MAX;
        arena_clear(entry->arena);
        if (!read_entry(entry, &line))
            return false;
    }
    return true;
}

/* A whole run has a reply to every question; one that was cut short ends so again. */
static bool ends(const struct entry *entry, const struct question_source *questions) {
    if (entry->replay->ended)
        return error_set(entry->error, ERROR_INTERNAL, "%s", entry->replay->ended);
    for (size_t i = 0; i < questions->count; i++)
        if (inbox_is_waiting(entry->inbox, i))
            return error_at(entry->error, RECORDED_REPLIES, 0,
                            questions->name(questions->context, i, entry->arena).id,
                            _("found no reply to this question"));
    return true;
}

static bool ask_recording(struct system *system, const struct question_source *questions,
                          receive_reply *receive, void *context, struct error *error) {
    struct inbox *inbox = inbox_new(questions, receive, context);
    const struct replay *replay = system->state;
    struct entry entry = {.replay = replay,
                          .inbox = inbox,
                          .lines = member_lines_of(replay->members, replay->replies),
                          .arena = arena_new(),
                          .error = error};
    bool good = read_entries(&entry) && ends(&entry, questions);
    arena_free(entry.arena);
    inbox_free(inbox);
    return good;
}

static void close_recording(struct system *system) {
    struct replay *replay = system->state;
    free(replay->ended);
    free(replay);
}

static const struct system_driver recording_driver = {
    .name = "recording",
    .ask = ask_recording,
    .close = close_recording,
};

bool system_open_recording(struct system *out, const struct members *members,
                           const char *ended, struct error *error) {
    struct replay replay = {
        .members = members,
        .answers = members_find(members, RECORDED_ANSWERS),
        .replies = members_find(members, RECORDED_REPLIES),
        .ended = ended ? strdup(ended) : NULL,
    };
    if (ended && !replay.ended)
        BUG("out of memory for a recording");
    if (!replay.answers || !replay.replies) {
        free(replay.ended);
        return error_set(error, ERROR_INPUT,
                         _("found no %s and %s, expected the answers of a run"),
                         RECORDED_ANSWERS, RECORDED_REPLIES);
    }
    struct replay *state = malloc(sizeof *state);
    if (!state)
        BUG("out of memory for a recording");
    *state = replay;
    *out = (struct system){.driver = &recording_driver, .state = state};
    return true;
}
