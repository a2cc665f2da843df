/*
 * Annex IV, article 44 - Régime de pensions et validation des services antérieurs:
 * paragraph 3 ii (what is missing and its repayment) with instructions 44/2 iii, 44/2 bis
 * iii, 44/3 i, iii, iv, v and 44/4 iv.
 * Readings: R-IV.11.1-day_count, R-IV.11.1-part_year, R-IV.35-first_day,
 * R-IV.35-leap_day, R-IV.35-weekend.
 */
#include "calc/annex_iv/annex_iv.h"

struct validation_shortfall_facts {
    number validation_cost, fund_assets;
    struct date start_date, repayment_date;
    struct list yearly_returns; /* of number */
    bool deferred_pension;
    struct date option_period_end_date, age_limit_date;
    struct date pension_start_date, arrears_date;
};

struct validation_shortfall_results {
    number shortfall, repayment;
};

enum sum_kind {
    CONTRIBUTIONS_AFTER_LEAVING = 1,
    CONTRIBUTIONS_IN_SERVICE,
    REPAYMENT,
    SURPLUS,
};

struct value_with_actual_return_facts {
    number amount;
    struct list yearly_returns; /* of number */
    int sum_kind;
    struct date payment_date, option_period_end_date;
};

struct value_with_actual_return_results {
    number amount_with_interest;
};

/* Whose repayment it is: where its interest and its time limit stand. */
struct terms {
    enum provision interest, limit;
    enum parameter rate, time;
};

static const struct terms shortfall_in_1974 = {
    IV_44_3_ii_s2, IV_instr44_3_iii_s2, IV_44_3_ii_s2_rate, IV_instr44_3_iii_s2_years};
static const struct terms shortfall_after_withdrawal = {
    IV_instr44_3_iii_al2_s2, IV_instr44_3_iii_al2_s3, IV_instr44_3_iii_al2_s2_rate,
    IV_instr44_3_iii_al2_s3_years};
static const struct terms cost_of_deferred_pension = {
    IV_instr44_2_iii_s2, IV_instr44_2_iii, IV_instr44_2_iii_s2_rate,
    IV_instr44_2_iii_months};

/* Instruction 44/3: a sum with the returns of the fund, year by year. */
static number with_actual_return(struct derivation *d, enum provision provision,
                                 number amount, struct list yearly_returns) {
    const number *returns = yearly_returns.items;
    for (size_t i = 0; i < yearly_returns.count; i++) {
        number earned = product(d, provision, amount, returns[i], "return of the year");
        amount = sum(d, provision, amount, earned, "sum with the return of the year");
    }
    return amount;
}

static struct terms terms_of(struct derivation *d,
                             const struct validation_shortfall_facts *facts) {
    if (holds(d, IV_instr44_2_iii, stated(facts->deferred_pension, "deferred pension"),
              "left with a deferred pension"))
        return cost_of_deferred_pension;
    if (holds(d, IV_instr44_3_iii_al2,
              stated(facts->yearly_returns.count > 0, "returns given"),
              "withdrawn later, with returns up to then"))
        return shortfall_after_withdrawal;
    return shortfall_in_1974;
}

static void refuse_late_repayment(struct derivation *d, const struct terms *terms,
                                  const struct validation_shortfall_facts *facts) {
    if (!date_given(facts->option_period_end_date))
        return;
    struct date last = time_limit_end(d, terms->limit, facts->option_period_end_date,
                                      parameter(d, terms->time), "last day to repay");
    if (date_given(facts->age_limit_date) && !facts->deferred_pension)
        last = date_earlier(last, facts->age_limit_date);
    if (holds(d, terms->limit, before(last, facts->repayment_date),
              "repaid after the time limit"))
        refuse(d, terms->limit, "the time limit of the repayment has passed");
}

/* Instruction 44/4 iv: no interest from the start of the pension to its arrears. */
static number with_interest(struct derivation *d, const struct terms *terms,
                            number amount,
                            const struct validation_shortfall_facts *facts) {
    struct date from = facts->start_date, to = facts->repayment_date;
    number rate = parameter(d, terms->rate);
    if (!holds(d, IV_instr44_4_iv_s2,
               stated(date_given(facts->pension_start_date), "arrears of pension"),
               "interest rests until the arrears are granted"))
        return with_compound_interest(d, terms->interest, amount, rate, from, to);
    struct date rest = date_earlier(facts->pension_start_date, to);
    amount = with_compound_interest(d, terms->interest, amount, rate, from, rest);
    if (date_compare(facts->arrears_date, from) > 0)
        from = facts->arrears_date;
    return with_compound_interest(d, terms->interest, amount, rate, from, to);
}

