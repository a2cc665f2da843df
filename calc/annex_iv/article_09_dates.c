/*
 * Annex IV, article 9 - Prise d'effet et extinction du droit, with the age of entitlement
 * and the early request of article 8.
 * Readings: R-IV.8.4-age_date, R-IV.8.4-early_request, R-IV.instr8.4-request_in_service,
 * R-IV.9.1-first_of_month, R-R.11-leap_birthday.
 */
#include "calc/annex_iv/annex_iv.h"

struct retirement_pension_dates_facts {
    struct date birth_date, last_day_of_service, request_date, death_date;
};

struct retirement_pension_dates_results {
    struct date start_date, end_date;
    number age_years, early_retirement_ratio;
};

/* Completed years; under one reading a leap-day birthday falls on 28 February. */
static number age_on(struct derivation *d, enum provision provision, struct date birth,
                     struct date day, const char *label) {
    number age = completed_years(d, provision, birth, day, label);
    bool eve = date_is_leap_day(birth) && day.month == birth.month &&
               day.day < birth.day && !date_compare(day, date_month_end(day)) &&
               day.year > birth.year;
    if (eve && reads_as(d, R_R_11_leap_birthday__28_february))
        age = sum(d, provision, age, count_of(d, 1, "the year completed on 28 February"),
                  "completed age on 28 February");
    return age;
}

static struct date day_of_entitlement(struct derivation *d, struct date birth) {
    struct date birthday = day_after(d, IV_8_1, birth, parameter(d, IV_8_1_age),
                                     "birthday at the age of entitlement");
    if (date_is_leap_day(birth) && birthday.day != birth.day &&
        reads_as(d, R_R_11_leap_birthday__28_february))
        return date_plus_days(birthday, -1);
    return birthday;
}

static struct date first_of_next_month(struct derivation *d, enum provision provision,
                                       struct date day, const char *label) {
    return day_found(d, provision, day, date_next_month(day), label);
}

/* Instruction 8.4 iv: asked for after leaving. */
static struct date day_of_request(struct derivation *d, struct date last_day,
                                  struct date request) {
    if (!date_given(last_day) ||
        holds(d, IV_instr8_4_iv, before(last_day, request), "asked for after leaving"))
        return request;
    if (reads_as(d, R_IV_instr8_4_request_in_service__counts_on_leaving))
        return last_day;
    refuse(d, IV_instr8_4_iv, "an early pension is asked for after leaving");
    return request;
}

/* Instruction 8.4 iv: between fifty and sixty. */
static void refuse_request(struct derivation *d, struct date birth, struct date request,
                           number age_at_start) {
    number least = parameter(d, IV_8_4_age);
    number age =
        age_on(d, IV_instr8_4_iv, birth, request, "age on the day of the request");
    const char *label = "too young on the day of the request";
    if (reads_as(d, R_IV_8_4_early_request__valid_if_age_reached_at_start)) {
        age = age_at_start;
        label = "too young on the first day";
    }
    if (holds(d, IV_8_4, below(age, least), label))
        refuse(d, IV_8_4, "no early pension below 50");
}

/* The age with its months, which instruction 8.4 ii then leaves out. */
static number age_with_months(struct derivation *d, struct date birth, struct date day,
                              number age) {
    struct date birthday = date_plus_years(birth, (int)number_to_long(age));
    number part = in_years(
        d, time_between(d, IV_instr8_4_ii, birthday, day, "time since the birthday"),
        "time since the birthday");
    if (number_compare(part, number_of(d->arena, 1)) >= 0)
        return age;
    return sum(d, IV_instr8_4_ii, age, part, "age with its months");
}

static struct retirement_dates early_dates(struct derivation *d, struct date birth,
                                           struct date last_day, struct date request) {
    struct retirement_dates dates = {.early = true};
    request = day_of_request(d, last_day, request);
    dates.start = first_of_next_month(d, IV_instr8_4_v, request,
                                      "first of the month after the request");
    dates.age = age_on(d, IV_8_4_al2, birth, dates.start, "age on the first day");
    refuse_request(d, birth, request, dates.age);
    if (is_refused(d))
        return dates;
    struct date day = dates.start;
    if (reads_as(d, R_IV_8_4_age_date__day_of_request)) {
        day = request;
        dates.age = age_on(d, IV_8_4_al2, birth, day, "age that decides the ratio");
    }
    dates.ratio = early_retirement_ratio_of(d, age_with_months(d, birth, day, dates.age));
    return dates;
}

