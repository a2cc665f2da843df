/*
 * Annex IV, article 44 - Régime de pensions et validation des services antérieurs:
 * paragraph 2 (what is kept and what validation costs) with instructions 44/2 i and iv,
 * 44/2 bis ii, 44/3 ii and 44/4 iii.
 * Readings: R-IV.11.1-day_count, R-IV.11.1-part_year, R-IV.44.2-bonus.
 */
#include "calc/annex_iv/annex_iv.h"

struct dated_sum {
    struct date date;
    number amount, exchange_rate;
};

struct assets_kept_before_fund_facts {
    struct list payments; /* of struct dated_sum */
    number actual_value;
    struct date reference_date, leaving_date;
    number special_interest_bonus;
};

struct assets_kept_before_fund_results {
    number value_at_four_percent, kept_amount;
};

struct validation_cost_facts {
    struct list salaries; /* of struct dated_sum */
    number fund_assets, special_interest_bonus, other_organizations_cost;
    struct date reference_date, leaving_date;
};

struct validation_cost_results {
    number cost_before_ceiling, validation_cost, kept_amount, cost_in_all;
};

static number no_money(struct derivation *d) {
    return number_with_unit(d->arena, count_of(d, 0, "nothing"), UNIT_MONEY);
}

/* Instructions 44/2 i and 44/2 bis ii: the day of leaving, when it comes first. */
static struct date valuation_date(struct derivation *d, struct date reference,
                                  struct date leaving) {
    if (!date_given(leaving))
        return reference;
    if (holds(d, IV_instr44_2bis_ii, on_or_after(leaving, reference),
              "left later: the cost stays fixed at the day the options took effect"))
        return reference;
    if (holds(d, IV_instr44_2_i, before(leaving, reference),
              "left before the options took effect"))
        return leaving;
    return reference;
}

/* Paragraph 2, third sub-paragraph: interest in each currency first, then conversion. */
static number converted(struct derivation *d, number amount, number exchange_rate,
                        bool left_before) {
    if (!holds(d, IV_44_2_al3, stated(exchange_rate != NULL, "another currency"),
               "paid in another currency") ||
        !exchange_rate)
        return amount;
    enum provision provision = left_before ? IV_instr44_2_iv : IV_instr44_3_ii_al2_s2;
    return product(d, provision, amount, exchange_rate, "converted at the fund rate");
}

/* Paragraph 2 iii: what came from special interest bonuses is never kept. */
static number kept_without_bonus(struct derivation *d, number kept, number bonus) {
    kept = difference(d, IV_44_2_iii, kept, bonus, "kept without special interest");
    return at_least(d, IV_44_2_iii, kept, no_money(d), "kept, never negative");
}

static void assets_kept_before_fund(struct derivation *d, const void *given, void *out) {
    const struct assets_kept_before_fund_facts *facts = given;
    struct assets_kept_before_fund_results *results = out;
    const struct dated_sum *payments = facts->payments.items;
    struct date until = valuation_date(d, facts->reference_date, facts->leaving_date);
    number value = no_money(d);
    for (size_t i = 0; i < facts->payments.count; i++) {
        number grown =
            with_compound_interest(d, IV_44_2_i, payments[i].amount,
                                   parameter(d, IV_44_2_i_rate), payments[i].date, until);
        value = sum(d, IV_44_2_i, value, grown, "payments at the statutory rate");
    }
    number kept = difference(d, IV_44_2_i, facts->actual_value, value,
                             "actual value above the statutory rate");
    kept = at_least(d, IV_44_2_i, kept, no_money(d), "return above the statutory rate");
    results->value_at_four_percent = value;
    results->kept_amount = kept_without_bonus(d, kept, facts->special_interest_bonus);
}

