/* Annex IV, article 42: who has the tax adjustment. */
#include "tests/support/calculation_test.h"

#define TAXED(taxed, ...)                                                                \
    compute(state, "tax_adjustment_entitlement",                                         \
            FACTS("taxed_in_member_state", taxed, __VA_ARGS__))

static void the_pension_is_taxed_in_a_member_state(void **state) {
    TAXED("true", "proof_of_tax_given", "true");
    assert_result(state, "entitled", "true");
    assert_result(state, "refusal_reason", "none");
    TAXED("false", "proof_of_tax_given", "true");
    assert_result(state, "entitled", "false");
    assert_result(state, "refusal_reason", "not_taxed_in_member_state");
}

static void without_proof_the_right_is_lost_and_repaid(void **state) {
    TAXED("true", "proof_of_tax_given", "false", "adjustment_paid", "100");
    assert_result(state, "entitled", "false");
    assert_result(state, "refusal_reason", "no_proof");
    assert_result(state, "repayable_amount", "100.00");
    TAXED("true", "proof_of_tax_given", "true", "adjustment_paid", "100");
    assert_result(state, "repayable_amount", "0.00");
}

static void what_was_paid_without_a_right_is_repaid(void **state) {
    TAXED("false", "proof_of_tax_given", "true", "adjustment_paid", "100");
    assert_result(state, "refusal_reason", "not_taxed_in_member_state");
    assert_result(state, "repayable_amount", "100.00");
}

static void where_both_fail_the_state_comes_first(void **state) {
    TAXED("false", "proof_of_tax_given", "false");
    assert_result(state, "refusal_reason", "not_taxed_in_member_state");
}

static void there_are_two_family_situations(void **state) {
    TAXED("true", "has_spouse", "false", "has_dependants", "false");
    assert_result(state, "tax_family_situation", "no_family_reduction");
    TAXED("true", "has_spouse", "true", "has_dependants", "true");
    assert_result(state, "tax_family_situation", "married_without_children");
    TAXED("true", "has_dependants", "true");
    assert_result(state, "tax_family_situation", "married_without_children");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_42_entitlement[] = {
        CALCULATION_TEST(the_pension_is_taxed_in_a_member_state),
        CALCULATION_TEST(without_proof_the_right_is_lost_and_repaid),
        CALCULATION_TEST(what_was_paid_without_a_right_is_repaid),
        CALCULATION_TEST(where_both_fail_the_state_comes_first),
        CALCULATION_TEST(there_are_two_family_situations),
    };
    return cmocka_run_group_tests(annex_iv_article_42_entitlement, NULL, NULL);
}
