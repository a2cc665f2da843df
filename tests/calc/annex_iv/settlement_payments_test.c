/* Annex IV, settlement of a death: pensions of 420 and 168 held at a ceiling of 700. */
#include "tests/support/calculation_test.h"

#define SETTLE(deceased, widow)                                                          \
    compute(state, "death_settlement",                                                   \
            FACTS("deceased",                                                            \
                  "deceased_status=in_service, birth_date=1940-01-01, "                  \
                  "death_date=1990-01-01, reckonable_years=35, "                         \
                  "reference_salary_per_month=1000, "                                    \
                  "last_salary_per_month=1000" deceased,                                 \
                  "c1_1_salary_per_month", "100", "b3_1_salary_per_month", "500",        \
                  "child_allowance_per_month", "56", "dependant_allowance_per_month",    \
                  "40", "groups",                                                        \
                  "id=a, survivor={id=w, spouse_kind=spouse, birth_date=1942-01-01, "    \
                  "marriage_date=1970-01-01" widow "}, orphans=[id=o]"))

/* 588 and the child allowance twice: exactly 700. */
static void benefits_at_the_ceiling_are_paid_whole(void **state) {
    SETTLE("", ", child_allowances_count=1");
    assert_result(state, "total_before_ceiling_per_month", "700.00");
    assert_result(state, "excess_per_month", "0.00");
    assert_result(state, "beneficiaries.w.allowances_per_month", "112.00");
    assert_result(state, "beneficiaries.w.total_per_month", "532.00");
}

/* 6 % of 420 is 25.20, below the least of 30; 30 = 5/98 of 588. */
static void above_it_the_pensions_alone_are_reduced(void **state) {
    SETTLE("", ", child_allowances_count=1, household_allowance_due=true");
    assert_result(state, "beneficiaries.w.household_allowance_per_month", "30.00");
    assert_result(state, "excess_per_month", "30.00");
    assert_result(state, "beneficiaries.w.reduction_per_month", "21.43");
    assert_result(state, "beneficiaries.o.reduction_per_month", "8.57");
    assert_result(state, "beneficiaries.w.allowances_per_month", "142.00");
    assert_result(state, "total_paid_per_month", "700.00");
}

static void allowances_of_the_deceased_raise_the_ceiling(void **state) {
    SETTLE(", family_allowances_per_month=86",
           ", child_allowances_count=1, household_allowance_due=true");
    assert_result(state, "ceiling_per_month", "786.00");
    assert_result(state, "excess_per_month", "0.00");
}

static void the_doubled_part_may_be_left_out_of_the_total(void **state) {
    choose(state, R_IV_29_allowances__single_in_both);
    SETTLE("", ", child_allowances_count=1, household_allowance_due=true");
    assert_result(state, "total_before_ceiling_per_month", "674.00"); /* 588 + 56 + 30 */
    assert_result(state, "excess_per_month", "0.00");
}

int main(void) {
    const struct CMUnitTest annex_iv_settlement_payments[] = {
        CALCULATION_TEST(benefits_at_the_ceiling_are_paid_whole),
        CALCULATION_TEST(above_it_the_pensions_alone_are_reduced),
        CALCULATION_TEST(allowances_of_the_deceased_raise_the_ceiling),
        CALCULATION_TEST(the_doubled_part_may_be_left_out_of_the_total),
    };
    return cmocka_run_group_tests(annex_iv_settlement_payments, NULL, NULL);
}
