/*
 * Annex IV, article 17 - Prise d'effet et extinction du droit: first and last day of an
 * invalidity pension, and the retirement pension that follows it.
 * Readings: R-IV.17.2-age_limit, R-IV.17.3-award, R-R.11-leap_birthday.
 */
#include "calc/annex_iv/annex_iv.h"

struct invalidity_pension_dates_facts {
    struct date invalidity_date, birth_date;
    bool work_related;
    struct date settlement_date, death_date;
};

struct invalidity_pension_dates_results {
    struct date start_date, end_date, retirement_start_date;
    enum truth for_life, converts;
};

static bool is_for_life(struct derivation *d,
                        const struct invalidity_pension_dates_facts *facts,
                        struct date start) {
    struct date awarded =
        reads_as(d, R_IV_17_3_award__first_day) ? start : facts->settlement_date;
    bool by_cause = holds(d, IV_17_2_i, stated(facts->work_related, "work-related"),
                          "pension of article 14(2)");
    return by_cause | holds(d, IV_17_3, before(awarded, printed_day(d, IV_17_3_day)),
                            "awarded before 1 December 2002");
}

static struct date end_of_month_of_death(struct derivation *d, struct date death) {
    return day_found(d, IV_17_2_ii_d2, death, date_month_end(death),
                     "end of the month of death");
}

/* At the age limit, unless the pensioner dies before; a retirement pension may follow. */
static void end_at_age_limit(struct derivation *d,
                             const struct invalidity_pension_dates_facts *facts,
                             struct invalidity_pension_dates_results *results) {
    struct date death = facts->death_date, birth = facts->birth_date;
    bool on_birthday = reads_as(d, R_IV_17_2_age_limit__eve_of_birthday);
    struct date limit = on_birthday ? eve_of_age_limit(d, IV_17_2_ii_d1, birth)
                                    : age_limit_date(d, IV_17_2_ii_d1, birth);
    /* Article 9(1): the month after the one in which the age was reached. */
    struct date reached = on_birthday ? date_plus_days(limit, 1) : limit;
    bool survives = true;
    if (date_given(death))
        survives = holds(d, IV_17_2_ii_d1, before(limit, death),
                         "the age limit comes before the death");
    results->end_date = survives ? limit : end_of_month_of_death(d, death);
    bool converts = holds(d, IV_17_2_al2, stated(survives, "reaches the age limit"),
                          "a retirement pension follows at the age limit");
    results->converts = converts ? YES : NO;
    if (converts)
        results->retirement_start_date =
            day_found(d, IV_17_2_al2, reached, date_next_month(reached),
                      "first day of the retirement pension");
}

static void invalidity_pension_dates(struct derivation *d, const void *given, void *out) {
    const struct invalidity_pension_dates_facts *facts = given;
    struct invalidity_pension_dates_results *results = out;
    results->start_date =
        day_found(d, IV_17_1, facts->invalidity_date,
                  date_next_month(facts->invalidity_date), "first day of the pension");
    bool for_life = is_for_life(d, facts, results->start_date);
    results->for_life = for_life ? YES : NO;
    results->converts = NO;
    if (!for_life)
        end_at_age_limit(d, facts, results);
    else if (date_given(facts->death_date))
        results->end_date = end_of_month_of_death(d, facts->death_date);
}

static void check(const void *given, struct fact_error *error) {
    const struct invalidity_pension_dates_facts *facts = given;
    if (date_compare(facts->invalidity_date, facts->birth_date) < 0)
        *error = (struct fact_error){"invalidity_date", "before the birth"};
    else if (date_given(facts->death_date) &&
             date_compare(facts->death_date, facts->invalidity_date) < 0)
        *error = (struct fact_error){"death_date", "before the invalidity"};
}

static const struct field facts[] = {
    FIELD(invalidity_pension_dates_facts, DATE, invalidity_date,
          "first day of invalidity"),
    FIELD(invalidity_pension_dates_facts, DATE, birth_date, "date of birth"),
    FIELD(invalidity_pension_dates_facts, BOOLEAN, work_related,
          "work accident, occupational disease or act of devotion"),
    FIELD(invalidity_pension_dates_facts, DATE, settlement_date,
          "day the pension was settled"),
    FIELD(invalidity_pension_dates_facts, DATE, death_date, "date of death",
          .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(invalidity_pension_dates_results, DATE, start_date, "first day"),
    FIELD(invalidity_pension_dates_results, BOOLEAN, for_life, "paid for life"),
    FIELD(invalidity_pension_dates_results, DATE, end_date, "last day"),
    FIELD(invalidity_pension_dates_results, BOOLEAN, converts,
          "a retirement pension follows"),
    FIELD(invalidity_pension_dates_results, DATE, retirement_start_date,
          "first day of that retirement pension"),
    FIELDS_END,
};

const struct calculation invalidity_pension_dates_calculation = {
    .name = "invalidity_pension_dates",
    .provision = IV_17_1,
    .summary = "First and last day of an invalidity pension",
    .facts = facts,
    .facts_size = sizeof(struct invalidity_pension_dates_facts),
    .results = results,
    .results_size = sizeof(struct invalidity_pension_dates_results),
    .provisions = PROVISIONS(IV_17_1, IV_17_2, IV_17_3),
    .readings = READINGS(R_IV_17_2_age_limit, R_IV_17_3_award, R_R_11_leap_birthday),
    .check = check,
    .compute = invalidity_pension_dates,
};
