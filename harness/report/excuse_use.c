#include "harness/report/excuse_use.h"

#include "harness/report/results.h"
#include "harness/text.h"

/* ---- counting ---- */

void excuse_uses_begin(struct arena *arena, struct results *results) {
    for (int kind = 0; kind < EXCUSE_KINDS; kind++) {
        size_t count = results->excuses.of[kind].count;
        struct excuse_use *uses = arena_take(arena, (count + 1) * sizeof *uses);
        for (size_t i = 0; i < count && results->uses[kind]; i++)
            uses[i].cases = results->uses[kind][i].cases;
        results->uses[kind] = uses;
    }
}

static void count_deviation(struct arena *arena, const struct excuse *excuse,
                            const struct result_case *one,
                            const struct deviation *deviation, struct excuse_use *use) {
    use->used += deviation->excuse == excuse;
    if (!use->now && !deviation->excuse &&
        excuse_fit(excuse, one->id, one->calculation, deviation) == EXCUSE_EXCEEDED)
        use->now = deviation->got ? arena_copy(arena, deviation->got) : _("none");
}

static void count_case(struct arena *arena, const struct excuse *excuse,
                       const struct result_case *one, struct excuse_use *use) {
    use->judged +=
        verdict_is_answered(one->verdict) || one->verdict == VERDICT_UNSUPPORTED;
    for (const struct deviation *each = one->deviations; each; each = each->next)
        count_deviation(arena, excuse, one, each, use);
}

/* The next that is about the case. */
static const struct excuse *next_about(struct excuse_walk *walk, const char *case_id,
                                       const char *calculation) {
    const struct excuse *excuse;
    while ((excuse = excuse_walk_next(walk)))
        if (excuse_is_about(excuse, case_id, calculation))
            return excuse;
    return NULL;
}

static struct excuse_use *use_of(struct results *results, int kind,
                                 const struct excuse *excuse) {
    return &results->uses[kind][excuse - results->excuses.of[kind].items];
}

void excuse_uses_add_head(struct results *results, const struct excuse_index *index,
                          const char *case_id, const char *calculation) {
    for (int kind = 0; kind < EXCUSE_KINDS; kind++) {
        struct excuse_walk walk =
            excuse_index_walk(index, (enum excuse_kind)kind, case_id);
        const struct excuse *excuse;
        while ((excuse = next_about(&walk, case_id, calculation)))
            use_of(results, kind, excuse)->cases++;
    }
}

void excuse_uses_add(struct arena *arena, struct results *results,
                     const struct excuse_index *index, const struct result_case *one) {
    for (int kind = 0; kind < EXCUSE_KINDS; kind++) {
        struct excuse_walk walk =
            excuse_index_walk(index, (enum excuse_kind)kind, one->id);
        const struct excuse *excuse;
        while ((excuse = next_about(&walk, one->id, one->calculation)))
            count_case(arena, excuse, one, use_of(results, kind, excuse));
    }
}

enum excuse_state excuse_state(const struct excuse_use *use) {
    if (use->used)
        return EXCUSE_IN_USE;
    if (!use->cases)
        return EXCUSE_OF_NO_CASE;
    if (use->judged < use->cases)
        return EXCUSE_OPEN;
    return use->now ? EXCUSE_OUTRUN : EXCUSE_IDLE;
}

static bool does_nothing(const struct excuse_use *use) {
    enum excuse_state state = excuse_state(use);
    return state != EXCUSE_IN_USE && state != EXCUSE_OPEN;
}

bool excuse_is_stale(const struct excuse *excuse, const struct excuse_use *use) {
    return excuse->kind == EXCUSE_KNOWN && does_nothing(use);
}

bool excuse_is_unused(const struct excuse *excuse, const struct excuse_use *use) {
    return excuse->kind == EXCUSE_TOLERANCE && does_nothing(use);
}

static void
complain_of(const struct results *results, enum excuse_kind kind, struct arena *arena,
            void (*tell)(void *context, const struct excuse *excuse, const char *advice),
            void *context) {
    const struct excuse_list *list = &results->excuses.of[kind];
    for (size_t i = 0; i < list->count; i++) {
        const struct excuse *excuse = &list->items[i];
        const struct excuse_use *use = &results->uses[kind][i];
        if (does_nothing(use))
            tell(context, excuse, excuse_advice(arena, excuse, use));
    }
}

void excuses_complain(const struct results *results, struct arena *arena,
                      void (*tell)(void *context, const struct excuse *excuse,
                                   const char *advice),
                      void *context) {
    complain_of(results, EXCUSE_KNOWN, arena, tell, context);
    complain_of(results, EXCUSE_TOLERANCE, arena, tell, context);
}

/* ---- words ---- */

const char *excuse_state_text(enum excuse_state state) {
    static const char *const texts[EXCUSE_STATES] = {
        [EXCUSE_IN_USE] = "in-use",
        [EXCUSE_OPEN] = "open",
        [EXCUSE_OF_NO_CASE] = "of-no-case",
        [EXCUSE_OUTRUN] = "outrun",
        [EXCUSE_IDLE] = "idle",
    };
    return texts[state];
}

const char *excuse_called(struct arena *arena, const struct excuse *excuse) {
    return arena_print(arena, "%s %zu (%s)", excuse_kind_text(excuse->kind),
                       excuse->number, excuse_where(arena, excuse));
}

const char *excuse_advice(struct arena *arena, const struct excuse *excuse,
                          const struct excuse_use *use) {
    if (excuse_state(use) == EXCUSE_OF_NO_CASE)
        return _("the suite has no such case: mend the row or remove it");
    if (excuse->kind == EXCUSE_TOLERANCE)
        return use->now ? _("nothing used it, what deviates there goes beyond it")
                        : _("nothing used it");
    if (use->now)
        return arena_print(arena,
                           _("the figure is now %s, not %s: have the system mended, or "
                             "put the new figure into the row"),
                           use->now, excuse->got);
    return _("there is no such deviation any more: remove the row");
}

const char *excuse_line(struct arena *arena, const struct excuse *excuse) {
    return arena_print(arena, _("%s %zu of %s until %s: %s"),
                       excuse_kind_text(excuse->kind), excuse->number, excuse->by.owner,
                       excuse->by.expires, excuse->by.reason);
}
