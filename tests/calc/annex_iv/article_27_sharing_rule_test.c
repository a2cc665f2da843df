/* Annex IV, instruction 27.0: which rule shares, by survivors and groups with, without.
 */
#include "tests/support/calculation_test.h"

static void rule(void **state, const char *survivors, const char *with,
                 const char *without, const char *expected) {
    compute(state, "family_groups_rule",
            FACTS("entitled_survivors", survivors, "groups_with_survivor", with,
                  "groups_without_survivor", without));
    assert_result(state, "sharing_rule", expected);
}

static void survivors_without_children_share_by_article_22(void **state) {
    rule(state, "2", "0", "0", "22");
    rule(state, "3", "0", "0", "22");
}

static void a_survivor_and_another_family_share_one_total(void **state) {
    rule(state, "1", "0", "1", "27.1/1");
    rule(state, "1", "0", "2", "27.1/1");
}

static void a_survivor_with_children_and_another_family_share_one_total(void **state) {
    rule(state, "1", "1", "1", "27.1/2");
}

static void survivors_with_children_share_separately(void **state) {
    rule(state, "2", "1", "0", "22+27.2/1");
    rule(state, "2", "2", "0", "22+27.2/1");
}

static void families_without_survivor_share_by_27_2(void **state) {
    rule(state, "0", "0", "2", "27.2/1");
}

static void one_family_shares_with_nobody(void **state) {
    rule(state, "1", "0", "0", "none");
    rule(state, "1", "1", "0", "none");
    rule(state, "0", "0", "1", "none");
    rule(state, "0", "0", "0", "none");
}

static void what_the_text_does_not_regulate_has_a_reading(void **state) {
    rule(state, "2", "0", "1", "22+27.1/1");
    choose(state, R_IV_27_mixed__article_22);
    rule(state, "2", "0", "1", "22");
    choose(state, R_IV_27_mixed__instr27_2);
    rule(state, "2", "1", "1", "22+27.2/1");
}

static void no_more_groups_than_survivors(void **state) {
    compute(state, "family_groups_rule",
            FACTS("entitled_survivors", "1", "groups_with_survivor", "2",
                  "groups_without_survivor", "0"));
    assert_fact_error(state, "groups_with_survivor");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_27_sharing_rule[] = {
        CALCULATION_TEST(survivors_without_children_share_by_article_22),
        CALCULATION_TEST(a_survivor_and_another_family_share_one_total),
        CALCULATION_TEST(a_survivor_with_children_and_another_family_share_one_total),
        CALCULATION_TEST(survivors_with_children_share_separately),
        CALCULATION_TEST(families_without_survivor_share_by_27_2),
        CALCULATION_TEST(one_family_shares_with_nobody),
        CALCULATION_TEST(what_the_text_does_not_regulate_has_a_reading),
        CALCULATION_TEST(no_more_groups_than_survivors),
    };
    return cmocka_run_group_tests(annex_iv_article_27_sharing_rule, NULL, NULL);
}
