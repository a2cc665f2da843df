/*
 * Annex IV, article 27 - Coexistence d'ayants droit: the calculation of paragraph 1.
 */
#include "calc/annex_iv/family_groups.h"

struct survivor_fact {
    const char *id;
    number pension_per_month, unreduced_pension_per_month;
};

struct group_fact {
    const char *id;
    const struct survivor_fact *survivor;
    struct list orphans, dependants;
    number first_share_per_month;
};

struct survivor_and_group_shares_facts {
    number reference_pension_per_month, c1_1_salary_per_month;
    number child_allowance_per_month, dependant_allowance_per_month;
    struct list groups; /* of struct group_fact */
};

struct shared_pension {
    const char *id;
    number isolated_per_month, pension_per_month;
};

struct survivor_and_group_shares_results {
    number theoretical_total_per_month, isolated_total_per_month, factor;
    struct list pensions; /* of struct shared_pension */
    number annulled_per_month;
};

static struct family_group group_of(struct arena *arena,
                                    const struct survivor_and_group_shares_facts *facts,
                                    const struct group_fact *fact) {
    const struct survivor_fact *survivor = fact->survivor;
    struct family_group group = family_group_of(
        arena, fact->id, survivor ? survivor->id : NULL, fact->orphans, fact->dependants);
    group.first_share = fact->first_share_per_month;
    if (survivor) {
        number unreduced = survivor->unreduced_pension_per_month;
        group.survivor_pension = survivor->pension_per_month;
        group.members[0].isolated = survivor->pension_per_month;
        group.members[0].unreduced =
            unreduced ? unreduced : facts->reference_pension_per_month;
    }
    return group;
}

static struct list pensions_of(struct arena *arena, const struct family_group *groups,
                               size_t count) {
    size_t persons = 0, at = 0;
    for (size_t i = 0; i < count; i++)
        persons += groups[i].count;
    struct shared_pension *pensions = arena_take(arena, (persons + 1) * sizeof *pensions);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < groups[i].count; j++) {
            const struct group_member *member = &groups[i].members[j];
            pensions[at++] =
                (struct shared_pension){member->id, member->isolated, member->pension};
        }
    return (struct list){persons, pensions};
}

static void survivor_and_group_shares(struct derivation *d, const void *given,
                                      void *out) {
    const struct survivor_and_group_shares_facts *facts = given;
    struct survivor_and_group_shares_results *results = out;
    const struct group_fact *items = facts->groups.items;
    size_t count = facts->groups.count;
    struct family_group *groups = arena_take(d->arena, (count + 1) * sizeof *groups);
    for (size_t i = 0; i < count; i++)
        groups[i] = group_of(d->arena, facts, &items[i]);
    struct sharing_basis basis = {
        .survivor_pension = facts->reference_pension_per_month,
        .survivor_minimum = facts->c1_1_salary_per_month,
        .orphan_reference = facts->reference_pension_per_month,
        .c1_1_salary = facts->c1_1_salary_per_month,
        .child_allowance = facts->child_allowance_per_month,
        .dependant_allowance = facts->dependant_allowance_per_month,
        .survivor_entitled = true,
        .work = {NOT_REDUCED, count_of(d, 1, "full time")},
    };
    struct sharing sharing = share_with_survivors(d, &basis, groups, count);
    results->theoretical_total_per_month = sharing.theoretical;
    results->isolated_total_per_month = sharing.isolated_total;
    results->factor = sharing.factor;
    results->pensions = pensions_of(d->arena, groups, count);
    results->annulled_per_month = sharing.annulled;
}

/* Articles 20 and 22 reduce the pension of article 19, one after the other. */
static bool is_a_reduction(const struct survivor_fact *survivor, number whole) {
    number before = survivor->unreduced_pension_per_month;
    if (!before)
        before = whole;
    return number_compare(survivor->pension_per_month, before) <= 0 &&
           number_compare(before, whole) <= 0;
}

