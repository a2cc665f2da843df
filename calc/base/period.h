/*
 * Lengths of time in years of twelve months of thirty days, as the examples of the
 * regulation count service (reading R-IV.4-day_count).
 */
#ifndef CALC_BASE_PERIOD_H
#define CALC_BASE_PERIOD_H

#include <stdbool.h>

#include "calc/base/date.h"
#include "calc/base/number.h"

enum { DAYS_PER_MONTH = 30, MONTHS_PER_YEAR = 12, DAYS_PER_YEAR = 360 };

/* Always normal: at most 11 months and 29 days beside the years, never negative. */
struct period {
    int years, months, days;
};

/* `P39Y11M19D`, any part left out but not all; 11 months and 29 days at most. */
bool period_read(const char *text, struct period *out);
const char *period_text(struct arena *arena, struct period period);

long period_days(struct period period);
struct period period_of_days(long days); /* negative gives the empty period */
/* The length as a number of years, months or days, exactly. */
number period_in(struct arena *arena, struct period period, enum unit unit);

/* From one day to another, the 31st counting as the 30th. Empty when `to` comes first. */
struct period period_between(struct date from, struct date to);
/*
 * The same with both days included; a whole calendar month is thirty days, and so it
 * stays when it is split: the 28th of February alone is three days, the 31st alone none.
 */
struct period period_of_service(struct date first, struct date last);

#endif
