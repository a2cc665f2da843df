/*
 * Annex IV, the coordinated pension scheme: what its articles lend each other.
 *
 * Each article is a file of its own and ends with its calculations, rows of
 * calc/calculations.def. A function here is the rule of one article, called by another.
 */
#ifndef CALC_ANNEX_IV_ANNEX_IV_H
#define CALC_ANNEX_IV_ANNEX_IV_H

#include "calc/base/grade.h"
#include "calc/calc.h"
#include "calc/law/rule.h"

/* How instruction 6 bis.2 treats part-time staff: the words of the fact, in their order.
 */
enum part_time_situation { ONLY_PART_TIME = 1, FULL_TIME_BEFORE, NOT_REDUCED };
#define PART_TIME_SITUATIONS CHOICES("only_part_time", "full_time_before", "not_reduced")

/* Facts that many calculations share, under the same names. */
#define PART_TIME_FIELDS(owner)                                                          \
    FIELD(owner, CHOICE, part_time_situation,                                            \
          "situation of part-time staff: limits reduced or not", .optional = true,       \
          .fallback = "not_reduced", PART_TIME_SITUATIONS),                              \
        FIELD(owner, RATE, part_time_ratio, "share of full-time hours worked",           \
              .optional = true, .fallback = "1", .range = RANGE_SHARE)
/* Of those whose hours varied, with the fields above: R-IV.6bis.2-ratio. */
#define CAREER_RATIO_FIELD(owner)                                                        \
    FIELD(owner, RATE, career_part_time_ratio,                                           \
          "average share of the career; only the reading average_of_career looks at it", \
          .optional = true, .range = RANGE_SHARE)
#define SALARY_FIELDS(owner)                                                             \
    FIELD(owner, MONEY, reference_salary_per_month,                                      \
          "salary of the reference grade and step", .unit = "per month"),                \
        FIELD(owner, MONEY, last_salary_per_month, "last salary received",               \
              .unit = "per month"),                                                      \
        FIELD(owner, MONEY, c1_1_salary_per_month, "salary of grade C.1, step 1",        \
              .unit = "per month")

/* R-IV.11.1-day_count: the time since the last anniversary of a sum, less than a year. */
number part_of_year(struct derivation *d, enum provision provision,
                    struct date anniversary, struct date to);
/* Compound interest at a yearly rate; what part of a year earns is R-IV.11.1-part_year.
 */
number with_compound_interest(struct derivation *d, enum provision provision,
                              number amount, number rate, struct date from,
                              struct date to);

/* The last day of service at the age limit, the end of the month of the birthday. */
struct date age_limit_date(struct derivation *d, enum provision provision,
                           struct date birth_date);
/* The day before the birthday at the age limit. */
struct date eve_of_age_limit(struct derivation *d, enum provision provision,
                             struct date birth_date);
/* Articles 13 and 15: the last day on which the age limit is not yet reached. */
struct date last_day_before_age_limit(struct derivation *d, enum provision provision,
                                      struct date birth_date);

/* The interest of a month at a yearly rate: R-IV.instr5.1-1-interest. */
number monthly_interest(struct derivation *d, enum provision provision,
                        number yearly_rate);

/* Article 5(2): the abatement for so many whole years of pension drawn before 60. */
number abatement_for(struct derivation *d, number years);

/* Article 11(1) ii: one and a half months of the last salary for each reckonable year. */
number allowance_for_years(struct derivation *d, number salary, number years);

/* Article 4(3): refuses work below half time. */
void refuse_below_half_time(struct derivation *d, number part_time_ratio);

/* Articles 4, 6(2), 6(3), 7(1): periods of service added up; refuses below half time. */
struct service_period {
    struct date start_date, end_date;
    const struct period *length; /* where the dates are not given */
    number part_time_ratio;
    bool full_contributions;
};
struct service_totals {
    number days, weighted_days, reckonable_years;
    bool complete; /* for a pension */
};
extern const struct field service_period_fields[];
void check_service_periods(const struct list *periods, struct fact_error *error);
struct service_totals service_of(struct derivation *d, const struct list *periods);

