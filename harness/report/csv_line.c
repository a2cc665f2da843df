#include "harness/report/csv_line.h"

#include <csv.h>
#include <string.h>

void csv_line(FILE *out, const char *const *cells, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const char *text = cells[i] ? cells[i] : "";
        if (i)
            fputc(',', out);
        csv_fwrite(out, text, strlen(text));
    }
    fputs("\r\n", out);
}
