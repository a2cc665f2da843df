#include "tests/support/report_test.h"

struct arena *arena;

int report_test_start(void **state) {
    (void)state;
    arena = arena_new();
    return 0;
}

int report_test_stop(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}
