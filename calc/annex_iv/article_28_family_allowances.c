/*
 * Annex IV, article 28 - Dispositions générales (Allocations familiales).
 * Readings: R-IV.28-base, R-IV.28-other_scheme, R-IV.28.3-reduced, R-IV.26.2-first_day,
 * R-IV.28.3-single, R-IV.28.4-person, R-IV.instr28.1-2-first_of_month.
 */
#include "calc/annex_iv/annex_iv.h"

enum holder { OF_RETIREMENT = 1, OF_INVALIDITY, OF_SURVIVOR };

struct pension_family_allowances_facts {
    int holder; /* enum holder */
    number pension_per_month, unreduced_pension_per_month, b3_1_salary_per_month;
    number child_allowance_per_month, dependant_allowance_per_month;
    number age_years;
    bool recognized_for_the_deceased;
    bool household_conditions_met, household_allowance_already_paid;
    number household_allowance_paid_here_per_month;
    number household_allowance_elsewhere_per_month, spouse_income_per_month;
    number dependent_children, child_allowances_elsewhere_per_month;
    number children_paid_elsewhere;
    number disabled_children, disabled_child_allowance_per_month;
    number dependant_count;
    bool other_scheme_deducts;
    struct date right_start_date, conditions_end_date, right_end_date;
};

struct pension_family_allowances_results {
    number household_allowance_per_month, child_allowances_per_month;
    number dependant_allowances_per_month, total_per_month;
    struct date start_date, end_date;
};

static number nothing(struct derivation *d) {
    return number_with_unit(d->arena, count_of(d, 0, "nothing"), UNIT_MONEY);
}

number household_allowance_of(struct derivation *d, number pension, number b3_1_salary) {
    number due = product(d, IV_28_3_a, pension, parameter(d, IV_instr28_3_rate),
                         "household allowance on the pension");
    number least =
        product(d, IV_instr28_3_s2, b3_1_salary, parameter(d, IV_instr28_3_s2_rate),
                "minimum household allowance");
    return at_least(d, IV_instr28_3_s2, due, least, "household allowance, raised");
}

number net_of_other_scheme(struct derivation *d, enum provision provision, number due,
                           number elsewhere, const char *label) {
    if (!elsewhere)
        return due;
    number left = difference(d, provision, due, elsewhere, label);
    return at_least(d, provision, left, nothing(d), "never below zero");
}

number survivor_allowances_of(struct derivation *d, number single, number elsewhere) {
    bool before = reads_as(d, R_IV_28_other_scheme__before);
    if (before)
        single = net_of_other_scheme(d, IV_28_4, single, elsewhere,
                                     "above the other scheme, before doubling");
    number due =
        product(d, IV_28_6, single, parameter(d, IV_28_6_factor), "doubled allowances");
    return before ? due
                  : net_of_other_scheme(d, IV_28_4, due, elsewhere,
                                        "doubled, above the other scheme");
}

/* Whether this pension carries family allowances at all. */
static bool carries_allowances(struct derivation *d,
                               const struct pension_family_allowances_facts *facts) {
    bool due = false;
    if (holds(d, IV_28_1_i, stated(facts->holder == OF_RETIREMENT, "retirement pension"),
              "holder of a retirement pension"))
        due = !facts->age_years ||
              !holds(d, IV_instr28_1_1,
                     below(facts->age_years, parameter(d, IV_28_1_i_age)),
                     "below the age of allowances");
    if (holds(d, IV_28_1_ii, stated(facts->holder == OF_INVALIDITY, "invalidity pension"),
              "holder of an invalidity pension"))
        due = true;
    bool survivor = facts->holder == OF_SURVIVOR && facts->recognized_for_the_deceased;
    if (holds(d, IV_28_1_iii,
              stated(survivor, "survivor's pension and dependants of the deceased"),
              "dependants recognized for the deceased"))
        due = true;
    return due;
}

