#include "harness/commands/times.h"

#include <stdlib.h>

#include "harness/case/store.h"
#include "harness/report/csv_line.h"
#include "harness/report/output.h"
#include "harness/system/monotonic.h"
#include "harness/text.h"

struct times {
    struct store *store;
    sqlite3_stmt *note;
    long long begun, ended;
};

/* `came` is NULL where no answer came. */
static const char table[] =
    "CREATE TABLE moment(place INTEGER PRIMARY KEY, id TEXT, came INTEGER)";
static const char note[] = "INSERT INTO moment VALUES(?, ?, ?)";
/* Each took the time from the one that came before it, the first from the beginning. */
static const char all[] =
    "SELECT id, came, came - lag(came, 1, ?) OVER (PARTITION BY came IS NULL"
    " ORDER BY came, place) FROM moment ORDER BY place";

const char *times_help(void) {
    return _("      --times FILE        how long each answer took, and all of them, as "
             "CSV\n");
}

struct times *times_start(void) {
    struct times *times = calloc(1, sizeof *times);
    if (!times)
        BUG("out of memory for times");
    times->store = store_new(table);
    times->note = store_prepare(times->store, note);
    times->begun = monotonic_ns();
    return times;
}

void times_free(struct times *times) {
    if (times)
        store_free(times->store);
    free(times);
}

void times_note(struct times *times, size_t place, const char *id,
                const struct reply *reply) {
    store_bind_count(times->note, 1, place);
    store_bind_text(times->note, 2, id);
    if (reply->kind != REPLY_MISSING)
        store_bind_number(times->note, 3, reply->came ? reply->came : monotonic_ns());
    store_do(times->store, times->note);
}

void times_stop(struct times *times) {
    times->ended = monotonic_ns();
}

/* `12.345678` */
static const char *seconds_text(struct arena *arena, long long ns) {
    long long us = (ns + 500) / 1000;
    return arena_print(arena, "%lld.%06lld", us / 1000000, us % 1000000);
}

static void write_line(FILE *out, const char *name, const char *seconds,
                       const char *after) {
    const char *const cells[] = {name, seconds, after};
    csv_line(out, cells, sizeof cells / sizeof *cells);
}

static void write_moment(FILE *out, const struct times *times, struct arena *arena,
                         sqlite3_stmt *row) {
    const char *id = store_text(arena, row, 0);
    if (sqlite3_column_type(row, 1) == SQLITE_NULL)
        write_line(out, id, NULL, NULL);
    else
        write_line(out, id, seconds_text(arena, sqlite3_column_int64(row, 2)),
                   seconds_text(arena, sqlite3_column_int64(row, 1) - times->begun));
}

bool times_write(const struct times *times, const char *path, struct error *error) {
    struct output output;
    FILE *out = output_begin(&output);
    struct arena *arena = arena_new();
    sqlite3_stmt *row = store_prepare(times->store, all);
    write_line(out, "case", "seconds", "after");
    store_bind_number(row, 1, times->begun);
    while (store_step(times->store, row)) {
        arena_clear(arena);
        write_moment(out, times, arena, row);
    }
    const char *whole = seconds_text(arena, times->ended - times->begun);
    write_line(out, "in all", whole, whole);
    arena_free(arena);
    if (store_failed(times->store, _("the times"), error)) {
        output_drop(&output);
        return false;
    }
    return output_end(&output, path, _("times"), error);
}
