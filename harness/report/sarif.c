/*
 * SARIF 2.1.0: what code scanning shows. The rules are the provisions at fault, one
 * result a case, at its line of the case file; a case that agrees under another reading
 * is a note under that reading.
 */
#include <jansson.h>
#include <libxml/uri.h>
#include <string.h>

#include "harness/report/json_out.h"
#include "harness/report/reports.h"
#include "harness/text.h"

static const char schema_uri[] =
    "https://json.schemastore.org/sarif-2.1.0.json"; /* for editors; nothing fetches it */
static const char broken_rule[] = "answer-broken", missing_rule[] = "answer-missing";

struct log {
    const struct results *results;
    struct arena *arena;
    json_t *rules, *places; /* in order of appearance; the place of each by its id */
};

static json_t *packed(json_t *json) {
    if (!json)
        BUG("a report is no JSON, or out of memory");
    return json;
}

static void append(json_t *array, json_t *value) {
    if (json_array_append_new(array, packed(value)))
        BUG("out of memory for a report");
}

/* ---- rules ---- */

static const char *rule_id(const struct log *log, const struct result_case *one) {
    switch (one->verdict) {
    case VERDICT_BROKEN:
        return broken_rule;
    case VERDICT_MISSING:
        return missing_rule;
    case VERDICT_AGREES_UNDER_READING:
        return reading_info(reading_of_choice(one->reading))->id;
    default:
        break;
    }
    enum provision suspect = results_suspect(log->results, one);
    return suspect != PROVISION_NONE ? provision_id(suspect) : one->calculation;
}

/* A provision in our words and where it stands; a reading by its question. */
static json_t *rule_of(struct log *log, const char *id, const struct result_case *one) {
    const char *summary = id, *help = _("the answers of the system cannot be judged");
    if (one->verdict == VERDICT_AGREES_UNDER_READING) {
        summary = reading_info(reading_of_choice(one->reading))->question;
        help = _("the text allows both readings; the decision is open");
    } else if (one->verdict == VERDICT_BROKEN) {
        summary = _("the answer is broken");
    } else if (one->verdict == VERDICT_MISSING) {
        summary = _("no answer came");
    } else if (provision_by_id(id) != PROVISION_NONE) {
        const struct provision_info *info = provision_info(provision_by_id(id));
        summary = info->summary;
        help = arena_print(log->arena, "%s; %s, %s", info->place,
                           provision_id(info->article),
                           provision_info(info->article)->summary);
    }
    const char *level = one->verdict == VERDICT_AGREES_UNDER_READING ? "note" : "error";
    return json_pack("{s:s, s:{s:s}, s:{s:s}, s:{s:s}}", "id", id, "shortDescription",
                     "text", summary, "help", "text", help, "defaultConfiguration",
                     "level", level);
}

static void add_rule(struct log *log, const struct result_case *one) {
    const char *id = rule_id(log, one);
    if (json_object_get(log->places, id))
        return;
    json_t *place = json_integer((json_int_t)json_array_size(log->rules));
    append(log->rules, rule_of(log, id, one));
    json_object_set_new(log->places, id, packed(place));
}

/* ---- results ---- */

static json_t *location_of(const struct result_case *one) {
    xmlChar *uri = xmlURIEscapeStr((const xmlChar *)one->file, (const xmlChar *)"/");
    if (!uri)
        BUG("out of memory for a report");
    json_t *location =
        json_pack("{s:{s:{s:s, s:s}, s:{s:i}}, s:[{s:s, s:s}]}", "physicalLocation",
                  "artifactLocation", "uri", (const char *)uri, "uriBaseId", "%SRCROOT%",
                  "region", "startLine", one->line > 0 ? one->line : 1,
                  "logicalLocations", "fullyQualifiedName", one->id, "kind", "case");
    xmlFree(uri);
    return packed(location);
}

static json_t *claims_of(const struct result_case *one) {
    json_t *claims = packed(json_array());
    for (size_t i = 0; i < one->claims.count; i++)
        append(claims, json_string(provision_id(one->claims.items[i])));
    return claims;
}

/* Each excuse once: somebody outside the code has accepted the deviation. */
static json_t *suppressions_of(const struct log *log, const struct result_case *one) {
    json_t *list = packed(json_array());
    const struct excuse *before = NULL;
    for (const struct deviation *each = one->deviations; each; each = each->next) {
        if (each->excuse && each->excuse != before)
            append(list,
                   json_pack("{s:s, s:s, s:s}", "kind", "external", "status", "accepted",
                             "justification", excuse_line(log->arena, each->excuse)));
        before = each->excuse;
    }
    return list;
}

