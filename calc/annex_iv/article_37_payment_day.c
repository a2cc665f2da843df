/*
 * Annex IV, article 37 - Modalités de paiement: the day on which the benefits of a month
 * are paid (paragraph 1, instruction 37.1).
 * Readings: R-IV.instr37.1-working_day.
 */
#include "calc/annex_iv/annex_iv.h"

struct payment_day_facts {
    number year, month;
    struct list public_holidays; /* of struct date */
};

struct payment_day_results {
    struct date payment_date;
};

static bool is_holiday(const struct payment_day_facts *facts, struct date day) {
    const struct date *holidays = facts->public_holidays.items;
    for (size_t i = 0; i < facts->public_holidays.count; i++)
        if (date_ordinal(holidays[i]) == date_ordinal(day))
            return true;
    return false;
}

/* The day after a Saturday is of the weekend too, that after a Sunday is not. */
static bool is_saturday(struct date day) {
    return date_is_of_weekend(day) && date_is_of_weekend(date_plus_days(day, 1));
}

static bool is_worked(const struct payment_day_facts *facts, bool saturdays,
                      struct date day) {
    if (is_holiday(facts, day))
        return false;
    return !date_is_of_weekend(day) || (saturdays && is_saturday(day));
}

static struct date first_of_month(const struct payment_day_facts *facts) {
    return (struct date){(int)number_to_long(facts->year),
                         (int)number_to_long(facts->month), 1};
}

static void payment_day(struct derivation *d, const void *given, void *out) {
    const struct payment_day_facts *facts = given;
    struct payment_day_results *results = out;
    bool saturdays = reads_as(d, R_IV_instr37_1_working_day__monday_to_saturday);
    struct date first = first_of_month(facts);
    struct date end =
        day_found(d, IV_37_1, first, date_month_end(first), "end of the month");
    long left = number_to_long(parameter(d, IV_instr37_1_working_days));
    struct date day = end;
    while (!is_worked(facts, saturdays, day) || --left > 0)
        day = date_plus_days(day, -1);
    results->payment_date =
        day_found(d, IV_instr37_1, end, day, "third last working day");
}

/* A whole month that nobody works is a list gone wrong. */
static bool has_working_days(const struct payment_day_facts *facts) {
    struct date first = first_of_month(facts), day = date_month_end(first);
    while (!is_worked(facts, false, day) && date_ordinal(day) > date_ordinal(first))
        day = date_plus_days(day, -1);
    return is_worked(facts, false, day);
}

static void check(const void *given, struct fact_error *error) {
    const struct payment_day_facts *facts = given;
    long year = number_to_long(facts->year), month = number_to_long(facts->month);
    if (year < 2 || year > 9998)
        *error = (struct fact_error){"year", "expected 2 to 9998"};
    else if (month < 1 || month > MONTHS_PER_YEAR)
        *error = (struct fact_error){"month", "expected 1 to 12"};
    else if (!has_working_days(facts))
        *error =
            (struct fact_error){"public_holidays", "leave no working day in the month"};
}

static const struct field facts[] = {
    FIELD(payment_day_facts, INTEGER, year, "calendar year", .range = RANGE_POSITIVE),
    FIELD(payment_day_facts, INTEGER, month, "calendar month, 1 to 12",
          .range = RANGE_POSITIVE),
    FIELD(payment_day_facts, LIST, public_holidays,
          "recognised holidays, not worked wherever they fall", .of = TYPE_DATE,
          .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(payment_day_results, DATE, payment_date, "day of payment"),
    FIELDS_END,
};

const struct calculation payment_day_calculation = {
    .name = "payment_day",
    .provision = IV_instr37_1,
    .summary = "Day of the month on which pensions are paid",
    .facts = facts,
    .facts_size = sizeof(struct payment_day_facts),
    .results = results,
    .results_size = sizeof(struct payment_day_results),
    .provisions = PROVISIONS(IV_37_1, IV_instr37_1),
    .readings = READINGS(R_IV_instr37_1_working_day),
    .check = check,
    .compute = payment_day,
};
