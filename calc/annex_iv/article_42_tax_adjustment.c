/*
 * Annex IV, article 42 - Pensions assujetties à la législation fiscale nationale: the
 * amount of the tax adjustment (paragraph 2, instruction 42/1). Who has it:
 * article_42_entitlement.c; its payment: article_42_payment.c.
 * Readings: R-IV.42.2-half.
 */
#include "calc/annex_iv/annex_iv.h"

struct tax_bracket {
    number income_from, tax_rate;
};

struct tax_adjustment_facts {
    number pension_per_year;
    struct list tax_brackets; /* of struct tax_bracket */
    number family_allowances_per_year;
    bool family_allowances_taxable;
    number exchange_rate;
    const char *currency;
    number settlement_of_last_year, arrears, arrears_tax_rate;
};

struct tax_adjustment_results {
    number theoretical_increase_per_year, adjustment_per_year;
};

static number share_kept(struct derivation *d, number tax_rate) {
    number whole = number_with_unit(d->arena, count_of(d, 1, "all"), UNIT_RATE);
    return difference(d, IV_42_2, whole, tax_rate, "share left after tax");
}

/* The income of which so much is left after tax: bracket by bracket, from the bottom. */
static number income_leaving(struct derivation *d, number left,
                             const struct list *brackets) {
    const struct tax_bracket *bracket = brackets->items;
    number start = number_with_unit(d->arena, count_of(d, 0, "no income"), UNIT_MONEY);
    number kept = number_with_unit(d->arena, count_of(d, 1, "untaxed"), UNIT_RATE);
    for (size_t i = 0; i < brackets->count; i++) {
        number width = difference(d, IV_42_2, bracket[i].income_from, start,
                                  "income below the next bracket");
        number net = product(d, IV_42_2, width, kept, "left of it after tax");
        if (!holds(d, IV_42_2, above(left, net), "the income reaches the next bracket"))
            break;
        left = difference(d, IV_42_2, left, net, "still to be left after tax");
        start = bracket[i].income_from;
        kept = share_kept(d, bracket[i].tax_rate);
    }
    number more = quotient(d, IV_42_2, left, kept, "income in the last bracket");
    return sum(d, IV_42_2, start, more, "pension and increase before tax");
}

/* The tax on an income, bracket by bracket. */
static number tax_on(struct derivation *d, number income, const struct list *brackets) {
    const struct tax_bracket *bracket = brackets->items;
    number tax = number_with_unit(d->arena, count_of(d, 0, "no tax"), UNIT_MONEY);
    for (size_t i = 0; i < brackets->count; i++) {
        if (!holds(d, IV_42_2, above(income, bracket[i].income_from),
                   "the pension reaches the bracket"))
            break;
        number end = i + 1 < brackets->count
                         ? at_most(d, IV_42_2, income, bracket[i + 1].income_from,
                                   "end of the bracket")
                         : income;
        number width =
            difference(d, IV_42_2, end, bracket[i].income_from, "income in the bracket");
        number part =
            product(d, IV_42_2, width, bracket[i].tax_rate, "tax of the bracket");
        tax = sum(d, IV_42_2, tax, part, "tax so far");
    }
    return tax;
}

/* Instruction 42/1(3): what is paid in another currency, arrears too. */
static number in_state_currency(struct derivation *d,
                                const struct tax_adjustment_facts *facts, number paid,
                                const char *label) {
    return facts->exchange_rate
               ? product(d, IV_instr42_1_3, paid, facts->exchange_rate, label)
               : paid;
}

/* What is taxed, in the currency of the State of taxation. */
static number taxed_pension(struct derivation *d,
                            const struct tax_adjustment_facts *facts) {
    number pension = facts->pension_per_year;
    if (facts->family_allowances_per_year &&
        holds(d, IV_instr42_1_1_s2, stated(facts->family_allowances_taxable, "taxable"),
              "like family allowances are taxable"))
        pension = sum(d, IV_instr42_1_1_s2, pension, facts->family_allowances_per_year,
                      "pension with family allowances");
    pension =
        in_state_currency(d, facts, pension, "pension in the currency of the State");
    if (facts->settlement_of_last_year &&
        !holds(d, IV_instr42_3_3_s2, stated(true, "settlement of last year"),
               "the settlement of last year is left out"))
        pension = sum(d, IV_42_2, pension, facts->settlement_of_last_year,
                      "pension with the settlement");
    return pension;
}

static number increase_for(struct derivation *d, number pension,
                           const struct list *brackets) {
    if (reads_as(d, R_IV_42_2_half__tax_on_pension))
        return tax_on(d, pension, brackets);
    number before_tax = income_leaving(d, pension, brackets);
    return difference(d, IV_42_2, before_tax, pension, "increase that offsets the tax");
}

