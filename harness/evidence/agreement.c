#include "harness/evidence/agreement.h"

#include <stdlib.h>
#include <string.h>

#include "harness/evidence/member_lines.h"
#include "harness/evidence/pack.h"
#include "harness/report/questions.h"
#include "harness/report/results_xml.h"
#include "harness/text.h"

/* ---- results ---- */

/* All that results say of one case. */
static char *text_of(const struct result_case *one) {
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    if (!out)
        BUG("out of memory for a case");
    results_xml_write_case(one, out);
    if (fclose(out))
        BUG("out of memory for a case");
    return text;
}

static bool same(const struct result_case *before, const struct result_case *now) {
    if (!before || !now)
        return before == now;
    char *first = text_of(before), *second = text_of(now);
    bool equal = !strcmp(first, second);
    free(first);
    free(second);
    return equal;
}

/*
 * Results beside others of the same order: a case mostly stands where the walk over the
 * others has come to, and is looked for where it does not.
 */
struct alongside {
    const struct results *results;
    struct ledger_cursor walk, search;
    const struct result_case *next; /* of the walk; NULL: it is over */
    bool met;                       /* the next one was */
    size_t found;
};

static void alongside_begin(struct alongside *alongside, const struct results *results) {
    *alongside = (struct alongside){.results = results};
    results_begin(&alongside->walk, results, NULL);
    alongside->next = ledger_next(&alongside->walk);
}

static void alongside_end(struct alongside *alongside) {
    ledger_end(&alongside->walk);
    ledger_end(&alongside->search);
}

/* The case of this id, until the next is asked for; NULL: there is none. */
static const struct result_case *alongside_find(struct alongside *alongside,
                                                const char *id) {
    if (alongside->met)
        alongside->next = ledger_next(&alongside->walk);
    alongside->met = alongside->next && !strcmp(alongside->next->id, id);
    const struct result_case *found = alongside->next;
    if (!alongside->met) {
        const struct ledger_filter by_id = {.id = id};
        ledger_end(&alongside->search);
        results_begin(&alongside->search, alongside->results, &by_id);
        found = ledger_next(&alongside->search);
    }
    alongside->found += found != NULL;
    return found;
}

static const char *outcome(struct arena *arena, const struct result_case *one) {
    if (!one)
        return _("not judged");
    const char *reason = result_reason(arena, one);
    if (!*reason)
        return verdict_text(one->verdict);
    return arena_print(arena, "%s (%s)", verdict_text(one->verdict), reason);
}

static void tell(struct arena *arena, const char *id, const struct result_case *before,
                 const struct result_case *now, FILE *out) {
    fprintf(out, _("%s: recorded as %s, judged again: %s\n"), id, outcome(arena, before),
            outcome(arena, now));
}

/* Those judged again; *found of them are recorded. */
static size_t compare_judged(struct arena *arena, const struct results *recorded,
                             const struct results *again, size_t *found, FILE *out) {
    size_t differing = 0;
    struct alongside other;
    struct ledger_cursor cursor;
    const struct result_case *now;
    alongside_begin(&other, recorded);
    results_begin(&cursor, again, NULL);
    while ((now = ledger_next(&cursor))) {
        const struct result_case *before = alongside_find(&other, now->id);
        if (same(before, now))
            continue;
        arena_clear(arena);
        tell(arena, now->id, before, now, out);
        differing++;
    }
    *found = other.found;
    alongside_end(&other);
    return differing;
}

static size_t name_left_out(struct arena *arena, const struct results *recorded,
                            const struct results *again, FILE *out) {
    size_t left_out = 0;
    struct alongside other;
    struct ledger_cursor cursor;
    const struct result_case *before;
    alongside_begin(&other, again);
    results_begin(&cursor, recorded, NULL);
    while ((before = ledger_next(&cursor))) {
        if (alongside_find(&other, before->id))
            continue;
        arena_clear(arena);
        tell(arena, before->id, before, NULL, out);
        left_out++;
    }
    alongside_end(&other);
    return left_out;
}

static size_t compare_cases(const struct results *recorded, const struct results *again,
                            FILE *out) {
    struct arena *arena = arena_new();
    size_t found, differing = compare_judged(arena, recorded, again, &found, out);
    if (found < recorded->count)
        differing += name_left_out(arena, recorded, again, out);
    arena_free(arena);
    return differing;
}

/* What a pack cannot tell again: the rest of the suite, and what was left aside there. */
static void take_surroundings(struct arena *arena, const struct results *recorded,
                              struct results *again) {
    again->suite = recorded->suite;
    again->shard = recorded->shard;
    again->patterns = recorded->patterns;
    again->pattern_count = recorded->pattern_count;
    for (int kind = 0; kind < EXCUSE_KINDS; kind++) {
        size_t count = again->excuses.of[kind].count;
        struct excuse_use *uses = arena_take(arena, (count + 1) * sizeof *uses);
        for (size_t i = 0; i < count; i++) {
            uses[i] = again->uses[kind][i];
            if (i < recorded->excuses.of[kind].count)
                uses[i].cases = recorded->uses[kind][i].cases;
        }
        again->uses[kind] = uses;
    }
}

