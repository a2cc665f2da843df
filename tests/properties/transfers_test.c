/* Rights transferred in and out (article 12): both ways through one table. */
#include "tests/support/property.h"

static number coefficient_of(struct trial *trial, const struct datum *facts) {
    struct datum *age = datum_record(trial->arena, NULL);
    datum_add(age, datum_copy(trial->arena, datum_member(facts, "age_years")));
    struct answer answer =
        answer_of(trial, calculation_by_name("actuarial_coefficient"), age);
    return answer.outcome == OUTCOME_RESULTS
               ? amount(trial, answer.results, "coefficient")
               : NULL;
}

static number in_a_year(struct trial *trial, number per_month) {
    return number_times(trial->arena, per_month, number_of(trial->arena, 12));
}

static const char *is_the_pension_times_the_coefficient(struct trial *trial,
                                                        const struct datum *facts) {
    const struct datum *results = results_of(trial, facts);
    if (!results)
        return UNSUITABLE;
    number coefficient = coefficient_of(trial, facts);
    if (!coefficient)
        return "the table has no such age, and yet a sum was transferred";
    number yearly = in_a_year(trial, amount(trial, facts, "pension_per_month"));
    number value = number_times(trial->arena, yearly, coefficient);
    return equal_to_the_cent(trial, value, amount(trial, results, "actuarial_equivalent"),
                             1)
               ? NULL
               : "the sum is not the yearly pension times the coefficient";
}

static void
a_sum_transferred_out_is_the_yearly_pension_times_the_coefficient(void **state) {
    (void)state;
    assert_property(.calculation = "outward_transfer",
                    .judge = is_the_pension_times_the_coefficient);
}

/* The sum that goes out stands, when it comes in at the same age, for the same pension.
 */
static const char *stands_for_the_same_pension(struct trial *trial,
                                               const struct datum *facts) {
    const struct datum *out = results_of(trial, facts);
    if (!out)
        return UNSUITABLE;
    struct datum *inward = datum_record(trial->arena, NULL);
    datum_add(inward, datum_copy(trial->arena, datum_member(facts, "age_years")));
    datum_add(inward, datum_scalar(trial->arena, "salary_per_month", "1000"));
    datum_add(inward, datum_scalar(trial->arena, "transferred_amount",
                                   datum_member(out, "actuarial_equivalent")->text));
    struct answer in = answer_of(trial, calculation_by_name("inward_transfer"), inward);
    if (in.outcome != OUTCOME_RESULTS)
        return "the sum cannot come back";
    /* A sum rounded to the cent, divided by a coefficient of four at the least. */
    number yearly = in_a_year(trial, amount(trial, facts, "pension_per_month"));
    if (!equal_to_the_cent(trial, yearly,
                           amount(trial, in.results, "pension_value_per_year"), 2))
        return "the sum stands for another pension on its way back";
    /* Two per cent of twelve times the salary for each year. */
    number years = number_over(trial->arena, yearly, number_of(trial->arena, 240));
    number apart =
        number_minus(trial->arena, years, amount(trial, in.results, "exact_years"));
    if (number_sign(apart) < 0)
        apart = number_minus(trial->arena, number_of(trial->arena, 0), apart);
    return number_compare(apart, number_ratio(trial->arena, 1, 48000)) <= 0
               ? NULL
               : "the sum gives another number of reckonable years";
}

static void what_goes_out_stands_for_the_same_pension_when_it_comes_in(void **state) {
    (void)state;
    assert_property(.calculation = "outward_transfer",
                    .judge = stands_for_the_same_pension);
}

static const char *stays_within_the_maximum(struct trial *trial,
                                            const struct datum *facts) {
    const struct datum *results = results_of(trial, facts);
    if (!results)
        return UNSUITABLE;
    number already = amount(trial, facts, "reckonable_years");
    number years = amount(trial, results, "transferred_reckonable_years");
    number most = number_of(trial->arena, 35);
    if (number_sign(years) < 0)
        return "a negative number of years";
    if (already)
        most = number_minus(trial->arena, most, already);
    if (number_sign(most) < 0)
        most = number_of(trial->arena, 0);
    return number_compare(years, most) > 0 ? "the years exceed the maximum pension"
                                           : NULL;
}

static void years_transferred_in_stay_within_the_maximum_pension(void **state) {
    (void)state;
    assert_property(.calculation = "inward_transfer", .any_reading = true,
                    .judge = stays_within_the_maximum);
}

static void a_larger_sum_never_gives_fewer_years(void **state) {
    (void)state;
    assert_property(.calculation = "inward_transfer", .any_reading = true,
                    .judge = more_never_lowers, .fact = "transferred_amount",
                    .result = "transferred_reckonable_years", .cases = 1000);
}

static void a_higher_salary_or_age_never_gives_more_years(void **state) {
    (void)state;
    assert_property(.calculation = "inward_transfer", .any_reading = true,
                    .judge = more_never_raises, .fact = "salary_per_month",
                    .result = "transferred_reckonable_years");
    assert_property(.calculation = "inward_transfer", .any_reading = true,
                    .judge = more_never_raises, .fact = "age_years",
                    .result = "transferred_reckonable_years");
}

static void
a_later_age_or_a_higher_pension_never_lowers_the_sum_that_goes_out(void **state) {
    (void)state;
    assert_property(.calculation = "outward_transfer", .judge = more_never_lowers,
                    .fact = "age_years", .result = "actuarial_equivalent");
    assert_property(.calculation = "outward_transfer", .judge = more_never_lowers,
                    .fact = "pension_per_month", .result = "actuarial_equivalent");
}

int main(void) {
    const struct CMUnitTest transfers[] = {
        cmocka_unit_test(
            a_sum_transferred_out_is_the_yearly_pension_times_the_coefficient),
        cmocka_unit_test(what_goes_out_stands_for_the_same_pension_when_it_comes_in),
        cmocka_unit_test(years_transferred_in_stay_within_the_maximum_pension),
        cmocka_unit_test(a_larger_sum_never_gives_fewer_years),
        cmocka_unit_test(a_higher_salary_or_age_never_gives_more_years),
        cmocka_unit_test(
            a_later_age_or_a_higher_pension_never_lowers_the_sum_that_goes_out),
    };
    return cmocka_run_group_tests(transfers, NULL, NULL);
}
