/* A store gives back what was put into it, says when it cannot keep it, and takes no more
 * memory for more rows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "calc/base/arena.h"
#include "harness/case/store.h"

#define TABLE "CREATE TABLE cases(place INTEGER PRIMARY KEY, id TEXT)"
#define INSERT "INSERT INTO cases VALUES(?, ?)"
#define COUNT "SELECT count(*) FROM cases"

static void insert(struct store *store, sqlite3_stmt *statement, int place,
                   const char *id) {
    store_bind_number(statement, 1, place);
    store_bind_text(statement, 2, id);
    store_do(store, statement);
}

static int counted(struct store *store) {
    sqlite3_stmt *count = store_prepare(store, COUNT);
    assert_true(store_step(store, count));
    int rows = sqlite3_column_int(count, 0);
    store_end(count);
    return rows;
}

static void what_is_put_in_comes_out_in_the_order_asked_for(void **state) {
    struct arena *arena = arena_new();
    struct store *store = store_new(TABLE);
    (void)state;
    sqlite3_stmt *in = store_prepare(store, INSERT);
    insert(store, in, 2, "b");
    insert(store, in, 1, NULL);
    sqlite3_stmt *out = store_prepare(store, "SELECT id FROM cases ORDER BY place");
    assert_true(store_step(store, out));
    assert_null(store_text(arena, out, 0));
    assert_true(store_step(store, out));
    assert_string_equal(store_text(arena, out, 0), "b");
    assert_false(store_step(store, out));
    assert_true(store_step(store, out)); /* from the beginning */
    store_end(out);
    store_free(store);
    arena_free(arena);
}

static void bytes_come_out_as_many_as_went_in(void **state) {
    struct arena *arena = arena_new();
    struct store *store = store_new("CREATE TABLE bytes(held BLOB)");
    size_t size;
    (void)state;
    sqlite3_stmt *in = store_prepare(store, "INSERT INTO bytes VALUES(?)");
    store_bind_bytes(in, 1, "a\0b", 3);
    store_do(store, in);
    store_bind_bytes(in, 1, NULL, 0);
    store_do(store, in);
    sqlite3_stmt *out = store_prepare(store, "SELECT held FROM bytes ORDER BY rowid");
    assert_true(store_step(store, out));
    assert_memory_equal(store_bytes(arena, out, 0, &size), "a\0b", 3);
    assert_int_equal(size, 3);
    assert_true(store_step(store, out));
    assert_null(store_bytes(arena, out, 0, &size));
    assert_int_equal(size, 0);
    store_free(store);
    arena_free(arena);
}

static void a_store_that_is_full_says_so_and_stays_as_it_is(void **state) {
    struct error error = ERROR_INIT;
    struct store *store = store_new(TABLE);
    (void)state;
    store_run(store, "PRAGMA max_page_count = 3");
    sqlite3_stmt *in = store_prepare(store, INSERT);
    char large[10000];
    memset(large, 'x', sizeof large);
    large[sizeof large - 1] = '\0';
    assert_false(store_failed(store, "the rows", &error));
    insert(store, in, 1, large);
    insert(store, in, 2, "small");
    assert_true(store_failed(store, "the rows", &error));
    assert_int_equal(error.code, ERROR_INTERNAL);
    assert_string_equal(error.text,
                        "the rows cannot be kept on disk: database or disk is full");
    store_free(store);
}

static void rows_take_disk_and_no_memory(void **state) {
    enum { ROWS = 200000 }; /* of some 50 bytes: 10 MB */
    struct store *store = store_new(TABLE);
    (void)state;
    sqlite3_stmt *in = store_prepare(store, INSERT);
    for (int i = 0; i < ROWS; i++)
        insert(store, in, i, "a case with an id that is about as long as they are");
    assert_int_equal(counted(store), ROWS);
    assert_true(sqlite3_memory_used() < 4 * 1024 * 1024);
    store_free(store);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_put_in_comes_out_in_the_order_asked_for),
        cmocka_unit_test(bytes_come_out_as_many_as_went_in),
        cmocka_unit_test(a_store_that_is_full_says_so_and_stays_as_it_is),
        cmocka_unit_test(rows_take_disk_and_no_memory),
    };
    return cmocka_run_group_tests_name("case_store", tests, NULL, NULL) ? 1 : 0;
}
