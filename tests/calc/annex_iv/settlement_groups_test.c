/* Annex IV, settlement of a death: pensions of 360 and below, shared between families. */
#include "tests/support/calculation_test.h"

#define WIDOW                                                                            \
    "survivor={id=w, spouse_kind=spouse, birth_date=1942-01-01, "                        \
    "marriage_date=1970-01-01}"

static void settle(void **state, const char *groups) {
    compute(state, "death_settlement",
            FACTS("deceased",
                  "deceased_status=in_service, birth_date=1940-01-01, "
                  "death_date=1990-01-01, reckonable_years=30, "
                  "reference_salary_per_month=1000, last_salary_per_month=1000",
                  "c1_1_salary_per_month", "100", "b3_1_salary_per_month", "500",
                  "child_allowance_per_month", "50", "dependant_allowance_per_month",
                  "40", "groups", groups));
}

/* 360 + 144 shared as 360 to 288. */
static void a_widow_and_another_family_share_one_total(void **state) {
    settle(state, "id=a, " WIDOW "; id=b, orphans=[id=o]");
    assert_result(state, "sharing_rule", "27.1/1");
    assert_result(state, "theoretical_total_per_month", "504.00");
    assert_result(state, "beneficiaries.w.pension_per_month", "280.00");
    assert_result(state, "beneficiaries.o.isolated_per_month", "288.00");
    assert_result(state, "beneficiaries.o.pension_per_month", "224.00");
    assert_result(state, "annulled_per_month", "0.00");
}

/* 360 + 194 shared as 504 to 288. */
static void her_children_share_with_the_other_family(void **state) {
    settle(state, "id=a, " WIDOW ", orphans=[id=o]; id=b, orphans=[id=p]");
    assert_result(state, "sharing_rule", "27.1/2");
    assert_result(state, "theoretical_total_per_month", "554.00");
    assert_result(state, "beneficiaries.w.pension_per_month", "251.82");
    assert_result(state, "beneficiaries.p.pension_per_month", "201.45");
}

/* 80 % and twice the allowance, in two equal shares. */
static void families_of_orphans_share_by_27_2(void **state) {
    settle(state, "id=a, orphans=[id=o]; id=b, orphans=[id=p]");
    assert_result(state, "sharing_rule", "27.2/1");
    assert_result(state, "theoretical_total_per_month", "388.00");
    assert_result(state, "beneficiaries.o.pension_per_month", "194.00");
    assert_result(state, "beneficiaries.p.pension_per_month", "194.00");
}

static void a_dependant_in_her_family_has_the_own_pension(void **state) {
    settle(state, "id=a, " WIDOW ", dependants=[id=d, maintenance_per_month=500]");
    assert_result(state, "sharing_rule", "none");
    assert_no_result(state, "theoretical_total_per_month");
    assert_result(state, "beneficiaries.d.pension_per_month", "80.00");
}

int main(void) {
    const struct CMUnitTest annex_iv_settlement_groups[] = {
        CALCULATION_TEST(a_widow_and_another_family_share_one_total),
        CALCULATION_TEST(her_children_share_with_the_other_family),
        CALCULATION_TEST(families_of_orphans_share_by_27_2),
        CALCULATION_TEST(a_dependant_in_her_family_has_the_own_pension),
    };
    return cmocka_run_group_tests(annex_iv_settlement_groups, NULL, NULL);
}
