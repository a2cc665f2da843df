#include "harness/report/reports.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

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

/* Made in memory, so that only the one write at the end can fail. */
static char *made(enum report_kind kind, const struct results *results, size_t *length) {
    char *text = NULL;
    FILE *memory = open_memstream(&text, length);
    if (!memory)
        BUG("out of memory for a report");
    reports[kind].write(results, memory);
    if (fclose(memory))
        BUG("out of memory for a report");
    return text;
}

static bool put(const char *text, size_t length, const char *path) {
    bool to_output = !strcmp(path, "-");
    FILE *out = to_output ? stdout : fopen(path, "w");
    if (!out)
        return false;
    bool good = fwrite(text, 1, length, out) == length && !fflush(out);
    int reason = errno;
    if (!to_output && fclose(out) && good) {
        good = false;
        reason = errno;
    }
    errno = reason;
    return good;
}

bool report_write(enum report_kind kind, const struct results *results, const char *path,
                  struct error *error) {
    size_t length;
    char *text = made(kind, results, &length);
    bool good = put(text, length, path);
    int reason = errno;
    free(text);
    if (good)
        return true;
    return error_set(error, ERROR_INTERNAL, _("%s: the %s report cannot be written: %s"),
                     strcmp(path, "-") ? path : _("standard output"), reports[kind].name,
                     strerror(reason));
}
