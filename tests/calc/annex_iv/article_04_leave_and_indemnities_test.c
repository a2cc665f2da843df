/* Annex IV, article 4: indemnities as reckonable years, and unpaid leave on 1000. */
#include "tests/support/calculation_test.h"

static void indemnity(void **state, const char *months, const char *contributed,
                      const char *beyond, const char *new_rights) {
    compute(state, "indemnity_reckonable_years",
            FACTS("indemnity_months", months, "contribution_on_full_amount", contributed,
                  "months_beyond_age_limit", beyond, "new_coordinated_rights",
                  new_rights));
}

static void months_of_an_indemnity_are_twelfths(void **state) {
    indemnity(state, "6", "true", "0", "false");
    assert_result(state, "reckonable_years", "0.5");
    indemnity(state, "2.5", "true", "0", "false"); /* fifteen days are a month */
    assert_result(state, "reckonable_years", "0.25");
    indemnity(state, "2.4", "true", "0", "false"); /* twelve days are none */
    assert_result(state, "reckonable_years", "1/6");
}

static void months_beyond_the_age_limit_are_left_out(void **state) {
    indemnity(state, "6", "true", "2", "false");
    assert_result(state, "reckonable_years", "1/3");
    indemnity(state, "6", "true", "6", "false");
    assert_result(state, "reckonable_years", "0");
    indemnity(state, "6", "true", "7", "false");
    assert_fact_error(state, "months_beyond_age_limit");
}

static void an_indemnity_counts_only_with_contributions_on_all_of_it(void **state) {
    indemnity(state, "6", "false", "0", "false");
    assert_refused(state, "IV.instr4.1-1.vii");
    compute(state, "indemnity_reckonable_years",
            FACTS("indemnity_months", "6", "contribution_on_full_amount", "false",
                  "indemnity_kind", "untaken_leave"));
    assert_refused(state, "IV.instr4.1-1.vi");
}

static void rights_from_a_new_employment_exclude_an_indemnity(void **state) {
    indemnity(state, "6", "true", "0", "true");
    assert_refused(state, "IV.instr4.1-1.viii");
    indemnity(state, "6", "false", "0", "true"); /* the contribution is asked first */
    assert_refused(state, "IV.instr4.1-1.vii");
}

/* ---- unpaid leave: 9.5 % of 1000 is 95 a month ---- */

static void leave(void **state, const char *months, const char *other_rights) {
    compute(state, "unpaid_leave_validation",
            FACTS("leave_months", months, "salary_per_month", "1000",
                  "other_pension_rights", other_rights));
}

static void two_months_cost_the_staff_contribution(void **state) {
    leave(state, "2", "false");
    assert_result(state, "contribution", "190.00");
    leave(state, "1.5", "false");
    assert_result(state, "contribution", "142.50");
}

static void the_four_months_after_them_cost_three_times_as_much(void **state) {
    leave(state, "3", "false");
    assert_result(state, "contribution", "475.00"); /* 190 + 285 */
    leave(state, "6", "false");
    assert_result(state, "contribution", "1330.00"); /* 190 + 4 x 285 */
    assert_result(state, "validated_months", "6");
}

static void a_leave_beyond_six_months_cannot_be_validated(void **state) {
    leave(state, "6.1", "false");
    assert_refused(state, "IV.instr41.1-2");
    choose(state, R_IV_instr41_1_2_long_leave__first_six_months);
    leave(state, "7", "false");
    assert_result(state, "contribution", "1330.00");
    assert_result(state, "validated_months", "6");
}

static void leave_that_gives_another_pension_cannot_be_validated(void **state) {
    leave(state, "2", "true");
    assert_refused(state, "IV.instr4.1-1.iv");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_04_leave_and_indemnities[] = {
        CALCULATION_TEST(months_of_an_indemnity_are_twelfths),
        CALCULATION_TEST(months_beyond_the_age_limit_are_left_out),
        CALCULATION_TEST(an_indemnity_counts_only_with_contributions_on_all_of_it),
        CALCULATION_TEST(rights_from_a_new_employment_exclude_an_indemnity),
        CALCULATION_TEST(two_months_cost_the_staff_contribution),
        CALCULATION_TEST(the_four_months_after_them_cost_three_times_as_much),
        CALCULATION_TEST(a_leave_beyond_six_months_cannot_be_validated),
        CALCULATION_TEST(leave_that_gives_another_pension_cannot_be_validated),
    };
    return cmocka_run_group_tests(annex_iv_article_04_leave_and_indemnities, NULL, NULL);
}
