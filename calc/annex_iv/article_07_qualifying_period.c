/*
 * Annex IV, article 7 - Acquisition du droit: kinds of periods that count for it
 * (instruction 7.1/1, with article 4 and instructions 4.1/1 i, ii, iii, v and 41.1/1).
 * Readings: R-IV.instr41.1-1-salary_part.
 */
#include "calc/annex_iv/annex_iv.h"

enum period_kind {
    SECONDMENT = 1,
    BEFORE_1974_07_01,
    FROM_1974_07_01,
    ENDED_INVALIDITY_PENSION,
    BEFORE_STAFF_REGULATIONS,
    PAID_SICK_LEAVE
};

struct qualifying_period_facts {
    int period_kind;
    bool reinstated, other_pension_rights, paid_for, engaged_by_organization;
    number indemnity_per_month, salary_per_month, emoluments_per_month;
    number part_time_ratio, contributions_deducted;
    bool refund_requested;
};

struct qualifying_period_results {
    enum truth counts;
    number contribution_per_month, counted_share, refund;
};

static bool secondment_counts(struct derivation *d,
                              const struct qualifying_period_facts *facts) {
    return holds(d, IV_instr4_1_1_v, stated(facts->reinstated, "reinstated"),
                 "reinstated after the secondment") &&
           !holds(d, IV_instr4_1_1_v,
                  stated(facts->other_pension_rights, "other_pension_rights"),
                  "the secondment gives another pension");
}

static bool service_counts(struct derivation *d,
                           const struct qualifying_period_facts *facts) {
    int kind = facts->period_kind;
    bool service = kind == BEFORE_1974_07_01 || kind == FROM_1974_07_01;
    if (!holds(d, IV_4_1_i, stated(service, "service"), "service as a staff member") ||
        !holds(d, IV_instr4_1_1_ii, stated(service, "service"),
               "a period of service as a staff member"))
        return false;
    if (kind == BEFORE_1974_07_01)
        return holds(d, IV_instr7_1_1_d1, stated(facts->paid_for, "paid_for"),
                     "validated and its cost paid");
    return holds(d, IV_instr7_1_1_d2, stated(facts->paid_for, "paid_for"),
                 "contributions to the scheme paid");
}

/* Before there were staff regulations, so before the scheme: validated as such service.
 */
static bool earliest_service_counts(struct derivation *d,
                                    const struct qualifying_period_facts *facts) {
    return holds(d, IV_instr4_1_1_i, stated(true, "before the staff regulations"),
                 "service before the staff regulations") &&
           holds(d, IV_instr4_1_1_i_s2,
                 stated(facts->engaged_by_organization, "engaged_by_organization"),
                 "engaged by the organization or the body it came from") &&
           holds(d, IV_instr7_1_1_d1, stated(facts->paid_for, "paid_for"),
                 "validated and its cost paid");
}

/* Instruction 41.1/1: contributions go on as long as an indemnity is paid. */
static bool is_paid(struct derivation *d, number indemnity) {
    number nothing = number_with_unit(d->arena, count_of(d, 0, "nothing"), UNIT_MONEY);
    return holds(d, IV_instr41_1_1, above(indemnity, nothing), "an indemnity is paid");
}

static bool sick_leave_counts(struct derivation *d,
                              const struct qualifying_period_facts *facts,
                              struct qualifying_period_results *results) {
    number indemnity = facts->indemnity_per_month;
    bool paid = !indemnity || is_paid(d, indemnity);
    if (indemnity && facts->emoluments_per_month)
        indemnity = salary_in_indemnity(d, indemnity, facts->salary_per_month,
                                        facts->emoluments_per_month);
    if (indemnity)
        results->contribution_per_month = staff_contribution_of(
            d, IV_instr4_1_1_iii_s2, indemnity, "staff contribution on the indemnity");
    if (!paid)
        return false;
    if (!holds(d, IV_instr4_1_1_iii, stated(facts->paid_for, "paid_for"),
               "sick leave or incapacity with an indemnity, contributions paid"))
        return false;
    number salary = facts->salary_per_month;
    if (!indemnity || !salary)
        return true;
    number share =
        quotient(d, IV_instr4_1_1_iii_s3, indemnity, salary, "share of the salary paid");
    number whole = number_with_unit(d->arena, count_of(d, 1, "the whole"), UNIT_RATE);
    share = at_least(d, IV_instr4_1_1_iii_s3, share, whole, "counts without reduction");
    results->counted_share =
        facts->part_time_ratio
            ? product(d, IV_instr41_1_1_s3, share, facts->part_time_ratio,
                      "counts as the part-time work did")
            : share;
    return true;
}

