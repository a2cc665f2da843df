/*
 * Errors: what went wrong, where, in one line.
 *
 * A function that can fail returns false and fills the `struct error` it was handed; the
 * first error wins, so that callers may pass one error through several calls. Only the
 * command line prints. A mistake of ours is never an error: it is a BUG.
 */
#ifndef CALC_BASE_ERROR_H
#define CALC_BASE_ERROR_H

#include <stdbool.h>

enum error_code {
    ERROR_NONE,
    ERROR_USAGE,    /* the command line asks for what does not exist */
    ERROR_INPUT,    /* a case, golden, schema, answer or fact that cannot be */
    ERROR_INTERNAL, /* the system we run on failed us: disk, memory, process */
    ERROR_UNREAD,   /* nobody reads our output any more: nothing is left to be said */
};

struct error {
    enum error_code code;
    char file[256]; /* empty where no file is concerned */
    int line;       /* 0 where no line is known */
    char path[256]; /* node or fact, empty where none is known */
    char text[512]; /* what was found and what was expected, one line */
};

#define ERROR_INIT                                                                       \
    { .code = ERROR_NONE }

/* Each returns false, so that `return error_set(...)` reports and fails in one line. */
bool error_set(struct error *error, enum error_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool error_at(struct error *error, const char *file, int line, const char *path,
              const char *format, ...) __attribute__((format(printf, 5, 6)));
/* `file:line: path: text`, without the parts that are not known. */
void error_text(const struct error *error, char *out, unsigned long size);

#define BUG(...) bug_at(__FILE__, __LINE__, __VA_ARGS__)
_Noreturn void bug_at(const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
