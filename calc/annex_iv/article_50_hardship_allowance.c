/*
 * Annex IV, article 50 - Allocation d'assistance, with instruction 50/1.
 * Readings: R-IV.50-order, R-IV.9.1-first_of_month, R-IV.50.1-widower_limit,
 * R-IV.instr50-1-widower_income.
 */
#include "calc/annex_iv/annex_iv.h"

struct hardship_allowance_facts {
    number minimum_pension_per_month, taxable_income_per_month, c1_1_salary_per_month;
    number proposed_amount_per_month;
    const char *residence_country, *last_duty_country;
    bool residence_in_member_country;
    struct date request_date, birth_date;
    bool former_staff_member, invalid, unable_to_repay;
    bool widower;
    struct date death_date;
    number children_pension_per_month, article_25_pension_per_month;
};

struct hardship_allowance_results {
    number reduction_per_month, amount_per_month;
    const char *scale_country;
    struct date start_date;
    number children_pension_per_month;
};

static number nothing(struct derivation *d) {
    return number_with_unit(d->arena, count_of(d, 0, "nothing"), UNIT_MONEY);
}

/* Paragraph 1: who cannot repay; the widower of a staff member who died before 1979. */
static void refuse_others(struct derivation *d,
                          const struct hardship_allowance_facts *facts) {
    if (holds(d, IV_50_1_al2, stated(facts->widower, "widower"),
              "widower of a staff member")) {
        if (!holds(d, IV_50_1_al2,
                   before(facts->death_date, printed_day(d, IV_50_1_al2_day)),
                   "she died before 1 January 1979"))
            refuse(d, IV_50_1_al2, "for widowers only after a death before 1979");
    } else if (!holds(d, IV_50_1, stated(facts->unable_to_repay, "unable to repay"),
                      "unable to repay what validation costs")) {
        refuse(d, IV_50_1, "only for those who cannot repay");
    }
}

static number without(struct derivation *d, number amount, number reduction) {
    amount = difference(d, IV_instr50_1_ii, amount, reduction, "less the income above");
    return at_least(d, IV_instr50_1_ii, amount, nothing(d), "allowance, never negative");
}

/* Second sub-paragraph of paragraph 1: it sets no limit for a widower. */
static bool has_no_limit(struct derivation *d,
                         const struct hardship_allowance_facts *facts) {
    return facts->widower && reads_as(d, R_IV_50_1_widower_limit__not_limited);
}

static number amount_of(struct derivation *d,
                        const struct hardship_allowance_facts *facts, number reduction) {
    number minimum = facts->minimum_pension_per_month;
    number proposed = facts->proposed_amount_per_month;
    if (!proposed)
        proposed = minimum;
    if (has_no_limit(d, facts))
        return without(d, proposed, reduction);
    if (reads_as(d, R_IV_50_order__deducted_first)) {
        number left = without(d, proposed, reduction);
        return at_most(d, IV_50_1_s2, left, minimum, "within the minimum pension");
    }
    number limited =
        at_most(d, IV_50_1_s2, proposed, minimum, "within the minimum pension");
    return without(d, limited, reduction);
}

/* Income above the C.1/1 salary of whoever owes a repayment; a widower owes none. */
static number reduction_for_income(struct derivation *d,
                                   const struct hardship_allowance_facts *facts) {
    if (facts->widower && reads_as(d, R_IV_instr50_1_widower_income__not_reduced))
        return nothing(d);
    number excess = difference(d, IV_instr50_1_ii, facts->taxable_income_per_month,
                               facts->c1_1_salary_per_month, "income above C.1/1");
    return at_least(d, IV_instr50_1_ii, excess, nothing(d), "income that is deducted");
}

/* The first of the month after the sixtieth birthday, as for a pension (article 9). */
static struct date first_day_at_60(struct derivation *d, struct date birth_date) {
    int age = (int)number_to_long(parameter(d, IV_50_2_s3_age));
    struct date birthday = date_plus_years(birth_date, age);
    if (birthday.day == 1 && reads_as(d, R_IV_9_1_first_of_month__same_day))
        return birthday;
    return date_next_month(birthday);
}

/* Paragraph 2; year 0 without a request. */
static struct date start_date(struct derivation *d,
                              const struct hardship_allowance_facts *facts) {
    struct date undecided = {0};
    if (!holds(d, IV_50_2, stated(date_given(facts->request_date), "requested"),
               "runs from the month after the request") ||
        !date_given(facts->request_date))
        return undecided;
    struct date start = date_next_month(facts->request_date);
    struct date first = printed_day(d, IV_50_2_s2_day);
    if (holds(d, IV_50_2_s2, before_month(start, first), "before 1 July 1974"))
        start = first;
    bool staff = facts->former_staff_member && !facts->widower;
    if (!holds(d, IV_50_2_s3, stated(staff && !facts->invalid, "staff, not invalid"),
               "a former staff member, not invalid") ||
        !date_given(facts->birth_date))
        return start;
    struct date earliest = first_day_at_60(d, facts->birth_date);
    if (holds(d, IV_50_2_s3, before_month(start, earliest), "before the age of 60"))
        start = earliest;
    return start;
}

