/* Facts of every type, bound from their outside form into a plain struct. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "calc/calc.h"

struct child {
    const char *name;
    struct date birth_date;
    number income;
};

struct sample {
    number amount, rate, years, count, share, change;
    bool married;
    struct date day;
    const struct period *service;
    int option;
    const char *id, *grade, *country, *currency;
    struct list adjustments, children, options, days;
    const void *spouse;
};

static const struct field child_fields[] = {
    FIELD(child, TEXT, name, "name", .optional = true, .person = true),
    FIELD(child, DATE, birth_date, "birth"),
    FIELD(child, MONEY, income, "income", .optional = true, .fallback = "0"),
    FIELDS_END,
};

static const struct field fields[] = {
    FIELD(sample, MONEY, amount, "amount", .optional = true, .range = RANGE_POSITIVE),
    FIELD(sample, RATE, rate, "rate", .optional = true),
    FIELD(sample, NUMBER, years, "years", .optional = true, .unit = "years"),
    FIELD(sample, INTEGER, count, "count", .optional = true),
    FIELD(sample, RATE, share, "share", .optional = true, .range = RANGE_SHARE),
    FIELD(sample, RATE, change, "change", .optional = true, .range = RANGE_ANY),
    FIELD(sample, BOOLEAN, married, "married", .optional = true),
    FIELD(sample, DATE, day, "day", .optional = true),
    FIELD(sample, PERIOD, service, "service", .optional = true),
    FIELD(sample, CHOICE, option, "option", .optional = true, CHOICES("44", "45")),
    FIELD(sample, TEXT, id, "id", .optional = true),
    FIELD(sample, GRADE, grade, "grade", .optional = true),
    FIELD(sample, COUNTRY, country, "country", .optional = true),
    FIELD(sample, CURRENCY, currency, "currency", .optional = true),
    FIELD(sample, LIST, adjustments, "changes", .optional = true, .of = TYPE_RATE,
          .range = RANGE_ANY),
    FIELD(sample, RECORDS, children, "children", .optional = true, .fields = child_fields,
          .size = sizeof(struct child)),
    FIELD(sample, LIST, options, "options", .optional = true, .of = TYPE_CHOICE,
          CHOICES("i", "ii", "iii")),
    FIELD(sample, LIST, days, "days", .optional = true, .of = TYPE_DATE),
    FIELD(sample, RECORD, spouse, "spouse", .optional = true, .fields = child_fields,
          .size = sizeof(struct child)),
    FIELDS_END,
};

static struct arena *arena;
static struct datum *facts;
static struct sample bound;
static struct fact_error error;

static int fresh(void **state) {
    (void)state;
    arena = arena_new();
    facts = datum_record(arena, NULL);
    bound = (struct sample){0};
    error = (struct fact_error){0};
    return 0;
}

static int release(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

static void give(const char *name, const char *text) {
    datum_add(facts, datum_scalar(arena, name, text));
}

static struct datum *give_list(const char *name) {
    struct datum *list = datum_list(arena, name);
    datum_add(facts, list);
    return list;
}

static bool bind(void) {
    return facts_bind(arena, fields, facts, &bound, &error);
}

static void assert_bound(void) {
    if (!bind())
        fail_msg("%s: %s", error.fact, error.message);
}

/* The error must name this fact; what was found or expected is in its message. */
static void assert_fails(const char *fact, const char *says) {
    assert_false(bind());
    assert_string_equal(error.fact, fact);
    if (!strstr(error.message, says))
        fail_msg("%s: '%s' does not say '%s'", fact, error.message, says);
}

/* One fact, given alone, is refused. */
static void assert_wrong(const char *name, const char *text, const char *says) {
    facts = datum_record(arena, NULL);
    error = (struct fact_error){0};
    give(name, text);
    assert_fails(name, says);
}

static const char *text(number value) {
    return number_text(arena, value);
}

static void facts_of_every_type_are_bound(void **state) {
    (void)state;
    give("amount", "1890.00");
    give("rate", "51 %");
    give("years", "20 6/12");
    give("count", "12");
    give("married", "true");
    give("day", "1958-09-01");
    give("service", "P39Y11M19D");
    give("option", "45");
    give("id", "widow");
    give("grade", "B.3");
    give("country", "FR");
    give("currency", "EUR");
    assert_bound();
    assert_string_equal(text(bound.amount), "1890");
    assert_string_equal(text(bound.rate), "0.51");
    assert_string_equal(text(bound.years), "20.5");
    assert_string_equal(text(bound.count), "12");
    assert_true(bound.married);
    assert_int_equal(bound.day.month, 9);
    assert_int_equal(bound.service->months, 11);
    assert_int_equal(bound.option, 2);
    assert_string_equal(bound.id, "widow");
    assert_string_equal(bound.grade, "B.3");
    assert_string_equal(bound.country, "FR");
    assert_string_equal(bound.currency, "EUR");
}

