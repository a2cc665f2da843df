/* Annex IV, settlement of a death: facts that are missing or contradict each other. */
#include "tests/support/calculation_test.h"

#define DECEASED                                                                         \
    "birth_date=1940-01-01, death_date=1990-05-10, reckonable_years=30, "                \
    "reference_salary_per_month=1000, last_salary_per_month=1000"

static void settle(void **state, const char *deceased, const char *groups) {
    compute(state, "death_settlement",
            FACTS("deceased", deceased, "c1_1_salary_per_month", "100",
                  "b3_1_salary_per_month", "500", "child_allowance_per_month", "50",
                  "dependant_allowance_per_month", "40", "groups", groups));
}

static void survivor_is(void **state, const char *survivor, const char *fact) {
    settle(state, "deceased_status=in_service, " DECEASED, survivor);
    assert_fact_error(state, fact);
}

static void there_is_one_surviving_spouse(void **state) {
    survivor_is(state,
                "id=a, survivor={id=w, spouse_kind=spouse, birth_date=1942-01-01, "
                "marriage_date=1970-01-01}; "
                "id=b, survivor={id=v, spouse_kind=spouse, birth_date=1942-01-01, "
                "marriage_date=1970-01-01}",
                "groups.survivor.spouse_kind");
}

static void a_former_spouse_is_divorced_and_a_spouse_is_not(void **state) {
    survivor_is(state,
                "id=a, survivor={id=f, spouse_kind=former_spouse, "
                "birth_date=1942-01-01, marriage_date=1970-01-01}",
                "groups.survivor.divorce_date");
    survivor_is(state,
                "id=a, survivor={id=w, spouse_kind=spouse, birth_date=1942-01-01, "
                "marriage_date=1970-01-01, divorce_date=1980-01-01}",
                "groups.survivor.divorce_date");
}

static void marriages_come_after_births_and_before_the_death(void **state) {
    survivor_is(state,
                "id=a, survivor={id=w, spouse_kind=spouse, birth_date=1942-01-01, "
                "marriage_date=1942-01-01}",
                "groups.survivor.marriage_date");
    survivor_is(state,
                "id=a, survivor={id=w, spouse_kind=spouse, birth_date=1942-01-01, "
                "marriage_date=1990-05-10}",
                "groups.survivor.marriage_date");
}

static void groups_are_named_once(void **state) {
    survivor_is(state, "id=a, orphans=[id=o]; id=a, orphans=[id=p]", "groups.id");
}

static void the_pension_of_the_deceased_must_be_known(void **state) {
    settle(state, "deceased_status=in_service, death_cause=service_illness, " DECEASED,
           "id=a, orphans=[id=o]");
    assert_fact_error(state, "deceased.projected_reckonable_years");
    settle(state,
           "deceased_status=retirement_pensioner, own_pension_per_month=300, "
           "own_pension_paid_per_month=301, " DECEASED,
           "id=a, orphans=[id=o]");
    assert_fact_error(state, "deceased.own_pension_paid_per_month");
}

static void nobody_dies_before_birth(void **state) {
    settle(state,
           "deceased_status=in_service, birth_date=1990-05-11, death_date=1990-05-10, "
           "reckonable_years=30, reference_salary_per_month=1000, "
           "last_salary_per_month=1000",
           "id=a, orphans=[id=o]");
    assert_fact_error(state, "deceased.death_date");
}

int main(void) {
    const struct CMUnitTest annex_iv_settlement_check[] = {
        CALCULATION_TEST(there_is_one_surviving_spouse),
        CALCULATION_TEST(a_former_spouse_is_divorced_and_a_spouse_is_not),
        CALCULATION_TEST(marriages_come_after_births_and_before_the_death),
        CALCULATION_TEST(groups_are_named_once),
        CALCULATION_TEST(the_pension_of_the_deceased_must_be_known),
        CALCULATION_TEST(nobody_dies_before_birth),
    };
    return cmocka_run_group_tests(annex_iv_settlement_check, NULL, NULL);
}
