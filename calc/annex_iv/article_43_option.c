/*
 * Annex IV, article 43 - Domaine d'application: the option of staff in service when the
 * scheme began, with articles 44(1) and (4), 45, 48 and 49(3) that say what each choice
 * means.
 * Readings: R-IV.instr43-1-gap, R-IV.instr43-2-former_wife, R-IV.43.1-left_that_day,
 * R-IV.10.3-years.
 */
#include "calc/annex_iv/retirement_pension.h"

enum option_situation {
    IN_SERVICE_1974 = 1,
    INVALID_BEFORE_OPTION,
    DIED_BEFORE_OPTION,
    LEFT_1973_1974,
    LEFT_BEFORE_1973,
};

enum option_holder { WIDOW = 1, ORPHANS, FORMER_WIFE, NOBODY };

struct transitional_option_facts {
    int option_situation, chosen_option;
    bool in_time;
    struct date benefit_date;
    bool widow, orphans_survive, former_wife_with_maintenance;
    bool moved_organization;
    number gap_months;
    bool contract_requires_fund, new_appointment;
    const struct period *service;
    struct date leaving_date;
    bool prior_service_asked, prior_request_in_time;
    number c1_1_salary_per_month;
    int service_end;
};

struct transitional_option_results {
    int option;
    enum truth deemed;
    struct date effective_date;
    enum truth options_kept;
    int option_holder;
    enum truth member, earlier_service_counted;
    int benefit;
    number minimum_per_month;
    enum truth prior_service_validated;
};

struct option {
    int article; /* enum transitional_article */
    bool deemed;
};

static enum truth truth_of(bool value) {
    return value ? YES : NO;
}

static bool made_in_time(struct derivation *d, enum provision provision,
                         const struct transitional_option_facts *facts) {
    return facts->chosen_option != 0 &&
           holds(d, provision, stated(facts->in_time, "in time"), "chosen in time");
}

static bool is_one_of(int chosen, int first, int second) {
    return chosen == first || chosen == second;
}

static struct option as_chosen(struct derivation *d,
                               const struct transitional_option_facts *facts) {
    if (facts->chosen_option == ARTICLE_48)
        refuse_fund_by_choice(d, facts->contract_requires_fund);
    return (struct option){facts->chosen_option, false};
}

/* Paragraph 1: 44, 45 or 48; article 44 for who did not choose in time. */
static struct option of_staff_in_service(struct derivation *d,
                                         const struct transitional_option_facts *facts) {
    bool made = made_in_time(d, IV_43_1, facts);
    if (holds(d, IV_43_1_s2, stated(!made, "no choice"), "no choice in time"))
        return (struct option){ARTICLE_44, true};
    if (!holds(d, IV_43_1, stated(facts->chosen_option != ARTICLE_49, "44, 45 or 48"),
               "article open to staff in service"))
        refuse(d, IV_43_1, "only articles 44, 45 and 48 are open");
    return as_chosen(d, facts);
}

/* Paragraph 2: 44 or 48; article 48 for who did not choose in time. */
static struct option
after_invalidity_or_death(struct derivation *d, enum provision provision,
                          const struct transitional_option_facts *facts) {
    bool made = made_in_time(d, IV_43_2_iii, facts);
    if (holds(d, IV_43_2_al2, stated(!made, "no choice"),
              "no choice in time after invalidity or death"))
        return (struct option){ARTICLE_48, true};
    if (!holds(
            d, provision,
            stated(is_one_of(facts->chosen_option, ARTICLE_44, ARTICLE_48), "44 or 48"),
            "article open after invalidity or death"))
        refuse(d, provision, "only articles 44 and 48 are open");
    return as_chosen(d, facts);
}

/* Paragraph 3: article 44, for who asks in time; otherwise nothing. */
static struct option of_staff_who_left(struct derivation *d,
                                       const struct transitional_option_facts *facts) {
    if (!made_in_time(d, IV_43_3_i, facts))
        return (struct option){NO_ARTICLE, false};
    if (!holds(d, IV_43_3_i, stated(facts->chosen_option == ARTICLE_44, "article 44"),
               "article open to those who left"))
        refuse(d, IV_43_3, "only article 44 is open");
    return (struct option){facts->chosen_option, false};
}

