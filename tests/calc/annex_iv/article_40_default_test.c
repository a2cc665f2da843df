/* Annex IV, article 40(4): States at 100, 200 and 300, one of which does not pay. */
#include "tests/support/calculation_test.h"

static void takes_over(void **state, const char *states, const char *defaulting) {
    compute(state, "contribution_takeover",
            FACTS("states", states, "defaulting_state", defaulting));
}

#define STATES "id=a, amount=100; id=b, amount=200; id=c, amount=300"

static void the_others_take_over_in_proportion(void **state) {
    takes_over(state, STATES, "a"); /* 40 and 60 */
    assert_result(state, "states.b.amount", "240.00");
    assert_result(state, "states.c.amount", "360.00");
    assert_no_result(state, "states.a.amount");
}

static void the_largest_may_default(void **state) {
    takes_over(state, STATES, "c");
    assert_result(state, "states.a.amount", "200.00");
    assert_result(state, "states.b.amount", "400.00");
}

static void a_state_that_owes_nothing_changes_nothing(void **state) {
    takes_over(state, "id=a, amount=0; id=b, amount=200", "a");
    assert_result(state, "states.b.amount", "200.00");
}

static void the_state_is_one_of_them(void **state) {
    takes_over(state, STATES, "d");
    assert_fact_error(state, "defaulting_state");
    takes_over(state, "id=a, amount=100; id=a, amount=200", "a");
    assert_fact_error(state, "states.id");
}

static void another_state_must_contribute(void **state) {
    takes_over(state, "id=a, amount=100; id=b, amount=0", "a");
    assert_fact_error(state, "states");
}

int main(void) {
    const struct CMUnitTest annex_iv_article_40_default[] = {
        CALCULATION_TEST(the_others_take_over_in_proportion),
        CALCULATION_TEST(the_largest_may_default),
        CALCULATION_TEST(a_state_that_owes_nothing_changes_nothing),
        CALCULATION_TEST(the_state_is_one_of_them),
        CALCULATION_TEST(another_state_must_contribute),
    };
    return cmocka_run_group_tests(annex_iv_article_40_default, NULL, NULL);
}
