#include "harness/evidence/recording.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness/system/wire.h"
#include "harness/text.h"

/* Half of what a pack may hold. */
enum { RECORDING_MOST_BYTES = MEMBERS_MOST_BYTES / 2 };

/* The texts of an item stand in the spool one behind the other. */
struct recorded {
    const char *id; /* NULL: no reply came */
    size_t at;
    unsigned lengths[2]; /* of the lines, or of what is broken */
    unsigned char lines; /* that were received; 0: see the kind */
    unsigned char kind;
};

struct recording {
    struct spool *spool;
    struct arena *arena; /* of one reply */
    size_t count, bytes;
    struct recorded *items;
};

struct recording *recording_new(size_t count) {
    struct spool *spool = spool_new();
    if (!spool)
        return NULL;
    struct recording *recording = calloc(1, sizeof *recording);
    struct recorded *items = calloc(count + 1, sizeof *items);
    if (!recording || !items)
        BUG("out of memory for a recording");
    *recording = (struct recording){spool, arena_new(), count, 0, items};
    return recording;
}

void recording_free(struct recording *recording) {
    if (!recording)
        return;
    spool_free(recording->spool);
    arena_free(recording->arena);
    free(recording->items);
    free(recording);
}

/* What is too much is counted and not kept. */
static void keep(struct recording *recording, struct received from, unsigned *length) {
    recording->bytes += from.length + 1;
    if (recording->bytes > RECORDING_MOST_BYTES)
        return;
    fwrite(from.bytes, 1, from.length, spool_out(recording->spool));
    *length = (unsigned)from.length;
}

void recording_add(struct recording *recording, size_t index, const char *id,
                   const struct reply *reply) {
    struct recorded *item = &recording->items[index];
    struct received first = reply->received[0], second = reply->received[1];
    bool answered = reply->kind != REPLY_BROKEN && reply->kind != REPLY_MISSING;
    arena_clear(recording->arena);
    /* Some systems have no lines: their answers are written as a line would be. */
    if (!first.bytes && answered) {
        first.bytes = wire_reply(recording->arena, id, reply);
        first.length = strlen(first.bytes);
    }
    *item = (struct recorded){
        .id = id,
        .at = spool_length(recording->spool),
        .lines = (unsigned char)(!first.bytes   ? 0
                                 : second.bytes ? 2
                                                : 1),
        .kind = (unsigned char)reply->kind,
    };
    if (!first.bytes && reply->message)
        first = (struct received){reply->message, strlen(reply->message)};
    if (first.bytes)
        keep(recording, first, &item->lengths[0]);
    if (item->lines == 2)
        keep(recording, second, &item->lengths[1]);
}

/* ---- out ---- */

/* What was kept of an item, in the arena of one reply; NULL: it cannot be read. */
static char *text_of(const struct recording *recording, const struct recorded *item) {
    size_t length = (size_t)item->lengths[0] + item->lengths[1];
    arena_clear(recording->arena);
    char *text = arena_take(recording->arena, length + 1);
    return spool_read(recording->spool, item->at, length, text) ? text : NULL;
}

static bool write_answers(const struct recording *recording, const struct recorded *item,
                          FILE *out) {
    const char *text = item->lines ? text_of(recording, item) : "";
    for (int i = 0; text && i < item->lines; text += item->lengths[i++]) {
        fwrite(text, 1, item->lengths[i], out);
        fputc('\n', out);
    }
    return text;
}

/* `at`: the place of its lines among the answers, to be moved on. */
static json_t *lines_of(const struct recorded *item, json_int_t *at) {
    json_t *lines = json_array();
    for (int i = 0; i < item->lines; i++) {
        json_int_t length = item->lengths[i];
        if (json_array_append_new(lines, json_pack("[I, I]", *at, length)))
            BUG("out of memory for a recording");
        *at += length + 1;
    }
    return lines;
}

static bool write_reply(const struct recording *recording, const struct recorded *item,
                        json_int_t *at, FILE *out) {
    const char *message = item->lines ? "" : text_of(recording, item);
    if (!message)
        return false;
    json_t *object = json_pack("{s:s}", "id", item->id);
    if (item->lines)
        json_object_set_new(object, "lines", lines_of(item, at));
    else if (item->kind == REPLY_MISSING)
        json_object_set_new(object, "missing", json_true());
    else
        json_object_set_new(object, "broken", json_string(message));
    if (json_dumpf(object, out, JSON_COMPACT))
        BUG("a recording is no JSON, or out of memory");
    fputc('\n', out);
    json_decref(object);
    return true;
}

static bool fails(struct error *error) {
    return error_set(error, ERROR_INTERNAL, _("the answers cannot be kept on disk: %s"),
                     strerror(errno));
}

static bool put_answers(const struct recording *recording, struct members *members,
                        struct error *error) {
    bool good = true;
    FILE *out = members_open(members, RECORDED_ANSWERS, error);
    for (size_t i = 0; out && good && i < recording->count; i++)
        if (recording->items[i].id)
            good = write_answers(recording, &recording->items[i], out) || fails(error);
    return out && good && members_close(members, error);
}

static bool put_replies(const struct recording *recording, struct members *members,
                        struct error *error) {
    bool good = true;
    json_int_t at = 0;
    FILE *out = members_open(members, RECORDED_REPLIES, error);
    for (size_t i = 0; out && good && i < recording->count; i++)
        if (recording->items[i].id)
            good = write_reply(recording, &recording->items[i], &at, out) || fails(error);
    return out && good && members_close(members, error);
}

bool recording_put(const struct recording *recording, struct members *members,
                   struct error *error) {
    if (recording->bytes > RECORDING_MOST_BYTES)
        return error_set(error, ERROR_INTERNAL,
                         _("found answers of %zu bytes, a pack takes %d at most"),
                         recording->bytes, RECORDING_MOST_BYTES);
    return put_answers(recording, members, error) &&
           put_replies(recording, members, error);
}
