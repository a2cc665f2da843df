#include "harness/report/coverage_report.h"

#include <string.h>

#include "harness/report/columns.h"
#include "harness/text.h"

static bool in_annex(const char *id, const char *annex) {
    size_t length = strlen(annex);
    return !strncmp(id, annex, length) && id[length] == '.';
}

static bool in_scope(const struct coverage *coverage, const struct coverage_scope *scope,
                     enum provision article) {
    if (scope->article)
        return article == scope->article;
    if (scope->annex && !in_annex(provision_id(article), scope->annex))
        return false;
    return scope->all || coverage->provisions[article].has_calculation;
}

static const char *level_mark(enum coverage_level level) {
    switch (level) {
    case LEVEL_EXECUTED:
        return _("executed");
    case LEVEL_CITED:
        return _("cited");
    case LEVEL_NONE:
        break;
    }
    return _("NOT REACHED");
}

static const struct condition_coverage *
condition_after(const struct coverage *coverage, enum provision provision,
                const struct condition_coverage *last) {
    const struct condition_coverage *end =
        coverage->conditions + coverage->condition_count;
    const struct condition_coverage *at = last ? last + 1 : coverage->conditions;
    for (; at < end; at++)
        if (at->provision == provision)
            return at;
    return NULL;
}

/* How the cases came out on its condition or limit; how many there are when several. */
static const char *sides_in_words(struct arena *arena, const struct coverage *coverage,
                                  enum provision provision) {
    const struct provision_coverage *of = &coverage->provisions[provision];
    if (!of->conditions)
        return "";
    if (of->conditions > 1)
        return arena_print(arena, _("both sides %zu of %zu"), of->both_sides,
                           of->conditions);
    const struct condition_coverage *one = condition_after(coverage, provision, NULL);
    return arena_print(arena, _("yes %zu, no %zu"), one->met, one->not_met);
}

static bool counts(enum provision provision, enum provision article) {
    const struct provision_info *info = provision_info(provision);
    return info->article == article && info->kind != PROVISION_ARTICLE;
}

/* Why a provision needs no test, or why none can reach it; NULL: neither. */
static const char *reason_of(const struct coverage *coverage, enum provision provision) {
    const struct provision_info *info = provision_info(provision);
    if (info->untested)
        return info->untested;
    return coverage_level(coverage, provision) == LEVEL_EXECUTED ? NULL : info->unreached;
}

static void print_needed(struct arena *arena, const struct coverage *coverage,
                         enum provision article, FILE *out) {
    struct columns columns;
    columns_init(&columns, arena, PAGE_WIDTH, 2);
    for (int i = 1; i < PROVISION_COUNT; i++) {
        enum provision provision = (enum provision)i;
        const struct provision_info *info = provision_info(provision);
        if (!counts(provision, article) || reason_of(coverage, provision))
            continue;
        COLUMNS_ADD(&columns, level_mark(coverage_level(coverage, provision)), info->id,
                    provision_kind_text(info->kind),
                    sides_in_words(arena, coverage, provision), info->summary);
    }
    columns_print(&columns, out);
}

static const char *side_mark(const struct condition_coverage *condition, bool listed) {
    if (listed)
        return condition->met ? _("only yes") : _("only no");
    return condition->met ? _("ALWAYS YES") : _("ALWAYS NO");
}

/* Conditions and limits that the cases know from one side only, listed ones last. */
static void print_one_sided(struct arena *arena, const struct coverage *coverage,
                            enum provision article, bool listed, FILE *out) {
    struct columns columns;
    columns_init(&columns, arena, PAGE_WIDTH, 2);
    for (int i = 1; i < PROVISION_COUNT; i++) {
        const struct condition_coverage *condition = NULL;
        enum provision provision = (enum provision)i;
        if (!counts(provision, article))
            continue;
        while ((condition = condition_after(coverage, provision, condition))) {
            const char *reason = provision_one_sided(provision, condition->label);
            if ((condition->met && condition->not_met) || (reason != NULL) != listed)
                continue;
            COLUMNS_ADD(&columns, side_mark(condition, listed), provision_id(provision),
                        condition->label, listed ? reason : "");
        }
    }
    columns_print(&columns, out);
}

/* The reasons, each with the provisions it holds for. */
static void print_reasons(struct arena *arena, const struct coverage *coverage,
                          enum provision article, FILE *out) {
    bool told[PROVISION_COUNT] = {false};
    struct columns columns;
    columns_init(&columns, arena, PAGE_WIDTH, 2);
    for (int i = 1; i < PROVISION_COUNT; i++) {
        enum provision provision = (enum provision)i;
        const char *reason = reason_of(coverage, provision);
        if (!counts(provision, article) || !reason || told[i])
            continue;
        const char *ids = "";
        for (int j = i; j < PROVISION_COUNT; j++) {
            const char *other = reason_of(coverage, (enum provision)j);
            if (!counts((enum provision)j, article) || !other || strcmp(other, reason))
                continue;
            told[j] = true;
            ids = arena_print(arena, "%s%s%s", ids, *ids ? " " : "",
                              provision_id((enum provision)j));
        }
        bool needed = !provision_info(provision)->untested;
        COLUMNS_ADD(&columns, needed ? _("not reached") : _("no test"), reason, ids);
    }
    columns_print(&columns, out);
}

