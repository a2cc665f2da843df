#include "harness/evidence/recording.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness/system/wire.h"
#include "harness/text.h"

/* Half of what a pack may hold. */
enum { RECORDING_MOST_BYTES = MEMBERS_MOST_BYTES / 2 };

struct recorded {
    const char *id; /* NULL: no reply came */
    enum reply_kind kind;
    const char *message; /* where nothing was received */
    struct received received[2];
};

struct recording {
    struct arena *arena;
    size_t count, bytes;
    struct recorded *items;
};

struct recording *recording_new(size_t count) {
    struct recording *recording = calloc(1, sizeof *recording);
    if (!recording)
        BUG("out of memory for a recording");
    recording->arena = arena_new();
    recording->count = count;
    recording->items =
        arena_take(recording->arena, (count + 1) * sizeof *recording->items);
    return recording;
}

void recording_free(struct recording *recording) {
    if (!recording)
        return;
    arena_free(recording->arena);
    free(recording);
}

/* What is too much is counted and not kept. */
static struct received keep(struct recording *recording, struct received from) {
    recording->bytes += from.length + 1;
    if (!from.bytes || recording->bytes > RECORDING_MOST_BYTES)
        return (struct received){NULL, 0};
    char *copy = arena_take(recording->arena, from.length + 1);
    memcpy(copy, from.bytes, from.length);
    return (struct received){copy, from.length};
}

void recording_add(struct recording *recording, size_t index, const char *id,
                   const struct reply *reply) {
    struct recorded *item = &recording->items[index];
    struct received first = reply->received[0];
    bool answered = reply->kind != REPLY_BROKEN && reply->kind != REPLY_MISSING;
    item->id = arena_copy(recording->arena, id);
    item->kind = reply->kind;
    item->message = arena_copy(recording->arena, reply->message);
    /* Some systems have no lines: their answers are written as a line would be. */
    if (!first.bytes && answered) {
        first.bytes = wire_reply(recording->arena, id, reply);
        first.length = strlen(first.bytes);
    }
    if (first.bytes) {
        item->received[0] = keep(recording, first);
        item->received[1] = keep(recording, reply->received[1]);
    }
}

/* ---- out ---- */

static void add_line(json_t *lines, struct received received, FILE *answers) {
    if (!received.bytes)
        return;
    if (json_array_append_new(lines, json_pack("[I, I]", (json_int_t)ftello(answers),
                                               (json_int_t)received.length)))
        BUG("out of memory for a recording");
    fwrite(received.bytes, 1, received.length, answers);
    fputc('\n', answers);
}

static void write_item(const struct recorded *item, FILE *answers, FILE *replies) {
    json_t *object = json_pack("{s:s}", "id", item->id);
    json_t *lines = json_array();
    add_line(lines, item->received[0], answers);
    add_line(lines, item->received[1], answers);
    if (json_array_size(lines))
        json_object_set(object, "lines", lines);
    else if (item->kind == REPLY_MISSING)
        json_object_set_new(object, "missing", json_true());
    else
        json_object_set_new(object, "broken",
                            json_string(item->message ? item->message : ""));
    if (json_dumpf(object, replies, JSON_COMPACT))
        BUG("a recording is no JSON, or out of memory");
    fputc('\n', replies);
    json_decref(lines);
    json_decref(object);
}

bool recording_put(const struct recording *recording, struct members *members,
                   struct error *error) {
    char *texts[2] = {NULL, NULL};
    size_t lengths[2];
    if (recording->bytes > RECORDING_MOST_BYTES)
        return error_set(error, ERROR_INTERNAL,
                         _("found answers of %zu bytes, a pack takes %d at most"),
                         recording->bytes, RECORDING_MOST_BYTES);
    FILE *answers = open_memstream(&texts[0], &lengths[0]);
    FILE *replies = open_memstream(&texts[1], &lengths[1]);
    if (!answers || !replies)
        BUG("out of memory for a recording");
    for (size_t i = 0; i < recording->count; i++)
        if (recording->items[i].id)
            write_item(&recording->items[i], answers, replies);
    if (fclose(answers) || fclose(replies))
        BUG("out of memory for a recording");
    bool good = members_add(members, RECORDED_ANSWERS, texts[0], lengths[0], error) &&
                members_add(members, RECORDED_REPLIES, texts[1], lengths[1], error);
    free(texts[0]);
    free(texts[1]);
    return good;
}
