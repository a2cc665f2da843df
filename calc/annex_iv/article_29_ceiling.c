/*
 * Annex IV, article 29 - Plafond des prestations pour conjoint survivant, ex-conjoint(s),
 * orphelin et/ou personne à charge: paragraphs 1 to 3.
 * Readings: R-IV.29.1-maximum, R-IV.29.2-early, R-IV.29.3-projection,
 * R-IV.6bis.2-ceiling, R-IV.29-unpaid_leave, R-IV.29-part_time, R-IV.29.1-adjustment,
 * R-IV.29-elsewhere.
 */
#include "calc/annex_iv/retirement_pension.h"

struct benefits_ceiling_facts {
    int deceased_status;
    number family_allowances_per_month, allowances_not_yet_paid_per_month;
    number allowances_elsewhere_per_month;
    number c1_1_salary_per_month;
    number reckonable_years, projected_reckonable_years;
    number reference_salary_per_month, last_salary_per_month;
    number own_pension_per_month, own_pension_paid_per_month;
    number pension_at_age_limit_per_month;
    bool work_related;
    int part_time_situation;
    number part_time_ratio;
    struct list adjustments;
};

struct benefits_ceiling_results {
    number pension_ceiling_per_month, ceiling_per_month;
};

static number nothing(struct derivation *d) {
    return number_with_unit(d->arena, count_of(d, 0, "nothing"), UNIT_MONEY);
}

/* Which paragraph governs; staff on unpaid leave are staff under the default reading. */
enum paragraph { PARAGRAPH_1 = 1, PARAGRAPH_2, PARAGRAPH_3 };

static enum paragraph paragraph_of(struct derivation *d, int status) {
    if (status == RETIREMENT_PENSIONER)
        return PARAGRAPH_2;
    if (status == IN_SERVICE)
        return PARAGRAPH_1;
    if (status == ON_UNPAID_LEAVE && !reads_as(d, R_IV_29_unpaid_leave__paragraph_3))
        return PARAGRAPH_1;
    return PARAGRAPH_3;
}

/* Paragraph 1: the highest retirement pension, before the limit of the last salary. */
static number highest_pension(struct derivation *d, const struct ceiling_basis *basis) {
    number highest = basis->last_salary;
    if (!reads_as(d, R_IV_29_1_maximum__last_salary)) {
        highest = product(d, IV_instr29_1_i, basis->reference_salary,
                          parameter(d, IV_instr29_1_i_max), "highest pension");
        if (basis->reckonable_years && !reads_as(d, R_IV_29_1_maximum__seventy_percent)) {
            number minimum =
                minimum_pension(d, IV_29_1, basis->reckonable_years, basis->c1_1_salary);
            highest = at_least(d, IV_29_1, highest, minimum,
                               "highest pension or the minimum pension");
        }
    }
    return highest;
}

/* The pension of so many years on the salaries of the deceased; NULL when not known. */
static number pension_for(struct derivation *d, const struct ceiling_basis *basis,
                          number years) {
    if (!years || !basis->reference_salary || !basis->last_salary)
        return NULL;
    return retirement_pension_of(d,
                                 &(struct pension_basis){
                                     .reckonable_years = years,
                                     .reference_salary = basis->reference_salary,
                                     .last_salary = basis->last_salary,
                                     .c1_1_salary = basis->c1_1_salary,
                                     .part_time_situation = basis->work.situation,
                                     .part_time_ratio = basis->work.ratio,
                                 })
        .pension;
}

/* Paragraph 2: what the pensioner drew; NULL when neither pension is known. */
static number pension_drawn(struct derivation *d, const struct ceiling_basis *basis) {
    number drawn = basis->own_pension_paid, whole = basis->own_pension;
    if (drawn && !reads_as(d, R_IV_29_2_early__pension_before_reduction))
        return drawn;
    if (!whole && basis->deceased_status == RETIREMENT_PENSIONER)
        whole = pension_for(d, basis, basis->reckonable_years);
    return whole ? whole : drawn;
}

