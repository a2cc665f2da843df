/* The printed tables, set against a second transcription and against their own logic. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "calc/base/number.h"
#include "calc/tables/printed_table.h"

/* Article 8(4): ages 50 to 59. */
static const char *const early[] = {
    "0.60", "0.63", "0.66", "0.69", "0.73", "0.77", "0.81", "0.85", "0.90", "0.95",
};

/* Annex to instructions 12.1 iii) and 12.2 iii): ages 20 to 65. */
static const char *const actuarial[] = {
    "4.7032",  "4.8616",  "5.0255",  "5.1949",  "5.3701",  "5.5512",  "5.7383",
    "5.9318",  "6.1317",  "6.3380",  "6.5506",  "6.7702",  "6.9958",  "7.2295",
    "7.4728",  "7.7285",  "7.9916",  "8.2568",  "8.5385",  "8.8211",  "9.1144",
    "9.4136",  "9.7356",  "10.0573", "10.3918", "10.7410", "11.1070", "11.4740",
    "11.8603", "12.2579", "12.6757", "13.1007", "13.5477", "14.0068", "14.4861",
    "14.9830", "15.5030", "16.0344", "16.6009", "17.1914", "17.8360", "18.0423",
    "18.2427", "18.4375", "18.6025", "18.7657"};

/* Table of instruction 47/2: ages 30 to 60; the ceiling in months, 0 for a dash. */
static const struct {
    const char *year, *month;
    int ceiling;
} lost_rights[] = {
    {"0.5624", "0.0468", 0},   {"0.5722", "0.0477", 0},   {"0.5822", "0.0485", 0},
    {"0.5924", "0.0493", 18},  {"0.6027", "0.0502", 24},  {"0.6135", "0.0511", 30},
    {"0.6243", "0.0520", 36},  {"0.6356", "0.0529", 42},  {"0.6470", "0.0533", 48},
    {"0.6587", "0.0548", 54},  {"0.6707", "0.0558", 60},  {"0.6833", "0.0569", 66},
    {"0.6960", "0.0580", 72},  {"0.7091", "0.0590", 78},  {"0.7224", "0.0602", 84},
    {"0.7359", "0.0613", 90},  {"0.7497", "0.0624", 96},  {"0.7639", "0.0636", 102},
    {"0.7785", "0.0648", 108}, {"0.7935", "0.0661", 114}, {"0.8092", "0.0674", 120},
    {"0.8254", "0.0687", 126}, {"0.8425", "0.0702", 132}, {"0.8604", "0.0717", 138},
    {"0.8791", "0.0733", 132}, {"0.8984", "0.0748", 120}, {"0.9186", "0.0765", 108},
    {"0.9393", "0.0782", 96},  {"0.9602", "0.0800", 84},  {"0.9820", "0.0818", 72},
    {"1", "0.09", 60},
};

static const struct printed_table *const tables[] = {
    &early_pension_ratios,
    &actuarial_coefficients,
    &lost_rights_coefficients_table,
};

static const char *cell(const struct printed_table *table, long key, int column) {
    const struct table_row *row = table_row(table, key);
    if (!row)
        fail_msg("%s: no row %ld", table->name, key);
    return row->cells[column];
}

static void a_row_is_found_by_its_key_and_outside_the_table_there_is_none(void **state) {
    (void)state;
    static const long bounds[][2] = {{50, 59}, {20, 65}, {30, 60}};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        assert_int_equal(table_row(tables[i], bounds[i][0])->key, bounds[i][0]);
        assert_int_equal(table_row(tables[i], bounds[i][1])->key, bounds[i][1]);
        assert_null(table_row(tables[i], bounds[i][0] - 1));
        assert_null(table_row(tables[i], bounds[i][1] + 1));
        assert_null(table_row(tables[i], -bounds[i][0]));
    }
}

static void every_age_has_one_row_in_ascending_order(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        for (int row = 1; row < tables[i]->row_count; row++)
            assert_int_equal(tables[i]->rows[row].key, tables[i]->rows[row - 1].key + 1);
}

