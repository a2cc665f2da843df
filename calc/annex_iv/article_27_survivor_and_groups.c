/*
 * Annex IV, article 27 - Coexistence d'ayants droit: a survivor and other family groups
 * (paragraph 1, instructions 27.1/1 and 27.1/2).
 * Readings: R-IV.27.1-isolated, R-IV.27.1-dependants, R-IV.27.1-excess,
 * R-IV.27.1-inside_group, R-IV.27.0-group_gone.
 */
#include "calc/annex_iv/family_groups.h"

/* The two instructions run alike; each is cited under its own number. */
struct instruction {
    enum provision shares, inside, excess, no_minimum;
};

static const struct instruction childless = {IV_instr27_1_1_ii, IV_instr27_1_1_ii,
                                             IV_instr27_1_1_iii, IV_instr27_1_1_iv},
                                with_children = {IV_instr27_1_2_i, IV_instr27_1_2_ii,
                                                 IV_instr27_1_2_iii, IV_instr27_1_2_iv};

static number nothing(struct derivation *d) {
    return number_with_unit(d->arena, count_of(d, 0, "nothing"), UNIT_MONEY);
}

static const struct instruction *instruction_for(const struct family_group *groups,
                                                 size_t count) {
    for (size_t i = 0; i < count; i++)
        if (groups[i].survivor_entitled && groups[i].orphans + groups[i].dependants > 0)
            return &with_children;
    return &childless;
}

/* The orphans' pensions of article 25(3) as if all lived with one survivor. */
static number orphans_of_one_family(struct derivation *d,
                                    const struct sharing_basis *basis, number children) {
    number first =
        product(d, IV_25_3_i, basis->orphan_reference, parameter(d, IV_25_3_i_rate),
                "orphan's pension in one family");
    number minimum =
        product(d, IV_25_3_ii, basis->c1_1_salary, parameter(d, IV_25_3_ii_rate),
                "minimum orphan's pension in one family");
    minimum =
        limit_in_part_time(d, basis->work, IV_instr6bis_2_1_i_e, IV_instr6bis_2_2_i_c,
                           minimum, "minimum in one family, in part time");
    first = at_least(d, IV_instr27_1_1_i_al2, first, minimum, "one single minimum");
    number further = difference(d, IV_25_3_al2, children, count_of(d, 1, "the first"),
                                "further orphans");
    number increment = limit_in_part_time(d, basis->work, IV_instr6bis_2_1_i_e_s2,
                                          IV_instr6bis_2_2_i_c_s2, basis->child_allowance,
                                          "increment in one family, in part time");
    further = product(d, IV_25_3_al2, increment, further, "increments in one family");
    return sum(d, IV_25_3_al2, first, further, "orphans' pensions of one family");
}

/* R-IV.27.1-dependants, the alternative: with the pension of article 25 bis. */
static number dependants_of_one_family(struct derivation *d,
                                       const struct sharing_basis *basis,
                                       const struct family_group *groups, size_t count,
                                       number orphan_share) {
    number total = nothing(d);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < groups[i].count; j++) {
            const struct group_member *member = &groups[i].members[j];
            if (member->kind != MEMBER_DEPENDANT)
                continue;
            number due = dependant_pension_of(
                d,
                &(struct dependant_basis){member->maintenance, basis->dependant_allowance,
                                          orphan_share, basis->work});
            total = sum(d, IV_instr27_1_1_i_d3, total, due, "dependants of one family");
        }
    return total;
}

