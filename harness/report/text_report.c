#include "harness/report/text_report.h"

#include <libintl.h>
#include <string.h>

#include "harness/report/columns.h"
#include "harness/report/text_deviations.h"
#include "harness/report/text_excuses.h"
#include "harness/system/excerpt.h"
#include "harness/text.h"

enum {
    LIST_SHORT = 10,    /* cases of one kind named without --verbose */
    SUSPECTS_MOST = 5,  /* articles to look at first */
    PROVISIONS_MOST = 3 /* and provisions of each */
};

static const char *verdict_in_words(enum verdict verdict) {
    switch (verdict) {
    case VERDICT_AGREES:
        return _("agree");
    case VERDICT_DEVIATES:
        return _("deviate");
    case VERDICT_AGREES_UNDER_READING:
        return _("agree under another reading");
    case VERDICT_TOLERATED:
        return _("tolerated");
    case VERDICT_KNOWN:
        return _("known");
    case VERDICT_BROKEN:
        return _("broken");
    case VERDICT_UNSUPPORTED:
        return _("unsupported");
    case VERDICT_MISSING:
        return _("missing");
    case VERDICT_COUNT:
        break;
    }
    return "";
}

void text_summary_print(FILE *out, const struct tally *tally) {
    unsigned long count = tally->count;
    fprintf(out, ngettext("%zu golden:", "%zu goldens:", count), tally->count);
    const char *separator = " ";
    for (int i = 0; i < VERDICT_COUNT; i++) {
        if (i != VERDICT_AGREES && !tally->by_verdict[i])
            continue;
        fprintf(out, "%s%zu %s", separator, tally->by_verdict[i],
                verdict_in_words((enum verdict)i));
        separator = ", ";
    }
    fputc('\n', out);
    if (tally->left_out)
        fprintf(out,
                ngettext("%zu optional result was left out and not compared\n",
                         "%zu optional results were left out and not compared\n",
                         tally->left_out),
                tally->left_out);
}

static const char *count_text(struct arena *arena, size_t count, const char *heading) {
    const char *text = count ? arena_print(arena, "%zu", count) : "-";
    return arena_print(arena, "%*s", text_width(heading), text);
}

static const char *said(struct arena *arena, const char *message) {
    return message ? excerpt_all(arena, message) : "";
}

static void print_rest(FILE *out, size_t count) {
    if (count)
        fprintf(out, _("  and %zu more; --verbose names them\n"), count);
}

/* So many cases of one verdict, and what went wrong: measured, or printed to `out`. */
static void go_over_cases(struct columns *columns, const struct results *results,
                          enum verdict verdict, size_t most, FILE *out) {
    const struct ledger_filter of_verdict = {.verdicts = VERDICT_BIT(verdict)};
    struct ledger_cursor cursor;
    const struct result_case *one;
    ledger_begin(&cursor, results->ledger, &of_verdict, NULL);
    for (; most && (one = ledger_next(&cursor)); most--) {
        arena_clear(columns->arena);
        const char *const cells[] = {one->id, said(columns->arena, one->message)};
        if (out)
            columns_print_row(columns, out, cells, 2);
        else
            columns_measure(columns, cells, 2);
    }
    ledger_end(&cursor);
}

static void print_cases(FILE *out, const struct results *results, enum verdict verdict,
                        const char *title, bool verbose) {
    size_t total = results->by_verdict[verdict];
    size_t most = verbose || total < LIST_SHORT ? total : LIST_SHORT;
    if (!total)
        return;
    struct arena *arena = arena_new();
    struct columns columns;
    columns_init(&columns, arena, PAGE_WIDTH, 2);
    go_over_cases(&columns, results, verdict, most, NULL);
    fprintf(out, "%s\n\n", title);
    go_over_cases(&columns, results, verdict, most, out);
    print_rest(out, total - most);
    fputc('\n', out);
    arena_free(arena);
}

struct breakage {
    const char *message, *first_id;
    size_t count;
};

struct breakages {
    struct arena *arena;
    struct breakage items[LIST_SHORT];
    size_t used, rest; /* rest: cases that broke in other ways, when the list was full */
};

