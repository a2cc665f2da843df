/* Article 8, paragraph 4: ratio of an early pension to the pension at sixty, by age. */
#include "calc/tables/printed_table.h"

static const struct table_row rows[] = {
    {50, {"0.60"}}, {51, {"0.63"}}, {52, {"0.66"}}, {53, {"0.69"}}, {54, {"0.73"}},
    {55, {"0.77"}}, {56, {"0.81"}}, {57, {"0.85"}}, {58, {"0.90"}}, {59, {"0.95"}},
};

const struct printed_table early_pension_ratios = {
    .provision = IV_8_4_table,
    .name = "early pension ratios",
    .key_name = "age",
    .rows = rows,
    .row_count = sizeof rows / sizeof *rows,
};