static void check(const void *given, struct fact_error *error) {
    const struct survivor_and_group_shares_facts *facts = given;
    const struct group_fact *groups = facts->groups.items;
    bool survivor = false;
    for (size_t i = 0; i < facts->groups.count; i++) {
        survivor = survivor || groups[i].survivor;
        if (!groups[i].survivor && !groups[i].orphans.count &&
            !groups[i].dependants.count)
            *error = (struct fact_error){"groups", "a group without anybody"};
        if (groups[i].survivor &&
            !is_a_reduction(groups[i].survivor, facts->reference_pension_per_month))
            *error = (struct fact_error){"groups.survivor.pension_per_month",
                                         "above the pension that it reduces"};
    }
    if (!survivor)
        *error = (struct fact_error){"groups.survivor",
                                     "missing, one group has an entitled survivor"};
}

static const struct field survivor_fields[] = {
    FIELD(survivor_fact, TEXT, id, "identifier", .person = true),
    FIELD(survivor_fact, MONEY, pension_per_month, "pension after articles 20 and 22",
          .unit = "per month"),
    FIELD(survivor_fact, MONEY, unreduced_pension_per_month,
          "pension before article 20, when not the whole pension of article 19",
          .unit = "per month", .optional = true),
    FIELDS_END,
};

static const struct field group_fields[] = {
    FIELD(group_fact, TEXT, id, "identifier"),
    FIELD(group_fact, RECORD, survivor, "entitled survivor of the group",
          .optional = true, .fields = survivor_fields,
          .size = sizeof(struct survivor_fact)),
    FIELD(group_fact, RECORDS, orphans, "orphans", .optional = true,
          .fields = orphan_fact_fields, .size = sizeof(struct orphan_fact)),
    FIELD(group_fact, RECORDS, dependants, "dependants", .optional = true,
          .fields = dependant_fact_fields, .size = sizeof(struct dependant_fact)),
    FIELD(group_fact, MONEY, first_share_per_month,
          "share of the group at the first sharing, when only another group has changed",
          .unit = "per month", .optional = true),
    FIELDS_END,
};

static const struct field facts[] = {
    FIELD(survivor_and_group_shares_facts, MONEY, reference_pension_per_month,
          "survivor's pension of article 19", .unit = "per month"),
    FIELD(survivor_and_group_shares_facts, MONEY, c1_1_salary_per_month,
          "salary of grade C.1, step 1", .unit = "per month"),
    FIELD(survivor_and_group_shares_facts, MONEY, child_allowance_per_month,
          "monthly allowance for a dependent child", .unit = "per month"),
    FIELD(survivor_and_group_shares_facts, MONEY, dependant_allowance_per_month,
          "dependant's allowance", .unit = "per month"),
    FIELD(survivor_and_group_shares_facts, RECORDS, groups, "family groups",
          .fields = group_fields, .size = sizeof(struct group_fact)),
    FIELDS_END,
};

static const struct field pension_fields[] = {
    FIELD(shared_pension, TEXT, id, "identifier"),
    FIELD(shared_pension, MONEY, isolated_per_month, "pension if the group were alone",
          .unit = "per month"),
    FIELD(shared_pension, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(survivor_and_group_shares_results, MONEY, theoretical_total_per_month,
          "total to be shared", .unit = "per month"),
    FIELD(survivor_and_group_shares_results, MONEY, isolated_total_per_month,
          "sum of the isolated pensions", .unit = "per month", .optional = true),
    FIELD(survivor_and_group_shares_results, RATE, factor, "common factor",
          .optional = true),
    FIELD(survivor_and_group_shares_results, RECORDS, pensions, "pension of each person",
          .fields = pension_fields, .size = sizeof(struct shared_pension)),
    FIELD(survivor_and_group_shares_results, MONEY, annulled_per_month, "part annulled",
          .unit = "per month"),
    FIELDS_END,
};

const struct calculation survivor_and_group_shares_calculation = {
    .name = "survivor_and_group_shares",
    .provision = IV_27_1,
    .summary = "Pensions shared between a survivor and other family groups",
    .facts = facts,
    .facts_size = sizeof(struct survivor_and_group_shares_facts),
    .results = results,
    .results_size = sizeof(struct survivor_and_group_shares_results),
    .provisions = PROVISIONS(IV_27_1, IV_instr27_1_1, IV_instr27_1_2, IV_instr27_0_al2),
    .readings = READINGS(R_IV_27_0_group_gone, R_IV_27_1_dependants, R_IV_27_1_excess,
                         R_IV_27_1_inside_group, R_IV_27_1_isolated),
    .check = check,
    .compute = survivor_and_group_shares,
};