static bool has_dependants(const struct pension_family_allowances_facts *facts) {
    return number_sign(facts->dependent_children) > 0 ||
           number_sign(facts->disabled_children) > 0 ||
           number_sign(facts->dependant_count) > 0;
}

/* Annex III-F(3): what the income of a spouse without dependants leaves, with its limit.
 */
static number after_spouse_income(struct derivation *d,
                                  const struct pension_family_allowances_facts *facts,
                                  number pension, number theoretical) {
    if (!facts->spouse_income_per_month || has_dependants(facts))
        return theoretical;
    number limit = sum(d, IV_instr28_3_s2, facts->b3_1_salary_per_month, theoretical,
                       "salary of B.3 with the allowance");
    number left = difference(d, IV_instr28_3_s2, limit, facts->spouse_income_per_month,
                             "what the income of the spouse leaves");
    left = at_least(d, IV_instr28_3_s2, left, nothing(d), "no negative allowance");
    if (!holds(d, IV_instr28_3_s2, below(left, theoretical),
               "reduced for the income of the spouse"))
        return theoretical;
    if (reads_as(d, R_IV_28_3_reduced__theoretical_allowance))
        return left;
    number own = product(d, IV_28_3_a, pension, parameter(d, IV_instr28_3_rate),
                         "limit of a reduced allowance");
    return at_most(d, IV_instr28_3_s2, left, own, "reduced allowance within its limit");
}

/* Instruction 28.1/1: an early pension stays reduced as the base of the allowance. */
static number base_of_household(struct derivation *d,
                                const struct pension_family_allowances_facts *facts) {
    if (!facts->unreduced_pension_per_month ||
        holds(d, IV_instr28_1_1_s2,
              below(facts->pension_per_month, facts->unreduced_pension_per_month),
              "early pension: the reduced one counts"))
        return facts->pension_per_month;
    return facts->unreduced_pension_per_month;
}

/* R-IV.28.3-single: the one that is paid, or the higher of the two. */
static number beside_another(struct derivation *d, enum provision provision,
                             const struct pension_family_allowances_facts *facts,
                             number due) {
    number paid = facts->household_allowance_paid_here_per_month;
    if (!paid || !reads_as(d, R_IV_28_3_single__higher_of_two))
        return nothing(d);
    return net_of_other_scheme(d, provision, due, paid, "above the one already paid");
}

static number household(struct derivation *d,
                        const struct pension_family_allowances_facts *facts,
                        bool deduct) {
    if (!facts->household_conditions_met)
        return nothing(d);
    enum provision once = facts->holder == OF_SURVIVOR ? IV_28_3_b : IV_28_3_c;
    bool another = holds(
        d, once, stated(facts->household_allowance_already_paid, "already paid here"),
        "another household allowance is paid");
    number pension = base_of_household(d, facts);
    number due = household_allowance_of(d, pension, facts->b3_1_salary_per_month);
    due = after_spouse_income(d, facts, pension, due);
    if (another)
        due = beside_another(d, once, facts, due);
    return net_of_other_scheme(
        d, IV_28_3_d, due, deduct ? facts->household_allowance_elsewhere_per_month : NULL,
        "above the household allowance elsewhere");
}

/* Instruction 28.1/1: allowances of a fixed amount do not follow an early reduction. */
static number unreduced(struct derivation *d,
                        const struct pension_family_allowances_facts *facts,
                        number amount) {
    number whole = facts->unreduced_pension_per_month;
    if (!whole || number_compare(facts->pension_per_month, whole) >= 0)
        return amount;
    if (holds(d, IV_instr28_1_1_s3, stated(true, "allowance of a fixed amount"),
              "not reduced with the pension"))
        return amount;
    number ratio = proportion(d, IV_instr28_1_1_s3, facts->pension_per_month, whole,
                              "ratio of the early pension");
    return product(d, IV_instr28_1_1_s3, amount, ratio, "reduced allowance");
}

