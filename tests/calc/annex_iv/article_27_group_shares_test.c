/* Annex IV, article 27(2): families without survivor; reference 1000, allowance 50. */
#include "tests/support/calculation_test.h"

static void share(void **state, const char *c1_1, const char *survivor,
                  const char *groups) {
    compute(state, "group_shares",
            FACTS("reference_pension_per_month", "1000", "c1_1_salary_per_month", c1_1,
                  "child_allowance_per_month", "50", "dependant_allowance_per_month",
                  "100", "survivor_entitled", survivor, "groups", groups));
}

/* 900 and 800 alone share 800 + 2 x 100. */
static void one_total_is_shared_by_the_pensions_of_the_groups(void **state) {
    share(state, "100", "false", "id=a, orphans=[id=o; id=p]; id=b, orphans=[id=q]");
    assert_result(state, "theoretical_total_per_month", "1000.00");
    assert_result(state, "group_shares.a.share_per_month", "529.41");
    assert_result(state, "group_shares.b.share_per_month", "470.59");
    assert_result(state, "pensions.o.pension_per_month", "264.71");
    assert_result(state, "pensions.q.pension_per_month", "470.59");
}

/* 450 beside a survivor and 800 in another family share 400 + 2 x 50. */
static void beside_survivors_the_total_is_at_the_lower_level(void **state) {
    share(state, "100", "true",
          "id=a, own_survivor=true, orphans=[id=o; id=p]; id=b, orphans=[id=q]");
    assert_result(state, "theoretical_total_per_month", "500.00");
    assert_result(state, "group_shares.a.share_per_month", "180.00");
    assert_result(state, "pensions.o.pension_per_month", "90.00");
    assert_result(state, "group_shares.b.share_per_month", "320.00");
}

static void the_c1_1_minimum_is_not_in_the_total(void **state) {
    share(state, "1500", "false", "id=a, orphans=[id=o]; id=b, orphans=[id=q]");
    assert_result(state, "theoretical_total_per_month", "900.00");
    assert_result(state, "pensions.o.pension_per_month", "450.00");
    choose(state, R_IV_27_2_floor__floor);
    share(state, "1500", "false", "id=a, orphans=[id=o]; id=b, orphans=[id=q]");
    assert_result(state, "theoretical_total_per_month", "1600.00");
    assert_result(state, "pensions.o.pension_per_month", "800.00");
}

static void a_dependant_weighs_as_an_orphan_and_is_then_limited(void **state) {
    static const char groups[] = "id=a, orphans=[id=o]; "
                                 "id=b, dependants=[id=d, maintenance_per_month=100]";
    share(state, "100", "false", groups);
    assert_result(state, "group_shares.b.share_per_month", "450.00");
    assert_result(state, "pensions.o.pension_per_month", "450.00");
    assert_result(state, "pensions.d.pension_per_month", "100.00");
    choose(state, R_IV_27_2_weights__own_pensions);
    share(state, "100", "false", groups); /* 900 as 800 to 100 */
    assert_result(state, "pensions.o.pension_per_month", "800.00");
    assert_result(state, "pensions.d.pension_per_month", "100.00");
}

static void one_group_alone_shares_with_nobody(void **state) {
    share(state, "1500", "false", "id=a, orphans=[id=o]; id=b");
    assert_result(state, "theoretical_total_per_month", "1500.00");
    assert_result(state, "pensions.o.pension_per_month", "1500.00");
    assert_not_met(state, IV_27_2, "several groups share one total");
}

static void a_group_keeps_its_first_share_when_another_changes(void **state) {
    share(state, "100", "false",
          "id=a, orphans=[id=o], first_share_per_month=300; id=b, orphans=[id=q]");
    assert_result(state, "group_shares.a.share_per_month", "300.00");
    assert_result(state, "pensions.o.pension_per_month", "300.00");
}

static void a_survivor_of_a_group_is_an_entitled_survivor(void **state) {
    share(state, "100", "false", "id=a, own_survivor=true, orphans=[id=o]");
    assert_fact_error(state, "groups.own_survivor");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_27_group_shares[] = {
        CALCULATION_TEST(one_total_is_shared_by_the_pensions_of_the_groups),
        CALCULATION_TEST(beside_survivors_the_total_is_at_the_lower_level),
        CALCULATION_TEST(the_c1_1_minimum_is_not_in_the_total),
        CALCULATION_TEST(a_dependant_weighs_as_an_orphan_and_is_then_limited),
        CALCULATION_TEST(one_group_alone_shares_with_nobody),
        CALCULATION_TEST(a_group_keeps_its_first_share_when_another_changes),
        CALCULATION_TEST(a_survivor_of_a_group_is_an_entitled_survivor),
    };
    return cmocka_run_group_tests(annex_iv_article_27_group_shares, NULL, NULL);
}
