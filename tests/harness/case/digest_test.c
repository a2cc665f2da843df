/* SHA-256: the digests that everybody gets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "harness/case/digest.h"

static void the_digest_of_abc_is_the_published_one(void **state) {
    (void)state;
    char text[DIGEST_TEXT + 1];
    digest_sha256("abc", 3, text);
    assert_string_equal(
        text, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void nothing_has_a_digest_too(void **state) {
    (void)state;
    char text[DIGEST_TEXT + 1];
    digest_sha256("", 0, text);
    assert_string_equal(
        text, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

int main(void) {
    const struct CMUnitTest digest[] = {
        cmocka_unit_test(the_digest_of_abc_is_the_published_one),
        cmocka_unit_test(nothing_has_a_digest_too),
    };
    return cmocka_run_group_tests(digest, NULL, NULL) ? 1 : 0;
}
