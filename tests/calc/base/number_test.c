#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "calc/base/number.h"
#include "tests/support/bug_test.h"

static struct arena *arena;

static int fresh(void **state) {
    (void)state;
    arena = arena_new();
    return 0;
}

static int release(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

static number n(const char *text) {
    number value = number_read(arena, text);
    if (!value)
        fail_msg("'%s' is not read", text);
    return value;
}

static const char *text(number value) {
    return number_text(arena, value);
}

/* ---- reading and writing ---- */

static void every_form_of_a_number_is_read_exactly(void **state) {
    (void)state;
    static const char *const forms[][2] = {
        {"0", "0"},        {"-0", "0"},         {"007", "7"},       {"17.5", "17.5"},
        {"17.50", "17.5"}, {"-0.25", "-0.25"},  {"71/6", "71/6"},   {"16/21", "16/21"},
        {"6/12", "0.5"},   {"20 6/12", "20.5"}, {"1 1/3", "4/3"},   {"-20 6/12", "-20.5"},
        {"51 %", "0.51"},  {"51%", "0.51"},     {"2.5 %", "0.025"}, {"1/8", "0.125"},
        {"0.1", "0.1"},    {"200 %", "2"},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        assert_string_equal(text(n(forms[i][0])), forms[i][1]);
}

static void what_is_no_number_is_not_read(void **state) {
    (void)state;
    static const char *const wrong[] = {
        "",     " ",   "-",    "--1",  "+1",   "1.",    ".5",      "1,5",   "1e3",
        "0x10", "1 2", "20 6", "1/0",  "1/",   "/2",    "1/2/3",   "1.5/2", "1 000",
        " 1",   "1 ",  "%",    "1 %%", "1 %x", "1 1/0", "1.5 1/2", "½",     "NaN",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (number_read(arena, wrong[i]))
            fail_msg("'%s' is read", wrong[i]);
}

static void sixty_digits_are_read_and_one_more_is_not(void **state) {
    (void)state;
    char digits[62];
    for (int i = 0; i < 61; i++)
        digits[i] = '9';
    digits[61] = '\0';
    assert_null(number_read(arena, digits));
    digits[60] = '\0';
    assert_string_equal(text(n(digits)), digits);
}

static void a_percentage_is_a_rate_and_a_fraction_is_not(void **state) {
    (void)state;
    assert_int_equal(number_unit(n("51 %")), UNIT_RATE);
    assert_int_equal(number_unit(n("51/100")), UNIT_NONE);
    assert_int_equal(number_compare(n("51 %"), n("51/100")), 0);
}

static void a_fraction_without_end_is_written_as_a_fraction(void **state) {
    (void)state;
    assert_string_equal(text(number_ratio(arena, -10, 4)), "-2.5");
    assert_string_equal(text(number_ratio(arena, -2, 6)), "-1/3");
    assert_string_equal(text(number_of(arena, -7)), "-7");
    /* Thirty decimals are written, thirty-one are not. */
    assert_string_equal(text(n("0.000000000000000000000000000001")),
                        "0.000000000000000000000000000001");
    assert_string_equal(text(n("0.0000000000000000000000000000001")),
                        "1/10000000000000000000000000000000");
}

static void a_fixed_text_has_the_decimals_asked_for(void **state) {
    (void)state;
    static const char *const forms[][2] = {
        {"7", "7.00"},          {"0.05", "0.05"},    {"0.005", "0.01"},
        {"0.00499", "0.00"},    {"1.005", "1.01"},   {"2.675", "2.68"},
        {"-0.05", "-0.05"},     {"-0.005", "-0.01"}, {"-0.004", "0.00"},
        {"999.995", "1000.00"}, {"1/3", "0.33"},     {"2/3", "0.67"},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        assert_string_equal(number_fixed(arena, n(forms[i][0]), 2), forms[i][1]);
    assert_string_equal(number_fixed(arena, n("10.5"), 0), "11");
    assert_string_equal(number_fixed(arena, n("0.4"), 0), "0");
}

static void people_see_percent_cents_and_short_fractions(void **state) {
    (void)state;
    number rate = number_with_unit(arena, n("0.41"), UNIT_RATE);
    number amount = number_with_unit(arena, n("1890"), UNIT_MONEY);
    number long_amount = number_with_unit(arena, n("12345/7"), UNIT_MONEY);
    assert_string_equal(number_shown(arena, rate), "41 %");
    assert_string_equal(number_shown(arena, amount), "1890.00");
    assert_string_equal(number_shown(arena, n("20.5")), "20.5");
    assert_string_equal(number_shown(arena, n("16/21")), "16/21");
    assert_string_equal(number_shown(arena, long_amount), "~ 1763.5714");
}

/* ---- arithmetic ---- */

static void arithmetic_is_exact(void **state) {
    (void)state;
    number third = number_over(arena, n("1"), n("3"));
    assert_string_equal(text(third), "1/3");
    assert_string_equal(text(number_times(arena, third, n("3"))), "1");
    assert_string_equal(text(number_plus(arena, n("0.1"), n("0.2"))), "0.3");
    assert_string_equal(text(number_minus(arena, n("1"), n("1.5"))), "-0.5");
}

static void a_whole_power_is_exact_and_a_root_good_to_forty_decimals(void **state) {
    (void)state;
    number growth = n("1.04");
    assert_string_equal(text(number_power(arena, growth, n("2"))), "1.0816");
    assert_string_equal(text(number_power(arena, growth, n("0"))), "1");
    assert_string_equal(text(number_power(arena, n("2/3"), n("3"))), "8/27");
    assert_string_equal(text(number_power(arena, n("4"), n("1/2"))), "2");
    assert_string_equal(text(number_power(arena, n("8"), n("2/3"))), "4");
    number root = number_power(arena, n("2"), n("1/2"));
    assert_string_equal(number_fixed(arena, root, 20), "1.41421356237309504880");
    number square = number_times(arena, root, root);
    assert_true(number_compare(square, n("2")) <= 0);
    assert_string_equal(number_fixed(arena, square, 30),
                        "2.000000000000000000000000000000");
}

static void half_up_goes_away_from_zero_and_down_towards_it(void **state) {
    (void)state;
    static const struct {
        const char *value, *half_up, *down, *up;
    } rows[] = {
        {"2.4", "2", "2", "3"},     {"2.5", "3", "2", "3"},     {"2.6", "3", "2", "3"},
        {"-2.4", "-2", "-2", "-3"}, {"-2.5", "-3", "-2", "-3"}, {"2", "2", "2", "2"},
        {"-2", "-2", "-2", "-2"},   {"1/3", "0", "0", "1"},     {"0", "0", "0", "0"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        number value = n(rows[i].value);
        assert_string_equal(text(number_rounded(arena, value, 0, ROUND_HALF_UP)),
                            rows[i].half_up);
        assert_string_equal(text(number_rounded(arena, value, 0, ROUND_DOWN)),
                            rows[i].down);
        assert_string_equal(text(number_rounded(arena, value, 0, ROUND_UP)), rows[i].up);
    }
    assert_string_equal(text(number_rounded(arena, n("1.2349"), 2, ROUND_DOWN)), "1.23");
}

static void the_floor_goes_below_a_negative_number(void **state) {
    (void)state;
    assert_string_equal(text(number_floor(arena, n("2.9"))), "2");
    assert_string_equal(text(number_floor(arena, n("-0.5"))), "-1");
    assert_string_equal(text(number_floor(arena, n("-3"))), "-3");
}

static void comparison_looks_at_the_value_only(void **state) {
    (void)state;
    number amount = number_with_unit(arena, n("1/2"), UNIT_MONEY);
    assert_int_equal(number_compare(amount, number_named(arena, n("0.5"), "half")), 0);
    assert_true(number_compare(n("1/3"), n("0.3333")) > 0);
    assert_true(number_compare(n("-1"), n("0")) < 0);
    assert_int_equal(number_sign(n("-1/9")), -1);
    assert_int_equal(number_sign(n("0")), 0);
    assert_true(number_is_whole(n("6/3")));
    assert_false(number_is_whole(n("6/4")));
}

static void whole_numbers_and_fractions_come_out_as_they_are(void **state) {
    (void)state;
    long above = 0, below = 0;
    assert_int_equal(number_to_long(n("-12")), -12);
    number_to_fraction(n("20 6/12"), &above, &below);
    assert_int_equal(above, 41);
    assert_int_equal(below, 2);
}

/* ---- units, names, tags ---- */

static enum unit unit_of(number (*compute)(struct arena *, number, number), enum unit a,
                         enum unit b) {
    return number_unit(compute(arena, number_with_unit(arena, n("3"), a),
                               number_with_unit(arena, n("2"), b)));
}

static void products_and_quotients_work_out_their_unit(void **state) {
    (void)state;
    assert_int_equal(unit_of(number_times, UNIT_RATE, UNIT_MONEY), UNIT_MONEY);
    assert_int_equal(unit_of(number_times, UNIT_MONEY, UNIT_NONE), UNIT_MONEY);
    assert_int_equal(unit_of(number_times, UNIT_YEARS, UNIT_RATE), UNIT_RATE);
    assert_int_equal(unit_of(number_times, UNIT_NONE, UNIT_DAYS), UNIT_DAYS);
    assert_int_equal(unit_of(number_over, UNIT_MONEY, UNIT_MONEY), UNIT_RATE);
    assert_int_equal(unit_of(number_over, UNIT_MONEY, UNIT_NONE), UNIT_MONEY);
    assert_int_equal(unit_of(number_over, UNIT_YEARS, UNIT_YEARS), UNIT_NONE);
}

static void a_sum_has_the_unit_of_what_is_summed(void **state) {
    (void)state;
    assert_int_equal(unit_of(number_plus, UNIT_MONEY, UNIT_MONEY), UNIT_MONEY);
    assert_int_equal(unit_of(number_plus, UNIT_NONE, UNIT_YEARS), UNIT_YEARS);
    assert_int_equal(unit_of(number_minus, UNIT_YEARS, UNIT_NONE), UNIT_YEARS);
}

static void a_name_and_a_tag_leave_the_number_itself_alone(void **state) {
    (void)state;
    number plain = n("5");
    number marked = number_tagged(arena, number_named(arena, plain, "years"), 7);
    assert_string_equal(number_name(marked), "years");
    assert_int_equal(number_tag(marked), 7);
    assert_null(number_name(plain));
    assert_int_equal(number_tag(plain), 0);
    assert_int_equal(number_compare(plain, marked), 0);
}

static void divide_by_zero(void) {
    number_over(arena, number_of(arena, 1), number_of(arena, 0));
}

static void multiply_money_by_money(void) {
    number amount = number_with_unit(arena, number_of(arena, 2), UNIT_MONEY);
    number_times(arena, amount, amount);
}

static void divide_years_by_money(void) {
    number_over(arena, number_with_unit(arena, number_of(arena, 2), UNIT_YEARS),
                number_with_unit(arena, number_of(arena, 2), UNIT_MONEY));
}

static void take_a_root_of_a_debt(void) {
    number_power(arena, number_of(arena, -2), number_ratio(arena, 1, 2));
}

static void a_whole_number_is_taken_within_a_milliard(void **state) {
    (void)state;
    assert_int_equal(number_to_long(n("7/2")), 3);
    assert_int_equal(number_to_long(n("-7/2")), -3);
    assert_int_equal(number_to_long(n("9223372036854775808")), 1000000000);
    assert_int_equal(number_to_long(n("-9223372036854775808")), -1000000000);
}

static void sums_without_a_meaning_are_bugs(void **state) {
    (void)state;
    assert_true(aborts(divide_by_zero));
    assert_true(aborts(multiply_money_by_money));
    assert_true(aborts(divide_years_by_money));
    assert_true(aborts(take_a_root_of_a_debt));
}

#define NUMBER_TEST(name) cmocka_unit_test_setup_teardown(name, fresh, release)

int main(void) {
    const struct CMUnitTest numbers[] = {
        NUMBER_TEST(every_form_of_a_number_is_read_exactly),
        NUMBER_TEST(what_is_no_number_is_not_read),
        NUMBER_TEST(sixty_digits_are_read_and_one_more_is_not),
        NUMBER_TEST(a_percentage_is_a_rate_and_a_fraction_is_not),
        NUMBER_TEST(a_fraction_without_end_is_written_as_a_fraction),
        NUMBER_TEST(a_fixed_text_has_the_decimals_asked_for),
        NUMBER_TEST(people_see_percent_cents_and_short_fractions),
        NUMBER_TEST(arithmetic_is_exact),
        NUMBER_TEST(a_whole_power_is_exact_and_a_root_good_to_forty_decimals),
        NUMBER_TEST(half_up_goes_away_from_zero_and_down_towards_it),
        NUMBER_TEST(the_floor_goes_below_a_negative_number),
        NUMBER_TEST(comparison_looks_at_the_value_only),
        NUMBER_TEST(whole_numbers_and_fractions_come_out_as_they_are),
        NUMBER_TEST(products_and_quotients_work_out_their_unit),
        NUMBER_TEST(a_sum_has_the_unit_of_what_is_summed),
        NUMBER_TEST(a_name_and_a_tag_leave_the_number_itself_alone),
        NUMBER_TEST(a_whole_number_is_taken_within_a_milliard),
        NUMBER_TEST(sums_without_a_meaning_are_bugs),
    };
    return cmocka_run_group_tests(numbers, NULL, NULL);
}
