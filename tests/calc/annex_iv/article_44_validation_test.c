/* Annex IV, article 44(3): what withdrawals from the provident fund leave validated. */
#include "tests/support/calculation_test.h"

static void validate(void **state, const char *cost, const char *assets,
                     const char *repaid) {
    compute(state, "partial_validation",
            FACTS("service", "P10Y", "validation_cost", cost, "fund_assets", assets,
                  "repaid_amount", repaid));
}

/* Annex to instruction 44/3 vii, items 1 to 6: half a cent is missing from a half. */
static void the_printed_example_validates_five_years_of_ten(void **state) {
    validate(state, "45734.71", "15244.90", "7622.45");
    assert_result(state, "paid_amount", "22867.35");
    assert_result(state, "validated_reckonable_years", "5");
}

static void service_is_validated_in_proportion_to_what_was_paid(void **state) {
    validate(state, "1000", "200", "50");
    assert_result(state, "validated_share", "0.25");
    assert_result(state, "validated_reckonable_years", "2.5");
    validate(state, "1000", "0", "0");
    assert_result(state, "validated_reckonable_years", "0");
}

static void more_than_the_cost_validates_no_more_than_the_service(void **state) {
    validate(state, "1000", "1000", "0");
    assert_result(state, "validated_share", "1");
    validate(state, "1000", "900", "101");
    assert_result(state, "validated_share", "1");
    assert_result(state, "validated_reckonable_years", "10");
}

static void parts_of_a_month_follow_article_6(void **state) {
    validate(state, "3600", "45", "0"); /* 45 days */
    assert_result(state, "validated_reckonable_years", "1/6");
    validate(state, "3600", "44", "0");
    assert_result(state, "validated_reckonable_years", "1/12");
}

static void nothing_was_repaid_unless_said(void **state) {
    compute(state, "partial_validation",
            FACTS("service", "P10Y", "validation_cost", "1000", "fund_assets", "500"));
    assert_result(state, "paid_amount", "500.00");
    assert_result(state, "validated_share", "0.5");
}

/* Item 8 bis of the example. */
static void without_the_contributions_since_1974_nothing_is_validated(void **state) {
    compute(state, "partial_validation",
            FACTS("service", "P10Y", "validation_cost", "1000", "fund_assets", "1000",
                  "contributions_restored", "false"));
    assert_result(state, "validated_share", "0");
    assert_result(state, "validated_reckonable_years", "0");
}

static void who_never_withdrew_validates_all_or_nothing(void **state) {
    static const char *const assets[] = {"999.99", "1000"};
    for (int i = 0; i < 2; i++) {
        compute(state, "partial_validation",
                FACTS("service", "P10Y", "validation_cost", "1000", "fund_assets",
                      assets[i], "had_withdrawn", "false"));
        if (i == 0)
            assert_refused(state, "IV.instr44-1");
        else
            assert_result(state, "validated_reckonable_years", "10");
    }
}

static void a_cost_of_nothing_cannot_be(void **state) {
    validate(state, "0", "500", "0");
    assert_fact_error(state, "validation_cost");
}

/* ---- the limits of invalidity and survivors ---- */

#define LIMITS(...)                                                                      \
    FACTS("validated_reckonable_years", "5", "full_reckonable_years", "10",              \
          "further_reckonable_years", "11", "c1_1_salary_per_month", "1000" __VA_ARGS__)

/* Items 8 to 10 of the example: 16 years instead of 21. */
static void the_printed_example_reduces_the_limits_to_16_of_21(void **state) {
    compute(state, "reduced_minima", LIMITS());
    assert_result(state, "reduction_ratio", "16/21");
    assert_result(state, "invalidity_rate", "8/15");
    assert_result(state, "invalidity_minimum_per_month", "914.29");
    assert_result(state, "survivor_minimum_per_month", "761.90");
    assert_result(state, "survivor_minimum_rate", "4/15");
}

static void the_survivors_share_of_salary_may_be_spared(void **state) {
    choose(state, R_IV_44_3_minima__c1_1_only);
    compute(state, "reduced_minima", LIMITS());
    assert_result(state, "survivor_minimum_rate", "0.35");
    assert_result(state, "survivor_minimum_per_month", "761.90");
}

static void after_the_option_or_once_settled_nothing_is_reduced(void **state) {
    compute(state, "reduced_minima", LIMITS(, "before_option", "false"));
    assert_result(state, "reduction_ratio", "1");
    compute(state, "reduced_minima", LIMITS(, "settled_before_payment", "true"));
    assert_result(state, "reduction_ratio", "1");
    assert_result(state, "invalidity_rate", "0.7");
    assert_result(state, "invalidity_minimum_per_month", "1200.00");
    assert_result(state, "survivor_minimum_per_month", "1000.00");
    assert_result(state, "survivor_minimum_rate", "0.35");
}

static void minima(void **state, const char *validated, const char *full,
                   const char *further) {
    compute(state, "reduced_minima",
            FACTS("validated_reckonable_years", validated, "full_reckonable_years", full,
                  "further_reckonable_years", further, "c1_1_salary_per_month", "1000"));
}

static void service_wholly_validated_reduces_nothing(void **state) {
    minima(state, "10", "10", "11");
    assert_result(state, "reduction_ratio", "1");
}

static void no_more_years_are_validated_than_there_are(void **state) {
    minima(state, "10 1/12", "10", "11");
    assert_fact_error(state, "validated_reckonable_years");
}

static void all_of_the_service_is_validated_or_none(void **state) {
    compute(state, "partial_validation",
            FACTS("service", "P10Y", "validation_cost", "1000", "fund_assets", "500",
                  "service_asked", "P9Y"));
    assert_refused(state, "IV.44.2.al4");
    compute(state, "partial_validation",
            FACTS("service", "P10Y", "validation_cost", "1000", "fund_assets", "500",
                  "service_asked", "P11Y"));
    assert_fact_error(state, "service_asked");
}

static void assets_drawn_elsewhere_count_as_withdrawn(void **state) {
    compute(state, "partial_validation",
            FACTS("service", "P10Y", "validation_cost", "1000", "fund_assets", "500",
                  "had_withdrawn", "false", "assets_drawn_on_leaving", "true"));
    assert_result(state, "validated_reckonable_years", "5");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_44[] = {
        CALCULATION_TEST(the_printed_example_validates_five_years_of_ten),
        CALCULATION_TEST(service_is_validated_in_proportion_to_what_was_paid),
        CALCULATION_TEST(more_than_the_cost_validates_no_more_than_the_service),
        CALCULATION_TEST(parts_of_a_month_follow_article_6),
        CALCULATION_TEST(nothing_was_repaid_unless_said),
        CALCULATION_TEST(without_the_contributions_since_1974_nothing_is_validated),
        CALCULATION_TEST(who_never_withdrew_validates_all_or_nothing),
        CALCULATION_TEST(a_cost_of_nothing_cannot_be),
        CALCULATION_TEST(the_printed_example_reduces_the_limits_to_16_of_21),
        CALCULATION_TEST(the_survivors_share_of_salary_may_be_spared),
        CALCULATION_TEST(after_the_option_or_once_settled_nothing_is_reduced),
        CALCULATION_TEST(service_wholly_validated_reduces_nothing),
        CALCULATION_TEST(no_more_years_are_validated_than_there_are),
        CALCULATION_TEST(all_of_the_service_is_validated_or_none),
        CALCULATION_TEST(assets_drawn_elsewhere_count_as_withdrawn),
    };
    return cmocka_run_group_tests(annex_iv_article_44, NULL, NULL);
}
