/*
 * Annex IV, article 18 - Conditions d'acquisition: the calculation, with instruction 18.1
 * and appendix 1 (widows of staff affiliated before 27 March 1979).
 * Readings: R-IV.18-last_day, R-IV.18-same_spouses, R-IV.18.2-accident,
 * R-IV.18.2-after_invalidity, R-IV.18.2-invalidity_day, R-IV.18.3-adopted,
 * R-IV.18.3-incomes, R-IV.18.3-marriage, R-IV.18.3-pension, R-IV.18.3-revival,
 * R-IV.app1.18.2-marriage. Remarriage counts here for paragraph 3
 * alone; that it ends a pension in payment is article 21.
 */
#include "calc/annex_iv/annex_iv.h"

struct survivor_pension_entitlement_facts {
    int deceased_status;
    struct date marriage_date, death_date;
    int death_cause;
    struct date invalidity_date, invalidity_end_date, last_day_of_service;
    bool child_of_marriage, provides_for_children, provided_in_the_past, remarried;
    bool children_adopted;
    const struct period *earlier_marriage;
    bool appendix_1, excluded_by_waiting_period;
    const struct period *service;
    number pension_per_month, article_19_pension_per_month;
    number earned_income_per_month, retirement_pension_per_month;
    number other_survivor_pension_per_month;
    bool income_reached_before;
};

struct survivor_pension_entitlement_results {
    enum truth entitled;
    int unpaid_leave_benefit; /* enum unpaid_leave_benefit */
    enum truth while_children_provided_for;
};

int unpaid_leave_benefit_of(struct derivation *d, int deceased_status,
                            const struct period *service) {
    if (deceased_status != ON_UNPAID_LEAVE)
        return 0;
    if (!service)
        return SURVIVOR_PENSION;
    number years = in_years(d, *service, "years of service");
    int benefit = 0;
    if (holds(d, IV_instr18_1_i, at_or_above(years, parameter(d, IV_instr18_1_i_service)),
              "ten years of service"))
        benefit = SURVIVOR_PENSION;
    if (holds(d, IV_instr18_1_ii, below(years, parameter(d, IV_instr18_1_ii_service)),
              "less than ten years of service"))
        benefit = LEAVING_ALLOWANCE_TO_ESTATE;
    return benefit;
}

static struct spouse_situation
situation_of(const struct survivor_pension_entitlement_facts *facts) {
    return (struct spouse_situation){
        .deceased_status = facts->deceased_status,
        .death_cause = facts->death_cause,
        .marriage_date = facts->marriage_date,
        .death_date = facts->death_date,
        .invalidity_date = facts->invalidity_date,
        .invalidity_end_date = facts->invalidity_end_date,
        .last_day_of_service = facts->last_day_of_service,
        .child_of_marriage = facts->child_of_marriage,
        .children_adopted = facts->children_adopted,
        .earlier_marriage = facts->earlier_marriage,
        .provides_for_children = facts->provides_for_children,
        .provided_in_the_past = facts->provided_in_the_past,
        .remarried = facts->remarried,
        .appendix_1 = facts->appendix_1,
        .excluded_by_waiting_period = facts->excluded_by_waiting_period,
    };
}

/* Paragraph 3, second sub-paragraph: the maintenance has ended, the pension may go on. */
static bool kept_without_maintenance(struct derivation *d,
                                     const struct survivor_pension_entitlement_facts *f,
                                     const struct spouse_situation *spouse) {
    const struct own_incomes own = {
        f->earned_income_per_month, f->retirement_pension_per_month,
        f->other_survivor_pension_per_month, f->income_reached_before};
    return f->pension_per_month && !f->appendix_1 && !f->excluded_by_waiting_period &&
           children_waive_length(d, f->child_of_marriage, f->children_adopted) &&
           f->provided_in_the_past && !f->remarried &&
           !too_late_for_children(d, spouse) &&
           kept_after_children(d,
                               pension_for_incomes(d, f->pension_per_month,
                                                   f->article_19_pension_per_month),
                               &own);
}

static void entitlement(struct derivation *d, const void *given, void *out) {
    const struct survivor_pension_entitlement_facts *facts = given;
    struct survivor_pension_entitlement_results *results = out;
    results->unpaid_leave_benefit =
        unpaid_leave_benefit_of(d, facts->deceased_status, facts->service);
    struct spouse_right right = {false, false};
    if (results->unpaid_leave_benefit != LEAVING_ALLOWANCE_TO_ESTATE) {
        struct spouse_situation spouse = situation_of(facts);
        right = spouse_right_of(d, &spouse);
        if (!right.entitled)
            right.entitled = kept_without_maintenance(d, facts, &spouse);
    }
    results->entitled = right.entitled ? YES : NO;
    results->while_children_provided_for = right.while_children_provided_for ? YES : NO;
}

