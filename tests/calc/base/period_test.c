#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "calc/base/period.h"

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

static struct period p(const char *text) {
    struct period period;
    if (!period_read(text, &period))
        fail_msg("'%s' is not read", text);
    return period;
}

static struct date d(const char *text) {
    struct date date;
    if (!date_read(text, &date))
        fail_msg("'%s' is not read", text);
    return date;
}

static const char *between(const char *from, const char *to) {
    return period_text(arena, period_between(d(from), d(to)));
}

static const char *served(const char *first, const char *last) {
    return period_text(arena, period_of_service(d(first), d(last)));
}

static void a_period_is_written_as_it_is_read(void **state) {
    (void)state;
    static const char *const forms[][2] = {
        {"P39Y11M19D", "P39Y11M19D"}, {"P2Y6M", "P2Y6M"}, {"P15D", "P15D"},
        {"P1Y29D", "P1Y29D"},         {"P0D", "P0D"},     {"P0Y0M0D", "P0D"},
        {"P10Y0M", "P10Y"},           {"P11M", "P11M"},   {"P999Y", "P999Y"},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        assert_string_equal(period_text(arena, p(forms[i][0])), forms[i][1]);
}

static void what_is_no_normal_period_is_not_read(void **state) {
    (void)state;
    static const char *const wrong[] = {
        "",     "P",    "1Y", "P12M", "P30D", "P1D2M",  "P1Y1Y", "P1W",  "PT1H",
        "P-1Y", "-P1Y", "P1", "P1y",  "P1Y ", "P1000Y", "P1.5Y", "P1Y2", "P0001Y1Y",
    };
    struct period period;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (period_read(wrong[i], &period))
            fail_msg("'%s' is read", wrong[i]);
}

static void a_year_is_twelve_months_of_thirty_days(void **state) {
    (void)state;
    assert_int_equal(period_days(p("P1Y")), 360);
    assert_int_equal(period_days(p("P1Y1M1D")), 391);
    assert_string_equal(period_text(arena, period_of_days(391)), "P1Y1M1D");
    assert_string_equal(period_text(arena, period_of_days(359)), "P11M29D");
    assert_string_equal(period_text(arena, period_of_days(0)), "P0D");
    assert_string_equal(period_text(arena, period_of_days(-1)), "P0D");
}

static void a_length_is_exact_in_every_unit(void **state) {
    (void)state;
    struct period period = p("P2Y6M10D");
    number years = period_in(arena, period, UNIT_YEARS);
    number months = period_in(arena, period, UNIT_MONTHS);
    number days = period_in(arena, period, UNIT_DAYS);
    assert_string_equal(number_text(arena, years), "91/36");
    assert_string_equal(number_text(arena, months), "91/3");
    assert_string_equal(number_text(arena, days), "910");
    assert_int_equal(number_unit(years), UNIT_YEARS);
    assert_int_equal(number_unit(months), UNIT_MONTHS);
    assert_int_equal(number_unit(days), UNIT_DAYS);
}

/* The ages of the two examples of article 47. */
static void ages_are_measured_as_the_regulation_prints_them(void **state) {
    (void)state;
    assert_string_equal(between("1918-09-12", "1958-09-01"), "P39Y11M19D");
    assert_string_equal(between("1902-12-14", "1958-02-25"), "P55Y2M11D");
}

static void between_two_days_the_31st_is_the_30th(void **state) {
    (void)state;
    assert_string_equal(between("1958-01-30", "1958-01-31"), "P0D");
    assert_string_equal(between("1958-01-31", "1958-03-31"), "P2M");
    assert_string_equal(between("1958-01-31", "1958-03-01"), "P1M1D");
    assert_string_equal(between("1957-02-28", "1957-03-01"), "P3D");
    assert_string_equal(between("1958-01-01", "1958-01-01"), "P0D");
    assert_string_equal(between("1958-01-02", "1958-01-01"), "P0D");
}

/* The service of example I of article 47, item 8. */
static void service_includes_its_first_and_last_day(void **state) {
    (void)state;
    assert_string_equal(served("1948-01-08", "1958-07-31"), "P10Y6M23D");
    assert_string_equal(served("1958-01-15", "1958-01-15"), "P1D");
    assert_string_equal(served("1958-01-01", "1958-12-31"), "P1Y");
    assert_string_equal(served("1958-01-02", "1958-01-01"), "P0D");
}

static void a_whole_month_of_service_is_thirty_days(void **state) {
    (void)state;
    assert_string_equal(served("1957-02-01", "1957-02-28"), "P1M");
    assert_string_equal(served("1956-02-01", "1956-02-29"), "P1M");
    assert_string_equal(served("1956-02-01", "1956-02-28"), "P28D");
    assert_string_equal(served("1958-01-01", "1958-01-31"), "P1M");
    assert_string_equal(served("1958-04-01", "1958-04-30"), "P1M");
    assert_string_equal(served("1957-02-15", "1957-02-28"), "P16D");
}

static void neighbouring_months_of_service_add_up(void **state) {
    (void)state;
    assert_string_equal(served("1957-01-16", "1957-02-28"), "P1M15D");
    assert_string_equal(served("1957-03-01", "1957-03-15"), "P15D");
    assert_string_equal(served("1957-01-16", "1957-03-15"), "P2M");
}

static void a_month_split_anywhere_stays_thirty_days(void **state) {
    (void)state;
    assert_string_equal(served("1957-02-01", "1957-02-27"), "P27D");
    assert_string_equal(served("1957-02-28", "1957-02-28"), "P3D");
    assert_string_equal(served("1958-01-01", "1958-01-30"), "P1M");
    assert_string_equal(served("1958-01-31", "1958-01-31"), "P0D");
}

#define PERIOD_TEST(name) cmocka_unit_test_setup_teardown(name, fresh, release)

int main(void) {
    const struct CMUnitTest periods[] = {
        PERIOD_TEST(a_period_is_written_as_it_is_read),
        PERIOD_TEST(what_is_no_normal_period_is_not_read),
        PERIOD_TEST(a_year_is_twelve_months_of_thirty_days),
        PERIOD_TEST(a_length_is_exact_in_every_unit),
        PERIOD_TEST(ages_are_measured_as_the_regulation_prints_them),
        PERIOD_TEST(between_two_days_the_31st_is_the_30th),
        PERIOD_TEST(service_includes_its_first_and_last_day),
        PERIOD_TEST(a_whole_month_of_service_is_thirty_days),
        PERIOD_TEST(neighbouring_months_of_service_add_up),
        PERIOD_TEST(a_month_split_anywhere_stays_thirty_days),
    };
    return cmocka_run_group_tests(periods, NULL, NULL);
}
