/*
 * The settlement of a death: the file of the deceased and the family groups, and what is
 * worked out about them on the way to the amount of each beneficiary.
 *
 * In the order of the law: the right and the pension of article 19 (the file), survivors
 * and their shares (articles 18, 20 to 22), orphans, dependants and the sharing between
 * groups (25 to 27), family allowances (28), ceiling and reduction (29).
 */
#ifndef CALC_ANNEX_IV_SETTLEMENT_H
#define CALC_ANNEX_IV_SETTLEMENT_H

#include "calc/annex_iv/family_groups.h"

struct deceased_fact {
    int deceased_status, death_cause;
    struct date birth_date, death_date, last_day_of_service, invalidity_date;
    struct date invalidity_end_date, salary_paid_until_date;
    bool salary_paid_in_full;
    const struct period *service;
    number reckonable_years, projected_reckonable_years;
    number reference_salary_per_month, last_salary_per_month;
    number own_pension_per_month, own_pension_paid_per_month;
    number pension_at_age_limit_per_month;
    bool work_related, excluded_by_waiting_period;
    number family_allowances_per_month, allowances_not_yet_paid_per_month;
    int part_time_situation;
    number part_time_ratio;
};

struct survivor_of_group {
    const char *id;
    int spouse_kind;
    struct date birth_date, marriage_date, divorce_date;
    number alimony_per_month;
    bool alimony_by_judgment, remarried_before_death, remarried;
    bool child_of_marriage, provides_for_children, provided_in_the_past;
    bool children_adopted;
    bool household_allowance_due;
    number child_allowances_count, dependant_allowances_count;
    number allowances_elsewhere_per_month;
};

struct settlement_group {
    const char *id;
    const struct survivor_of_group *survivor; /* or NULL */
    struct list orphans, dependants;          /* of struct orphan_fact, dependant_fact */
};

struct death_settlement_facts {
    const struct deceased_fact *deceased;
    number c1_1_salary_per_month, orphan_c1_1_salary_per_month, b3_1_salary_per_month;
    number child_allowance_per_month, dependant_allowance_per_month;
    bool appendix_1;
    struct list groups; /* of struct settlement_group */
};

/* What is worked out about the survivor of one group. */
struct settled_survivor {
    const struct survivor_of_group *fact; /* or NULL */
    bool entitled;
    number reduction_rate, share; /* of article 20, and the pension before it */
    number isolated, shared;      /* before and after the sharing between groups */
    number household, allowances; /* allowances include the household allowance */
    number counted;               /* allowances as they count for the ceiling */
};

struct settlement {
    const struct death_settlement_facts *facts;
    struct survivor_amounts due; /* article 19 */
    struct settled_survivor *survivors;
    struct family_group *groups; /* orphans and dependants; no survivor among members */
    size_t count;
    int rule; /* enum sharing_rule */
    struct sharing_basis basis;
    struct sharing sharing;
    bool shared; /* `sharing` holds a total */
};

struct beneficiary {
    const char *id;
    number isolated_per_month, share_per_month, reduction_rate, shared_per_month;
    number reduction_per_month, pension_per_month;
    number household_allowance_per_month, allowances_per_month, total_per_month;
};

struct death_settlement_results {
    int settlement; /* enum outcome_of_settlement */
    struct date start_date;
    number base_pension_per_month, reference_pension_per_month;
    int binding; /* enum survivor_binding */
    int sharing_rule;
    number theoretical_total_per_month, annulled_per_month;
    struct list not_entitled; /* of const char * */
    number ceiling_per_month, total_before_ceiling_per_month, excess_per_month;
    number total_paid_per_month;
    struct list beneficiaries; /* of struct beneficiary */
};

/* How many persons the file names. */
size_t persons_in(const struct death_settlement_facts *facts);
/* A work-related death in service, however the file says so. */
int death_cause_of(const struct deceased_fact *deceased);
struct survivor_basis survivor_basis_of(const struct death_settlement_facts *facts);
struct ceiling_basis ceiling_basis_of(const struct death_settlement_facts *facts,
                                      number family_allowances);

/* Facts that are missing or contradict each other. */
void check_settlement(const void *given, struct fact_error *error);

/* Rights and shares of the survivors; the entitled come with share and isolated. */
void settle_survivors(struct derivation *d, struct settlement *settlement);
/* Pensions of orphans and dependants, shared between groups by the rule that applies. */
void settle_groups(struct derivation *d, struct settlement *settlement);
/* Family allowances of a survivor on a pension. */
void settle_allowances(struct derivation *d, const struct settlement *settlement,
                       struct settled_survivor *survivor, number pension);
/* Allowances, ceiling, reduction and the amount of each beneficiary. */
void settle_payments(struct derivation *d, struct settlement *settlement,
                     struct death_settlement_results *results);

#endif