static void check(const void *given, struct fact_error *error) {
    const struct survivor_pension_entitlement_facts *facts = given;
    struct spouse_situation spouse = situation_of(facts);
    if (date_compare(facts->death_date, facts->marriage_date) < 0) {
        *error = (struct fact_error){"death_date", "before the marriage"};
    } else if (date_given(facts->invalidity_date) &&
               date_compare(facts->death_date, facts->invalidity_date) < 0) {
        *error = (struct fact_error){"invalidity_date", "after the death"};
    } else if (date_given(facts->invalidity_end_date) &&
               date_compare(facts->death_date, facts->invalidity_end_date) < 0) {
        *error = (struct fact_error){"invalidity_end_date", "after the death"};
    } else if (date_given(facts->last_day_of_service) &&
               date_compare(facts->death_date, facts->last_day_of_service) < 0) {
        *error = (struct fact_error){"last_day_of_service", "after the death"};
    } else if (lacks_day_of_reference(&spouse)) {
        bool invalid = facts->deceased_status == INVALIDITY_PENSIONER;
        *error = (struct fact_error){invalid ? "invalidity_date" : "last_day_of_service",
                                     "missing, the length of marriage at that day is "
                                     "needed"};
    }
}

static const struct field facts[] = {
    FIELD(survivor_pension_entitlement_facts, CHOICE, deceased_status,
          "situation of the deceased", DECEASED_STATUSES),
    FIELD(survivor_pension_entitlement_facts, DATE, marriage_date, "date of marriage"),
    FIELD(survivor_pension_entitlement_facts, DATE, death_date, "date of death"),
    FIELD(survivor_pension_entitlement_facts, CHOICE, death_cause, "cause of death",
          .optional = true, .fallback = "ordinary", DEATH_CAUSES),
    FIELD(survivor_pension_entitlement_facts, DATE, invalidity_date,
          "first day of invalidity", .optional = true),
    FIELD(survivor_pension_entitlement_facts, DATE, invalidity_end_date,
          "last day of an invalidity pension that a retirement pension followed",
          .optional = true),
    FIELD(survivor_pension_entitlement_facts, DATE, last_day_of_service,
          "last day of service", .optional = true),
    FIELD(survivor_pension_entitlement_facts, BOOLEAN, child_of_marriage,
          "child of the marriage, or of an earlier marriage of the staff member",
          .optional = true),
    FIELD(survivor_pension_entitlement_facts, BOOLEAN, children_adopted,
          "these children are all adopted", .optional = true),
    FIELD(survivor_pension_entitlement_facts, BOOLEAN, provides_for_children,
          "the spouse provides for these children", .optional = true),
    FIELD(survivor_pension_entitlement_facts, BOOLEAN, provided_in_the_past,
          "the spouse did so in the past", .optional = true),
    FIELD(survivor_pension_entitlement_facts, BOOLEAN, remarried,
          "the spouse has remarried", .optional = true),
    FIELD(survivor_pension_entitlement_facts, BOOLEAN, appendix_1,
          "staff member affiliated before 27 March 1979", .optional = true),
    FIELD(survivor_pension_entitlement_facts, BOOLEAN, excluded_by_waiting_period,
          "excluded by the waiting period", .optional = true),
    FIELD(survivor_pension_entitlement_facts, PERIOD, earlier_marriage,
          "length of an earlier marriage of the same two", .optional = true),
    FIELD(survivor_pension_entitlement_facts, PERIOD, service, "length of service",
          .optional = true),
    FIELD(survivor_pension_entitlement_facts, MONEY, pension_per_month,
          "pension that children's maintenance gave, now ended", .unit = "per month",
          .optional = true),
    FIELD(survivor_pension_entitlement_facts, MONEY, earned_income_per_month,
          "own earned income", .unit = "per month", .optional = true),
    FIELD(survivor_pension_entitlement_facts, MONEY, retirement_pension_per_month,
          "own retirement pension", .unit = "per month", .optional = true),
    FIELD(survivor_pension_entitlement_facts, MONEY, other_survivor_pension_per_month,
          "other survivor's pension", .unit = "per month", .optional = true),
    FIELD(survivor_pension_entitlement_facts, BOOLEAN, income_reached_before,
          "an own income had reached the pension before", .optional = true),
    FIELD(survivor_pension_entitlement_facts, MONEY, article_19_pension_per_month,
          "whole pension of article 19, when the pension paid is less",
          .unit = "per month", .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(survivor_pension_entitlement_results, BOOLEAN, entitled,
          "the conditions are met"),
    FIELD(survivor_pension_entitlement_results, CHOICE, unpaid_leave_benefit,
          "benefit after a death on unpaid leave",
          CHOICES("survivor_pension", "leaving_allowance_to_estate")),
    FIELD(survivor_pension_entitlement_results, BOOLEAN, while_children_provided_for,
          "only as long as the children are provided for"),
    FIELDS_END,
};

const struct calculation survivor_pension_entitlement_calculation = {
    .name = "survivor_pension_entitlement",
    .provision = IV_18_1,
    .summary = "Entitlement of a surviving spouse",
    .facts = facts,
    .facts_size = sizeof(struct survivor_pension_entitlement_facts),
    .results = results,
    .results_size = sizeof(struct survivor_pension_entitlement_results),
    .provisions =
        PROVISIONS(IV_18_1, IV_18_2, IV_18_3, IV_18_4, IV_instr18_1, IV_app1_18),
    .readings = READINGS(R_IV_18_last_day, R_IV_18_same_spouses, R_IV_18_2_accident,
                         R_IV_18_2_after_invalidity, R_IV_18_2_invalidity_day,
                         R_IV_18_3_adopted, R_IV_18_3_incomes, R_IV_18_3_marriage,
                         R_IV_18_3_pension, R_IV_18_3_revival, R_IV_app1_18_2_marriage),
    .check = check,
    .compute = entitlement,
};
