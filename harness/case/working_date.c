/*
 * The civil calendar (Gregorian, also before 1582) and the counts of a working: months of
 * 30 days, completed years. Written apart from the calendar of the calculator.
 */
#include "harness/case/working_private.h"

enum { FIRST_YEAR = 1, LAST_YEAR = 9999 };

static bool is_leap(long year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static long days_in_month(long year, long month) {
    static const long days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}

static long days_before_year(long year) {
    long before = year - 1;
    return before * 365 + before / 4 - before / 100 + before / 400;
}

static long count(long year, long month, long day) {
    long days = days_before_year(year) + day;
    for (long m = 1; m < month; m++)
        days += days_in_month(year, m);
    return days;
}

bool working_day_of(struct working_civil civil, long *day) {
    if (civil.year < FIRST_YEAR || civil.year > LAST_YEAR || civil.month < 1 ||
        civil.month > 12 || civil.day < 1 ||
        civil.day > days_in_month(civil.year, civil.month))
        return false;
    *day = count(civil.year, civil.month, civil.day);
    return true;
}

struct working_civil working_civil_of(long day) {
    /* No year is longer than 366 days: this never starts too late. */
    struct working_civil civil = {.year = 1 + (day - 1) / 366, .month = 1};

    while (days_before_year(civil.year + 1) < day)
        civil.year++;
    civil.day = day - days_before_year(civil.year);
    while (civil.day > days_in_month(civil.year, civil.month)) {
        civil.day -= days_in_month(civil.year, civil.month);
        civil.month++;
    }
    return civil;
}

bool working_day_exists(long day) {
    return day >= 1 && day <= days_before_year(LAST_YEAR + 1);
}

bool working_add_months(long day, long months, long *out) {
    struct working_civil civil = working_civil_of(day);
    long total = civil.year * 12 + civil.month - 1 + months;

    if (total < FIRST_YEAR * 12 || total > LAST_YEAR * 12 + 11)
        return false;
    civil.year = total / 12;
    civil.month = total % 12 + 1;
    if (civil.day > days_in_month(civil.year, civil.month))
        civil.day = days_in_month(civil.year, civil.month);
    return working_day_of(civil, out);
}

/* The same day of another year; 29 February is 1 March where there is none. */
static bool anniversary(struct working_civil civil, long year, long *out) {
    if (year < FIRST_YEAR || year > LAST_YEAR)
        return false;
    civil.year = year;
    if (civil.month == 2 && civil.day == 29 && !is_leap(year)) {
        civil.month = 3;
        civil.day = 1;
    }
    return working_day_of(civil, out);
}

bool working_add_years(long day, long years, long *out) {
    struct working_civil civil = working_civil_of(day);
    return anniversary(civil, civil.year + years, out);
}

bool working_add_period(long day, long period_days, long *out) {
    if (!working_add_months(day, period_days / 30, out))
        return false;
    *out += period_days % 30;
    return working_day_exists(*out);
}

long working_end_of_month(long day) {
    struct working_civil civil = working_civil_of(day);
    return count(civil.year, civil.month, days_in_month(civil.year, civil.month));
}

/* Days on months of 30, from any fixed start: the 31st is the 30th. */
static long count_360(struct working_civil civil) {
    long day = civil.day > 30 ? 30 : civil.day;
    return civil.year * 360 + civil.month * 30 + day;
}

long working_span(long from, long to) {
    return count_360(working_civil_of(to)) - count_360(working_civil_of(from));
}

/*
 * The last day of a month ends its 30 days, and a 31st that starts a period adds none, so
 * that the parts of a month that follow one another add up to a whole month.
 */
long working_span_included(long first, long last) {
    struct working_civil start = working_civil_of(first), end = working_civil_of(last);

    if (last == working_end_of_month(last))
        end.day = 30;
    return count_360(end) - count_360(start) + (start.day <= 30);
}

long working_whole_years(long from, long to) {
    struct working_civil start = working_civil_of(from), end = working_civil_of(to);
    long completed;

    if (!anniversary(start, end.year, &completed))
        return 0; /* cannot be: the year of a day exists */
    return end.year - start.year - (to < completed);
}
