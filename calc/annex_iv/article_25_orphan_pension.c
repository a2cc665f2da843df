/*
 * Annex IV, article 25 - Taux de la pension d'orphelin: paragraphes 3 à 5, amounts.
 * Readings: R-IV.25-raised, R-IV.25-reference, R-IV.25.3-last_survivor,
 * R-IV.25.3-renunciation.
 */
#include "calc/annex_iv/annex_iv.h"

struct orphan_pension_facts {
    number reference_pension_per_month, c1_1_salary_per_month, child_allowance_per_month;
    number orphan_count;
    bool survivor_entitled;
    int part_time_situation;
    number part_time_ratio;
    int spouse_kind;
    bool survivor_right_ended, survivor_renounced, other_survivor_entitled;
    bool other_family_group;
    number survivor_pension_per_month, sixty_percent_per_month;
};

struct orphan_pension_results {
    number by_rate_per_month, minimum_per_month, increment_per_month;
    number total_per_month, each_per_month;
};

/* Paragraphs 3 and 4 differ in their figures alone. */
struct level {
    enum provision amount, by_rate, before_age, minimum, increment;
    enum parameter rate, minimum_rate;
};

static const struct level with_survivor = {
    .amount = IV_25_3,
    .by_rate = IV_25_3_i,
    .before_age = IV_25_3_i_s2,
    .minimum = IV_25_3_ii,
    .increment = IV_25_3_al2,
    .rate = IV_25_3_i_rate,
    .minimum_rate = IV_25_3_ii_rate,
};

static const struct level without_survivor = {
    .amount = IV_25_4,
    .by_rate = IV_25_4_i,
    .before_age = IV_25_4_i_s2,
    .minimum = IV_25_4_ii,
    .increment = IV_25_4_al2,
    .rate = IV_25_4_i_rate,
    .minimum_rate = IV_25_4_ii_rate,
};

static bool nothing_paid(const struct orphan_basis *basis) {
    return basis->survivor_pension_paid && number_sign(basis->survivor_pension_paid) == 0;
}

/* Paragraph 3, last sub-paragraph: what has become of the right of the survivors. */
static bool right_has_ended(struct derivation *d, const struct orphan_basis *basis) {
    bool ended = basis->survivor_right_ended;
    if (basis->survivor_renounced && reads_as(d, R_IV_25_3_renunciation__raises))
        ended = true;
    if (ended && basis->other_survivor_entitled &&
        reads_as(d, R_IV_25_3_last_survivor__last_of_all))
        ended = false;
    return holds(d, IV_25_3_al3,
                 stated(ended, "death, remarriage or loss of the survivor's right"),
                 "the survivor's right has ended");
}

/* Whether paragraph 3 applies, to these orphans and at this moment. */
static bool survivor_counts(struct derivation *d, const struct orphan_basis *basis) {
    bool former = basis->survivor_kind == FORMER_SPOUSE;
    bool entitled =
        holds(d, IV_25_3, stated(basis->survivor_entitled && !former, "entitled spouse"),
              "a surviving spouse is entitled") ||
        holds(d, IV_instr25_3,
              stated(basis->survivor_entitled && former, "entitled former spouse"),
              "a former spouse is entitled");
    if (!entitled)
        return false;
    if (right_has_ended(d, basis) ||
        holds(d, IV_instr25_4,
              stated(basis->other_family_group, "orphans of another family group"),
              "another family group"))
        return false;
    return !nothing_paid(basis) || !reads_as(d, R_IV_25_raised__no_pension_payable);
}

/* The survivor's pension before articles 20 and 22 reduced it. */
static number reference_of(struct derivation *d, const struct orphan_basis *basis,
                           const struct level *level) {
    number whole = basis->reference_pension, paid = basis->survivor_pension_paid;
    if (!paid || number_compare(paid, whole) > 0)
        return whole;
    enum provision provision =
        basis->survivor_kind == FORMER_SPOUSE ? IV_instr25_3_s2 : level->before_age;
    return holds(d, provision, below(paid, whole),
                 "reductions of the survivor's pension are disregarded")
               ? whole
               : paid;
}

static number increment_of(struct derivation *d, const struct orphan_basis *basis,
                           const struct level *level) {
    number increment = basis->child_allowance;
    if (level == &without_survivor)
        increment = product(d, IV_25_4_al2, increment, parameter(d, IV_25_4_al2_times),
                            "twice the child allowance");
    return limit_in_part_time(d, basis->work, IV_instr6bis_2_1_i_e_s2,
                              IV_instr6bis_2_2_i_c_s2, increment,
                              "increment for part time");
}

struct orphan_amounts orphan_pension_of(struct derivation *d,
                                        const struct orphan_basis *basis) {
    struct orphan_amounts due;
    const struct level *level =
        survivor_counts(d, basis) ? &with_survivor : &without_survivor;
    number one = count_of(d, 1, "the first orphan");
    number count = number_with_unit(d->arena, basis->orphan_count, UNIT_NONE);
    count = number_named(d->arena, count, "orphans");

    due.by_rate = product(d, level->by_rate, reference_of(d, basis, level),
                          parameter(d, level->rate), "share of the reference pension");
    due.minimum = product(d, level->minimum, basis->c1_1_salary,
                          parameter(d, level->minimum_rate), "share of the C.1/1 salary");
    due.minimum =
        limit_in_part_time(d, basis->work, IV_instr6bis_2_1_i_e, IV_instr6bis_2_2_i_c,
                           due.minimum, "minimum for part time");
    number first = at_least(d, level->amount, due.by_rate, due.minimum,
                            "pension for the first orphan");
    due.increment = increment_of(d, basis, level);
    due.total = due.each = first;
    if (number_compare(count, one) <= 0)
        return due;
    number further = difference(d, level->increment, count, one, "further orphans");
    due.total = sum(
        d, level->increment, first,
        product(d, level->increment, due.increment, further, "for the further orphans"),
        "total for all orphans");
    due.each = quotient(d, IV_25_5, due.total, count, "equal part of each orphan");
    return due;
}

