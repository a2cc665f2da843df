#include "harness/report/csv_line.h"

#include <csv.h>
#include <string.h>

#include "calc/base/number.h"

void csv_line(FILE *out, const char *const *cells, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const char *text = cells[i] ? cells[i] : "";
        if (i)
            fputc(',', out);
        csv_fwrite(out, text, strlen(text));
    }
    fputs("\r\n", out);
}

const char *csv_tame(struct arena *arena, const char *text) {
    if (!text || !*text || !strchr("=+-@", *text) || number_read(arena, text))
        return text;
    return arena_print(arena, "'%s", text);
}
