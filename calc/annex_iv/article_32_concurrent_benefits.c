/*
 * Annex IV, article 32 - Non-cumuls: benefits that may not be drawn together (paragraphs
 * 1 and 2) and the deduction of benefits for the same cause (paragraph 3). The abatement
 * of instruction 32.1 ii: article_14_invalidity_pension.c.
 * Readings: R-IV.32.1-two_invalidity, R-IV.32.3-financed_part.
 */
#include "calc/annex_iv/annex_iv.h"

struct concurrent_benefits_facts {
    int first_benefit, second_benefit; /* enum benefit */
    bool long_term_consultant;
};

struct concurrent_benefits_results {
    enum truth allowed;
};

struct same_cause_deduction_facts {
    number pension_per_month, other_benefit_per_month;
    bool same_cause, financed_by_organization;
    number financed_share; /* NULL: not given */
};

struct same_cause_deduction_results {
    number pension_per_month, deduction_per_month, total_per_month;
};

/* The words of the facts, in their order. */
enum benefit {
    RETIREMENT = 1,
    INVALIDITY,
    SURVIVOR,
    LOSS_OF_JOB_MONTHLY,
    LOSS_OF_JOB_LUMP_SUM,
    STAFF_STATUS
};
#define BENEFITS                                                                         \
    CHOICES("retirement_pension", "invalidity_pension", "survivor_pension",              \
            "loss_of_job_monthly", "loss_of_job_lump_sum", "staff_status")

/* Whether one of the two is `a` and the other one `b`. */
static bool pair_of(const struct concurrent_benefits_facts *facts, int a, int b) {
    int first = facts->first_benefit, second = facts->second_benefit;
    return (first == a && second == b) || (first == b && second == a);
}

/* Two pensions of one's own; long-term consultants may draw them together. */
static bool pensions_exclude(struct derivation *d,
                             const struct concurrent_benefits_facts *facts) {
    bool mixed = pair_of(facts, RETIREMENT, INVALIDITY);
    bool twice = pair_of(facts, RETIREMENT, RETIREMENT);
    const struct {
        enum provision provision;
        bool met;
        const char *label;
    } rules[] = {
        {IV_32_1_i, mixed, "retirement and invalidity pension"},
        {IV_instr32_1_ii, mixed, "retirement and invalidity pension of any scheme"},
        {IV_32_1_iii, twice, "two retirement pensions"},
        {IV_instr32_1_i, twice, "two retirement pensions of two organizations"},
    };
    bool excluded = false;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        excluded |= holds(d, rules[i].provision, stated(rules[i].met, rules[i].label),
                          rules[i].label);
    if (pair_of(facts, INVALIDITY, INVALIDITY))
        excluded |= reads_as(d, R_IV_32_1_two_invalidity__excluded);
    return excluded &&
           !holds(d, IV_32_1_fn1, stated(facts->long_term_consultant, "consultant"),
                  "long-term consultants excepted");
}

static void concurrent_benefits(struct derivation *d, const void *given, void *out) {
    const struct concurrent_benefits_facts *facts = given;
    struct concurrent_benefits_results *results = out;
    bool with_indemnity = pair_of(facts, RETIREMENT, LOSS_OF_JOB_MONTHLY) ||
                          pair_of(facts, INVALIDITY, LOSS_OF_JOB_MONTHLY);
    bool with_status = pair_of(facts, RETIREMENT, STAFF_STATUS) ||
                       pair_of(facts, INVALIDITY, STAFF_STATUS);
    bool excluded = pensions_exclude(d, facts);
    excluded |= holds(d, IV_32_1_ii, stated(with_indemnity, "pension and indemnity"),
                      "pension and a loss-of-job indemnity that is no lump sum");
    excluded |=
        holds(d, IV_instr32_1_iii, stated(with_indemnity, "pension and indemnity"),
              "pension and an indemnity paid month by month");
    excluded |= holds(d, IV_32_2, stated(with_status, "pension and status"),
                      "pension and the status of staff member");
    results->allowed = excluded ? NO : YES;
}

/* The whole of the other benefit, or what an organization financed of it. */
static number deductible(struct derivation *d,
                         const struct same_cause_deduction_facts *facts) {
    number other = facts->other_benefit_per_month;
    if (!facts->financed_share || !reads_as(d, R_IV_32_3_financed_part__part_financed))
        return other;
    return product(d, IV_instr32_3, other, facts->financed_share,
                   "part that an organization financed");
}

