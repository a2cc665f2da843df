/* Annex IV, article 27: what a family group would have alone; reference 1000, C.1/1 100.
 */
#include "tests/support/calculation_test.h"

static void share(void **state, const char *groups) {
    compute(state, "survivor_and_group_shares",
            FACTS("reference_pension_per_month", "1000", "c1_1_salary_per_month", "100",
                  "child_allowance_per_month", "50", "dependant_allowance_per_month",
                  "1000", "groups", groups));
}

static void children_of_the_survivor_have_paragraph_3(void **state) {
    share(state, "id=a, survivor={id=w, pension_per_month=1000}, orphans=[id=o; id=p]");
    assert_result(state, "pensions.o.isolated_per_month", "225.00"); /* 450 / 2 */
    assert_result(state, "isolated_total_per_month", "1450.00");
}

static void children_of_another_family_have_paragraph_4(void **state) {
    share(state, "id=a, survivor={id=w, pension_per_month=1000}; "
                 "id=b, orphans=[id=o; id=p]");
    assert_result(state, "pensions.o.isolated_per_month", "450.00"); /* 900 / 2 */
}

static void a_reduced_survivor_does_not_lower_the_orphans(void **state) {
    share(state, "id=a, survivor={id=w, pension_per_month=100}, orphans=[id=o]");
    assert_result(state, "pensions.w.isolated_per_month", "100.00");
    assert_result(state, "pensions.o.isolated_per_month", "400.00");
}

static void an_orphan_of_the_same_group_limits_a_dependant(void **state) {
    share(state, "id=a, survivor={id=w, pension_per_month=1000}; "
                 "id=b, orphans=[id=o], dependants=[id=d, maintenance_per_month=1500]");
    assert_result(state, "pensions.d.isolated_per_month", "800.00");
    share(state, "id=a, survivor={id=w, pension_per_month=1000}, orphans=[id=o]; "
                 "id=b, dependants=[id=d, maintenance_per_month=1500]");
    assert_result(state, "pensions.d.isolated_per_month", "1500.00");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_27_family_group[] = {
        CALCULATION_TEST(children_of_the_survivor_have_paragraph_3),
        CALCULATION_TEST(children_of_another_family_have_paragraph_4),
        CALCULATION_TEST(a_reduced_survivor_does_not_lower_the_orphans),
        CALCULATION_TEST(an_orphan_of_the_same_group_limits_a_dependant),
    };
    return cmocka_run_group_tests(annex_iv_article_27_family_group, NULL, NULL);
}
