#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "calc/base/date.h"

static struct date d(const char *text) {
    struct date date = {0};
    if (!date_read(text, &date))
        fail_msg("'%s' is not read", text);
    return date;
}

static void assert_date(struct date found, const char *expected) {
    struct arena *arena = arena_new();
    assert_string_equal(date_text(arena, found), expected);
    arena_free(arena);
}

static void a_date_is_read_in_one_form_only(void **state) {
    (void)state;
    static const char *const wrong[] = {
        "",           "1958-9-01",  "1958-09-1",   "58-09-01",   "1958/09/01",
        "01-09-1958", "1958-00-01", "1958-13-01",  "1958-09-00", "1958-04-31",
        "1900-02-29", "1957-02-29", "1958-09-01 ", "0000-01-01", "1958-09-01T00:00",
        "-958-09-01", "1958-+9-01",
    };
    struct date untouched = {7, 7, 7};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (date_read(wrong[i], &untouched))
            fail_msg("'%s' is read", wrong[i]);
    assert_date(untouched, "0007-07-07");
    assert_date(d("2000-02-29"), "2000-02-29");
    assert_date(d("1956-02-29"), "1956-02-29");
}

static void year_zero_marks_a_date_that_was_not_given(void **state) {
    (void)state;
    assert_false(date_given((struct date){0}));
    assert_true(date_given(d("0001-01-01")));
}

static void days_are_counted_from_the_first_of_year_one(void **state) {
    (void)state;
    assert_int_equal(date_ordinal(d("0001-01-01")), 0);
    assert_int_equal(date_ordinal(d("0001-12-31")), 364);
    assert_int_equal(date_ordinal(d("1970-01-01")), 719162);
    assert_int_equal(date_ordinal(d("2000-03-01")) - date_ordinal(d("2000-02-28")), 2);
    assert_int_equal(date_ordinal(d("1900-03-01")) - date_ordinal(d("1900-02-28")), 1);
}

static void every_day_has_a_number_and_every_number_a_day(void **state) {
    (void)state;
    long last = date_ordinal(d("9999-12-31"));
    struct date before = d("0001-01-01");
    for (long ordinal = 1; ordinal <= last; ordinal++) {
        struct date date = date_from_ordinal(ordinal);
        if (date_compare(before, date) >= 0 || date_ordinal(date) != ordinal)
            fail_msg("day %ld is %d-%d-%d", ordinal, date.year, date.month, date.day);
        before = date;
    }
    assert_date(before, "9999-12-31");
}

static void dates_are_compared_by_year_then_month_then_day(void **state) {
    (void)state;
    assert_true(date_compare(d("1957-12-31"), d("1958-01-01")) < 0);
    assert_true(date_compare(d("1958-02-01"), d("1958-01-31")) > 0);
    assert_true(date_compare(d("1958-01-30"), d("1958-01-31")) < 0);
    assert_int_equal(date_compare(d("1958-01-31"), d("1958-01-31")), 0);
}

static void a_month_later_is_the_same_day_or_the_last(void **state) {
    (void)state;
    assert_date(date_plus_months(d("1958-01-15"), 1), "1958-02-15");
    assert_date(date_plus_months(d("1958-01-31"), 1), "1958-02-28");
    assert_date(date_plus_months(d("1956-01-31"), 1), "1956-02-29");
    assert_date(date_plus_months(d("1958-01-31"), 2), "1958-03-31");
    assert_date(date_plus_months(d("1958-12-31"), 6), "1959-06-30");
    assert_date(date_plus_months(d("1958-01-31"), -2), "1957-11-30");
    assert_date(date_plus_months(d("1958-06-30"), 120), "1968-06-30");
}

static void a_birthday_of_29_february_falls_on_1_march_in_common_years(void **state) {
    (void)state;
    assert_date(date_plus_years(d("1956-02-29"), 1), "1957-03-01");
    assert_date(date_plus_years(d("1956-02-29"), 4), "1960-02-29");
    assert_date(date_plus_years(d("1956-02-28"), 1), "1957-02-28");
    assert_int_equal(date_years_between(d("1956-02-29"), d("1974-02-28")), 17);
    assert_int_equal(date_years_between(d("1956-02-29"), d("1974-03-01")), 18);
    assert_int_equal(date_years_between(d("1956-02-29"), d("1976-02-29")), 20);
}

