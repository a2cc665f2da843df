/* Coverage as one HTML page, read from the whole to the single provision. */
#include "harness/report/coverage_documents.h"
#include "harness/report/coverage_groups.h"
#include "harness/report/html_out.h"
#include "harness/text.h"

/* Colour only repeats what is written. */
static const char style[] =
    "\n:root{color-scheme:light dark;font:16px/1.45 system-ui,sans-serif}\n"
    "body{max-width:80rem;margin:0 auto;padding:1rem}\n"
    "table{border-collapse:collapse;width:100%;margin:1rem 0;font-size:.9rem}\n"
    "caption{text-align:left;font-weight:bold;padding:.3rem 0}\n"
    "th,td{border-bottom:1px solid #8886;padding:.25rem .5rem;text-align:left;"
    "vertical-align:top}\n"
    "thead th{border-bottom:2px solid #888}\n"
    "tbody th{font-weight:normal;min-width:9rem}\n"
    ".held{border-left:.4rem solid #2a8a3e}\n"
    ".gap{border-left:.4rem solid #c33}\n"
    "section{margin-top:2.5rem}\n"
    "@media print{section{break-inside:avoid-page}}\n";

struct page {
    struct html_out out;
    const struct coverage *coverage;
    const struct coverage_scope *scope;
    struct arena *arena;
};

/* ---- sums ---- */

static const char *share(struct arena *arena, size_t part, size_t whole) {
    return whole ? arena_print(arena, _("%zu of %zu"), part, whole) : "";
}

static void write_group(struct page *page, const struct coverage_group *group,
                        const char *target) {
    const struct coverage_total *total = &group->total;
    struct html_out *out = &page->out;
    struct arena *arena = page->arena;
    html_out_row(out);
    html_out_heading_cell(out, target, group->name);
    html_out_cell(out, group->title);
    html_out_cell(out, arena_print(arena, "%zu", total->needed));
    html_out_cell(
        out, arena_print(arena, "%zu (%d %%)", total->reached[LEVEL_HELD],
                         coverage_percent(total->reached[LEVEL_HELD], total->needed)));
    for (int level = LEVEL_BOUNDARY; level >= LEVEL_CITED; level--)
        html_out_cell(out, arena_print(arena, "%zu", total->reached[level]));
    html_out_cell(out, arena_print(arena, "%zu", total->unneeded));
    html_out_cell(out,
                  share(arena, total->ablations - total->survivors, total->ablations));
    html_out_row_end(out);
}

static void open_sums(struct page *page, const char *caption, const char *what) {
    const char *const headings[] = {what,
                                    _("title"),
                                    _("need a test"),
                                    _("held"),
                                    _("boundary"),
                                    _("both sides"),
                                    _("executed"),
                                    _("cited"),
                                    _("need none"),
                                    _("ablations held"),
                                    NULL};
    html_out_table(&page->out, caption, headings);
}

static void write_groups(struct page *page, struct coverage_groups groups, bool linked) {
    for (size_t i = 0; i < groups.count; i++) {
        const char *name = groups.items[i].name;
        write_group(page, &groups.items[i],
                    linked ? arena_print(page->arena, "#%s", name) : NULL);
    }
}

static void write_sums(struct page *page) {
    struct coverage_group all = coverage_in_all(page->coverage, page->scope);
    struct coverage_group catalogue = coverage_in_all(page->coverage, NULL);
    all.name = _("in all");
    catalogue.name = _("the whole catalogue");
    open_sums(page, _("Levels in all, by annex and by chapter"), _("part"));
    write_group(page, &catalogue, NULL);
    write_group(page, &all, NULL);
    write_groups(page, coverage_by_annex(page->arena, page->coverage, page->scope),
                 false);
    write_groups(page, coverage_by_chapter(page->arena, page->coverage, page->scope),
                 false);
    html_out_table_end(&page->out);
    open_sums(page, _("Levels by article"), _("article"));
    write_groups(page, coverage_by_article(page->arena, page->coverage, page->scope),
                 true);
    html_out_table_end(&page->out);
}

