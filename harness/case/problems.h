/* Problems: every error found in a set of files, so that an author sees them all at once.
 */
#ifndef HARNESS_CASE_PROBLEMS_H
#define HARNESS_CASE_PROBLEMS_H

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include "calc/base/error.h"

struct problems {
    struct error *items;
    size_t count, room;
};

#define PROBLEMS_INIT                                                                    \
    { .items = NULL }

void problems_release(struct problems *problems);
/* Copies the error. Always returns false, as error_set does. */
bool problems_add(struct problems *problems, const struct error *error);
bool problems_at(struct problems *problems, const char *file, int line, const char *path,
                 const char *format, ...) __attribute__((format(printf, 5, 6)));
bool problems_at_list(struct problems *problems, const char *file, int line,
                      const char *path, const char *format, va_list args)
    __attribute__((format(printf, 5, 0)));
/* One line each, in the order found. */
void problems_print(const struct problems *problems, FILE *out);

#endif
