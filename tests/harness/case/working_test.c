/* Workings: every number here can be checked by head. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/working_lines.h"

/* numbers */

static void numbers_are_exact(void **state) {
    (void)state;
    HOLD("0.1 + 0.2 = 0.3", "1/3 + 1/3 + 1/3 = 1", "2/3 != 0.6666666667", "20.5 * 2 = 41",
         "100 / 8 = 12.5", "1 - 3 = -2");
}

static void operators_bind_as_in_school(void **state) {
    (void)state;
    HOLD("2 + 3 * 4 = 14", "(2 + 3) * 4 = 20", "10 - 4 - 3 = 3", "24 / 4 / 2 = 3",
         "2 * -3 = -6", "-2 - -3 = 1", "- (2 + 3) = -5", "24 / (4 / 2) = 12");
}

static void percent_divides_by_100_and_binds_tightest(void **state) {
    (void)state;
    HOLD("51 % = 0.51", "51% = 0.51", "20.5 * 2 % = 41 %", "-5 % = -0.05",
         "(1 + 1) % = 0.02", "100 % - 5 % = 95 %");
}

static void relations_compare_numbers(void **state) {
    (void)state;
    HOLD("49 < 50", "50 <= 50", "51 > 50", "50 >= 50", "49 != 50", "1/3 < 0.34");
}

static void a_comparison_in_parentheses_is_a_boolean(void **state) {
    (void)state;
    HOLD("(49 < 50) = true", "(50 < 50) = false", "(1 < 2) and (2 < 3) = true",
         "(1 < 2) and (3 < 2) = false", "(1 > 2) or (2 < 3) = true", "not (1 > 2) = true",
         "not true or true = true", "true or true and false = true", "true != false",
         "(1 = 1) = (2 = 2)");
}

static void conditions_stop_where_they_are_decided(void **state) {
    (void)state;
    HOLD("(1 = 1) or (1 / 0 = 1) = true", "(1 = 2) and (1 / 0 = 1) = false",
         "if(1 = 1, 7, 1 / 0) = 7", "if(1 > 2, 1 / 0, 8) = 8");
}

static void functions_of_numbers(void **state) {
    (void)state;
    HOLD("min(3, 2) = 2", "max(3, 2, 5, 4) = 5", "min(20.5 * 5/100, 2) = 1.025",
         "floor(2.9) = 2", "floor(-2.1) = -3", "ceil(2.1) = 3", "ceil(-2.9) = -2",
         "abs(-4) = 4", "max(2001-01-01, 2001-02-01) = 2001-02-01",
         "min(P1Y, P11M) = P11M");
}

static void rounding_is_half_up_away_from_zero(void **state) {
    (void)state;
    HOLD("round(2.345, 2) = 2.35", "round(2.344999, 2) = 2.34",
         "round(-2.345, 2) = -2.35", "round(2.5, 0) = 3", "round(-0.4, 0) = 0",
         "round(2/3, 2) = 0.67", "round(1, 20) = 1");
}

/* texts and lists */

static void texts_and_lists_are_compared_whole(void **state) {
    (void)state;
    HOLD("'vi' = 'vi'", "'vi' != 'iv'", "['i', 'iv'] = ['iv', 'i']",
         "['i'] + ['ii'] = ['ii', 'i']", "['i', 'i'] != ['i']",
         "['i', 'i', 'ii'] != ['i', 'ii', 'ii']", "[] + [] = []", "[] != ['i']",
         "[1, 2001-01-01] = [2001-01-01, 2 / 2]", "if(1 < 2, ['i'], []) = ['i']");
}

/* facts and names */

static void facts_are_known_by_their_names(void **state) {
    (void)state;
    assert_true(working_define(working, "reckonable_years", "20 6/12", WORKING_NUMBER));
    assert_true(working_define(working, "birth_date", " 1958-09-01\n", WORKING_DATE));
    assert_true(working_define(working, "service", "P2Y6M", WORKING_PERIOD));
    assert_true(working_define(working, "married", "false", WORKING_BOOLEAN));
    assert_true(working_define(working, "grade", "A.4", WORKING_TEXT));
    assert_true(working_define(working, "days", "3", WORKING_NUMBER));
    HOLD("reckonable_years * 2 = 41", "birth_date + 1 = 1958-09-02",
         "years(service) = 2.5", "married = false", "grade = 'A.4'",
         "days(P1D * days) = days");
}

static void a_number_has_many_forms(void **state) {
    static const char *const forms[][2] = {
        {"17.5", "17.5"},      {"71/6", "71/6"},
        {"20 6/12", "20.5"},   {"51 %", "0.51"},
        {"51%", "0.51"},       {" 1890.00 ", "1890"},
        {"-20 6/12", "-20.5"}, {"16/21", "16/21"},
        {"6/3 %", "0.02"},     {"0", "0"},
        {"007", "7"},          {"-0.05", "-0.05"},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(forms); i++) {
        assert_true(working_define(working, "n", forms[i][0], WORKING_NUMBER));
        assert_text("n", forms[i][1]);
    }
}

static void a_month_stands_for_its_first_day(void **state) {
    (void)state;
    assert_true(working_define(working, "month", "1958-09", WORKING_DATE));
    HOLD("month = 1958-09-01");
}

