/* Goldens of records: a calculation of our own, since a member needs a line of its own.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harness/case/golden_check.h"

struct person {
    const char *id;
    number amount;
    struct date from;
    number share;
};

struct sharing {
    struct list people;
    const void *head;
    number total;
};

static const struct field person_fields[] = {
    FIELD(person, TEXT, id, "identifier"),
    FIELD(person, MONEY, amount, "amount"),
    FIELD(person, DATE, from, "first day"),
    FIELD(person, RATE, share, "share"),
    FIELDS_END,
};

static const struct field result_fields[] = {
    FIELD(sharing, RECORDS, people, "persons", .fields = person_fields,
          .size = sizeof(struct person)),
    FIELD(sharing, RECORD, head, "first person", .fields = person_fields,
          .size = sizeof(struct person)),
    FIELD(sharing, MONEY, total, "total"),
    FIELDS_END,
};

static const struct field fact_fields[] = {FIELDS_END};

static const struct calculation sharing = {
    .name = "sharing",
    .facts = fact_fields,
    .results = result_fields,
    .results_size = sizeof(struct sharing),
};

static struct arena *arena;
static struct problems problems;
static struct reader reader;
static bool checked;

static int open_all(void **state) {
    (void)state;
    arena = arena_new();
    return reader_open(&reader, "cases/schema", arena, &problems) ? 0 : -1;
}

static int close_all(void **state) {
    (void)state;
    reader_release(&reader);
    problems_release(&problems);
    arena_free(arena);
    return 0;
}

static void receive(void *context, struct golden_entry *golden) {
    const enum origin *origin = context;
    struct specimen specimen = {.calculation = &sharing, .origin = *origin};
    struct case_entry entry = {.specimen = &specimen};
    specimen.facts = datum_record(arena, NULL);
    checked = golden_check(&reader, golden, &entry);
}

/* The problem of a golden of these results, proved by two lines; NULL: none. */
static const char *problem_of(const char *results, enum origin origin) {
    char text[2048];
    struct xml_file file;
    int length = snprintf(
        text, sizeof text,
        "<goldens xmlns='urn:etalon:golden:1' article='IV.27'><golden case='sharing.x'>"
        "<working><line cites='IV.27.2' name='amount'>2 + 1 = 3</line>"
        "<line cites='IV.27.2' name='of_b'>9 - 2 = 7</line>"
        "<line cites='IV.27.2' name='from'>2001-01-01 = 2001-01-01</line></working>"
        "%s</golden></goldens>",
        results);
    assert_true(xml_read_buffer(text, (size_t)length, "golden/x.xml", &file, &problems));
    assert_true(xml_validate(reader.golden_schema, &file, &problems));
    problems.count = 0;
    golden_reader_read(&reader, &file, receive, &origin);
    xml_release(&file);
    assert_int_equal(checked, problems.count == 0);
    return problems.count ? problems.items[0].text : NULL;
}

#define ID(x) "<result name='id'>" x "</result>"
#define PEOPLE(x) "<result name='people'><record>" x "</record></result>"

static void members_are_proved_by_lines_of_their_own(void **state) {
    (void)state;
    assert_null(problem_of(
        PEOPLE(ID("a") "<result name='amount'>3.00</result>"
                       "<result name='from'>2001-01-01</result></record><record>" ID(
                           "b") "<result name='amount' line='of_b'>7.00</result>"),
        ORIGIN_HAND));
    assert_string_equal(
        problem_of(PEOPLE(ID("b") "<result name='amount'>7.00</result>"), ORIGIN_HAND),
        "amount is 7.00, but line 'amount' gives 3");
    assert_string_equal(problems.items[0].path,
                        "/goldens/golden/result/record/result[2]");
}

static void the_field_tells_one_record_from_records(void **state) {
    (void)state;
    static const char text[] = "<golden>" PEOPLE(
        ID("a")) "<result name='head'><record>" ID("a") "</record></result></golden>";
    struct xml_file file;
    assert_true(xml_read_buffer(text, strlen(text), "x.xml", &file, &problems));
    const struct datum *data =
        reader_data(&reader, xml_root(&file), "result", result_fields);
    assert_int_equal(data->first->kind, DATUM_LIST);
    assert_int_equal(data->last->kind, DATUM_RECORD);
    assert_string_equal(datum_member(data, "head")->first->text, "a");
    xml_release(&file);
    assert_string_equal(
        problem_of("<result name='head'><record>" ID("a") "</record><record>" ID(
                       "b") "</record></result>",
                   ORIGIN_HAND),
        "head: expected one record");
}

static void a_member_is_a_field_given_once_in_its_form(void **state) {
    (void)state;
    assert_string_equal(problem_of(PEOPLE("<result name='age'>3</result>"), ORIGIN_HAND),
                        "found 'age', expected the name of a result of sharing");
    assert_string_equal(problem_of(PEOPLE(ID("a") ID("b")), ORIGIN_HAND),
                        "found id twice, expected one result");
    assert_string_equal(
        problem_of(PEOPLE("<result name='from'>2001-02-29</result>"), ORIGIN_HAND),
        "from: found '2001-02-29', expected a calendar date such as 1958-09-01");
    assert_string_equal(problem_of("<result name='people'>a</result>", ORIGIN_HAND),
                        "people: expected records");
    assert_string_equal(
        problem_of("<result name='total'><record>" ID("a") "</record></result>",
                   ORIGIN_HAND),
        "total: expected one value of type money");
}

static void a_member_without_a_line_is_not_proved_by_the_last_one(void **state) {
    (void)state;
    assert_string_equal(
        problem_of(PEOPLE("<result name='share'>7</result>"), ORIGIN_HAND),
        "no line named 'share', expected one, or the attribute line");
    assert_string_equal(problem_of("<result name='total'>7.00</result>", ORIGIN_HAND),
                        "total is 7.00, but the last line gives 2001-01-01");
}

static void a_printed_member_needs_its_erratum(void **state) {
    (void)state;
    const char *results = PEOPLE("<result name='amount' printed='8,00'>3.00</result>");
    assert_string_equal(problem_of(results, ORIGIN_WORKED_EXAMPLE),
                        "amount: printed as '8,00', accepted as '3.00', expected an "
                        "erratum that says why");
    assert_null(problem_of(
        PEOPLE("<result name='amount' printed='8,00'>3.00</result>") "<erratum "
                                                                     "result='amount' "
                                                                     "place='x' "
                                                                     "printed='8,00'"
                                                                     " accepted='3'>y</"
                                                                     "erratum>",
        ORIGIN_WORKED_EXAMPLE));
}

int main(void) {
    const struct CMUnitTest golden_check[] = {
        cmocka_unit_test(members_are_proved_by_lines_of_their_own),
        cmocka_unit_test(the_field_tells_one_record_from_records),
        cmocka_unit_test(a_member_is_a_field_given_once_in_its_form),
        cmocka_unit_test(a_member_without_a_line_is_not_proved_by_the_last_one),
        cmocka_unit_test(a_printed_member_needs_its_erratum),
    };
    return cmocka_run_group_tests(golden_check, open_all, close_all);
}
