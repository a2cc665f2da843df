#include "tests/support/derivation_test.h"

static number whole(long value) {
    return count_of(&d, value, "count");
}

static void a_fresh_derivation_records_in_euros_under_the_defaults(void **state) {
    (void)state;
    struct derivation fresh;
    derivation_init(&fresh, d.arena);
    assert_null(fresh.readings);
    assert_true(d.recording);
    assert_string_equal(d.currency, "EUR");
    assert_null(d.ablation);
    assert_int_equal(derivation_length(&d), 0);
    assert_false(is_refused(&d));
}

static void steps_stand_in_the_order_they_were_taken(void **state) {
    (void)state;
    derivation_step(&d, STEP_FORMULA, IV_10_1, "first");
    derivation_step(&d, STEP_LIMIT, IV_10_2, "second");
    derivation_step(&d, STEP_LIMIT, IV_10_3, "third");
    assert_int_equal(derivation_length(&d), 3);
    assert_string_equal(d.first->label, "first");
    assert_int_equal(d.first->next->provision, IV_10_2);
    assert_int_equal(d.first->next->kind, STEP_LIMIT);
    assert_string_equal(d.last->label, "third");
    assert_null(d.last->next);
}

static void without_recording_there_is_no_step(void **state) {
    (void)state;
    d.recording = false;
    assert_null(derivation_step(&d, STEP_FORMULA, IV_10_1, "none"));
    product(&d, IV_10_1, whole(2), whole(3), "product");
    assert_int_equal(derivation_length(&d), 0);
    assert_false(derivation_contains(&d, IV_10_1));
}

static void it_contains_what_its_steps_and_their_parameters_cite(void **state) {
    (void)state;
    product(&d, IV_5_2_al3, whole(10), parameter(&d, IV_10_1_rate), "rate");
    assert_true(derivation_contains(&d, IV_5_2_al3));
    assert_true(derivation_contains(&d, IV_10_1));
    assert_false(derivation_contains(&d, IV_10_2));
    /* A provision is cited itself; the paragraph above it is another one. */
    assert_false(derivation_contains(&d, IV_5_2));
}

/* A parameter that a limit lets through is no longer that parameter. */
static void a_value_is_not_cited_as_a_parameter_by_later_steps(void **state) {
    (void)state;
    number limited =
        at_most(&d, IV_46_1_i, parameter(&d, IV_10_2_max), whole(2), "limited");
    d.first = d.last = NULL;
    sum(&d, IV_46_2, limited, whole(1), "sum");
    assert_false(derivation_contains(&d, IV_10_2));
}

int main(void) {
    const struct CMUnitTest derivations[] = {
        DERIVATION_TEST(a_fresh_derivation_records_in_euros_under_the_defaults),
        DERIVATION_TEST(steps_stand_in_the_order_they_were_taken),
        DERIVATION_TEST(without_recording_there_is_no_step),
        DERIVATION_TEST(it_contains_what_its_steps_and_their_parameters_cite),
        DERIVATION_TEST(a_value_is_not_cited_as_a_parameter_by_later_steps),
    };
    return cmocka_run_group_tests(derivations, NULL, NULL);
}
