/*
 * Annex IV, article 27 - Coexistence d'ayants droit: a family group taken alone.
 * Readings: R-IV.27.0-group_gone.
 */
#include "calc/annex_iv/family_groups.h"

const struct field orphan_fact_fields[] = {
    FIELD(orphan_fact, TEXT, id, "identifier", .person = true),
    FIELDS_END,
};

const struct field dependant_fact_fields[] = {
    FIELD(dependant_fact, TEXT, id, "identifier", .person = true),
    FIELD(dependant_fact, MONEY, maintenance_per_month,
          "maintenance the deceased provided", .unit = "per month"),
    FIELDS_END,
};

static number nothing(struct derivation *d) {
    return number_with_unit(d->arena, count_of(d, 0, "nothing"), UNIT_MONEY);
}

struct family_group family_group_of(struct arena *arena, const char *id,
                                    const char *survivor_id, struct list orphans,
                                    struct list dependants) {
    struct group_member *members =
        arena_take(arena, (1 + orphans.count + dependants.count) * sizeof *members);
    const struct orphan_fact *orphan = orphans.items;
    const struct dependant_fact *dependant = dependants.items;
    size_t count = 0;
    if (survivor_id)
        members[count++] =
            (struct group_member){.kind = MEMBER_SURVIVOR, .id = survivor_id};
    for (size_t i = 0; i < orphans.count; i++)
        members[count++] =
            (struct group_member){.kind = MEMBER_ORPHAN, .id = orphan[i].id};
    for (size_t i = 0; i < dependants.count; i++)
        members[count++] =
            (struct group_member){.kind = MEMBER_DEPENDANT,
                                  .id = dependant[i].id,
                                  .maintenance = dependant[i].maintenance_per_month};
    return (struct family_group){.id = id,
                                 .survivor_entitled = survivor_id != NULL,
                                 .members = members,
                                 .count = count,
                                 .orphans = (long)orphans.count,
                                 .dependants = (long)dependants.count};
}

bool is_other_group(const struct sharing_basis *basis, const struct family_group *group) {
    return basis->survivor_entitled && !group->survivor_entitled &&
           !group->survivor_right_ended;
}

bool keeps_first_share_alone(struct derivation *d, const struct family_group *group) {
    if (!group->first_share)
        return false;
    bool kept = reads_as(d, R_IV_27_0_group_gone__first_sharing_kept);
    return holds(d, IV_instr27_0_al2, stated(kept, "the other group has gone"),
                 "keeps its share of the first sharing");
}

struct orphan_amounts orphans_of_group(struct derivation *d,
                                       const struct sharing_basis *basis,
                                       const struct family_group *group, long orphans,
                                       bool other_group) {
    return orphan_pension_of(
        d,
        &(struct orphan_basis){
            .reference_pension = basis->orphan_reference,
            .c1_1_salary = basis->c1_1_salary,
            .child_allowance = basis->child_allowance,
            .orphan_count = count_of(d, orphans, "orphans"),
            .survivor_entitled = basis->survivor_entitled || group->survivor_right_ended,
            .survivor_kind = group->survivor_kind,
            .survivor_right_ended = group->survivor_right_ended,
            .other_survivor_entitled = basis->survivor_entitled,
            .other_family_group = other_group,
            .survivor_pension_paid =
                group->survivor_entitled ? group->survivor_pension : NULL,
            .work = basis->work,
        });
}

void isolate_group(struct derivation *d, enum provision provision,
                   const struct sharing_basis *basis, struct family_group *group,
                   bool other_group) {
    number each = NULL;
    if (group->orphans > 0)
        each = orphans_of_group(d, basis, group, group->orphans, other_group).each;
    group->isolated = nothing(d);
    for (size_t i = 0; i < group->count; i++) {
        struct group_member *member = &group->members[i];
        if (member->kind == MEMBER_ORPHAN)
            member->isolated = each;
        if (member->kind == MEMBER_DEPENDANT)
            member->isolated = dependant_pension_of(
                d, &(struct dependant_basis){
                       .maintenance = member->maintenance,
                       .dependant_allowance = basis->dependant_allowance,
                       .orphan_share = each,
                       .work = basis->work,
                   });
        member->pension = member->isolated;
        if (provision != PROVISION_NONE)
            group->isolated =
                sum(d, provision, group->isolated, member->isolated, "the group alone");
    }
    group->share = group->isolated;
}
