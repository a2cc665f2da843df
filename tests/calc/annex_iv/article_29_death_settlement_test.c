/* Annex IV, articles 18 to 29: the settlement of a death on salaries of 1000. */
#include "tests/support/calculation_test.h"

#define DECEASED                                                                         \
    "deceased_status=in_service, birth_date=1940-01-01, death_date=1990-05-10, "         \
    "reckonable_years=30, reference_salary_per_month=1000, last_salary_per_month=1000"
#define WIDOW                                                                            \
    "survivor={id=w, spouse_kind=spouse, birth_date=1942-01-01, "                        \
    "marriage_date=1970-01-01}"
#define SETTLE(deceased, ...)                                                            \
    compute(state, "death_settlement",                                                   \
            FACTS("deceased", deceased, "c1_1_salary_per_month", "100",                  \
                  "b3_1_salary_per_month", "500", "child_allowance_per_month", "50",     \
                  "dependant_allowance_per_month", "40", __VA_ARGS__))

static void a_widow_alone_has_the_whole_pension(void **state) {
    SETTLE(DECEASED, "groups", "id=a, " WIDOW);
    assert_result(state, "settlement", "settled");
    assert_result(state, "start_date", "1990-06-01");
    assert_result(state, "base_pension_per_month", "600.00");
    assert_result(state, "reference_pension_per_month", "360.00");
    assert_result(state, "binding", "sixty_percent");
    assert_result(state, "sharing_rule", "none");
    assert_result(state, "beneficiaries.w.pension_per_month", "360.00");
    assert_result(state, "ceiling_per_month", "700.00");
    assert_result(state, "total_paid_per_month", "360.00");
}

/* 40 % of 360 is 144, and 50 for the second orphan. */
static void her_children_have_their_own_pensions(void **state) {
    SETTLE(DECEASED, "groups", "id=a, " WIDOW ", orphans=[id=o; id=p]");
    assert_result(state, "beneficiaries.o.pension_per_month", "97.00");
    assert_result(state, "total_paid_per_month", "554.00");
    assert_result(state, "excess_per_month", "0.00");
}

static void salary_that_goes_on_puts_the_first_day_off(void **state) {
    SETTLE(DECEASED ", salary_paid_until_date=1990-07-31", "groups", "id=a, " WIDOW);
    assert_result(state, "start_date", "1990-08-01");
}

static void unpaid_leave_before_ten_years_leaves_all_to_the_estate(void **state) {
    SETTLE("deceased_status=on_unpaid_leave, birth_date=1940-01-01, "
           "death_date=1990-05-10, reckonable_years=5, service=P5Y, "
           "reference_salary_per_month=1000, last_salary_per_month=1000",
           "groups", "id=a, " WIDOW ", orphans=[id=o]");
    assert_result(state, "settlement", "leaving_allowance_to_estate");
    assert_result(state, "not_entitled", "w o");
    assert_result(state, "total_paid_per_month", "0.00");
}

static void an_orphan_born_too_late_is_refused(void **state) {
    SETTLE(DECEASED, "groups", "id=a, " WIDOW ", orphans=[id=o, birth_date=1991-03-06]");
    assert_refused(state, "IV.25.2"); /* 300 days after */
    SETTLE(DECEASED, "groups", "id=a, " WIDOW ", orphans=[id=o, birth_date=1991-03-05]");
    assert_result(state, "beneficiaries.o.pension_per_month", "144.00");
}

static void work_below_half_time_is_refused(void **state) {
    SETTLE(DECEASED ", part_time_ratio=0.49", "groups", "id=a, " WIDOW);
    assert_refused(state, "IV.4.3");
}

/* 20 years of difference less 10 of marriage above the first ten: 10 %. */
static void the_reduction_for_age_comes_after_the_minimum(void **state) {
    static const char old[] =
        "deceased_status=in_service, birth_date=1920-01-01, death_date=1985-01-01, "
        "reckonable_years=10, reference_salary_per_month=1000, "
        "last_salary_per_month=1000";
    static const char young[] =
        "id=a, survivor={id=w, spouse_kind=spouse, birth_date=1945-01-01, "
        "marriage_date=1980-01-01}";
    SETTLE(old, "groups", young);
    assert_result(state, "beneficiaries.w.reduction_rate", "0.1");
    assert_result(state, "beneficiaries.w.pension_per_month", "315.00");
    choose(state, R_IV_20_order__before);
    SETTLE(old, "groups", young); /* 120 less 12, raised to 350 */
    assert_result(state, "beneficiaries.w.pension_per_month", "350.00");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_29_death_settlement[] = {
        CALCULATION_TEST(a_widow_alone_has_the_whole_pension),
        CALCULATION_TEST(her_children_have_their_own_pensions),
        CALCULATION_TEST(salary_that_goes_on_puts_the_first_day_off),
        CALCULATION_TEST(unpaid_leave_before_ten_years_leaves_all_to_the_estate),
        CALCULATION_TEST(an_orphan_born_too_late_is_refused),
        CALCULATION_TEST(work_below_half_time_is_refused),
        CALCULATION_TEST(the_reduction_for_age_comes_after_the_minimum),
    };
    return cmocka_run_group_tests(annex_iv_article_29_death_settlement, NULL, NULL);
}
