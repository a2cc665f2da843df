#include "harness/report/text_excuses.h"

#include <libintl.h>
#include <string.h>

#include "harness/report/columns.h"
#include "harness/report/text_deviations.h"
#include "harness/text.h"

enum { CASES_SHORT = 10 }; /* of those that one answers for, shown without --verbose */

/* Rows for which the same person gives the same reason are told together. */
static bool belong_together(const struct excuse *a, const struct excuse *b) {
    return a && a->kind == b->kind && !strcmp(a->by.owner, b->by.owner) &&
           !strcmp(a->by.expires, b->by.expires) && !strcmp(a->by.reason, b->by.reason);
}

static bool has_one(const struct result_case *one, const struct excuse *excuse) {
    for (const struct deviation *each = one->deviations; each; each = each->next)
        if (belong_together(each->excuse, excuse))
            return true;
    return false;
}

static void print_case(FILE *out, const struct result_case *one,
                       const struct excuse *excuse) {
    struct arena *arena = arena_new();
    struct columns columns;
    columns_init(&columns, arena, PAGE_WIDTH, 6);
    for (const struct deviation *each = one->deviations; each; each = each->next)
        if (belong_together(each->excuse, excuse))
            text_deviation_add(&columns, each, "");
    fprintf(out, "    %s\n", one->id);
    columns_print(&columns, out);
    arena_free(arena);
}

static void print_group(FILE *out, const struct results *results,
                        const struct excuse *excuse, bool verbose) {
    static const struct ledger_filter deviating = {
        .verdicts = VERDICT_BIT(VERDICT_DEVIATES) | VERDICT_BIT(VERDICT_TOLERATED) |
                    VERDICT_BIT(VERDICT_KNOWN)};
    struct ledger_cursor cursor;
    const struct result_case *one;
    struct arena *arena = arena_new();
    size_t count = 0;
    paragraph_print(out, arena, 2,
                    arena_print(arena, _("%s until %s: %s"), excuse->by.owner,
                                excuse->by.expires, excuse->by.reason));
    results_begin(&cursor, results, &deviating);
    while ((one = ledger_next(&cursor)))
        if (has_one(one, excuse) && (count++ < CASES_SHORT || verbose))
            print_case(out, one, excuse);
    if (!verbose && count > CASES_SHORT)
        fprintf(out, _("    and %zu more; --verbose names them\n"), count - CASES_SHORT);
    fputc('\n', out);
    arena_free(arena);
}

static bool is_in_use(const struct results *results, enum excuse_kind kind,
                      size_t index) {
    return results->uses[kind][index].used > 0;
}

/* Whether one before it, of the same group, has been told. */
static bool is_told(const struct results *results, enum excuse_kind kind, size_t index) {
    const struct excuse *items = results->excuses.of[kind].items;
    for (size_t i = 0; i < index; i++)
        if (is_in_use(results, kind, i) && belong_together(&items[i], &items[index]))
            return true;
    return false;
}

void text_excuses_print(FILE *out, const struct results *results, bool verbose) {
    static const char *const titles[EXCUSE_KINDS] = {
        [EXCUSE_TOLERANCE] = "Tolerated: the answers deviate, and somebody allows it",
        [EXCUSE_KNOWN] = "Known deviations: the answers deviate as the baseline says",
    };
    for (int i = 0; i < EXCUSE_KINDS; i++) {
        enum excuse_kind kind = (enum excuse_kind)i;
        const struct excuse_list *list = &results->excuses.of[kind];
        bool titled = false;
        for (size_t j = 0; j < list->count; j++) {
            if (!is_in_use(results, kind, j) || is_told(results, kind, j))
                continue;
            if (!titled)
                fprintf(out, "%s\n\n", _(titles[kind]));
            titled = true;
            print_group(out, results, &list->items[j], verbose);
        }
    }
}

void text_unused_print(FILE *out, const struct results *results) {
    struct arena *arena = arena_new();
    const struct excuse_list *list = &results->excuses.of[EXCUSE_TOLERANCE];
    for (size_t i = 0; i < list->count; i++) {
        const struct excuse *excuse = &list->items[i];
        const struct excuse_use *use = &results->uses[EXCUSE_TOLERANCE][i];
        if (excuse_is_unused(excuse, use))
            fprintf(out, _("unused: %s: %s\n"), excuse_called(arena, excuse),
                    excuse_advice(arena, excuse, use));
    }
    arena_free(arena);
}
