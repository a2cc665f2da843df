/*
 * Annex IV, article 38 - Sommes dues à l'Organisation: benefits less what is owed, the
 * sums paid in error of article 34(1) with it.
 */
#include "calc/annex_iv/annex_iv.h"

struct benefit_net_of_debt_facts {
    number benefit_amount, debt, overpayment, unpaid_validation;
};

struct benefit_net_of_debt_results {
    number amount, debt_left;
};

static void benefit_net_of_debt(struct derivation *d, const void *given, void *out) {
    const struct benefit_net_of_debt_facts *facts = given;
    struct benefit_net_of_debt_results *results = out;
    number owed = facts->debt;
    if (facts->overpayment)
        owed =
            sum(d, IV_34_1_s2, owed, facts->overpayment, "debt with sums paid in error");
    if (facts->unpaid_validation &&
        holds(d, IV_instr38_1, stated(true, "unpaid redemption or validation"),
              "what is unpaid for earlier service is a debt"))
        owed = sum(d, IV_38_1, owed, facts->unpaid_validation,
                   "debt with what is unpaid for earlier service");
    number taken =
        at_most(d, IV_38_1, owed, facts->benefit_amount, "sum taken from the benefit");
    results->amount =
        difference(d, IV_38_1, facts->benefit_amount, taken, "benefit that is paid");
    results->debt_left = difference(d, IV_38_1, owed, taken, "debt that is left");
}

static const struct field facts[] = {
    FIELD(benefit_net_of_debt_facts, MONEY, benefit_amount,
          "benefit before the deduction"),
    FIELD(benefit_net_of_debt_facts, MONEY, debt, "sum owed"),
    FIELD(benefit_net_of_debt_facts, MONEY, overpayment,
          "sums paid in error, beside the debt", .optional = true),
    FIELD(benefit_net_of_debt_facts, MONEY, unpaid_validation,
          "unpaid for the redemption or validation of earlier service, beside the debt",
          .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(benefit_net_of_debt_results, MONEY, amount, "amount"),
    FIELD(benefit_net_of_debt_results, MONEY, debt_left, "sum still owed"),
    FIELDS_END,
};

const struct calculation benefit_net_of_debt_calculation = {
    .name = "benefit_net_of_debt",
    .provision = IV_38_1,
    .summary = "Benefit after sums owed",
    .facts = facts,
    .facts_size = sizeof(struct benefit_net_of_debt_facts),
    .results = results,
    .results_size = sizeof(struct benefit_net_of_debt_results),
    .provisions = PROVISIONS(IV_38_1, IV_34_1, IV_instr38_1),
    .compute = benefit_net_of_debt,
};
