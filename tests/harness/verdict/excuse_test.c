/* Excuses: where a row holds, how far, and until when. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harness/verdict/excuse.h"

/* early_pension.one: 90.00 instead of 100.00, under IV.8.4 */
static struct deviation deviation = {.result = "pensions[kim].amount",
                                     .expected = "100.00",
                                     .got = "90.00",
                                     .difference = "-10",
                                     .provision = IV_8_4};

static enum excuse_fit fit(struct excuse excuse) {
    return excuse_fit(&excuse, "early_pension.one", "early_pension", &deviation);
}
#define EXCUSE(...) ((struct excuse){__VA_ARGS__})

static void a_row_holds_where_all_that_it_names_matches(void **state) {
    (void)state;
    assert_int_equal(fit(EXCUSE(.case_id = "early_pension.one")), EXCUSE_FITS);
    assert_int_equal(fit(EXCUSE(.case_id = "early_*")), EXCUSE_FITS);
    assert_int_equal(fit(EXCUSE(.case_id = "early_pension")), EXCUSE_ELSEWHERE);
    assert_int_equal(fit(EXCUSE(.calculation = "*_pension")), EXCUSE_FITS);
    assert_int_equal(fit(EXCUSE(.calculation = "pension")), EXCUSE_ELSEWHERE);
    assert_int_equal(fit(EXCUSE(.result = "pensions*")), EXCUSE_FITS);
    assert_int_equal(fit(EXCUSE(.result = "pensions[kim].amount")), EXCUSE_FITS);
    assert_int_equal(fit(EXCUSE(.result = "pensions[ann].amount")), EXCUSE_ELSEWHERE);
    assert_int_equal(fit(EXCUSE(.case_id = "early_*", .result = "rate")),
                     EXCUSE_ELSEWHERE);
}

static void its_article_is_that_of_the_result(void **state) {
    (void)state;
    struct provision_set of_8 = {{false}}, of_10 = {{false}};
    provision_set_add(&of_8, "IV.8");
    provision_set_add(&of_10, "IV.1?");
    assert_int_equal(fit(EXCUSE(.provisions = &of_8)), EXCUSE_FITS);
    assert_int_equal(fit(EXCUSE(.provisions = &of_10)), EXCUSE_ELSEWHERE);
}

static void a_difference_is_allowed_up_to_the_limit(void **state) {
    (void)state;
    assert_int_equal(fit(EXCUSE(.within = "10.00")), EXCUSE_FITS);
    assert_int_equal(fit(EXCUSE(.within = "20/2")), EXCUSE_FITS);
    assert_int_equal(fit(EXCUSE(.within = "9.99")), EXCUSE_EXCEEDED);
    deviation.difference = "10";
    assert_int_equal(fit(EXCUSE(.within = "10")), EXCUSE_FITS);
    assert_int_equal(fit(EXCUSE(.within = "9.99")), EXCUSE_EXCEEDED);
    deviation.difference = NULL; /* as of a date, or of a result that was left out */
    assert_int_equal(fit(EXCUSE(.within = "1000000")), EXCUSE_EXCEEDED);
    assert_int_equal(fit(EXCUSE(.within = NULL)), EXCUSE_FITS);
    deviation.difference = "-10";
}

static void a_known_figure_is_that_figure_only(void **state) {
    (void)state;
    assert_int_equal(fit(EXCUSE(.kind = EXCUSE_KNOWN, .got = "90.00")), EXCUSE_FITS);
    assert_int_equal(fit(EXCUSE(.kind = EXCUSE_KNOWN, .got = "90")), EXCUSE_EXCEEDED);
    const char *got = deviation.got;
    deviation.got = "a\nb"; /* as reports write it */
    assert_int_equal(fit(EXCUSE(.kind = EXCUSE_KNOWN, .got = "a?b")), EXCUSE_FITS);
    deviation.got = NULL;
    assert_int_equal(fit(EXCUSE(.kind = EXCUSE_KNOWN, .got = "90.00")), EXCUSE_EXCEEDED);
    deviation.got = got;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_holds_where_all_that_it_names_matches),
        cmocka_unit_test(its_article_is_that_of_the_result),
        cmocka_unit_test(a_difference_is_allowed_up_to_the_limit),
        cmocka_unit_test(a_known_figure_is_that_figure_only),
    };
    return cmocka_run_group_tests_name("excuse", tests, NULL, NULL);
}
