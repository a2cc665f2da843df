/* The primitives, each on numbers that can be checked by head. */
#include "tests/support/derivation_test.h"

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

/* ---- ablations ---- */

static void a_formula_without_its_effect_gives_back_its_first_operand(void **state) {
    (void)state;
    ablate_step(ABLATION_EFFECT_REMOVED, IV_10_1, "pension", 0);
    assert_value(product(&d, IV_10_1, n("6"), n("4"), "pension"), "6");
    assert_true(d.last->ablated);
    assert_value(product(&d, IV_10_1, n("6"), n("4"), "another label"), "24");
    assert_false(d.last->ablated);
}

static void by_what_an_ablation_has_made_nothing_nothing_is_divided(void **state) {
    (void)state;
    ablate_step(ABLATION_EFFECT_REMOVED, IV_20_1, "elsewhere", 0);
    assert_value(quotient(&d, IV_10_1, n("6"), n("0"), "share"), "6");
}

static void a_rounding_goes_the_other_way_or_to_another_decimal(void **state) {
    (void)state;
    ablate_step(ABLATION_ROUNDING_CHANGED, IV_20_1, "rounded", 0);
    assert_value(rounded(&d, IV_20_1, n("2.345"), 2, "rounded"), "2.34");
    assert_value(whole_part(&d, IV_20_1, n("11.5"), "rounded"), "12");
    assert_value(begun_part(&d, IV_20_1, n("11.4"), "rounded"), "11");
    ablate_step(ABLATION_ROUNDING_MOVED, IV_20_1, "rounded", 1);
    assert_value(rounded(&d, IV_20_1, n("2.345"), 2, "rounded"), "2.345");
    assert_value(whole_part(&d, IV_20_1, n("11.56"), "rounded"), "11.5");
    ablate_step(ABLATION_ROUNDING_MOVED, IV_20_1, "rounded", -1);
    assert_value(rounded(&d, IV_20_1, n("2.345"), 2, "rounded"), "2.3");
    assert_value(whole_part(&d, IV_20_1, n("11.56"), "rounded"), "11");
}

static void an_amount_is_rounded_already_where_it_is_worked_out(void **state) {
    (void)state;
    ablate_step(ABLATION_ROUNDING_MOVED, IV_10_1, "share", 0);
    assert_value(quotient(&d, IV_10_1, money("10"), n("3"), "share"), "3.33");
    assert_true(d.last->ablated);
    assert_value(quotient(&d, IV_10_1, n("10"), n("3"), "share"), "10/3");
    assert_value(quotient(&d, IV_10_1, money("10"), n("3"), "another"), "10/3");
}

static void a_reading_gives_way_to_another_choice(void **state) {
    (void)state;
    const struct ablation other = {.kind = ABLATION_READING_CHANGED,
                                   .choice = R_IV_20_years__pro_rata};
    d.ablation = &other;
    assert_true(reads_as(&d, R_IV_20_years__pro_rata));
    assert_true(d.last->ablated);
    assert_false(reads_as(&d, R_IV_20_years__whole_years));
    assert_true(reads_as(&d, R_IV_20_rates__marginal));
    assert_false(d.last->ablated);
}

static void without_the_first_refusal_the_second_is_the_answer(void **state) {
    (void)state;
    ablate_step(ABLATION_EFFECT_REMOVED, IV_8_4, "too young", 0);
    refuse(&d, IV_8_4, "too young");
    assert_false(is_refused(&d));
    assert_true(d.last->ablated);
    refuse(&d, IV_7_1, "too short");
    assert_int_equal(d.refused_by, IV_7_1);
}

static void a_parameter_that_was_read_is_known_to_the_derivation(void **state) {
    (void)state;
    parameter(&d, IV_10_1_rate);
    assert_true(d.read[IV_10_1_rate]);
    assert_false(d.read[IV_10_2_max]);
}

int main(void) {
    const struct CMUnitTest rules[] = {
        DERIVATION_TEST(a_formula_computes_and_records_what_went_in_and_out),
        DERIVATION_TEST(each_formula_has_its_own_sign),
        DERIVATION_TEST(parts_of_one_are_dropped_counted_or_rounded),
        DERIVATION_TEST(a_cell_of_a_table_is_read_by_its_row),
        DERIVATION_TEST(a_reading_answers_by_default_or_as_chosen),
        DERIVATION_TEST(a_reading_is_recorded_once_with_the_choice_in_force),
        DERIVATION_TEST(the_first_refusal_is_the_answer),
        DERIVATION_TEST(a_formula_without_its_effect_gives_back_its_first_operand),
        DERIVATION_TEST(by_what_an_ablation_has_made_nothing_nothing_is_divided),
        DERIVATION_TEST(a_rounding_goes_the_other_way_or_to_another_decimal),
        DERIVATION_TEST(an_amount_is_rounded_already_where_it_is_worked_out),
        DERIVATION_TEST(a_reading_gives_way_to_another_choice),
        DERIVATION_TEST(without_the_first_refusal_the_second_is_the_answer),
        DERIVATION_TEST(a_parameter_that_was_read_is_known_to_the_derivation),
    };
    return cmocka_run_group_tests(rules, NULL, NULL);
}