/* Article 41(4): the staff contribution on an amount of salary. */
number staff_contribution_of(struct derivation *d, enum provision provision,
                             number salary, const char *label);
/* Instruction 41.1/1: what stands for salary in an indemnity that replaces emoluments. */
number salary_in_indemnity(struct derivation *d, number indemnity, number salary,
                           number emoluments);
/* Article 41(6): what is given back of contributions, without interest. */
number refund_of_contributions(struct derivation *d, number deducted, bool gives_rights,
                               bool requested);

/* Article 6(2): days of service as years and twelfths, a residue of 15 days counting. */
number reckonable_years_of(struct derivation *d, number days, const char *label);

/* Article 7(1): refuses a pension before ten years of service; NULL: taken as complete.
 */
void refuse_short_service(struct derivation *d, const struct period *service);
/* Article 7(1) with 6(2), last sub-paragraph: ten years without the residue. */
bool service_is_complete(struct derivation *d, number days);

/* Article 8(4): the ratio for an age; refuses below 50, one from 60 on. */
number early_retirement_ratio_of(struct derivation *d, number age);

/* Articles 8 and 9: from when a retirement pension is due, and at what ratio; year 0 for
 * a last day that is not known and for a request that was not made. */
struct retirement_dates {
    struct date start;
    number age, ratio;
    bool early, served_after_60;
};
struct retirement_dates retirement_dates_of(struct derivation *d, struct date birth,
                                            struct date last_day, struct date request);

/* Instruction 12.1: years granted for a sum, beside those counted already. */
struct rights_transferred_in {
    number pension_value, year_value, exact_years, years_within_maximum, years_granted;
};
struct age_at_transfer {
    number years, months; /* months since the birthday; NULL: not known */
};
struct rights_transferred_in rights_transferred_in_of(struct derivation *d, number amount,
                                                      struct age_at_transfer age,
                                                      number salary_per_month,
                                                      number already);

/* Words of the facts about a death, in their order. */
enum deceased_status {
    IN_SERVICE = 1,
    ON_UNPAID_LEAVE,
    DEFERRED,
    RETIREMENT_PENSIONER,
    INVALIDITY_PENSIONER
};
#define DECEASED_STATUSES                                                                \
    CHOICES("in_service", "on_unpaid_leave", "deferred", "retirement_pensioner",         \
            "invalidity_pensioner")
enum death_cause { ORDINARY_DEATH = 1, ACCIDENT, SERVICE_ILLNESS, WORK_RELATED_DEATH };
#define DEATH_CAUSES                                                                     \
    CHOICES("ordinary", "accident", "service_illness", "work_accident_or_devotion")
enum spouse_kind { SPOUSE = 1, FORMER_SPOUSE };
#define SPOUSE_KINDS CHOICES("spouse", "former_spouse")

/* The last day of a time limit that an event opens, so many months, years or days. */
struct date time_limit_end(struct derivation *d, enum provision provision,
                           struct date event, number length, const char *label);

/* R-IV.35-leap_day: a limit of years from a 29 February, where it ends on 1 March. */
struct date leap_day_anniversary(struct derivation *d, enum provision provision,
                                 struct date event, struct date anniversary);

/* An amount after each change in turn; `adjustments` holds numbers, 0.02 for + 2 %. */
number with_adjustments(struct derivation *d, enum provision provision, number amount,
                        const struct list *adjustments, const char *label);
void check_adjustments(const struct list *adjustments, struct fact_error *error);

/*
 * Instructions 6 bis.2/1 and 6 bis.2/2: a limit in proportion to part time, under the
 * provision for staff who only worked part time or for those who worked full time before
 * (PROVISION_NONE: it does not reduce the limit of the latter).
 */
