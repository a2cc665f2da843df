/* Dates and periods of a working: every span can be checked on the fingers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/working_lines.h"

static void dates_and_days_follow_the_calendar(void **state) {
    (void)state;
    HOLD("2001-03-01 - 2001-02-28 = 1", "2000-03-01 - 2000-02-28 = 2",
         "1900-03-01 - 1900-02-28 = 1", "2001-01-01 - 2000-01-01 = 366",
         "2000-02-28 + 1 = 2000-02-29", "1 + 2001-12-31 = 2002-01-01",
         "2001-01-01 - 1 = 2000-12-31", "2001-01-01 - 2001-01-02 = -1",
         "9999-12-31 - 0001-01-01 = 3652058", "0001-01-01 + 3652058 = 9999-12-31",
         "1970-01-01 - 0001-01-01 = 719162", "2001 - 02 - 28 = 1971");
}

static void every_day_is_the_day_after_the_day_before(void **state) {
    static const int lengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    char statement[60];
    int year = 1996, month = 1, day = 1;

    (void)state;
    for (int i = 0; i < 5 * 366 - 4; i++) {
        snprintf(statement, sizeof statement, "1996-01-01 + %d = %04d-%02d-%02d", i, year,
                 month, day);
        value_of(statement);
        bool short_february = month == 2 && year % 4 != 0;
        if (++day > lengths[month - 1] - short_february) {
            day = 1;
            year += month == 12;
            month = month % 12 + 1;
        }
    }
}

static void added_months_end_with_the_month(void **state) {
    (void)state;
    HOLD("add_months(2001-01-31, 1) = 2001-02-28",
         "add_months(2000-01-31, 1) = 2000-02-29",
         "add_months(2001-03-31, -1) = 2001-02-28",
         "add_months(2001-11-15, 2) = 2002-01-15",
         "add_months(2001-01-15, -1) = 2000-12-15",
         "add_months(2000-02-29, 12) = 2001-02-28",
         "end_of_month(2000-02-01) = 2000-02-29", "end_of_month(2001-12-31) = 2001-12-31",
         "first_of_next_month(2001-12-01) = 2002-01-01",
         "first_of_next_month(2001-01-31) = 2001-02-01");
}

static void born_on_29_february_completes_a_year_on_1_march(void **state) {
    (void)state;
    HOLD("whole_years(2000-02-29, 2001-02-28) = 0",
         "whole_years(2000-02-29, 2001-03-01) = 1",
         "whole_years(2000-02-29, 2004-02-28) = 3",
         "whole_years(2000-02-29, 2004-02-29) = 4",
         "add_years(2000-02-29, 1) = 2001-03-01", "add_years(2000-02-29, 4) = 2004-02-29",
         "add_years(1896-02-29, 4) = 1900-03-01");
}

static void whole_years_are_completed_on_the_day(void **state) {
    (void)state;
    HOLD("whole_years(1958-09-01, 2018-08-31) = 59",
         "whole_years(1958-09-01, 2018-09-01) = 60",
         "whole_years(2001-02-28, 2004-02-28) = 3",
         "whole_years(2001-01-01, 2001-01-01) = 0",
         "add_years(1958-09-01, 60) = 2018-09-01",
         "add_years(2018-09-01, -60) = 1958-09-01");
}

/* periods */

static void a_period_is_its_length_on_30_day_months(void **state) {
    (void)state;
    HOLD("P1Y = P12M", "P1M = P30D", "P360D = P1Y", "P1Y > P359D", "P1Y6M + P7M = P2Y1M",
         "P1M - P1D = P29D", "P1M - P2M = -P1M", "P1Y * 1/2 = P6M", "2 * P6M = P1Y",
         "P1Y / 4 = P3M", "P1Y / P1M = 12", "years(P2Y6M) = 2.5", "months(P1Y15D) = 12.5",
         "days(P1M1D) = 31", "period(45) = P1M15D", "floor(P1D * 1.9) = P1D",
         "floor(P1D * -1.9) = -P1D", "abs(-P3D) = P3D", "max(P1D, P2D) = P2D");
}

