/*
 * Annex IV, article 4 - Définition des services ouvrant droit aux prestations.
 * Readings: R-IV.4-day_count, R-IV.6.2-residue, R-IV.6.3-part_time.
 */
#include "calc/annex_iv/annex_iv.h"

struct reckonable_service_facts {
    struct list periods; /* of struct service_period */
};

struct reckonable_service_results {
    const struct period *service;
    enum truth entitled_to_pension;
    number reckonable_years, weighted_days;
};

void refuse_below_half_time(struct derivation *d, number part_time_ratio) {
    if (holds(d, IV_4_3, below(part_time_ratio, parameter(d, IV_4_3_half_time)),
              "less than half time"))
        refuse(d, IV_4_3, "work below half time does not count");
}

static bool dated(const struct service_period *period) {
    return date_given(period->start_date) && date_given(period->end_date);
}

/* Calendar days within the last month begun; months and years as they come. */
static struct period calendar_length(struct date first, struct date last) {
    struct date end = date_plus_days(last, 1);
    int months = (end.year - first.year) * MONTHS_PER_YEAR + end.month - first.month;
    if (date_compare(date_plus_months(first, months), end) > 0)
        months--;
    long days = date_ordinal(end) - date_ordinal(date_plus_months(first, months));
    return period_of_days((long)months * DAYS_PER_MONTH + days);
}

static number days_served(struct derivation *d, const struct service_period *period) {
    struct period length;
    if (!dated(period))
        length = *period->length;
    else if (reads_as(d, R_IV_4_day_count__calendar_days))
        length = calendar_length(period->start_date, period->end_date);
    else
        length = time_served(d, IV_4_1, period->start_date, period->end_date,
                             "length of a period of service");
    return in_days(d, length, "days of the period");
}

/* Article 6(3): the share at which a period counts for the amount. */
static number share_that_counts(struct derivation *d,
                                const struct service_period *period) {
    number whole = count_of(d, 1, "full time");
    if (!holds(d, IV_6_3_i, below(period->part_time_ratio, whole), "part-time work"))
        return whole;
    if (holds(d, IV_6_3_ii, stated(period->full_contributions, "full contributions"),
              "contributions paid as for full time"))
        return whole;
    /* A mere factor: days in proportion are days, not a rate. */
    return number_with_unit(d->arena, period->part_time_ratio, UNIT_NONE);
}

struct counted_period {
    number days, share;
};

/* Both orders of article 6(3) and 6(2), and rounding at once or period by period. */
static number years_that_count(struct derivation *d, const struct counted_period *periods,
                               size_t count) {
    bool each_alone = reads_as(d, R_IV_6_2_residue__round_each_period);
    bool round_first = reads_as(d, R_IV_6_3_part_time__round_then_weight);
    number none = count_of(d, 0, "nothing yet");
    number years = none, pending = none;
    for (size_t i = 0; i < count; i++) {
        number share = periods[i].share;
        number days =
            round_first ? periods[i].days
                        : product(d, IV_6_3_i, periods[i].days, share, "days that count");
        pending = sum(d, IV_4_1, pending, days, "days of service so far");
        /* Rounding before weighting closes an account whenever the share changes. */
        bool last = i + 1 == count;
        bool changes = !last && number_compare(share, periods[i + 1].share) != 0;
        if (!last && !each_alone && !(round_first && changes))
            continue;
        number rounded_years = reckonable_years_of(d, pending, "reckonable years");
        if (round_first)
            rounded_years =
                product(d, IV_6_3_i, rounded_years, share, "years that count");
        years = sum(d, IV_6_1_i, years, rounded_years, "reckonable years so far");
        pending = none;
    }
    return number_with_unit(d->arena, years, UNIT_YEARS);
}

/* Instruction 7.1/2: for the ten years, part-time service counts in full. */
static number days_towards_right(struct derivation *d,
                                 const struct service_period *period, number days,
                                 number weighted) {
    bool part_time = number_compare(period->part_time_ratio, number_of(d->arena, 1)) < 0;
    if (part_time && !holds(d, IV_instr7_1_2, stated(part_time, "part_time_ratio"),
                            "part time counts in full for the ten years"))
        return weighted;
    return days;
}

struct service_totals service_of(struct derivation *d, const struct list *list) {
    const struct service_period *periods = list->items;
    size_t count = list->count;
    struct counted_period *counted = arena_take(d->arena, (count + 1) * sizeof *counted);
    number none = count_of(d, 0, "nothing yet");
    struct service_totals totals = {.days = none, .weighted_days = none};
    number towards_right = none;

