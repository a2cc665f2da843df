#include "harness/report/baseline.h"

#include "harness/report/excuse_xml.h"
#include "harness/report/output.h"
#include "harness/text.h"

static void write_row(struct xml_out *out, const struct excuse *excuse) {
    xml_out_open(out, excuse_kind_text(EXCUSE_KNOWN));
    excuse_xml_attributes(out, excuse);
    xml_out_close(out);
}

static void write_old(struct xml_out *out, const struct results *results) {
    const struct excuse_list *baseline = &results->excuses.of[EXCUSE_KNOWN];
    for (size_t i = 0; i < baseline->count; i++)
        if (!excuse_is_stale(&baseline->items[i], &results->uses[EXCUSE_KNOWN][i]))
            write_row(out, &baseline->items[i]);
}

static void write_new(struct xml_out *out, const struct result_case *one,
                      const struct answerable *answerable) {
    for (const struct deviation *each = one->deviations; each; each = each->next) {
        const struct excuse row = {
            .kind = EXCUSE_KNOWN,
            .case_id = one->id,
            .result = each->result,
            .article = provision_id(provision_info(each->provision)->article),
            .got = each->got,
            .by = *answerable,
        };
        if (!each->excuse)
            write_row(out, &row);
    }
}

bool baseline_write(const struct results *results, const struct answerable *answerable,
                    const char *path, size_t *left_out, struct error *error) {
    struct output output;
    struct xml_out out;
    struct ledger_cursor cursor;
    const struct result_case *one;
    *left_out = 0;
    xml_out_begin(&out, output_begin(&output), excuse_root(EXCUSE_KNOWN),
                  excuse_namespace);
    write_old(&out, results);
    results_begin(&cursor, results, NULL);
    while ((one = ledger_next(&cursor))) {
        if (one->verdict == VERDICT_DEVIATES)
            write_new(&out, one, answerable);
        else
            *left_out += verdict_fails(one->verdict);
    }
    xml_out_end(&out);
    return results_end_output(results, &output, path, _("baseline"), error);
}
