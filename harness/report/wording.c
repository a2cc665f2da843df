#include "harness/report/wording.h"

#include <string.h>

#include "calc/base/period.h"
#include "harness/report/columns.h"
#include "harness/text.h"

const char *name_in_words(struct arena *arena, const char *name) {
    char *words = arena_copy(arena, name);
    for (char *at = words; at && *at; at++)
        if (*at == '_')
            *at = ' ';
    return words;
}

const char *tied(struct arena *arena, const char *text) {
    char *words = arena_copy(arena, text);
    for (char *at = words; *at; at++)
        if (*at == ' ')
            *at = TIE;
    return words;
}

static const char *unit_part(struct arena *arena, const char *before, int count,
                             const char *one, const char *many) {
    if (!count)
        return before;
    return arena_print(arena, "%s%s%d %s", before, *before ? " " : "", count,
                       count == 1 ? one : many);
}

const char *period_in_words(struct arena *arena, const char *text) {
    struct period period;
    if (!period_read(text, &period))
        return text;
    const char *words = unit_part(arena, "", period.years, _("year"), _("years"));
    words = unit_part(arena, words, period.months, _("month"), _("months"));
    words = unit_part(arena, words, period.days, _("day"), _("days"));
    return *words ? words : _("no time");
}

/* Fractions that do not end are followed by what they come to. */
static const char *number_in_words(struct arena *arena, enum value_type type,
                                   const char *text) {
    number value = number_read(arena, text);
    if (!value)
        return text;
    const char *exact = number_text(arena, value);
    bool rate = type == TYPE_RATE;
    bool fraction = strchr(exact, '/') != NULL;
    if (rate)
        value = number_times(arena, value, number_of(arena, 100));
    const char *sign = rate ? " %" : "";
    if (fraction)
        return arena_print(arena, "%s (~ %s%s)", exact, number_fixed(arena, value, 4),
                           sign);
    return rate ? arena_print(arena, "%s%s", number_text(arena, value), sign) : text;
}

const char *value_in_words(struct arena *arena, const struct field *field,
                           const char *text) {
    if (!field || !text)
        return text;
    enum value_type type = field->type == TYPE_LIST ? field->of : field->type;
    if (type == TYPE_PERIOD)
        return period_in_words(arena, text);
    if (type == TYPE_BOOLEAN)
        return !strcmp(text, "true") ? _("yes") : !strcmp(text, "false") ? _("no") : text;
    if (type == TYPE_RATE || type == TYPE_NUMBER)
        text = number_in_words(arena, type, text);
    return field->unit ? arena_print(arena, "%s %s", text, field->unit) : text;
}

const char *origin_in_words(enum origin origin) {
    switch (origin) {
    case ORIGIN_WORKED_EXAMPLE:
        return _("worked example of the regulation");
    case ORIGIN_PRINTED_TABLE:
        return _("printed table of the regulation");
    case ORIGIN_HAND:
        return _("case made for this suite");
    case ORIGIN_COUNT:
        break;
    }
    return "";
}

const char *other_choices(struct arena *arena, enum reading reading,
                          enum choice without) {
    const char *words = "";
    for (int i = 1; i < CHOICE_COUNT; i++) {
        enum choice choice = (enum choice)i;
        if (reading_of_choice(choice) == reading && choice != without)
            words = arena_print(arena, "%s%s%s", words, *words ? ", " : "",
                                choice_word(choice));
    }
    return words;
}

/* The field of that name among the facts or inside their records, or NULL. */
static const struct field *field_within(const struct field *fields, const char *name) {
    const struct field *found = field_by_name(fields, name);
    for (const struct field *field = fields; !found && field && field->name; field++)
        found = field_within(field->fields, name);
    return found;
}

/* The meaning of a fact as far as its first semicolon: what follows is a condition. */
static const char *operand_name(struct arena *arena, const char *name,
                                const struct field *facts) {
    const struct field *field = field_within(facts, name);
    if (!field || !field->meaning)
        return name_in_words(arena, name);
    return arena_print(arena, "%.*s", (int)strcspn(field->meaning, ";"), field->meaning);
}

