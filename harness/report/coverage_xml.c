/* Coverage as XML: cases/schema/coverage.rng. */
#include "harness/report/coverage_documents.h"
#include "harness/report/coverage_groups.h"
#include "harness/report/xml_out.h"
#include "harness/version.h"

static const char name_space[] = "urn:etalon:coverage:1";

struct writing {
    struct xml_out out;
    const struct coverage *coverage;
    const struct coverage_scope *scope;
    struct arena *arena;
};

/* ---- sums ---- */

static void write_total(struct xml_out *out, const struct coverage_total *total) {
    xml_out_count(out, "needed", total->needed);
    for (int level = LEVEL_CITED; level < LEVEL_COUNT; level++)
        xml_out_count(out, coverage_level_word((enum coverage_level)level),
                      total->reached[level]);
    xml_out_count(out, "not-reached-for-a-reason", total->excepted);
    xml_out_count(out, "excluded", total->unneeded);
    xml_out_count(out, "conditions", total->conditions);
    xml_out_count(out, "conditions-both-sides", total->both_sides);
    xml_out_count(out, "conditions-one-sided", total->one_sided);
    xml_out_count(out, "conditions-boundary", total->boundary);
    xml_out_count(out, "ablations", total->ablations);
    xml_out_count(out, "ablations-held", total->ablations - total->survivors);
    xml_out_count(out, "ablations-equivalent", total->equivalents);
}

static void write_group(struct xml_out *out, const char *element,
                        const struct coverage_group *group) {
    xml_out_open(out, element);
    if (*group->name)
        xml_out_attribute(out, "name", group->name);
    if (*group->title)
        xml_out_attribute(out, "title", group->title);
    xml_out_count(out, "articles", group->articles);
    write_total(out, &group->total);
    xml_out_close(out);
}

static void write_groups(struct xml_out *out, const char *element,
                         struct coverage_groups groups) {
    for (size_t i = 0; i < groups.count; i++)
        write_group(out, element, &groups.items[i]);
}

static void write_totals(struct writing *writing) {
    struct coverage_group all = coverage_in_all(writing->coverage, writing->scope);
    struct coverage_group catalogue = coverage_in_all(writing->coverage, NULL);
    xml_out_open(&writing->out, "totals");
    write_group(&writing->out, "catalogue", &catalogue);
    write_group(&writing->out, "all", &all);
    write_groups(&writing->out, "annex",
                 coverage_by_annex(writing->arena, writing->coverage, writing->scope));
    write_groups(&writing->out, "chapter",
                 coverage_by_chapter(writing->arena, writing->coverage, writing->scope));
    xml_out_close(&writing->out);
}

/* ---- provisions ---- */

static void write_condition(struct xml_out *out,
                            const struct condition_coverage *condition) {
    xml_out_open(out, "condition");
    xml_out_attribute(out, "label", condition->label);
    xml_out_attribute(out, "threshold", condition->threshold ? "true" : "false");
    xml_out_count(out, "met", condition->met);
    xml_out_count(out, "not-met", condition->not_met);
    xml_out_count(out, "near-met", condition->near_met);
    xml_out_count(out, "near-not-met", condition->near_not_met);
    xml_out_attribute(out, "one-sided",
                      provision_one_sided(condition->provision, condition->label));
    xml_out_close(out);
}

static void write_survivor(struct xml_out *out,
                           const struct ablation_coverage *ablation) {
    xml_out_open(out, "survivor");
    xml_out_attribute(out, "ablation", ablation->id);
    xml_out_count(out, "cases", ablation->tried);
    xml_out_close(out);
}

static void write_info(struct xml_out *out, enum provision provision) {
    const struct provision_info *info = provision_info(provision);
    xml_out_attribute(out, "id", info->id);
    xml_out_attribute(out, "kind", provision_kind_text(info->kind));
    xml_out_attribute(out, "place", info->place);
    xml_out_attribute(out, "summary", info->summary);
}

