#include "harness/system/lines.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "calc/base/error.h"

enum { READ_BYTES = 64 * 1024 };

void lines_init(struct lines *lines, int file, size_t most) {
    *lines = (struct lines){.file = file, .most = most};
}

void lines_release(struct lines *lines) {
    free(lines->bytes);
    lines->bytes = NULL;
}

/* Room for one more read, behind what has not been taken yet. */
static void make_room(struct lines *lines) {
    size_t kept = lines->end - lines->start;
    if (lines->start) {
        memmove(lines->bytes, lines->bytes + lines->start, kept);
        lines->scanned -= lines->start;
        lines->start = 0;
        lines->end = kept;
    }
    if (lines->size - kept >= READ_BYTES)
        return;
    size_t size =
        lines->size * 2 > kept + READ_BYTES ? lines->size * 2 : kept + READ_BYTES;
    char *bytes = realloc(lines->bytes, size);
    if (!bytes)
        BUG("out of memory for a line of %zu bytes", size);
    lines->bytes = bytes;
    lines->size = size;
}

enum lines_state lines_fill(struct lines *lines) {
    make_room(lines);
    ssize_t got;
    do
        got = read(lines->file, lines->bytes + lines->end, READ_BYTES);
    while (got < 0 && errno == EINTR);
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
        return LINES_LATER;
    if (got < 0)
        return LINES_FAILED;
    if (got == 0) {
        lines->finished = true;
        return LINES_END;
    }
    lines->end += (size_t)got;
    return LINES_MORE;
}

static bool give(struct lines *lines, struct line *line, size_t length, bool newline) {
    *line = (struct line){.bytes = lines->bytes + lines->start,
                          .length = length,
                          .number = ++lines->number};
    lines->start += length + newline;
    lines->scanned = lines->start;
    return true;
}

/* Says once that a line is too long; the rest of it is skipped. */
static bool give_too_long(struct lines *lines, struct line *line, bool skipping) {
    *line = (struct line){.bytes = "", .number = ++lines->number, .too_long = true};
    lines->skipping = skipping;
    return true;
}

static void forget(struct lines *lines, size_t up_to) {
    lines->start = lines->scanned = up_to;
}

bool lines_take(struct lines *lines, struct line *line) {
    for (;;) {
        size_t left = lines->end - lines->scanned;
        char *newline = left ? memchr(lines->bytes + lines->scanned, '\n', left) : NULL;
        if (lines->skipping) {
            forget(lines, newline ? (size_t)(newline - lines->bytes) + 1 : lines->end);
            lines->skipping = !newline;
            if (!newline)
                return false;
            continue;
        }
        size_t length = newline ? (size_t)(newline - lines->bytes) - lines->start
                                : lines->end - lines->start;
        if (length > lines->most) {
            forget(lines, lines->start + length + (newline != NULL));
            return give_too_long(lines, line, !newline);
        }
        lines->scanned = lines->end;
        if (newline)
            return give(lines, line, length, true);
        return lines->finished && length && give(lines, line, length, false);
    }
}

bool line_is_blank(const struct line *line) {
    for (size_t i = 0; i < line->length; i++)
        if (line->bytes[i] != ' ' && line->bytes[i] != '\t' && line->bytes[i] != '\r')
            return false;
    return !line->too_long;
}