/* Paragraph 3: the pension had the age limit been reached; NULL when not known. */
static number pension_at_age_limit(struct derivation *d,
                                   const struct ceiling_basis *basis) {
    bool projected =
        basis->projected_reckonable_years && reads_as(d, R_IV_29_3_projection__age_limit);
    if (basis->pension_at_age_limit && !projected)
        return basis->pension_at_age_limit;
    number due = pension_for(d, basis,
                             projected ? basis->projected_reckonable_years
                                       : basis->reckonable_years);
    return due ? due : basis->pension_at_age_limit;
}

static number pension_of_former_staff(struct derivation *d,
                                      const struct ceiling_basis *basis,
                                      enum paragraph paragraph) {
    bool as_drawn = paragraph == PARAGRAPH_2;
    if (basis->deceased_status == INVALIDITY_PENSIONER)
        as_drawn = holds(d, IV_instr29_3_2,
                         stated(basis->work_related, "invalidity of article 14(2)"),
                         "the pension drawn is the ceiling");
    number drawn = pension_drawn(d, basis);
    number due = as_drawn ? drawn : pension_at_age_limit(d, basis);
    if (!due)
        due = drawn ? drawn : pension_at_age_limit(d, basis);
    return due ? due : nothing(d);
}

/* Instruction 29.3/1: a pension that had not begun, or began before its allowances. */
static bool allowances_were_to_come(struct derivation *d,
                                    const struct ceiling_basis *basis) {
    switch (basis->deceased_status) {
    case ON_UNPAID_LEAVE:
        return reads_as(d, R_IV_29_unpaid_leave__paragraph_3);
    case DEFERRED:
        return true;
    case RETIREMENT_PENSIONER:
        return !basis->own_pension ||
               (basis->own_pension_paid &&
                number_compare(basis->own_pension_paid, basis->own_pension) < 0);
    default:
        return false;
    }
}

static number allowances_of_deceased(struct derivation *d,
                                     const struct ceiling_basis *basis) {
    number due = basis->family_allowances;
    if (basis->allowances_not_yet_paid && allowances_were_to_come(d, basis))
        due = sum(d, IV_instr29_3_1, due, basis->allowances_not_yet_paid,
                  "allowances with those due from 60");
    if (basis->allowances_elsewhere && reads_as(d, R_IV_29_elsewhere__ceiling_and_total))
        due = at_least(d, IV_instr29_1_iii,
                       difference(d, IV_instr29_1_iii, due, basis->allowances_elsewhere,
                                  "allowances less those drawn elsewhere"),
                       nothing(d), "no negative allowances");
    return due;
}

const char *ceiling_basis_lacks(const struct ceiling_basis *basis) {
    bool drawn = basis->own_pension_paid || basis->own_pension;
    bool computable =
        basis->reckonable_years && basis->reference_salary && basis->last_salary;
    switch (basis->deceased_status) {
    case RETIREMENT_PENSIONER:
        return drawn ? NULL : "own_pension_paid_per_month";
    case INVALIDITY_PENSIONER:
        if (basis->work_related)
            return drawn ? NULL : "own_pension_paid_per_month";
        /* fall through */
    case DEFERRED:
        return basis->pension_at_age_limit || computable
                   ? NULL
                   : "pension_at_age_limit_per_month";
    default:
        if (!basis->reference_salary)
            return "reference_salary_per_month";
        return basis->last_salary ? NULL : "last_salary_per_month";
    }
}

/* Instruction 6 bis.2/1 i g. */
static bool follows_part_time(struct derivation *d, const struct ceiling_basis *basis,
                              enum paragraph paragraph) {
    return basis->work.situation == ONLY_PART_TIME &&
           (paragraph == PARAGRAPH_1 ||
            !reads_as(d, R_IV_29_part_time__death_in_service));
}

/* Paragraph 1, second rule: its salary is adjusted like the rest, or stays as it was. */
static bool salary_stays(struct derivation *d, const struct ceiling_basis *basis,
                         enum paragraph paragraph) {
    return paragraph == PARAGRAPH_1 && basis->adjustments && basis->adjustments->count &&
           reads_as(d, R_IV_29_1_adjustment__last_salary_as_received);
}

