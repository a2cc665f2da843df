#include "harness/report/coverage_tracefile.h"

size_t coverage_hits(const struct coverage *coverage, enum provision provision) {
    return coverage_level(coverage, provision) == LEVEL_HELD
               ? coverage->provisions[provision].held_by
               : 0;
}

size_t coverage_sides(const struct condition_coverage *condition) {
    return (condition->met ? 1u : 0u) + (condition->not_met ? 1u : 0u);
}

bool coverage_has_line(const struct regulation_lines *lines, enum provision provision) {
    const struct provision_info *info = provision_info(provision);
    return lines->line[provision] && info->kind != PROVISION_ARTICLE && !info->untested;
}

static bool is_article(const struct regulation_lines *lines, enum provision provision) {
    return lines->line[provision] && provision_info(provision)->kind == PROVISION_ARTICLE;
}

/* How many provisions of the article are held. */
static size_t held_in(const struct coverage *coverage, enum provision article) {
    struct coverage_total total = {.needed = 0};
    coverage_add_article(&total, coverage, article);
    return total.reached[LEVEL_HELD];
}

static void write_functions(const struct coverage *coverage,
                            const struct regulation_lines *lines, FILE *out) {
    size_t found = 0, hit = 0;
    for (int i = 1; i < PROVISION_COUNT; i++) {
        if (!is_article(lines, (enum provision)i))
            continue;
        size_t held = held_in(coverage, (enum provision)i);
        fprintf(out, "FN:%d,%s\n", lines->line[i], provision_id((enum provision)i));
        fprintf(out, "FNDA:%zu,%s\n", held, provision_id((enum provision)i));
        found++;
        hit += held > 0;
    }
    fprintf(out, "FNF:%zu\nFNH:%zu\n", found, hit);
}

static void write_branches(const struct coverage *coverage,
                           const struct regulation_lines *lines, FILE *out) {
    size_t found = 0, hit = 0;
    for (size_t i = 0; i < coverage->condition_count; i++) {
        const struct condition_coverage *condition = &coverage->conditions[i];
        if (!coverage_has_line(lines, condition->provision))
            continue;
        int line = lines->line[condition->provision];
        size_t block = i - coverage->provisions[condition->provision].first_condition;
        fprintf(out, "BRDA:%d,%zu,0,%zu\n", line, block, condition->met);
        fprintf(out, "BRDA:%d,%zu,1,%zu\n", line, block, condition->not_met);
        found += 2;
        hit += coverage_sides(condition);
    }
    fprintf(out, "BRF:%zu\nBRH:%zu\n", found, hit);
}

static void write_lines(const struct coverage *coverage,
                        const struct regulation_lines *lines, FILE *out) {
    size_t found = 0, hit = 0;
    for (int i = 1; i < PROVISION_COUNT; i++) {
        if (!coverage_has_line(lines, (enum provision)i))
            continue;
        size_t hits = coverage_hits(coverage, (enum provision)i);
        fprintf(out, "DA:%d,%zu\n", lines->line[i], hits);
        found++;
        hit += hits > 0;
    }
    fprintf(out, "LF:%zu\nLH:%zu\n", found, hit);
}

void coverage_lcov(const struct coverage *coverage, const struct regulation_lines *lines,
                   FILE *out) {
    fprintf(out, "TN:regulation\nSF:%s\n", lines->source);
    write_functions(coverage, lines, out);
    write_branches(coverage, lines, out);
    write_lines(coverage, lines, out);
    fputs("end_of_record\n", out);
}
