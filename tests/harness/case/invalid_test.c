/*
 * tests/invalid: one folder for each defect, with the very lines that tell of it in
 * `error` (each file is otherwise sound, so that nothing else may be said).
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "harness/case/suite.h"

#define FIXTURES "tests/invalid"

enum { FEWEST_FIXTURES = 80 };

/* The lines printed for a tree, to be freed. */
static char *problems_of(const char *root) {
    struct problems problems = PROBLEMS_INIT;
    struct suite *suite;
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    if (suite_load_with_schema(root, "cases/schema", &suite, &problems))
        fprintf(out, "no problem, %zu cases\n", suite_count(suite));
    problems_print(&problems, out);
    fclose(out);
    suite_free(suite);
    problems_release(&problems);
    return text;
}

/* A whole file, to be freed; empty when there is none. */
static char *content_of(const char *path) {
    char *text = NULL;
    size_t size = 0;
    FILE *file = fopen(path, "r");
    ssize_t length = file ? getdelim(&text, &size, '\0', file) : -1;
    if (file)
        fclose(file);
    if (length >= 0)
        return text;
    free(text);
    return strdup("");
}

static bool fixture_is_told(const char *name) {
    char root[512], path[600];
    snprintf(root, sizeof root, FIXTURES "/%s", name);
    snprintf(path, sizeof path, "%s/error", root);
    char *expected = content_of(path), *told = problems_of(root);
    bool good = *expected && !strcmp(expected, told);
    if (!good)
        print_error("%s\nexpected: %stold:     %s", root, expected, told);
    free(expected);
    free(told);
    return good;
}

static int visible(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

static void each_defect_is_told_in_its_own_words(void **state) {
    (void)state;
    struct dirent **fixtures;
    int count = scandir(FIXTURES, &fixtures, visible, alphasort), untold = 0;
    assert_true(count >= FEWEST_FIXTURES);
    for (int i = 0; i < count; i++) {
        untold += !fixture_is_told(fixtures[i]->d_name);
        free(fixtures[i]);
    }
    free(fixtures);
    assert_int_equal(untold, 0);
}

int main(void) {
    const struct CMUnitTest invalid[] = {
        cmocka_unit_test(each_defect_is_told_in_its_own_words),
    };
    return cmocka_run_group_tests(invalid, NULL, NULL);
}
