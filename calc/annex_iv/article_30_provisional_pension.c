/*
 * Annex IV, article 30 - Ouverture du droit: pensions after a disappearance.
 * Readings: R-IV.30-effect, R-IV.30-first_day, R-IV.35-leap_day.
 */
#include "calc/annex_iv/annex_iv.h"

struct provisional_pension_facts {
    struct date disappearance_date, request_date;
    bool death_established;
    int missing_person;
    struct date judgment_date;
};

struct provisional_pension_results {
    struct date earliest_date;
    enum truth available_now, becomes_definitive;
    struct date start_date, forfeiture_start_date;
};

/* Paragraph 1: staff and pensioners; paragraph 2: a survivor whose dependants ask. */
enum missing_person { STAFF_OR_PENSIONER = 1, SURVIVOR_IN_PAYMENT };
static const struct waiting {
    enum provision provision;
    enum parameter years;
} waits[] = {
    [STAFF_OR_PENSIONER] = {IV_30_1, IV_30_1_years},
    [SURVIVOR_IN_PAYMENT] = {IV_30_2, IV_30_2_years},
};

/* More than a year: the day after it; the year starts after the disappearance. */
static struct date earliest_day(struct derivation *d, const struct waiting *wait,
                                struct date disappearance) {
    int years = (int)number_to_long(parameter(d, wait->years));
    struct date anniversary = leap_day_anniversary(d, wait->provision, disappearance,
                                                   date_plus_years(disappearance, years));
    if (reads_as(d, R_IV_30_first_day__counted))
        return anniversary;
    return date_plus_days(anniversary, 1);
}

static struct date first_payment(struct derivation *d,
                                 const struct provisional_pension_facts *facts) {
    if (reads_as(d, R_IV_30_effect__after_request))
        return date_next_month(facts->request_date);
    return survivor_pension_start(d, facts->disappearance_date, (struct date){0, 0, 0},
                                  false);
}

static void provisional_pension(struct derivation *d, const void *given, void *out) {
    const struct provisional_pension_facts *facts = given;
    struct provisional_pension_results *results = out;
    const struct waiting *wait = &waits[facts->missing_person];
    struct date earliest = earliest_day(d, wait, facts->disappearance_date);
    bool available = holds(d, wait->provision, on_or_after(facts->request_date, earliest),
                           "more than a year has passed");
    bool definitive =
        holds(d, IV_30_3,
              stated(facts->death_established, "death established or absence declared"),
              "the pension becomes final");
    results->earliest_date = earliest;
    results->available_now = available ? YES : NO;
    results->becomes_definitive = definitive ? YES : NO;
    if (available)
        results->start_date = first_payment(d, facts);
    if (holds(d, IV_instr30_3,
              stated(date_given(facts->judgment_date), "absence declared by judgment"),
              "forfeiture runs from the judgment"))
        results->forfeiture_start_date = facts->judgment_date;
}

static void check(const void *given, struct fact_error *error) {
    const struct provisional_pension_facts *facts = given;
    if (date_compare(facts->request_date, facts->disappearance_date) < 0)
        *error = (struct fact_error){"request_date", "before the disappearance"};
    else if (date_given(facts->judgment_date) &&
             date_compare(facts->judgment_date, facts->disappearance_date) < 0)
        *error = (struct fact_error){"judgment_date", "before the disappearance"};
    else if (date_given(facts->judgment_date) && !facts->death_established)
        *error = (struct fact_error){"death_established",
                                     "false, although a judgment is given"};
}

static const struct field facts[] = {
    FIELD(provisional_pension_facts, DATE, disappearance_date, "date of disappearance"),
    FIELD(provisional_pension_facts, DATE, request_date, "day of the request"),
    FIELD(provisional_pension_facts, BOOLEAN, death_established,
          "death established or absence declared by final judgment", .optional = true),
    FIELD(provisional_pension_facts, CHOICE, missing_person,
          "who disappeared: staff member or pensioner, or a survivor in payment",
          .optional = true, .fallback = "staff_or_pensioner",
          CHOICES("staff_or_pensioner", "survivor")),
    FIELD(provisional_pension_facts, DATE, judgment_date,
          "judgment that declared the absence", .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(provisional_pension_results, DATE, earliest_date,
          "first day a request is possible"),
    FIELD(provisional_pension_results, BOOLEAN, available_now,
          "possible on the day of the request"),
    FIELD(provisional_pension_results, BOOLEAN, becomes_definitive,
          "the pension becomes definitive"),
    FIELD(provisional_pension_results, DATE, start_date,
          "first day of the provisional pension", .optional = true),
    FIELD(provisional_pension_results, DATE, forfeiture_start_date,
          "day from which rights may be forfeited", .optional = true),
    FIELDS_END,
};

const struct calculation provisional_pension_calculation = {
    .name = "provisional_pension",
    .provision = IV_30_1,
    .summary = "Provisional pension after a disappearance",
    .facts = facts,
    .facts_size = sizeof(struct provisional_pension_facts),
    .results = results,
    .results_size = sizeof(struct provisional_pension_results),
    .provisions = PROVISIONS(IV_30_1, IV_30_2, IV_30_3, IV_instr30_3),
    .readings = READINGS(R_IV_30_effect, R_IV_30_first_day, R_IV_35_leap_day),
    .check = check,
    .compute = provisional_pension,
};
