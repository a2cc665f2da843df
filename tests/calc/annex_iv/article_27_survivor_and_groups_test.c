/* Annex IV, article 27(1): a reference of 1000, C.1/1 at 100, child allowance at 50. */
#include "tests/support/calculation_test.h"

static void share(void **state, const char *groups) {
    compute(state, "survivor_and_group_shares",
            FACTS("reference_pension_per_month", "1000", "c1_1_salary_per_month", "100",
                  "child_allowance_per_month", "50", "dependant_allowance_per_month",
                  "100", "groups", groups));
}

/* 1000 + 40 % for all, to share as 1000 to 80 %. */
static void one_total_is_shared_by_the_pensions_taken_alone(void **state) {
    share(state, "id=a, survivor={id=w, pension_per_month=1000}; id=b, orphans=[id=o]");
    assert_result(state, "theoretical_total_per_month", "1400.00");
    assert_result(state, "isolated_total_per_month", "1800.00");
    assert_result(state, "factor", "7/9");
    assert_result(state, "pensions.w.pension_per_month", "777.78");
    assert_result(state, "pensions.o.isolated_per_month", "800.00");
    assert_result(state, "pensions.o.pension_per_month", "622.22");
    assert_result(state, "annulled_per_month", "0.00");
}

static void the_other_family_may_be_taken_at_the_lower_level(void **state) {
    choose(state, R_IV_27_1_isolated__article_25_3);
    share(state, "id=a, survivor={id=w, pension_per_month=1000}; id=b, orphans=[id=o]");
    assert_result(state, "pensions.w.pension_per_month", "1000.00");
    assert_result(state, "pensions.o.pension_per_month", "400.00");
}

/* 500 and 800 alone; 1400 would give each 14/13 of that. */
static void what_exceeds_the_pensions_taken_alone_is_annulled(void **state) {
    share(state, "id=a, survivor={id=w, pension_per_month=500}; id=b, orphans=[id=o]");
    assert_result(state, "pensions.w.pension_per_month", "500.00");
    assert_result(state, "pensions.o.pension_per_month", "800.00");
    assert_result(state, "annulled_per_month", "100.00");
    choose(state, R_IV_27_1_excess__redistributed);
    share(state, "id=a, survivor={id=w, pension_per_month=500}; id=b, orphans=[id=o]");
    assert_result(state, "pensions.w.pension_per_month", "538.46");
    assert_result(state, "annulled_per_month", "0.00");
}

/* 1400 and 800 alone share 1000 + 450. */
static void inside_a_family_the_part_follows_the_pensions(void **state) {
    share(state, "id=a, survivor={id=w, pension_per_month=1000}, orphans=[id=o]; "
                 "id=b, orphans=[id=p]");
    assert_result(state, "theoretical_total_per_month", "1450.00");
    assert_result(state, "pensions.w.pension_per_month", "659.09");
    assert_result(state, "pensions.o.pension_per_month", "263.64");
    assert_result(state, "pensions.p.pension_per_month", "527.27");
}

static void a_dependant_counts_as_an_orphan_in_the_total(void **state) {
    static const char groups[] = "id=a, survivor={id=w, pension_per_month=1000}; "
                                 "id=b, dependants=[id=d, maintenance_per_month=100]";
    share(state, groups);
    assert_result(state, "theoretical_total_per_month", "1400.00");
    assert_result(state, "pensions.w.pension_per_month", "1000.00");
    assert_result(state, "pensions.d.pension_per_month", "100.00");
    assert_result(state, "annulled_per_month", "300.00");
    choose(state, R_IV_27_1_dependants__by_their_own_pension);
    share(state, groups);
    assert_result(state, "theoretical_total_per_month", "1100.00");
    assert_result(state, "annulled_per_month", "0.00");
}

static void a_group_keeps_its_first_share_when_another_changes(void **state) {
    share(state, "id=a, survivor={id=w, pension_per_month=1000}, "
                 "first_share_per_month=700; id=b, orphans=[id=o]");
    assert_result(state, "pensions.w.pension_per_month", "700.00");
    assert_met(state, IV_instr27_0_al2, "keeps its share of the first sharing");
}

static void one_group_has_a_survivor_and_none_is_empty(void **state) {
    share(state, "id=a, orphans=[id=o]; id=b, orphans=[id=p]");
    assert_fact_error(state, "groups.survivor");
    share(state, "id=a, survivor={id=w, pension_per_month=1000}; id=b");
    assert_fact_error(state, "groups");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_27_survivor_and_groups[] = {
        CALCULATION_TEST(one_total_is_shared_by_the_pensions_taken_alone),
        CALCULATION_TEST(the_other_family_may_be_taken_at_the_lower_level),
        CALCULATION_TEST(what_exceeds_the_pensions_taken_alone_is_annulled),
        CALCULATION_TEST(inside_a_family_the_part_follows_the_pensions),
        CALCULATION_TEST(a_dependant_counts_as_an_orphan_in_the_total),
        CALCULATION_TEST(a_group_keeps_its_first_share_when_another_changes),
        CALCULATION_TEST(one_group_has_a_survivor_and_none_is_empty),
    };
    return cmocka_run_group_tests(annex_iv_article_27_survivor_and_groups, NULL, NULL);
}