static void count_breakage(struct breakages *list, const struct result_case *one) {
    const char *message = one->message ? one->message : "";
    size_t i = 0;
    while (i < list->used && strcmp(list->items[i].message, message))
        i++;
    if (i == LIST_SHORT) {
        list->rest++;
        return;
    }
    if (i == list->used)
        list->items[list->used++] =
            (struct breakage){.message = arena_copy(list->arena, message),
                              .first_id = arena_copy(list->arena, one->id)};
    list->items[i].count++;
}

/* One row for each thing that went wrong: a program that dies breaks every case. */
static void print_breakages(FILE *out, const struct results *results, const char *title) {
    static const struct ledger_filter broken = {.verdicts = VERDICT_BIT(VERDICT_BROKEN)};
    if (!results->by_verdict[VERDICT_BROKEN])
        return;
    struct breakages list = {.arena = arena_new()};
    struct ledger_cursor cursor;
    const struct result_case *one;
    ledger_begin(&cursor, results->ledger, &broken, NULL);
    while ((one = ledger_next(&cursor)))
        count_breakage(&list, one);
    struct columns columns;
    columns_init(&columns, list.arena, PAGE_WIDTH, 2);
    COLUMNS_ADD(&columns, _("cases"), _("first"), "");
    for (size_t i = 0; i < list.used; i++)
        COLUMNS_ADD(&columns, count_text(list.arena, list.items[i].count, _("cases")),
                    list.items[i].first_id, said(list.arena, list.items[i].message));
    fprintf(out, "%s\n\n", title);
    columns_print(&columns, out);
    print_rest(out, list.rest);
    fputc('\n', out);
    arena_free(list.arena);
}

static const struct ledger_group *group_of(const struct ledger_group *groups,
                                           size_t count, const char *calculation) {
    for (size_t i = 0; i < count; i++)
        if (!strcmp(groups[i].calculation, calculation))
            return &groups[i];
    return NULL;
}

static const char *unsupported_text(struct arena *arena,
                                    const struct ledger_group *group) {
    const char *text = arena_print(arena, _("%zu of %zu cases"),
                                   group->by_verdict[VERDICT_UNSUPPORTED], group->count);
    return group->asking ? arena_print(arena, _("%s, %zu of which ask for a reading"),
                                       text, group->asking)
                         : text;
}

static void print_unsupported(FILE *out, const struct results *results) {
    if (!results->by_verdict[VERDICT_UNSUPPORTED])
        return;
    fprintf(out, "%s\n\n", _("Unsupported: the system does not compute"));
    struct arena *arena = arena_new();
    struct columns columns;
    size_t count;
    const struct ledger_group *groups = ledger_groups(results->ledger, arena, &count);
    columns_init(&columns, arena, PAGE_WIDTH, 2);
    for (size_t i = 0; calculation_at(i); i++) {
        const char *name = calculation_at(i)->name;
        const struct ledger_group *group = group_of(groups, count, name);
        if (group && group->by_verdict[VERDICT_UNSUPPORTED])
            COLUMNS_ADD(&columns, name, unsupported_text(arena, group));
    }
    columns_print(&columns, out);
    fputc('\n', out);
    arena_free(arena);
}

static const char *column_heading(enum verdict verdict) {
    return verdict == VERDICT_AGREES_UNDER_READING ? _("reading")
                                                   : verdict_in_words(verdict);
}

/* One row an article that is claimed; of the verdicts only those that came up. */
static void print_articles(FILE *out, const struct results *results) {
    struct arena *arena = arena_new();
    struct columns columns;
    columns_init(&columns, arena, PAGE_WIDTH, 2);
    const char *cells[COLUMNS_MOST] = {_("article"), _("cases")};
    enum verdict shown[VERDICT_COUNT];
    int count = 0;
    for (int i = 0; i < VERDICT_COUNT; i++)
        if (i <= VERDICT_DEVIATES || results->by_verdict[i])
            shown[count++] = (enum verdict)i;
    for (int i = 0; i < count; i++)
        cells[i + 2] = column_heading(shown[i]);
    columns_add(&columns, cells, count + 2);
    for (size_t i = 0; i < results->article_count; i++) {
        const struct score *score = &results->articles[i];
        const struct provision_info *info = provision_info(score->provision);
        if (info->kind != PROVISION_ARTICLE)
            continue;
        cells[0] = arena_print(arena, "%-7s %s", info->id, info->summary);
        cells[1] = count_text(arena, score->cases, _("cases"));
        for (int j = 0; j < count; j++)
            cells[j + 2] =
                count_text(arena, score->by_verdict[shown[j]], column_heading(shown[j]));
        columns_add(&columns, cells, count + 2);
    }
    fprintf(out, "%s\n\n", _("By article (a case counts in each article it claims)"));
    columns_print(&columns, out);
    fputc('\n', out);
    arena_free(arena);
}