/* `16/21 ~ 76.1905 %`, `419/12 ~ 34.9167`: a fraction beside what it comes to. */
static const char *amount_in_words(struct arena *arena, const char *text) {
    size_t length = strcspn(text, " ");
    bool rate = !strcmp(text + length, " %");
    if (!strchr(text, '/') || (text[length] && !rate))
        return text;
    number shown = number_read(arena, arena_print(arena, "%.*s", (int)length, text));
    if (!shown)
        return text;
    number value = rate ? number_over(arena, shown, number_of(arena, 100)) : shown;
    return arena_print(arena, "%s ~ %s%s", number_text(arena, value),
                       number_fixed(arena, shown, 4), rate ? " %" : "");
}

static const char *operand_in_words(struct arena *arena, const struct operand *operand,
                                    const struct field *facts) {
    const char *value = tied(arena, amount_in_words(arena, operand_text(arena, operand)));
    if (!operand->name)
        return value;
    return arena_print(arena, "%s (%s)", operand_name(arena, operand->name, facts),
                       value);
}

static const char *rounding_in_words(struct arena *arena, const struct step *step,
                                     const char *value) {
    if (!strcmp(step->sign, "whole part of"))
        return arena_print(arena, _("whole part of %s"), value);
    if (!strcmp(step->sign, "begun counts whole"))
        return arena_print(arena, _("%s, a part begun counting whole"), value);
    return arena_print(arena, "%s %s", value, step->sign);
}

static const char *measure_in_words(struct arena *arena, const struct step *step,
                                    const char *from, const char *to) {
    if (!strcmp(step->sign, "completed years to"))
        return arena_print(arena, _("completed years from %s to %s"), from, to);
    return arena_print(arena, _("from %s %s %s"), from, step->sign, to);
}

const char *step_arithmetic(struct arena *arena, const struct step *step,
                            const struct field *facts) {
    const char *values[2] = {"", ""};
    for (int i = 0; i < step->operand_count; i++)
        values[i] = operand_in_words(arena, &step->operands[i], facts);
    switch (step->kind) {
    case STEP_READING:
    case STEP_REFUSAL:
        return "";
    case STEP_TABLE:
        return arena_print(arena, _("row of %s %s"), step->operands[0].name,
                           operand_text(arena, &step->operands[0]));
    case STEP_ROUNDING:
        return rounding_in_words(arena, step, values[0]);
    case STEP_MEASURE:
        if (step->operand_count == 2)
            return measure_in_words(arena, step, values[0], values[1]);
        break;
    case STEP_CONDITION:
        /* A fact is named, unless the label already says what is asked. */
        if (step->operand_count == 1)
            return field_within(facts, step->operands[0].name)
                       ? operand_name(arena, step->operands[0].name, facts)
                       : "";
        break;
    case STEP_FORMULA:
    case STEP_LIMIT:
        break;
    }
    if (step->operand_count == 2)
        return arena_print(arena, "%s %s %s", values[0], step->sign, values[1]);
    return values[0];
}

const char *step_outcome(struct arena *arena, const struct step *step) {
    if (step->kind == STEP_CONDITION)
        return step->met ? _("yes") : _("no");
    if (step->kind == STEP_REFUSAL)
        return _("refused");
    const char *shown = step_value(arena, step);
    if (!shown)
        return "";
    if (step->kind == STEP_READING)
        return name_in_words(arena, shown);
    const char *value = amount_in_words(arena, period_in_words(arena, shown));
    return tied(arena, *value == '~' ? value : arena_print(arena, "= %s", value));
}

const struct field *field_by_name(const struct field *fields, const char *name) {
    for (const struct field *field = fields; field && field->name; field++)
        if (name && !strcmp(field->name, name))
            return field;
    return NULL;
}

const char *field_type_in_words(struct arena *arena, const struct field *field) {
    const char *type = field->type == TYPE_LIST ? arena_print(arena, _("list of %s"),
                                                              value_type_text(field->of))
                                                : value_type_text(field->type);
    return field->unit ? arena_print(arena, "%s, %s", type, field->unit) : type;
}
