/* The file of queries: what is wrong with it is said by line, before anybody is asked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "harness/system/odbc_private.h"
#include "tests/support/database.h"

#define QUERY(sql) "<query calculation=\"early_pension\"><sql>" sql "</sql></query>"

static struct odbc_map map;
static struct error error;

static bool reads(const char *elements) {
    error = (struct error)ERROR_INIT;
    return odbc_map_read(&map, queries_write(elements), "cases/schema", &error);
}

static void assert_refused(const char *elements, int line, const char *path,
                           const char *part) {
    assert_false(reads(elements));
    assert_int_equal(error.code, ERROR_INPUT);
    assert_int_equal(error.line, line);
    assert_string_equal(error.path, path);
    if (!strstr(error.text, part))
        fail_msg("'%s' is not in: %s", part, error.text);
}

static void each_fact_is_a_parameter_in_its_place(void **state) {
    (void)state;
    assert_true(reads(QUERY("SELECT a(<fact name=\"service\"/>,\n"
                            "b(<fact name=\"age_years\"/>,<fact name=\"service\"/>))")));
    const struct odbc_query *query = odbc_map_find(&map, "early_pension");
    assert_non_null(query);
    assert_string_equal(query->sql, "SELECT a( ? ,\nb( ? , ? ))");
    assert_int_equal(query->fact_count, 3);
    assert_string_equal(query->facts[0]->name, "service");
    assert_string_equal(query->facts[1]->name, "age_years");
    assert_string_equal(query->facts[2]->name, "service");
    odbc_map_release(&map);
}

static void lines_of_sql_stay_lines_so_that_comments_end(void **state) {
    (void)state;
    assert_true(reads(QUERY("SELECT 1 -- one\n<![CDATA[WHERE 1 < 2]]><!-- no SQL -->")));
    assert_string_equal(odbc_map_find(&map, "early_pension")->sql,
                        "SELECT 1 -- one\nWHERE 1 < 2");
    odbc_map_release(&map);
}

static void a_part_stands_wherever_it_is_used(void **state) {
    (void)state;
    assert_true(reads("<part name=\"one\">b AS (SELECT 2)</part>" QUERY(
        "WITH a AS (SELECT 1), <use part=\"one\"/> SELECT * FROM a, b")));
    assert_string_equal(odbc_map_find(&map, "early_pension")->sql,
                        "WITH a AS (SELECT 1), b AS (SELECT 2) SELECT * FROM a, b");
    odbc_map_release(&map);
}

static void what_is_not_in_the_file_is_not_found(void **state) {
    (void)state;
    assert_true(reads(QUERY("SELECT 1")));
    assert_null(odbc_map_find(&map, "retirement_pension"));
    odbc_map_release(&map);
}

static void names_must_exist(void **state) {
    (void)state;
    assert_refused("<query calculation=\"late_pension\"><sql>SELECT 1</sql></query>", 2,
                   "/queries/query", "found calculation 'late_pension'");
    assert_refused(QUERY("\nSELECT <fact name=\"age\"/>"), 3, "/queries/query/sql/fact",
                   "found fact 'age', expected a fact of early_pension");
    assert_refused(QUERY("<use part=\"one\"/>"), 2, "/queries/query/sql/use",
                   "found part 'one'");
    assert_refused("<query calculation=\"early_pension\"><sql>SELECT 1</sql>\n"
                   "<result name=\"pension\" column=\"a\"/></query>",
                   3, "/queries/query/result",
                   "found result 'pension', expected a result of early_pension");
}

static void nothing_may_be_said_twice(void **state) {
    (void)state;
    assert_refused(QUERY("SELECT 1") "\n" QUERY("SELECT 2"), 3, "/queries/query[2]",
                   "found calculation 'early_pension' twice");
    assert_refused("<query calculation=\"early_pension\"><sql>SELECT 1</sql>\n"
                   "<result name=\"pension_per_month\" column=\"a\"/>\n"
                   "<result name=\"early_retirement_ratio\" column=\"A\"/></query>",
                   4, "/queries/query/result[2]", "twice");
}

static void a_query_is_not_empty(void **state) {
    (void)state;
    assert_refused(QUERY(" \n"), 2, "/queries/query/sql", "found nothing in it");
}

static void the_form_is_that_of_the_schema(void **state) {
    (void)state;
    assert_refused("", 1, "/queries", "expected queries of namespace");
    assert_refused("<query><sql>SELECT 1</sql></query>", 2, "/queries/query",
                   "found no attribute 'calculation', expected a query with");
    assert_refused(QUERY("SELECT <value name=\"age_years\"/>"), 2,
                   "/queries/query/sql/value", "expected SQL without attributes");
    assert_refused("<refused column=\"\"/>" QUERY("SELECT 1"), 2, "/queries/refused",
                   "expected an empty refused with column");
}

static void a_file_that_is_not_there_is_named(void **state) {
    (void)state;
    error = (struct error)ERROR_INIT;
    assert_false(odbc_map_read(&map, "/no/such/queries.xml", "cases/schema", &error));
    assert_string_equal(error.file, "/no/such/queries.xml");
}

static void the_samples_are_good(void **state) {
    static const char *const samples[] = {"tests/systems/postgres/queries.xml",
                                          "tests/systems/sqlite/queries.xml"};
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        error = (struct error)ERROR_INIT;
        if (!odbc_map_read(&map, samples[i], "cases/schema", &error))
            fail_msg("%s:%d: %s", error.file, error.line, error.text);
        assert_int_equal(map.count, 19);
        odbc_map_release(&map);
    }
}

int main(void) {
    const struct CMUnitTest odbc_map[] = {
        cmocka_unit_test(each_fact_is_a_parameter_in_its_place),
        cmocka_unit_test(lines_of_sql_stay_lines_so_that_comments_end),
        cmocka_unit_test(a_part_stands_wherever_it_is_used),
        cmocka_unit_test(what_is_not_in_the_file_is_not_found),
        cmocka_unit_test(names_must_exist),
        cmocka_unit_test(nothing_may_be_said_twice),
        cmocka_unit_test(a_query_is_not_empty),
        cmocka_unit_test(the_form_is_that_of_the_schema),
        cmocka_unit_test(a_file_that_is_not_there_is_named),
        cmocka_unit_test(the_samples_are_good),
    };
    return cmocka_run_group_tests(odbc_map, database_start, database_stop) ? 1 : 0;
}
