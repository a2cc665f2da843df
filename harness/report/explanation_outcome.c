/* The outcome of a case beside its golden: figures, misprints, refusal, verdict. */
#include <string.h>

#include "harness/report/columns.h"
#include "harness/report/explanation_private.h"
#include "harness/report/wording.h"
#include "harness/text.h"

/* One figure as the golden accepts it and as the calculator gives it; either may be NULL.
 */
struct figure {
    const struct field *field;
    const struct datum *accepted, *calculated;
    const char *printed;
    const char *verdict;
};

static const struct golden_result *golden_result(const struct golden *golden,
                                                 const char *name) {
    for (size_t i = 0; i < golden->result_count; i++)
        if (!strcmp(golden->results[i].expected->name, name))
            return &golden->results[i];
    return NULL;
}

/* Whether a deviation lies in this result: `beneficiaries[anna].amount` in beneficiaries.
 */
static bool deviates(const struct judgement *judgement, const char *name) {
    size_t length = strlen(name);
    const struct deviation *deviation = judgement->deviations;
    for (; deviation; deviation = deviation->next)
        if (!strncmp(deviation->result, name, length) &&
            strchr("[.", deviation->result[length]))
            return true;
    return false;
}

/* A rate that the golden writes as 0.60, as a table prints it, is not shown as 60 %. */
static const char *scalar_in_words(struct arena *arena, const struct figure *figure,
                                   const struct datum *datum) {
    if (!datum)
        return "-";
    const struct datum *accepted = figure->accepted;
    if (figure->field->type == TYPE_RATE && accepted && !strpbrk(accepted->text, "%/"))
        return datum->text;
    const char *words = value_in_words(arena, figure->field, datum->text);
    return figure->field->type == TYPE_PERIOD ? tied(arena, words) : words;
}

static const char *list_in_words(struct arena *arena, const struct field *field,
                                 const struct datum *list) {
    const char *words = list ? "" : "-";
    for (const struct datum *item = list ? list->first : NULL; item; item = item->next)
        words = arena_print(arena, "%s%s%s", words, *words ? ", " : "",
                            value_in_words(arena, field, item->text ? item->text : "?"));
    return *words ? words : _("none");
}

static void add_figures(struct columns *columns, const struct figure *figure, int depth);

static void add_members(struct columns *columns, const struct field *fields,
                        const struct datum *accepted, const struct datum *calculated,
                        int depth) {
    for (const struct field *field = fields; field->name; field++) {
        struct figure member = {
            .field = field,
            .accepted = accepted ? datum_member(accepted, field->name) : NULL,
            .calculated = calculated ? datum_member(calculated, field->name) : NULL,
        };
        if (member.accepted || member.calculated)
            add_figures(columns, &member, depth);
    }
}

/* The record of `records` that stands for `like`: with its id, otherwise in its place. */
static const struct datum *counterpart(const struct datum *records,
                                       const struct datum *like, int index) {
    const struct datum *id = datum_member(like, "id");
    const struct datum *item = records ? records->first : NULL;
    for (int at = 0; item; item = item->next, at++) {
        const struct datum *other = datum_member(item, "id");
        if (id && other ? !strcmp(id->text, other->text) : at == index)
            return item;
    }
    return NULL;
}

static void add_records(struct columns *columns, const struct figure *figure, int depth) {
    const struct datum *lead = figure->calculated ? figure->calculated : figure->accepted;
    bool calculated = figure->calculated != NULL;
    int index = 0;
    for (const struct datum *item = lead->first; item; item = item->next, index++) {
        const struct datum *other =
            calculated ? counterpart(figure->accepted, item, index) : NULL;
        COLUMNS_ADD(columns,
                    arena_print(columns->arena, "%*s%d.", 2 * depth, "", index + 1), "",
                    "", "", "");
        add_members(columns, figure->field->fields, calculated ? other : item,
                    calculated ? item : NULL, depth + 1);
    }
}

static void add_figures(struct columns *columns, const struct figure *figure, int depth) {
    struct arena *arena = columns->arena;
    const struct field *field = figure->field;
    const char *name = arena_print(arena, "%*s%s", 2 * depth, "", field->name);
    const char *accepted = "", *calculated = "";
    if (field->type == TYPE_LIST) {
        accepted = list_in_words(arena, field, figure->accepted);
        calculated = list_in_words(arena, field, figure->calculated);
    } else if (field->type != TYPE_RECORD && field->type != TYPE_RECORDS) {
        accepted = scalar_in_words(arena, figure, figure->accepted);
        calculated = scalar_in_words(arena, figure, figure->calculated);
    }
    COLUMNS_ADD(columns, name, accepted, figure->printed, calculated, figure->verdict);
    if (field->type == TYPE_RECORD)
        add_members(columns, field->fields, figure->accepted, figure->calculated,
                    depth + 1);
    else if (field->type == TYPE_RECORDS)
        add_records(columns, figure, depth + 1);
}