/* `needs a test 41, executed 41 (100 %), ...` */
static const char *total_in_words(struct arena *arena,
                                  const struct coverage_total *total) {
    const char *words = _("nothing that needs a test");
    if (total->needed)
        words = arena_print(
            arena, _("needs a test %zu, cited %zu (%d %%), executed %zu (%d %%)"),
            total->needed, total->cited, coverage_percent(total->cited, total->needed),
            total->executed, coverage_percent(total->executed, total->needed));
    if (total->conditions)
        words = arena_print(arena, _("%s; both sides %zu of %zu"), words,
                            total->both_sides, total->conditions);
    if (total->one_sided)
        words = arena_print(arena, _("%s, %zu of one side for a listed reason"), words,
                            total->one_sided);
    if (total->excepted)
        words = arena_print(arena, _("%s; not reached for a listed reason %zu"), words,
                            total->excepted);
    if (total->unneeded)
        words = arena_print(arena, _("%s; needs none %zu"), words, total->unneeded);
    return words;
}

static void add_article(struct coverage_total *total, const struct coverage *coverage,
                        enum provision article) {
    for (int i = 1; i < PROVISION_COUNT; i++)
        if (provision_info((enum provision)i)->article == article)
            coverage_add(total, coverage, (enum provision)i);
}

static void print_article(struct arena *arena, const struct coverage *coverage,
                          enum provision article, FILE *out) {
    const struct provision_info *info = provision_info(article);
    struct coverage_total total = {.needed = 0};
    add_article(&total, coverage, article);
    fprintf(out, "%s  %s (%s)\n", info->id, info->summary, info->place);
    print_needed(arena, coverage, article, out);
    print_one_sided(arena, coverage, article, false, out);
    print_one_sided(arena, coverage, article, true, out);
    print_reasons(arena, coverage, article, out);
    paragraph_print(out, arena, 2, total_in_words(arena, &total));
    fputc('\n', out);
}

static const char *scope_in_words(struct arena *arena, const struct coverage_scope *scope,
                                  size_t articles) {
    if (scope->article)
        return arena_print(arena, _("Article %s"), provision_id(scope->article));
    const char *which = scope->all ? _("articles") : _("articles with a calculation");
    if (scope->annex)
        return arena_print(arena, _("Annex %s, all %s (%zu)"), scope->annex, which,
                           articles);
    return arena_print(arena, _("All %s (%zu)"), which, articles);
}

static void print_unclaimed(struct arena *arena, const struct coverage *coverage,
                            const struct coverage_scope *scope, FILE *out) {
    const char *ids = "";
    for (int i = 1; i < PROVISION_COUNT; i++) {
        enum provision provision = (enum provision)i;
        struct coverage_total one = {.needed = 0};
        coverage_add(&one, coverage, provision);
        if (one.unclaimed &&
            in_scope(coverage, scope, provision_info(provision)->article))
            ids = arena_print(arena, "%s %s", ids, provision_id(provision));
    }
    if (*ids)
        paragraph_print(
            out, arena, 2,
            arena_print(arena, _("executed, but claimed by no case:%s"), ids));
}

static void add_summary(struct columns *columns, enum provision article,
                        const struct coverage_total *total) {
    struct arena *arena = columns->arena;
    const struct provision_info *info = provision_info(article);
    const char *sides =
        arena_print(arena, _("%zu of %zu"), total->both_sides, total->conditions);
    COLUMNS_ADD(columns, info->id, arena_print(arena, "%5zu", total->needed),
                arena_print(arena, "%5zu", total->cited),
                arena_print(arena, "%5zu (%d %%)", total->executed,
                            coverage_percent(total->executed, total->needed)),
                total->conditions ? sides : "", info->summary);
}

static void print_legend(struct arena *arena, FILE *out) {
    paragraph_print(
        out, arena, 0,
        _("executed: a passing case is computed with it; cited: a case and the code name "
          "it; yes and no: cases in which a condition held or a limit decided, and did "
          "not; both sides: conditions and limits seen both ways."));
    fputc('\n', out);
}

void coverage_report_print(const struct coverage *coverage,
                           const struct coverage_scope *scope, FILE *out) {
    struct arena *arena = arena_new();
    struct coverage_total total = {.needed = 0}, whole = {.needed = 0};
    size_t articles = 0, every = 0;
    struct columns summary;
    columns_init(&summary, arena, PAGE_WIDTH, 2);
    COLUMNS_ADD(&summary, _("article"), _("needs a test"), _("cited"), _("executed"),
                _("both sides"), "");
    print_legend(arena, out);
    for (int i = 1; i < PROVISION_COUNT; i++) {
        enum provision article = (enum provision)i;
        struct coverage_total one = {.needed = 0};
        if (provision_info(article)->kind != PROVISION_ARTICLE)
            continue;
        every++;
        add_article(&whole, coverage, article);
        if (!in_scope(coverage, scope, article))
            continue;
        articles++;
        add_article(&one, coverage, article);
        add_article(&total, coverage, article);
        add_summary(&summary, article, &one);
        print_article(arena, coverage, article, out);
    }
    fprintf(out, _("%zu cases ran, all pass.\n"), coverage->ran);
    columns_print(&summary, out);
    print_unclaimed(arena, coverage, scope, out);
    fprintf(out, "%s:\n", scope_in_words(arena, scope, articles));
    paragraph_print(out, arena, 2, total_in_words(arena, &total));
    if (articles < every) {
        fprintf(out, _("Every article of the catalogue (%zu):\n"), every);
        paragraph_print(out, arena, 2, total_in_words(arena, &whole));
    }
    arena_free(arena);
}
