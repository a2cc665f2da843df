/*
 * A database as a system: what odbc.c (the driver: who is asked, who is given up),
 * odbc_map.c (the file of queries), odbc_child.c (a process that may hang or crash in
 * our place) and, in that process, odbc_session.c (a connection) share.
 */
#ifndef HARNESS_SYSTEM_ODBC_PRIVATE_H
#define HARNESS_SYSTEM_ODBC_PRIVATE_H

#include <sys/types.h>

#include "harness/system/lines.h"
#include "harness/system/row.h"
#include "harness/system/system.h"

/* ---- odbc_map.c ---- */

/* A result that stands in a column of another name. */
struct odbc_result {
    const struct field *field;
    const char *column;
};

struct odbc_query {
    const struct calculation *calculation;
    int line;
    const char *sql;
    const struct field **facts; /* in the order of the parameters */
    size_t fact_count;
    struct odbc_result *results;
    size_t result_count;
};

struct odbc_map {
    struct arena *arena;
    const char *file;
    const char *columns[COLUMN_NO + 1]; /* of what is no result; NULL: none */
    struct odbc_query *queries;
    size_t count;
};

/* The schema is queries.rng of `schema_dir`. False with the first problem. */
bool odbc_map_read(struct odbc_map *map, const char *path, const char *schema_dir,
                   struct error *error);
void odbc_map_release(struct odbc_map *map);
/* NULL: the database is not asked for this calculation. */
const struct odbc_query *odbc_map_find(const struct odbc_map *map,
                                       const char *calculation);

/* ---- odbc.c ---- */

struct odbc {
    char *connection; /* may hold a password: in no message */
    struct odbc_map map;
    int timeout_ms;
    size_t most_bytes;
};

/* ---- odbc_session.c ---- */

/* How asking one question ended: a letter that travels between the processes. */
enum odbc_ending {
    ODBC_ANSWERED = 'A',
    ODBC_BROKEN = 'B',   /* by the database; the connection is good */
    ODBC_SILENT = 'S',   /* no answer within the time allowed */
    ODBC_LOST = 'L',     /* the connection; or it was never made */
    ODBC_MISTAKEN = 'M', /* columns do not fit the calculation: the map is wrong */
    ODBC_INTERRUPTED = 'I',
};

struct odbc_session;

/* NULL with `why`; the session lives in the arena, and ends with the process. */
struct odbc_session *odbc_session_open(const struct odbc *odbc, struct arena *arena,
                                       const char **why);
/* Asks for a calculation that the map has; a broken reply says what went wrong. */
enum odbc_ending odbc_session_ask(struct odbc_session *session,
                                  const struct question *question, struct arena *arena,
                                  struct reply *reply);

/* ---- odbc_child.c ---- */

/* A process with one session. */
struct odbc_child {
    const struct odbc *odbc;
    pid_t id; /* 0: none runs */
    int channel;
    struct lines lines;
};

/*
 * Starts it and connects, then asks one question after the other. Whatever is not
 * ODBC_ANSWERED has a broken reply that says why; it has ended when its connection is
 * lost, when it neither answers nor stops its query in time, or at an interruption.
 */
enum odbc_ending odbc_child_start(struct odbc_child *child, const struct odbc *odbc,
                                  struct arena *arena, struct reply *reply);
enum odbc_ending odbc_child_ask(struct odbc_child *child, const struct question *question,
                                struct arena *arena, struct reply *reply);
void odbc_child_stop(struct odbc_child *child);

#endif
