#include "calc/base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void copy(char *to, size_t size, const char *from) {
    snprintf(to, size, "%s", from ? from : "");
}

bool error_set(struct error *error, enum error_code code, const char *format, ...) {
    if (error->code != ERROR_NONE)
        return false;
    va_list args;
    va_start(args, format);
    vsnprintf(error->text, sizeof error->text, format, args);
    va_end(args);
    error->code = code;
    return false;
}

bool error_at(struct error *error, const char *file, int line, const char *path,
              const char *format, ...) {
    if (error->code != ERROR_NONE)
        return false;
    va_list args;
    va_start(args, format);
    vsnprintf(error->text, sizeof error->text, format, args);
    va_end(args);
    error->code = ERROR_INPUT;
    copy(error->file, sizeof error->file, file);
    copy(error->path, sizeof error->path, path);
    error->line = line;
    return false;
}

void error_text(const struct error *error, char *out, unsigned long size) {
    char line[16] = "";
    if (error->line > 0)
        snprintf(line, sizeof line, "%d:", error->line);
    snprintf(out, size, "%s%s%s%s%s%s%s", error->file, error->file[0] ? ":" : "", line,
             error->file[0] || line[0] ? " " : "", error->path,
             error->path[0] ? ": " : "", error->text);
}

void bug_at(const char *file, int line, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fprintf(stderr, "BUG %s:%d: ", file, line);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    abort();
}
