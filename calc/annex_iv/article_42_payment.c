/*
 * Annex IV, article 42 - Pensions assujetties à la législation fiscale nationale: monthly
 * advances and the balance of the tax adjustment (instructions 42/2(3) and 42/3).
 * Readings: R-IV.42.2-half (in the yearly adjustment, which is a fact here).
 */
#include "calc/annex_iv/annex_iv.h"

struct tax_adjustment_payment_facts {
    number adjustment_per_year;
    struct list advances; /* of number */
};

struct tax_adjustment_payment_results {
    number advance_per_month, balance;
};

static void tax_adjustment_payment(struct derivation *d, const void *given, void *out) {
    const struct tax_adjustment_payment_facts *facts = given;
    struct tax_adjustment_payment_results *results = out;
    const number *advances = facts->advances.items;
    number yearly = product(d, IV_instr42_2_3, facts->adjustment_per_year,
                            parameter(d, IV_instr42_2_3_share), "advances of the year");
    results->advance_per_month = quotient(
        d, IV_instr42_3_1, yearly, count_of(d, MONTHS_PER_YEAR, "months of the year"),
        "advance of the month");
    number balance = facts->adjustment_per_year;
    for (size_t i = 0; i < facts->advances.count; i++)
        balance = difference(d, IV_instr42_3_3, balance, advances[i],
                             "balance after the advance");
    results->balance = balance;
}

static const struct field facts[] = {
    FIELD(tax_adjustment_payment_facts, MONEY, adjustment_per_year,
          "yearly tax adjustment", .unit = "per year"),
    FIELD(tax_adjustment_payment_facts, LIST, advances, "advances paid", .of = TYPE_MONEY,
          .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(tax_adjustment_payment_results, MONEY, advance_per_month, "monthly advance",
          .unit = "per month"),
    FIELD(tax_adjustment_payment_results, MONEY, balance,
          "still due, or to be recovered when negative"),
    FIELDS_END,
};

const struct calculation tax_adjustment_payment_calculation = {
    .name = "tax_adjustment_payment",
    .provision = IV_instr42_3,
    .summary = "Advances and balance of the tax adjustment",
    .facts = facts,
    .facts_size = sizeof(struct tax_adjustment_payment_facts),
    .results = results,
    .results_size = sizeof(struct tax_adjustment_payment_results),
    .provisions = PROVISIONS(IV_instr42_3, IV_instr42_2_3),
    .readings = READINGS(R_IV_42_2_half),
    .compute = tax_adjustment_payment,
};
