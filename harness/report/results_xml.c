/* Results files, written. */
#include "harness/report/results_xml.h"

#include "harness/report/excuse_xml.h"
#include "harness/report/xml_out.h"

static const char name_space[] = "urn:etalon:results:1";

static void write_totals(struct xml_out *out, const struct results *results) {
    xml_out_open(out, "totals");
    for (int i = 0; i < VERDICT_COUNT; i++) {
        xml_out_open(out, "verdict");
        xml_out_attribute(out, "name", verdict_text((enum verdict)i));
        xml_out_count(out, "cases", results->by_verdict[i]);
        xml_out_close(out);
    }
    for (size_t i = 0; i < results->article_count; i++) {
        const struct score *article = &results->articles[i];
        xml_out_open(out, "article");
        xml_out_attribute(out, "id", provision_id(article->provision));
        xml_out_attribute(out, "title", provision_info(article->provision)->summary);
        xml_out_count(out, "cases", article->cases);
        for (int j = 0; j < VERDICT_COUNT; j++)
            xml_out_count(out, verdict_text((enum verdict)j), article->by_verdict[j]);
        xml_out_close(out);
    }
    xml_out_close(out);
}

static void write_reading(struct xml_out *out, enum choice choice) {
    if (choice == CHOICE_NONE)
        return;
    xml_out_open(out, "reading");
    xml_out_attribute(out, "id", reading_info(reading_of_choice(choice))->id);
    xml_out_attribute(out, "choice", choice_word(choice));
    xml_out_close(out);
}

static void write_deviation(struct xml_out *out, const struct deviation *deviation) {
    xml_out_open(out, "deviation");
    xml_out_attribute(out, "result", deviation->result);
    xml_out_attribute(out, "expected", deviation->expected);
    xml_out_attribute(out, "got", deviation->got);
    xml_out_attribute(out, "difference", deviation->difference);
    xml_out_attribute(out, "provision", provision_id(deviation->provision));
    xml_out_attribute(out, "article",
                      provision_id(provision_info(deviation->provision)->article));
    if (deviation->excuse)
        xml_out_count(out, excuse_kind_text(deviation->excuse->kind),
                      deviation->excuse->number);
    xml_out_close(out);
}

static void write_case(struct xml_out *out, struct arena *arena,
                       const struct result_case *one) {
    xml_out_open(out, "case");
    xml_out_attribute(out, "id", one->id);
    xml_out_attribute(out, "calculation", one->calculation);
    xml_out_attribute(out, "verdict", verdict_text(one->verdict));
    xml_out_attribute(out, "claims", claims_text(arena, &one->claims));
    xml_out_attribute(out, "origin", origin_word(one->origin));
    xml_out_attribute(out, "place", one->place);
    xml_out_attribute(out, "file", one->file);
    xml_out_count(out, "line", (size_t)one->line);
    if (one->left_out)
        xml_out_count(out, "left-out", one->left_out);
    write_reading(out, one->reading);
    if (one->message) {
        xml_out_open(out, "message");
        xml_out_text(out, one->message);
        xml_out_close(out);
    }
    for (const struct deviation *each = one->deviations; each; each = each->next)
        write_deviation(out, each);
    xml_out_close(out);
}

static void write_selection(struct xml_out *out, const struct results *results) {
    if (results->pattern_count)
        xml_out_open(out, "selection");
    for (size_t i = 0; i < results->pattern_count; i++) {
        xml_out_open(out, "glob");
        xml_out_attribute(out, "of", pattern_kind_text(results->patterns[i].kind));
        xml_out_text(out, results->patterns[i].glob);
        xml_out_close(out);
    }
    if (results->pattern_count)
        xml_out_close(out);
}

static void write_excuses(struct xml_out *out, const struct results *results,
                          enum excuse_kind kind) {
    const struct excuse_list *list = &results->excuses.of[kind];
    if (!list->count)
        return;
    xml_out_open(out, excuse_root(kind));
    for (size_t i = 0; i < list->count; i++) {
        const struct excuse_use *use = &results->uses[kind][i];
        xml_out_open(out, excuse_kind_text(kind));
        excuse_xml_attributes(out, &list->items[i]);
        xml_out_count(out, "cases", use->cases);
        xml_out_count(out, "judged", use->judged);
        xml_out_count(out, "used", use->used);
        xml_out_attribute(out, "state", excuse_state_text(excuse_state(use)));
        xml_out_close(out);
    }
    xml_out_close(out);
}

void results_xml_write(const struct results *results, FILE *file) {
    struct arena *arena = arena_new();
    struct xml_out out;
    struct ledger_cursor cursor;
    const struct result_case *one;
    xml_out_begin(&out, file, "results", name_space);
    xml_out_attribute(&out, "version", results->version);
    xml_out_attribute(&out, "suite", results->suite);
    if (results->strict)
        xml_out_attribute(&out, "strict", "true");
    if (results->shard.of)
        xml_out_attribute(
            &out, "shard",
            arena_print(arena, "%d/%d", results->shard.number, results->shard.of));
    xml_out_count(&out, "asked", results->asked);
    xml_out_count(&out, "judged", results->count);
    xml_out_attribute(&out, "complete", results->complete ? "true" : "false");
    write_selection(&out, results);
    write_totals(&out, results);
    for (int kind = 0; kind < EXCUSE_KINDS; kind++)
        write_excuses(&out, results, (enum excuse_kind)kind);
    results_begin(&cursor, results, NULL);
    while ((one = ledger_next(&cursor))) {
        arena_clear(arena);
        write_case(&out, arena, one);
    }
    xml_out_end(&out);
    arena_free(arena);
}

void results_xml_write_case(const struct result_case *one, FILE *file) {
    struct arena *arena = arena_new();
    struct xml_out out;
    xml_out_begin(&out, file, "results", NULL);
    write_case(&out, arena, one);
    xml_out_end(&out);
    arena_free(arena);
}
