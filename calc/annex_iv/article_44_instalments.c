/*
 * Annex IV, article 44 - Régime de pensions et validation des services antérieurs:
 * instruction 44/4 i, repayment in constant monthly instalments, and iii, where they pay
 * for years in earlier organizations too.
 * Readings: R-IV.instr5.1-1-interest, R-IV.instr44-4-first_instalment.
 */
#include "calc/annex_iv/annex_iv.h"

struct validation_instalment_facts {
    number debt, basic_salary_per_month, months;
    bool above_limit_agreed;
    number other_organizations_debt;
};

struct validation_instalment_results {
    number instalment_per_month;
    number minimum_instalment_per_month, maximum_instalment_per_month;
};

/*
 * Paid at the end of each month: debt x i x (1 + i)^n / ((1 + i)^n - 1); at its beginning
 * a month of interest less.
 */
number constant_instalment(struct derivation *d, enum provision provision, number debt,
                           number yearly_rate, number months) {
    number one = count_of(d, 1, "the capital");
    number interest = monthly_interest(d, provision, yearly_rate);
    number month = sum(d, provision, one, interest, "capital and its interest");
    number factor = power(d, provision, month, months, "growth over the months");
    number earned = difference(d, provision, factor, one, "interest over the months");
    if (number_sign(earned) <= 0)
        return quotient(d, provision, debt, number_with_unit(d->arena, months, UNIT_NONE),
                        "instalment without interest");
    number share =
        quotient(d, provision,
                 product(d, provision, interest, factor, "interest carried to the end"),
                 earned, "share of the debt in an instalment");
    number instalment = product(d, provision, debt, share, "constant instalment");
    if (!reads_as(d, R_IV_instr44_4_first_instalment__at_once))
        return instalment;
    return quotient(d, provision, instalment,
                    number_with_unit(d->arena, month, UNIT_NONE),
                    "constant instalment, paid a month earlier");
}

static void refuse_beyond_limits(struct derivation *d,
                                 const struct validation_instalment_facts *facts,
                                 const struct validation_instalment_results *limits) {
    number instalment = limits->instalment_per_month;
    if (holds(d, IV_instr44_4_i_al2_s2,
              below(instalment, limits->minimum_instalment_per_month),
              "below the least instalment"))
        refuse(d, IV_instr44_4_i_al2_s2, "the instalment is below the least one");
    if (holds(d, IV_instr44_4_i_al2,
              above(instalment, limits->maximum_instalment_per_month),
              "above the upper limit") &&
        !holds(d, IV_instr44_4_i_al2, stated(facts->above_limit_agreed, "agreed"),
               "more than the upper limit is agreed"))
        refuse(d, IV_instr44_4_i_al2, "above the upper limit without agreement");
}

/* Instruction 44/4 iii: what is owed for earlier organizations goes with the rest. */
static number debt_in_all(struct derivation *d,
                          const struct validation_instalment_facts *facts) {
    if (!facts->other_organizations_debt)
        return facts->debt;
    return sum(d, IV_instr44_4_iii_s2, facts->debt, facts->other_organizations_debt,
               "debt with that of earlier organizations");
}

static void validation_instalment(struct derivation *d, const void *given, void *out) {
    const struct validation_instalment_facts *facts = given;
    struct validation_instalment_results *results = out;
    number most =
        product(d, IV_instr44_4_i, parameter(d, IV_instr44_4_i_years),
                count_of(d, MONTHS_PER_YEAR, "months in a year"), "most instalments");
    if (holds(d, IV_instr44_4_i, above(facts->months, most), "more than five years")) {
        refuse(d, IV_instr44_4_i, "the repayment may not take more than five years");
        return;
    }
    number salary = facts->basic_salary_per_month;
    results->instalment_per_month =
        constant_instalment(d, IV_instr44_3_iii, debt_in_all(d, facts),
                            parameter(d, IV_instr44_3_iii_rate), facts->months);
    results->minimum_instalment_per_month =
        product(d, IV_instr44_4_i_al2_s2, salary, parameter(d, IV_instr44_4_i_al2_s2_min),
                "least instalment");
    results->maximum_instalment_per_month =
        product(d, IV_instr44_4_i_al2, salary, parameter(d, IV_instr44_4_i_al2_max),
                "upper limit of the instalment");
    refuse_beyond_limits(d, facts, results);
}

/* Beyond this no limit is in question; it keeps the powers small. */
enum { MOST_MONTHS = 9999 };

static void check(const void *given, struct fact_error *error) {
    const struct validation_instalment_facts *facts = given;
    struct arena *arena = arena_new();
    if (number_compare(facts->months, number_of(arena, MOST_MONTHS)) > 0)
        *error = (struct fact_error){"months", "expected 9999 at most"};
    arena_free(arena);
}

static const struct field facts[] = {
    FIELD(validation_instalment_facts, MONEY, debt, "sum owed", .range = RANGE_POSITIVE),
    FIELD(validation_instalment_facts, MONEY, basic_salary_per_month,
          "monthly basic salary", .unit = "per month"),
    FIELD(validation_instalment_facts, INTEGER, months, "number of months",
          .unit = "months", .range = RANGE_POSITIVE),
    FIELD(validation_instalment_facts, BOOLEAN, above_limit_agreed,
          "more than the upper limit is agreed", .optional = true),
    FIELD(validation_instalment_facts, MONEY, other_organizations_debt,
          "sum owed for years in earlier organizations, repaid with the rest",
          .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(validation_instalment_results, MONEY, instalment_per_month,
          "monthly instalment", .unit = "per month"),
    FIELD(validation_instalment_results, MONEY, minimum_instalment_per_month,
          "least monthly instalment", .unit = "per month"),
    FIELD(validation_instalment_results, MONEY, maximum_instalment_per_month,
          "upper limit of the instalment", .unit = "per month"),
    FIELDS_END,
};

const struct calculation validation_instalment_calculation = {
    .name = "validation_instalment",
    .provision = IV_instr44_4_i,
    .summary = "Constant instalments of the cost of validation",
    .facts = facts,
    .facts_size = sizeof(struct validation_instalment_facts),
    .results = results,
    .results_size = sizeof(struct validation_instalment_results),
    .provisions = PROVISIONS(IV_instr44_4_i, IV_instr44_4_iii, IV_instr44_3_iii),
    .refusals = REFUSALS({IV_instr44_4_i, "outside the limits of length or amount"}),
    .readings = READINGS(R_IV_instr5_1_1_interest, R_IV_instr44_4_first_instalment),
    .check = check,
    .compute = validation_instalment,
};
