/* JSON: the results as one object, with the names of the results file. */
#include <jansson.h>

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

void report_json(const struct results *results, FILE *out) {
    json_t *root = json_object(), *articles = json_array(), *cases = json_array();
    set_text(root, "version", results->version);
    set_count(root, "asked", results->asked);
    set_count(root, "judged", results->count);
    set(root, "complete", json_boolean(results->complete));
    set(root, "verdicts", verdicts_json(results->by_verdict));
    for (size_t i = 0; i < results->article_count; i++)
        json_array_append_new(articles, article_json(&results->articles[i]));
    set(root, "articles", articles);
    for (size_t i = 0; i < results->count; i++)
        json_array_append_new(cases, case_json(&results->cases[i]));
    set(root, "cases", cases);
    json_dumpf(root, out, JSON_INDENT(1));
    fputc('\n', out);
    json_decref(root);
}
