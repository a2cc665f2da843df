/*
 * JUnit: what CI servers read. It keeps to the strictest of its readers, the xUnit plugin
 * of Jenkins: no properties inside a testcase, no file or line, no totals of skipped
 * cases for all suites together, times of three decimals.
 */
#include <libintl.h>
#include <string.h>

#include "harness/report/reports.h"
#include "harness/report/xml_out.h"
#include "harness/text.h"

static const char no_time[] = "0.000"; /* equal verdicts make equal reports */

struct count {
    size_t tests, failures, errors, skipped;
};

static struct count count_of(const size_t *by_verdict) {
    struct count count = {.tests = 0};
    for (int i = 0; i < VERDICT_COUNT; i++) {
        enum verdict verdict = (enum verdict)i;
        bool skipped = verdict == VERDICT_UNSUPPORTED || verdict_is_excused(verdict);
        bool error = verdict == VERDICT_BROKEN || verdict == VERDICT_MISSING;
        count.tests += by_verdict[i];
        count.failures += verdict == VERDICT_DEVIATES ? by_verdict[i] : 0;
        count.errors += error ? by_verdict[i] : 0;
        count.skipped += skipped ? by_verdict[i] : 0;
    }
    return count;
}

static void write_count(struct xml_out *out, const struct count *count) {
    xml_out_count(out, "tests", count->tests);
    xml_out_count(out, "failures", count->failures);
    xml_out_count(out, "errors", count->errors);
}

/* `etalon.early_pension`: a package and a class for those who show them. */
static void open_testcase(struct xml_out *out, struct arena *arena,
                          const char *calculation, const char *name) {
    xml_out_open(out, "testcase");
    xml_out_attribute(out, "classname", arena_print(arena, "etalon.%s", calculation));
    xml_out_attribute(out, "name", name);
    xml_out_attribute(out, "time", no_time);
}

/* What a reader of the failure needs to go on: every deviation, provisions, the place. */
static const char *details(struct arena *arena, const struct result_case *one) {
    const char *text = "";
    for (const struct deviation *each = one->deviations; each; each = each->next)
        text = arena_print(arena, "%s%s\n", text, deviation_line(arena, each));
    if (one->message)
        text = arena_print(arena, _("%sthe system says: %s\n"), text, one->message);
    if (one->verdict == VERDICT_DEVIATES && one->reading != CHOICE_NONE)
        text = arena_print(
            arena, _("%sas when %s is read as %s, which other answers contradict\n"),
            text, reading_info(reading_of_choice(one->reading))->id,
            choice_word(one->reading));
    return arena_print(arena, _("%sclaims: %s\n%s:%d\netalon explain %s\n"), text,
                       claims_text(arena, &one->claims), one->file, one->line, one->id);
}

static void write_outcome(struct xml_out *out, struct arena *arena, const char *element,
                          const struct result_case *one) {
    xml_out_open(out, element);
    xml_out_attribute(out, "message", result_reason(arena, one));
    if (verdict_fails(one->verdict)) {
        xml_out_attribute(out, "type", verdict_text(one->verdict));
        xml_out_text(out, details(arena, one));
    }
    xml_out_close(out);
}

static void write_said(struct xml_out *out, const char *text) {
    xml_out_open(out, "system-out");
    xml_out_text(out, text);
    xml_out_close(out);
}

/* The part behind the calculation, which names the class; both together are unique. */
static const char *short_id(const struct result_case *one) {
    size_t length = strlen(one->calculation);
    bool follows = !strncmp(one->id, one->calculation, length) && one->id[length] == '.';
    return follows ? one->id + length + 1 : one->id;
}

static void write_testcase(struct xml_out *out, struct arena *arena,
                           const struct result_case *one) {
    open_testcase(out, arena, one->calculation, short_id(one));
    switch (one->verdict) {
    case VERDICT_DEVIATES:
        write_outcome(out, arena, "failure", one);
        break;
    case VERDICT_BROKEN:
    case VERDICT_MISSING:
        write_outcome(out, arena, "error", one);
        break;
    case VERDICT_UNSUPPORTED:
        write_outcome(out, arena, "skipped", one);
        break;
    case VERDICT_TOLERATED:
    case VERDICT_KNOWN:
        write_outcome(out, arena, "skipped", one);
        write_said(out, details(arena, one));
        break;
    case VERDICT_AGREES_UNDER_READING:
        write_said(out, result_reason(arena, one));
        break;
    case VERDICT_AGREES:
    case VERDICT_COUNT:
        break;
    }
    xml_out_close(out);
}

