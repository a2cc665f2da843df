/*
 * Columns: rows of cells, aligned, each column as wide as what it holds.
 *
 * What would go beyond the page is wrapped at words inside its column, the widest column
 * first; a word that is longer than its column is never cut. Cells are copied.
 */
#ifndef HARNESS_REPORT_COLUMNS_H
#define HARNESS_REPORT_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "calc/base/arena.h"

/* A blank at which no line is broken: `41 %` stays together. */
#define TIE '\x1f'

enum { PAGE_WIDTH = 110, PAGE_ENDLESS = 0, COLUMNS_MOST = 10 };

struct columns {
    struct arena *arena;
    int page; /* PAGE_WIDTH, or PAGE_ENDLESS: one line a row, for filters */
    int indent;
    int count;
    int widths[COLUMNS_MOST], least[COLUMNS_MOST]; /* unwrapped, and of a word */
    struct columns_row *first, *last;
};

void columns_init(struct columns *columns, struct arena *arena, int page, int indent);
/* All rows have the same number of cells; NULL is an empty one. */
void columns_add(struct columns *columns, const char *const *cells, int count);
#define COLUMNS_ADD(columns, ...)                                                        \
    columns_add(columns, (const char *const[]){__VA_ARGS__},                             \
                (int)(sizeof(const char *[]){__VA_ARGS__} / sizeof(const char *)))
/*
 * For rows too many to be held: all are measured, then each is printed. The arena is the
 * caller's to clear between them.
 */
void columns_measure(struct columns *columns, const char *const *cells, int count);
void columns_print_row(const struct columns *columns, FILE *out, const char *const *cells,
                       int count);
/* Whether every row fits on a line of the page as it stands. */
bool columns_fit(const struct columns *columns);
void columns_print(const struct columns *columns, FILE *out);

/* One text, wrapped on the page behind `indent` spaces. */
void paragraph_print(FILE *out, struct arena *arena, int indent, const char *text);
/* How many places a UTF-8 text takes in a line. */
int text_width(const char *text);

#endif
