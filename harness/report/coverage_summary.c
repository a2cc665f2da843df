/* Sums of coverage: in a sentence, and in a table by article, chapter and annex. */
#include "harness/report/columns.h"
#include "harness/report/coverage_groups.h"
#include "harness/text.h"

static const char *level_text(struct arena *arena, const struct coverage_total *total,
                              enum coverage_level level, const char *name) {
    return arena_print(arena, _("%s %zu (%d %%)"), name, total->reached[level],
                       coverage_percent(total->reached[level], total->needed));
}

static const char *levels_text(struct arena *arena, const struct coverage_total *total) {
    return arena_print(arena, _("needs a test %zu: %s, %s, %s, %s, %s"), total->needed,
                       level_text(arena, total, LEVEL_HELD, _("held")),
                       level_text(arena, total, LEVEL_BOUNDARY, _("boundary")),
                       level_text(arena, total, LEVEL_BOTH_SIDES, _("both sides")),
                       level_text(arena, total, LEVEL_EXECUTED, _("executed")),
                       level_text(arena, total, LEVEL_CITED, _("cited")));
}

const char *coverage_total_text(struct arena *arena, const struct coverage_total *total) {
    const char *text =
        total->needed ? levels_text(arena, total) : _("nothing that needs a test");
    if (total->conditions)
        text = arena_print(arena,
                           _("%s; of %zu conditions and limits %zu on both sides, %zu at "
                             "the boundary"),
                           text, total->conditions, total->both_sides, total->boundary);
    if (total->one_sided)
        text = arena_print(arena, _("%s, %zu of one side for a listed reason"), text,
                           total->one_sided);
    if (total->ablations)
        text = arena_print(arena, _("%s; %zu of %zu ablations held"), text,
                           total->ablations - total->survivors, total->ablations);
    if (total->equivalents)
        text = arena_print(arena, _("%s, %zu adjudicated as equivalent"), text,
                           total->equivalents);
    if (total->excepted)
        text = arena_print(arena, _("%s; not reached for a listed reason %zu"), text,
                           total->excepted);
    if (total->unneeded)
        text = arena_print(arena, _("%s; needs none %zu"), text, total->unneeded);
    return text;
}

static void add_row(struct columns *columns, const char *name,
                    const struct coverage_total *total, const char *title) {
    struct arena *arena = columns->arena;
    COLUMNS_ADD(columns, name, arena_print(arena, "%5zu", total->needed),
                arena_print(arena, "%4zu (%d %%)", total->reached[LEVEL_HELD],
                            coverage_percent(total->reached[LEVEL_HELD], total->needed)),
                arena_print(arena, "%5zu", total->reached[LEVEL_BOUNDARY]),
                arena_print(arena, "%5zu", total->reached[LEVEL_BOTH_SIDES]),
                arena_print(arena, "%5zu", total->reached[LEVEL_EXECUTED]),
                arena_print(arena, "%5zu", total->reached[LEVEL_CITED]), title);
}

static void add_headings(struct columns *columns, const char *what) {
    COLUMNS_ADD(columns, what, _("needs a test"), _("held"), _("boundary"),
                _("both sides"), _("executed"), _("cited"), "");
}

static void add_groups(struct columns *columns, const struct coverage_groups *groups,
                       const char *title) {
    for (size_t i = 0; i < groups->count; i++)
        add_row(columns, groups->items[i].name, &groups->items[i].total,
                title ? title : groups->items[i].title);
}

static void print_articles(struct arena *arena, const struct coverage *coverage,
                           const struct coverage_scope *scope, FILE *out) {
    struct columns columns;
    struct coverage_groups articles = coverage_by_article(arena, coverage, scope);
    columns_init(&columns, arena, PAGE_WIDTH, 2);
    add_headings(&columns, _("article"));
    add_groups(&columns, &articles, NULL);
    columns_print(&columns, out);
}

static void print_chapters(struct arena *arena, const struct coverage *coverage,
                           const struct coverage_scope *scope, FILE *out) {
    struct columns columns;
    struct coverage_groups chapters = coverage_by_chapter(arena, coverage, scope);
    struct coverage_groups annexes = coverage_by_annex(arena, coverage, scope);
    columns_init(&columns, arena, PAGE_WIDTH, 2);
    add_headings(&columns, _("chapter"));
    add_groups(&columns, &chapters, NULL);
    add_groups(&columns, &annexes, _("the annex"));
    columns_print(&columns, out);
}

const char *coverage_scope_text(struct arena *arena, const struct coverage_scope *scope,
                                size_t articles) {
    if (scope->article)
        return arena_print(arena, _("Article %s"), provision_id(scope->article));
    const char *which = scope->all ? _("articles") : _("articles with a calculation");
    if (scope->annex)
        return arena_print(arena, _("Annex %s, all %s (%zu)"), scope->annex, which,
                           articles);
    return arena_print(arena, _("All %s (%zu)"), which, articles);
}

static void print_totals(struct arena *arena, const struct coverage *coverage,
                         const struct coverage_scope *scope, FILE *out) {
    struct coverage_group in_scope = coverage_in_all(coverage, scope);
    struct coverage_group every = coverage_in_all(coverage, NULL);
    fprintf(out, "%s:\n", coverage_scope_text(arena, scope, in_scope.articles));
    paragraph_print(out, arena, 2, coverage_total_text(arena, &in_scope.total));
    if (in_scope.articles == every.articles)
        return;
    fprintf(out, _("Every article of the catalogue (%zu):\n"), every.articles);
    paragraph_print(out, arena, 2, coverage_total_text(arena, &every.total));
}

const char *coverage_ran_text(struct arena *arena, const struct coverage *coverage) {
    return arena_print(arena,
                       _("%zu cases ran, all pass; %zu ablations in %zu computations."),
                       coverage->ran, coverage->ablation_count, coverage->evaluations);
}

void coverage_summary_print(const struct coverage *coverage,
                            const struct coverage_scope *scope, FILE *out) {
    struct arena *arena = arena_new();
    fprintf(out, "%s\n\n", coverage_ran_text(arena, coverage));
    print_articles(arena, coverage, scope, out);
    fputc('\n', out);
    if (!scope->article) {
        print_chapters(arena, coverage, scope, out);
        fputc('\n', out);
    }
    print_totals(arena, coverage, scope, out);
    arena_free(arena);
}
