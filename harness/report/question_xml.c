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

void questions_write_xml(const struct questions *questions, FILE *out) {
    struct arena *arena = arena_new();
    struct xml_out xml;
    xml_out_begin(&xml, "questions", "urn:etalon:questions:1");
    for (size_t i = 0; i < questions->count; i++) {
        const struct specimen *specimen = questions->items[i];
        arena_clear(arena);
        struct question question = question_of(arena, specimen);
        xml_out_open(&xml, "question");
        xml_out_attribute(&xml, "id", question.id);
        xml_out_attribute(&xml, "calculation", question.calculation);
        write_readings(&xml, question.readings);
        write_record(&xml, "fact", question.facts);
        if (questions->with_goldens) {
            struct reply expected =
                expected_of(arena, specimen->golden, specimen->calculation->results);
            write_expected(&xml, &expected);
        }
        xml_out_close(&xml);
    }
    xml_out_end(&xml, out);
    arena_free(arena);
}