static void validation_shortfall(struct derivation *d, const void *given, void *out) {
    const struct validation_shortfall_facts *facts = given;
    struct validation_shortfall_results *results = out;
    struct terms terms = terms_of(d, facts);
    refuse_late_repayment(d, &terms, facts);
    if (is_refused(d))
        return;
    number cost = with_actual_return(d, IV_instr44_3_iii_al2, facts->validation_cost,
                                     facts->yearly_returns);
    number shortfall = difference(d, IV_instr44_3_iii, cost, facts->fund_assets,
                                  "cost above the assets");
    number nothing = number_with_unit(d->arena, count_of(d, 0, "nothing"), UNIT_MONEY);
    shortfall =
        at_least(d, IV_instr44_3_iii, shortfall, nothing, "part of the cost not covered");
    results->shortfall = shortfall;
    results->repayment = with_interest(d, &terms, shortfall, facts);
}

/* Contributions are due by the end of the option period. */
static void
refuse_late_contributions(struct derivation *d,
                          const struct value_with_actual_return_facts *facts) {
    if (!date_given(facts->payment_date) || !date_given(facts->option_period_end_date) ||
        facts->sum_kind > CONTRIBUTIONS_IN_SERVICE)
        return;
    enum provision provision = facts->sum_kind == CONTRIBUTIONS_IN_SERVICE
                                   ? IV_instr44_3_i_s2
                                   : IV_instr44_2bis_iii_s2;
    if (holds(d, provision, before(facts->option_period_end_date, facts->payment_date),
              "paid after the option period"))
        refuse(d, provision, "the contributions were due within the option period");
}

static void value_with_actual_return(struct derivation *d, const void *given, void *out) {
    static const enum provision provisions[] = {
        [CONTRIBUTIONS_AFTER_LEAVING] = IV_instr44_2bis_iii,
        [CONTRIBUTIONS_IN_SERVICE] = IV_instr44_3_i,
        [REPAYMENT] = IV_instr44_3_iv_al2,
        [SURPLUS] = IV_instr44_3_v_al2,
    };
    const struct value_with_actual_return_facts *facts = given;
    struct value_with_actual_return_results *results = out;
    refuse_late_contributions(d, facts);
    results->amount_with_interest = with_actual_return(
        d, provisions[facts->sum_kind], facts->amount, facts->yearly_returns);
}

/* A fund can lose all it holds, not more. */
static bool loses_more_than_all(struct list yearly_returns) {
    const number *returns = yearly_returns.items;
    bool found = false;
    struct arena *arena = arena_new();
    number all = number_of(arena, -1);
    for (size_t i = 0; i < yearly_returns.count; i++)
        found |= number_compare(returns[i], all) < 0;
    arena_free(arena);
    return found;
}

static void check_shortfall(const void *given, struct fact_error *error) {
    const struct validation_shortfall_facts *facts = given;
    if (date_compare(facts->repayment_date, facts->start_date) < 0)
        *error = (struct fact_error){"repayment_date", "before start_date"};
    else if (loses_more_than_all(facts->yearly_returns))
        *error = (struct fact_error){"yearly_returns", "a loss of more than all"};
    else if (date_given(facts->option_period_end_date) &&
             facts->option_period_end_date.year > 9000)
        *error = (struct fact_error){"option_period_end_date", "beyond the year 9000"};
    else if (date_given(facts->pension_start_date) != date_given(facts->arrears_date))
        *error =
            (struct fact_error){"arrears_date", "goes together with pension_start_date"};
    else if (date_compare(facts->arrears_date, facts->pension_start_date) < 0)
        *error = (struct fact_error){"arrears_date", "before pension_start_date"};
    else if (date_given(facts->pension_start_date) &&
             date_compare(facts->pension_start_date, facts->start_date) < 0)
        *error = (struct fact_error){"pension_start_date", "before start_date"};
}

static void check_value(const void *given, struct fact_error *error) {
    const struct value_with_actual_return_facts *facts = given;
    if (loses_more_than_all(facts->yearly_returns))
        *error = (struct fact_error){"yearly_returns", "a loss of more than all"};
}

