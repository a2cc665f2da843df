/*
 * Annex IV, article 29 - Plafond des prestations: the settlement of a death, with every
 * beneficiary's amount (articles 18 to 29).
 * Readings: those of the articles it applies; each amount and each total is rounded once,
 * at the end (R-IV.29-rounding).
 */
#include "calc/annex_iv/settlement.h"

enum outcome_of_settlement { SETTLED = 1, TO_THE_ESTATE };

static number nothing(struct derivation *d) {
    return number_with_unit(d->arena, count_of(d, 0, "nothing"), UNIT_MONEY);
}

/* ---- the file ---- */

static void refuse_late_births(struct derivation *d,
                               const struct death_settlement_facts *facts) {
    const struct settlement_group *groups = facts->groups.items;
    struct date death = facts->deceased->death_date;
    number days;
    for (size_t i = 0; i < facts->groups.count; i++) {
        const struct orphan_fact *orphans = groups[i].orphans.items;
        for (size_t j = 0; j < groups[i].orphans.count; j++)
            if (date_given(orphans[j].birth_date) &&
                date_compare(orphans[j].birth_date, death) > 0 &&
                !born_in_time(d, death, orphans[j].birth_date, &days))
                refuse(d, IV_25_2, "born too long after the death");
    }
}

static bool children_are_covered(struct derivation *d, int deceased_status) {
    return deceased_status != ON_UNPAID_LEAVE ||
           holds(d, IV_instr18_1_i_al2, stated(true, "death on unpaid leave"),
                 "orphans and dependants have their pensions");
}

static void open(struct derivation *d, struct settlement *settlement) {
    const struct death_settlement_facts *facts = settlement->facts;
    const struct deceased_fact *deceased = facts->deceased;
    const struct settlement_group *groups = facts->groups.items;
    size_t count = facts->groups.count;
    bool covered = children_are_covered(d, deceased->deceased_status);
    struct list none = {0, NULL};
    settlement->count = count;
    settlement->groups = arena_take(d->arena, (count + 1) * sizeof *settlement->groups);
    settlement->survivors =
        arena_take(d->arena, (count + 1) * sizeof *settlement->survivors);
    for (size_t i = 0; i < count; i++) {
        settlement->groups[i] = family_group_of(d->arena, groups[i].id, NULL,
                                                covered ? groups[i].orphans : none,
                                                covered ? groups[i].dependants : none);
        settlement->survivors[i].fact = groups[i].survivor;
    }
    struct survivor_basis basis = survivor_basis_of(facts);
    settlement->due = survivor_pension_of(d, &basis);
    number orphan_c1_1 = facts->orphan_c1_1_salary_per_month;
    settlement->basis = (struct sharing_basis){
        .survivor_pension = settlement->due.pension,
        .survivor_minimum = settlement->due.minimum,
        .orphan_reference = orphan_reference_of(d, settlement->due.pension,
                                                settlement->due.sixty_percent),
        .c1_1_salary = orphan_c1_1 ? orphan_c1_1 : facts->c1_1_salary_per_month,
        .child_allowance = facts->child_allowance_per_month,
        .dependant_allowance = facts->dependant_allowance_per_month,
        .work = basis.work,
    };
}

static struct list names_without_right(struct derivation *d,
                                       const struct settlement *settlement) {
    const char **names = arena_take(d->arena, (settlement->count + 1) * sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < settlement->count; i++)
        if (settlement->survivors[i].fact && !settlement->survivors[i].entitled)
            names[count++] = settlement->survivors[i].fact->id;
    return (struct list){count, names};
}

static void to_the_estate(struct derivation *d,
                          const struct death_settlement_facts *facts,
                          struct death_settlement_results *results) {
    const struct settlement_group *groups = facts->groups.items;
    const char **names = arena_take(d->arena, (persons_in(facts) + 1) * sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < facts->groups.count; i++) {
        const struct orphan_fact *orphans = groups[i].orphans.items;
        const struct dependant_fact *dependants = groups[i].dependants.items;
        if (groups[i].survivor)
            names[count++] = groups[i].survivor->id;
        for (size_t j = 0; j < groups[i].orphans.count; j++)
            names[count++] = orphans[j].id;
        for (size_t j = 0; j < groups[i].dependants.count; j++)
            names[count++] = dependants[j].id;
    }
    results->settlement = TO_THE_ESTATE;
    results->sharing_rule = RULE_NONE;
    results->reference_pension_per_month = results->ceiling_per_month =
        results->excess_per_month = results->total_paid_per_month = nothing(d);
    results->not_entitled = (struct list){count, names};
}

