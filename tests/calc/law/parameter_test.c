#include "tests/support/derivation_test.h"

static const char *value(enum parameter parameter, int steps) {
    return number_text(d.arena, parameter_value(d.arena, parameter, steps));
}

static void a_parameter_has_the_value_that_is_printed(void **state) {
    (void)state;
    assert_string_equal(value(IV_10_1_rate, 0), "0.02");
    assert_string_equal(value(IV_10_2_max, 0), "0.7");
    assert_string_equal(value(IV_10_3_min, 0), "0.04");
    assert_string_equal(value(IV_8_4_age, 0), "50");
    assert_string_equal(value(IV_6_2_residue, 0), "15");
    assert_string_equal(value(IV_4_3_half_time, 0), "0.5");
    assert_string_equal(value(IV_20_1_v_from, 0), "35");
}

static void it_moves_by_one_unit_of_its_last_digit(void **state) {
    (void)state;
    assert_string_equal(value(IV_10_1_rate, 1), "0.03");
    assert_string_equal(value(IV_10_1_rate, -1), "0.01");
    assert_string_equal(value(IV_8_4_age, -1), "49");
    assert_string_equal(value(IV_4_3_half_time, 1), "0.51");
}

static void it_knows_its_unit_and_its_provision(void **state) {
    (void)state;
    const struct parameter_info *info = parameter_info(IV_10_2_max);
    assert_string_equal(info->name, "IV_10_2_max");
    assert_string_equal(info->printed, "70 %");
    assert_int_equal(info->provision, IV_10_2);
    assert_int_equal(number_unit(parameter_value(d.arena, IV_10_2_max, 0)), UNIT_RATE);
    assert_int_equal(number_unit(parameter_value(d.arena, IV_10_2_max, 1)), UNIT_RATE);
    assert_int_equal(number_unit(parameter_value(d.arena, IV_8_4_age, 0)), UNIT_YEARS);
}

static void every_row_moves_and_cites_a_provision_that_is_no_heading(void **state) {
    (void)state;
    for (int i = 1; i < PARAMETER_COUNT; i++) {
        enum parameter parameter = (enum parameter)i;
        const struct parameter_info *info = parameter_info(parameter);
        number printed = parameter_value(d.arena, parameter, 0);
        number moved = parameter_value(d.arena, parameter, 1);
        if (number_compare(moved, printed) <= 0)
            fail_msg("%s does not move", info->name);
        if (provision_info(info->provision)->kind == PROVISION_ARTICLE ||
            info->provision == PROVISION_NONE)
            fail_msg("%s cites a heading", info->name);
        if (!info->meaning || !*info->meaning)
            fail_msg("%s means nothing", info->name);
    }
}

static void a_step_that_reads_a_parameter_cites_its_provision(void **state) {
    (void)state;
    number rate = parameter(&d, IV_10_1_rate);
    assert_string_equal(number_name(rate), parameter_info(IV_10_1_rate)->meaning);
    assert_int_equal(derivation_length(&d), 0);
    number years = count_of(&d, 10, "years");
    product(&d, IV_5_2_al3, years, rate, "rate of the part");
    assert_true(derivation_contains(&d, IV_5_2_al3));
    assert_true(derivation_contains(&d, IV_10_1));
    assert_int_equal(d.first->operands[0].parameter, PARAMETER_NONE);
    assert_int_equal(d.first->operands[1].parameter, IV_10_1_rate);
}

int main(void) {
    const struct CMUnitTest parameters[] = {
        DERIVATION_TEST(a_parameter_has_the_value_that_is_printed),
        DERIVATION_TEST(it_moves_by_one_unit_of_its_last_digit),
        DERIVATION_TEST(it_knows_its_unit_and_its_provision),
        DERIVATION_TEST(every_row_moves_and_cites_a_provision_that_is_no_heading),
        DERIVATION_TEST(a_step_that_reads_a_parameter_cites_its_provision),
    };
    return cmocka_run_group_tests(parameters, NULL, NULL);
}
