/* Whether the value of a working proves the result a golden states. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/working_lines.h"

static bool proves(const char *expression, const char *type, const char *result) {
    char statement[200];

    snprintf(statement, sizeof statement, "%s = %s", expression, expression);
    return working_proves(value_of(statement), type, result);
}

static void numbers_prove_results(void **state) {
    (void)state;
    assert_true(proves("1890", "money", "1890.00"));
    assert_false(proves("1890.001", "money", "1890.00"));
    assert_false(proves("1/2", "money", "1/2"));
    assert_false(proves("1/2", "money", "50 %"));
    assert_true(proves("20.5", "number", "20 6/12"));
    assert_true(proves("71/6", "number", "71/6"));
    assert_true(proves("12", "integer", "12"));
    assert_false(proves("12", "integer", "12.0"));
    assert_false(proves("12.5", "integer", "12"));
    assert_false(proves("'12'", "integer", "12"));
    assert_false(proves("12", "number", "12,0"));
}

static void a_rate_in_percent_is_proved_by_either_form(void **state) {
    (void)state;
    assert_true(proves("51", "rate", "51 %"));
    assert_true(proves("0.51", "rate", "51 %"));
    assert_true(proves("51 %", "rate", "0.51"));
    assert_false(proves("51", "rate", "0.51"));
    assert_false(proves("51", "number", "51 %"));
    assert_false(proves("5100", "rate", "51 %"));
    assert_true(proves("16/21", "rate", "16/21"));
}

static void other_values_prove_results(void **state) {
    (void)state;
    assert_true(proves("true", "boolean", "true"));
    assert_false(proves("true", "boolean", "false"));
    assert_false(proves("1", "boolean", "true"));
    assert_true(proves("1958-09-01", "date", "1958-09-01"));
    assert_false(proves("1958-09-01", "date", "1958-09-02"));
    assert_false(proves("1958-09-01", "date", "1958-09"));
    assert_true(proves("1958-09-30", "month", "1958-09"));
    assert_true(proves("'1958-09'", "month", "1958-09"));
    assert_false(proves("1958-10-01", "month", "1958-09"));
    assert_true(proves("'1958-09-01T22:00'", "datetime", "1958-09-01T22:00"));
    assert_true(proves("P12M", "period", "P1Y"));
    assert_true(proves("P400D", "period", "P1Y1M10D"));
    assert_false(proves("360", "period", "P1Y"));
    assert_false(proves("P1D / 2", "period", "P0D"));
    assert_true(proves("'iv'", "choice", "iv"));
    assert_true(proves("'iv'", "text", " iv\n"));
    assert_true(proves("'A.4'", "grade", "A.4"));
    assert_true(proves("'FR'", "country", "FR"));
    assert_false(proves("'EUR'", "currency", "USD"));
    assert_false(proves("1", "record", "1"));
    assert_false(working_proves(NULL, "number", "1"));
}

#define PROVES_LIST(expression, type, ...)                                               \
    working_proves_list(value_of(expression " = " expression), type,                     \
                        (const char *const[]){__VA_ARGS__},                              \
                        ARRAY_SIZE(((const char *const[]){__VA_ARGS__})))

static void lists_prove_results_in_any_order(void **state) {
    (void)state;
    assert_true(PROVES_LIST("['i', 'iv']", "choice", "iv", "i"));
    assert_false(PROVES_LIST("['i', 'iv']", "choice", "iv"));
    assert_false(PROVES_LIST("['i', 'i', 'iv']", "choice", "iv", "iv", "i"));
    assert_true(
        PROVES_LIST("[2001-01-01, 2002-01-01]", "date", "2002-01-01", "2001-01-01"));
    assert_true(PROVES_LIST("[51, 2]", "rate", "2 %", "51 %"));
    assert_true(PROVES_LIST("[0.51, 2 %]", "rate", "2 %", "51 %"));
    assert_false(PROVES_LIST("[0.51, 2]", "rate", "2 %", "51 %"));
    assert_false(PROVES_LIST("'i'", "choice", "i"));
    assert_true(working_proves_list(value_of("[] = []"), "choice", NULL, 0));
}

static void contract_types_have_a_type_of_value(void **state) {
    enum working_type type;

    (void)state;
    assert_true(working_type_of("money", &type));
    assert_int_equal(type, WORKING_NUMBER);
    assert_true(working_type_of("grade", &type));
    assert_int_equal(type, WORKING_TEXT);
    assert_true(working_type_of("month", &type));
    assert_int_equal(type, WORKING_DATE);
    assert_false(working_type_of("records", &type));
}

int main(void) {
    const struct CMUnitTest harness_case_working_proof[] = {
        TEST(numbers_prove_results),
        TEST(a_rate_in_percent_is_proved_by_either_form),
        TEST(other_values_prove_results),
        TEST(lists_prove_results_in_any_order),
        TEST(contract_types_have_a_type_of_value),
    };
    return cmocka_run_group_tests_name("working_proof", harness_case_working_proof, NULL,
                                       NULL);
}