struct part_time {
    int situation; /* enum part_time_situation */
    number ratio;
};
/* R-IV.6bis.2-ratio: the hours that reduce the limits; `average` may be NULL. */
number ratio_of_hours(struct derivation *d, int situation, number last, number average);

/* Article 14(2) to (4): an invalidity pension; `ordinary` is that of paragraph 1 or NULL.
 */
struct invalidity_basis {
    number ordinary;
    bool work_related;
    number reference_salary, last_salary, c1_1_salary;
    struct part_time work;
};
struct invalidity_amounts {
    number fixed; /* paragraph 2: 70 % of the salary */
    number minimum, ceiling, pension;
};
struct invalidity_amounts invalidity_pension_of(struct derivation *d,
                                                const struct invalidity_basis *basis);
number limit_in_part_time(struct derivation *d, struct part_time work,
                          enum provision only_part_time, enum provision full_time_before,
                          number limit, const char *label);

/* Article 18 and appendix 1: right of a surviving spouse. */
struct spouse_situation {
    int deceased_status, death_cause;
    struct date marriage_date, death_date;
    struct date invalidity_date, last_day_of_service; /* year 0: not known */
    struct date invalidity_end_date; /* where a retirement pension followed it */
    bool child_of_marriage, provides_for_children, provided_in_the_past, remarried;
    bool children_adopted;
    const struct period *earlier_marriage; /* of the same two; NULL: none */
    bool appendix_1, excluded_by_waiting_period;
};
struct spouse_right {
    bool entitled;
    bool while_children_provided_for; /* paragraph 3: only as long as that lasts */
};
struct spouse_right spouse_right_of(struct derivation *d,
                                    const struct spouse_situation *spouse);
/* R-IV.18.3-adopted: whether these children waive the length of the marriage. */
bool children_waive_length(struct derivation *d, bool children, bool adopted);
/* R-IV.18.3-marriage, R-IV.app1.18.2-marriage: whether its children waive nothing. */
bool too_late_for_children(struct derivation *d, const struct spouse_situation *spouse);
/* Whether the day is missing at which the length of the marriage would decide. */
bool lacks_day_of_reference(const struct spouse_situation *spouse);
/* Article 18(3): whether own incomes (NULL: none) leave the pension in payment. */
struct own_incomes {
    number earned, retirement_pension, other_survivor_pension;
    bool reached_before;
};
number pension_for_incomes(struct derivation *d, number paid,
                           number whole /* of article 19; NULL: the same */);
bool kept_after_children(struct derivation *d, number pension,
                         const struct own_incomes *own);
/* Instruction 18.1: 0 unless the death was on unpaid leave; NULL: ten years. */
enum unpaid_leave_benefit { SURVIVOR_PENSION = 1, LEAVING_ALLOWANCE_TO_ESTATE };
int unpaid_leave_benefit_of(struct derivation *d, int deceased_status,
                            const struct period *service);

/*
 * Article 19: the survivor's or reversion pension, before articles 20 and 22. Numbers are
 * NULL when not given: years and reference salary are needed where no pension was drawn,
 * the projected years after a work-related death in service, the own pension otherwise.
 */
struct survivor_basis {
    int deceased_status, death_cause;
    number reckonable_years, projected_reckonable_years;
    number reference_salary, last_salary, c1_1_salary;
    number own_pension, own_pension_paid; /* before any reduction, and as drawn */
    number c1_1_at_award;        /* when that pension was awarded, adjusted; or NULL */
    number pension_at_age_limit; /* NULL: not known */
    struct part_time work;
    bool appendix_1; /* a widow's pension under the earlier rules */
};
enum survivor_binding { BY_SIXTY_PERCENT = 1, BY_LAST_SALARY, BY_C1_1, BY_OWN_PENSION };
#define SURVIVOR_BINDINGS                                                                \
    CHOICES("sixty_percent", "thirty_five_percent", "c1_1", "own_pension")
