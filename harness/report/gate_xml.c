/* A gate, written: cases/schema/gate.rng. */
#include <string.h>

#include "harness/report/answerable_xml.h"
#include "harness/report/gate_report.h"
#include "harness/report/output.h"
#include "harness/report/xml_out.h"
#include "harness/text.h"

static const char name_space[] = "urn:etalon:gate:1";

/* ---- the denominator ---- */

static size_t annex_length(enum provision provision) {
    return strcspn(provision_id(provision), ".");
}

static bool same_annex(enum provision a, enum provision b) {
    return annex_length(a) == annex_length(b) &&
           !strncmp(provision_id(a), provision_id(b), annex_length(a));
}

/* The ids of an article, parted by spaces; NULL when none of them counts. */
static const char *counted_ids(struct arena *arena, enum provision article) {
    const char *ids = NULL;
    for (int i = 1; i < PROVISION_COUNT; i++) {
        enum provision provision = (enum provision)i;
        if (gate_counts(provision) && provision_info(provision)->article == article)
            ids = arena_print(arena, "%s%s%s", ids ? ids : "", ids ? " " : "",
                              provision_id(provision));
    }
    return ids;
}

static void write_annex(struct xml_out *out, struct arena *arena, enum provision first) {
    size_t needs = 0;
    for (int i = 1; i < PROVISION_COUNT; i++)
        needs += gate_counts((enum provision)i) && same_annex((enum provision)i, first);
    xml_out_open(out, "denominator");
    xml_out_attribute(
        out, "annex",
        arena_print(arena, "%.*s", (int)annex_length(first), provision_id(first)));
    xml_out_count(out, "needs", needs);
    for (int i = 1; i < PROVISION_COUNT; i++) {
        enum provision article = (enum provision)i;
        const char *ids = NULL;
        if (provision_info(article)->kind == PROVISION_ARTICLE &&
            same_annex(article, first))
            ids = counted_ids(arena, article);
        if (!ids)
            continue;
        xml_out_open(out, "counted");
        xml_out_text(out, ids);
        xml_out_close(out);
    }
    xml_out_close(out);
}

/* Annexes stand one behind the other in the catalogue. */
static void write_denominators(struct xml_out *out, struct arena *arena) {
    enum provision last = PROVISION_NONE;
    for (int i = 1; i < PROVISION_COUNT; i++) {
        enum provision provision = (enum provision)i;
        if (!gate_counts(provision) || (last && same_annex(provision, last)))
            continue;
        write_annex(out, arena, provision);
        last = provision;
    }
}

static void write_removed_row(struct xml_out *out, const char *id, const char *reason) {
    xml_out_open(out, "removed");
    xml_out_attribute(out, "provision", id);
    xml_out_attribute(out, "reason", reason);
    xml_out_close(out);
}

/* Why the catalogue says that it needs no test; NULL: it says nothing. */
static const char *untested(const char *id) {
    return provision_info(provision_by_id(id))->untested;
}

static void write_removed(struct xml_out *out, const struct gate *gate,
                          const struct answerable *by) {
    for (size_t i = 0; i < gate->removed_count; i++)
        if (!gate_counts(provision_by_id(gate->removed[i].id)))
            write_removed_row(out, gate->removed[i].id, gate->removed[i].reason);
    for (size_t i = 0; i < gate->counted_count; i++) {
        const char *id = gate->counted[i].id;
        if (!gate_counts(provision_by_id(id)))
            write_removed_row(out, id, untested(id) ? untested(id) : by->reason);
    }
}

/* ---- the gaps ---- */

static bool is_gap(const struct coverage *coverage, enum provision provision) {
    return gate_counts(provision) && coverage_level(coverage, provision) < LEVEL_HELD;
}

static void write_gap(struct xml_out *out, enum provision provision,
                      enum coverage_level level, const struct answerable *by) {
    xml_out_open(out, "gap");
    xml_out_attribute(out, "provision", provision_id(provision));
    xml_out_attribute(out, "level", coverage_level_word(level));
    answerable_xml_attributes(out, by);
    xml_out_close(out);
}

static void write_gaps(struct xml_out *out, const struct gate *gate,
                       const struct coverage *coverage, const struct answerable *by) {
    for (int i = 1; i < PROVISION_COUNT; i++) {
        enum provision provision = (enum provision)i;
        const struct gate_gap *old = gate_gap_of(gate, provision);
        const char *unreached = provision_info(provision)->unreached;
        enum coverage_level level = coverage_level(coverage, provision);
        if (!is_gap(coverage, provision))
            continue;
        const struct answerable new_row = {by->owner, unreached ? unreached : by->reason,
                                           by->expires};
        write_gap(out, provision, level, old ? &old->by : &new_row);
    }
}

size_t gate_new_rows(const struct gate *gate, const struct coverage *coverage) {
    size_t rows = 0;
    for (int i = 1; i < PROVISION_COUNT; i++)
        rows +=
            is_gap(coverage, (enum provision)i) && !gate_gap_of(gate, (enum provision)i);
    for (size_t i = 0; i < gate->counted_count; i++)
        rows += !gate_counts(provision_by_id(gate->counted[i].id)) &&
                !untested(gate->counted[i].id);
    return rows;
}

bool gate_write(const struct gate *gate, const struct coverage *coverage,
                const struct answerable *by, const char *path, struct error *error) {
    struct output output;
    struct xml_out out;
    struct arena *arena = arena_new();
    xml_out_begin(&out, output_begin(&output), "gate", name_space);
    write_denominators(&out, arena);
    write_removed(&out, gate, by);
    write_gaps(&out, gate, coverage, by);
    xml_out_end(&out);
    arena_free(arena);
    return output_end(&output, path, _("gate"), error);
}
