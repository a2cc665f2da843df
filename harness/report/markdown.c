/*
 * Markdown: a summary for the page of a CI run: the counts, the articles to look at,
 * and the first cases that fail.
 */
#include <ctype.h>
#include <libintl.h>
#include <string.h>

#include "harness/report/reports.h"
#include "harness/text.h"

enum { CASES_MOST = 50, BYTES_MOST = 200 }; /* of a reason in a cell */

/* CommonMark lets every ASCII punctuation mark be escaped, HTML and tables included. */
static void write_plain(FILE *out, const char *text) {
    for (; *text; text++) {
        if (ispunct((unsigned char)*text) && !strchr(",;:'\"/?%.+-=", *text))
            fputc('\\', out);
        fputc(*text, out);
    }
}

static const char *cut(struct arena *arena, const char *text) {
    if (strlen(text) <= BYTES_MOST)
        return text;
    int kept = BYTES_MOST;
    while (kept && ((unsigned char)text[kept] & 0xC0) == 0x80)
        kept--; /* not through a character */
    return arena_print(arena, "%.*s...", kept, text);
}

/* What deviates and does not fail is never counted as conforming. */
static void write_excused(FILE *out, const struct results *results) {
    if (results->by_verdict[VERDICT_TOLERATED])
        fprintf(out, _(", %zu tolerated"), results->by_verdict[VERDICT_TOLERATED]);
    if (results->by_verdict[VERDICT_KNOWN])
        fprintf(out, _(", %zu known to deviate"), results->by_verdict[VERDICT_KNOWN]);
    if (results_are_stale(results))
        fputs(_("; the baseline is stale"), out);
}

static void write_verdict(FILE *out, const struct results *results) {
    size_t failing = 0, conforming = 0;
    for (int i = 0; i < VERDICT_COUNT; i++) {
        failing += verdict_fails((enum verdict)i) ? results->by_verdict[i] : 0;
        conforming += verdict_is_excused((enum verdict)i) ? 0 : results->by_verdict[i];
    }
    fputs("## étalon: ", out);
    if (!results->complete)
        fputs(_("the run was cut short"), out);
    else if (failing)
        fprintf(out,
                ngettext("%zu of %zu cases does not conform",
                         "%zu of %zu cases do not conform", failing),
                failing, results->count);
    else
        fprintf(out, ngettext("%zu case conforms", "%zu cases conform", conforming),
                conforming);
    write_excused(out, results);
    fputs("\n\n", out);
}

/* Agreement and what failed, of the other verdicts those that came up. */
static bool has_column(const struct results *results, int verdict) {
    return verdict <= VERDICT_DEVIATES || results->by_verdict[verdict];
}

static void write_counts(FILE *out, const struct results *results) {
    fprintf(out, "| %s | %s |\n| --- | ---: |\n", _("verdict"), _("cases"));
    for (int i = 0; i < VERDICT_COUNT; i++)
        if (has_column(results, i))
            fprintf(out, "| %s | %zu |\n", verdict_text((enum verdict)i),
                    results->by_verdict[i]);
    fputc('\n', out);
}

static void write_article(FILE *out, const struct results *results,
                          const struct score *article) {
    fprintf(out, "| `%s` ", provision_id(article->provision));
    write_plain(out, provision_info(article->provision)->summary);
    fprintf(out, " | %zu", article->cases);
    for (int i = 0; i < VERDICT_COUNT; i++)
        if (has_column(results, i))
            fprintf(out, " | %zu", article->by_verdict[i]);
    fputs(" |\n", out);
}

static void write_heading(FILE *out, const struct results *results) {
    fprintf(out, "| %s | %s", _("article"), _("cases"));
    for (int i = 0; i < VERDICT_COUNT; i++)
        if (has_column(results, i))
            fprintf(out, " | %s", verdict_text((enum verdict)i));
    fputs(" |\n| --- | ---:", out);
    for (int i = 0; i < VERDICT_COUNT; i++)
        if (has_column(results, i))
            fputs(" | ---:", out);
    fputs(" |\n", out);
}

