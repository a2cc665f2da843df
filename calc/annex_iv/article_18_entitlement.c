/*
 * Annex IV, article 18 - Conditions d'acquisition, with instruction 18.1 and appendix 1
 * (widows of staff affiliated before 27 March 1979).
 * Readings: R-IV.18.2-accident, R-IV.18.3-incomes, R-IV.app1.18.2-marriage. Remarriage
 * counts here for paragraph 3 alone; that it ends a pension in payment is article 21.
 */
#include "calc/annex_iv/annex_iv.h"

struct survivor_pension_entitlement_facts {
    int deceased_status;
    struct date marriage_date, death_date;
    int death_cause;
    struct date invalidity_date, last_day_of_service;
    bool child_of_marriage, provides_for_children, provided_in_the_past, remarried;
    bool appendix_1, excluded_by_waiting_period;
    const struct period *service;
    number pension_per_month;
    number earned_income_per_month, retirement_pension_per_month;
    number other_survivor_pension_per_month;
};

struct survivor_pension_entitlement_results {
    enum truth entitled;
    int unpaid_leave_benefit; /* enum unpaid_leave_benefit */
    enum truth while_children_provided_for;
};

/* What one point asks: marriage before the end of service, or a long one, or the cause.
 */
struct terms {
    enum provision married, long_marriage, cause;
    enum parameter years_before, years_at_death;
};

static const struct terms article_18[] = {
    [IN_SERVICE] = {.married = IV_18_1,
                    .years_before = IV_18_1_years,
                    .cause = IV_18_1_s2},
    [ON_UNPAID_LEAVE] = {.married = IV_18_1,
                         .years_before = IV_18_1_years,
                         .cause = IV_18_1_s2},
    [DEFERRED] = {.married = IV_18_2_iii,
                  .years_before = IV_18_2_iii_years,
                  .long_marriage = IV_18_2_iii_s2,
                  .years_at_death = IV_18_2_iii_s2_years},
    [RETIREMENT_PENSIONER] = {.married = IV_18_2_ii,
                              .years_before = IV_18_2_ii_years,
                              .long_marriage = IV_18_2_ii_s2,
                              .years_at_death = IV_18_2_ii_s2_years},
    [INVALIDITY_PENSIONER] = {.married = IV_18_2_i,
                              .years_before = IV_18_2_i_years,
                              .long_marriage = IV_18_2_i_s2,
                              .years_at_death = IV_18_2_i_s2_years,
                              .cause = IV_18_2_i_s3},
};

static const struct terms appendix_1[] = {
    [IN_SERVICE] = {.married = IV_app1_18_1_i,
                    .years_before = IV_app1_18_1_i_years,
                    .cause = IV_app1_18_1_i_s2},
    [ON_UNPAID_LEAVE] = {.married = IV_app1_18_1_i,
                         .years_before = IV_app1_18_1_i_years,
                         .cause = IV_app1_18_1_i_s2},
    [DEFERRED] = {.married = IV_app1_18_1_ii,
                  .years_before = IV_app1_18_1_ii_years,
                  .long_marriage = IV_app1_18_1_ii_s2,
                  .years_at_death = IV_app1_18_1_ii_s2_years},
    [RETIREMENT_PENSIONER] = {.married = IV_app1_18_1_iv,
                              .years_before = IV_app1_18_1_iv_years,
                              .long_marriage = IV_app1_18_1_iv_s2,
                              .years_at_death = IV_app1_18_1_iv_s2_years},
    /* Marriage before the invalidity is enough, however short. */
    [INVALIDITY_PENSIONER] = {.married = IV_app1_18_1_iii,
                              .long_marriage = IV_app1_18_1_iii_s2,
                              .years_at_death = IV_app1_18_1_iii_s2_years,
                              .cause = IV_app1_18_1_iii_s2},
};

