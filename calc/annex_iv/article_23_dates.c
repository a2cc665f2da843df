/*
 * Annex IV, articles 23 and 26 - Prise d'effet et extinction du droit: survivor's
 * pension, orphan's and dependant's pension.
 * Readings: R-IV.23.1-put_off, R-IV.26.2-first_day.
 */
#include "calc/annex_iv/annex_iv.h"

struct survivor_pension_dates_facts {
    struct date death_date, salary_paid_until_date;
    bool salary_paid_in_full;
    struct date end_event_date;
    int beneficiary;
};

struct survivor_pension_dates_results {
    struct date start_date, end_date;
};

/* The same rules stand in two articles. */
enum beneficiary { SURVIVOR = 1, ORPHAN_OR_DEPENDANT };
static const struct dates_rules {
    enum provision start, put_off, end;
} articles[] = {
    [SURVIVOR] = {IV_23_1, IV_23_1_s2, IV_23_2},
    [ORPHAN_OR_DEPENDANT] = {IV_26_1, IV_26_1_s2, IV_26_2},
};

struct date right_ends(struct derivation *d, enum provision provision,
                       struct date event) {
    if (holds(d, provision, stated(true, "the right came to its end"),
              "ends with the month"))
        return date_month_end(event);
    return event;
}

/* R-IV.26.2-first_day: what ceases on a first was last met on the day before. */
struct date conditions_ceased(struct derivation *d, struct date day) {
    return day.day == 1 && reads_as(d, R_IV_26_2_first_day__day_before)
               ? date_plus_days(day, -1)
               : day;
}

/* R-IV.23.1-put_off: by as many days as the salary goes on, or by whole months. */
static struct date after_salary(struct derivation *d, struct date last_day) {
    return reads_as(d, R_IV_23_1_put_off__whole_months) ? date_next_month(last_day)
                                                        : date_plus_days(last_day, 1);
}

static struct date start_of(struct derivation *d, const struct dates_rules *rules,
                            struct date death_date, struct date salary_paid_until,
                            bool paid_in_full) {
    struct date start = date_plus_days(death_date, 1);
    if (holds(d, rules->start, stated(true, "death"), "first of the following month"))
        start = date_next_month(death_date);
    if (date_given(salary_paid_until) &&
        holds(d, rules->put_off, on_or_after(salary_paid_until, start),
              "salary paid beyond that day") &&
        holds(d, rules->put_off, stated(paid_in_full, "paid directly and in full"),
              "salary paid directly and in full"))
        start = after_salary(d, salary_paid_until);
    return start;
}

struct date survivor_pension_start(struct derivation *d, struct date death_date,
                                   struct date salary_paid_until, bool paid_in_full) {
    return start_of(d, &articles[SURVIVOR], death_date, salary_paid_until, paid_in_full);
}

static void survivor_pension_dates(struct derivation *d, const void *given, void *out) {
    const struct survivor_pension_dates_facts *facts = given;
    struct survivor_pension_dates_results *results = out;
    const struct dates_rules *rules = &articles[facts->beneficiary];
    results->start_date =
        start_of(d, rules, facts->death_date, facts->salary_paid_until_date,
                 facts->salary_paid_in_full);
    if (date_given(facts->end_event_date))
        results->end_date = right_ends(d, rules->end,
                                       facts->beneficiary == ORPHAN_OR_DEPENDANT
                                           ? conditions_ceased(d, facts->end_event_date)
                                           : facts->end_event_date);
}

static void check(const void *given, struct fact_error *error) {
    const struct survivor_pension_dates_facts *facts = given;
    if (date_given(facts->salary_paid_until_date) &&
        date_compare(facts->salary_paid_until_date, facts->death_date) < 0)
        *error = (struct fact_error){"salary_paid_until_date", "before the death"};
    else if (date_given(facts->end_event_date) &&
             date_compare(facts->end_event_date, facts->death_date) < 0)
        *error = (struct fact_error){"end_event_date", "before the death"};
}

static const struct field facts[] = {
    FIELD(survivor_pension_dates_facts, DATE, death_date, "date of death"),
    FIELD(survivor_pension_dates_facts, DATE, salary_paid_until_date,
          "last day of salary paid after the death", .optional = true),
    FIELD(survivor_pension_dates_facts, BOOLEAN, salary_paid_in_full,
          "paid directly and in full", .optional = true, .fallback = "true"),
    FIELD(survivor_pension_dates_facts, DATE, end_event_date,
          "day of the event that ends the right", .optional = true),
    FIELD(survivor_pension_dates_facts, CHOICE, beneficiary,
          "whose pension: article 23 or article 26", .optional = true,
          .fallback = "survivor", CHOICES("survivor", "orphan_or_dependant")),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(survivor_pension_dates_results, DATE, start_date, "first day"),
    FIELD(survivor_pension_dates_results, DATE, end_date, "last day"),
    FIELDS_END,
};

const struct calculation survivor_pension_dates_calculation = {
    .name = "survivor_pension_dates",
    .provision = IV_23_1,
    .summary = "First and last day of a survivor's or orphan's pension",
    .facts = facts,
    .facts_size = sizeof(struct survivor_pension_dates_facts),
    .results = results,
    .results_size = sizeof(struct survivor_pension_dates_results),
    .provisions = PROVISIONS(IV_23_1, IV_23_2, IV_26_1, IV_26_2),
    .readings = READINGS(R_IV_23_1_put_off, R_IV_26_2_first_day),
    .check = check,
    .compute = survivor_pension_dates,
};