static void write_suite(struct xml_out *out, struct arena *arena,
                        const struct results *results, const struct ledger_group *group) {
    const struct ledger_filter its_cases = {.calculation = group->calculation};
    struct count count = count_of(group->by_verdict);
    struct ledger_cursor cursor;
    const struct result_case *one;
    xml_out_open(out, "testsuite");
    xml_out_attribute(out, "name", group->calculation);
    write_count(out, &count);
    xml_out_count(out, "skipped", count.skipped);
    xml_out_attribute(out, "time", no_time);
    results_begin(&cursor, results, &its_cases);
    while ((one = ledger_next(&cursor))) {
        arena_clear(arena);
        write_testcase(out, arena, one);
    }
    xml_out_close(out);
}

static void write_suites(struct xml_out *out, const struct results *results) {
    struct arena *arena = arena_new(), *of_groups = arena_new();
    size_t count;
    const struct ledger_group *groups = ledger_groups(results->ledger, of_groups, &count);
    for (size_t i = 0; i < count; i++)
        write_suite(out, arena, results, &groups[i]);
    arena_free(of_groups);
    arena_free(arena);
}

struct complaints {
    struct xml_out *out; /* NULL: they are only counted */
    struct arena *arena;
    struct count count;
};

/* A stale known deviation fails the run; a tolerance that nothing used does not. */
static void write_complaint(void *context, const struct excuse *excuse,
                            const char *advice) {
    struct complaints *complaints = context;
    bool stale = excuse->kind == EXCUSE_KNOWN;
    complaints->count.tests++;
    complaints->count.errors += stale;
    complaints->count.skipped += !stale;
    if (!complaints->out)
        return;
    open_testcase(complaints->out, complaints->arena, excuse_root(excuse->kind),
                  excuse_called(complaints->arena, excuse));
    xml_out_open(complaints->out, stale ? "error" : "skipped");
    xml_out_attribute(complaints->out, "message", advice);
    if (stale)
        xml_out_attribute(complaints->out, "type", "stale");
    xml_out_close(complaints->out);
    xml_out_close(complaints->out);
}

static struct count count_complaints(const struct results *results, struct arena *arena) {
    struct complaints complaints = {.arena = arena};
    excuses_complain(results, arena, write_complaint, &complaints);
    return complaints.count;
}

static void write_complaints(struct xml_out *out, struct arena *arena,
                             const struct results *results) {
    struct count count = count_complaints(results, arena);
    struct complaints complaints = {.out = out, .arena = arena};
    if (!count.tests)
        return;
    xml_out_open(out, "testsuite");
    xml_out_attribute(out, "name", "excuses");
    write_count(out, &count);
    xml_out_count(out, "skipped", count.skipped);
    xml_out_attribute(out, "time", no_time);
    excuses_complain(results, arena, write_complaint, &complaints);
    xml_out_close(out);
}

/* Nobody takes the cases judged before an interruption for all of them. */
static void write_cut_short(struct xml_out *out, struct arena *arena,
                            const struct results *results) {
    struct count count = {.tests = 1, .errors = 1};
    xml_out_open(out, "testsuite");
    xml_out_attribute(out, "name", "etalon");
    write_count(out, &count);
    xml_out_count(out, "skipped", 0);
    xml_out_attribute(out, "time", no_time);
    open_testcase(out, arena, "run", "complete");
    xml_out_open(out, "error");
    xml_out_attribute(out, "message", cut_short_text(arena, results));
    xml_out_attribute(out, "type", "cut-short");
    xml_out_close(out);
    xml_out_close(out);
    xml_out_close(out);
}

void report_junit(const struct results *results, FILE *file) {
    struct arena *arena = arena_new();
    struct xml_out out;
    struct count count = count_of(results->by_verdict);
    struct count complaints = count_complaints(results, arena);
    count.tests += !results->complete + complaints.tests;
    count.errors += !results->complete + complaints.errors;
    xml_out_begin(&out, file, "testsuites", NULL);
    xml_out_attribute(&out, "name", "etalon");
    write_count(&out, &count);
    xml_out_attribute(&out, "time", no_time);
    write_suites(&out, results);
    write_complaints(&out, arena, results);
    if (!results->complete)
        write_cut_short(&out, arena, results);
    xml_out_end(&out);
    arena_free(arena);
}
