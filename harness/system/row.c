#include "harness/system/row.h"

#include <string.h>

#include "harness/system/excerpt.h"
#include "harness/system/wire.h"
#include "harness/text.h"

const char *cell_fault(const struct cell *cell) {
    if (memchr(cell->text, '\0', cell->length))
        return _("found a NUL byte, expected text");
    if (!text_is_utf8(cell->text, cell->length))
        return _("found bytes that are no UTF-8");
    return text_is_plain(cell->text)
               ? NULL
               : _("found control characters, expected text on one line");
}

bool row_break(struct row *row, const char *path, const char *why) {
    row->reply = (struct reply){.kind = REPLY_BROKEN};
    row->reply.message =
        path ? arena_print(row->arena, "%s: %s", path, why) : arena_copy(row->arena, why);
    return false;
}

void row_begin(struct row *row, struct arena *arena) {
    *row = (struct row){.arena = arena,
                        .reply.kind = REPLY_MISSING,
                        .results = datum_record(arena, NULL)};
}

static bool add_result(struct row *row, const char *name, const struct field *field,
                       const struct cell *cell) {
    struct error error = ERROR_INIT;
    char why[sizeof error.path + sizeof error.text + 8];
    bool nested = field && (field->type == TYPE_LIST || field->type == TYPE_RECORD ||
                            field->type == TYPE_RECORDS);
    struct datum *datum =
        nested ? wire_read_value(row->arena, name, cell->text, cell->length, &error)
               : datum_scalar(row->arena, name, cell->text);
    if (!datum) {
        error_text(&error, why, sizeof why);
        return row_break(row, NULL, why);
    }
    datum_add(row->results, datum);
    return true;
}

/* The kind of the reply is what the cells before this one said. */
static bool set_kind(struct row *row, enum column_kind kind, const char *name) {
    static const enum reply_kind kinds[] = {
        [COLUMN_RESULT] = REPLY_RESULTS,
        [COLUMN_REFUSED] = REPLY_REFUSED,
        [COLUMN_ERROR] = REPLY_ERROR,
        [COLUMN_NO] = REPLY_UNSUPPORTED,
    };
    enum reply_kind before = row->reply.kind;
    if (before != REPLY_MISSING && before != kinds[kind])
        return row_break(row, name,
                         _("found beside another answer, expected results, refused, "
                           "error or unsupported alone"));
    row->reply.kind = kinds[kind];
    return true;
}

bool row_take(struct row *row, enum column_kind kind, const char *name,
              const struct field *field, const struct cell *cell) {
    /* A message is for people: whatever it holds, it becomes one line. */
    if (kind == COLUMN_MESSAGE) {
        row->reply.message = excerpt_all(row->arena, cell->text);
        return true;
    }
    const char *fault = cell_fault(cell);
    if (fault)
        return row_break(row, name, fault);
    if (kind == COLUMN_NO && !strcmp(cell->text, "false"))
        return true;
    if (kind == COLUMN_NO && strcmp(cell->text, "true"))
        return row_break(row, name, _("expected true or nothing"));
    if (!set_kind(row, kind, name))
        return false;
    if (kind == COLUMN_REFUSED)
        row->reply.provision = cell->text;
    if (kind == COLUMN_ERROR)
        row->reply.fact = cell->text;
    return kind != COLUMN_RESULT || add_result(row, name, field, cell);
}

void row_end(struct row *row) {
    if (row->reply.kind == REPLY_BROKEN)
        return;
    /* All cells empty: no result exists. */
    if (row->reply.kind == REPLY_MISSING)
        row->reply.kind = REPLY_RESULTS;
    row->reply.results = row->results;
}