/* For so many children, some of them disabled, above what another scheme pays for them.
 */
static number for_children(struct derivation *d,
                           const struct pension_family_allowances_facts *facts,
                           number children, number disabled_children, number elsewhere) {
    number each = product(d, IV_28_1, facts->child_allowance_per_month, children,
                          "child allowances, single");
    number disabled = nothing(d);
    if (facts->disabled_child_allowance_per_month)
        disabled = product(d, IV_28_1, facts->disabled_child_allowance_per_month,
                           disabled_children, "allowances for disabled children");
    if (facts->holder != OF_SURVIVOR) {
        number all = sum(d, IV_28_1, each, disabled, "allowances for children");
        return net_of_other_scheme(d, IV_28_4, unreduced(d, facts, all), elsewhere,
                                   "above the allowances elsewhere");
    }
    if (reads_as(d, R_IV_28_base__other)) {
        number all = sum(d, IV_28_1, each, disabled, "all that is doubled");
        return survivor_allowances_of(d, all, elsewhere);
    }
    if (!reads_as(d, R_IV_28_other_scheme__before)) {
        number doubled = survivor_allowances_of(d, each, NULL);
        number all = sum(d, IV_28_1, doubled, disabled, "allowances for children");
        return net_of_other_scheme(d, IV_28_4, all, elsewhere,
                                   "above the allowances elsewhere");
    }
    /* What the child allowances do not absorb goes against those for disabled children.
     */
    number doubled = survivor_allowances_of(d, each, elsewhere);
    if (elsewhere)
        disabled = net_of_other_scheme(
            d, IV_28_4, disabled,
            net_of_other_scheme(d, IV_28_4, elsewhere, each, "not absorbed yet"),
            "disabled children, above the other scheme");
    return sum(d, IV_28_1, doubled, disabled, "allowances for children");
}

/* R-IV.28.4-person: child against child, or all that both schemes pay. */
static number children(struct derivation *d,
                       const struct pension_family_allowances_facts *facts, bool deduct) {
    number elsewhere = deduct ? facts->child_allowances_elsewhere_per_month : NULL;
    number paid_for = facts->children_paid_elsewhere, all = facts->dependent_children;
    if (!elsewhere || !paid_for || reads_as(d, R_IV_28_4_person__all_together))
        return for_children(d, facts, all, facts->disabled_children, elsewhere);
    number with =
        for_children(d, facts, paid_for, count_of(d, 0, "no disabled child"), elsewhere);
    number others =
        difference(d, IV_28_4, all, paid_for, "children of this scheme alone");
    return sum(d, IV_28_4, with,
               for_children(d, facts, others, facts->disabled_children, NULL),
               "with the children of this scheme alone");
}

static number dependants(struct derivation *d,
                         const struct pension_family_allowances_facts *facts) {
    number single = product(d, IV_28_1, facts->dependant_allowance_per_month,
                            facts->dependant_count, "dependant's allowances, single");
    return facts->holder == OF_SURVIVOR ? survivor_allowances_of(d, single, NULL)
                                        : unreduced(d, facts, single);
}

/* The first day of payment: never the month in which the right arose. */
static struct date first_day(struct derivation *d, struct date right) {
    struct date month = {right.year, right.month, 1};
    if (right.day == 1 && reads_as(d, R_IV_instr28_1_2_first_of_month__same_day))
        return right;
    return holds(d, IV_instr28_1_2, on_or_after(right, month),
                 "paid from the month after the right arose")
               ? date_next_month(right)
               : month;
}

static struct date month_of(struct derivation *d, enum provision provision,
                            struct date event, const char *label) {
    struct date end = date_month_end(event);
    return holds(d, provision, on_or_after(end, event), label) ? end : event;
}

