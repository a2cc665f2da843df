#include "harness/report/verdict_list.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "harness/text.h"

static void write_line(FILE *out, const struct judged *judged) {
    const struct specimen *specimen = judged->specimen;
    fprintf(out, "%s\t%s\t", verdict_text(judged->judgement.verdict), specimen->id);
    for (size_t i = 0; i < specimen->claims.count; i++)
        fprintf(out, "%s%s", i ? " " : "", provision_id(specimen->claims.items[i]));
    fputc('\n', out);
}

bool verdict_list_write(const struct tally *tally, const char *path,
                        struct error *error) {
    FILE *out = fopen(path, "w");
    if (!out)
        return error_set(error, ERROR_INTERNAL, _("%s: cannot be written: %s"), path,
                         strerror(errno));
    for (size_t i = 0; i < tally->room; i++)
        if (tally->items[i].specimen)
            write_line(out, &tally->items[i]);
    bool failed = ferror(out);
    if (fclose(out) || failed)
        return error_set(error, ERROR_INTERNAL, _("%s: cannot be written: %s"), path,
                         strerror(errno));
    return true;
}
