/*
 * CSV: one line for each deviation, and one for each case whose answer is broken or
 * missing.
 */
#include "harness/report/csv_line.h"
#include "harness/report/reports.h"

static const char *const headings[] = {
    "case",    "calculation", "verdict",  "provisions", "file",
    "line",    "result",      "expected", "got",        "difference",
    "message", "reading",     "choice",   "provision",  "article",
    "excuse",  "owner",       "expires",  "reason",
};

enum { CELLS = sizeof headings / sizeof *headings, VERDICT_CELL = 2, MESSAGE_CELL = 10 };

static void write_row(FILE *out, struct arena *arena, const struct result_case *one,
                      const struct deviation *deviation) {
    static const struct deviation none = {.result = NULL};
    const struct deviation *shown = deviation ? deviation : &none;
    const struct excuse *excuse = shown->excuse;
    bool read = one->reading != CHOICE_NONE;
    const char *const cells[CELLS] = {
        one->id,
        one->calculation,
        verdict_text(one->verdict),
        claims_text(arena, &one->claims),
        one->file,
        arena_print(arena, "%d", one->line),
        csv_tame(arena, shown->result),
        csv_tame(arena, shown->expected),
        csv_tame(arena, shown->got),
        csv_tame(arena, shown->difference),
        csv_tame(arena, one->message),
        read ? reading_info(reading_of_choice(one->reading))->id : NULL,
        read ? choice_word(one->reading) : NULL,
        deviation ? provision_id(shown->provision) : NULL,
        deviation ? provision_id(provision_info(shown->provision)->article) : NULL,
        excuse
            ? arena_print(arena, "%s %zu", excuse_kind_text(excuse->kind), excuse->number)
            : NULL,
        excuse ? csv_tame(arena, excuse->by.owner) : NULL,
        excuse ? excuse->by.expires : NULL,
        excuse ? csv_tame(arena, excuse->by.reason) : NULL,
    };
    csv_line(out, cells, CELLS);
}

struct complaints {
    FILE *out;
    struct arena *arena;
};

static void write_complaint(void *context, const struct excuse *excuse,
                            const char *advice) {
    const struct complaints *complaints = context;
    const char *const cells[CELLS] = {
        [VERDICT_CELL] = excuse->kind == EXCUSE_KNOWN ? "stale" : "unused",
        [MESSAGE_CELL] = arena_print(complaints->arena, "%s: %s",
                                     excuse_called(complaints->arena, excuse), advice),
    };
    csv_line(complaints->out, cells, CELLS);
}

void report_csv(const struct results *results, FILE *out) {
    struct arena *arena = arena_new();
    struct ledger_cursor cursor;
    const struct result_case *one;
    csv_line(out, headings, CELLS);
    results_begin(&cursor, results, NULL);
    while ((one = ledger_next(&cursor))) {
        arena_clear(arena);
        for (const struct deviation *each = one->deviations; each; each = each->next)
            write_row(out, arena, one, each);
        if (!one->deviations && verdict_fails(one->verdict))
            write_row(out, arena, one, NULL);
    }
    struct complaints complaints = {out, arena};
    excuses_complain(results, arena, write_complaint, &complaints);
    if (!results->complete) {
        const char *const cells[CELLS] = {
            [VERDICT_CELL] = "cut-short",
            [MESSAGE_CELL] = cut_short_text(arena, results),
        };
        csv_line(out, cells, CELLS);
    }
    arena_free(arena);
}