static bool claims(const struct result_case *one, enum provision provision) {
    for (size_t i = 0; i < one->claims.count; i++)
        if (provision_gathers(provision, one->claims.items[i]))
            return true;
    return false;
}

/* The first case, in order, that claims the provision and deviates; in the arena. */
static const char *example_of(struct arena *arena, const struct results *results,
                              enum provision provision) {
    static const struct ledger_filter deviating = {.verdicts =
                                                       VERDICT_BIT(VERDICT_DEVIATES)};
    struct ledger_cursor cursor;
    const struct result_case *one;
    ledger_begin(&cursor, results->ledger, &deviating, NULL);
    while ((one = ledger_next(&cursor)) && !claims(one, provision))
        ;
    const char *id = one ? arena_copy(arena, one->id) : "";
    ledger_end(&cursor);
    return id;
}

static const char *share_text(struct arena *arena, const struct score *score) {
    return arena_print(arena, _("%zu of %zu"), score->by_verdict[VERDICT_DEVIATES],
                       score->answered);
}

static void print_suspect(FILE *out, const struct results *results,
                          const struct score *article) {
    struct arena *arena = arena_new();
    const struct provision_info *info = provision_info(article->provision);
    fprintf(out, _("  %s  %s: %s answers deviate\n"), info->id, info->summary,
            share_text(arena, article));
    size_t count;
    const struct score *inside =
        scores_within(arena, results->claimed, article->provision, &count);
    struct columns columns;
    columns_init(&columns, arena, PAGE_WIDTH, 6);
    for (size_t i = 0; i < count && i < PROVISIONS_MOST; i++) {
        if (!inside[i].by_verdict[VERDICT_DEVIATES])
            break;
        info = provision_info(inside[i].provision);
        COLUMNS_ADD(&columns, info->id, share_text(arena, &inside[i]), info->summary);
    }
    columns_print(&columns, out);
    bool known = count && inside->by_verdict[VERDICT_DEVIATES];
    fprintf(out, "      etalon explain %s\n",
            example_of(arena, results, known ? inside->provision : article->provision));
    arena_free(arena);
}

static void print_suspects(FILE *out, const struct results *results) {
    if (!results->by_verdict[VERDICT_DEVIATES])
        return;
    struct arena *arena = arena_new();
    size_t count;
    const struct score *articles =
        scores_of_articles(arena, results->articles, results->article_count, &count);
    fprintf(out, "\n%s\n", _("look first at:"));
    for (size_t i = 0; i < count && i < SUSPECTS_MOST; i++)
        if (articles[i].by_verdict[VERDICT_DEVIATES])
            print_suspect(out, results, &articles[i]);
    const char *rest = "";
    for (size_t i = SUSPECTS_MOST; i < count; i++)
        if (articles[i].by_verdict[VERDICT_DEVIATES])
            rest = arena_print(arena, "%s%s%s (%zu)", rest, *rest ? ", " : "",
                               provision_id(articles[i].provision),
                               articles[i].by_verdict[VERDICT_DEVIATES]);
    if (*rest)
        paragraph_print(out, arena, 2, arena_print(arena, _("then %s"), rest));
    arena_free(arena);
}

void text_report_print(FILE *out, const struct tally *tally,
                       const struct results *results, bool verbose) {
    if (verbose)
        print_cases(out, results, VERDICT_AGREES, _("Agrees"), true);
    text_deviations_print(out, tally, results);
    text_excuses_print(out, results, verbose);
    text_readings_print(out, tally, results);
    const char *broken = _("Broken: no answer that can be judged");
    if (verbose)
        print_cases(out, results, VERDICT_BROKEN, broken, true);
    else
        print_breakages(out, results, broken);
    print_cases(out, results, VERDICT_MISSING, _("Missing: no answer came"), verbose);
    print_unsupported(out, results);
    if (verbose || tally->by_verdict[VERDICT_AGREES] < tally->count)
        print_articles(out, results);
    text_summary_print(out, tally);
    text_unused_print(out, results);
    print_suspects(out, results);
}
