/* Annex IV, article 6(2), and the ten years of article 7(1) that leave it out. */
#include "calc/annex_iv/annex_iv.h"
#include "tests/support/calculation_test.h"

static struct derivation d;

static int fresh(void **state) {
    (void)state;
    derivation_init(&d, arena_new());
    return 0;
}

static int release(void **state) {
    (void)state;
    arena_free(d.arena);
    return 0;
}

static number days(long count) {
    return number_with_unit(d.arena, count_of(&d, count, "days"), UNIT_DAYS);
}

static const char *years_of(long count) {
    return number_text(d.arena, reckonable_years_of(&d, days(count), "years"));
}

static void whole_months_are_twelfths_of_a_year(void **state) {
    (void)state;
    assert_string_equal(years_of(0), "0");
    assert_string_equal(years_of(30), "1/12");
    assert_string_equal(years_of(180), "0.5");
    assert_string_equal(years_of(3600), "10");
}

static void a_residue_counts_from_fifteen_days(void **state) {
    (void)state;
    assert_string_equal(years_of(14), "0");
    assert_string_equal(years_of(15), "1/12");
    assert_string_equal(years_of(44), "1/12");
    assert_string_equal(years_of(45), "1/6");
    assert_string_equal(years_of(59), "1/6");
}

static void a_residue_may_complete_a_year(void **state) {
    (void)state;
    assert_string_equal(years_of(344), "11/12");
    assert_string_equal(years_of(345), "1");
}

static void parts_of_a_day_belong_to_the_residue(void **state) {
    (void)state;
    number almost = number_minus(d.arena, days(15), number_ratio(d.arena, 1, 1000));
    assert_string_equal(number_text(d.arena, reckonable_years_of(&d, almost, "years")),
                        "0");
}

static void reckonable_years_are_counted_in_years(void **state) {
    (void)state;
    assert_int_equal(number_unit(reckonable_years_of(&d, days(30), "years")), UNIT_YEARS);
    assert_true(derivation_contains(&d, IV_6_2));
    assert_true(derivation_contains(&d, IV_6_2_s2));
}

static void ten_years_are_complete_without_any_residue(void **state) {
    (void)state;
    assert_false(service_is_complete(&d, days(3599)));
    assert_true(service_is_complete(&d, days(3600)));
    assert_true(derivation_contains(&d, IV_6_2_al2));
    assert_true(derivation_contains(&d, IV_7_1));
}

static void a_service_that_is_not_given_is_taken_as_complete(void **state) {
    (void)state;
    refuse_short_service(&d, NULL);
    assert_false(is_refused(&d));
    refuse_short_service(&d, &(struct period){10, 0, 0});
    assert_false(is_refused(&d));
    refuse_short_service(&d, &(struct period){9, 11, 29});
    assert_int_equal(d.refused_by, IV_7_1);
}

#define YEARS_TEST(name) cmocka_unit_test_setup_teardown(name, fresh, release)

int main(void) {
    const struct CMUnitTest annex_iv_article_6[] = {
        YEARS_TEST(whole_months_are_twelfths_of_a_year),
        YEARS_TEST(a_residue_counts_from_fifteen_days),
        YEARS_TEST(a_residue_may_complete_a_year),
        YEARS_TEST(parts_of_a_day_belong_to_the_residue),
        YEARS_TEST(reckonable_years_are_counted_in_years),
        YEARS_TEST(ten_years_are_complete_without_any_residue),
        YEARS_TEST(a_service_that_is_not_given_is_taken_as_complete),
    };
    return cmocka_run_group_tests(annex_iv_article_6, NULL, NULL);
}
