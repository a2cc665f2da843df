/*
 * Annex IV, article 44 - Régime de pensions et validation des services antérieurs:
 * paragraph 2 (all of the service) and paragraph 3 (withdrawals from the provident fund)
 * with instructions 44/1, 44/3 iii, vi and vii.
 * Readings: R-IV.44.3-minima, R-IV.44.3-validated_years, R-IV.instr44-3-contributions.
 */
#include "calc/annex_iv/annex_iv.h"

struct partial_validation_facts {
    const struct period *service;
    number validation_cost, fund_assets, repaid_amount;
    bool contributions_restored, had_withdrawn, assets_drawn_on_leaving;
    const struct period *service_asked;
};

struct partial_validation_results {
    number paid_amount, validated_share, validated_reckonable_years;
};

struct reduced_minima_facts {
    number validated_reckonable_years, full_reckonable_years, further_reckonable_years;
    number c1_1_salary_per_month;
    bool before_option, settled_before_payment;
};

struct reduced_minima_results {
    number reduction_ratio, invalidity_rate, invalidity_minimum_per_month;
    number survivor_minimum_per_month, survivor_minimum_rate;
};

static number all_of_it(struct derivation *d) {
    return number_with_unit(d->arena, count_of(d, 1, "all of it"), UNIT_RATE);
}

static number share_validated(struct derivation *d, number paid, number cost) {
    if (holds(d, IV_44_3_ii, at_or_above(paid, cost), "the whole cost is covered"))
        return all_of_it(d);
    return quotient(d, IV_44_3_i, paid, cost, "share of the service validated");
}

/* The share of the days, or of the years and twelfths that they make. */
static number years_validated(struct derivation *d, struct period service, number share) {
    number days = in_days(d, service, "days of service");
    if (reads_as(d, R_IV_44_3_validated_years__share_of_reckonable_years)) {
        number years = reckonable_years_of(d, days, "years of service");
        days = product(d, IV_6_2, years, count_of(d, DAYS_PER_YEAR, "days in a year"),
                       "those years in days");
        days = number_with_unit(d->arena, days, UNIT_DAYS);
    }
    days = product(d, IV_instr44_3_vi, days, share, "days validated");
    return reckonable_years_of(d, days, "years validated");
}

/* Who drew the assets on leaving an earlier organization stands as if withdrawing. */
static bool had_withdrawn(struct derivation *d,
                          const struct partial_validation_facts *facts) {
    return holds(d, IV_instr44_1, stated(facts->had_withdrawn, "had withdrawn"),
                 "sums had been withdrawn") ||
           holds(d, IV_instr44_3_iii_al3,
                 stated(facts->assets_drawn_on_leaving, "assets drawn"),
                 "the assets were drawn on leaving an earlier organization");
}

/* Paragraph 2, last sub-paragraph: all of the service or none. */
static bool asks_for_part(struct derivation *d,
                          const struct partial_validation_facts *facts) {
    if (!facts->service_asked)
        return false;
    return holds(d, IV_44_2_al4,
                 below(in_days(d, *facts->service_asked, "days asked for"),
                       in_days(d, *facts->service, "days of service")),
                 "only part of the service is asked for");
}

static void partial_validation(struct derivation *d, const void *given, void *out) {
    const struct partial_validation_facts *facts = given;
    struct partial_validation_results *results = out;
    number paid = sum(d, IV_44_3_ii_al2, facts->fund_assets, facts->repaid_amount,
                      "sum that covers the cost");
    number share = share_validated(d, paid, facts->validation_cost);
    if (asks_for_part(d, facts)) {
        refuse(d, IV_44_2_al4, "the validation must cover all of the service");
        return;
    }
    if (!had_withdrawn(d, facts) &&
        holds(d, IV_instr44_1, below(share, all_of_it(d)), "the cost is not covered")) {
        refuse(d, IV_instr44_1,
               "without withdrawal, the whole service must be validated");
        return;
    }
    /* Annex to instruction 44/3 vii, item 8 bis. */
    if (!holds(d, IV_instr44_3_vii_ex_8bis,
               stated(facts->contributions_restored, "contributions restored"),
               "contributions since 1 July 1974 restored") &&
        reads_as(d, R_IV_instr44_3_contributions__nothing))
        share = number_with_unit(d->arena, count_of(d, 0, "nothing"), UNIT_RATE);
    results->paid_amount = paid;
    results->validated_share = share;
    results->validated_reckonable_years = years_validated(d, *facts->service, share);
}

