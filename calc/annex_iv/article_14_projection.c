/*
 * Annex IV, article 14 - Taux de la pension: the reckonable years run on to the age limit
 * (paragraph 1, instruction 14.1). The pension: article_14_invalidity_pension.c.
 * Readings: R-R.11-leap_birthday.
 */
#include "calc/annex_iv/annex_iv.h"

struct projected_reckonable_years_facts {
    number reckonable_years;
    struct date start_date, birth_date;
    int part_time_situation;
    number part_time_ratio;
};

struct projected_reckonable_years_results {
    struct date age_limit_date;
    number months_to_age_limit, projected_reckonable_years;
};

static void projected_reckonable_years(struct derivation *d, const void *given,
                                       void *out) {
    const struct projected_reckonable_years_facts *facts = given;
    struct projected_reckonable_years_results *results = out;
    refuse_below_half_time(d, facts->part_time_ratio);
    if (is_refused(d))
        return;
    struct date age_limit = age_limit_date(d, IV_14_1, facts->birth_date);
    /* None where the pension starts after it. */
    struct period left = time_served(d, IV_14_1, facts->start_date, age_limit,
                                     "time left to the age limit");
    number years = in_years(d, left, "years to the age limit");
    bool lasting = facts->part_time_situation != NOT_REDUCED;
    if (holds(d, IV_instr14_1, stated(lasting, "lasting part-time work"),
              "projected as part-time work"))
        years = product(d, IV_instr14_1, years, facts->part_time_ratio,
                        "years to the age limit in part time");
    number all = sum(d, IV_14_1, facts->reckonable_years, years,
                     "reckonable years at the age limit");
    *results = (struct projected_reckonable_years_results){
        age_limit, in_months(d, left, "months to the age limit"), all};
}

static void check(const void *given, struct fact_error *error) {
    const struct projected_reckonable_years_facts *facts = given;
    if (date_compare(facts->start_date, facts->birth_date) < 0)
        *error = (struct fact_error){"start_date", "before the birth"};
}

static const struct field facts[] = {
    FIELD(projected_reckonable_years_facts, NUMBER, reckonable_years, "reckonable years",
          .unit = "years"),
    FIELD(projected_reckonable_years_facts, DATE, start_date,
          "first day of the invalidity pension"),
    FIELD(projected_reckonable_years_facts, DATE, birth_date, "date of birth"),
    PART_TIME_FIELDS(projected_reckonable_years_facts),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(projected_reckonable_years_results, DATE, age_limit_date,
          "last day of service at the age limit"),
    FIELD(projected_reckonable_years_results, NUMBER, months_to_age_limit,
          "months left to the age limit", .optional = true),
    FIELD(projected_reckonable_years_results, NUMBER, projected_reckonable_years,
          "reckonable years at the age limit", .unit = "years"),
    FIELDS_END,
};

const struct calculation projected_reckonable_years_calculation = {
    .name = "projected_reckonable_years",
    .provision = IV_14_1,
    .summary = "Reckonable years projected to the age limit",
    .facts = facts,
    .facts_size = sizeof(struct projected_reckonable_years_facts),
    .results = results,
    .results_size = sizeof(struct projected_reckonable_years_results),
    .provisions = PROVISIONS(IV_14_1, IV_instr14_1),
    .refusals = REFUSALS({IV_4_3, "less than half time"}),
    .readings = READINGS(R_R_11_leap_birthday),
    .check = check,
    .compute = projected_reckonable_years,
};
