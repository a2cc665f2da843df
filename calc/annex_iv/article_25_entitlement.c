/*
 * Annex IV, article 25 - Taux de la pension d'orphelin: paragraphes 1 et 2, the right of
 * a child. Ages are those of the allowance for a dependent child (articles 29.2 and 29.7
 * of the regulations), by the rules in force at the date of entry.
 * Readings: R-IV.25.2-age_date.
 */
#include "calc/annex_iv/annex_iv.h"

struct orphan_entitlement_facts {
    int deceased_status, relationship;
    bool mainly_supported;
    number age_years;
    bool in_education, disabled, school_year_goes_on;
    int family_regime;
    struct date birth_date, death_date;
    const struct period *service;
};

struct orphan_entitlement_results {
    enum truth entitled;
    number days_after_death;
};

/* One word more than enum deceased_status has. */
enum { LEFT_WITH_ALLOWANCE = INVALIDITY_PENSIONER + 1 };
enum relationship { LEGITIMATE = 1, NATURAL, ADOPTED, STEPCHILD, OTHER };
enum family_regime { BEFORE_2017 = 1, FROM_2017 };

bool born_in_time(struct derivation *d, struct date death_date, struct date birth_date,
                  number *days) {
    *days =
        number_with_unit(d->arena,
                         count_of(d, date_ordinal(birth_date) - date_ordinal(death_date),
                                  "days from death to birth"),
                         UNIT_DAYS);
    return holds(d, IV_25_2_al2, below(*days, parameter(d, IV_25_2_al2_days)),
                 "born soon enough after the death");
}

static bool deceased_gives_right(struct derivation *d,
                                 const struct orphan_entitlement_facts *facts) {
    int status = facts->deceased_status;
    if (status == ON_UNPAID_LEAVE)
        return unpaid_leave_benefit_of(d, status, facts->service) == SURVIVOR_PENSION &&
               holds(d, IV_instr18_1_i_al2, stated(true, "death on unpaid leave"),
                     "orphans have a pension");
    return holds(d, IV_25_1,
                 stated(status != LEFT_WITH_ALLOWANCE,
                        "in service, pensioner or deferred pension"),
                 "situation of the deceased");
}

static number age_of(struct derivation *d, const struct orphan_entitlement_facts *facts) {
    if (facts->age_years)
        return number_with_unit(d->arena, facts->age_years, UNIT_YEARS);
    if (date_given(facts->birth_date) && date_given(facts->death_date)) {
        struct date day = reads_as(d, R_IV_25_2_age_date__first_day_of_pension)
                              ? date_next_month(facts->death_date)
                              : facts->death_date;
        return completed_years(d, IV_25_2_ii, facts->birth_date, day, "age that counts");
    }
    return number_with_unit(d->arena, count_of(d, 0, "age not given"), UNIT_YEARS);
}

/* The age, study or disability conditions of the child's allowance. */
static bool allowance_conditions(struct derivation *d,
                                 const struct orphan_entitlement_facts *facts) {
    number age = age_of(d, facts);
    if (holds(d, IV_25_2_ii, below(age, parameter(d, IV_25_2_ii_age)),
              "below the age of the allowance") ||
        holds(d, IV_25_2_ii, stated(facts->disabled, "recognised disability"),
              "disabled at any age"))
        return true;
    enum parameter last = facts->family_regime == FROM_2017 ? IV_25_2_ii_study_age_2017
                                                            : IV_25_2_ii_study_age;
    return holds(d, IV_25_2_ii, stated(facts->in_education, "full-time education"),
                 "in education") &&
           (holds(d, IV_25_2_ii, below(age, parameter(d, last)),
                  "below the age of those in education") ||
            (holds(d, IV_25_2_ii,
                   stated(facts->school_year_goes_on, "the school year of that age"),
                   "up to the end of the school year") &&
             !holds(d, IV_25_2_ii, above(age, parameter(d, last)),
                    "beyond the age of that school year")));
}

static bool child_is_orphan(struct derivation *d,
                            const struct orphan_entitlement_facts *facts) {
    int relationship = facts->relationship;
    return holds(d, IV_25_2,
                 stated(relationship == LEGITIMATE || relationship == NATURAL ||
                            relationship == ADOPTED,
                        "legitimate, natural or adopted"),
                 "child of the deceased") &&
           holds(d, IV_25_2_i,
                 stated(facts->mainly_supported, "mainly and continuously supported"),
                 "maintained at the death") &&
           allowance_conditions(d, facts);
}

