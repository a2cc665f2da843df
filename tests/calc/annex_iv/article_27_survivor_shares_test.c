/* Annex IV, instructions 27.1/1 and 27.1/2: the total, and the minima that end with it.
 */
#include "tests/support/calculation_test.h"

static void share(void **state, const char *c1_1, const char *groups) {
    compute(state, "survivor_and_group_shares",
            FACTS("reference_pension_per_month", "1000", "c1_1_salary_per_month", c1_1,
                  "child_allowance_per_month", "50", "dependant_allowance_per_month",
                  "100", "groups", groups));
}

static void one_minimum_of_half_c1_1_is_in_the_total(void **state) {
    share(state, "900",
          "id=a, survivor={id=w, pension_per_month=1000}; id=b, orphans=[id=o; id=p]");
    assert_result(state, "theoretical_total_per_month", "1500.00"); /* 1000 + 450 + 50 */
}

/* 1450 shared as 1000 to 900: both are below their minimum of 900. */
static void no_minimum_holds_for_a_single_share(void **state) {
    share(state, "900",
          "id=a, survivor={id=w, pension_per_month=1000}; id=b, orphans=[id=o]");
    assert_result(state, "theoretical_total_per_month", "1450.00");
    assert_result(state, "pensions.w.pension_per_month", "763.16");
    assert_result(state, "pensions.o.pension_per_month", "686.84");
}

static void a_family_alone_keeps_its_pensions(void **state) {
    share(state, "100", "id=a, survivor={id=w, pension_per_month=1000}, orphans=[id=o]");
    assert_result(state, "theoretical_total_per_month", "1400.00");
    assert_result(state, "pensions.w.pension_per_month", "1000.00");
    assert_result(state, "pensions.o.pension_per_month", "400.00");
    assert_no_result(state, "factor");
}

static void the_instruction_follows_the_children_of_the_survivor(void **state) {
    share(state, "100",
          "id=a, survivor={id=w, pension_per_month=1000}; id=b, orphans=[id=o]");
    assert_step(state, IV_instr27_1_1_ii);
    assert_no_step(state, IV_instr27_1_2_i);
    share(state, "100",
          "id=a, survivor={id=w, pension_per_month=1000}, orphans=[id=o]; "
          "id=b, orphans=[id=p]");
    assert_step(state, IV_instr27_1_2_ii);
    assert_no_step(state, IV_instr27_1_1_ii);
}

/* Alone 500 + 400, and 800; 1450 x 9/17 = 767.65, by 1000 to 400 or by 500 to 400. */
static void the_part_inside_may_follow_pensions_before_article_20(void **state) {
    static const char groups[] =
        "id=a, survivor={id=w, pension_per_month=500}, orphans=[id=o]; "
        "id=b, orphans=[id=p]";
    share(state, "100", groups);
    assert_result(state, "pensions.w.pension_per_month", "426.47");
    assert_result(state, "pensions.o.pension_per_month", "341.18");
    choose(state, R_IV_27_1_inside_group__by_pensions_before_article_20);
    share(state, "100", groups);
    assert_result(state, "pensions.w.pension_per_month", "500.00");
    assert_result(state, "pensions.o.pension_per_month", "219.33");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_27_survivor_shares[] = {
        CALCULATION_TEST(one_minimum_of_half_c1_1_is_in_the_total),
        CALCULATION_TEST(no_minimum_holds_for_a_single_share),
        CALCULATION_TEST(a_family_alone_keeps_its_pensions),
        CALCULATION_TEST(the_instruction_follows_the_children_of_the_survivor),
        CALCULATION_TEST(the_part_inside_may_follow_pensions_before_article_20),
    };
    return cmocka_run_group_tests(annex_iv_article_27_survivor_shares, NULL, NULL);
}