static void death_settlement(struct derivation *d, const void *given, void *out) {
    const struct death_settlement_facts *facts = given;
    const struct deceased_fact *deceased = facts->deceased;
    struct death_settlement_results *results = out;
    refuse_below_half_time(d, deceased->part_time_ratio);
    refuse_late_births(d, facts);
    if (is_refused(d))
        return;
    results->start_date =
        survivor_pension_start(d, deceased->death_date, deceased->salary_paid_until_date,
                               deceased->salary_paid_in_full);
    if (unpaid_leave_benefit_of(d, deceased->deceased_status, deceased->service) ==
        LEAVING_ALLOWANCE_TO_ESTATE) {
        to_the_estate(d, facts, results);
        return;
    }
    struct settlement settlement = {.facts = facts};
    open(d, &settlement);
    settle_survivors(d, &settlement);
    settle_groups(d, &settlement);
    results->settlement = SETTLED;
    results->base_pension_per_month = settlement.due.base;
    results->reference_pension_per_month = settlement.due.pension;
    results->binding = settlement.due.binding;
    results->sharing_rule = settlement.rule;
    results->not_entitled = names_without_right(d, &settlement);
    if (settlement.shared && settlement.sharing.factor) {
        results->theoretical_total_per_month = settlement.sharing.theoretical;
        results->annulled_per_month = settlement.sharing.annulled;
    }
    settle_payments(d, &settlement, results);
}

/* ---- tables ---- */

#define MONTHLY(owner, name_, ...)                                                       \
    FIELD(owner, MONEY, name_, __VA_ARGS__, .unit = "per month")

static const struct field deceased_fields[] = {
    FIELD(deceased_fact, CHOICE, deceased_status, "situation of the deceased",
          DECEASED_STATUSES),
    FIELD(deceased_fact, DATE, birth_date, "date of birth"),
    FIELD(deceased_fact, DATE, death_date, "date of death"),
    FIELD(deceased_fact, CHOICE, death_cause, "cause of death", .optional = true,
          .fallback = "ordinary", DEATH_CAUSES),
    FIELD(deceased_fact, DATE, last_day_of_service, "last day of service",
          .optional = true),
    FIELD(deceased_fact, DATE, invalidity_date, "first day of invalidity",
          .optional = true),
    FIELD(deceased_fact, DATE, invalidity_end_date,
          "last day of an invalidity pension that a retirement pension followed",
          .optional = true),
    FIELD(deceased_fact, DATE, salary_paid_until_date,
          "last day of salary paid after the death", .optional = true),
    FIELD(deceased_fact, BOOLEAN, salary_paid_in_full, "paid directly and in full",
          .optional = true, .fallback = "true"),
    FIELD(deceased_fact, PERIOD, service, "length of service", .optional = true),
    FIELD(deceased_fact, NUMBER, reckonable_years,
          "reckonable years; of an invalidity pensioner up to the death, the time of "
          "invalidity included",
          .unit = "years"),
    FIELD(deceased_fact, NUMBER, projected_reckonable_years,
          "reckonable years at the age limit", .unit = "years", .optional = true),
    MONTHLY(deceased_fact, reference_salary_per_month,
            "salary of the reference grade and step"),
    MONTHLY(deceased_fact, last_salary_per_month, "last salary received"),
    MONTHLY(deceased_fact, own_pension_per_month,
            "pension of the deceased before any reduction", .optional = true),
    MONTHLY(deceased_fact, own_pension_paid_per_month, "pension the deceased was drawing",
            .optional = true),
    MONTHLY(deceased_fact, pension_at_age_limit_per_month,
            "retirement pension at the age limit", .optional = true),
    FIELD(deceased_fact, BOOLEAN, work_related,
          "work accident, occupational disease or act of devotion", .optional = true),
    FIELD(deceased_fact, BOOLEAN, excluded_by_waiting_period,
          "excluded by the waiting period", .optional = true),
    MONTHLY(deceased_fact, family_allowances_per_month, "family allowances",
            .optional = true),
    MONTHLY(deceased_fact, allowances_not_yet_paid_per_month,
            "family allowances due from 60 on and not yet paid", .optional = true),
    PART_TIME_FIELDS(deceased_fact),
    FIELDS_END,
};

