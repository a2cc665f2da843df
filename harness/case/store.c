#include "harness/case/store.h"

#include <stdlib.h>
#include <string.h>

#include "calc/base/arena.h"
#include "harness/text.h"

/* Pages that stay in memory; and no journal: what is half written is of no use. */
static const char settings[] = "PRAGMA cache_size = -1024;"
                               "PRAGMA temp_store = FILE;"
                               "PRAGMA journal_mode = OFF;"
                               "PRAGMA synchronous = OFF;"
                               "PRAGMA locking_mode = EXCLUSIVE;";

struct store {
    sqlite3 *database;
    int failure; /* of SQLite, the first; SQLITE_OK: none */
};

static void note(struct store *store, int result) {
    if (result == SQLITE_ERROR || result == SQLITE_MISUSE || result == SQLITE_NOMEM ||
        result == SQLITE_CONSTRAINT)
        BUG("a store: %s", sqlite3_errmsg(store->database));
    if (store->failure == SQLITE_OK)
        store->failure = result;
}

struct store *store_new(const char *tables) {
    struct store *store = calloc(1, sizeof *store);
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX;
    if (!store || sqlite3_open_v2("", &store->database, flags, NULL))
        BUG("out of memory for a store");
    store_run(store, settings);
    store_run(store, tables);
    store_run(store, "BEGIN");
    return store;
}

void store_free(struct store *store) {
    if (!store)
        return;
    sqlite3_stmt *each;
    while ((each = sqlite3_next_stmt(store->database, NULL)))
        sqlite3_finalize(each);
    sqlite3_close(store->database);
    free(store);
}

sqlite3_stmt *store_prepare(struct store *store, const char *sql) {
    sqlite3_stmt *statement = NULL;
    int result = sqlite3_prepare_v3(store->database, sql, -1, SQLITE_PREPARE_PERSISTENT,
                                    &statement, NULL);
    if (result)
        note(store, result);
    if (!statement)
        BUG("a store cannot prepare '%s'", sql);
    return statement;
}

void store_run(struct store *store, const char *sql) {
    int result = sqlite3_exec(store->database, sql, NULL, NULL, NULL);
    if (result)
        note(store, result);
}

bool store_step(struct store *store, sqlite3_stmt *statement) {
    int result = store->failure ? store->failure : sqlite3_step(statement);
    if (result == SQLITE_ROW)
        return true;
    if (result != SQLITE_DONE)
        note(store, result);
    store_end(statement);
    return false;
}

void store_do(struct store *store, sqlite3_stmt *statement) {
    if (store_step(store, statement))
        BUG("'%s' gives a row", sqlite3_sql(statement));
}

void store_end(sqlite3_stmt *statement) {
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}

const char *store_text(struct arena *arena, sqlite3_stmt *statement, int column) {
    const unsigned char *text = sqlite3_column_text(statement, column);
    return text ? arena_copy(arena, (const char *)text) : NULL;
}

const void *store_bytes(struct arena *arena, sqlite3_stmt *statement, int column,
                        size_t *size) {
    const void *bytes = sqlite3_column_blob(statement, column);
    *size = (size_t)sqlite3_column_bytes(statement, column);
    return bytes ? memcpy(arena_take(arena, *size), bytes, *size) : NULL;
}

/* What SQLite says of a value that was bound. */
static void bound(int result, int parameter) {
    if (result)
        BUG("a store has no parameter %d", parameter);
}

void store_bind_number(sqlite3_stmt *statement, int parameter, long long number) {
    bound(sqlite3_bind_int64(statement, parameter, number), parameter);
}

void store_bind_count(sqlite3_stmt *statement, int parameter, size_t count) {
    store_bind_number(statement, parameter, (long long)count);
}

void store_bind_text(sqlite3_stmt *statement, int parameter, const char *text) {
    bound(sqlite3_bind_text(statement, parameter, text, -1, SQLITE_STATIC), parameter);
}

void store_bind_bytes(sqlite3_stmt *statement, int parameter, const void *bytes,
                      size_t size) {
    bound(sqlite3_bind_blob64(statement, parameter, bytes, size, SQLITE_STATIC),
          parameter);
}

bool store_failed(const struct store *store, const char *what, struct error *error) {
    if (store->failure == SQLITE_OK)
        return false;
    error_set(error, ERROR_INTERNAL, _("%s cannot be kept on disk: %s"), what,
              sqlite3_errstr(store->failure));
    return true;
}
