/*
 * Annex IV, article 27 - Coexistence d'ayants droit: orphans and dependants of several
 * family groups (paragraph 2, instruction 27.2/1).
 * Readings: R-IV.27.0-group_gone, R-IV.27.2-weights, R-IV.27.2-floor, R-IV.27.2-excess,
 * R-IV.27.2-dependant_rest, R-IV.27.2-isolated.
 */
#include "calc/annex_iv/family_groups.h"

struct group_shares_group {
    const char *id;
    bool own_survivor;
    struct list orphans, dependants;
    number first_share_per_month;
};

struct group_shares_facts {
    number reference_pension_per_month, c1_1_salary_per_month;
    number child_allowance_per_month, dependant_allowance_per_month;
    bool survivor_entitled;
    struct list groups; /* of struct group_shares_group */
};

struct share_of_group {
    const char *id;
    number share_per_month;
};

struct pension_of_person {
    const char *id;
    number pension_per_month;
};

struct group_shares_results {
    number theoretical_total_per_month;
    struct list group_shares; /* of struct share_of_group */
    struct list pensions;     /* of struct pension_of_person */
};

static number nothing(struct derivation *d) {
    return number_with_unit(d->arena, count_of(d, 0, "nothing"), UNIT_MONEY);
}

static long children_of(const struct family_group *group) {
    return group->orphans + group->dependants;
}

/* The minimum of article 25(3) or 25(4) for the first orphan. */
static number minimum_of_first(struct derivation *d, const struct sharing_basis *basis,
                               bool paragraph_3, const char *label) {
    number rate = parameter(d, paragraph_3 ? IV_25_3_ii_rate : IV_25_4_ii_rate);
    return product(d, paragraph_3 ? IV_25_3_ii : IV_25_4_ii, basis->c1_1_salary, rate,
                   label);
}

/* First dash: one orphan's pension, by its rate alone unless R-IV.27.2-floor says more.
 */
static number first_orphan(struct derivation *d, const struct sharing_basis *basis) {
    bool paragraph_3 = basis->survivor_entitled;
    number rate = parameter(d, paragraph_3 ? IV_25_3_i_rate : IV_25_4_i_rate);
    number first = product(d, IV_instr27_2_1_i_d1, basis->orphan_reference, rate,
                           "one orphan's pension");
    if (!reads_as(d, R_IV_27_2_floor__floor))
        return first;
    number minimum = minimum_of_first(d, basis, paragraph_3, "minimum of the total");
    minimum =
        limit_in_part_time(d, basis->work, IV_instr6bis_2_1_i_e, IV_instr6bis_2_2_i_c,
                           minimum, "minimum of the total, in part time");
    return at_least(d, IV_instr27_2_1_i_d1, first, minimum, "not below the minimum");
}

/* Second dash: the others at the child allowance, twice where nobody survives. */
static number further_orphans(struct derivation *d, const struct sharing_basis *basis,
                              number children) {
    number allowance = basis->child_allowance;
    if (!basis->survivor_entitled)
        allowance = product(d, IV_instr27_2_1_i_d2, allowance,
                            parameter(d, IV_25_4_al2_times), "doubled child allowance");
    allowance = limit_in_part_time(d, basis->work, IV_instr6bis_2_1_i_e_s2,
                                   IV_instr6bis_2_2_i_c_s2, allowance,
                                   "increment of the total, in part time");
    number further = difference(d, IV_instr27_2_1_i_d2, children,
                                count_of(d, 1, "the first"), "orphans after the first");
    return product(d, IV_instr27_2_1_i_d2, allowance, further, "increments of the total");
}

/* Instruction 27.2/1 i. */
static number total_of_one_family(struct derivation *d, const struct sharing_basis *basis,
                                  const struct family_group *groups, size_t count) {
    number children = count_of(d, 0, "none");
    for (size_t i = 0; i < count; i++) {
        children = sum(d, IV_instr27_2_1_i, children,
                       count_of(d, groups[i].orphans, "orphans of the group"),
                       "orphans of all groups");
        children = sum(d, IV_instr27_2_1_i_s2, children,
                       count_of(d, groups[i].dependants, "dependants of the group"),
                       "dependants taken as orphans");
    }
    if (number_sign(children) <= 0)
        return nothing(d);
    return sum(d, IV_instr27_2_1_i_d2, first_orphan(d, basis),
               further_orphans(d, basis, children), "total to be shared");
}