/* Instruction 27.1/1 i. */
static number total_of_one_family(struct derivation *d, const struct sharing_basis *basis,
                                  const struct family_group *groups, size_t count) {
    bool own = reads_as(d, R_IV_27_1_dependants__by_their_own_pension);
    number children = count_of(d, 0, "none");
    for (size_t i = 0; i < count; i++) {
        children = sum(d, IV_instr27_1_1_i, children,
                       count_of(d, groups[i].orphans, "orphans of the group"),
                       "orphans of one family");
        if (!own)
            children = sum(d, IV_instr27_1_1_i_d3, children,
                           count_of(d, groups[i].dependants, "dependants of the group"),
                           "dependants taken as orphans");
    }
    number total = sum(d, IV_instr27_1_1_i_d1, nothing(d), basis->survivor_pension,
                       "survivor's pension of article 19 alone");
    number share = NULL;
    if (number_sign(children) > 0) {
        number orphans = orphans_of_one_family(d, basis, children);
        share = quotient(d, IV_25_5, orphans, children, "each orphan of one family");
        total = sum(d, IV_instr27_1_1_i_d2, total, orphans, "with the orphans' pensions");
    }
    if (own)
        total = sum(d, IV_instr27_1_1_i_d3, total,
                    dependants_of_one_family(d, basis, groups, count, share),
                    "with the dependants' own pensions");
    return total;
}

/* What each member weighs where the share of its own group is divided. */
static number weight_of(struct derivation *d, const struct group_member *member) {
    if (member->kind == MEMBER_SURVIVOR && member->unreduced &&
        reads_as(d, R_IV_27_1_inside_group__by_pensions_before_article_20))
        return member->unreduced;
    return member->isolated;
}

static void divide_inside(struct derivation *d, const struct instruction *instruction,
                          struct family_group *group) {
    bool mixed = group->survivor_entitled && group->count > 1;
    enum provision provision = mixed ? instruction->inside : instruction->shares;
    number weights = nothing(d);
    for (size_t i = 0; i < group->count; i++)
        weights = sum(d, provision, weights, weight_of(d, &group->members[i]),
                      "weights inside the group");
    for (size_t i = 0; i < group->count; i++) {
        struct group_member *member = &group->members[i];
        member->pension = nothing(d);
        if (number_sign(weights) <= 0)
            continue;
        number part = proportion(d, provision, weight_of(d, member), weights,
                                 "part inside the group");
        member->pension =
            product(d, provision, group->share, part, "part of the share of the group");
    }
}

/* Points iii: holds each member at its pension taken alone; gives what was above. */
static number hold_at_isolated(struct derivation *d,
                               const struct instruction *instruction,
                               struct family_group *group, number excess) {
    for (size_t i = 0; i < group->count; i++) {
        struct group_member *member = &group->members[i];
        number kept = at_most(d, instruction->excess, member->pension, member->isolated,
                              "not above the pension taken alone");
        if (number_compare(member->pension, kept) > 0)
            excess = sum(d, instruction->excess, excess,
                         difference(d, instruction->excess, member->pension, kept,
                                    "above the pension taken alone"),
                         "excess so far");
        member->pension = kept;
    }
    return excess;
}

/* R-IV.27.1-excess, the alternative: first to who is below, the rest to all. */
static void redistribute(struct derivation *d, enum provision provision,
                         struct family_group *groups, size_t count, number excess,
                         number isolated_total) {
    number room = isolated_total;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < groups[i].count; j++)
            room = difference(d, provision, room, groups[i].members[j].pension,
                              "room below the pensions taken alone");
    number filled = at_most(d, provision, excess, room, "excess that has room");
    number rest = difference(d, provision, excess, filled, "excess without room");
    number all = proportion(d, provision, rest, isolated_total, "shared between all");
    number below = number_sign(room) > 0
                       ? proportion(d, provision, filled, room, "part of the room")
                       : number_with_unit(d->arena, count_of(d, 0, "no room"), UNIT_RATE);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < groups[i].count; j++) {
            struct group_member *member = &groups[i].members[j];
            number own = difference(d, provision, member->isolated, member->pension,
                                    "room of the member");
            number part = product(d, provision, own, below, "room filled");
            number more =
                product(d, provision, member->isolated, all, "part of the rest");
            member->pension =
                sum(d, provision, member->pension, part, "with the excess of others");
            member->pension =
                sum(d, provision, member->pension, more, "with the rest of the excess");
        }
}

