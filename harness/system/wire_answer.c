/*
 * Answers on the wire.
 *
 * An answer has exactly one of four members beside its id; members that the protocol does
 * not know (a version, a duration) are let pass, since they change no figure.
 */
#include "harness/system/excerpt.h"
#include "harness/system/wire.h"
#include "harness/system/wire_private.h"
#include "harness/text.h"

/* ---- writing ---- */

static json_t *said(struct arena *arena, const char *name, const char *value,
                    const char *message) {
    json_t *object = json_object();
    json_object_set_new(object, name, wire_string(arena, value));
    if (message)
        json_object_set_new(object, "message", wire_string(arena, message));
    return object;
}

void wire_set_outcome(struct arena *arena, json_t *object, const struct reply *reply) {
    switch (reply->kind) {
    case REPLY_RESULTS:
        json_object_set_new(object, "results", wire_object(arena, reply->results));
        return;
    case REPLY_REFUSED:
        json_object_set_new(object, "refused",
                            said(arena, "provision", reply->provision, reply->message));
        return;
    case REPLY_ERROR:
        json_object_set_new(object, "error",
                            said(arena, "fact", reply->fact, reply->message));
        return;
    case REPLY_UNSUPPORTED:
        json_object_set_new(object, "unsupported", json_true());
        return;
    case REPLY_BROKEN:
    case REPLY_MISSING:
        break;
    }
    BUG("a reply that is no answer goes on the wire");
}

const char *wire_reply(struct arena *arena, const char *id, const struct reply *reply) {
    json_t *object = json_object();
    json_object_set_new(object, "id", wire_string(arena, id));
    wire_set_outcome(arena, object, reply);
    return wire_dump(arena, object);
}

const char *wire_answer(struct arena *arena, const char *id,
                        const struct answer *answer) {
    struct reply reply = {.kind = REPLY_UNSUPPORTED};
    if (answer)
        reply = reply_of_answer(answer);
    return wire_reply(arena, id, &reply);
}

/* ---- reading ---- */

static bool read_results(struct arena *arena, json_t *value, struct reply *reply,
                         struct error *error) {
    reply->results = wire_record(arena, "results", value, error);
    return reply->results;
}

/* A message is for people: whatever it holds, it becomes one line. */
static bool read_message(struct arena *arena, const char *path, json_t *object,
                         struct reply *reply, struct error *error) {
    const json_t *message = json_object_get(object, "message");
    if (message && !json_is_string(message))
        return error_at(error, NULL, 0, path, _("message: expected a string"));
    if (message)
        reply->message = excerpt_all(arena, json_string_value(message));
    return true;
}

static bool read_refusal(struct arena *arena, json_t *value, struct reply *reply,
                         struct error *error) {
    if (!json_is_object(value))
        return error_at(error, NULL, 0, "refused", _("expected an object"));
    reply->provision = wire_member(arena, "refused", value, "provision", error);
    return reply->provision && read_message(arena, "refused", value, reply, error);
}

static bool read_error(struct arena *arena, json_t *value, struct reply *reply,
                       struct error *error) {
    if (!json_is_object(value))
        return error_at(error, NULL, 0, "error", _("expected an object"));
    reply->fact = wire_member(arena, "error", value, "fact", error);
    return reply->fact && read_message(arena, "error", value, reply, error);
}

static bool read_unsupported(struct arena *arena, json_t *value, struct reply *reply,
                             struct error *error) {
    (void)arena, (void)reply;
    return json_is_true(value) ||
           error_at(error, NULL, 0, "unsupported", _("expected true"));
}

static const struct member {
    const char *name;
    enum reply_kind kind;
    /* Reads the member into the reply; false with an error. */
    bool (*read)(struct arena *arena, json_t *value, struct reply *reply,
                 struct error *error);
} members[] = {
    {"results", REPLY_RESULTS, read_results},
    {"refused", REPLY_REFUSED, read_refusal},
    {"error", REPLY_ERROR, read_error},
    {"unsupported", REPLY_UNSUPPORTED, read_unsupported},
};

static bool read_object(struct arena *arena, json_t *object, struct reply *reply,
                        struct error *error) {
    const struct member *found = NULL;
    int count = 0;
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        if (json_object_get(object, members[i].name)) {
            found = &members[i];
            count++;
        }
    }
    if (count != 1)
        return error_set(
            error, ERROR_INPUT,
            _("expected exactly one of results, refused, error or unsupported, found %s"),
            count ? _("more") : _("none"));
    reply->kind = found->kind;
    return found->read(arena, json_object_get(object, found->name), reply, error);
}

void wire_read_answer(struct arena *arena, const char *line, size_t length,
                      const char **id, struct reply *reply) {
    struct error error = ERROR_INIT;
    *reply = (struct reply){0};
    json_t *object = wire_parse(arena, line, length, &error);
    *id = object ? wire_member(arena, NULL, object, "id", &error)
                 : wire_salvage_id(arena, line, length);
    bool good = object && *id && read_object(arena, object, reply, &error);
    json_decref(object);
    if (good)
        return;
    char message[sizeof error.path + sizeof error.text + 8];
    error_text(&error, message, sizeof message);
    *reply = (struct reply){.kind = REPLY_BROKEN, .message = arena_copy(arena, message)};
}
