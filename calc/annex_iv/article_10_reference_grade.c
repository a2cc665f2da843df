/*
 * Annex IV, article 10 - Taux de la pension: the last grade held for a year (paragraph
 * 1). Readings: R-IV.10.1-one_year, R-IV.10.1-spells, R-IV.10.1-step.
 */
#include <string.h>

#include "calc/annex_iv/annex_iv.h"

struct step_held {
    const char *grade;
    number step;
    struct date start_date;
};

struct reference_grade_facts {
    struct list career; /* of struct step_held */
    struct date last_day_of_service;
};

struct reference_grade_results {
    const char *grade;
    number step;
};

/* Categories C, B and A follow each other; the linguistic one and U stand apart. */
static bool is_higher(const char *grade, const char *than) {
    static const char categories[] = "CBA";
    if (grade_category(grade) == grade_category(than))
        return grade_level(grade) > grade_level(than);
    const char *category = strchr(categories, grade_category(grade));
    const char *other = strchr(categories, grade_category(than));
    return category && other && category > other;
}

static bool counts_for(struct derivation *d, const char *held, const char *grade) {
    if (!strcmp(held, grade))
        return true;
    return is_higher(held, grade) && reads_as(d, R_IV_10_1_one_year__higher_grades_count);
}

static struct date last_day_at(const struct reference_grade_facts *facts, size_t at) {
    const struct step_held *steps = facts->career.items;
    return at + 1 == facts->career.count ? facts->last_day_of_service
                                         : date_plus_days(steps[at + 1].start_date, -1);
}

struct rows {
    size_t first, end;
};

/* The rows of the career whose time counts for the grade of one of them. */
static struct rows rows_that_count(struct derivation *d,
                                   const struct reference_grade_facts *facts, size_t at) {
    const struct step_held *steps = facts->career.items;
    struct rows rows = {0, facts->career.count};
    if (!reads_as(d, R_IV_10_1_spells__last_spell))
        return rows;
    rows = (struct rows){at, at + 1};
    while (rows.first > 0 && counts_for(d, steps[rows.first - 1].grade, steps[at].grade))
        rows.first--;
    while (rows.end < facts->career.count &&
           counts_for(d, steps[rows.end].grade, steps[at].grade))
        rows.end++;
    return rows;
}

/* The time in a grade up to the end of service. */
static number years_in_grade(struct derivation *d,
                             const struct reference_grade_facts *facts, size_t at) {
    const struct step_held *steps = facts->career.items;
    struct rows rows = rows_that_count(d, facts, at);
    number years = count_of(d, 0, "nothing yet");
    for (size_t i = rows.first; i < rows.end; i++) {
        if (!counts_for(d, steps[i].grade, steps[at].grade))
            continue;
        struct period time =
            time_served(d, IV_10_1_s2, steps[i].start_date, last_day_at(facts, i),
                        "time at a step of the grade");
        years = sum(d, IV_10_1_s2, years, in_years(d, time, "time at the step"),
                    "time in the grade");
    }
    return years;
}

/* The step with a year behind it, time at later steps of the grade included. */
static number step_held_a_year(struct derivation *d,
                               const struct reference_grade_facts *facts, size_t at) {
    const struct step_held *steps = facts->career.items;
    struct date end = last_day_at(facts, at);
    number year = parameter(d, IV_10_1_s2_year);
    while (at > 0 && !strcmp(steps[at - 1].grade, steps[at].grade)) {
        struct period time = time_served(d, IV_10_1, steps[at].start_date, end,
                                         "time at the step or above");
        if (holds(d, IV_10_1, at_or_above(in_years(d, time, "time at the step"), year),
                  "step held for a year"))
            break;
        at--;
    }
    return steps[at].step;
}

static number step_of(struct derivation *d, const struct reference_grade_facts *facts,
                      size_t at) {
    const struct step_held *steps = facts->career.items;
    if (reads_as(d, R_IV_10_1_step__held_for_a_year))
        return step_held_a_year(d, facts, at);
    return steps[at].step;
}

static void reference_grade(struct derivation *d, const void *given, void *out) {
    const struct reference_grade_facts *facts = given;
    struct reference_grade_results *results = out;
    const struct step_held *steps = facts->career.items;
    for (size_t i = facts->career.count; i-- > 0;) {
        bool tried =
            i + 1 < facts->career.count && !strcmp(steps[i].grade, steps[i + 1].grade);
        if (tried || !holds(d, IV_10_1_s2,
                            at_or_above(years_in_grade(d, facts, i),
                                        parameter(d, IV_10_1_s2_year)),
                            "grade held for a year"))
            continue;
        *results = (struct reference_grade_results){steps[i].grade, step_of(d, facts, i)};
        return;
    }
    refuse(d, IV_10_1, "no grade was held for a year");
}

static void check(const void *given, struct fact_error *error) {
    const struct reference_grade_facts *facts = given;
    const struct step_held *steps = facts->career.items;
    if (!facts->career.count)
        *error = (struct fact_error){"career", "empty, expected a grade at least"};
    for (size_t i = 0; i < facts->career.count && !error->fact; i++) {
        if (date_compare(steps[i].start_date, facts->last_day_of_service) > 0)
            *error =
                (struct fact_error){"career.start_date", "after the last day of service"};
        else if (i && date_compare(steps[i].start_date, steps[i - 1].start_date) <= 0)
            *error = (struct fact_error){"career.start_date",
                                         "not after the grade or step before it"};
    }
}

static const struct field step_fields[] = {
    FIELD(step_held, GRADE, grade, "grade of the post or of the staff member"),
    FIELD(step_held, INTEGER, step, "step", .range = RANGE_POSITIVE),
    FIELD(step_held, DATE, start_date, "first day"),
    FIELDS_END,
};

static const struct field facts[] = {
    FIELD(reference_grade_facts, RECORDS, career, "grades and steps in order of time",
          .fields = step_fields, .size = sizeof(struct step_held)),
    FIELD(reference_grade_facts, DATE, last_day_of_service, "last day of service"),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(reference_grade_results, GRADE, grade,
          "grade of the post or of the staff member"),
    FIELD(reference_grade_results, INTEGER, step, "step"),
    FIELDS_END,
};

const struct calculation reference_grade_calculation = {
    .name = "reference_grade",
    .provision = IV_10_1,
    .summary = "Grade and step whose salary is the reference",
    .facts = facts,
    .facts_size = sizeof(struct reference_grade_facts),
    .results = results,
    .results_size = sizeof(struct reference_grade_results),
    .provisions = PROVISIONS(IV_10_1, IV_10_1_s2),
    .refusals = REFUSALS({IV_10_1, "no grade held for one year"}),
    .readings = READINGS(R_IV_10_1_one_year, R_IV_10_1_spells, R_IV_10_1_step),
    .check = check,
    .compute = reference_grade,
};