static void write_needed(struct xml_out *out, const struct coverage *coverage,
                         enum provision provision) {
    const struct provision_coverage *of = &coverage->provisions[provision];
    struct coverage_total total = {.needed = 0};
    coverage_add(&total, coverage, provision);
    xml_out_open(out, "provision");
    write_info(out, provision);
    xml_out_attribute(out, "level",
                      coverage_level_word(coverage_level(coverage, provision)));
    xml_out_count(out, "cited-by", of->cited_by);
    xml_out_count(out, "executed-by", of->executed_by);
    xml_out_count(out, "held-by", of->held_by);
    xml_out_count(out, "ablations", total.ablations);
    xml_out_count(out, "ablations-held", total.ablations - total.survivors);
    for (size_t i = 0; i < of->condition_count; i++)
        write_condition(out, &coverage->conditions[of->first_condition + i]);
    for (size_t i = 0; i < of->ablation_count; i++) {
        const struct ablation_coverage *ablation =
            &coverage->ablations[of->first_ablation + i];
        if (!ablation->holder_count && !ablation->equivalent)
            write_survivor(out, ablation);
    }
    xml_out_close(out);
}

static void write_excluded(struct xml_out *out, enum provision provision) {
    xml_out_open(out, "excluded");
    write_info(out, provision);
    xml_out_attribute(out, "reason", provision_info(provision)->untested);
    xml_out_close(out);
}

static void write_article(struct writing *writing, enum provision article) {
    struct xml_out *out = &writing->out;
    const struct coverage_scope alone = {.article = article};
    struct coverage_total total = {.needed = 0};
    enum provision provision = PROVISION_NONE;
    coverage_add_article(&total, writing->coverage, article);
    xml_out_open(out, "article");
    xml_out_attribute(out, "id", provision_id(article));
    xml_out_attribute(out, "place", provision_info(article)->place);
    xml_out_attribute(out, "title", provision_info(article)->summary);
    write_total(out, &total);
    while ((provision = coverage_next_provision(writing->coverage, &alone, provision)))
        if (provision_info(provision)->untested)
            write_excluded(out, provision);
        else
            write_needed(out, writing->coverage, provision);
    xml_out_close(out);
}

/* ---- the gap, and what was adjudicated ---- */

static void write_gap(struct writing *writing) {
    struct xml_out *out = &writing->out;
    enum provision provision = PROVISION_NONE;
    xml_out_open(out, "gaps");
    while ((provision =
                coverage_next_provision(writing->coverage, writing->scope, provision))) {
        if (!coverage_is_gap(writing->coverage, provision))
            continue;
        xml_out_open(out, "gap");
        xml_out_attribute(out, "provision", provision_id(provision));
        xml_out_attribute(
            out, "level",
            coverage_level_word(coverage_level(writing->coverage, provision)));
        xml_out_attribute(out, "reason", coverage_reason(writing->coverage, provision));
        xml_out_close(out);
    }
    xml_out_close(out);
}

static void write_adjudications(struct writing *writing) {
    struct xml_out *out = &writing->out;
    size_t at = 0;
    const struct ablation_coverage *ablation;
    xml_out_open(out, "adjudications");
    while (
        (ablation = coverage_next_equivalent(writing->coverage, writing->scope, &at))) {
        xml_out_open(out, "adjudication");
        xml_out_attribute(out, "ablation", ablation->id);
        xml_out_count(out, "cases", ablation->tried);
        xml_out_attribute(out, "reason", ablation->equivalent->reason);
        xml_out_close(out);
    }
    xml_out_close(out);
}

static void write_head(struct writing *writing) {
    struct xml_out *out = &writing->out;
    const struct coverage_scope *scope = writing->scope;
    xml_out_attribute(out, "version", ETALON_VERSION);
    xml_out_count(out, "cases", writing->coverage->ran);
    xml_out_count(out, "ablations", writing->coverage->ablation_count);
    xml_out_count(out, "computations", writing->coverage->evaluations);
    xml_out_attribute(out, "of-annex", scope->annex);
    if (scope->article)
        xml_out_attribute(out, "of-article", provision_id(scope->article));
}

void coverage_xml(const struct coverage *coverage, const struct coverage_scope *scope,
                  FILE *file) {
    struct writing writing = {.coverage = coverage, .scope = scope, .arena = arena_new()};
    enum provision article = PROVISION_NONE;
    xml_out_begin(&writing.out, file, "coverage", name_space);
    write_head(&writing);
    write_totals(&writing);
    while ((article = coverage_next_article(coverage, scope, article)))
        write_article(&writing, article);
    write_gap(&writing);
    write_adjudications(&writing);
    xml_out_end(&writing.out);
    arena_free(writing.arena);
}