struct ceiling_amounts benefits_ceiling_of(struct derivation *d,
                                           const struct ceiling_basis *basis) {
    static const enum provision paragraphs[] = {
        [PARAGRAPH_1] = IV_29_1, [PARAGRAPH_2] = IV_29_2, [PARAGRAPH_3] = IV_29_3};
    enum paragraph paragraph = paragraph_of(d, basis->deceased_status);
    number pension = paragraph == PARAGRAPH_1
                         ? highest_pension(d, basis)
                         : pension_of_former_staff(d, basis, paragraph);
    bool stays = salary_stays(d, basis, paragraph);
    if (paragraph == PARAGRAPH_1 && !stays)
        pension = at_most(d, IV_29_1_s2, pension, basis->last_salary,
                          "in any case the last salary");
    number allowances = allowances_of_deceased(d, basis);
    struct part_time full = {NOT_REDUCED, basis->work.ratio};
    struct part_time work = follows_part_time(d, basis, paragraph) ? basis->work : full;
    pension = limit_in_part_time(d, work, IV_instr6bis_2_1_i_g, PROVISION_NONE, pension,
                                 "ceiling of pensions in part time");
    if (!reads_as(d, R_IV_6bis_2_ceiling__pensions_only))
        allowances =
            limit_in_part_time(d, work, IV_instr6bis_2_1_i_g, PROVISION_NONE, allowances,
                               "allowances of the ceiling in part time");
    struct list none = {0, NULL};
    const struct list *changes = basis->adjustments ? basis->adjustments : &none;
    pension = with_adjustments(d, IV_instr29_1_i_s2, pension, changes,
                               "ceiling of pensions, adjusted");
    if (stays)
        pension =
            at_most(d, IV_29_1_s2, pension,
                    limit_in_part_time(d, work, IV_instr6bis_2_1_i_g, PROVISION_NONE,
                                       basis->last_salary, "last salary in part time"),
                    "in any case the last salary, as it was received");
    allowances = with_adjustments(d, IV_instr29_1_i_s2, allowances, changes,
                                  "allowances of the ceiling, adjusted");
    return (struct ceiling_amounts){
        .pension = pension,
        .ceiling = sum(d, paragraphs[paragraph], pension, allowances, "ceiling"),
    };
}

static struct ceiling_basis basis_of(const struct benefits_ceiling_facts *facts) {
    return (struct ceiling_basis){
        .deceased_status = facts->deceased_status,
        .work_related = facts->work_related,
        .family_allowances = facts->family_allowances_per_month,
        .allowances_not_yet_paid = facts->allowances_not_yet_paid_per_month,
        .allowances_elsewhere = facts->allowances_elsewhere_per_month,
        .c1_1_salary = facts->c1_1_salary_per_month,
        .reckonable_years = facts->reckonable_years,
        .projected_reckonable_years = facts->projected_reckonable_years,
        .reference_salary = facts->reference_salary_per_month,
        .last_salary = facts->last_salary_per_month,
        .own_pension = facts->own_pension_per_month,
        .own_pension_paid = facts->own_pension_paid_per_month,
        .pension_at_age_limit = facts->pension_at_age_limit_per_month,
        .work = {facts->part_time_situation, facts->part_time_ratio},
        .adjustments = &facts->adjustments,
    };
}

static void benefits_ceiling(struct derivation *d, const void *given, void *out) {
    const struct benefits_ceiling_facts *facts = given;
    struct benefits_ceiling_results *results = out;
    refuse_below_half_time(d, facts->part_time_ratio);
    if (is_refused(d))
        return;
    struct ceiling_basis basis = basis_of(facts);
    struct ceiling_amounts due = benefits_ceiling_of(d, &basis);
    results->pension_ceiling_per_month = due.pension;
    results->ceiling_per_month = due.ceiling;
}