/* Section 2: article 49, on request and in time. */
static struct option under_section_2(struct derivation *d,
                                     const struct transitional_option_facts *facts) {
    if (!made_in_time(d, IV_49_3, facts))
        return (struct option){NO_ARTICLE, false};
    if (!holds(d, IV_49_1, stated(facts->chosen_option == ARTICLE_49, "article 49"),
               "article open to those who left before 1973"))
        refuse(d, IV_43, "only article 49 is open to those who left before 1973");
    return (struct option){facts->chosen_option, false};
}

static struct option option_of(struct derivation *d,
                               const struct transitional_option_facts *facts) {
    int situation = facts->option_situation;
    if (!holds(d, IV_43_0, stated(situation != LEFT_BEFORE_1973, "left from 1973"),
               "had not left before 1 January 1973"))
        return under_section_2(d, facts);
    if (holds(d, IV_43_3_i, stated(situation == LEFT_1973_1974, "left 1973 to 1974"),
              "left between 1 January 1973 and 1 July 1974"))
        return of_staff_who_left(d, facts);
    if (holds(d, IV_43_2_i, stated(situation == INVALID_BEFORE_OPTION, "invalid"),
              "invalid before the option"))
        return after_invalidity_or_death(d, IV_43_2_i, facts);
    if (holds(d, IV_43_2_ii, stated(situation == DIED_BEFORE_OPTION, "died"),
              "died before the option"))
        return after_invalidity_or_death(d, IV_43_2_ii, facts);
    return of_staff_in_service(d, facts);
}

/* Instruction 43/1 iii. */
static bool options_kept(struct derivation *d,
                         const struct transitional_option_facts *facts) {
    return !facts->moved_organization ||
           holds(d, IV_instr43_1_iii_s2,
                 at_or_below(facts->gap_months, parameter(d, IV_instr43_1_iii_s2_gap)),
                 "the break keeps the options");
}

/* Paragraph 4 ii; article 49(3) for those who left before 1973. */
static struct date effective_date(struct derivation *d, int article,
                                  const struct transitional_option_facts *facts) {
    struct date undecided = {0};
    if (article == NO_ARTICLE)
        return undecided;
    if (facts->option_situation == LEFT_BEFORE_1973 &&
        holds(d, IV_49_3_s2, stated(article == ARTICLE_49, "article 49"),
              "benefits run from 1 January 1973"))
        return printed_day(d, IV_49_3_s2_day);
    if (holds(d, IV_43_4_ii,
              stated(facts->option_situation != LEFT_1973_1974, "in service"),
              "takes effect on 1 July 1974"))
        return printed_day(d, IV_43_4_ii_day);
    if (!date_given(facts->benefit_date))
        return undecided;
    struct date first = printed_day(d, IV_43_4_ii_s2_day);
    if (holds(d, IV_43_4_ii_s2, before(facts->benefit_date, first),
              "benefit before 1 January 1973"))
        return first;
    return facts->benefit_date;
}

/* Paragraphs 2 ii and 3 ii with instruction 43/2: who may opt after a death. */
static int option_holder(struct derivation *d,
                         const struct transitional_option_facts *facts) {
    bool died = facts->option_situation == DIED_BEFORE_OPTION;
    if (!died &&
        !holds(d, IV_43_3_ii,
               stated(facts->option_situation == LEFT_1973_1974, "left 1973 to 1974"),
               "beneficiaries of one who left may opt"))
        return NOBODY;
    if (holds(d, IV_instr43_2, stated(facts->widow, "widow"), "a widow survives"))
        return WIDOW;
    if (holds(d, IV_43_2_ii, stated(facts->orphans_survive, "orphans"),
              "orphans survive, no widow"))
        return ORPHANS;
    bool wife = facts->former_wife_with_maintenance;
    bool open = died || (wife && reads_as(d, R_IV_instr43_2_former_wife__extended));
    if (open && holds(d, IV_instr43_2_al2, stated(wife, "former wife"),
                      "a former wife has maintenance, no widow and no orphan"))
        return FORMER_WIFE;
    return NOBODY;
}

/* Article 45(2) to (4), with the minimum of article 10(3) for these years alone. */
static void benefit_of_later_service(struct derivation *d,
                                     const struct transitional_option_facts *facts,
                                     struct transitional_option_results *results) {
    results->benefit = benefit_without_validation(d, facts->service_end, facts->service);
    if (results->benefit != RETIREMENT_PENSION || !facts->c1_1_salary_per_month)
        return;
    number years = reckonable_years_of(d, in_days(d, *facts->service, "days of service"),
                                       "years from 1 July 1974");
    results->minimum_per_month =
        minimum_pension(d, IV_45_3_s2, years, facts->c1_1_salary_per_month);
}

