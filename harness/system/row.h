/*
 * A row of a table as an answer: named cells, of which each is a result, or says that
 * there is none. Tables are CSV files and the rows that a database gives.
 */
#ifndef HARNESS_SYSTEM_ROW_H
#define HARNESS_SYSTEM_ROW_H

#include "harness/system/system.h"

enum column_kind {
    COLUMN_ID,
    COLUMN_RESULT,
    COLUMN_REFUSED, /* the provision */
    COLUMN_ERROR,   /* the fact */
    COLUMN_MESSAGE, /* of a refusal or an error */
    COLUMN_NO,      /* true: unsupported */
};

struct cell {
    const char *text; /* lives as long as the reply */
    size_t length;
};

struct row {
    struct arena *arena;
    struct reply reply;
    struct datum *results;
};

/* What is wrong with the text of a cell; NULL: nothing. */
const char *cell_fault(const struct cell *cell);

void row_begin(struct row *row, struct arena *arena);
/*
 * A cell that is not empty; `field` is that of a result, NULL where it is none of this
 * calculation. False: the reply is broken, and complete.
 */
bool row_take(struct row *row, enum column_kind kind, const char *name,
              const struct field *field, const struct cell *cell);
/* `path` may be NULL. Always returns false. */
bool row_break(struct row *row, const char *path, const char *why);
/* The reply is complete behind this. */
void row_end(struct row *row);

#endif
