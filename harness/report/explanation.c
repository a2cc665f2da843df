/* The explanation: how the case was computed. Its figures: explanation_outcome.c. */
#include "harness/report/explanation.h"

#include <string.h>

#include "harness/report/columns.h"
#include "harness/report/explanation_private.h"
#include "harness/report/wording.h"
#include "harness/text.h"

void explanation_make(struct arena *arena, const struct specimen *specimen,
                      const struct readings *asked, struct explanation *out) {
    *out = (struct explanation){.specimen = specimen};
    if (specimen->readings)
        out->readings = *specimen->readings;
    for (int i = 1; asked && i < READING_COUNT; i++) {
        enum choice choice = asked->chosen[i];
        if (choice == CHOICE_NONE)
            continue;
        enum reading reading = (enum reading)i;
        if (readings_choice(specimen->readings, reading) != choice)
            out->other_readings = true;
        out->readings.chosen[i] = out->asked.chosen[i] = choice;
    }
    derivation_init(&out->derivation, arena);
    out->derivation.readings = &out->readings;
    out->answer = calculate(&out->derivation, specimen->calculation, specimen->facts);
    struct reply reply = reply_of_answer(&out->answer);
    out->judgement = verdict_judge(arena, specimen, &reply);
}

static void print_heading(const struct explanation *explanation, FILE *out) {
    struct arena *arena = explanation->derivation.arena;
    const struct specimen *specimen = explanation->specimen;
    const struct calculation *calculation = specimen->calculation;
    fprintf(out, "%s\n", specimen->id);
    const char *origin = origin_in_words(specimen->origin);
    if (specimen->place)
        origin = arena_print(arena, "%s (%s)", specimen->place, origin);
    const char *summary =
        arena_print(arena, "%s (%s, %s)", calculation->summary, calculation->name,
                    provision_id(calculation->provision));
    struct columns columns;
    columns_init(&columns, arena, PAGE_WIDTH, BLOCK_INDENT);
    COLUMNS_ADD(&columns, _("calculation"), summary);
    COLUMNS_ADD(&columns, _("from"), origin);
    COLUMNS_ADD(&columns, _("about"), specimen->because);
    columns_print(&columns, out);
}

/* ---- facts ---- */

static const char *list_in_words(struct arena *arena, const struct field *field,
                                 const struct datum *list) {
    const char *words = "";
    for (const struct datum *item = list->first; item; item = item->next)
        words = arena_print(arena, "%s%s%s", words, *words ? ", " : "",
                            value_in_words(arena, field, item->text ? item->text : "?"));
    return *words ? words : _("none");
}

static void add_fact(struct columns *columns, const struct field *fields,
                     const struct datum *fact, int depth) {
    struct arena *arena = columns->arena;
    const struct field *field = field_by_name(fields, fact->name);
    const char *name = arena_print(arena, "%*s%s", 2 * depth, "", fact->name);
    const char *meaning = field && field->meaning ? field->meaning : "";
    if (fact->kind == DATUM_SCALAR) {
        COLUMNS_ADD(columns, name, value_in_words(arena, field, fact->text), meaning);
        return;
    }
    bool records = fact->first && fact->first->kind == DATUM_RECORD;
    if (fact->kind == DATUM_LIST && !records) {
        COLUMNS_ADD(columns, name, list_in_words(arena, field, fact), meaning);
        return;
    }
    int index = 0;
    COLUMNS_ADD(columns, name, "", meaning);
    for (const struct datum *item = fact->first; item; item = item->next) {
        const struct field *inner = field ? field->fields : NULL;
        if (!records) { /* the member of a single record */
            add_fact(columns, inner, item, depth + 1);
            continue;
        }
        COLUMNS_ADD(columns, arena_print(arena, "%*s%d.", 2 * depth + 2, "", ++index), "",
                    "");
        for (const struct datum *member = item->first; member; member = member->next)
            add_fact(columns, inner, member, depth + 2);
    }
}

static void print_facts(const struct explanation *explanation, FILE *out) {
    struct arena *arena = explanation->derivation.arena;
    const struct field *fields = explanation->specimen->calculation->facts;
    struct columns columns;
    columns_init(&columns, arena, PAGE_WIDTH, BLOCK_INDENT);
    const struct datum *fact = explanation->specimen->facts->first;
    for (; fact; fact = fact->next)
        add_fact(&columns, fields, fact, 0);
    for (const struct field *field = fields; field->name; field++) {
        if (!field->fallback || datum_member(explanation->specimen->facts, field->name))
            continue;
        const char *value = value_in_words(arena, field, field->fallback);
        COLUMNS_ADD(&columns, field->name,
                    arena_print(arena, _("%s (by default)"), value), field->meaning);
    }
    fprintf(out, "\n%s\n", _("Facts"));
    columns_print(&columns, out);
}

/* ---- steps ---- */

static const char *step_label(struct arena *arena, const struct step *step) {
    if (step->kind == STEP_READING)
        return arena_print(arena, _("reading %s"), step->sign);
    return step->label;
}