static const struct field shortfall_facts[] = {
    FIELD(validation_shortfall_facts, MONEY, validation_cost, "cost of validation"),
    FIELD(validation_shortfall_facts, MONEY, fund_assets, "assets in the provident fund"),
    FIELD(validation_shortfall_facts, DATE, start_date, "first day"),
    FIELD(validation_shortfall_facts, DATE, repayment_date, "day it is repaid"),
    FIELD(validation_shortfall_facts, LIST, yearly_returns,
          "returns of the fund up to a withdrawal after 1 July 1974", .of = TYPE_RATE,
          .optional = true, .range = RANGE_ANY),
    FIELD(validation_shortfall_facts, BOOLEAN, deferred_pension,
          "left between 1973 and July 1974 with a deferred pension", .optional = true),
    FIELD(validation_shortfall_facts, DATE, option_period_end_date,
          "last day of the option period; without it no time limit is applied",
          .optional = true),
    FIELD(validation_shortfall_facts, DATE, age_limit_date,
          "last day of service at the age limit", .optional = true),
    FIELD(validation_shortfall_facts, DATE, pension_start_date,
          "first day of a pension with arrears", .optional = true),
    FIELD(validation_shortfall_facts, DATE, arrears_date, "day the arrears are granted",
          .optional = true),
    FIELDS_END,
};

static const struct field shortfall_results[] = {
    FIELD(validation_shortfall_results, MONEY, shortfall, "part of the cost not covered"),
    FIELD(validation_shortfall_results, MONEY, repayment, "sum to be repaid"),
    FIELDS_END,
};

const struct calculation validation_shortfall_calculation = {
    .name = "validation_shortfall",
    .provision = IV_44_3_ii,
    .summary = "Missing cost of validation and its repayment",
    .facts = shortfall_facts,
    .facts_size = sizeof(struct validation_shortfall_facts),
    .results = shortfall_results,
    .results_size = sizeof(struct validation_shortfall_results),
    .provisions =
        PROVISIONS(IV_44_3_ii, IV_instr44_3_iii, IV_instr44_2_iii, IV_instr44_4_iv),
    .refusals = REFUSALS({IV_instr44_3_iii_s2, "repaid after the time limit"},
                         {IV_instr44_3_iii_al2_s3, "repaid after the time limit"},
                         {IV_instr44_2_iii, "repaid after the time limit"}),
    .readings = READINGS(R_IV_11_1_day_count, R_IV_11_1_part_year, R_IV_35_first_day,
                         R_IV_35_leap_day, R_IV_35_weekend),
    .check = check_shortfall,
    .compute = validation_shortfall,
};

static const struct field value_facts[] = {
    FIELD(value_with_actual_return_facts, MONEY, amount, "amount"),
    FIELD(value_with_actual_return_facts, LIST, yearly_returns,
          "return of each year in order", .of = TYPE_RATE, .range = RANGE_ANY),
    FIELD(value_with_actual_return_facts, CHOICE, sum_kind, "what the sum is",
          .optional = true, .fallback = "contributions_after_leaving",
          CHOICES("contributions_after_leaving", "contributions_in_service", "repayment",
                  "surplus")),
    FIELD(value_with_actual_return_facts, DATE, payment_date,
          "day of payment; with option_period_end_date only", .optional = true),
    FIELD(value_with_actual_return_facts, DATE, option_period_end_date,
          "last day of the option period; without it no time limit is applied",
          .optional = true),
    FIELDS_END,
};

static const struct field value_results[] = {
    FIELD(value_with_actual_return_results, MONEY, amount_with_interest,
          "sum with compound interest"),
    FIELDS_END,
};

const struct calculation value_with_actual_return_calculation = {
    .name = "value_with_actual_return",
    .provision = IV_instr44_2bis_iii,
    .summary = "Sum with the actual return of the fund",
    .facts = value_facts,
    .facts_size = sizeof(struct value_with_actual_return_facts),
    .results = value_results,
    .results_size = sizeof(struct value_with_actual_return_results),
    .provisions =
        PROVISIONS(IV_instr44_2bis_iii, IV_instr44_3_i, IV_instr44_3_iv, IV_instr44_3_v),
    .refusals = REFUSALS({IV_instr44_3_i_s2, "paid after the option period"},
                         {IV_instr44_2bis_iii_s2, "paid after the option period"}),
    .check = check_value,
    .compute = value_with_actual_return,
};