static void print_figures(const struct explanation *explanation, FILE *out) {
    const struct golden *golden = explanation->specimen->golden;
    const struct datum *results = explanation->answer.results;
    struct columns columns;
    columns_init(&columns, explanation->derivation.arena, PAGE_WIDTH, BLOCK_INDENT);
    COLUMNS_ADD(&columns, _("result"), _("accepted"), _("printed"), _("calculated"), "");
    const struct field *field = explanation->specimen->calculation->results;
    for (; field->name; field++) {
        const struct golden_result *expected = golden_result(golden, field->name);
        struct figure figure = {
            .field = field,
            .accepted = expected ? expected->expected : NULL,
            .printed = expected ? expected->printed : NULL,
            .calculated = results ? datum_member(results, field->name) : NULL,
        };
        figure.verdict = !figure.accepted ? _("not judged")
                         : deviates(&explanation->judgement, field->name) ? _("differs")
                                                                          : _("agrees");
        if (figure.accepted || figure.calculated)
            add_figures(&columns, &figure, 0);
    }
    fprintf(out, "\n%s\n", _("Results"));
    columns_print(&columns, out);
}

static void print_errata(const struct explanation *explanation, FILE *out) {
    const struct golden *golden = explanation->specimen->golden;
    struct columns columns;
    if (!golden->erratum_count)
        return;
    columns_init(&columns, explanation->derivation.arena, PAGE_WIDTH, BLOCK_INDENT);
    for (size_t i = 0; i < golden->erratum_count; i++) {
        const struct erratum *erratum = &golden->errata[i];
        COLUMNS_ADD(&columns, erratum->result ? erratum->result : "", _("at"),
                    erratum->place);
        COLUMNS_ADD(&columns, "", _("printed"), erratum->printed);
        COLUMNS_ADD(&columns, "", _("accepted"), erratum->accepted);
        COLUMNS_ADD(&columns, "", _("cause"), erratum->cause);
    }
    fprintf(out, "\n%s\n", _("Misprints of the regulation"));
    columns_print(&columns, out);
}

static void print_refusal(const struct explanation *explanation, FILE *out) {
    struct arena *arena = explanation->derivation.arena;
    const struct provision_info *info = provision_info(explanation->answer.refused_by);
    struct columns columns;
    columns_init(&columns, arena, PAGE_WIDTH, BLOCK_INDENT);
    COLUMNS_ADD(&columns, _("by"), arena_print(arena, "%s, %s", info->id, info->place));
    COLUMNS_ADD(&columns, _("which says"), info->summary);
    COLUMNS_ADD(&columns, _("because"), explanation->answer.refusal);
    fprintf(out, "\n%s\n", _("Refused"));
    columns_print(&columns, out);
}

static void print_error(const struct explanation *explanation, FILE *out) {
    struct arena *arena = explanation->derivation.arena;
    const struct fact_error *error = &explanation->answer.error;
    fprintf(out, "\n%s\n", _("Facts that cannot be"));
    paragraph_print(out, arena, BLOCK_INDENT,
                    arena_print(arena, "%s: %s", error->fact, error->message));
}

/* ---- the golden ---- */

static const char *cited(struct arena *arena, const struct provision_list *cites) {
    const char *words = "";
    for (size_t i = 0; i < cites->count; i++)
        words = arena_print(arena, "%s%s%s", words, *words ? " " : "",
                            provision_id(cites->items[i]));
    return words;
}

static void print_working(const struct explanation *explanation, FILE *out) {
    const struct golden *golden = explanation->specimen->golden;
    struct arena *arena = explanation->derivation.arena;
    if (!golden->line_count)
        return;
    struct columns columns;
    columns_init(&columns, arena, PAGE_WIDTH, BLOCK_INDENT);
    for (size_t i = 0; i < golden->line_count; i++) {
        const struct golden_line *line = &golden->lines[i];
        COLUMNS_ADD(&columns, cited(arena, &line->cites),
                    name_in_words(arena, line->name), line->statement);
    }
    fprintf(out, _("\nWorked by hand from the text (%s:%d)\n"), golden->file,
            golden->line);
    columns_print(&columns, out);
}

static void print_deviations(const struct explanation *explanation, FILE *out) {
    const struct deviation *deviation = explanation->judgement.deviations;
    struct columns columns;
    columns_init(&columns, explanation->derivation.arena, PAGE_WIDTH, 2 * BLOCK_INDENT);
    for (; deviation; deviation = deviation->next)
        COLUMNS_ADD(&columns, deviation->result,
                    deviation->expected ? deviation->expected : "-", "->",
                    deviation->got ? deviation->got : "-", deviation->difference);
    columns_print(&columns, out);
}

static void print_verdict(const struct explanation *explanation, FILE *out) {
    const struct judgement *judgement = &explanation->judgement;
    struct arena *arena = explanation->derivation.arena;
    const char *verdict = _("The calculator agrees with the golden.");
    if (judgement->verdict != VERDICT_AGREES)
        verdict = explanation->other_readings
                      ? _("The golden was worked under other readings; this is what the "
                          "readings asked for move:")
                      : _("The calculator deviates from the golden:");
    else if (explanation->other_readings)
        verdict = _("The readings asked for move none of the figures of the golden.");
    fputc('\n', out);
    paragraph_print(out, arena, 0, verdict);
    if (judgement->verdict == VERDICT_AGREES)
        return;
    if (judgement->message)
        paragraph_print(out, arena, 2 * BLOCK_INDENT, judgement->message);
    print_deviations(explanation, out);
}

void explanation_print_outcome(const struct explanation *explanation, FILE *out) {
    switch (explanation->answer.outcome) {
    case OUTCOME_RESULTS:
        print_figures(explanation, out);
        break;
    case OUTCOME_REFUSED:
        print_refusal(explanation, out);
        break;
    case OUTCOME_ERROR:
        print_error(explanation, out);
        break;
    }
    print_verdict(explanation, out);
    print_errata(explanation, out);
    print_working(explanation, out);
}
