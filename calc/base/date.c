#include "calc/base/date.h"

#include <string.h>

static bool leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int month_length(int year, int month) {
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && leap(year) ? 29 : lengths[month - 1];
}

static int digits(const char *text, int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

bool date_read(const char *text, struct date *out) {
    if (strlen(text) != 10 || text[4] != '-' || text[7] != '-')
        return false;
    struct date date = {digits(text, 4), digits(text + 5, 2), digits(text + 8, 2)};
    if (date.year < 1 || date.month < 1 || date.month > 12 || date.day < 1 ||
        date.day > month_length(date.year, date.month))
        return false;
    *out = date;
    return true;
}

const char *date_text(struct arena *arena, struct date date) {
    return arena_print(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

bool date_given(struct date date) {
    return date.year != 0;
}

bool date_is_leap_day(struct date date) {
    return date.month == 2 && date.day == 29;
}

int date_compare(struct date a, struct date b) {
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

static long days_before_year(int year) {
    long years = year - 1;
    return years * 365 + years / 4 - years / 100 + years / 400;
}

struct date date_earlier(struct date a, struct date b) {
    return date_compare(a, b) <= 0 ? a : b;
}

struct date date_later(struct date a, struct date b) {
    return date_compare(a, b) >= 0 ? a : b;
}

long date_ordinal(struct date date) {
    long days = days_before_year(date.year) + date.day - 1;
    for (int month = 1; month < date.month; month++)
        days += month_length(date.year, month);
    return days;
}

/* What lies behind the last year stays on its last day: time without an end. */
static const struct date last_date = {9999, 12, 31};

struct date date_from_ordinal(long ordinal) {
    if (ordinal >= date_ordinal(last_date))
        return last_date;
    int year = (int)(ordinal / 366) + 1; /* never too late; the loop walks the rest */
    while (days_before_year(year + 1) <= ordinal)
        year++;
    long rest = ordinal - days_before_year(year);
    int month = 1;
    while (rest >= month_length(year, month))
        rest -= month_length(year, month++);
    return (struct date){year, month, (int)rest + 1};
}

struct date date_plus_months(struct date date, int months) {
    long count = (long)date.year * 12 + (date.month - 1) + months;
    if (count / 12 > last_date.year)
        return last_date;
    int year = (int)(count / 12), month = (int)(count % 12) + 1;
    int length = month_length(year, month);
    return (struct date){year, month, date.day < length ? date.day : length};
}

struct date date_plus_years(struct date date, int years) {
    if (years > last_date.year - date.year)
        return last_date;
    struct date later = {date.year + years, date.month, date.day};
    if (date.month == 2 && date.day == 29 && !leap(later.year))
        return (struct date){later.year, 3, 1};
    return later;
}

struct date date_plus_days(struct date date, long days) {
    return date_from_ordinal(date_ordinal(date) + days);
}

struct date date_month_end(struct date date) {
    return (struct date){date.year, date.month, month_length(date.year, date.month)};
}

struct date date_next_month(struct date date) {
    return date_plus_months((struct date){date.year, date.month, 1}, 1);
}

int date_years_between(struct date from, struct date to) {
    int years = to.year - from.year;
    if (years > 0 && date_compare(date_plus_years(from, years), to) > 0)
        years--;
    return years > 0 ? years : 0;
}

/* Day 0 is a Monday. */
enum { SATURDAY = 5, DAYS_PER_WEEK = 7 };

bool date_is_of_weekend(struct date date) {
    return date_ordinal(date) % DAYS_PER_WEEK >= SATURDAY;
}

struct date date_next_monday(struct date date) {
    return date_plus_days(date, DAYS_PER_WEEK - date_ordinal(date) % DAYS_PER_WEEK);
}