    for (size_t i = 0; i < count; i++) {
        refuse_below_half_time(d, periods[i].part_time_ratio);
        if (is_refused(d))
            return totals;
        number days = days_served(d, &periods[i]);
        number share = share_that_counts(d, &periods[i]);
        number weighted =
            product(d, IV_6_3_i, days, share, "days in proportion to part time");
        counted[i] = (struct counted_period){days, share};
        totals.days = sum(d, IV_4_1, totals.days, days, "total days of service");
        totals.weighted_days =
            sum(d, IV_6_3_i, totals.weighted_days, weighted, "total of weighted days");
        towards_right = sum(d, IV_7_1, towards_right,
                            days_towards_right(d, &periods[i], days, weighted),
                            "days towards the ten years");
    }
    totals.complete = service_is_complete(d, towards_right);
    totals.reckonable_years = years_that_count(d, counted, count);
    return totals;
}

static void reckonable_service(struct derivation *d, const void *given, void *out) {
    const struct reckonable_service_facts *facts = given;
    struct reckonable_service_results *results = out;
    struct service_totals totals = service_of(d, &facts->periods);
    if (is_refused(d))
        return;
    results->entitled_to_pension = totals.complete ? YES : NO;
    struct period *service = arena_take(d->arena, sizeof *service);
    *service = period_of_days(number_to_long(totals.days));
    results->service = service;
    results->reckonable_years = totals.reckonable_years;
    results->weighted_days = totals.weighted_days;
}

void check_service_periods(const struct list *list, struct fact_error *error) {
    const struct service_period *periods = list->items;
    for (size_t i = 0; i < list->count; i++) {
        const struct service_period *period = &periods[i];
        if (!dated(period) && !period->length) {
            const char *missing = date_given(period->start_date) ? "periods.end_date"
                                  : date_given(period->end_date) ? "periods.start_date"
                                                                 : "periods.length";
            *error =
                (struct fact_error){missing, "missing, expected both dates or a length"};
            return;
        }
        if (dated(period) && date_compare(period->end_date, period->start_date) < 0) {
            *error = (struct fact_error){"periods.end_date", "ends before it starts"};
            return;
        }
        if (dated(period) && period->length &&
            period_days(*period->length) !=
                period_days(period_of_service(period->start_date, period->end_date))) {
            *error = (struct fact_error){"periods.length", "contradicts the dates"};
            return;
        }
        for (size_t j = 0; dated(period) && j < i; j++)
            if (dated(&periods[j]) &&
                date_compare(periods[j].start_date, period->end_date) <= 0 &&
                date_compare(period->start_date, periods[j].end_date) <= 0) {
                *error = (struct fact_error){"periods.start_date",
                                             "overlaps with another period"};
                return;
            }
    }
}

static void check(const void *given, struct fact_error *error) {
    const struct reckonable_service_facts *facts = given;
    check_service_periods(&facts->periods, error);
}

const struct field service_period_fields[] = {
    FIELD(service_period, DATE, start_date, "first day", .optional = true),
    FIELD(service_period, DATE, end_date, "last day", .optional = true),
    FIELD(service_period, PERIOD, length, "length, when the dates are not given",
          .optional = true),
    FIELD(service_period, RATE, part_time_ratio, "share of full-time hours worked",
          .optional = true, .fallback = "1", .range = RANGE_SHARE),
    FIELD(service_period, BOOLEAN, full_contributions,
          "contributions paid as for full-time work", .optional = true),
    FIELDS_END,
};

static const struct field facts[] = {
    FIELD(reckonable_service_facts, RECORDS, periods,
          "periods of service, each by its dates or by its length",
          .fields = service_period_fields, .size = sizeof(struct service_period)),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(reckonable_service_results, PERIOD, service, "length of service"),
    FIELD(reckonable_service_results, BOOLEAN, entitled_to_pension,
          "service gives a right to a retirement pension"),
    FIELD(reckonable_service_results, NUMBER, reckonable_years,
          "years and twelfths that count for the amount", .unit = "years"),
    FIELD(reckonable_service_results, NUMBER, weighted_days,
          "days on a 360-day year, part time in proportion", .unit = "days",
          .optional = true),
    FIELDS_END,
};

const struct calculation reckonable_service_calculation = {
    .name = "reckonable_service",
    .provision = IV_4_1,
    .summary = "Reckonable service and reckonable years from periods of service",
    .facts = facts,
    .facts_size = sizeof(struct reckonable_service_facts),
    .results = results,
    .results_size = sizeof(struct reckonable_service_results),
    .provisions = PROVISIONS(IV_4_1, IV_4_3, IV_6_1, IV_6_2, IV_6_3, IV_7_1, IV_instr6_2,
                             IV_instr7_1_2),
    .refusals = REFUSALS({IV_4_3, "less than half time"}),
    .readings = READINGS(R_IV_4_day_count, R_IV_6_2_residue, R_IV_6_3_part_time),
    .check = check,
    .compute = reckonable_service,
};
