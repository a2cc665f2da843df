/* Settlement of a death: the file of the deceased, family allowances and ceiling. */
#include "calc/annex_iv/settlement.h"

static number nothing(struct derivation *d) {
    return number_with_unit(d->arena, count_of(d, 0, "nothing"), UNIT_MONEY);
}

static struct part_time work_of(const struct deceased_fact *deceased) {
    return (struct part_time){deceased->part_time_situation, deceased->part_time_ratio};
}

size_t persons_in(const struct death_settlement_facts *facts) {
    const struct settlement_group *groups = facts->groups.items;
    size_t count = 0;
    for (size_t i = 0; i < facts->groups.count; i++)
        count += (groups[i].survivor ? 1 : 0) + groups[i].orphans.count +
                 groups[i].dependants.count;
    return count;
}

int death_cause_of(const struct deceased_fact *deceased) {
    bool by_work = deceased->work_related && deceased->deceased_status == IN_SERVICE;
    return by_work && deceased->death_cause == ORDINARY_DEATH ? WORK_RELATED_DEATH
                                                              : deceased->death_cause;
}

struct survivor_basis survivor_basis_of(const struct death_settlement_facts *facts) {
    const struct deceased_fact *deceased = facts->deceased;
    return (struct survivor_basis){
        .deceased_status = deceased->deceased_status,
        .death_cause = death_cause_of(deceased),
        .reckonable_years = deceased->reckonable_years,
        .projected_reckonable_years = deceased->projected_reckonable_years,
        .reference_salary = deceased->reference_salary_per_month,
        .last_salary = deceased->last_salary_per_month,
        .c1_1_salary = facts->c1_1_salary_per_month,
        .own_pension = deceased->own_pension_per_month,
        .own_pension_paid = deceased->own_pension_paid_per_month,
        .c1_1_at_award = facts->orphan_c1_1_salary_per_month,
        .pension_at_age_limit = deceased->pension_at_age_limit_per_month,
        .work = work_of(deceased),
        .appendix_1 = facts->appendix_1,
    };
}

struct ceiling_basis ceiling_basis_of(const struct death_settlement_facts *facts,
                                      number family_allowances) {
    const struct deceased_fact *deceased = facts->deceased;
    return (struct ceiling_basis){
        .deceased_status = deceased->deceased_status,
        .work_related = deceased->work_related,
        .family_allowances = family_allowances,
        .allowances_not_yet_paid = deceased->allowances_not_yet_paid_per_month,
        .c1_1_salary = facts->c1_1_salary_per_month,
        .reference_salary = deceased->reference_salary_per_month,
        .last_salary = deceased->last_salary_per_month,
        .reckonable_years = deceased->reckonable_years,
        .projected_reckonable_years = deceased->projected_reckonable_years,
        .own_pension = deceased->own_pension_per_month,
        .own_pension_paid = deceased->own_pension_paid_per_month,
        .pension_at_age_limit = deceased->pension_at_age_limit_per_month,
        .work = work_of(deceased),
    };
}

/* Instruction 18.1: after a death on unpaid leave, only by its second dash. */
static bool carry_allowances(struct derivation *d, const struct settlement *settlement) {
    return settlement->facts->deceased->deceased_status != ON_UNPAID_LEAVE ||
           holds(d, IV_instr18_1_i_d2, stated(true, "death on unpaid leave"),
                 "family allowances as well");
}

void settle_allowances(struct derivation *d, const struct settlement *settlement,
                       struct settled_survivor *survivor, number pension) {
    const struct survivor_of_group *who = survivor->fact;
    survivor->household = survivor->allowances = survivor->counted = nothing(d);
    if (!carry_allowances(d, settlement))
        return;
    if (who->household_allowance_due)
        survivor->household =
            household_allowance_of(d, pension, settlement->facts->b3_1_salary_per_month);
    number children = product(d, IV_28_1, settlement->facts->child_allowance_per_month,
                              who->child_allowances_count, "child allowances, single");
    number others =
        product(d, IV_28_1, settlement->facts->dependant_allowance_per_month,
                who->dependant_allowances_count, "dependant's allowances, single");
    number single = sum(d, IV_28_1, children, others, "single allowances");
    number elsewhere = who->allowances_elsewhere_per_month;
    number due = survivor_allowances_of(d, single, elsewhere);
    survivor->allowances =
        sum(d, IV_28_1, survivor->household, due, "family allowances of the survivor");
    survivor->counted = survivor->allowances;
    if (reads_as(d, R_IV_29_allowances__single_in_both))
        survivor->counted =
            sum(d, IV_28_1, survivor->household,
                net_of_other_scheme(d, IV_instr29_1_iii, single, elsewhere,
                                    "single allowances above the other scheme"),
                "allowances that count for the ceiling");
}
