/* One call from facts to an answer: results, refusal or error. */
#include "tests/support/bug_test.h"
#include "tests/support/calculation_test.h"

static void facts_give_results(void **state) {
    const struct answer *answer =
        compute(state, "early_retirement_ratio", FACTS("age_years", "55"));
    assert_int_equal(answer->outcome, OUTCOME_RESULTS);
    assert_int_equal(answer->results->kind, DATUM_RECORD);
    assert_null(answer->error.fact);
    assert_result(state, "early_retirement_ratio", "0.77");
    assert_step(state, IV_8_4_table);
}

static void what_the_regulation_denies_is_an_answer_without_results(void **state) {
    const struct answer *answer =
        compute(state, "early_retirement_ratio", FACTS("age_years", "49"));
    assert_refused(state, "IV.8.4");
    assert_null(answer->results);
    assert_null(answer->error.fact);
}

static void a_fact_that_cannot_be_is_an_error_and_nothing_is_computed(void **state) {
    struct computation *c = *state;
    const struct answer *answer =
        compute(state, "early_retirement_ratio", FACTS("age_years", "-1"));
    assert_fact_error(state, "age_years");
    assert_null(answer->results);
    assert_int_equal(derivation_length(&c->derivation), 0);
}

static void facts_that_contradict_each_other_are_an_error(void **state) {
    struct computation *c = *state;
    compute(state, "credit_for_lost_rights",
            FACTS("birth_date", "1958-09-01", "entry_date", "1958-09-01", "lost_service",
                  "P1Y"));
    assert_fact_error(state, "entry_date");
    assert_int_equal(derivation_length(&c->derivation), 0);
}

static void money_is_rounded_once_in_the_currency_of_the_question(void **state) {
    struct computation *c = *state;
    const char *const *facts =
        FACTS("reckonable_years", "12.5", "reference_salary_per_month", "100.02",
              "last_salary_per_month", "1000", "c1_1_salary_per_month", "0");
    compute(state, "retirement_pension", facts); /* a quarter of 100.02 is 25.005 */
    assert_result(state, "pension_per_month", "25.01");
    c->currency = "HUF";
    compute(state, "retirement_pension", facts);
    assert_result(state, "pension_per_month", "25");
}

static void two_questions_in_one_arena_do_not_touch_each_other(void **state) {
    struct computation *c = *state;
    const struct calculation *ratio = calculation_by_name("early_retirement_ratio");
    struct derivation first, second;
    derivation_init(&first, c->arena);
    derivation_init(&second, c->arena);
    struct answer one =
        calculate(&first, ratio, facts_of(c->arena, ratio, FACTS("age_years", "50")));
    struct answer two =
        calculate(&second, ratio, facts_of(c->arena, ratio, FACTS("age_years", "59")));
    assert_string_equal(one.results->first->text, "0.6");
    assert_string_equal(two.results->first->text, "0.95");
    assert_int_equal(derivation_length(&first), derivation_length(&second));
}

static void a_chosen_reading_changes_the_answer(void **state) {
    const char *const *facts = FACTS("periods", "length=P1M, part_time_ratio=1/2");
    compute(state, "reckonable_service", facts);
    assert_result(state, "reckonable_years", "1/12");
    choose(state, R_IV_6_3_part_time__round_then_weight);
    compute(state, "reckonable_service", facts);
    assert_result(state, "reckonable_years", "1/24");
}

/* Whole, not negative, and no number that fits a long. */
#define HUGE_AGE "100000000000000000000"

static const struct {
    const char *calculation;
    const char *facts[12];
} huge_ages[] = {
    {"early_retirement_ratio", {"age_years", HUGE_AGE}},
    {"actuarial_coefficient", {"age_years", HUGE_AGE}},
    {"lost_rights_coefficients", {"age_years", HUGE_AGE}},
    {"outward_transfer", {"age_years", HUGE_AGE, "pension_per_month", "1"}},
    {"inward_transfer",
     {"age_years", HUGE_AGE, "transferred_amount", "1", "salary_per_month", "1"}},
};
static size_t asked;

static void ask_for_a_huge_age(void) {
    void *state = NULL;
    computation_setup(&state);
    compute(&state, huge_ages[asked].calculation, huge_ages[asked].facts);
    computation_teardown(&state);
}

static void no_age_is_too_great_for_an_answer(void **state) {
    (void)state;
    for (asked = 0; asked < sizeof huge_ages / sizeof *huge_ages; asked++)
        if (aborts(ask_for_a_huge_age))
            fail_msg("%s aborts", huge_ages[asked].calculation);
}

int main(void) {
    const struct CMUnitTest calculating[] = {
        CALCULATION_TEST(facts_give_results),
        CALCULATION_TEST(what_the_regulation_denies_is_an_answer_without_results),
        CALCULATION_TEST(a_fact_that_cannot_be_is_an_error_and_nothing_is_computed),
        CALCULATION_TEST(facts_that_contradict_each_other_are_an_error),
        CALCULATION_TEST(money_is_rounded_once_in_the_currency_of_the_question),
        CALCULATION_TEST(two_questions_in_one_arena_do_not_touch_each_other),
        CALCULATION_TEST(a_chosen_reading_changes_the_answer),
        cmocka_unit_test(no_age_is_too_great_for_an_answer),
    };
    return cmocka_run_group_tests(calculating, NULL, NULL);
}
