/*
 * Annex IV, article 19 - Taux de la pension.
 * Readings: R-IV.10.3-ceiling and R-IV.10.3-years for the base; R-IV.19.2-illness,
 * R-IV.19.3-scale, R-IV.19.4-in_service, R-IV.19.4-own_pension, R-IV.19.4-two_limits,
 * R-IV.19.4-unpaid_leave, R-IV.25-reference, R-IV.app1.18.1-limit.
 */
#include "calc/annex_iv/retirement_pension.h"

struct survivor_pension_facts {
    int deceased_status, death_cause;
    number reckonable_years, reference_salary_per_month, projected_reckonable_years;
    number last_salary_per_month, c1_1_salary_per_month;
    number own_pension_per_month, own_pension_paid_per_month;
    number c1_1_at_award_per_month, pension_at_age_limit_per_month;
    int part_time_situation;
    number part_time_ratio;
    bool appendix_1;
};

struct survivor_pension_results {
    number base_pension_per_month, sixty_percent_per_month, minimum_per_month;
    number before_ceiling_per_month, ceiling_per_month, pension_per_month;
    int binding;
    number orphan_reference_per_month;
};

static number nothing(struct derivation *d) {
    return number_with_unit(d->arena, count_of(d, 0, "nothing"), UNIT_MONEY);
}

/* ---- paragraph 1: the pension of the deceased ---- */

static number pension_on_years(struct derivation *d, const struct survivor_basis *basis,
                               number years) {
    if (!years || !basis->reference_salary)
        return nothing(d);
    struct pension_amounts due =
        retirement_pension_of(d, &(struct pension_basis){
                                     .reckonable_years = years,
                                     .reference_salary = basis->reference_salary,
                                     .last_salary = basis->last_salary,
                                     .c1_1_salary = basis->c1_1_salary,
                                     .part_time_situation = basis->work.situation,
                                     .part_time_ratio = basis->work.ratio,
                                 });
    return due.pension;
}

static number pension_at_death(struct derivation *d, const struct survivor_basis *basis) {
    if (!basis->reckonable_years)
        return nothing(d);
    if (!holds(d, IV_19_1_i_s2, stated(true, "death in service"),
               "ten years are not required") &&
        !holds(d, IV_7_1,
               at_or_above(basis->reckonable_years, parameter(d, IV_7_1_service)),
               "service complete for a pension"))
        refuse(d, IV_7_1, "less than ten years of service");
    return pension_on_years(d, basis, basis->reckonable_years);
}

/* Points iii and iv: what a pension was reduced by is disregarded. */
static number before_reductions(struct derivation *d, enum provision provision,
                                const struct survivor_basis *basis) {
    number own = basis->own_pension, paid = basis->own_pension_paid;
    if (!own)
        own = paid ? paid : pension_on_years(d, basis, basis->reckonable_years);
    if (!paid)
        return own;
    return holds(d, provision, below(paid, own), "a reduction is disregarded") ? own
                                                                               : paid;
}

/* Paragraph 2: as if the deceased had survived as an invalid. */
static number invalidity_pension_after_survival(struct derivation *d,
                                                const struct survivor_basis *basis) {
    number salary =
        basis->reference_salary ? basis->reference_salary : basis->last_salary;
    number projected = basis->projected_reckonable_years;
    return invalidity_pension_of(
               d,
               &(struct invalidity_basis){
                   .ordinary = projected ? pension_on_years(d, basis, projected) : NULL,
                   .work_related = true,
                   .reference_salary = salary,
                   .last_salary = basis->last_salary,
                   .c1_1_salary = basis->c1_1_salary,
                   .work = basis->work,
               })
        .pension;
}

static bool work_related(struct derivation *d, const struct survivor_basis *basis) {
    if (basis->deceased_status != IN_SERVICE)
        return false;
    if (basis->death_cause == SERVICE_ILLNESS)
        return reads_as(d, R_IV_19_2_illness__occupational_disease);
    return basis->death_cause == WORK_RELATED_DEATH;
}

