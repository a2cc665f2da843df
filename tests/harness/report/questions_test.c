/* What a question takes from its case stays when the case is put away. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harness/report/questions.h"
#include "harness/system/wire.h"

static struct suite *suite;
static struct error error;

static int load(void **state) {
    (void)state;
    struct problems problems = PROBLEMS_INIT;
    return suite_load_sparingly(".", 0, NULL, &suite, &problems) ? 0 : -1;
}

static int unload(void **state) {
    (void)state;
    suite_free(suite);
    return 0;
}

/* The place of the first case that chooses a reading. */
static size_t first_that_reads(void) {
    size_t place = 0;
    while (!suite_bring(suite, place, &error)->readings)
        place++;
    return place;
}

static void a_question_outlives_its_case(void **state) {
    struct arena *arena = arena_new(), *whole = arena_new();
    const struct specimen *specimen = suite_bring(suite, first_that_reads(), &error);
    (void)state;
    assert_non_null(specimen);
    struct question question = question_of(arena, specimen);
    struct readings readings = *specimen->readings;
    const char *line = wire_question(whole, &question);
    for (size_t i = 0; i < suite_count(suite); i++)
        assert_non_null(suite_bring(suite, i, &error));
    assert_memory_equal(question.readings, &readings, sizeof readings);
    assert_string_equal(wire_question(whole, &question), line);
    arena_free(arena);
    arena_free(whole);
}

static void a_percentage_becomes_a_share_of_one_where_a_share_is_asked_for(void **state) {
    struct arena *arena = arena_new();
    struct datum *facts = datum_record(arena, NULL);
    const struct specimen specimen = {
        .id = "x", .calculation = calculation_by_name("early_pension"), .facts = facts};
    (void)state;
    assert_non_null(specimen.calculation);
    datum_add(facts, datum_scalar(arena, "part_time_ratio", "51 %"));
    datum_add(facts, datum_scalar(arena, "unknown", "51 %"));
    struct question question = question_of(arena, &specimen);
    assert_null(question.readings);
    assert_string_equal(datum_member(question.facts, "part_time_ratio")->text, "0.51");
    assert_string_equal(datum_member(question.facts, "unknown")->text, "51 %");
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_question_outlives_its_case),
        cmocka_unit_test(a_percentage_becomes_a_share_of_one_where_a_share_is_asked_for),
    };
    return cmocka_run_group_tests_name("questions", tests, load, unload) ? 1 : 0;
}
