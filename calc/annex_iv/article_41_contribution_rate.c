/*
 * Annex IV, article 41 - Contribution des agents - Étude du coût du régime: the rate that
 * an actuarial study gives (paragraphs 3 and 5, appendix 2, frequency and points 1 to 3).
 * Readings: R-IV.app2.2-timing.
 */
#include "calc/annex_iv/annex_iv.h"

/* Rights and salaries of one projected year, of present and of future staff. */
struct projected_year {
    number benefits, salaries;
};

struct contribution_rate_study_facts {
    number benefits_present_value, salaries_present_value;
    struct list projected_years; /* of struct projected_year, from the year after */
    number discount_rate;
    struct date study_date;
};

struct contribution_rate_study_results {
    number exact_rate, contribution_rate;
    struct date next_study_date;
};

/* The growth of money up to the first due day, less a year. */
static number growth_before(struct derivation *d, number growth) {
    number none = count_of(d, 1, "the day of the study");
    if (!reads_as(d, R_IV_app2_2_timing__middle_of_year))
        return none;
    number half = number_named(d->arena, number_ratio(d->arena, 1, 2), "half a year");
    return quotient(d, IV_app2_2, none,
                    power(d, IV_app2_2, growth, half, "growth of money in half a year"),
                    "due half a year earlier");
}

/* Appendix 2, point 2: each year discounted to the day of the study, and added. */
static void add_projections(struct derivation *d,
                            const struct contribution_rate_study_facts *facts,
                            number *benefits, number *salaries) {
    const struct projected_year *years = facts->projected_years.items;
    number growth = sum(d, IV_app2_2, count_of(d, 1, "a year without interest"),
                        facts->discount_rate, "growth of money in a year");
    growth = number_with_unit(d->arena, growth, UNIT_NONE);
    number factor = growth_before(d, growth);
    for (size_t i = 0; i < facts->projected_years.count; i++) {
        factor = product(d, IV_app2_2, factor, growth, "growth up to that year");
        number rights = quotient(d, IV_app2_2, years[i].benefits, factor,
                                 "rights of the year, discounted");
        number paid = quotient(d, IV_app2_2, years[i].salaries, factor,
                               "salaries of the year, discounted");
        *benefits = sum(d, IV_app2_3, *benefits, rights, "present value of the rights");
        *salaries = sum(d, IV_app2_3, *salaries, paid, "present value of the salaries");
    }
}

static void contribution_rate_study(struct derivation *d, const void *given, void *out) {
    const struct contribution_rate_study_facts *facts = given;
    struct contribution_rate_study_results *results = out;
    number benefits = facts->benefits_present_value;
    number salaries = facts->salaries_present_value;
    if (facts->projected_years.count)
        add_projections(d, facts, &benefits, &salaries);
    number cost =
        quotient(d, IV_app2_1, benefits, salaries, "cost as a share of salaries");
    cost = number_with_unit(d->arena, cost, UNIT_RATE);
    number exact =
        product(d, IV_41_3, cost, parameter(d, IV_41_3_third), "third of the cost");
    int places = (int)number_to_long(parameter(d, IV_41_5_s3_places));
    number rate = rounded(d, IV_41_5_s3, exact, places, "rate of contribution");
    results->exact_rate = exact;
    results->contribution_rate = rate;
    if (date_given(facts->study_date))
        results->next_study_date =
            day_after(d, IV_app2_0, facts->study_date, parameter(d, IV_app2_0_years),
                      "last day for the next study");
}

static void check(const void *given, struct fact_error *error) {
    const struct contribution_rate_study_facts *facts = given;
    if (facts->study_date.year > 9000)
        *error = (struct fact_error){"study_date", "beyond the year 9000"};
}

static const struct field year_fields[] = {
    FIELD(projected_year, MONEY, benefits, "rights of the year"),
    FIELD(projected_year, MONEY, salaries, "salaries of the year"),
    FIELDS_END,
};

static const struct field facts[] = {
    FIELD(contribution_rate_study_facts, MONEY, benefits_present_value,
          "present value of the benefits"),
    FIELD(contribution_rate_study_facts, MONEY, salaries_present_value,
          "present value of the salaries", .range = RANGE_POSITIVE),
    FIELD(contribution_rate_study_facts, RECORDS, projected_years,
          "further rights and salaries, year by year from the year after the study",
          .optional = true, .fields = year_fields, .size = sizeof(struct projected_year)),
    FIELD(contribution_rate_study_facts, RATE, discount_rate,
          "rate that discounts those years", .optional = true, .fallback = "0"),
    FIELD(contribution_rate_study_facts, DATE, study_date, "day of the study",
          .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(contribution_rate_study_results, RATE, exact_rate,
          "third of the cost before rounding"),
    FIELD(contribution_rate_study_results, RATE, contribution_rate,
          "rate of contribution"),
    FIELD(contribution_rate_study_results, DATE, next_study_date,
          "last day for the next study", .optional = true),
    FIELDS_END,
};

const struct calculation contribution_rate_study_calculation = {
    .name = "contribution_rate_study",
    .provision = IV_41_3,
    .summary = "Contribution rate from an actuarial study",
    .facts = facts,
    .facts_size = sizeof(struct contribution_rate_study_facts),
    .results = results,
    .results_size = sizeof(struct contribution_rate_study_results),
    .provisions =
        PROVISIONS(IV_41_3, IV_41_5, IV_app2_0, IV_app2_1, IV_app2_2, IV_app2_3),
    .readings = READINGS(R_IV_app2_2_timing),
    .check = check,
    .compute = contribution_rate_study,
};
