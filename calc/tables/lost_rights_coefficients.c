/*
 * Instruction 47/2: coefficients and ceilings of the credit for lost pension rights, by
 * age on entry, as printed; ceilings in months, a dash is nought.
 */
#include "calc/tables/printed_table.h"

static const struct table_row rows[] = {
    {30, {"0.5624", "0.0468", "0"}},   {31, {"0.5722", "0.0477", "0"}},
    {32, {"0.5822", "0.0485", "0"}},   {33, {"0.5924", "0.0493", "18"}},
    {34, {"0.6027", "0.0502", "24"}},  {35, {"0.6135", "0.0511", "30"}},
    {36, {"0.6243", "0.0520", "36"}},  {37, {"0.6356", "0.0529", "42"}},
    {38, {"0.6470", "0.0533", "48"}},  {39, {"0.6587", "0.0548", "54"}},
    {40, {"0.6707", "0.0558", "60"}},  {41, {"0.6833", "0.0569", "66"}},
    {42, {"0.6960", "0.0580", "72"}},  {43, {"0.7091", "0.0590", "78"}},
    {44, {"0.7224", "0.0602", "84"}},  {45, {"0.7359", "0.0613", "90"}},
    {46, {"0.7497", "0.0624", "96"}},  {47, {"0.7639", "0.0636", "102"}},
    {48, {"0.7785", "0.0648", "108"}}, {49, {"0.7935", "0.0661", "114"}},
    {50, {"0.8092", "0.0674", "120"}}, {51, {"0.8254", "0.0687", "126"}},
    {52, {"0.8425", "0.0702", "132"}}, {53, {"0.8604", "0.0717", "138"}},
    {54, {"0.8791", "0.0733", "132"}}, {55, {"0.8984", "0.0748", "120"}},
    {56, {"0.9186", "0.0765", "108"}}, {57, {"0.9393", "0.0782", "96"}},
    {58, {"0.9602", "0.0800", "84"}},  {59, {"0.9820", "0.0818", "72"}},
    {60, {"1", "0.09", "60"}},
};

const struct printed_table lost_rights_coefficients_table = {
    .provision = IV_instr47_2_table,
    .name = "coefficients for lost rights",
    .key_name = "age",
    .rows = rows,
    .row_count = sizeof rows / sizeof *rows,
};

/*
 * The monthly coefficient is a twelfth of the yearly one. Two printed ones are not, by
 * more than their last digit: 0.0533 for 0.6470 / 12 and 0.09 for 1 / 12.
 */
static const struct table_row corrections[] = {
    {38, {"0.0539"}},
    {60, {"0.0833"}},
};

const struct printed_table corrected_monthly_coefficients = {
    .provision = IV_instr47_2_table,
    .name = "corrected monthly coefficients",
    .key_name = "age",
    .rows = corrections,
    .row_count = sizeof corrections / sizeof *corrections,
};
