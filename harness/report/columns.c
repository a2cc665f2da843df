#include "harness/report/columns.h"

#include <string.h>

#include "calc/base/error.h"

enum { GAP = 2 };

struct columns_row {
    const char *cells[COLUMNS_MOST];
    struct columns_row *next;
};

/* Bytes that continue a character take no place of their own. */
static int width_of(const char *text, size_t length) {
    int width = 0;
    for (size_t i = 0; i < length; i++)
        width += ((unsigned char)text[i] & 0xC0) != 0x80;
    return width;
}

int text_width(const char *text) {
    return width_of(text, strlen(text));
}

void columns_init(struct columns *columns, struct arena *arena, int page, int indent) {
    *columns = (struct columns){.arena = arena, .page = page, .indent = indent};
}

/* One line, whatever the breaks of the file it came from. */
static const char *one_line(struct arena *arena, const char *text) {
    char *line = arena_copy(arena, text ? text : "");
    for (char *at = line; *at; at++)
        if (*at == '\n' || *at == '\t' || *at == '\r')
            *at = ' ';
    return line;
}

/* The part of `text` that fits in `width`, cut at a blank; at least one word. */
static size_t line_length(const char *text, int width) {
    size_t end = strlen(text), fits = 0, i = 0;
    while (i < end) {
        while (text[i] == ' ')
            i++;
        i += strcspn(text + i, " ");
        if (fits && width_of(text, i) > width)
            return fits;
        fits = i;
    }
    return fits;
}

static int longest_word(const char *text) {
    int longest = 0;
    while (*text) {
        text += strspn(text, " ");
        size_t length = strcspn(text, " ");
        int width = width_of(text, length);
        longest = width > longest ? width : longest;
        text += length;
    }
    return longest;
}

static int total_width(const struct columns *columns, const int *widths) {
    int total = columns->indent - GAP;
    for (int i = 0; i < columns->count; i++)
        if (widths[i])
            total += widths[i] + GAP;
    return total;
}

/* The widest column that can still give a place, or -1. */
static int widest_column(const struct columns *columns, const int *widths,
                         const int *least) {
    int widest = -1;
    for (int i = 0; i < columns->count; i++)
        if (widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest]))
            widest = i;
    return widest;
}

static struct columns_row row_of(const struct columns *columns, const char *const *cells,
                                 int count) {
    struct columns_row row = {.next = NULL};
    if (count > COLUMNS_MOST || (columns->count && columns->count != count))
        BUG("row of %d cells among rows of %d", count, columns->count);
    for (int i = 0; i < count; i++)
        row.cells[i] = one_line(columns->arena, cells[i]);
    return row;
}

static void measure(struct columns *columns, const struct columns_row *row, int count) {
    columns->count = count;
    for (int i = 0; i < count; i++) {
        int width = text_width(row->cells[i]), word = longest_word(row->cells[i]);
        columns->widths[i] = width > columns->widths[i] ? width : columns->widths[i];
        columns->least[i] = word > columns->least[i] ? word : columns->least[i];
    }
}

void columns_measure(struct columns *columns, const char *const *cells, int count) {
    struct columns_row row = row_of(columns, cells, count);
    measure(columns, &row, count);
}

void columns_add(struct columns *columns, const char *const *cells, int count) {
    struct columns_row *row = arena_take(columns->arena, sizeof *row);
    *row = row_of(columns, cells, count);
    measure(columns, row, count);
    if (columns->last)
        columns->last->next = row;
    else
        columns->first = row;
    columns->last = row;
}

bool columns_fit(const struct columns *columns) {
    return total_width(columns, columns->widths) <= columns->page;
}

static void fit(const struct columns *columns, int *widths) {
    memcpy(widths, columns->widths, sizeof columns->widths);
    while (columns->page && total_width(columns, widths) > columns->page) {
        int widest = widest_column(columns, widths, columns->least);
        if (widest < 0)
            return;
        widths[widest]--;
    }
}

static void print_text(FILE *out, const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        fputc(text[i] == TIE ? ' ' : text[i], out);
}

/*
 * Prints one line of every cell and moves the cells behind it. What a cell is indented
 * by, its further lines are as well.
 */
static void print_line(const struct columns *columns, FILE *out,
                       const struct columns_row *row, const char **cells,
                       const int *widths) {
    int behind = columns->indent; /* blanks owed before the next cell that has text */
    for (int i = 0; i < columns->count; i++) {
        int lead = cells[i] > row->cells[i] ? (int)strspn(row->cells[i], " ") : 0;
        size_t length = line_length(cells[i], widths[i] - lead);
        if (length) {
            fprintf(out, "%*s", behind + lead, "");
            print_text(out, cells[i], length);
            behind = -lead;
        }
        if (widths[i])
            behind += widths[i] - width_of(cells[i], length) + GAP;
        cells[i] += length;
        cells[i] += strspn(cells[i], " ");
    }
}

static bool any_left(const char *const *cells, int count) {
    for (int i = 0; i < count; i++)
        if (*cells[i])
            return true;
    return false;
}

static void print_row(const struct columns *columns, FILE *out,
                      const struct columns_row *row, const int *widths) {
    const char *cells[COLUMNS_MOST];
    memcpy(cells, row->cells, sizeof cells);
    do {
        print_line(columns, out, row, cells, widths);
        fputc('\n', out);
    } while (any_left(cells, columns->count));
}

void columns_print(const struct columns *columns, FILE *out) {
    int widths[COLUMNS_MOST];
    fit(columns, widths);
    for (const struct columns_row *row = columns->first; row; row = row->next)
        print_row(columns, out, row, widths);
}

void columns_print_row(const struct columns *columns, FILE *out, const char *const *cells,
                       int count) {
    struct columns_row row = row_of(columns, cells, count);
    int widths[COLUMNS_MOST];
    fit(columns, widths);
    print_row(columns, out, &row, widths);
}

void paragraph_print(FILE *out, struct arena *arena, int indent, const char *text) {
    struct columns columns;
    columns_init(&columns, arena, PAGE_WIDTH, indent);
    COLUMNS_ADD(&columns, text);
    columns_print(&columns, out);
}
