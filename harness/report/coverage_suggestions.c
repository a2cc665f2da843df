#include "harness/coverage/suggestions.h"

#include "harness/report/columns.h"
#include "harness/report/coverage_lists.h"
#include "harness/text.h"

static void mark_scope(bool wanted[PROVISION_COUNT], const struct coverage *coverage,
                       const struct coverage_scope *scope) {
    for (int i = 1; i < PROVISION_COUNT; i++)
        wanted[i] = coverage_in_scope(coverage, scope,
                                      provision_info((enum provision)i)->article);
}

static void add_row(struct columns *columns, const struct suggestion *suggestion,
                    const char *gap) {
    struct arena *arena = columns->arena;
    if (suggestion->specimen)
        COLUMNS_ADD(columns, gap, suggestion->specimen->id,
                    arena_print(arena, _("%s: %s for %s"), suggestion->fact,
                                suggestion->to, suggestion->from));
    else
        COLUMNS_ADD(columns, gap, _("nothing found"), "");
}

static void add_side(struct columns *columns, const struct condition_coverage *condition,
                     const struct suggestion *suggestion, bool met) {
    if (!suggestion_wanted_of_side(condition, met))
        return;
    const char *id = provision_id(condition->provision);
    add_row(columns, suggestion,
            arena_print(columns->arena,
                        met ? _("%s, near, yes: %s") : _("%s, near, no: %s"), id,
                        condition->label));
}

void coverage_suggestions_print(const struct coverage *coverage,
                                const struct suite *suite,
                                const struct coverage_scope *scope, FILE *out) {
    static bool wanted[PROVISION_COUNT];
    struct suggestions found;
    mark_scope(wanted, coverage, scope);
    suggestions_search(&found, coverage, suite, wanted);
    struct columns columns;
    columns_init(&columns, found.arena, PAGE_ENDLESS, 0);
    for (size_t i = 0; i < coverage->condition_count; i++)
        if (wanted[coverage->conditions[i].provision]) {
            add_side(&columns, &coverage->conditions[i], &found.met[i], true);
            add_side(&columns, &coverage->conditions[i], &found.not_met[i], false);
        }
    for (size_t i = 0; i < coverage->ablation_count; i++) {
        const struct ablation_coverage *ablation = &coverage->ablations[i];
        if (wanted[ablation_provision(&ablation->ablation)] &&
            suggestion_wanted_of_ablation(ablation))
            add_row(&columns, &found.ablations[i], ablation->id);
    }
    columns_print(&columns, out);
    suggestions_release(&found);
}
