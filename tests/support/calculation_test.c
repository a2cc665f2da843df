#include "tests/support/calculation_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int computation_setup(void **state) {
    struct computation *c = calloc(1, sizeof *c);
    if (!c)
        return -1;
    c->arena = arena_new();
    *state = c;
    return 0;
}

int computation_teardown(void **state) {
    struct computation *c = *state;
    arena_free(c->arena);
    free(c);
    return 0;
}

void choose(void **state, enum choice choice) {
    struct computation *c = *state;
    c->readings.chosen[reading_of_choice(choice)] = choice;
}

void ablate(void **state, struct ablation ablation) {
    struct computation *c = *state;
    c->ablation = ablation;
}

/* The first separator that is not inside brackets. */
static const char *separator_in(const char *text, const char *separator) {
    int depth = 0;
    for (; *text; text++) {
        if (strchr("{[", *text))
            depth++;
        else if (strchr("}]", *text))
            depth--;
        else if (depth == 0 && !strncmp(text, separator, strlen(separator)))
            return text;
    }
    return NULL;
}

/* The text up to the separator; *rest goes behind it, or becomes NULL at the end. */
static char *cut(struct arena *arena, const char **rest, const char *separator) {
    const char *end = separator_in(*rest, separator);
    char *part = end ? arena_print(arena, "%.*s", (int)(end - *rest), *rest)
                     : arena_copy(arena, *rest);
    *rest = end ? end + strlen(separator) : NULL;
    return part;
}

static const struct field *field_named(const struct field *fields, const char *name) {
    for (const struct field *field = fields; field && field->name; field++)
        if (!strcmp(field->name, name))
            return field;
    return NULL;
}

static struct datum *datum_of(struct arena *arena, const struct field *field,
                              const char *name, const char *text);

static struct datum *record_of(struct arena *arena, const struct field *fields,
                               const char *name, const char *text) {
    struct datum *record = datum_record(arena, name);
    while (text && *text) {
        const char *value = cut(arena, &text, ", ");
        const char *fact = cut(arena, &value, "=");
        datum_add(record,
                  datum_of(arena, field_named(fields, fact), fact, value ? value : ""));
    }
    return record;
}

/* Without the brackets around all of it. */
static const char *inside(struct arena *arena, const char *text) {
    if (*text != '{' && *text != '[')
        return text;
    return arena_print(arena, "%.*s", (int)strlen(text) - 2, text + 1);
}

static struct datum *datum_of(struct arena *arena, const struct field *field,
                              const char *name, const char *text) {
    enum value_type type = field ? field->type : TYPE_TEXT;
    if (type == TYPE_RECORD)
        return record_of(arena, field->fields, name, inside(arena, text));
    if (type != TYPE_RECORDS && type != TYPE_LIST)
        return datum_scalar(arena, name, text);
    struct datum *list = datum_list(arena, name);
    for (text = inside(arena, text); text && *text;) {
        const char *item = cut(arena, &text, "; ");
        datum_add(list, type == TYPE_RECORDS ? record_of(arena, field->fields, NULL, item)
                                             : datum_scalar(arena, NULL, item));
    }
    return list;
}

struct datum *facts_of(struct arena *arena, const struct calculation *calculation,
                       const char *const *facts) {
    struct datum *record = datum_record(arena, NULL);
    for (; *facts; facts += 2)
        datum_add(record, datum_of(arena, field_named(calculation->facts, facts[0]),
                                   facts[0], facts[1]));
    return record;
}

const struct answer *compute(void **state, const char *calculation,
                             const char *const *facts) {
    struct computation *c = *state;
    const struct calculation *found = calculation_by_name(calculation);
    if (!found)
        fail_msg("no calculation %s", calculation);
    arena_clear(c->arena);
    derivation_init(&c->derivation, c->arena);
    c->derivation.recording = !c->unrecorded;
    c->derivation.readings = &c->readings;
    if (c->ablation.kind != ABLATION_NONE)
        c->derivation.ablation = &c->ablation;
    if (c->currency)
        c->derivation.currency = c->currency;
    c->answer = calculate(&c->derivation, found, facts_of(c->arena, found, facts));
    return &c->answer;
}

