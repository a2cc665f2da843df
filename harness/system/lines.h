/*
 * Lines read from a file descriptor, bounded in length, blocking or not.
 *
 *     while (lines_take(&lines, &line) || lines_fill(&lines) == LINES_MORE)
 *
 * A line may hold any byte but the newline; the last one needs none. What is beyond the
 * bound is thrown away as it comes, so that memory stays within it.
 */
#ifndef HARNESS_SYSTEM_LINES_H
#define HARNESS_SYSTEM_LINES_H

#include <stdbool.h>
#include <stddef.h>

enum { LINE_MOST_BYTES = 1024 * 1024 };

struct lines {
    int file;
    size_t most; /* bytes of a line, without its newline */
    char *bytes;
    size_t size, start, end, scanned;
    long number; /* of the line last taken, from 1 */
    bool skipping, finished;
};

enum lines_state {
    LINES_MORE,  /* bytes came: there may be a line to take */
    LINES_LATER, /* none now, the descriptor would block */
    LINES_END,   /* no more will come; a last line may be left to take */
    LINES_FAILED /* errno says why */
};

/* A line lives until the next call. One that is too long has no bytes. */
struct line {
    const char *bytes;
    size_t length;
    long number;
    bool too_long;
};

void lines_init(struct lines *lines, int file,
                size_t most); /* `file` stays the caller's */
void lines_release(struct lines *lines);
/* Reads once. */
enum lines_state lines_fill(struct lines *lines);
/* The next line that is there, without its newline. */
bool lines_take(struct lines *lines, struct line *line);
/* Nothing but spaces, as an empty line at the end of a file. */
bool line_is_blank(const struct line *line);

#endif
