#include "harness/coverage/gate.h"

#include <string.h>

struct judging {
    const struct gate *gate;
    const struct coverage *coverage;
    struct date today;
    struct gate_finding *items;
    size_t count;
};

bool gate_counts(enum provision provision) {
    const struct provision_info *info = provision_info(provision);
    return provision != PROVISION_NONE && info->kind != PROVISION_ARTICLE &&
           !info->untested;
}

const struct gate_gap *gate_gap_of(const struct gate *gate, enum provision provision) {
    for (size_t i = 0; i < gate->gap_count; i++)
        if (gate->gaps[i].provision == provision)
            return &gate->gaps[i];
    return NULL;
}

const struct gate_removed *gate_removed_of(const struct gate *gate, const char *id) {
    for (size_t i = 0; i < gate->removed_count; i++)
        if (!strcmp(gate->removed[i].id, id))
            return &gate->removed[i];
    return NULL;
}

const struct gate_counted *gate_counted_of(const struct gate *gate, const char *id) {
    for (size_t i = 0; i < gate->counted_count; i++)
        if (!strcmp(gate->counted[i].id, id))
            return &gate->counted[i];
    return NULL;
}

static struct gate_finding *find(struct judging *judging, enum gate_finding_kind kind,
                                 const char *id, int line) {
    struct gate_finding *finding = &judging->items[judging->count++];
    enum provision provision = provision_by_id(id);
    *finding = (struct gate_finding){
        .kind = kind, .line = line, .id = id, .provision = provision};
    if (provision)
        finding->level = coverage_level(judging->coverage, provision);
    return finding;
}

/* ---- the denominator ---- */

static void judge_denominator(struct judging *judging) {
    const struct gate *gate = judging->gate;
    for (size_t i = 0; i < gate->counted_count; i++) {
        const struct gate_counted *counted = &gate->counted[i];
        if (!gate_counts(provision_by_id(counted->id)))
            find(judging, GATE_SHRUNK, counted->id, counted->line);
    }
    for (size_t i = 0; i < gate->removed_count; i++) {
        const struct gate_removed *removed = &gate->removed[i];
        if (gate_counts(provision_by_id(removed->id)))
            find(judging, GATE_COUNTS_AGAIN, removed->id, removed->line);
    }
}

static void judge_recorded(struct judging *judging, enum provision provision) {
    const char *id = provision_id(provision);
    if (!gate_counted_of(judging->gate, id) && !gate_removed_of(judging->gate, id))
        find(judging, GATE_UNRECORDED, id, 0);
}

/* ---- the gaps ---- */

static void judge_listed(struct judging *judging, const struct gate_gap *gap) {
    enum coverage_level level = coverage_level(judging->coverage, gap->provision);
    enum gate_finding_kind kind;
    if (!gate_counts(gap->provision))
        kind = GATE_NEEDS_NONE;
    else if (level == LEVEL_HELD)
        kind = GATE_CLOSED;
    else if (level < gap->level)
        kind = GATE_LOWER;
    else if (level > gap->level)
        kind = GATE_HIGHER;
    else if (answerable_has_expired(&gap->by, judging->today))
        kind = GATE_EXPIRED;
    else
        return;
    find(judging, kind, provision_id(gap->provision), gap->line)->gap = gap;
}

static void judge_unlisted(struct judging *judging, enum provision provision) {
    if (coverage_level(judging->coverage, provision) < LEVEL_HELD &&
        !gate_gap_of(judging->gate, provision))
        find(judging, GATE_NEW_GAP, provision_id(provision), 0);
}

struct gate_findings gate_judge(struct arena *arena, const struct gate *gate,
                                const struct coverage *coverage, struct date today) {
    /* A provision is recorded or not, and listed or not; a row is one finding at most. */
    size_t most = gate->counted_count + gate->removed_count + gate->gap_count +
                  2 * (size_t)PROVISION_COUNT;
    struct judging judging = {.gate = gate, .coverage = coverage, .today = today};
    judging.items = arena_take(arena, most * sizeof *judging.items);
    judge_denominator(&judging);
    for (int i = 1; i < PROVISION_COUNT; i++) {
        if (!gate_counts((enum provision)i))
            continue;
        judge_recorded(&judging, (enum provision)i);
        judge_unlisted(&judging, (enum provision)i);
    }
    for (size_t i = 0; i < gate->gap_count; i++)
        judge_listed(&judging, &gate->gaps[i]);
    return (struct gate_findings){judging.count, judging.items};
}