static void bad_facts_are_refused(void **state) {
    static const struct {
        const char *text;
        enum working_type type;
    } bad[] = {
        {"", WORKING_NUMBER},         {"12,5", WORKING_NUMBER},
        {"1.", WORKING_NUMBER},       {".5", WORKING_NUMBER},
        {"1/0", WORKING_NUMBER},      {"20 6", WORKING_NUMBER},
        {"20 6/0", WORKING_NUMBER},   {"1.5 1/2", WORKING_NUMBER},
        {"1e5", WORKING_NUMBER},      {"--1", WORKING_NUMBER},
        {"5 % %", WORKING_NUMBER},    {"1/2/3", WORKING_NUMBER},
        {"2001-02-29", WORKING_DATE}, {"2001-13-01", WORKING_DATE},
        {"0000-01-01", WORKING_DATE}, {"1.2.2001", WORKING_DATE},
        {"2001-2-1", WORKING_DATE},   {"P", WORKING_PERIOD},
        {"P1", WORKING_PERIOD},       {"P1D1Y", WORKING_PERIOD},
        {"P1Y1Y", WORKING_PERIOD},    {"P1.5D", WORKING_PERIOD},
        {"P10000Y", WORKING_PERIOD},  {"P99999999D", WORKING_PERIOD},
        {"yes", WORKING_BOOLEAN},     {"", WORKING_BOOLEAN},
        {"a\nb", WORKING_TEXT},       {"1", WORKING_LIST},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(bad); i++)
        if (working_define(working, "x", bad[i].text, bad[i].type))
            fail_msg("accepted: %s", bad[i].text);
    assert_false(working_define(working, "Name", "1", WORKING_NUMBER));
    assert_false(working_define(working, "", "1", WORKING_NUMBER));
    assert_false(working_define(working, "1a", "1", WORKING_NUMBER));
    assert_false(working_define(working, "and", "1", WORKING_NUMBER));
}

static void a_named_line_serves_the_lines_after_it(void **state) {
    (void)state;
    assert_true(named_line("at_60", "20.5 * 2 = 41"));
    assert_true(named_line("bonus", "min(at_60 * 5/100, 2) = 2"));
    assert_true(named_line(NULL, "at_60 + 2.5 * (2 + bonus) = 51"));
    assert_string_equal(working_text(working, working_line_value(working, NULL)), "51");
    assert_string_equal(working_text(working, working_line_value(working, "bonus")), "2");
    assert_null(working_line_value(working, "other"));
}

static void a_line_hides_the_fact_of_its_name(void **state) {
    (void)state;
    assert_true(working_define(working, "rate", "40", WORKING_NUMBER));
    assert_null(working_line_value(working, "rate"));
    assert_true(named_line("rate", "rate + 1 = 41"));
    assert_true(named_line(NULL, "rate = 41"));
    assert_true(working_define(working, "rate", "50", WORKING_NUMBER));
    assert_true(named_line(NULL, "rate = 41"));
}

static void the_name_of_a_line_is_given_once(void **state) {
    (void)state;
    assert_true(named_line("rate", "1 = 1"));
    assert_false(named_line("rate", "2 = 2"));
    assert_string_equal(message,
                        "found the name `rate` of an earlier line, expected another");
    assert_false(named_line("Rate", "2 = 2"));
    assert_string_equal(message,
                        "found the name `Rate`, expected small letters, digits and _");
    assert_false(named_line("false_line", "1 = 2"));
    assert_null(working_line_value(working, "false_line"));
}

static void the_value_of_a_line_is_its_right_side_or_true(void **state) {
    (void)state;
    assert_string_equal(working_text(working, value_of("40 + 1 = 82 / 2")), "41");
    assert_string_equal(working_text(working, value_of("49 < 50")), "true");
    assert_string_equal(working_text(working, value_of("(50 < 50) = false")), "false");
    assert_int_equal(working_value_type(value_of("P1D = P1D")), WORKING_PERIOD);
}

/* printing */

static void values_are_printed_as_a_line_writes_them(void **state) {
    (void)state;
    assert_text("71/6", "71/6");
    assert_text("1/8", "0.125");
    assert_text("-1/800", "-0.00125");
    assert_text("1200", "1200");
    assert_text("1958-09-01", "1958-09-01");
    assert_text("0001-01-01", "0001-01-01");
    assert_text("P14M3D", "P1Y2M3D");
    assert_text("P360D", "P1Y");
    assert_text("P1Y - P1Y", "P0D");
    assert_text("-P40D", "-P1M10D");
    assert_text("P1M * 1.05", "P1M1.5D");
    assert_text("P1D / 3", "P1/3D");
    assert_text("not true", "false");
    assert_text("['i', 2] + [P1D]", "['i', 2, P1D]");
    assert_text("[]", "[]");
}

int main(void) {
    const struct CMUnitTest harness_case_working[] = {
        TEST(numbers_are_exact),
        TEST(operators_bind_as_in_school),
        TEST(percent_divides_by_100_and_binds_tightest),
        TEST(relations_compare_numbers),
        TEST(a_comparison_in_parentheses_is_a_boolean),
        TEST(conditions_stop_where_they_are_decided),
        TEST(functions_of_numbers),
        TEST(rounding_is_half_up_away_from_zero),
        TEST(texts_and_lists_are_compared_whole),
        TEST(facts_are_known_by_their_names),
        TEST(a_number_has_many_forms),
        TEST(a_month_stands_for_its_first_day),
        TEST(bad_facts_are_refused),
        TEST(a_named_line_serves_the_lines_after_it),
        TEST(a_line_hides_the_fact_of_its_name),
        TEST(the_name_of_a_line_is_given_once),
        TEST(the_value_of_a_line_is_its_right_side_or_true),
        TEST(values_are_printed_as_a_line_writes_them),
    };
    return cmocka_run_group_tests_name("working", harness_case_working, NULL, NULL);
}