/* Paragraph 3 iii: years as reduced, over years had everything been repaid. */
static number reduction_ratio(struct derivation *d,
                              const struct reduced_minima_facts *facts) {
    if (!holds(d, IV_44_3_iii, stated(facts->before_option, "before the option"),
               "invalidity or death before the option"))
        return all_of_it(d);
    if (holds(d, IV_instr44_3_vii_al2,
              stated(facts->settled_before_payment, "settled before payment"),
              "the balance is paid before the benefits start"))
        return all_of_it(d);
    if (!holds(d, IV_instr44_3_vii,
               below(facts->validated_reckonable_years, facts->full_reckonable_years),
               "earlier service not wholly validated"))
        return all_of_it(d);
    number reduced = sum(d, IV_44_3_iii_d1, facts->validated_reckonable_years,
                         facts->further_reckonable_years, "years with the reduction");
    number full = sum(d, IV_44_3_iii_d2, facts->full_reckonable_years,
                      facts->further_reckonable_years, "years without it");
    return quotient(d, IV_44_3_iii, reduced, full, "ratio of the reduction");
}

static void reduced_minima(struct derivation *d, const void *given, void *out) {
    const struct reduced_minima_facts *facts = given;
    struct reduced_minima_results *results = out;
    number c1_1 = facts->c1_1_salary_per_month;
    number ratio = reduction_ratio(d, facts);
    number minimum = product(d, IV_14_4, parameter(d, IV_14_4_min), c1_1,
                             "minimum invalidity pension");
    number survivor_rate = parameter(d, IV_19_3_min);
    if (reads_as(d, R_IV_44_3_minima__both))
        survivor_rate = product(d, IV_44_3_iii, survivor_rate, ratio,
                                "minimum rate of a survivor, reduced");
    *results = (struct reduced_minima_results){
        .reduction_ratio = ratio,
        .invalidity_rate = product(d, IV_44_3_iii, parameter(d, IV_14_2_rate), ratio,
                                   "rate of article 14(2), reduced"),
        .invalidity_minimum_per_month =
            product(d, IV_44_3_iii, minimum, ratio, "minimum of article 14(4), reduced"),
        .survivor_minimum_per_month =
            product(d, IV_44_3_iii, c1_1, ratio, "minimum of article 19(3), reduced"),
        .survivor_minimum_rate = survivor_rate,
    };
}

static void check_validation(const void *given, struct fact_error *error) {
    const struct partial_validation_facts *facts = given;
    if (facts->service_asked &&
        period_days(*facts->service_asked) > period_days(*facts->service))
        *error = (struct fact_error){"service_asked", "longer than the service"};
}

static void check_minima(const void *given, struct fact_error *error) {
    const struct reduced_minima_facts *facts = given;
    if (number_compare(facts->validated_reckonable_years, facts->full_reckonable_years) >
        0)
        *error = (struct fact_error){"validated_reckonable_years",
                                     "more than full_reckonable_years"};
    if (number_sign(facts->full_reckonable_years) == 0 &&
        number_sign(facts->further_reckonable_years) == 0)
        *error = (struct fact_error){"full_reckonable_years",
                                     "no reckonable year at all, expected some"};
}

