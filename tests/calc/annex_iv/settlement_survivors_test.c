/* Annex IV, settlement of a death: who survives with a right, to a pension of 360. */
#include "tests/support/calculation_test.h"

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

static void
a_spouse_without_a_right_leaves_the_orphans_at_the_higher_level(void **state) {
    settle(state, "id=a, survivor={id=w, spouse_kind=spouse, birth_date=1942-01-01, "
                  "marriage_date=1989-01-02}, orphans=[id=o]");
    assert_result(state, "not_entitled", "w");
    assert_no_result(state, "beneficiaries.w.pension_per_month");
    assert_result(state, "beneficiaries.o.pension_per_month", "288.00"); /* 80 % */
}

static void remarriage_after_the_death_ends_the_right_and_raises_orphans(void **state) {
    settle(state, "id=a, survivor={id=w, spouse_kind=spouse, birth_date=1942-01-01, "
                  "marriage_date=1970-01-01, remarried=true}, orphans=[id=o]");
    assert_result(state, "not_entitled", "w");
    assert_result(state, "beneficiaries.o.pension_per_month", "288.00");
}

/* Married 1826 days each: 1980 to 1985, 1985 to 1990. */
static void spouse_and_former_spouse_share_by_article_22(void **state) {
    settle(state, "id=a, survivor={id=w, spouse_kind=spouse, birth_date=1942-01-01, "
                  "marriage_date=1985-01-02}; "
                  "id=b, survivor={id=f, spouse_kind=former_spouse, "
                  "birth_date=1942-01-01, marriage_date=1980-01-01, "
                  "divorce_date=1984-12-30, alimony_per_month=100}");
    assert_result(state, "sharing_rule", "22");
    assert_result(state, "beneficiaries.f.pension_per_month", "100.00");
    assert_result(state, "beneficiaries.w.pension_per_month", "260.00");
}

static void without_alimony_a_former_spouse_has_no_right(void **state) {
    settle(state, "id=b, survivor={id=f, spouse_kind=former_spouse, "
                  "birth_date=1942-01-01, marriage_date=1980-01-01, "
                  "divorce_date=1984-12-30}");
    assert_result(state, "not_entitled", "f");
    assert_result(state, "total_paid_per_month", "0.00");
}

int main(void) {
    const struct CMUnitTest annex_iv_settlement_survivors[] = {
        CALCULATION_TEST(a_spouse_without_a_right_leaves_the_orphans_at_the_higher_level),
        CALCULATION_TEST(remarriage_after_the_death_ends_the_right_and_raises_orphans),
        CALCULATION_TEST(spouse_and_former_spouse_share_by_article_22),
        CALCULATION_TEST(without_alimony_a_former_spouse_has_no_right),
    };
    return cmocka_run_group_tests(annex_iv_settlement_survivors, NULL, NULL);
}