static bool born_after(const struct orphan_entitlement_facts *facts) {
    return date_given(facts->birth_date) && date_given(facts->death_date) &&
           date_compare(facts->birth_date, facts->death_date) > 0;
}

static void orphan_entitlement(struct derivation *d, const void *given, void *out) {
    const struct orphan_entitlement_facts *facts = given;
    struct orphan_entitlement_results *results = out;
    bool entitled = deceased_gives_right(d, facts);
    if (born_after(facts)) {
        bool in_time = born_in_time(d, facts->death_date, facts->birth_date,
                                    &results->days_after_death);
        bool born_to =
            facts->relationship == LEGITIMATE || facts->relationship == NATURAL;
        entitled = entitled && in_time &&
                   holds(d, IV_25_2_al2, stated(born_to, "legitimate or natural"),
                         "child born to the deceased");
    } else if (entitled) {
        entitled = child_is_orphan(d, facts);
    }
    results->entitled = entitled ? YES : NO;
}

/* At the death, or on the first day of the pension: R-IV.25.2-age_date. */
static bool is_the_age(const struct orphan_entitlement_facts *facts) {
    long age = number_to_long(facts->age_years);
    return age == date_years_between(facts->birth_date, facts->death_date) ||
           age ==
               date_years_between(facts->birth_date, date_next_month(facts->death_date));
}

static void check(const void *given, struct fact_error *error) {
    const struct orphan_entitlement_facts *facts = given;
    bool born = date_given(facts->birth_date), died = date_given(facts->death_date);
    if (born_after(facts) && facts->age_years && number_sign(facts->age_years) > 0)
        *error = (struct fact_error){"age_years",
                                     "more than zero for a child born after the death"};
    else if (born && died && !born_after(facts) && facts->age_years && !is_the_age(facts))
        *error = (struct fact_error){"age_years", "not the age that the days give"};
    else if (born && !died && !facts->age_years)
        *error = (struct fact_error){"death_date", "missing, needed to find the age"};
    else if (facts->school_year_goes_on && facts->family_regime != FROM_2017)
        *error = (struct fact_error){"school_year_goes_on", "only with from_2017"};
}

static const struct field facts[] = {
    FIELD(orphan_entitlement_facts, CHOICE, deceased_status, "situation of the deceased",
          CHOICES("in_service", "on_unpaid_leave", "deferred", "retirement_pensioner",
                  "invalidity_pensioner", "left_with_allowance")),
    FIELD(orphan_entitlement_facts, CHOICE, relationship,
          "relationship with the deceased",
          CHOICES("legitimate", "natural", "adopted", "stepchild", "other")),
    FIELD(orphan_entitlement_facts, BOOLEAN, mainly_supported,
          "mainly and continuously supported", .optional = true),
    FIELD(orphan_entitlement_facts, INTEGER, age_years, "age in completed years",
          .unit = "years", .optional = true),
    FIELD(orphan_entitlement_facts, BOOLEAN, in_education,
          "the child is in full-time education", .optional = true),
    FIELD(orphan_entitlement_facts, BOOLEAN, disabled, "recognised disability",
          .optional = true),
    FIELD(orphan_entitlement_facts, CHOICE, family_regime,
          "family allowance rules that apply by date of entry", .optional = true,
          .fallback = "before_2017", CHOICES("before_2017", "from_2017")),
    FIELD(orphan_entitlement_facts, BOOLEAN, school_year_goes_on,
          "the school year in which the child reached the age limit goes on; with "
          "from_2017 only",
          .optional = true),
    FIELD(orphan_entitlement_facts, DATE, birth_date, "date of birth", .optional = true),
    FIELD(orphan_entitlement_facts, DATE, death_date, "date of death", .optional = true),
    FIELD(orphan_entitlement_facts, PERIOD, service,
          "length of service, after a death on unpaid leave", .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(orphan_entitlement_results, BOOLEAN, entitled, "the conditions are met"),
    FIELD(orphan_entitlement_results, INTEGER, days_after_death,
          "days between death and birth", .optional = true),
    FIELDS_END,
};

const struct calculation orphan_entitlement_calculation = {
    .name = "orphan_entitlement",
    .provision = IV_25_1,
    .summary = "Entitlement of an orphan",
    .facts = facts,
    .facts_size = sizeof(struct orphan_entitlement_facts),
    .results = results,
    .results_size = sizeof(struct orphan_entitlement_results),
    .provisions = PROVISIONS(IV_25_1, IV_25_2, IV_instr18_1_i_al2),
    .readings = READINGS(R_IV_25_2_age_date),
    .check = check,
    .compute = orphan_entitlement,
};
