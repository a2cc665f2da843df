/* Shards: every case in exactly one, by its id alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harness/case/digest.h"
#include "harness/case/shard.h"

static void a_digest_is_that_of_the_standard(void **state) {
    (void)state;
    char text[DIGEST_TEXT + 1];
    digest_sha256("abc", 3, text);
    assert_string_equal(
        text, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void a_shard_follows_from_the_digest_of_the_id(void **state) {
    (void)state;
    /* 0xba7816bf8f01cfe is 839782156265856254, which leaves 2 by 3 and 4 by 25. */
    assert_int_equal(shard_of("abc", 3), 3);
    assert_int_equal(shard_of("abc", 25), 5);
    assert_int_equal(shard_of("abc", 1), 1);
}

static void each_id_is_in_one_shard_and_no_shard_is_idle(void **state) {
    (void)state;
    int in[4] = {0};
    for (int i = 0; i < 300; i++) {
        char id[32];
        int found = 0;
        snprintf(id, sizeof id, "small.case_%d", i);
        for (int number = 1; number <= 3; number++) {
            const struct shard shard = {number, 3};
            found += shard_has(&shard, id);
            in[number] += shard_has(&shard, id);
        }
        assert_int_equal(found, 1);
    }
    for (int number = 1; number <= 3; number++)
        assert_in_range(in[number], 50, 150);
}

static void what_is_not_split_has_every_case(void **state) {
    (void)state;
    const struct shard whole = {0, 0};
    assert_true(shard_has(&whole, "small.one"));
}

static void only_k_of_n_is_read(void **state) {
    (void)state;
    struct shard shard;
    assert_true(shard_read("2/3", &shard));
    assert_int_equal(shard.number, 2);
    assert_int_equal(shard.of, 3);
    assert_true(shard_read("9999/9999", &shard));
    const char *const wrong[] = {"",     "2",    "/3",    "2/",   "0/3",       "4/3",
                                 "2/0",  "-1/3", "1/3/5", "1 /3", "1/3 ",      "01/3",
                                 "1/x3", "a/b",  "1/+3",  "1//3", "1/99999999"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(shard_read(wrong[i], &shard));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_digest_is_that_of_the_standard),
        cmocka_unit_test(a_shard_follows_from_the_digest_of_the_id),
        cmocka_unit_test(each_id_is_in_one_shard_and_no_shard_is_idle),
        cmocka_unit_test(what_is_not_split_has_every_case),
        cmocka_unit_test(only_k_of_n_is_read),
    };
    return cmocka_run_group_tests_name("shard", tests, NULL, NULL);
}