static void a_period_moves_a_date_by_months_then_days(void **state) {
    (void)state;
    HOLD("2001-01-31 + P1M = 2001-02-28", "2001-01-31 + P1M1D = 2001-03-01",
         "P1Y + 2001-05-10 = 2002-05-10", "2001-03-31 - P1M = 2001-02-28",
         "2000-02-29 + P1Y = 2001-02-28", "2001-05-10 - P1Y9D = 2000-05-01");
}

static void spans_count_months_of_30_days(void **state) {
    (void)state;
    HOLD("span(1918-09-12, 1958-09-01) = P39Y11M19D",
         "span(1902-12-14, 1958-02-25) = P55Y2M11D", "span(2001-01-01, 2002-01-01) = P1Y",
         "span(2001-01-15, 2001-02-14) = P29D", "span(2001-01-31, 2001-03-31) = P2M",
         "span(2001-01-30, 2001-01-31) = P0D", "span(2001-03-10, 2001-03-31) = P20D",
         "span(2001-05-05, 2001-05-05) = P0D", "span(2001-06-01, 2001-05-01) = -P1M");
}

static void spans_keep_the_days_of_a_leap_february(void **state) {
    (void)state;
    HOLD("span(2000-02-28, 2000-02-29) = P1D", "span(2000-02-29, 2000-03-01) = P2D",
         "span(2001-02-28, 2001-03-01) = P3D", "span(2000-02-29, 2001-02-28) = P11M29D",
         "span(2000-02-29, 2001-03-01) = P1Y2D", "span(2000-02-29, 2004-02-29) = P4Y");
}

static void spans_with_both_days_count_one_more(void **state) {
    (void)state;
    HOLD("span_incl(1948-01-08, 1958-07-31) = P10Y6M23D",
         "span_incl(2001-01-01, 2001-12-31) = P1Y",
         "span_incl(2001-01-05, 2001-01-05) = P1D",
         "span_incl(2001-01-31, 2001-01-31) = P0D",
         "span_incl(2001-01-16, 2001-02-15) = P1M",
         "span_incl(2001-04-01, 2001-04-30) = P1M",
         "span_incl(2001-01-31, 2001-03-31) = P2M");
}

static void february_ends_30_days_when_both_days_count(void **state) {
    (void)state;
    HOLD("span_incl(2001-02-01, 2001-02-28) = P1M",
         "span_incl(2000-02-01, 2000-02-29) = P1M",
         "span_incl(2000-02-01, 2000-02-28) = P28D",
         "span_incl(2001-01-15, 2001-02-28) = P1M16D",
         "span_incl(2000-03-01, 2001-02-28) = P1Y",
         "span_incl(2001-02-15, 2001-02-28) = P16D",
         "span_incl(2001-02-28, 2001-02-28) = P3D",
         "span_incl(2001-02-01, 2001-03-31) = P2M",
         "span_incl(2000-02-29, 2001-02-28) = P1Y2D",
         "span_incl(2000-02-29, 2000-02-29) = P2D");
}

static void parts_of_february_add_up_to_a_month(void **state) {
    (void)state;
    HOLD("span_incl(2001-02-01, 2001-02-14) + span_incl(2001-02-15, 2001-02-28) = P1M",
         "span_incl(2000-02-01, 2000-02-28) + span_incl(2000-02-29, 2000-02-29) = P1M",
         "span_incl(2001-02-15, 2001-02-28) + P1D = span_incl(2001-02-15, 2001-03-01)");
}

int main(void) {
    const struct CMUnitTest harness_case_working_date[] = {
        TEST(dates_and_days_follow_the_calendar),
        TEST(every_day_is_the_day_after_the_day_before),
        TEST(added_months_end_with_the_month),
        TEST(born_on_29_february_completes_a_year_on_1_march),
        TEST(whole_years_are_completed_on_the_day),
        TEST(a_period_is_its_length_on_30_day_months),
        TEST(a_period_moves_a_date_by_months_then_days),
        TEST(spans_count_months_of_30_days),
        TEST(spans_keep_the_days_of_a_leap_february),
        TEST(spans_with_both_days_count_one_more),
        TEST(february_ends_30_days_when_both_days_count),
        TEST(parts_of_february_add_up_to_a_month),
    };
    return cmocka_run_group_tests_name("working_date", harness_case_working_date, NULL,
                                       NULL);
}
