/* Annex IV, article 22: a pension of 1200 between a spouse and former spouses. */
#include "tests/support/calculation_test.h"

#define SPOUSE(months) "id=w, spouse_kind=spouse, marriage_months=" months
#define FORMER(id, months, alimony)                                                      \
    "; id=" id ", spouse_kind=former_spouse, marriage_months=" months                    \
    ", alimony_per_month=" alimony

static void share(void **state, const char *survivors, const char *orphans_raised) {
    compute(state, "former_spouse_shares",
            FACTS("pension_per_month", "1200", "survivors", survivors, "orphans_raised",
                  orphans_raised));
}

static void the_lengths_of_the_marriages_share_the_pension(void **state) {
    share(state, SPOUSE("120") FORMER("f", "240", "1000"), "false");
    assert_result(state, "shares.w.share_per_month", "400.00");
    assert_result(state, "shares.f.share_per_month", "800.00");
    assert_result(state, "lapsed_per_month", "0.00");
    assert_result(state, "not_entitled", "");
}

static void what_exceeds_the_alimony_goes_to_the_spouse(void **state) {
    share(state, SPOUSE("120") FORMER("f", "240", "500"), "false");
    assert_result(state, "shares.f.share_per_month", "500.00");
    assert_result(state, "shares.w.share_per_month", "700.00");
}

static void alone_a_former_spouse_is_held_at_the_alimony(void **state) {
    share(state,
          "id=f, spouse_kind=former_spouse, marriage_months=12, alimony_per_month=500",
          "false");
    assert_result(state, "shares.f.share_per_month", "500.00");
    assert_result(state, "lapsed_per_month", "700.00");
}

static void alimony_without_judgment_or_remarriage_give_no_right(void **state) {
    share(state, SPOUSE("120") FORMER("f", "240", "500") ", alimony_by_judgment=false",
          "false");
    assert_result(state, "shares.w.share_per_month", "1200.00");
    assert_result(state, "not_entitled", "f");
    share(state, SPOUSE("120") FORMER("f", "240", "500") ", remarried_before_death=true",
          "false");
    assert_result(state, "shares.w.share_per_month", "1200.00");
    share(state, SPOUSE("120") "; id=f, spouse_kind=former_spouse, marriage_months=240",
          "false");
    assert_result(state, "not_entitled", "f");
}

static void a_right_that_ends_accrues_unless_orphans_are_raised(void **state) {
    static const char survivors[] =
        SPOUSE("120") FORMER("f", "240", "1000") ", right_extinguished=true";
    share(state, survivors, "false");
    assert_result(state, "shares.w.share_per_month", "1200.00");
    share(state, survivors, "true");
    assert_result(state, "shares.w.share_per_month", "400.00");
    assert_result(state, "lapsed_per_month", "800.00");
    choose(state, R_IV_22_3_orphans_raised__accrues);
    share(state, survivors, "true");
    assert_result(state, "shares.w.share_per_month", "1200.00");
}

static void the_freed_part_goes_to_all_others_by_length(void **state) {
    static const char survivors[] =
        SPOUSE("100") FORMER("f", "100", "200") FORMER("g", "100", "1000");
    share(state, survivors, "false"); /* 400 each; 200 of f are free */
    assert_result(state, "shares.w.share_per_month", "500.00");
    assert_result(state, "shares.g.share_per_month", "500.00");
    choose(state, R_IV_22_accretion__spouse_only);
    share(state, survivors, "false");
    assert_result(state, "shares.w.share_per_month", "600.00");
    assert_result(state, "shares.g.share_per_month", "400.00");
}

static void each_share_is_reduced_for_age_alone(void **state) {
    share(state, SPOUSE("120") ", reduction_rate=0.1" FORMER("f", "240", "1000"),
          "false");
    assert_result(state, "shares.w.pension_per_month", "360.00");
    assert_result(state, "shares.f.pension_per_month", "800.00");
}

static void the_alimony_limits_before_the_reduction_for_age(void **state) {
    static const char survivors[] =
        SPOUSE("120") FORMER("f", "240", "500") ", reduction_rate=0.5";
    share(state, survivors, "false");
    assert_result(state, "shares.f.pension_per_month", "250.00");
    choose(state, R_IV_22_order__after);
    share(state, survivors, "false"); /* half of 800 is below the alimony */
    assert_result(state, "shares.f.pension_per_month", "400.00");
}

static void whole_years_of_marriage_may_be_compared(void **state) {
    choose(state, R_IV_22_duration__years);
    share(state, SPOUSE("18") FORMER("f", "24", "1000"), "false"); /* 1 and 2 years */
    assert_result(state, "shares.w.share_per_month", "400.00");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_22_former_spouses[] = {
        CALCULATION_TEST(the_lengths_of_the_marriages_share_the_pension),
        CALCULATION_TEST(what_exceeds_the_alimony_goes_to_the_spouse),
        CALCULATION_TEST(alone_a_former_spouse_is_held_at_the_alimony),
        CALCULATION_TEST(alimony_without_judgment_or_remarriage_give_no_right),
        CALCULATION_TEST(a_right_that_ends_accrues_unless_orphans_are_raised),
        CALCULATION_TEST(the_freed_part_goes_to_all_others_by_length),
        CALCULATION_TEST(each_share_is_reduced_for_age_alone),
        CALCULATION_TEST(the_alimony_limits_before_the_reduction_for_age),
        CALCULATION_TEST(whole_years_of_marriage_may_be_compared),
    };
    return cmocka_run_group_tests(annex_iv_article_22_former_spouses, NULL, NULL);
}