static void a_year_is_completed_on_the_anniversary(void **state) {
    (void)state;
    assert_int_equal(date_years_between(d("1918-09-12"), d("1958-09-11")), 39);
    assert_int_equal(date_years_between(d("1918-09-12"), d("1958-09-12")), 40);
    assert_int_equal(date_years_between(d("1918-09-12"), d("1918-09-12")), 0);
    assert_int_equal(date_years_between(d("1958-09-12"), d("1918-09-12")), 0);
}

static void days_later_cross_months_and_leap_days(void **state) {
    (void)state;
    assert_date(date_plus_days(d("1958-12-31"), 1), "1959-01-01");
    assert_date(date_plus_days(d("1956-02-28"), 1), "1956-02-29");
    assert_date(date_plus_days(d("1957-02-28"), 1), "1957-03-01");
    assert_date(date_plus_days(d("1958-01-01"), -1), "1957-12-31");
}

static void a_month_ends_on_its_own_last_day(void **state) {
    (void)state;
    assert_date(date_month_end(d("1957-02-10")), "1957-02-28");
    assert_date(date_month_end(d("1956-02-10")), "1956-02-29");
    assert_date(date_month_end(d("1958-04-30")), "1958-04-30");
    assert_date(date_next_month(d("1958-01-31")), "1958-02-01");
    assert_date(date_next_month(d("1958-12-01")), "1959-01-01");
    assert_int_equal(month_length(1900, 2), 28);
    assert_int_equal(month_length(2000, 2), 29);
    assert_int_equal(month_length(1958, 9), 30);
}

static void of_two_days_one_is_the_earlier_and_one_the_later(void **state) {
    (void)state;
    struct date first = {1973, 1, 1}, second = {1974, 7, 1};
    assert_int_equal(date_earlier(first, second).year, 1973);
    assert_int_equal(date_earlier(second, first).year, 1973);
    assert_int_equal(date_later(first, second).year, 1974);
    assert_int_equal(date_later(second, first).year, 1974);
}

static void only_29_february_is_a_leap_day(void **state) {
    (void)state;
    assert_true(date_is_leap_day((struct date){1960, 2, 29}));
    assert_false(date_is_leap_day((struct date){1960, 2, 28}));
    assert_false(date_is_leap_day((struct date){1960, 1, 29}));
}

static void a_weekend_ends_before_monday(void **state) {
    (void)state;
    struct date friday = {2026, 11, 20}, monday = {2026, 11, 23};
    assert_false(date_is_of_weekend(friday));
    assert_true(date_is_of_weekend(date_plus_days(friday, 1)));
    assert_true(date_is_of_weekend(date_plus_days(friday, 2)));
    assert_false(date_is_of_weekend(monday));
    assert_int_equal(date_compare(date_next_monday(friday), monday), 0);
    assert_int_equal(date_next_monday(monday).day, 30);
}

int main(void) {
    const struct CMUnitTest dates[] = {
        cmocka_unit_test(a_date_is_read_in_one_form_only),
        cmocka_unit_test(year_zero_marks_a_date_that_was_not_given),
        cmocka_unit_test(days_are_counted_from_the_first_of_year_one),
        cmocka_unit_test(every_day_has_a_number_and_every_number_a_day),
        cmocka_unit_test(dates_are_compared_by_year_then_month_then_day),
        cmocka_unit_test(a_month_later_is_the_same_day_or_the_last),
        cmocka_unit_test(a_birthday_of_29_february_falls_on_1_march_in_common_years),
        cmocka_unit_test(a_year_is_completed_on_the_anniversary),
        cmocka_unit_test(days_later_cross_months_and_leap_days),
        cmocka_unit_test(a_month_ends_on_its_own_last_day),
        cmocka_unit_test(of_two_days_one_is_the_earlier_and_one_the_later),
        cmocka_unit_test(only_29_february_is_a_leap_day),
        cmocka_unit_test(a_weekend_ends_before_monday),
    };
    return cmocka_run_group_tests(dates, NULL, NULL);
}
