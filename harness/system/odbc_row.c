/*
 * The row that a query gives. Its columns are known by their names, and every figure is
 * fetched as text, so that none passes through binary floating point.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "harness/system/excerpt.h"
#include "harness/system/odbc_exchange.h"
#include "harness/text.h"

enum { NAME_BYTES = 256, PIECE_BYTES = 4096 };

/* ---- columns ---- */

static bool mistaken(struct exchange *exchange, const char *column, const char *what) {
    return exchange_breaks(exchange, ODBC_MISTAKEN,
                           arena_print(exchange->arena, "%s: %s", column, what));
}

static bool is_named_otherwise(const struct odbc_query *query,
                               const struct field *field) {
    for (size_t i = 0; i < query->result_count; i++)
        if (query->results[i].field == field)
            return true;
    return false;
}

/* The result in a column of this name; NULL: none. Case says nothing, as databases change
 * it. */
static const struct field *result_in(const struct odbc_query *query, const char *column) {
    for (size_t i = 0; i < query->result_count; i++)
        if (!strcasecmp(query->results[i].column, column))
            return query->results[i].field;
    for (const struct field *field = query->calculation->results; field->name; field++)
        if (!strcasecmp(field->name, column) && !is_named_otherwise(query, field))
            return field;
    return NULL;
}

static bool identify(struct exchange *exchange, struct odbc_column *column) {
    const char *const *columns = exchange->session->odbc->map.columns;
    column->kind = COLUMN_RESULT;
    for (enum column_kind kind = COLUMN_REFUSED; kind <= COLUMN_NO; kind++)
        if (columns[kind] && !strcasecmp(columns[kind], column->name))
            column->kind = kind;
    if (column->kind != COLUMN_RESULT)
        return true;
    column->field = result_in(exchange->query, column->name);
    return column->field ||
           mistaken(exchange, column->name,
                    _("found this column, expected a result or what the map says of "
                      "columns"));
}

static bool is_repeated(const struct exchange *exchange,
                        const struct odbc_column *column) {
    for (size_t i = 0; i < exchange->column_count; i++)
        if (exchange->columns[i].kind == column->kind &&
            exchange->columns[i].field == column->field)
            return true;
    return false;
}

static bool has_column_for(const struct exchange *exchange, const struct field *field) {
    struct odbc_column wanted = {.kind = COLUMN_RESULT, .field = field};
    return is_repeated(exchange, &wanted);
}

static bool has_every_column(struct exchange *exchange) {
    const struct odbc_query *query = exchange->query;
    for (size_t i = 0; i < query->result_count; i++)
        if (!has_column_for(exchange, query->results[i].field))
            return mistaken(exchange, query->results[i].column,
                            _("found no such column, expected one as the map says"));
    for (const struct field *field = query->calculation->results; field->name; field++)
        if (!field->optional && !has_column_for(exchange, field))
            return mistaken(exchange, field->name,
                            _("found no column for this result, expected one that is "
                              "NULL where it does not exist"));
    return true;
}

/* After the statement ran: before, some drivers do not know the types. */
static bool describe(struct exchange *exchange) {
    SQLSMALLINT count = 0;
    if (!SQL_SUCCEEDED(SQLNumResultCols(exchange->statement, &count)))
        return exchange_fails(exchange);
    for (SQLSMALLINT i = 0; i < count && i < ODBC_MOST_COLUMNS; i++) {
        SQLCHAR name[NAME_BYTES] = "";
        SQLSMALLINT length, digits, nullable;
        SQLULEN size;
        struct odbc_column column = {.name = NULL};
        if (!SQL_SUCCEEDED(SQLDescribeCol(exchange->statement, (SQLUSMALLINT)(i + 1),
                                          name, sizeof name, &length, &column.type, &size,
                                          &digits, &nullable)))
            return exchange_fails(exchange);
        column.name = excerpt_all(exchange->arena, (const char *)name);
        if (!identify(exchange, &column))
            return false;
        if (is_repeated(exchange, &column))
            return mistaken(exchange, column.name,
                            _("found the column twice, expected it once"));
        exchange->columns[exchange->column_count++] = column;
    }
    return has_every_column(exchange);
}

/* ---- the row ---- */

