#include "harness/report/verdict_list.h"

#include "harness/report/output.h"
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
    struct output output;
    FILE *out = output_begin(&output);
    for (size_t i = 0; i < tally->room; i++)
        if (tally->items[i].specimen)
            write_line(out, &tally->items[i]);
    return output_end(&output, path, _("list of verdicts"), error);
}