static json_t *found_of(struct log *log, const struct result_case *one) {
    const char *id = rule_id(log, one);
    const char *message =
        arena_print(log->arena, "%s: %s", one->id, result_reason(log->arena, one));
    const char *level = one->verdict == VERDICT_AGREES_UNDER_READING ? "note" : "error";
    json_int_t index = json_integer_value(json_object_get(log->places, id));
    json_t *found =
        json_pack("{s:s, s:I, s:s, s:{s:s}, s:[o], s:{s:s}, s:{s:s, s:s, s:o}}", "ruleId",
                  id, "ruleIndex", index, "level", level, "message", "text", message,
                  "locations", location_of(one), "partialFingerprints", "etalonCase/v1",
                  one->id, "properties", "verdict", verdict_text(one->verdict),
                  "calculation", one->calculation, "claims", claims_of(one));
    if (verdict_is_excused(one->verdict))
        json_object_set_new(packed(found), "suppressions", suppressions_of(log, one));
    return found;
}

static void notify(json_t *notifications, const char *level, const char *text) {
    append(notifications,
           json_pack("{s:s, s:{s:s}}", "level", level, "message", "text", text));
}

struct complaints {
    json_t *notifications;
    struct arena *arena;
};

static void notify_of(void *context, const struct excuse *excuse, const char *advice) {
    const struct complaints *complaints = context;
    notify(complaints->notifications, excuse->kind == EXCUSE_KNOWN ? "error" : "note",
           arena_print(complaints->arena, "%s: %s",
                       excuse_called(complaints->arena, excuse), advice));
}

/* A run cut short says so; its results are not all there are. */
static json_t *invocation_of(const struct log *log) {
    bool whole = log->results->complete;
    struct complaints complaints = {packed(json_array()), log->arena};
    if (!whole)
        notify(complaints.notifications, "error",
               cut_short_text(log->arena, log->results));
    excuses_complain(log->results, log->arena, notify_of, &complaints);
    return packed(json_pack("{s:b, s:o}", "executionSuccessful", whole,
                            "toolExecutionNotifications", complaints.notifications));
}

/* Cases that a reader of the log has to look at. */
static const struct ledger_filter found = {
    .verdicts = VERDICT_BIT(VERDICT_DEVIATES) |
                VERDICT_BIT(VERDICT_AGREES_UNDER_READING) |
                VERDICT_BIT(VERDICT_TOLERATED) | VERDICT_BIT(VERDICT_KNOWN) |
                VERDICT_BIT(VERDICT_BROKEN) | VERDICT_BIT(VERDICT_MISSING)};

/* They stand before the results. */
static void find_rules(struct log *log) {
    struct ledger_cursor cursor;
    const struct result_case *one;
    results_begin(&cursor, log->results, &found);
    while ((one = ledger_next(&cursor)))
        add_rule(log, one);
}

static void write_results(struct json_out *out, struct log *log) {
    struct ledger_cursor cursor;
    const struct result_case *one;
    json_out_open_array(out, "results");
    results_begin(&cursor, log->results, &found);
    while ((one = ledger_next(&cursor))) {
        arena_clear(log->arena);
        json_out_value(out, NULL, found_of(log, one));
    }
    json_out_close_array(out);
}

static void write_run(struct json_out *out, struct log *log) {
    json_out_open_object(out, NULL);
    json_out_value(out, "tool",
                   json_pack("{s:{s:s, s:s, s:O}}", "driver", "name", "etalon", "version",
                             log->results->version, "rules", log->rules));
    json_out_value(out, "invocations", json_pack("[o]", invocation_of(log)));
    write_results(out, log);
    json_out_close_object(out);
}

void report_sarif(const struct results *results, FILE *file) {
    struct log log = {
        .results = results,
        .arena = arena_new(),
        .rules = packed(json_array()),
        .places = packed(json_object()),
    };
    struct json_out out;
    find_rules(&log);
    json_out_begin(&out, file);
    json_out_value(&out, "$schema", json_string(schema_uri));
    json_out_value(&out, "version", json_string("2.1.0"));
    json_out_open_array(&out, "runs");
    write_run(&out, &log);
    json_out_close_array(&out);
    json_out_end(&out);
    json_decref(log.rules);
    json_decref(log.places);
    arena_free(log.arena);
}
