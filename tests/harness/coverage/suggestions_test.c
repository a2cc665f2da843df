/* One case: what it lacks lies a year away, or farther than a small step. */
#include <string.h>

#include "harness/coverage/suggestions.h"
#include "tests/support/measured_coverage.h"

#define AT_51 AGE_CASE("at_51", "IV.8.4.table", "51")
#define AT_51_GOLDEN AGE_GOLDEN("at_51", "IV.8.4.table", "0.63 = 0.63", RATIO("0.63"))
#define AT_58 AGE_CASE("at_58", "IV.8.4.table", "58")
#define AT_58_GOLDEN AGE_GOLDEN("at_58", "IV.8.4.table", "0.90 = 0.90", RATIO("0.90"))

static bool wanted[PROVISION_COUNT];
static struct suggestions suggestions;

static void search(enum provision provision) {
    memset(wanted, 0, sizeof wanted);
    wanted[provision] = true;
    suggestions_search(&suggestions, &measured, measured_suite, wanted);
}

static int release(void **state) {
    suggestions_release(&suggestions);
    return measured_release(state);
}

static const struct suggestion *of_ablation(const char *id) {
    return &suggestions.ablations[measured_ablation(id) - measured.ablations];
}

static void assert_age(const struct suggestion *suggestion, const char *to) {
    assert_non_null(suggestion->specimen);
    assert_string_equal(suggestion->specimen->id, "early_retirement_ratio.at_51");
    assert_string_equal(suggestion->fact, "age_years");
    assert_string_equal(suggestion->from, "51");
    assert_string_equal(suggestion->to, to);
}

static void a_year_younger_holds_the_limit(void **state) {
    (void)state;
    static const char limit[] = "IV.8.4/parameter-moved+1/IV_8_4_age";
    measure(AT_51, AT_51_GOLDEN, NULL);
    assert_int_equal(measured_ablation(limit)->holder_count, 0);
    search(IV_8_4);
    assert_age(of_ablation(limit), "50");
}

static void a_limit_eight_years_away_is_not_found(void **state) {
    (void)state;
    measure(AT_58, AT_58_GOLDEN, NULL);
    search(IV_8_4);
    assert_null(of_ablation("IV.8.4/parameter-moved+1/IV_8_4_age")->specimen);
}

static void a_side_that_no_case_sees_near_the_threshold_is_found(void **state) {
    (void)state;
    measure(AT_50, AT_50_GOLDEN, NULL);
    search(IV_8_4);
    size_t first = measured.provisions[IV_8_4].first_condition;
    assert_true(suggestion_wanted_of_side(&measured.conditions[first], true));
    assert_false(suggestion_wanted_of_side(&measured.conditions[first], false));
    assert_non_null(suggestions.met[first].specimen);
    assert_string_equal(suggestions.met[first].to, "49");
    assert_null(suggestions.not_met[first].specimen);
}

static void what_is_held_is_not_looked_for(void **state) {
    (void)state;
    measure(AT_51, AT_51_GOLDEN, NULL);
    search(IV_8_4_table);
    for (size_t i = 0; i < measured.ablation_count; i++)
        if (measured.ablations[i].holder_count)
            assert_null(suggestions.ablations[i].specimen);
}

static void what_is_not_wanted_is_not_looked_for(void **state) {
    (void)state;
    measure(AT_51, AT_51_GOLDEN, NULL);
    search(IV_10_1);
    assert_null(of_ablation("IV.8.4/parameter-moved+1/IV_8_4_age")->specimen);
}

#define TEST(name) cmocka_unit_test_teardown(name, release)

int main(void) {
    const struct CMUnitTest suggestions_of_cases[] = {
        TEST(a_year_younger_holds_the_limit),
        TEST(a_limit_eight_years_away_is_not_found),
        TEST(a_side_that_no_case_sees_near_the_threshold_is_found),
        TEST(what_is_held_is_not_looked_for),
        TEST(what_is_not_wanted_is_not_looked_for),
    };
    return cmocka_run_group_tests(suggestions_of_cases, NULL, NULL);
}
