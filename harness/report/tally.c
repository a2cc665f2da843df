#include "harness/report/tally.h"

#include <stdlib.h>
#include <string.h>

#include "harness/case/pattern.h"

void tally_init(struct tally *tally, size_t room) {
    *tally = (struct tally){.arena = arena_new(), .room = room};
    tally->items = arena_take(tally->arena, room * sizeof *tally->items);
}

void tally_release(struct tally *tally) {
    arena_free(tally->arena);
    *tally = (struct tally){.arena = NULL};
}

static const struct deviation *deviations_copy(struct arena *arena,
                                               const struct deviation *from) {
    struct deviation *first = NULL, **next = &first;
    for (; from; from = from->next) {
        struct deviation *copy = arena_take(arena, sizeof *copy);
        copy->result = arena_copy(arena, from->result);
        copy->expected = arena_copy(arena, from->expected);
        copy->got = arena_copy(arena, from->got);
        copy->difference = arena_copy(arena, from->difference);
        copy->provision = from->provision;
        copy->excuse = from->excuse;
        *next = copy;
        next = &copy->next;
    }
    return first;
}

/* Many cases in a row may fail alike. */
static const char *keep_message(struct tally *tally, const char *message) {
    if (!message)
        return NULL;
    if (!tally->message || strcmp(message, tally->message))
        tally->message = arena_copy(tally->arena, message);
    return tally->message;
}

void tally_add(struct tally *tally, size_t place, const struct specimen *specimen,
               const struct judgement *judgement) {
    if (place >= tally->room || tally->items[place].specimen)
        BUG("judgement %zu of %zu", place, tally->room);
    struct judged *item = &tally->items[place];
    item->specimen = specimen;
    item->judgement = *judgement;
    item->judgement.deviations = deviations_copy(tally->arena, judgement->deviations);
    item->judgement.message = keep_message(tally, judgement->message);
    tally->count++;
    tally->by_verdict[judgement->verdict]++;
    tally->left_out += judgement->left_out;
}

/* Counts a judgement for and against those choices that were found to explain others. */
static void bear_witness(struct tally *tally, struct arena *arena,
                         const struct judged *item, const bool found[CHOICE_COUNT]) {
    size_t *counts =
        item->judgement.verdict == VERDICT_AGREES ? tally->against : tally->otherwise;
    for (int i = CHOICE_NONE + 1; i < CHOICE_COUNT; i++) {
        arena_clear(arena);
        counts[i] +=
            found[i] && verdict_tells_apart(arena, item->specimen, (enum choice)i);
    }
}

/* Whether its golden may tell any of these choices from the one in force. */
static bool is_witness(const struct judged *item, const bool found[CHOICE_COUNT]) {
    enum verdict verdict = item->judgement.verdict;
    if (!item->specimen || (verdict != VERDICT_AGREES && verdict != VERDICT_DEVIATES))
        return false;
    for (int i = CHOICE_NONE + 1; i < CHOICE_COUNT; i++)
        if (found[i] && verdict_bears_on(item->specimen, (enum choice)i))
            return true;
    return false;
}

static bool hear_witnesses(struct tally *tally, const bool found[CHOICE_COUNT],
                           struct error *error) {
    struct arena *arena = arena_new();
    bool good = true;
    for (size_t i = 0; good && i < tally->room; i++) {
        const struct judged *item = &tally->items[i];
        if (!is_witness(item, found))
            continue;
        good = specimen_bring(item->specimen, error);
        if (good)
            bear_witness(tally, arena, item, found);
    }
    arena_free(arena);
    return good;
}

static void contradict(struct tally *tally, struct judgement *judgement) {
    if (judgement->verdict != VERDICT_AGREES_UNDER_READING ||
        !tally->against[judgement->reading])
        return;
    judgement->verdict = VERDICT_DEVIATES;
    tally->by_verdict[VERDICT_AGREES_UNDER_READING]--;
    tally->by_verdict[VERDICT_DEVIATES]++;
}

bool tally_settle_readings(struct tally *tally, struct error *error) {
    bool found[CHOICE_COUNT] = {false};
    if (!tally->by_verdict[VERDICT_AGREES_UNDER_READING])
        return true;
    for (size_t i = 0; i < tally->room; i++)
        if (tally->items[i].judgement.verdict == VERDICT_AGREES_UNDER_READING)
            found[tally->items[i].judgement.reading] = true;
    if (!hear_witnesses(tally, found, error))
        return false;
    for (size_t i = 0; i < tally->room; i++)
        contradict(tally, &tally->items[i].judgement);
    return true;
}

