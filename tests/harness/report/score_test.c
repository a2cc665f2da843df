/* Scores: what is counted for a provision, and which ranks first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harness/report/results.h"
#include "tests/support/report_test.h"
#include "tests/support/sample_results.h"

enum { MOST = 4 };

static struct result_case cases[MOST];
static size_t used;

static int start(void **state) {
    used = 0;
    return report_test_start(state);
}

#define CLAIMS(...)                                                                      \
    ((struct provision_list){sizeof(enum provision[]){__VA_ARGS__} /                     \
                                 sizeof(enum provision),                                 \
                             (const enum provision[]){__VA_ARGS__}})

static void add(enum verdict verdict, struct provision_list claims) {
    cases[used++] = (struct result_case){
        .id = "small.one", .calculation = "small", .verdict = verdict, .claims = claims};
}

static struct results counted(void) {
    struct results results = {.complete = true};
    sample_holds(arena, &results, cases, used);
    results_count(arena, &results);
    return results;
}

static const struct score *article(const struct results *results, enum provision id) {
    for (size_t i = 0; i < results->article_count; i++)
        if (results->articles[i].provision == id)
            return &results->articles[i];
    return NULL;
}

static void a_case_counts_once_in_each_article_it_claims(void **state) {
    (void)state;
    add(VERDICT_DEVIATES, CLAIMS(IV_8_4, IV_8_4_table, IV_10_1));
    struct results results = counted();
    assert_int_equal(article(&results, IV_8)->cases, 1);
    assert_int_equal(article(&results, IV_10)->by_verdict[VERDICT_DEVIATES], 1);
    assert_null(article(&results, IV_7));
}

static void an_article_gathers_its_instructions(void **state) {
    (void)state;
    add(VERDICT_AGREES, CLAIMS(IV_instr8_4_i));
    struct results results = counted();
    assert_int_equal(article(&results, IV_8)->cases, 1);
    assert_int_equal(results.claimed[IV_instr8_4_i].cases, 1);
    assert_int_equal(results.claimed[IV_8_4].cases, 0);
}

static void articles_with_most_deviations_come_first(void **state) {
    (void)state;
    add(VERDICT_DEVIATES, CLAIMS(IV_8_4));
    add(VERDICT_DEVIATES, CLAIMS(IV_20_1));
    add(VERDICT_DEVIATES, CLAIMS(IV_20_1));
    add(VERDICT_AGREES, CLAIMS(IV_4_1));
    struct results results = counted();
    size_t count;
    const struct score *articles =
        scores_of_articles(arena, results.articles, results.article_count, &count);
    assert_int_equal(count, 3);
    assert_int_equal(articles[0].provision, IV_20);
    assert_int_equal(articles[1].provision, IV_8);
    assert_int_equal(articles[2].provision, IV_4);
}

static void the_provision_whose_cases_all_deviate_is_the_most_suspect(void **state) {
    (void)state;
    add(VERDICT_DEVIATES, CLAIMS(IV_8_4, IV_8_4_table));
    add(VERDICT_DEVIATES, CLAIMS(IV_8_4, IV_8_4_table));
    add(VERDICT_AGREES, CLAIMS(IV_8_4));
    struct results results = counted();
    size_t count;
    const struct score *inside = scores_within(arena, results.claimed, IV_8, &count);
    assert_int_equal(count, 2);
    assert_int_equal(inside[0].provision, IV_8_4_table);
    assert_int_equal(inside[1].provision, IV_8_4);
}

static void provisions_nobody_answered_are_no_suspects(void **state) {
    (void)state;
    add(VERDICT_MISSING, CLAIMS(IV_8_4));
    add(VERDICT_DEVIATES, CLAIMS(IV_8_4_table));
    struct results results = counted();
    size_t count;
    const struct score *inside = scores_within(arena, results.claimed, IV_8, &count);
    assert_int_equal(inside[0].provision, IV_8_4_table);
}

#undef TEST
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, report_test_stop)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_case_counts_once_in_each_article_it_claims),
        TEST(an_article_gathers_its_instructions),
        TEST(articles_with_most_deviations_come_first),
        TEST(the_provision_whose_cases_all_deviate_is_the_most_suspect),
        TEST(provisions_nobody_answered_are_no_suspects),
    };
    return cmocka_run_group_tests_name("score", tests, NULL, NULL);
}
