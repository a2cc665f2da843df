/* Levels and sums, on a few cases of one calculation. */
#include "tests/support/measured_coverage.h"

#define AT_45 AGE_CASE("at_45", "IV.8.4", "45")
#define AT_45_GOLDEN AGE_GOLDEN("at_45", "IV.8.4", "45 &lt; 50", REFUSED)

static void a_claim_alone_cites_only_what_the_code_names(void **state) {
    (void)state;
    measure(AGE_CASE("at_55", "IV.8.4.table IV.10.2 IV.31.1", "55"), AT_55_GOLDEN, NULL);
    assert_int_equal(coverage_level(&measured, IV_10_2), LEVEL_CITED);
    assert_int_equal(coverage_level(&measured, IV_31_1), LEVEL_NONE);
}

static void what_no_case_reaches_has_no_level(void **state) {
    (void)state;
    measure(AT_55, AT_55_GOLDEN, NULL);
    assert_int_equal(coverage_level(&measured, IV_20_1), LEVEL_NONE);
    assert_int_equal(coverage_level(&measured, IV_10_2), LEVEL_NONE);
}

static void totals_leave_out_articles_and_count_what_needs_no_test(void **state) {
    (void)state;
    measure(AT_55, AT_55_GOLDEN, NULL);
    struct coverage_total total = {.needed = 0};
    coverage_add(&total, &measured, IV_8);
    assert_int_equal(total.needed + total.unneeded, 0);
    coverage_add(&total, &measured, IV_instr8_4); /* heading of its points */
    assert_int_equal(total.unneeded, 1);
    coverage_add(&total, &measured, IV_8_4);
    coverage_add(&total, &measured, IV_8_4_table);
    coverage_add(&total, &measured, IV_20_1);
    assert_int_equal(total.needed, 3);
    assert_int_equal(total.reached[LEVEL_EXECUTED], 2);
    assert_int_equal(total.reached[LEVEL_CITED], 2);
}

static void executed_without_a_claim_is_counted_apart(void **state) {
    (void)state;
    measure(AT_55, AT_55_GOLDEN, NULL);
    struct coverage_total total = {.needed = 0};
    coverage_add(&total, &measured, IV_8_4);
    coverage_add(&total, &measured, IV_8_4_table);
    assert_int_equal(total.unclaimed, 1);
}

static void per_cent_is_rounded_down(void **state) {
    (void)state;
    assert_int_equal(coverage_percent(199, 200), 99);
    assert_int_equal(coverage_percent(200, 200), 100);
    assert_int_equal(coverage_percent(0, 0), 0);
}

/* Seen at 55 only: never too young, and the age of entitlement never reached. */
static void one_side_of_a_condition_is_executed_and_no_more(void **state) {
    (void)state;
    measure(AT_55, AT_55_GOLDEN, NULL);
    assert_int_equal(coverage_level(&measured, IV_8_4), LEVEL_EXECUTED);
}

static void both_sides_far_from_the_threshold_are_no_boundary(void **state) {
    (void)state;
    measure(AT_45 AT_55, AT_45_GOLDEN AT_55_GOLDEN, NULL);
    assert_int_equal(coverage_level(&measured, IV_8_4), LEVEL_BOTH_SIDES);
}

static void a_case_near_on_one_side_is_no_boundary_either(void **state) {
    (void)state;
    measure(AT_49 AT_55, AT_49_GOLDEN AT_55_GOLDEN, NULL);
    assert_int_equal(coverage_level(&measured, IV_8_4), LEVEL_BOTH_SIDES);
    measure(AT_45 AT_50, AT_45_GOLDEN AT_50_GOLDEN, NULL);
    assert_int_equal(coverage_level(&measured, IV_8_4), LEVEL_BOTH_SIDES);
}

static void cases_within_a_unit_on_each_side_are_the_boundary(void **state) {
    (void)state;
    measure(AT_49 AT_50, AT_49_GOLDEN AT_50_GOLDEN, NULL);
    assert_int_equal(coverage_level(&measured, IV_8_4), LEVEL_HELD);
    measured.provisions[IV_8_4].held_by = 0;
    assert_int_equal(coverage_level(&measured, IV_8_4), LEVEL_BOUNDARY);
}

