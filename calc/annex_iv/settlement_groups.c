/* Settlement of a death: orphans, dependants and family groups (articles 25 to 27). */
#include "calc/annex_iv/settlement.h"

static bool has_children(const struct family_group *group) {
    return group->orphans + group->dependants > 0;
}

static int rule_of(struct derivation *d, const struct settlement *settlement) {
    long survivors = 0, with = 0, without = 0;
    for (size_t i = 0; i < settlement->count; i++) {
        const struct family_group *group = &settlement->groups[i];
        survivors += group->survivor_entitled;
        with += group->survivor_entitled && has_children(group);
        without += !group->survivor_entitled && has_children(group);
    }
    return sharing_rule_of(d, count_of(d, survivors, "entitled survivors"),
                           count_of(d, with, "groups with a survivor"),
                           count_of(d, without, "groups without a survivor"));
}

/* The group with its survivor as first member, as instruction 27.1 looks at it. */
static struct family_group with_survivor(struct derivation *d,
                                         const struct family_group *group,
                                         const struct settled_survivor *survivor) {
    struct family_group whole = *group;
    if (!survivor->entitled)
        return whole;
    whole.count = group->count + 1;
    whole.members = arena_take(d->arena, whole.count * sizeof *whole.members);
    whole.members[0] = (struct group_member){.kind = MEMBER_SURVIVOR,
                                             .id = survivor->fact->id,
                                             .isolated = survivor->isolated,
                                             .unreduced = survivor->share};
    for (size_t i = 0; i < group->count; i++)
        whole.members[i + 1] = group->members[i];
    return whole;
}

/* Instructions 27.1/1 and 27.1/2: survivors and groups share one total. */
static void share_all(struct derivation *d, struct settlement *settlement) {
    struct family_group *whole =
        arena_take(d->arena, (settlement->count + 1) * sizeof *whole);
    size_t *of = arena_take(d->arena, (settlement->count + 1) * sizeof *of), count = 0;
    for (size_t i = 0; i < settlement->count; i++) {
        if (!settlement->survivors[i].entitled && !has_children(&settlement->groups[i]))
            continue;
        whole[count] =
            with_survivor(d, &settlement->groups[i], &settlement->survivors[i]);
        of[count++] = i;
    }
    settlement->sharing = share_with_survivors(d, &settlement->basis, whole, count);
    for (size_t i = 0; i < count; i++) {
        struct settled_survivor *survivor = &settlement->survivors[of[i]];
        struct family_group *group = &settlement->groups[of[i]];
        size_t first = survivor->entitled ? 1 : 0;
        if (survivor->entitled)
            survivor->shared = whole[i].members[0].pension;
        for (size_t j = 0; j < group->count; j++)
            group->members[j] = whole[i].members[first + j];
    }
}

/* Each group has its own pensions: nothing is shared between groups. */
static void leave_alone(struct derivation *d, struct settlement *settlement) {
    for (size_t i = 0; i < settlement->count; i++)
        if (has_children(&settlement->groups[i]))
            isolate_group(d, PROVISION_NONE, &settlement->basis, &settlement->groups[i],
                          is_other_group(&settlement->basis, &settlement->groups[i]));
}

void settle_groups(struct derivation *d, struct settlement *settlement) {
    settlement->rule = rule_of(d, settlement);
    switch (settlement->rule) {
    case RULE_27_1_1:
    case RULE_27_1_2:
    case RULE_22_AND_27_1_1:
        settlement->shared = true;
        share_all(d, settlement);
        return;
    case RULE_27_2_1:
    case RULE_22_AND_27_2_1:
        settlement->shared = true;
        settlement->sharing = share_between_groups(d, &settlement->basis,
                                                   settlement->groups, settlement->count);
        return;
    default:
        leave_alone(d, settlement);
    }
}
