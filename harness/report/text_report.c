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

/* `412 goldens: 405 agree, 7 deviate` */
static void print_summary(FILE *out, const struct tally *tally) {
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

/* Cases of one verdict, and what went wrong. */
static void print_cases(FILE *out, const struct tally *tally, enum verdict verdict,
                        const char *title, bool verbose) {
    size_t total = tally->by_verdict[verdict], shown = 0;
    size_t most = verbose ? total : LIST_SHORT;
    if (!total)
        return;
    struct arena *arena = arena_new();
    struct columns columns;
    columns_init(&columns, arena, PAGE_WIDTH, 2);
    for (size_t i = 0; i < tally->room && shown < most; i++) {
        const struct judged *item = &tally->items[i];
        if (!item->specimen || item->judgement.verdict != verdict)
            continue;
        COLUMNS_ADD(&columns, item->specimen->id, said(arena, item->judgement.message));
        shown++;
    }
    fprintf(out, "%s\n\n", title);
    columns_print(&columns, out);
    print_rest(out, total - shown);
    fputc('\n', out);
    arena_free(arena);
}

struct breakage {
    const char *message, *first_id;
    size_t count;
};

/* NULL when the list is full. */
static struct breakage *breakage_of(struct breakage *list, size_t *used,
                                    const struct judged *item) {
    const char *message = item->judgement.message ? item->judgement.message : "";
    for (size_t i = 0; i < *used; i++)
        if (!strcmp(list[i].message, message))
            return &list[i];
    if (*used == LIST_SHORT)
        return NULL;
    list[*used] = (struct breakage){.message = message, .first_id = item->specimen->id};
    return &list[(*used)++];
}

/* One row for each thing that went wrong: a program that dies breaks every case. */
static void print_breakages(FILE *out, const struct tally *tally, const char *title) {
    struct breakage list[LIST_SHORT];
    size_t used = 0, rest = 0;
    for (size_t i = 0; i < tally->room; i++) {
        const struct judged *item = &tally->items[i];
        if (!item->specimen || item->judgement.verdict != VERDICT_BROKEN)
            continue;
        struct breakage *breakage = breakage_of(list, &used, item);
        if (breakage)
            breakage->count++;
        else
            rest++;
    }
    if (!used)
        return;
    struct arena *arena = arena_new();
    struct columns columns;
    columns_init(&columns, arena, PAGE_WIDTH, 2);
    COLUMNS_ADD(&columns, _("cases"), _("first"), "");
    for (size_t i = 0; i < used; i++)
        COLUMNS_ADD(&columns, count_text(arena, list[i].count, _("cases")),
                    list[i].first_id, said(arena, list[i].message));
    fprintf(out, "%s\n\n", title);
    columns_print(&columns, out);
    print_rest(out, rest);
    fputc('\n', out);
    arena_free(arena);
}

static bool asks_for_a_reading(const struct specimen *specimen) {
    for (int i = READING_NONE + 1; i < READING_COUNT; i++)
        if (readings_chosen(specimen->readings, (enum reading)i) != CHOICE_NONE)
            return true;
    return false;
}

/* NULL when nothing of the calculation is unsupported. */
static const char *unsupported_text(struct arena *arena, const struct tally *tally,
                                    const struct calculation *calculation) {
    size_t count = 0, of = 0, with_reading = 0;
    for (size_t i = 0; i < tally->room; i++) {
        const struct judged *item = &tally->items[i];
        if (!item->specimen || item->specimen->calculation != calculation)
            continue;
        of++;
        if (item->judgement.verdict != VERDICT_UNSUPPORTED)
            continue;
        count++;
        with_reading += asks_for_a_reading(item->specimen);
    }
    if (!count)
        return NULL;
    const char *text = arena_print(arena, _("%zu of %zu cases"), count, of);
    return with_reading ? arena_print(arena, _("%s, %zu of which ask for a reading"),
                                      text, with_reading)
                        : text;
}

static void print_unsupported(FILE *out, const struct tally *tally) {
    if (!tally->by_verdict[VERDICT_UNSUPPORTED])
        return;
    fprintf(out, "%s\n\n", _("Unsupported: the system does not compute"));
    struct arena *arena = arena_new();
    struct columns columns;
    columns_init(&columns, arena, PAGE_WIDTH, 2);
    for (size_t i = 0; calculation_at(i); i++) {
        const char *text = unsupported_text(arena, tally, calculation_at(i));
        if (text)
            COLUMNS_ADD(&columns, calculation_at(i)->name, text);
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
static void print_articles(FILE *out, const struct tally *tally) {
    struct arena *arena = arena_new();
    struct columns columns;
    columns_init(&columns, arena, PAGE_WIDTH, 2);
    const char *cells[COLUMNS_MOST] = {_("article"), _("cases")};
    enum verdict shown[VERDICT_COUNT];
    int count = 0;
    for (int i = 0; i < VERDICT_COUNT; i++)
        if (i <= VERDICT_DEVIATES || tally->by_verdict[i])
            shown[count++] = (enum verdict)i;
    for (int i = 0; i < count; i++)
        cells[i + 2] = column_heading(shown[i]);
    columns_add(&columns, cells, count + 2);
    for (int p = 1; p < PROVISION_COUNT; p++) {
        const struct provision_info *info = provision_info((enum provision)p);
        if (info->kind != PROVISION_ARTICLE)
            continue;
        struct score score = tally_score(tally, (enum provision)p);
        if (!score.cases)
            continue;
        cells[0] = arena_print(arena, "%-7s %s", info->id, info->summary);
        cells[1] = count_text(arena, score.cases, _("cases"));
        for (int i = 0; i < count; i++)
            cells[i + 2] =
                count_text(arena, score.by_verdict[shown[i]], column_heading(shown[i]));
        columns_add(&columns, cells, count + 2);
    }
    fprintf(out, "%s\n\n", _("By article (a case counts in each article it claims)"));
    columns_print(&columns, out);
    fputc('\n', out);
    arena_free(arena);
}

/* The first case, in order, that claims the provision and deviates. */
static const char *example_of(const struct tally *tally, enum provision provision) {
    for (size_t i = 0; i < tally->room; i++) {
        const struct judged *item = &tally->items[i];
        if (item->specimen && item->judgement.verdict == VERDICT_DEVIATES &&
            specimen_claims(item->specimen, provision))
            return item->specimen->id;
    }
    return "";
}

static const char *share_text(struct arena *arena, const struct score *score) {
    return arena_print(arena, _("%zu of %zu"), score->by_verdict[VERDICT_DEVIATES],
                       score->answered);
}

static void print_suspect(FILE *out, const struct tally *tally,
                          const struct score *article) {
    struct arena *arena = arena_new();
    const struct provision_info *info = provision_info(article->provision);
    fprintf(out, _("  %s  %s: %s answers deviate\n"), info->id, info->summary,
            share_text(arena, article));
    size_t count;
    const struct score *inside =
        tally_provisions(tally, arena, article->provision, &count);
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
            example_of(tally, known ? inside->provision : article->provision));
    arena_free(arena);
}

static void print_suspects(FILE *out, const struct tally *tally) {
    if (!tally->by_verdict[VERDICT_DEVIATES])
        return;
    struct arena *arena = arena_new();
    size_t count;
    const struct score *articles = tally_articles(tally, arena, &count);
    fprintf(out, "\n%s\n", _("look first at:"));
    for (size_t i = 0; i < count && i < SUSPECTS_MOST; i++)
        if (articles[i].by_verdict[VERDICT_DEVIATES])
            print_suspect(out, tally, &articles[i]);
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
        print_cases(out, tally, VERDICT_AGREES, _("Agrees"), true);
    text_deviations_print(out, tally);
    if (results)
        text_excuses_print(out, results, verbose);
    text_readings_print(out, tally);
    const char *broken = _("Broken: no answer that can be judged");
    if (verbose)
        print_cases(out, tally, VERDICT_BROKEN, broken, true);
    else
        print_breakages(out, tally, broken);
    print_cases(out, tally, VERDICT_MISSING, _("Missing: no answer came"), verbose);
    print_unsupported(out, tally);
    if (verbose || tally->by_verdict[VERDICT_AGREES] < tally->count)
        print_articles(out, tally);
    print_summary(out, tally);
    if (results)
        text_unused_print(out, results);
    print_suspects(out, tally);
}
