/* Suites held sparingly: cases are put away, and brought back as they were. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "harness/case/suite_private.h"
#include "tests/support/small_tree.h"

static struct problems problems;

static struct suite *loaded(const char *root, size_t most_bytes) {
    struct suite *suite;
    bool good = suite_load_sparingly(root, most_bytes, NULL, &suite, &problems);
    problems_print(&problems, stderr);
    problems_release(&problems);
    assert_true(good);
    return suite;
}

static void assert_same_text(const char *a, const char *b) {
    assert_int_equal(!a, !b);
    if (a)
        assert_string_equal(a, b);
}

static void assert_same_data(const struct datum *a, const struct datum *b) {
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->line, b->line);
    assert_same_text(a->name, b->name);
    assert_same_text(a->text, b->text);
    const struct datum *each = b->first;
    for (const struct datum *here = a->first; here; here = here->next) {
        assert_non_null(each);
        assert_same_data(here, each);
        each = each->next;
    }
    assert_null(each);
}

static void assert_same_golden(const struct golden *a, const struct golden *b) {
    assert_string_equal(a->file, b->file);
    assert_int_equal(a->line, b->line);
    assert_int_equal(a->outcome, b->outcome);
    assert_int_equal(a->refused_by, b->refused_by);
    assert_int_equal(a->line_count, b->line_count);
    assert_int_equal(a->result_count, b->result_count);
    for (size_t i = 0; i < a->line_count; i++)
        assert_string_equal(a->lines[i].statement, b->lines[i].statement);
    for (size_t i = 0; i < a->result_count; i++)
        assert_same_data(a->results[i].expected, b->results[i].expected);
}

static void what_was_put_away_comes_back_as_it_was(void **state) {
    (void)state;
    struct suite *whole = loaded(".", SIZE_MAX), *sparing = loaded(".", 0);
    assert_int_equal(suite_count(whole), suite_count(sparing));
    for (size_t i = 0; i < suite_count(whole); i++) {
        struct error error = ERROR_INIT;
        const struct specimen *a = suite_at(whole, i);
        const struct specimen *b = suite_bring(sparing, i, &error);
        assert_non_null(b);
        assert_string_equal(a->file, b->file);
        assert_int_equal(a->line, b->line);
        assert_same_text(a->place, b->place);
        assert_string_equal(a->id, b->id);
        assert_string_equal(a->because, b->because);
        assert_int_equal(a->claims.count, b->claims.count);
        assert_same_data(a->facts, b->facts);
        assert_same_golden(a->golden, b->golden);
    }
    suite_free(whole);
    suite_free(sparing);
}

static size_t files_there(const struct suite *suite) {
    size_t count = 0;
    for (size_t i = 0; i < suite->sheaf_count; i++)
        count += suite->sheaves[i].arena != NULL;
    return count;
}

static void no_more_than_a_few_files_are_there_at_once(void **state) {
    (void)state;
    struct suite *suite = loaded(".", 0);
    struct error error = ERROR_INIT;
    assert_int_equal(files_there(suite), 0);
    for (size_t i = 0; i < suite_count(suite); i++)
        assert_non_null(suite_bring(suite, i, &error));
    assert_in_range(files_there(suite), 2, BROUGHT_MOST);
    suite_free(suite);
}

static void within_the_bound_everything_stays(void **state) {
    (void)state;
    struct suite *suite = loaded(".", SIZE_MAX);
    assert_int_equal(files_there(suite), suite->sheaf_count);
    for (size_t i = 0; i < suite_count(suite); i++)
        assert_non_null(suite_at(suite, i)->golden);
    suite_free(suite);
}

static void beyond_the_bound_nothing_stays(void **state) {
    (void)state;
    struct suite *suite = loaded(".", 1024 * 1024);
    assert_int_equal(files_there(suite), 0);
    suite_free(suite);
}

static bool is_as_in_its_file(void *context, size_t place, const struct specimen *head) {
    const struct suite *whole = context;
    const struct specimen *specimen = suite_at(whole, place);
    assert_string_equal(head->id, specimen->id);
    assert_ptr_equal(head->calculation, specimen->calculation);
    assert_int_equal(head->origin, specimen->origin);
    assert_int_equal(head->claims.count, specimen->claims.count);
    for (size_t i = 0; i < head->claims.count; i++)
        assert_int_equal(head->claims.items[i], specimen->claims.items[i]);
    return place < 1000;
}

static void heads_are_known_without_bringing_their_cases(void **state) {
    (void)state;
    struct suite *whole = loaded(".", SIZE_MAX), *sparing = loaded(".", 0);
    struct arena *arena = arena_new();
    struct specimen head;
    size_t place;
    assert_false(suite_walk(sparing, is_as_in_its_file, whole)); /* it stops at 1000 */
    suite_head(sparing, 1500, arena, &head);
    is_as_in_its_file(whole, 1500, &head);
    assert_true(suite_place(sparing, head.id, &place));
    assert_int_equal(place, 1500);
    assert_false(suite_place(sparing, "early_pension.nobody", &place));
    assert_int_equal(files_there(sparing), 0);
    arena_free(arena);
    suite_free(whole);
    suite_free(sparing);
}

