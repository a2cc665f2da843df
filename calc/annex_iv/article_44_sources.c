/*
 * Annex IV, article 44 - Régime de pensions et validation des services antérieurs: where
 * the cost is taken from (instructions 44/2 ii, 44/4 iv and 49/3 iii) and what a
 * repayment restores first (instructions 44/3 iv, v and 44/4 ii).
 * Readings: R-IV.instr5.1-1-interest, R-IV.instr44-4-first_instalment,
 * R-IV.instr49-3-interest.
 */
#include "calc/annex_iv/annex_iv.h"

enum source_situation { LEFT_1973_OR_LATER = 1, LEFT_BEFORE_1973, SERVING_AT_OPTION };

struct validation_cost_sources_facts {
    number validation_cost, pension_arrears, fund_assets;
    int source_situation;
    number months;
};

struct validation_cost_sources_results {
    number from_arrears, from_fund, to_be_paid, arrears_paid, instalment_per_month;
};

struct repayment_allocation_facts {
    number repayment, missing_contributions, missing_cost;
    bool from_capital;
};

struct repayment_allocation_results {
    number to_contributions, to_cost, left_over, from_pension;
};

static number nothing(struct derivation *d) {
    return number_with_unit(d->arena, count_of(d, 0, "nothing"), UNIT_MONEY);
}

/* The debt with simple interest over the months, in as many equal parts. */
static number instalment_with_simple_interest(struct derivation *d, number debt,
                                              number rate, number months) {
    months = number_with_unit(d->arena, months, UNIT_NONE);
    number years = quotient(d, IV_instr49_3_iii_al2_s3, months,
                            count_of(d, MONTHS_PER_YEAR, "months in a year"),
                            "months as a part of a year");
    number share =
        product(d, IV_instr49_3_iii_al2_s3, rate, years, "interest over the months");
    number interest =
        product(d, IV_instr49_3_iii_al2_s3, debt, share, "simple interest on the debt");
    number whole =
        sum(d, IV_instr49_3_iii_al2_s3, debt, interest, "debt with its interest");
    return quotient(d, IV_instr49_3_iii_al2_s3, whole, months, "monthly repayment");
}

/* Instruction 49/3 iii: what is left may be paid within twelve months, with interest. */
static number monthly_repayment(struct derivation *d, number debt, number months) {
    if (holds(d, IV_instr49_3_iii_al2_s2,
              above(months, parameter(d, IV_instr49_3_iii_al2_s2_months)),
              "more than twelve months")) {
        refuse(d, IV_instr49_3_iii_al2_s2, "the balance is due within twelve months");
        return NULL;
    }
    number rate = parameter(d, IV_instr49_3_iii_al2_s3_rate);
    if (reads_as(d, R_IV_instr49_3_interest__simple_interest))
        return instalment_with_simple_interest(d, debt, rate, months);
    return constant_instalment(d, IV_instr49_3_iii_al2_s3, debt, rate, months);
}

static void validation_cost_sources(struct derivation *d, const void *given, void *out) {
    static const struct {
        enum provision arrears, fund;
    } rules[] = {
        [LEFT_1973_OR_LATER] = {IV_instr44_2_ii, IV_instr44_2_ii_s2},
        [LEFT_BEFORE_1973] = {IV_instr49_3_iii_al2, IV_instr49_3_iii_al2},
        [SERVING_AT_OPTION] = {IV_instr44_4_iv, IV_instr44_4_iv_s3},
    };
    const struct validation_cost_sources_facts *facts = given;
    struct validation_cost_sources_results *results = out;
    enum provision from_arrears = rules[facts->source_situation].arrears;
    enum provision from_fund = rules[facts->source_situation].fund;

    results->from_arrears = at_most(d, from_arrears, facts->validation_cost,
                                    facts->pension_arrears, "taken from the arrears");
    number rest = difference(d, from_arrears, facts->validation_cost,
                             results->from_arrears, "cost above the arrears");
    /* Instruction 44/4 iv: the assets were counted at the option, the rest is paid. */
    if (holds(d, IV_instr44_4_iv_s3,
              stated(facts->source_situation == SERVING_AT_OPTION, "serving at option"),
              "the rest is paid before any pension"))
        results->from_fund = nothing(d);
    else
        results->from_fund =
            at_most(d, from_fund, rest, facts->fund_assets, "taken from the fund");
    results->to_be_paid =
        difference(d, from_fund, rest, results->from_fund, "to be paid by the person");
    results->arrears_paid =
        difference(d, from_arrears, facts->pension_arrears, results->from_arrears,
                   "arrears left to the person");
    if (facts->months)
        results->instalment_per_month =
            monthly_repayment(d, results->to_be_paid, facts->months);
}

