#include "harness/report/text_deviations.h"

#include <string.h>

#include "harness/report/wording.h"
#include "harness/system/excerpt.h"
#include "harness/text.h"

enum { ROWS_MOST = 40 }; /* differing results of one case */

/* What a system said, fit to be shown; empty for NULL. */
static const char *text_of_system(struct arena *arena, const char *text) {
    return text ? excerpt(arena, text, strlen(text)) : "";
}

/* `16/21 (~ 0.7619)`: a fraction that does not end, and what it comes to. */
static const char *with_decimals(struct arena *arena, const char *text) {
    number value = strchr(text, '/') ? number_read(arena, text) : NULL;
    return value ? arena_print(arena, "%s (~ %s)", text, number_fixed(arena, value, 6))
                 : text_of_system(arena, text);
}

static const char *difference_text(struct arena *arena, const char *difference) {
    if (!difference)
        return "";
    return arena_print(arena, _("difference %s%s"), *difference == '-' ? "" : "+",
                       with_decimals(arena, difference));
}

static const char *expected_text(struct arena *arena, const struct deviation *deviation) {
    size_t length = strlen(deviation->result);
    if (deviation->expected)
        return arena_print(arena, _("expected %s"),
                           with_decimals(arena, deviation->expected));
    return length && deviation->result[length - 1] == ']' ? _("no such record expected")
                                                          : _("unknown result");
}

static const char *got_text(struct arena *arena, const struct deviation *deviation) {
    return deviation->got
               ? arena_print(arena, _("got %s"), with_decimals(arena, deviation->got))
               : _("left out");
}

void text_deviation_add(struct columns *columns, const struct deviation *deviation,
                        const char *remark) {
    struct arena *arena = columns->arena;
    COLUMNS_ADD(columns, text_of_system(arena, deviation->result),
                provision_id(deviation->provision), expected_text(arena, deviation),
                got_text(arena, deviation), difference_text(arena, deviation->difference),
                remark);
}

/* Of a result that is excused, while another is not. */
static const char *excuse_text(struct arena *arena, const struct excuse *excuse) {
    return excuse ? arena_print(arena, "%s %zu", excuse_kind_text(excuse->kind),
                                excuse->number)
                  : "";
}

static void add_rows(struct columns *columns, const struct deviation *deviation,
                     size_t most) {
    for (; deviation && most; deviation = deviation->next, most--)
        text_deviation_add(columns, deviation,
                           excuse_text(columns->arena, deviation->excuse));
}

static size_t count_of(const struct deviation *deviation) {
    size_t count = 0;
    for (; deviation; deviation = deviation->next)
        count++;
    return count;
}

static const char *claims_in_words(struct arena *arena,
                                   const struct provision_list *claims) {
    const char *text = "";
    for (size_t i = 0; i < claims->count; i++)
        text = arena_print(arena, "%s%s%s", text, i ? ", " : "",
                           provision_id(claims->items[i]));
    return text;
}

/* Why a reading that gives these figures does not excuse them. */
static const char *contradicted_text(struct arena *arena, const struct tally *tally,
                                     const struct result_case *one) {
    const struct reading_info *info = reading_info(reading_of_choice(one->reading));
    size_t against = tally->against[one->reading];
    enum choice in_force = one->asked != CHOICE_NONE ? one->asked : info->by_default;
    return arena_print(arena,
                       ngettext("%s as %s gives these figures, but %zu other answer "
                                "contradicts it and follows %s",
                                "%s as %s gives these figures, but %zu other answers "
                                "contradict it and follow %s",
                                against),
                       info->id, choice_word(one->reading), against,
                       choice_word(in_force));
}

static void print_case(FILE *out, const struct tally *tally,
                       const struct result_case *one) {
    struct arena *arena = arena_new();
    fprintf(out, "  %s\n", one->id);
    struct columns about;
    columns_init(&about, arena, PAGE_WIDTH, 4);
    COLUMNS_ADD(&about, _("claims"), claims_in_words(arena, &one->claims));
    COLUMNS_ADD(&about, _("origin"),
                arena_print(arena, "%s%s%s", origin_in_words(one->origin),
                            one->place ? ", " : "", one->place ? one->place : ""));
    if (one->because)
        COLUMNS_ADD(&about, _("because"), one->because);
    if (one->message)
        COLUMNS_ADD(&about, _("system"), text_of_system(arena, one->message));
    if (one->reading != CHOICE_NONE)
        COLUMNS_ADD(&about, _("reading"), contradicted_text(arena, tally, one));
    columns_print(&about, out);
    struct columns rows;
    columns_init(&rows, arena, PAGE_WIDTH, 4);
    add_rows(&rows, one->deviations, ROWS_MOST);
    columns_print(&rows, out);
    size_t count = count_of(one->deviations);
    if (count > ROWS_MOST)
        fprintf(out, _("    and %zu more results\n"), count - ROWS_MOST);
    fputc('\n', out);
    arena_free(arena);
}

/* What the deviating cases of each article claim, so that their ids can be read. */
struct claims {
    bool *by_article[PROVISION_COUNT]; /* a row of all provisions; NULL: no case */
};

