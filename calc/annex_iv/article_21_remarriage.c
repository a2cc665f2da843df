/*
 * Annex IV, article 21 - Remariage.
 * Readings: R-IV.21-base, R-IV.21-child, R-IV.21-remaining, R-IV.21.2-first_day.
 */
#include "calc/annex_iv/annex_iv.h"

struct remarriage_capital_facts {
    int spouse_kind;
    number pension_per_month;
    bool child_under_25_4, child_of_other_family;
    struct date remarriage_date;
    struct list adjustments; /* of number */
    number remaining_entitlement;
    struct date alimony_end_date;
    number article_19_pension_per_month;
};

struct remarriage_capital_results {
    number capital;
    struct date end_date;
};

static number nothing(struct derivation *d) {
    return number_with_unit(d->arena, count_of(d, 0, "nothing"), UNIT_MONEY);
}

/* The pension doubled in the capital, on the scale of the day of remarriage. */
static number yearly_pension(struct derivation *d,
                             const struct remarriage_capital_facts *facts,
                             number monthly) {
    number pension = with_adjustments(d, IV_instr21_1, monthly, &facts->adjustments,
                                      "pension on the day of remarriage");
    return product(d, IV_21_1_s2, pension,
                   count_of(d, MONTHS_PER_YEAR, "months in a year"), "yearly pension");
}

/* R-IV.21.2-first_day: the pension is paid to the end of the month of remarriage. */
static struct date first_day_left(struct derivation *d, struct date remarriage) {
    return reads_as(d, R_IV_21_2_first_day__day_of_remarriage)
               ? remarriage
               : date_next_month(remarriage);
}

/* Months of pension from that day to the end of the alimony. */
static number months_left(struct derivation *d,
                          const struct remarriage_capital_facts *facts) {
    struct date first = first_day_left(d, facts->remarriage_date);
    struct period left =
        time_served(d, IV_22_1, first, facts->alimony_end_date, "alimony still due");
    number months = in_months(d, left, "months of alimony left");
    if (reads_as(d, R_IV_21_remaining__other))
        months = begun_part(d, IV_23_2, months, "monthly payments left");
    return months;
}

/* Paragraph 2: what a former spouse could still claim; NULL when nothing limits it. */
static number still_due(struct derivation *d,
                        const struct remarriage_capital_facts *facts) {
    if (facts->remaining_entitlement)
        return facts->remaining_entitlement;
    if (!date_given(facts->alimony_end_date))
        return NULL;
    number pension =
        with_adjustments(d, IV_instr21_1, facts->pension_per_month, &facts->adjustments,
                         "monthly pension on the day of remarriage");
    number months = number_with_unit(d->arena, months_left(d, facts), UNIT_NONE);
    return product(d, IV_22_1, pension, months, "pension still due");
}

/* Article 22(1), second sub-paragraph: the alimony must still be due. */
static bool still_entitled(struct derivation *d,
                           const struct remarriage_capital_facts *facts) {
    struct condition due = stated(true, "the alimony is still due");
    if (date_given(facts->alimony_end_date))
        due = on_or_after(facts->alimony_end_date, facts->remarriage_date);
    return holds(d, IV_22_1_al2_s2, due, "conditions met on remarriage");
}

/* R-IV.21-child: any child under article 25(4), or one whose pension has been raised. */
static bool child_excludes_capital(struct derivation *d,
                                   const struct remarriage_capital_facts *facts) {
    bool child = facts->child_under_25_4;
    if (child && facts->child_of_other_family && reads_as(d, R_IV_21_child__own_family))
        child = false;
    return holds(d, IV_21_1_s3, stated(child, "a child comes under article 25(4)"),
                 "no capital");
}

static number capital_of(struct derivation *d,
                         const struct remarriage_capital_facts *facts) {
    bool former = facts->spouse_kind == FORMER_SPOUSE;
    if (child_excludes_capital(d, facts))
        return nothing(d);
    if (former && !still_entitled(d, facts))
        return nothing(d);
    number base = facts->pension_per_month;
    if (facts->article_19_pension_per_month &&
        reads_as(d, R_IV_21_base__article_19_pension))
        base = facts->article_19_pension_per_month;
    number capital = product(d, IV_21_1_s2, yearly_pension(d, facts, base),
                             parameter(d, IV_21_1_s2_years), "twice the yearly pension");
    number limit = former ? still_due(d, facts) : NULL;
    return limit ? at_most(d, IV_21_2, capital, limit, "no more than was still due")
                 : capital;
}

static void remarriage_capital(struct derivation *d, const void *given, void *out) {
    const struct remarriage_capital_facts *facts = given;
    struct remarriage_capital_results *results = out;
    results->capital = nothing(d);
    if (!holds(d, IV_21_1, stated(true, "remarriage"), "the right ends"))
        return;
    results->capital = capital_of(d, facts);
    if (date_given(facts->remarriage_date))
        results->end_date = right_ends(d, IV_23_2, facts->remarriage_date);
}

static void check(const void *given, struct fact_error *error) {
    const struct remarriage_capital_facts *facts = given;
    check_adjustments(&facts->adjustments, error);
    if (facts->spouse_kind == FORMER_SPOUSE && date_given(facts->alimony_end_date) &&
        !date_given(facts->remarriage_date))
        *error = (struct fact_error){"remarriage_date",
                                     "missing, the alimony left is counted from it"};
    else if (facts->article_19_pension_per_month &&
             number_compare(facts->article_19_pension_per_month,
                            facts->pension_per_month) < 0)
        *error = (struct fact_error){"article_19_pension_per_month",
                                     "less than the pension paid"};
}

static const struct field facts[] = {
    FIELD(remarriage_capital_facts, CHOICE, spouse_kind, "surviving or former spouse",
          SPOUSE_KINDS),
    FIELD(remarriage_capital_facts, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELD(remarriage_capital_facts, BOOLEAN, child_under_25_4,
          "a dependent child falls under article 25.4"),
    FIELD(remarriage_capital_facts, BOOLEAN, child_of_other_family,
          "only children of another family group do", .optional = true),
    FIELD(remarriage_capital_facts, DATE, remarriage_date, "date of remarriage",
          .optional = true),
    FIELD(remarriage_capital_facts, LIST, adjustments,
          "later adjustments of salaries, in order", .optional = true, .of = TYPE_RATE,
          .range = RANGE_ANY),
    FIELD(remarriage_capital_facts, MONEY, remaining_entitlement,
          "sum the former spouse could still claim; or the end of the alimony",
          .optional = true),
    FIELD(remarriage_capital_facts, DATE, alimony_end_date, "end of the alimony",
          .optional = true),
    FIELD(remarriage_capital_facts, MONEY, article_19_pension_per_month,
          "whole pension of article 19, when the pension paid is less",
          .unit = "per month", .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(remarriage_capital_results, MONEY, capital, "capital sum"),
    FIELD(remarriage_capital_results, DATE, end_date, "last day"),
    FIELDS_END,
};

const struct calculation remarriage_capital_calculation = {
    .name = "remarriage_capital",
    .provision = IV_21_1,
    .summary = "Capital sum on remarriage",
    .facts = facts,
    .facts_size = sizeof(struct remarriage_capital_facts),
    .results = results,
    .results_size = sizeof(struct remarriage_capital_results),
    .provisions = PROVISIONS(IV_21_1, IV_21_2, IV_instr21_1, IV_22_1, IV_23_2),
    .readings =
        READINGS(R_IV_21_base, R_IV_21_child, R_IV_21_remaining, R_IV_21_2_first_day),
    .check = check,
    .compute = remarriage_capital,
};
