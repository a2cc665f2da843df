#include "harness/report/coverage_code.h"

#include "harness/report/columns.h"
#include "harness/text.h"

static const char *share(struct arena *arena, size_t part, size_t whole) {
    if (!whole)
        return "";
    return arena_print(arena, "%zu of %zu (%d %%)", part, whole,
                       coverage_percent(part, whole));
}

static void add_row(struct columns *columns, const char *name,
                    const struct code_figures *figures, const char *title) {
    struct arena *arena = columns->arena;
    COLUMNS_ADD(columns, name, arena_print(arena, "%zu", figures->functions),
                share(arena, figures->lines_run, figures->lines),
                share(arena, figures->branches_taken, figures->branches), title);
}

void coverage_code_print(const struct code_coverage *code,
                         const struct coverage *coverage,
                         const struct coverage_scope *scope, FILE *out) {
    struct arena *arena = arena_new();
    struct columns columns;
    fputs(_("\nThe code that cites an article, as gcov counted it. A function that cites "
            "several\narticles counts in each, and once in all.\n\n"),
          out);
    columns_init(&columns, arena, PAGE_WIDTH, 2);
    COLUMNS_ADD(&columns, _("article"), _("functions"), _("lines run"),
                _("branches taken"), "");
    for (int i = 1; i < PROVISION_COUNT; i++) {
        const struct provision_info *info = provision_info((enum provision)i);
        if (info->kind != PROVISION_ARTICLE ||
            !coverage_in_scope(coverage, scope, (enum provision)i))
            continue;
        struct code_figures figures = code_coverage_of(code, (enum provision)i);
        if (figures.functions)
            add_row(&columns, info->id, &figures, info->summary);
    }
    struct code_figures all = code_coverage_in_all(code);
    add_row(&columns, _("in all"), &all, _("every function of the annexes"));
    columns_print(&columns, out);
    arena_free(arena);
}
