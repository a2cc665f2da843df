#include "calc/base/period.h"

#include <stdio.h>

enum { MOST_YEARS = 999 };

/* A number and its letter, as `39Y`; leaves *text alone when the letter is another one.
 */
static bool part(const char **text, char letter, int most, int *out, bool *some) {
    const char *at = *text;
    int value = 0, digits = 0;
    for (; *at >= '0' && *at <= '9' && digits < 4; at++, digits++)
        value = value * 10 + (*at - '0');
    if (digits == 0 || *at != letter)
        return true;
    if (value > most)
        return false;
    *out = value;
    *some = true;
    *text = at + 1;
    return true;
}

bool period_read(const char *text, struct period *out) {
    struct period period = {0};
    bool some = false;
    if (*text++ != 'P')
        return false;
    if (!part(&text, 'Y', MOST_YEARS, &period.years, &some) ||
        !part(&text, 'M', MONTHS_PER_YEAR - 1, &period.months, &some) ||
        !part(&text, 'D', DAYS_PER_MONTH - 1, &period.days, &some))
        return false;
    if (!some || *text)
        return false;
    *out = period;
    return true;
}

const char *period_text(struct arena *arena, struct period period) {
    char years[16] = "", months[16] = "", days[16] = "";
    if (period.years)
        snprintf(years, sizeof years, "%dY", period.years);
    if (period.months)
        snprintf(months, sizeof months, "%dM", period.months);
    if (period.days || (!period.years && !period.months))
        snprintf(days, sizeof days, "%dD", period.days);
    return arena_print(arena, "P%s%s%s", years, months, days);
}

long period_days(struct period period) {
    return (long)period.years * DAYS_PER_YEAR + period.months * DAYS_PER_MONTH +
           period.days;
}

struct period period_of_days(long days) {
    if (days < 0)
        days = 0;
    return (struct period){(int)(days / DAYS_PER_YEAR),
                           (int)(days % DAYS_PER_YEAR / DAYS_PER_MONTH),
                           (int)(days % DAYS_PER_MONTH)};
}

number period_in(struct arena *arena, struct period period, enum unit unit) {
    long per_unit = unit == UNIT_YEARS    ? DAYS_PER_YEAR
                    : unit == UNIT_MONTHS ? DAYS_PER_MONTH
                                          : 1;
    return number_with_unit(arena, number_ratio(arena, period_days(period), per_unit),
                            unit);
}

static long days_360(struct date date) {
    int day = date.day > DAYS_PER_MONTH ? DAYS_PER_MONTH : date.day;
    return (long)date.year * DAYS_PER_YEAR + (date.month - 1) * DAYS_PER_MONTH + day;
}

struct period period_between(struct date from, struct date to) {
    return period_of_days(days_360(to) - days_360(from));
}

/* The day as it counts where it starts a period: of a 31st alone nothing is left. */
static long days_360_from(struct date date) {
    return (long)date.year * DAYS_PER_YEAR + (date.month - 1) * DAYS_PER_MONTH + date.day;
}

struct period period_of_service(struct date first, struct date last) {
    if (date_compare(last, first) < 0)
        return (struct period){0};
    long end = days_360(last);
    /* The last day of a month ends thirty days of it, whatever the calendar says. */
    if (last.day == month_length(last.year, last.month))
        end += DAYS_PER_MONTH - (last.day > DAYS_PER_MONTH ? DAYS_PER_MONTH : last.day);
    return period_of_days(end - days_360_from(first) + 1);
}
