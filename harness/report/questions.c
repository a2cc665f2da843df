/* Questions as NDJSON, and the forms of the contract. */
#include "harness/report/questions.h"

#include <string.h>

#include "harness/case/reader.h"
#include "harness/system/wire.h"

/* ---- the forms of the contract ---- */

/*
 * `51 %` is 0.51 and `20 6/12` is 20.5. What is malformed on purpose stays so, and so do
 * amounts, which may not be written in this way.
 */
static const char *contract_text(struct arena *arena, const struct field *field,
                                 const char *text) {
    enum value_type type = field ? field->type : TYPE_TEXT;
    if (type == TYPE_LIST)
        type = field->of;
    if ((type != TYPE_RATE && type != TYPE_NUMBER) || !text || !strpbrk(text, "% "))
        return text;
    number value = number_read(arena, text);
    return value ? number_text(arena, value) : text;
}

static struct datum *contract_form(struct arena *arena, const struct field *field,
                                   const struct field *fields,
                                   const struct datum *datum) {
    struct datum *copy = arena_take(arena, sizeof *copy);
    *copy = *datum;
    copy->name = arena_copy(arena, datum->name);
    copy->text = arena_copy(arena, contract_text(arena, field, datum->text));
    copy->first = copy->last = copy->next = NULL;
    for (const struct datum *each = datum->first; each; each = each->next) {
        const struct field *inside =
            datum->kind == DATUM_RECORD ? field_named(fields, each->name) : field;
        datum_add(copy,
                  contract_form(arena, inside, inside ? inside->fields : NULL, each));
    }
    return copy;
}

static const struct readings *readings_copy(struct arena *arena,
                                            const struct readings *readings) {
    return readings
               ? memcpy(arena_take(arena, sizeof *readings), readings, sizeof *readings)
               : NULL;
}

struct question question_of(struct arena *arena, const struct specimen *specimen) {
    return (struct question){
        .id = arena_copy(arena, specimen->id),
        .calculation = specimen->calculation->name,
        .facts =
            contract_form(arena, NULL, specimen->calculation->facts, specimen->facts),
        .readings = readings_copy(arena, specimen->readings),
    };
}

struct reply expected_of(struct arena *arena, const struct golden *golden,
                         const struct field *results) {
    if (golden->outcome == OUTCOME_REFUSED)
        return (struct reply){.kind = REPLY_REFUSED,
                              .provision = provision_id(golden->refused_by)};
    if (golden->outcome == OUTCOME_ERROR)
        return (struct reply){.kind = REPLY_ERROR, .fact = golden->error_fact};
    struct datum *record = datum_record(arena, NULL);
    for (size_t i = 0; i < golden->result_count; i++) {
        const struct datum *expected = golden->results[i].expected;
        const struct field *field = field_named(results, expected->name);
        datum_add(record,
                  contract_form(arena, field, field ? field->fields : NULL, expected));
    }
    return (struct reply){.kind = REPLY_RESULTS, .results = record};
}

/* ---- NDJSON ---- */

const char *question_line(struct arena *arena, const struct specimen *specimen,
                          bool with_golden) {
    struct question question = question_of(arena, specimen);
    if (!with_golden)
        return wire_question(arena, &question);
    struct reply expected =
        expected_of(arena, specimen->golden, specimen->calculation->results);
    return wire_question_expecting(arena, &question, &expected);
}

bool questions_write_ndjson(const struct questions *questions, FILE *out,
                            struct error *error) {
    struct arena *arena = arena_new();
    bool good = true;
    for (size_t i = 0; good && i < questions->of->count && !ferror(out); i++) {
        const struct specimen *specimen = chosen_bring(questions->of, i, error);
        arena_clear(arena);
        good = specimen != NULL;
        if (good)
            fprintf(out, "%s\n", question_line(arena, specimen, questions->with_goldens));
    }
    arena_free(arena);
    return good;
}