static const struct field validation_facts[] = {
    FIELD(partial_validation_facts, PERIOD, service, "length of service"),
    FIELD(partial_validation_facts, MONEY, validation_cost, "cost of validation",
          .range = RANGE_POSITIVE),
    FIELD(partial_validation_facts, MONEY, fund_assets, "assets in the provident fund"),
    FIELD(partial_validation_facts, MONEY, repaid_amount, "capital repaid",
          .optional = true, .fallback = "0"),
    FIELD(partial_validation_facts, BOOLEAN, contributions_restored,
          "contributions since 1 July 1974 restored", .optional = true,
          .fallback = "true"),
    FIELD(partial_validation_facts, BOOLEAN, had_withdrawn,
          "sums had been withdrawn from the fund", .optional = true, .fallback = "true"),
    FIELD(partial_validation_facts, BOOLEAN, assets_drawn_on_leaving,
          "the assets of an earlier organization were drawn on leaving it",
          .optional = true),
    FIELD(partial_validation_facts, PERIOD, service_asked,
          "service asked to be validated; without it all of it", .optional = true),
    FIELDS_END,
};

static const struct field validation_results[] = {
    FIELD(partial_validation_results, MONEY, paid_amount, "sum that covers the cost",
          .optional = true),
    FIELD(partial_validation_results, RATE, validated_share, "share of the service"),
    FIELD(partial_validation_results, NUMBER, validated_reckonable_years,
          "years and twelfths validated", .unit = "years"),
    FIELDS_END,
};

const struct calculation partial_validation_calculation = {
    .name = "partial_validation",
    .provision = IV_44_3_i,
    .summary = "Partial validation",
    .facts = validation_facts,
    .facts_size = sizeof(struct partial_validation_facts),
    .results = validation_results,
    .results_size = sizeof(struct partial_validation_results),
    .provisions = PROVISIONS(IV_44_2, IV_44_3_i, IV_44_3_ii, IV_instr44_1,
                             IV_instr44_3_iii, IV_instr44_3_vi, IV_instr44_3_vii),
    .refusals =
        REFUSALS({IV_instr44_1, "no withdrawal: the whole service must be validated"},
                 {IV_44_2, "part of the service only"}),
    .readings = READINGS(R_IV_44_3_validated_years, R_IV_instr44_3_contributions),
    .check = check_validation,
    .compute = partial_validation,
};

static const struct field minima_facts[] = {
    FIELD(reduced_minima_facts, NUMBER, validated_reckonable_years,
          "years and twelfths validated", .unit = "years"),
    FIELD(reduced_minima_facts, NUMBER, full_reckonable_years,
          "reckonable years of full validation", .unit = "years"),
    FIELD(reduced_minima_facts, NUMBER, further_reckonable_years,
          "reckonable years after validation", .unit = "years"),
    FIELD(reduced_minima_facts, MONEY, c1_1_salary_per_month,
          "salary of grade C.1, step 1", .unit = "per month"),
    FIELD(reduced_minima_facts, BOOLEAN, before_option,
          "invalidity or death before the option", .optional = true, .fallback = "true"),
    FIELD(reduced_minima_facts, BOOLEAN, settled_before_payment,
          "the balance is paid before the benefits start", .optional = true),
    FIELDS_END,
};

static const struct field minima_results[] = {
    FIELD(reduced_minima_results, RATE, reduction_ratio, "ratio"),
    FIELD(reduced_minima_results, RATE, invalidity_rate, "rate of article 14.2"),
    FIELD(reduced_minima_results, MONEY, invalidity_minimum_per_month,
          "minimum of article 14.4", .unit = "per month"),
    FIELD(reduced_minima_results, MONEY, survivor_minimum_per_month,
          "C.1/1 minimum of article 19.3", .unit = "per month"),
    FIELD(reduced_minima_results, RATE, survivor_minimum_rate,
          "minimum of article 19.3 as a share of salary", .optional = true),
    FIELDS_END,
};

const struct calculation reduced_minima_calculation = {
    .name = "reduced_minima",
    .provision = IV_44_3_iii,
    .summary = "Limits reduced after a partial validation",
    .facts = minima_facts,
    .facts_size = sizeof(struct reduced_minima_facts),
    .results = minima_results,
    .results_size = sizeof(struct reduced_minima_results),
    .provisions = PROVISIONS(IV_44_3_iii, IV_instr44_3_vii),
    .readings = READINGS(R_IV_44_3_minima),
    .check = check_minima,
    .compute = reduced_minima,
};
