/* One connection to a database through ODBC, and the questions put to it. */
#include <stdint.h>
#include <string.h>

#include "harness/system/excerpt.h"
#include "harness/system/odbc_exchange.h"
#include "harness/system/wire.h"
#include "harness/text.h"

enum { LONG_TEXT = 4000 }; /* what every database still takes as a VARCHAR */

/* ---- what went wrong ---- */

/* Messages of drivers have several lines; a word apart is as good. */
static const char *on_one_line(struct arena *arena, const char *text) {
    char *line = arena_copy(arena, text), *end = line;
    for (char *at = line; *at; at++) {
        bool space = strchr(" \t\r\n", *at);
        if (!space || (end > line && end[-1] != ' '))
            *end++ = space ? ' ' : *at;
    }
    while (end > line && end[-1] == ' ')
        end--;
    *end = '\0';
    return excerpt_all(arena, line);
}

/* `22012: division by zero`, and the state alone. */
static const char *diagnosis(struct arena *arena, SQLSMALLINT kind, SQLHANDLE handle,
                             char state[6]) {
    SQLCHAR text[1024] = "", found[6] = "";
    SQLINTEGER native;
    SQLSMALLINT length;
    SQLRETURN got = SQLGetDiagRec(kind, handle, 1, found, &native, text,
                                  (SQLSMALLINT)sizeof text, &length);
    strcpy(state, SQL_SUCCEEDED(got) ? (const char *)found : "");
    if (!SQL_SUCCEEDED(got))
        return _("the driver does not say why");
    return arena_print(arena, "%s: %s", found, on_one_line(arena, (const char *)text));
}

static bool is_dead(const struct odbc_session *session) {
    SQLUINTEGER dead = SQL_CD_FALSE;
    SQLGetConnectAttr(session->connection, SQL_ATTR_CONNECTION_DEAD, &dead, 0, NULL);
    return dead == SQL_CD_TRUE;
}

/* What the states of time-outs are, PostgreSQL's among them. */
static bool is_timeout(const char *state) {
    return !strncmp(state, "HYT", 3) || !strcmp(state, "57014");
}

bool exchange_breaks(struct exchange *exchange, enum odbc_ending ending,
                     const char *why) {
    exchange->ending = ending;
    return row_break(&exchange->row, NULL, why);
}

bool exchange_fails(struct exchange *exchange) {
    struct arena *arena = exchange->arena;
    char state[6];
    const char *why = diagnosis(arena, SQL_HANDLE_STMT, exchange->statement, state);
    if (!strncmp(state, "08", 2) || is_dead(exchange->session))
        return exchange_breaks(exchange, ODBC_LOST,
                               arena_print(arena, _("connection lost: %s"), why));
    if (is_timeout(state))
        return exchange_breaks(exchange, ODBC_SILENT, why);
    return exchange_breaks(exchange, ODBC_BROKEN,
                           arena_print(arena, _("SQL error %s"), why));
}

/* ---- connection ---- */

static void *whole_seconds(const struct odbc *odbc) {
    return (void *)(intptr_t)((odbc->timeout_ms + 999) / 1000);
}

struct odbc_session *odbc_session_open(const struct odbc *odbc, struct arena *arena,
                                       const char **why) {
    struct odbc_session *session = arena_take(arena, sizeof *session);
    session->odbc = odbc;
    session->statements =
        arena_take(arena, odbc->map.count * sizeof *session->statements);
    if (!SQL_SUCCEEDED(
            SQLAllocHandle(SQL_HANDLE_ENV, SQL_NULL_HANDLE, &session->environment)))
        BUG("out of memory for ODBC");
    SQLSetEnvAttr(session->environment, SQL_ATTR_ODBC_VERSION, (void *)SQL_OV_ODBC3, 0);
    if (!SQL_SUCCEEDED(
            SQLAllocHandle(SQL_HANDLE_DBC, session->environment, &session->connection)))
        BUG("out of memory for a connection");
    SQLSetConnectAttr(session->connection, SQL_ATTR_LOGIN_TIMEOUT, whole_seconds(odbc),
                      0);
    SQLRETURN got =
        SQLDriverConnect(session->connection, NULL, (SQLCHAR *)odbc->connection, SQL_NTS,
                         NULL, 0, NULL, SQL_DRIVER_NOPROMPT);
    if (SQL_SUCCEEDED(got))
        return session;
    char state[6];
    *why = diagnosis(arena, SQL_HANDLE_DBC, session->connection, state);
    return NULL;
}

