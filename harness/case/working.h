/*
 * Workings: the arithmetic of a golden, checked line by line.
 *
 * A line is one statement that must be true, such as `20.5 * 2 % = 41 %`. It is evaluated
 * with exact fractions; nothing here is shared with the calculator, so that an error of
 * the calculator cannot prove itself.
 *
 *     struct working *working = working_new();
 *     working_define(working, "reckonable_years", "20 6/12", WORKING_NUMBER);
 *     if (!working_line(working, "rate", "reckonable_years * 2 % = 41 %", &value,
 * message, sizeof message))
 *         ... message says why ...
 *     if (!working_proves(value, "rate", "41 %"))
 *         ... the working does not reach the stated result ...
 *     working_free(working);
 *
 * The language:
 *
 *     statement  sum-or-condition = sum-or-condition, or < <= > >= != in the place of =.
 *                There is one relation to a statement. A comparison inside a larger
 *                expression stands in parentheses: (a < b) and (c < d) = true. Alone
 *                between the parentheses or commas of a function it needs no others.
 *     values     17.5; 2001-02-28 (without spaces; with spaces it is a subtraction);
 *                P39Y11M19D; true, false; 'text'; [item, item]
 *     operators  from loose to tight: or; and; not; + -; * /; unary -; postfix %
 *     names      facts of the case and earlier lines, [a-z_][a-z0-9_]*
 *
 * Types that operators join (all else is an error):
 *
 *     number + - * / number          period + - period        period * number
 *     date + - number (days)         period / number          number * period
 *     date + - period                period / period          list + list
 *     date - date (calendar days)    - number, - period       number %
 *
 * A period is its length on 12 months of 30 days: P12M = P1Y = P360D. Added to a date,
 * its months are added first (as by add_months), then its days, on the calendar. = and !=
 * join two values of one type, the order of a list does not matter; < <= > >= join
 * numbers, dates or periods.
 *
 * Functions:
 *
 *     min(a, b, ...) max(a, b, ...)  numbers, dates or periods
 *     floor(x) ceil(x) abs(x)        floor of a period drops parts of a day; abs of one
 * too round(x, places)               half up; of a negative number, half away from zero
 *     if(condition, a, b)            only the branch chosen is worked out
 *     years(p) months(p) days(p)     length of a period, with its fraction
 *     period(n)                      period of n days
 *     span(a, b)                     from a to b on months of 30 days, the 31st being the
 *                                    30th; negative when b is before a
 *     span_incl(a, b)                the same, both days included; the month of b counts
 *                                    30 when it is whole, also February. A part of a
 * month counts its days: 15 to 28 February are 14 days whole_years(a, b) completed years;
 * from 29 February they complete on 1 March in common years add_years(date, n) the day
 * whole_years() reaches n: 1 March likewise add_months(date, n)            the same day n
 * months later, or the last of the month end_of_month(date)             last day of the
 * month of the date first_of_next_month(date)      first day of the month after it
 */
#ifndef HARNESS_CASE_WORKING_H
#define HARNESS_CASE_WORKING_H

#include <stdbool.h>
#include <stddef.h>

enum working_type {
    WORKING_NUMBER,
    WORKING_BOOLEAN,
    WORKING_DATE,
    WORKING_PERIOD,
    WORKING_TEXT,
    WORKING_LIST,
};

struct working;       /* facts, lines and all their values */
struct working_value; /* belongs to its struct working and lives as long */

/* life cycle */

struct working *working_new(void);
void working_free(struct working *working); /* NULL is allowed */

/* facts and lines */

/*
 * How a fact or result of this contract type ("money", "choice" ...) is held in a
 * working. False for types that are not scalars, or unknown.
 */
bool working_type_of(const char *contract_type, enum working_type *out);

/*
 * Defines a scalar fact by its text: a number as `17.5`, `71/6`, `20 6/12` or `51 %`; a
 * date, where a month `1958-09` means its first day; a period; true or false; any text.
 * False if the text is not of that type, or the name cannot be used. A fact given twice
 * has its last value. Nothing of name and text is kept.
 */
bool working_define(struct working *working, const char *name, const char *fact_text,
                    enum working_type hint);

/*
 * Evaluates one line. True if the statement holds: `*out` is then its value (the right
 * side of `=`, otherwise true), and a name, unless NULL, is defined for the lines to
 * come; it hides a fact of the same name, but must not be the name of an earlier line.
 * Otherwise false: `*out` is NULL and `message` says in one line which column is wrong,
 * what was found there and what was expected, or the values that make the statement
 * false. `out` may be NULL.
 */
bool working_line(struct working *working, const char *name, const char *statement,
                  const struct working_value **out, char *message, size_t size);

/* Value of the line of that name, or of the last line if NULL; NULL if there is none. */
const struct working_value *working_line_value(const struct working *working,
                                               const char *name);

/* values */

enum working_type working_value_type(const struct working_value *value);

/* The value as a line would write it, in a string that lives as long as the working. */
const char *working_text(struct working *working, const struct working_value *value);

/*
 * Does the value equal a result as stated in a golden, of that contract type (any scalar
 * type)? A rate stated as `51 %` is proved by 0.51 and by 51, a month by any of its days
 * or by its text, a datetime by its text.
 */
bool working_proves(const struct working_value *value, const char *type,
                    const char *result_text);

/*
 * The same for a list of scalars, in any order, each item as often as it is stated. Rates
 * stated in per cent are either all proved as shares of one or all as percentages.
 */
bool working_proves_list(const struct working_value *value, const char *type,
                         const char *const *texts, size_t count);

#endif