static const struct field survivor_fields[] = {
    FIELD(survivor_of_group, TEXT, id, "identifier", .person = true),
    FIELD(survivor_of_group, CHOICE, spouse_kind, "surviving or former spouse",
          SPOUSE_KINDS),
    FIELD(survivor_of_group, DATE, birth_date, "date of birth"),
    FIELD(survivor_of_group, DATE, marriage_date, "date of marriage"),
    FIELD(survivor_of_group, DATE, divorce_date, "date of divorce", .optional = true),
    MONTHLY(survivor_of_group, alimony_per_month, "alimony", .optional = true),
    FIELD(survivor_of_group, BOOLEAN, alimony_by_judgment, "alimony by final judgment",
          .optional = true, .fallback = "true"),
    FIELD(survivor_of_group, BOOLEAN, remarried_before_death,
          "remarried before the death", .optional = true),
    FIELD(survivor_of_group, BOOLEAN, remarried, "the spouse has remarried",
          .optional = true),
    FIELD(survivor_of_group, BOOLEAN, child_of_marriage,
          "child of the marriage, or of an earlier marriage of the staff member",
          .optional = true),
    FIELD(survivor_of_group, BOOLEAN, children_adopted, "these children are all adopted",
          .optional = true),
    FIELD(survivor_of_group, BOOLEAN, provides_for_children,
          "the spouse provides for these children", .optional = true),
    FIELD(survivor_of_group, BOOLEAN, provided_in_the_past,
          "the spouse did so in the past", .optional = true),
    FIELD(survivor_of_group, BOOLEAN, household_allowance_due, "household allowance due",
          .optional = true),
    FIELD(survivor_of_group, INTEGER, child_allowances_count, "child allowances due",
          .optional = true, .fallback = "0"),
    FIELD(survivor_of_group, INTEGER, dependant_allowances_count,
          "dependant's allowances due", .optional = true, .fallback = "0"),
    MONTHLY(survivor_of_group, allowances_elsewhere_per_month,
            "allowances of another scheme for the same children and dependants",
            .optional = true),
    FIELDS_END,
};

static const struct field orphan_fields[] = {
    FIELD(orphan_fact, TEXT, id, "identifier", .person = true),
    FIELD(orphan_fact, DATE, birth_date, "date of birth", .optional = true),
    FIELDS_END,
};

static const struct field group_fields[] = {
    FIELD(settlement_group, TEXT, id, "identifier"),
    FIELD(settlement_group, RECORD, survivor, "spouse or former spouse of the group",
          .optional = true, .fields = survivor_fields,
          .size = sizeof(struct survivor_of_group)),
    FIELD(settlement_group, RECORDS, orphans, "orphans", .optional = true,
          .fields = orphan_fields, .size = sizeof(struct orphan_fact)),
    FIELD(settlement_group, RECORDS, dependants, "dependants", .optional = true,
          .fields = dependant_fact_fields, .size = sizeof(struct dependant_fact)),
    FIELDS_END,
};

static const struct field facts[] = {
    FIELD(death_settlement_facts, RECORD, deceased, "the deceased",
          .fields = deceased_fields, .size = sizeof(struct deceased_fact)),
    MONTHLY(death_settlement_facts, c1_1_salary_per_month, "salary of grade C.1, step 1"),
    MONTHLY(death_settlement_facts, orphan_c1_1_salary_per_month,
            "C.1/1 salary of the orphan's minimum, when different", .optional = true),
    MONTHLY(death_settlement_facts, b3_1_salary_per_month, "salary of grade B.3, step 1"),
    MONTHLY(death_settlement_facts, child_allowance_per_month,
            "monthly allowance for a dependent child"),
    MONTHLY(death_settlement_facts, dependant_allowance_per_month,
            "dependant's allowance"),
    FIELD(death_settlement_facts, BOOLEAN, appendix_1,
          "staff member affiliated before 27 March 1979", .optional = true),
    FIELD(death_settlement_facts, RECORDS, groups, "family groups",
          .fields = group_fields, .size = sizeof(struct settlement_group)),
    FIELDS_END,
};