/* The day before which the marriage must have lasted; year 0 when it is not known. */
static struct date day_of_reference(const struct spouse_situation *spouse) {
    if (spouse->deceased_status == INVALIDITY_PENSIONER)
        return spouse->invalidity_date;
    if (spouse->deceased_status == DEFERRED ||
        spouse->deceased_status == RETIREMENT_PENSIONER)
        return spouse->last_day_of_service;
    return spouse->death_date;
}

static bool married_in_time(struct derivation *d, const struct terms *terms,
                            const struct spouse_situation *spouse) {
    struct date until = day_of_reference(spouse);
    if (!date_given(until))
        return false;
    if (terms->years_before == PARAMETER_NONE)
        return holds(d, terms->married, on_or_after(until, spouse->marriage_date),
                     "married before the invalidity");
    number years = completed_years(d, terms->married, spouse->marriage_date, until,
                                   "years of marriage before that day");
    return holds(d, terms->married, at_or_above(years, parameter(d, terms->years_before)),
                 "married long enough before");
}

static bool married_long(struct derivation *d, const struct terms *terms,
                         const struct spouse_situation *spouse) {
    if (terms->long_marriage == PROVISION_NONE)
        return false;
    number years = completed_years(d, terms->long_marriage, spouse->marriage_date,
                                   spouse->death_date, "years of marriage at death");
    return holds(d, terms->long_marriage,
                 at_or_above(years, parameter(d, terms->years_at_death)),
                 "married long enough at death");
}

/* R-IV.18.2-accident: points ii and iii say nothing of the cause of death. */
static bool waived_by_cause(struct derivation *d, const struct terms *terms,
                            const struct spouse_situation *spouse) {
    enum provision provision = terms->cause;
    bool special = spouse->death_cause > ORDINARY_DEATH;
    if (provision == PROVISION_NONE) {
        if (!special || spouse->appendix_1 || !reads_as(d, R_IV_18_2_accident__extended))
            return false;
        provision = IV_18_2_i_s3;
    }
    return holds(d, provision, stated(special, "accident, or illness through the duties"),
                 "cause of death");
}

/* Paragraph 3: children of the marriage, or of an earlier one of the staff member. */
static bool waived_by_children(struct derivation *d,
                               const struct spouse_situation *spouse) {
    return holds(d, IV_18_3, stated(spouse->child_of_marriage, "children"),
                 "children of the marriage or an earlier one") &&
           holds(d, IV_18_3, stated(spouse->provides_for_children, "maintenance"),
                 "the spouse provides for them") &&
           !holds(d, IV_18_3, stated(spouse->remarried, "remarriage"),
                  "the spouse has remarried");
}

/* Whether "before the end of service" is said of either marriage. */
static bool too_late_for_children(struct derivation *d,
                                  const struct spouse_situation *spouse) {
    struct date until = day_of_reference(spouse);
    return date_given(until) &&
           reads_as(d, R_IV_app1_18_2_marriage__before_end_of_service) &&
           holds(d, IV_app1_18_2, before(until, spouse->marriage_date),
                 "married after the end of service");
}

static bool waived_by_children_in_appendix(struct derivation *d,
                                           const struct spouse_situation *spouse) {
    if (too_late_for_children(d, spouse))
        return false;
    return holds(d, IV_app1_18_2, stated(spouse->child_of_marriage, "children"),
                 "children of the marriage or an earlier one") &&
           holds(d, IV_app1_18_2,
                 stated(spouse->provides_for_children || spouse->provided_in_the_past,
                        "maintenance, now or in the past"),
                 "the widow provides or provided for them");
}