/* The last day of payment: conditions that cease, or a right that ends otherwise. */
static struct date last_day(struct derivation *d,
                            const struct pension_family_allowances_facts *facts) {
    struct date end = {0, 0, 0}, other = {0, 0, 0};
    if (date_given(facts->conditions_end_date))
        end = month_of(d, IV_28_7, conditions_ceased(d, facts->conditions_end_date),
                       "to the end of the month in which the conditions cease");
    if (date_given(facts->right_end_date))
        other = month_of(d, IV_instr28_1_2_s2, facts->right_end_date,
                         "to the end of the month in which the right ends");
    bool sooner = date_given(other) && (!date_given(end) || date_compare(other, end) < 0);
    return sooner ? other : end;
}

static void pension_family_allowances(struct derivation *d, const void *given,
                                      void *out) {
    const struct pension_family_allowances_facts *facts = given;
    struct pension_family_allowances_results *results = out;
    results->household_allowance_per_month = nothing(d);
    results->child_allowances_per_month = nothing(d);
    results->dependant_allowances_per_month = nothing(d);
    results->total_per_month = nothing(d);
    if (!carries_allowances(d, facts))
        return;
    bool elsewhere = facts->household_allowance_elsewhere_per_month ||
                     facts->child_allowances_elsewhere_per_month;
    bool deduct = elsewhere && !holds(d, IV_28_5,
                                      stated(facts->other_scheme_deducts,
                                             "the other scheme deducts ours"),
                                      "no deduction here");
    number home = household(d, facts, deduct);
    number young = children(d, facts, deduct);
    number others = dependants(d, facts);
    number both = sum(d, IV_28_1, home, young, "household and children");
    results->household_allowance_per_month = home;
    results->child_allowances_per_month = young;
    results->dependant_allowances_per_month = others;
    results->total_per_month = sum(d, IV_28_1, both, others, "family allowances");
    if (date_given(facts->right_start_date))
        results->start_date = first_day(d, facts->right_start_date);
    results->end_date = last_day(d, facts);
}

static void check(const void *given, struct fact_error *error) {
    const struct pension_family_allowances_facts *facts = given;
    if (date_given(facts->right_start_date) && date_given(facts->conditions_end_date) &&
        date_compare(facts->conditions_end_date, facts->right_start_date) < 0)
        *error = (struct fact_error){"conditions_end_date", "before the right starts"};
    if (date_given(facts->right_start_date) && date_given(facts->right_end_date) &&
        date_compare(facts->right_end_date, facts->right_start_date) < 0)
        *error = (struct fact_error){"right_end_date", "before the right starts"};
    if (facts->unreduced_pension_per_month &&
        number_compare(facts->unreduced_pension_per_month, facts->pension_per_month) < 0)
        *error = (struct fact_error){"unreduced_pension_per_month",
                                     "less than the pension drawn"};
    if (number_sign(facts->disabled_children) > 0 &&
        !facts->disabled_child_allowance_per_month)
        *error = (struct fact_error){"disabled_child_allowance_per_month",
                                     "missing, there are disabled children"};
    if (facts->children_paid_elsewhere &&
        number_compare(facts->children_paid_elsewhere, facts->dependent_children) > 0)
        *error = (struct fact_error){"children_paid_elsewhere",
                                     "more than there are dependent children"};
}

#define MONTHLY(type_, name_, ...)                                                       \
    FIELD(pension_family_allowances_facts, type_, name_, __VA_ARGS__, .unit = "per month")

