#include "tests/support/database.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define OPEN "<queries xmlns=\"urn:etalon:queries:1\">\n"

static char folder[64];

int database_start(void **state) {
    (void)state;
    strcpy(folder, "/tmp/etalon_database_XXXXXX");
    return mkdtemp(folder) ? 0 : 1;
}

static void run(const char *command) {
    if (system(command))
        fail_msg("this failed: %s", command);
}

int database_stop(void **state) {
    char command[128];
    (void)state;
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command);
}

const char *database_folder(void) {
    return folder;
}

/* ---- SQLite ---- */

const char *sqlite_payroll(bool mended) {
    static char connection[512];
    char command[512];
    glob_t found;
    assert_int_equal(glob("/usr/lib/*/odbc/libsqlite3odbc.so", 0, NULL, &found), 0);
    snprintf(connection, sizeof connection, "Driver=%s;Database=%s/payroll.db",
             found.gl_pathv[0], folder);
    globfree(&found);
    snprintf(command, sizeof command,
             "rm -f %s/payroll.db; sqlite3 -batch %s/payroll.db "
             "<tests/systems/sqlite/payroll.sql && %s sqlite3 %s/payroll.db "
             "'DELETE FROM planted'",
             folder, folder, mended ? "" : "true", folder);
    run(command);
    return connection;
}

/* ---- PostgreSQL ---- */

void postgres_start(struct service *service) {
    const char *const arguments[] = {"tests/systems/postgres_payroll.py", NULL};
    assert_int_equal(service_start(service, arguments), SERVICE_LISTENS);
}

void postgres_execute(const struct service *service, const char *sql) {
    char command[1024], password[64];
    int port;
    const char *at = strstr(service->says, "Port=");
    assert_int_equal(sscanf(at, "Port=%d;", &port), 1);
    at = strstr(service->says, "PWD=");
    assert_int_equal(sscanf(at, "PWD=%63s", password), 1);
    snprintf(
        command, sizeof command,
        "PGPASSWORD=%s psql -q -X -h 127.0.0.1 -p %d -U payroll -d payroll -c \"%s\"",
        password, port, sql);
    run(command);
}

/* ---- queries ---- */

const char *queries_write(const char *elements) {
    static char path[96];
    snprintf(path, sizeof path, "%s/queries.xml", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, OPEN "%s\n</queries>\n", elements);
    fclose(file);
    return path;
}

const char *queries_write_one(const char *sql) {
    char elements[4096];
    snprintf(elements, sizeof elements,
             "<refused column=\"refused\"/><error column=\"error\"/>"
             "<message column=\"message\"/><unsupported column=\"unsupported\"/>\n"
             "<query calculation=\"early_retirement_ratio\"><sql>%s</sql></query>",
             sql);
    return queries_write(elements);
}

void database_ask(struct replies *replies, const char *connection, const char *queries,
                  const struct odbc_options *options) {
    struct system system;
    memset(replies->times, 0, sizeof replies->times);
    if (!system_open_odbc(&system, connection, queries, "cases/schema", options,
                          &replies->error))
        fail_msg("%s:%d: %s: %s", replies->error.file, replies->error.line,
                 replies->error.path, replies->error.text);
    if (!replies_ask(replies, &system))
        fail_msg("%s", replies->error.text);
}

void assert_no_connection(struct replies *replies, const char *connection,
                          const char *queries, const char *part) {
    struct system system;
    replies->error = (struct error)ERROR_INIT;
    assert_true(system_open_odbc(&system, connection, queries, "cases/schema", NULL,
                                 &replies->error));
    assert_false(replies_ask(replies, &system));
    assert_int_equal(replies->error.code, ERROR_INPUT);
    if (!strstr(replies->error.text, part))
        fail_msg("'%s' is not in: %s", part, replies->error.text);
    assert_null(strchr(replies->error.text, '\n'));
    assert_int_equal(replies->times[0], 0);
}