/* Points iv, when taken away: the minima of articles 19 and 25 on single shares. */
static void raise_to_minima(struct derivation *d, enum provision provision,
                            const struct sharing_basis *basis,
                            struct family_group *group) {
    number half = product(d, IV_25_3_ii, basis->c1_1_salary,
                          parameter(d, IV_25_3_ii_rate), "minimum orphan's pension");
    for (size_t i = 0; i < group->count; i++) {
        struct group_member *member = &group->members[i];
        if (member->kind == MEMBER_SURVIVOR)
            member->pension = at_least(d, provision, member->pension,
                                       basis->survivor_minimum, "minimum of a survivor");
        if (member->kind == MEMBER_ORPHAN)
            member->pension = at_least(d, provision, member->pension,
                                       quotient(d, IV_25_5, half,
                                                count_of(d, group->orphans, "orphans"),
                                                "minimum of each orphan"),
                                       "minimum of an orphan");
    }
}

static number isolated_pensions(struct derivation *d,
                                const struct instruction *instruction,
                                const struct sharing_basis *basis,
                                struct family_group *groups, size_t count) {
    number total = nothing(d);
    for (size_t i = 0; i < count; i++) {
        bool other_group = groups[i].orphans > 0 && is_other_group(basis, &groups[i]) &&
                           !reads_as(d, R_IV_27_1_isolated__article_25_3);
        isolate_group(d, instruction->shares, basis, &groups[i], other_group);
        total = sum(d, instruction->shares, total, groups[i].isolated,
                    "pensions of the groups alone");
    }
    return total;
}

/* The one group there is: its own pensions, or its share of a first sharing. */
static number settle_alone(struct derivation *d, const struct instruction *instruction,
                           struct family_group *groups, size_t count) {
    number excess = nothing(d);
    for (size_t i = 0; i < count; i++) {
        if (!keeps_first_share_alone(d, &groups[i]))
            continue;
        groups[i].share = groups[i].first_share;
        divide_inside(d, instruction, &groups[i]);
        excess = hold_at_isolated(d, instruction, &groups[i], excess);
    }
    return excess;
}

struct sharing share_with_survivors(struct derivation *d,
                                    const struct sharing_basis *basis,
                                    struct family_group *groups, size_t count) {
    const struct instruction *instruction = instruction_for(groups, count);
    struct sharing sharing = {.annulled = nothing(d)};
    sharing.isolated_total = isolated_pensions(d, instruction, basis, groups, count);
    if (!holds(d, IV_27_1,
               above(count_of(d, (long)count, "groups"), count_of(d, 1, "one")),
               "several groups share one total")) {
        sharing.theoretical = sharing.isolated_total;
        sharing.annulled = settle_alone(d, instruction, groups, count);
        return sharing;
    }
    sharing.theoretical = total_of_one_family(d, basis, groups, count);
    if (number_sign(sharing.isolated_total) <= 0)
        return sharing;
    sharing.factor = proportion(d, IV_27_1, sharing.theoretical, sharing.isolated_total,
                                "total to the pensions taken alone");
    number excess = nothing(d);
    for (size_t i = 0; i < count; i++) {
        struct family_group *group = &groups[i];
        group->share = product(d, instruction->shares, group->isolated, sharing.factor,
                               "share of the group");
        number first = group->first_share ? group->first_share : group->share;
        if (holds(d, IV_instr27_0_al2,
                  stated(group->first_share != NULL, "only another group has changed"),
                  "keeps its share of the first sharing"))
            group->share = first;
        divide_inside(d, instruction, group);
        excess = hold_at_isolated(d, instruction, group, excess);
    }
    if (number_sign(excess) > 0 && reads_as(d, R_IV_27_1_excess__redistributed))
        redistribute(d, instruction->excess, groups, count, excess,
                     sharing.isolated_total);
    else
        sharing.annulled = excess;
    if (!holds(d, instruction->no_minimum, stated(true, "shares of one total"),
               "no minimum for a single share"))
        for (size_t i = 0; i < count; i++)
            raise_to_minima(d, instruction->no_minimum, basis, &groups[i]);
    return sharing;
}