/* A long text comes in pieces. False: it is NULL, or that failed. */
static bool fetch_pieces(struct exchange *exchange, size_t at, FILE *out) {
    char piece[PIECE_BYTES];
    size_t most = exchange->session->odbc->most_bytes;
    for (bool more = true; more;) {
        SQLLEN left = 0;
        SQLRETURN got = SQLGetData(exchange->statement, (SQLUSMALLINT)(at + 1),
                                   SQL_C_CHAR, piece, sizeof piece, &left);
        if (got == SQL_NO_DATA)
            return true;
        if (!SQL_SUCCEEDED(got))
            return exchange_fails(exchange);
        if (left == SQL_NULL_DATA)
            return false;
        more = left == SQL_NO_TOTAL || left >= PIECE_BYTES;
        size_t length = more ? PIECE_BYTES - 1 : (size_t)left;
        exchange->bytes += length;
        if (exchange->bytes > most)
            return exchange_breaks(exchange, ODBC_BROKEN,
                                   arena_print(exchange->arena,
                                               _("found more than %zu bytes in a row"),
                                               most));
        fwrite(piece, 1, length, out);
    }
    return true;
}

/* A cell without text is NULL. False: the reply is broken. */
static bool fetch_text(struct exchange *exchange, size_t at, struct cell *cell) {
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    if (!out)
        BUG("out of memory for a column");
    bool found = fetch_pieces(exchange, at, out);
    if (fclose(out))
        BUG("out of memory for a column");
    *cell = (struct cell){.text = NULL};
    if (found) {
        char *copy = arena_take(exchange->arena, length + 1);
        memcpy(copy, text, length);
        *cell = (struct cell){copy, length};
    }
    free(text);
    return exchange->row.reply.kind != REPLY_BROKEN;
}

static bool is_binary_floating_point(const struct odbc_column *column) {
    return column->type == SQL_REAL || column->type == SQL_FLOAT ||
           column->type == SQL_DOUBLE;
}

/* Drivers write booleans as 1 and 0. */
static void spell_truth(const struct odbc_column *column, struct cell *cell) {
    bool truth = column->kind == COLUMN_NO ||
                 (column->field && column->field->type == TYPE_BOOLEAN);
    if (truth && !strcmp(cell->text, "1"))
        *cell = (struct cell){"true", strlen("true")};
    if (truth && !strcmp(cell->text, "0"))
        *cell = (struct cell){"false", strlen("false")};
}

static bool take_column(struct exchange *exchange, size_t at) {
    const struct odbc_column *column = &exchange->columns[at];
    struct cell cell;
    if (!fetch_text(exchange, at, &cell))
        return false;
    /* Of what is no result, an empty text says nothing: some databases have no other. */
    if (!cell.text || (column->kind != COLUMN_RESULT && !cell.length))
        return true;
    exchange->ending = ODBC_BROKEN; /* until the row is whole */
    if (column->kind == COLUMN_RESULT && is_binary_floating_point(column))
        return row_break(&exchange->row, column->name,
                         _("found binary floating point, which does not hold amounts "
                           "exactly, expected a decimal or text"));
    spell_truth(column, &cell);
    return row_take(&exchange->row, column->kind,
                    column->field ? column->field->name : column->name, column->field,
                    &cell);
}

static bool fetch_row(struct exchange *exchange) {
    SQLRETURN got = SQLFetch(exchange->statement);
    if (got == SQL_NO_DATA)
        return exchange_breaks(exchange, ODBC_BROKEN,
                               _("the query gives no row, expected one"));
    if (!SQL_SUCCEEDED(got))
        return exchange_fails(exchange);
    for (size_t i = 0; i < exchange->column_count; i++)
        if (!take_column(exchange, i))
            return false;
    got = SQLFetch(exchange->statement);
    if (SQL_SUCCEEDED(got))
        return exchange_breaks(exchange, ODBC_BROKEN,
                               _("the query gives more than one row, expected one"));
    if (got != SQL_NO_DATA)
        return exchange_fails(exchange);
    exchange->ending = ODBC_ANSWERED;
    row_end(&exchange->row);
    return true;
}

bool exchange_fetch(struct exchange *exchange) {
    return describe(exchange) && fetch_row(exchange);
}
