#include "harness/report/reports.h"

#include "harness/report/output.h"
#include "harness/text.h"

static const struct {
    const char *name, *meaning;
    void (*write)(const struct results *results, FILE *out);
} reports[] = {
#define REPORT_ROW(id, name, write, meaning) {name, meaning, write},
    REPORT_ROWS(REPORT_ROW, REPORT_ROW)
#undef REPORT_ROW
};

const char *report_name(enum report_kind kind) {
    return reports[kind].name;
}

const char *report_meaning(enum report_kind kind) {
    return _(reports[kind].meaning);
}

bool report_write(enum report_kind kind, const struct results *results, const char *path,
                  struct error *error) {
    struct output output;
    char what[64];
    snprintf(what, sizeof what, _("%s report"), reports[kind].name);
    reports[kind].write(results, output_begin(&output));
    return results_end_output(results, &output, path, what, error);
}
