#include "harness/report/results.h"

#include <libintl.h>
#include <string.h>

#include "harness/report/output.h"
#include "harness/report/wording.h"
#include "harness/text.h"
#include "harness/version.h"

/* ---- from a tally ---- */

struct counting {
    struct results *results;
    const struct excuse_index *index;
};

static bool count_head(void *context, size_t place, const struct specimen *head) {
    const struct counting *counting = context;
    (void)place;
    excuse_uses_add_head(counting->results, counting->index, head->id,
                         head->calculation->name);
    return true;
}

static bool has_excuses(const struct results *results) {
    for (int kind = 0; kind < EXCUSE_KINDS; kind++)
        if (results->excuses.of[kind].count)
            return true;
    return false;
}

/* How many cases of the suite each excuse is about. */
static void count_suite(struct arena *arena, const struct suite *suite,
                        struct results *results) {
    struct counting counting = {results, excuse_index_new(arena, &results->excuses)};
    excuse_uses_begin(arena, results);
    if (has_excuses(results))
        suite_walk(suite, count_head, &counting);
}

struct results results_of_tally(struct arena *arena, const struct tally *tally,
                                const struct run_scope *scope) {
    struct results results = {
        .version = ETALON_VERSION,
        .asked = scope->asked,
        .complete = scope->complete,
        .strict = scope->strict,
        .suite = scope->suite_digest,
        .shard = scope->shard,
        .ledger = tally->ledger,
    };
    if (scope->patterns) {
        results.patterns = scope->patterns->items;
        results.pattern_count = scope->patterns->count;
    }
    if (scope->excuses)
        results.excuses = *scope->excuses;
    if (scope->suite)
        count_suite(arena, scope->suite, &results);
    results_count(arena, &results);
    return results;
}

/* ---- counting ---- */

void results_begin(struct ledger_cursor *cursor, const struct results *results,
                   const struct ledger_filter *filter) {
    ledger_begin(cursor, results->ledger, filter, &results->excuses);
    cursor->fit = true;
}

static void keep_articles(struct results *results, struct score *articles) {
    results->article_count = 0;
    for (int p = 1; p < PROVISION_COUNT; p++) {
        if (!articles[p].cases)
            continue;
        struct score *kept = &articles[results->article_count++];
        *kept = articles[p]; /* never behind the row that is read */
        kept->provision = (enum provision)p;
    }
    results->articles = articles;
}

void results_count(struct arena *arena, struct results *results) {
    struct score *claimed = arena_take(arena, PROVISION_COUNT * sizeof *claimed);
    struct score *articles = arena_take(arena, PROVISION_COUNT * sizeof *articles);
    struct ledger_cursor cursor;
    const struct result_case *one;
    const struct excuse_index *index = excuse_index_new(arena, &results->excuses);
    excuse_uses_begin(arena, results);
    results->count = 0;
    memset(results->by_verdict, 0, sizeof results->by_verdict);
    results_begin(&cursor, results, NULL);
    while ((one = ledger_next(&cursor))) {
        results->count++;
        results->by_verdict[one->verdict]++;
        score_case(claimed, articles, one);
        excuse_uses_add(arena, results, index, one);
    }
    keep_articles(results, articles);
    results->claimed = claimed;
}

bool results_end_output(const struct results *results, struct output *output,
                        const char *path, const char *what, struct error *error) {
    if (!ledger_failed(results->ledger, error))
        return output_end(output, path, what, error);
    output_drop(output);
    return false;
}

bool results_are_stale(const struct results *results) {
    const struct excuse_list *baseline = &results->excuses.of[EXCUSE_KNOWN];
    for (size_t i = 0; i < baseline->count; i++)
        if (excuse_is_stale(&baseline->items[i], &results->uses[EXCUSE_KNOWN][i]))
            return true;
    return false;
}

enum provision results_suspect(const struct results *results,
                               const struct result_case *one) {
    enum provision suspect = PROVISION_NONE;
    for (size_t i = 0; i < one->claims.count; i++) {
        enum provision claim = one->claims.items[i];
        if (suspect == PROVISION_NONE ||
            score_is_more_suspect(&results->claimed[claim], &results->claimed[suspect]))
            suspect = claim;
    }
    return suspect;
}

