/*
 * The sample payroll gets the same verdict for every case in whatever way it is reached:
 * as a program, over HTTP, as a table of answers, in PostgreSQL and in SQLite.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/database.h"
#include "tests/support/etalon_program.h"
#include "tests/support/http_server.h"

#define PAYROLL "python3 tests/systems/payroll/payroll.py --stdio"

/* What the sample payroll computes. */
static const char *const calculations[] = {
    "reckonable_service",
    "retirement_pension",
    "early_retirement_ratio",
    "early_pension",
    "pension_after_reengagement",
    "pension_after_demotion",
    "inward_transfer",
    "outward_transfer",
    "actuarial_coefficient",
    "age_difference_reduction",
    "partial_validation",
    "reduced_minima",
    "bonus_eligibility",
    "bonus_service_split",
    "bonus_after_60",
    "credit_conditions",
    "lost_rights_coefficients",
    "credit_for_lost_rights",
    "credit_surrender",
};

static struct service postgres;

static int start_all(void **state) {
    http_server_clear_environment();
    if (database_start(state))
        return 1;
    postgres_start(&postgres);
    return 0;
}

static int stop_all(void **state) {
    service_stop(&postgres);
    return database_stop(state);
}

/* ---- verdicts ---- */

/* Those that a run of étalon lists: verdict, case and claims, a line each; to be freed.
 */
static char *verdicts(int code, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static char *verdicts(int code, const char *format, ...) {
    char arguments[1024], path[96];
    const char *said;
    va_list args;
    va_start(args, format);
    vsnprintf(arguments, sizeof arguments, format, args);
    va_end(args);
    snprintf(path, sizeof path, "%s/verdicts", database_folder());
    size_t used = strlen(arguments);
    snprintf(arguments + used, sizeof arguments - used, " --verdicts %s", path);
    if (etalon_run(arguments, &said) != code)
        fail_msg("etalon %s: expected %d", arguments, code);
    FILE *file = fopen(path, "r");
    char *text = NULL;
    size_t size = 0;
    assert_non_null(file);
    assert_true(getdelim(&text, &size, '\0', file) > 0);
    fclose(file);
    return text;
}

/* Frees the second. */
static void assert_same(const char *expected, char *got) {
    for (const char *a = expected, *b = got; *a || *b;) {
        size_t length = strcspn(a, "\n");
        if (length != strcspn(b, "\n") || memcmp(a, b, length))
            fail_msg("expected %.*s, found %.*s", (int)length, a, (int)strcspn(b, "\n"),
                     b);
        a += length + (a[length] != '\0');
        b += length + (b[length] != '\0');
    }
    free(got);
}

static void assert_count(const char *text, const char *verdict, size_t least) {
    size_t count = 0, length = strlen(verdict);
    for (const char *at = text; *at; at += strcspn(at, "\n") + 1)
        count += !strncmp(at, verdict, length) && at[length] == '\t';
    assert_in_range(count, least, SIZE_MAX);
}

/* ---- the ways ---- */

/* The connection string has a password, which belongs on no command line. */
static char *verdicts_in_postgres(int code) {
    setenv("ETALON_ODBC", postgres.says, 1);
    char *found = verdicts(code, "verify --map tests/systems/postgres/queries.xml");
    unsetenv("ETALON_ODBC");
    return found;
}

static char *verdicts_in_sqlite(int code) {
    return verdicts(code, "verify --map tests/systems/sqlite/queries.xml --odbc '%s'",
                    sqlite_payroll(code == 0));
}

static char *verdicts_over_http(int code) {
    struct http_server http;
    char log[96];
    snprintf(log, sizeof log, "%s/log", database_folder());
    assert_int_equal(http_server_start(&http, log, NULL, NULL), SERVICE_LISTENS);
    char *found = verdicts(code, "verify --url %s/payroll", http.url);
    http_server_stop(&http);
    return found;
}

static void every_way_gives_the_same_verdicts(void **state) {
    (void)state;
    char *program = verdicts(1, "verify --system '" PAYROLL "'");
    assert_count(program, "deviates", 40);
    assert_count(program, "agrees", 300);
    assert_same(program, verdicts_over_http(1));
    assert_same(program, verdicts_in_postgres(1));
    assert_same(program, verdicts_in_sqlite(1));
    free(program);
}

static void so_it_does_without_its_faults(void **state) {
    (void)state;
    char *program = verdicts(0, "verify --system '" PAYROLL " --without-faults'");
    assert_count(program, "agrees", 340);
    postgres_execute(&postgres, "DELETE FROM planted");
    assert_same(program, verdicts_in_postgres(0));
    assert_same(program, verdicts_in_sqlite(0));
    free(program);
}

static bool has_fault(const char *calculation) {
    static const char *const faulty[] = {
        "early_pension",          "pension_after_reengagement", "pension_after_demotion",
        "actuarial_coefficient",  "age_difference_reduction",   "bonus_after_60",
        "credit_for_lost_rights",
    };
    for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++)
        if (!strcmp(faulty[i], calculation))
            return true;
    return false;
}

/* The lines about one calculation; to be freed. */
static char *lines_of(const char *calculation, const char *all) {
    char *lines = calloc(1, strlen(all) + 1), *end = lines;
    size_t length = strlen(calculation);
    assert_non_null(lines);
    for (const char *at = all; *at; at += strcspn(at, "\n") + 1) {
        const char *id = at + strcspn(at, "\t") + 1;
        if (!strncmp(id, calculation, length) && id[length] == '.')
            end = stpncpy(end, at, strcspn(at, "\n") + 1);
    }
    return lines;
}

/* Its questions go out as a table, and as a table its answers come in. */
static char *verdicts_on_table(const char *calculation) {
    char arguments[512], table[96];
    const char *said;
    snprintf(table, sizeof table, "%s/answers.csv", database_folder());
    snprintf(arguments, sizeof arguments,
             "export --calculation %s --format csv | "
             "python3 tests/systems/answer_csv.py %s csv " PAYROLL " >%s",
             calculation, calculation, table);
    assert_int_equal(etalon_run(arguments, &said), 0);
    return verdicts(has_fault(calculation), "grade --calculation %s %s", calculation,
                    table);
}

static void so_do_tables_of_answers(void **state) {
    (void)state;
    char *program = verdicts(1, "verify --system '" PAYROLL "'");
    for (size_t i = 0; i < sizeof calculations / sizeof *calculations; i++) {
        char *expected = lines_of(calculations[i], program);
        assert_int_not_equal(*expected, '\0');
        assert_same(expected, verdicts_on_table(calculations[i]));
        free(expected);
    }
    free(program);
}

int main(void) {
    const struct CMUnitTest same_verdicts[] = {
        cmocka_unit_test(every_way_gives_the_same_verdicts),
        cmocka_unit_test(so_it_does_without_its_faults),
        cmocka_unit_test(so_do_tables_of_answers),
    };
    return cmocka_run_group_tests(same_verdicts, start_all, stop_all) ? 1 : 0;
}
