/* Annex IV, settlement of a death: family allowances of a survivor on a pension of 420.
 */
#include "tests/support/calculation_test.h"

#define ALLOWANCES(widow)                                                                \
    compute(state, "death_settlement",                                                   \
            FACTS("deceased",                                                            \
                  "deceased_status=in_service, birth_date=1940-01-01, "                  \
                  "death_date=1990-01-01, reckonable_years=35, "                         \
                  "reference_salary_per_month=1000, last_salary_per_month=1000",         \
                  "c1_1_salary_per_month", "100", "b3_1_salary_per_month", "100",        \
                  "child_allowance_per_month", "50", "dependant_allowance_per_month",    \
                  "40", "groups",                                                        \
                  "id=a, survivor={id=w, spouse_kind=spouse, birth_date=1942-01-01, "    \
                  "marriage_date=1970-01-01" widow "}"))

static void the_household_allowance_is_single(void **state) {
    ALLOWANCES(", household_allowance_due=true");
    assert_result(state, "beneficiaries.w.household_allowance_per_month", "25.20");
    assert_result(state, "beneficiaries.w.allowances_per_month", "25.20");
    assert_result(state, "beneficiaries.w.total_per_month", "445.20");
}

static void those_for_children_and_dependants_are_doubled(void **state) {
    ALLOWANCES(", child_allowances_count=1, dependant_allowances_count=1");
    assert_result(state, "beneficiaries.w.allowances_per_month", "180.00");
}

static void another_scheme_is_deducted_after_doubling(void **state) {
    ALLOWANCES(", child_allowances_count=1, allowances_elsewhere_per_month=30");
    assert_result(state, "beneficiaries.w.allowances_per_month", "70.00");
    choose(state, R_IV_28_other_scheme__before);
    ALLOWANCES(", child_allowances_count=1, allowances_elsewhere_per_month=30");
    assert_result(state, "beneficiaries.w.allowances_per_month", "40.00");
}

static void without_allowances_the_pension_is_the_total(void **state) {
    ALLOWANCES("");
    assert_result(state, "beneficiaries.w.allowances_per_month", "0.00");
    assert_result(state, "beneficiaries.w.total_per_month", "420.00");
}

int main(void) {
    const struct CMUnitTest annex_iv_settlement_benefits[] = {
        CALCULATION_TEST(the_household_allowance_is_single),
        CALCULATION_TEST(those_for_children_and_dependants_are_doubled),
        CALCULATION_TEST(another_scheme_is_deducted_after_doubling),
        CALCULATION_TEST(without_allowances_the_pension_is_the_total),
    };
    return cmocka_run_group_tests(annex_iv_settlement_benefits, NULL, NULL);
}
