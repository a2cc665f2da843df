/* Annex IV, article 7 - Acquisition du droit: pension or leaving allowance. */
#include "calc/annex_iv/annex_iv.h"

struct benefit_by_service_facts {
    const struct period *service;
};

struct benefit_by_service_results {
    int benefit; /* enum benefit_on_leaving */
    number reckonable_years, pension_rate;
};

static void benefit_by_service(struct derivation *d, const void *given, void *out) {
    const struct benefit_by_service_facts *facts = given;
    struct benefit_by_service_results *results = out;
    number days = in_days(d, *facts->service, "days of service");
    bool pension = service_is_complete(d, days);
    number years = reckonable_years_of(d, days, "reckonable years");
    results->reckonable_years = years;
    results->benefit = pension ? RETIREMENT_PENSION : LEAVING_ALLOWANCE;
    if (!pension) {
        results->pension_rate =
            number_with_unit(d->arena, count_of(d, 0, "no pension"), UNIT_RATE);
        return;
    }
    number rate =
        product(d, IV_10_1, years, parameter(d, IV_10_1_rate), "rate of the pension");
    results->pension_rate =
        at_most(d, IV_10_2, rate, parameter(d, IV_10_2_max), "rate within the maximum");
}

static const struct field facts[] = {
    FIELD(benefit_by_service_facts, PERIOD, service, "length of service"),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(benefit_by_service_results, CHOICE, benefit, "benefit due",
          CHOICES("retirement_pension", "leaving_allowance")),
    FIELD(benefit_by_service_results, NUMBER, reckonable_years, "reckonable years",
          .unit = "years"),
    FIELD(benefit_by_service_results, RATE, pension_rate,
          "pension as a share of salary, zero without a right"),
    FIELDS_END,
};

const struct calculation benefit_by_service_calculation = {
    .name = "benefit_by_service",
    .provision = IV_7_1,
    .summary = "Benefit and rate by length of service",
    .facts = facts,
    .facts_size = sizeof(struct benefit_by_service_facts),
    .results = results,
    .results_size = sizeof(struct benefit_by_service_results),
    .provisions = PROVISIONS(IV_7_1, IV_6_2, IV_10_1, IV_10_2),
    .compute = benefit_by_service,
};
