/* Indexes of excuses: the same as going through the list, in its order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harness/verdict/excuse_index.h"

static struct arena *arena;
static const struct deviation by_ten = {
    .result = "amount", .expected = "100", .got = "90", .difference = "-10"};

static int start(void **state) {
    (void)state;
    arena = arena_new();
    return 0;
}

static int stop(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

/* The places in the list of those that may be about a case. */
static const char *places(const struct excuse *items, size_t count, const char *id) {
    const struct excuses excuses = {.of[EXCUSE_KNOWN] = {NULL, count, items}};
    const struct excuse_index *index = excuse_index_new(arena, &excuses);
    struct excuse_walk walk = excuse_index_walk(index, EXCUSE_KNOWN, id);
    const struct excuse *each;
    const char *text = "";
    while ((each = excuse_walk_next(&walk)))
        text = arena_print(arena, "%s%zd ", text, each - items);
    return text;
}

static void rows_for_a_case_come_in_the_order_of_the_list(void **state) {
    (void)state;
    const struct excuse rows[] = {
        {.case_id = "small.two"}, {.calculation = "small"}, {.case_id = "small.one"},
        {.case_id = "small.*"},   {.case_id = "small.one"}, {.case_id = "other.one"},
    };
    assert_string_equal(places(rows, 6, "small.one"), "1 2 3 4 ");
    assert_string_equal(places(rows, 6, "small.two"), "0 1 3 ");
    assert_string_equal(places(rows, 6, "other.one"), "1 3 5 ");
    assert_string_equal(places(rows, 6, "a"), "1 3 ");
    assert_string_equal(places(rows, 6, "z"), "1 3 ");
    assert_string_equal(places(rows, 0, "a"), "");
}

static void every_kind_of_glob_is_looked_at(void **state) {
    (void)state;
    const struct excuse rows[] = {{.case_id = "small.on?"},
                                  {.case_id = "small.[no]ne"},
                                  {.case_id = "small\\.one"}};
    assert_string_equal(places(rows, 3, "small.one"), "0 1 2 ");
}

static void tolerances_come_before_known_deviations(void **state) {
    (void)state;
    const struct excuse tolerances[] = {{.within = "1"}, {.within = "10"}};
    const struct excuse baseline[] = {{.kind = EXCUSE_KNOWN, .case_id = "early_*"}};
    struct excuses excuses = {.of = {{NULL, 2, tolerances}, {NULL, 1, baseline}}};
    const struct excuse_index *index = excuse_index_new(arena, &excuses);
    assert_ptr_equal(
        excuse_index_find(index, "early_pension.one", "early_pension", &by_ten),
        &tolerances[1]);
    excuses.of[EXCUSE_TOLERANCE].count = 1;
    index = excuse_index_new(arena, &excuses);
    assert_ptr_equal(
        excuse_index_find(index, "early_pension.one", "early_pension", &by_ten),
        &baseline[0]);
    assert_null(excuse_index_find(index, "small.one", "small", &by_ten));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(rows_for_a_case_come_in_the_order_of_the_list),
        TEST(every_kind_of_glob_is_looked_at),
        TEST(tolerances_come_before_known_deviations),
    };
    return cmocka_run_group_tests_name("excuse index", tests, NULL, NULL);
}
