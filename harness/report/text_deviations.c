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

static enum provision article_of(const struct specimen *specimen) {
    enum provision first = specimen->claims.count ? specimen->claims.items[0]
                                                  : specimen->calculation->provision;
    return provision_info(first)->article;
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

static const char *claims_text(struct arena *arena, const struct specimen *specimen) {
    const char *text = "";
    for (size_t i = 0; i < specimen->claims.count; i++)
        text = arena_print(arena, "%s%s%s", text, i ? ", " : "",
                           provision_id(specimen->claims.items[i]));
    return text;
}

/* Why a reading that gives these figures does not excuse them. */
static const char *contradicted_text(struct arena *arena, const struct tally *tally,
                                     const struct judged *item) {
    enum choice choice = item->judgement.reading;
    enum reading reading = reading_of_choice(choice);
    size_t against = tally->against[choice];
    enum choice in_force = readings_choice(item->specimen->readings, reading);
    return arena_print(arena,
                       ngettext("%s as %s gives these figures, but %zu other answer "
                                "contradicts it and follows %s",
                                "%s as %s gives these figures, but %zu other answers "
                                "contradict it and follow %s",
                                against),
                       reading_info(reading)->id, choice_word(choice), against,
                       choice_word(in_force));
}

static void print_case(FILE *out, const struct tally *tally, const struct judged *item) {
    const struct specimen *specimen = item->specimen;
    struct arena *arena = arena_new();
    fprintf(out, "  %s\n", specimen->id);
    struct columns about;
    columns_init(&about, arena, PAGE_WIDTH, 4);
    COLUMNS_ADD(&about, _("claims"), claims_text(arena, specimen));
    COLUMNS_ADD(&about, _("origin"),
                arena_print(arena, "%s%s%s", origin_in_words(specimen->origin),
                            specimen->place ? ", " : "",
                            specimen->place ? specimen->place : ""));
    struct error error = ERROR_INIT;
    const char *because =
        specimen_bring(specimen, &error) ? specimen->because : error.text;
    if (because)
        COLUMNS_ADD(&about, _("because"), because);
    if (item->judgement.message)
        COLUMNS_ADD(&about, _("system"), text_of_system(arena, item->judgement.message));
    if (item->judgement.reading != CHOICE_NONE)
        COLUMNS_ADD(&about, _("reading"), contradicted_text(arena, tally, item));
    columns_print(&about, out);
    struct columns rows;
    columns_init(&rows, arena, PAGE_WIDTH, 4);
    add_rows(&rows, item->judgement.deviations, ROWS_MOST);
    columns_print(&rows, out);
    size_t count = count_of(item->judgement.deviations);
    if (count > ROWS_MOST)
        fprintf(out, _("    and %zu more results\n"), count - ROWS_MOST);
    fputc('\n', out);
    arena_free(arena);
}

static bool in_group(const struct judged *item, enum provision article) {
    return item->specimen && item->judgement.verdict == VERDICT_DEVIATES &&
           article_of(item->specimen) == article;
}

/* What the cases of the group claim, so that their ids can be read. */
static void print_provisions(FILE *out, const struct tally *tally,
                             enum provision article) {
    bool claimed[PROVISION_COUNT] = {false};
    for (size_t i = 0; i < tally->room; i++) {
        const struct judged *item = &tally->items[i];
        for (size_t c = 0; in_group(item, article) && c < item->specimen->claims.count;
             c++)
            claimed[item->specimen->claims.items[c]] = true;
    }
    struct arena *arena = arena_new();
    struct columns columns;
    columns_init(&columns, arena, PAGE_WIDTH, 2);
    for (int i = 1; i < PROVISION_COUNT; i++)
        if (claimed[i])
            COLUMNS_ADD(&columns, provision_id((enum provision)i),
                        provision_info((enum provision)i)->summary);
    columns_print(&columns, out);
    fputc('\n', out);
    arena_free(arena);
}

static void print_group(FILE *out, const struct tally *tally, enum provision article) {
    size_t count = 0;
    for (size_t i = 0; i < tally->room; i++)
        count += in_group(&tally->items[i], article);
    if (!count)
        return;
    fprintf(out, "%s  %s\n\n", provision_id(article), provision_info(article)->summary);
    print_provisions(out, tally, article);
    for (size_t i = 0; i < tally->room; i++)
        if (in_group(&tally->items[i], article))
            print_case(out, tally, &tally->items[i]);
}

void text_deviations_print(FILE *out, const struct tally *tally) {
    if (!tally->by_verdict[VERDICT_DEVIATES])
        return;
    fprintf(out, "%s\n\n",
            _("Deviations, by the article of the first provision claimed"));
    for (int i = PROVISION_NONE; i < PROVISION_COUNT; i++)
        print_group(out, tally, (enum provision)i);
}

static const char *instead_of(struct arena *arena, const struct judged *item) {
    const struct deviation *deviation = item->judgement.deviations;
    enum choice asked = readings_chosen(item->specimen->readings,
                                        reading_of_choice(item->judgement.reading));
    const char *got =
        deviation->got ? with_decimals(arena, deviation->got) : _("left out");
    const char *expected =
        deviation->expected ? with_decimals(arena, deviation->expected) : _("none");
    const char *text =
        arena_print(arena, _("%s %s instead of %s"), deviation->result, got, expected);
    return asked == CHOICE_NONE
               ? text
               : arena_print(arena, _("%s, asked for %s"), text, choice_word(asked));
}

static void print_reading(FILE *out, const struct tally *tally, enum choice choice) {
    struct arena *arena = arena_new();
    struct columns columns;
    columns_init(&columns, arena, PAGE_WIDTH, 4);
    size_t count = 0;
    for (size_t i = 0; i < tally->room; i++) {
        const struct judged *item = &tally->items[i];
        if (!item->specimen || item->judgement.verdict != VERDICT_AGREES_UNDER_READING ||
            item->judgement.reading != choice)
            continue;
        count++;
        COLUMNS_ADD(&columns, item->specimen->id, instead_of(arena, item));
    }
    if (count) {
        const struct reading_info *info = reading_info(reading_of_choice(choice));
        fprintf(out, _("  %s (%s by default): %s\n"), info->id,
                choice_word(info->by_default), info->question);
        fprintf(out,
                ngettext("  read as %s in %zu case; no answer contradicts it",
                         "  read as %s in %zu cases; no answer contradicts it", count),
                choice_word(choice), count);
        if (tally->otherwise[choice])
            fprintf(out, _(", %zu that it bears on deviate otherwise"),
                    tally->otherwise[choice]);
        fputc('\n', out);
        columns_print(&columns, out);
        fputc('\n', out);
    }
    arena_free(arena);
}

void text_readings_print(FILE *out, const struct tally *tally) {
    if (!tally->by_verdict[VERDICT_AGREES_UNDER_READING])
        return;
    fprintf(
        out, "%s\n\n",
        _("Agrees under another reading: the text allows both, the decision is open"));
    for (int i = CHOICE_NONE + 1; i < CHOICE_COUNT; i++)
        print_reading(out, tally, (enum choice)i);
}
