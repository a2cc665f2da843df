/*
 * Annex IV, article 4 - Définition des services ouvrant droit aux prestations:
 * indemnities (paragraph 2, instruction 4.1/1 vi to viii) and unpaid leave (iv).
 * Readings: R-IV.instr4.1-1-beyond_age_limit, R-IV.instr4.1-1-unpaid_leave,
 * R-IV.instr41.1-2-long_leave.
 */
#include "calc/annex_iv/annex_iv.h"

struct indemnity_reckonable_years_facts {
    number indemnity_months, months_beyond_age_limit;
    bool contribution_on_full_amount, new_coordinated_rights;
    int indemnity_kind;
};

struct indemnity_reckonable_years_results {
    number reckonable_years;
};

struct unpaid_leave_validation_facts {
    number leave_months, salary_per_month;
    bool other_pension_rights;
};

struct unpaid_leave_validation_results {
    number validated_months, contribution;
};

/* ---- indemnities ---- */

/* Where the kind is not given, the points that stand for the three of them. */
static enum provision point_of(int kind, enum provision where_not_given) {
    static const enum provision points[] = {IV_instr4_1_1_vi, IV_instr4_1_1_vii,
                                            IV_instr4_1_1_viii};
    return kind ? points[kind - 1] : where_not_given;
}

static void indemnity_reckonable_years(struct derivation *d, const void *given,
                                       void *out) {
    const struct indemnity_reckonable_years_facts *facts = given;
    struct indemnity_reckonable_years_results *results = out;
    enum provision point = point_of(facts->indemnity_kind, IV_instr4_1_1_vii);
    enum provision other = point_of(facts->indemnity_kind, IV_instr4_1_1_viii);
    if (!holds(d, point,
               stated(facts->contribution_on_full_amount, "contribution_on_full_amount"),
               "contributed on the whole indemnity"))
        refuse(d, point, "no contribution on the whole indemnity");
    if (holds(d, other, stated(facts->new_coordinated_rights, "new_coordinated_rights"),
              "the time gives rights from a new employment"))
        refuse(d, other, "the time gives rights from a new employment");
    if (reads_as(d, R_IV_instr4_1_1_beyond_age_limit__nothing_counts) &&
        holds(d, point,
              above(facts->months_beyond_age_limit,
                    count_of(d, 0, "none beyond the age limit")),
              "the time goes beyond the age limit"))
        refuse(d, point, "the time goes beyond the age limit");
    if (is_refused(d))
        return;
    number months =
        difference(d, point, facts->indemnity_months, facts->months_beyond_age_limit,
                   "months up to the age limit");
    number days =
        product(d, IV_4_2, months, count_of(d, DAYS_PER_MONTH, "days in a month"),
                "days of the indemnity");
    results->reckonable_years =
        reckonable_years_of(d, days, "reckonable years of the indemnity");
}

static void check_indemnity(const void *given, struct fact_error *error) {
    const struct indemnity_reckonable_years_facts *facts = given;
    if (number_compare(facts->months_beyond_age_limit, facts->indemnity_months) > 0)
        *error = (struct fact_error){"months_beyond_age_limit",
                                     "more than the months of the indemnity"};
}

/* ---- unpaid leave ---- */

struct leave_months {
    number once, more; /* at the staff contribution, at its multiple */
};

static struct leave_months leave_months_of(struct derivation *d, number months) {
    number first = parameter(d, IV_instr4_1_1_iv_s2_months);
    if (reads_as(d, R_IV_instr4_1_1_unpaid_leave__whole_leave_at_multiple) &&
        holds(d, IV_instr4_1_1_iv_s3, above(months, first),
              "leave longer than the first months"))
        return (struct leave_months){
            number_with_unit(d->arena, count_of(d, 0, "none"), UNIT_MONTHS), months};
    number once = at_most(d, IV_instr4_1_1_iv_s2, months, first,
                          "months at the staff contribution");
    number rest = difference(d, IV_instr4_1_1_iv_s3, months, once, "months beyond them");
    number more =
        at_most(d, IV_instr4_1_1_iv_s3, rest, parameter(d, IV_instr4_1_1_iv_s3_months),
                "months at the multiple contribution");
    return (struct leave_months){once, more};
}

