#include "harness/case/problems.h"

#include <stdlib.h>

void problems_release(struct problems *problems) {
    free(problems->items);
    *problems = (struct problems)PROBLEMS_INIT;
}

bool problems_add(struct problems *problems, const struct error *error) {
    if (problems->count == problems->room) {
        problems->room = problems->room ? problems->room * 2 : 16;
        problems->items =
            realloc(problems->items, problems->room * sizeof *problems->items);
        if (!problems->items)
            BUG("out of memory for %zu problems", problems->room);
    }
    problems->items[problems->count++] = *error;
    return false;
}

bool problems_at_list(struct problems *problems, const char *file, int line,
                      const char *path, const char *format, va_list args) {
    struct error error = ERROR_INIT;
    char text[sizeof error.text];
    vsnprintf(text, sizeof text, format, args);
    error_at(&error, file, line, path, "%s", text);
    return problems_add(problems, &error);
}

bool problems_at(struct problems *problems, const char *file, int line, const char *path,
                 const char *format, ...) {
    va_list args;
    va_start(args, format);
    problems_at_list(problems, file, line, path, format, args);
    va_end(args);
    return false;
}

void problems_print(const struct problems *problems, FILE *out) {
    for (size_t i = 0; i < problems->count; i++) {
        char line[sizeof(struct error)];
        error_text(&problems->items[i], line, sizeof line);
        fprintf(out, "%s\n", line);
    }
}
