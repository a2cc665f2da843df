/* JSON: the results as one object, with the names of the results file. */
#include <jansson.h>

#include "harness/report/json_out.h"
#include "harness/report/reports.h"
#include "harness/report/wording.h"

static void set(json_t *object, const char *key, json_t *value) {
    if (!value || json_object_set_new(object, key, value))
        BUG("'%s' is no JSON, or out of memory", key);
}

static void set_text(json_t *object, const char *key, const char *text) {
    if (text)
        set(object, key, json_string(text));
}

static void set_count(json_t *object, const char *key, size_t count) {
    set(object, key, json_integer((json_int_t)count));
}

static json_t *verdicts_json(const size_t *by_verdict) {
    json_t *object = json_object();
    for (int i = 0; i < VERDICT_COUNT; i++)
        set_count(object, verdict_text((enum verdict)i), by_verdict[i]);
    return object;
}

static json_t *article_json(const struct score *article) {
    json_t *object = json_object();
    set_text(object, "id", provision_id(article->provision));
    set_text(object, "title", provision_info(article->provision)->summary);
    set_count(object, "cases", article->cases);
    set(object, "verdicts", verdicts_json(article->by_verdict));
    return object;
}

static json_t *claims_json(const struct provision_list *claims) {
    json_t *array = json_array();
    for (size_t i = 0; i < claims->count; i++)
        json_array_append_new(array, json_string(provision_id(claims->items[i])));
    return array;
}

static json_t *reading_json(enum choice choice) {
    json_t *object = json_object();
    set_text(object, "id", reading_info(reading_of_choice(choice))->id);
    set_text(object, "choice", choice_word(choice));
    return object;
}

static json_t *excuse_json(const struct excuse *excuse, const struct excuse_use *use) {
    json_t *object = json_object();
    set_count(object, "number", excuse->number);
    set_text(object, "case", excuse->case_id);
    set_text(object, "calculation", excuse->calculation);
    set_text(object, "result", excuse->result);
    set_text(object, "article", excuse->article);
    set_text(object, "within", excuse->within);
    set_text(object, "got", excuse->got);
    set_text(object, "owner", excuse->by.owner);
    set_text(object, "reason", excuse->by.reason);
    set_text(object, "expires", excuse->by.expires);
    set_count(object, "cases", use->cases);
    set_count(object, "judged", use->judged);
    set_count(object, "used", use->used);
    set_text(object, "state", excuse_state_text(excuse_state(use)));
    return object;
}

static void write_excuses(struct json_out *out, const struct results *results,
                          enum excuse_kind kind) {
    const struct excuse_list *list = &results->excuses.of[kind];
    json_out_open_array(out, excuse_root(kind));
    for (size_t i = 0; i < list->count; i++)
        json_out_value(out, NULL, excuse_json(&list->items[i], &results->uses[kind][i]));
    json_out_close_array(out);
}

static json_t *selection_json(const struct results *results) {
    json_t *array = json_array();
    for (size_t i = 0; i < results->pattern_count; i++) {
        json_t *object = json_object();
        set_text(object, pattern_kind_text(results->patterns[i].kind),
                 results->patterns[i].glob);
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *shard_json(const struct shard *shard) {
    json_t *object = json_object();
    set_count(object, "number", (size_t)shard->number);
    set_count(object, "of", (size_t)shard->of);
    return object;
}

static json_t *deviations_json(const struct deviation *deviation) {
    json_t *array = json_array();
    for (; deviation; deviation = deviation->next) {
        json_t *object = json_object();
        set_text(object, "result", deviation->result);
        set_text(object, "expected", deviation->expected);
        set_text(object, "got", deviation->got);
        set_text(object, "difference", deviation->difference);
        set_text(object, "provision", provision_id(deviation->provision));
        set_text(object, "article",
                 provision_id(provision_info(deviation->provision)->article));
        if (deviation->excuse)
            set_count(object, excuse_kind_text(deviation->excuse->kind),
                      deviation->excuse->number);
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *case_json(const struct result_case *one) {
    json_t *object = json_object();
    set_text(object, "id", one->id);
    set_text(object, "calculation", one->calculation);
    set_text(object, "verdict", verdict_text(one->verdict));
    set(object, "claims", claims_json(&one->claims));
    set_text(object, "origin", origin_word(one->origin));
    set_text(object, "place", one->place);
    set_text(object, "file", one->file);
    set_count(object, "line", (size_t)one->line);
    set_count(object, "left_out", one->left_out);
    if (one->reading != CHOICE_NONE)
        set(object, "reading", reading_json(one->reading));
    set_text(object, "message", one->message);
    set(object, "deviations", deviations_json(one->deviations));
    return object;
}

static void write_text(struct json_out *out, const char *key, const char *text) {
    if (text)
        json_out_value(out, key, json_string(text));
}

static void write_count(struct json_out *out, const char *key, size_t count) {
    json_out_value(out, key, json_integer((json_int_t)count));
}

static void write_cases(struct json_out *out, const struct results *results) {
    struct ledger_cursor cursor;
    const struct result_case *one;
    json_out_open_array(out, "cases");
    results_begin(&cursor, results, NULL);
    while ((one = ledger_next(&cursor)))
        json_out_value(out, NULL, case_json(one));
    json_out_close_array(out);
}

void report_json(const struct results *results, FILE *file) {
    struct json_out out;
    json_out_begin(&out, file);
    write_text(&out, "version", results->version);
    write_text(&out, "suite", results->suite);
    json_out_value(&out, "selection", selection_json(results));
    if (results->shard.of)
        json_out_value(&out, "shard", shard_json(&results->shard));
    write_count(&out, "asked", results->asked);
    write_count(&out, "judged", results->count);
    json_out_value(&out, "complete", json_boolean(results->complete));
    json_out_value(&out, "verdicts", verdicts_json(results->by_verdict));
    json_out_open_array(&out, "articles");
    for (size_t i = 0; i < results->article_count; i++)
        json_out_value(&out, NULL, article_json(&results->articles[i]));
    json_out_close_array(&out);
    for (int kind = 0; kind < EXCUSE_KINDS; kind++)
        write_excuses(&out, results, (enum excuse_kind)kind);
    write_cases(&out, results);
    json_out_end(&out);
}
