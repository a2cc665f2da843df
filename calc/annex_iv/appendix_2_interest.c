/*
 * Annex IV, appendix 2 - Études actuarielles: the discount rate (paragraph 7) and the
 * real interest rate of a year (paragraph 8). The contribution rate: article 41.
 */
#include "calc/annex_iv/annex_iv.h"

struct discount_rate_facts {
    struct list yearly_real_rates; /* of number */
};

struct discount_rate_results {
    number discount_rate;
};

struct country_interest {
    const char *country;
    number bond_yield, inflation_rate, staff_count;
};

struct real_interest_rate_facts {
    struct list countries; /* of struct country_interest */
};

struct real_interest_rate_results {
    number real_interest_rate;
};

static number no_rate(struct derivation *d) {
    return number_with_unit(d->arena, count_of(d, 0, "none"), UNIT_RATE);
}

/* The last thirty years; where fewer are given, all of them. */
static void discount_rate(struct derivation *d, const void *given, void *out) {
    const struct discount_rate_facts *facts = given;
    struct discount_rate_results *results = out;
    const number *rates = facts->yearly_real_rates.items;
    size_t count = facts->yearly_real_rates.count;
    number years =
        number_with_unit(d->arena, count_of(d, (long)count, "years given"), UNIT_YEARS);
    number used = at_most(d, IV_app2_7_s2, years, parameter(d, IV_app2_7_s2_years),
                          "years of the mean");
    size_t first = count - (size_t)number_to_long(used);
    number total = no_rate(d);
    for (size_t i = first; i < count; i++)
        total = sum(d, IV_app2_7, total, rates[i], "rates added up");
    results->discount_rate =
        quotient(d, IV_app2_7_s2, total, number_with_unit(d->arena, used, UNIT_NONE),
                 "mean of the yearly rates");
}

static void real_interest_rate(struct derivation *d, const void *given, void *out) {
    const struct real_interest_rate_facts *facts = given;
    struct real_interest_rate_results *results = out;
    const struct country_interest *countries = facts->countries.items;
    number weighted = no_rate(d), staff = count_of(d, 0, "none");
    for (size_t i = 0; i < facts->countries.count; i++) {
        number real = difference(d, IV_app2_8, countries[i].bond_yield,
                                 countries[i].inflation_rate, "real rate of the country");
        number part = product(d, IV_app2_8_s2, real, countries[i].staff_count,
                              "rate weighted by staff");
        weighted = sum(d, IV_app2_8_s2, weighted, part, "weighted rates added up");
        staff = sum(d, IV_app2_8_s2, staff, countries[i].staff_count, "staff added up");
    }
    /* Only an ablation can leave no staff: the check asks for some. */
    if (number_sign(staff) == 0)
        staff = count_of(d, 1, "one");
    results->real_interest_rate =
        quotient(d, IV_app2_8_s2, weighted, staff, "mean weighted by staff");
}

static void check_years(const void *given, struct fact_error *error) {
    const struct discount_rate_facts *facts = given;
    if (facts->yearly_real_rates.count == 0)
        *error =
            (struct fact_error){"yearly_real_rates", "empty, expected a rate a year"};
}

static void check_countries(const void *given, struct fact_error *error) {
    const struct real_interest_rate_facts *facts = given;
    const struct country_interest *countries = facts->countries.items;
    for (size_t i = 0; i < facts->countries.count; i++)
        if (number_sign(countries[i].staff_count) > 0)
            return;
    *error = facts->countries.count
                 ? (struct fact_error){"countries.staff_count", "no staff in any country"}
                 : (struct fact_error){"countries", "empty, expected a country"};
}

static const struct field discount_facts[] = {
    FIELD(discount_rate_facts, LIST, yearly_real_rates,
          "real rates of the reference years; of more than thirty the last thirty",
          .of = TYPE_RATE, .range = RANGE_ANY),
    FIELDS_END,
};

static const struct field discount_results[] = {
    FIELD(discount_rate_results, RATE, discount_rate, "discount rate"),
    FIELDS_END,
};

const struct calculation discount_rate_calculation = {
    .name = "discount_rate",
    .provision = IV_app2_7,
    .summary = "Discount rate of the actuarial study",
    .facts = discount_facts,
    .facts_size = sizeof(struct discount_rate_facts),
    .results = discount_results,
    .results_size = sizeof(struct discount_rate_results),
    .provisions = PROVISIONS(IV_app2_7),
    .check = check_years,
    .compute = discount_rate,
};

static const struct field country_fields[] = {
    FIELD(country_interest, COUNTRY, country, "country whose amounts apply",
          .optional = true),
    FIELD(country_interest, RATE, bond_yield, "gross yield of bonds", .range = RANGE_ANY),
    FIELD(country_interest, RATE, inflation_rate, "inflation", .range = RANGE_ANY),
    FIELD(country_interest, NUMBER, staff_count, "staff in post"),
    FIELDS_END,
};

static const struct field interest_facts[] = {
    FIELD(real_interest_rate_facts, RECORDS, countries, "reference countries",
          .fields = country_fields, .size = sizeof(struct country_interest)),
    FIELDS_END,
};

static const struct field interest_results[] = {
    FIELD(real_interest_rate_results, RATE, real_interest_rate, "real rate"),
    FIELDS_END,
};

const struct calculation real_interest_rate_calculation = {
    .name = "real_interest_rate",
    .provision = IV_app2_8,
    .summary = "Real interest rate of a year",
    .facts = interest_facts,
    .facts_size = sizeof(struct real_interest_rate_facts),
    .results = interest_results,
    .results_size = sizeof(struct real_interest_rate_results),
    .provisions = PROVISIONS(IV_app2_8),
    .check = check_countries,
    .compute = real_interest_rate,
};
