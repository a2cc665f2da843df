/*
 * A store: tables (SQLite) in a file without a name, so that what grows with the number
 * of cases takes disk and no memory; what is small never leaves memory.
 *
 * A store fails once and for good: a statement that cannot be carried out, because a disk
 * is full, leaves a failure that whoever filled the store has to ask for. SQL that is
 * wrong is our own fault.
 */
#ifndef HARNESS_CASE_STORE_H
#define HARNESS_CASE_STORE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

#include "calc/base/error.h"

struct store;

/* In $SQLITE_TMPDIR, $TMPDIR, /var/tmp or /tmp; `tables` makes them. */
struct store *store_new(const char *tables);
void store_free(struct store *store); /* NULL is allowed */

/* Lives as long as the store. */
sqlite3_stmt *store_prepare(struct store *store, const char *sql);
/* A statement, or several, that need no values and give none. */
void store_run(struct store *store, const char *sql);
/*
 * Whether there is a row; where there is none, the statement is reset and its values are
 * forgotten.
 */
bool store_step(struct store *store, sqlite3_stmt *statement);
/* Carries out what gives no row. */
void store_do(struct store *store, sqlite3_stmt *statement);
/* Ends a statement whose further rows are of no interest. */
void store_end(sqlite3_stmt *statement);

/* Texts and bytes are borrowed until the statement is reset; NULL stays NULL. */
void store_bind_number(sqlite3_stmt *statement, int parameter, long long number);
void store_bind_count(sqlite3_stmt *statement, int parameter, size_t count);
void store_bind_text(sqlite3_stmt *statement, int parameter, const char *text);
void store_bind_bytes(sqlite3_stmt *statement, int parameter, const void *bytes,
                      size_t size);

/* Of a row, copied into the arena; NULL where it is. */
struct arena;
const char *store_text(struct arena *arena, sqlite3_stmt *statement, int column);
const void *store_bytes(struct arena *arena, sqlite3_stmt *statement, int column,
                        size_t *size);

/* With an error, ERROR_INTERNAL: `what` cannot be kept on disk. */
bool store_failed(const struct store *store, const char *what, struct error *error);

#endif