/* One step as one row, or stacked: what it is, and below it how it was worked out. */
static void add_step(struct columns *columns, const struct explanation *explanation,
                     const struct step *step, int line, bool stacked) {
    struct arena *arena = columns->arena;
    const struct field *facts = explanation->specimen->calculation->facts;
    const char *arithmetic = step_arithmetic(arena, step, facts);
    const char *outcome = step_outcome(arena, step);
    bool decides = step->kind == STEP_LIMIT && step->met;
    const char *mark =
        decides ? arena_print(arena, "  %s", tied(arena, _("<- the limit decides"))) : "";
    const char *at = arena_print(arena, "%*d", 2, line);
    const char *id = provision_id(step->provision);
    const char *label = step_label(arena, step);
    if (!stacked) {
        COLUMNS_ADD(columns, at, id, label, arithmetic,
                    arena_print(arena, "%s%s", outcome, mark));
        return;
    }
    COLUMNS_ADD(columns, at, id, label, outcome);
    if (*arithmetic)
        COLUMNS_ADD(columns, "", "", arena_print(arena, "  %s%s", arithmetic, mark), "");
}

static void make_steps(struct columns *columns, const struct explanation *explanation,
                       bool stacked) {
    columns_init(columns, explanation->derivation.arena, PAGE_WIDTH, BLOCK_INDENT);
    int line = 1;
    const struct step *step = explanation->derivation.first;
    for (; step; step = step->next)
        add_step(columns, explanation, step, line++, stacked);
}

static void print_steps(const struct explanation *explanation, FILE *out) {
    struct columns columns;
    make_steps(&columns, explanation, false);
    if (!columns.count)
        return;
    if (!columns_fit(&columns))
        make_steps(&columns, explanation, true);
    fprintf(out, "\n%s\n", _("Step by step"));
    columns_print(&columns, out);
}

/* ---- readings ---- */

static void add_reading(struct columns *columns, const struct explanation *explanation,
                        enum choice choice, const char *remark) {
    struct arena *arena = columns->arena;
    enum reading reading = reading_of_choice(choice);
    const struct reading_info *info = reading_info(reading);
    const char *why = explanation->asked.chosen[reading] ? _("asked for here")
                      : readings_chosen(explanation->specimen->readings, reading)
                          ? _("chosen by the case")
                          : _("the default");
    COLUMNS_ADD(columns, info->id, info->question);
    COLUMNS_ADD(columns, "",
                arena_print(arena, _("read as: %s (%s); otherwise: %s"),
                            choice_word(choice), why,
                            other_choices(arena, reading, choice)));
    if (remark)
        COLUMNS_ADD(columns, "", remark);
}

static bool asks(const struct derivation *derivation, enum reading reading) {
    for (const struct step *step = derivation->first; step; step = step->next)
        if (step->kind == STEP_READING && reading_of_choice(step->choice) == reading)
            return true;
    return false;
}

static void print_readings(const struct explanation *explanation, FILE *out) {
    const struct derivation *derivation = &explanation->derivation;
    struct columns columns;
    columns_init(&columns, derivation->arena, PAGE_WIDTH, BLOCK_INDENT);
    for (const struct step *step = derivation->first; step; step = step->next)
        if (step->kind == STEP_READING)
            add_reading(&columns, explanation, step->choice, NULL);
    for (int i = 1; i < READING_COUNT; i++) {
        enum choice choice = explanation->asked.chosen[i];
        if (choice && !asks(derivation, (enum reading)i))
            add_reading(&columns, explanation, choice,
                        _("this case never comes to that question"));
    }
    if (!columns.count)
        return;
    fprintf(out, "\n%s\n", _("Readings of the text"));
    columns_print(&columns, out);
}

/* ---- provisions ---- */

static void add_provision(struct columns *columns, bool *seen, enum provision provision) {
    if (provision == PROVISION_NONE || seen[provision])
        return;
    seen[provision] = true;
    const struct provision_info *info = provision_info(provision);
    COLUMNS_ADD(columns, info->id, info->place, info->summary);
}

static void print_provisions(const struct explanation *explanation, FILE *out) {
    bool seen[PROVISION_COUNT] = {false};
    struct columns columns;
    columns_init(&columns, explanation->derivation.arena, PAGE_WIDTH, BLOCK_INDENT);
    const struct step *step = explanation->derivation.first;
    for (; step; step = step->next) {
        add_provision(&columns, seen, step->provision);
        for (int i = 0; i < step->operand_count; i++)
            if (step->operands[i].parameter != PARAMETER_NONE)
                add_provision(&columns, seen,
                              parameter_info(step->operands[i].parameter)->provision);
    }
    if (!columns.count)
        return;
    fprintf(out, "\n%s\n", _("Provisions applied"));
    columns_print(&columns, out);
}

void explanation_print(const struct explanation *explanation, FILE *out) {
    print_heading(explanation, out);
    print_facts(explanation, out);
    print_steps(explanation, out);
    print_readings(explanation, out);
    explanation_print_outcome(explanation, out);
    print_provisions(explanation, out);
}