struct survivor_amounts {
    number base, sixty_percent, minimum, before_ceiling;
    number ceiling; /* NULL: no limit of paragraph 4 */
    number pension;
    int binding; /* enum survivor_binding */
};
/* The fact that is missing for it, or NULL: to be asked before. */
const char *survivor_basis_lacks(const struct survivor_basis *basis);
struct survivor_amounts survivor_pension_of(struct derivation *d,
                                            const struct survivor_basis *basis);
/* R-IV.25-reference: the pension of which orphans have a share; NULL: not known. */
number orphan_reference_of(struct derivation *d, number pension, number before_limits);

/* Article 20: the rate of the reduction, zero where there is none; at most one. */
struct age_difference {
    struct date deceased_birth_date, spouse_birth_date;
    struct date marriage_date, marriage_end_date; /* day of the death or of the divorce */
    const struct period *earlier_marriage;        /* of the same two; NULL: none */
};
number age_reduction_rate_of(struct derivation *d, const struct age_difference *ages);
/* R-IV.20-order: the whole pension of article 19 with that reduction. */
number survivor_pension_reduced_for_age(struct derivation *d,
                                        const struct survivor_amounts *due, number rate);

/*
 * Article 22: a pension of article 19 shared between spouse and former spouses, each
 * share before and after the reduction for age. Gives the part that nobody receives. Who
 * has no right gets zero. Lengths of marriage come from months or from dates (end:
 * divorce, or the death for the spouse); each must be more than zero.
 */
struct survivor {
    const char *id;
    int spouse_kind;
    number marriage_months; /* NULL: from the dates */
    struct date marriage_date, divorce_date;
    number alimony_per_month; /* NULL: none */
    bool alimony_by_judgment, remarried_before_death, right_extinguished;
    number reduction_rate; /* of article 20; NULL: none */
};
/* A spouse, or a former spouse with alimony: who divides the pension with others. */
bool may_divide(const struct survivor *who);
struct survivor_share {
    bool entitled;
    number share, pension;
};
number former_spouse_shares_of(struct derivation *d, number pension,
                               struct date death_date, const struct survivor *survivors,
                               size_t count, bool orphans_raised,
                               struct survivor_share *shares);

/* Articles 23 and 26: first day; until: last day of salary paid on, year 0: none. */
struct date survivor_pension_start(struct derivation *d, struct date death_date,
                                   struct date salary_paid_until, bool paid_in_full);
/* Articles 23(2) and 26(2): the end of the month of the event that ends the right. */
struct date right_ends(struct derivation *d, enum provision provision, struct date event);
/* Articles 26(2) and 28(7): the day on which the conditions of an allowance ceased. */
struct date conditions_ceased(struct derivation *d, struct date day);

/* Article 25(3) to (5): the orphans' pension in all and for each; at least one. */
struct orphan_basis {
    number reference_pension, c1_1_salary, child_allowance;
    number orphan_count;
    bool survivor_entitled; /* paragraph 3, otherwise paragraph 4 */
    int survivor_kind;      /* enum spouse_kind; 0: the spouse */
    /* Rights of the survivors that ended, orphans of another group: paragraph 4 too. */
    bool survivor_right_ended, other_family_group;
    bool survivor_renounced, other_survivor_entitled;
    number survivor_pension_paid; /* after articles 20 and 22; NULL: not known */
    struct part_time work;
};
struct orphan_amounts {
    number by_rate, minimum, increment, total, each;
};
struct orphan_amounts orphan_pension_of(struct derivation *d,
                                        const struct orphan_basis *basis);
/* Article 25(2): a child born after the death; days from death to birth in *days. */
bool born_in_time(struct derivation *d, struct date death_date, struct date birth_date,
                  number *days);

/* Article 25 bis(2): the pension of one dependant on the day of death. */
struct dependant_basis {
    number maintenance, dependant_allowance;
    number orphan_share; /* NULL: no orphan's pension is paid */
    struct part_time work;
};
number dependant_pension_of(struct derivation *d, const struct dependant_basis *basis);