/* Point ii: the pension of the group alone, its dependants taken as orphans or not. */
static number weight_of(struct derivation *d, const struct sharing_basis *basis,
                        struct family_group *group) {
    bool other_group =
        is_other_group(basis, group) && !reads_as(d, R_IV_27_2_isolated__article_25_3);
    isolate_group(d, IV_instr27_2_1_ii, basis, group, other_group);
    if (group->dependants == 0 || reads_as(d, R_IV_27_2_weights__own_pensions))
        return group->isolated;
    return orphans_of_group(d, basis, group, children_of(group), other_group).total;
}

static number after_article_25bis(struct derivation *d, const struct sharing_basis *basis,
                                  const struct group_member *member, number part) {
    number due =
        dependant_pension_of(d, &(struct dependant_basis){
                                    .maintenance = member->maintenance,
                                    .dependant_allowance = basis->dependant_allowance,
                                    .orphan_share = part,
                                    .work = basis->work,
                                });
    return at_most(d, IV_instr27_2_1_iii, part, due, "within the limits of a dependant");
}

/* R-IV.27.2-dependant_rest: what article 25 bis takes from dependants, to the orphans. */
static void give_rest(struct derivation *d, struct family_group *group, number part) {
    number orphans = count_of(d, group->orphans, "orphans of the group");
    number rest = nothing(d);
    for (size_t i = 0; i < group->count; i++)
        if (group->members[i].kind == MEMBER_DEPENDANT)
            rest = sum(d, IV_instr27_2_1_iii, rest,
                       difference(d, IV_instr27_2_1_iii, part, group->members[i].pension,
                                  "left by a dependant"),
                       "left by the dependants");
    number more = quotient(d, IV_instr27_2_1_iii, rest, orphans, "more for each orphan");
    for (size_t i = 0; i < group->count; i++)
        if (group->members[i].kind == MEMBER_ORPHAN)
            group->members[i].pension =
                sum(d, IV_instr27_2_1_iii, group->members[i].pension, more,
                    "with what the dependants left");
}

/* Point iii: equal parts, then article 25 bis for dependants. */
static void divide_equally(struct derivation *d, const struct sharing_basis *basis,
                           struct family_group *group) {
    number part =
        quotient(d, IV_instr27_2_1_iii, group->share,
                 count_of(d, children_of(group), "members"), "equal part of a member");
    for (size_t i = 0; i < group->count; i++) {
        struct group_member *member = &group->members[i];
        if (member->kind == MEMBER_SURVIVOR)
            continue;
        member->pension = part;
        if (member->kind == MEMBER_DEPENDANT)
            member->pension = after_article_25bis(d, basis, member, part);
        else if (reads_as(d, R_IV_27_2_excess__annulled))
            member->pension = at_most(d, IV_instr27_2_1_iii, part, member->isolated,
                                      "not above the orphan's pension taken alone");
    }
    if (group->orphans > 0 && group->dependants > 0 &&
        reads_as(d, R_IV_27_2_dependant_rest__to_the_orphans))
        give_rest(d, group, part);
}

/* Point iv, when taken away: the minimum of article 25 on the share of a group. */
static number with_minimum(struct derivation *d, const struct sharing_basis *basis,
                           const struct family_group *group) {
    number minimum = minimum_of_first(d, basis, group->survivor_entitled,
                                      "minimum of the share of a group");
    return at_least(d, IV_instr27_2_1_iv, group->share, minimum, "raised to the minimum");
}

