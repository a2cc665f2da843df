/*
 * Printed tables: rows with a whole-number key (an age) and exact cells, as printed.
 */
#ifndef CALC_TABLES_PRINTED_TABLE_H
#define CALC_TABLES_PRINTED_TABLE_H

#include "calc/law/provision.h"

enum { TABLE_COLUMNS = 4 };

struct table_row {
    long key;
    const char *cells[TABLE_COLUMNS]; /* text of a number, point for comma */
};

struct printed_table {
    enum provision provision;
    const char *name;
    const char *key_name;
    const struct table_row *rows; /* ascending keys */
    int row_count;
};

/* NULL when no row has the key. */
const struct table_row *table_row(const struct printed_table *table, long key);

extern const struct printed_table early_pension_ratios;           /* article 8.4 */
extern const struct printed_table actuarial_coefficients;         /* instructions 12 */
extern const struct printed_table lost_rights_coefficients_table; /* instruction 47/2 */
extern const struct printed_table corrected_monthly_coefficients;

/* Columns of the table of instruction 47/2. */
enum { PER_LOST_YEAR, PER_LOST_MONTH, CEILING_MONTHS };

#endif
