/* One question put to a database: what asking (odbc_session.c) and reading the row that
 * comes back (odbc_row.c) share. */
#ifndef HARNESS_SYSTEM_ODBC_EXCHANGE_H
#define HARNESS_SYSTEM_ODBC_EXCHANGE_H

#include <sql.h>
#include <sqlext.h>

#include "harness/system/odbc_private.h"

enum { ODBC_MOST_COLUMNS = 512 };

struct odbc_session {
    const struct odbc *odbc;
    SQLHENV environment;
    SQLHDBC connection;
    SQLHSTMT *statements; /* one a query of the map, prepared when first asked */
};

/* A column of the row that came. */
struct odbc_column {
    const char *name;
    enum column_kind kind;
    const struct field *field; /* of a result */
    SQLSMALLINT type;
};

/* One question. */
struct exchange {
    struct odbc_session *session;
    const struct odbc_query *query;
    SQLHSTMT statement;
    struct arena *arena;
    struct row row;
    struct odbc_column columns[ODBC_MOST_COLUMNS];
    size_t column_count;
    size_t bytes; /* fetched */
    enum odbc_ending ending;
};

/* Both break the reply, and always return false; the second says what the driver says. */
bool exchange_breaks(struct exchange *exchange, enum odbc_ending ending, const char *why);
bool exchange_fails(struct exchange *exchange);

/* After the statement ran: one row, whole, into the reply. False: it is broken. */
bool exchange_fetch(struct exchange *exchange);

#endif
