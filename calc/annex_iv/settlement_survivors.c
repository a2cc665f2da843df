/* Settlement of a death: who survives with a right, and its share (articles 18 to 22). */
#include "calc/annex_iv/settlement.h"

static number nothing(struct derivation *d) {
    return number_with_unit(d->arena, count_of(d, 0, "nothing"), UNIT_MONEY);
}

static bool spouse_is_entitled(struct derivation *d, const struct settlement *settlement,
                               const struct survivor_of_group *who) {
    const struct deceased_fact *deceased = settlement->facts->deceased;
    return spouse_right_of(
               d,
               &(struct spouse_situation){
                   .deceased_status = deceased->deceased_status,
                   .death_cause = death_cause_of(deceased),
                   .marriage_date = who->marriage_date,
                   .death_date = deceased->death_date,
                   .invalidity_date = deceased->invalidity_date,
                   .invalidity_end_date = deceased->invalidity_end_date,
                   .last_day_of_service = deceased->last_day_of_service,
                   .child_of_marriage = who->child_of_marriage,
                   .children_adopted = who->children_adopted,
                   .provides_for_children = who->provides_for_children,
                   .provided_in_the_past = who->provided_in_the_past,
                   .remarried = who->remarried,
                   .appendix_1 = settlement->facts->appendix_1,
                   .excluded_by_waiting_period = deceased->excluded_by_waiting_period,
               })
        .entitled;
}

static number reduction_rate_of(struct derivation *d, const struct settlement *settlement,
                                const struct survivor_of_group *who) {
    const struct deceased_fact *deceased = settlement->facts->deceased;
    return age_reduction_rate_of(d, &(struct age_difference){
                                        .deceased_birth_date = deceased->birth_date,
                                        .spouse_birth_date = who->birth_date,
                                        .marriage_date = who->marriage_date,
                                        .marriage_end_date = who->spouse_kind == SPOUSE
                                                                 ? deceased->death_date
                                                                 : who->divorce_date,
                                    });
}

/* Article 21(1): remarriage after the death ends the right. */
static bool right_has_ended(struct derivation *d, const struct survivor_of_group *who) {
    return holds(d, who->spouse_kind == SPOUSE ? IV_21_1 : IV_22_1_al2_s2,
                 stated(who->remarried, "remarried after the death"),
                 "remarriage ends the right");
}

static struct survivor party_of(struct derivation *d, const struct settlement *settlement,
                                size_t group) {
    const struct survivor_of_group *who = settlement->survivors[group].fact;
    bool ended = right_has_ended(d, who);
    settlement->groups[group].survivor_right_ended = ended;
    return (struct survivor){
        .id = who->id,
        .spouse_kind = who->spouse_kind,
        .marriage_date = who->marriage_date,
        .divorce_date = who->divorce_date,
        .alimony_per_month = who->alimony_per_month,
        .alimony_by_judgment = who->alimony_by_judgment,
        .remarried_before_death = who->remarried_before_death,
        .right_extinguished = ended,
        .reduction_rate = reduction_rate_of(d, settlement, who),
    };
}

/* A sole spouse has the whole pension; R-IV.20-order says where its reduction stands. */
static void whole_pension(struct derivation *d, const struct settlement *settlement,
                          const struct survivor *party, struct survivor_share *share) {
    *share = (struct survivor_share){
        .entitled = !party->right_extinguished,
        .share = settlement->due.pension,
        .pension = party->right_extinguished
                       ? nothing(d)
                       : survivor_pension_reduced_for_age(d, &settlement->due,
                                                          party->reduction_rate),
    };
}

/* Article 25(3), last sub-paragraph: by one right that ended, or by the last of all. */
static bool raises_orphans(struct derivation *d, const struct settlement *settlement,
                           const struct survivor *parties, const size_t *of_group,
                           size_t count) {
    bool raised = false, others = false;
    for (size_t i = 0; i < count; i++) {
        bool ended = parties[i].right_extinguished;
        raised = raised || (ended && settlement->groups[of_group[i]].orphans > 0);
        others = others || (!ended && may_divide(&parties[i]));
    }
    return raised && !(others && reads_as(d, R_IV_25_3_last_survivor__last_of_all));
}

void settle_survivors(struct derivation *d, struct settlement *settlement) {
    size_t count = 0, room = settlement->count + 1;
    struct survivor *parties = arena_take(d->arena, room * sizeof *parties);
    struct survivor_share *shares = arena_take(d->arena, room * sizeof *shares);
    size_t *of_group = arena_take(d->arena, room * sizeof *of_group);
    for (size_t i = 0; i < settlement->count; i++) {
        const struct survivor_of_group *who = settlement->survivors[i].fact;
        if (!who ||
            (who->spouse_kind == SPOUSE && !spouse_is_entitled(d, settlement, who)))
            continue;
        parties[count] = party_of(d, settlement, i);
        of_group[count++] = i;
    }
    bool orphans_raised = raises_orphans(d, settlement, parties, of_group, count);
    if (count == 1 && parties[0].spouse_kind == SPOUSE)
        whole_pension(d, settlement, &parties[0], &shares[0]);
    else if (count > 0)
        former_spouse_shares_of(d, settlement->due.pension,
                                settlement->facts->deceased->death_date, parties, count,
                                orphans_raised, shares);
    for (size_t i = 0; i < count; i++) {
        struct settled_survivor *survivor = &settlement->survivors[of_group[i]];
        struct family_group *group = &settlement->groups[of_group[i]];
        survivor->entitled = shares[i].entitled;
        if (!survivor->entitled)
            continue;
        survivor->reduction_rate = parties[i].reduction_rate;
        survivor->share = shares[i].share;
        survivor->isolated = survivor->shared = shares[i].pension;
        group->survivor_entitled = true;
        group->survivor_kind = parties[i].spouse_kind;
        group->survivor_pension = shares[i].pension;
        settlement->basis.survivor_entitled = true;
    }
}
