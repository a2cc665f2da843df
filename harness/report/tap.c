/*
 * TAP 13: one line a case, and for those that fail a YAML block. YAML reads JSON texts,
 * so that jansson quotes them.
 */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "harness/report/reports.h"
#include "harness/text.h"

/* A description ends where a # begins a directive. */
static void write_description(FILE *out, const char *text) {
    for (; *text; text++) {
        if (*text == '#' || *text == '\\')
            fputc('\\', out);
        fputc(*text, out);
    }
}

static void write_member(FILE *out, const char *indent, const char *key,
                         const char *text) {
    if (!text)
        return;
    json_t *string = json_string(text);
    char *quoted = string ? json_dumps(string, JSON_ENCODE_ANY) : NULL;
    if (!quoted)
        BUG("a text of a report is no UTF-8");
    fprintf(out, "%s%s: %s\n", indent, key, quoted);
    free(quoted);
    json_decref(string);
}

static void write_deviations(FILE *out, const struct result_case *one) {
    if (one->deviations)
        fputs("  deviations:\n", out);
    for (const struct deviation *each = one->deviations; each; each = each->next) {
        write_member(out, "    - ", "result", each->result);
        write_member(out, "      ", "expected", each->expected);
        write_member(out, "      ", "got", each->got);
        write_member(out, "      ", "difference", each->difference);
        write_member(out, "      ", "provision", provision_id(each->provision));
        if (each->excuse)
            fprintf(out, "      %s: %zu\n", excuse_kind_text(each->excuse->kind),
                    each->excuse->number);
    }
}

static const char *severity(enum verdict verdict) {
    if (verdict_is_excused(verdict))
        return "todo";
    return verdict_fails(verdict) ? "fail" : "comment";
}

static void write_details(FILE *out, struct arena *arena, const struct result_case *one) {
    fputs("  ---\n", out);
    write_member(out, "  ", "message", result_reason(arena, one));
    write_member(out, "  ", "verdict", verdict_text(one->verdict));
    write_member(out, "  ", "severity", severity(one->verdict));
    write_member(out, "  ", "claims", claims_text(arena, &one->claims));
    write_member(out, "  ", "file", one->file);
    fprintf(out, "  line: %d\n", one->line);
    if (one->verdict == VERDICT_DEVIATES)
        write_member(out, "  ", "system", one->message);
    if (one->reading != CHOICE_NONE) {
        write_member(out, "  ", "reading",
                     reading_info(reading_of_choice(one->reading))->id);
        write_member(out, "  ", "choice", choice_word(one->reading));
    }
    write_deviations(out, one);
    fputs("  ...\n", out);
}

static void write_case(FILE *out, struct arena *arena, size_t place,
                       const struct result_case *one) {
    bool excused = verdict_is_excused(one->verdict);
    fprintf(out, "%s %zu - ", verdict_fails(one->verdict) || excused ? "not ok" : "ok",
            place);
    write_description(out, one->id);
    if (one->verdict == VERDICT_UNSUPPORTED || excused) {
        fputs(excused ? " # TODO " : " # SKIP ", out);
        write_description(out, result_reason(arena, one));
    }
    fputc('\n', out);
    if (verdict_fails(one->verdict) || excused ||
        one->verdict == VERDICT_AGREES_UNDER_READING)
        write_details(out, arena, one);
}

struct complaints {
    FILE *out; /* NULL: they are only counted */
    struct arena *arena;
    size_t place; /* of the test before */
};

/* A stale known deviation is a test that fails; of an unused tolerance a line tells. */
static void write_complaint(void *context, const struct excuse *excuse,
                            const char *advice) {
    struct complaints *complaints = context;
    const char *text = arena_print(complaints->arena, "%s: %s",
                                   excuse_called(complaints->arena, excuse), advice);
    bool stale = excuse->kind == EXCUSE_KNOWN;
    complaints->place += stale;
    if (!complaints->out)
        return;
    if (stale)
        fprintf(complaints->out, "not ok %zu - ", complaints->place);
    else
        fputs("# ", complaints->out);
    write_description(complaints->out, text);
    fputc('\n', complaints->out);
}

/* The plan is of the cases asked, so that a run cut short is no success. */
void report_tap(const struct results *results, FILE *out) {
    struct arena *arena = arena_new();
    struct ledger_cursor cursor;
    const struct result_case *one;
    struct complaints complaints = {.arena = arena, .place = results->asked};
    excuses_complain(results, arena, write_complaint, &complaints);
    fprintf(out, "TAP version 13\n1..%zu\n", complaints.place);
    results_begin(&cursor, results, NULL);
    for (size_t place = 1; (one = ledger_next(&cursor)); place++) {
        arena_clear(arena);
        write_case(out, arena, place, one);
    }
    complaints = (struct complaints){out, arena, results->asked};
    excuses_complain(results, arena, write_complaint, &complaints);
    if (!results->complete)
        fprintf(out, "Bail out! %s\n", cut_short_text(arena, results));
    arena_free(arena);
}