static const struct field facts[] = {
    FIELD(pension_family_allowances_facts, CHOICE, holder, "pension held",
          CHOICES("retirement", "invalidity", "survivor")),
    MONTHLY(MONEY, pension_per_month, "monthly pension"),
    MONTHLY(MONEY, unreduced_pension_per_month,
            "pension before the reduction of an early pension", .optional = true),
    MONTHLY(MONEY, b3_1_salary_per_month, "salary of grade B.3, step 1"),
    MONTHLY(MONEY, child_allowance_per_month, "monthly allowance for a dependent child"),
    MONTHLY(MONEY, dependant_allowance_per_month, "dependant's allowance"),
    FIELD(pension_family_allowances_facts, INTEGER, age_years,
          "age of the pensioner; without it the age of entitlement is reached",
          .unit = "years", .optional = true),
    FIELD(pension_family_allowances_facts, BOOLEAN, recognized_for_the_deceased,
          "a survivor's dependants are those of the deceased", .optional = true,
          .fallback = "true"),
    FIELD(pension_family_allowances_facts, BOOLEAN, household_conditions_met,
          "conditions of the household allowance are met", .optional = true),
    FIELD(pension_family_allowances_facts, BOOLEAN, household_allowance_already_paid,
          "already paid by a coordinated organization", .optional = true),
    MONTHLY(MONEY, household_allowance_paid_here_per_month,
            "the household allowance already paid", .optional = true),
    MONTHLY(MONEY, household_allowance_elsewhere_per_month,
            "household allowance of another scheme", .optional = true),
    MONTHLY(MONEY, spouse_income_per_month, "earned income of the spouse",
            .optional = true),
    FIELD(pension_family_allowances_facts, INTEGER, dependent_children,
          "dependent children", .optional = true, .fallback = "0"),
    MONTHLY(MONEY, child_allowances_elsewhere_per_month,
            "child allowances of another scheme", .optional = true),
    FIELD(pension_family_allowances_facts, INTEGER, children_paid_elsewhere,
          "dependent children for whom the other scheme pays; without it for all",
          .optional = true),
    FIELD(pension_family_allowances_facts, INTEGER, disabled_children,
          "disabled children", .optional = true, .fallback = "0"),
    MONTHLY(MONEY, disabled_child_allowance_per_month, "allowance for a disabled child",
            .optional = true),
    FIELD(pension_family_allowances_facts, INTEGER, dependant_count,
          "dependants that count", .optional = true, .fallback = "0"),
    FIELD(pension_family_allowances_facts, BOOLEAN, other_scheme_deducts,
          "the other scheme deducts what is paid here", .optional = true),
    FIELD(pension_family_allowances_facts, DATE, right_start_date,
          "first day of the right", .optional = true),
    FIELD(pension_family_allowances_facts, DATE, conditions_end_date,
          "day the conditions cease", .optional = true),
    FIELD(pension_family_allowances_facts, DATE, right_end_date,
          "day the pension itself ends, by death or otherwise", .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(pension_family_allowances_results, MONEY, household_allowance_per_month,
          "monthly household allowance", .unit = "per month"),
    FIELD(pension_family_allowances_results, MONEY, child_allowances_per_month,
          "child allowances", .unit = "per month"),
    FIELD(pension_family_allowances_results, MONEY, dependant_allowances_per_month,
          "dependant's allowances", .unit = "per month"),
    FIELD(pension_family_allowances_results, MONEY, total_per_month, "total",
          .unit = "per month"),
    FIELD(pension_family_allowances_results, DATE, start_date, "first day"),
    FIELD(pension_family_allowances_results, DATE, end_date, "last day"),
    FIELDS_END,
};

const struct calculation pension_family_allowances_calculation = {
    .name = "pension_family_allowances",
    .provision = IV_28_1,
    .summary = "Family allowances of a pensioner",
    .facts = facts,
    .facts_size = sizeof(struct pension_family_allowances_facts),
    .results = results,
    .results_size = sizeof(struct pension_family_allowances_results),
    .provisions = PROVISIONS(IV_28_1, IV_28_3, IV_28_4, IV_28_5, IV_28_6, IV_28_7,
                             IV_instr28_1_1, IV_instr28_1_2, IV_instr28_3),
    .readings = READINGS(R_IV_26_2_first_day, R_IV_28_base, R_IV_28_other_scheme,
                         R_IV_28_3_reduced, R_IV_28_3_single, R_IV_28_4_person,
                         R_IV_instr28_1_2_first_of_month),
    .check = check,
    .compute = pension_family_allowances,
};