/* ---- the gap, and what was adjudicated ---- */

static void write_row(struct html_out *out, const char *target, const char *heading,
                      const char *const *cells) {
    html_out_row(out);
    html_out_heading_cell(out, target, heading);
    for (; *cells; cells++)
        html_out_cell(out, *cells);
    html_out_row_end(out);
}

static enum provision next_gap(const struct page *page, enum provision provision) {
    do
        provision = coverage_next_provision(page->coverage, page->scope, provision);
    while (provision && !coverage_is_gap(page->coverage, provision));
    return provision;
}

static void write_gap(struct page *page) {
    enum provision gap = next_gap(page, PROVISION_NONE);
    const char *const headings[] = {_("provision"), _("level"), _("what it says"),
                                    _("why nothing reaches it"), NULL};
    html_out_element(&page->out, "h2", _("The gap"));
    if (!gap) {
        html_out_element(&page->out, "p",
                         _("None: every provision that needs a test is held."));
        return;
    }
    html_out_table(&page->out, _("Provisions that need a test and are not held"),
                   headings);
    for (; gap; gap = next_gap(page, gap)) {
        const char *reason = coverage_reason(page->coverage, gap);
        const char *const cells[] = {
            coverage_level_word(coverage_level(page->coverage, gap)),
            provision_info(gap)->summary, reason ? reason : "", NULL};
        write_row(&page->out, arena_print(page->arena, "#%s", provision_id(gap)),
                  provision_id(gap), cells);
    }
    html_out_table_end(&page->out);
}

static void write_adjudications(struct page *page) {
    size_t at = 0;
    const struct ablation_coverage *ablation =
        coverage_next_equivalent(page->coverage, page->scope, &at);
    const char *const headings[] = {_("ablation"), _("cases"), _("reason"), NULL};
    html_out_element(&page->out, "h2", _("Adjudications"));
    if (!ablation) {
        html_out_element(&page->out, "p", _("None."));
        return;
    }
    html_out_table(&page->out,
                   _("Ablations said to change nothing, tried again each time"),
                   headings);
    for (; ablation;
         ablation = coverage_next_equivalent(page->coverage, page->scope, &at))
        write_row(&page->out, NULL, ablation->id,
                  (const char *const[]){arena_print(page->arena, "%zu", ablation->tried),
                                        ablation->equivalent->reason, NULL});
    html_out_table_end(&page->out);
}

/* ---- articles ---- */

/* `too young: yes 3 (near 1), no 5 (near 2)` */
static void write_condition(struct page *page,
                            const struct condition_coverage *condition) {
    const char *reason = provision_one_sided(condition->provision, condition->label);
    const char *text =
        condition->threshold
            ? arena_print(page->arena, _("%s: yes %zu (near %zu), no %zu (near %zu)"),
                          condition->label, condition->met, condition->near_met,
                          condition->not_met, condition->near_not_met)
            : arena_print(page->arena, _("%s: yes %zu, no %zu"), condition->label,
                          condition->met, condition->not_met);
    html_out_element(
        &page->out, "div",
        reason ? arena_print(page->arena, _("%s; one way only: %s"), text, reason)
               : text);
}

static void write_survivors(struct page *page, const struct provision_coverage *of) {
    for (size_t i = 0; i < of->ablation_count; i++) {
        const struct ablation_coverage *ablation =
            &page->coverage->ablations[of->first_ablation + i];
        if (!ablation->holder_count && !ablation->equivalent)
            html_out_element(&page->out, "div",
                             arena_print(page->arena, _("survives: %s"), ablation->id));
    }
}