/* Paragraph 2 ii with instruction 44/3 ii: 21 % of each salary, with interest. */
static number cost_of(struct derivation *d, const struct validation_cost_facts *facts) {
    const struct dated_sum *salaries = facts->salaries.items;
    struct date until = valuation_date(d, facts->reference_date, facts->leaving_date);
    bool left_before = date_compare(until, facts->reference_date) < 0;
    number cost = no_money(d);
    for (size_t i = 0; i < facts->salaries.count; i++) {
        number contribution =
            product(d, IV_44_2_ii, salaries[i].amount, parameter(d, IV_44_2_ii_share),
                    "contributions on the salary");
        number grown = with_compound_interest(d, IV_instr44_3_ii_al2, contribution,
                                              parameter(d, IV_44_2_ii_rate),
                                              salaries[i].date, until);
        grown = converted(d, grown, salaries[i].exchange_rate, left_before);
        cost = sum(d, IV_44_2_ii, cost, grown, "contributions with interest");
    }
    return cost;
}

static void validation_cost(struct derivation *d, const void *given, void *out) {
    const struct validation_cost_facts *facts = given;
    struct validation_cost_results *results = out;
    number before_ceiling = cost_of(d, facts);
    number bonus = facts->special_interest_bonus;
    bool in_cost = reads_as(d, R_IV_44_2_bonus__part_of_the_cost);
    if (in_cost)
        before_ceiling =
            sum(d, IV_44_2_iii, before_ceiling, bonus, "cost with special interest");
    number cost = at_most(d, IV_instr44_3_ii, before_ceiling, facts->fund_assets,
                          "cost within the assets");
    number kept = difference(d, IV_44_2, facts->fund_assets, cost,
                             "assets left after what is given up");
    results->cost_before_ceiling = before_ceiling;
    results->validation_cost = cost;
    results->kept_amount = in_cost ? kept : kept_without_bonus(d, kept, bonus);
    /* Each organization's rules give the cost of its years; all of it is paid here. */
    if (facts->other_organizations_cost)
        results->cost_in_all =
            sum(d, IV_instr44_4_iii, cost, facts->other_organizations_cost,
                "cost with that of the earlier organizations");
}

static bool any_after(struct list sums, struct date reference, struct date leaving) {
    const struct dated_sum *sum = sums.items;
    for (size_t i = 0; i < sums.count; i++)
        if (date_compare(sum[i].date, reference) > 0 ||
            (date_given(leaving) && date_compare(sum[i].date, leaving) > 0))
            return true;
    return false;
}

static void check_kept(const void *given, struct fact_error *error) {
    const struct assets_kept_before_fund_facts *facts = given;
    if (any_after(facts->payments, facts->reference_date, facts->leaving_date))
        *error = (struct fact_error){"payments.date",
                                     "after the day for which the value is asked"};
    else if (number_compare(facts->special_interest_bonus, facts->actual_value) > 0)
        *error = (struct fact_error){"special_interest_bonus", "more than actual_value"};
}

static void check_cost(const void *given, struct fact_error *error) {
    const struct validation_cost_facts *facts = given;
    if (any_after(facts->salaries, facts->reference_date, facts->leaving_date))
        *error = (struct fact_error){"salaries.date",
                                     "after the day for which the cost is asked"};
    else if (number_compare(facts->special_interest_bonus, facts->fund_assets) > 0)
        *error = (struct fact_error){"special_interest_bonus", "more than fund_assets"};
}

static const struct field payment_fields[] = {
    FIELD(dated_sum, DATE, date, "day of the sum"),
    FIELD(dated_sum, MONEY, amount, "amount"),
    FIELDS_END,
};

static const struct field salary_fields[] = {
    FIELD(dated_sum, DATE, date, "day of the sum"),
    FIELD(dated_sum, MONEY, amount, "amount"),
    FIELD(dated_sum, NUMBER, exchange_rate,
          "rate of the fund into the currency of the accounts; only for a salary in "
          "another currency",
          .optional = true, .range = RANGE_POSITIVE),
    FIELDS_END,
};

