/*
 * Annex IV, article 6 bis - Travail à temps partiel - Incidences sur le calcul des
 * prestations: the limits of instructions 6 bis.2/1 i and 6 bis.2/2 i.
 */
#include "calc/annex_iv/annex_iv.h"

struct part_time_limits_facts {
    int part_time_situation;
    number part_time_ratio, part_time_salary_per_month;
};

struct part_time_limits_results {
    number full_time_salary_per_month;
    number maximum_pension_rate, retirement_ceiling_factor;
    number invalidity_rate, invalidity_minimum_multiple, invalidity_ceiling_factor;
    number earnings_limit_factor, survivor_minimum_factor;
    number orphan_minimum_factor, orphan_increment_factor;
    number dependant_pension_factor, benefits_ceiling_factor;
};

struct proportion {
    int situation;
    number hours; /* worked, as a share of full time; NULL: nothing is reduced */
};

static struct proportion proportion_of(struct derivation *d,
                                       const struct part_time_limits_facts *facts) {
    struct proportion proportion = {facts->part_time_situation, NULL};
    number whole = number_with_unit(d->arena, count_of(d, 1, "full time"), UNIT_RATE);
    number ratio = facts->part_time_ratio;
    if (!holds(d, IV_6bis_2,
               stated(proportion.situation != NOT_REDUCED, "lasting part-time work"),
               "limits follow part time"))
        return proportion;
    enum provision provision = proportion.situation == FULL_TIME_BEFORE
                                   ? IV_instr6bis_2_2_i
                                   : IV_instr6bis_2_1_i;
    proportion.hours = product(d, provision, whole, ratio, "proportion of hours worked");
    return proportion;
}

/* `after` is PROVISION_NONE where instruction 6 bis.2/2 leaves the limit as it is. */
static number reduced(struct derivation *d, const struct proportion *proportion,
                      number limit, enum provision only, enum provision after,
                      const char *label) {
    enum provision provision = proportion->situation == FULL_TIME_BEFORE ? after : only;
    if (!proportion->hours || provision == PROVISION_NONE)
        return limit;
    return product(d, provision, limit, proportion->hours, label);
}

static void part_time_limits(struct derivation *d, const void *given, void *out) {
    const struct part_time_limits_facts *facts = given;
    struct part_time_limits_results *results = out;
    refuse_below_half_time(d, facts->part_time_ratio);
    if (is_refused(d))
        return;
    struct proportion part = proportion_of(d, facts);
    number whole = number_with_unit(d->arena, count_of(d, 1, "the whole"), UNIT_RATE);
    *results = (struct part_time_limits_results){
        .maximum_pension_rate =
            reduced(d, &part, parameter(d, IV_10_2_max), IV_instr6bis_2_1_i_a,
                    PROVISION_NONE, "highest rate of a retirement pension"),
        .retirement_ceiling_factor =
            reduced(d, &part, whole, IV_instr6bis_2_1_i_a_s2, PROVISION_NONE,
                    "factor of the last-salary ceiling"),
        .invalidity_rate =
            reduced(d, &part, parameter(d, IV_14_2_rate), IV_instr6bis_2_1_i_b,
                    IV_instr6bis_2_2_i_a, "rate of an invalidity pension"),
        .invalidity_minimum_multiple =
            reduced(d, &part, parameter(d, IV_14_4_min), IV_instr6bis_2_1_i_b_s2,
                    IV_instr6bis_2_2_i_a_s2, "minimum of an invalidity pension"),
        .invalidity_ceiling_factor =
            reduced(d, &part, whole, IV_instr6bis_2_1_i_c, PROVISION_NONE,
                    "factor of the maximum of an invalidity pension"),
        .earnings_limit_factor =
            reduced(d, &part, whole, IV_instr6bis_2_1_i_c_s2, PROVISION_NONE,
                    "factor of the salary that limits earnings"),
        .survivor_minimum_factor =
            reduced(d, &part, whole, IV_instr6bis_2_1_i_d, IV_instr6bis_2_2_i_b,
                    "factor of the minima of a survivor's pension"),
        .orphan_minimum_factor =
            reduced(d, &part, whole, IV_instr6bis_2_1_i_e, IV_instr6bis_2_2_i_c,
                    "factor of the minima for the first orphan"),
        .orphan_increment_factor =
            reduced(d, &part, whole, IV_instr6bis_2_1_i_e_s2, IV_instr6bis_2_2_i_c_s2,
                    "factor of the increments for more orphans"),
        .dependant_pension_factor =
            reduced(d, &part, whole, IV_instr6bis_2_1_i_f, IV_instr6bis_2_2_i_d,
                    "factor of a dependant's pension"),
        .benefits_ceiling_factor =
            reduced(d, &part, whole, IV_instr6bis_2_1_i_g, PROVISION_NONE,
                    "factor of the ceiling for survivors"),
    };
    if (facts->part_time_salary_per_month && number_sign(facts->part_time_ratio) > 0)
        results->full_time_salary_per_month =
            quotient(d, IV_6bis_1, facts->part_time_salary_per_month,
                     facts->part_time_ratio, "full-time salary of the grade and step");
}

static const struct field facts[] = {
    FIELD(part_time_limits_facts, CHOICE, part_time_situation,
          "situation of part-time staff: limits reduced or not", PART_TIME_SITUATIONS),
    FIELD(part_time_limits_facts, RATE, part_time_ratio,
          "share of full-time hours worked", .range = RANGE_SHARE),
    FIELD(part_time_limits_facts, MONEY, part_time_salary_per_month,
          "monthly salary received for part time", .unit = "per month", .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(part_time_limits_results, RATE, maximum_pension_rate,
          "highest pension rate of article 10"),
    FIELD(part_time_limits_results, RATE, retirement_ceiling_factor,
          "factor of the article 10 ceiling"),
    FIELD(part_time_limits_results, RATE, invalidity_rate, "rate of article 14.2"),
    FIELD(part_time_limits_results, RATE, invalidity_minimum_multiple,
          "minimum of article 14.4 as a multiple of C.1/1"),
    FIELD(part_time_limits_results, RATE, invalidity_ceiling_factor,
          "factor of the article 14.4 maximum"),
    FIELD(part_time_limits_results, RATE, earnings_limit_factor,
          "factor of the article 15 salary"),
    FIELD(part_time_limits_results, RATE, survivor_minimum_factor,
          "factor of the article 19.3 minima"),
    FIELD(part_time_limits_results, RATE, orphan_minimum_factor,
          "factor of the article 25 minima"),
    FIELD(part_time_limits_results, RATE, orphan_increment_factor,
          "factor of the article 25 increments"),
    FIELD(part_time_limits_results, RATE, dependant_pension_factor,
          "factor of the article 25bis pension"),
    FIELD(part_time_limits_results, RATE, benefits_ceiling_factor,
          "factor of the article 29 ceiling"),
    FIELD(part_time_limits_results, MONEY, full_time_salary_per_month,
          "full-time salary on which benefits rest", .unit = "per month",
          .optional = true),
    FIELDS_END,
};

const struct calculation part_time_limits_calculation = {
    .name = "part_time_limits",
    .provision = IV_instr6bis_2_1,
    .summary = "Limits of benefits reduced for part time",
    .facts = facts,
    .facts_size = sizeof(struct part_time_limits_facts),
    .results = results,
    .results_size = sizeof(struct part_time_limits_results),
    .provisions = PROVISIONS(IV_instr6bis_2_1, IV_instr6bis_2_2, IV_6bis_1),
    .refusals = REFUSALS({IV_4_3, "less than half time"}),
    .compute = part_time_limits,
};
