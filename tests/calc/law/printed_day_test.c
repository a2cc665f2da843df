#include "tests/support/derivation_test.h"

static void a_printed_day_is_a_step_under_its_provision(void **state) {
    (void)state;
    assert_day(printed_day(&d, IV_17_3_day), "2002-12-01");
    assert_int_equal(d.last->provision, IV_17_3);
    assert_string_equal(d.last->text, "2002-12-01");
    assert_int_equal(d.last->operand_count, 0);
    assert_false(d.last->ablated);
}

static void an_ablation_moves_it_by_a_day(void **state) {
    (void)state;
    const char *meaning = printed_day_info(IV_17_3_day)->meaning;
    ablate_step(ABLATION_LIMIT_SHIFTED, IV_17_3, meaning, 1);
    assert_day(printed_day(&d, IV_17_3_day), "2002-12-02");
    assert_true(d.last->ablated);
    ablate_step(ABLATION_LIMIT_SHIFTED, IV_17_3, meaning, -1);
    assert_day(printed_day(&d, IV_17_3_day), "2002-11-30");
    ablate_step(ABLATION_LIMIT_SHIFTED, IV_17_3, "another step", 1);
    assert_day(printed_day(&d, IV_17_3_day), "2002-12-01");
}

static void every_row_is_a_day_of_a_provision_that_is_no_heading(void **state) {
    (void)state;
    for (int i = PRINTED_DAY_NONE + 1; i < PRINTED_DAY_COUNT; i++) {
        const struct printed_day_info *info = printed_day_info((enum printed_day)i);
        assert_true(date_given(info->date));
        assert_int_not_equal(provision_info(info->provision)->kind, PROVISION_ARTICLE);
        assert_string_equal(date_text(d.arena, info->date), info->printed);
    }
}

int main(void) {
    const struct CMUnitTest printed_day[] = {
        DERIVATION_TEST(a_printed_day_is_a_step_under_its_provision),
        DERIVATION_TEST(an_ablation_moves_it_by_a_day),
        DERIVATION_TEST(every_row_is_a_day_of_a_provision_that_is_no_heading),
    };
    return cmocka_run_group_tests(printed_day, NULL, NULL);
}