static void repayment_allocation(struct derivation *d, const void *given, void *out) {
    const struct repayment_allocation_facts *facts = given;
    struct repayment_allocation_results *results = out;
    bool capital = holds(d, IV_instr44_4_ii, stated(facts->from_capital, "capital"),
                         "a capital due on invalidity or death");
    results->to_contributions =
        at_most(d, capital ? IV_instr44_4_ii_al2 : IV_instr44_3_iv_d1, facts->repayment,
                facts->missing_contributions, "restores the contributions first");
    number rest = difference(d, IV_instr44_3_iv, facts->repayment,
                             results->to_contributions, "left after the contributions");
    results->to_cost = at_most(d, capital ? IV_instr44_4_ii : IV_instr44_3_iv_d2, rest,
                               facts->missing_cost, "lowers the cost next");
    rest = difference(d, IV_instr44_3_iv, rest, results->to_cost, "left after the cost");
    results->left_over = nothing(d);
    if (holds(d, IV_instr44_3_v, above(rest, nothing(d)), "more than all sums due"))
        results->left_over = rest;
    if (capital)
        results->from_pension =
            difference(d, IV_instr44_4_ii_al2, facts->missing_contributions,
                       results->to_contributions, "contributions taken from the pension");
}

static void check_sources(const void *given, struct fact_error *error) {
    const struct validation_cost_sources_facts *facts = given;
    if (!facts->months)
        return;
    if (facts->source_situation != LEFT_BEFORE_1973)
        *error = (struct fact_error){"months", "only for left_before_1973"};
    struct arena *arena = arena_new();
    if (number_compare(facts->months, number_of(arena, 9999)) > 0)
        *error = (struct fact_error){"months", "expected 9999 at most"};
    arena_free(arena);
}

static const struct field source_facts[] = {
    FIELD(validation_cost_sources_facts, MONEY, validation_cost, "cost of validation"),
    FIELD(validation_cost_sources_facts, MONEY, pension_arrears, "arrears of pension"),
    FIELD(validation_cost_sources_facts, MONEY, fund_assets,
          "assets in the provident fund"),
    FIELD(validation_cost_sources_facts, CHOICE, source_situation,
          "who validates: left from 1973 on, left before 1973, in service at the option",
          .optional = true, .fallback = "left_1973_or_later",
          CHOICES("left_1973_or_later", "left_before_1973", "in_service")),
    FIELD(validation_cost_sources_facts, INTEGER, months,
          "months in which what is left is repaid; only for left_before_1973",
          .unit = "months", .optional = true, .range = RANGE_POSITIVE),
    FIELDS_END,
};

static const struct field source_results[] = {
    FIELD(validation_cost_sources_results, MONEY, from_arrears, "taken from the arrears"),
    FIELD(validation_cost_sources_results, MONEY, from_fund, "taken from the fund"),
    FIELD(validation_cost_sources_results, MONEY, to_be_paid, "to be paid by the person"),
    FIELD(validation_cost_sources_results, MONEY, arrears_paid,
          "arrears left to the person", .optional = true),
    FIELD(validation_cost_sources_results, MONEY, instalment_per_month,
          "monthly instalment", .unit = "per month", .optional = true),
    FIELDS_END,
};

const struct calculation validation_cost_sources_calculation = {
    .name = "validation_cost_sources",
    .provision = IV_instr44_2_ii,
    .summary = "Where the cost of validation is taken from",
    .facts = source_facts,
    .facts_size = sizeof(struct validation_cost_sources_facts),
    .results = source_results,
    .results_size = sizeof(struct validation_cost_sources_results),
    .provisions = PROVISIONS(IV_instr44_2_ii, IV_instr49_3_iii, IV_instr44_4_iv),
    .refusals = REFUSALS({IV_instr49_3_iii_al2_s2, "repaid in more than twelve months"}),
    .readings = READINGS(R_IV_instr5_1_1_interest, R_IV_instr44_4_first_instalment,
                         R_IV_instr49_3_interest),
    .check = check_sources,
    .compute = validation_cost_sources,
};

static const struct field allocation_facts[] = {
    FIELD(repayment_allocation_facts, MONEY, repayment, "sum to be repaid"),
    FIELD(repayment_allocation_facts, MONEY, missing_contributions,
          "contributions since 1 July 1974 to be restored"),
    FIELD(repayment_allocation_facts, MONEY, missing_cost,
          "cost of validation to be restored"),
    FIELD(repayment_allocation_facts, BOOLEAN, from_capital,
          "the sum is a capital due on invalidity or death", .optional = true),
    FIELDS_END,
};

static const struct field allocation_results[] = {
    FIELD(repayment_allocation_results, MONEY, to_contributions, "to the contributions"),
    FIELD(repayment_allocation_results, MONEY, to_cost, "to the cost"),
    FIELD(repayment_allocation_results, MONEY, left_over, "left over"),
    FIELD(repayment_allocation_results, MONEY, from_pension,
          "contributions still missing, taken from the pension; only from a capital",
          .optional = true),
    FIELDS_END,
};

const struct calculation repayment_allocation_calculation = {
    .name = "repayment_allocation",
    .provision = IV_instr44_3_iv,
    .summary = "What a repayment restores first",
    .facts = allocation_facts,
    .facts_size = sizeof(struct repayment_allocation_facts),
    .results = allocation_results,
    .results_size = sizeof(struct repayment_allocation_results),
    .provisions = PROVISIONS(IV_instr44_3_iv, IV_instr44_3_v, IV_instr44_4_ii),
    .compute = repayment_allocation,
};