/* The values of a record, parted by commas. */
static const char *record_text(struct arena *arena, const struct datum *record) {
    const char *text = "";
    for (const struct datum *value = record->first; value; value = value->next)
        text = arena_print(arena, "%s%s%s", text, *text ? "," : "",
                           value->kind == DATUM_SCALAR ? value->text : "...");
    return text;
}

/* The record with this id, of a list of records. */
static const struct datum *record_with_id(const struct datum *list, const char *id) {
    for (const struct datum *record = list ? list->first : NULL; record;
         record = record->next) {
        const struct datum *own = datum_member(record, "id");
        if (own && !strcmp(own->text, id))
            return record;
    }
    return NULL;
}

const char *result_text(void **state, const char *name) {
    struct computation *c = *state;
    const char *rest = name;
    const struct datum *result =
        datum_member(c->answer.results, cut(c->arena, &rest, "."));
    if (rest) {
        const struct datum *record = record_with_id(result, cut(c->arena, &rest, "."));
        result = record && rest ? datum_member(record, rest) : NULL;
    }
    if (!result || result->kind == DATUM_SCALAR)
        return result ? result->text : NULL;
    const char *text = "";
    for (const struct datum *item = result->first; item; item = item->next)
        text = arena_print(c->arena, "%s%s%s", text, *text ? " " : "",
                           item->kind == DATUM_SCALAR ? item->text
                                                      : record_text(c->arena, item));
    return text;
}

const struct step *step_of(void **state, enum provision provision, const char *label) {
    struct computation *c = *state;
    for (const struct step *step = c->derivation.first; step; step = step->next)
        if (step->provision == provision && (!label || !strcmp(step->label, label)))
            return step;
    return NULL;
}

/* What the answer is, in words, where a test expected another one. */
static const char *outcome_text(struct computation *c) {
    switch (c->answer.outcome) {
    case OUTCOME_REFUSED:
        return arena_print(c->arena, "refused by %s: %s",
                           provision_id(c->answer.refused_by), c->answer.refusal);
    case OUTCOME_ERROR:
        return arena_print(c->arena, "error of %s: %s", c->answer.error.fact,
                           c->answer.error.message);
    case OUTCOME_RESULTS:
        break;
    }
    return "results";
}

static void expect(struct computation *c, enum outcome outcome, const char *file,
                   int line) {
    if (c->answer.outcome != outcome) {
        print_error("the answer is: %s\n", outcome_text(c));
        _fail(file, line);
    }
}

void computation_assert_result(void **state, const char *name, const char *text,
                               const char *file, int line) {
    struct computation *c = *state;
    expect(c, OUTCOME_RESULTS, file, line);
    const char *found = result_text(state, name);
    if ((found && text) ? strcmp(found, text) != 0 : found != text) {
        print_error("%s is %s, expected %s\n", name, found ? found : "absent",
                    text ? text : "absent");
        _fail(file, line);
    }
}

void computation_assert_refused(void **state, const char *provision, const char *file,
                                int line) {
    struct computation *c = *state;
    expect(c, OUTCOME_REFUSED, file, line);
    _assert_string_equal(provision_id(c->answer.refused_by), provision, file, line);
    if (!c->answer.refusal || !*c->answer.refusal) {
        print_error("a refusal without a message\n");
        _fail(file, line);
    }
}

void computation_assert_fact_error(void **state, const char *fact, const char *file,
                                   int line) {
    struct computation *c = *state;
    expect(c, OUTCOME_ERROR, file, line);
    _assert_string_equal(c->answer.error.fact, fact, file, line);
    if (!c->answer.error.message || !*c->answer.error.message) {
        print_error("an error without a message\n");
        _fail(file, line);
    }
}

void computation_assert_step(void **state, enum provision provision, bool wanted,
                             const char *file, int line) {
    struct computation *c = *state;
    if (derivation_contains(&c->derivation, provision) != wanted) {
        print_error("%s is %s\n", provision_id(provision),
                    wanted ? "not applied" : "applied");
        _fail(file, line);
    }
}

void computation_assert_met(void **state, enum provision provision, const char *label,
                            bool met, const char *file, int line) {
    const struct step *step = step_of(state, provision, label);
    if (!step || step->met != met) {
        print_error("%s, '%s': %s\n", provision_id(provision), label,
                    !step  ? "no such step"
                    : !met ? "met"
                           : "not met");
        _fail(file, line);
    }
}