static number share_of(struct derivation *d, const struct sharing_basis *basis,
                       const struct family_group *group, number weight, number factor) {
    struct family_group shared = *group;
    shared.share = product(d, IV_instr27_2_1_ii, weight, factor, "share of the group");
    number first = group->first_share ? group->first_share : shared.share;
    if (holds(d, IV_instr27_0_al2,
              stated(group->first_share != NULL, "only another group has changed"),
              "keeps its share of the first sharing"))
        shared.share = first;
    if (!holds(d, IV_instr27_2_1_iv, stated(true, "share of one total"),
               "no minimum for a single share"))
        return with_minimum(d, basis, &shared);
    return shared.share;
}

/* R-IV.27.0-group_gone: a group that is left alone may keep what it had beside others. */
static void keep_first_sharing(struct derivation *d, const struct sharing_basis *basis,
                               struct family_group *groups, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (children_of(&groups[i]) == 0 || !keeps_first_share_alone(d, &groups[i]))
            continue;
        groups[i].share = groups[i].first_share;
        divide_equally(d, basis, &groups[i]);
    }
}

struct sharing share_between_groups(struct derivation *d,
                                    const struct sharing_basis *basis,
                                    struct family_group *groups, size_t count) {
    struct sharing sharing = {.annulled = nothing(d), .isolated_total = nothing(d)};
    number *weights = arena_take(d->arena, (count + 1) * sizeof *weights);
    number alone = nothing(d);
    long sharers = 0;
    for (size_t i = 0; i < count; i++) {
        if (children_of(&groups[i]) == 0)
            continue;
        sharers++;
        weights[i] = weight_of(d, basis, &groups[i]);
        alone = number_plus(d->arena, alone, groups[i].isolated);
        sharing.isolated_total = sum(d, IV_instr27_2_1_ii, sharing.isolated_total,
                                     weights[i], "pensions of the groups alone");
    }
    if (!holds(d, IV_27_2, above(count_of(d, sharers, "groups"), count_of(d, 1, "one")),
               "several groups share one total")) {
        sharing.theoretical = alone;
        keep_first_sharing(d, basis, groups, count);
        return sharing;
    }
    sharing.theoretical = total_of_one_family(d, basis, groups, count);
    /* Groups that would have nothing alone have nothing together. */
    sharing.factor =
        number_sign(sharing.isolated_total) > 0
            ? proportion(d, IV_27_2, sharing.theoretical, sharing.isolated_total,
                         "total to the pensions taken alone")
            : count_of(d, 0, "nothing to share");
    for (size_t i = 0; i < count; i++) {
        if (!weights[i])
            continue;
        groups[i].share = share_of(d, basis, &groups[i], weights[i], sharing.factor);
        divide_equally(d, basis, &groups[i]);
    }
    return sharing;
}

static void group_shares(struct derivation *d, const void *given, void *out) {
    const struct group_shares_facts *facts = given;
    struct group_shares_results *results = out;
    const struct group_shares_group *items = facts->groups.items;
    size_t count = facts->groups.count, persons = 0, at = 0;
    struct family_group *groups = arena_take(d->arena, (count + 1) * sizeof *groups);
    struct share_of_group *shares = arena_take(d->arena, (count + 1) * sizeof *shares);
    for (size_t i = 0; i < count; i++) {
        groups[i] = family_group_of(d->arena, items[i].id, NULL, items[i].orphans,
                                    items[i].dependants);
        groups[i].survivor_entitled = items[i].own_survivor;
        groups[i].first_share = items[i].first_share_per_month;
        groups[i].share = nothing(d);
        persons += groups[i].count;
    }
    struct sharing_basis basis = {
        .orphan_reference = facts->reference_pension_per_month,
        .c1_1_salary = facts->c1_1_salary_per_month,
        .child_allowance = facts->child_allowance_per_month,
        .dependant_allowance = facts->dependant_allowance_per_month,
        .survivor_entitled = facts->survivor_entitled,
        .work = {NOT_REDUCED, count_of(d, 1, "full time")},
    };
    struct sharing sharing = share_between_groups(d, &basis, groups, count);
    struct pension_of_person *pensions =
        arena_take(d->arena, (persons + 1) * sizeof *pensions);
    for (size_t i = 0; i < count; i++) {
        shares[i] = (struct share_of_group){groups[i].id, groups[i].share};
        for (size_t j = 0; j < groups[i].count; j++) {
            const struct group_member *member = &groups[i].members[j];
            pensions[at++] = (struct pension_of_person){member->id, member->pension};
        }
    }
    results->theoretical_total_per_month = sharing.theoretical;
    results->group_shares = (struct list){count, shares};
    results->pensions = (struct list){persons, pensions};
}