static const struct field beneficiary_fields[] = {
    FIELD(beneficiary, TEXT, id, "identifier"),
    MONTHLY(beneficiary, isolated_per_month, "pension if the group were alone"),
    MONTHLY(beneficiary, share_per_month, "pension before the age reduction",
            .optional = true),
    FIELD(beneficiary, RATE, reduction_rate, "reduction as a share", .optional = true),
    MONTHLY(beneficiary, shared_per_month, "pension after sharing"),
    MONTHLY(beneficiary, reduction_per_month, "reduction"),
    MONTHLY(beneficiary, pension_per_month, "monthly pension"),
    MONTHLY(beneficiary, household_allowance_per_month, "monthly household allowance",
            .optional = true),
    MONTHLY(beneficiary, allowances_per_month, "family allowances"),
    MONTHLY(beneficiary, total_per_month, "total"),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(death_settlement_results, CHOICE, settlement, "what is due",
          CHOICES("settled", "leaving_allowance_to_estate")),
    FIELD(death_settlement_results, DATE, start_date, "first day"),
    MONTHLY(death_settlement_results, base_pension_per_month,
            "pension from which the rate is taken", .optional = true),
    MONTHLY(death_settlement_results, reference_pension_per_month,
            "survivor's pension of article 19"),
    FIELD(death_settlement_results, CHOICE, binding, "which limit decides",
          .optional = true, SURVIVOR_BINDINGS),
    FIELD(death_settlement_results, CHOICE, sharing_rule,
          "articles and instructions that apply", SHARING_RULES),
    MONTHLY(death_settlement_results, theoretical_total_per_month, "total to be shared",
            .optional = true),
    MONTHLY(death_settlement_results, annulled_per_month, "part annulled",
            .optional = true),
    FIELD(death_settlement_results, LIST, not_entitled, "persons without a right",
          .of = TYPE_TEXT),
    MONTHLY(death_settlement_results, ceiling_per_month, "ceiling"),
    MONTHLY(death_settlement_results, total_before_ceiling_per_month,
            "benefits before the ceiling", .optional = true),
    MONTHLY(death_settlement_results, excess_per_month, "benefits above the ceiling"),
    MONTHLY(death_settlement_results, total_paid_per_month, "benefits paid"),
    FIELD(death_settlement_results, RECORDS, beneficiaries, "each beneficiary",
          .fields = beneficiary_fields, .size = sizeof(struct beneficiary)),
    FIELDS_END,
};

const struct calculation death_settlement_calculation = {
    .name = "death_settlement",
    .provision = IV_29_4,
    .summary = "Full settlement of benefits after a death",
    .facts = facts,
    .facts_size = sizeof(struct death_settlement_facts),
    .results = results,
    .results_size = sizeof(struct death_settlement_results),
    .provisions = PROVISIONS(IV_18_1, IV_18_2, IV_19_1, IV_20_1, IV_21_1, IV_22_1,
                             IV_23_1, IV_25_3, IV_25bis_2, IV_27_1, IV_27_2, IV_28_1,
                             IV_29_1, IV_29_4, IV_instr18_1, IV_app1_18),
    .refusals = REFUSALS({IV_25_2, "orphan born too long after the death"},
                         {IV_4_3, "less than half time"}),
    .readings = READINGS(
        R_IV_10_3_ceiling, R_IV_10_3_years, R_IV_14_4_ceiling, R_IV_app1_18_1_limit,
        R_IV_app1_18_2_marriage, R_IV_18_last_day, R_IV_18_2_accident,
        R_IV_18_2_after_invalidity, R_IV_18_2_invalidity_day, R_IV_18_3_adopted,
        R_IV_18_3_marriage, R_IV_19_2_illness, R_IV_19_3_scale, R_IV_19_4_in_service,
        R_IV_19_4_own_pension, R_IV_19_4_two_limits, R_IV_19_4_unpaid_leave,
        R_IV_20_bounds, R_IV_20_order, R_IV_20_rates, R_IV_20_spans, R_IV_20_years,
        R_IV_22_3_orphans_raised, R_IV_22_accretion, R_IV_22_duration,
        R_IV_22_former_alone, R_IV_22_order, R_IV_23_1_put_off, R_IV_25_3_last_survivor,
        R_IV_25_raised, R_IV_25_reference, R_IV_27_1_dependants, R_IV_27_1_excess,
        R_IV_27_1_inside_group, R_IV_27_1_isolated, R_IV_27_2_dependant_rest,
        R_IV_27_2_excess, R_IV_27_2_floor, R_IV_27_2_isolated, R_IV_27_2_weights,
        R_IV_27_mixed, R_IV_28_base, R_IV_28_other_scheme, R_IV_29_1_maximum,
        R_IV_29_2_early, R_IV_29_3_projection, R_IV_29_allowances, R_IV_29_part_time,
        R_IV_29_rounding, R_IV_29_unpaid_leave, R_IV_6bis_2_ceiling,
        R_IV_6bis_2_dependant),
    .check = check_settlement,
    .compute = death_settlement,
};