#define CASE_BECAUSE(id, because)                                                        \
    "<case id='early_retirement_ratio." id "' calculation='early_retirement_ratio'"      \
    " claims='IV.8.4' origin='hand'><because>" because "</because>"                      \
    "<fact name='age_years'>55</fact></case>"
#define GOLDEN_OF(id)                                                                    \
    "<golden case='early_retirement_ratio." id "'><working>"                             \
    "<line cites='IV.8.4'>77 / 100 = 0.77</line></working>"                              \
    "<result name='early_retirement_ratio'>0.77</result></golden>"
#define CASE CASE_BECAUSE("age_55", "x")
#define GOLDEN GOLDEN_OF("age_55")

/* A case whose reason alone takes what may be there at once; to be freed. */
static char *large_case(const char *id) {
    char *text, *reason = malloc(BROUGHT_BYTES + 1);
    assert_non_null(reason);
    memset(reason, 'x', BROUGHT_BYTES);
    reason[BROUGHT_BYTES] = '\0';
    assert_true(asprintf(&text, CASE_BECAUSE("%s", "%s"), id, reason) > 0);
    free(reason);
    return text;
}

static void of_large_files_the_last_two_are_there(void **state) {
    (void)state;
    char *a = large_case("a"), *b = large_case("b"), *c = large_case("c");
    struct error error = ERROR_INIT;
    const char *root = small_tree_make("IV.8", a, GOLDEN_OF("a")); /* small.xml */
    small_tree_add("small_b", "IV.8", b, GOLDEN_OF("b"));
    small_tree_add("small_c", "IV.8", c, GOLDEN_OF("c"));
    struct suite *suite = loaded(root, 0);
    assert_int_equal(suite_count(suite), 3);
    const struct specimen *first = suite_bring(suite, 0, &error);
    assert_non_null(suite_bring(suite, 1, &error));
    assert_string_equal(first->id, "early_retirement_ratio.a");
    assert_non_null(suite_bring(suite, 2, &error));
    assert_int_equal(files_there(suite), 2);
    assert_non_null(suite->sheaves[1].arena);
    suite_free(suite);
    small_tree_remove();
    free(a);
    free(b);
    free(c);
}

static void assert_change_is_told(const char *file, const char *mode) {
    const char *root = small_tree_make("IV.8", CASE, GOLDEN);
    struct suite *suite = loaded(root, 0);
    struct error error = ERROR_INIT;
    char path[256];
    snprintf(path, sizeof path, "%s/%s", root, file);
    FILE *changed = fopen(path, mode);
    assert_non_null(changed);
    fputs("<!-- new -->", changed);
    fclose(changed);
    assert_null(suite_bring(suite, 0, &error));
    assert_string_equal(error.file, "cases/annex_iv/small.xml");
    assert_non_null(strstr(error.text, "changed"));
    assert_int_equal(files_there(suite), 0);
    small_tree_remove();
    suite_free(suite);
}

static void files_that_changed_meanwhile_are_told(void **state) {
    (void)state;
    assert_change_is_told("cases/annex_iv/small.xml", "a");
    assert_change_is_told("golden/annex_iv/small.xml", "a");
    assert_change_is_told("golden/annex_iv/small.xml", "w");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_put_away_comes_back_as_it_was),
        cmocka_unit_test(no_more_than_a_few_files_are_there_at_once),
        cmocka_unit_test(of_large_files_the_last_two_are_there),
        cmocka_unit_test(within_the_bound_everything_stays),
        cmocka_unit_test(beyond_the_bound_nothing_stays),
        cmocka_unit_test(heads_are_known_without_bringing_their_cases),
        cmocka_unit_test(files_that_changed_meanwhile_are_told),
    };
    return cmocka_run_group_tests_name("sheaf", tests, NULL, NULL);
}