/* Article 33(6), and 49(4) for those who left before 1973: the day whose salary scales
 * apply after the last day of service. */
struct date day_of_scales(struct derivation *d, struct date last);

/* Articles 44, 45, 48 and 49: the article that a person chose, or none. */
enum transitional_article {
    ARTICLE_44 = 1,
    ARTICLE_45,
    ARTICLE_48,
    ARTICLE_49,
    NO_ARTICLE
};

/* Article 44: equal monthly instalments that pay a debt with interest at a yearly rate;
 * what a month earns is R-IV.instr5.1-1-interest. */
number constant_instalment(struct derivation *d, enum provision provision, number debt,
                           number yearly_rate, number months);

/* Article 45: membership without the service before 1 July 1974, and what it earns. */
enum benefit_on_leaving {
    RETIREMENT_PENSION = 1,
    LEAVING_ALLOWANCE,
    OF_CHAPTER_III, /* after invalidity */
    OF_CHAPTERS_IV_TO_VI
};
enum end_of_service {
    SERVICE_LEFT = 1,
    SERVICE_ENDED_BY_INVALIDITY,
    SERVICE_ENDED_BY_DEATH
};
bool leaves_earlier_service_out(struct derivation *d, int article);
/* A benefit_on_leaving, or 0 when the length of service is not known. */
int benefit_without_validation(struct derivation *d, int end_of_service,
                               const struct period *service);

/* Article 48: the provident fund is kept; who is appointed again becomes a member. */
void refuse_fund_by_choice(struct derivation *d, bool contract_requires_fund);
bool keeps_provident_fund(struct derivation *d, int article);
bool member_by_new_appointment(struct derivation *d, bool new_appointment);

/* One amount as a share of another, which is not zero. */
number proportion(struct derivation *d, enum provision provision, number part,
                  number whole, const char *label);

/* Article 28: a household allowance on a pension, not below its minimum. */
number household_allowance_of(struct derivation *d, number pension, number b3_1_salary);
/* What exceeds the allowances of another scheme, at least zero; `elsewhere` NULL: all. */
number net_of_other_scheme(struct derivation *d, enum provision provision, number due,
                           number elsewhere, const char *label);
/* Article 28(6): a survivor's child and dependant allowances, doubled and net. */
number survivor_allowances_of(struct derivation *d, number single, number elsewhere);

/*
 * Article 29(1) to (3): the ceiling of all benefits after a death. Numbers are NULL when
 * not given; the own pension is before any reduction, and as drawn.
 */
struct ceiling_basis {
    int deceased_status;
    bool work_related; /* invalidity pension of article 14(2) */
    number family_allowances, allowances_not_yet_paid, allowances_elsewhere;
    number c1_1_salary, reference_salary, last_salary;
    number reckonable_years, projected_reckonable_years;
    number own_pension, own_pension_paid, pension_at_age_limit;
    struct part_time work;
    const struct list *adjustments; /* of numbers; NULL: none */
};
struct ceiling_amounts {
    number pension, ceiling; /* the part for pensions, and with family allowances */
};
/* The fact that is missing for it, or NULL: to be asked before. */
const char *ceiling_basis_lacks(const struct ceiling_basis *basis);
struct ceiling_amounts benefits_ceiling_of(struct derivation *d,
                                           const struct ceiling_basis *basis);
/* Article 29(4): reduces pensions in proportion where all benefits exceed the ceiling. */
struct limited_pension {
    number pension;   /* before, then after */
    number minimum;   /* that no longer applies; NULL: none */
    number reduction; /* filled in */
};
struct benefits_against_ceiling {
    number benefits, excess; /* before the reduction, and above the ceiling */
};
struct benefits_against_ceiling reduce_to_ceiling(struct derivation *d, number ceiling,
                                                  number allowances,
                                                  struct limited_pension *pensions,
                                                  size_t count);

#endif