/* Article 44(4): only who joins under article 44, and asks in time. */
static void settle_prior_service(struct derivation *d,
                                 const struct transitional_option_facts *facts,
                                 struct transitional_option_results *results) {
    if (!facts->prior_service_asked)
        return;
    bool open = holds(d, IV_44_4, stated(results->option == ARTICLE_44, "article 44"),
                      "service before the appointment, under article 44");
    open &= holds(d, IV_44_4, stated(facts->prior_request_in_time, "in time"),
                  "asked for in the option period");
    results->prior_service_validated = truth_of(open);
}

/* Articles 44(1), 45 and 48: what the choice means for membership and service. */
static void standing(struct derivation *d, const struct transitional_option_facts *facts,
                     struct transitional_option_results *results) {
    int article = results->option;
    if (holds(d, IV_44_1, stated(article == ARTICLE_44, "article 44"),
              "member with the earlier service")) {
        results->member = YES;
        results->earlier_service_counted = YES;
    } else if (leaves_earlier_service_out(d, article)) {
        results->member = YES;
        results->earlier_service_counted = NO;
        benefit_of_later_service(d, facts, results);
    } else if (keeps_provident_fund(d, article)) {
        results->member = truth_of(member_by_new_appointment(d, facts->new_appointment));
        results->earlier_service_counted = NO;
    }
}

/* Instruction 44/2 bis i: who left later opts as staff in service, who left by then not.
 */
static int situation_of(struct derivation *d,
                        const struct transitional_option_facts *facts) {
    int situation = facts->option_situation;
    if (situation != IN_SERVICE_1974 || !date_given(facts->leaving_date))
        return situation;
    struct date day = printed_day(d, IV_instr44_2bis_i_day);
    bool already_left = reads_as(d, R_IV_43_1_left_that_day__already_left);
    bool later = holds(d, IV_instr44_2bis_i,
                       already_left ? before(day, facts->leaving_date)
                                    : on_or_after(facts->leaving_date, day),
                       "left after the scheme began");
    return later ? situation : LEFT_1973_1974;
}

static void transitional_option(struct derivation *d, const void *given, void *out) {
    struct transitional_option_facts asked =
        *(const struct transitional_option_facts *)given;
    asked.option_situation = situation_of(d, &asked);
    const struct transitional_option_facts *facts = &asked;
    struct transitional_option_results *results = out;
    bool kept = options_kept(d, facts);
    struct option option = {NO_ARTICLE, false};
    if (kept || !reads_as(d, R_IV_instr43_1_gap__none))
        option = option_of(d, facts);
    if (is_refused(d))
        return;
    results->option = option.article;
    results->deemed = truth_of(option.deemed);
    results->options_kept = truth_of(kept);
    results->effective_date = effective_date(d, option.article, facts);
    results->option_holder = option_holder(d, facts);
    standing(d, facts, results);
    settle_prior_service(d, facts, results);
}

static void check(const void *given, struct fact_error *error) {
    const struct transitional_option_facts *facts = given;
    struct date day = printed_day_info(IV_instr44_2bis_i_day)->date;
    if (!date_given(facts->leaving_date))
        return;
    if (facts->option_situation != IN_SERVICE_1974)
        *error = (struct fact_error){"leaving_date", "only with in_service_1974"};
    else if (date_compare(facts->leaving_date, day) < 0)
        *error = (struct fact_error){"leaving_date", "before the scheme began"};
}

