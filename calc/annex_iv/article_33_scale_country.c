/*
 * Annex IV, article 33 - Barème de calcul: the country whose salary scale counts, and
 * from when (paragraphs 1 to 7, instructions 33/1, 33.3/2 and 33.5, article 49(4)). The
 * pension on another scale: article_33_another_scale.c.
 * Readings: R-IV.33.2-return, R-IV.33.3-member_country, R-IV.instr33.5-date.
 */
#include <string.h>

#include "calc/annex_iv/annex_iv.h"

struct pension_scale_country_facts {
    const char *last_duty_country, *residence_country;
    bool residence_in_member_country;
    const char *nationality, *spouse_nationality;
    number years_served_there;
    bool spouse_deceased, option_already_used, scale_exists;
    const char *headquarters_country;
    struct date residence_proved_date, last_day_of_service;
    bool asked_by_survivor, option_after_death_already_used;
    bool chosen_on_joining, orphans_after_spouse;
    struct date scale_in_force_date, scale_approval_date;
};

struct pension_scale_country_results {
    const char *scale_country;
    enum truth provisional;
    struct date start_date, scale_date, new_scale_date;
    const char *leaving_allowance_scale_country, *contributions_scale_country;
};

static bool same_country(const char *a, const char *b) {
    return a && b && !strcmp(a, b);
}

static bool settled_elsewhere(const struct pension_scale_country_facts *facts) {
    return facts->residence_country &&
           !same_country(facts->residence_country, facts->last_duty_country);
}

/* Paragraph 3: after a death, the countries of either spouse. */
static bool opened_by_death(struct derivation *d,
                            const struct pension_scale_country_facts *facts) {
    bool own = same_country(facts->residence_country, facts->nationality);
    bool spouse = same_country(facts->residence_country, facts->spouse_nationality);
    bool death = holds(d, IV_33_3, stated(facts->spouse_deceased, "widowed"),
                       "the spouse has died");
    death |= holds(d, IV_33_3_al2, stated(facts->asked_by_survivor, "survivor"),
                   "asked by a survivor or by full orphans");
    if (!death)
        return false;
    if (!facts->residence_in_member_country &&
        reads_as(d, R_IV_33_3_member_country__required))
        return false;
    bool open = holds(d, IV_33_3, stated(own, "own nationality"),
                      "country of own nationality after a death");
    return open | holds(d, IV_33_3, stated(spouse, "nationality of the deceased spouse"),
                        "country of the deceased spouse");
}

/* Paragraph 2: the three cases of a former staff member. */
static bool opened_by_settling(struct derivation *d,
                               const struct pension_scale_country_facts *facts) {
    bool member = facts->residence_in_member_country;
    bool own = same_country(facts->residence_country, facts->nationality);
    bool spouse = same_country(facts->residence_country, facts->spouse_nationality);
    bool married = spouse && !facts->spouse_deceased && !facts->asked_by_survivor;
    bool open = holds(d, IV_33_2_i, stated(member && own, "own nationality"),
                      "member country of own nationality");
    open |= holds(d, IV_33_2_ii, stated(member && married, "nationality of the spouse"),
                  "member country of the nationality of the spouse");
    /* Service opens the country to the former staff member, not to survivors (33(3)). */
    if (facts->years_served_there && !facts->asked_by_survivor)
        open |=
            holds(d, IV_33_2_iii,
                  at_or_above(facts->years_served_there, parameter(d, IV_33_2_iii_years)),
                  "country of five years of service");
    return open;
}

/* Instruction 33.3/2: survivors who joined under articles 43 and 44 chose for good. */
static bool bound_by_choice_on_joining(struct derivation *d,
                                       const struct pension_scale_country_facts *facts) {
    if (!holds(d, IV_instr33_3_2, stated(facts->chosen_on_joining, "chosen"),
               "scale chosen by survivors on joining the scheme"))
        return false;
    return !holds(d, IV_instr33_3_2_s2,
                  stated(facts->orphans_after_spouse, "orphans choose"),
                  "orphans choose once more after the spouse died");
}

/* Refuses what is not open, or not open any more. */
static void refuse_option(struct derivation *d,
                          const struct pension_scale_country_facts *facts) {
    if (bound_by_choice_on_joining(d, facts)) {
        refuse(d, IV_instr33_3_2, "the scale chosen on joining the scheme is final");
        return;
    }
    if (opened_by_death(d, facts)) {
        if (holds(d, IV_33_4,
                  stated(facts->option_after_death_already_used, "used after a death"),
                  "the option after a death was used before"))
            refuse(d, IV_33_4, "the option after a death was used before");
        return;
    }
    bool open = opened_by_settling(d, facts);
    if (!holds(d, IV_33_2, stated(open, "one of the cases of paragraph 2"),
               "the option is open for that country"))
        refuse(d, IV_33_2, "no option for that country");
    else if (holds(d, IV_33_2_al2, stated(facts->option_already_used, "used before"),
                   "an option was used before"))
        refuse(d, IV_33_4, "an option was used before and is final");
}

