/* The cases that a run is about go by their index, whether they are all of a suite or
 * some. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "harness/case/chosen.h"
#include "tests/support/small_tree.h"

#define CASE(age)                                                                        \
    "<case id='early_retirement_ratio.age_" age "' calculation='early_retirement_ratio'" \
    " claims='IV.8.4' origin='hand'><because>x</because>"                                \
    "<fact name='age_years'>" age "</fact></case>"
#define GOLDEN(age, working, ratio)                                                      \
    "<golden case='early_retirement_ratio.age_" age "'><working>"                        \
    "<line cites='IV.8.4'>" working "</line></working>"                                  \
    "<result name='early_retirement_ratio'>" ratio "</result></golden>"

static struct suite *suite;
static struct error error;

/* Nothing of the cases stays in memory. */
static int load(void **state) {
    (void)state;
    struct problems problems = PROBLEMS_INIT;
    const char *root = small_tree_make("IV.8", CASE("50") CASE("51") CASE("55"),
                                       GOLDEN("50", "60 / 100 = 0.6", "60 %")
                                           GOLDEN("51", "63 / 100 = 0.63", "63 %")
                                               GOLDEN("55", "77 / 100 = 0.77", "77 %"));
    bool good = suite_load_sparingly(root, 0, NULL, &suite, &problems);
    problems_print(&problems, stderr);
    problems_release(&problems);
    return good ? 0 : -1;
}

static int unload(void **state) {
    (void)state;
    suite_free(suite);
    small_tree_remove();
    return 0;
}

/* All but the one in the middle. */
static struct chosen first_and_last(void) {
    struct chosen chosen = {.suite = suite, .count = 2, .whole = 3};
    chosen.places = calloc(2, sizeof *chosen.places);
    assert_non_null(chosen.places);
    chosen.places[1] = 2;
    return chosen;
}

static void assert_age(const struct chosen *chosen, size_t index, const char *age) {
    const struct specimen *specimen = chosen_bring(chosen, index, &error);
    assert_non_null(specimen);
    assert_string_equal(datum_member(specimen->facts, "age_years")->text, age);
}

static void each_is_brought_by_its_index_among_those_chosen(void **state) {
    struct chosen all = chosen_all(suite), some = first_and_last();
    (void)state;
    assert_int_equal(all.count, 3);
    assert_age(&all, 1, "51");
    assert_age(&some, 1, "55");
    assert_age(&some, 0, "50");
    chosen_release(&some);
}

static void an_id_is_found_where_it_is_among_them(void **state) {
    struct chosen all = chosen_all(suite), some = first_and_last();
    size_t index;
    (void)state;
    assert_true(chosen_find(&all, "early_retirement_ratio.age_55", &index));
    assert_int_equal(index, 2);
    assert_true(chosen_find(&some, "early_retirement_ratio.age_55", &index));
    assert_int_equal(index, 1);
    assert_true(chosen_find(&all, "early_retirement_ratio.age_51", &index));
    assert_false(chosen_find(&some, "early_retirement_ratio.age_51", &index));
    assert_false(chosen_find(&all, "early_retirement_ratio.age_52", &index));
    chosen_release(&some);
}

static void none_of_a_suite_are_not_all_of_it(void **state) {
    struct chosen none = {.suite = suite};
    size_t index;
    (void)state;
    assert_false(chosen_has(&none, 0, &index));
    assert_false(chosen_find(&none, "early_retirement_ratio.age_50", &index));
    struct arena *arena = arena_new();
    assert_int_equal(chosen_calculations(&none, arena).count, 0);
    arena_free(arena);
}

static void what_they_are_of_is_told_in_the_order_of_the_registry(void **state) {
    struct arena *arena = arena_new();
    struct suite *whole;
    struct problems problems = PROBLEMS_INIT;
    (void)state;
    assert_true(suite_load(".", &whole, &problems));
    struct chosen all = chosen_all(whole);
    struct calculations calculations = chosen_calculations(&all, arena);
    assert_true(calculations.count > 50);
    for (size_t i = 0; i < calculations.count; i++)
        assert_ptr_equal(calculations.items[i], calculation_at(i));
    assert_null(calculation_at(calculations.count));
    suite_free(whole);
    struct chosen some = first_and_last();
    calculations = chosen_calculations(&some, arena);
    assert_int_equal(calculations.count, 1);
    assert_string_equal(calculations.items[0]->name, "early_retirement_ratio");
    chosen_release(&some);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_is_brought_by_its_index_among_those_chosen),
        cmocka_unit_test(an_id_is_found_where_it_is_among_them),
        cmocka_unit_test(none_of_a_suite_are_not_all_of_it),
        cmocka_unit_test(what_they_are_of_is_told_in_the_order_of_the_registry),
    };
    return cmocka_run_group_tests_name("chosen", tests, load, unload) ? 1 : 0;
}
