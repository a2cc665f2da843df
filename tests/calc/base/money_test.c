#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "calc/base/money.h"

static int fresh(void **state) {
    *state = arena_new();
    return 0;
}

static int release(void **state) {
    arena_free(*state);
    return 0;
}

static const char *in(struct arena *arena, const char *currency, const char *amount) {
    return money_text(arena, number_read(arena, amount), currency);
}

static void four_currencies_have_no_minor_unit(void **state) {
    (void)state;
    static const char *const whole[] = {"JPY", "KRW", "HUF", "ISK"};
    static const char *const cents[] = {"EUR", "USD", "GBP", "TRY", "NOK"};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        assert_int_equal(currency_decimals(whole[i]), 0);
    for (size_t i = 0; i < sizeof cents / sizeof *cents; i++)
        assert_int_equal(currency_decimals(cents[i]), 2);
}

static void a_currency_is_three_capital_letters(void **state) {
    (void)state;
    assert_true(currency_read("EUR"));
    assert_false(currency_read("eur"));
    assert_false(currency_read("EU"));
    assert_false(currency_read("EURO"));
    assert_false(currency_read("E1R"));
    assert_false(currency_read(""));
}

static void an_amount_is_rounded_half_up_to_the_minor_unit(void **state) {
    assert_string_equal(in(*state, "EUR", "1000"), "1000.00");
    assert_string_equal(in(*state, "EUR", "1.005"), "1.01");
    assert_string_equal(in(*state, "EUR", "1.00499"), "1.00");
    assert_string_equal(in(*state, "EUR", "2/3"), "0.67");
    assert_string_equal(in(*state, "JPY", "1000.5"), "1001");
    assert_string_equal(in(*state, "JPY", "1000.49"), "1000");
}

static void the_mode_of_rounding_is_that_of_the_caller(void **state) {
    number amount = number_read(*state, "1.235");
    static const struct {
        enum rounding mode;
        const char *euros, *yen;
    } rows[] = {
        {ROUND_HALF_UP, "1.24", "1"},
        {ROUND_DOWN, "1.23", "1"},
        {ROUND_UP, "1.24", "2"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        number euros = money_rounded(*state, amount, "EUR", rows[i].mode);
        number yen = money_rounded(*state, amount, "JPY", rows[i].mode);
        assert_string_equal(number_text(*state, euros), rows[i].euros);
        assert_string_equal(number_text(*state, yen), rows[i].yen);
    }
}

#define MONEY_TEST(name) cmocka_unit_test_setup_teardown(name, fresh, release)

int main(void) {
    const struct CMUnitTest money[] = {
        cmocka_unit_test(four_currencies_have_no_minor_unit),
        cmocka_unit_test(a_currency_is_three_capital_letters),
        MONEY_TEST(an_amount_is_rounded_half_up_to_the_minor_unit),
        MONEY_TEST(the_mode_of_rounding_is_that_of_the_caller),
    };
    return cmocka_run_group_tests(money, NULL, NULL);
}
