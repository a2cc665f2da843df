#include "harness/system/notes.h"

#include <stdarg.h>
#include <stdio.h>

#include "harness/system/status_line.h"
#include "harness/text.h"

enum { SHOWN = 20, LINE_BYTES = 1024 };

void notes_add(struct notes *notes, const char *format, ...) {
    char what[LINE_BYTES];
    if (++notes->count > SHOWN)
        return;
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    status_line_say(notes->of, what);
}

void notes_end(const struct notes *notes) {
    char what[LINE_BYTES];
    if (notes->count <= SHOWN)
        return;
    snprintf(what, sizeof what, _("%ld more lines for no question"),
             notes->count - SHOWN);
    status_line_say(notes->of, what);
}
