/* The sample payroll in databases, and files of queries, for tests. */
#ifndef TESTS_SUPPORT_DATABASE_H
#define TESTS_SUPPORT_DATABASE_H

#include "tests/support/replies.h"
#include "tests/support/service.h"

/* A folder of this group of tests, which all below lie in. */
int database_start(void **state);
int database_stop(void **state);
const char *database_folder(void);

/*
 * A new database in SQLite with the sample payroll, `mended` or with its faults: how to
 * connect to it. Borrowed until the next call, as all texts here.
 */
const char *sqlite_payroll(bool mended);
/* A server with the sample payroll; service.says is how to connect to it. */
void postgres_start(struct service *service);
/* Runs SQL as the owner of the payroll. */
void postgres_execute(const struct service *service, const char *sql);

/* A file of queries with these elements inside its root; its path. */
const char *queries_write(const char *elements);
/* The same with one query for early_retirement_ratio. */
const char *queries_write_one(const char *sql);

/* Asks in this way, and expects that we do not fail. */
void database_ask(struct replies *replies, const char *connection, const char *queries,
                  const struct odbc_options *options);
/* Nothing is judged, for a reason in one line that holds this. */
void assert_no_connection(struct replies *replies, const char *connection,
                          const char *queries, const char *part);

#endif
