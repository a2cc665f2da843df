/* The gap: what is executed and not held, and why. */
#include "harness/report/columns.h"
#include "harness/report/coverage_report.h"
#include "harness/text.h"

/* The sides on which no case came out, or none within one unit of the threshold. */
static const char *missing_sides(const struct condition_coverage *condition) {
    if (!condition_both_sides(condition))
        return condition->met ? _("ALWAYS YES") : _("ALWAYS NO");
    bool yes = condition->met && !condition->near_met;
    bool no = condition->not_met && !condition->near_not_met;
    if (yes && no)
        return _("none near");
    return yes ? _("no yes near") : _("no no near");
}

static void add_conditions(struct columns *columns, const struct coverage *coverage,
                           enum provision provision) {
    const struct provision_coverage *of = &coverage->provisions[provision];
    for (size_t i = 0; i < of->condition_count; i++) {
        const struct condition_coverage *condition =
            &coverage->conditions[of->first_condition + i];
        if (!condition_both_sides(condition) || !condition_at_boundary(condition))
            COLUMNS_ADD(columns, provision_id(provision), missing_sides(condition),
                        condition->label);
    }
}

static void add_survivors(struct columns *columns, const struct coverage *coverage,
                          enum provision provision) {
    const struct provision_coverage *of = &coverage->provisions[provision];
    if (of->held_by)
        return;
    if (!of->ablation_count)
        COLUMNS_ADD(columns, provision_id(provision), _("no ablation"),
                    _("no step of it can be changed"));
    for (size_t i = 0; i < of->ablation_count; i++)
        COLUMNS_ADD(columns, provision_id(provision), _("survives"),
                    coverage->ablations[of->first_ablation + i].id);
}

static bool is_gap(const struct coverage *coverage, enum provision provision) {
    const struct provision_info *info = provision_info(provision);
    enum coverage_level level = coverage_level(coverage, provision);
    return info->kind != PROVISION_ARTICLE && !info->untested &&
           level >= LEVEL_EXECUTED && level < LEVEL_HELD;
}

/* Its provisions, and of them those of which no golden holds any ablation. */
struct gap {
    size_t provisions, not_held;
};

static const char *gap_text(struct arena *arena, const struct gap *gap) {
    return arena_print(arena,
                       _("The gap, executed and not held: %zu provisions, %zu short of "
                         "the boundary, %zu without an ablation that a golden holds."),
                       gap->provisions, gap->provisions - gap->not_held, gap->not_held);
}

void coverage_gap_print(const struct coverage *coverage,
                        const struct coverage_scope *scope, FILE *out) {
    struct gap gap = {0, 0};
    struct columns columns;
    struct arena *arena = arena_new();
    columns_init(&columns, arena, PAGE_WIDTH, 2);
    for (int i = 1; i < PROVISION_COUNT; i++) {
        enum provision provision = (enum provision)i;
        if (!is_gap(coverage, provision) ||
            !coverage_in_scope(coverage, scope, provision_info(provision)->article))
            continue;
        gap.provisions++;
        gap.not_held += !coverage->provisions[provision].held_by;
        add_conditions(&columns, coverage, provision);
        add_survivors(&columns, coverage, provision);
    }
    paragraph_print(out, arena, 0, gap_text(arena, &gap));
    columns_print(&columns, out);
    fputc('\n', out);
    arena_free(arena);
}
