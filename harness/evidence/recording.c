#include "harness/evidence/recording.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness/case/store.h"
#include "harness/system/wire.h"
#include "harness/text.h"

static const char tables[] = "CREATE TABLE recorded (question INTEGER PRIMARY KEY,"
                             " id TEXT NOT NULL, lines INTEGER NOT NULL,"
                             " kind INTEGER NOT NULL, at INTEGER NOT NULL,"
                             " first INTEGER NOT NULL, second INTEGER NOT NULL)";
static const char all_rows[] = "SELECT id, lines, kind, at, first, second FROM recorded"
                               " ORDER BY question";

/* A row of the store. Its texts stand in the spool one behind the other. */
struct recorded {
    const char *id;
    int lines; /* that were received; 0: see the kind */
    enum reply_kind kind;
    size_t at;
    size_t lengths[2]; /* of the lines, or of what is broken */
};

struct recording {
    struct spool *spool;
    struct store *store;
    sqlite3_stmt *insert;
    struct arena *arena; /* of one reply */
    size_t bytes;
};

struct recording *recording_new(void) {
    struct spool *spool = spool_new();
    if (!spool)
        return NULL;
    struct recording *recording = calloc(1, sizeof *recording);
    if (!recording)
        BUG("out of memory for a recording");
    recording->spool = spool;
    recording->store = store_new(tables);
    recording->insert = store_prepare(
        recording->store, "INSERT OR REPLACE INTO recorded VALUES (?, ?, ?, ?, ?, ?, ?)");
    recording->arena = arena_new();
    return recording;
}

void recording_free(struct recording *recording) {
    if (!recording)
        return;
    spool_free(recording->spool);
    store_free(recording->store);
    arena_free(recording->arena);
    free(recording);
}

/* What is too much is counted and not kept. */
static void keep(struct recording *recording, struct received from, size_t *length) {
    recording->bytes += from.length + 1;
    if (recording->bytes > RECORDING_MOST_BYTES)
        return;
    fwrite(from.bytes, 1, from.length, spool_out(recording->spool));
    *length = from.length;
}

static void insert(struct recording *recording, size_t index,
                   const struct recorded *row) {
    sqlite3_stmt *insert = recording->insert;
    store_bind_count(insert, 1, index);
    store_bind_text(insert, 2, row->id);
    store_bind_number(insert, 3, row->lines);
    store_bind_number(insert, 4, row->kind);
    store_bind_count(insert, 5, row->at);
    store_bind_count(insert, 6, row->lengths[0]);
    store_bind_count(insert, 7, row->lengths[1]);
    store_do(recording->store, insert);
}

void recording_add(struct recording *recording, size_t index, const char *id,
                   const struct reply *reply) {
    struct received first = reply->received[0], second = reply->received[1];
    bool answered = reply->kind != REPLY_BROKEN && reply->kind != REPLY_MISSING;
    arena_clear(recording->arena);
    /* Some systems have no lines: their answers are written as a line would be. */
    if (!first.bytes && answered) {
        first.bytes = wire_reply(recording->arena, id, reply);
        first.length = strlen(first.bytes);
    }
    struct recorded row = {
        .id = id,
        .lines = !first.bytes   ? 0
                 : second.bytes ? 2
                                : 1,
        .kind = reply->kind,
        .at = spool_length(recording->spool),
    };
    if (!first.bytes && reply->message)
        first = (struct received){reply->message, strlen(reply->message)};
    if (first.bytes)
        keep(recording, first, &row.lengths[0]);
    if (row.lines == 2)
        keep(recording, second, &row.lengths[1]);
    insert(recording, index, &row);
}

/* ---- out ---- */

/* What was kept of a row, in the arena of one reply; NULL: it cannot be read. */
static char *text_of(const struct recording *recording, const struct recorded *item) {
    size_t length = item->lengths[0] + item->lengths[1];
    char *text = arena_take(recording->arena, length + 1);
    return spool_read(recording->spool, item->at, length, text) ? text : NULL;
}

/* `at`: the place of its lines among the answers, to be moved on. */
typedef bool write_row(const struct recording *recording, const struct recorded *item,
                       json_int_t *at, FILE *out);

static bool write_answers(const struct recording *recording, const struct recorded *item,
                          json_int_t *at, FILE *out) {
    (void)at;
    const char *text = item->lines ? text_of(recording, item) : "";
    for (int i = 0; text && i < item->lines; text += item->lengths[i++]) {
        fwrite(text, 1, item->lengths[i], out);
        fputc('\n', out);
    }
    return text;
}

static json_t *lines_of(const struct recorded *item, json_int_t *at) {
    json_t *lines = json_array();
    for (int i = 0; i < item->lines; i++) {
        json_int_t length = (json_int_t)item->lengths[i];
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

/* The next row, in the arena of one reply. */
static bool next_row(struct recording *recording, sqlite3_stmt *rows,
                     struct recorded *out) {
    if (!store_step(recording->store, rows))
        return false;
    arena_clear(recording->arena);
    *out = (struct recorded){
        .id = store_text(recording->arena, rows, 0),
        .lines = sqlite3_column_int(rows, 1),
        .kind = (enum reply_kind)sqlite3_column_int(rows, 2),
        .at = (size_t)sqlite3_column_int64(rows, 3),
        .lengths = {(size_t)sqlite3_column_int64(rows, 4),
                    (size_t)sqlite3_column_int64(rows, 5)},
    };
    return true;
}

static bool put_member(struct recording *recording, struct members *members,
                       const char *name, write_row *write, struct error *error) {
    bool good = true;
    json_int_t at = 0;
    struct recorded row;
    sqlite3_stmt *rows = store_prepare(recording->store, all_rows);
    FILE *out = members_open(members, name, error);
    while (out && good && next_row(recording, rows, &row))
        good = write(recording, &row, &at, out) || fails(error);
    store_end(rows);
    return out && good && !store_failed(recording->store, _("the answers"), error) &&
           members_close(members, error);
}

bool recording_put(struct recording *recording, struct members *members,
                   struct error *error) {
    if (recording->bytes > RECORDING_MOST_BYTES)
        return error_set(error, ERROR_INTERNAL,
                         _("found answers of %zu bytes, a pack takes %d at most"),
                         recording->bytes, RECORDING_MOST_BYTES);
    return put_member(recording, members, RECORDED_ANSWERS, write_answers, error) &&
           put_member(recording, members, RECORDED_REPLIES, write_reply, error);
}