static void unpaid_leave_validation(struct derivation *d, const void *given, void *out) {
    const struct unpaid_leave_validation_facts *facts = given;
    struct unpaid_leave_validation_results *results = out;
    number months = facts->leave_months;
    if (holds(d, IV_instr4_1_1_iv,
              stated(facts->other_pension_rights, "other_pension_rights"),
              "the leave gives other pension rights"))
        refuse(d, IV_instr4_1_1_iv, "the leave gives other pension rights");
    number longest = parameter(d, IV_instr41_1_2_months);
    if (holds(d, IV_instr41_1_2, above(months, longest), "leave too long")) {
        if (!reads_as(d, R_IV_instr41_1_2_long_leave__first_six_months))
            refuse(d, IV_instr41_1_2, "no contribution for so long an unpaid leave");
        months =
            at_most(d, IV_instr41_1_2, months, longest, "months that can be validated");
    }
    if (is_refused(d))
        return;
    struct leave_months leave = leave_months_of(d, months);
    number monthly = staff_contribution_of(d, IV_41_2, facts->salary_per_month,
                                           "staff contribution for a month");
    number multiple =
        product(d, IV_instr4_1_1_iv_s3, monthly, parameter(d, IV_instr4_1_1_iv_s3_times),
                "multiple contribution for a month");
    results->validated_months =
        sum(d, IV_instr4_1_1_iv, leave.once, leave.more, "months validated");
    results->contribution = sum(
        d, IV_instr4_1_1_iv,
        product(d, IV_instr4_1_1_iv_s2, monthly, leave.once, "for the first months"),
        product(d, IV_instr4_1_1_iv_s3, multiple, leave.more, "for the months beyond"),
        "contribution due");
}

static const struct field indemnity_facts[] = {
    FIELD(indemnity_reckonable_years_facts, NUMBER, indemnity_months,
          "months on which the indemnity is based", .unit = "months"),
    FIELD(indemnity_reckonable_years_facts, BOOLEAN, contribution_on_full_amount,
          "contribution paid on the whole indemnity"),
    FIELD(indemnity_reckonable_years_facts, NUMBER, months_beyond_age_limit,
          "months of them beyond the age limit", .unit = "months", .optional = true,
          .fallback = "0"),
    FIELD(indemnity_reckonable_years_facts, BOOLEAN, new_coordinated_rights,
          "rights from a new coordinated employment", .optional = true),
    FIELD(indemnity_reckonable_years_facts, CHOICE, indemnity_kind,
          "what the indemnity is paid for", .optional = true,
          CHOICES("untaken_leave", "notice", "loss_of_job")),
    FIELDS_END,
};

static const struct field indemnity_results[] = {
    FIELD(indemnity_reckonable_years_results, NUMBER, reckonable_years,
          "reckonable years", .unit = "years"),
    FIELDS_END,
};

const struct calculation indemnity_reckonable_years_calculation = {
    .name = "indemnity_reckonable_years",
    .provision = IV_4_2,
    .summary = "Reckonable years for notice, loss-of-job and leave indemnities",
    .facts = indemnity_facts,
    .facts_size = sizeof(struct indemnity_reckonable_years_facts),
    .results = indemnity_results,
    .results_size = sizeof(struct indemnity_reckonable_years_results),
    .provisions =
        PROVISIONS(IV_4_2, IV_instr4_1_1_vi, IV_instr4_1_1_vii, IV_instr4_1_1_viii),
    .refusals =
        REFUSALS({IV_instr4_1_1_vi, "untaken leave: contribution not paid on the whole"},
                 {IV_instr4_1_1_vii, "contribution not paid on the whole"},
                 {IV_instr4_1_1_viii, "rights from a new employment"}),
    .readings = READINGS(R_IV_instr4_1_1_beyond_age_limit),
    .check = check_indemnity,
    .compute = indemnity_reckonable_years,
};

static const struct field leave_facts[] = {
    FIELD(unpaid_leave_validation_facts, NUMBER, leave_months,
          "length of the leave in months", .unit = "months"),
    FIELD(unpaid_leave_validation_facts, MONEY, salary_per_month, "monthly basic salary",
          .unit = "per month"),
    FIELD(unpaid_leave_validation_facts, BOOLEAN, other_pension_rights,
          "the period gives other pension rights", .optional = true),
    FIELDS_END,
};

static const struct field leave_results[] = {
    FIELD(unpaid_leave_validation_results, NUMBER, validated_months, "months validated",
          .unit = "months", .optional = true),
    FIELD(unpaid_leave_validation_results, MONEY, contribution, "contribution due"),
    FIELDS_END,
};

const struct calculation unpaid_leave_validation_calculation = {
    .name = "unpaid_leave_validation",
    .provision = IV_instr4_1_1_iv,
    .summary = "Contribution that validates unpaid leave",
    .facts = leave_facts,
    .facts_size = sizeof(struct unpaid_leave_validation_facts),
    .results = leave_results,
    .results_size = sizeof(struct unpaid_leave_validation_results),
    .provisions = PROVISIONS(IV_instr4_1_1_iv, IV_instr41_1_2, IV_41_2, IV_41_4),
    .refusals = REFUSALS({IV_instr41_1_2, "leave too long"},
                         {IV_instr4_1_1_iv, "other pension rights"}),
    .readings = READINGS(R_IV_instr4_1_1_unpaid_leave, R_IV_instr41_1_2_long_leave),
    .compute = unpaid_leave_validation,
};