static void check_deduction(const void *given, struct fact_error *error) {
    const struct same_cause_deduction_facts *facts = given;
    if (!facts->financed_share)
        return;
    bool financed = number_sign(facts->financed_share) > 0;
    if (financed && !facts->financed_by_organization)
        *error = (struct fact_error){"financed_share",
                                     "above zero, though no organization financed it"};
    else if (!financed && facts->financed_by_organization)
        *error = (struct fact_error){"financed_share",
                                     "zero, though an organization financed it"};
}

static void same_cause_deduction(struct derivation *d, const void *given, void *out) {
    const struct same_cause_deduction_facts *facts = given;
    struct same_cause_deduction_results *results = out;
    number pension = facts->pension_per_month, other = facts->other_benefit_per_month;
    number less = number_with_unit(d->arena, count_of(d, 0, "nothing"), UNIT_MONEY);
    bool excluded = holds(d, IV_32_3, stated(facts->same_cause, "same cause"),
                          "both are paid for the same cause");
    excluded &=
        holds(d, IV_instr32_3, stated(facts->financed_by_organization, "financed"),
              "an organization financed the other one, even in part");
    if (excluded)
        less = at_most(d, IV_instr32_3, deductible(d, facts), pension, "deduction");
    number left =
        difference(d, IV_instr32_3, pension, less, "pension after the deduction");
    *results = (struct same_cause_deduction_results){
        left, less, sum(d, IV_32_3, left, other, "both benefits together")};
}

static const struct field concurrent_facts[] = {
    FIELD(concurrent_benefits_facts, CHOICE, first_benefit, "first benefit or status",
          BENEFITS),
    FIELD(concurrent_benefits_facts, CHOICE, second_benefit, "second benefit or status",
          BENEFITS),
    FIELD(concurrent_benefits_facts, BOOLEAN, long_term_consultant,
          "serves as a long-term consultant", .optional = true),
    FIELDS_END,
};

static const struct field concurrent_results[] = {
    FIELD(concurrent_benefits_results, BOOLEAN, allowed, "allowed by the rule"),
    FIELDS_END,
};

const struct calculation concurrent_benefits_calculation = {
    .name = "concurrent_benefits",
    .provision = IV_32_1,
    .summary = "Whether two benefits may be drawn together",
    .facts = concurrent_facts,
    .facts_size = sizeof(struct concurrent_benefits_facts),
    .results = concurrent_results,
    .results_size = sizeof(struct concurrent_benefits_results),
    .provisions = PROVISIONS(IV_32_1, IV_32_2, IV_instr32_1),
    .readings = READINGS(R_IV_32_1_two_invalidity),
    .compute = concurrent_benefits,
};

static const struct field deduction_facts[] = {
    FIELD(same_cause_deduction_facts, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELD(same_cause_deduction_facts, MONEY, other_benefit_per_month,
          "benefit of the other scheme", .unit = "per month"),
    FIELD(same_cause_deduction_facts, BOOLEAN, same_cause, "paid for the same cause",
          .optional = true, .fallback = "true"),
    FIELD(same_cause_deduction_facts, BOOLEAN, financed_by_organization,
          "financed by a coordinated organization", .optional = true, .fallback = "true"),
    FIELD(same_cause_deduction_facts, RATE, financed_share,
          "part of the other benefit that such an organization financed",
          .optional = true, .range = RANGE_SHARE),
    FIELDS_END,
};

static const struct field deduction_results[] = {
    FIELD(same_cause_deduction_results, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELD(same_cause_deduction_results, MONEY, deduction_per_month, "deduction",
          .unit = "per month", .optional = true),
    FIELD(same_cause_deduction_results, MONEY, total_per_month, "total",
          .unit = "per month", .optional = true),
    FIELDS_END,
};

const struct calculation same_cause_deduction_calculation = {
    .name = "same_cause_deduction",
    .provision = IV_32_3,
    .summary = "Deduction of another benefit for the same cause",
    .facts = deduction_facts,
    .facts_size = sizeof(struct same_cause_deduction_facts),
    .results = deduction_results,
    .results_size = sizeof(struct same_cause_deduction_results),
    .provisions = PROVISIONS(IV_32_3, IV_instr32_3),
    .readings = READINGS(R_IV_32_3_financed_part),
    .check = check_deduction,
    .compute = same_cause_deduction,
};
