#include "harness/system/shelf.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>

#include "harness/case/store.h"
#include "harness/text.h"

struct shelf {
    void *memory;        /* a tree of struct place */
    struct store *store; /* NULL: in memory */
    sqlite3_stmt *put, *put_again, *take;
};

static struct received copy_line(struct arena *arena, struct received line) {
    if (line.bytes)
        line.bytes = memcpy(arena_take(arena, line.length), line.bytes, line.length);
    return line;
}

/* ---- in memory ---- */

struct place {
    size_t at;
    struct held held;
};

static int by_place(const void *left, const void *right) {
    const struct place *a = left, *b = right;
    return (a->at > b->at) - (a->at < b->at);
}

static struct place *find(const struct shelf *shelf, size_t at) {
    struct place wanted = {.at = at};
    struct place **found = tfind(&wanted, &shelf->memory, by_place);
    return found ? *found : NULL;
}

static void *keep(const void *bytes, size_t length) {
    void *kept = malloc(length ? length : 1);
    if (!kept)
        BUG("out of memory for %zu bytes of an answer", length);
    return memcpy(kept, bytes, length);
}

static struct received keep_line(struct received line) {
    if (line.bytes)
        line.bytes = keep(line.bytes, line.length);
    return line;
}

static void put_in_memory(struct shelf *shelf, size_t at, const struct held *held) {
    struct place place = {at, *held};
    if (held->why)
        place.held.why = keep(held->why, strlen(held->why) + 1);
    for (int i = 0; i < 2; i++)
        place.held.lines[i] = keep_line(held->lines[i]);
    if (!tsearch(keep(&place, sizeof place), &shelf->memory, by_place))
        BUG("out of memory for an answer");
}

static void put_again_in_memory(const struct shelf *shelf, size_t at,
                                const struct received *line, long again) {
    struct place *place = find(shelf, at);
    if (!place || place->held.twice)
        return;
    place->held.twice = true;
    place->held.again = again;
    place->held.lines[1] = keep_line(*line);
}

static void release(void *object) {
    struct place *place = object;
    for (int i = 0; i < 2; i++)
        free((void *)place->held.lines[i].bytes);
    free((void *)place->held.why);
    free(place);
}

static bool take_from_memory(struct shelf *shelf, size_t at, struct arena *arena,
                             struct held *out) {
    struct place *place = find(shelf, at);
    if (!place)
        return false;
    *out = place->held;
    out->why = arena_copy(arena, out->why);
    for (int i = 0; i < 2; i++)
        out->lines[i] = copy_line(arena, out->lines[i]);
    tdelete(place, &shelf->memory, by_place);
    release(place);
    return true;
}

/* ---- on disk ---- */

/* A line is never empty: what is NULL is none. */
static const char tables[] = "CREATE TABLE held(place INTEGER PRIMARY KEY, why TEXT,"
                             " number, came, line BLOB, twice, again, second BLOB)";
static const char put[] = "INSERT INTO held VALUES(?, ?, ?, ?, ?, ?, ?, ?)";
static const char put_again[] = "UPDATE held SET twice = 1, again = ?, second = ?"
                                " WHERE place = ? AND NOT twice";
static const char take[] = "SELECT why, number, came, line, twice, again, second"
                           " FROM held WHERE place = ?";

static void bind_line(sqlite3_stmt *statement, int parameter,
                      const struct received *line) {
    store_bind_bytes(statement, parameter, line->bytes, line->length);
}

static void put_on_disk(struct shelf *shelf, size_t at, const struct held *held) {
    store_bind_count(shelf->put, 1, at);
    store_bind_text(shelf->put, 2, held->why);
    store_bind_number(shelf->put, 3, held->number);
    store_bind_number(shelf->put, 4, held->came);
    bind_line(shelf->put, 5, &held->lines[0]);
    store_bind_number(shelf->put, 6, held->twice);
    store_bind_number(shelf->put, 7, held->again);
    bind_line(shelf->put, 8, &held->lines[1]);
    store_do(shelf->store, shelf->put);
}

static void put_again_on_disk(struct shelf *shelf, size_t at, const struct received *line,
                              long again) {
    store_bind_number(shelf->put_again, 1, again);
    bind_line(shelf->put_again, 2, line);
    store_bind_count(shelf->put_again, 3, at);
    store_do(shelf->store, shelf->put_again);
}

static struct received line_in(struct arena *arena, sqlite3_stmt *row, int column) {
    struct received line;
    line.bytes = store_bytes(arena, row, column, &line.length);
    return line;
}

static bool take_from_disk(struct shelf *shelf, size_t at, struct arena *arena,
                           struct held *out) {
    sqlite3_stmt *row = shelf->take;
    store_bind_count(row, 1, at);
    if (!store_step(shelf->store, row))
        return false;
    *out = (struct held){
        .why = store_text(arena, row, 0),
        .number = sqlite3_column_int64(row, 1),
        .came = sqlite3_column_int64(row, 2),
        .lines = {line_in(arena, row, 3), line_in(arena, row, 6)},
        .twice = sqlite3_column_int(row, 4),
        .again = sqlite3_column_int64(row, 5),
    };
    store_end(row);
    return true;
}

/* ---- either ---- */

struct shelf *shelf_new(bool on_disk) {
    struct shelf *shelf = calloc(1, sizeof *shelf);
    if (!shelf)
        BUG("out of memory for answers");
    if (!on_disk)
        return shelf;
    shelf->store = store_new(tables);
    shelf->put = store_prepare(shelf->store, put);
    shelf->put_again = store_prepare(shelf->store, put_again);
    shelf->take = store_prepare(shelf->store, take);
    return shelf;
}

void shelf_free(struct shelf *shelf) {
    if (!shelf)
        return;
    tdestroy(shelf->memory, release);
    store_free(shelf->store);
    free(shelf);
}

void shelf_put(struct shelf *shelf, size_t place, const struct held *held) {
    if (shelf->store)
        put_on_disk(shelf, place, held);
    else
        put_in_memory(shelf, place, held);
}

void shelf_put_again(struct shelf *shelf, size_t place, const struct received *line,
                     long again) {
    if (shelf->store)
        put_again_on_disk(shelf, place, line, again);
    else
        put_again_in_memory(shelf, place, line, again);
}

bool shelf_take(struct shelf *shelf, size_t place, struct arena *arena,
                struct held *out) {
    return shelf->store ? take_from_disk(shelf, place, arena, out)
                        : take_from_memory(shelf, place, arena, out);
}

bool shelf_failed(const struct shelf *shelf, struct error *error) {
    return shelf->store && store_failed(shelf->store, _("the answers"), error);
}
