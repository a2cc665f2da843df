/* Questions as XML: facts and results stand as they do in case and golden files. */
#include "harness/report/questions.h"
#include "harness/report/xml_out.h"

static void write_record(struct xml_out *out, const char *element,
                         const struct datum *record);

/* Inside `<fact name="...">`: one value, items, or records. */
static void write_content(struct xml_out *out, const char *element,
                          const struct datum *datum) {
    if (datum->kind == DATUM_SCALAR) {
        xml_out_text(out, datum->text ? datum->text : "");
        return;
    }
    const struct datum *each = datum->kind == DATUM_RECORD ? datum : datum->first;
    for (; each; each = datum->kind == DATUM_RECORD ? NULL : each->next) {
        xml_out_open(out, each->kind == DATUM_RECORD ? "record" : "item");
        if (each->kind == DATUM_RECORD)
            write_record(out, element, each);
        else
            write_content(out, element, each);
        xml_out_close(out);
    }
}

static void write_record(struct xml_out *out, const char *element,
                         const struct datum *record) {
    for (const struct datum *each = record->first; each; each = each->next) {
        xml_out_open(out, element);
        xml_out_attribute(out, "name", each->name);
        write_content(out, element, each);
        xml_out_close(out);
    }
}

static void write_readings(struct xml_out *out, const struct readings *readings) {
    for (int i = 1; i < READING_COUNT; i++) {
        enum choice choice = readings_chosen(readings, (enum reading)i);
        if (choice == CHOICE_NONE)
            continue;
        xml_out_open(out, "reading");
        xml_out_attribute(out, "id", reading_info((enum reading)i)->id);
        xml_out_attribute(out, "choice", choice_word(choice));
        xml_out_close(out);
    }
}

static void write_expected(struct xml_out *out, const struct reply *expected) {
    xml_out_open(out, "expected");
    if (expected->kind == REPLY_RESULTS) {
        write_record(out, "result", expected->results);
    } else {
        bool refused = expected->kind == REPLY_REFUSED;
        xml_out_open(out, refused ? "refused" : "error");
        xml_out_attribute(out, refused ? "provision" : "fact",
                          refused ? expected->provision : expected->fact);
        xml_out_close(out);
    }
    xml_out_close(out);
}

static void write_question(struct xml_out *out, struct arena *arena,
                           const struct specimen *specimen, bool with_golden) {
    struct question question = question_of(arena, specimen);
    xml_out_open(out, "question");
    xml_out_attribute(out, "id", question.id);
    xml_out_attribute(out, "calculation", question.calculation);
    write_readings(out, question.readings);
    write_record(out, "fact", question.facts);
    if (with_golden) {
        struct reply expected =
            expected_of(arena, specimen->golden, specimen->calculation->results);
        write_expected(out, &expected);
    }
    xml_out_close(out);
}

bool questions_write_xml(const struct questions *questions, FILE *out,
                         struct error *error) {
    struct arena *arena = arena_new();
    struct xml_out xml;
    bool good = true;
    xml_out_begin(&xml, out, "questions", "urn:etalon:questions:1");
    for (size_t i = 0; good && i < questions->of->count; i++) {
        const struct specimen *specimen = chosen_bring(questions->of, i, error);
        arena_clear(arena);
        good = specimen != NULL;
        if (good)
            write_question(&xml, arena, specimen, questions->with_goldens);
    }
    xml_out_end(&xml);
    arena_free(arena);
    return good;
}
