#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "calc/base/arena.h"

static int fresh(void **state) {
    *state = arena_new();
    return 0;
}

static int release(void **state) {
    arena_free(*state);
    return 0;
}

static void everything_taken_is_zeroed_even_after_a_clear(void **state) {
    static const char zeros[64];
    for (int round = 0; round < 3; round++) {
        char *object = arena_take(*state, sizeof zeros);
        assert_memory_equal(object, zeros, sizeof zeros);
        memset(object, 'x', sizeof zeros);
        arena_clear(*state);
    }
}

static void everything_taken_is_aligned_for_any_type(void **state) {
    for (size_t size = 0; size < 40; size++)
        assert_int_equal((uintptr_t)arena_take(*state, size) % _Alignof(max_align_t), 0);
}

static void objects_of_all_sizes_keep_apart(void **state) {
    enum { COUNT = 200, LARGE = 100000 };
    char *objects[COUNT];
    for (int i = 0; i < COUNT; i++) {
        size_t size = i % 50 == 0 ? LARGE : (size_t)i * 7 + 1;
        objects[i] = memset(arena_take(*state, size), i, size);
    }
    for (int i = 0; i < COUNT; i++) {
        size_t size = i % 50 == 0 ? LARGE : (size_t)i * 7 + 1;
        assert_int_equal((unsigned char)objects[i][0], i);
        assert_int_equal((unsigned char)objects[i][size - 1], i);
    }
}

static void a_copy_is_a_text_of_its_own(void **state) {
    char text[] = "salary";
    const char *copy = arena_copy(*state, text);
    text[0] = 'S';
    assert_string_equal(copy, "salary");
    assert_null(arena_copy(*state, NULL));
}

static void printing_takes_the_room_the_text_needs(void **state) {
    assert_string_equal(arena_print(*state, "%s.%d", "article", 20), "article.20");
    const char *wide = arena_print(*state, "%5000d", 7);
    assert_int_equal(strlen(wide), 5000);
    assert_int_equal(wide[4999], '7');
}

static char order[8];

static void note(void *object) {
    strncat(order, object, 1);
}

static void a_clear_releases_the_last_registered_first_and_once(void **state) {
    order[0] = '\0';
    arena_on_clear(*state, note, "1");
    arena_on_clear(*state, note, "2");
    arena_on_clear(*state, note, "3");
    assert_string_equal(order, "");
    arena_clear(*state);
    assert_string_equal(order, "321");
    arena_clear(*state);
    assert_string_equal(order, "321");
}

static void freeing_releases_what_was_not_cleared(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    order[0] = '\0';
    arena_on_clear(arena, note, "1");
    arena_free(arena);
    assert_string_equal(order, "1");
    arena_free(NULL);
}

#define ARENA_TEST(name) cmocka_unit_test_setup_teardown(name, fresh, release)

int main(void) {
    const struct CMUnitTest arena[] = {
        ARENA_TEST(everything_taken_is_zeroed_even_after_a_clear),
        ARENA_TEST(everything_taken_is_aligned_for_any_type),
        ARENA_TEST(objects_of_all_sizes_keep_apart),
        ARENA_TEST(a_copy_is_a_text_of_its_own),
        ARENA_TEST(printing_takes_the_room_the_text_needs),
        ARENA_TEST(a_clear_releases_the_last_registered_first_and_once),
        cmocka_unit_test(freeing_releases_what_was_not_cleared),
    };
    return cmocka_run_group_tests(arena, NULL, NULL);
}
