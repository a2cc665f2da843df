/* etalon export: the questions in every format, and back through etalon grade. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "tests/support/etalon_program.h"

#define ETALON "\"${ETALON:-build/etalon}\""
#define RATIOS "--calculation early_retirement_ratio"

static const char *said;

static size_t lines(const char *text) {
    size_t count = 0;
    for (; (text = strchr(text, '\n')); text++)
        count++;
    return count;
}

static size_t exported(const char *arguments) {
    assert_int_equal(etalon_run(arguments, &said), 0);
    return lines(said);
}

static void questions_never_hold_a_golden_unless_asked(void **state) {
    (void)state;
    assert_true(exported("export") > 100);
    assert_null(strstr(said, "\"expected\""));
    exported("export --format xml");
    assert_null(strstr(said, "<expected>"));
    exported("export --format csv " RATIOS);
    assert_null(strstr(said, "expected"));
}

static void goldens_stand_beside_each_question(void **state) {
    (void)state;
    exported("export --with-goldens " RATIOS);
    assert_says(said,
                "\"facts\":{\"age_years\":\"50\"},"
                "\"expected\":{\"results\":{\"early_retirement_ratio\":\"0.60\"}}}");
    assert_says(said, "\"expected\":{\"refused\":{\"provision\":\"IV.8.4\"}}");
    assert_says(said, "\"expected\":{\"error\":{\"fact\":\"age_years\"}}");
    exported("export --with-goldens --format csv " RATIOS);
    assert_says(said, "\"id\",\"age_years\",\"expected.early_retirement_ratio\","
                      "\"expected.refused\",\"expected.error\"\r\n");
    assert_says(said, "\"early_retirement_ratio.age_50\",\"50\",\"0.60\",,\r\n");
    exported("export --with-goldens --format xml " RATIOS);
    assert_says(said, "<result name=\"early_retirement_ratio\">0.60</result>");
    assert_says(said, "<refused provision=\"IV.8.4\"/>");
}

static void worked_examples_and_the_others_are_everything(void **state) {
    (void)state;
    size_t all = exported("export"), printed = exported("export --worked-examples");
    assert_true(printed > 0 && printed < all);
    assert_int_equal(printed + exported("export --no-worked-examples"), all);
}

static void facts_have_the_forms_of_the_contract(void **state) {
    (void)state;
    exported("export");
    assert_null(strstr(said, " %\""));
    assert_null(strstr(said, " 6/12\""));
}

static void csv_needs_exactly_one_calculation(void **state) {
    (void)state;
    assert_int_equal(etalon_complains("export --format csv", &said), 2);
    assert_one_line(said);
    assert_says(said, "expected one --calculation");
    assert_int_equal(etalon_complains("export --format csv --calculation early_pension "
                                      "--calculation adjusted_pension",
                                      &said),
                     2);
}

static void options_that_contradict_each_other_are_misuse(void **state) {
    (void)state;
    static const char *const wrong[] = {
        "export --format yaml",           "export --worked-examples --no-worked-examples",
        "export --schema --with-goldens", "export --schema --format xml",
        "grade --format yaml -",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(etalon_complains(wrong[i], &said), 2);
        assert_one_line(said);
    }
    assert_int_equal(
        etalon_complains("export --worked-examples -c '*.negative_age'", &said), 2);
    assert_one_line(said);
}

static void the_schema_describes_the_calculations_selected(void **state) {
    (void)state;
    exported("export --schema " RATIOS);
    json_t *schema = json_loads(said, 0, NULL);
    assert_non_null(schema);
    assert_string_equal(json_string_value(json_object_get(schema, "$schema")),
                        "https://json-schema.org/draft/2020-12/schema");
    const json_t *defs = json_object_get(schema, "$defs");
    const json_t *facts = json_object_get(defs, "early_retirement_ratio.facts");
    const json_t *age =
        json_object_get(json_object_get(facts, "properties"), "age_years");
    assert_string_equal(json_string_value(json_object_get(age, "$ref")),
                        "#/$defs/integer");
    assert_int_equal(json_array_size(json_object_get(facts, "required")), 1);
    assert_non_null(json_object_get(defs, "early_retirement_ratio.results"));
    assert_null(json_object_get(defs, "early_pension.facts"));
    json_decref(schema);
}

/* The verdicts on the answers of a system (a piece of shell) in one format. */
static char *graded(const char *calculation, const char *form, const char *system,
                    int code) {
    char command[2048];
    if (!strcmp(form, "ndjson"))
        snprintf(command, sizeof command,
                 "export --calculation %s | { %s; } | %s grade -v --calculation %s -",
                 calculation, system, ETALON, calculation);
    else
        snprintf(command, sizeof command,
                 "export --calculation %s --format csv"
                 " | python3 tests/systems/answer_csv.py %s %s sh -c '%s'"
                 " | %s grade -v --calculation %s --format %s -",
                 calculation, calculation, form, system, ETALON, calculation, form);
    assert_int_equal(etalon_run(command, &said), code);
    return strdup(said);
}

static void assert_same_in_all_formats(const char *calculation, const char *system,
                                       int code) {
    char *ndjson = graded(calculation, "ndjson", system, code);
    char *csv = graded(calculation, "csv", system, code);
    char *xml = graded(calculation, "xml", system, code);
    assert_says(ndjson, code ? "expected 0.77  got 0.78" : "agree");
    assert_string_equal(csv, ndjson);
    assert_string_equal(xml, ndjson);
    free(ndjson);
    free(csv);
    free(xml);
}

static void answers_as_csv_and_xml_get_the_verdicts_of_ndjson(void **state) {
    (void)state;
    assert_same_in_all_formats("former_spouse_shares", ETALON " answer", 0);
    assert_same_in_all_formats("early_retirement_ratio", ETALON " answer", 0);
}

static void wrong_answers_deviate_in_the_same_way(void **state) {
    (void)state;
    assert_same_in_all_formats("early_retirement_ratio",
                               ETALON " answer | sed s/0[.]77/0.78/", 1);
}

static void the_ending_of_a_file_tells_its_format(void **state) {
    (void)state;
    assert_int_equal(
        etalon_complains("grade " RATIOS " tests/systems/no_such.xml", &said), 3);
    assert_int_equal(etalon_complains("grade --format csv -c '*.age_50' - <<'END'\n"
                                      "id,early_retirement_ratio\n"
                                      "early_retirement_ratio.age_50,\"0.6\n"
                                      "END\n",
                                      &said),
                     3);
    assert_one_line(said);
    assert_says(said, "standard input:2: early_retirement_ratio: found a quote");
}

static void help_shows_examples(void **state) {
    (void)state;
    assert_int_equal(etalon_run("export --help", &said), 0);
    assert_says(said, "usage: etalon export");
    assert_says(said, "examples:");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(questions_never_hold_a_golden_unless_asked),
        cmocka_unit_test(goldens_stand_beside_each_question),
        cmocka_unit_test(worked_examples_and_the_others_are_everything),
        cmocka_unit_test(facts_have_the_forms_of_the_contract),
        cmocka_unit_test(csv_needs_exactly_one_calculation),
        cmocka_unit_test(options_that_contradict_each_other_are_misuse),
        cmocka_unit_test(the_schema_describes_the_calculations_selected),
        cmocka_unit_test(answers_as_csv_and_xml_get_the_verdicts_of_ndjson),
        cmocka_unit_test(wrong_answers_deviate_in_the_same_way),
        cmocka_unit_test(the_ending_of_a_file_tells_its_format),
        cmocka_unit_test(help_shows_examples),
    };
    return cmocka_run_group_tests_name("etalon export", tests, NULL, NULL);
}