static void a_bound_number_knows_its_unit_and_its_name(void **state) {
    (void)state;
    give("amount", "1");
    give("rate", "0.5");
    give("years", "2");
    assert_bound();
    assert_int_equal(number_unit(bound.amount), UNIT_MONEY);
    assert_int_equal(number_unit(bound.rate), UNIT_RATE);
    assert_int_equal(number_unit(bound.years), UNIT_YEARS);
    assert_string_equal(number_name(bound.years), "years");
}

static void what_is_not_given_is_marked_so(void **state) {
    (void)state;
    assert_bound();
    assert_null(bound.amount);
    assert_false(bound.married);
    assert_false(date_given(bound.day));
    assert_null(bound.service);
    assert_int_equal(bound.option, 0);
    assert_null(bound.id);
    assert_int_equal(bound.children.count, 0);
    assert_null(bound.spouse);
}

static void lists_and_records_are_bound_item_by_item(void **state) {
    (void)state;
    struct datum *list = give_list("adjustments");
    datum_add(list, datum_scalar(arena, NULL, "0.02"));
    datum_add(list, datum_scalar(arena, NULL, "-1 %"));
    struct datum *children = give_list("children");
    for (int i = 0; i < 2; i++) {
        struct datum *child = datum_record(arena, NULL);
        datum_add(child,
                  datum_scalar(arena, "birth_date", i ? "1960-02-29" : "1958-09-01"));
        datum_add(children, child);
    }
    struct datum *options = give_list("options");
    datum_add(options, datum_scalar(arena, NULL, "iii"));
    datum_add(give_list("days"), datum_scalar(arena, NULL, "1970-01-01"));
    assert_bound();
    const number *adjustments = bound.adjustments.items;
    assert_int_equal(bound.adjustments.count, 2);
    assert_string_equal(text(adjustments[0]), "0.02");
    assert_string_equal(text(adjustments[1]), "-0.01");
    const struct child *child = bound.children.items;
    assert_int_equal(bound.children.count, 2);
    assert_int_equal(child[0].birth_date.year, 1958);
    assert_int_equal(child[1].birth_date.day, 29);
    assert_string_equal(text(child[1].income), "0");
    assert_int_equal(*(const int *)bound.options.items, 3);
    assert_int_equal(((const struct date *)bound.days.items)->year, 1970);
}

static void an_inner_record_is_bound(void **state) {
    (void)state;
    struct datum *spouse = datum_record(arena, "spouse");
    datum_add(spouse, datum_scalar(arena, "birth_date", "1930-01-31"));
    datum_add(spouse, datum_scalar(arena, "income", "12.50"));
    datum_add(facts, spouse);
    assert_bound();
    const struct child *bound_spouse = bound.spouse;
    assert_int_equal(bound_spouse->birth_date.day, 31);
    assert_string_equal(text(bound_spouse->income), "12.5");
}

static void an_empty_list_is_bound_as_empty(void **state) {
    (void)state;
    give_list("children");
    assert_bound();
    assert_int_equal(bound.children.count, 0);
}

/* ---- what cannot be ---- */

static void a_malformed_fact_is_named_with_what_was_found_and_expected(void **state) {
    (void)state;
    assert_wrong("amount", "1.890,00", "found '1.890,00'");
    assert_wrong("amount", "1/3", "amount such as");
    assert_wrong("amount", "10 %", "amount such as");
    assert_wrong("rate", "half", "rate such as");
    assert_wrong("years", "", "number such as");
    assert_wrong("count", "12.5", "whole number");
    assert_wrong("married", "yes", "true or false");
    assert_wrong("day", "1958-02-30", "calendar date");
    assert_wrong("service", "P12M", "11 months and 29 days at most");
    assert_wrong("option", "46", "one of 44, 45");
    assert_wrong("id", "", "a text");
    assert_wrong("country", "FRA", "ISO 3166-1");
    assert_wrong("country", "fr", "ISO 3166-1");
    assert_wrong("currency", "euro", "ISO 4217");
}

static void grades_are_those_of_the_regulation(void **state) {
    (void)state;
    static const char *const good[] = {"A.1", "A.7", "L.1", "L.5", "B.1",
                                       "B.6", "C.1", "C.6", "U"};
    static const char *const wrong[] = {"A.0", "A.8", "L.6", "B.7",  "C.7", "D.1",
                                        "A1",  "A.",  "a.1", "A.10", "U.1", ""};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        facts = datum_record(arena, NULL);
        give("grade", good[i]);
        assert_bound();
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_wrong("grade", wrong[i], "a grade such as");
}

