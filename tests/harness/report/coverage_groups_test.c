/* Coverage gathered: by article, chapter, annex and in all, in scope. */
#include <string.h>

#include "harness/report/coverage_groups.h"
#include "tests/support/measured_coverage.h"

static struct arena *arena;
static const struct coverage_scope article_8 = {.article = IV_8}, all = {.all = true},
                                   computed = {.annex = "IV"};

static int start(void **state) {
    (void)state;
    arena = arena_new();
    measure(AT_55, AT_55_GOLDEN, NULL);
    return 0;
}

static int stop(void **state) {
    arena_free(arena);
    return measured_release(state);
}

static void an_article_is_a_group_of_one(void **state) {
    (void)state;
    struct coverage_groups groups = coverage_by_article(arena, &measured, &article_8);
    assert_int_equal(groups.count, 1);
    assert_string_equal(groups.items[0].name, "IV.8");
    assert_int_equal(groups.items[0].articles, 1);
    assert_int_equal(groups.items[0].total.reached[LEVEL_HELD], 1);
    groups = coverage_by_chapter(arena, &measured, &article_8);
    assert_int_equal(groups.count, 1);
    assert_string_equal(groups.items[0].name, "IV, chapter II");
    assert_int_equal(groups.items[0].articles, 1);
}

static void chapters_share_out_the_articles_of_their_annex(void **state) {
    (void)state;
    struct coverage_groups chapters = coverage_by_chapter(arena, &measured, &all);
    struct coverage_groups annexes = coverage_by_annex(arena, &measured, &all);
    size_t articles = 0, of_annexes = 0;
    for (size_t i = 0; i < chapters.count; i++)
        articles += chapters.items[i].articles;
    for (size_t i = 0; i < annexes.count; i++)
        of_annexes += annexes.items[i].articles;
    assert_int_equal(articles, of_annexes);
    assert_int_equal(articles, coverage_in_all(&measured, &all).articles);
    assert_string_equal(annexes.items[0].name, "IV");
}

static void a_scope_leaves_out_articles_and_no_scope_leaves_out_none(void **state) {
    (void)state;
    size_t every = coverage_in_all(&measured, NULL).articles;
    assert_int_equal(coverage_in_all(&measured, &all).articles, every);
    assert_true(coverage_in_all(&measured, &computed).articles <= every);
    assert_int_equal(coverage_next_article(&measured, &article_8, PROVISION_NONE), IV_8);
    assert_int_equal(coverage_next_article(&measured, &article_8, IV_8), PROVISION_NONE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(an_article_is_a_group_of_one),
        TEST(chapters_share_out_the_articles_of_their_annex),
        TEST(a_scope_leaves_out_articles_and_no_scope_leaves_out_none),
    };
    return cmocka_run_group_tests_name("coverage groups", tests, NULL, NULL) ? 1 : 0;
}
