/* Questions of one calculation as CSV (libcsv): the header comes from its field table. */
#include <csv.h>
#include <string.h>

#include "harness/report/questions.h"
#include "harness/system/wire.h"

struct table {
    FILE *out;
    struct arena *arena; /* of one row */
    const struct calculation *calculation;
    bool with_readings, with_goldens;
};

/* The first cell is the id, which has no comma before it. */
static void write_cell(const struct table *table, const char *text) {
    fputc(',', table->out);
    if (text && *text) /* an empty cell is left out, not an empty text */
        csv_fwrite(table->out, text, strlen(text));
}

static void end_row(const struct table *table) {
    fputs("\r\n", table->out);
}

static void write_names(const struct table *table, const char *prefix,
                        const struct field *fields) {
    for (const struct field *field = fields; field && field->name; field++)
        write_cell(table, arena_print(table->arena, "%s%s", prefix, field->name));
}

static void write_header(const struct table *table) {
    csv_fwrite(table->out, "id", 2);
    write_names(table, "", table->calculation->facts);
    if (table->with_readings)
        write_cell(table, "readings");
    if (table->with_goldens) {
        write_names(table, "expected.", table->calculation->results);
        write_cell(table, "expected.refused");
        write_cell(table, "expected.error");
    }
    end_row(table);
}

/* What is no plain value stands as JSON in its cell. */
static void write_members(const struct table *table, const struct field *fields,
                          const struct datum *record) {
    for (const struct field *field = fields; field && field->name; field++) {
        const struct datum *datum = record ? datum_member(record, field->name) : NULL;
        const char *text = NULL;
        if (datum)
            text = datum->kind == DATUM_SCALAR ? datum->text
                                               : wire_value(table->arena, datum);
        write_cell(table, text);
    }
}

static const char *readings_cell(struct arena *arena, const struct readings *readings) {
    struct datum *chosen = datum_record(arena, NULL);
    for (int i = 1; i < READING_COUNT; i++)
        if (readings_chosen(readings, (enum reading)i) != CHOICE_NONE)
            datum_add(chosen, datum_scalar(arena, reading_info((enum reading)i)->id,
                                           choice_word(readings->chosen[i])));
    return chosen->first ? wire_value(arena, chosen) : NULL;
}

static void write_row(const struct table *table, const struct specimen *specimen) {
    struct question question = question_of(table->arena, specimen);
    csv_fwrite(table->out, question.id, strlen(question.id));
    write_members(table, table->calculation->facts, question.facts);
    if (table->with_readings)
        write_cell(table, readings_cell(table->arena, question.readings));
    if (table->with_goldens) {
        struct reply expected =
            expected_of(table->arena, specimen->golden, table->calculation->results);
        write_members(table, table->calculation->results, expected.results);
        write_cell(table, expected.provision);
        write_cell(table, expected.fact);
    }
    end_row(table);
}

bool questions_write_csv(const struct questions *questions, FILE *out,
                         struct error *error) {
    const struct specimen *specimen;
    if (!questions->of->count)
        return true;
    if (!(specimen = chosen_bring(questions->of, 0, error)))
        return false;
    const struct calculation *calculation = specimen->calculation;
    struct table table = {
        .out = out,
        .arena = arena_new(),
        .calculation = calculation,
        .with_readings =
            calculation->readings && calculation->readings[0] != READING_NONE,
        .with_goldens = questions->with_goldens,
    };
    write_header(&table);
    for (size_t i = 0; specimen && i < questions->of->count && !ferror(out); i++) {
        arena_clear(table.arena);
        specimen = chosen_bring(questions->of, i, error);
        if (specimen)
            write_row(&table, specimen);
    }
    arena_free(table.arena);
    return specimen;
}
