/* A spool gives back what was written to it, wherever it is looked at. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "harness/case/spool.h"

static void what_is_written_can_be_read_at_its_place(void **state) {
    (void)state;
    char text[4] = "";
    struct spool *spool = spool_new();
    assert_non_null(spool);
    fputs("first", spool_out(spool));
    assert_int_equal(spool_length(spool), 5);
    fputs("second", spool_out(spool));
    assert_true(spool_read(spool, 6, 3, text));
    assert_string_equal(text, "eco");
    fputs("third", spool_out(spool));
    assert_true(spool_read(spool, 11, 3, text));
    assert_string_equal(text, "thi");
    spool_free(spool);
}

static void nothing_is_read_behind_the_end(void **state) {
    (void)state;
    char text[4];
    struct spool *spool = spool_new();
    assert_non_null(spool);
    fputs("ab", spool_out(spool));
    assert_false(spool_read(spool, 1, 2, text));
    spool_free(spool);
}

static void a_map_shows_what_is_written_later_and_after_it_was_forgotten(void **state) {
    (void)state;
    struct spool *spool = spool_new();
    assert_non_null(spool);
    const char *map = spool_map(spool, 1 << 20);
    assert_non_null(map);
    fputs("early", spool_out(spool));
    assert_true(spool_is_written(spool));
    assert_memory_equal(map, "early", 5);
    spool_forget(spool);
    fputs("late", spool_out(spool));
    assert_true(spool_is_written(spool));
    assert_memory_equal(map, "earlylate", 9);
    assert_ptr_equal(spool_map(spool, 1 << 20), map);
    spool_free(spool);
}

static void without_a_folder_for_it_there_is_none(void **state) {
    (void)state;
    setenv("TMPDIR", "/dev/null", 1);
    assert_null(spool_new());
    unsetenv("TMPDIR");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_can_be_read_at_its_place),
        cmocka_unit_test(nothing_is_read_behind_the_end),
        cmocka_unit_test(a_map_shows_what_is_written_later_and_after_it_was_forgotten),
        cmocka_unit_test(without_a_folder_for_it_there_is_none),
    };
    return cmocka_run_group_tests_name("spool", tests, NULL, NULL);
}