static void orphan_pension(struct derivation *d, const void *given, void *out) {
    const struct orphan_pension_facts *facts = given;
    struct orphan_pension_results *results = out;
    refuse_below_half_time(d, facts->part_time_ratio);
    if (is_refused(d))
        return;
    struct orphan_basis basis = {
        .reference_pension = orphan_reference_of(d, facts->reference_pension_per_month,
                                                 facts->sixty_percent_per_month),
        .c1_1_salary = facts->c1_1_salary_per_month,
        .child_allowance = facts->child_allowance_per_month,
        .orphan_count = facts->orphan_count,
        .survivor_entitled = facts->survivor_entitled,
        .survivor_kind = facts->spouse_kind,
        .survivor_right_ended = facts->survivor_right_ended,
        .survivor_renounced = facts->survivor_renounced,
        .other_survivor_entitled = facts->other_survivor_entitled,
        .other_family_group = facts->other_family_group,
        .survivor_pension_paid = facts->survivor_pension_per_month,
        .work = {facts->part_time_situation, facts->part_time_ratio},
    };
    struct orphan_amounts due = orphan_pension_of(d, &basis);
    *results = (struct orphan_pension_results){
        .by_rate_per_month = due.by_rate,
        .minimum_per_month = due.minimum,
        .increment_per_month = due.increment,
        .total_per_month = due.total,
        .each_per_month = due.each,
    };
}

static void check(const void *given, struct fact_error *error) {
    const struct orphan_pension_facts *facts = given;
    number paid = facts->survivor_pension_per_month;
    if (paid && number_compare(paid, facts->reference_pension_per_month) > 0)
        *error = (struct fact_error){"survivor_pension_per_month",
                                     "above the pension of article 19 that it reduces"};
}

static const struct field facts[] = {
    FIELD(orphan_pension_facts, MONEY, reference_pension_per_month,
          "survivor's pension of article 19", .unit = "per month"),
    FIELD(orphan_pension_facts, MONEY, c1_1_salary_per_month,
          "salary of grade C.1, step 1", .unit = "per month"),
    FIELD(orphan_pension_facts, MONEY, child_allowance_per_month,
          "monthly allowance for a dependent child", .unit = "per month"),
    FIELD(orphan_pension_facts, INTEGER, orphan_count, "number of orphans",
          .range = RANGE_POSITIVE),
    FIELD(orphan_pension_facts, BOOLEAN, survivor_entitled,
          "a survivor of the family is entitled"),
    PART_TIME_FIELDS(orphan_pension_facts),
    FIELD(orphan_pension_facts, CHOICE, spouse_kind,
          "who is entitled: surviving or former spouse", .optional = true,
          .fallback = "spouse", SPOUSE_KINDS),
    FIELD(orphan_pension_facts, BOOLEAN, survivor_right_ended,
          "the survivors died, remarried or lost their right", .optional = true),
    FIELD(orphan_pension_facts, BOOLEAN, survivor_renounced,
          "the survivor has renounced the pension", .optional = true),
    FIELD(orphan_pension_facts, BOOLEAN, other_survivor_entitled,
          "a survivor of another family group is still entitled", .optional = true),
    FIELD(orphan_pension_facts, BOOLEAN, other_family_group,
          "the orphans belong to another family group than the survivor",
          .optional = true),
    FIELD(orphan_pension_facts, MONEY, survivor_pension_per_month,
          "survivor's pension after articles 20 and 22", .unit = "per month",
          .optional = true),
    FIELD(orphan_pension_facts, MONEY, sixty_percent_per_month,
          "survivor's pension before the limits of article 19", .unit = "per month",
          .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(orphan_pension_results, MONEY, by_rate_per_month,
          "rate of the reference pension", .unit = "per month", .optional = true),
    FIELD(orphan_pension_results, MONEY, minimum_per_month, "minimum",
          .unit = "per month"),
    FIELD(orphan_pension_results, MONEY, increment_per_month,
          "increment for each further orphan", .unit = "per month", .optional = true),
    FIELD(orphan_pension_results, MONEY, total_per_month, "total", .unit = "per month"),
    FIELD(orphan_pension_results, MONEY, each_per_month, "share of each orphan",
          .unit = "per month"),
    FIELDS_END,
};

const struct calculation orphan_pension_calculation = {
    .name = "orphan_pension",
    .provision = IV_25_3,
    .summary = "Orphan's pension",
    .facts = facts,
    .facts_size = sizeof(struct orphan_pension_facts),
    .results = results,
    .results_size = sizeof(struct orphan_pension_results),
    .provisions = PROVISIONS(IV_25_3, IV_25_4, IV_25_5, IV_instr25_3, IV_instr25_4,
                             IV_instr6bis_2_1_i_e, IV_instr6bis_2_2_i_c),
    .refusals = REFUSALS({IV_4_3, "less than half time"}),
    .readings = READINGS(R_IV_25_raised, R_IV_25_reference, R_IV_25_3_last_survivor,
                         R_IV_25_3_renunciation),
    .check = check,
    .compute = orphan_pension,
};