/* ---- words ---- */

bool verdict_by_text(const char *text, enum verdict *out) {
    for (int i = 0; i < VERDICT_COUNT; i++) {
        *out = (enum verdict)i;
        if (!strcmp(verdict_text(*out), text))
            return true;
    }
    return false;
}

const char *deviation_line(struct arena *arena, const struct deviation *deviation) {
    const char *expected = deviation->expected
                               ? arena_print(arena, _("expected %s"), deviation->expected)
                               : _("not expected");
    const char *got =
        deviation->got ? arena_print(arena, _("got %s"), deviation->got) : _("left out");
    const char *line = arena_print(arena, "%s (%s): %s, %s", deviation->result,
                                   provision_id(deviation->provision), expected, got);
    if (!deviation->difference)
        return line;
    return arena_print(arena, _("%s, difference %s%s"), line,
                       *deviation->difference == '-' ? "" : "+", deviation->difference);
}

static const char *reading_line(struct arena *arena, const struct result_case *one) {
    const struct reading_info *info = reading_info(reading_of_choice(one->reading));
    return arena_print(arena, _("agrees when %s is read as %s (%s by default)"), info->id,
                       choice_word(one->reading), choice_word(info->by_default));
}

/* The first result that differs; where some are excused, the first that is not. */
static const struct deviation *first_of(const struct result_case *one) {
    for (const struct deviation *each = one->deviations; each; each = each->next)
        if (!each->excuse)
            return each;
    return one->deviations;
}

static const char *deviations_line(struct arena *arena, const struct result_case *one) {
    const struct deviation *first = first_of(one);
    if (!first)
        return one->message ? one->message : _("the answer deviates");
    unsigned long more = 0;
    for (const struct deviation *each = one->deviations; each; each = each->next)
        more += each != first;
    const char *line = deviation_line(arena, first);
    if (!more)
        return line;
    return arena_print(arena,
                       ngettext("%s; and %lu more result differs",
                                "%s; and %lu more results differ", more),
                       line, more);
}

const struct excuse *result_excuse(const struct result_case *one) {
    for (const struct deviation *each = one->deviations; each; each = each->next)
        if (each->excuse &&
            (one->verdict == VERDICT_KNOWN) == (each->excuse->kind == EXCUSE_KNOWN))
            return each->excuse;
    return NULL;
}

/* `known-deviation 3 of Jane Doe until 2026-12-31: a reason; amount (IV.8): ...` */
static const char *excused_line(struct arena *arena, const struct result_case *one) {
    const struct excuse *excuse = result_excuse(one);
    const char *line = deviations_line(arena, one);
    return excuse ? arena_print(arena, "%s; %s", excuse_line(arena, excuse), line) : line;
}

const char *result_reason(struct arena *arena, const struct result_case *one) {
    switch (one->verdict) {
    case VERDICT_DEVIATES:
        return deviations_line(arena, one);
    case VERDICT_TOLERATED:
    case VERDICT_KNOWN:
        return excused_line(arena, one);
    case VERDICT_AGREES_UNDER_READING:
        return reading_line(arena, one);
    case VERDICT_BROKEN:
        return one->message && *one->message ? one->message : _("the answer is broken");
    case VERDICT_UNSUPPORTED:
        return arena_print(arena, _("the system does not compute %s"), one->calculation);
    case VERDICT_MISSING:
        return _("no answer came");
    case VERDICT_AGREES:
    case VERDICT_COUNT:
        break;
    }
    return "";
}

const char *claims_text(struct arena *arena, const struct provision_list *claims) {
    const char *text = "";
    for (size_t i = 0; i < claims->count; i++)
        text = arena_print(arena, "%s%s%s", text, i ? " " : "",
                           provision_id(claims->items[i]));
    return text;
}

const char *cut_short_text(struct arena *arena, const struct results *results) {
    return arena_print(arena, _("the run was cut short: %zu of %zu cases were judged"),
                       results->count, results->asked);
}
