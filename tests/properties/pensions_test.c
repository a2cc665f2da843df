/* Retirement, early and invalidity pensions: what more service, age or salary does. */
#include "tests/support/property.h"

/* A fact of which more never lowers a result. */
struct promise {
    const char *calculation, *fact, *result;
};

static void assert_more_never_lowers(const struct promise *promises, size_t count) {
    bool all = true;
    for (size_t i = 0; i < count; i++)
        all = property_holds(PROPERTY(.calculation = promises[i].calculation,
                                      .judge = more_never_lowers, .any_reading = true,
                                      .fact = promises[i].fact,
                                      .result = promises[i].result, .cases = 400)) &&
              all;
    assert_true(all);
}

#define ASSERT_MORE_NEVER_LOWERS(...)                                                    \
    do {                                                                                 \
        static const struct promise promises[] = {__VA_ARGS__};                          \
        assert_more_never_lowers(promises, sizeof promises / sizeof *promises);          \
    } while (0)

static void more_reckonable_years_never_lower_a_pension(void **state) {
    (void)state;
    ASSERT_MORE_NEVER_LOWERS(
        {"retirement_pension", "reckonable_years", "pension_rate"},
        {"retirement_pension", "reckonable_years", "minimum_per_month"},
        {"retirement_pension", "reckonable_years", "pension_per_month"},
        {"early_pension", "reckonable_years", "pension_per_month"},
        {"invalidity_pension", "projected_reckonable_years", "pension_per_month"},
        {"survivor_pension", "reckonable_years", "pension_per_month"},
        {"benefits_ceiling", "reckonable_years", "ceiling_per_month"});
}

static void a_later_age_never_lowers_an_early_pension(void **state) {
    (void)state;
    ASSERT_MORE_NEVER_LOWERS(
        {"early_retirement_ratio", "age_years", "early_retirement_ratio"},
        {"early_pension", "age_years", "pension_per_month"});
}

static void a_higher_salary_never_lowers_a_pension(void **state) {
    (void)state;
    ASSERT_MORE_NEVER_LOWERS(
        {"retirement_pension", "last_salary_per_month", "pension_per_month"},
        {"retirement_pension", "c1_1_salary_per_month", "pension_per_month"},
        {"retirement_pension", "new_scale_salary_per_month", "pension_per_month"},
        {"early_pension", "last_salary_per_month", "pension_per_month"},
        {"early_pension", "c1_1_salary_per_month", "pension_per_month"},
        {"early_pension", "new_scale_salary_per_month", "pension_per_month"},
        {"invalidity_pension", "reference_salary_per_month", "pension_per_month"},
        {"invalidity_pension", "last_salary_per_month", "pension_per_month"},
        {"invalidity_pension", "c1_1_salary_per_month", "pension_per_month"},
        {"leaving_allowance", "last_salary_per_month", "leaving_allowance"});
}

/* A pension carried to a new scale is a part of the old salary: the smaller, the higher.
 */
static struct datum *on_one_scale(struct chance *chance, struct arena *arena,
                                  struct datum *facts) {
    (void)chance;
    facts = facts_without(arena, facts, "new_scale_salary_per_month");
    facts = facts_without(arena, facts, "new_scale_last_salary_per_month");
    return facts_without(arena, facts, "new_scale_c1_1_salary_per_month");
}

static void a_higher_reference_salary_never_lowers_a_pension(void **state) {
    (void)state;
    static const char *const calculations[] = {"retirement_pension", "early_pension"};
    for (int i = 0; i < 2; i++)
        assert_property(.calculation = calculations[i], .arrange = on_one_scale,
                        .judge = more_never_lowers, .any_reading = true,
                        .fact = "reference_salary_per_month",
                        .result = "pension_per_month", .cases = 400);
}

static void longer_service_never_lowers_a_leaving_allowance(void **state) {
    (void)state;
    ASSERT_MORE_NEVER_LOWERS(
        {"leaving_allowance", "reckonable_years", "leaving_allowance"},
        {"leaving_allowance", "payment_date", "leaving_allowance"});
}

/* ---- limits ---- */