/* What was recorded and has not been met yet by what is written again. */
struct beside {
    const struct members *members;
    const char *at;
    size_t left, looked;
    bool same;
};

static ssize_t compare_bytes(void *context, const char *bytes, size_t length) {
    struct beside *beside = context;
    if (length > beside->left || memcmp(bytes, beside->at, length)) {
        beside->same = false;
    } else {
        beside->at += length;
        beside->left -= length;
        members_look(beside->members, &beside->looked, length);
    }
    return (ssize_t)length;
}

/* Would these results be written as the member holds them, to the byte? */
static bool writes_the_same(const struct results *results, const struct members *members,
                            const struct member *member) {
    struct beside beside = {members, member->bytes, member->length, 0, true};
    FILE *out =
        fopencookie(&beside, "w", (cookie_io_functions_t){.write = compare_bytes});
    if (!out)
        BUG("out of memory for results");
    results_xml_write(results, out);
    fclose(out);
    return beside.same && !beside.left;
}

/* With what the pack cannot tell again taken from what is recorded. */
static bool is_recorded(const struct unpacked *unpacked, struct arena *arena,
                        const struct results *recorded, struct results *again) {
    again->version = unpacked->sheet.version;
    take_surroundings(arena, recorded, again);
    return writes_the_same(again, &unpacked->members,
                           members_find(&unpacked->members, PACK_RESULTS));
}

/* Case by case, to name those that differ. */
static bool find_differences(const struct unpacked *unpacked, struct arena *arena,
                             struct results *again, FILE *out, size_t *differing,
                             struct problems *problems) {
    struct error error = ERROR_INIT;
    struct results recorded;
    const char *path = arena_print(arena, "%s/%s", unpacked->folder, PACK_RESULTS);
    if (!results_xml_read(path, suite_schema_dir(unpacked->suite), arena, &recorded,
                          problems))
        return false;
    if (is_recorded(unpacked, arena, &recorded, again))
        return true;
    size_t cases = compare_cases(&recorded, again, out);
    if (ledger_failed(recorded.ledger, &error) || ledger_failed(again->ledger, &error))
        return problems_add(problems, &error);
    if (!cases)
        fprintf(out, _("%s: the cases come out the same, what is around them does not\n"),
                PACK_RESULTS);
    *differing += cases ? cases : 1;
    return true;
}

static bool check_results(const struct unpacked *unpacked, const struct results *again,
                          FILE *out, size_t *differing, struct problems *problems) {
    const struct member *member = members_find(&unpacked->members, PACK_RESULTS);
    const char *schemas = suite_schema_dir(unpacked->suite);
    struct arena *arena = arena_new();
    struct results head, alike = *again;
    bool good =
        member &&
        results_xml_read_head(member->bytes, member->length, schemas, arena, &head) &&
        is_recorded(unpacked, arena, &head, &alike);
    if (!good) {
        alike = *again;
        good = find_differences(unpacked, arena, &alike, out, differing, problems);
    }
    arena_free(arena);
    return good;
}

/* ---- questions ---- */

static bool is_line(const char *text, const struct line *line) {
    return strlen(text) == line->length && !memcmp(text, line->bytes, line->length) &&
           line->bytes[line->length] == '\n';
}

/* The pack has a line for each chosen case, in their order. */
static bool compare_questions(const struct unpacked *unpacked, FILE *out,
                              size_t *differing, struct problems *problems) {
    struct member_lines lines = member_lines_of(
        &unpacked->members, members_find(&unpacked->members, PACK_QUESTIONS));
    struct line line;
    struct arena *arena = arena_new();
    struct error error = ERROR_INIT;
    bool good = true;
    for (size_t i = 0; good && member_lines_next(&lines, &line); i++) {
        const struct specimen *specimen = chosen_bring(&unpacked->chosen, i, &error);
        good = specimen || problems_add(problems, &error);
        arena_clear(arena);
        const char *text = good ? question_line(arena, specimen, false) : "";
        if (good && !is_line(text, &line)) {
            fprintf(out, _("%s: the question in %s is not the one of its case\n"),
                    specimen->id, PACK_QUESTIONS);
            ++*differing;
        }
    }
    arena_free(arena);
    return good;
}

bool agreement_check(const struct unpacked *unpacked, const struct results *again,
                     FILE *out, size_t *differing, struct problems *problems) {
    *differing = 0;
    return compare_questions(unpacked, out, differing, problems) &&
           check_results(unpacked, again, out, differing, problems);
}
