/* Comparison by the field table: what is equal, what deviates, what cannot be read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harness/verdict/compare.h"

static const struct field person_fields[] = {
    {.name = "id", .type = TYPE_TEXT},
    {.name = "amount", .type = TYPE_MONEY},
    {.name = "share", .type = TYPE_RATE, .optional = true},
    FIELDS_END,
};

static const struct field step_fields[] = {
    {.name = "rate", .type = TYPE_RATE},
    FIELDS_END,
};

static const struct field fields[] = {
    {.name = "pension", .type = TYPE_MONEY},
    {.name = "rate", .type = TYPE_RATE},
    {.name = "years", .type = TYPE_NUMBER},
    {.name = "count", .type = TYPE_INTEGER},
    {.name = "entitled", .type = TYPE_BOOLEAN},
    {.name = "end_date", .type = TYPE_DATE},
    {.name = "service", .type = TYPE_PERIOD},
    {.name = "limit", .type = TYPE_CHOICE, CHOICES("exact_age", "table")},
    {.name = "grade", .type = TYPE_GRADE},
    {.name = "failed", .type = TYPE_LIST, .of = TYPE_TEXT},
    {.name = "rates", .type = TYPE_LIST, .of = TYPE_RATE},
    {.name = "persons", .type = TYPE_RECORDS, .fields = person_fields},
    {.name = "steps", .type = TYPE_RECORDS, .fields = step_fields},
    {.name = "first_step", .type = TYPE_RECORD, .fields = step_fields},
    {.name = "half", .type = TYPE_RATE, .optional = true},
    FIELDS_END,
};

static struct arena *arena;
static struct comparison comparison;
static struct datum *expected, *got;

static int fresh(void **state) {
    (void)state;
    arena = arena_new();
    comparison = (struct comparison){.arena = arena};
    expected = datum_record(arena, NULL);
    got = datum_record(arena, NULL);
    return 0;
}

static int release(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

static void compare(void) {
    compare_results(&comparison, fields, expected, got);
}

static void compare_scalars(const char *name, const char *wanted, const char *answered) {
    comparison = (struct comparison){.arena = arena};
    expected = datum_record(arena, NULL);
    got = datum_record(arena, NULL);
    datum_add(expected, datum_scalar(arena, name, wanted));
    datum_add(got, datum_scalar(arena, name, answered));
    compare();
}

static void assert_same(const char *name, const char *wanted, const char *answered) {
    compare_scalars(name, wanted, answered);
    if (comparison.first || comparison.malformed)
        fail_msg("%s: %s is not %s", name, answered, wanted);
}

static void assert_differs(const char *name, const char *wanted, const char *answered,
                           const char *difference) {
    compare_scalars(name, wanted, answered);
    if (!comparison.first)
        fail_msg("%s: %s passes for %s", name, answered, wanted);
    assert_string_equal(comparison.first->result, name);
    assert_string_equal(comparison.first->got, answered);
    if (difference)
        assert_string_equal(comparison.first->difference, difference);
    else
        assert_null(comparison.first->difference);
    assert_null(comparison.first->next);
}

static void assert_malformed(const char *name, const char *wanted, const char *answered,
                             const char *message) {
    compare_scalars(name, wanted, answered);
    assert_null(comparison.first);
    assert_non_null(comparison.malformed);
    assert_string_equal(comparison.malformed, message);
}

static void assert_no_deviation(void) {
    if (comparison.malformed)
        fail_msg("%s", comparison.malformed);
    if (comparison.first)
        fail_msg("%s deviates", comparison.first->result);
}

static void assert_deviation(const struct deviation *deviation, const char *result,
                             const char *wanted, const char *answered) {
    assert_non_null(deviation);
    assert_string_equal(deviation->result, result);
    if (wanted)
        assert_string_equal(deviation->expected, wanted);
    else
        assert_null(deviation->expected);
    if (answered)
        assert_string_equal(deviation->got, answered);
    else
        assert_null(deviation->got);
}

static struct datum *list_of(const char *name, const char *const *items) {
    struct datum *list = datum_list(arena, name);
    for (; *items; items++)
        datum_add(list, datum_scalar(arena, NULL, *items));
    return list;
}
#define LIST(name, ...) list_of(name, (const char *const[]){__VA_ARGS__ NULL})

static struct datum *person(const char *id, const char *amount) {
    struct datum *record = datum_record(arena, NULL);
    if (id)
        datum_add(record, datum_scalar(arena, "id", id));
    datum_add(record, datum_scalar(arena, "amount", amount));
    return record;
}

static struct datum *step(const char *rate) {
    struct datum *record = datum_record(arena, NULL);
    datum_add(record, datum_scalar(arena, "rate", rate));
    return record;
}

static struct datum *records_of(struct datum *to, const char *name, struct datum *first,
                                struct datum *second) {
    struct datum *list = datum_list(arena, name);
    datum_add(to, list);
    if (first)
        datum_add(list, first);
    if (second)
        datum_add(list, second);
    return list;
}

static void numbers_are_compared_exactly(void **state) {
    (void)state;
    assert_same("rate", "0.51", "51/100");
    assert_same("rate", "51 %", "0.510");
    assert_same("years", "20 6/12", "20.5");
    assert_same("years", "71/6", "142/12");
    assert_same("count", "12", "12.0");
    assert_differs("rate", "16/21", "0.7619", "-1/210000");
    assert_differs("years", "17.5", "18", "0.5");
}

static void a_rate_of_the_golden_is_shown_in_the_form_of_answers(void **state) {
    (void)state;
    assert_differs("rate", "51 %", "0.5", "-0.01");
    assert_string_equal(comparison.first->expected, "0.51");
}

static void money_is_equal_to_the_last_decimal_given(void **state) {
    (void)state;
    assert_same("pension", "1890.00", "1890");
    assert_differs("pension", "1890.00", "1890.01", "0.01");
    assert_differs("pension", "1890.00", "1686.6", "-203.40");
    assert_differs("pension", "1890.00", "1890.004", "0.004");
}

static void periods_are_compared_by_their_length(void **state) {
    (void)state;
    assert_same("service", "P39Y11M19D", "P39Y11M19D");
    assert_same("service", "P1Y", "P12M");
    assert_same("service", "P0D", "P0Y0M0D");
    assert_differs("service", "P1Y", "P365D", NULL);
}

static void other_values_are_compared_by_their_text(void **state) {
    (void)state;
    assert_same("entitled", "true", "true");
    assert_same("limit", "table", "table");
    assert_differs("entitled", "true", "false", NULL);
    assert_differs("end_date", "2001-02-28", "2001-03-01", NULL);
    assert_differs("limit", "table", "exact_age", NULL);
    assert_differs("grade", "B.3", "B.4", NULL);
}

static void a_value_that_is_none_of_its_type_is_malformed(void **state) {
    (void)state;
    assert_malformed("pension", "1.00", "1 000,00",
                     "pension: found '1 000,00', expected an amount such as 1890.00");
    assert_malformed("pension", "1.00", "1/2",
                     "pension: found '1/2', expected an amount such as 1890.00");
    assert_malformed("rate", "0.1", "ten",
                     "rate: found 'ten', expected a rate such as 0.51 or 16/21");
    assert_malformed("count", "1", "1.5", "count: found '1.5', expected a whole number");
    assert_malformed("entitled", "true", "yes",
                     "entitled: found 'yes', expected true or false");
    assert_malformed("end_date", "2001-02-28", "2001-02-30",
                     "end_date: found '2001-02-30', expected a calendar date such as "
                     "1958-09-01");
    assert_malformed("service", "P1Y", "1Y",
                     "service: found '1Y', expected a period such as P39Y11M19D");
    assert_malformed("service", "P1Y", "P1M1Y",
                     "service: found 'P1M1Y', expected a period such as P39Y11M19D");
    assert_malformed("service", "P1Y", "P",
                     "service: found 'P', expected a period such as P39Y11M19D");
    assert_malformed("limit", "table", "tables",
                     "limit: found 'tables', expected one of exact_age, table");
}

static void a_list_where_one_value_belongs_is_malformed(void **state) {
    (void)state;
    datum_add(expected, datum_scalar(arena, "rate", "0.1"));
    datum_add(got, LIST("rate", "0.1", ));
    compare();
    assert_string_equal(comparison.malformed, "rate: found '0.1', expected one value");
}

static void lists_have_no_order(void **state) {
    (void)state;
    datum_add(expected, LIST("failed", "i", "iii", ));
    datum_add(got, LIST("failed", "iii", "i", ));
    datum_add(expected, LIST("rates", "0.02", "1/2", ));
    datum_add(got, LIST("rates", "0.5", "0.020", ));
    compare();
    assert_no_deviation();
}

static void an_item_counts_as_often_as_it_stands_there(void **state) {
    (void)state;
    datum_add(expected, LIST("failed", "i", "i", "iii", ));
    datum_add(got, LIST("failed", "i", "iii", "iii", ));
    compare();
    assert_deviation(comparison.first, "failed", "i, i, iii", "i, iii, iii");
}

static void an_empty_list_is_a_result(void **state) {
    (void)state;
    datum_add(expected, LIST("failed", ));
    datum_add(got, LIST("failed", "vi", ));
    compare();
    assert_deviation(comparison.first, "failed", "none", "vi");
}

static void records_are_matched_by_id(void **state) {
    (void)state;
    records_of(expected, "persons", person("anna", "1.00"), person("bob", "2.00"));
    records_of(got, "persons", person("bob", "2.50"), person("anna", "1.00"));
    compare();
    assert_deviation(comparison.first, "persons[bob].amount", "2.00", "2.50");
    assert_string_equal(comparison.first->difference, "0.50");
    assert_null(comparison.first->next);
}

static void a_record_too_few_and_one_too_many_are_named(void **state) {
    (void)state;
    records_of(expected, "persons", person("anna", "1.00"), person("bob", "2.00"));
    records_of(got, "persons", person("anna", "1.00"), person("carl", "2.00"));
    compare();
    assert_deviation(comparison.first, "persons[bob]", "id bob, amount 2.00", NULL);
    assert_deviation(comparison.first->next, "persons[carl]", NULL,
                     "id carl, amount 2.00");
}

static void a_record_without_id_is_malformed(void **state) {
    (void)state;
    records_of(expected, "persons", person("anna", "1.00"), NULL);
    records_of(got, "persons", person(NULL, "1.00"), NULL);
    compare();
    assert_string_equal(comparison.malformed,
                        "persons: found 'amount 1.00', expected a record with an id");
}

static void two_records_of_one_id_are_malformed(void **state) {
    (void)state;
    records_of(expected, "persons", person("anna", "1.00"), NULL);
    records_of(got, "persons", person("anna", "1.00"), person("anna", "2.00"));
    compare();
    assert_string_equal(comparison.malformed,
                        "persons: found 'id anna, amount 2.00', expected each id once");
}

static void records_without_ids_are_matched_by_position(void **state) {
    (void)state;
    records_of(expected, "steps", step("0.1"), step("0.2"));
    records_of(got, "steps", step("0.2"), NULL);
    compare();
    assert_deviation(comparison.first, "steps[1].rate", "0.1", "0.2");
    assert_deviation(comparison.first->next, "steps[2]", "rate 0.2", NULL);
}

static void a_record_in_a_result_is_compared_member_by_member(void **state) {
    (void)state;
    struct datum *wanted = step("0.1"), *answered = step("0.3");
    wanted->name = answered->name = "first_step";
    datum_add(expected, wanted);
    datum_add(got, answered);
    compare();
    assert_deviation(comparison.first, "first_step.rate", "0.1", "0.3");
}

static void what_is_not_expected_is_ignored_when_it_is_known(void **state) {
    (void)state;
    datum_add(expected, datum_scalar(arena, "rate", "0.1"));
    datum_add(got, datum_scalar(arena, "rate", "0.1"));
    datum_add(got, datum_scalar(arena, "pension", "nonsense"));
    compare();
    assert_no_deviation();
}

static void a_result_that_nobody_knows_deviates(void **state) {
    (void)state;
    datum_add(expected, datum_scalar(arena, "rate", "0.1"));
    datum_add(got, datum_scalar(arena, "rate", "0.1"));
    datum_add(got, datum_scalar(arena, "rte", "0.1"));
    compare();
    assert_deviation(comparison.first, "rte", NULL, "0.1");
}

static void a_required_result_may_not_be_left_out(void **state) {
    (void)state;
    datum_add(expected, datum_scalar(arena, "rate", "0.1"));
    compare();
    assert_deviation(comparison.first, "rate", "0.1", NULL);
}

static void an_optional_result_may_be_left_out_unless_judged_strictly(void **state) {
    (void)state;
    datum_add(expected, datum_scalar(arena, "half", "0.5"));
    compare();
    assert_no_deviation();
    assert_int_equal(comparison.left_out, 1);
    comparison = (struct comparison){.arena = arena, .strict = true};
    compare();
    assert_deviation(comparison.first, "half", "0.5", NULL);
}

static void deviations_stand_in_the_order_of_the_table(void **state) {
    (void)state;
    datum_add(expected, datum_scalar(arena, "years", "1"));
    datum_add(expected, datum_scalar(arena, "pension", "1.00"));
    datum_add(got, datum_scalar(arena, "years", "2"));
    datum_add(got, datum_scalar(arena, "pension", "2.00"));
    compare();
    assert_string_equal(comparison.first->result, "pension");
    assert_string_equal(comparison.first->next->result, "years");
}

static void a_long_list_is_summed_up(void **state) {
    (void)state;
    struct datum *list = datum_list(arena, NULL);
    for (int i = 0; i < 100000; i++)
        datum_add(list, datum_scalar(arena, NULL, "x"));
    assert_string_equal(datum_summary(arena, list),
                        "x, x, x, x, x, x, x, x and 99992 more");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fresh, release)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(numbers_are_compared_exactly),
        TEST(a_rate_of_the_golden_is_shown_in_the_form_of_answers),
        TEST(money_is_equal_to_the_last_decimal_given),
        TEST(periods_are_compared_by_their_length),
        TEST(other_values_are_compared_by_their_text),
        TEST(a_value_that_is_none_of_its_type_is_malformed),
        TEST(a_list_where_one_value_belongs_is_malformed),
        TEST(lists_have_no_order),
        TEST(an_item_counts_as_often_as_it_stands_there),
        TEST(an_empty_list_is_a_result),
        TEST(records_are_matched_by_id),
        TEST(a_record_too_few_and_one_too_many_are_named),
        TEST(a_record_without_id_is_malformed),
        TEST(two_records_of_one_id_are_malformed),
        TEST(records_without_ids_are_matched_by_position),
        TEST(a_record_in_a_result_is_compared_member_by_member),
        TEST(what_is_not_expected_is_ignored_when_it_is_known),
        TEST(a_result_that_nobody_knows_deviates),
        TEST(a_required_result_may_not_be_left_out),
        TEST(an_optional_result_may_be_left_out_unless_judged_strictly),
        TEST(deviations_stand_in_the_order_of_the_table),
        TEST(a_long_list_is_summed_up),
    };
    return cmocka_run_group_tests_name("compare", tests, NULL, NULL);
}
