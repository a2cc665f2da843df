#include "calc/tables/printed_table.h"

#include <stddef.h>

const struct table_row *table_row(const struct printed_table *table, long key) {
    for (int i = 0; i < table->row_count; i++)
        if (table->rows[i].key == key)
            return &table->rows[i];
    return NULL;
}
