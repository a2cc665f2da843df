/* etalon run: the reference calculator beside the goldens, as users start it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/etalon_program.h"

#include "tests/support/small_tree.h"

#define RATIO_CASE                                                                       \
    "<case id=\"early_retirement_ratio.at_55\" calculation=\"early_retirement_ratio\" "  \
    "claims=\"IV.8.4.table\" origin=\"hand\"><because>Row 55.</because>"                 \
    "<fact name=\"age_years\">55</fact></case>\n"
#define RATIO_GOLDEN(ratio)                                                              \
    "<golden case=\"early_retirement_ratio.at_55\"><working><line "                      \
    "cites=\"IV.8.4.table\" "                                                            \
    "name=\"early_retirement_ratio\">" ratio " = " ratio "</line></working>"             \
    "<result name=\"early_retirement_ratio\">" ratio "</result></golden>\n"

static const char *said;
static char arguments[512];

static const char *run_in_small_tree(const char *golden) {
    snprintf(arguments, sizeof arguments, "run --root %s",
             small_tree_make("IV.8", RATIO_CASE, golden));
    return arguments;
}

static void every_golden_agrees(void **state) {
    (void)state;
    assert_int_equal(etalon_run("run", &said), 0);
    assert_one_line(said);
    assert_says(said, " goldens: ");
    assert_says(said, " agree\n");
}

static void an_article_selects_its_cases_with_its_instructions(void **state) {
    (void)state;
    assert_int_equal(etalon_run("run --article IV.8 --verbose", &said), 0);
    assert_says(said, "early_retirement_ratio.age_50");
    assert_says(said, "early_pension.minimum_before_reduction");
    assert_null(strstr(said, "credit_for_lost_rights"));
}

static void options_of_different_kinds_narrow_each_other(void **state) {
    (void)state;
    assert_int_equal(
        etalon_run("run -v -a IV.8 --calculation early_retirement_ratio -c '*_5?'",
                   &said),
        0);
    assert_says(said, "early_retirement_ratio.age_50");
    assert_null(strstr(said, "age_60"));
    assert_null(strstr(said, "early_pension."));
}

static void one_kind_repeated_selects_more(void **state) {
    (void)state;
    assert_int_equal(etalon_run("run -c '*ratio.age_50' -c '*ratio.age_51'", &said), 0);
    assert_string_equal(said, "2 goldens: 2 agree\n");
}

static void globs_select_by_every_kind(void **state) {
    (void)state;
    assert_int_equal(
        etalon_run("run -v -a 'IV.4[67]' --calculation 'bonus_*' --origin 'worked-*'",
                   &said),
        0);
    assert_says(said, "bonus_after_60.example_2");
    assert_null(strstr(said, "credit_"));
    assert_null(strstr(said, "bonus_after_60.n"));
}

static void selecting_nothing_is_misuse(void **state) {
    (void)state;
    const char *const nothing[] = {
        "run --case 'no_such_*'",
        "run -c 'no_such_*' -c '*ratio.age_50'",
        "run -a IV.46 -c '*ratio.age_50'",
        "run --origin printed",
    };
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
        assert_int_equal(etalon_complains(nothing[i], &said), 2);
        assert_one_line(said);
        assert_says(said, "etalon run: no ");
    }
}

static void shards_share_a_selection_out(void **state) {
    (void)state;
    size_t listed = 0;
    for (int i = 1; i <= 4; i++) {
        char listing[80];
        snprintf(listing, sizeof listing, "list --cases -c '*ratio.age_*' --shard %d/4",
                 i);
        assert_int_equal(etalon_run(listing, &said), 0);
        for (const char *at = said; (at = strchr(at, '\n')); at++)
            listed++;
    }
    assert_int_equal(etalon_run("run -c '*ratio.age_*'", &said), 0);
    char goldens[32];
    snprintf(goldens, sizeof goldens, "%zu goldens: ", listed);
    assert_says(said, goldens);
}

static void a_shard_may_be_empty(void **state) {
    (void)state;
    int without = 0;
    for (int i = 1; i <= 2; i++) {
        char arguments_of_shard[80];
        snprintf(arguments_of_shard, sizeof arguments_of_shard,
                 "run -c '*ratio.age_50' --shard %d/2", i);
        assert_int_equal(etalon_run(arguments_of_shard, &said), 0);
        without += strstr(said, "0 goldens: 0 agree\n") != NULL;
    }
    assert_int_equal(without, 1);
}

static void what_does_not_exist_is_misuse(void **state) {
    (void)state;
    const char *const misuses[] = {
        "run --article 46",     "run --calculation pension",
        "run --no-such-option", "run --article",
        "run one_word_more",    "run -z",
        "run --shard 4/3",      "run --shard",
    };
    for (size_t i = 0; i < sizeof misuses / sizeof *misuses; i++) {
        assert_int_equal(etalon_complains(misuses[i], &said), 2);
        assert_one_line(said);
        assert_says(said, "see 'etalon run --help'");
    }
}

static void a_golden_that_the_calculator_misses_is_a_deviation(void **state) {
    (void)state;
    assert_int_equal(etalon_run(run_in_small_tree(RATIO_GOLDEN("0.78")), &said), 1);
    assert_says(said, "early_retirement_ratio  IV.8.4.table  expected 0.78  got 0.77  "
                      "difference -0.01");
    assert_says(said, "1 golden: 0 agree, 1 deviate\n");
    small_tree_remove();
}

static void a_tree_that_does_not_load_is_bad_input(void **state) {
    (void)state;
    assert_int_equal(etalon_complains(run_in_small_tree("<golden case=\"x\"/>"), &said),
                     3);
    assert_says(said, "golden/annex_iv/small.xml:");
    small_tree_remove();
    assert_int_equal(etalon_complains("run --root /no/such/folder", &said), 3);
}

static void a_full_disk_is_no_success(void **state) {
    (void)state;
    assert_int_equal(etalon_complains("run >/dev/full", &said), 5);
    assert_one_line(said);
}

static void help_shows_examples(void **state) {
    (void)state;
    assert_int_equal(etalon_run("run --help", &said), 0);
    assert_says(said, "usage: etalon run");
    assert_says(said, "etalon run --article IV.46");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_golden_agrees),
        cmocka_unit_test(an_article_selects_its_cases_with_its_instructions),
        cmocka_unit_test(options_of_different_kinds_narrow_each_other),
        cmocka_unit_test(one_kind_repeated_selects_more),
        cmocka_unit_test(globs_select_by_every_kind),
        cmocka_unit_test(selecting_nothing_is_misuse),
        cmocka_unit_test(shards_share_a_selection_out),
        cmocka_unit_test(a_shard_may_be_empty),
        cmocka_unit_test(what_does_not_exist_is_misuse),
        cmocka_unit_test(a_golden_that_the_calculator_misses_is_a_deviation),
        cmocka_unit_test(a_tree_that_does_not_load_is_bad_input),
        cmocka_unit_test(a_full_disk_is_no_success),
        cmocka_unit_test(help_shows_examples),
    };
    return cmocka_run_group_tests_name("etalon run", tests, NULL, NULL);
}