/* Paragraph 2, last rule: who comes back after an option, where that is an option too. */
static bool returns_by_option(struct derivation *d,
                              const struct pension_scale_country_facts *facts) {
    return facts->residence_country && facts->option_already_used &&
           reads_as(d, R_IV_33_2_return__new_option);
}

static void set_first_day(struct derivation *d,
                          const struct pension_scale_country_facts *facts,
                          struct pension_scale_country_results *results) {
    struct date proved = facts->residence_proved_date;
    if (date_given(proved))
        results->start_date =
            day_found(d, IV_instr33_1_al2, proved, date_next_month(proved),
                      "first day of the option");
}

/* Instruction 33.5: without effect on the past. */
static struct date day_of_new_scale(struct derivation *d,
                                    const struct pension_scale_country_facts *facts,
                                    struct date start) {
    struct date day = facts->scale_in_force_date;
    struct date approved = facts->scale_approval_date;
    if (date_given(approved) && date_compare(approved, day) > 0 &&
        reads_as(d, R_IV_instr33_5_date__day_of_approval))
        day = approved;
    bool early = date_given(start) && holds(d, IV_instr33_5, before(day, start),
                                            "in force before the option starts");
    return early ? start : day;
}

/* Paragraph 5: headquarters for the time being; instruction 33.5: until its own scale. */
static void choose_scale(struct derivation *d,
                         const struct pension_scale_country_facts *facts,
                         struct pension_scale_country_results *results) {
    set_first_day(d, facts, results);
    results->scale_country = facts->residence_country;
    if (!holds(d, IV_33_5, stated(!facts->scale_exists, "no scale is approved"),
               "no scale is approved for that country"))
        return;
    /* Asked for by check(), so that it is missing only when an ablation came here. */
    results->scale_country = facts->headquarters_country;
    results->provisional = YES;
    if (date_given(facts->scale_in_force_date))
        results->new_scale_date = day_of_new_scale(d, facts, results->start_date);
}

/* Paragraph 7: article 11 keeps the last duty country, save for staff who go home. */
static const char *allowance_country(struct derivation *d,
                                     const struct pension_scale_country_facts *facts) {
    bool national = settled_elsewhere(facts) && !facts->asked_by_survivor &&
                    same_country(facts->residence_country, facts->nationality);
    bool at_home =
        holds(d, IV_33_7_s2, stated(national, "national"), "settled at home on leaving");
    at_home &= holds(d, IV_33_7_s2, stated(facts->scale_exists, "scale approved"),
                     "with a scale approved on leaving");
    return at_home && facts->residence_country ? facts->residence_country
                                               : facts->last_duty_country;
}

struct date day_of_scales(struct derivation *d, struct date last) {
    struct date first = printed_day(d, IV_49_4_day);
    if (holds(d, IV_49_4, before(last, first), "left before 1 January 1973"))
        return first;
    return day_found(d, IV_33_6, last, date_next_month(last), "day whose scales apply");
}

static void pension_scale_country(struct derivation *d, const void *given, void *out) {
    const struct pension_scale_country_facts *facts = given;
    struct pension_scale_country_results *results = out;
    results->scale_country = facts->last_duty_country;
    results->provisional = NO;
    bool stays = !settled_elsewhere(facts);
    if (!holds(d, IV_33_1, stated(stays, "no other country"),
               "scale of the last duty country")) {
        refuse_option(d, facts);
        if (is_refused(d))
            return;
        choose_scale(d, facts, results);
    } else if (returns_by_option(d, facts)) {
        refuse_option(d, facts);
        if (is_refused(d))
            return;
        set_first_day(d, facts, results);
    }
    if (date_given(facts->last_day_of_service))
        results->scale_date = day_of_scales(d, facts->last_day_of_service);
    results->leaving_allowance_scale_country = allowance_country(d, facts);
    bool excluded = holds(d, IV_33_7, stated(true, "benefit of article 11"),
                          "no option for the benefits of article 11");
    results->contributions_scale_country =
        excluded ? facts->last_duty_country : results->scale_country;
}

