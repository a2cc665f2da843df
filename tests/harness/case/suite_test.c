/* Suites that load: what they hold, and what may be missing without harm. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harness/case/suite.h"
#include "tests/support/small_tree.h"

static struct problems problems;

static int release(void **state) {
    (void)state;
    problems_release(&problems);
    return 0;
}

static struct suite *loaded(const char *root) {
    struct suite *suite;
    bool good = suite_load(root, &suite, &problems);
    problems_print(&problems, stderr);
    assert_true(good);
    return suite;
}

static struct suite *tree(const char *cases, const char *goldens) {
    const char *root = small_tree_make("IV.47", cases, goldens);
    struct suite *suite = loaded(root);
    small_tree_remove();
    return suite;
}

#define TRANSFER                                                                         \
    "<case id='outward_transfer.at_60' calculation='outward_transfer'"                   \
    " claims='IV.12.2 IV.8.4' origin='worked-example' place='nowhere'>"                  \
    "<because> a pension \n of a year </because>"                                        \
    "<reading id='R-IV.12.2-pension' choice='without_minimum'/>"                         \
    "<fact name='pension_per_month'>1000.00</fact><fact name='age_years'>60</fact>"      \
    "</case>"

#define TRANSFER_GOLDEN                                                                  \
    "<golden case='outward_transfer.at_60'><working>"                                    \
    "<line cites='IV.12.2 IV.8.4' name='year'>12 * pension_per_month = 12000</line>"     \
    "<line cites='IV.12.2'>entitled_to_pension = true</line>"                            \
    "</working><result name='pension_per_year' line='year' printed='12 001 EUR'>"        \
    "12000.00</result>"                                                                  \
    "<erratum result='pension_per_year' place='item 1' printed='12 001'"                 \
    " accepted='12 000'>a digit</erratum></golden>"

static void a_case_holds_what_its_file_says(void **state) {
    (void)state;
    struct suite *suite = tree(TRANSFER, TRANSFER_GOLDEN);
    assert_int_equal(suite_count(suite), 1);
    const struct specimen *found = suite_find(suite, "outward_transfer.at_60");
    assert_ptr_equal(found, suite_at(suite, 0));
    assert_string_equal(found->calculation->name, "outward_transfer");
    assert_int_equal(found->claims.count, 2);
    assert_int_equal(found->claims.items[1], IV_8_4);
    assert_int_equal(found->origin, ORIGIN_WORKED_EXAMPLE);
    assert_string_equal(found->place, "nowhere");
    assert_string_equal(found->because, "a pension of a year");
    assert_int_equal(readings_choice(found->readings, R_IV_12_2_pension),
                     R_IV_12_2_pension__without_minimum);
    assert_string_equal(datum_member(found->facts, "age_years")->text, "60");
    assert_string_equal(found->file, "cases/annex_iv/small.xml");
    assert_int_equal(found->line, 3);
    assert_null(suite_find(suite, "outward_transfer.at_61"));
    assert_null(suite_at(suite, 1));
    suite_free(suite);
}

static void a_golden_holds_what_its_file_says(void **state) {
    (void)state;
    struct suite *suite = tree(TRANSFER, TRANSFER_GOLDEN);
    const struct golden *golden = suite_at(suite, 0)->golden;
    assert_string_equal(golden->file, "golden/annex_iv/small.xml");
    assert_int_equal(golden->outcome, OUTCOME_RESULTS);
    assert_int_equal(golden->line_count, 2);
    assert_int_equal(golden->lines[0].cites.count, 2);
    assert_string_equal(golden->lines[0].name, "year");
    assert_null(golden->lines[1].name);
    assert_string_equal(golden->lines[1].statement, "entitled_to_pension = true");
    assert_int_equal(golden->result_count, 1);
    assert_string_equal(golden->results[0].expected->name, "pension_per_year");
    assert_string_equal(golden->results[0].expected->text, "12000.00");
    assert_string_equal(golden->results[0].printed, "12 001 EUR");
    assert_int_equal(golden_provision(golden, golden->results[0].expected),
                     golden->lines[0].cites.items[0]);
    assert_int_equal(golden->erratum_count, 1);
    assert_string_equal(golden->errata[0].cause, "a digit");
    suite_free(suite);
}

static void lists_and_records_are_told_from_values_by_their_fields(void **state) {
    (void)state;
    struct suite *suite =
        tree("<case id='credit_conditions.all' calculation='credit_conditions'"
             " claims='IV.47.1' origin='hand'><because>x</because>"
             "<fact name='lost_immediately_before'>true</fact>"
             "<fact name='equivalent_available'>false</fact>"
             "<fact name='could_keep_rights'>false</fact>"
             "<fact name='all_service_validated'>true</fact>"
             "<fact name='stays_to_age_limit'>true</fact></case>"
             "<case id='reckonable_service.one' calculation='reckonable_service'"
             " claims='IV.6.1' origin='hand'><because>x</because>"
             "<fact name='periods'><record><fact name='length'>P4Y</fact></record></fact>"
             "</case>",
             "<golden case='credit_conditions.all'><working>"
             "<line cites='IV.47.1' name='failed_conditions'>[] = []</line></working>"
             "<result name='failed_conditions'/></golden>"
             "<golden case='reckonable_service.one'><working>"
             "<line cites='IV.6.1' name='service'>P4Y = P48M</line></working>"
             "<result name='service'>P4Y</result></golden>");
    const struct specimen *conditions = suite_at(suite, 0), *service = suite_at(suite, 1);
    assert_int_equal(conditions->golden->results[0].expected->kind, DATUM_LIST);
    assert_null(conditions->golden->results[0].expected->first);
    const struct datum *periods = datum_member(service->facts, "periods");
    assert_int_equal(periods->kind, DATUM_LIST);
    assert_int_equal(periods->first->kind, DATUM_RECORD);
    suite_free(suite);
}

static void facts_need_not_bind_where_an_error_is_expected(void **state) {
    (void)state;
    struct suite *suite =
        tree("<case id='outward_transfer.negative' calculation='outward_transfer'"
             " claims='IV.12.2' origin='hand'><because>x</because>"
             "<fact name='pension_per_month'>-1.00</fact></case>",
             "<golden case='outward_transfer.negative'>"
             "<error fact='pension_per_month'/></golden>");
    const struct golden *golden = suite_at(suite, 0)->golden;
    assert_int_equal(golden->outcome, OUTCOME_ERROR);
    assert_string_equal(golden->error_fact, "pension_per_month");
    suite_free(suite);
}

static void a_refusal_holds_its_provision(void **state) {
    (void)state;
    struct suite *suite =
        tree("<case id='early_retirement_ratio.age_49'"
             " calculation='early_retirement_ratio' claims='IV.8.4' origin='hand'>"
             "<because>x</because><fact name='age_years'>49</fact></case>",
             "<golden case='early_retirement_ratio.age_49'>"
             "<working><line cites='IV.8.4'>age_years &lt; 50</line></working>"
             "<refused provision='IV.8.4'/></golden>");
    const struct golden *golden = suite_at(suite, 0)->golden;
    assert_int_equal(golden->outcome, OUTCOME_REFUSED);
    assert_int_equal(golden->refused_by, IV_8_4);
    suite_free(suite);
}

static void facts_that_contradict_each_other_are_refused(void **state) {
    (void)state;
    const char *root = small_tree_make(
        "IV.46",
        "<case id='bonus_service_split.backwards' calculation='bonus_service_split'"
        " claims='IV.46.1' origin='hand'><because>x</because>"
        "<fact name='birth_date'>1930-01-01</fact>"
        "<fact name='start_date'>1960-01-01</fact>"
        "<fact name='last_day_of_service'>1959-12-31</fact></case>",
        "<golden case='bonus_service_split.backwards'><working>"
        "<line cites='IV.46.1'>1 = 1</line></working>"
        "<result name='reckonable_years_at_60'>1</result></golden>");
    struct suite *suite;
    assert_false(suite_load(root, &suite, &problems));
    small_tree_remove();
    assert_null(suite);
    assert_int_equal(problems.count, 1);
    assert_string_equal(problems.items[0].path, "/cases/case/fact[3]");
    assert_non_null(strstr(problems.items[0].text, "last_day_of_service: "));
}

static void a_file_given_up_does_not_make_its_partner_complain(void **state) {
    (void)state;
    const char *root = small_tree_make("IV.12", TRANSFER "<case/>", TRANSFER_GOLDEN);
    struct suite *suite;
    assert_false(suite_load(root, &suite, &problems));
    small_tree_remove();
    assert_int_equal(problems.count, 1);
    assert_string_equal(problems.items[0].file, "cases/annex_iv/small.xml");
}

static void a_tree_that_is_not_there_is_a_problem(void **state) {
    (void)state;
    struct suite *suite;
    assert_false(suite_load("tests/no_such_tree", &suite, &problems));
    assert_null(suite);
    assert_true(problems.count > 0);
    suite_free(suite);
}

static void the_cases_of_the_project_load_in_the_order_of_their_files(void **state) {
    (void)state;
    struct suite *suite = loaded(".");
    assert_true(suite_count(suite) > 400);
    for (size_t i = 1; i < suite_count(suite); i++) {
        const struct specimen *before = suite_at(suite, i - 1),
                              *here = suite_at(suite, i);
        int order = strcmp(before->file, here->file);
        assert_true(order < 0 || (order == 0 && before->line < here->line));
        assert_ptr_equal(suite_find(suite, here->id), here);
        assert_non_null(here->golden);
    }
    suite_free(suite);
}

int main(void) {
    const struct CMUnitTest suite[] = {
        cmocka_unit_test_teardown(a_case_holds_what_its_file_says, release),
        cmocka_unit_test_teardown(a_golden_holds_what_its_file_says, release),
        cmocka_unit_test_teardown(lists_and_records_are_told_from_values_by_their_fields,
                                  release),
        cmocka_unit_test_teardown(facts_need_not_bind_where_an_error_is_expected,
                                  release),
        cmocka_unit_test_teardown(a_refusal_holds_its_provision, release),
        cmocka_unit_test_teardown(facts_that_contradict_each_other_are_refused, release),
        cmocka_unit_test_teardown(a_file_given_up_does_not_make_its_partner_complain,
                                  release),
        cmocka_unit_test_teardown(a_tree_that_is_not_there_is_a_problem, release),
        cmocka_unit_test_teardown(
            the_cases_of_the_project_load_in_the_order_of_their_files, release),
    };
    return cmocka_run_group_tests(suite, NULL, NULL);
}