static struct claims claims_of(struct arena *arena, const struct results *results) {
    static const struct ledger_filter deviating = {.verdicts =
                                                       VERDICT_BIT(VERDICT_DEVIATES)};
    struct claims claims = {{NULL}};
    struct ledger_cursor cursor;
    const struct result_case *one;
    ledger_begin(&cursor, results->ledger, &deviating, NULL);
    while ((one = ledger_next(&cursor))) {
        bool **claimed = &claims.by_article[result_article(one)];
        if (!*claimed)
            *claimed = arena_take(arena, PROVISION_COUNT * sizeof **claimed);
        for (size_t i = 0; i < one->claims.count; i++)
            (*claimed)[one->claims.items[i]] = true;
    }
    return claims;
}

static void print_article(FILE *out, enum provision article, const bool *claimed) {
    struct arena *arena = arena_new();
    struct columns columns;
    fprintf(out, "%s  %s\n\n", provision_id(article), provision_info(article)->summary);
    columns_init(&columns, arena, PAGE_WIDTH, 2);
    for (int i = 1; i < PROVISION_COUNT; i++)
        if (claimed[i])
            COLUMNS_ADD(&columns, provision_id((enum provision)i),
                        provision_info((enum provision)i)->summary);
    columns_print(&columns, out);
    fputc('\n', out);
    arena_free(arena);
}

void text_deviations_print(FILE *out, const struct tally *tally,
                           const struct results *results) {
    static const struct ledger_filter in_groups = {
        .verdicts = VERDICT_BIT(VERDICT_DEVIATES), .order = LEDGER_BY_ARTICLE};
    if (!tally->by_verdict[VERDICT_DEVIATES])
        return;
    fprintf(out, "%s\n\n",
            _("Deviations, by the article of the first provision claimed"));
    struct arena *arena = arena_new();
    struct claims claims = claims_of(arena, results);
    struct ledger_cursor cursor;
    const struct result_case *one;
    ledger_begin(&cursor, results->ledger, &in_groups, &results->excuses);
    for (int before = -1; (one = ledger_next(&cursor));) {
        enum provision article = result_article(one);
        if ((int)article != before)
            print_article(out, article, claims.by_article[article]);
        before = (int)article;
        print_case(out, tally, one);
    }
    arena_free(arena);
}

static const char *instead_of(struct arena *arena, const struct result_case *one) {
    const struct deviation *deviation = one->deviations;
    const char *got =
        deviation->got ? with_decimals(arena, deviation->got) : _("left out");
    const char *expected =
        deviation->expected ? with_decimals(arena, deviation->expected) : _("none");
    const char *text =
        arena_print(arena, _("%s %s instead of %s"), deviation->result, got, expected);
    return one->asked == CHOICE_NONE
               ? text
               : arena_print(arena, _("%s, asked for %s"), text, choice_word(one->asked));
}

static void print_reading(FILE *out, const struct tally *tally, enum choice choice) {
    const struct reading_info *info = reading_info(reading_of_choice(choice));
    size_t count = tally->explained[choice];
    fprintf(out, _("  %s (%s by default): %s\n"), info->id, choice_word(info->by_default),
            info->question);
    fprintf(out,
            ngettext("  read as %s in %zu case; no answer contradicts it",
                     "  read as %s in %zu cases; no answer contradicts it", count),
            choice_word(choice), count);
    if (tally->otherwise[choice])
        fprintf(out, _(", %zu that it bears on deviate otherwise"),
                tally->otherwise[choice]);
    fputc('\n', out);
}

static const struct ledger_filter by_reading = {
    .verdicts = VERDICT_BIT(VERDICT_AGREES_UNDER_READING), .order = LEDGER_BY_READING};

/* Of each choice, the columns in which its cases stand; none of them is kept. */
static struct columns *measure_readings(struct arena *arena, struct arena *of_row,
                                        const struct results *results) {
    struct columns *all = arena_take(arena, CHOICE_COUNT * sizeof *all);
    struct ledger_cursor cursor;
    const struct result_case *one;
    for (int i = 0; i < CHOICE_COUNT; i++)
        columns_init(&all[i], of_row, PAGE_WIDTH, 4);
    ledger_begin(&cursor, results->ledger, &by_reading, NULL);
    while ((one = ledger_next(&cursor))) {
        arena_clear(of_row);
        const char *const cells[] = {one->id, instead_of(of_row, one)};
        columns_measure(&all[one->reading], cells, 2);
    }
    return all;
}

/* Those of one reading follow each other. */
static void print_readings(FILE *out, struct arena *of_row, const struct columns *all,
                           const struct tally *tally, const struct results *results) {
    struct ledger_cursor cursor;
    const struct result_case *one;
    enum choice before = CHOICE_NONE;
    ledger_begin(&cursor, results->ledger, &by_reading, NULL);
    while ((one = ledger_next(&cursor))) {
        if (before != one->reading) {
            fputs(before != CHOICE_NONE ? "\n" : "", out);
            print_reading(out, tally, one->reading);
        }
        before = one->reading;
        arena_clear(of_row);
        const char *const cells[] = {one->id, instead_of(of_row, one)};
        columns_print_row(&all[one->reading], out, cells, 2);
    }
    fputc('\n', out);
}

void text_readings_print(FILE *out, const struct tally *tally,
                         const struct results *results) {
    if (!tally->by_verdict[VERDICT_AGREES_UNDER_READING])
        return;
    fprintf(
        out, "%s\n\n",
        _("Agrees under another reading: the text allows both, the decision is open"));
    struct arena *arena = arena_new(), *of_row = arena_new();
    const struct columns *all = measure_readings(arena, of_row, results);
    print_readings(out, of_row, all, tally, results);
    arena_free(of_row);
    arena_free(arena);
}