static void check(const void *given, struct fact_error *error) {
    const struct benefits_ceiling_facts *facts = given;
    struct ceiling_basis basis = basis_of(facts);
    const char *missing = ceiling_basis_lacks(&basis);
    if (missing)
        *error = (struct fact_error){missing, "missing, the ceiling rests on it"};
    else if (facts->own_pension_per_month && facts->own_pension_paid_per_month &&
             number_compare(facts->own_pension_paid_per_month,
                            facts->own_pension_per_month) > 0)
        *error = (struct fact_error){"own_pension_paid_per_month",
                                     "more than the pension before any reduction"};
}

#define MONTHLY(name_, ...)                                                              \
    FIELD(benefits_ceiling_facts, MONEY, name_, __VA_ARGS__, .unit = "per month")

static const struct field facts[] = {
    FIELD(benefits_ceiling_facts, CHOICE, deceased_status, "situation of the deceased",
          DECEASED_STATUSES),
    MONTHLY(family_allowances_per_month, "family allowances of the deceased"),
    MONTHLY(allowances_not_yet_paid_per_month,
            "family allowances due from 60 on and not yet paid", .optional = true),
    MONTHLY(allowances_elsewhere_per_month,
            "allowances drawn elsewhere and deducted from those of the deceased",
            .optional = true),
    MONTHLY(c1_1_salary_per_month, "salary of grade C.1, step 1"),
    FIELD(benefits_ceiling_facts, NUMBER, reckonable_years,
          "reckonable years; of an invalidity pensioner up to the death, the time of "
          "invalidity included",
          .unit = "years", .optional = true),
    FIELD(benefits_ceiling_facts, NUMBER, projected_reckonable_years,
          "reckonable years at the age limit", .unit = "years", .optional = true),
    MONTHLY(reference_salary_per_month, "salary of the reference grade and step",
            .optional = true),
    MONTHLY(last_salary_per_month, "last salary received", .optional = true),
    MONTHLY(own_pension_per_month, "pension of the deceased before any reduction",
            .optional = true),
    MONTHLY(own_pension_paid_per_month, "pension the deceased was drawing",
            .optional = true),
    MONTHLY(pension_at_age_limit_per_month, "retirement pension at the age limit",
            .optional = true),
    FIELD(benefits_ceiling_facts, BOOLEAN, work_related,
          "work accident, occupational disease or act of devotion", .optional = true),
    PART_TIME_FIELDS(benefits_ceiling_facts),
    FIELD(benefits_ceiling_facts, LIST, adjustments,
          "changes of salaries in order, 0.02 for + 2 %", .optional = true,
          .of = TYPE_RATE, .range = RANGE_ANY),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(benefits_ceiling_results, MONEY, pension_ceiling_per_month, "part for pensions",
          .unit = "per month", .optional = true),
    FIELD(benefits_ceiling_results, MONEY, ceiling_per_month, "ceiling",
          .unit = "per month"),
    FIELDS_END,
};

const struct calculation benefits_ceiling_calculation = {
    .name = "benefits_ceiling",
    .provision = IV_29_1,
    .summary = "Ceiling of benefits for survivors",
    .facts = facts,
    .facts_size = sizeof(struct benefits_ceiling_facts),
    .results = results,
    .results_size = sizeof(struct benefits_ceiling_results),
    .provisions = PROVISIONS(IV_29_1, IV_29_2, IV_29_3, IV_instr29_1, IV_instr29_3_1,
                             IV_instr29_3_2, IV_instr6bis_2_1_i_g),
    .refusals = REFUSALS({IV_4_3, "less than half time"}),
    .readings =
        READINGS(R_IV_10_3_ceiling, R_IV_10_3_years, R_IV_29_1_maximum, R_IV_29_2_early,
                 R_IV_29_3_projection, R_IV_29_part_time, R_IV_29_unpaid_leave,
                 R_IV_6bis_2_ceiling, R_IV_29_1_adjustment, R_IV_29_elsewhere),
    .check = check,
    .compute = benefits_ceiling,
};