static number base_pension(struct derivation *d, const struct survivor_basis *basis,
                           bool as_invalid) {
    int status = basis->deceased_status;
    if (as_invalid)
        return invalidity_pension_after_survival(d, basis);
    if (holds(d, IV_19_1_i, stated(status == IN_SERVICE, "death in service"),
              "pension on the years at death"))
        return pension_at_death(d, basis);
    if (holds(d, IV_19_1_ii,
              stated(status == DEFERRED || status == ON_UNPAID_LEAVE,
                     "deferred pension, or unpaid leave"),
              "pension at 60"))
        return status == DEFERRED && basis->own_pension
                   ? basis->own_pension
                   : pension_on_years(d, basis, basis->reckonable_years);
    if (holds(d, IV_19_1_iii,
              stated(status == INVALIDITY_PENSIONER, "invalidity pensioner"),
              "invalidity pension"))
        return before_reductions(d, IV_19_1_iii, basis);
    if (holds(d, IV_19_1_iv,
              stated(status == RETIREMENT_PENSIONER, "retirement pensioner"),
              "retirement pension"))
        return before_reductions(d, IV_19_1_iv, basis);
    return nothing(d);
}

/* ---- paragraph 3: the minima ---- */

/* R-IV.19.3-scale: that of the day of death, or the one of article 25(3) ii. */
static number c1_1_salary_of(struct derivation *d, const struct survivor_basis *basis) {
    return basis->c1_1_at_award && reads_as(d, R_IV_19_3_scale__at_award)
               ? basis->c1_1_at_award
               : basis->c1_1_salary;
}

static number minimum_of(struct derivation *d, const struct survivor_basis *basis,
                         struct survivor_amounts *due) {
    number by_salary = product(d, IV_19_3, basis->last_salary, parameter(d, IV_19_3_min),
                               "35 % of the last salary");
    by_salary =
        limit_in_part_time(d, basis->work, IV_instr6bis_2_1_i_d, IV_instr6bis_2_2_i_b,
                           by_salary, "last-salary minimum for part time");
    number c1_1 =
        limit_in_part_time(d, basis->work, IV_instr6bis_2_1_i_d, IV_instr6bis_2_2_i_b,
                           c1_1_salary_of(d, basis), "C.1/1 minimum for part time");
    due->binding = number_compare(by_salary, c1_1) >= 0 ? BY_LAST_SALARY : BY_C1_1;
    return at_least(d, IV_19_3_s2, by_salary, c1_1, "minimum");
}

/* ---- paragraph 4: the pension of the deceased as a limit ---- */

static number drawn_or_due(struct derivation *d, const struct survivor_basis *basis,
                           number base) {
    if (basis->own_pension_paid && reads_as(d, R_IV_19_4_own_pension__pension_drawn))
        return basis->own_pension_paid;
    return base;
}

/* R-IV.19.4-two_limits: the pension of the deceased, or that of the age limit. */
static number limit_of(struct derivation *d, const struct survivor_basis *basis,
                       number own) {
    number at_age_limit = basis->pension_at_age_limit;
    if (at_age_limit && reads_as(d, R_IV_19_4_two_limits__higher))
        return at_least(d, IV_19_4_s2, own, at_age_limit, "higher of the two limits");
    if (at_age_limit && reads_as(d, R_IV_19_4_two_limits__lower))
        return at_most(d, IV_19_4_s2, own, at_age_limit, "lower of the two limits");
    return own;
}

/* NULL where paragraph 4 sets no limit; the provision that sets it in *provision. */
static number ceiling_of(struct derivation *d, const struct survivor_basis *basis,
                         number base, enum provision *provision) {
    *provision = IV_19_4;
    if (basis->appendix_1 && reads_as(d, R_IV_app1_18_1_limit__does_not_apply))
        return NULL;
    switch (basis->deceased_status) {
    case IN_SERVICE:
        *provision = IV_19_4_s2;
        return reads_as(d, R_IV_19_4_in_service__applies) ? base : NULL;
    case ON_UNPAID_LEAVE:
        *provision = IV_19_4_s2;
        if (reads_as(d, R_IV_19_4_unpaid_leave__does_not_apply) ||
            !holds(d, IV_instr18_1_i_d1, stated(true, "death on unpaid leave"),
                   "limits as for a deferred pension"))
            return NULL;
        return base;
    case RETIREMENT_PENSIONER:
        /* Before the early reduction: what the age limit would have brought. */
        if (!basis->own_pension_paid || reads_as(d, R_IV_19_4_own_pension__pension_drawn))
            break;
        *provision = IV_19_4_s2;
        return limit_of(d, basis, base);
    default:
        break;
    }
    return limit_of(d, basis, drawn_or_due(d, basis, base));
}

