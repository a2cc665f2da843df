/* Coverage as CSV, for a spreadsheet. */
#include <string.h>

#include "harness/report/coverage_documents.h"
#include "harness/report/coverage_groups.h"
#include "harness/report/csv_line.h"

static const char *const headings[] = {
    "row",
    "name",
    "title",
    "kind",
    "place",
    "level",
    "needed",
    "cited",
    "executed",
    "both_sides",
    "boundary",
    "held",
    "excluded",
    "conditions",
    "conditions_both_sides",
    "conditions_one_sided",
    "conditions_boundary",
    "ablations",
    "ablations_held",
    "ablations_equivalent",
    "reason",
};

enum { CELLS = sizeof headings / sizeof *headings, REASON_CELL = CELLS - 1 };

/* What names a row; NULL: an empty cell. */
struct row {
    const char *what, *name, *title, *kind, *place, *level, *reason;
};

static const char *count(struct arena *arena, size_t figure) {
    return arena_print(arena, "%zu", figure);
}

static void write_row(FILE *out, struct arena *arena, const struct row *row,
                      const struct coverage_total *total) {
    const char *const cells[CELLS] = {
        row->what,
        row->name,
        csv_tame(arena, row->title),
        row->kind,
        row->place,
        row->level,
        count(arena, total->needed),
        count(arena, total->reached[LEVEL_CITED]),
        count(arena, total->reached[LEVEL_EXECUTED]),
        count(arena, total->reached[LEVEL_BOTH_SIDES]),
        count(arena, total->reached[LEVEL_BOUNDARY]),
        count(arena, total->reached[LEVEL_HELD]),
        count(arena, total->unneeded),
        count(arena, total->conditions),
        count(arena, total->both_sides),
        count(arena, total->one_sided),
        count(arena, total->boundary),
        count(arena, total->ablations),
        count(arena, total->ablations - total->survivors),
        count(arena, total->equivalents),
        csv_tame(arena, row->reason),
    };
    csv_line(out, cells, CELLS);
}

static void write_provision(FILE *out, struct arena *arena,
                            const struct coverage *coverage, enum provision provision) {
    const struct provision_info *info = provision_info(provision);
    struct coverage_total total = {.needed = 0};
    coverage_add(&total, coverage, provision);
    const struct row row = {
        .what = "provision",
        .name = info->id,
        .title = info->summary,
        .kind = provision_kind_text(info->kind),
        .place = info->place,
        .level = info->untested
                     ? NULL
                     : coverage_level_word(coverage_level(coverage, provision)),
        .reason = coverage_reason(coverage, provision),
    };
    write_row(out, arena, &row, &total);
}

static void write_groups(FILE *out, struct arena *arena, const char *what,
                         struct coverage_groups groups) {
    for (size_t i = 0; i < groups.count; i++) {
        const struct coverage_group *group = &groups.items[i];
        const struct row row = {.what = what, .name = group->name, .title = group->title};
        write_row(out, arena, &row, &group->total);
    }
}

static void write_adjudications(FILE *out, struct arena *arena,
                                const struct coverage *coverage,
                                const struct coverage_scope *scope) {
    size_t at = 0;
    const struct ablation_coverage *ablation;
    while ((ablation = coverage_next_equivalent(coverage, scope, &at))) {
        const char *const cells[CELLS] = {
            [0] = "adjudication",
            [1] = csv_tame(arena, ablation->id),
            [REASON_CELL] = csv_tame(arena, ablation->equivalent->reason),
        };
        csv_line(out, cells, CELLS);
    }
}

void coverage_csv(const struct coverage *coverage, const struct coverage_scope *scope,
                  FILE *out) {
    struct arena *arena = arena_new();
    struct coverage_group all = coverage_in_all(coverage, scope);
    struct coverage_group catalogue = coverage_in_all(coverage, NULL);
    enum provision provision = PROVISION_NONE;
    csv_line(out, headings, CELLS);
    while ((provision = coverage_next_provision(coverage, scope, provision)))
        write_provision(out, arena, coverage, provision);
    write_groups(out, arena, "article", coverage_by_article(arena, coverage, scope));
    write_groups(out, arena, "chapter", coverage_by_chapter(arena, coverage, scope));
    write_groups(out, arena, "annex", coverage_by_annex(arena, coverage, scope));
    write_groups(out, arena, "all", (struct coverage_groups){1, &all});
    write_groups(out, arena, "catalogue", (struct coverage_groups){1, &catalogue});
    write_adjudications(out, arena, coverage, scope);
    arena_free(arena);
}