struct retirement_dates retirement_dates_of(struct derivation *d, struct date birth,
                                            struct date last_day, struct date request) {
    struct date sixty = day_of_entitlement(d, birth);
    bool left_before =
        !date_given(last_day) ||
        holds(d, IV_8_3, before(last_day, sixty), "left before the age of entitlement");
    if (left_before && date_given(request) &&
        holds(d, IV_8_4, before(request, sixty), "asked for before that age"))
        return early_dates(d, birth, last_day, request);

    struct retirement_dates dates = {.served_after_60 = !left_before};
    struct date admitted = sixty;
    if (!left_before &&
        holds(d, IV_8_2, on_or_after(last_day, sixty), "in service beyond that age"))
        admitted = last_day;
    bool first = admitted.day == 1 && date_compare(admitted, sixty) == 0 && left_before;
    if (first && reads_as(d, R_IV_9_1_first_of_month__same_day))
        dates.start = admitted;
    else
        dates.start = first_of_next_month(d, IV_9_1, admitted,
                                          "first of the month after the right arises");
    dates.age = age_on(d, IV_9_1, birth, dates.start, "age on the first day");
    dates.ratio = number_with_unit(d->arena, count_of(d, 1, "no reduction"), UNIT_RATE);
    return dates;
}

static void retirement_pension_dates(struct derivation *d, const void *given, void *out) {
    const struct retirement_pension_dates_facts *facts = given;
    struct retirement_pension_dates_results *results = out;
    struct retirement_dates dates = retirement_dates_of(
        d, facts->birth_date, facts->last_day_of_service, facts->request_date);
    if (is_refused(d))
        return;
    struct date end = {0};
    if (date_given(facts->death_date)) {
        end = day_found(d, IV_9_2, facts->death_date, date_month_end(facts->death_date),
                        "end of the month of death");
        if (holds(d, IV_9_2, before(facts->death_date, dates.start),
                  "died before the first day")) {
            refuse(d, IV_9_2, "the right ended before the first day of the pension");
            return;
        }
    }
    *results = (struct retirement_pension_dates_results){dates.start, end, dates.age,
                                                         dates.ratio};
}

static void check(const void *given, struct fact_error *error) {
    const struct retirement_pension_dates_facts *facts = given;
    struct date death = facts->death_date;
    if (date_compare(facts->last_day_of_service, facts->birth_date) <= 0)
        *error = (struct fact_error){"last_day_of_service", "not after the birth"};
    else if (date_given(facts->request_date) &&
             date_compare(facts->request_date, facts->birth_date) <= 0)
        *error = (struct fact_error){"request_date", "not after the birth"};
    else if (date_given(death) && date_compare(death, facts->last_day_of_service) < 0)
        *error = (struct fact_error){"death_date", "before the last day of service"};
    else if (date_given(death) && date_given(facts->request_date) &&
             date_compare(death, facts->request_date) < 0)
        *error = (struct fact_error){"death_date", "before the day of the request"};
}

static const struct field facts[] = {
    FIELD(retirement_pension_dates_facts, DATE, birth_date, "date of birth"),
    FIELD(retirement_pension_dates_facts, DATE, last_day_of_service,
          "last day of service"),
    FIELD(retirement_pension_dates_facts, DATE, request_date,
          "day an early pension is asked for", .optional = true),
    FIELD(retirement_pension_dates_facts, DATE, death_date, "date of death",
          .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(retirement_pension_dates_results, DATE, start_date, "first day"),
    FIELD(retirement_pension_dates_results, INTEGER, age_years, "age in completed years",
          .unit = "years"),
    FIELD(retirement_pension_dates_results, RATE, early_retirement_ratio,
          "ratio to the pension at 60"),
    FIELD(retirement_pension_dates_results, DATE, end_date, "last day"),
    FIELDS_END,
};

const struct calculation retirement_pension_dates_calculation = {
    .name = "retirement_pension_dates",
    .provision = IV_9_1,
    .summary = "First and last day of a retirement pension",
    .facts = facts,
    .facts_size = sizeof(struct retirement_pension_dates_facts),
    .results = results,
    .results_size = sizeof(struct retirement_pension_dates_results),
    .provisions = PROVISIONS(IV_9_1, IV_8_1, IV_8_2, IV_8_3, IV_8_4, IV_9_2,
                             IV_instr8_4_iv, IV_instr8_4_v),
    .refusals = REFUSALS({IV_8_4, "asked for below the minimum age"},
                         {IV_instr8_4_iv, "asked for before the end of service"},
                         {IV_9_2, "died before the first day"}),
    .readings = READINGS(R_IV_8_4_age_date, R_IV_8_4_early_request,
                         R_IV_instr8_4_request_in_service, R_IV_9_1_first_of_month,
                         R_R_11_leap_birthday),
    .check = check,
    .compute = retirement_pension_dates,
};