static bool to_look_at(const struct score *article) {
    return article->by_verdict[VERDICT_AGREES] +
               article->by_verdict[VERDICT_UNSUPPORTED] <
           article->cases;
}

/* Articles without a finding are counted, not listed. */
static void write_articles(FILE *out, const struct results *results) {
    size_t listed = 0;
    for (size_t i = 0; i < results->article_count; i++)
        listed += to_look_at(&results->articles[i]);
    size_t others = results->article_count - listed;
    fprintf(out, "### %s\n\n", _("By article"));
    if (listed)
        write_heading(out, results);
    for (size_t i = 0; i < results->article_count; i++)
        if (to_look_at(&results->articles[i]))
            write_article(out, results, &results->articles[i]);
    if (listed)
        fputc('\n', out);
    if (others)
        fprintf(out,
                ngettext("In %zu article no answer deviates.\n\n",
                         "In %zu articles no answer deviates.\n\n", others),
                others);
}

static void write_case(FILE *out, struct arena *arena, const struct results *results,
                       const struct result_case *one) {
    enum provision suspect = results_suspect(results, one);
    fprintf(out, "| `%s` | %s | ", one->id, verdict_text(one->verdict));
    if (suspect != PROVISION_NONE)
        fprintf(out, "`%s`", provision_id(suspect));
    fputs(" | ", out);
    write_plain(out, cut(arena, result_reason(arena, one)));
    fputs(" |\n", out);
}

static bool listed(const struct result_case *one) {
    return verdict_fails(one->verdict) || verdict_is_excused(one->verdict) ||
           one->verdict == VERDICT_AGREES_UNDER_READING;
}

static void write_cases(FILE *out, struct arena *arena, const struct results *results) {
    size_t count = 0;
    struct ledger_cursor cursor;
    const struct result_case *one;
    results_begin(&cursor, results, NULL);
    while ((one = ledger_next(&cursor))) {
        if (!listed(one) || count++ >= CASES_MOST)
            continue;
        if (count == 1)
            fprintf(out, "### %s\n\n| %s | %s | %s | %s |\n| --- | --- | --- | --- |\n",
                    _("Cases"), _("case"), _("verdict"), _("look first at"), _("why"));
        arena_clear(arena);
        write_case(out, arena, results, one);
    }
    if (count > CASES_MOST) {
        size_t more = count - CASES_MOST;
        fprintf(out, ngettext("\nand %zu more\n", "\nand %zu more\n", more), more);
    }
    if (count)
        fputc('\n', out);
}

struct complaints {
    FILE *out;
    struct arena *arena;
    bool any;
};

static void write_complaint(void *context, const struct excuse *excuse,
                            const char *advice) {
    struct complaints *complaints = context;
    if (!complaints->any)
        fprintf(complaints->out, "### %s\n\n", _("Excuses that hold no more, or unused"));
    complaints->any = true;
    fputs("- ", complaints->out);
    write_plain(complaints->out,
                arena_print(complaints->arena, "%s: %s",
                            excuse_called(complaints->arena, excuse), advice));
    fputc('\n', complaints->out);
}

static void write_complaints(FILE *out, struct arena *arena,
                             const struct results *results) {
    struct complaints complaints = {out, arena, false};
    excuses_complain(results, arena, write_complaint, &complaints);
    if (complaints.any)
        fputc('\n', out);
}

void report_markdown(const struct results *results, FILE *out) {
    struct arena *arena = arena_new();
    write_verdict(out, results);
    if (!results->complete)
        fprintf(out, "**%s**\n\n", cut_short_text(arena, results));
    write_counts(out, results);
    write_articles(out, results);
    write_cases(out, arena, results);
    write_complaints(out, arena, results);
    fprintf(out, "etalon %s\n", results->version);
    arena_free(arena);
}
