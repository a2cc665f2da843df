#include "harness/report/gate_report.h"

#include <string.h>

#include "harness/text.h"

/* ---- gaps ---- */

static const char *new_gap(struct arena *arena, const struct gate_finding *finding) {
    return arena_print(
        arena,
        _("is at level %s, not held, and not listed: have a golden hold it "
          "('etalon coverage --article %s' says what is missing), or list "
          "it with an owner, a reason and a last day"),
        coverage_level_word(finding->level), finding->id);
}

static const char *changed_gap(struct arena *arena, const struct gate_finding *finding) {
    const char *now = coverage_level_word(finding->level);
    const char *listed = coverage_level_word(finding->gap->level);
    switch (finding->kind) {
    case GATE_CLOSED:
        return _("is held now: remove the row");
    case GATE_LOWER:
        return arena_print(arena,
                           _("is at level %s, listed as %s: bring back the case that is "
                             "missing, or have %s list it as %s"),
                           now, listed, finding->gap->by.owner, now);
    case GATE_HIGHER:
        return arena_print(arena, _("is at level %s, listed as %s: list it as %s"), now,
                           listed, now);
    default:
        return arena_print(arena, _("expired on %s: have %s renew it, or close the gap"),
                           finding->gap->by.expires, finding->gap->by.owner);
    }
}

/* ---- the denominator ---- */

/* Why it does not count. */
static const char *uncounted(struct arena *arena, const struct gate_finding *finding) {
    if (!finding->provision)
        return _("is gone from the catalogue");
    const char *untested = provision_info(finding->provision)->untested;
    return untested ? arena_print(arena, _("needs no test (%s)"), untested)
                    : _("is an article");
}

static const char *about_denominator(struct arena *arena, const struct gate *gate,
                                     const struct gate_finding *finding) {
    switch (finding->kind) {
    case GATE_NEEDS_NONE:
        return arena_print(arena, _("%s: remove the row"), uncounted(arena, finding));
    case GATE_SHRUNK:
        return arena_print(arena,
                           _("counted and %s: have it count again, or record it as "
                             "removed, with the reason"),
                           uncounted(arena, finding));
    case GATE_UNRECORDED:
        return arena_print(arena,
                           _("counts and is not recorded: add it to the denominator, as "
                             "'etalon coverage --gate %s --write-gate %s' does"),
                           gate->file, gate->file);
    default:
        return _("counts again: move it from removed to the denominator");
    }
}

static const char *advice(struct arena *arena, const struct gate *gate,
                          const struct gate_finding *finding) {
    if (finding->gap && finding->kind != GATE_NEEDS_NONE)
        return changed_gap(arena, finding);
    if (finding->kind == GATE_NEW_GAP)
        return new_gap(arena, finding);
    return about_denominator(arena, gate, finding);
}

void gate_findings_print(const struct gate *gate, const struct gate_findings *findings,
                         FILE *out) {
    struct arena *arena = arena_new();
    for (size_t i = 0; i < findings->count; i++) {
        const struct gate_finding *finding = &findings->items[i];
        arena_clear(arena);
        fputs(gate->file, out);
        if (finding->line)
            fprintf(out, ":%d", finding->line);
        fprintf(out, ": %s %s\n", finding->id, advice(arena, gate, finding));
    }
    arena_free(arena);
}

void gate_met_print(const struct gate *gate, FILE *out) {
    fprintf(out, _("%s: met, %zu provisions count, %zu are held, %zu are listed gaps\n"),
            gate->file, gate->counted_count, gate->counted_count - gate->gap_count,
            gate->gap_count);
}
