/* Sums of coverage: in a sentence, and in a table by article, chapter and annex. */
#include <string.h>

#include "harness/report/columns.h"
#include "harness/report/coverage_report.h"
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

static enum provision article_after(enum provision provision) {
    int i = (int)provision + 1;
    while (i < PROVISION_COUNT &&
           provision_info((enum provision)i)->kind != PROVISION_ARTICLE)
        i++;
    return i < PROVISION_COUNT ? (enum provision)i : PROVISION_NONE;
}

/* Everything that a test of an article asks for: its chapter, its annex, the scope. */
struct filter {
    const struct coverage *coverage;
    const struct coverage_scope *scope; /* NULL: the whole catalogue */
    const struct chapter *chapter;      /* NULL: any */
    const char *annex;                  /* NULL: any */
    size_t annex_length;
};

static bool passes(const struct filter *filter, enum provision article) {
    if (filter->scope && !coverage_in_scope(filter->coverage, filter->scope, article))
        return false;
    if (filter->chapter && provision_chapter(article) != filter->chapter)
        return false;
    const char *id = provision_id(article);
    return !filter->annex || (!strncmp(id, filter->annex, filter->annex_length) &&
                              id[filter->annex_length] == '.');
}

/* How many articles were added. */
static size_t add_articles(struct coverage_total *total, const struct filter *filter) {
    size_t count = 0;
    *total = (struct coverage_total){.needed = 0};
    for (enum provision article = article_after(PROVISION_NONE); article;
         article = article_after(article)) {
        if (!passes(filter, article))
            continue;
        coverage_add_article(total, filter->coverage, article);
        count++;
    }
    return count;
}

static void print_articles(struct arena *arena, const struct filter *in_scope,
                           FILE *out) {
    struct columns columns;
    columns_init(&columns, arena, PAGE_WIDTH, 2);
    add_headings(&columns, _("article"));
    for (enum provision article = article_after(PROVISION_NONE); article;
         article = article_after(article)) {
        struct coverage_total total = {.needed = 0};
        if (!passes(in_scope, article))
            continue;
        coverage_add_article(&total, in_scope->coverage, article);
        add_row(&columns, provision_id(article), &total,
                provision_info(article)->summary);
    }
    columns_print(&columns, out);
}

/* The annex of an id, up to its first point. */
static const char *annex_of(struct arena *arena, enum provision article) {
    const char *id = provision_id(article);
    return arena_print(arena, "%.*s", (int)strcspn(id, "."), id);
}

static void add_annexes(struct columns *columns, const struct filter *in_scope) {
    const char *last = "";
    for (enum provision article = article_after(PROVISION_NONE); article;
         article = article_after(article)) {
        const char *annex = annex_of(columns->arena, article);
        struct coverage_total total;
        struct filter of_annex = *in_scope;
        if (!strcmp(annex, last))
            continue;
        of_annex.annex = last = annex;
        of_annex.annex_length = strlen(annex);
        if (add_articles(&total, &of_annex))
            add_row(columns, annex, &total, _("the annex"));
    }
}

static void print_chapters(struct arena *arena, const struct filter *in_scope,
                           FILE *out) {
    struct columns columns;
    columns_init(&columns, arena, PAGE_WIDTH, 2);
    add_headings(&columns, _("chapter"));
    for (size_t i = 0; chapter_at(i); i++) {
        struct coverage_total total;
        struct filter of_chapter = *in_scope;
        of_chapter.chapter = chapter_at(i);
        if (add_articles(&total, &of_chapter))
            add_row(&columns, of_chapter.chapter->name, &total,
                    of_chapter.chapter->title);
    }
    add_annexes(&columns, in_scope);
    columns_print(&columns, out);
}

static const char *scope_text(struct arena *arena, const struct coverage_scope *scope,
                              size_t articles) {
    if (scope->article)
        return arena_print(arena, _("Article %s"), provision_id(scope->article));
    const char *which = scope->all ? _("articles") : _("articles with a calculation");
    if (scope->annex)
        return arena_print(arena, _("Annex %s, all %s (%zu)"), scope->annex, which,
                           articles);
    return arena_print(arena, _("All %s (%zu)"), which, articles);
}

static void print_totals(struct arena *arena, const struct filter *in_scope, FILE *out) {
    struct coverage_total total;
    struct filter every = {.coverage = in_scope->coverage};
    size_t articles = add_articles(&total, in_scope);
    fprintf(out, "%s:\n", scope_text(arena, in_scope->scope, articles));
    paragraph_print(out, arena, 2, coverage_total_text(arena, &total));
    size_t all = add_articles(&total, &every);
    if (articles == all)
        return;
    fprintf(out, _("Every article of the catalogue (%zu):\n"), all);
    paragraph_print(out, arena, 2, coverage_total_text(arena, &total));
}

void coverage_summary_print(const struct coverage *coverage,
                            const struct coverage_scope *scope, FILE *out) {
    struct arena *arena = arena_new();
    struct filter in_scope = {.coverage = coverage, .scope = scope};
    fprintf(out, _("%zu cases ran, all pass; %zu ablations in %zu computations.\n\n"),
            coverage->ran, coverage->ablation_count, coverage->evaluations);
    print_articles(arena, &in_scope, out);
    fputc('\n', out);
    if (!scope->article) {
        print_chapters(arena, &in_scope, out);
        fputc('\n', out);
    }
    print_totals(arena, &in_scope, out);
    arena_free(arena);
}
