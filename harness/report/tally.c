#include "harness/report/tally.h"

#include "harness/verdict/excuse_index.h"

void tally_init(struct tally *tally, size_t room) {
    *tally = (struct tally){.arena = arena_new(), .room = room};
    tally->ledger = ledger_new(tally->arena);
}

void tally_release(struct tally *tally) {
    arena_free(tally->arena);
    *tally = (struct tally){.arena = NULL};
}

static bool asks_for_a_reading(const struct specimen *specimen) {
    for (int i = READING_NONE + 1; i < READING_COUNT; i++)
        if (readings_chosen(specimen->readings, (enum reading)i) != CHOICE_NONE)
            return true;
    return false;
}

void tally_add(struct tally *tally, size_t place, const struct specimen *specimen,
               const struct judgement *judgement) {
    if (place >= tally->room)
        BUG("judgement %zu of %zu", place, tally->room);
    enum choice reading = judgement->reading;
    const struct result_case one = {
        .id = specimen->id,
        .calculation = specimen->calculation->name,
        .verdict = judgement->verdict,
        .claims = specimen->claims,
        .origin = specimen->origin,
        .place = specimen->place,
        .file = specimen->file,
        .line = specimen->line,
        .reading = reading,
        .message = judgement->message,
        .left_out = judgement->left_out,
        .deviations = judgement->deviations,
        .because = judgement->deviations ? specimen->because : NULL,
        .asked = reading != CHOICE_NONE
                     ? readings_chosen(specimen->readings, reading_of_choice(reading))
                     : CHOICE_NONE,
        .asks = asks_for_a_reading(specimen),
    };
    ledger_add(tally->ledger, place, &one);
    tally->count++;
    tally->by_verdict[one.verdict]++;
    tally->left_out += one.left_out;
    tally->explained[reading] += one.verdict == VERDICT_AGREES_UNDER_READING;
}

/* ---- readings ---- */

/* Counts a judgement for and against those choices that were found to explain others. */
static void bear_witness(struct tally *tally, struct arena *arena, enum verdict verdict,
                         const struct specimen *specimen) {
    size_t *counts = verdict == VERDICT_AGREES ? tally->against : tally->otherwise;
    for (int i = CHOICE_NONE + 1; i < CHOICE_COUNT; i++) {
        arena_clear(arena);
        counts[i] +=
            tally->explained[i] && verdict_tells_apart(arena, specimen, (enum choice)i);
    }
}

/* Whether its golden may tell any of the choices found from the one in force. */
static bool is_witness(const struct tally *tally, const struct result_case *one) {
    const struct calculation *calculation = calculation_by_name(one->calculation);
    for (int i = CHOICE_NONE + 1; i < CHOICE_COUNT; i++)
        if (tally->explained[i] &&
            (!calculation || verdict_bears_on(calculation, (enum choice)i)))
            return true;
    return false;
}

static bool hear_witnesses(struct tally *tally, tally_bring *bring, const void *context,
                           struct error *error) {
    static const struct ledger_filter comparable = {
        .verdicts = VERDICT_BIT(VERDICT_AGREES) | VERDICT_BIT(VERDICT_DEVIATES)};
    struct arena *arena = arena_new();
    struct ledger_cursor cursor;
    const struct result_case *one;
    bool good = true;
    ledger_begin(&cursor, tally->ledger, &comparable, NULL);
    while (good && (one = ledger_next(&cursor))) {
        if (!is_witness(tally, one))
            continue;
        const struct specimen *specimen = bring(context, cursor.place, error);
        good = specimen;
        if (good)
            bear_witness(tally, arena, one->verdict, specimen);
    }
    ledger_end(&cursor);
    arena_free(arena);
    return good;
}

static void contradict(struct tally *tally, enum choice choice) {
    size_t count = tally->explained[choice];
    if (!count || !tally->against[choice])
        return;
    ledger_contradict(tally->ledger, choice);
    tally->explained[choice] = 0;
    tally->by_verdict[VERDICT_AGREES_UNDER_READING] -= count;
    tally->by_verdict[VERDICT_DEVIATES] += count;
}

bool tally_settle_readings(struct tally *tally, tally_bring *bring, const void *context,
                           struct error *error) {
    if (!tally->by_verdict[VERDICT_AGREES_UNDER_READING])
        return true;
    if (!hear_witnesses(tally, bring, context, error))
        return false;
    for (int i = CHOICE_NONE + 1; i < CHOICE_COUNT; i++)
        contradict(tally, (enum choice)i);
    return true;
}

/* ---- excuses ---- */

/* Gives each deviation its excuse; false when one has none. */
static bool find_excuses(struct tally *tally, const struct excuse_index *index,
                         size_t place, const struct result_case *one, bool *known) {
    const struct deviation *each = one->deviations;
    bool all = true;
    *known = false;
    for (size_t at = 0; each; each = each->next, at++) {
        const struct excuse *excuse =
            excuse_index_find(index, one->id, one->calculation, each);
        if (excuse)
            ledger_set_excuse(tally->ledger, place, at, excuse);
        all = all && excuse;
        *known = *known || (excuse && excuse->kind == EXCUSE_KNOWN);
    }
    return all;
}

static bool any(const struct excuses *excuses) {
    for (int kind = 0; kind < EXCUSE_KINDS; kind++)
        if (excuses->of[kind].count)
            return true;
    return false;
}

void tally_excuse(struct tally *tally, const struct excuses *excuses) {
    static const struct ledger_filter deviating = {.verdicts =
                                                       VERDICT_BIT(VERDICT_DEVIATES)};
    struct ledger_cursor cursor;
    const struct result_case *one;
    if (!any(excuses))
        return;
    struct arena *arena = arena_new();
    const struct excuse_index *index = excuse_index_new(arena, excuses);
    ledger_begin(&cursor, tally->ledger, &deviating, NULL);
    while ((one = ledger_next(&cursor))) {
        bool known;
        if (!find_excuses(tally, index, cursor.place, one, &known))
            continue;
        enum verdict verdict = known ? VERDICT_KNOWN : VERDICT_TOLERATED;
        ledger_set_verdict(tally->ledger, cursor.place, verdict);
        tally->by_verdict[VERDICT_DEVIATES]--;
        tally->by_verdict[verdict]++;
    }
    arena_free(arena);
}