static void qualifying_period(struct derivation *d, const void *given, void *out) {
    const struct qualifying_period_facts *facts = given;
    struct qualifying_period_results *results = out;
    bool counts = false;
    switch (facts->period_kind) {
    case SECONDMENT:
        counts = secondment_counts(d, facts);
        break;
    case BEFORE_1974_07_01:
    case FROM_1974_07_01:
        counts = service_counts(d, facts);
        break;
    case ENDED_INVALIDITY_PENSION:
        counts = holds(d, IV_4_4, stated(true, "invalidity pension that ended"),
                       "time of an invalidity pension that ended") &&
                 holds(d, IV_instr7_1_1_d3, stated(true, "invalidity pension that ended"),
                       "that time counts for the right");
        break;
    case BEFORE_STAFF_REGULATIONS:
        counts = earliest_service_counts(d, facts);
        break;
    case PAID_SICK_LEAVE:
        counts = sick_leave_counts(d, facts, results);
        break;
    }
    results->counts = counts ? YES : NO;
    if (facts->contributions_deducted)
        results->refund = refund_of_contributions(d, facts->contributions_deducted,
                                                  counts, facts->refund_requested);
}

static void check(const void *given, struct fact_error *error) {
    const struct qualifying_period_facts *facts = given;
    number salary = facts->salary_per_month, all = facts->emoluments_per_month;
    if (all && !salary)
        *error = (struct fact_error){"salary_per_month",
                                     "missing, needed beside the emoluments"};
    else if (all && number_compare(all, salary) < 0)
        *error = (struct fact_error){"emoluments_per_month", "below the salary"};
    if (error->fact)
        return;
    if (!all)
        all = salary;
    if (facts->indemnity_per_month && all &&
        number_compare(facts->indemnity_per_month, all) > 0)
        *error = (struct fact_error){"indemnity_per_month", "above what it replaces"};
}

static const struct field facts[] = {
    FIELD(qualifying_period_facts, CHOICE, period_kind, "kind of period",
          CHOICES("secondment", "before_1974_07_01", "from_1974_07_01",
                  "ended_invalidity_pension", "before_staff_regulations",
                  "paid_sick_leave")),
    FIELD(qualifying_period_facts, BOOLEAN, reinstated, "reinstated after the secondment",
          .optional = true),
    FIELD(qualifying_period_facts, BOOLEAN, other_pension_rights,
          "the period gives other pension rights", .optional = true),
    FIELD(qualifying_period_facts, BOOLEAN, paid_for,
          "validated and paid, or contributions paid", .optional = true,
          .fallback = "true"),
    FIELD(qualifying_period_facts, BOOLEAN, engaged_by_organization,
          "engaged by the organization or the body it came from", .optional = true,
          .fallback = "true"),
    FIELD(qualifying_period_facts, MONEY, indemnity_per_month,
          "indemnity during sick leave or incapacity", .unit = "per month",
          .optional = true),
    FIELD(qualifying_period_facts, MONEY, salary_per_month, "monthly basic salary",
          .unit = "per month", .optional = true, .range = RANGE_POSITIVE),
    FIELD(qualifying_period_facts, MONEY, emoluments_per_month,
          "salary and allowances that the indemnity replaces; without it the salary",
          .unit = "per month", .optional = true),
    FIELD(qualifying_period_facts, RATE, part_time_ratio,
          "share of full-time hours worked before a sick leave", .optional = true,
          .range = RANGE_SHARE),
    FIELD(qualifying_period_facts, MONEY, contributions_deducted,
          "contributions deducted for the period", .optional = true),
    FIELD(qualifying_period_facts, BOOLEAN, refund_requested,
          "the person or the beneficiaries ask for what was deducted in error",
          .optional = true, .fallback = "true"),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(qualifying_period_results, BOOLEAN, counts, "the period counts"),
    FIELD(qualifying_period_results, MONEY, contribution_per_month,
          "staff contribution during paid sick leave", .unit = "per month",
          .optional = true),
    FIELD(qualifying_period_results, RATE, counted_share,
          "share at which paid sick leave counts", .optional = true),
    FIELD(qualifying_period_results, MONEY, refund,
          "contributions given back, without interest", .optional = true),
    FIELDS_END,
};

const struct calculation qualifying_period_calculation = {
    .name = "qualifying_period",
    .provision = IV_instr7_1_1,
    .summary = "Whether a period counts for pension rights",
    .facts = facts,
    .facts_size = sizeof(struct qualifying_period_facts),
    .results = results,
    .results_size = sizeof(struct qualifying_period_results),
    .provisions = PROVISIONS(IV_instr7_1_1, IV_7_1, IV_instr4_1_1_v, IV_4_4, IV_41_6,
                             IV_instr41_1_1),
    .readings = READINGS(R_IV_instr41_1_1_salary_part),
    .check = check,
    .compute = qualifying_period,
};
