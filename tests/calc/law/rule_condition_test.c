/* Conditions, their thresholds, and what ablations do to them. */
#include "tests/support/derivation_test.h"

static const char *value_of(const struct step *step) {
    return step_value(d.arena, step);
}

static const char *operand_of(const struct step *step, int index) {
    return operand_text(d.arena, &step->operands[index]);
}

static void a_comparison_is_decided_on_its_boundary(void **state) {
    (void)state;
    static const struct {
        struct condition (*condition)(number, number);
        bool at_9, at_10, at_11;
    } rows[] = {
        {above, false, false, true},
        {at_or_above, false, true, true},
        {below, true, false, false},
        {at_or_below, true, true, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct condition (*condition)(number, number) = rows[i].condition;
        assert_int_equal(holds(&d, IV_7_1, condition(n("9"), n("10")), "9"),
                         rows[i].at_9);
        assert_int_equal(holds(&d, IV_7_1, condition(n("10"), n("10")), "10"),
                         rows[i].at_10);
        assert_int_equal(holds(&d, IV_7_1, condition(n("11"), n("10")), "11"),
                         rows[i].at_11);
    }
}

static void a_condition_records_both_sides_and_how_it_came_out(void **state) {
    (void)state;
    holds(&d, IV_7_1, at_or_above(n("9.5"), parameter(&d, IV_7_1_service)), "complete");
    assert_int_equal(d.last->kind, STEP_CONDITION);
    assert_string_equal(d.last->sign, ">=");
    assert_string_equal(operand_of(d.last, 0), "9.5");
    assert_string_equal(operand_of(d.last, 1), "10");
    assert_int_equal(d.last->operands[1].parameter, IV_7_1_service);
    assert_false(d.last->met);
    assert_null(value_of(d.last));
    holds(&d, IV_7_1, at_or_above(n("10"), parameter(&d, IV_7_1_service)), "complete");
    assert_true(d.last->met);
}

static void dates_are_compared_as_days(void **state) {
    (void)state;
    struct date eve = day("1972-12-31"), limit = day("1973-01-01");
    assert_true(holds(&d, IV_49_5, before(eve, limit), "eve"));
    assert_false(holds(&d, IV_49_5, before(limit, limit), "the day"));
    assert_true(holds(&d, IV_49_5, on_or_after(limit, limit), "the day"));
    assert_false(holds(&d, IV_49_5, on_or_after(eve, limit), "eve"));
    assert_string_equal(operand_of(d.last, 0), "1972-12-31");
    assert_string_equal(operand_of(d.last, 1), "1973-01-01");
}

static void a_plain_fact_is_a_condition_too(void **state) {
    (void)state;
    assert_true(holds(&d, IV_46_3, stated(true, "invalidity"), "by invalidity"));
    assert_false(holds(&d, IV_46_3, stated(false, "invalidity"), "by invalidity"));
    assert_string_equal(d.last->sign, "is");
    assert_string_equal(d.last->operands[0].name, "invalidity");
    assert_string_equal(operand_of(d.last, 0), "false");
}

static void a_threshold_shifts_by_a_unit_of_what_is_compared(void **state) {
    (void)state;
    ablate_step(ABLATION_LIMIT_SHIFTED, IV_7_1, "asked", 1);
    assert_true(holds(&d, IV_7_1, at_or_above(n("11"), n("10")), "asked"));
    assert_false(holds(&d, IV_7_1, at_or_above(n("10.9"), n("10")), "asked"));
    assert_true(holds(&d, IV_7_1, at_or_above(money("10.01"), money("10")), "asked"));
    assert_false(holds(&d, IV_7_1, at_or_above(money("10"), money("10")), "asked"));
    assert_true(holds(&d, IV_7_1, at_or_above(n("11 %"), n("10 %")), "asked"));
    assert_false(holds(&d, IV_7_1, at_or_above(n("10 %"), n("10 %")), "asked"));
    assert_true(holds(&d, IV_7_1, before(day("1973-01-01"), day("1973-01-01")), "asked"));
}

static void a_condition_knows_whether_the_value_is_near(void **state) {
    (void)state;
    holds(&d, IV_7_1, above(n("9"), n("10")), "a unit below");
    assert_true(d.last->near);
    holds(&d, IV_7_1, above(n("11.01"), n("10")), "more than a unit above");
    assert_false(d.last->near);
    holds(&d, IV_49_5, before(day("1972-12-31"), day("1973-01-01")), "the day before");
    assert_true(d.last->near);
    holds(&d, IV_49_5, before(day("1973-01-03"), day("1973-01-01")), "two days later");
    assert_false(d.last->near);
}

static void first_days_of_months_are_near_and_shift_by_a_month(void **state) {
    (void)state;
    struct date june = day("1974-06-01"), july = day("1974-07-01");
    assert_true(holds(&d, IV_50_2_s2, before_month(june, july), "a month before"));
    assert_true(d.last->near);
    assert_false(holds(&d, IV_50_2_s2, before_month(july, july), "the month"));
    assert_true(d.last->near);
    holds(&d, IV_50_2_s2, before_month(day("1974-05-01"), july), "two months before");
    assert_false(d.last->near);
    holds(&d, IV_50_2_s2, before_month(day("1975-07-01"), july), "a year later");
    assert_false(d.last->near);
    ablate_step(ABLATION_LIMIT_SHIFTED, IV_50_2_s2, "asked", 1);
    assert_true(holds(&d, IV_50_2_s2, before_month(july, july), "asked"));
    assert_false(holds(&d, IV_50_2_s2, before_month(day("1974-08-01"), july), "asked"));
}

static void a_plain_fact_has_no_threshold(void **state) {
    (void)state;
    holds(&d, IV_46_3, stated(true, "invalidity"), "by invalidity");
    assert_false(step_has_threshold(d.last));
    holds(&d, IV_7_1, above(n("9"), n("10")), "complete");
    assert_true(step_has_threshold(d.last));
    at_most(&d, IV_10_2, n("9"), n("10"), "cap");
    assert_true(step_has_threshold(d.last));
    sum(&d, IV_10_2, n("9"), n("10"), "sum");
    assert_false(step_has_threshold(d.last));
}

int main(void) {
    const struct CMUnitTest conditions[] = {
        DERIVATION_TEST(a_comparison_is_decided_on_its_boundary),
        DERIVATION_TEST(a_condition_records_both_sides_and_how_it_came_out),
        DERIVATION_TEST(dates_are_compared_as_days),
        DERIVATION_TEST(a_plain_fact_is_a_condition_too),
        DERIVATION_TEST(a_threshold_shifts_by_a_unit_of_what_is_compared),
        DERIVATION_TEST(a_condition_knows_whether_the_value_is_near),
        DERIVATION_TEST(first_days_of_months_are_near_and_shift_by_a_month),
        DERIVATION_TEST(a_plain_fact_has_no_threshold),
    };
    return cmocka_run_group_tests(conditions, NULL, NULL);
}
