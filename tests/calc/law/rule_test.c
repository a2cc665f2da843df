/* The primitives, each on numbers that can be checked by head. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "calc/law/rule.h"

static struct derivation d;
static struct readings readings;

static int fresh(void **state) {
    (void)state;
    derivation_init(&d, arena_new());
    readings = (struct readings){0};
    d.readings = &readings;
    return 0;
}

static int release(void **state) {
    (void)state;
    arena_free(d.arena);
    return 0;
}

static number n(const char *text) {
    return number_read(d.arena, text);
}

static struct date day(const char *text) {
    struct date date;
    assert_true(date_read(text, &date));
    return date;
}

static void assert_value(number value, const char *expected) {
    assert_string_equal(number_text(d.arena, value), expected);
}

static const char *value_of(const struct step *step) {
    return step_value(d.arena, step);
}

static const char *operand_of(const struct step *step, int index) {
    return operand_text(d.arena, &step->operands[index]);
}

/* ---- formulas ---- */

static void a_formula_computes_and_records_what_went_in_and_out(void **state) {
    (void)state;
    number salary =
        number_named(d.arena, number_with_unit(d.arena, n("1000"), UNIT_MONEY), "salary");
    number pension = product(&d, IV_10_1, n("40 %"), salary, "pension");
    assert_value(pension, "400");
    const struct step *step = d.first;
    assert_int_equal(step->kind, STEP_FORMULA);
    assert_int_equal(step->provision, IV_10_1);
    assert_string_equal(step->label, "pension");
    assert_string_equal(step->sign, "x");
    assert_int_equal(step->operand_count, 2);
    assert_string_equal(operand_of(step, 0), "40 %");
    assert_null(step->operands[0].name);
    assert_string_equal(operand_of(step, 1), "1000.00");
    assert_string_equal(step->operands[1].name, "salary");
    assert_string_equal(value_of(step), "400.00");
    assert_false(step->ablated);
    /* The next step shows the value under the label of this one. */
    assert_string_equal(number_name(pension), "pension");
}

static void each_formula_has_its_own_sign(void **state) {
    (void)state;
    assert_value(product(&d, IV_10_1, n("6"), n("4"), "a"), "24");
    assert_string_equal(d.last->sign, "x");
    assert_value(quotient(&d, IV_10_1, n("6"), n("4"), "b"), "1.5");
    assert_string_equal(d.last->sign, "/");
    assert_value(sum(&d, IV_10_1, n("6"), n("4"), "c"), "10");
    assert_string_equal(d.last->sign, "+");
    assert_value(difference(&d, IV_10_1, n("6"), n("4"), "e"), "2");
    assert_string_equal(d.last->sign, "-");
    assert_value(power(&d, IV_10_1, n("6"), n("2"), "f"), "36");
    assert_int_equal(derivation_length(&d), 5);
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

static void parts_of_one_are_dropped_counted_or_rounded(void **state) {
    (void)state;
    assert_value(whole_part(&d, IV_20_1, n("11.99"), "whole"), "11");
    assert_value(whole_part(&d, IV_20_1, n("-0.5"), "whole"), "0");
    assert_value(begun_part(&d, IV_20_1, n("11.01"), "begun"), "12");
    assert_value(begun_part(&d, IV_20_1, n("11"), "begun"), "11");
    assert_value(rounded(&d, IV_20_1, n("2.345"), 2, "rounded"), "2.35");
    assert_value(rounded(&d, IV_20_1, n("2.3449"), 2, "rounded"), "2.34");
    assert_int_equal(d.last->kind, STEP_ROUNDING);
    assert_int_equal(d.last->operand_count, 1);
}

static void a_cell_of_a_table_is_read_by_its_row(void **state) {
    (void)state;
    assert_value(table_cell(&d, &early_pension_ratios, 55, 0, "ratio"), "0.77");
    assert_int_equal(d.last->kind, STEP_TABLE);
    assert_int_equal(d.last->provision, IV_8_4_table);
    assert_string_equal(d.last->operands[0].name, "age");
    assert_string_equal(operand_of(d.last, 0), "55");
    assert_null(table_cell(&d, &early_pension_ratios, 49, 0, "ratio"));
    assert_null(table_cell(&d, &early_pension_ratios, 60, 0, "ratio"));
    assert_int_equal(derivation_length(&d), 1);
}

/* ---- lengths of time ---- */

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

/* ---- conditions ---- */

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

/* ---- decisions ---- */

static void a_reading_answers_by_default_or_as_chosen(void **state) {
    (void)state;
    assert_true(reads_as(&d, R_IV_20_years__whole_years));
    assert_false(reads_as(&d, R_IV_20_years__pro_rata));
    readings.chosen[R_IV_20_years] = R_IV_20_years__pro_rata;
    assert_false(reads_as(&d, R_IV_20_years__whole_years));
    assert_true(reads_as(&d, R_IV_20_years__pro_rata));
}

static void a_reading_is_recorded_once_with_the_choice_in_force(void **state) {
    (void)state;
    reads_as(&d, R_IV_20_years__pro_rata);
    reads_as(&d, R_IV_20_years__year_begun);
    reads_as(&d, R_IV_20_rates__marginal);
    assert_int_equal(derivation_length(&d), 2);
    assert_int_equal(d.first->kind, STEP_READING);
    assert_string_equal(d.first->sign, "R-IV.20-years");
    assert_string_equal(value_of(d.first), "whole_years");
    assert_int_equal(d.first->choice, R_IV_20_years__whole_years);
}

static void the_first_refusal_is_the_answer(void **state) {
    (void)state;
    refuse(&d, IV_8_4, "too young");
    refuse(&d, IV_7_1, "too short");
    assert_true(is_refused(&d));
    assert_int_equal(d.refused_by, IV_8_4);
    assert_string_equal(d.refusal, "too young");
    assert_int_equal(derivation_length(&d), 1);
    assert_int_equal(d.first->kind, STEP_REFUSAL);
}

#define RULE_TEST(name) cmocka_unit_test_setup_teardown(name, fresh, release)

int main(void) {
    const struct CMUnitTest rules[] = {
        RULE_TEST(a_formula_computes_and_records_what_went_in_and_out),
        RULE_TEST(each_formula_has_its_own_sign),
        RULE_TEST(a_maximum_decides_only_above_it),
        RULE_TEST(a_minimum_decides_only_below_it),
        RULE_TEST(a_limit_takes_the_unit_of_what_it_limits),
        RULE_TEST(parts_of_one_are_dropped_counted_or_rounded),
        RULE_TEST(a_cell_of_a_table_is_read_by_its_row),
        RULE_TEST(lengths_of_time_are_measured_with_or_without_the_last_day),
        RULE_TEST(a_period_becomes_a_number_without_a_step),
        RULE_TEST(a_comparison_is_decided_on_its_boundary),
        RULE_TEST(a_condition_records_both_sides_and_how_it_came_out),
        RULE_TEST(dates_are_compared_as_days),
        RULE_TEST(a_plain_fact_is_a_condition_too),
        RULE_TEST(a_reading_answers_by_default_or_as_chosen),
        RULE_TEST(a_reading_is_recorded_once_with_the_choice_in_force),
        RULE_TEST(the_first_refusal_is_the_answer),
    };
    return cmocka_run_group_tests(rules, NULL, NULL);
}
