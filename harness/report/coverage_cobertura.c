#include "harness/report/coverage_tracefile.h"
#include "harness/report/xml_out.h"

/* Lines and branches of an article or of all. */
struct rates {
    size_t lines, lines_hit, branches, branches_hit;
};

static struct rates branches_of(const struct coverage *coverage,
                                enum provision provision) {
    const struct provision_coverage *of = &coverage->provisions[provision];
    struct rates rates = {0};
    for (size_t i = 0; i < of->condition_count; i++) {
        const struct condition_coverage *condition =
            &coverage->conditions[of->first_condition + i];
        rates.branches += 2;
        rates.branches_hit += coverage_sides(condition);
    }
    return rates;
}

/* PROVISION_NONE: every article that has lines. */
static struct rates rates_of(const struct coverage *coverage,
                             const struct regulation_lines *lines,
                             enum provision article) {
    struct rates sum = {0};
    for (int i = 1; i < PROVISION_COUNT; i++) {
        enum provision provision = (enum provision)i;
        if (!coverage_has_line(lines, provision) ||
            (article && provision_info(provision)->article != article))
            continue;
        struct rates one = branches_of(coverage, provision);
        sum.lines++;
        sum.lines_hit += coverage_hits(coverage, provision) > 0;
        sum.branches += one.branches;
        sum.branches_hit += one.branches_hit;
    }
    return sum;
}

/* A share in four decimals; what has no part is whole, as other tools write it. */
static void write_rate(struct xml_out *out, const char *name, size_t part, size_t whole) {
    unsigned share = whole ? (unsigned)(part * 10000 / whole) : 10000;
    char text[32];
    snprintf(text, sizeof text, "%u.%04u", share / 10000, share % 10000);
    xml_out_attribute(out, name, text);
}

static void write_rates(struct xml_out *out, const struct rates *rates) {
    write_rate(out, "line-rate", rates->lines_hit, rates->lines);
    write_rate(out, "branch-rate", rates->branches_hit, rates->branches);
    xml_out_attribute(out, "complexity", "0");
}

static void write_line(struct xml_out *out, const struct coverage *coverage,
                       const struct regulation_lines *lines, enum provision provision) {
    struct rates rates = branches_of(coverage, provision);
    char text[64];
    xml_out_open(out, "line");
    xml_out_count(out, "number", (size_t)lines->line[provision]);
    xml_out_count(out, "hits", coverage_hits(coverage, provision));
    xml_out_attribute(out, "branch", rates.branches ? "true" : "false");
    if (rates.branches) {
        snprintf(text, sizeof text, "%zu%% (%zu/%zu)",
                 100 * rates.branches_hit / rates.branches, rates.branches_hit,
                 rates.branches);
        xml_out_attribute(out, "condition-coverage", text);
    }
    xml_out_close(out);
}

/* An article is a class: its methods stay empty, its lines are its provisions. */
static void write_article(struct xml_out *out, const struct coverage *coverage,
                          const struct regulation_lines *lines, enum provision article) {
    struct rates rates = rates_of(coverage, lines, article);
    if (!rates.lines)
        return;
    xml_out_open(out, "class");
    xml_out_attribute(out, "name", provision_id(article));
    xml_out_attribute(out, "filename", lines->source);
    write_rates(out, &rates);
    xml_out_open(out, "methods");
    xml_out_close(out);
    xml_out_open(out, "lines");
    for (int i = 1; i < PROVISION_COUNT; i++)
        if (coverage_has_line(lines, (enum provision)i) &&
            provision_info((enum provision)i)->article == article)
            write_line(out, coverage, lines, (enum provision)i);
    xml_out_close(out);
    xml_out_close(out);
}

/* No clock in a report: the time stamp that the format asks for is zero. */
static void write_totals(struct xml_out *out, const struct rates *rates) {
    write_rates(out, rates);
    xml_out_count(out, "lines-covered", rates->lines_hit);
    xml_out_count(out, "lines-valid", rates->lines);
    xml_out_count(out, "branches-covered", rates->branches_hit);
    xml_out_count(out, "branches-valid", rates->branches);
    xml_out_attribute(out, "version", "étalon");
    xml_out_attribute(out, "timestamp", "0");
}

void coverage_cobertura(const struct coverage *coverage,
                        const struct regulation_lines *lines, FILE *file) {
    struct xml_out out;
    struct rates rates = rates_of(coverage, lines, PROVISION_NONE);
    xml_out_begin(&out, file, "coverage", NULL);
    write_totals(&out, &rates);
    xml_out_open(&out, "sources");
    xml_out_open(&out, "source");
    xml_out_text(&out, ".");
    xml_out_close(&out);
    xml_out_close(&out);
    xml_out_open(&out, "packages");
    xml_out_open(&out, "package");
    xml_out_attribute(&out, "name", lines->annex);
    write_rates(&out, &rates);
    xml_out_open(&out, "classes");
    for (int i = 1; i < PROVISION_COUNT; i++)
        if (provision_info((enum provision)i)->kind == PROVISION_ARTICLE)
            write_article(&out, coverage, lines, (enum provision)i);
    xml_out_end(&out);
}