static void every_table_cites_a_provision_that_is_a_parameter(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        assert_int_equal(provision_info(tables[i]->provision)->kind, PROVISION_PARAMETER);
}

static void early_pension_ratios_are_as_printed(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof early / sizeof *early; i++)
        assert_string_equal(cell(&early_pension_ratios, 50 + (long)i, 0), early[i]);
}

static void actuarial_coefficients_are_as_printed(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof actuarial / sizeof *actuarial; i++)
        assert_string_equal(cell(&actuarial_coefficients, 20 + (long)i, 0), actuarial[i]);
}

static void coefficients_for_lost_rights_are_as_printed(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof lost_rights / sizeof *lost_rights; i++) {
        long age = 30 + (long)i;
        const struct printed_table *table = &lost_rights_coefficients_table;
        char ceiling[16];
        snprintf(ceiling, sizeof ceiling, "%d", lost_rights[i].ceiling);
        assert_string_equal(cell(table, age, PER_LOST_YEAR), lost_rights[i].year);
        assert_string_equal(cell(table, age, PER_LOST_MONTH), lost_rights[i].month);
        assert_string_equal(cell(table, age, CEILING_MONTHS), ceiling);
    }
}

/* As the default reading has it: the correction where there is one. */
static const char *corrected_month(long age) {
    const struct table_row *row = table_row(&corrected_monthly_coefficients, age);
    return row ? row->cells[0]
               : cell(&lost_rights_coefficients_table, age, PER_LOST_MONTH);
}

/* A twelfth of the yearly coefficient, to four decimals up or down. */
static void every_corrected_month_is_a_twelfth_of_its_year(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    number unit = number_read(arena, "0.0001"), twelve = number_of(arena, 12);
    for (long age = 30; age <= 60; age++) {
        const struct printed_table *table = &lost_rights_coefficients_table;
        number year = number_read(arena, cell(table, age, PER_LOST_YEAR));
        number month = number_read(arena, corrected_month(age));
        number gap = number_minus(arena, month, number_over(arena, year, twelve));
        number below = number_minus(arena, number_of(arena, 0), unit);
        if (number_compare(gap, unit) >= 0 || number_compare(gap, below) <= 0)
            fail_msg("age %ld: %s a month", age, corrected_month(age));
    }
    arena_free(arena);
}

static void only_two_months_are_misprinted(void **state) {
    (void)state;
    for (long age = 30; age <= 60; age++) {
        const struct printed_table *table = &lost_rights_coefficients_table;
        bool same = !strcmp(cell(table, age, PER_LOST_MONTH), corrected_month(age));
        assert_int_equal(same, age != 38 && age != 60);
    }
}

/* Half of what is missing from 35 years at 65, and no more than is left to serve. */
static void printed_ceilings_follow_from_the_age(void **state) {
    (void)state;
    for (int age = 33; age <= 60; age++) {
        int left = (65 - age) * 12, half = (35 * 12 - left) / 2;
        char ceiling[16];
        snprintf(ceiling, sizeof ceiling, "%d", half < left ? half : left);
        assert_string_equal(cell(&lost_rights_coefficients_table, age, CEILING_MONTHS),
                            ceiling);
    }
}

int main(void) {
    const struct CMUnitTest printed_tables[] = {
        cmocka_unit_test(a_row_is_found_by_its_key_and_outside_the_table_there_is_none),
        cmocka_unit_test(every_age_has_one_row_in_ascending_order),
        cmocka_unit_test(every_table_cites_a_provision_that_is_a_parameter),
        cmocka_unit_test(early_pension_ratios_are_as_printed),
        cmocka_unit_test(actuarial_coefficients_are_as_printed),
        cmocka_unit_test(coefficients_for_lost_rights_are_as_printed),
        cmocka_unit_test(every_corrected_month_is_a_twelfth_of_its_year),
        cmocka_unit_test(only_two_months_are_misprinted),
        cmocka_unit_test(printed_ceilings_follow_from_the_age),
    };
    return cmocka_run_group_tests(printed_tables, NULL, NULL);
}
