/* Annex IV, article 1: who belongs to the scheme. */
#include "tests/support/calculation_test.h"

static void engage(void **state, const char *organization, const char *category,
                   const char *engagement) {
    compute(state, "scheme_membership",
            FACTS("organization", organization, "staff_category", category, "engagement",
                  engagement));
}

static void staff_of_each_listed_organization_are_members(void **state) {
    static const char *const listed[] = {"esa",  "ecmwf", "council_of_europe",
                                         "oecd", "nato",  "weu"};
    for (int i = 0; i < 6; i++) {
        engage(state, listed[i], "staff_member", "indefinite");
        assert_result(state, "member", "true");
    }
}

static void a_fixed_term_is_enough(void **state) {
    engage(state, "nato", "staff_member", "fixed_term");
    assert_result(state, "member", "true");
}

static void staff_of_any_other_organization_are_not_members(void **state) {
    engage(state, "other", "staff_member", "indefinite");
    assert_result(state, "member", "false");
}

static void other_categories_of_personnel_are_left_out(void **state) {
    static const char *const others[] = {"expert",    "consultant", "temporary",
                                         "auxiliary", "employee",   "local_law"};
    for (int i = 0; i < 6; i++) {
        engage(state, "nato", others[i], "indefinite");
        assert_result(state, "member", "false");
        assert_met(state, IV_1_2, "personnel of another category");
    }
}

static void only_a_scheme_set_up_after_2000_keeps_its_members_out(void **state) {
    static const char *const days[] = {"2000-12-31", "2001-01-01"};
    for (int i = 0; i < 2; i++) {
        compute(state, "scheme_membership",
                FACTS("organization", "nato", "staff_category", "staff_member",
                      "engagement", "indefinite", "other_scheme_date", days[i]));
        assert_result(state, "member", i == 0 ? "true" : "false");
    }
}

static void a_word_outside_the_list_is_an_error(void **state) {
    engage(state, "who", "staff_member", "indefinite");
    assert_fact_error(state, "organization");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_01_membership[] = {
        CALCULATION_TEST(staff_of_each_listed_organization_are_members),
        CALCULATION_TEST(a_fixed_term_is_enough),
        CALCULATION_TEST(staff_of_any_other_organization_are_not_members),
        CALCULATION_TEST(other_categories_of_personnel_are_left_out),
        CALCULATION_TEST(only_a_scheme_set_up_after_2000_keeps_its_members_out),
        CALCULATION_TEST(a_word_outside_the_list_is_an_error),
    };
    return cmocka_run_group_tests(annex_iv_article_01_membership, NULL, NULL);
}
