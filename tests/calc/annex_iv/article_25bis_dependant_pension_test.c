/* Annex IV, article 25 bis: the lowest of maintenance, twice 80, and an orphan's share.
 */
#include "tests/support/calculation_test.h"

#define DEPENDANT(maintenance, ...)                                                      \
    compute(state, "dependant_pension",                                                  \
            FACTS("maintenance_per_month", maintenance, "dependant_allowance_per_month", \
                  "80", __VA_ARGS__))
#define FULL_TIME "part_time_ratio", "1"

static void the_maintenance_is_a_limit(void **state) {
    DEPENDANT("100", FULL_TIME);
    assert_result(state, "pension_per_month", "100.00");
}

static void twice_the_allowance_is_a_limit(void **state) {
    DEPENDANT("200", FULL_TIME);
    assert_result(state, "pension_per_month", "160.00");
}

static void the_share_of_an_orphan_is_a_limit(void **state) {
    DEPENDANT("200", "orphan_share_per_month", "90");
    assert_result(state, "pension_per_month", "90.00");
    DEPENDANT("50", "orphan_share_per_month", "90");
    assert_result(state, "pension_per_month", "50.00");
}

static void the_pension_follows_the_salaries(void **state) {
    DEPENDANT("200", "adjustments", "0.1; -0.5"); /* 160 x 1.1 x 0.5 */
    assert_result(state, "pension_per_month", "88.00");
    DEPENDANT("200", "adjustments", "-2");
    assert_fact_error(state, "adjustments");
}

static void part_time_halves_the_pension_or_the_allowance_limit(void **state) {
    static const char *const situations[] = {"only_part_time", "full_time_before"};
    for (int i = 0; i < 2; i++) {
        DEPENDANT("100", "part_time_situation", situations[i], "part_time_ratio", "1/2");
        assert_result(state, "pension_per_month", "50.00");
    }
    choose(state, R_IV_6bis_2_dependant__allowance_limit_only);
    DEPENDANT("100", "part_time_situation", "only_part_time", "part_time_ratio", "1/2");
    assert_result(state, "pension_per_month", "80.00");
}

static void who_is_not_recognized_as_a_dependant_is_refused(void **state) {
    DEPENDANT("100", "recognized", "false");
    assert_refused(state, "IV.25bis.1");
    DEPENDANT("100", "part_time_ratio", "0.49", "recognized", "false");
    assert_refused(state, "IV.4.3"); /* the half time is asked first */
}

int main(void) {
    const struct CMUnitTest annex_iv_article_25bis_dependant_pension[] = {
        CALCULATION_TEST(the_maintenance_is_a_limit),
        CALCULATION_TEST(twice_the_allowance_is_a_limit),
        CALCULATION_TEST(the_share_of_an_orphan_is_a_limit),
        CALCULATION_TEST(the_pension_follows_the_salaries),
        CALCULATION_TEST(part_time_halves_the_pension_or_the_allowance_limit),
        CALCULATION_TEST(who_is_not_recognized_as_a_dependant_is_refused),
    };
    return cmocka_run_group_tests(annex_iv_article_25bis_dependant_pension, NULL, NULL);
}
