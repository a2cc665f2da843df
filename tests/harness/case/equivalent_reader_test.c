/* Adjudications as they are read; tests/invalid has those that cannot be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "harness/case/equivalent_reader.h"
#include "tests/support/small_tree.h"

static struct arena *arena;
static struct equivalents read;

static int start(void **state) {
    (void)state;
    arena = arena_new();
    return 0;
}

static int stop(void **state) {
    (void)state;
    small_tree_remove();
    arena_free(arena);
    return 0;
}

static void read_from(const char *root) {
    struct problems problems = PROBLEMS_INIT;
    assert_true(equivalents_read(root, "cases/schema", arena, &read, &problems));
    assert_int_equal(problems.count, 0);
}

static void each_has_its_ablation_its_reason_and_its_line(void **state) {
    (void)state;
    const char *root = small_tree_make("IV.8", "", "");
    small_tree_add_equivalents("<equivalent ablation=\"IV.8.4/limit-shifted+1/too "
                               "young\">Nobody\n is so old.</equivalent>\n"
                               "<equivalent ablation=\"b\">Because.</equivalent>\n");
    read_from(root);
    assert_int_equal(read.count, 2);
    assert_string_equal(read.items[0].ablation, "IV.8.4/limit-shifted+1/too young");
    assert_string_equal(read.items[0].reason, "Nobody is so old.");
    assert_int_equal(read.items[0].line, 2);
    assert_string_equal(read.items[1].ablation, "b");
    assert_int_equal(read.items[1].line, 4);
}

static void a_tree_without_the_file_has_none(void **state) {
    (void)state;
    read_from(small_tree_make("IV.8", "", ""));
    assert_int_equal(read.count, 0);
}

static void a_file_may_list_none(void **state) {
    (void)state;
    const char *root = small_tree_make("IV.8", "", "");
    small_tree_add_equivalents("");
    read_from(root);
    assert_int_equal(read.count, 0);
}

#define READER_TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void) {
    const struct CMUnitTest reader[] = {
        READER_TEST(each_has_its_ablation_its_reason_and_its_line),
        READER_TEST(a_tree_without_the_file_has_none),
        READER_TEST(a_file_may_list_none),
    };
    return cmocka_run_group_tests(reader, NULL, NULL);
}