static void write_needed(struct page *page, enum provision provision) {
    const struct provision_info *info = provision_info(provision);
    const struct provision_coverage *of = &page->coverage->provisions[provision];
    enum coverage_level level = coverage_level(page->coverage, provision);
    struct html_out *out = &page->out;
    struct coverage_total total = {.needed = 0};
    coverage_add(&total, page->coverage, provision);
    html_out_row(out);
    html_out_attribute(out, "id", info->id);
    html_out_attribute(out, "class", level == LEVEL_HELD ? "held" : "gap");
    html_out_heading_cell(out, NULL, info->id);
    html_out_cell(out, coverage_level_word(level));
    html_out_cell(out, provision_kind_text(info->kind));
    html_out_cell(out, info->summary);
    html_out_cell(out, arena_print(page->arena, "%zu", of->held_by));
    html_out_cell(out,
                  share(page->arena, total.ablations - total.survivors, total.ablations));
    html_out_open(out, "td");
    for (size_t i = 0; i < of->condition_count; i++)
        write_condition(page, &page->coverage->conditions[of->first_condition + i]);
    write_survivors(page, of);
    html_out_close(out);
    html_out_row_end(out);
}

/* The provisions of the article that need a test, or those that need none. */
static void write_provisions(struct page *page, enum provision article, bool needed) {
    const struct coverage_scope alone = {.article = article};
    const char *const columns[] = {_("provision"),
                                   _("level"),
                                   _("kind"),
                                   _("what it says"),
                                   _("goldens that hold it"),
                                   _("ablations held"),
                                   _("conditions and limits, survivors"),
                                   NULL};
    const char *const excluded[] = {_("provision"), _("kind"), _("what it says"),
                                    _("why"), NULL};
    html_out_table(&page->out,
                   arena_print(page->arena,
                               needed ? _("%s: provisions that need a test")
                                      : _("%s: provisions that need none"),
                               provision_id(article)),
                   needed ? columns : excluded);
    enum provision provision = PROVISION_NONE;
    while ((provision = coverage_next_provision(page->coverage, &alone, provision))) {
        const struct provision_info *info = provision_info(provision);
        const char *const cells[] = {provision_kind_text(info->kind), info->summary,
                                     info->untested, NULL};
        if (needed && !info->untested)
            write_needed(page, provision);
        else if (!needed && info->untested)
            write_row(&page->out, NULL, info->id, cells);
    }
    html_out_table_end(&page->out);
}

static void write_article(struct page *page, enum provision article) {
    const struct provision_info *info = provision_info(article);
    struct html_out *out = &page->out;
    struct coverage_total total = {.needed = 0};
    coverage_add_article(&total, page->coverage, article);
    html_out_open(out, "section");
    html_out_attribute(out, "id", info->id);
    html_out_element(out, "h3",
                     arena_print(page->arena, "%s  %s", info->id, info->summary));
    html_out_element(out, "p",
                     arena_print(page->arena, "%s: %s.", info->place,
                                 coverage_total_text(page->arena, &total)));
    if (total.needed)
        write_provisions(page, article, true);
    if (total.unneeded)
        write_provisions(page, article, false);
    html_out_close(out);
}

void coverage_html(const struct coverage *coverage, const struct coverage_scope *scope,
                   FILE *file) {
    struct page page = {.coverage = coverage, .scope = scope, .arena = arena_new()};
    struct html_out *out = &page.out;
    struct coverage_group all = coverage_in_all(coverage, scope);
    enum provision article = PROVISION_NONE;
    html_out_begin(out, _("Coverage of the regulation"), style);
    html_out_open(out, "main");
    html_out_element(out, "h1", _("Coverage of the regulation"));
    html_out_element(out, "p",
                     arena_print(page.arena, "%s. %s",
                                 coverage_scope_text(page.arena, scope, all.articles),
                                 coverage_ran_text(page.arena, coverage)));
    html_out_element(out, "p", coverage_legend_text());
    write_sums(&page);
    write_gap(&page);
    write_adjudications(&page);
    html_out_element(out, "h2", _("Articles"));
    while ((article = coverage_next_article(coverage, scope, article)))
        write_article(&page, article);
    html_out_close(out);
    html_out_end(out, file);
    arena_free(page.arena);
}
