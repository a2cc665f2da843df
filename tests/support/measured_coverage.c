#include "tests/support/measured_coverage.h"

#include <stdio.h>
#include <string.h>

#include "tests/support/small_tree.h"

struct coverage measured;
struct suite *measured_suite;

void measure_article(const char *article, const char *cases, const char *goldens,
                     const char *equivalents) {
    struct problems problems = PROBLEMS_INIT;
    const char *root = small_tree_make(article, cases, goldens);
    if (equivalents)
        small_tree_add_equivalents(equivalents);
    measured_release(NULL);
    bool loaded = suite_load(root, &measured_suite, &problems);
    problems_print(&problems, stderr);
    problems_release(&problems);
    small_tree_remove();
    assert_true(loaded);
    coverage_measure(&measured, measured_suite);
}

void measure(const char *cases, const char *goldens, const char *equivalents) {
    measure_article("IV.8", cases, goldens, equivalents);
}

int measured_release(void **state) {
    (void)state;
    coverage_release(&measured);
    suite_free(measured_suite);
    measured_suite = NULL;
    return 0;
}

const struct ablation_coverage *measured_ablation(const char *id) {
    const struct ablation_coverage *found = coverage_ablation(&measured, id);
    if (!found)
        fail_msg("no ablation '%s'", id);
    return found;
}

bool measured_holds(const char *id, const char *name) {
    const struct ablation_coverage *ablation = measured_ablation(id);
    for (size_t i = 0; i < ablation->holder_count; i++)
        if (!strcmp(strchr(ablation->holders[i]->id, '.') + 1, name))
            return true;
    return false;
}
