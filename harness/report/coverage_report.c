#include "harness/report/coverage_report.h"

#include <string.h>

#include "harness/report/columns.h"
#include "harness/report/coverage_documents.h"
#include "harness/text.h"

static bool in_annex(const char *id, const char *annex) {
    size_t length = strlen(annex);
    return !strncmp(id, annex, length) && id[length] == '.';
}

bool coverage_in_scope(const struct coverage *coverage,
                       const struct coverage_scope *scope, enum provision article) {
    if (scope->article)
        return article == scope->article;
    if (scope->annex && !in_annex(provision_id(article), scope->annex))
        return false;
    return scope->all || coverage->provisions[article].has_calculation;
}

static const char *level_mark(enum coverage_level level) {
    switch (level) {
    case LEVEL_HELD:
        return _("held");
    case LEVEL_BOUNDARY:
        return _("boundary");
    case LEVEL_BOTH_SIDES:
        return _("both sides");
    case LEVEL_EXECUTED:
        return _("executed");
    case LEVEL_CITED:
        return _("cited");
    default:
        return _("NOT REACHED");
    }
}

static const struct condition_coverage *first_condition(const struct coverage *coverage,
                                                        enum provision provision) {
    return coverage->conditions + coverage->provisions[provision].first_condition;
}

/* How the cases came out on its condition or limit; how many there are when several. */
static const char *sides_in_words(struct arena *arena, const struct coverage *coverage,
                                  enum provision provision) {
    struct coverage_total total = {.needed = 0};
    coverage_add(&total, coverage, provision);
    if (!total.conditions)
        return "";
    const struct condition_coverage *one = first_condition(coverage, provision);
    if (total.conditions > 1)
        return arena_print(arena, _("both sides %zu of %zu"), total.both_sides,
                           total.conditions);
    return arena_print(arena, _("yes %zu, no %zu"), one->met, one->not_met);
}

static const char *ablations_in_words(struct arena *arena,
                                      const struct coverage *coverage,
                                      enum provision provision) {
    struct coverage_total total = {.needed = 0};
    coverage_add(&total, coverage, provision);
    if (!total.ablations)
        return "";
    return arena_print(arena, _("%zu of %zu"), total.ablations - total.survivors,
                       total.ablations);
}

static bool counts(enum provision provision, enum provision article) {
    const struct provision_info *info = provision_info(provision);
    return info->article == article && info->kind != PROVISION_ARTICLE;
}

static void print_needed(struct arena *arena, const struct coverage *coverage,
                         enum provision article, FILE *out) {
    struct columns columns;
    columns_init(&columns, arena, PAGE_WIDTH, 2);
    for (int i = 1; i < PROVISION_COUNT; i++) {
        enum provision provision = (enum provision)i;
        const struct provision_info *info = provision_info(provision);
        if (!counts(provision, article) || coverage_reason(coverage, provision))
            continue;
        COLUMNS_ADD(&columns, level_mark(coverage_level(coverage, provision)), info->id,
                    provision_kind_text(info->kind),
                    ablations_in_words(arena, coverage, provision),
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
    for (size_t i = 0; i < coverage->condition_count; i++) {
        const struct condition_coverage *condition = &coverage->conditions[i];
        const char *reason = provision_one_sided(condition->provision, condition->label);
        if (!counts(condition->provision, article) ||
            (condition->met && condition->not_met) || (reason != NULL) != listed)
            continue;
        COLUMNS_ADD(&columns, side_mark(condition, listed),
                    provision_id(condition->provision), condition->label,
                    listed ? reason : "");
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
        const char *reason = coverage_reason(coverage, provision);
        if (!counts(provision, article) || !reason || told[i])
            continue;
        const char *ids = "";
        for (int j = i; j < PROVISION_COUNT; j++) {
            const char *other = coverage_reason(coverage, (enum provision)j);
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

static void print_article(struct arena *arena, const struct coverage *coverage,
                          enum provision article, FILE *out) {
    const struct provision_info *info = provision_info(article);
    struct coverage_total total = {.needed = 0};
    coverage_add_article(&total, coverage, article);
    fprintf(out, "%s  %s (%s)\n", info->id, info->summary, info->place);
    print_needed(arena, coverage, article, out);
    print_one_sided(arena, coverage, article, false, out);
    print_one_sided(arena, coverage, article, true, out);
    print_reasons(arena, coverage, article, out);
    paragraph_print(out, arena, 2, coverage_total_text(arena, &total));
    fputc('\n', out);
}

static void print_unclaimed(struct arena *arena, const struct coverage *coverage,
                            const struct coverage_scope *scope, FILE *out) {
    const char *ids = "";
    for (int i = 1; i < PROVISION_COUNT; i++) {
        enum provision provision = (enum provision)i;
        struct coverage_total one = {.needed = 0};
        coverage_add(&one, coverage, provision);
        if (one.unclaimed &&
            coverage_in_scope(coverage, scope, provision_info(provision)->article))
            ids = arena_print(arena, "%s %s", ids, provision_id(provision));
    }
    if (*ids)
        paragraph_print(
            out, arena, 2,
            arena_print(arena, _("executed, but claimed by no case:%s"), ids));
}

const char *coverage_legend_text(void) {
    return _(
        "Each level implies the ones before. cited: a case and the code name it. "
        "executed: a passing case is computed with it. both sides: its conditions "
        "held, or its limits decided, and did not. boundary: they did within one unit "
        "of the threshold (a day, a year, a cent, one of the last printed digit); a "
        "plain fact has no threshold, both sides are its boundary. held: an ablation "
        "of it (its effect removed, a parameter moved, a condition inverted, a limit "
        "off by one unit, a rounding changed ...) changes a result that a golden "
        "asserts. `5 of 7`: so many of its ablations are held.");
}

void coverage_report_print(const struct coverage *coverage,
                           const struct coverage_scope *scope, FILE *out) {
    struct arena *arena = arena_new();
    paragraph_print(out, arena, 0, coverage_legend_text());
    fputc('\n', out);
    for (int i = 1; i < PROVISION_COUNT; i++) {
        enum provision article = (enum provision)i;
        if (provision_info(article)->kind == PROVISION_ARTICLE &&
            coverage_in_scope(coverage, scope, article))
            print_article(arena, coverage, article, out);
    }
    coverage_gap_print(coverage, scope, out);
    print_unclaimed(arena, coverage, scope, out);
    coverage_summary_print(coverage, scope, out);
    arena_free(arena);
}