static void numbers_keep_to_their_range(void **state) {
    (void)state;
    assert_wrong("years", "-0.5", "negative");
    assert_wrong("amount", "0", "more than zero");
    assert_wrong("share", "1.01", "between 0 and 1");
    assert_wrong("share", "-0.01", "between 0 and 1");
    facts = datum_record(arena, NULL);
    give("years", "0");
    give("share", "1");
    give("change", "-200 %");
    assert_bound();
}

static void a_fact_nobody_asked_for_is_refused(void **state) {
    (void)state;
    give("age", "12");
    assert_fails("age", "unknown");
}

static void a_fact_given_twice_is_refused(void **state) {
    (void)state;
    give("count", "12");
    give("count", "12");
    assert_fails("count", "twice");
}

static void a_required_fact_is_missed(void **state) {
    (void)state;
    datum_add(give_list("children"), datum_record(arena, NULL));
    assert_fails("children.birth_date", "missing");
}

static void a_fact_inside_a_record_is_named_by_its_path(void **state) {
    (void)state;
    struct datum *child = datum_record(arena, NULL);
    datum_add(child, datum_scalar(arena, "birth_date", "1958-13-01"));
    datum_add(give_list("children"), child);
    assert_fails("children.birth_date", "found '1958-13-01'");
    facts = datum_record(arena, NULL);
    error = (struct fact_error){0};
    struct datum *spouse = datum_record(arena, "spouse");
    datum_add(spouse, datum_scalar(arena, "grade", "B.3"));
    datum_add(facts, spouse);
    assert_fails("spouse.grade", "unknown");
}

static struct datum *ann(const char *name) {
    struct datum *person = datum_record(arena, name);
    datum_add(person, datum_scalar(arena, "name", "ann"));
    datum_add(person, datum_scalar(arena, "birth_date", "1958-09-01"));
    return person;
}

static void a_person_named_in_two_places_is_refused(void **state) {
    (void)state;
    datum_add(give_list("children"), ann(NULL));
    assert_bound();
    give("id", "ann"); /* no person */
    assert_bound();
    datum_add(facts, ann("spouse"));
    assert_fails("spouse.name", "'ann' given twice");
}

static void a_fact_of_the_wrong_shape_is_refused(void **state) {
    (void)state;
    assert_wrong("adjustments", "0.02", "a list");
    assert_wrong("children", "2", "a list");
    assert_wrong("spouse", "1930-01-01", "a record");
    struct {
        const char *name, *says;
        struct datum *item;
    } rows[] = {
        {"children", "list of records", datum_scalar(arena, NULL, "1958-09-01")},
        {"adjustments", "plain values", datum_record(arena, NULL)},
        {"adjustments", "plain values", datum_list(arena, NULL)},
        {"count", "one value of type integer", datum_scalar(arena, NULL, "1")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        facts = datum_record(arena, NULL);
        error = (struct fact_error){0};
        datum_add(give_list(rows[i].name), rows[i].item);
        assert_fails(rows[i].name, rows[i].says);
    }
}

static void a_long_wrong_fact_is_shortened_in_the_message(void **state) {
    (void)state;
    char wide[4000];
    memset(wide, '9', sizeof wide - 1);
    wide[sizeof wide - 1] = '\0';
    assert_wrong("count", wide, "whole number");
    assert_true(strlen(error.message) < 200);
}

#define FACTS_TEST(name) cmocka_unit_test_setup_teardown(name, fresh, release)

int main(void) {
    const struct CMUnitTest binding_of_facts[] = {
        FACTS_TEST(facts_of_every_type_are_bound),
        FACTS_TEST(a_bound_number_knows_its_unit_and_its_name),
        FACTS_TEST(what_is_not_given_is_marked_so),
        FACTS_TEST(lists_and_records_are_bound_item_by_item),
        FACTS_TEST(an_inner_record_is_bound),
        FACTS_TEST(an_empty_list_is_bound_as_empty),
        FACTS_TEST(a_malformed_fact_is_named_with_what_was_found_and_expected),
        FACTS_TEST(grades_are_those_of_the_regulation),
        FACTS_TEST(numbers_keep_to_their_range),
        FACTS_TEST(a_fact_nobody_asked_for_is_refused),
        FACTS_TEST(a_fact_given_twice_is_refused),
        FACTS_TEST(a_required_fact_is_missed),
        FACTS_TEST(a_fact_inside_a_record_is_named_by_its_path),
        FACTS_TEST(a_person_named_in_two_places_is_refused),
        FACTS_TEST(a_fact_of_the_wrong_shape_is_refused),
        FACTS_TEST(a_long_wrong_fact_is_shortened_in_the_message),
    };
    return cmocka_run_group_tests(binding_of_facts, NULL, NULL);
}
