/*
 * The primitives in which the law is written.
 *
 * Each computes, records one step of the derivation under its provision, and obeys the
 * ablation in force, in one call. `label` says in a few words what the value is; it must
 * be a string that lives as long as the program (a literal). Values are borrowed from the
 * arena of the derivation. Rules are total: facts were validated before.
 */
#ifndef CALC_LAW_RULE_H
#define CALC_LAW_RULE_H

#include "calc/base/date.h"
#include "calc/base/period.h"
#include "calc/law/derivation.h"
#include "calc/law/printed_day.h"
#include "calc/tables/printed_table.h"

/* ---- values ---- */

number parameter(struct derivation *d, enum parameter parameter);
/* A day the regulation names; the step cites its provision. */
struct date printed_day(struct derivation *d, enum printed_day day);
/* A number that is no law: months in a year, days in a month, one. */
number count_of(struct derivation *d, long value, const char *name);
/*
 * The cell of a printed table in the row of `key`, or NULL when the table has no such
 * row; the step cites the provision of the table.
 */
number table_cell(struct derivation *d, const struct printed_table *table, long key,
                  int column, const char *label);

/* ---- formulas ---- */

number product(struct derivation *d, enum provision provision, number a, number b,
               const char *label);
number quotient(struct derivation *d, enum provision provision, number a, number b,
                const char *label);
number sum(struct derivation *d, enum provision provision, number a, number b,
           const char *label);
number difference(struct derivation *d, enum provision provision, number a, number b,
                  const char *label);
number power(struct derivation *d, enum provision provision, number a, number exponent,
             const char *label);
/* `value` held at the limit when it goes beyond it. */
number at_most(struct derivation *d, enum provision provision, number value, number limit,
               const char *label);
number at_least(struct derivation *d, enum provision provision, number value,
                number limit, const char *label);
/* Parts of one dropped; a part begun counted whole. */
number whole_part(struct derivation *d, enum provision provision, number value,
                  const char *label);
number begun_part(struct derivation *d, enum provision provision, number value,
                  const char *label);
/* Rounded half up to so many decimals. */
number rounded(struct derivation *d, enum provision provision, number value, int places,
               const char *label);

/* ---- lengths of time ---- */

/* From a day to another, and with both days included, on months of thirty days. */
struct period time_between(struct derivation *d, enum provision provision,
                           struct date from, struct date to, const char *label);
struct period time_served(struct derivation *d, enum provision provision,
                          struct date first, struct date last, const char *label);
/* A period as a number of years, months or days (exact); records nothing. */
number in_years(struct derivation *d, struct period period, const char *name);
number in_months(struct derivation *d, struct period period, const char *name);
number in_days(struct derivation *d, struct period period, const char *name);
/* Calendar days in a mean year and in a mean month, of a span of four years. */
number days_in_mean_year(struct derivation *d);
number days_in_mean_month(struct derivation *d);
number completed_years(struct derivation *d, enum provision provision, struct date from,
                       struct date to, const char *label);

/* ---- days ---- */

/* The same day so many whole years, months or days later, as the unit of `length` says.
 */
struct date day_after(struct derivation *d, enum provision provision, struct date from,
                      number length, const char *label);
/* A day found from another by the calendar (the first of the next month, a month's end).
 */
struct date day_found(struct derivation *d, enum provision provision, struct date from,
                      struct date day, const char *label);

/* ---- conditions ---- */

/* A value, a threshold and the unit by which an ablation shifts it. */
struct condition {
    const char *sign; /* `>`, `>=`, `<`, `<=`, `=`, or `is` for a plain fact */
    number value, threshold;
    struct date day, limit; /* instead of numbers, where dates are compared */
    bool by_month;          /* both dates are the first of a month */
    const char *name;       /* of a plain fact */
    bool fact;
};

struct condition above(number value, number threshold);
struct condition at_or_above(number value, number threshold);
struct condition below(number value, number threshold);
struct condition at_or_below(number value, number threshold);
struct condition before(struct date day, struct date limit);
/* The same of two first days of months: its unit is a month. */
struct condition before_month(struct date first, struct date limit);
struct condition on_or_after(struct date day, struct date limit);
struct condition stated(bool fact, const char *name);

bool holds(struct derivation *d, enum provision provision, struct condition condition,
           const char *label);

/* ---- decisions ---- */

/* Whether the reading in force is this one; the step names the reading and the choice. */
bool reads_as(struct derivation *d, enum choice choice);
/* The regulation denies what was asked: the answer, not an error. First refusal wins. */
void refuse(struct derivation *d, enum provision provision, const char *message);
bool is_refused(const struct derivation *d);

#endif
