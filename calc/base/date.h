/*
 * Civil dates of the proleptic Gregorian calendar, from year 1 to 9999.
 *
 * A plain value; the year 0 marks a date that was not given, and 9999-12-31 stands for
 * all that lies behind it. Birthdays of 29 February fall on 1 March in a common year
 * (reading R-R.11-leap_birthday).
 */
#ifndef CALC_BASE_DATE_H
#define CALC_BASE_DATE_H

#include <stdbool.h>

#include "calc/base/arena.h"

struct date {
    int year, month, day;
};

bool date_read(const char *text, struct date *out); /* `1958-09-01`, nothing else */
const char *date_text(struct arena *arena, struct date date);
bool date_given(struct date date);

int date_compare(struct date a, struct date b);
struct date date_earlier(struct date a, struct date b);
struct date date_later(struct date a, struct date b);
long date_ordinal(struct date date); /* days since 1 January of year 1, which is day 0 */
struct date date_from_ordinal(long ordinal);
int month_length(int year, int month);
bool date_is_leap_day(struct date date);   /* 29 February */
bool date_is_of_weekend(struct date date); /* a Saturday or a Sunday */

/* The same day so many months later, or the last day of that month where it has none. */
struct date date_plus_months(struct date date, int months);
/* The anniversary; 29 February gives 1 March in a common year. */
struct date date_plus_years(struct date date, int years);
struct date date_plus_days(struct date date, long days);
struct date date_month_end(struct date date);
struct date date_next_monday(struct date date); /* after the day itself */
struct date date_next_month(struct date date);  /* the first day of the following month */

/* Completed years from `from` to `to`, zero when `to` comes first. */
int date_years_between(struct date from, struct date to);

#endif