/* Gives each deviation its excuse; false when one has none. */
static bool find_excuses(const struct excuses *excuses, const struct specimen *specimen,
                         struct deviation *each, bool *known) {
    bool all = true;
    for (*known = false; each; each = each->next) {
        each->excuse =
            excuses_find(excuses, specimen->id, specimen->calculation->name, each);
        all = all && each->excuse;
        *known = *known || (each->excuse && each->excuse->kind == EXCUSE_KNOWN);
    }
    return all;
}

void tally_excuse(struct tally *tally, const struct excuses *excuses) {
    for (size_t i = 0; i < tally->room; i++) {
        struct judged *item = &tally->items[i];
        struct judgement *judgement = &item->judgement;
        bool known;
        /* They are copies of ours. */
        if (!item->specimen || judgement->verdict != VERDICT_DEVIATES ||
            !find_excuses(excuses, item->specimen,
                          (struct deviation *)judgement->deviations, &known))
            continue;
        tally->by_verdict[judgement->verdict]--;
        judgement->verdict = known ? VERDICT_KNOWN : VERDICT_TOLERATED;
        tally->by_verdict[judgement->verdict]++;
    }
}

bool specimen_claims(const struct specimen *specimen, enum provision provision) {
    for (size_t i = 0; i < specimen->claims.count; i++)
        if (provision_gathers(provision, specimen->claims.items[i]))
            return true;
    return false;
}

static bool claims_by_name(const struct specimen *specimen, enum provision provision) {
    for (size_t i = 0; i < specimen->claims.count; i++)
        if (specimen->claims.items[i] == provision)
            return true;
    return false;
}

typedef bool claims_function(const struct specimen *specimen, enum provision provision);

static struct score score_of(const struct tally *tally, enum provision provision,
                             claims_function *claims) {
    struct score score = {.provision = provision};
    for (size_t i = 0; i < tally->room; i++) {
        const struct judged *item = &tally->items[i];
        if (!item->specimen || !claims(item->specimen, provision))
            continue;
        score.cases++;
        score.by_verdict[item->judgement.verdict]++;
    }
    for (int i = 0; i < VERDICT_COUNT; i++)
        if (verdict_is_answered((enum verdict)i))
            score.answered += score.by_verdict[i];
    return score;
}

struct score tally_score(const struct tally *tally, enum provision provision) {
    return score_of(tally, provision, specimen_claims);
}

static int in_order(const struct score *a, const struct score *b) {
    return (a->provision > b->provision) - (a->provision < b->provision);
}

/*
 * Suspicion as in fault localization (Ochiai): deviations x deviations / cases; the
 * number of all deviations is the same on both sides.
 */
static int more_suspect_first(const void *left, const void *right) {
    const struct score *a = left, *b = right;
    size_t da = a->by_verdict[VERDICT_DEVIATES], db = b->by_verdict[VERDICT_DEVIATES];
    size_t of_a = a->answered ? a->answered : 1, of_b = b->answered ? b->answered : 1;
    size_t for_a = da * da * of_b, for_b = db * db * of_a;
    if (for_a != for_b)
        return for_a > for_b ? -1 : 1;
    return in_order(a, b);
}

static int more_deviations_first(const void *left, const void *right) {
    const struct score *a = left, *b = right;
    size_t da = a->by_verdict[VERDICT_DEVIATES], db = b->by_verdict[VERDICT_DEVIATES];
    if (da != db)
        return da > db ? -1 : 1;
    if (a->answered != b->answered)
        return a->answered < b->answered ? -1 : 1;
    return in_order(a, b);
}

struct score *tally_articles(const struct tally *tally, struct arena *arena,
                             size_t *count) {
    struct score *list = arena_take(arena, PROVISION_COUNT * sizeof *list);
    *count = 0;
    for (int i = 1; i < PROVISION_COUNT; i++) {
        if (provision_info((enum provision)i)->kind != PROVISION_ARTICLE)
            continue;
        list[*count] = tally_score(tally, (enum provision)i);
        *count += list[*count].cases > 0;
    }
    qsort(list, *count, sizeof *list, more_deviations_first);
    return list;
}

struct score *tally_provisions(const struct tally *tally, struct arena *arena,
                               enum provision article, size_t *count) {
    struct score *list = arena_take(arena, PROVISION_COUNT * sizeof *list);
    *count = 0;
    for (int i = 1; i < PROVISION_COUNT; i++) {
        if (provision_info((enum provision)i)->article != article)
            continue;
        list[*count] = score_of(tally, (enum provision)i, claims_by_name);
        *count += list[*count].cases > 0;
    }
    qsort(list, *count, sizeof *list, more_suspect_first);
    return list;
}
