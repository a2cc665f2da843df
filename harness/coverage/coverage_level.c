#include "harness/coverage/coverage_level.h"

#include <string.h>

const char *coverage_level_word(enum coverage_level level) {
    static const char *const words[LEVEL_COUNT] = {
        [LEVEL_NONE] = "none",         [LEVEL_CITED] = "cited",
        [LEVEL_EXECUTED] = "executed", [LEVEL_BOTH_SIDES] = "both-sides",
        [LEVEL_BOUNDARY] = "boundary", [LEVEL_HELD] = "held",
    };
    return words[level];
}

bool coverage_level_by_word(const char *word, enum coverage_level *out) {
    for (int i = 0; i < LEVEL_COUNT; i++) {
        *out = (enum coverage_level)i;
        if (!strcmp(coverage_level_word(*out), word))
            return true;
    }
    return false;
}

bool condition_one_sided(const struct condition_coverage *condition) {
    return provision_one_sided(condition->provision, condition->label) != NULL;
}

bool condition_both_sides(const struct condition_coverage *condition) {
    return (condition->met && condition->not_met) || condition_one_sided(condition);
}

bool condition_at_boundary(const struct condition_coverage *condition) {
    if (!condition->threshold)
        return condition_both_sides(condition);
    if (condition_one_sided(condition))
        return condition->near_met || condition->near_not_met;
    return condition->near_met && condition->near_not_met;
}

static bool all_conditions(const struct coverage *coverage, enum provision provision,
                           bool (*passes)(const struct condition_coverage *)) {
    const struct provision_coverage *of = &coverage->provisions[provision];
    for (size_t i = 0; i < of->condition_count; i++)
        if (!passes(&coverage->conditions[of->first_condition + i]))
            return false;
    return true;
}

enum coverage_level coverage_level(const struct coverage *coverage,
                                   enum provision provision) {
    const struct provision_coverage *of = &coverage->provisions[provision];
    if (!of->executed_by)
        return of->in_code && of->cited_by ? LEVEL_CITED : LEVEL_NONE;
    if (!all_conditions(coverage, provision, condition_both_sides))
        return LEVEL_EXECUTED;
    if (!all_conditions(coverage, provision, condition_at_boundary))
        return LEVEL_BOTH_SIDES;
    return of->held_by ? LEVEL_HELD : LEVEL_BOUNDARY;
}

static void add_conditions(struct coverage_total *total, const struct coverage *coverage,
                           enum provision provision) {
    const struct provision_coverage *of = &coverage->provisions[provision];
    total->conditions += of->condition_count;
    for (size_t i = 0; i < of->condition_count; i++) {
        const struct condition_coverage *condition =
            &coverage->conditions[of->first_condition + i];
        bool both = condition->met && condition->not_met;
        total->both_sides += both;
        total->one_sided += !both && condition_one_sided(condition);
        total->boundary += condition_at_boundary(condition);
    }
}

static void add_ablations(struct coverage_total *total, const struct coverage *coverage,
                          enum provision provision) {
    const struct provision_coverage *of = &coverage->provisions[provision];
    total->ablations += of->ablation_count;
    for (size_t i = 0; i < of->ablation_count; i++) {
        const struct ablation_coverage *ablation =
            &coverage->ablations[of->first_ablation + i];
        total->survivors += !ablation->holder_count;
        total->equivalents += ablation->equivalent != NULL;
    }
}

void coverage_add(struct coverage_total *total, const struct coverage *coverage,
                  enum provision provision) {
    const struct provision_info *info = provision_info(provision);
    if (info->kind == PROVISION_ARTICLE)
        return;
    if (info->untested) {
        total->unneeded++;
        return;
    }
    enum coverage_level level = coverage_level(coverage, provision);
    total->needed++;
    for (int i = LEVEL_NONE; i <= (int)level; i++)
        total->reached[i]++;
    total->excepted += level < LEVEL_EXECUTED && info->unreached;
    total->unclaimed +=
        level >= LEVEL_EXECUTED && !coverage->provisions[provision].cited_by;
    add_conditions(total, coverage, provision);
    add_ablations(total, coverage, provision);
}

void coverage_add_article(struct coverage_total *total, const struct coverage *coverage,
                          enum provision article) {
    for (int i = 1; i < PROVISION_COUNT; i++)
        if (provision_info((enum provision)i)->article == article)
            coverage_add(total, coverage, (enum provision)i);
}

int coverage_percent(size_t part, size_t whole) {
    return whole ? (int)(100 * part / whole) : 0;
}
