/*
 * Answers as CSV (libcsv): a header of id, names of results, refused, error and
 * unsupported, in any order, then one row an answer. An empty cell is a result left out;
 * lists and records are JSON in their cell.
 *
 * Quoting is taken strictly: once a quote is out of place, no later cell can be trusted,
 * so that reading stops there.
 */
#include <csv.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "harness/case/reader.h"
#include "harness/system/answers_private.h"
#include "harness/system/excerpt.h"
#include "harness/system/interrupt.h"
#include "harness/system/row.h"
#include "harness/text.h"

enum { CELL_MOST_BYTES = LINE_MOST_BYTES, MOST_COLUMNS = 512, READ_BYTES = 64 * 1024 };

static const char *const column_words[] = {
    [COLUMN_ID] = "id",
    [COLUMN_REFUSED] = "refused",
    [COLUMN_ERROR] = "error",
    [COLUMN_NO] = "unsupported",
};

struct column {
    enum column_kind kind;
    const char *name;
};

struct sheet {
    struct mail *mail;
    struct csv_parser parser;
    struct arena *head, *row; /* of the header; cleared after each row */
    struct column columns[MOST_COLUMNS];
    size_t column_count, id_column;
    struct cell cells[MOST_COLUMNS];
    size_t cell_count; /* of this row so far; more than there is room for are counted */
    long line, row_line;
    bool in_row, has_header, stopped;
};

/* ---- the header ---- */

static bool is_result(const struct mail *mail, const char *name) {
    const struct question_source *questions = mail->questions;
    const struct calculation *calculation;
    for (size_t i = 0; (calculation = calculation_at(i)); i++)
        if (field_named(calculation->results, name) &&
            questions->asks(questions->context, calculation))
            return true;
    return false;
}

static void stop(struct sheet *sheet, const char *path, const char *what,
                 const char *expected) {
    mail_complain(sheet->mail, sheet->row_line, path, what, expected);
    sheet->stopped = true;
}

static bool read_column(struct sheet *sheet, const struct cell *cell,
                        struct column *column) {
    *column = (struct column){COLUMN_RESULT, arena_copy(sheet->head, cell->text)};
    for (enum column_kind kind = COLUMN_ID; kind <= COLUMN_NO; kind++)
        if (column_words[kind] && !strcmp(column_words[kind], cell->text))
            column->kind = kind;
    if (strlen(cell->text) == cell->length &&
        (column->kind != COLUMN_RESULT || is_result(sheet->mail, cell->text)))
        return true;
    bool semicolons = sheet->cell_count == 1 && memchr(cell->text, ';', cell->length);
    stop(sheet, excerpt(sheet->head, cell->text, strlen(cell->text)),
         semicolons ? _("found columns separated by semicolons")
                    : _("found an unknown column"),
         semicolons ? _("expected commas")
                    : _("expected id, refused, error, unsupported or a result"));
    return false;
}

static bool is_repeated(const struct sheet *sheet, const char *name) {
    for (size_t i = 0; i < sheet->column_count; i++)
        if (!strcmp(sheet->columns[i].name, name))
            return true;
    return false;
}

static void read_header(struct sheet *sheet) {
    sheet->has_header = true;
    sheet->id_column = MOST_COLUMNS;
    if (sheet->cell_count > MOST_COLUMNS) {
        stop(sheet, NULL, _("found too many columns"), _("expected one for each result"));
        return;
    }
    for (size_t i = 0; i < sheet->cell_count; i++) {
        struct column column;
        if (!read_column(sheet, &sheet->cells[i], &column))
            return;
        if (is_repeated(sheet, column.name)) {
            stop(sheet, column.name, _("found the column twice"), _("expected it once"));
            return;
        }
        if (column.kind == COLUMN_ID)
            sheet->id_column = i;
        sheet->columns[sheet->column_count++] = column;
    }
    if (sheet->id_column == MOST_COLUMNS)
        stop(sheet, NULL, _("found no column id"), _("expected a header with one"));
}

/* ---- a row ---- */

static void read_row(struct sheet *sheet, const struct field *fields, struct row *row) {
    row_begin(row, sheet->row);
    if (sheet->cell_count != sheet->column_count) {
        row_break(row, NULL,
                  arena_print(sheet->row, _("found %zu columns, expected %zu"),
                              sheet->cell_count, sheet->column_count));
        return;
    }
    for (size_t i = 0; i < sheet->column_count; i++) {
        const struct column *column = &sheet->columns[i];
        const struct cell *cell = &sheet->cells[i];
        if (column->kind != COLUMN_ID && cell->length &&
            !row_take(row, column->kind, column->name, field_named(fields, column->name),
                      cell))
            return;
    }
    row_end(row);
}

static void post_row(struct sheet *sheet) {
    const struct cell *id = &sheet->cells[sheet->id_column];
    size_t index;
    struct row row;
    const char *fault = sheet->cell_count <= sheet->id_column || !id->length
                            ? _("found none, expected the id of a question")
                            : cell_fault(id);
    if (fault) {
        mail_complain(sheet->mail, sheet->row_line, "id", fault, NULL);
        return;
    }
    if (!mail_find(sheet->mail, sheet->row_line, "id", id->text, &index))
        return;
    read_row(sheet, mail_results(sheet->mail, index), &row);
    mail_post(sheet->mail, sheet->row, index, sheet->row_line, &row.reply);
}