/* ---- the statement ---- */

static bool prepare(struct exchange *exchange) {
    struct odbc_session *session = exchange->session;
    const struct odbc_query *query = exchange->query;
    SQLHSTMT *statement = &session->statements[query - session->odbc->map.queries];
    exchange->statement = *statement;
    if (*statement)
        return true;
    if (!SQL_SUCCEEDED(SQLAllocHandle(SQL_HANDLE_STMT, session->connection, statement)))
        return exchange_breaks(exchange, ODBC_LOST, _("connection lost"));
    exchange->statement = *statement;
    /* Both are wishes: some drivers fulfil neither. */
    SQLSetStmtAttr(*statement, SQL_ATTR_QUERY_TIMEOUT, whole_seconds(session->odbc), 0);
    SQLSetStmtAttr(*statement, SQL_ATTR_MAX_ROWS, (void *)2, 0);
    if (SQL_SUCCEEDED(SQLPrepare(*statement, (SQLCHAR *)query->sql, SQL_NTS)))
        return true;
    exchange_fails(exchange);
    SQLFreeHandle(SQL_HANDLE_STMT, *statement);
    *statement = SQL_NULL_HSTMT;
    return false;
}

static bool bind_facts(struct exchange *exchange, const struct question *question) {
    const struct odbc_query *query = exchange->query;
    SQLLEN *lengths = arena_take(exchange->arena, query->fact_count * sizeof *lengths);
    SQLFreeStmt(exchange->statement, SQL_RESET_PARAMS);
    for (size_t i = 0; i < query->fact_count; i++) {
        const struct datum *fact = datum_member(question->facts, query->facts[i]->name);
        const char *text = "";
        if (fact)
            text = fact->kind == DATUM_SCALAR ? fact->text
                                              : wire_value(exchange->arena, fact);
        size_t length = strlen(text);
        lengths[i] = fact ? (SQLLEN)length : SQL_NULL_DATA;
        SQLRETURN got = SQLBindParameter(
            exchange->statement, (SQLUSMALLINT)(i + 1), SQL_PARAM_INPUT, SQL_C_CHAR,
            length > LONG_TEXT ? SQL_LONGVARCHAR : SQL_VARCHAR, length ? length : 1, 0,
            (SQLPOINTER)text, (SQLLEN)length, &lengths[i]);
        if (!SQL_SUCCEEDED(got))
            return exchange_fails(exchange);
    }
    return true;
}

static bool run(struct exchange *exchange, const struct question *question) {
    if (!prepare(exchange) || !bind_facts(exchange, question))
        return false;
    SQLRETURN got = SQLExecute(exchange->statement);
    if (!SQL_SUCCEEDED(got) && got != SQL_NO_DATA)
        return exchange_fails(exchange);
    return exchange_fetch(exchange);
}

enum odbc_ending odbc_session_ask(struct odbc_session *session,
                                  const struct question *question, struct arena *arena,
                                  struct reply *reply) {
    struct exchange *exchange = arena_take(arena, sizeof *exchange);
    exchange->session = session;
    exchange->query = odbc_map_find(&session->odbc->map, question->calculation);
    exchange->arena = arena;
    row_begin(&exchange->row, arena);
    run(exchange, question);
    if (exchange->statement)
        SQLFreeStmt(exchange->statement, SQL_CLOSE);
    *reply = exchange->row.reply;
    return exchange->ending;
}
