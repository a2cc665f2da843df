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
static char *text_of(const struct results *results, const struct result_case *one) {
    struct arena *arena = arena_new();
    struct results alone = {.version = results->version,
                            .asked = 1,
                            .complete = true,
                            .excuses = results->excuses,
                            .ledger = ledger_new(arena)};
    char *text = NULL;
    size_t length;
    ledger_add(alone.ledger, 0, one);
    results_count(arena, &alone);
    FILE *out = open_memstream(&text, &length);
    if (!out)
        BUG("out of memory for results");
    results_xml_write(&alone, out);
    if (fclose(out))
        BUG("out of memory for results");
    arena_free(arena);
    return text;
}

static bool same(const struct results *recorded, const struct result_case *before,
                 const struct results *again, const struct result_case *now) {
    if (!before || !now)
        return before == now;
    char *first = text_of(recorded, before), *second = text_of(again, now);
    bool equal = !strcmp(first, second);
    free(first);
    free(second);
    return equal;
}

/* It lives as long as the cursor goes on. */
static const struct result_case *find(struct ledger_cursor *cursor,
                                      const struct results *results, const char *id) {
    const struct ledger_filter by_id = {.id = id};
    results_begin(cursor, results, &by_id);
    return ledger_next(cursor);
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

static size_t compare_cases(struct arena *arena, const struct results *recorded,
                            const struct results *again, FILE *out) {
    size_t differing = 0;
    struct ledger_cursor all, other;
    const struct result_case *one;
    results_begin(&all, again, NULL);
    while ((one = ledger_next(&all))) {
        const struct result_case *before = find(&other, recorded, one->id);
        if (!same(recorded, before, again, one)) {
            tell(arena, one->id, before, one, out);
            differing++;
        }
        ledger_end(&other);
    }
    results_begin(&all, recorded, NULL);
    while ((one = ledger_next(&all))) {
        if (!find(&other, again, one->id)) {
            tell(arena, one->id, one, NULL, out);
            differing++;
        }
        ledger_end(&other);
    }
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
    struct results recorded;
    const char *path = arena_print(arena, "%s/%s", unpacked->folder, PACK_RESULTS);
    if (!results_xml_read(path, suite_schema_dir(unpacked->suite), arena, &recorded,
                          problems))
        return false;
    if (is_recorded(unpacked, arena, &recorded, again))
        return true;
    size_t cases = compare_cases(arena, &recorded, again, out);
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