/* Instruction 42/1(4): arrears at the rate of tax that applies to them. */
static number increase_for_arrears(struct derivation *d,
                                   const struct tax_adjustment_facts *facts) {
    number arrears = in_state_currency(d, facts, facts->arrears,
                                       "arrears in the currency of the State");
    number tax = product(d, IV_instr42_1_4, arrears, facts->arrears_tax_rate,
                         "tax on the arrears");
    if (reads_as(d, R_IV_42_2_half__tax_on_pension))
        return tax;
    return quotient(d, IV_instr42_1_4, tax, share_kept(d, facts->arrears_tax_rate),
                    "increase for the arrears");
}

static void tax_adjustment(struct derivation *d, const void *given, void *out) {
    const struct tax_adjustment_facts *facts = given;
    struct tax_adjustment_results *results = out;
    if (facts->currency)
        d->currency = facts->currency;
    number increase = increase_for(d, taxed_pension(d, facts), &facts->tax_brackets);
    if (facts->arrears)
        increase = sum(d, IV_instr42_1_4, increase, increase_for_arrears(d, facts),
                       "increase with that for the arrears");
    results->theoretical_increase_per_year = increase;
    results->adjustment_per_year =
        product(d, IV_42_2, increase, parameter(d, IV_42_2_half), "yearly adjustment");
}

static void check(const void *given, struct fact_error *error) {
    const struct tax_adjustment_facts *facts = given;
    const struct tax_bracket *bracket = facts->tax_brackets.items;
    for (size_t i = 0; i < facts->tax_brackets.count; i++) {
        if (number_to_long(bracket[i].tax_rate) >= 1)
            *error =
                (struct fact_error){"tax_brackets.tax_rate", "takes the whole income"};
        else if (i > 0 &&
                 number_compare(bracket[i].income_from, bracket[i - 1].income_from) <= 0)
            *error = (struct fact_error){"tax_brackets.income_from",
                                         "not above that of the bracket before"};
        if (error->fact)
            return;
    }
    if (facts->arrears && !facts->arrears_tax_rate)
        *error =
            (struct fact_error){"arrears_tax_rate", "missing, needed beside the arrears"};
    else if (facts->arrears && number_to_long(facts->arrears_tax_rate) >= 1)
        *error = (struct fact_error){"arrears_tax_rate", "takes all of the arrears"};
}

static const struct field bracket_fields[] = {
    FIELD(tax_bracket, MONEY, income_from, "income from which the rate applies"),
    FIELD(tax_bracket, RATE, tax_rate, "rate of tax", .range = RANGE_SHARE),
    FIELDS_END,
};

static const struct field facts[] = {
    FIELD(tax_adjustment_facts, MONEY, pension_per_year, "yearly pension",
          .unit = "per year"),
    FIELD(tax_adjustment_facts, RECORDS, tax_brackets, "tax scale in ascending order",
          .fields = bracket_fields, .size = sizeof(struct tax_bracket)),
    FIELD(tax_adjustment_facts, MONEY, family_allowances_per_year,
          "yearly family allowances of the pensioner", .unit = "per year",
          .optional = true),
    FIELD(tax_adjustment_facts, BOOLEAN, family_allowances_taxable,
          "like allowances are taxable in the State of taxation", .optional = true),
    FIELD(tax_adjustment_facts, NUMBER, exchange_rate,
          "units of the currency of the State of taxation for one of the pension",
          .optional = true, .range = RANGE_POSITIVE),
    FIELD(tax_adjustment_facts, CURRENCY, currency, "currency of the State of taxation",
          .optional = true),
    FIELD(tax_adjustment_facts, MONEY, settlement_of_last_year,
          "balance of the adjustment of the year before, paid in this year",
          .optional = true, .range = RANGE_ANY),
    FIELD(tax_adjustment_facts, MONEY, arrears,
          "arrears of earlier years paid in the year", .optional = true),
    FIELD(tax_adjustment_facts, RATE, arrears_tax_rate, "rate of tax on those arrears",
          .optional = true, .range = RANGE_SHARE),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(tax_adjustment_results, MONEY, theoretical_increase_per_year,
          "increase that would offset the tax", .unit = "per year"),
    FIELD(tax_adjustment_results, MONEY, adjustment_per_year, "adjustment",
          .unit = "per year"),
    FIELDS_END,
};

const struct calculation tax_adjustment_calculation = {
    .name = "tax_adjustment",
    .provision = IV_42_2,
    .summary = "Tax adjustment of a pension",
    .facts = facts,
    .facts_size = sizeof(struct tax_adjustment_facts),
    .results = results,
    .results_size = sizeof(struct tax_adjustment_results),
    .provisions = PROVISIONS(IV_42_2, IV_instr42_1, IV_instr42_3_3),
    .readings = READINGS(R_IV_42_2_half),
    .check = check,
    .compute = tax_adjustment,
};