struct spouse_right spouse_right_of(struct derivation *d,
                                    const struct spouse_situation *spouse) {
    struct spouse_right none = {false, false}, full = {true, false};
    bool earlier =
        holds(d, IV_app1_0, stated(spouse->appendix_1, "affiliated before 27 March 1979"),
              "the earlier rules apply");
    if (holds(
            d, earlier ? IV_app1_18_3 : IV_18_4,
            stated(spouse->excluded_by_waiting_period, "excluded by the waiting period"),
            "waiting period"))
        return none;
    const struct terms *terms =
        &(earlier ? appendix_1 : article_18)[spouse->deceased_status];
    if (married_in_time(d, terms, spouse) || married_long(d, terms, spouse) ||
        waived_by_cause(d, terms, spouse))
        return full;
    if (earlier)
        return waived_by_children_in_appendix(d, spouse) ? full : none;
    if (!waived_by_children(d, spouse))
        return none;
    bool while_provided = holds(d, IV_18_3_s2, stated(true, "right owed to the children"),
                                "only while they are provided for");
    return (struct spouse_right){true, while_provided};
}

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
        .last_day_of_service = facts->last_day_of_service,
        .child_of_marriage = facts->child_of_marriage,
        .provides_for_children = facts->provides_for_children,
        .provided_in_the_past = facts->provided_in_the_past,
        .remarried = facts->remarried,
        .appendix_1 = facts->appendix_1,
        .excluded_by_waiting_period = facts->excluded_by_waiting_period,
    };
}

/* Paragraph 3, second sub-paragraph: the maintenance has ended, the pension may go on. */
static bool kept_without_maintenance(struct derivation *d,
                                     const struct survivor_pension_entitlement_facts *f) {
    const struct own_incomes own = {f->earned_income_per_month,
                                    f->retirement_pension_per_month,
                                    f->other_survivor_pension_per_month};
    return f->pension_per_month && !f->appendix_1 && !f->excluded_by_waiting_period &&
           f->child_of_marriage && f->provided_in_the_past && !f->remarried &&
           kept_after_children(d, f->pension_per_month, &own);
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
            right.entitled = kept_without_maintenance(d, facts);
    }
    results->entitled = right.entitled ? YES : NO;
    results->while_children_provided_for = right.while_children_provided_for ? YES : NO;
}

/* A printed number of years, outside a derivation. */
static long printed_years(enum parameter parameter) {
    struct arena *arena = arena_new();
    long years = number_to_long(parameter_value(arena, parameter, 0));
    arena_free(arena);
    return years;
}

/* Whether the day of reference is not needed: what is known decides. */
static bool decided_without_day(const struct spouse_situation *spouse) {
    const struct terms *terms =
        &(spouse->appendix_1 ? appendix_1 : article_18)[spouse->deceased_status];
    bool special = spouse->death_cause > ORDINARY_DEATH;
    return spouse->excluded_by_waiting_period ||
           (special && terms->cause != PROVISION_NONE) ||
           date_years_between(spouse->marriage_date, spouse->death_date) >=
               printed_years(terms->years_at_death);
}

static void check(const void *given, struct fact_error *error) {
    const struct survivor_pension_entitlement_facts *facts = given;
    struct spouse_situation spouse = situation_of(facts);
    if (date_compare(facts->death_date, facts->marriage_date) < 0) {
        *error = (struct fact_error){"death_date", "before the marriage"};
    } else if (date_given(facts->invalidity_date) &&
               date_compare(facts->death_date, facts->invalidity_date) < 0) {
        *error = (struct fact_error){"invalidity_date", "after the death"};
    } else if (date_given(facts->last_day_of_service) &&
               date_compare(facts->death_date, facts->last_day_of_service) < 0) {
        *error = (struct fact_error){"last_day_of_service", "after the death"};
    } else if (!date_given(day_of_reference(&spouse)) && !decided_without_day(&spouse)) {
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
    FIELD(survivor_pension_entitlement_facts, DATE, last_day_of_service,
          "last day of service", .optional = true),
    FIELD(survivor_pension_entitlement_facts, BOOLEAN, child_of_marriage,
          "child of the marriage, or of an earlier marriage of the staff member",
          .optional = true),
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
    .readings = READINGS(R_IV_18_2_accident, R_IV_18_3_incomes, R_IV_app1_18_2_marriage),
    .check = check,
    .compute = entitlement,
};
