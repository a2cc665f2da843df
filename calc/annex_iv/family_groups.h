/*
 * The family groups of article 27, and of the settlement of a death that rests on it.
 *
 * A group is an entitled survivor or none, with orphans and dependants or none. What its
 * members would have were the group alone comes first; a rule of article 27 then shares
 * one total between the groups.
 */
#ifndef CALC_ANNEX_IV_FAMILY_GROUPS_H
#define CALC_ANNEX_IV_FAMILY_GROUPS_H

#include "calc/annex_iv/annex_iv.h"

enum member_kind { MEMBER_SURVIVOR = 1, MEMBER_ORPHAN, MEMBER_DEPENDANT };

struct group_member {
    enum member_kind kind;
    const char *id;
    number maintenance; /* of a dependant */
    number unreduced;   /* of a survivor: the pension before article 20 */
    number isolated;    /* were the group alone; of a survivor, given */
    number pension;     /* filled in by the rule that shares */
};

struct family_group {
    const char *id;
    bool survivor_entitled, survivor_right_ended;
    int survivor_kind;       /* enum spouse_kind; 0: not known */
    number survivor_pension; /* after articles 20 and 22; NULL: not known */
    struct group_member *members;
    size_t count;
    long orphans, dependants;
    number first_share; /* at the first sharing, when another group changed; or NULL */
    number isolated, share;
};

struct sharing_basis {
    number survivor_pension, survivor_minimum; /* of article 19 */
    number orphan_reference;                   /* of which orphans have a share */
    number c1_1_salary, child_allowance, dependant_allowance;
    bool survivor_entitled; /* anywhere in the family */
    struct part_time work;
};

struct sharing {
    number theoretical, isolated_total;
    number factor; /* NULL: nothing to share */
    number annulled;
};

/* What was written in a case about one group: orphans and dependants of the facts. */
struct orphan_fact {
    const char *id;
    struct date birth_date; /* year 0: not given */
};
struct dependant_fact {
    const char *id;
    number maintenance_per_month;
};
/* Their columns in the facts of a calculation; the date of birth is not among them. */
extern const struct field orphan_fact_fields[], dependant_fact_fields[];
/* Room for a survivor comes first when there is one: its amounts are the caller's. */
struct family_group family_group_of(struct arena *arena, const char *id,
                                    const char *survivor_id, struct list orphans,
                                    struct list dependants);

/* Article 25 for so many orphans of this group; `other_group`: instruction 25.4. */
struct orphan_amounts orphans_of_group(struct derivation *d,
                                       const struct sharing_basis *basis,
                                       const struct family_group *group, long orphans,
                                       bool other_group);
/* R-IV.27.0-group_gone: whether the last group keeps its share of the first sharing. */
bool keeps_first_share_alone(struct derivation *d, const struct family_group *group);
/* Whether the only entitled survivors live in other groups than this one. */
bool is_other_group(const struct sharing_basis *basis, const struct family_group *group);
/*
 * Fills in what each orphan and dependant would have were the group alone, and their sum
 * with the survivor's pension; PROVISION_NONE: no sum.
 */
void isolate_group(struct derivation *d, enum provision provision,
                   const struct sharing_basis *basis, struct family_group *group,
                   bool other_group);

/* Instructions 27.1/1 and 27.1/2, and 27.2/1: fill in the pensions of the members. */
struct sharing share_with_survivors(struct derivation *d,
                                    const struct sharing_basis *basis,
                                    struct family_group *groups, size_t count);
struct sharing share_between_groups(struct derivation *d,
                                    const struct sharing_basis *basis,
                                    struct family_group *groups, size_t count);

/* Instruction 27.0: the rule for so many survivors and groups of children. */
enum sharing_rule {
    RULE_NONE = 1,
    RULE_22,
    RULE_27_1_1,
    RULE_27_1_2,
    RULE_27_2_1,
    RULE_22_AND_27_1_1,
    RULE_22_AND_27_2_1
};
#define SHARING_RULES                                                                    \
    CHOICES("none", "22", "27.1/1", "27.1/2", "27.2/1", "22+27.1/1", "22+27.2/1")
int sharing_rule_of(struct derivation *d, number entitled_survivors,
                    number groups_with_survivor, number groups_without_survivor);

#endif
