/*
 * Annex IV, article 27 - Coexistence d'ayants droit: which rule shares the pensions
 * (instruction 27.0).
 * Readings: R-IV.27-mixed.
 */
#include "calc/annex_iv/family_groups.h"

struct family_groups_rule_facts {
    number entitled_survivors, groups_with_survivor, groups_without_survivor;
};

struct family_groups_rule_results {
    int sharing_rule;
};

/* Several survivors, and children of another family beside theirs: no point says. */
static int mixed_rule(struct derivation *d) {
    if (reads_as(d, R_IV_27_mixed__article_22))
        return RULE_22;
    if (reads_as(d, R_IV_27_mixed__instr27_2))
        return RULE_22_AND_27_2_1;
    return RULE_22_AND_27_1_1;
}

static int rule_of_one_survivor(struct derivation *d, number with, number without) {
    number none = count_of(d, 0, "none");
    bool own_children = number_sign(with) > 0;
    if (own_children)
        return holds(d, IV_instr27_0_iii, above(without, none),
                     "another group beside a survivor with children")
                   ? RULE_27_1_2
                   : RULE_NONE;
    return holds(d, IV_instr27_0_ii, above(without, none),
                 "another group beside a survivor without children")
               ? RULE_27_1_1
               : RULE_NONE;
}

int sharing_rule_of(struct derivation *d, number entitled_survivors,
                    number groups_with_survivor, number groups_without_survivor) {
    number one = count_of(d, 1, "one"), none = count_of(d, 0, "none");
    if (holds(d, IV_instr27_0_i, above(entitled_survivors, one),
              "more than one entitled survivor")) {
        if (number_sign(groups_without_survivor) > 0)
            return mixed_rule(d);
        return holds(d, IV_instr27_0_iv, above(groups_with_survivor, none),
                     "children with one of the survivors")
                   ? RULE_22_AND_27_2_1
                   : RULE_22;
    }
    if (number_sign(entitled_survivors) > 0)
        return rule_of_one_survivor(d, groups_with_survivor, groups_without_survivor);
    return holds(d, IV_instr27_0_v, above(groups_without_survivor, one),
                 "several groups of orphans and dependants")
               ? RULE_27_2_1
               : RULE_NONE;
}

static void family_groups_rule(struct derivation *d, const void *given, void *out) {
    const struct family_groups_rule_facts *facts = given;
    struct family_groups_rule_results *results = out;
    results->sharing_rule =
        sharing_rule_of(d, facts->entitled_survivors, facts->groups_with_survivor,
                        facts->groups_without_survivor);
}

static void check(const void *given, struct fact_error *error) {
    const struct family_groups_rule_facts *facts = given;
    if (number_compare(facts->groups_with_survivor, facts->entitled_survivors) > 0)
        *error = (struct fact_error){"groups_with_survivor",
                                     "more than there are entitled survivors"};
}

static const struct field facts[] = {
    FIELD(family_groups_rule_facts, INTEGER, entitled_survivors,
          "entitled spouse and former spouses"),
    FIELD(family_groups_rule_facts, INTEGER, groups_with_survivor,
          "groups with an entitled survivor and children or dependants"),
    FIELD(family_groups_rule_facts, INTEGER, groups_without_survivor,
          "groups of children or dependants without an entitled survivor"),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(family_groups_rule_results, CHOICE, sharing_rule,
          "articles and instructions that apply", SHARING_RULES),
    FIELDS_END,
};

const struct calculation family_groups_rule_calculation = {
    .name = "family_groups_rule",
    .provision = IV_instr27_0,
    .summary = "Rule that shares pensions between family groups",
    .facts = facts,
    .facts_size = sizeof(struct family_groups_rule_facts),
    .results = results,
    .results_size = sizeof(struct family_groups_rule_results),
    .provisions = PROVISIONS(IV_instr27_0_i, IV_instr27_0_ii, IV_instr27_0_iii,
                             IV_instr27_0_iv, IV_instr27_0_v),
    .readings = READINGS(R_IV_27_mixed),
    .check = check,
    .compute = family_groups_rule,
};
