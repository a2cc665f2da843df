/* Maxima and minima, alone and chained, and what ablations do to them. */
#include "tests/support/derivation_test.h"

static const char *value_of(const struct step *step) {
    return step_value(d.arena, step);
}

static void a_maximum_decides_only_above_it(void **state) {
    (void)state;
    assert_value(at_most(&d, IV_10_2, n("69"), n("70"), "below"), "69");
    assert_false(d.last->met);
    assert_value(at_most(&d, IV_10_2, n("70"), n("70"), "equal"), "70");
    assert_false(d.last->met);
    assert_value(at_most(&d, IV_10_2, n("71"), n("70"), "above"), "70");
    assert_true(d.last->met);
    assert_int_equal(d.last->kind, STEP_LIMIT);
    assert_string_equal(d.last->sign, "at most");
}

static void a_minimum_decides_only_below_it(void **state) {
    (void)state;
    assert_value(at_least(&d, IV_10_3, n("69"), n("70"), "below"), "70");
    assert_true(d.last->met);
    assert_value(at_least(&d, IV_10_3, n("70"), n("70"), "equal"), "70");
    assert_false(d.last->met);
    assert_value(at_least(&d, IV_10_3, n("71"), n("70"), "above"), "71");
    assert_false(d.last->met);
    assert_string_equal(d.last->sign, "at least");
}

static void a_limit_takes_the_unit_of_what_it_limits(void **state) {
    (void)state;
    number rate = number_with_unit(d.arena, n("0.8"), UNIT_RATE);
    number held = at_most(&d, IV_10_2, rate, n("0.7"), "rate");
    assert_int_equal(number_unit(held), UNIT_RATE);
    assert_string_equal(value_of(d.last), "70 %");
}

static void a_limit_without_its_effect_leaves_the_value(void **state) {
    (void)state;
    ablate_step(ABLATION_EFFECT_REMOVED, IV_10_2, "cap", 0);
    assert_value(at_most(&d, IV_10_2, n("71"), n("70"), "cap"), "71");
    assert_false(d.last->met);
    assert_true(d.last->ablated);
}

static void a_limit_shifts_by_a_unit_of_what_it_limits(void **state) {
    (void)state;
    ablate_step(ABLATION_LIMIT_SHIFTED, IV_10_2, "cap", 1);
    assert_value(at_most(&d, IV_10_2, money("71"), money("70"), "cap"), "70.01");
    assert_value(at_most(&d, IV_10_2, n("71 %"), n("70 %"), "cap"), "0.71");
    assert_value(at_most(&d, IV_10_2, n("75"), n("70"), "cap"), "71");
    d.currency = "JPY";
    assert_value(at_most(&d, IV_10_2, money("75"), money("70"), "cap"), "71");
    ablate_step(ABLATION_LIMIT_SHIFTED, IV_10_2, "cap", -1);
    assert_value(at_most(&d, IV_10_2, n("75"), n("70"), "cap"), "69");
    assert_value(at_least(&d, IV_10_3, n("60"), n("70"), "other"), "70");
}

static void a_limit_that_is_a_parameter_shifts_by_its_last_digit(void **state) {
    (void)state;
    number half = parameter(&d, IV_4_3_half_time); /* a hundredth is its last digit */
    ablate_step(ABLATION_LIMIT_SHIFTED, IV_4_3, "cap", 1);
    assert_value(at_most(&d, IV_4_3, n("0.9"), half, "cap"), "0.51");
}

/* Whether the steps are recorded or not, what passed through a step is no parameter. */
static void a_limit_that_was_worked_out_shifts_by_its_unit(void **state) {
    (void)state;
    for (int recording = 0; recording < 2; recording++) {
        d.recording = recording;
        number half = parameter(&d, IV_4_3_half_time);
        number limit = number_with_unit(
            d.arena, at_most(&d, IV_4_3, half, n("3"), "worked out"), UNIT_YEARS);
        ablate_step(ABLATION_LIMIT_SHIFTED, IV_4_3, "cap", 1);
        assert_value(at_most(&d, IV_4_3, n("9"), limit, "cap"), "1.5");
    }
}

static void a_limit_knows_whether_the_value_is_near(void **state) {
    (void)state;
    at_most(&d, IV_10_2, money("69.99"), money("70"), "cap");
    assert_true(d.last->near);
    at_most(&d, IV_10_2, money("70.01"), money("70"), "cap");
    assert_true(d.last->near);
    at_most(&d, IV_10_2, money("70.02"), money("70"), "cap");
    assert_false(d.last->near);
}

/* Raised to 50, then held at 40: 40. Held at 40 first, and then raised: 50. */
static void two_limits_that_are_chained_change_places(void **state) {
    (void)state;
    for (int recording = 0; recording < 2; recording++) {
        d.recording = recording;
        d.ablation = NULL;
        number raised = at_least(&d, IV_10_3, n("10"), n("50"), "minimum");
        assert_value(at_most(&d, IV_10_3_s2, raised, n("40"), "ceiling"), "40");
        ablate_step(ABLATION_LIMITS_SWAPPED, IV_10_3_s2, "ceiling", 0);
        raised = at_least(&d, IV_10_3, n("10"), n("50"), "minimum");
        assert_value(at_most(&d, IV_10_3_s2, raised, n("40"), "ceiling"), "50");
    }
    assert_true(d.last->chained);
    assert_true(d.last->ablated);
}

static void limits_are_chained_by_value_and_by_their_sides(void **state) {
    (void)state;
    number value = n("10");
    number low = at_least(&d, IV_10_3, value, n("5"), "minimum");
    assert_false(d.last->chained);
    at_most(&d, IV_10_3_s2, value, n("40"), "of the same value, not of the other limit");
    assert_false(d.last->chained);
    low = at_least(&d, IV_10_3, value, n("5"), "minimum");
    at_least(&d, IV_10_3, low, n("6"), "a second minimum");
    assert_false(d.last->chained);
    low = at_least(&d, IV_10_3, value, n("5"), "minimum");
    at_most(&d, IV_10_3_s2, low, n("40"), "ceiling");
    assert_true(d.last->chained);
}

int main(void) {
    const struct CMUnitTest limits[] = {
        DERIVATION_TEST(a_maximum_decides_only_above_it),
        DERIVATION_TEST(a_minimum_decides_only_below_it),
        DERIVATION_TEST(a_limit_takes_the_unit_of_what_it_limits),
        DERIVATION_TEST(a_limit_without_its_effect_leaves_the_value),
        DERIVATION_TEST(a_limit_shifts_by_a_unit_of_what_it_limits),
        DERIVATION_TEST(a_limit_that_is_a_parameter_shifts_by_its_last_digit),
        DERIVATION_TEST(a_limit_that_was_worked_out_shifts_by_its_unit),
        DERIVATION_TEST(a_limit_knows_whether_the_value_is_near),
        DERIVATION_TEST(two_limits_that_are_chained_change_places),
        DERIVATION_TEST(limits_are_chained_by_value_and_by_their_sides),
    };
    return cmocka_run_group_tests(limits, NULL, NULL);
}
