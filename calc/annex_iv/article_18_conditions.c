/*
 * Annex IV, article 18 - Conditions d'acquisition: the right of a surviving spouse, with
 * appendix 1 (widows of staff affiliated before 27 March 1979).
 * Readings: R-IV.18-last_day, R-IV.18-same_spouses, R-IV.18.2-accident,
 * R-IV.18.2-after_invalidity, R-IV.18.2-invalidity_day, R-IV.18.3-adopted,
 * R-IV.18.3-marriage, R-IV.app1.18.2-marriage.
 */
#include "calc/annex_iv/annex_iv.h"

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

/*
 * R-IV.18.2-invalidity_day: the invalidity begins, or its pension (article 17(1)).
 * R-IV.18.2-after_invalidity: article 17(2) computes as if service had gone on.
 */
static struct date end_of_duties(struct derivation *d,
                                 const struct spouse_situation *spouse) {
    if (spouse->deceased_status == INVALIDITY_PENSIONER &&
        date_given(spouse->invalidity_date) &&
        reads_as(d, R_IV_18_2_invalidity_day__first_day_of_pension))
        return day_found(d, IV_17_1, spouse->invalidity_date,
                         date_next_month(spouse->invalidity_date),
                         "first day of the invalidity pension");
    if (spouse->deceased_status == RETIREMENT_PENSIONER &&
        date_given(spouse->invalidity_end_date) &&
        reads_as(d, R_IV_18_2_after_invalidity__end_of_invalidity))
        return spouse->invalidity_end_date;
    return day_of_reference(spouse);
}

/*
 * Completed years of marriage on a day. R-IV.18-last_day: a year is complete on the eve
 * of the anniversary, or on the day. R-IV.18-same_spouses: an earlier marriage of the
 * same two counts as if this one had lasted so much longer.
 */
static number years_married(struct derivation *d, enum provision provision,
                            const struct spouse_situation *spouse, struct date last_day,
                            const char *label) {
    const struct period *earlier = spouse->earlier_marriage;
    if (earlier && reads_as(d, R_IV_18_same_spouses__added))
        last_day =
            date_plus_days(date_plus_months(last_day, earlier->years * MONTHS_PER_YEAR +
                                                          earlier->months),
                           earlier->days);
    if (reads_as(d, R_IV_18_last_day__counts))
        last_day = date_plus_days(last_day, 1);
    return completed_years(d, provision, spouse->marriage_date, last_day, label);
}

static bool married_in_time(struct derivation *d, const struct terms *terms,
                            const struct spouse_situation *spouse) {
    struct date until = end_of_duties(d, spouse);
    if (!date_given(until))
        return false;
    if (terms->years_before == PARAMETER_NONE)
        return holds(d, terms->married, on_or_after(until, spouse->marriage_date),
                     "married before the invalidity");
    number years = years_married(d, terms->married, spouse, until,
                                 "years of marriage before that day");
    return holds(d, terms->married, at_or_above(years, parameter(d, terms->years_before)),
                 "married long enough before");
}

static bool married_long(struct derivation *d, const struct terms *terms,
                         const struct spouse_situation *spouse) {
    if (terms->long_marriage == PROVISION_NONE)
        return false;
    number years = years_married(d, terms->long_marriage, spouse, spouse->death_date,
                                 "years of marriage at death");
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

/* R-IV.18.3-adopted: children born of the marriage, or adopted by the couple as well. */
bool children_waive_length(struct derivation *d, bool children, bool adopted) {
    return children && (!adopted || reads_as(d, R_IV_18_3_adopted__count));
}

/* Whether "before the end of service" is said of either marriage. */
bool too_late_for_children(struct derivation *d, const struct spouse_situation *spouse) {
    struct date until = day_of_reference(spouse);
    bool either = spouse->appendix_1
                      ? reads_as(d, R_IV_app1_18_2_marriage__before_end_of_service)
                      : reads_as(d, R_IV_18_3_marriage__before_end_of_service);
    return either && date_given(until) &&
           holds(d, spouse->appendix_1 ? IV_app1_18_2 : IV_18_3,
                 before(until, spouse->marriage_date),
                 "married after the end of service");
}

/* Paragraph 3: children of the marriage, or of an earlier one of the staff member. */
static bool waived_by_children(struct derivation *d,
                               const struct spouse_situation *spouse) {
    if (too_late_for_children(d, spouse))
        return false;
    bool children =
        children_waive_length(d, spouse->child_of_marriage, spouse->children_adopted);
    return holds(d, IV_18_3, stated(children, "children"),
                 "children of the marriage or an earlier one") &&
           holds(d, IV_18_3, stated(spouse->provides_for_children, "maintenance"),
                 "the spouse provides for them") &&
           !holds(d, IV_18_3, stated(spouse->remarried, "remarriage"),
                  "the spouse has remarried");
}

static bool waived_by_children_in_appendix(struct derivation *d,
                                           const struct spouse_situation *spouse) {
    if (too_late_for_children(d, spouse))
        return false;
    bool children =
        children_waive_length(d, spouse->child_of_marriage, spouse->children_adopted);
    return holds(d, IV_app1_18_2, stated(children, "children"),
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

/* A printed number of years, outside a derivation. */
static long printed_years(enum parameter parameter) {
    struct arena *arena = arena_new();
    long years = number_to_long(parameter_value(arena, parameter, 0));
    arena_free(arena);
    return years;
}

bool lacks_day_of_reference(const struct spouse_situation *spouse) {
    if (date_given(day_of_reference(spouse)))
        return false;
    const struct terms *terms =
        &(spouse->appendix_1 ? appendix_1 : article_18)[spouse->deceased_status];
    bool waived = spouse->death_cause > ORDINARY_DEATH && terms->cause != PROVISION_NONE;
    return !waived && !spouse->excluded_by_waiting_period &&
           date_years_between(spouse->marriage_date, spouse->death_date) <
               printed_years(terms->years_at_death);
}
