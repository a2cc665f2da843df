#include "harness/report/coverage_lists.h"

#include "harness/report/columns.h"
#include "harness/report/csv_line.h"
#include "harness/text.h"

/* ---- the matrix ---- */

static const char *const headings[] = {
    "ablation", "provision", "kind", "state", "cases", "goldens", "golden",
};

enum { CELLS = sizeof headings / sizeof *headings, GOLDEN_CELL = CELLS - 1 };

static const char *state_of(const struct ablation_coverage *ablation) {
    if (ablation->holder_count)
        return "held";
    return ablation->equivalent ? "equivalent" : "survives";
}

static void write_ablation(struct arena *arena, const struct ablation_coverage *ablation,
                           FILE *out) {
    const char *cells[CELLS] = {
        ablation->id,
        provision_id(ablation_provision(&ablation->ablation)),
        ablation_kind_text(ablation->ablation.kind),
        state_of(ablation),
        arena_print(arena, "%zu", ablation->tried),
        arena_print(arena, "%zu", ablation->holder_count),
    };
    if (!ablation->holder_count)
        csv_line(out, cells, CELLS);
    for (size_t i = 0; i < ablation->holder_count; i++) {
        cells[GOLDEN_CELL] = ablation->holders[i]->id;
        csv_line(out, cells, CELLS);
    }
}

static bool in_scope(const struct coverage *coverage, const struct coverage_scope *scope,
                     const struct ablation_coverage *ablation) {
    enum provision provision = ablation_provision(&ablation->ablation);
    return coverage_in_scope(coverage, scope, provision_info(provision)->article);
}

void coverage_matrix_print(const struct coverage *coverage,
                           const struct coverage_scope *scope, FILE *out) {
    struct arena *arena = arena_new();
    csv_line(out, headings, CELLS);
    for (size_t i = 0; i < coverage->ablation_count; i++) {
        arena_clear(arena);
        if (in_scope(coverage, scope, &coverage->ablations[i]))
            write_ablation(arena, &coverage->ablations[i], out);
    }
    arena_free(arena);
}

/* ---- survivors ---- */

void coverage_survivors_print(const struct coverage *coverage,
                              const struct coverage_scope *scope, FILE *out) {
    struct arena *arena = arena_new();
    struct columns columns;
    columns_init(&columns, arena, PAGE_ENDLESS, 0);
    for (size_t i = 0; i < coverage->ablation_count; i++) {
        const struct ablation_coverage *ablation = &coverage->ablations[i];
        if (ablation->holder_count || !in_scope(coverage, scope, ablation))
            continue;
        const struct equivalent *equivalent = ablation->equivalent;
        COLUMNS_ADD(&columns, equivalent ? _("equivalent") : _("survives"),
                    arena_print(arena, _("%zu cases"), ablation->tried), ablation->id,
                    equivalent ? equivalent->reason : "");
    }
    columns_print(&columns, out);
    arena_free(arena);
}

/* ---- redundant cases ---- */

static bool case_in_scope(const struct coverage *coverage,
                          const struct coverage_scope *scope,
                          const struct specimen *specimen) {
    for (size_t i = 0; i < specimen->claims.count; i++)
        if (coverage_in_scope(coverage, scope,
                              provision_info(specimen->claims.items[i])->article))
            return true;
    return false;
}

static void add_case(struct columns *columns, const struct case_holds *holds,
                     const char *what) {
    COLUMNS_ADD(columns, what, holds->specimen->id, origin_word(holds->specimen->origin),
                arena_print(columns->arena, _("holds %zu"), holds->held));
}

void coverage_redundant_print(const struct coverage *coverage, const struct suite *suite,
                              const struct coverage_scope *scope, FILE *out) {
    struct arena *arena = arena_new();
    struct columns columns;
    const struct case_holds *holds = coverage_case_holds(arena, coverage, suite);
    columns_init(&columns, arena, PAGE_ENDLESS, 0);
    for (size_t i = 0; i < suite_count(suite); i++) {
        if (!case_in_scope(coverage, scope, holds[i].specimen))
            continue;
        if (case_is_redundant(&holds[i]))
            add_case(&columns, &holds[i], _("redundant"));
        else if (!holds[i].held)
            add_case(&columns, &holds[i], _("holds nothing"));
    }
    columns_print(&columns, out);
    arena_free(arena);
}
