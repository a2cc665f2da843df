#include "tests/support/sample_results.h"

#include <stdlib.h>
#include <string.h>

static const struct deviation second = {
    .result = "rate", .expected = "0.41", .provision = IV_20_1_i};
static const struct deviation first = {.result = "amount",
                                       .expected = "410.00",
                                       .got = "400.00",
                                       .difference = "-10",
                                       .provision = IV_20_1_ii,
                                       .next = (struct deviation *)&second};
static const enum provision suspect[] = {IV_20_1_ii};
static const enum provision two[] = {IV_8_4, IV_20_1_ii};

#define OF_SMALL(name, at)                                                               \
    .id = "small." name, .calculation = "small", .origin = ORIGIN_WORKED_EXAMPLE,        \
    .place = "annex IV, article 20, example", .file = "cases/annex_iv/small.xml",        \
    .line = at
#define OF_OTHER(name, at)                                                               \
    .id = "other." name, .calculation = "other", .origin = ORIGIN_HAND,                  \
    .file = "cases/annex_iv/other one.xml", .line = at

static const struct result_case cases[] = {
    {OF_SMALL("agrees", 4), .verdict = VERDICT_AGREES, .claims = {2, two}, .left_out = 1},
    {OF_SMALL("deviates", 12), .verdict = VERDICT_DEVIATES, .claims = {2, two},
     .message = HOSTILE, .deviations = &first},
    {OF_SMALL("reads", 20), .verdict = VERDICT_AGREES_UNDER_READING,
     .claims = {1, suspect}, .reading = R_IV_20_years__pro_rata, .deviations = &second},
    {OF_OTHER("broken", 4), .verdict = VERDICT_BROKEN, .claims = {2, two},
     .message = "=the system died"},
    {OF_OTHER("unsupported", 8), .verdict = VERDICT_UNSUPPORTED, .claims = {1, two}},
    {OF_OTHER("missing", 16), .verdict = VERDICT_MISSING, .claims = {1, two}},
};

enum { CASES = sizeof cases / sizeof *cases };

void sample_holds(struct arena *arena, struct results *results,
                  const struct result_case *list, size_t count) {
    results->ledger = ledger_new(arena);
    for (size_t i = 0; i < count; i++)
        ledger_add(results->ledger, i, &list[i]);
    results->count = results->asked = count;
}

static void end(void *cursor) {
    ledger_end(cursor);
}

const struct result_case *case_at(struct arena *arena, const struct results *results,
                                  size_t place) {
    struct ledger_cursor all, *alone = arena_take(arena, sizeof *alone);
    struct ledger *copy = ledger_new(arena);
    const struct result_case *one;
    results_begin(&all, results, NULL);
    while ((one = ledger_next(&all)) && place--)
        ;
    if (one)
        ledger_add(copy, 0, one);
    ledger_end(&all);
    ledger_begin(alone, copy, NULL, &results->excuses);
    arena_on_clear(arena, end, alone);
    return ledger_next(alone);
}

struct results sample_results(struct arena *arena) {
    struct results results = {.version = "1.2.3", .complete = true};
    sample_holds(arena, &results, cases, CASES);
    results_count(arena, &results);
    return results;
}

struct results sample_cut_short(struct arena *arena) {
    struct results results = sample_results(arena);
    results.asked = 10;
    results.complete = false;
    return results;
}

static const struct excuse tolerances[] = {
    {.kind = EXCUSE_TOLERANCE,
     .number = 1,
     .case_id = "small.*",
     .result = "amount",
     .within = "10",
     .by.owner = "Jane Doe",
     .by.reason = "=old table",
     .by.expires = "2026-12-31"},
    {.kind = EXCUSE_TOLERANCE,
     .number = 2,
     .case_id = "other.odd",
     .within = "0.01",
     .by.owner = "Jane Doe",
     .by.reason = HOSTILE,
     .by.expires = "2026-12-31"},
};
static const struct excuse baseline[] = {
    {.kind = EXCUSE_KNOWN,
     .number = 1,
     .case_id = "small.known",
     .result = "rate",
     .by.owner = "Ann Lee",
     .by.reason = "release 4",
     .by.expires = "2026-06-30"},
    {.kind = EXCUSE_KNOWN,
     .number = 2,
     .case_id = "small.agrees",
     .got = "1",
     .by.owner = "Ann Lee",
     .by.reason = "release 4",
     .by.expires = "2026-06-30"},
};
static const struct deviation tolerated = {.result = "amount",
                                           .expected = "410.00",
                                           .got = "400.00",
                                           .difference = "-10",
                                           .provision = IV_20_1_ii,
                                           .excuse = &tolerances[0]};
static const struct deviation known_rate = {
    .result = "rate", .expected = "0.41", .provision = IV_20_1_i, .excuse = &baseline[0]};
static const struct deviation known = {.result = "amount",
                                       .expected = "410.00",
                                       .got = "401.00",
                                       .difference = "-9",
                                       .provision = IV_20_1_ii,
                                       .next = (struct deviation *)&known_rate,
                                       .excuse = &tolerances[0]};

static const struct result_case excused[] = {
    {OF_SMALL("agrees", 4), .verdict = VERDICT_AGREES, .claims = {2, two}},
    {OF_SMALL("tolerated", 12), .verdict = VERDICT_TOLERATED, .claims = {2, two},
     .deviations = &tolerated},
    {OF_SMALL("known", 20), .verdict = VERDICT_KNOWN, .claims = {2, two},
     .deviations = &known},
};

struct results sample_excused(struct arena *arena) {
    static struct excuse_use about[] = {{.cases = 3}, {.cases = 0}};
    static struct excuse_use of_one[] = {{.cases = 1}, {.cases = 1}};
    struct results results = {
        .version = "1.2.3",
        .complete = true,
        .excuses.of = {{NULL, 2, tolerances}, {NULL, 2, baseline}},
        .uses = {about, of_one},
    };
    sample_holds(arena, &results, excused, sizeof excused / sizeof *excused);
    results_count(arena, &results);
    return results;
}

const char *sample_written(struct arena *arena,
                           void (*write)(const struct results *results, FILE *out),
                           const struct results *results) {
    char *text = NULL;
    size_t length = 0;
    FILE *memory = open_memstream(&text, &length);
    if (!memory)
        return "";
    write(results, memory);
    fclose(memory);
    const char *kept = arena_copy(arena, text);
    free(text);
    return kept;
}

size_t occurrences(const char *text, const char *part) {
    size_t count = 0;
    for (text = strstr(text, part); text; text = strstr(text + 1, part))
        count++;
    return count;
}