static void hardship_allowance(struct derivation *d, const void *given, void *out) {
    const struct hardship_allowance_facts *facts = given;
    struct hardship_allowance_results *results = out;
    refuse_others(d, facts);
    if (is_refused(d))
        return;
    results->reduction_per_month = reduction_for_income(d, facts);
    results->amount_per_month = amount_of(d, facts, results->reduction_per_month);
    if (holds(d, IV_instr50_1_ii_s2,
              stated(facts->residence_in_member_country, "member country"),
              "lives in a member country"))
        results->scale_country = facts->residence_country;
    else
        results->scale_country = facts->last_duty_country;
    results->start_date = start_date(d, facts);
    if (facts->widower && facts->children_pension_per_month &&
        facts->article_25_pension_per_month)
        results->children_pension_per_month =
            at_most(d, IV_50_1_al2_s2, facts->children_pension_per_month,
                    facts->article_25_pension_per_month, "pension of the children");
}

static void check(const void *given, struct fact_error *error) {
    const struct hardship_allowance_facts *facts = given;
    if (date_given(facts->birth_date) && date_given(facts->request_date) &&
        date_compare(facts->request_date, facts->birth_date) < 0)
        *error = (struct fact_error){"request_date", "before birth_date"};
    else if (facts->widower && !date_given(facts->death_date))
        *error = (struct fact_error){"death_date", "missing, a widower needs it"};
    else if (facts->widower && date_given(facts->request_date) &&
             date_compare(facts->request_date, facts->death_date) < 0)
        *error = (struct fact_error){"request_date", "before death_date"};
}

static const struct field facts[] = {
    FIELD(hardship_allowance_facts, MONEY, minimum_pension_per_month,
          "minimum pension of the category", .unit = "per month"),
    FIELD(hardship_allowance_facts, MONEY, taxable_income_per_month, "taxable income",
          .unit = "per month"),
    FIELD(hardship_allowance_facts, MONEY, c1_1_salary_per_month,
          "salary of grade C.1, step 1", .unit = "per month"),
    FIELD(hardship_allowance_facts, MONEY, proposed_amount_per_month,
          "amount proposed; without it the minimum pension", .unit = "per month",
          .optional = true),
    FIELD(hardship_allowance_facts, COUNTRY, residence_country, "country of settlement",
          .optional = true),
    FIELD(hardship_allowance_facts, BOOLEAN, residence_in_member_country,
          "it is a member country", .optional = true, .fallback = "true"),
    FIELD(hardship_allowance_facts, COUNTRY, last_duty_country, "last country of duty",
          .optional = true),
    FIELD(hardship_allowance_facts, DATE, request_date, "day of the request",
          .optional = true),
    FIELD(hardship_allowance_facts, DATE, birth_date, "date of birth", .optional = true),
    FIELD(hardship_allowance_facts, BOOLEAN, former_staff_member,
          "paid to the former staff member and not to a survivor", .optional = true,
          .fallback = "true"),
    FIELD(hardship_allowance_facts, BOOLEAN, invalid,
          "the former staff member is invalid", .optional = true),
    FIELD(hardship_allowance_facts, BOOLEAN, unable_to_repay,
          "judged unable to repay what validation costs", .optional = true,
          .fallback = "true"),
    FIELD(hardship_allowance_facts, BOOLEAN, widower,
          "paid to the widower of a staff member", .optional = true),
    FIELD(hardship_allowance_facts, DATE, death_date,
          "date of death of the staff member; with widower only", .optional = true),
    FIELD(hardship_allowance_facts, MONEY, children_pension_per_month,
          "pension paid to children and dependants; with widower only",
          .unit = "per month", .optional = true),
    FIELD(hardship_allowance_facts, MONEY, article_25_pension_per_month,
          "the same as article 25 grants it beside a survivor", .unit = "per month",
          .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(hardship_allowance_results, MONEY, reduction_per_month, "reduction",
          .unit = "per month"),
    FIELD(hardship_allowance_results, MONEY, amount_per_month, "monthly amount",
          .unit = "per month"),
    FIELD(hardship_allowance_results, COUNTRY, scale_country,
          "country of the salary scale"),
    FIELD(hardship_allowance_results, DATE, start_date, "first day"),
    FIELD(hardship_allowance_results, MONEY, children_pension_per_month,
          "pension of children and dependants", .unit = "per month", .optional = true),
    FIELDS_END,
};

const struct calculation hardship_allowance_calculation = {
    .name = "hardship_allowance",
    .provision = IV_50_1,
    .summary = "Hardship allowance",
    .facts = facts,
    .facts_size = sizeof(struct hardship_allowance_facts),
    .results = results,
    .results_size = sizeof(struct hardship_allowance_results),
    .provisions = PROVISIONS(IV_50_1, IV_50_2, IV_instr50_1),
    .refusals = REFUSALS({IV_50_1, "not for those who can repay"},
                         {IV_50_1_al2, "widower after a death from 1979 on"}),
    .readings = READINGS(R_IV_50_order, R_IV_9_1_first_of_month, R_IV_50_1_widower_limit,
                         R_IV_instr50_1_widower_income),
    .check = check,
    .compute = hardship_allowance,
};