static const struct field kept_facts[] = {
    FIELD(assets_kept_before_fund_facts, RECORDS, payments,
          "payments of the organization", .fields = payment_fields,
          .size = sizeof(struct dated_sum)),
    FIELD(assets_kept_before_fund_facts, MONEY, actual_value,
          "value with the actual return"),
    FIELD(assets_kept_before_fund_facts, DATE, reference_date,
          "day for which the answer is asked", .optional = true,
          .fallback = "1974-07-01"),
    FIELD(assets_kept_before_fund_facts, DATE, leaving_date, "day service ended",
          .optional = true),
    FIELD(assets_kept_before_fund_facts, MONEY, special_interest_bonus,
          "special interest bonuses granted", .optional = true, .fallback = "0"),
    FIELDS_END,
};

static const struct field kept_results[] = {
    FIELD(assets_kept_before_fund_results, MONEY, value_at_four_percent,
          "value at the statutory rate", .optional = true),
    FIELD(assets_kept_before_fund_results, MONEY, kept_amount,
          "sum kept by the staff member"),
    FIELDS_END,
};

const struct calculation assets_kept_before_fund_calculation = {
    .name = "assets_kept_before_fund",
    .provision = IV_44_2_i,
    .summary = "Return kept for the time before the provident fund",
    .facts = kept_facts,
    .facts_size = sizeof(struct assets_kept_before_fund_facts),
    .results = kept_results,
    .results_size = sizeof(struct assets_kept_before_fund_results),
    .provisions = PROVISIONS(IV_44_2_i, IV_44_2_iii, IV_instr44_2_i, IV_instr44_2bis_ii),
    .readings = READINGS(R_IV_11_1_day_count, R_IV_11_1_part_year),
    .check = check_kept,
    .compute = assets_kept_before_fund,
};

static const struct field cost_facts[] = {
    FIELD(validation_cost_facts, RECORDS, salaries, "salaries received",
          .fields = salary_fields, .size = sizeof(struct dated_sum)),
    FIELD(validation_cost_facts, MONEY, fund_assets, "assets without withdrawals"),
    FIELD(validation_cost_facts, MONEY, special_interest_bonus,
          "special interest bonuses granted", .optional = true, .fallback = "0"),
    FIELD(validation_cost_facts, MONEY, other_organizations_cost,
          "cost of years in earlier organizations, by the rules of each",
          .optional = true),
    FIELD(validation_cost_facts, DATE, reference_date,
          "day for which the answer is asked", .optional = true,
          .fallback = "1974-07-01"),
    FIELD(validation_cost_facts, DATE, leaving_date, "day service ended",
          .optional = true),
    FIELDS_END,
};

static const struct field cost_results[] = {
    FIELD(validation_cost_results, MONEY, cost_before_ceiling,
          "cost before the limit of the assets", .optional = true),
    FIELD(validation_cost_results, MONEY, validation_cost, "cost of validation"),
    FIELD(validation_cost_results, MONEY, kept_amount, "sum kept by the staff member"),
    FIELD(validation_cost_results, MONEY, cost_in_all,
          "cost with that of the earlier organizations", .optional = true),
    FIELDS_END,
};

const struct calculation validation_cost_calculation = {
    .name = "validation_cost",
    .provision = IV_44_2_ii,
    .summary = "Cost of validating service under the provident fund",
    .facts = cost_facts,
    .facts_size = sizeof(struct validation_cost_facts),
    .results = cost_results,
    .results_size = sizeof(struct validation_cost_results),
    .provisions = PROVISIONS(IV_44_2, IV_44_2_ii, IV_44_2_iii, IV_44_2_al3,
                             IV_instr44_2_i, IV_instr44_2_iv, IV_instr44_2bis_ii,
                             IV_instr44_3_ii, IV_instr44_4_iii),
    .readings = READINGS(R_IV_11_1_day_count, R_IV_11_1_part_year, R_IV_44_2_bonus),
    .check = check_cost,
    .compute = validation_cost,
};
