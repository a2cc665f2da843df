/* Lengths of time and days found, and what ablations do to them. */
#include "tests/support/derivation_test.h"

static const char *value_of(const struct step *step) {
    return step_value(d.arena, step);
}

static const char *operand_of(const struct step *step, int index) {
    return operand_text(d.arena, &step->operands[index]);
}

static void lengths_of_time_are_measured_with_or_without_the_last_day(void **state) {
    (void)state;
    struct date first = day("1958-01-01"), last = day("1958-12-31");
    struct period open = time_between(&d, IV_20_1, first, last, "between");
    assert_int_equal(period_days(open), 359);
    assert_string_equal(value_of(d.last), "P11M29D");
    struct period closed = time_served(&d, IV_4_1, first, last, "served");
    assert_int_equal(period_days(closed), 360);
    assert_string_equal(value_of(d.last), "P1Y");
    assert_int_equal(d.last->kind, STEP_MEASURE);
    assert_string_equal(operand_of(d.last, 0), "1958-01-01");
    assert_string_equal(operand_of(d.last, 1), "1958-12-31");
    assert_value(completed_years(&d, IV_20_1, first, day("1968-01-01"), "years"), "10");
    assert_value(completed_years(&d, IV_20_1, first, day("1967-12-31"), "years"), "9");
}

static void a_period_becomes_a_number_without_a_step(void **state) {
    (void)state;
    struct period period = {1, 6, 0};
    number years = in_years(&d, period, "length");
    assert_value(years, "1.5");
    assert_string_equal(number_name(years), "length");
    assert_value(in_months(&d, period, "length"), "18");
    assert_value(in_days(&d, period, "length"), "540");
    assert_int_equal(number_unit(years), UNIT_YEARS);
    assert_int_equal(derivation_length(&d), 0);
}

static void without_its_effect_a_length_is_nothing(void **state) {
    (void)state;
    struct date first = day("1958-01-01"), last = day("1968-01-01");
    ablate_step(ABLATION_EFFECT_REMOVED, IV_20_1, "length", 0);
    assert_int_equal(period_days(time_between(&d, IV_20_1, first, last, "length")), 0);
    assert_int_equal(period_days(time_served(&d, IV_20_1, first, last, "length")), 0);
    assert_value(completed_years(&d, IV_20_1, first, last, "length"), "0");
    assert_value(completed_years(&d, IV_20_1, first, last, "other"), "10");
    assert_false(d.last->ablated);
}

static void a_length_shifts_by_a_day_and_completed_years_by_one(void **state) {
    (void)state;
    struct date first = day("1958-01-01"), last = day("1968-01-01");
    ablate_step(ABLATION_LIMIT_SHIFTED, IV_20_1, "length", 1);
    assert_length(time_between(&d, IV_20_1, first, last, "length"), "P10Y1D");
    assert_true(d.last->ablated);
    assert_value(completed_years(&d, IV_20_1, first, last, "length"), "11");
    ablate_step(ABLATION_LIMIT_SHIFTED, IV_20_1, "length", -1);
    assert_length(time_between(&d, IV_20_1, first, last, "length"), "P9Y11M29D");
    assert_value(completed_years(&d, IV_20_1, first, last, "length"), "9");
    assert_value(completed_years(&d, IV_20_1, first, first, "length"), "0");
}

static void a_day_found_goes_back_to_where_it_came_from_or_shifts_by_one(void **state) {
    (void)state;
    struct date from = day("1958-01-15"), first = day("1958-02-01");
    number months = number_with_unit(d.arena, n("3"), UNIT_MONTHS);
    assert_day(day_after(&d, IV_9_1, from, months, "end"), "1958-04-15");
    assert_day(day_found(&d, IV_9_1, from, first, "end"), "1958-02-01");
    ablate_step(ABLATION_EFFECT_REMOVED, IV_9_1, "end", 0);
    assert_day(day_after(&d, IV_9_1, from, months, "end"), "1958-01-15");
    assert_day(day_found(&d, IV_9_1, from, first, "end"), "1958-01-15");
    ablate_step(ABLATION_LIMIT_SHIFTED, IV_9_1, "end", -1);
    assert_day(day_after(&d, IV_9_1, from, months, "end"), "1958-04-14");
    assert_day(day_found(&d, IV_9_1, from, first, "end"), "1958-01-31");
}

int main(void) {
    const struct CMUnitTest times[] = {
        DERIVATION_TEST(lengths_of_time_are_measured_with_or_without_the_last_day),
        DERIVATION_TEST(a_period_becomes_a_number_without_a_step),
        DERIVATION_TEST(without_its_effect_a_length_is_nothing),
        DERIVATION_TEST(a_length_shifts_by_a_day_and_completed_years_by_one),
        DERIVATION_TEST(a_day_found_goes_back_to_where_it_came_from_or_shifts_by_one),
    };
    return cmocka_run_group_tests(times, NULL, NULL);
}