static void check(const void *given, struct fact_error *error) {
    const struct pension_scale_country_facts *facts = given;
    if (settled_elsewhere(facts) && !facts->scale_exists && !facts->headquarters_country)
        *error = (struct fact_error){"headquarters_country",
                                     "missing, needed without an approved scale"};
    else if (date_given(facts->scale_approval_date) &&
             !date_given(facts->scale_in_force_date))
        *error = (struct fact_error){"scale_in_force_date",
                                     "missing, needed beside the day of approval"};
}

static const struct field facts[] = {
    FIELD(pension_scale_country_facts, COUNTRY, last_duty_country,
          "last country of duty"),
    FIELD(pension_scale_country_facts, COUNTRY, residence_country,
          "country of settlement", .optional = true),
    FIELD(pension_scale_country_facts, BOOLEAN, residence_in_member_country,
          "it is a member country", .optional = true, .fallback = "true"),
    FIELD(pension_scale_country_facts, COUNTRY, nationality, "own nationality",
          .optional = true),
    FIELD(pension_scale_country_facts, COUNTRY, spouse_nationality,
          "nationality of the spouse", .optional = true),
    FIELD(pension_scale_country_facts, NUMBER, years_served_there,
          "years of service in that country", .unit = "years", .optional = true),
    FIELD(pension_scale_country_facts, BOOLEAN, spouse_deceased, "the spouse has died",
          .optional = true),
    FIELD(pension_scale_country_facts, BOOLEAN, option_already_used,
          "an option was used before", .optional = true),
    FIELD(pension_scale_country_facts, BOOLEAN, scale_exists,
          "a scale is approved for that country", .optional = true, .fallback = "true"),
    FIELD(pension_scale_country_facts, COUNTRY, headquarters_country,
          "country of the headquarters; needed without an approved scale",
          .optional = true),
    FIELD(pension_scale_country_facts, DATE, residence_proved_date,
          "day residence is proved", .optional = true),
    FIELD(pension_scale_country_facts, DATE, last_day_of_service, "last day of service",
          .optional = true),
    FIELD(pension_scale_country_facts, BOOLEAN, asked_by_survivor,
          "asked by a surviving or former spouse, or by full orphans", .optional = true),
    FIELD(pension_scale_country_facts, BOOLEAN, option_after_death_already_used,
          "the option after a death was used before", .optional = true),
    FIELD(pension_scale_country_facts, BOOLEAN, chosen_on_joining,
          "survivors chose a scale when they joined under articles 43 and 44",
          .optional = true),
    FIELD(pension_scale_country_facts, BOOLEAN, orphans_after_spouse,
          "the spouse who chose has died and the orphans ask", .optional = true),
    FIELD(pension_scale_country_facts, DATE, scale_in_force_date,
          "first day of a scale approved later for that country", .optional = true),
    FIELD(pension_scale_country_facts, DATE, scale_approval_date,
          "day that scale is approved; with scale_in_force_date only", .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(pension_scale_country_results, COUNTRY, scale_country,
          "country of the salary scale"),
    FIELD(pension_scale_country_results, BOOLEAN, provisional, "provisional scale"),
    FIELD(pension_scale_country_results, DATE, start_date, "first day"),
    FIELD(pension_scale_country_results, DATE, scale_date, "day whose scales apply"),
    FIELD(pension_scale_country_results, DATE, new_scale_date,
          "first day on the scale approved later", .optional = true),
    FIELD(pension_scale_country_results, COUNTRY, leaving_allowance_scale_country,
          "scale of the salary part of a leaving allowance"),
    FIELD(pension_scale_country_results, COUNTRY, contributions_scale_country,
          "scale of the contributions paid back"),
    FIELDS_END,
};

const struct calculation pension_scale_country_calculation = {
    .name = "pension_scale_country",
    .provision = IV_33_1,
    .summary = "Country and date of the salary scale of a pension",
    .facts = facts,
    .facts_size = sizeof(struct pension_scale_country_facts),
    .results = results,
    .results_size = sizeof(struct pension_scale_country_results),
    .provisions =
        PROVISIONS(IV_33_1, IV_33_2, IV_33_3, IV_33_4, IV_33_5, IV_33_6, IV_33_7,
                   IV_instr33_1, IV_instr33_3_2, IV_instr33_5, IV_49_4),
    .refusals = REFUSALS({IV_33_2, "no option for that country"},
                         {IV_33_4, "option already used"},
                         {IV_instr33_3_2, "chosen for good on joining the scheme"}),
    .readings = READINGS(R_IV_33_2_return, R_IV_33_3_member_country, R_IV_instr33_5_date),
    .check = check,
    .compute = pension_scale_country,
};