struct survivor_amounts survivor_pension_of(struct derivation *d,
                                            const struct survivor_basis *basis) {
    struct survivor_amounts due = {0};
    bool as_invalid =
        holds(d, IV_19_2, stated(work_related(d, basis), "work-related death in service"),
              "invalidity pension as the base");
    due.base = base_pension(d, basis, as_invalid);
    due.sixty_percent = product(d, as_invalid ? IV_19_2 : IV_19_1, due.base,
                                parameter(d, as_invalid ? IV_19_2_rate : IV_19_1_rate),
                                "rate of the base");
    due.minimum = minimum_of(d, basis, &due);
    due.before_ceiling =
        at_least(d, IV_19_3, due.sixty_percent, due.minimum, "raised to the minimum");
    if (number_compare(due.before_ceiling, due.sixty_percent) <= 0)
        due.binding = BY_SIXTY_PERCENT;
    enum provision limit;
    due.ceiling = ceiling_of(d, basis, due.base, &limit);
    due.pension = due.before_ceiling;
    if (!due.ceiling)
        return due;
    due.pension =
        at_most(d, limit, due.before_ceiling, due.ceiling, "limit of the own pension");
    if (number_compare(due.pension, due.before_ceiling) < 0)
        due.binding = BY_OWN_PENSION;
    return due;
}

number orphan_reference_of(struct derivation *d, number pension, number before_limits) {
    if (!before_limits || !reads_as(d, R_IV_25_reference__excluded))
        return pension;
    return before_limits;
}

const char *survivor_basis_lacks(const struct survivor_basis *basis) {
    bool pensioner = basis->deceased_status == RETIREMENT_PENSIONER ||
                     basis->deceased_status == INVALIDITY_PENSIONER;
    bool own = basis->own_pension || (pensioner && basis->own_pension_paid);
    if (basis->deceased_status == IN_SERVICE && basis->death_cause >= SERVICE_ILLNESS &&
        !basis->projected_reckonable_years)
        return "projected_reckonable_years";
    if (basis->deceased_status == DEFERRED || pensioner) {
        if (own)
            return NULL;
        if (pensioner && (!basis->reckonable_years || !basis->reference_salary))
            return "own_pension_per_month";
    }
    if (!basis->reckonable_years)
        return "reckonable_years";
    return basis->reference_salary ? NULL : "reference_salary_per_month";
}

/* ---- the calculation ---- */

static struct survivor_basis basis_of(const struct survivor_pension_facts *facts) {
    return (struct survivor_basis){
        .deceased_status = facts->deceased_status,
        .death_cause = facts->death_cause,
        .reckonable_years = facts->reckonable_years,
        .projected_reckonable_years = facts->projected_reckonable_years,
        .reference_salary = facts->reference_salary_per_month,
        .last_salary = facts->last_salary_per_month,
        .c1_1_salary = facts->c1_1_salary_per_month,
        .own_pension = facts->own_pension_per_month,
        .own_pension_paid = facts->own_pension_paid_per_month,
        .c1_1_at_award = facts->c1_1_at_award_per_month,
        .pension_at_age_limit = facts->pension_at_age_limit_per_month,
        .work = {facts->part_time_situation, facts->part_time_ratio},
        .appendix_1 = facts->appendix_1,
    };
}

static void survivor_pension(struct derivation *d, const void *given, void *out) {
    const struct survivor_pension_facts *facts = given;
    struct survivor_pension_results *results = out;
    refuse_below_half_time(d, facts->part_time_ratio);
    if (is_refused(d))
        return;
    struct survivor_basis basis = basis_of(facts);
    struct survivor_amounts due = survivor_pension_of(d, &basis);
    *results = (struct survivor_pension_results){
        .base_pension_per_month = due.base,
        .sixty_percent_per_month = due.sixty_percent,
        .minimum_per_month = due.minimum,
        .before_ceiling_per_month = due.before_ceiling,
        .ceiling_per_month = due.ceiling,
        .pension_per_month = due.pension,
        .binding = due.binding,
        .orphan_reference_per_month =
            orphan_reference_of(d, due.pension, due.sixty_percent),
    };
}

static void check(const void *given, struct fact_error *error) {
    const struct survivor_pension_facts *facts = given;
    struct survivor_basis basis = basis_of(facts);
    const char *missing = survivor_basis_lacks(&basis);
    if (missing)
        *error = (struct fact_error){missing, "missing, the base pension depends on it"};
    else if (basis.own_pension && basis.own_pension_paid &&
             number_compare(basis.own_pension_paid, basis.own_pension) > 0)
        *error = (struct fact_error){"own_pension_paid_per_month",
                                     "more than the pension before any reduction"};
    else if (basis.reckonable_years && basis.projected_reckonable_years &&
             number_compare(basis.projected_reckonable_years, basis.reckonable_years) < 0)
        *error = (struct fact_error){"projected_reckonable_years",
                                     "less than the reckonable years at the death"};
}

