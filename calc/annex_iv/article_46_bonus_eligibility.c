/*
 * Annex IV, article 46 - Bonification après l'âge de 60 ans: who has it, and the service
 * before and after sixty (instruction 46/1 i). The bonus itself:
 * article_46_bonus_after_60.c.
 */
#include "calc/annex_iv/annex_iv.h"

struct bonus_eligibility_facts {
    bool in_service_before_1974_07_01;
    struct date leaving_date;
    int chosen_option; /* 1: article 44, 2: 45, 3: 48, 4: 49 */
};

struct bonus_eligibility_results {
    enum truth eligible;
};

struct bonus_service_split_facts {
    struct date birth_date, start_date, last_day_of_service;
    number credited_years_to_60;
};

struct bonus_service_split_results {
    number reckonable_years_at_60;
    const struct period *service_after_60;
};

enum { OPTION_44 = 1, OPTION_45, OPTION_48, OPTION_49 };

static void bonus_eligibility(struct derivation *d, const void *given, void *out) {
    const struct bonus_eligibility_facts *facts = given;
    struct bonus_eligibility_results *results = out;
    int chosen = facts->chosen_option;
    /* Article 43(1): who did not choose in time is deemed to have chosen article 44. */
    if (!holds(d, IV_43_1_s2, stated(chosen != 0, "option chosen"),
               "an option was chosen"))
        chosen = OPTION_44;
    bool option = chosen == OPTION_44 || chosen == OPTION_45;
    bool eligible =
        holds(d, IV_46_1, stated(facts->in_service_before_1974_07_01, "in service"),
              "in service before 1 July 1974");
    eligible &= holds(d, IV_46_1, stated(option, "article 44 or 45"),
                      "article 44 or 45 was chosen");
    if (date_given(facts->leaving_date))
        eligible &=
            !holds(d, IV_49_5, before(facts->leaving_date, printed_day(d, IV_49_5_day)),
                   "left before 1 January 1973");
    eligible &= !holds(d, IV_49_5, stated(chosen == OPTION_49, "article 49"),
                       "article 49 was chosen");
    results->eligible = eligible ? YES : NO;
}

static struct period served(struct derivation *d, struct date first, struct date last,
                            const char *label) {
    if (date_compare(last, first) < 0)
        return (struct period){0};
    return time_served(d, IV_instr46_1_i, first, last, label);
}

static void bonus_service_split(struct derivation *d, const void *given, void *out) {
    const struct bonus_service_split_facts *facts = given;
    struct bonus_service_split_results *results = out;
    int sixty = (int)number_to_long(parameter(d, IV_46_1_age));
    struct date birthday = date_plus_years(facts->birth_date, sixty);
    struct period until =
        served(d, facts->start_date,
               date_earlier(date_month_end(birthday), facts->last_day_of_service),
               "service to the end of the month of the 60th birthday");
    struct period *after = arena_take(d->arena, sizeof *after);
    *after = served(d, date_later(date_next_month(birthday), facts->start_date),
                    facts->last_day_of_service, "service after that month");
    /* Whole months as twelfths; what counts as whole is article 6(2), unless read
     * strictly. */
    if (reads_as(d, R_IV_instr46_1_months__none))
        until.days = 0;
    number years = reckonable_years_of(d, in_days(d, until, "days until then"),
                                       "reckonable years at 60");
    if (facts->credited_years_to_60)
        years = sum(d, IV_instr46_1_i_d3, years, facts->credited_years_to_60,
                    "with the years credited up to 60");
    results->reckonable_years_at_60 = years;
    results->service_after_60 = after;
}

static void check_split(const void *given, struct fact_error *error) {
    const struct bonus_service_split_facts *facts = given;
    if (date_compare(facts->start_date, facts->birth_date) <= 0)
        *error = (struct fact_error){"start_date", "not after the birth"};
    if (date_compare(facts->last_day_of_service, facts->start_date) < 0)
        *error = (struct fact_error){"last_day_of_service", "before the first day"};
}

static const struct field eligibility_facts[] = {
    FIELD(bonus_eligibility_facts, BOOLEAN, in_service_before_1974_07_01,
          "in service before 1 July 1974"),
    FIELD(bonus_eligibility_facts, DATE, leaving_date, "day service ended",
          .optional = true),
    FIELD(bonus_eligibility_facts, CHOICE, chosen_option, "article chosen",
          .optional = true, CHOICES("44", "45", "48", "49")),
    FIELDS_END,
};

static const struct field eligibility_results[] = {
    FIELD(bonus_eligibility_results, BOOLEAN, eligible, "the conditions are met"),
    FIELDS_END,
};

const struct calculation bonus_eligibility_calculation = {
    .name = "bonus_eligibility",
    .provision = IV_46_1,
    .summary = "Who has the bonus for service after 60",
    .facts = eligibility_facts,
    .facts_size = sizeof(struct bonus_eligibility_facts),
    .results = eligibility_results,
    .results_size = sizeof(struct bonus_eligibility_results),
    .provisions = PROVISIONS(IV_46_1, IV_49_5),
    .compute = bonus_eligibility,
};

static const struct field split_facts[] = {
    FIELD(bonus_service_split_facts, DATE, birth_date, "date of birth"),
    FIELD(bonus_service_split_facts, DATE, start_date, "first day"),
    FIELD(bonus_service_split_facts, DATE, last_day_of_service, "last day of service"),
    FIELD(bonus_service_split_facts, NUMBER, credited_years_to_60,
          "years up to 60 credited by articles 14(1) and 16(2)", .unit = "years",
          .optional = true),
    FIELDS_END,
};

static const struct field split_results[] = {
    FIELD(bonus_service_split_results, NUMBER, reckonable_years_at_60,
          "reckonable years at 60"),
    FIELD(bonus_service_split_results, PERIOD, service_after_60, "service after 60"),
    FIELDS_END,
};

const struct calculation bonus_service_split_calculation = {
    .name = "bonus_service_split",
    .provision = IV_instr46_1_i,
    .summary = "Service before and after 60 for the bonus",
    .facts = split_facts,
    .facts_size = sizeof(struct bonus_service_split_facts),
    .results = split_results,
    .results_size = sizeof(struct bonus_service_split_results),
    .provisions = PROVISIONS(IV_instr46_1_i),
    .readings = READINGS(R_IV_instr46_1_months),
    .check = check_split,
    .compute = bonus_service_split,
};
