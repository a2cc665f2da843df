/* Annex IV, article 25: which children have an orphan's pension. */
#include "tests/support/calculation_test.h"

#define CHILD(status, relationship, expected, ...)                                       \
    do {                                                                                 \
        compute(state, "orphan_entitlement",                                             \
                FACTS("deceased_status", status, "relationship", relationship,           \
                      __VA_ARGS__));                                                     \
        assert_result(state, "entitled", expected);                                      \
    } while (0)
#define SUPPORTED(age) "mainly_supported", "true", "age_years", age

static void children_of_staff_and_pensioners_who_were_maintained(void **state) {
    static const char *const statuses[] = {
        "in_service", "deferred", "retirement_pensioner", "invalidity_pensioner"};
    for (int i = 0; i < 4; i++)
        CHILD(statuses[i], "legitimate", "true", SUPPORTED("10"));
    CHILD("in_service", "natural", "true", SUPPORTED("10"));
    CHILD("in_service", "adopted", "true", SUPPORTED("10"));
    CHILD("in_service", "stepchild", "false", SUPPORTED("10"));
    CHILD("in_service", "legitimate", "false", "mainly_supported", "false", "age_years",
          "10");
}

static void no_orphan_of_who_left_with_an_allowance(void **state) {
    CHILD("left_with_allowance", "legitimate", "false", SUPPORTED("10"));
}

static void unpaid_leave_covers_orphans_after_ten_years(void **state) {
    CHILD("on_unpaid_leave", "legitimate", "true", SUPPORTED("10"), "service", "P10Y");
    CHILD("on_unpaid_leave", "legitimate", "false", SUPPORTED("10"), "service", "P9Y");
}

static void ages_are_those_of_the_child_allowance(void **state) {
    CHILD("in_service", "legitimate", "true", SUPPORTED("17"));
    CHILD("in_service", "legitimate", "false", SUPPORTED("18"));
    CHILD("in_service", "legitimate", "true", SUPPORTED("18"), "in_education", "true");
    CHILD("in_service", "legitimate", "true", SUPPORTED("23"), "in_education", "true");
    CHILD("in_service", "legitimate", "false", SUPPORTED("24"), "in_education", "true");
    CHILD("in_service", "legitimate", "true", SUPPORTED("21"), "in_education", "true",
          "family_regime", "from_2017");
    CHILD("in_service", "legitimate", "false", SUPPORTED("22"), "in_education", "true",
          "family_regime", "from_2017");
    CHILD("in_service", "legitimate", "true", SUPPORTED("22"), "in_education", "true",
          "family_regime", "from_2017", "school_year_goes_on", "true");
    CHILD("in_service", "legitimate", "false", SUPPORTED("22"), "in_education", "false",
          "family_regime", "from_2017", "school_year_goes_on", "true");
}

static void a_disabled_child_has_no_age_limit(void **state) {
    CHILD("in_service", "legitimate", "true", SUPPORTED("40"), "disabled", "true");
}

/* 26 October 2000 is the 299th day after 1 January. */
static void a_child_is_born_less_than_300_days_after_the_death(void **state) {
    CHILD("in_service", "legitimate", "true", "death_date", "2000-01-01", "birth_date",
          "2000-10-26");
    assert_result(state, "days_after_death", "299");
    CHILD("in_service", "legitimate", "false", "death_date", "2000-01-01", "birth_date",
          "2000-10-27");
    assert_result(state, "days_after_death", "300");
    CHILD("in_service", "adopted", "false", "death_date", "2000-01-01", "birth_date",
          "2000-10-26");
}

static void a_child_born_after_the_death_has_no_age(void **state) {
    compute(state, "orphan_entitlement",
            FACTS("deceased_status", "in_service", "relationship", "legitimate",
                  "death_date", "2000-01-01", "birth_date", "2000-10-26", "age_years",
                  "1"));
    assert_fact_error(state, "age_years");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_25_entitlement[] = {
        CALCULATION_TEST(children_of_staff_and_pensioners_who_were_maintained),
        CALCULATION_TEST(no_orphan_of_who_left_with_an_allowance),
        CALCULATION_TEST(unpaid_leave_covers_orphans_after_ten_years),
        CALCULATION_TEST(ages_are_those_of_the_child_allowance),
        CALCULATION_TEST(a_disabled_child_has_no_age_limit),
        CALCULATION_TEST(a_child_is_born_less_than_300_days_after_the_death),
        CALCULATION_TEST(a_child_born_after_the_death_has_no_age),
    };
    return cmocka_run_group_tests(annex_iv_article_25_entitlement, NULL, NULL);
}
