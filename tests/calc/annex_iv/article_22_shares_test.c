/* Annex IV, article 22: marriages that cannot be, and the alimony as a limit. */
#include "tests/support/calculation_test.h"

static void share(void **state, const char *survivors) {
    compute(state, "former_spouse_shares",
            FACTS("pension_per_month", "1200", "death_date", "2000-06-01", "survivors",
                  survivors));
}

static void there_is_one_surviving_spouse(void **state) {
    share(state, "id=w, spouse_kind=spouse, marriage_months=1; "
                 "id=v, spouse_kind=spouse, marriage_months=1");
    assert_fact_error(state, "survivors.spouse_kind");
}

static void each_person_is_named_once(void **state) {
    share(state, "id=w, spouse_kind=spouse, marriage_months=1; "
                 "id=w, spouse_kind=former_spouse, marriage_months=1");
    assert_fact_error(state, "survivors.id");
}

static void between_several_the_length_of_each_marriage_is_needed(void **state) {
    share(state, "id=w, spouse_kind=spouse; "
                 "id=f, spouse_kind=former_spouse, marriage_months=1, "
                 "alimony_per_month=100");
    assert_fact_error(state, "survivors.marriage_date");
    share(state, "id=w, spouse_kind=spouse"); /* alone it is not */
    assert_result(state, "shares.w.pension_per_month", "1200.00");
}

static void a_divorce_comes_between_marriage_and_death(void **state) {
    share(state, "id=f, spouse_kind=former_spouse, marriage_date=1990-01-01, "
                 "divorce_date=2000-06-02, alimony_per_month=100");
    assert_fact_error(state, "survivors.divorce_date");
    share(state, "id=f, spouse_kind=former_spouse, marriage_date=1990-01-01, "
                 "divorce_date=1990-01-01, alimony_per_month=100");
    assert_fact_error(state, "survivors.divorce_date");
}

/* Days from 1990 to 1995 and from 1995 to 2000: 1826 and 1826, with two leap days. */
static void dates_give_the_lengths(void **state) {
    compute(state, "former_spouse_shares",
            FACTS("pension_per_month", "1200", "death_date", "2000-01-01", "survivors",
                  "id=w, spouse_kind=spouse, marriage_date=1995-01-01; "
                  "id=f, spouse_kind=former_spouse, marriage_date=1990-01-01, "
                  "divorce_date=1995-01-01, alimony_per_month=1000"));
    assert_result(state, "shares.w.share_per_month", "600.00");
    assert_result(state, "shares.f.share_per_month", "600.00");
}

static void alimony_is_converted_and_follows_the_salaries(void **state) {
    compute(state, "alimony_limit",
            FACTS("alimony_per_month", "100", "exchange_rate", "2", "adjustments",
                  "0.1; 0.1"));
    assert_result(state, "alimony_per_month", "242.00");
    compute(state, "alimony_limit", FACTS("alimony_per_month", "100"));
    assert_result(state, "alimony_per_month", "100.00");
}

static void an_exchange_rate_is_more_than_nothing(void **state) {
    compute(state, "alimony_limit",
            FACTS("alimony_per_month", "100", "exchange_rate", "0"));
    assert_fact_error(state, "exchange_rate");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_22_shares[] = {
        CALCULATION_TEST(there_is_one_surviving_spouse),
        CALCULATION_TEST(each_person_is_named_once),
        CALCULATION_TEST(between_several_the_length_of_each_marriage_is_needed),
        CALCULATION_TEST(a_divorce_comes_between_marriage_and_death),
        CALCULATION_TEST(dates_give_the_lengths),
        CALCULATION_TEST(alimony_is_converted_and_follows_the_salaries),
        CALCULATION_TEST(an_exchange_rate_is_more_than_nothing),
    };
    return cmocka_run_group_tests(annex_iv_article_22_shares, NULL, NULL);
}
