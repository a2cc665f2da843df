/* Printed figures: the same value in the regulation's way of writing, or not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "harness/case/printed_figure.h"

struct pair {
    const char *printed, *accepted;
};

static void check(enum value_type type, const char *unit, const struct pair *pairs,
                  bool agree) {
    const struct field field = {.name = "figure", .type = type, .unit = unit};
    for (; pairs->printed; pairs++)
        if (printed_figure_agrees(pairs->printed, pairs->accepted, &field) != agree)
            fail_msg("'%s' and '%s'", pairs->printed, pairs->accepted);
}

#define PAIRS(...) ((const struct pair[]){__VA_ARGS__, {NULL, NULL}})

static void amounts_agree_to_the_cent(void **state) {
    (void)state;
    check(TYPE_MONEY, NULL,
          PAIRS({"21 015,55", "21015.55"}, {"22 867,35 EUR", "22867.35"},
                {"22\u202f867,35 €", "22867.35"}, {"22\u00a0867,35€", "22867.35"},
                {"1.890,00 euros", "1890.00"}, {"1 000", "1000.00"},
                {"1 000 000,5", "1000000.50"}, {"35", "35.00"}),
          true);
    check(TYPE_MONEY, NULL,
          PAIRS({"21 015,55", "21017.79"}, {"21 018", "21017.79"},
                {"22 867,45", "22867.35"}, {"100 x 17,5", "35.00"}, {"", "0.00"},
                {"EUR", "0.00"}, {"1,2,3", "1.23"}, {"12 34", "1234.00"}),
          false);
}

static void rates_agree_by_value(void **state) {
    (void)state;
    check(TYPE_RATE, NULL,
          PAIRS({"51 %", "0.51"}, {"51 %", "51 %"}, {"0,77", "77 %"}, {"16/21", "16/21"},
                {"22 867,35/45 734,70", "1/2"}, {"68,58%", "68.58 %"}),
          true);
    check(TYPE_RATE, NULL,
          PAIRS({"51", "51 %"}, {"68,78 %", "68.58 %"}, {"51 %", "0.514"}, {"1/0", "1"}),
          false);
}

static void a_number_without_exact_decimals_may_be_printed_rounded(void **state) {
    (void)state;
    check(TYPE_RATE, NULL,
          PAIRS({"47,17 %", "1794/3803"}, {"0,4717", "1794/3803"}, {"47 %", "1794/3803"}),
          true);
    check(TYPE_RATE, NULL, PAIRS({"47,18 %", "1794/3803"}, {"0,47", "0.4717"}), false);
    check(TYPE_MONEY, NULL, PAIRS({"0,33", "1/3"}), false);
}

static void lengths_of_time_agree_by_their_unit(void **state) {
    (void)state;
    check(TYPE_PERIOD, NULL,
          PAIRS({"25 ans 11 jours", "P25Y11D"}, {"9 ans 11 mois 19 jours", "P9Y11M19D"},
                {"1 an et 1 jour", "P1Y1D"}, {"18 mois", "P1Y6M"}),
          true);
    check(TYPE_PERIOD, NULL,
          PAIRS({"25 ans 12 jours", "P25Y11D"}, {"25", "P25Y"}, {"ans", "P0D"}), false);
    check(TYPE_NUMBER, "years",
          PAIRS({"5 ans", "5"}, {"20 ans 6 mois", "20 6/12"}, {"17,5 annuités", "17.5"}),
          true);
    check(TYPE_NUMBER, "years", PAIRS({"6 mois", "6"}), false);
    check(TYPE_INTEGER, "months", PAIRS({"6 mois", "6"}, {"1 an", "12"}), true);
}

static void dates_and_words(void **state) {
    (void)state;
    check(TYPE_DATE, NULL,
          PAIRS({"1.7.1974", "1974-07-01"}, {"01/07/1974", "1974-07-01"}), true);
    check(TYPE_DATE, NULL,
          PAIRS({"11.7.1974", "1974-07-01"}, {"31.2.1974", "1974-02-28"},
                {"1.7.19745", "1974-07-01"}, {"-1.7.1974", "1974-07-01"}),
          false);
    check(TYPE_CHOICE, NULL, PAIRS({"44", "44"}), true);
    check(TYPE_CHOICE, NULL, PAIRS({"44", "45"}), false);
}

static void a_figure_too_long_to_be_one_differs(void **state) {
    (void)state;
    char digits[4000];
    snprintf(digits, sizeof digits, "%03999d", 7);
    check(TYPE_NUMBER, NULL, PAIRS({digits, "7"}), false);
    check(TYPE_NUMBER, NULL,
          PAIRS({"99999999999999999999999999 ans", "1"}, {"7", digits}), false);
}

int main(void) {
    const struct CMUnitTest printed_figure[] = {
        cmocka_unit_test(amounts_agree_to_the_cent),
        cmocka_unit_test(rates_agree_by_value),
        cmocka_unit_test(a_number_without_exact_decimals_may_be_printed_rounded),
        cmocka_unit_test(lengths_of_time_agree_by_their_unit),
        cmocka_unit_test(dates_and_words),
        cmocka_unit_test(a_figure_too_long_to_be_one_differs),
    };
    return cmocka_run_group_tests(printed_figure, NULL, NULL);
}