static void what_has_no_condition_is_held_as_soon_as_a_golden_holds_it(void **state) {
    (void)state;
    measure(AT_55, AT_55_GOLDEN, NULL);
    assert_int_equal(coverage_level(&measured, IV_8_4_table), LEVEL_HELD);
}

static struct condition_coverage sides(size_t met, size_t not_met, size_t near_met,
                                       size_t near_not_met, bool threshold) {
    return (struct condition_coverage){IV_8_4,   "of no listed reason", met,      not_met,
                                       near_met, near_not_met,          threshold};
}

static void both_sides_of_a_plain_fact_are_its_boundary(void **state) {
    (void)state;
    struct condition_coverage plain = sides(1, 1, 0, 0, false);
    struct condition_coverage far = sides(1, 1, 0, 0, true);
    struct condition_coverage one = sides(1, 0, 0, 0, false);
    assert_true(condition_at_boundary(&plain));
    assert_false(condition_at_boundary(&far));
    assert_false(condition_at_boundary(&one));
}

/* Its only side still has to be seen near the threshold. */
static void a_listed_side_is_not_asked_for(void **state) {
    (void)state;
    struct condition_coverage listed = sides(1, 0, 0, 0, true);
    listed.provision = IV_instr46_1_i_d1;
    listed.label = "even below ten years";
    assert_true(condition_both_sides(&listed));
    assert_false(condition_at_boundary(&listed));
    listed.near_met = 1;
    assert_true(condition_at_boundary(&listed));
}

static void each_level_counts_as_those_below_it(void **state) {
    (void)state;
    struct coverage_total total = {.needed = 0};
    measure(AT_55, AT_55_GOLDEN, NULL);
    coverage_add(&total, &measured, IV_8_4);       /* executed */
    coverage_add(&total, &measured, IV_8_4_table); /* held */
    coverage_add(&total, &measured, IV_20_1);      /* nothing */
    assert_int_equal(total.needed, 3);
    assert_int_equal(total.reached[LEVEL_CITED], 2);
    assert_int_equal(total.reached[LEVEL_EXECUTED], 2);
    assert_int_equal(total.reached[LEVEL_BOTH_SIDES], 1);
    assert_int_equal(total.reached[LEVEL_BOUNDARY], 1);
    assert_int_equal(total.reached[LEVEL_HELD], 1);
}

static void an_article_is_the_sum_of_its_provisions(void **state) {
    (void)state;
    struct coverage_total by_article = {.needed = 0}, one_by_one = {.needed = 0};
    measure(AT_55, AT_55_GOLDEN, NULL);
    coverage_add_article(&by_article, &measured, IV_8);
    for (int i = 1; i < PROVISION_COUNT; i++)
        if (provision_info((enum provision)i)->article == IV_8)
            coverage_add(&one_by_one, &measured, (enum provision)i);
    assert_memory_equal(&by_article, &one_by_one, sizeof by_article);
    assert_true(by_article.needed > 2);
}

int main(void) {
    const struct CMUnitTest levels[] = {
        MEASURED_TEST(a_claim_alone_cites_only_what_the_code_names),
        MEASURED_TEST(what_no_case_reaches_has_no_level),
        MEASURED_TEST(totals_leave_out_articles_and_count_what_needs_no_test),
        MEASURED_TEST(executed_without_a_claim_is_counted_apart),
        MEASURED_TEST(per_cent_is_rounded_down),
        MEASURED_TEST(one_side_of_a_condition_is_executed_and_no_more),
        MEASURED_TEST(both_sides_far_from_the_threshold_are_no_boundary),
        MEASURED_TEST(a_case_near_on_one_side_is_no_boundary_either),
        MEASURED_TEST(cases_within_a_unit_on_each_side_are_the_boundary),
        MEASURED_TEST(what_has_no_condition_is_held_as_soon_as_a_golden_holds_it),
        MEASURED_TEST(both_sides_of_a_plain_fact_are_its_boundary),
        MEASURED_TEST(a_listed_side_is_not_asked_for),
        MEASURED_TEST(each_level_counts_as_those_below_it),
        MEASURED_TEST(an_article_is_the_sum_of_its_provisions),
    };
    return cmocka_run_group_tests(levels, NULL, NULL);
}
