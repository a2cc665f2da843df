/*
 * Annex IV, article 29 - Plafond des prestations pour conjoint survivant, ex-conjoint(s),
 * orphelin et/ou personne à charge: the reduction of paragraph 4.
 */
#include "calc/annex_iv/annex_iv.h"

struct pension_before_ceiling {
    const char *id;
    number pension_per_month, minimum_per_month;
};

struct pension_after_ceiling {
    const char *id;
    number reduction_per_month, pension_per_month;
};

struct benefits_ceiling_reduction_facts {
    struct list pensions; /* of struct pension_before_ceiling */
    number family_allowances_per_month, ceiling_per_month;
};

struct benefits_ceiling_reduction_results {
    number excess_per_month;
    struct list pensions; /* of struct pension_after_ceiling */
};

static number nothing(struct derivation *d) {
    return number_with_unit(d->arena, count_of(d, 0, "nothing"), UNIT_MONEY);
}

static void reduce(struct derivation *d, struct limited_pension *each, number total,
                   number reduction) {
    number part =
        proportion(d, IV_instr29_4_1_s2, each->pension, total, "part of the pensions");
    each->reduction = product(d, IV_29_4, reduction, part, "part of the reduction");
    each->pension =
        difference(d, IV_instr29_4_1, each->pension, each->reduction, "reduced pension");
    if (each->minimum && !holds(d, IV_instr29_4_2, stated(true, "reduced to the ceiling"),
                                "no minimum applies any more"))
        each->pension = at_least(d, IV_instr29_4_2, each->pension, each->minimum,
                                 "raised to the minimum after the reduction");
}

struct benefits_against_ceiling reduce_to_ceiling(struct derivation *d, number ceiling,
                                                  number allowances,
                                                  struct limited_pension *pensions,
                                                  size_t count) {
    number total = nothing(d);
    for (size_t i = 0; i < count; i++) {
        pensions[i].reduction = nothing(d);
        total = sum(d, IV_instr29_4_1, total, pensions[i].pension, "pensions so far");
    }
    struct benefits_against_ceiling due = {.excess = nothing(d)};
    due.benefits = sum(d, IV_29_4, total, allowances, "benefits before the ceiling");
    if (!holds(d, IV_29_4, above(due.benefits, ceiling),
               "the benefits exceed the ceiling"))
        return due;
    due.excess = difference(d, IV_29_4, due.benefits, ceiling, "excess over the ceiling");
    if (number_sign(total) <= 0)
        return due;
    number reduction =
        at_most(d, IV_instr29_4_1, due.excess, total, "only pensions are reduced");
    for (size_t i = 0; i < count; i++)
        reduce(d, &pensions[i], total, reduction);
    return due;
}

static void benefits_ceiling_reduction(struct derivation *d, const void *given,
                                       void *out) {
    const struct benefits_ceiling_reduction_facts *facts = given;
    struct benefits_ceiling_reduction_results *results = out;
    size_t count = facts->pensions.count;
    const struct pension_before_ceiling *before = facts->pensions.items;
    struct limited_pension *limited = arena_take(d->arena, (count + 1) * sizeof *limited);
    struct pension_after_ceiling *after =
        arena_take(d->arena, (count + 1) * sizeof *after);
    for (size_t i = 0; i < count; i++)
        limited[i] = (struct limited_pension){.pension = before[i].pension_per_month,
                                              .minimum = before[i].minimum_per_month};
    results->excess_per_month =
        reduce_to_ceiling(d, facts->ceiling_per_month, facts->family_allowances_per_month,
                          limited, count)
            .excess;
    for (size_t i = 0; i < count; i++)
        after[i] = (struct pension_after_ceiling){before[i].id, limited[i].reduction,
                                                  limited[i].pension};
    results->pensions = (struct list){count, after};
}

static const struct field before_fields[] = {
    FIELD(pension_before_ceiling, TEXT, id, "identifier", .person = true),
    FIELD(pension_before_ceiling, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELD(pension_before_ceiling, MONEY, minimum_per_month,
          "minimum of this pension, were it not reduced", .unit = "per month",
          .optional = true),
    FIELDS_END,
};

static const struct field after_fields[] = {
    FIELD(pension_after_ceiling, TEXT, id, "identifier"),
    FIELD(pension_after_ceiling, MONEY, reduction_per_month, "reduction",
          .unit = "per month"),
    FIELD(pension_after_ceiling, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELDS_END,
};

static const struct field facts[] = {
    FIELD(benefits_ceiling_reduction_facts, RECORDS, pensions,
          "pensions before the ceiling", .fields = before_fields,
          .size = sizeof(struct pension_before_ceiling)),
    FIELD(benefits_ceiling_reduction_facts, MONEY, family_allowances_per_month,
          "family allowances", .unit = "per month"),
    FIELD(benefits_ceiling_reduction_facts, MONEY, ceiling_per_month, "ceiling",
          .unit = "per month"),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(benefits_ceiling_reduction_results, MONEY, excess_per_month,
          "benefits above the ceiling", .unit = "per month"),
    FIELD(benefits_ceiling_reduction_results, RECORDS, pensions,
          "pensions after the reduction", .fields = after_fields,
          .size = sizeof(struct pension_after_ceiling)),
    FIELDS_END,
};

const struct calculation benefits_ceiling_reduction_calculation = {
    .name = "benefits_ceiling_reduction",
    .provision = IV_29_4,
    .summary = "Reduction of pensions to the ceiling",
    .facts = facts,
    .facts_size = sizeof(struct benefits_ceiling_reduction_facts),
    .results = results,
    .results_size = sizeof(struct benefits_ceiling_reduction_results),
    .provisions = PROVISIONS(IV_29_4, IV_instr29_4_1, IV_instr29_4_2),
    .compute = benefits_ceiling_reduction,
};
