/* Annex IV, article 32: benefits that exclude each other. */
#include "tests/support/calculation_test.h"

static void both(void **state, const char *first, const char *second,
                 const char *allowed) {
    compute(state, "concurrent_benefits",
            FACTS("first_benefit", first, "second_benefit", second));
    assert_result(state, "allowed", allowed);
    compute(state, "concurrent_benefits",
            FACTS("first_benefit", second, "second_benefit", first));
    assert_result(state, "allowed", allowed);
}

static void two_pensions_of_ones_own_exclude_each_other(void **state) {
    both(state, "retirement_pension", "invalidity_pension", "false");
    both(state, "retirement_pension", "retirement_pension", "false");
}

static void a_survivors_pension_goes_with_an_own_pension(void **state) {
    both(state, "survivor_pension", "retirement_pension", "true");
    both(state, "survivor_pension", "invalidity_pension", "true");
    both(state, "survivor_pension", "staff_status", "true");
}

static void a_loss_of_job_indemnity_must_be_a_lump_sum(void **state) {
    both(state, "retirement_pension", "loss_of_job_monthly", "false");
    both(state, "invalidity_pension", "loss_of_job_monthly", "false");
    both(state, "retirement_pension", "loss_of_job_lump_sum", "true");
    both(state, "survivor_pension", "loss_of_job_monthly", "true");
}

static void a_pensioner_is_not_staff(void **state) {
    both(state, "retirement_pension", "staff_status", "false");
    both(state, "invalidity_pension", "staff_status", "false");
}

static void long_term_consultants_may_draw_two_pensions(void **state) {
    compute(state, "concurrent_benefits",
            FACTS("first_benefit", "retirement_pension", "second_benefit",
                  "retirement_pension", "long_term_consultant", "true"));
    assert_result(state, "allowed", "true");
    compute(state, "concurrent_benefits",
            FACTS("first_benefit", "retirement_pension", "second_benefit",
                  "loss_of_job_monthly", "long_term_consultant", "true"));
    assert_result(state, "allowed", "false");
}

/* ---- paragraph 3, on a pension of 1000 ---- */

#define DEDUCT(other, ...)                                                               \
    compute(state, "same_cause_deduction",                                               \
            FACTS("pension_per_month", "1000", "other_benefit_per_month", other,         \
                  __VA_ARGS__))

static void another_benefit_for_the_same_cause_is_deducted(void **state) {
    DEDUCT("300", "same_cause", "true");
    assert_result(state, "pension_per_month", "700.00");
    assert_result(state, "total_per_month", "1000.00");
    DEDUCT("1500", "same_cause", "true");
    assert_result(state, "pension_per_month", "0.00");
    assert_result(state, "deduction_per_month", "1000.00");
    assert_result(state, "total_per_month", "1500.00");
}

static void another_cause_or_other_money_is_not_deducted(void **state) {
    DEDUCT("300", "same_cause", "false");
    assert_result(state, "pension_per_month", "1000.00");
    assert_result(state, "total_per_month", "1300.00");
    DEDUCT("300", "financed_by_organization", "false");
    assert_result(state, "pension_per_month", "1000.00");
}

static void what_was_financed_in_part_is_deducted_whole_or_in_part(void **state) {
    DEDUCT("400", "financed_share", "1/4");
    assert_result(state, "pension_per_month", "600.00");
    choose(state, R_IV_32_3_financed_part__part_financed);
    DEDUCT("400", "financed_share", "1/4");
    assert_result(state, "pension_per_month", "900.00");
}

static void a_share_goes_with_money_of_an_organization(void **state) {
    DEDUCT("400", "financed_share", "0");
    assert_fact_error(state, "financed_share");
    DEDUCT("400", "financed_share", "1/4", "financed_by_organization", "false");
    assert_fact_error(state, "financed_share");
    DEDUCT("400", "financed_share", "0", "financed_by_organization", "false");
    assert_result(state, "pension_per_month", "1000.00");
}

static void two_invalidity_pensions_are_no_listed_pair(void **state) {
    compute(state, "concurrent_benefits",
            FACTS("first_benefit", "invalidity_pension", "second_benefit",
                  "invalidity_pension"));
    assert_result(state, "allowed", "true");
    choose(state, R_IV_32_1_two_invalidity__excluded);
    compute(state, "concurrent_benefits",
            FACTS("first_benefit", "invalidity_pension", "second_benefit",
                  "invalidity_pension"));
    assert_result(state, "allowed", "false");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_32_concurrent_benefits[] = {
        CALCULATION_TEST(two_pensions_of_ones_own_exclude_each_other),
        CALCULATION_TEST(a_survivors_pension_goes_with_an_own_pension),
        CALCULATION_TEST(a_loss_of_job_indemnity_must_be_a_lump_sum),
        CALCULATION_TEST(a_pensioner_is_not_staff),
        CALCULATION_TEST(long_term_consultants_may_draw_two_pensions),
        CALCULATION_TEST(another_benefit_for_the_same_cause_is_deducted),
        CALCULATION_TEST(another_cause_or_other_money_is_not_deducted),
        CALCULATION_TEST(what_was_financed_in_part_is_deducted_whole_or_in_part),
        CALCULATION_TEST(a_share_goes_with_money_of_an_organization),
        CALCULATION_TEST(two_invalidity_pensions_are_no_listed_pair),
    };
    return cmocka_run_group_tests(annex_iv_article_32_concurrent_benefits, NULL, NULL);
}