static const struct field facts[] = {
    FIELD(survivor_pension_facts, CHOICE, deceased_status, "situation of the deceased",
          DECEASED_STATUSES),
    FIELD(survivor_pension_facts, CHOICE, death_cause, "cause of death", .optional = true,
          .fallback = "ordinary", DEATH_CAUSES),
    FIELD(survivor_pension_facts, NUMBER, reckonable_years,
          "reckonable years at the death, when no pension was drawn", .unit = "years",
          .optional = true),
    FIELD(survivor_pension_facts, MONEY, reference_salary_per_month,
          "salary of the reference grade and step", .unit = "per month",
          .optional = true),
    FIELD(survivor_pension_facts, NUMBER, projected_reckonable_years,
          "reckonable years at the age limit; needed after a work-related death",
          .unit = "years", .optional = true),
    FIELD(survivor_pension_facts, MONEY, last_salary_per_month, "last salary received",
          .unit = "per month"),
    FIELD(survivor_pension_facts, MONEY, c1_1_salary_per_month,
          "salary of grade C.1, step 1", .unit = "per month"),
    FIELD(survivor_pension_facts, MONEY, own_pension_per_month,
          "pension of the deceased before any reduction", .unit = "per month",
          .optional = true),
    FIELD(survivor_pension_facts, MONEY, own_pension_paid_per_month,
          "pension the deceased was drawing", .unit = "per month", .optional = true),
    FIELD(survivor_pension_facts, MONEY, c1_1_at_award_per_month,
          "C.1/1 salary when the pension of the deceased was awarded, adjusted since",
          .unit = "per month", .optional = true),
    FIELD(survivor_pension_facts, MONEY, pension_at_age_limit_per_month,
          "pension had the age limit been reached on the day of death",
          .unit = "per month", .optional = true),
    PART_TIME_FIELDS(survivor_pension_facts),
    FIELD(survivor_pension_facts, BOOLEAN, appendix_1,
          "widow of a staff member affiliated before 27 March 1979", .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(survivor_pension_results, MONEY, base_pension_per_month,
          "pension from which the rate is taken", .unit = "per month", .optional = true),
    FIELD(survivor_pension_results, MONEY, sixty_percent_per_month, "rate of the base",
          .unit = "per month", .optional = true),
    FIELD(survivor_pension_results, MONEY, minimum_per_month, "minimum",
          .unit = "per month"),
    FIELD(survivor_pension_results, MONEY, before_ceiling_per_month,
          "before the limit of the deceased's own pension", .unit = "per month",
          .optional = true),
    FIELD(survivor_pension_results, MONEY, ceiling_per_month,
          "limit of the deceased's own pension", .unit = "per month"),
    FIELD(survivor_pension_results, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELD(survivor_pension_results, CHOICE, binding, "which limit decides",
          .optional = true, SURVIVOR_BINDINGS),
    FIELD(survivor_pension_results, MONEY, orphan_reference_per_month,
          "pension of which orphans have a share", .unit = "per month", .optional = true),
    FIELDS_END,
};

const struct calculation survivor_pension_calculation = {
    .name = "survivor_pension",
    .provision = IV_19_1,
    .summary = "Survivor's or reversion pension",
    .facts = facts,
    .facts_size = sizeof(struct survivor_pension_facts),
    .results = results,
    .results_size = sizeof(struct survivor_pension_results),
    .provisions = PROVISIONS(IV_19_1, IV_19_2, IV_19_3, IV_19_4, IV_instr6bis_2_1_i_d,
                             IV_instr6bis_2_2_i_b),
    .refusals = REFUSALS({IV_4_3, "less than half time"}),
    .readings = READINGS(R_IV_10_3_ceiling, R_IV_10_3_years, R_IV_14_4_ceiling,
                         R_IV_19_2_illness, R_IV_19_3_scale, R_IV_19_4_in_service,
                         R_IV_19_4_own_pension, R_IV_19_4_two_limits,
                         R_IV_19_4_unpaid_leave, R_IV_25_reference, R_IV_app1_18_1_limit),
    .check = check,
    .compute = survivor_pension,
};