/* Salaries so low that minimum and ceiling meet. */
static struct datum *of_low_salaries(struct chance *chance, struct arena *arena,
                                     struct datum *facts) {
    static const char *const salaries[] = {"reference_salary_per_month",
                                           "last_salary_per_month"};
    for (int i = 0; i < 2; i++)
        if (chance_percent(chance, 60))
            facts =
                facts_with(arena, facts, salaries[i],
                           arena_print(arena, "%ld", chance_between(chance, 0, 1500)));
    return facts;
}

static const char *stays_within_its_limits(struct trial *trial,
                                           const struct datum *facts) {
    const struct datum *results = results_of(trial, facts);
    if (!results)
        return UNSUITABLE;
    number pension = amount(trial, results, "pension_per_month");
    number ceiling = amount(trial, results, "ceiling_per_month");
    number rate = amount(trial, results, "pension_rate");
    if (number_compare(rate, number_ratio(trial->arena, 7, 10)) > 0)
        return "the rate exceeds 70 %";
    if (number_compare(pension, ceiling) > 0)
        return "the pension exceeds its ceiling";
    number minimum = amount(trial, results, "minimum_per_month");
    if (number_compare(minimum, ceiling) <= 0 && number_compare(pension, minimum) < 0)
        return "the pension is below a minimum that the ceiling leaves room for";
    return NULL;
}

static void a_retirement_pension_stays_within_its_limits(void **state) {
    (void)state;
    assert_property(.calculation = "retirement_pension", .arrange = of_low_salaries,
                    .judge = stays_within_its_limits);
}

static const char *is_a_part_of_the_pension_at_60(struct trial *trial,
                                                  const struct datum *facts) {
    const struct datum *results = results_of(trial, facts);
    if (!results)
        return UNSUITABLE;
    number at_60 = amount(trial, results, "pension_at_60_per_month");
    number early = amount(trial, results, "pension_per_month");
    number ratio = amount(trial, results, "early_retirement_ratio");
    if (number_compare(early, at_60) > 0)
        return "the early pension exceeds the pension at 60";
    /* Each of the two amounts is rounded for itself. */
    number exact = number_times(trial->arena, at_60, ratio);
    return equal_to_the_cent(trial, exact, early, 2) ? NULL
                                                     : "the ratio was not applied alone";
}

static void an_early_pension_is_the_printed_part_of_the_pension_at_60(void **state) {
    (void)state;
    assert_property(.calculation = "early_pension", .arrange = of_low_salaries,
                    .judge = is_a_part_of_the_pension_at_60);
}

/* The same rule reached by two ways: an early pension at 60 is the retirement pension. */
static const char *equals_the_retirement_pension(struct trial *trial,
                                                 const struct datum *facts) {
    const struct calculation *early = calculation_by_name("early_pension");
    const struct datum *at_60 = facts_with(trial->arena, facts, "age_years", "60");
    struct answer retirement = answer_of(trial, trial->calculation, facts);
    struct answer same = answer_of(trial, early, at_60);
    if (retirement.outcome != same.outcome)
        return "one is refused, the other is not";
    if (same.outcome != OUTCOME_RESULTS)
        return UNSUITABLE;
    return number_compare(amount(trial, same.results, "pension_per_month"),
                          amount(trial, retirement.results, "pension_per_month"))
               ? "the amounts differ"
               : NULL;
}

static void an_early_pension_at_60_is_the_retirement_pension(void **state) {
    (void)state;
    assert_property(.calculation = "retirement_pension", .any_reading = true,
                    .cases = 1000, .arrange = of_low_salaries,
                    .judge = equals_the_retirement_pension);
}

int main(void) {
    const struct CMUnitTest pensions[] = {
        cmocka_unit_test(more_reckonable_years_never_lower_a_pension),
        cmocka_unit_test(a_later_age_never_lowers_an_early_pension),
        cmocka_unit_test(a_higher_salary_never_lowers_a_pension),
        cmocka_unit_test(a_higher_reference_salary_never_lowers_a_pension),
        cmocka_unit_test(longer_service_never_lowers_a_leaving_allowance),
        cmocka_unit_test(a_retirement_pension_stays_within_its_limits),
        cmocka_unit_test(an_early_pension_is_the_printed_part_of_the_pension_at_60),
        cmocka_unit_test(an_early_pension_at_60_is_the_retirement_pension),
    };
    return cmocka_run_group_tests(pensions, NULL, NULL);
}
