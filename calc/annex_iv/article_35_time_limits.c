/*
 * Annex IV, article 35 - Justifications à fournir - Déchéance des droits: the last day of
 * the time limits that the annex counts from one day, those of other articles with it.
 * Readings: R-IV.35-first_day, R-IV.35-leap_day, R-IV.35-weekend.
 */
#include "calc/annex_iv/annex_iv.h"

struct pension_time_limit_facts {
    int provision; /* 1 for the first row of the table */
    struct date event_date, age_limit_date, early_study_date;
};

struct pension_time_limit_results {
    struct date limit_date;
};

/* In the order of the words of the fact. */
static const struct time_limit {
    enum provision provision;
    enum parameter length;
    const char *label;
} limits[] = {
    {IV_5_5_i, IV_5_5_i_months, "request to validate earlier service"},
    {IV_instr5_1_1_i, IV_instr5_1_1_i_months, "request after a new engagement"},
    {IV_instr5_1_1_vii, IV_instr5_1_1_vii_months, "repayments after leaving"},
    {IV_instr5_1_2_i, IV_instr5_1_2_i_months, "request after the confirmation"},
    {IV_instr5_1_2_v, IV_instr5_1_2_v_months, "payments after leaving"},
    {IV_instr6_3_s2, IV_instr6_3_s2_days, "request for full contributions"},
    {IV_instr12_1_v_a, IV_instr12_1_v_a_months, "request for a transfer in"},
    {IV_instr12_1_v_b, IV_instr12_1_v_b_months, "request once transfers are open"},
    {IV_instr12_1_vi_d1, IV_instr12_1_vi_d1_months, "payment of sums received before"},
    {IV_instr12_2_i_a, IV_instr12_2_i_a_months, "request for a transfer out"},
    {IV_35_2, IV_35_2_months, "claim of survivors"},
    {IV_35_3, IV_35_3_months, "claim of a former spouse"},
    {IV_41_5_s2, IV_41_5_years, "next adjustment of the contribution"},
    {IV_43_2_iii, IV_43_2_iii_months, "option after a death in service"},
    {IV_43_3_ii, IV_43_3_ii_months, "option after a death of who had left"},
    {IV_43_4_i, IV_43_4_i_years, "end of the option period"},
    {IV_instr44_2_iii, IV_instr44_2_iii_months, "repayment for a deferred pension"},
    {IV_instr44_3_iii_s2, IV_instr44_3_iii_s2_years, "repayment of the shortfall"},
    {IV_instr47_4_ii_al2, IV_instr47_4_ii_al2_months, "payment handed over"},
    {IV_instr49_3_iii_al2_s2, IV_instr49_3_iii_al2_s2_months,
     "repayments by those who left before 1973"},
};

static struct date past_the_weekend(struct derivation *d, enum provision provision,
                                    struct date last) {
    if (!date_is_of_weekend(last) || !reads_as(d, R_IV_35_weekend__next_monday))
        return last;
    return day_found(d, provision, last, date_next_monday(last),
                     "Monday after the weekend");
}

struct date leap_day_anniversary(struct derivation *d, enum provision provision,
                                 struct date event, struct date anniversary) {
    if (!date_is_leap_day(event) || date_is_leap_day(anniversary) ||
        !reads_as(d, R_IV_35_leap_day__28_february))
        return anniversary;
    return day_found(d, provision, anniversary, date_plus_days(anniversary, -1),
                     "28 February of a common year");
}

struct date time_limit_end(struct derivation *d, enum provision provision,
                           struct date event, number length, const char *label) {
    struct date last = day_after(d, provision, event, length, label);
    if (number_unit(length) == UNIT_YEARS)
        last = leap_day_anniversary(d, provision, event, last);
    if (reads_as(d, R_IV_35_first_day__counted))
        last = day_found(d, provision, last, date_plus_days(last, -1),
                         "the day of the event counted");
    return past_the_weekend(d, provision, last);
}

static void pension_time_limit(struct derivation *d, const void *given, void *out) {
    const struct pension_time_limit_facts *facts = given;
    struct pension_time_limit_results *results = out;
    const struct time_limit *limit = &limits[facts->provision - 1];
    struct date from = facts->event_date;
    /* Article 41(5): a study brought forward starts the five years anew. */
    if (limit->provision == IV_41_5_s2 && date_given(facts->early_study_date) &&
        holds(d, IV_41_5_al3, on_or_after(facts->early_study_date, from),
              "counted from a study brought forward"))
        from = facts->early_study_date;
    number length = parameter(d, limit->length);
    /* The anniversary of an adjustment is the day it takes effect, not a time to act. */
    struct date last =
        limit->provision == IV_41_5_s2
            ? day_after(d, limit->provision, from, length, limit->label)
            : time_limit_end(d, limit->provision, from, length, limit->label);
    if (limit->provision == IV_instr44_3_iii_s2 && date_given(facts->age_limit_date) &&
        holds(d, limit->provision, before(facts->age_limit_date, last),
              "the age limit comes first"))
        last = facts->age_limit_date;
    results->limit_date = last;
}

static const struct field facts[] = {
    FIELD(pension_time_limit_facts, CHOICE, provision, "provision that sets the limit",
          CHOICES("IV.5.5.i", "IV.instr5.1-1.i", "IV.instr5.1-1.vii", "IV.instr5.1-2.i",
                  "IV.instr5.1-2.v", "IV.instr6.3", "IV.instr12.1.v.a",
                  "IV.instr12.1.v.b", "IV.instr12.1.vi", "IV.instr12.2.i", "IV.35.2",
                  "IV.35.3", "IV.41.5", "IV.43.2.iii", "IV.43.3.ii", "IV.43.4.i",
                  "IV.instr44-2.iii", "IV.instr44-3.iii", "IV.instr47-4.ii",
                  "IV.instr49-3.iii")),
    FIELD(pension_time_limit_facts, DATE, event_date, "day of the event"),
    FIELD(pension_time_limit_facts, DATE, age_limit_date,
          "last day of service at the age limit", .optional = true),
    FIELD(pension_time_limit_facts, DATE, early_study_date,
          "day of an actuarial study brought forward", .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(pension_time_limit_results, DATE, limit_date, "day on which the limit falls"),
    FIELDS_END,
};

const struct calculation pension_time_limit_calculation = {
    .name = "pension_time_limit",
    .provision = IV_35_2,
    .summary = "Last day of a time limit of annex IV",
    .facts = facts,
    .facts_size = sizeof(struct pension_time_limit_facts),
    .results = results,
    .results_size = sizeof(struct pension_time_limit_results),
    .provisions = PROVISIONS(
        IV_35_2, IV_35_3, IV_5_5_i, IV_instr5_1_1_i, IV_instr5_1_1_vii, IV_instr5_1_2_i,
        IV_instr5_1_2_v, IV_instr6_3, IV_instr12_1_v, IV_instr12_1_vi, IV_instr12_2_i,
        IV_41_5, IV_43_2_iii, IV_43_3_ii, IV_43_4_i, IV_instr44_2_iii, IV_instr44_3_iii,
        IV_instr47_4_ii, IV_instr49_3_iii),
    .readings = READINGS(R_IV_35_first_day, R_IV_35_leap_day, R_IV_35_weekend),
    .compute = pension_time_limit,
};
