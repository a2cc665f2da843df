/* What coverage lacks and what the list of exceptions names are the same; no reading is
 * idle. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harness/coverage/coverage_level.h"

static struct suite *suite;
static struct coverage coverage;

static int load(void **state) {
    (void)state;
    struct problems problems = PROBLEMS_INIT;
    bool good = suite_load(".", &suite, &problems);
    problems_print(&problems, stderr);
    problems_release(&problems);
    if (good)
        coverage_measure(&coverage, suite);
    return good ? 0 : -1;
}

static int release(void **state) {
    (void)state;
    coverage_release(&coverage);
    suite_free(suite);
    return 0;
}

static void no_listed_exception_is_executed_after_all(void **state) {
    (void)state;
    for (int i = 1; i < PROVISION_COUNT; i++)
        if (provision_info((enum provision)i)->unreached &&
            coverage_level(&coverage, (enum provision)i) >= LEVEL_EXECUTED)
            fail_msg("%s is listed as unreached, and is executed",
                     provision_id((enum provision)i));
}

static const struct condition_coverage *condition_of(enum provision provision,
                                                     const char *label) {
    for (size_t i = 0; i < coverage.condition_count; i++)
        if (coverage.conditions[i].provision == provision &&
            !strcmp(coverage.conditions[i].label, label))
            return &coverage.conditions[i];
    return NULL;
}

static void every_listed_side_is_missing_from_a_condition_that_exists(void **state) {
    (void)state;
    enum provision provision;
    const char *label;
    for (size_t i = 0; provision_one_sided_at(i, &provision, &label); i++) {
        const struct condition_coverage *found = condition_of(provision, label);
        if (!found)
            fail_msg("%s has no condition '%s'", provision_id(provision), label);
        else if (found->met && found->not_met)
            fail_msg("%s: '%s' is seen on both sides", provision_id(provision), label);
    }
}

static void every_condition_seen_from_one_side_is_listed(void **state) {
    (void)state;
    for (size_t i = 0; i < coverage.condition_count; i++) {
        const struct condition_coverage *condition = &coverage.conditions[i];
        bool both_sides = condition->met && condition->not_met;
        if (!both_sides && !provision_one_sided(condition->provision, condition->label))
            fail_msg("%s: '%s' is seen from one side only, for no listed reason",
                     provision_id(condition->provision), condition->label);
    }
}

static void every_provision_of_annex_iv_not_executed_is_listed(void **state) {
    (void)state;
    for (int i = 1; i < PROVISION_COUNT; i++) {
        const struct provision_info *info = provision_info((enum provision)i);
        bool excepted =
            info->kind == PROVISION_ARTICLE || info->untested || info->unreached;
        if (!excepted && !strncmp(provision_id((enum provision)i), "IV.", 3) &&
            coverage_level(&coverage, (enum provision)i) < LEVEL_EXECUTED)
            fail_msg("%s is not executed, for no listed reason",
                     provision_id((enum provision)i));
    }
}

static void only_provisions_that_need_a_test_are_excepted(void **state) {
    (void)state;
    for (int i = 1; i < PROVISION_COUNT; i++) {
        const struct provision_info *info = provision_info((enum provision)i);
        if (info->unreached)
            assert_null(info->untested);
    }
}

static bool golden_tells(enum choice choice) {
    for (size_t i = 0; i < coverage.ablation_count; i++) {
        const struct ablation_coverage *each = &coverage.ablations[i];
        if (each->ablation.kind == ABLATION_READING_CHANGED &&
            each->ablation.choice == choice && each->holder_count)
            return true;
    }
    return false;
}

static void every_choice_of_a_reading_changes_what_a_golden_asserts(void **state) {
    (void)state;
    for (int i = CHOICE_NONE + 1; i < CHOICE_COUNT; i++) {
        enum choice choice = (enum choice)i;
        if (!golden_tells(choice))
            fail_msg("no golden changes under %s=%s",
                     reading_info(reading_of_choice(choice))->id, choice_word(choice));
    }
}

int main(void) {
    const struct CMUnitTest exceptions[] = {
        cmocka_unit_test(no_listed_exception_is_executed_after_all),
        cmocka_unit_test(every_listed_side_is_missing_from_a_condition_that_exists),
        cmocka_unit_test(every_condition_seen_from_one_side_is_listed),
        cmocka_unit_test(every_provision_of_annex_iv_not_executed_is_listed),
        cmocka_unit_test(only_provisions_that_need_a_test_are_excepted),
        cmocka_unit_test(every_choice_of_a_reading_changes_what_a_golden_asserts),
    };
    return cmocka_run_group_tests(exceptions, load, release) ? 1 : 0;
}