static void check(const void *given, struct fact_error *error) {
    const struct group_shares_facts *facts = given;
    const struct group_shares_group *groups = facts->groups.items;
    for (size_t i = 0; i < facts->groups.count; i++)
        if (groups[i].own_survivor && !facts->survivor_entitled)
            *error = (struct fact_error){"groups.own_survivor",
                                         "no survivor of the family is entitled"};
}

static const struct field group_fields[] = {
    FIELD(group_shares_group, TEXT, id, "identifier"),
    FIELD(group_shares_group, BOOLEAN, own_survivor,
          "the group has its own entitled survivor", .optional = true),
    FIELD(group_shares_group, RECORDS, orphans, "orphans", .optional = true,
          .fields = orphan_fact_fields, .size = sizeof(struct orphan_fact)),
    FIELD(group_shares_group, RECORDS, dependants, "dependants", .optional = true,
          .fields = dependant_fact_fields, .size = sizeof(struct dependant_fact)),
    FIELD(group_shares_group, MONEY, first_share_per_month,
          "share of the group at the first sharing, when only another group has changed",
          .unit = "per month", .optional = true),
    FIELDS_END,
};

static const struct field facts[] = {
    FIELD(group_shares_facts, MONEY, reference_pension_per_month,
          "survivor's pension of article 19", .unit = "per month"),
    FIELD(group_shares_facts, MONEY, c1_1_salary_per_month, "salary of grade C.1, step 1",
          .unit = "per month"),
    FIELD(group_shares_facts, MONEY, child_allowance_per_month,
          "monthly allowance for a dependent child", .unit = "per month"),
    FIELD(group_shares_facts, MONEY, dependant_allowance_per_month,
          "dependant's allowance", .unit = "per month"),
    FIELD(group_shares_facts, BOOLEAN, survivor_entitled,
          "a survivor of the family is entitled"),
    FIELD(group_shares_facts, RECORDS, groups, "family groups", .fields = group_fields,
          .size = sizeof(struct group_shares_group)),
    FIELDS_END,
};

static const struct field share_fields[] = {
    FIELD(share_of_group, TEXT, id, "identifier"),
    FIELD(share_of_group, MONEY, share_per_month, "share of the group",
          .unit = "per month"),
    FIELDS_END,
};

static const struct field pension_fields[] = {
    FIELD(pension_of_person, TEXT, id, "identifier"),
    FIELD(pension_of_person, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(group_shares_results, MONEY, theoretical_total_per_month, "total to be shared",
          .unit = "per month"),
    FIELD(group_shares_results, RECORDS, group_shares, "share of each group",
          .optional = true, .fields = share_fields,
          .size = sizeof(struct share_of_group)),
    FIELD(group_shares_results, RECORDS, pensions, "pension of each person",
          .fields = pension_fields, .size = sizeof(struct pension_of_person)),
    FIELDS_END,
};

const struct calculation group_shares_calculation = {
    .name = "group_shares",
    .provision = IV_27_2,
    .summary = "Pensions shared between groups of orphans and dependants",
    .facts = facts,
    .facts_size = sizeof(struct group_shares_facts),
    .results = results,
    .results_size = sizeof(struct group_shares_results),
    .provisions = PROVISIONS(IV_27_2, IV_instr27_2_1, IV_instr27_0_al2, IV_instr25_4),
    .readings = READINGS(R_IV_27_0_group_gone, R_IV_27_2_dependant_rest, R_IV_27_2_excess,
                         R_IV_27_2_floor, R_IV_27_2_isolated, R_IV_27_2_weights),
    .check = check,
    .compute = group_shares,
};
