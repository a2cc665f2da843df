/* What a working says of a line that is wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/working_lines.h"

static void a_false_line_shows_both_sides(void **state) {
    (void)state;
    assert_message("20.5 * 2 = 42",
                   "column 10: not true: left 41, right 42, expected left = right");
    assert_message("50 < 49",
                   "column 4: not true: left 50, right 49, expected left < right");
    assert_message(
        "71/6 = 12",
        "column 6: not true: left 71/6 = 11.833333..., right 12, expected left = right");
    assert_message("'é' = 'e'",
                   "column 5: not true: left 'é', right 'e', expected left = right");
    assert_message("'€€' = 'e'",
                   "column 6: not true: left '€€', right 'e', expected left = right");
    assert_message("P1Y = P11M",
                   "column 5: not true: left P1Y, right P11M, expected left = right");
}

static void a_line_that_cannot_be_read_says_where(void **state) {
    (void)state;
    assert_message(
        "", "column 1: found the end of the line, expected a value, a name or `(`");
    assert_message("2 + 2", "column 6: found the end of the line, expected an operator "
                            "or one of = != < <= > >=");
    assert_message(
        "2 +", "column 4: found the end of the line, expected a value, a name or `(`");
    assert_message("2 = 2 2",
                   "column 7: found `2`, expected an operator or the end of the line");
    assert_message("1 < 2 < 3", "column 7: found `<`, expected one relation to a line, "
                                "or ( ) around a comparison");
    assert_message("(1 + 1 = 2",
                   "column 11: found the end of the line, expected an operator or `)`");
    assert_message("1 = 1)",
                   "column 6: found `)`, expected an operator or the end of the line");
    assert_message("min(1, ) = 1",
                   "column 8: found `)`, expected a value, a name or `(`");
    assert_message("min(1 2) = 1",
                   "column 7: found `2`, expected an operator, `,` or `)`");
    assert_message(
        "['i' = 'i'",
        "column 11: found the end of the line, expected an operator, `,` or `]`");
    assert_message("20 6/12 = 20.5",
                   "column 4: found `6`, expected an operator or one of = != < <= > >=");
    assert_message("12abc = 1", "column 1: found `12abc`, expected a number");
    assert_message("1.2.3 = 1", "column 1: found `1.2.3`, expected a number");
    assert_message("1 == 1", "column 4: found `=`, expected a value, a name or `(`");
    assert_message("é × 2 = 1",
                   "column 1: found `é`, expected a value, a name or an operator");
    assert_message("2 $ 2 = 1",
                   "column 3: found `$`, expected a value, a name or an operator");
    assert_message("Rate = 1",
                   "column 1: found `Rate`, expected a value, a name or an operator");
    assert_message(
        "raTe = 1",
        "column 1: found `raTe`, expected a name in small letters, digits and _");
    assert_message("2001-02-29 = 1",
                   "column 1: found `2001-02-29`, expected a day of the calendar");
    assert_message("P1X = P1D",
                   "column 1: found `P1X`, expected a period such as P39Y11M19D");
    assert_message("P99999Y = P1D",
                   "column 1: found `P99999Y`, expected a period such as P39Y11M19D");
    assert_message(
        "'open = 1",
        "column 1: found `'open = 1`, expected a text that ends with ' on its line");
}

static void types_that_do_not_fit_are_named(void **state) {
    (void)state;
    assert_message("2001-01-01 * 2 = 1",
                   "column 12: found date * number, expected types that `*` can join");
    assert_message("2001-01-01 = 1",
                   "column 12: found date = number, expected types that `=` can join");
    assert_message("'a' < 'b'",
                   "column 5: found text < text, expected types that `<` can join");
    assert_message("1 + P1D = P2D",
                   "column 3: found number + period, expected types that `+` can join");
    assert_message("P1D * P1D = P1D",
                   "column 5: found period * period, expected types that `*` can join");
    assert_message("true and 1 = true", "column 10: found number, expected a condition");
    assert_message("not 1 = true", "column 5: found number, expected a condition");
    assert_message("if(1, 2, 3) = 2", "column 4: found number, expected a condition");
    assert_message("-'a' = 1",
                   "column 1: found text, expected a number or period after `-`");
    assert_message("P1Y % = 1", "column 5: found period, expected a number before `%`");
    assert_message("years(2) = 2", "column 7: found number in years(), expected period");
    assert_message("floor(true) = 2",
                   "column 7: found boolean in floor(), expected number or period");
    assert_message("min(1, P1D) = 1", "column 8: found period in min(), expected number");
    assert_message("[['i']] = []",
                   "column 2: found a list inside a list, expected a scalar");
}

static void unknown_names_and_wrong_counts_are_reported(void **state) {
    (void)state;
    assert_message(
        "1 + other = 2",
        "column 5: found `other`, expected a fact of the case or an earlier line");
    assert_message("sqrt(4) = 2",
                   "column 1: found `sqrt(`, expected the name of a function");
    assert_message("floor() = 2", "column 1: found floor() with 0 arguments, expected 1");
    assert_message("round(2) = 2",
                   "column 1: found round() with 1 arguments, expected 2");
    assert_message("min(2) = 2",
                   "column 1: found min() with 1 arguments, expected 2 or more");
    assert_message("if(true, 2) = 2",
                   "column 1: found if() with 2 arguments, expected 3");
}

static void values_out_of_bounds_are_reported(void **state) {
    (void)state;
    assert_message("1 / (2 - 2) = 1", "column 3: found a division by zero");
    assert_message("P1D / P0D = 1", "column 5: found a division by zero");
    assert_message("P9999Y + P1D = P1D",
                   "column 8: found a period beyond P9999Y, expected a shorter one");
    assert_message("period(9999999) = P1D",
                   "column 1: found a period beyond P9999Y, expected a shorter one");
    assert_message("9999-12-31 + 1 = 1",
                   "column 12: found a day outside the years 1 to 9999");
    assert_message("0001-01-01 - P1M = 1",
                   "column 12: found a day outside the years 1 to 9999");
    assert_message("first_of_next_month(9999-12-01) = 1",
                   "column 1: found a day outside the years 1 to 9999");
    assert_message("add_years(9999-02-01, 1) = 1",
                   "column 1: found a day outside the years 1 to 9999");
    assert_message(
        "2001-01-01 + 0.5 = 1",
        "column 12: found 0.5, expected a whole number of days up to ten million");
    assert_message(
        "2001-01-01 + P1D / 2 = 1",
        "column 12: found P0.5D, expected a whole number of days up to ten million");
    assert_message("2001-01-01 + 99999999999 = 1",
                   "column 12: found 99999999999, expected a whole number of days up to "
                   "ten million");
    assert_message("add_months(2001-01-01, 1/2) = 1",
                   "column 25: found 0.5, expected a whole number up to ten million");
    assert_message("round(1, 21) = 1", "column 10: found 21 places, expected 0 to 20");
    assert_message("round(1, -1) = 1", "column 10: found -1 places, expected 0 to 20");
    assert_message(
        "span_incl(2001-01-02, 2001-01-01) = P0D",
        "column 23: found 2001-01-02 after 2001-01-01, expected dates in order");
    assert_message(
        "whole_years(2001-01-02, 2001-01-01) = 0",
        "column 25: found 2001-01-02 after 2001-01-01, expected dates in order");
}

static void assert_refused(const char *statement, const char *part_of_message) {
    assert_false(working_line(working, NULL, statement, NULL, message, sizeof message));
    if (!strstr(message, part_of_message))
        fail_msg("%s", message);
}

static void depth_and_length_are_bounded(void **state) {
    static const char *const openings[] = {"(", "-", "not ", "min(1,", "["};
    char statement[6000] = "";

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(openings); i++) {
        statement[0] = '\0';
        for (int depth = 0; depth < 65; depth++)
            strcat(statement, openings[i]);
        assert_refused(statement, "more than 64 levels of nesting");
    }
    memset(statement, '1', 65);
    statement[65] = '\0';
    assert_refused(statement, "expected a shorter number");
    memset(statement, 'a', 65);
    assert_refused(statement, "expected a shorter name");
    memset(statement, ' ', sizeof statement - 1);
    assert_refused(statement, "found a line of more than 4096 bytes");
    strcpy(statement, "1");
    for (int i = 0; i < 2000; i++)
        strcat(statement, "+1");
    strcat(statement, " = 2001");
    value_of(statement);
}

static void numbers_cannot_grow_without_end(void **state) {
    char statement[100], name[10];

    (void)state;
    assert_true(named_line("x0", "9999999999 = 9999999999"));
    for (int i = 0; i < 20; i++) {
        snprintf(statement, sizeof statement, "x%d * x%d = x%d * x%d", i, i, i, i);
        snprintf(name, sizeof name, "x%d", i + 1);
        if (!named_line(name, statement))
            break;
    }
    assert_non_null(strstr(message, "found a number with too many digits"));
}

static void a_message_is_cut_between_characters(void **state) {
    char small[12];

    (void)state;
    assert_false(working_line(working, NULL, "é = 1", NULL, small, sizeof small));
    assert_string_equal(small, "column 1: f");
    for (size_t size = 0; size < 60; size++) {
        char cut[60] = "";
        assert_false(working_line(working, NULL, "'éé' = 'é€'", NULL, cut, size));
        assert_true(strlen(cut) < size || size == 0);
        if (strlen(cut) > 0)
            assert_true((unsigned char)cut[strlen(cut) - 1] != 0xC3);
    }
    assert_false(working_line(working, NULL, "1 = 2", NULL, NULL, 0));
}

/* Cutting and changing good lines gives thousands of bad ones: none may crash. */
static void bad_lines_never_crash(void **state) {
    static const char *const good[] = {
        "if((1 < 2) and not false, min(-2.5 * 2 %, 'é'), [1, 'x'] + []) != 3",
        "span_incl(1948-01-08, 1958-07-31) + P1Y2M3D * 1/3 >= period(12) - P3M",
        "round(add_months(2001-02-28 + P1M, 3) - 2000-02-29, 2) / years(P3D) = true or x",
    };
    static const char spoilers[] = "()[],'%*/-+=<!.9Pa \n\x01\xC3";
    char line[200];

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(good); i++)
        for (size_t at = 0; at < strlen(good[i]); at++) {
            snprintf(line, sizeof line, "%.*s", (int)at, good[i]);
            working_line(working, NULL, line, NULL, message, sizeof message);
            working_line(working, NULL, good[i] + at, NULL, message, sizeof message);
            for (const char *spoiler = spoilers; *spoiler; spoiler++) {
                strcpy(line, good[i]);
                line[at] = *spoiler;
                working_line(working, NULL, line, NULL, message, sizeof message);
                assert_null(strchr(message, '\n'));
            }
        }
}

int main(void) {
    const struct CMUnitTest harness_case_working_message[] = {
        TEST(a_false_line_shows_both_sides),
        TEST(a_line_that_cannot_be_read_says_where),
        TEST(types_that_do_not_fit_are_named),
        TEST(unknown_names_and_wrong_counts_are_reported),
        TEST(values_out_of_bounds_are_reported),
        TEST(depth_and_length_are_bounded),
        TEST(numbers_cannot_grow_without_end),
        TEST(a_message_is_cut_between_characters),
        TEST(bad_lines_never_crash),
    };
    return cmocka_run_group_tests_name("working_message", harness_case_working_message,
                                       NULL, NULL);
}
