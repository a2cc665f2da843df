#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <jansson.h>

#include "calc/calc.h"
#include "tests/support/etalon_program.h"

static const char *said;

static void a_description_shows_facts_results_refusals_and_readings(void **state) {
    (void)state;
    assert_int_equal(etalon_run("describe retirement_pension", &said), 0);
    assert_says(said, "annex IV, article 10(1) (IV.10.1)");
    assert_says(said, "money, per month  required");
    assert_says(said, "default not_reduced");
    assert_says(said, "full_time_before");
    assert_says(said, "less than ten years of service");
    assert_says(said, "default: every_pension; otherwise: minimum_only");
}

static void the_fields_of_a_record_stand_below_it(void **state) {
    (void)state;
    assert_int_equal(etalon_run("describe reckonable_service", &said), 0);
    assert_says(said, "  . part_time_ratio");
}

static json_t *described(const char *name) {
    char arguments[128];
    snprintf(arguments, sizeof arguments, "describe --json %s", name);
    assert_int_equal(etalon_run(arguments, &said), 0);
    json_t *object = json_loads(said, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(object);
    return object;
}

static void json_has_the_members_of_the_contract(void **state) {
    (void)state;
    const char *name, *provision, *title;
    json_t *object = described("early_retirement_ratio"), *facts, *refusals;
    assert_int_equal(json_unpack(object, "{s:s, s:s, s:s, s:o, s:o}", "name", &name,
                                 "provision", &provision, "title", &title, "facts",
                                 &facts, "refusals", &refusals),
                     0);
    assert_string_equal(name, "early_retirement_ratio");
    assert_string_equal(provision, "IV.8.4");
    assert_int_equal(json_array_size(facts), 1);
    assert_true(json_is_true(json_object_get(json_array_get(facts, 0), "required")));
    assert_true(json_is_array(json_object_get(object, "provisions")));
    assert_true(json_is_array(json_object_get(object, "readings")));
    json_decref(object);
}

static void json_nests_the_fields_of_records(void **state) {
    (void)state;
    json_t *object = described("reckonable_service");
    json_t *periods = json_array_get(json_object_get(object, "facts"), 0);
    assert_string_equal(json_string_value(json_object_get(periods, "type")), "records");
    assert_true(json_array_size(json_object_get(periods, "fields")) >= 3);
    json_decref(object);
}

static void every_calculation_can_be_described_both_ways(void **state) {
    (void)state;
    for (size_t i = 0; calculation_at(i); i++) {
        char arguments[128];
        json_decref(described(calculation_at(i)->name));
        snprintf(arguments, sizeof arguments, "describe %s", calculation_at(i)->name);
        assert_int_equal(etalon_run(arguments, &said), 0);
        assert_says(said, calculation_at(i)->summary);
    }
}

static void an_unknown_calculation_is_misuse_said_in_one_line(void **state) {
    (void)state;
    assert_int_equal(etalon_complains("describe pension_of_dreams", &said), 2);
    assert_one_line(said);
    assert_says(said, "'pension_of_dreams'");
    assert_int_equal(etalon_complains("describe", &said), 2);
    assert_one_line(said);
    assert_int_equal(etalon_complains("describe early_pension early_pension", &said), 2);
    assert_one_line(said);
}

int main(void) {
    const struct CMUnitTest describe[] = {
        cmocka_unit_test(a_description_shows_facts_results_refusals_and_readings),
        cmocka_unit_test(the_fields_of_a_record_stand_below_it),
        cmocka_unit_test(json_has_the_members_of_the_contract),
        cmocka_unit_test(json_nests_the_fields_of_records),
        cmocka_unit_test(every_calculation_can_be_described_both_ways),
        cmocka_unit_test(an_unknown_calculation_is_misuse_said_in_one_line),
    };
    return cmocka_run_group_tests(describe, NULL, NULL);
}