static const struct field facts[] = {
    FIELD(transitional_option_facts, CHOICE, option_situation, "situation",
          CHOICES("in_service_1974", "invalid_before_option", "died_before_option",
                  "left_1973_1974", "left_before_1973")),
    FIELD(transitional_option_facts, CHOICE, chosen_option, "article chosen",
          .optional = true, CHOICES("44", "45", "48", "49")),
    FIELD(transitional_option_facts, BOOLEAN, in_time, "chosen in time", .optional = true,
          .fallback = "true"),
    FIELD(transitional_option_facts, DATE, benefit_date,
          "first day of the benefit granted", .optional = true),
    FIELD(transitional_option_facts, BOOLEAN, widow, "a widow survives",
          .optional = true),
    FIELD(transitional_option_facts, BOOLEAN, orphans_survive, "orphans survive",
          .optional = true),
    FIELD(transitional_option_facts, BOOLEAN, former_wife_with_maintenance,
          "a former wife, not remarried, has maintenance", .optional = true),
    FIELD(transitional_option_facts, BOOLEAN, moved_organization,
          "moved to another organization in the meantime", .optional = true),
    FIELD(transitional_option_facts, NUMBER, gap_months,
          "interval between the two organizations", .unit = "months", .optional = true,
          .fallback = "0"),
    FIELD(transitional_option_facts, BOOLEAN, contract_requires_fund,
          "the contract requires the provident fund", .optional = true,
          .fallback = "true"),
    FIELD(transitional_option_facts, BOOLEAN, new_appointment,
          "appointed again after leaving with the provident fund", .optional = true),
    FIELD(transitional_option_facts, PERIOD, service,
          "length of service from 1 July 1974; without it no benefit of who left is "
          "answered",
          .optional = true),
    FIELD(transitional_option_facts, DATE, leaving_date,
          "last day of service of who left later; with in_service_1974 only",
          .optional = true),
    FIELD(transitional_option_facts, BOOLEAN, prior_service_asked,
          "asks for service before the appointment to be validated too",
          .optional = true),
    FIELD(transitional_option_facts, BOOLEAN, prior_request_in_time,
          "asked for in the option period", .optional = true, .fallback = "true"),
    FIELD(transitional_option_facts, MONEY, c1_1_salary_per_month,
          "salary of grade C.1, step 1", .unit = "per month", .optional = true),
    FIELD(transitional_option_facts, CHOICE, service_end,
          "how service ended, for the benefit of article 45", .optional = true,
          .fallback = "left", CHOICES("left", "invalidity", "death")),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(transitional_option_results, CHOICE, option, "article that applies",
          CHOICES("44", "45", "48", "49", "none")),
    FIELD(transitional_option_results, BOOLEAN, deemed, "by default and not by choice",
          .optional = true),
    FIELD(transitional_option_results, DATE, effective_date, "day from which it is paid"),
    FIELD(transitional_option_results, BOOLEAN, options_kept,
          "the move keeps the options"),
    FIELD(transitional_option_results, CHOICE, option_holder, "who may opt after a death",
          CHOICES("widow", "orphans", "former_wife", "none")),
    FIELD(transitional_option_results, BOOLEAN, member, "covered by the scheme",
          .optional = true),
    FIELD(transitional_option_results, BOOLEAN, earlier_service_counted,
          "earlier service counts", .optional = true),
    FIELD(transitional_option_results, CHOICE, benefit, "benefit due under article 45",
          .optional = true,
          CHOICES("retirement_pension", "leaving_allowance", "invalidity_pension",
                  "survivor_benefits")),
    FIELD(transitional_option_results, MONEY, minimum_per_month,
          "minimum of that pension", .unit = "per month", .optional = true),
    FIELD(transitional_option_results, BOOLEAN, prior_service_validated,
          "service before the appointment may be validated", .optional = true),
    FIELDS_END,
};

const struct calculation transitional_option_calculation = {
    .name = "transitional_option",
    .provision = IV_43_1,
    .summary = "Option of staff in service when the scheme began",
    .facts = facts,
    .facts_size = sizeof(struct transitional_option_facts),
    .results = results,
    .results_size = sizeof(struct transitional_option_results),
    .provisions =
        PROVISIONS(IV_43_1, IV_43_2, IV_43_3, IV_43_4, IV_instr43_1, IV_instr43_2,
                   IV_44_1, IV_44_4, IV_instr44_2bis, IV_45_1, IV_45_2, IV_45_3, IV_45_4,
                   IV_48_1, IV_48_2, IV_instr48_1, IV_49_1, IV_49_3),
    .refusals = REFUSALS({IV_43_2, "option not open"}, {IV_43_1, "option not open"},
                         {IV_43_3, "option not open"}, {IV_43, "option not open"},
                         {IV_48_1, "the contract does not require the provident fund"}),
    .readings = READINGS(R_IV_instr43_1_gap, R_IV_instr43_2_former_wife,
                         R_IV_43_1_left_that_day, R_IV_10_3_years),
    .check = check,
    .compute = transitional_option,
};