/* ---- what libcsv calls ---- */

static void on_cell(void *bytes, size_t length, void *context) {
    struct sheet *sheet = context;
    size_t at = sheet->cell_count++;
    if (at >= MOST_COLUMNS || sheet->stopped)
        return;
    char *text = arena_take(sheet->row, length + 1);
    memcpy(text, length ? bytes : "", length);
    sheet->cells[at] = (struct cell){text, length};
}

static void on_row(int end, void *context) {
    struct sheet *sheet = context;
    (void)end;
    if (sheet->has_header && !sheet->stopped)
        post_row(sheet);
    else if (!sheet->stopped)
        read_header(sheet);
    arena_clear(sheet->row);
    sheet->cell_count = 0;
    sheet->in_row = false;
}

/* Refusing memory is how libcsv is told that a cell is too long. */
static void *bounded(void *bytes, size_t size) {
    if (size > CELL_MOST_BYTES)
        return NULL;
    void *larger = realloc(bytes, size);
    if (!larger)
        BUG("out of memory for a cell");
    return larger;
}

/* ---- the file ---- */

static void tell_parser_error(struct sheet *sheet, bool ended) {
    const char *column = sheet->cell_count < sheet->column_count
                             ? sheet->columns[sheet->cell_count].name
                             : NULL;
    char what[128];
    snprintf(what, sizeof what, _("found a cell of more than %d bytes"), CELL_MOST_BYTES);
    if (csv_error(&sheet->parser) != CSV_EPARSE)
        stop(sheet, column, what, _("expected quotes to be closed"));
    else if (ended)
        stop(sheet, column, _("found a quote that is not closed"), NULL);
    else
        stop(sheet, column, _("found a quote out of place"),
             _("expected quotes around a whole cell, doubled inside it"));
}

/* At most one line. */
static void feed_line(struct sheet *sheet, const char *bytes, size_t length) {
    bool ended = bytes[length - 1] == '\n';
    struct line line = {.bytes = bytes, .length = length - ended};
    if (!sheet->in_row)
        sheet->row_line = sheet->line;
    sheet->in_row |= !line_is_blank(&line);
    if (csv_parse(&sheet->parser, bytes, length, on_cell, on_row, sheet) != length)
        tell_parser_error(sheet, false);
    sheet->line += ended;
}

static void feed(struct sheet *sheet, const char *bytes, size_t length) {
    while (length && !sheet->stopped) {
        const char *newline = memchr(bytes, '\n', length);
        size_t part = newline ? (size_t)(newline - bytes) + 1 : length;
        feed_line(sheet, bytes, part);
        bytes += part;
        length -= part;
    }
}

/*
 * As many bytes as there is room for, fewer only at the end or at an interruption; false
 * when that fails.
 */
static bool fill(int file, char *bytes, size_t *length) {
    *length = 0;
    while (*length < READ_BYTES && answers_await(file)) {
        ssize_t got = read(file, bytes + *length, READ_BYTES - *length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        if (got == 0)
            break;
        *length += (size_t)got;
    }
    return true;
}

/* Spreadsheets begin a file with a mark; what it says of the encoding is checked. */
static size_t byte_order_mark(struct sheet *sheet, const char *bytes, size_t length) {
    if (length >= 2 && (!memcmp(bytes, "\xFF\xFE", 2) || !memcmp(bytes, "\xFE\xFF", 2)))
        stop(sheet, NULL, _("found UTF-16"), _("expected UTF-8"));
    return length >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3) ? 3 : 0;
}

static void read_sheet(struct sheet *sheet, int file) {
    char bytes[READ_BYTES];
    size_t length = READ_BYTES;
    for (bool first = true; length == READ_BYTES && !sheet->stopped; first = false) {
        if (!fill(file, bytes, &length)) {
            mail_complain(sheet->mail, 0, NULL, _("cannot be read"), strerror(errno));
            sheet->stopped = true;
            return;
        }
        size_t mark = first ? byte_order_mark(sheet, bytes, length) : 0;
        feed(sheet, bytes + mark, length - mark);
    }
    if (interrupt_came())
        return;
    if (!sheet->stopped && csv_fini(&sheet->parser, on_cell, on_row, sheet))
        tell_parser_error(sheet, true);
    if (!sheet->stopped && !sheet->has_header)
        mail_complain(sheet->mail, 0, NULL, _("found an empty file"),
                      _("expected a header of id and results"));
}

static void post_sheet(const struct answers *answers, struct mail *mail) {
    struct sheet *sheet = calloc(1, sizeof *sheet);
    if (!sheet ||
        csv_init(&sheet->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL))
        BUG("out of memory for a table");
    sheet->mail = mail;
    sheet->line = sheet->row_line = 1;
    sheet->head = arena_new();
    sheet->row = arena_new();
    csv_set_blk_size(&sheet->parser, READ_BYTES);
    csv_set_realloc_func(&sheet->parser, bounded);
    read_sheet(sheet, answers->file);
    csv_free(&sheet->parser);
    arena_free(sheet->head);
    arena_free(sheet->row);
    free(sheet);
}

bool system_open_answers_csv(struct system *out, const char *path, struct error *error) {
    return answers_open(out, path, NULL, post_sheet, error);
}
