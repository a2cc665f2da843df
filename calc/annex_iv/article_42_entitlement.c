/*
 * Annex IV, article 42 - Pensions assujetties à la législation fiscale nationale: who has
 * the tax adjustment, in which family situation (paragraphs 1, 3 and 5, instruction
 * 42/1(1)). Its amount: article_42_tax_adjustment.c.
 */
#include "calc/annex_iv/annex_iv.h"

struct tax_adjustment_entitlement_facts {
    bool taxed_in_member_state, proof_of_tax_given, has_spouse, has_dependants;
    number adjustment_paid;
};

struct tax_adjustment_entitlement_results {
    enum truth entitled;
    int refusal_reason, tax_family_situation;
    number repayable_amount;
};

enum refusal_reason { NO_REASON = 1, NOT_TAXED_IN_MEMBER_STATE, NO_PROOF };
enum tax_family_situation { MARRIED_WITHOUT_CHILDREN = 1, NO_FAMILY_REDUCTION };

/* Paragraph 3: two situations only, whatever the real family is. */
static int family_situation(struct derivation *d,
                            const struct tax_adjustment_entitlement_facts *facts) {
    bool family = facts->has_spouse || facts->has_dependants;
    if (holds(d, IV_42_3_al2, stated(!family, "no spouse and no dependant"),
              "no spouse and no dependant"))
        return NO_FAMILY_REDUCTION;
    return holds(d, IV_42_3_al2_s2, stated(family, "spouse or dependant"),
                 "a spouse or a dependant")
               ? MARRIED_WITHOUT_CHILDREN
               : NO_FAMILY_REDUCTION;
}

static void tax_adjustment_entitlement(struct derivation *d, const void *given,
                                       void *out) {
    const struct tax_adjustment_entitlement_facts *facts = given;
    struct tax_adjustment_entitlement_results *results = out;
    struct condition taxed = stated(facts->taxed_in_member_state, "taxed");
    results->tax_family_situation = family_situation(d, facts);
    bool due = holds(d, IV_42_1, taxed, "the pension is taxed in a member State");
    due &= holds(d, IV_instr42_1_1, taxed, "pension and adjustment are both taxed there");
    results->refusal_reason = due ? NO_REASON : NOT_TAXED_IN_MEMBER_STATE;
    bool unproved = holds(d, IV_42_5_al2, stated(!facts->proof_of_tax_given, "no proof"),
                          "no proof of declaration or assessment");
    if (due && unproved)
        results->refusal_reason = NO_PROOF;
    results->entitled = due && !unproved ? YES : NO;
    if (!facts->adjustment_paid)
        return;
    bool repaid = holds(d, IV_42_5_al2_s2, stated(unproved, "paid without proof"),
                        "what was paid without proof is repaid");
    repaid |= holds(d, IV_34_1_s2, stated(!due, "paid without a right"),
                    "what was paid and not due is repaid");
    results->repayable_amount =
        repaid ? facts->adjustment_paid
               : number_with_unit(d->arena, count_of(d, 0, "nothing"), UNIT_MONEY);
}

static const struct field facts[] = {
    FIELD(tax_adjustment_entitlement_facts, BOOLEAN, taxed_in_member_state,
          "pension taxed in a member State"),
    FIELD(tax_adjustment_entitlement_facts, BOOLEAN, proof_of_tax_given,
          "proof of tax given", .optional = true, .fallback = "true"),
    FIELD(tax_adjustment_entitlement_facts, BOOLEAN, has_spouse, "has a spouse",
          .optional = true),
    FIELD(tax_adjustment_entitlement_facts, BOOLEAN, has_dependants, "has dependants",
          .optional = true),
    FIELD(tax_adjustment_entitlement_facts, MONEY, adjustment_paid,
          "adjustment paid so far", .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(tax_adjustment_entitlement_results, BOOLEAN, entitled,
          "the conditions are met"),
    FIELD(tax_adjustment_entitlement_results, CHOICE, refusal_reason, "why not",
          .optional = true, CHOICES("none", "not_taxed_in_member_state", "no_proof")),
    FIELD(tax_adjustment_entitlement_results, CHOICE, tax_family_situation,
          "situation of the tables",
          CHOICES("married_without_children", "no_family_reduction")),
    FIELD(tax_adjustment_entitlement_results, MONEY, repayable_amount,
          "adjustment to be paid back", .optional = true),
    FIELDS_END,
};

const struct calculation tax_adjustment_entitlement_calculation = {
    .name = "tax_adjustment_entitlement",
    .provision = IV_42_1,
    .summary = "Right to the tax adjustment and family situation",
    .facts = facts,
    .facts_size = sizeof(struct tax_adjustment_entitlement_facts),
    .results = results,
    .results_size = sizeof(struct tax_adjustment_entitlement_results),
    .provisions = PROVISIONS(IV_42_1, IV_42_3, IV_42_5, IV_instr42_1, IV_34_1_s2),
    .compute = tax_adjustment_entitlement,
};
